"""Addresses that last: ids that are kept, and what stands where nobody bears one any more."""

import shutil
import subprocess

import pytest
from identity_articles import article, ids
from project import ROOT, Command, make_project, tree, write_seed
from short_lists import shorten

from exergue.authority import Authority, Entry
from exergue.model import Former
from exergue.published import Line, content, read_published, unpublished
from exergue.published import write_published as write
from exergue.resolve import resolved

NOBODY = Authority()


def write_published(folder, lines, pages=()):
    write(folder, content(lines, pages))


def publish(*bodies, authority=NOBODY, published=(), first=1):
    """The corpus of the articles a1, a2 … and the lines to be kept."""
    articles = [article(f"a{n}", body, f"2020-01-{n:02}") for n, body in enumerate(bodies, first)]
    return resolved(articles, authority, published=published)


def per(*names):
    return " et ".join(f'<PER id="p{n}">{name}</PER>' for n, name in enumerate(names, 1))


# The file


def test_what_is_written_is_read_again(tmp_path):
    lines = (
        Line("article", "kiev", "kiev", ("kiev",)),
        Line("person", "mark-milley", "Mark Milley", ("a\tb", "c\\n", "d\ne")),
        Line("place", "kiev", "Kiev", ()),
    )
    write_published(tmp_path / "authority", lines)
    assert read_published(tmp_path / "authority") == (tuple(sorted(lines)), (), ())


def test_no_file_has_no_lines(tmp_path):
    assert read_published(tmp_path) == ((), (), ())


def test_a_file_that_says_the_same_is_left_alone(tmp_path):
    lines = (Line("place", "kiev", "Kiev"),)
    write_published(tmp_path, lines)
    before = (tmp_path / "ids.lock").stat().st_mtime_ns
    write_published(tmp_path, lines)
    assert (tmp_path / "ids.lock").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("persn\ta\tA", '"persn" is no kind of page; did you mean person?'),
        ("person\ta", "is no line of this file; expected kind, id, name, articles, with a tab between two"),
        ("person\tA b\tA", '"A b" is no id; expected a-z, 0-9 and single hyphens'),
        ("<<<<<<< HEAD", "is left of a merge; expected the lines of both sides, without the marks of git"),
    ],
)
def test_a_line_that_is_none_is_told(tmp_path, line, problem):
    (tmp_path / "ids.lock").write_text(f"# head\nplace\tkiev\tKiev\n{line}\n")
    lines, _, problems = read_published(tmp_path)
    assert [line.id for line in lines] == ["kiev"]
    assert [str(p) for p in problems] == [f"{tmp_path / 'ids.lock'}:3: {problem}"]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_two_branches_that_publish_ids_merge_by_themselves(tmp_path):
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=tmp_path, check=True)

    def commit(*names):
        write_published(tmp_path / "authority", [Line("person", name, name) for name in names])
        git("add", ".")
        git("commit", "-q", "-m", "x")

    shutil.copy(ROOT / ".gitattributes", tmp_path)
    git("init", "-q", "-b", "main")
    commit("b", "y")
    git("switch", "-q", "-c", "other")
    commit("b", "c", "y")
    git("switch", "-q", "main")
    commit("b", "d", "y")
    git("merge", "-q", "other")
    lines, _, problems = read_published(tmp_path / "authority")
    assert [line.id for line in lines] == ["b", "c", "d", "y"]
    assert problems == ()


# Ids that stay


def test_an_article_that_comes_in_between_takes_no_id_away():
    _, lines = publish(per("Jean Martin"), first=2)
    later, _ = publish(per("Jean Martin"), per("Jean Martin"), published=lines)
    assert ids(later) == {"a1": ["jean-martin"], "a2": ["jean-martin"]}


def test_of_two_of_one_name_each_keeps_its_id():
    field = '<R e="p1">{}</R> <PER id="p1">Jean Martin</PER>'
    first, lines = publish(field.format("footballeur"), first=5)
    second, lines = publish(field.format("ministre"), "", "", "", field.format("footballeur"), published=lines)
    third, _ = publish(field.format("ministre"), "", "", "", field.format("footballeur"), published=lines)
    assert ids(first)["a5"] == ["jean-martin"]
    assert ids(second)["a5"] == ["jean-martin"]
    assert ids(third) == ids(second)
    assert ids(second)["a1"] != ["jean-martin"]


def test_a_name_that_its_article_corrects_keeps_its_id():
    first, lines = publish(per("Mark Miley"))
    second, kept = publish(per("Mark Milley"), published=lines)
    assert ids(second) == ids(first) == {"a1": ["mark-miley"]}
    assert second.former == ()
    assert [line.form for line in kept] == ["Mark Milley"]


def test_a_better_attested_name_changes_no_id():
    _, lines = publish(per("V. Guérassimov"))
    later, _ = publish(per("V. Guérassimov"), *[per("Valeri Guérassimov")] * 3, published=lines)
    bearers = set(ids(later)["a1"])
    assert bearers == {"v-guerassimov"}


def test_an_id_is_not_given_to_somebody_else():
    _, lines = publish(per("Jean Martin"))
    later, _ = publish("", per("Jean-Luc Martin"), published=lines)
    assert ids(later)["a2"] == ["jean-luc-martin"]
    assert later.former == (Former("person", "jean-martin"),)


# Ids that lead on


def test_an_entry_with_another_id_leads_from_the_old_one():
    _, lines = publish(per("Mark Milley"))
    authority = Authority(persons=(Entry("general-milley", "Mark Milley"),))
    later, kept = publish(per("Mark Milley"), authority=authority, published=lines)
    assert later.former == (Former("person", "mark-milley", ("general-milley",)),)
    again, _ = publish(per("Mark Milley"), authority=authority, published=kept)
    assert again.former == later.former


def test_an_entry_that_changes_id_and_name_leads_from_the_old_one():
    one = Authority(persons=(Entry("milley", "Mark Milley"),))
    other = Authority(persons=(Entry("mark-a-milley", "Mark Alexander Milley", variants=("Mark Milley",)),))
    _, lines = publish(per("Mark Milley"), authority=one)
    later, _ = publish(per("Mark Milley"), authority=other, published=lines)
    assert later.former == (Former("person", "milley", ("mark-a-milley",)),)


def test_two_that_become_one_keep_both_addresses():
    bodies = per("Valery Gerasimov"), per("Valeri Guérassimov"), per("Walter Guerassim")
    _, lines = publish(*bodies)
    authority = Authority(persons=(Entry("valeri-guerassimov", "Valeri Guérassimov", variants=("Walter Guerassim",)),))
    later, _ = publish(*bodies, authority=authority, published=lines)
    assert Former("person", "walter-guerassim", ("valeri-guerassimov",)) in later.former


def test_one_that_becomes_two_leaves_the_choice():
    bodies = per("Jean Martin"), per("Jean Martin") + " " + '<LOC id="l1">Lyon</LOC>'
    _, lines = publish(*bodies)
    from exergue.corrections import corrected

    authority = Authority(
        persons=(
            Entry("jean-martin-boxeur", "Jean Martin (boxeur)"),
            Entry("jean-martin-maire", "Jean Martin (maire)"),
        ),
        corrections=(correction("a1", "jean-martin-boxeur"), correction("a2", "jean-martin-maire")),
    )
    articles = [article(f"a{n}", body, f"2020-01-{n:02}") for n, body in enumerate(bodies, 1)]
    made = corrected(articles, authority, lines)
    later, _ = resolved(made.articles, authority, made.rulings, lines)
    assert made.problems == ()
    assert later.former == (Former("person", "jean-martin", ("jean-martin-boxeur", "jean-martin-maire")),)


def correction(article_id, entity):
    from pathlib import Path

    from exergue.authority.decisions import MentionCorrection, Selector, Where

    return MentionCorrection(Where(Path("c"), 1), article_id, Selector("Jean Martin"), entity)


def test_what_turns_out_to_be_a_place_leads_on_to_it():
    _, lines = publish('<PER id="p1">Saint-Cyr</PER>')
    later, _ = publish('<LOC id="l1">Saint-Cyr</LOC>', published=lines)
    assert [old.now for old in later.former] == [(later.places[0].id,)]


def test_new_lines_are_those_whose_id_was_not_known():
    _, before = publish(per("Mark Milley"))
    _, after = publish(per("Mark Milley"), per("Jean Dupont"), published=before)
    assert [line.id for line in unpublished(before, after)] == ["jean-dupont"]


# The site


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample in a folder of its own, without the ids of the checkout."""
    folder = make_project(tmp_path_factory.mktemp("sample") / "project", {})
    shutil.copytree(ROOT / "seeds", folder / "seeds", dirs_exist_ok=True)
    shutil.copytree(ROOT / "authority", folder / "authority")
    (folder / "authority/ids.lock").unlink(missing_ok=True)
    return folder


def addresses(folder, suffix):
    return {path for path in tree(folder) if path.endswith(suffix)}


PERSONS = """
- {id: lucie-hadamard, name: Lucie Dreyfus, variants: [Lucie Hadamard]}
- {id: zola, name: Émile Zola}
- {id: raymond-duval, name: Raymond Duval, variants: [Romain Duval]}
- {id: picquart-temoin, name: Georges Picquart}
- {id: picquart-accuse, name: Georges Picquart (accusé)}
"""


@pytest.mark.slow
def test_no_address_of_the_sample_is_lost(sample, monkeypatch, capsys):
    monkeypatch.chdir(sample)
    shorten(monkeypatch, _SENTENCES=4, _SAYINGS=2, _ARTICLES=10, _ENTRIES=50, _QUOTATIONS=40)
    build = Command(sample)
    docs, site = set(), set()

    def step(*arguments):
        assert build(*arguments, "--quiet") == 0, capsys.readouterr().err
        docs.update(addresses(sample / "docs", ".md"))
        site.update(addresses(sample / "site", ".html"))
        assert docs <= addresses(sample / "docs", ".md")
        assert site <= addresses(sample / "site", ".html")

    step()
    write_seed(sample, "2022/duval.md", "---\ntitle: Duval\n---\n\nRomain Duval est à Rennes. Duval attend.\n")
    step()
    assert "personnes/romain-duval.md" in docs
    write_seed(sample, "2022/duval.md", "---\ntitle: Autre titre\n---\n\nRaymond Duval est à Rennes. Duval attend.\n")
    step()
    (sample / "authority/persons.yml").write_text(PERSONS)
    (sample / "authority/corrections.yml").write_text(
        "- {same: [mathieu-dreyfus, bernard-lazare]}\n"
        "- {article: picquart-petit-bleu, mention: Georges Picquart, every: true, is: picquart-temoin}\n"
        "- {article: proces-zola, mention: Picquart, every: true, is: picquart-accuse}\n"
    )
    step()
    page = (sample / "docs/personnes/bernard-lazare.md").read_text()
    assert "moved_to" in page
    assert {"personnes/mathieu-dreyfus/mentions/2.md", "personnes/emile-zola/mentions/2.md", "citations/2.md"} <= docs
    (sample / "authority/corrections.yml").unlink()
    (sample / "seeds/affaire-dreyfus/proces-zola.md").unlink()
    (sample / "seeds/affaire-dreyfus/jaccuse.md").unlink()
    step()
    step("--frozen", "--no-site")


def test_frozen_says_which_ids_are_missing(tmp_path, monkeypatch, capsys):
    folder = make_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    build = Command(folder)
    assert build("--no-site", "--frozen") == 2
    error = capsys.readouterr().err
    assert "authority/ids.lock: lacks person mark-milley (Mark Milley)" in error
    assert "commit the lines" in error
    assert not (folder / "authority/ids.lock").exists()
    assert build("--no-site", "--quiet") == 0
    lock = (folder / "authority/ids.lock").read_bytes()
    assert build("--no-site", "--frozen", "--quiet") == 0
    assert (folder / "authority/ids.lock").read_bytes() == lock


def test_a_build_that_fails_keeps_no_ids(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    (folder / "docs/foreign.md").write_text("mine")
    assert Command(folder)("--no-site", "--quiet") == 2
    assert not (folder / "authority").exists()


def test_articles_of_the_command_line_leave_the_ids_of_the_site_alone(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    build = Command(folder)
    assert build("--no-site", "--source", "seeds/2021", "--docs", "d", "--quiet") == 0
    assert not (folder / "authority/ids.lock").exists()
    (tmp_path / "names").mkdir()
    arguments = ("--source", "seeds/2021", "--docs", "d", "--authority", tmp_path / "names")
    assert build("--no-site", *arguments, "--quiet") == 0
    assert (tmp_path / "names/ids.lock").exists()


def test_an_article_keeps_its_address_whatever_comes_before_it(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "project", {"b.md": "---\ntitle: Appel\ndate: 2020-01-01\n---\n\nUn mot.\n"})
    monkeypatch.chdir(folder)
    build = Command(folder)
    build("--no-site", "--quiet")
    write_seed(folder, "a.md", "---\ntitle: Appel\ndate: 2019-01-01\n---\n\nUn autre.\n")
    assert build("--no-site", "--quiet") == 0
    assert "Un mot" in (folder / "docs/articles/appel.md").read_text()
    assert "Un autre" in (folder / "docs/articles/appel-2019-01-01.md").read_text()
    write_seed(folder, "b.md", "---\ntitle: Rappel\ndate: 2020-01-01\n---\n\nUn mot.\n")
    assert build("--no-site", "--quiet") == 0
    assert "Un mot" in (folder / "docs/articles/appel.md").read_text()


def test_an_article_that_is_given_another_slug_leads_on_from_the_old_one(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "project", {"b.md": "---\ntitle: Appel\n---\n\nUn mot.\n"})
    monkeypatch.chdir(folder)
    build = Command(folder)
    build("--no-site", "--quiet")
    write_seed(folder, "b.md", "---\ntitle: Appel\nslug: un-appel\n---\n\nUn mot.\n")
    assert build("--quiet") == 0
    assert 'moved_to: "articles/un-appel"' in (folder / "docs/articles/appel.md").read_text()
    assert "Un mot" in (folder / "docs/articles/un-appel.md").read_text()
    (folder / "seeds/b.md").unlink()
    write_seed(folder, "c.md", "Un autre mot.\n")
    assert build("--quiet") == 0
    for gone in ("appel", "un-appel"):
        assert "n’est plus sur le site" in (folder / f"docs/articles/{gone}.md").read_text()


def test_the_addresses_of_the_sample_are_kept():
    lines, _, problems = read_published(ROOT / "authority")
    assert problems == ()
    articles = {line.form for line in lines if line.kind == "article"}
    assert articles >= {path.stem for path in (ROOT / "seeds").glob("*/*") if path.suffix in (".md", ".txt")}
    assert {"alfred-dreyfus", "lucie-dreyfus", "mathieu-dreyfus"} <= {line.id for line in lines}
