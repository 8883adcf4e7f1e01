"""A long run of hostile input against whatever reads what others wrote: does anything break?

usage: python benchmarks/fuzz.py [SECONDS] [--seed N] [--only TARGET …] [--findings FOLDER] [--with hypothesis]
       python benchmarks/fuzz.py --again FILE …

SECONDS (600) are shared among the targets; the same seed gives the same inputs. With atheris, which runs on Linux and
macOS (`pip install -e '.[fuzz]'`), inputs are led by which lines of Exergue they reach; without it Hypothesis draws
them. What they are made of is in `tests/invented.py`, what has to hold in `tests/promises.py`: no exception but a
problem that names its file, no lost character, every span in range, and a time bound per kilobyte. Prints for each
target how many inputs it took, how much code they reached (the edges that atheris counts) and what broke it. Each
finding is saved in FOLDER (fuzz-findings/): a report, and the bytes with which `--again` shows it once more. Exit code
1 if there are any.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
from contextlib import nullcontext, redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))

from trials import Target, Trial, by_atheris, by_hypothesis, slug, taking  # noqa: E402, behind the paths of its like

SECONDS = 600
PATIENCE = 600  # seconds that a target may take beyond its share, on a busy machine


def targets(folder: Path) -> dict[str, Target]:
    """Every target by its name; `folder` is for the files that they read."""
    import invented as made
    import promises
    from hypothesis import strategies as st
    from read_speech import lines

    seeds = tuple(path.read_bytes() for path in sorted(HERE.parent.glob("seeds/*/*")) if path.is_file())
    letters = tuple(f"Été à Kiev : « cœur » l’{n}".encode(codec, "replace") for n, codec in enumerate(made.CODECS))
    articles = st.one_of(made.mutated(seeds), made.encoded(made.press()), made.encoded(made.markdown))
    headed = st.tuples(made.front_matter | made.good_front_matter(), made.markdown | made.press()).map(_headed)
    authority = tuple(path.read_bytes().replace(b"\n# ", b"\n") for path in sorted(HERE.parent.glob("authority/*.yml")))
    files = st.fixed_dictionaries(
        {},
        optional={
            "persons.yml": made.entries() | made.listed(made.ENTRY),
            "places.yml": made.listed(made.ENTRY),
            "corrections.yml": made.corrections() | made.listed(made.CORRECTION),
            "ids.lock": made.lock_lines,
        },
    ).map(lambda files: {name: _bytes(text) for name, text in files.items()})
    config = ((HERE.parent / "mkdocs.yml").read_bytes(),)

    def page(data: bytes) -> None:
        if article := promises.reads(folder, "a.md", data):
            promises.page_shows(promises.annotates(article))

    return {
        "plain text": Target(articles, lambda data: promises.reads(folder, "a.txt", data), (*seeds, *letters)),
        "Markdown": Target(articles, lambda data: promises.reads(folder, "a.md", data), (*seeds, *letters)),
        "Markdown pieces": Target(made.markdown, promises.markdown_keeps_its_text),
        "front matter": Target(headed, lambda data: promises.reads(folder, "a.md", data)),
        "sidecar": Target(
            made.front_matter.map(_bytes), lambda data: promises.reads(folder, "a.txt", b"Kiev.", data), authority
        ),
        "quotation marks": Target(made.quoted, lambda text: promises.passages_nest(text, lines(text))),
        "names": Target(made.named, promises.annotates_text, (), 0.3, 1),
        "speech": Target(made.press(), promises.annotates_text, (), 0.3, 1),
        "pages": Target(headed, page, seeds, 0.4, 1.5),
        "markup": Target(made.annotated_articles(), promises.page_shows, (), 0.3, 1),
        "authority": Target(files, lambda files: promises.decides(folder, files), (), 0.2, 1.5),
        "settings": Target(made.settings_files().map(_bytes), lambda data: promises.settles(folder, data), config),
        "manifest": Target(st.binary(max_size=200), lambda data: promises.knows_its_folder(folder, data), (b"{}",)),
        "endless": Target(endless(made, st), lambda text: promises.annotates_text(text), (), 0.3, 1),
    }


def endless(made: Any, st: Any) -> Any:
    """Texts of some pieces over and over: what grows faster than the text takes too long for it."""
    pieces = st.lists(st.sampled_from(made.SPEECH + made.NAMES + made.MARKS + made.MARKUP), min_size=1, max_size=6)
    return st.tuples(pieces.map("".join), st.integers(500, 12_000)).map(lambda p: (p[0] * p[1])[: p[1]])


def _headed(parts: tuple[str, str]) -> bytes:
    return _bytes(f"---\n{parts[0]}---\n\n{parts[1]}")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


# ---- one target ----


def _has_atheris() -> bool:
    return importlib.util.find_spec("atheris") is not None


def one_target(name: str, seed: int, seconds: float, findings: Path, driver: str) -> None:
    """Try one target in this process, and print its counts."""
    with _counted(driver), tempfile.TemporaryDirectory() as folder:
        trial = Trial(name, targets(Path(folder))[name], findings)
        os.chdir(folder)
        from exergue.annotate.nlp import load

        load("fr"), load("en")  # not in the time of the first input
        (by_atheris if driver == "atheris" else by_hypothesis)(trial, seed, seconds)
        print(trial.told())


def _counted(driver: str) -> Any:
    """Within it, what is imported of Exergue tells atheris which of its lines are reached."""
    if driver != "atheris":
        return nullcontext()
    with redirect_stderr(io.StringIO()):
        import atheris
    return atheris.instrument_imports(include=["exergue"])


# ---- all targets ----


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a target."""

    inputs: int
    reached: int
    found: dict[str, int]


def tried(name: str, seed: int, seconds: float, findings: Path, driver: str) -> Outcome:
    """The outcome of a target in a process of its own; one that dies is a finding."""
    findings.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        str(HERE / "fuzz.py"),
        str(seconds),
        "--seed",
        str(seed),
        "--with",
        driver,
        "--findings",
        str(findings),
    ]
    command = [*command, "--child", name]
    wait = seconds + PATIENCE
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=wait, cwd=findings)
    except subprocess.TimeoutExpired:
        done = subprocess.CompletedProcess(command, -signal.SIGPROF, "", "it waits for something")
    reached = re.findall(r"\bcov: (\d+)", done.stderr)
    last = done.stdout.strip().split("\n")[-1]
    if done.returncode or not last.startswith("{"):
        return Outcome(0, 0, {_death(name, done, findings): 0})
    told = json.loads(last)
    return Outcome(told["inputs"], int(reached[-1]) if reached else 0, told["found"])


def _death(name: str, done: subprocess.CompletedProcess[str], findings: Path) -> str:
    """Save the input on which a process died or hung, and say how it ended."""
    for current in findings.glob(f".{slug(name)}-*"):
        current.rename(findings / f"{slug(name)}-died.input")
    (findings / f"{slug(name)}-died.txt").write_text(done.stderr[-20_000:], encoding="utf-8")
    return "hung" if done.returncode == -signal.SIGPROF else f"died with {done.returncode}"


def again(files: list[Path]) -> int:
    """Try saved inputs once more; 1 if one of them still breaks something."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as findings:
        known = {slug(name): (name, target) for name, target in targets(Path(folder)).items()}
        broken = 0
        for file in (file.resolve() for file in files):
            name, target = known[file.stem.rpartition("-")[0]]
            trial = Trial(name, target, Path(findings))
            taking(trial)(file.read_bytes())
            print(f"{file.name}: {', '.join(trial.found) or 'holds'}")
            broken += bool(trial.found)
    return int(broken > 0)


def main(arguments: list[str] | None = None) -> int:
    """Fuzz, print a line a target, and give the exit code."""
    given = _parser().parse_args(arguments)
    if given.again:
        return again(given.again)
    driver = given.driver or ("atheris" if _has_atheris() else "hypothesis")
    findings = given.findings.resolve()
    if given.child:
        one_target(given.child, given.seed, given.seconds, findings, driver)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        names = given.only or list(targets(Path(folder)))
    print(f"{driver}, seed {given.seed}, {given.seconds:g} s for {len(names)} targets")
    print(f"{'target':18} {'inputs':>9} {'reached':>8}  findings")
    total = 0
    for name in names:
        outcome = tried(name, given.seed, given.seconds / len(names), findings, driver)
        total += len(outcome.found)
        told = "; ".join(outcome.found) or "none"
        print(f"{name:18} {outcome.inputs:9,} {outcome.reached or '':>8}  {told}", flush=True)
    print(f"{total} findings" + (f" in {findings}" if total else ""))
    return int(total > 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", nargs="?", type=float, default=SECONDS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="+", metavar="TARGET", help="some targets")
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"), metavar="FOLDER")
    parser.add_argument("--with", dest="driver", choices=["atheris", "hypothesis"])
    parser.add_argument("--again", nargs="+", type=Path, metavar="FILE", help="try saved inputs once more")
    parser.add_argument("--child", metavar="TARGET", help=argparse.SUPPRESS)
    return parser


if __name__ == "__main__":
    sys.exit(main())
