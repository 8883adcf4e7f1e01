"""A short run of the fuzzer: nothing breaks, and what would is found, saved and shown again."""

import importlib.util
import json
import subprocess
import sys

import pytest
from invented import plain
from project import ROOT

from exergue.annotate.nlp import load

SECONDS = 0.5  # a target


def load_fuzz():
    spec = importlib.util.spec_from_file_location("fuzz", ROOT / "benchmarks" / "fuzz.py")
    module = sys.modules["fuzz"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fuzz = load_fuzz()
NAMES = list(fuzz.targets(ROOT))


@pytest.fixture(scope="module", autouse=True)
def loaded():
    load("fr"), load("en")  # not in the time of the first input


@pytest.mark.parametrize("name", NAMES)
def test_nothing_breaks(tmp_path, name):
    (tmp_path / "files").mkdir()
    trial = fuzz.Trial(name, fuzz.targets(tmp_path / "files")[name], tmp_path / "findings")
    fuzz.by_hypothesis(trial, seed=1, seconds=SECONDS)
    told = json.loads(trial.told())
    assert told["found"] == {}, next((tmp_path / "findings").glob("*.txt")).read_text(encoding="utf-8")


def test_what_breaks_is_saved_once_with_its_smallest_input(tmp_path):
    def promise(data):
        assert b"x" not in data

    trial = fuzz.Trial("planted", fuzz.Target(plain, promise, (b"",)), tmp_path)
    for data in (b"a", b"xyz", b"x", b"xxxxx"):
        trial(data)
    told = json.loads(trial.told())
    assert told["inputs"] == 4
    ((place, size),) = told["found"].items()
    assert place.startswith("AssertionError in test_fuzz.py:") and size == 1
    (report,), (data,) = tmp_path.glob("*.txt"), tmp_path.glob("*.input")
    assert data.read_bytes() == b"x"
    assert "planted: b'x'" in report.read_text(encoding="utf-8")


def test_an_input_that_takes_longer_than_its_length_allows_is_a_finding(tmp_path):
    trial = fuzz.Trial("slow", fuzz.Target(plain, lambda _: sum(range(10**6)), (), 0, 0), tmp_path)
    trial("a")
    assert [key.partition(" ")[0] for key in trial.found] == ["Slow"]


@pytest.mark.slow
def test_the_command_prints_what_it_tried_and_ends_with_what_it_found(tmp_path):
    command = [sys.executable, ROOT / "benchmarks" / "fuzz.py"]
    options = ["2", "--only", "manifest", "--with", "hypothesis", "--findings", tmp_path]
    done = subprocess.run([*command, *options], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "0 findings" in done.stdout
    (tmp_path / "manifest-0.input").write_bytes(b"{")
    shown = subprocess.run([*command, "--again", tmp_path / "manifest-0.input"], capture_output=True, text=True)
    assert (shown.returncode, shown.stdout) == (0, "manifest-0.input: holds\n")
