"""How fast mkdocs makes the site of many articles with our theme and search, beside its built-in theme with search.

usage: python benchmarks/theme.py ARTICLES [NUMBER [WORK]]

ARTICLES is a file of JSON lines (id, title, date, paragraphs), NUMBER how many of them to take (1,000), WORK a folder
to keep the pages in, so that a second call need not annotate again; without it all is made anew and thrown away.
Both themes get the same pages and Markdown extensions, and an address. Seconds are of processor time, of a process of
its own and of what it starts: that makes the index of our search.

    python benchmarks/theme.py ../shared/data/press.jsonl

On 1,000 press articles (6,421 pages), one core of 2026: 118 pages a second with the built-in theme, 114 with ours
(0.96); on 300 (2,754 pages) 96 and 103. Nearly nine tenths of both are Python-Markdown's.
"""

from __future__ import annotations

import json
import resource
import shutil
import sys
import tempfile
import time
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from exergue import pipeline
from exergue.progress import Silent
from exergue.search import FOLDER as SEARCH
from exergue.settings import Options, read_settings
from exergue.site import BUILDING

ROOT = Path(__file__).resolve().parent.parent
BUILT_IN = {"theme": {"name": "mkdocs"}, "plugins": ["search"], "hooks": [], "exclude_docs": f"/{SEARCH}/"}


def main(articles: Path, number: int, work: Path) -> None:
    """Print the pages a second of each theme, and how the two compare."""
    if not (work / "docs/index.md").is_file():
        lay_out(articles, number, work)
    pages = sum(1 for _ in (work / "docs").rglob("*.md"))
    print(f"{number} articles, {pages} pages")
    theirs = pages / measured(work, BUILT_IN)
    print(f"built-in theme with search: {theirs:.0f} pages/s")
    ours = pages / measured(work, {})
    print(f"our theme with search: {ours:.0f} pages/s, {ours / theirs:.2f} of it")


def lay_out(articles: Path, number: int, work: Path) -> None:
    """A project in `work` with its pages made from so many of the articles."""
    work.mkdir(parents=True, exist_ok=True)
    for name in ("hooks.py", "mkdocs.yml"):
        shutil.copy(ROOT / name, work)
    shutil.copytree(ROOT / "templates", work / "templates", dirs_exist_ok=True)
    (work / "seeds").mkdir(exist_ok=True)
    with articles.open(encoding="utf-8") as lines:
        for line in islice(lines, number):
            write_seed(json.loads(line), work / "seeds")
    pipeline.build(read_settings(work / "mkdocs.yml"), Options(), Silent(), with_site=False)


def write_seed(article: dict[str, object], folder: Path) -> None:
    """One article as a user would have it."""
    head = {key: article[key] for key in ("title", "date") if article.get(key)}
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    paragraphs = article["paragraphs"]
    assert isinstance(paragraphs, list)
    (folder / f"{article['id']}.md").write_text("---\n" + front + "---\n\n" + "\n\n".join(paragraphs), encoding="utf-8")


def measured(work: Path, changed: dict[str, object]) -> float:
    """Seconds of a build of `work` with these settings changed."""
    with get_context("fork").Pool(1) as pool:
        return pool.apply(built, (work, changed))


def built(work: Path, changed: dict[str, object]) -> float:
    """Seconds of processor time that mkdocs takes, with reading its settings."""
    with tempfile.TemporaryDirectory() as site:
        began = spent()
        config = load_config(str(work / "mkdocs.yml"), site_dir=site, site_url="https://press.example/", **changed)
        config[BUILDING] = True  # the pages are there, the hooks need not make them
        build(config)
        return spent() - began


def spent() -> float:
    """Seconds of processor time of this process and of those that it has waited for."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    size = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    if len(sys.argv) > 3:
        main(Path(sys.argv[1]), size, Path(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            main(Path(sys.argv[1]), size, Path(folder))
