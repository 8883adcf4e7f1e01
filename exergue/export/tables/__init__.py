"""The corpus as tables, each said once, in an order in which what is referred to comes first.

Offsets count characters (code points) of an article's text, `stop` excluded.
"""

from __future__ import annotations

from exergue.export.tables import rows
from exergue.export.tables.table import Column, Row, Table, Value

__all__ = ["TABLES", "Column", "Row", "Table", "Value"]

_LABELS = ("PER", "LOC", "ORG", "MISC")
_STATUS = ("automatic", "confirmed", "rejected")
_SPANS = ("part", "cue", "source", "antecedent")

_START = Column("start", "integer", "Place of the first character in the article's text", required=True)
_STOP = Column("stop", "integer", "Place behind the last character", required=True)
_WORDS = Column("text", "string", "The words as the article writes them", required=True)
_CONFIDENCE = Column("confidence", "number", "How sure the program is", required=True, unit=(0, 1))
_DECIDED = Column("status", "string", "By program, or confirmed by an editor", required=True, values=_STATUS)
_ANCHOR = Column("anchor", "string", "What follows # in the address on the article's page", required=True)


def _id(of: str) -> Column:
    return Column("id", "string", f"Id of the {of}", required=True)


def _in(table: str, name: str, description: str, *, required: bool = True) -> Column:
    return Column(name, "string", description, required=required, refers=table)


def _list(name: str, description: str) -> Column:
    return Column(name, "array", f"{description}, as a list of JSON", required=True)


_ARTICLE = _in("articles", "article", "The article")
_ENTITY = _in("entities", "entity", "The entity")

TABLES = (
    Table(
        "articles",
        "The articles, newest first",
        (
            _id("article"),
            Column("title", "string", "Title"),
            Column("date", "date", "Day of publication"),
            Column("outlet", "string", "Newspaper, agency or site"),
            _list("authors", "Authors"),
            _list("tags", "Subjects"),
            Column("language", "string", "Code of ISO 639", required=True),
            Column("source", "string", "Where the article was published first"),
            Column("license", "string", "Under which it may be used, as it says itself"),
            Column("page", "string", "The article's page", required=True),
            Column("text_file", "string", "The text that all offsets mean", required=True),
            Column("tei_file", "string", "The article as TEI P5", required=True),
            Column("characters", "integer", "Length of the text", required=True),
            Column("text", "string", "The text", required=True),
        ),
        rows.articles,
        key=("id",),
        long=("text",),
        asked=("date", "outlet"),
    ),
    Table(
        "entities",
        "People, places and organisations that the articles name",
        (
            Column("id", "string", "Id of the entity: the last part of its page's address", required=True),
            Column("kind", "string", "What it is", required=True, values=tuple(rows.KINDS.values())),
            Column("name", "string", "Name that heads the page", required=True),
            Column("sort_name", "string", "Name as an index files it", required=True),
            _list("roles", "Of a person: roles"),
            Column("gender", "string", "Of a person", values=("f", "m")),
            Column("place_kind", "string", "Of a place: country, region, city …"),
            Column("country", "string", "Of a place: code of ISO 3166"),
            Column("latitude", "number", "Of a place, in degrees (WGS 84)", unit=(-90, 90)),
            Column("longitude", "number", "Of a place, in degrees (WGS 84)", unit=(-180, 180)),
            _list("within", "Of a place: what holds it, nearest first"),
            Column("note", "string", "Note of the editors"),
            _DECIDED,
            Column("noindex", "boolean", "Whether editors keep the page out of search engines", required=True),
            Column("page", "string", "Its page"),
            Column("mentions", "integer", "How often the articles name it", required=True),
            Column("articles", "integer", "How many articles name it", required=True),
            Column("quotations", "integer", "How many quotations are its own", required=True),
        ),
        rows.entities,
        key=("id",),
        asked=("kind", "name", "country"),
    ),
    Table(
        "variants",
        "The forms under which the articles name an entity",
        (
            _ENTITY,
            Column("form", "string", "The form", required=True),
            Column("count", "integer", "Number of mentions", required=True),
        ),
        rows.variants,
        key=("entity", "form"),
    ),
    Table(
        "identifiers",
        "Numbers of entities in registers, as editors give them and the gazetteer has them",
        (
            _ENTITY,
            Column("register", "string", "wikidata, geonames, viaf, isni, bnf, gnd, idref", required=True),
            Column("number", "string", "The number", required=True),
            Column("address", "string", "Its address", required=True),
        ),
        rows.identifiers,
        key=("entity", "register"),
    ),
    Table(
        "merges",
        "Why names in several articles were taken for one entity's",
        (
            _ENTITY,
            _list("forms", "The names"),
            _list("articles", "Ids of the articles"),
            _CONFIDENCE,
            _list("reasons", "What speaks for it and against"),
        ),
        rows.merges,
    ),
    Table(
        "mentions",
        "Names in the articles",
        (
            _id("mention"),
            _ARTICLE,
            _ANCHOR,
            _START,
            _STOP,
            _WORDS,
            Column("label", "string", "Person, place, organisation, or other name", required=True, values=_LABELS),
            _in("entities", "entity", "Whom or what it means; nothing for MISC", required=False),
            Column("rule", "string", "The rule that found it", required=True),
            _CONFIDENCE,
            _DECIDED,
        ),
        rows.mentions,
        key=("id",),
        asked=("label",),
    ),
    Table(
        "quotations",
        "Words that the articles give as somebody's",
        (
            _id("quotation"),
            _ARTICLE,
            _ANCHOR,
            _START,
            _STOP,
            Column("text", "string", "The words; […] stands for a cue that cuts them", required=True),
            Column(
                "kind",
                "string",
                "none: in quotation marks, but nobody's",
                required=True,
                values=("direct", "mixed", "indirect", "none"),
            ),
            Column("cue", "string", "The words that say that something is said"),
            Column("source", "string", "The words that say by whom"),
            _in(
                "mentions", "antecedent", "The name that such a source as « il » was taken to stand for", required=False
            ),
            Column(
                "parse",
                "string",
                "Whether the parse of the sentence gives the cue this source",
                values=("agrees", "differs"),
            ),
            Column("speaker_text", "string", "Words for a speaker without a name"),
            Column("rule", "string", "The rule that found it"),
            Column("sieve", "string", "The rule that decided who speaks"),
            _CONFIDENCE,
            _DECIDED,
        ),
        rows.quotations,
        key=("id",),
        asked=("kind",),
    ),
    Table(
        "quotation_spans",
        "The parts of quotations, and the words by which they were attributed",
        (
            _in("quotations", "quotation", "The quotation"),
            Column("what", "string", "A part of the quotation, or of the evidence", required=True, values=_SPANS),
            Column("number", "integer", "Counts those of a kind, from 1", required=True),
            _START,
            _STOP,
            Column("text", "string", "The words as the article writes them"),
        ),
        rows.quotation_spans,
        key=("quotation", "what", "number"),
    ),
    Table(
        "speakers",
        "Who says what",
        (_in("quotations", "quotation", "The quotation"), _in("entities", "entity", "Who says it")),
        rows.speakers,
        key=("quotation", "entity"),
    ),
    Table(
        "roles",
        "Words of the articles that say what somebody is",
        (
            _ARTICLE,
            _in("entities", "entity", "Whose role it is"),
            _START,
            _STOP,
            _WORDS,
        ),
        rows.roles,
    ),
)
