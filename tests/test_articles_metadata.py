"""What authors say about an article: keys, values, and the line of each mistake."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented import yaml_pieces

from exergue.errors import InputError
from exergue.reading import yaml_nodes
from exergue.reading.metadata import Metadata, read_metadata
from exergue.reading.yaml_entries import read_entries

PATH = Path("seeds/x.md")


def read(yaml: str) -> Metadata:
    return read_metadata(yaml, PATH, ("en", "fr"), first_line=2)


def message(yaml: str) -> str:
    with pytest.raises(InputError) as caught:
        read(yaml)
    return str(caught.value)


ACCEPTED = {
    "nothing": ("", {}),
    "a comment": ("# à compléter\n", {}),
    "keys without a value": ("title:\ndate:\ntags: ~\n", {}),
    "a title is text, whatever it holds": (
        'title: "<b>« 1986. {{ x }} »</b>\n  suite"',
        {"title": "<b>« 1986. {{ x }} »</b> suite"},
    ),
    "an invisible title is none": ('title: "\u200b"', {}),
    "a title without what no page can show": (r'title: "a\x07\ud800b\u2028c"', {"title": "ab c"}),
    "a day": ("date: 2021-04-07", {"date": date(2021, 4, 7)}),
    "a day in quotes": ('date: "2021-04-07"', {"date": date(2021, 4, 7)}),
    "a moment": ("date: 2021-04-07T18:30", {"date": date(2021, 4, 7)}),
    "a moment with its zone is the day written": (
        "date: 2021-04-07 23:59:59.5 -05:00",
        {"date": date(2021, 4, 7)},
    ),
    "a day in French": ("date: 7 avril 2021", {"date": date(2021, 4, 7)}),
    "the first": ("date: 1er août 1914", {"date": date(1914, 8, 1)}),
    "a day in English": ("date: 7th April 2021", {"date": date(2021, 4, 7)}),
    "one author": ("authors: Jeanne Exemple, à Kiev", {"authors": ("Jeanne Exemple, à Kiev",)}),
    "authors": ("authors: [A, B, A, '']", {"authors": ("A", "B")}),
    "tags in a row": ("tags: un, deux,un", {"tags": ("un", "deux")}),
    "tags in a list": ("tags:\n- un, et demi\n- deux", {"tags": ("un, et demi", "deux")}),
    "an address": ("url: https://exemple.fr/é?a=b#c", {"url": "https://exemple.fr/é?a=b#c"}),
    "a language of a country": ("lang: fr-CA", {"lang": "fr"}),
    "a draft": ("draft: true", {"draft": True}),
    "a comment after a date": ("date: 2021-04-07 # parution", {"date": date(2021, 4, 7)}),
}


@pytest.mark.parametrize(("yaml", "expected"), ACCEPTED.values(), ids=ACCEPTED)
def test_values_are_read(yaml, expected):
    assert read(yaml).model_dump(exclude_defaults=True) == expected


REFUSED = {
    "a day that is none": (
        'date: "31/02/2024"',
        '2: date "31/02/2024" is not a date; expected YYYY-MM-DD, or the month in words',
    ),
    "the 30th of February": (
        "date: 2021-02-30",
        '2: date "2021-02-30" is not a date; expected YYYY-MM-DD, or the month in words',
    ),
    "a month of another language": (
        "date: 7 April 2021 ?",
        '2: date "7 April 2021 ?" is not a date; expected YYYY-MM-DD, or the month in words',
    ),
    "a month that is none": (
        "date: 7 avirl 2021",
        '2: date "7 avirl 2021" is not a date; expected YYYY-MM-DD, or the month in words',
    ),
    "a number for a date": (
        "date: 20210407",
        '2: date "20210407" is not a date; expected YYYY-MM-DD, or the month in words',
    ),
    "an unknown key": ("title: x\nautor: y", '3: unknown key "autor"; did you mean authors?'),
    "an unknown key without a value": ("titel:", '2: unknown key "titel"; did you mean title?'),
    "a key in capitals": ("Title: x", '2: unknown key "Title"; did you mean title?'),
    "a key twice": ("tags: x\ntitle: y\ntags: z", "4: key tags is given twice, first on line 2; expected it once"),
    "a number for text": ("outlet: 24", '2: outlet "24" is not text; expected text (put a number or true in quotes)'),
    "a list for text": ("title: [a]", '2: title "a" is not text; expected text (put a number or true in quotes)'),
    "a mapping for tags": (
        "tags: {a: b}",
        '2: tags "a mapping" is not text; expected text (put a number or true in quotes)',
    ),
    "a number among tags": (
        "tags:\n- a\n- 2021",
        '4: tags "2021" is not text; expected text (put a number or true in quotes)',
    ),
    "no address": (
        "url: javascript:alert(1)",
        '2: url "javascript:alert(1)" is not a web address; expected one that begins with https:// or http://',
    ),
    "a language without a pack": ("lang: de", '2: lang "de" is no language installed here; expected one of en, fr'),
    "neither true nor false": (
        "draft: peut-être",
        '2: draft "peut-être" is neither true nor false; expected one of these',
    ),
    "a slug with spaces": (
        "slug: Ma Page",
        '2: slug "Ma Page" cannot be part of an address; expected small letters, digits and hyphens, as in ma-page',
    ),
    "a slug that leaves the folder": (
        "slug: ../../etc",
        '2: slug "../../etc" cannot be part of an address; expected small letters, digits and hyphens, as in etc',
    ),
    "a slug that is a device": (
        "slug: nul",
        '2: slug "nul" cannot be part of an address; expected small letters, digits and hyphens, as in article-nul',
    ),
    "a title that is a comment": (
        "title: #MeToo",
        "2: title ends before #MeToo, which YAML takes for a comment; put it in quotes",
    ),
    "a title cut by a comment": (
        "title: Le PSG #1 en France",
        "2: title ends before #1, which YAML takes for a comment; put it in quotes",
    ),
    "a colon in a title": (
        "title: Kiev : le calme",
        "2: is not valid YAML: mapping values are not allowed here; "
        "a value that holds a mark such as `: ` or `#` is best put in quotes",
    ),
    "a quotation mark that nothing closes": (
        "date: 2021-04-07\ntitle: 'Kiev\ntags: x",
        "3: is not valid YAML: found unexpected end of stream; "
        "a value that holds a mark such as `: ` or `#` is best put in quotes",
    ),
    "no keys": ("Bonjour", "2: holds no `key: value`; expected lines such as `title: …`"),
}


@pytest.mark.parametrize(("yaml", "expected"), REFUSED.values(), ids=REFUSED)
def test_a_mistake_is_told_with_its_line(yaml, expected):
    assert message(yaml) == f"seeds/x.md:{expected}"


def test_all_mistakes_are_told():
    assert len(message("date: x\nautor: y\nlang: de\ndraft: 3").splitlines()) == 4


@pytest.mark.parametrize("yaml", ["[" * 1_000, "a: &a [*a]", "a: &a {b: *a}", "title: !!python/object:os.system x"])
def test_hostile_yaml_is_refused_or_harmless(yaml):
    try:
        assert read(yaml) == Metadata(title="x")
    except InputError as error:
        assert str(error).startswith("seeds/x.md:2: ")


def test_a_mistake_leaves_no_trace_in_what_is_read_next():
    for yaml in ("a: [", "a: \x80", "[" * 1_000, "title: 'x"):
        message(yaml)
        assert read("title: x") == Metadata(title="x")


@given(yaml_pieces)
def test_any_yaml_is_read_or_refused_with_a_line(yaml):
    try:
        read(yaml)
    except InputError as error:
        assert all(problem.line >= 2 for problem in error.problems)


# ---- what libyaml reads, it reads as ruamel.yaml does ----

WORDS = st.sampled_from(["Kiev", "l'été", "1986", "0o7", "0x1F", ".5", "1e3", "1_000", "true", "Yes", "no", "null"])
SCALARS = st.one_of(
    WORDS,
    st.lists(
        st.sampled_from(["a", "é", " ", ":", ",", "-", "'", '"', "«\xa0", "\U0001f600", "&", "!"]), max_size=8
    ).map("".join),
    st.sampled_from(
        ['"a \\"b\\" # c"', "'l''été : # x'", '""', "''", "2021-04-07", "https://a.fr/b#c", "[a, 'b,']", "[]"]
    ),
    st.lists(WORDS, min_size=1, max_size=3).map(", ".join).map("[{}]".format),
)
LINES = st.one_of(
    st.tuples(st.sampled_from(["title:", "tags:", "title:", "-", "  -", "Title:"]), SCALARS).map(" ".join),
    st.sampled_from(["tags:", "", "# c", "  x", "date: "]),
)


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_either_reader_gives_the_same_entries(yaml):
    with pytest.MonkeyPatch.context() as patch:
        quick = entries(yaml)
        patch.setattr(yaml_nodes, "_PLAIN", re.compile("(?!)"))
        assert quick == entries(yaml)


def entries(yaml):
    try:
        return read_entries(yaml, PATH)
    except InputError as error:
        return str(error)


@pytest.mark.parametrize(
    ("yaml", "plain"),
    [
        ('title: "Le \\"Ségur\\" : la suite"\ndate: 2020-07-02\n', True),
        ("url: https://exemple.fr/é?a=b\nauthors: [A, 'B, C']\ntags:\n- un\n- deux", True),
        ("title: Kiev # une note", False),
        ("title: |\n  deux\n  lignes", False),
        ("title: une phrase\n  qui continue", False),
        (r'title: "a\x07"', False),
        ("title: a" + " " * 100_000 + "#", False),
    ],
)
def test_plain_front_matter_is_read_by_libyaml(yaml, plain):
    assert bool(yaml_nodes._PLAIN.fullmatch(yaml)) == plain
