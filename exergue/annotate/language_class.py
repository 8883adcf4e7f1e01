"""spaCy's class for a language, or one of our own that does not import what spaCy knows of the language."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

from exergue.annotate.tokenization import TokenWords
from exergue.language import read


@cache
def language_class(language: str) -> type[Language]:
    """The class of the pipelines of a language that has a pack.

    A pack that lists all words of its tokenizer needs no more than the name of the language. spaCy's own French would
    bring nothing else, and its import compiles hundreds of patterns, for longer than it takes to load a pipeline. Who
    asks spaCy for French in the same process is given spaCy's, since nothing is registered.
    """
    if read(language, "tokens", TokenWords).inherits:
        found: type[Language] = spacy.util.get_lang_class(language)
        return found
    return type("Bare", (Language,), {"lang": language})
