"""What Windows and macOS do otherwise, tried here: paths, accents in names, case, consoles, files that others hold."""

import ast
import importlib
import io
import ntpath
import os
import shutil
import subprocess
import sys
import types
import unicodedata
from pathlib import Path, PurePosixPath

import pytest
from project import ROOT, Command, make_project, tree, write_seed

from exergue import file_names, lock, moving
from exergue.file_names import way
from exergue.manifest import replace_file
from exergue.settings import Options, read_settings
from exergue.terminal import Terminal

SOURCES = [*ROOT.glob("exergue/**/*.py"), ROOT / "build.py", ROOT / "hooks.py"]

# ---- text in files ----


def calls(source):
    """Each call in a source file, by the last part of its name, with the names and values of its arguments."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            yield name, node.args, {keyword.arg: keyword.value for keyword in node.keywords}


def mode(name, arguments):
    """The mode of a call of `open`, "" if it is none of a file."""
    if name == "write_text":
        return "w"
    given = [a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return next((value for value in given if set(value) <= set("rwabx+")), "r") if name == "open" else ""


def lacking(source):
    """What calls of a source file leave to the machine: how text is written as bytes, how lines are ended."""
    for name, arguments, named in calls(source):
        opened = mode(name, arguments)
        if opened.startswith(("w", "a", "x")) and "b" not in opened:
            yield from {"encoding", "newline"} - named.keys()
        if name == "read_text" and not arguments:
            yield from {"encoding"} - named.keys()
        if name == "run" and "capture_output" in named:
            yield from {"encoding"} - named.keys()


def test_text_is_never_written_as_the_machine_would():
    """A site is the same wherever it is built, and an article is read the same."""
    found = {source.relative_to(ROOT).as_posix(): sorted(lacking(source)) for source in SOURCES}
    assert {path: what for path, what in found.items() if what} == {}


def test_one_place_makes_paths_relative():
    """`os.path.relpath` gives backslashes on Windows, and nothing at all between two drives."""
    users = [source.name for source in SOURCES if "relpath" in source.read_text(encoding="utf-8")]
    assert users == ["file_names.py"]


# ---- paths ----


@pytest.fixture
def windows(monkeypatch):
    """`os` as `file_names` finds it on Windows."""
    monkeypatch.setattr(file_names, "os", types.SimpleNamespace(path=ntpath, sep="\\"))


@pytest.mark.parametrize(
    ("end", "start", "expected"),
    [
        (r"C:\press\seeds\2021\a.md", r"C:\press", "seeds/2021/a.md"),
        (r"C:\articles\a.md", r"C:\press", "../articles/a.md"),
        (r"D:\articles\a.md", r"C:\press", "D:/articles/a.md"),
        (r"C:\press\site", r"C:\press\review", "../site"),
    ],
)
def test_the_way_to_a_file_has_slashes_on_windows(windows, end, start, expected):
    assert way(end, start) == expected


def test_every_file_that_is_made_can_lie_on_every_file_system(sample):
    """No name that Windows refuses, none that differs from another in case alone, none that is too long."""
    for folder in ("docs", "site"):
        paths = [PurePosixPath(path) for path in tree(sample / folder)]
        assert len({str(path).casefold() for path in paths}) == len(paths)
        for path in paths:
            assert len(str(path)) < 140, path  # of 260 characters
            for part in path.parts:
                assert part.isascii() and not set(part) & set('<>:"\\|?*') and not part.endswith((".", " ")), path
                assert not file_names.is_device(part), path


HOSTILE = [r"\\evil.example\share\a.png", "//evil.example/share/a.png", r"C:\a.png", "C:a.png", r"pictures\a.png"]


@pytest.mark.parametrize("target", HOSTILE)
def test_a_picture_on_another_machine_is_not_even_looked_for(tmp_path, monkeypatch, target):
    """Windows would tell that machine the name of the user, and a digest of the password."""
    from exergue.reading.folders import SeedFile
    from exergue.reading.images import _place

    def looked_for(path):
        assert "evil" not in str(path)
        return str(path)

    monkeypatch.setattr("exergue.reading.images.os.path.realpath", looked_for)
    with pytest.raises(ValueError, match="expected one with slashes, of no drive"):
        _place(target, SeedFile(tmp_path / "a.md", tmp_path))


def test_the_docs_folder_is_not_the_sources_by_another_case(project, monkeypatch):
    """On macOS and Windows `Seeds` is `seeds`."""
    real = os.stat
    monkeypatch.setattr(os, "stat", lambda path, **options: real(str(path).replace("SEEDS", "seeds"), **options))
    from exergue.errors import InputError

    with pytest.raises(InputError, match="the docs folder holds the source folder"):
        read_settings(project / "mkdocs.yml", Options(docs=project / "SEEDS"))


# ---- accents: two characters on macOS, one elsewhere ----

SEEDS = {
    "été.md": "---\ntitle: Été\n---\n\nZoé Béart est à Évian.\n\n![Vue](forêt.png)\n\n[Suite](hémicycle.txt)\n",
    "hémicycle.txt": "Zoé Béart est à Orléans.\n",
    "hémicycle.yml": "title: À l’Assemblée\n",
}
CORRECTION = "- {article: hémicycle, mention: Orléans, as: organization}\n"
FORMS = ("NFC", "NFD")


def built(folder, names, written):
    """The files of a project whose files are named in one form, while texts and decisions use the other."""
    seeds = {unicodedata.normalize(names, name): unicodedata.normalize(written, text) for name, text in SEEDS.items()}
    make_project(folder, seeds)
    (folder / "seeds" / unicodedata.normalize(names, "forêt.png")).write_bytes(b"\x89PNG")
    (folder / "authority").mkdir()
    corrections = folder / "authority/corrections.yml"
    corrections.write_text(unicodedata.normalize(written, CORRECTION), encoding="utf-8")
    os.chdir(folder)
    assert Command(folder)("--no-site", "--quiet") == 0
    ids = (folder / "authority/ids.lock").read_text(encoding="utf-8")
    return set(tree(folder / "docs")), ids


def test_accents_of_file_names_may_be_typed_in_either_way(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    results = [built(tmp_path / f"{names}-{written}", names, written) for names in FORMS for written in FORMS]
    assert "organisations/orleans.md" in results[0][0]
    assert "images/foret.png" in results[0][0]
    assert all(result == results[0] for result in results)


def test_two_names_that_differ_in_how_an_accent_is_typed_are_one(project, build, capsys):
    for form in FORMS:
        write_seed(project, unicodedata.normalize(form, f"{form}/été.txt"), "Kiev.")
    assert build("--no-site", "--quiet") == 2
    assert capsys.readouterr().err.count("expected a `slug` of its own") == 2


# ---- consoles ----


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("cp1252", r"\u0141ód\u017a, Orléans"),
        ("ascii", r"\u0141\xf3d\u017a, Orl\xe9ans"),
        ("utf-8", "Łódź, Orléans"),
    ],
)
def test_a_console_without_the_letters_of_a_name_ends_nothing(monkeypatch, encoding, expected):
    out = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", out)
    Terminal().tell("Łódź, Orléans", ())
    out.flush()
    assert out.buffer.getvalue().decode(encoding).rstrip() == expected


def test_what_turns_is_made_of_letters_that_the_console_has(monkeypatch):
    err = io.TextIOWrapper(io.BytesIO(), encoding="cp1252", errors="strict")
    monkeypatch.setattr(err, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("TERM", "xterm")
    with Terminal().step("Reading"):
        pass
    err.flush()
    assert b"Reading" in err.buffer.getvalue()


# ---- files that others hold ----


class Held(PermissionError):
    winerror = 32


@pytest.mark.parametrize("times", [1, 3])
def test_a_file_that_a_scanner_holds_for_a_moment_is_waited_for(tmp_path, monkeypatch, times):
    real, tries = Path.replace, iter(range(100))

    def replace(path, target):
        if next(tries) < times:
            raise Held
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(moving, "time", types.SimpleNamespace(sleep=lambda seconds: None))
    replace_file(tmp_path, "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"new"


@pytest.mark.parametrize(("error", "tries"), [(Held, 5), (PermissionError, 1)])
def test_a_file_that_stays_held_is_named(project, build, monkeypatch, capsys, error, tries):
    """A table that is open in a spreadsheet, say; the next build puts all right."""
    held = []

    def replace(path, target):
        if target.name == "entities.csv":
            held.append(target)
            raise error(13, "Access is denied", str(path), None, str(target))
        return real(path, target)

    real = Path.replace
    with monkeypatch.context() as open_elsewhere:
        open_elsewhere.setattr(Path, "replace", replace)
        open_elsewhere.setattr(moving, "time", types.SimpleNamespace(sleep=lambda seconds: None))
        assert build("--no-site", "--quiet") == 2
    assert len(held) == tries
    assert "docs/data/csv/entities.csv: Access is denied; the pages could not be written" in capsys.readouterr().err
    assert build("--no-site", "--quiet") == 0
    assert "milley" in (project / "docs/data/csv/entities.csv").read_text(encoding="utf-8")


def test_the_lock_of_windows_makes_the_second_build_wait(tmp_path, monkeypatch):
    answers, told = iter([OSError(13, "held"), OSError(13, "held"), None]), []

    def locking(descriptor, what, number):
        assert (what, number) == (2, 1)
        if error := next(answers):
            raise error

    monkeypatch.setitem(sys.modules, "msvcrt", types.SimpleNamespace(locking=locking, LK_NBLCK=2))
    with monkeypatch.context() as there:
        there.setattr(sys, "platform", "win32")
        importlib.reload(lock)
    try:
        monkeypatch.setattr(lock, "_EVERY", 0)
        with lock.locked(tmp_path / "lock", lambda: told.append("waiting")):
            assert told == ["waiting"]
    finally:
        importlib.reload(lock)


@pytest.mark.skipif(not (ROOT / ".git").exists() or not shutil.which("git"), reason="this is no clone")
def test_git_leaves_the_lines_of_a_clone_on_windows_as_they_are(tmp_path):
    """Its `core.autocrlf` would change what is digested and published, and each article that is committed."""
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, check=True).stdout
    call = ["git", "check-attr", "--stdin", "text", "eol"]
    told = subprocess.run(call, cwd=ROOT, input=files, capture_output=True, check=True).stdout.decode()
    of = {"text": {}, "eol": {}}
    for path, attribute, value in (line.rsplit(": ", 2) for line in told.splitlines()):
        of[attribute][path] = value
    assert {path for path, value in of["text"].items() if value != "unset" and of["eol"][path] != "lf"} == set()
    assert of["text"]["seeds/affaire-dreyfus/grace.md"] == "unset"
