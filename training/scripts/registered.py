"""Everything that the configs name: importing it registers the package's tokenizer and lexical classes."""

from exergue.annotate import lexical_classes, tokenization

__all__ = ["lexical_classes", "tokenization"]
