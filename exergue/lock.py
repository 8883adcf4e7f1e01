"""One build at a time in a folder: the second waits, and says so."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EINVAL
from pathlib import Path
from typing import IO

_EVERY = 0.2  # seconds between two tries


@contextmanager
def locked(file: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on `file`, made if need be; `on_wait` is called once if another process holds it.

    The system lets go of the lock when the process ends, however it ends. The file stays, and its time of change
    too: under `mkdocs serve`, which watches the folder, a change would start the next build.
    """
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise OSError(EINVAL, f"{file.name} is no regular file", str(file))  # to open a pipe would wait for ever
    with file.open("ab") as held:
        if not _try_lock(held):
            on_wait()
            while not _try_lock(held):
                time.sleep(_EVERY)
        yield  # closing the file lets go


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
