"""How time and memory of a whole build grow with the number of articles, stage by stage, and what each costs.

usage: python benchmarks/whole.py ARTICLES [SIZE ...] > benchmarks/RESULTS.md

ARTICLES is a file of JSON lines (id, title, date, paragraphs); without sizes: 100, 1000 and 10000, which takes an hour.
Where it has fewer articles than a size, they are repeated with the surnames of people swapped. Prints RESULTS.md:
seconds of processor time of each stage, each size in a process of its own; the exponent of its growth between the
smallest and the largest size; and ratios, each of two things measured in the same run.
"""

from __future__ import annotations

import json
import math
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from resolve import repeated
from stages import Laps, annotating, apart, builds, computing, read, stages, start, themes, wall
from theme import write_seed

from exergue.annotate.nlp import annotate

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 1000, 10000)
LIBRARIES = ("spacy", "numpy", "jinja2", "mkdocs", "markdown", "pagefind")
_COMPARED = 1000  # articles; of more, mkdocs makes the site once and not thrice
_HEAD = """# How fast it is

Printed by `python benchmarks/whole.py ../shared/data/press.jsonl`: {machine}, {day}, Python {python}, {libraries}.

Seconds are of processor time, of one process and those that it starts, unless said otherwise. Articles are of the
press, some 2,600 characters each; from 1,500 on they are repeated with the surnames of people swapped. The exponent is
that of growth between the smallest and the largest size: 1 is in step with the number of articles.
"""


def main(articles: Path, sizes: Sequence[int]) -> None:
    """Print the tables."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    machine = f"{processor()}, {os.cpu_count()} cores"
    print(_HEAD.format(machine=machine, day=date.today(), python=platform.python_version(), libraries=libraries))
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        laps = [of_size(articles, size, work / str(size)) for size in sizes]
        print_table("seconds", sizes, {name: [lap.get(name, math.nan) for lap in laps] for name in laps[0]})
        print_ratios(sizes, laps)
        print(f"\n`python build.py --help` takes {start(work / str(sizes[0])):.2f} s by the clock.")
        print_jobs(work / str(sizes[min(1, len(sizes) - 1)]))


def of_size(articles: Path, size: int, folder: Path) -> Laps:
    """All that is measured of so many articles."""
    lay_out(articles, size, folder)
    laps = apart(stages, folder) | builds(folder)
    return laps | (themes(folder) if size <= _COMPARED else {})


def lay_out(articles: Path, size: int, folder: Path) -> None:
    """A project of so many articles."""
    for name in ("build.py", "hooks.py", "mkdocs.yml"):
        folder.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "templates", folder / "templates")
    (folder / "seeds").mkdir()
    with articles.open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, size)]
    for record in records:
        write_seed(record, folder / "seeds")
    if size > len(records):
        for record in apart(swapped, (folder, records, size)):
            write_seed(record, folder / "seeds")


def swapped(given: tuple[Path, Sequence[dict[str, object]], int]) -> list[dict[str, object]]:
    """Copies of the articles under other surnames, as many as are missing."""
    folder, records, size = given
    annotated = tuple(annotate(read(folder)))
    dates = {str(record["id"]): record.get("date") for record in records}
    return [
        {
            "id": a.article.id,
            "title": a.article.title,
            "date": dates.get(a.article.id.split("~")[0]),
            "paragraphs": [a.article.text],
        }
        for a in islice(repeated(annotated), len(records), size)
    ]


def print_table(what: str, sizes: Sequence[int], rows: dict[str, list[float]]) -> None:
    """A line a row: its figure at each size, and the exponent of its growth."""
    print(f"| {what} | " + " | ".join(f"{size:,} articles" for size in sizes) + " | exponent |")
    print("|---|" + "---:|" * (len(sizes) + 1))
    for name, found in rows.items():
        figures = " | ".join("" if math.isnan(figure) else f"{figure:,.1f}" for figure in found)
        print(f"| {name} | {figures} | {growth(sizes, found):.2f} |")


def growth(sizes: Sequence[int], found: Sequence[float]) -> float:
    """The power of the number of articles with which a figure grows; 0 for a single size."""
    known = [(size, figure) for size, figure in zip(sizes, found, strict=True) if figure > 0]
    if len(known) < 2:
        return 0
    (first, least), (last, most) = known[0], known[-1]
    return math.log(most / least) / math.log(last / first)


def print_ratios(sizes: Sequence[int], laps: Sequence[Laps]) -> None:
    """What things cost beside others."""
    print("\n| ratio | " + " | ".join(f"{size:,} articles" for size in sizes) + " |")
    print("|---|" + "---:|" * len(sizes))
    for name in (
        "annotating (pipeline and rules) / bare pipeline",
        "build from nothing, no site / annotating (pipeline and rules)",
        "build from nothing, no site / bare pipeline",
        "one article changed, no site / build from nothing, no site",
        "one line of authority/ changed, no site / build from nothing, no site",
        "mkdocs, built-in theme and search / mkdocs, our theme and search",
        "mkdocs, our theme and search / Python-Markdown alone",
    ):
        one, _, other = name.partition(" / ")
        ratios = [f"{lap[one] / lap[other]:.2f}" if one in lap else "" for lap in laps]
        print(f"| {name} | " + " | ".join(ratios) + " |")


def print_jobs(folder: Path) -> None:
    """How much faster two processes annotate than one, beside how much faster they compute."""
    articles = read(folder)
    one, two = (wall(lambda jobs=jobs: annotating(articles, jobs)) for jobs in (1, 2))
    single, double = (wall(lambda jobs=jobs: computing(jobs)) for jobs in (1, 2))
    share = one / two / (single / double)
    print(f"\nBy the clock, 2 jobs annotate {len(articles):,} articles {one / two:.2f} times as fast as 1; a loop that")
    print(f"only computes runs {single / double:.2f} times as fast: {share:.2f} of it.")


def processor() -> str:
    """What the machine computes with, as the system names it."""
    names = (line for line in lines_of_cpuinfo() if line.startswith("model name"))
    return next(names, platform.processor()).partition(": ")[2] or platform.machine()


def lines_of_cpuinfo() -> Iterator[str]:
    """What Linux says of the processor; nothing elsewhere."""
    path = Path("/proc/cpuinfo")
    return iter(path.read_text().splitlines() if path.exists() else ())


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), tuple(map(int, sys.argv[2:])) or SIZES)
