"""CSV, SQLite and the description of the package: the same tables, whole, and harmless in a spreadsheet."""

import asyncio
import csv
import io
import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from collections_for_tests import LICENSE, files, gathered
from frictionless import Package, system
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_pages import SAMPLE, article, corpus

from exergue.export import exports
from exergue.export.tables import TABLES, as_sqlite
from exergue.export.tables.as_csv import export_csv, guarded
from exergue.export.tables.as_sqlite import export_sqlite
from exergue.model import AnnotatedArticle, Mention, Quotation, TextSpan

ODD = article(
    "odd", "« Non », dit-il à <PER id='jo'>Jo</PER>. « =1+1 »", "1898-01-13", outlet="@SUM(A1)", authors=("-Ève", "'x")
)


def database(source=None):
    (data,) = files(source, export_sqlite).values()
    made = sqlite3.connect(":memory:")
    made.deserialize(data)
    return made


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_back(table, row):
    """A row of CSV as the values that were written."""
    kinds = {column.name: column.type for column in table.columns}
    return tuple(_value(kinds[name], cell) for name, cell in row.items())


def _value(kind, cell):
    if kind == "array":
        return json.loads(cell)
    if cell == "":
        return None
    if kind == "boolean":
        return cell == "true"
    if kind in ("integer", "number"):
        return {"integer": int, "number": float}[kind](cell)
    return cell.removeprefix("'")


def written(table, source):
    """The rows of a table without what CSV leaves out; lists as JSON has them, no words like no value."""
    kept = [i for i, column in enumerate(table.columns) if column.name not in table.long]
    for row in table.rows(source):
        values = (json.loads(json.dumps(row[i])) if isinstance(row[i], tuple) else row[i] for i in kept)
        yield tuple(None if value == "" else value for value in values)


@pytest.mark.parametrize("site", [SAMPLE, corpus(ODD), corpus()])
def test_csv_read_back_is_what_was_written(site):
    source = gathered(site)
    made = files(source, export_csv)
    for table in TABLES:
        rows = [read_back(table, row) for row in rows_of(made[f"data/csv/{table.name}.csv"])]
        assert rows == list(written(table, source))


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("- Non", "'- Non"),
        ("@SUM", "'@SUM"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        ("'x", "''x"),
        ("’x", "’x"),
        ("1-1", "1-1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula_and_none_is_lost(words, cell):
    assert guarded(words) == cell
    assert cell.removeprefix("'") == words


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
@settings(deadline=None)
def test_whatever_an_article_says_is_read_back(words):
    annotated = article("a", "x")
    odd = replace(annotated, article=replace(annotated.article, title=words, text=words, blocks=()))
    (row,) = rows_of(files(gathered(corpus(odd)), export_csv)["data/csv/articles.csv"])
    assert row["title"].removeprefix("'") == words
    (stored,) = database(gathered(corpus(odd))).execute("SELECT title, text FROM articles")
    assert stored == (words, words)


def test_a_spreadsheet_knows_that_it_is_utf_8():
    assert all(data.startswith(b"\xef\xbb\xbf") for data in files(export=export_csv).values())


def test_the_database_is_whole():
    made = database()
    assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert made.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in TABLES:
        assert made.execute(f"SELECT COUNT(*) FROM {table.name}").fetchone()[0] == len(list(table.rows(gathered())))


def test_who_said_what_is_one_question():
    made = database()
    asked = made.execute("SELECT speaker, text, page FROM said WHERE article = 'fete'").fetchall()
    ((speaker, text, page),) = asked
    assert (speaker, text) == ("Jeanne Modèle", "Je remercie Paul Exemple et tous les autres")
    assert page.startswith("https://press.example/repo/articles/fete/#q")
    names = made.execute("SELECT name FROM named WHERE article = 'retour' AND label = 'ORG'").fetchall()
    assert set(names) == {("Club des Exemples",)}
    shared = made.execute("SELECT articles FROM together WHERE entity = 'paul-exemple' AND other = 'bourg'")
    assert shared.fetchone() == (2,)


def test_words_are_found_without_their_accents():
    made = database()
    query = (
        "SELECT a.id FROM articles_words JOIN articles a ON a.rowid = articles_words.rowid WHERE articles_words MATCH ?"
    )
    assert made.execute(query, ("fete",)).fetchall() == [("fete",)]
    assert made.execute(query, ("évoque",)).fetchall() == [("retour",)]


def test_an_immense_database_comes_in_pieces(monkeypatch):
    whole = files(export=export_sqlite)
    monkeypatch.setattr(as_sqlite, "_IMMENSE", 1)
    monkeypatch.setattr(as_sqlite, "_PIECE", 1000)
    assert [isinstance(data, bytes) for _, data in export_sqlite(gathered())] == [False]
    assert files(export=export_sqlite) == whole


def test_the_database_has_the_same_bytes_each_time():
    assert files(export=export_sqlite) == files(export=export_sqlite)


@pytest.mark.slow
def test_datasette_opens_it(tmp_path):
    from datasette.app import Datasette

    (tmp_path / "exergue.sqlite").write_bytes(*files(export=export_sqlite).values())
    server = Datasette([str(tmp_path / "exergue.sqlite")])

    async def asked(address):
        await server.invoke_startup()
        return (await server.client.get(address)).json()

    def answer(address):
        """In a thread of its own, since a browser of other tests may keep a loop in this one."""
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, asked(address)).result()

    found = answer("/exergue/articles.json?_search=fete&_shape=array")
    assert [row["id"] for row in found] == ["fete"]
    named = answer("/exergue/mentions.json?article=retour&_labels=on&_shape=array&label=ORG")
    assert named[0]["entity"] == {"value": "club", "label": "Club des Exemples"}


def test_the_rules_and_the_evidence_of_a_quotation_are_given():
    text = "Jo entre. « Non », dit-il."
    spans = {words: TextSpan(text.index(words), text.index(words) + len(words)) for words in ("Jo", "Non", "dit", "il")}
    made = article("a", "<PER id='jo'>Jo</PER> entre. « Non », dit-il.")
    quotation = Quotation(
        (spans["Non"],),
        "direct",
        (spans["dit"],),
        spans["il"],
        ("jo",),
        generator="behind: anaphora",
        confidence=0.8,
        antecedent=spans["Jo"],
    )
    source = gathered(corpus(replace(made, quotations=(quotation,))))
    made = database(source)
    assert made.execute("SELECT cue, source, rule, sieve, confidence FROM quotations").fetchall() == [
        ("dit", "il", "behind", "anaphora", 0.8)
    ]
    named = made.execute("SELECT m.text FROM quotations q JOIN mentions m ON m.id = q.antecedent").fetchall()
    assert named == [("Jo",)]
    assert made.execute("SELECT what, text FROM quotation_spans ORDER BY what").fetchall() == [
        ("antecedent", "Jo"),
        ("cue", "dit"),
        ("part", "Non"),
        ("source", "il"),
    ]


@pytest.mark.parametrize("license", [None, LICENSE])
@pytest.mark.parametrize("site", [SAMPLE, corpus(ODD), corpus()])
def test_the_package_is_as_it_is_described(tmp_path, site, license):
    for path, data in files(gathered(site, license=license), exports).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    with system.use_context(trusted=True):
        package = Package(tmp_path / "data/datapackage.json")
        report = package.validate()
    assert report.valid, report.flatten(["name", "type", "note"])
    described = {resource.path for resource in package.resources}
    own = {"tei", "texts", "citations", "web-annotations"}
    offered = {p.relative_to(tmp_path / "data").as_posix() for p in (tmp_path / "data").rglob("*") if p.is_file()}
    assert {path for path in offered if path.split("/")[0] not in own} == described | {"datapackage.json"}
    assert [terms["name"] for terms in package.licenses] == (["CC0-1.0"] if license else [])


def test_a_name_without_a_bearer_and_a_quotation_without_speaker_have_no_entity():
    made = article("a", "Le Salon ouvre.")
    annotated = AnnotatedArticle(made.article, (Mention(TextSpan(3, 8), "MISC", "", "shape", 0.5),))
    assert database(gathered(corpus(annotated))).execute("SELECT entity FROM mentions").fetchall() == [(None,)]
