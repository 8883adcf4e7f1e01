"""Annotated articles as Markdown that shows their text, whatever it holds, as text."""

from exergue.markup.article import article_body
from exergue.markup.escape import attribute, escape, spoken
from exergue.markup.sentence import sentence

__all__ = ["article_body", "attribute", "escape", "sentence", "spoken"]
