"""One target of the fuzzer: what is promised of its inputs, and the inputs, drawn by Hypothesis or led by atheris."""

from __future__ import annotations

import faulthandler
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

HANG = 60  # seconds of processor time after which an input counts as one that never ends
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
        self._current = (findings / f".{slug(name)}-{os.getpid()}").open("wb", buffering=0)

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
        stem = f"{slug(self.name)}-{sha256(key.encode()).hexdigest()[:10]}"
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


def slug(name: str) -> str:
    """The name of a target in the names of files."""
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

    take = taking(trial)
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


def taking(trial: Trial) -> Callable[[bytes], object]:
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
