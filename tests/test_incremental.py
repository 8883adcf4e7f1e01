"""Whatever was changed in whatever order, a build that knows the earlier ones gives what one from nothing gives."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from project import Command, make_project, tree, write_seed

SENTENCES = [
    "Le général Mark Milley est à Kiev.",
    "« Nous sommes inquiets », a déclaré Mark Milley.",
    "Valeri Guerassimov, chef d'état-major russe, assure que « tout va bien ».",
    "Milley et Guerassimov se sont parlé à Genève.",
    "Anne Hidalgo a reçu la maire de Kiev à Paris.",
    "L'Organisation mondiale de la santé (OMS) s'inquiète.",
    "« Rien n'est décidé », dit-elle.",
]
DECISIONS = [
    "[]",
    "- {id: mark-milley, name: Mark Milley}",
    "- {id: milley, name: Mark A. Milley, variants: [Mark Milley]}\n- {id: x, name: Anne Hidalgo, hide: initials}",
    "- {id: guerassimov, name: Valery Gerasimov, variants: [Valeri Guerassimov, Guerassimov], note: Un mot.}",
    "- {id: milley, name: Mark Milley, hide: true}",
]
files = st.sampled_from(["a.txt", "b.txt", "c.txt", "x/d.txt"])
articles = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("\n\n".join)
edits = st.one_of(
    st.tuples(st.just("write"), files, articles),
    st.tuples(
        st.just("title"), st.just("titled.md"), st.sampled_from(["Un titre", "Kiev attend", "Mark Milley parle"])
    ),
    st.tuples(st.just("remove"), files, st.just("")),
    st.tuples(st.just("rename"), files, st.sampled_from(["renamed.txt", "y/moved.txt"])),
    st.tuples(st.just("decide"), st.just(""), st.sampled_from(DECISIONS)),
)


def edit(folder, what, name, content):
    """Change the project; nothing where there is nothing to change."""
    file = folder / "seeds" / name
    if what == "write":
        write_seed(folder, name, content)
    elif what == "decide":
        (folder / "authority" / "persons.yml").write_text(content, encoding="utf-8")
    elif what == "title":
        write_seed(folder, name, f"---\ntitle: {content}\n---\n\n{SENTENCES[0]}\n")
    elif file.is_file() and what == "remove":
        file.unlink()
    elif file.is_file() and not (folder / "seeds" / content).exists():
        (folder / "seeds" / content).parent.mkdir(exist_ok=True)
        file.rename(folder / "seeds" / content)


@pytest.fixture
def project(tmp_path):
    folder = make_project(tmp_path / "project", {"first.txt": SENTENCES[0]})
    (folder / "authority").mkdir()
    here = Path.cwd()
    os.chdir(folder)
    yield folder, Command(folder)
    os.chdir(here)


@pytest.mark.slow
@given(st.lists(st.lists(edits, min_size=1, max_size=3), min_size=1, max_size=4))
@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.generate],  # making a failure smaller would take minutes: an example is several builds
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_build_after_any_edits_is_the_one_from_nothing(project, builds):
    folder, build = project
    for path in ("seeds", "authority", "docs", "clean", ".exergue-cache"):
        shutil.rmtree(folder / path, ignore_errors=True)
    (folder / "authority").mkdir()
    write_seed(folder, "first.txt", SENTENCES[0])
    for changes in builds:
        for change in changes:
            edit(folder, *change)
        assert build("--no-site", "--quiet") == 0
        shutil.rmtree(folder / "clean", ignore_errors=True)
        assert build("--no-site", "--quiet", "--no-cache", "--docs", "clean") == 0
        assert tree(folder / "docs") == tree(folder / "clean")


def test_a_hidden_entry_that_no_article_names_has_no_address(project):
    folder, build = project
    edit(folder, "decide", "", "- {id: x, name: Anne Hidalgo, hide: initials}")
    for _ in range(2):
        assert build("--no-site", "--quiet") == 0
        assert "anonyme" not in (folder / "authority/ids.lock").read_text(encoding="utf-8")
        assert not list(folder.glob("docs/personnes/anonyme*"))


# ---- nothing changed ----


@pytest.fixture
def settled(project, capsys):
    """A project that was built, whose next build says so if it makes pages; with what the first one told."""
    folder, build = project
    write_seed(folder, "notes.pdf", "")
    assert build("--no-site") == 0
    first = capsys.readouterr()
    return folder, build, first


def pages_of(told):
    """The table at the end without the lines on pages."""
    return [line.split() for line in told.out.splitlines() if not line.startswith("pages")]


def test_a_build_of_what_is_there_already_tells_the_same_and_makes_nothing(settled, monkeypatch, capsys):
    _, build, first = settled
    monkeypatch.setattr("exergue.pipeline.corpus_now", lambda *_: pytest.fail("it was read again"))
    assert build("--no-site") == 0
    again = capsys.readouterr()
    assert pages_of(again) == pages_of(first)
    assert "notes.pdf" in first.err and "notes.pdf" in again.err


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write_seed(folder, "first.txt", SENTENCES[1]),
        lambda folder: edit(folder, "decide", "", DECISIONS[1]),
        lambda folder: (folder / "docs/index.md").unlink(),
        lambda folder: (folder / "authority/ids.lock").unlink(),
        lambda folder: (folder / "templates/macros/new.j2").write_text("x"),
    ],
)
def test_whatever_changed_is_made(settled, change):
    folder, build, _ = settled
    change(folder)
    assert build("--no-site", "--quiet") == 0
    assert (folder / "docs/index.md").is_file() and (folder / "authority/ids.lock").is_file()
    before = tree(folder / "docs")
    assert build("--no-site", "--quiet", "--no-cache", "--docs", "clean") == 0
    assert before == tree(folder / "clean")


@pytest.mark.parametrize("option", ["--strict", "--no-cache"])
def test_an_option_that_asks_for_more_is_heard(settled, option, monkeypatch):
    _, build, _ = settled
    monkeypatch.setattr("exergue.pipeline.make_docs", lambda *_: pytest.fail("asked"))
    with pytest.raises(pytest.fail.Exception):
        build("--no-site", "--quiet", option)


def test_a_mistake_that_was_gone_past_is_told_again(project, capsys):
    folder, build = project
    write_seed(folder, "wrong.md", "---\ntitel: x\n---\n\nKiev attend.\n")
    for _ in range(2):
        assert build("--no-site", "--keep-going", "--quiet") == 2
        assert "titel" in capsys.readouterr().err


@pytest.fixture
def with_site(project):
    """A project whose site stands, and what is in it."""
    folder, build = project
    assert build("--quiet") == 0
    return folder, build, tree(folder / "site")


@pytest.mark.slow
def test_a_site_of_what_is_there_already_is_not_made_again(with_site, monkeypatch):
    folder, build, before = with_site
    monkeypatch.setattr("exergue.site._run_mkdocs", lambda *_: pytest.fail("it was made again"))
    assert build("--quiet") == 0
    assert tree(folder / "site") == before


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        lambda folder: write_seed(folder, "first.txt", SENTENCES[1]),
        lambda folder: (folder / "site/index.html").write_text("harmed"),
        lambda folder: (folder / "site/404.html").unlink(),
        lambda folder: (folder / "site/more.txt").write_text("more"),
        lambda folder: (folder / "docs/mine.md").write_text("# Mine\n"),
        lambda folder: (folder / "templates/theme/assets/exergue.css").write_text("a { color: red }"),
        lambda folder: (folder / "mkdocs.yml").write_text((folder / "mkdocs.yml").read_text() + "\ncopyright: Moi\n"),
    ],
)
def test_whatever_changed_makes_the_site_anew(with_site, change):
    folder, build, _ = with_site
    change(folder)
    assert build("--quiet") == 0
    now = tree(folder / "site")
    assert build("--quiet", "--site", "clean_site") == 0
    assert now == tree(folder / "clean_site")


@pytest.mark.slow
def test_a_site_with_plugins_is_always_made(with_site):
    folder, build, _ = with_site
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("plugins: []", "plugins: [search]"))
    assert build("--quiet") == 0
    before = (folder / "site/index.html").stat().st_mtime_ns
    assert build("--quiet") == 0
    assert (folder / "site/index.html").stat().st_mtime_ns > before
