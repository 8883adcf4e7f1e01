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


def _rewrite(file: Path, squeezed: Callable[[bytes], bytes]) -> None:
    file.write_bytes(squeezed(file.read_bytes()))  # as bytes: whatever encoding somebody's own sheet has
