"""Style sheets and scripts of a site without what only those who write them need: comments, and white space."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin


def squeeze(folder: Path) -> None:
    """Make the .css and .js files of a site's folder light, in place."""
    for file in sorted(folder.glob("*.css")):
        _rewrite(file, cssmin)
    for file in sorted(folder.glob("*.js")):
        _rewrite(file, jsmin)


def _rewrite(file: Path, squeezed: Callable[[str], str]) -> None:
    text = file.read_text(encoding="utf-8", errors="surrogateescape")
    file.write_text(squeezed(text), encoding="utf-8", errors="surrogateescape")
