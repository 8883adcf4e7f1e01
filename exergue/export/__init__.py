"""The corpus for other programs: one function a format, from a corpus to the path and bytes of each file."""

from exergue.export.annotations import export_annotations
from exergue.export.texts import export_texts

__all__ = ["export_annotations", "export_texts"]
