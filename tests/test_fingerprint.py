"""docs/ is current exactly as long as nothing has changed that it was made from."""

import os
from pathlib import Path, PurePosixPath

import pytest
from project import Command, make_project, write_seed

from exergue import fingerprint
from exergue.fingerprint import is_current, made_from, options_of
from exergue.manifest import read_manifest
from exergue.refresh import watched
from exergue.settings import Options, read_settings
from exergue.writing import write_docs


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "project")
    (folder / "authority").mkdir()
    (folder / "authority/persons.yml").write_text("[]")
    monkeypatch.chdir(folder)
    return folder


def made(options):
    settings = read_settings(Path("mkdocs.yml"), options)
    write_docs(settings.docs, [(PurePosixPath("index.md"), b"home")], lambda: made_from(settings, options))


def current(options=None):
    settings = read_settings(Path("mkdocs.yml"), options or Options())
    return is_current(settings, settings.docs)


CHANGES = {
    "an edited seed": lambda: Path("seeds/milley.txt").write_text("Autre."),
    "a new seed": lambda: Path("seeds/new.txt").write_text("Autre."),
    "a renamed seed": lambda: Path("seeds/milley.txt").rename("seeds/mark.txt"),
    "a moved seed": lambda: Path("seeds/milley.txt").rename("seeds/2021/milley.txt"),
    "a removed seed": lambda: Path("seeds/milley.txt").unlink(),
    "a sidecar": lambda: Path("seeds/milley.yml").write_text("title: x"),
    "a decision": lambda: Path("authority/persons.yml").write_text("[ ]"),
    "a page template": lambda: Path("templates/pages/home.md.j2").write_text("x"),
    "a macro": lambda: Path("templates/macros/new.j2").write_text("x"),
    "the language": lambda: Path("mkdocs.yml").write_text("site_name: x\nextra: {exergue: {language: en}}"),
    "another model": lambda: Path("mkdocs.yml").write_text("site_name: x\nextra: {exergue: {model: fr_x}}"),
    "another source": lambda: Path("mkdocs.yml").write_text("site_name: x\nextra: {exergue: {sources: [other]}}"),
    "a page edited by hand": lambda: Path("docs/index.md").write_text("mine"),
    "a page that is gone": lambda: Path("docs/index.md").unlink(),
}

NO_CHANGES = {
    "the time of a file": lambda: os.utime("seeds/milley.txt", (1, 1)),
    "what an editor keeps beside": lambda: Path("seeds/.milley.txt.swp").write_text("x"),
    "a hidden folder": lambda: write_seed(Path(), ".obsidian/workspace.md", "x"),
    "a page of somebody else": lambda: Path("docs/mine.md").write_text("mine"),
    "the theme": lambda: Path("templates/theme/main.html").write_text("x"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_makes_docs_out_of_date(project, change):
    assert not current()
    made(Options())
    assert current()
    change()
    assert not current()


@pytest.mark.parametrize("name", ["a.yml", "a.yaml", "a.YML"])
def test_the_sidecar_of_a_single_file_counts(project, name):
    only = Options(sources=(Path("seeds/a.txt"),))
    Path("seeds/a.txt").write_text("Kiev.")
    made(only)
    Path("seeds", name).write_text("title: x")
    assert not current(only)
    assert Path("seeds", name) in watched(Path("mkdocs.yml"), Path("docs"))


def test_a_picture_that_a_single_file_shows_counts(project):
    only = Options(sources=(Path("seeds/a.md"),))
    Path("seeds/a.md").write_text("Kiev.\n\n![Carte](<cartes/une carte%231.png>)\n\n![Plan](plan.png)\n")
    Path("seeds/cartes").mkdir()
    picture = Path("seeds/cartes/une carte#1.png")
    picture.write_bytes(b"old")
    made(only)
    assert picture in watched(Path("mkdocs.yml"), Path("docs"))
    Path("seeds/other.png").write_bytes(b"of another article")
    assert current(only)
    picture.write_bytes(b"new")
    assert not current(only)
    made(only)
    Path("seeds/plan.png").write_bytes(b"was missing")
    assert not current(only)


@pytest.mark.parametrize("change", NO_CHANGES.values(), ids=NO_CHANGES)
def test_what_does_not(project, change):
    made(Options())
    change()
    assert current()


def test_the_whole_can_be_moved(project, tmp_path, monkeypatch):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.txt").write_text("Kiev.")
    made(Options(sources=(tmp_path / "articles",)))
    tmp_path.rename(tmp_path.with_name("moved"))
    monkeypatch.chdir(tmp_path.with_name("moved") / "project")
    assert current(Options(sources=(Path("../articles"),)))


def test_the_options_it_was_made_with_are_known(project, tmp_path):
    (tmp_path / "c").mkdir()
    given = Options(sources=(tmp_path / "a", tmp_path / "b"), authority=tmp_path / "c", keep_going=True)
    settings = read_settings(project / "mkdocs.yml", given)
    again = read_settings(project / "mkdocs.yml", options_of(made_from(settings, given), project))
    assert again == settings
    assert options_of(made_from(settings, given), project).keep_going


def test_the_files_of_a_chosen_model_count(project):
    Path("model").mkdir()
    Path("model/ner").write_text("one")
    chosen = Options(model="model")
    made(chosen)
    assert current(chosen)
    assert options_of(read_manifest(Path("docs")).made_from, project).model == str(project / "model")
    assert not current()
    Path("model/ner").write_text("two")
    fingerprint._model_lines.cache_clear()  # read once a process, as the model is
    assert not current(chosen)


def test_the_first_build_makes_a_folder_for_its_ids_and_is_current_all_the_same(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "other")
    monkeypatch.chdir(folder)
    assert Command(folder)("--no-site", "--quiet") == 0
    assert (folder / "authority/ids.lock").exists()
    assert current()
    (folder / "authority/ids.lock").write_text("person\tsomebody\tSomebody\n")
    assert not current()
