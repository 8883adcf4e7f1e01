"""What the search of a site weighs, how long its index takes to make, and how soon it answers in Chromium.

usage: python benchmarks/search.py DOCS [QUERY ...]

DOCS is a folder that `python build.py` wrote. Prints how many results can be found, the seconds of processor time
that making the index took, the megabytes that Pagefind needed, and what the index weighs on disk; then, a line a query,
the number of results, the milliseconds from asking to the data of the first twenty, first as a reader meets it who has
just opened the page, then once more, and what was fetched for that. In quotation marks, words are looked for in order.
"""

from __future__ import annotations

import resource
import shutil
import sys
import time
from collections.abc import Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from exergue.search import make_index

QUERIES = ("avril", "président", "conseil municipal", "chef de l'état", "p", '"premier ministre"')
ASK = """async query => {
  const began = performance.now();
  const pagefind = await import('./pagefind/pagefind.js');
  const found = await pagefind.search(query, { filters: { kind: { any: [] }, person: { any: [] } } });
  await Promise.all(found.results.slice(0, 20).map(result => result.data()));
  return [found.results.length, performance.now() - began];
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, *_: object) -> None:
        """See the base."""


def main(docs: Path, queries: Sequence[str]) -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        site.mkdir()
        (site / "index.html").write_text('<!doctype html><html lang="fr"><link rel="icon" href="data:,">')
        began = time.process_time()
        results = make_index(docs, site, "fr")
        pagefind = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = time.process_time() - began + pagefind.ru_utime + pagefind.ru_stime
        memory = pagefind.ru_maxrss / 1024
        sizes = [file.stat().st_size for file in (site / "pagefind").rglob("*") if file.is_file()]
        print(f"{results} results, {seconds:.1f} s, {memory:.0f} MB; {sum(sizes) / 1e6:.1f} MB in {len(sizes)} files")
        answer(site, queries)


def answer(site: Path, queries: Sequence[str]) -> None:
    """Ask each query in a new page of Chromium, twice."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for query in queries:
            page = browser.new_page()
            fetched: list[int] = []
            page.on("response", lambda response, into=fetched: into.append(len(response.body())))
            page.goto(f"http://127.0.0.1:{server.server_port}/")
            found, first = ask(page, query)
            _, again = ask(page, query)
            print(f"{query:20} {found:6} results {first:6.0f} ms, then {again:5.0f} ms, {sum(fetched) / 1e3:5.0f} kB")
            page.close()
        browser.close()
    server.shutdown()


def ask(page: Page, query: str) -> tuple[int, float]:
    """The number of results and the milliseconds until the first twenty are there."""
    found, milliseconds = page.evaluate(ASK, query)
    return int(found), float(milliseconds)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:] or QUERIES)
