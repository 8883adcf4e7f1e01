"""The index of the search in the folder of the site: Pagefind run on the records that the build left in `docs/`."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from exergue.errors import SiteError
from exergue.moving import move
from exergue.search.collection import collected
from exergue.search.order import in_order
from exergue.search.record import Record

BUNDLE = "pagefind"  # in the site
_KEPT = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")  # of Pagefind's own files; no interface of its


def make_index(docs: Path, site: Path, language: str, *, directories: bool = True) -> int:
    """The number of results that can be found, their index being in `site`; raises SiteError, `site` being as it was.

    All articles are in one index, whatever their language, since results are to be put in one order: `language` is
    the one that words are reduced to their stems by. `directories`: the site's pages are addressed as folders.
    """
    try:
        with TemporaryDirectory(prefix=f".{site.name}-search-", dir=site.resolve().parent) as made:
            pages, bundle = Path(made, "pages"), Path(made, BUNDLE)
            number = _write(collected(docs), pages, directories=directories)
            if number:  # Pagefind refuses to make an index of nothing
                _run(pages, bundle, language)
                _drop_unused(bundle)
                in_order(bundle)
            shutil.rmtree(site / BUNDLE, ignore_errors=True)
            if number:
                move(bundle, site / BUNDLE)
    except OSError as error:
        raise SiteError(f"{error.filename or site}: {error.strerror}; the search could not be written") from error
    return number


def _write(records: Iterable[Record], pages: Path, *, directories: bool) -> int:
    number = 0
    pages.mkdir()
    for record in records:
        file = pages / f"{record.id}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record.html(_address(record.page, directories=directories)), encoding="utf-8", newline="\n")
        number += 1
    return number


def _address(page: str, *, directories: bool) -> str:
    """The address in the site, relative to its root, of a page in docs/ that is no index."""
    path, hash_mark, anchor = page.partition("#")
    return path.removesuffix(".md") + ("/" if directories else ".html") + hash_mark + anchor


def _run(pages: Path, bundle: Path, language: str) -> None:
    from pagefind.service import get_executable  # brings asyncio, slow to import, and is needed for the site only

    program = get_executable()
    if program is None:
        raise SiteError(
            'Pagefind is not installed, so the site would have no search; run `pip install "pagefind[bin]"`'
        )
    options = ["--site", str(pages), "--output-path", str(bundle), "--force-language", language, "--quiet"]
    try:
        done = subprocess.run(
            [program, *options], capture_output=True, encoding="utf-8", errors="replace", check=False, cwd=pages
        )
    except OSError as error:
        raise SiteError(f"{program}: Pagefind can't be run: {error.strerror}; the site would have no search") from error
    if done.returncode or not (bundle / "pagefind-entry.json").is_file():
        told = (done.stderr or done.stdout).strip() or f"exit code {done.returncode}"
        raise SiteError(f"Pagefind could not make the index of the search: {told}")


def _drop_unused(bundle: Path) -> None:
    """Leave out what only other interfaces load."""
    entry = json.loads((bundle / "pagefind-entry.json").read_text(encoding="utf-8"))
    programs = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    for file in bundle.iterdir():
        if file.is_file() and file.suffix != ".pf_meta" and file.name not in {*_KEPT, *programs}:
            file.unlink()
