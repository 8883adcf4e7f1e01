"""All that the configs name: importing it registers the package's tokenizer, lexical classes and vectors."""

from exergue.annotate import trained

__all__ = ["trained"]
