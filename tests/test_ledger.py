"""What pages were made from is noted as they are made, and only those are made again that it may have changed."""

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import tree, write_seed
from sample_pages import SAMPLE

from exergue.corpus import views
from exergue.facts import Facts
from exergue.ledger import Ledger, Record, read_record, write_record
from exergue.noted import Noted, Whole
from exergue.pages import Addresses
from exergue.pages.site import Kept, Page

# ---- noting ----


@given(st.dictionaries(st.text(), st.integers()), st.lists(st.text()))
def test_whatever_is_read_is_noted_be_it_there_or_not(held, keys):
    read = set()
    noted = Noted("held", held, read)
    for key in keys:
        assert noted.get(key) == held.get(key)
        assert (key in noted) == (key in held)
    assert {key for key in held if noted[key] == held[key]} == set(held)
    assert read == {("held", key) for key in (*keys, *held)}


@pytest.mark.parametrize("ask", [len, list, lambda all_of: all_of[0], lambda all_of: all_of.articles])
def test_all_of_something_can_not_be_read_unnoticed(ask):
    with pytest.raises(TypeError):
        ask(Whole())


@pytest.mark.parametrize("ask", [len, list, dict])
def test_all_entries_can_not_be_read_unnoticed(ask):
    with pytest.raises(TypeError):
        ask(Noted("held", {"a": 1}, set()))


# ---- what is read, as digests ----


def facts(corpus):
    return Facts(views(corpus), Addresses(corpus))


def test_an_entry_that_changes_or_goes_has_another_digest():
    changed = replace(SAMPLE, places=SAMPLE.places[1:])
    gone = SAMPLE.places[0].id
    kept = SAMPLE.places[1].id
    before, after = facts(SAMPLE), facts(changed)
    assert before.of([("known", gone)]) != after.of([("known", gone)])
    assert before.of([("known", kept)]) == after.of([("known", kept)])
    assert before.of([("known", kept), ("_lines", gone)]) != after.of([("known", kept), ("_lines", gone)])


def test_an_article_that_changes_changes_all_that_holds_it():
    first, *others = SAMPLE.articles
    changed = replace(SAMPLE, articles=(replace(first, article=replace(first.article, title="Autre")), *others))
    before, after = facts(SAMPLE), facts(changed)
    named = next(mention.entity for mention in first.mentions if mention.entity)
    for entry in [("articles", first.article.id), ("occurrences", named)]:
        assert before.of([entry]) != after.of([entry])
    assert before.of([("casts", first.article.id)]) == after.of([("casts", first.article.id)])


def test_what_others_tell_of_somebody_does_not_change_with_how_often_he_is_named():
    person = next(person for person in SAMPLE.persons if person.variants)
    variants = tuple(replace(variant, count=variant.count + 1) for variant in person.variants)
    others = tuple(one for one in SAMPLE.persons if one is not person)
    changed = replace(SAMPLE, persons=(*others, replace(person, variants=variants)))
    before, after = facts(SAMPLE), facts(changed)
    assert before.of([("known", person.id)]) == after.of([("known", person.id)])
    assert before.of([("identities", person.id)]) != after.of([("identities", person.id)])


# ---- the ledger ----


@pytest.fixture
def ledger(tmp_path):
    """What makes a ledger of a file that holds the id of the first article, as the record tells."""

    def make(record, corpus=SAMPLE):
        return Ledger(tmp_path / "docs", facts(corpus), record)

    return make


def made(ledger, given_=""):
    """What it gives for one group that reads the first article."""

    def pages():
        noted = views(SAMPLE).noted(ledger.read)
        yield Page(
            "a.md", "article.md.j2", {"front": {"title": noted.articles[SAMPLE.articles[0].article.id].article.title}}
        )

    return list(ledger.pages("group", given_, pages))


def kept(tmp_path, ledger, content=b"content"):
    """The record of the ledger, as a later build reads it, the file being written."""
    (tmp_path / "docs").mkdir(exist_ok=True)
    (tmp_path / "docs/a.md").write_bytes(content)
    write_record(tmp_path / "record", ledger.lines({"a.md": sha256(content).hexdigest()}))
    return read_record(tmp_path / "record", ledger.before.made_by)


def test_pages_are_kept_as_long_as_nothing_changed_that_they_read(ledger, tmp_path):
    first = ledger(Record("code"))
    assert isinstance(made(first)[0], Page)
    record = kept(tmp_path, first)
    again = ledger(record)
    assert [type(page) for page in made(again)] == [Kept]
    assert made(again)[0].title == SAMPLE.articles[0].article.title
    record = kept(tmp_path, again)  # goes on to the build after
    assert [type(page) for page in made(ledger(record))] == [Kept]


def test_pages_are_made_again_where_anything_differs(ledger, tmp_path):
    first = ledger(Record("code"))
    made(first)
    record = kept(tmp_path, first)
    annotated, *others = SAMPLE.articles
    changed = replace(SAMPLE, articles=(replace(annotated, mentions=annotated.mentions[1:]), *others))
    assert [type(page) for page in made(ledger(record, changed))] == [Page]
    assert [type(page) for page in made(ledger(record), "given something else")] == [Page]
    (tmp_path / "docs/a.md").write_bytes(b"changed by hand")
    assert [type(page) for page in made(ledger(record))] == [Page]
    (tmp_path / "docs/a.md").unlink()
    assert [type(page) for page in made(ledger(record))] == [Page]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]\n",
        b'{"made_by":"code","entries":[["articles"]]}\n',
        b'{"made_by":"code","entries":[]}\n"group"\n',
        b'{"made_by":"code","entries":[]}\n"group"\t{"read":[7],"digest":"","files":[]}\n',
        b'{"made_by":"code","entries":[]}\n"group"\t{"read":[],"dig',
        b'{"made_by":"other","entries":[]}\n"group"\t{"read":[],"digest":"","files":[]}\n',
        b"\xff\xfe",
    ],
)
def test_a_record_that_is_damaged_or_of_other_code_keeps_nothing(ledger, tmp_path, content):
    (tmp_path / "record").write_bytes(content)
    record = read_record(tmp_path / "record", "code")
    assert [type(page) for page in made(ledger(record))] == [Page]


# ---- whole builds ----


@pytest.fixture
def written(project, build, monkeypatch):
    """A built project, and the paths of what later builds render."""
    write_seed(project, "paris.txt", "Anne Hidalgo est à Paris, et Anne Hidalgo y reste.\n")
    assert build("--no-site", "--quiet") == 0
    from exergue import output
    from exergue.render import render

    paths = []

    def watching(pages, env):
        for page in pages:
            if isinstance(page, Page):
                paths.append(str(page.path))
            yield from render([page], env)

    monkeypatch.setattr(output, "render", watching)
    return paths


def test_a_changed_article_costs_its_pages_and_those_of_whom_it_names(project, build, written):
    write_seed(project, "paris.txt", "Anne Hidalgo est à Paris, et Anne Hidalgo y est encore.\n")
    assert build("--no-site", "--quiet") == 0
    assert "personnes/anne-hidalgo.md" in written
    assert "personnes/mark-milley.md" not in written


def test_pages_that_were_changed_by_hand_are_made_again(project, build, written):
    page = project / "docs/personnes/mark-milley.md"
    before = page.read_bytes()
    page.write_bytes(b"changed")
    assert build("--no-site", "--quiet") == 0
    assert page.read_bytes() == before


def test_without_the_store_all_pages_are_made(project, build, written):
    write_seed(project, "paris.txt", "Anne Hidalgo est à Paris, et Anne Hidalgo y est encore.\n")
    assert build("--no-site", "--quiet", "--no-cache") == 0
    assert "personnes/mark-milley.md" in written


def test_a_record_that_can_not_be_written_is_told_and_pages_are_made(project, build, capsys):
    (project / ".exergue-cache").mkdir(exist_ok=True)
    (project / ".exergue-cache/pages").write_text("in the way")
    assert build("--no-site") == 0
    assert "could not be kept" in capsys.readouterr().err
    assert tree(project / "docs")
