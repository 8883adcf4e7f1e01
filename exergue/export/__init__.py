"""Corpus to files for other programs: one function a format."""
