"""The corpus for other programs: one function a format, from a corpus to the path and bytes of each file."""

from exergue.export.annotations import annotations
from exergue.export.texts import texts

__all__ = ["annotations", "texts"]
