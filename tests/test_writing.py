"""docs/ is the build's own, and safe from it: whole pages, nothing foreign touched, killed or not."""

import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exergue import writing
from exergue.errors import OutputError
from exergue.manifest import MadeFrom, intact, read_manifest
from exergue.writing import Written, claimed, write_docs


def first():
    return MadeFrom("one")


def second():
    return MadeFrom("two")


OLD = {"index.md": "home", "personnes/index.md": "people", "personnes/a.md": "A", "lieux/x/2.md": "gone"}
NEW = {"index.md": "home", "personnes/index.md": "more people", "personnes/b.md": "B", "data/t.txt": ""}


def files(pages):
    return [(PurePosixPath(path), text.encode()) for path, text in pages.items()]


def tree(folder):
    """Path -> text of all that mkdocs would see."""
    found = (p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    return {p.relative_to(folder).as_posix(): p.read_text() for p in found}


@pytest.fixture
def docs(tmp_path):
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


def test_writes_what_it_is_given(docs):
    assert write_docs(docs, files(OLD), first) == Written(written=4, unchanged=0, removed=0)
    assert tree(docs) == OLD


def test_replaces_adds_and_removes_and_leaves_what_is_the_same(docs):
    write_docs(docs, files(OLD), first)
    os.utime(docs / "index.md", (1, 1))
    assert write_docs(docs, files(NEW), second) == Written(written=3, unchanged=1, removed=2)
    assert tree(docs) == NEW
    assert (docs / "index.md").stat().st_mtime == 1


def test_removes_the_folders_that_it_made_once_they_are_empty(docs):
    write_docs(docs, [], first)
    (docs / "lieux").mkdir()
    write_docs(docs, files(OLD), first)
    write_docs(docs, files(NEW), second)
    assert (docs / "lieux").is_dir(), "somebody else made it"
    assert not (docs / "lieux/x").exists()


def test_a_build_that_changes_nothing_writes_nothing(docs):
    write_docs(docs, files(OLD), first)
    before = {p: p.stat().st_mtime_ns for p in docs.rglob("*")}
    assert write_docs(docs, files(OLD), first) == Written(0, 4, 0)
    assert {p: p.stat().st_mtime_ns for p in docs.rglob("*")} == before


def test_a_page_that_was_lost_or_edited_is_made_again(docs):
    write_docs(docs, files(OLD), first)
    (docs / "index.md").unlink()
    (docs / "personnes/a.md").write_text("edited")
    assert not intact(docs, read_manifest(docs))
    assert write_docs(docs, files(OLD), first).written == 2
    assert tree(docs) == OLD


def test_keeps_files_that_it_did_not_make(docs):
    write_docs(docs, files(OLD), first)
    (docs / "personnes/mine.md").write_text("mine")
    (docs / "lieux/x/mine.md").write_text("mine too")
    write_docs(docs, files(NEW), second)
    assert tree(docs) == NEW | {"personnes/mine.md": "mine", "lieux/x/mine.md": "mine too"}


@pytest.mark.parametrize(
    "lay",
    [
        pytest.param(lambda p: p.write_text("mine"), id="a file"),
        pytest.param(lambda p: p.mkdir(), id="a folder"),
        pytest.param(lambda p: p.symlink_to(p.parent / "index.md"), id="a link to our own page"),
        pytest.param(lambda p: p.symlink_to("/nowhere"), id="a link to nowhere"),
    ],
)
def test_refuses_to_write_over_what_it_did_not_make(docs, lay):
    write_docs(docs, files(OLD), first)
    lay(docs / "personnes/b.md")
    with pytest.raises(OutputError, match=r"personnes/b\.md: stands where a page must go"):
        write_docs(docs, files(NEW), second)
    assert {path: text for path, text in tree(docs).items() if path != "personnes/b.md"} == OLD
    assert read_manifest(docs).made_from == first()


def test_refuses_to_write_through_a_linked_folder(docs, tmp_path):
    write_docs(docs, [], first)
    (tmp_path / "elsewhere").mkdir()
    (docs / "personnes").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="personnes: stands where a page must go"):
        write_docs(docs, files(OLD), first)
    assert not any((tmp_path / "elsewhere").iterdir())


def test_removes_nothing_through_a_linked_folder(docs, tmp_path):
    write_docs(docs, files(OLD), first)
    (docs / "lieux").rename(tmp_path / "elsewhere")
    (docs / "lieux").symlink_to(tmp_path / "elsewhere")
    write_docs(docs, files(NEW), second)
    assert (tmp_path / "elsewhere/x/2.md").exists()


def test_refuses_a_folder_that_holds_other_files(docs):
    (docs / "thesis.md").write_text("mine")
    with pytest.raises(OutputError, match=r"docs: holds files that Exergue did not make \(thesis\.md"):
        write_docs(docs, files(OLD), first)
    with pytest.raises(OutputError), claimed(docs, on_wait=pytest.fail):
        pytest.fail("claimed somebody else's folder")
    assert [p.name for p in docs.iterdir()] == ["thesis.md"]


def test_a_folder_with_dot_files_only_is_as_good_as_empty(docs):
    (docs / ".gitignore").write_text("*")
    write_docs(docs, files(OLD), first)
    write_docs(docs, [], second)
    assert (docs / ".gitignore").exists()


def test_a_damaged_manifest_is_told(docs):
    (docs / ".exergue.json").write_text("{")
    with pytest.raises(OutputError, match="is damaged"):
        write_docs(docs, files(OLD), first)


def test_a_page_that_fails_to_render_leaves_docs_as_it_was(docs):
    def failing():
        yield from files(NEW)
        raise RuntimeError("a template")

    write_docs(docs, files(OLD), first)
    with pytest.raises(RuntimeError):
        write_docs(docs, failing(), second)
    assert tree(docs) == OLD
    assert read_manifest(docs).made_from == first()


def test_a_full_disk_is_told_and_the_next_build_is_right(docs, monkeypatch):
    write_docs(docs, files(OLD), first)
    real = writing.replace_file

    def full(folder, path, content):
        if path == "personnes/index.md":
            raise OSError(28, "No space left on device", str(folder / path))
        real(folder, path, content)

    with monkeypatch.context() as patched:
        patched.setattr(writing, "replace_file", full)
        with pytest.raises(OutputError, match=r"personnes/index\.md: No space left on device"):
            write_docs(docs, files(NEW), second)
    assert not read_manifest(docs).complete
    write_docs(docs, files(NEW), second)
    assert tree(docs) == NEW


@pytest.mark.parametrize("path", ["/etc/passwd", "../x.md", "a/../../x.md", ".exergue.json", "a\\b.md", "C:x.md", ""])
def test_no_path_leads_out_of_docs(docs, path):
    with pytest.raises(ValueError, match="not a page's path"):
        write_docs(docs, [(PurePosixPath(path), b"")], first)


def test_two_pages_for_one_file_are_a_fault_even_if_only_their_case_differs(docs):
    with pytest.raises(ValueError, match="two pages for one file"):
        write_docs(docs, files({"Nice.md": "", "nice.md": ""}), first)


def test_a_name_that_changes_in_case_alone_is_written_anew(docs):
    write_docs(docs, files({"Nice.md": "city"}), first)
    assert write_docs(docs, files({"nice.md": "city"}), second) == Written(1, 0, 1)
    assert tree(docs) == {"nice.md": "city"}


names = st.sampled_from(["a.md", "b.md", "d/a.md", "d/b.md", "d/e/a.md", "f/a.md"])


@given(st.lists(st.dictionaries(names, st.sampled_from(["", "x", "y"])), min_size=1, max_size=5))
def test_whatever_was_built_before_docs_holds_the_last_build(tmp_path_factory, builds):
    docs = tmp_path_factory.mktemp("docs")
    for number, pages in enumerate(builds):
        write_docs(docs, files(pages), partial(MadeFrom, str(number)))
        assert tree(docs) == pages
        folders = {p for p in docs.rglob("*") if p.is_dir()}
        assert folders == {docs / parent for page in pages for parent in PurePosixPath(page).parents[:-1]}


def write_and_die(docs, pages, steps):
    """Write, in a process that is killed when it is about to change the folder for the `steps`-th time."""
    left = iter(range(steps))

    def counted(change):
        def changing(*args, **kwargs):
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)
            return change(*args, **kwargs)

        return changing

    for name in ("replace", "unlink", "mkdir", "rmdir", "open"):
        setattr(Path, name, counted(getattr(Path, name)))
    write_docs(docs, files(pages), second)


def killed_after(docs, pages, steps):
    process = multiprocessing.get_context("fork").Process(target=write_and_die, args=(docs, pages, steps))
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("start", [OLD, {}], ids=["over an older build", "the first build"])
def test_a_build_that_is_killed_at_any_step_does_no_harm(tmp_path, start):
    for steps in range(100):
        docs = tmp_path / f"{steps}"
        docs.mkdir()
        if start:
            write_docs(docs, files(start), first)
        if not killed_after(docs, NEW, steps):
            break
        half = tree(docs)
        assert all(text in (OLD.get(path), NEW.get(path)) for path, text in half.items()), "a part of a page"
        mine = {"personnes/mine.md": "mine"} if (docs / "personnes").exists() else {}
        for path, text in mine.items():
            (docs / path).write_text(text)
        write_docs(docs, files(NEW), second)
        assert tree(docs) == NEW | mine
        write_docs(docs, [], second)
        assert tree(docs) == mine
    assert steps > 10
    assert tree(docs) == NEW


def test_what_a_killed_build_had_only_planned_may_be_somebody_elses(docs):
    write_docs(docs, files(OLD), first)
    steps = 0
    while (docs / "personnes/b.md").exists() or read_manifest(docs).complete:
        assert killed_after(docs, NEW, steps)
        steps += 1
    (docs / "personnes/b.md").write_text("mine")
    with pytest.raises(OutputError, match=r"personnes/b\.md"):
        write_docs(docs, files(NEW), second)
    assert (docs / "personnes/b.md").read_text() == "mine"


def test_the_second_build_waits_for_the_first_and_says_so(docs):
    said, order = threading.Event(), []

    def second():
        with claimed(docs, on_wait=said.set):
            order.append("second")

    with claimed(docs, on_wait=pytest.fail):
        thread = threading.Thread(target=second)
        thread.start()
        assert said.wait(5)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]


def test_a_folder_that_can_not_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="file/docs: can't be"), claimed(tmp_path / "file/docs", pytest.fail):
        pytest.fail("claimed")


def test_the_lock_dies_with_its_process(docs):
    def hold(ready):
        with suppress(BaseException), claimed(docs, on_wait=lambda: None):
            ready.set()
            signal.pause()

    context = multiprocessing.get_context("fork")
    ready = context.Event()
    process = context.Process(target=hold, args=(ready,))
    process.start()
    assert ready.wait(5)
    process.kill()
    process.join()
    with claimed(docs, on_wait=pytest.fail):
        pass
