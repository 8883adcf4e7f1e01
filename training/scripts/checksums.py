"""Compare the inputs with the checksums that the shipped pipeline was trained with."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import Annotated

import typer


def main(listed: Path, folder: Path, write: Annotated[bool, typer.Option(help="Write the list anew")] = False) -> None:
    """Exit with 1 when a file below `folder` is missing or other than `listed` says."""
    wanted = dict(reversed(line.split("  ", 1)) for line in listed.read_text(encoding="utf-8").splitlines())
    found = {name: _sum(folder / name) for name in wanted}
    if write:
        listed.write_text("".join(f"{found[name]}  {name}\n" for name in sorted(found)), encoding="utf-8")
        return
    other = sorted(name for name in wanted if found[name] != wanted[name])
    for name in other:
        print(f"{folder / name} is {'other than expected' if found[name] else 'missing'}", file=sys.stderr)
    raise typer.Exit(bool(other))


def _sum(path: Path) -> str:
    """SHA-256 of a file, or of the names and sums of the files in a folder; empty when there is none."""
    if path.is_dir():
        files = "".join(f"{inner.name} {_sum(inner)}\n" for inner in sorted(path.iterdir()))
        return hashlib.sha256(files.encode()).hexdigest()
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


if __name__ == "__main__":
    typer.run(main)
