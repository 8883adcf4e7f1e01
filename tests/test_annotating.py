"""Annotations of earlier builds, and the workers that make new ones."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import deadly
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import Command, make_project, tree

from exergue.annotating import annotated, crews
from exergue.annotating.cluster import across
from exergue.annotating.crews import Lost, alone, together
from exergue.annotating.store import Store
from exergue.errors import InputError
from exergue.model import AnnotatedArticle, Article, Block, Mention, Quotation, TextSpan
from exergue.settings import Workers

WORDS = "Le général Mark Milley est à Kiev. « Nous sommes inquiets », a déclaré Mark Milley."


def article(text=WORDS, path="a.txt", **fields) -> Article:
    block = Block("paragraph", TextSpan(0, len(text)))
    return Article(
        **{
            "id": "a",
            "path": Path(path),
            "text": text,
            "language": "fr",
            "title": "",
            "slug": "a",
            "blocks": (block,),
            **fields,
        }
    )


def found(of: Article) -> AnnotatedArticle:
    mention = Mention(TextSpan(11, 22), "PER", "p1", "rule", 0.9)
    quotation = Quotation((TextSpan(37, 57),), "direct", speakers=("p1",), generator="verb", confidence=0.8)
    return AnnotatedArticle(of, (mention,), (quotation,), (), (TextSpan(0, 34),))


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "kept", "annotator 1")


def files(store):
    return sorted(path for path in store.folder.rglob("*") if path.is_file())


# ---- what is kept ----


def test_what_is_kept_is_found(store):
    kept = found(article())
    assert store.find(kept.article) is None
    store.keep(kept)
    assert store.find(kept.article) == kept


def test_an_entry_is_json(store):
    store.keep(found(article()))
    assert json.loads(files(store)[0].read_bytes())["layers"]["mentions"][0]["label"] == "PER"


@pytest.mark.parametrize(
    ("change", "is_found"),
    [
        ({"title": "Autre titre"}, True),
        ({"date": date(2021, 4, 1)}, True),
        ({"path": Path("b.txt")}, True),
        ({"text": WORDS.replace("Kiev", "Kyiv")}, False),
        ({"language": "en"}, False),
        ({"blocks": (Block("quote", TextSpan(0, len(WORDS))),)}, False),
    ],
)
def test_a_change_asks_for_a_new_entry_if_the_annotator_would_see_it(store, change, is_found):
    store.keep(found(article()))
    assert (store.find(replace(article(), **change)) is not None) == is_found


def test_another_annotator_finds_nothing(store):
    store.keep(found(article()))
    assert Store(store.folder, "annotator 2").find(article()) is None


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_entry_is_none(tmp_path_factory, data):
    store = Store(tmp_path_factory.mktemp("kept"), "")
    store.keep(found(article()))
    file = files(store)[0]
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from([whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole + b"}"])
    )
    file.write_bytes(damaged)
    assert store.find(article()) is None
    store.keep(found(article()))
    assert store.find(article()) == found(article())


def test_the_folder_keeps_its_bound_and_what_was_of_use_last(store):
    texts = [f"{WORDS} {number}" for number in range(10)]
    for age, text in enumerate(texts):
        store.keep(found(article(text)))
        os.utime(store._file(article(text)), (1_000_000 + age,) * 2)
    size = files(store)[0].stat().st_size
    store.find(article(texts[0]))
    store.clear(5 * size)
    left = [number for number, text in enumerate(texts) if store.find(article(text))]
    assert left == [0, 7, 8, 9]
    store.clear(5 * size)
    assert len(files(store)) == 4


def test_a_full_disk_is_told_and_harms_nothing(store):
    store.folder.write_text("no folder")
    store.keep(found(article()))
    assert store.failure
    assert store.find(article()) is None


# ---- who reads ----


def several(tmp_path, *words):
    return [article(f"{WORDS} {word}", tmp_path / f"{number}.txt") for number, word in enumerate(words)]


def test_only_what_is_not_known_is_read(store, monkeypatch):
    one, other = article(), article(WORDS.replace("Kiev", "Paris"))
    first = list(annotated([one], "", Workers(), store))
    monkeypatch.setattr("exergue.annotating.alone", lambda articles, model: map(found, articles))
    assert list(annotated([other, one], "", Workers(), store)) == [found(other), *first]


@pytest.mark.slow
def test_several_processes_give_what_one_gives(tmp_path):
    articles = several(tmp_path, *"abcdefghijkl")
    assert list(together(articles, "", 2)) == list(alone(articles, ""))


@pytest.mark.slow
def test_a_worker_that_dies_takes_nothing_with_it(tmp_path, monkeypatch):
    monkeypatch.setattr(crews, "read", deadly.read)
    articles = several(tmp_path, "a", "once", "c", "poison", "e", "once")
    results = list(together(articles, "", 2))
    assert results[3] == Lost(articles[3])
    assert [r.article for r in results] == articles
    assert all(isinstance(r, AnnotatedArticle) for r in results[:3] + results[4:])


def started(folder, *arguments):
    """A build in a process group of its own, as a terminal starts it, that has begun to annotate."""
    command = [sys.executable, "build.py", "--no-site", *arguments]
    process = subprocess.Popen(
        command,
        cwd=folder,
        start_new_session=True,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell lets its background jobs ignore it
    )
    kept = folder / ".exergue-cache"
    while not list(kept.rglob("*.json")):
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    return process


def alive(group):
    """The processes of a group that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(status.parent.name))
    return found


def none_left(group):
    end = time.monotonic() + 20
    while alive(group):
        assert time.monotonic() < end, "workers go on"
        time.sleep(0.1)


@pytest.fixture
def many(tmp_path):
    """A project that takes some seconds."""
    return make_project(tmp_path / "project", {f"{n}.txt": f"{WORDS} {n}\n\n" * 40 for n in range(36)})


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_ctrl_c_stops_all_and_what_was_read_is_kept(many):
    process = started(many, "--jobs", "2")
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(30) == 130
    assert process.stderr.read() == "stopped\n"
    none_left(process.pid)
    assert list((many / ".exergue-cache").rglob("*.json"))
    assert not [path for path in (many / "docs").iterdir() if not path.name.startswith(".")]


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_workers_end_with_a_build_that_is_killed(many):
    process = started(many, "--jobs", "2")
    process.kill()
    process.wait()
    none_left(process.pid)


# ---- a cluster ----


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and two workers, each a process of its own: its address, and the workers."""
    pytest.importorskip("distributed")
    file = tmp_path / "scheduler.json"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])}
    log = (tmp_path / "dask.log").open("w")

    def begin(*command):
        return subprocess.Popen(
            [sys.executable, "-m", "distributed.cli." + command[0], *command[1:]],
            env=environment,
            stdout=log,
            stderr=log,
        )

    scheduler = begin(
        "dask_scheduler", "--scheduler-file", str(file), "--port", "0", "--no-dashboard", "--host", "127.0.0.1"
    )
    while not file.exists() or not file.read_text():
        assert scheduler.poll() is None, (tmp_path / "dask.log").read_text()
        time.sleep(0.05)
    address = json.loads(file.read_text())["address"]
    worker = (
        "dask_worker",
        address,
        "--no-nanny",
        "--nthreads",
        "1",
        "--no-dashboard",
        "--local-directory",
        str(tmp_path),
    )
    workers = [begin(*worker), begin(*worker)]
    yield address, workers
    for process in [*workers, scheduler]:
        process.kill()
        process.wait()
    log.close()


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_what_one_process_gives(many, cluster, monkeypatch, capsys):
    address, workers = cluster
    process = started(many, "--cluster", address, "--docs", "by_cluster")
    workers[0].kill()
    assert process.wait(120) == 0, process.stderr.read()
    monkeypatch.chdir(many)
    assert Command(many)("--no-site", "--no-cache", "--jobs", "1", "--docs", "by_one", "--quiet") == 0
    assert tree(many / "by_cluster") == tree(many / "by_one")


def test_no_scheduler_is_told(monkeypatch):
    monkeypatch.setattr("exergue.annotating.cluster._PATIENCE", 1)
    with pytest.raises(InputError, match=r"--cluster: tcp://127.0.0.1:9: no Dask scheduler answers there"):
        list(across([article()], "", "tcp://127.0.0.1:9"))
