"""Hidden names: out of everything that is published, and offsets right all the same."""

import gzip
import json
import re
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup_pages import page, shown, visible
from project import ROOT, Command, make_project, tree, write_seed

from exergue.annotate.nlp import annotate
from exergue.articles import read_articles
from exergue.authority import read_authority
from exergue.hiding import hidden
from exergue.hiding.masks import initials
from exergue.hiding.matching import folded, whole_names
from exergue.hiding.redaction import united
from exergue.hiding.shifting import Replacement, Shift
from exergue.language import languages
from exergue.model import TextSpan
from exergue.resolve import resolved
from exergue.settings import Options, read_settings

HIDDEN = re.compile("mil[-_ ]?ley|%4dilley", re.IGNORECASE)

SEEDS = {
    "2021/mark-milley-a-kiev.md": """\
---
title: Mark Milley à Kiev
description: Ce que Mark Milley a dit
authors: [Mark Milley, Anne Plume]
tags: [Mark Milley, armée]
url: https://example.org/2021/mark-milley.html
date: 2021-04-02
---

Le général **Mark** Milley est à Kiev. « Nous sommes inquiets », a déclaré MARK MILLEY.
Milley, que l’on joint à mark.milley@example.org, a écrit [ici](https://example.org/milley) et sur @MarkMilley.

![Milley au front](milley-front.png)

Jean Milley n’est pas de sa famille. La Fondation Mark-Milley le dit aussi, comme [l’autre article](../autre.md).
""",
    "autre.md": "---\ntitle: Autre\ndate: 2021-04-03\n---\n\nMark\u00a0Milley a vu Valeri Gerassimov à Moscou.\n",
    "sans.txt": "Kiev attend. Valeri Gerassimov aussi.\n",
}


def persons(hide):
    return f"- {{id: mark-milley, name: Mark Milley, same_as: {{wikidata: Q42}}, hide: {hide}}}\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "project", SEEDS)
    (folder / "seeds/2021/milley-front.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "authority").mkdir()
    monkeypatch.chdir(folder)
    return folder


def hide(project, how):
    (project / "authority/persons.yml").write_text(persons(how))


def everything(folder):
    """Path and text of all that is published, decompressed."""
    for path, data in tree(folder).items():
        data = gzip.decompress(data) if path.endswith(".gz") else data
        yield path, data.decode(errors="replace")


def leaks(folder, but="Jean Milley"):
    found = []
    for path, text in everything(folder):
        for place in HIDDEN.finditer(f"{path}\n{text}"):
            around = f"{path}\n{text}"[max(0, place.start() - 30) : place.end() + 30]
            if "jean" not in around.lower():
                found.append((path, around))
    return found


@pytest.mark.parametrize("how", ["true", "initials"])
def test_the_name_is_nowhere(project, how):
    hide(project, how)
    assert Command(project)("--quiet") == 0
    assert leaks(project / "docs") == []
    assert leaks(project / "site") == []
    lock = (project / "authority/ids.lock").read_text()
    assert "mark" not in lock.lower()
    assert "Q42" not in "".join(text for _, text in everything(project / "docs"))


def test_no_data_or_feed_names_it(project, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://press.example/")
    hide(project, "initials")
    assert Command(project)("--quiet", "--no-site") == 0
    assert leaks(project / "docs") == []
    made = {path.split("/")[1] for path in tree(project / "docs") if path.startswith("data/")}
    assert made >= {"tei", "web-annotations", "citations", "csv", "exergue.sqlite", "corpus.xml", "datapackage.json"}
    assert (project / "docs/articles.atom").exists()
    assert not list(project.glob("docs/personnes/anonyme-1/*.atom"))
    with sqlite3.connect(project / "docs/data/exergue.sqlite") as database:
        assert not [line for line in database.iterdump() if re.search("mark.?milley", line, re.IGNORECASE)]
        assert database.execute("SELECT COUNT(*) FROM said WHERE entity = 'anonyme-1'").fetchone() == (1,)


@pytest.mark.parametrize("how", ["true", "initials"])
def test_offsets_are_those_of_the_text_without_the_name(project, how):
    hide(project, how)
    Command(project)("--quiet", "--no-site")
    lines = (project / "docs/data/annotations.jsonl").read_text().splitlines()
    records = {record["title"]: record for record in map(json.loads, lines)}
    words = "[nom masqué]" if how == "true" else "M. M."
    record = records[f"{words} à Kiev"]
    text = record["text"]
    assert (project / "docs" / record["text_path"]).read_text() == text
    named = {m["entity"] for m in record["mentions"] if text[m["start"] : m["end"]] == words}
    assert named == {"anonyme-1"}
    said = [q for q in record["quotations"] if q["type"] != "none"]
    assert [text[q["start"] : q["end"]] for q in said] == ["Nous sommes inquiets"]
    assert said[0]["speakers"] == ["anonyme-1"]


def test_who_is_hidden_wholly_has_no_page_and_who_has_initials_an_opaque_one(project):
    hide(project, "true")
    Command(project)("--quiet", "--no-site")
    assert not list(project.glob("docs/personnes/anonyme*"))
    hide(project, "initials")
    Command(project)("--quiet", "--no-site")
    page = (project / "docs/personnes/anonyme-1.md").read_text()
    assert "M. M." in page.replace("\\", "").replace("&#46;", ".")
    assert 'robots: "noindex"' in page


def test_the_opaque_id_stays_and_the_address_with_the_name_is_given_up(project):
    Command(project)("--quiet", "--no-site")
    assert (project / "docs/personnes/mark-milley.md").exists()
    hide(project, "initials")
    Command(project)("--quiet", "--no-site")
    assert leaks(project / "docs") == []
    (project / "authority/persons.yml").write_text(
        "- {id: valeri-gerassimov, name: Valeri Gerassimov, hide: initials}\n" + persons("initials")
    )
    Command(project)("--quiet", "--no-site")
    records = (project / "docs/data/annotations.jsonl").read_text()
    assert "Gerassimov" not in records
    assert '"entity": "anonyme-1"' in records and '"entity": "anonyme-2"' in records
    assert Command(project)("--quiet", "--no-site", "--frozen") == 0


def test_who_is_shown_again_is_found_under_the_opaque_address(project):
    hide(project, "initials")
    Command(project)("--quiet", "--no-site")
    hide(project, "false")
    Command(project)("--quiet", "--no-site")
    assert 'moved_to: "personnes/mark-milley"' in (project / "docs/personnes/anonyme-1.md").read_text()


DREYFUS = {
    "lucie-dreyfus.txt": "Lucie Dreyfus écrit à Alfred Dreyfus. Pierre, fils de Dreyfus, écrit aussi.\n",
    "autre.txt": "On parle de Dreyfus. Alfred Dreyfus était là.\n",
    "ailleurs.txt": "Le boulanger Dreyfus a fermé.\n",
}


def test_those_who_share_a_surname_keep_it_and_their_addresses(tmp_path, monkeypatch, capsys):
    project = make_project(tmp_path / "project", DREYFUS)
    (project / "authority").mkdir()
    monkeypatch.chdir(project)
    (project / "authority/persons.yml").write_text("- {id: alfred, name: Alfred Dreyfus, hide: initials}\n")
    assert Command(project)("--no-site") == 0
    records = {r["article"]: r for r in map(json.loads, (project / "docs/data/annotations.jsonl").open())}
    assert set(records) == {"lucie-dreyfus", "autre", "ailleurs"}
    assert records["lucie-dreyfus"]["path"] == "seeds/lucie-dreyfus.txt"
    assert records["lucie-dreyfus"]["text"].startswith("Lucie Dreyfus écrit à A. D.")
    assert records["autre"]["text"].strip() == "On parle de A. D. A. D. était là."
    assert records["ailleurs"]["text"].strip() == "Le boulanger Dreyfus a fermé."
    assert '"Dreyfus" alone (dreyfus) is still shown, though alfred is hidden' in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "entry"),
    [
        ("persons.yml", "- {id: zaz, name: Zazou, variants: [Zaz], hide: true}"),
        ("places.yml", "- {id: zaz, name: Zazou, variants: [Zaz], hide: true}"),
        ("organizations.yml", "- {id: zaz, name: Zazou, variants: [Zaz], hide: true}"),
    ],
)
def test_a_single_name_that_is_listed_goes_wherever_it_stands(tmp_path, monkeypatch, file, entry):
    seeds = {"zazou.txt": "On parle de Zazou.\n", "b.txt": "À Zaz, zazous veut dire autre chose.\n"}
    project = make_project(tmp_path / "project", seeds)
    (project / "authority").mkdir()
    monkeypatch.chdir(project)
    (project / "authority" / file).write_text(entry)
    assert Command(project)("--no-site", "--quiet") == 0
    texts = sorted(path.read_text().strip() for path in project.glob("docs/data/texts/*"))
    assert texts == ["On parle de [nom masqué].", "À [nom masqué], zazous veut dire autre chose."]
    assert not [path for path in tree(project / "docs") if "zaz" in path and "zazous" not in path]


def test_a_page_out_of_search_engines_keeps_its_name(project):
    hide(project, "noindex")
    Command(project)("--quiet", "--no-site")
    page = (project / "docs/personnes/mark-milley.md").read_text()
    assert 'robots: "noindex"' in page
    assert "Mark Milley" in page


def test_a_correction_of_a_hidden_name_is_made(project):
    hide(project, "initials")
    (project / "authority/corrections.yml").write_text(
        "- {article: autre, mention: Mark Milley, is: nobody}\n- {article: autre, mention: Moscou, is: nobody}\n"
    )
    assert Command(project)("--quiet", "--no-site") == 0
    assert leaks(project / "docs") == []


def test_a_build_that_would_name_a_hidden_person_writes_nothing(project, capsys):
    hide(project, "true")
    home = project / "templates/pages/home.md.j2"
    home.write_text(home.read_text() + "\nDédié à Mark Milley.\n")
    assert Command(project)("--quiet", "--no-site") == 2
    assert "mark-milley is to be hidden, but docs/index.md would name it" in capsys.readouterr().err
    assert not (project / "docs/index.md").exists()


def test_a_text_file_named_after_somebody_hidden_is_published_under_another_name(project):
    write_seed(project, "milley.txt", "Mark Milley parle.\n")
    hide(project, "initials")
    assert Command(project)("--quiet", "--no-site") == 0
    assert leaks(project / "docs") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mark Milley", "M. M."),
        ("Jean-Marie Le Pen", "J.-M. L. P."),
        ("Élisabeth d’Ornano", "É. D. O."),
        ("Madonna", "M."),
    ],
)
def test_initials(name, expected):
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le général Mark Milley.", ["Mark Milley"]),
        ("MARK\u00a0MILLEY", ["MARK\u00a0MILLEY"]),
        ("mark-milley, @MarkMilley07, mark.milley@x.org", ["mark-milley", "MarkMilley", "mark.milley"]),
        ("https://x.org/mark%20milley", ["mark%20milley"]),
        ("Mark Milleyrand", []),
        ("Denmark Milley", []),
    ],
)
def test_a_name_is_found_in_whatever_shape(text, found):
    pattern = whole_names(["Mark Milley"])
    assert [span.of(text) for span in folded(text).spans(pattern)] == found


def test_offsets_move_with_the_text():
    shift = Shift("Ah, Mark Milley est là.", [Replacement(TextSpan(4, 15), "M. M.")])
    assert shift.text == "Ah, M. M. est là."
    assert shift.span(TextSpan(4, 15)) == TextSpan(4, 9)
    assert shift.span(TextSpan(0, 2)) == TextSpan(0, 2)
    assert shift.span(TextSpan(16, 19)) == TextSpan(10, 13)
    assert shift.span(TextSpan(0, 8)) == TextSpan(0, 4)
    assert shift.span(TextSpan(9, 19)) == TextSpan(9, 13)
    assert shift.span(TextSpan(5, 8)) is None


LETTERS = st.text(alphabet="ab «»é\n", max_size=30)


@given(LETTERS, st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8), st.sampled_from(["", "X", "M. M."]))))
def test_what_is_not_replaced_keeps_its_words(text, wanted):
    found = [Replacement(TextSpan(a, min(a + n, len(text))), words) for a, n, words in wanted if a < len(text)]
    made = united(found)
    shift = Shift(text, made)
    replaced = {at for one in made for at in range(one.span.start, one.span.end)}
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            moved = shift.span(TextSpan(start, end))
            if replaced.isdisjoint(range(start, end)):
                assert moved is not None and moved.of(shift.text) == text[start:end]
            elif moved is not None:
                assert 0 <= moved.start < moved.end <= len(shift.text)


def test_what_a_reader_sees_is_the_text_without_the_name(tmp_path):
    """The promise of the markup, for texts out of which names were taken, whatever formats they crossed."""
    for name, text in SEEDS.items():
        path = tmp_path / "seeds" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("![Milley au front](milley-front.png)\n", ""), encoding="utf-8")
    (tmp_path / "persons.yml").write_text(persons("initials"), encoding="utf-8")
    authority, _ = read_authority(tmp_path)
    reading = read_articles([tmp_path / "seeds"], language="fr", languages=languages())
    corpus, lines = resolved(tuple(annotate(reading.articles)), authority)
    settings = read_settings(ROOT / "mkdocs.yml", Options(sources=(tmp_path / "seeds",)))
    made = hidden(corpus, lines, authority, (), settings, "[nom masqué]").corpus
    assert len(made.articles) == 3
    for annotated in made.articles:
        assert visible(page(annotated)) == shown(annotated.article.text)
        assert not HIDDEN.search(annotated.article.text.replace("Jean Milley", ""))
        text = annotated.article.text
        for mention in annotated.mentions:
            assert mention.span.of(text).strip() == mention.span.of(text) != ""
