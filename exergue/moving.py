"""Files and folders that take the place of others at once, also where somebody is just looking into them."""

from __future__ import annotations

import time
from pathlib import Path

_HELD = (5, 32)  # what Windows says of a file that a virus scanner, an indexer or another program has open
_WAITS = (0.01, 0.05, 0.2, 0.5)  # seconds before it is tried again; scanners let go soon


def move(source: Path, target: Path) -> None:
    """Put `source` in the place of `target`; raises OSError that names `target`, both being as they were."""
    for wait in (*_WAITS, None):
        try:
            source.replace(target)
            return
        except OSError as error:
            if wait is None or getattr(error, "winerror", None) not in _HELD:
                error.filename = str(target)
                raise
        time.sleep(wait)
