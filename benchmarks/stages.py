"""What `whole.py` measures of a project: the stages of a build in one process, and commands as a user calls them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.utils.meta import get_data
from theme import BUILT_IN, measured

from exergue.annotate.nlp import annotate
from exergue.annotate.trained import shipped, trained
from exergue.annotating.crews import alone, together
from exergue.articles import read_articles
from exergue.authority import Authority
from exergue.export import collection, exports
from exergue.interface import read_interface
from exergue.language import languages
from exergue.model import Article
from exergue.pages import Addresses, make_pages, site_of
from exergue.render import environment, render
from exergue.resolve import resolve
from exergue.search import search_files
from exergue.settings import read_settings

Laps = dict[str, float]


def stages(folder: Path) -> Laps:
    """Seconds of processor time of the parts of a build, one after the other in this process."""
    laps: Laps = {}
    began = time.process_time()

    def lap(name: str) -> None:
        nonlocal began
        laps[name] = time.process_time() - began
        began = time.process_time()

    articles = read(folder)
    lap("reading")
    pipeline = trained(shipped("fr"))
    began = time.process_time()
    consumed(pipeline.pipe((article.text for article in articles), batch_size=8))
    lap("bare pipeline")
    next(annotate(articles[:1]))  # loads all that it takes
    began = time.process_time()
    annotated = tuple(annotate(articles))
    lap("annotating (pipeline and rules)")
    corpus = resolve(annotated, Authority())
    lap("resolving")
    settings = read_settings(folder / "mkdocs.yml")
    site = site_of(corpus, settings, Addresses(corpus))
    lap("reading across")
    consumed(
        content if isinstance(content, bytes) else b"".join(content)
        for _, content in exports(collection(site, settings))
    )
    lap("exports")
    templates = environment(settings.templates, read_interface(settings.language))
    consumed(render(make_pages(site), templates))
    lap("pages")
    consumed(search_files(site))
    lap("records of the search")
    return laps


def consumed(values: Iterable[object]) -> None:
    """Ask for all of them."""
    for _ in values:
        pass


def read(folder: Path) -> tuple[Article, ...]:
    """The articles of a project."""
    return read_articles((folder / "seeds",), language="fr", languages=languages()).articles


def builds(folder: Path) -> Laps:
    """Seconds of processor time of whole builds, and the most memory that the first took, in megabytes."""
    cold, megabytes = build(folder, "--no-site", "--jobs", "1")
    laps: Laps = {"build from nothing, no site": cold, "megabytes of it": megabytes}
    laps["nothing changed, no site"], _ = build(folder, "--no-site")
    edited = next(iter(sorted((folder / "seeds").iterdir())))
    edited.write_text(edited.read_text(encoding="utf-8") + "\n\nMark Milley est à Kiev.\n", encoding="utf-8")
    laps["one article changed, no site"], _ = build(folder, "--no-site")
    (folder / "authority").mkdir(exist_ok=True)
    (folder / "authority" / "places.yml").write_text("- {id: kiev, name: Kyiv, variants: [Kiev]}\n", encoding="utf-8")
    laps["one line of authority/ changed, no site"], _ = build(folder, "--no-site")
    laps["site of the same pages"], laps["megabytes of that"] = build(folder)
    laps["nothing changed, with site"], _ = build(folder)
    return laps


def build(folder: Path, *options: str) -> tuple[float, float]:
    """Seconds of processor time of the command as a user calls it, and megabytes of memory."""
    command = [sys.executable, folder / "build.py", "--quiet", *options]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"build.py {' '.join(options)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def start(folder: Path) -> float:
    """Seconds by the clock that `build.py --help` takes, the best of ten."""
    return min(wall(lambda: build(folder, "--help")) for _ in range(10))


def themes(folder: Path) -> Laps:
    """Seconds of processor time of mkdocs on the pages of the project, and of Python-Markdown alone."""
    return {
        "mkdocs, built-in theme and search": measured(folder, BUILT_IN),
        "mkdocs, our theme and search": measured(folder, {}),
        "Python-Markdown alone": apart(converted, folder),
    }


def converted(folder: Path) -> float:
    """Seconds of processor time in which Python-Markdown makes HTML of all pages, with the extensions of the site."""
    import markdown

    config = load_config(str(folder / "mkdocs.yml"))
    began = time.process_time()
    for page in (folder / "docs").rglob("*.md"):
        text, _ = get_data(page.read_text(encoding="utf-8"))
        markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs).convert(text)
    return time.process_time() - began


def apart(function: Callable[[Path], Laps | float], given: object) -> object:
    """What the function gives in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(function, (given,))


def annotating(articles: Sequence[Article], jobs: int) -> None:
    """Annotate them all."""
    consumed(together(articles, "", jobs) if jobs > 1 else alone(articles, ""))


def computing(jobs: int) -> None:
    """The same sum, by so many processes."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(loop, [24_000_000 // jobs] * jobs * 4, chunksize=1))


def loop(steps: int) -> int:
    """A sum that takes time and no memory."""
    return sum(step & 7 for step in range(steps))


def wall(do: Callable[[], object]) -> float:
    """Seconds by the clock."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began
