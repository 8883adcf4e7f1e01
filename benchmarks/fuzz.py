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
import faulthandler
import importlib.util
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import nullcontext, redirect_stderr, suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))
sys.path.insert(0, str(HERE.parent))

SECONDS = 600
HANG = 60  # seconds of processor time after which an input counts as one that never ends
PATIENCE = 600  # seconds that a target may take beyond its share, on a busy machine
LONGEST = 6000  # bytes of an input; what is longer is repetition, for which `endless` is there
EXAMPLES = 500  # of Hypothesis in a round


@dataclass(frozen=True, slots=True)
class Target:
    """What is tried: `promise` has to hold for whatever `strategy` draws, or for any bytes where `samples` are given.

    `seconds` of processor time may pass for an input, and `per_kilobyte` more for each of its kilobytes.
    """

    strategy: Any
    promise: Callable[[Any], object]
    samples: tuple[bytes, ...] = ()
    per_kilobyte: float = 0.05
    seconds: float = 0.5


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


# ---- one input ----


class Slow(Exception):
    """An input took longer than its length allows."""


class Trial:
    """A target under way: counts its inputs, and saves what breaks it."""

    def __init__(self, name: str, target: Target, findings: Path) -> None:
        self.name, self.target, self.folder = name, target, findings
        self.inputs = 0
        self.found: dict[str, int] = {}  # what broke it, and the size of the smallest input that did
        self.drawn: bytes | None = None  # what the input was made of, where the fuzzer gave it
        findings.mkdir(parents=True, exist_ok=True)
        faulthandler.register(signal.SIGPROF, chain=True)  # says where it was, and ends the process
        self._current = (findings / f".{_slug(name)}-{os.getpid()}").open("wb", buffering=0)

    def __call__(self, value: Any) -> None:
        """Try one input."""
        self.inputs += 1
        as_bytes = value if isinstance(value, bytes) else repr(value).encode("utf-8", "backslashreplace")
        self._current.seek(0)
        self._current.truncate()
        self._current.write(self.drawn if self.drawn is not None else as_bytes)
        signal.setitimer(signal.ITIMER_PROF, HANG)
        start = time.process_time()
        try:
            self.target.promise(value)
            took = time.process_time() - start
            if took > self.target.seconds + self.target.per_kilobyte * len(as_bytes) / 1000:
                raise Slow(f"{took:.1f} s for {len(as_bytes):,} bytes")
        except Exception as error:
            self._save(value, as_bytes, error)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _save(self, value: Any, as_bytes: bytes, error: Exception) -> None:
        key = _place(error)
        if self.found.get(key, 1 << 60) <= len(as_bytes):
            return
        self.found[key] = len(as_bytes)
        report = "".join(traceback.format_exception(error)) + f"\n{self.name}: {value!r}\n"
        stem = f"{_slug(self.name)}-{sha256(key.encode()).hexdigest()[:10]}"
        (self.folder / f"{stem}.txt").write_text(report, encoding="utf-8", errors="backslashreplace")
        raw = self.drawn if self.drawn is not None else value if isinstance(value, bytes) else None
        if raw is not None:
            (self.folder / f"{stem}.input").write_bytes(raw)

    def told(self) -> str:
        """The counts, for the process that waits for them."""
        Path(self._current.name).unlink(missing_ok=True)
        return json.dumps({"inputs": self.inputs, "found": self.found})


def _place(error: Exception) -> str:
    """What an error is told from others by: its kind and where it came up."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "exergue" in frame.filename or "promises" in frame.filename] or frames
    last = ours[-1]
    return f"{type(error).__name__} in {Path(last.filename).name}:{last.lineno} {last.name}"


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-")


# ---- many inputs ----


def by_hypothesis(trial: Trial, seed: int, seconds: float) -> None:
    """Draw inputs until the time is over, in rounds, each with a seed of its own."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    ends = time.monotonic() + seconds

    def one(value: Any) -> None:
        if time.monotonic() >= ends:
            raise _Over
        trial(value)

    one = given(trial.target.strategy)(one)
    one = settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )(one)
    with suppress(_Over):
        for number in count(seed * 1_000_000):
            seeded(number)(one)()


class _Over(BaseException):
    """The time is over; no mistake that Hypothesis should look into."""


def by_atheris(trial: Trial, seed: int, seconds: float) -> None:
    """Let libFuzzer change inputs towards lines that none has reached; never returns."""
    import atheris

    take = _taking(trial)
    ends = time.monotonic() + seconds

    def one(data: bytes) -> None:
        if time.monotonic() >= ends:
            print(trial.told(), flush=True)
            os._exit(0)
        take(data)

    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(trial.target.samples or _noise(seed)):
            Path(corpus, str(number)).write_bytes(data)
        # Its own time limit, of which 0 would be a second and no other turns it off, counts what others compute too.
        limits = [f"-max_len={LONGEST}", "-len_control=0", "-timeout=100000", "-rss_limit_mb=0"]
        atheris.Setup([sys.argv[0], f"-seed={seed + 1}", *limits, corpus], one)
        atheris.Fuzz()


def _taking(trial: Trial) -> Callable[[bytes], object]:
    """What tries bytes: as they are where the target takes any, else as what its strategy draws from them."""
    if trial.target.samples:
        return trial
    from hypothesis import HealthCheck, given, settings

    one = settings(database=None, deadline=None, suppress_health_check=list(HealthCheck))(
        given(trial.target.strategy)(lambda value: trial(value))
    )

    def take(data: bytes) -> None:
        trial.drawn = data
        one.hypothesis.fuzz_one_input(data)  # type: ignore[attr-defined]

    return take


def _noise(seed: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    return (chance.randbytes(chance.choice([100, 500, 2000, LONGEST])) for _ in range(200))


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
    for current in findings.glob(f".{_slug(name)}-*"):
        current.rename(findings / f"{_slug(name)}-died.input")
    (findings / f"{_slug(name)}-died.txt").write_text(done.stderr[-20_000:], encoding="utf-8")
    return "hung" if done.returncode == -signal.SIGPROF else f"died with {done.returncode}"


def again(files: list[Path]) -> int:
    """Try saved inputs once more; 1 if one of them still breaks something."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as findings:
        known = {_slug(name): (name, target) for name, target in targets(Path(folder)).items()}
        broken = 0
        for file in (file.resolve() for file in files):
            name, target = known[file.stem.rpartition("-")[0]]
            trial = Trial(name, target, Path(findings))
            _taking(trial)(file.read_bytes())
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
