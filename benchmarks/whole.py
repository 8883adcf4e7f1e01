"""How time and memory of a whole build grow with the number of articles, stage by stage, and what each costs.

usage: python benchmarks/whole.py ARTICLES [SIZE ...]

ARTICLES is a file of JSON lines (id, title, date, paragraphs); without sizes: 100, 1000 and 10000. Where it has fewer
articles than a size, they are repeated with the surnames of people swapped. Prints, as the tables of RESULTS.md:
seconds of processor time of each stage, each size in a process of its own; the exponent of its growth between the
smallest and the largest size; and ratios, each of two things measured in the same run.
"""

from __future__ import annotations

import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from resolve import repeated
from theme import write_seed

from exergue.annotate.nlp import annotate
from exergue.annotate.trained import shipped, trained
from exergue.annotating.crews import alone, together
from exergue.articles import read_articles
from exergue.authority import Authority
from exergue.language import languages
from exergue.model import Article
from exergue.resolve import resolve

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 1000, 10000)
LIBRARIES = ("spacy", "numpy", "mkdocs", "pagefind")
Laps = dict[str, float]


def main(articles: Path, sizes: Sequence[int]) -> None:
    """Print the tables."""
    print(f"{date.today()}, {processor()}, {os.cpu_count()} cores, Python {platform.python_version()}, ", end="")
    print(", ".join(f"{name} {version(name)}" for name in LIBRARIES), end="\n\n")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        laps = []
        for size in sizes:
            lay_out(articles, size, work / str(size))
            laps.append(apart(stages, work / str(size)) | builds(work / str(size)))
        print_stages(sizes, laps)
        print_ratios(sizes, laps)
        print_jobs(work / str(sizes[min(1, len(sizes) - 1)]))


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


def read(folder: Path) -> tuple[Article, ...]:
    """The articles of a project."""
    return read_articles((folder / "seeds",), language="fr", languages=languages()).articles


def stages(folder: Path) -> Laps:
    """Seconds of processor time of the parts of a build in this process."""
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
    for _ in pipeline.pipe((article.text for article in articles), batch_size=8):
        pass
    lap("bare pipeline")
    next(annotate(articles[:1]))
    began = time.process_time()
    annotated = tuple(annotate(articles))
    lap("annotating")
    resolve(annotated, Authority())
    lap("resolving")
    return laps


def builds(folder: Path) -> Laps:
    """Seconds of processor time of whole builds, and the most memory that the first took, in megabytes."""
    cold, megabytes = build(folder, "--no-site", "--jobs", "1")
    laps: Laps = {"build from nothing, no site": cold, "megabytes of it": megabytes}
    laps["nothing changed, no site"], _ = build(folder, "--no-site")
    edited = next((folder / "seeds").iterdir())
    edited.write_text(edited.read_text(encoding="utf-8") + "\n\nMark Milley est à Kiev.\n", encoding="utf-8")
    laps["one article changed, no site"], _ = build(folder, "--no-site")
    laps["site of the same pages"], _ = build(folder)
    laps["nothing changed, with site"], _ = build(folder)
    return laps


def build(folder: Path, *options: str) -> tuple[float, float]:
    """Seconds of processor time of the command as a user calls it, and megabytes of memory."""
    process = subprocess.Popen([sys.executable, folder / "build.py", "--quiet", *options], cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"build.py {' '.join(options)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def apart(function: Callable[[object], object], given: object) -> object:
    """What the function gives in a process of its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(function, (given,))


def print_stages(sizes: Sequence[int], laps: Sequence[Laps]) -> None:
    """A line a stage: its seconds at each size, and the exponent of its growth."""
    print("| seconds of processor time | " + " | ".join(f"{size:,} articles" for size in sizes) + " | exponent |")
    print("|---|" + "---:|" * (len(sizes) + 1))
    for name in laps[0]:
        found = [lap[name] for lap in laps]
        print(f"| {name} | " + " | ".join(f"{seconds:,.1f}" for seconds in found) + f" | {growth(sizes, found):.2f} |")


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The power of the number of articles with which the seconds grow; 0 for a single size."""
    if len(sizes) == 1 or not seconds[0]:
        return 0
    return math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])


def print_ratios(sizes: Sequence[int], laps: Sequence[Laps]) -> None:
    """What things cost beside others."""
    print("\n| ratio | " + " | ".join(f"{size:,} articles" for size in sizes) + " |")
    print("|---|" + "---:|" * len(sizes))
    ratios: dict[str, Callable[[Laps], float]] = {
        "annotating / bare pipeline": lambda lap: lap["annotating"] / lap["bare pipeline"],
        "build from nothing / annotating": lambda lap: lap["build from nothing, no site"] / lap["annotating"],
        "build from nothing / bare pipeline": lambda lap: lap["build from nothing, no site"] / lap["bare pipeline"],
        "one article changed / from nothing": lambda lap: (
            lap["one article changed, no site"] / lap["build from nothing, no site"]
        ),
    }
    for name, ratio in ratios.items():
        print(f"| {name} | " + " | ".join(f"{ratio(lap):.2f}" for lap in laps) + " |")


def print_jobs(folder: Path) -> None:
    """How much faster two processes annotate than one, beside how much faster they compute."""
    articles = read(folder)
    one, two = (wall(lambda jobs=jobs: annotating(articles, jobs)) for jobs in (1, 2))
    single, double = (wall(lambda jobs=jobs: computing(jobs)) for jobs in (1, 2))
    print(f"\n2 jobs annotate {len(articles):,} articles {one / two:.2f} times as fast as 1; ", end="")
    print(
        f"a loop that only computes runs {single / double:.2f} times as fast: {one / two / (single / double):.2f} of it"
    )


def annotating(articles: Sequence[Article], jobs: int) -> None:
    """Annotate them all."""
    for _ in together(articles, "", jobs) if jobs > 1 else alone(articles, ""):
        pass


def computing(jobs: int) -> None:
    """The same sum, by so many processes."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(loop, [24_000_000 // jobs] * jobs * 4, chunksize=1))


def loop(steps: int) -> int:
    """A sum that takes time and no memory."""
    return sum(step & 7 for step in range(steps))


def wall(do: Callable[[], None]) -> float:
    """Seconds by the clock."""
    began = time.perf_counter()
    do()
    return time.perf_counter() - began


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
