"""Exergue: annotated, cross-linked websites from folders of press articles."""

__version__ = "0.1.0"
