"""Hypothesis strategies that tests and the fuzzer share: texts, articles and files as nobody would write them."""

import json
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from exergue.model import AnnotatedArticle, Article, Block, Inline, Mention, Quotation, Role, TextSpan

ROOT = Path(__file__).resolve().parent.parent

# ---- text ----

MARKUP = [
    "*", "**", "_", "`", "```", "~~~", "\\", "[", "]", "[x](y)", "![x](y)", "[^1]", "*[ONU]: x", "[a]: b", "<", ">",
    "<b>", "</div>", "<script>alert(1)</script>", "<!--", "-->", "<![CDATA[", "<?php", "&", "&amp;", "&#60;", "&lt",
    "{", "}", "{: #m1 }", "{{ x }}", "{% raw %}", "#", "# ", "|", "a|b", "---|---", "---", "===", "- ", "+ ", "1. ",
    "1986. ", "٣. ", "1) ", ": ", "!", "!!! note", "::: x", "--8<--", "[TOC]", "$x$", "^2^", "@", "http://x.fr/_a_",
    "\x02", "\x03", "\x02klzzwxh:0001\x03", "\x02wzxhzdk:0\x03", "\x00", "\x1b", "\x7f", "\x85", "\ud800",
    "\xa0", "\u202f", "\u2003", "\u3000", "\u2028", "\u200b", "\xad", "\ufeff", "\t", "    ", "\n", "\r\n", "\x0b",
    "« ", " »", "“", "”", '"', "'", "’", "—", "…", "é", "e\u0301", "œ", "😀", "שלום", "\u202e", "mot", "Paris", ".",
]  # fmt: skip
hostile = st.lists(st.one_of(st.sampled_from(MARKUP), st.text(max_size=4), st.just(" ")), max_size=12).map("".join)

# What quotations are made of, and what they are mistaken for.
MARKS = [*"«»“”„\"‹›‘’'+-—–aÀ9.,:!? \u00a0\n", "<<", ">>", " « ", " » ", ' "', "mot "]
quoted = st.lists(st.sampled_from(MARKS), max_size=60).map("".join)

# What names are made of.
NAMES = [
    *"aÀ-–«»\"'’.,:;!?()/&\u00a0\u00ad\u0301X  ",
    *("M. ", "Mme ", "Jean ", "Dupont ", "Paris ", "le ", "de ", "l’", "OMS ", "(OMS) ", "parquet de ", "Le "),
    *("ministre ", "président ", "rue ", "20h ", "XIVe ", "et ", "É\u0301", "\n\n"),
]
named = st.lists(st.sampled_from(NAMES), max_size=40).map("".join)

MARKDOWN = [
    *"*_`[]()!<>&\\#-+.:|~=\"'{}\n\n \t01abé«»\xa0\u200b\u2003\x7f",
    *("**", "[a](b)", "![x](http://y/z)", "![x](y)", "&eacute;", "&#12;", "&#10;", "&NewLine;", "\n\n", "    ", "- "),
    *("1. ", "> ", "```\n", "~~~", "<http://a.b/%C3%A9>", "[r]: /u 'x'\n", "[r]", "<b>", "  \n", "\\\n", "***", "==="),
    *("http://a_b.c", "javascript:", "<me@x.fr>"),
]
markdown = st.lists(st.sampled_from(MARKDOWN), max_size=40).map("".join)

plain = st.text(
    st.sampled_from("aÉ.«» \n\t\xa0\u200b\u2028-#*") | st.characters(exclude_categories=["Cs"]), max_size=80
)

SPEECH = [
    *("dit-il", "a déclaré ", "selon ", "d’après ", "affirme que ", "a-t-elle ajouté", "répond ", "estime ", "qui "),
    *("Mark Milley ", "Valeri Guerassimov ", "Mme Le Pen ", "le général ", "Milley ", "elle ", "l’AFP ", "la maire "),
    *("Kiev ", "Moscou ", "Saint-Denis ", "l’Organisation mondiale de la santé (OMS) ", "le Pentagone ", "Reuters "),
    *("« ", " »", "« Oui », ", "“", "”", '"', "— ", ", ", ". ", " : ", "\n", "\n\n", "\n— ", "\n« ", "[…] ", "(sic) "),
]


def press():
    """Sentences of the sample's articles among pieces of names, quotations and markup."""
    files = sorted(ROOT.glob("seeds/*/*.txt")) + sorted(ROOT.glob("seeds/*/*.md"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    sentences = [f"{sentence}. " for sentence in text.split(". ") if 20 < len(sentence) < 400][::7]
    pieces = st.one_of(
        st.sampled_from(sentences), st.sampled_from(SPEECH), st.sampled_from(NAMES), st.sampled_from(MARKUP)
    )
    return st.lists(pieces, max_size=40).map("".join)


# ---- articles, annotated without regard to what they say ----

leaves = st.tuples(st.sampled_from(["paragraph", "paragraph", "paragraph", "heading", "code", "rule"]), hostile)


def nested(children):
    return st.one_of(
        st.tuples(st.just("quote"), st.lists(children, max_size=3)),
        st.tuples(
            st.sampled_from(["list", "ordered_list"]),
            st.lists(st.tuples(st.just("item"), st.lists(children, max_size=3)), max_size=3),
        ),
    )


structures = st.lists(st.recursive(leaves, nested, max_leaves=8), max_size=6)


def built(structure, level=1) -> tuple[str, tuple[Block, ...]]:
    """The text of a structure and its blocks, a blank line between leaves."""
    text, blocks = "", []
    for kind, content in structure:
        text += "\n\n" if text else ""
        blocks, text = _with_block(blocks, text, kind, content, level)
    return text, tuple(blocks)


def _with_block(blocks, text, kind, content, level):
    if isinstance(content, str):
        inner, children = ("" if kind == "rule" else content), ()
    else:
        inner, children = built(content, level + 1)
    span = TextSpan(len(text), len(text) + len(inner))
    block = Block(kind, span, tuple(_moved(child, len(text)) for child in children), min(level, 6))
    return [*blocks, block], text + inner


def _moved(block: Block, by: int) -> Block:
    span = TextSpan(block.span.start + by, block.span.end + by)
    return Block(block.kind, span, tuple(_moved(child, by) for child in block.children), block.level)


TARGETS = [
    *("https://x.fr/(a)_b_?c=d&e", "javascript:alert(1)", "autre.md", "perdu.md", "#bas", "", "photo.png"),
    "mailto:a@b.c",
]


@st.composite
def annotated_articles(draw) -> AnnotatedArticle:
    text, blocks = built(draw(structures))
    offsets = st.integers(0, len(text))
    spans = st.tuples(offsets, offsets).map(sorted).map(lambda ends: TextSpan(*ends))
    ids = st.sampled_from(["p1", "p2", "?"])
    parts = st.lists(spans, min_size=1, max_size=3).map(sorted).map(tuple)
    mentions = st.builds(
        Mention, spans, st.sampled_from(["PER", "LOC", "ORG", "MISC"]), ids, st.just("x"), st.just(1.0)
    )
    quotations = st.builds(
        Quotation,
        parts,
        st.sampled_from(["direct", "direct", "mixed", "indirect", "none"]),
        st.lists(spans, max_size=2).map(tuple),
        st.none() | spans,
        st.lists(ids, max_size=2).map(tuple),
        st.sampled_from(["", "un « témoin » <b>"]),
    )
    kinds = st.sampled_from(["emphasis", "strong", "code", "link", "image", "url", "break"])
    inlines = st.builds(Inline, kinds, spans, st.sampled_from(TARGETS), st.sampled_from(["", "une *photo* [x]\n<"]))
    article = Article(
        id="a",
        path=Path("a.md"),
        text=text,
        language="fr",
        title="A",
        slug="a",
        blocks=draw(st.sampled_from([blocks, blocks, blocks, ()])),
        inlines=tuple(draw(st.lists(inlines, max_size=4))),
        headline=draw(st.none() | st.sampled_from([leaf.span for block in blocks for leaf in block.leaves] or [None])),
    )
    return AnnotatedArticle(
        article,
        tuple(sorted(draw(st.lists(mentions, max_size=5)), key=lambda m: m.span)),
        tuple(sorted(draw(st.lists(quotations, max_size=4)), key=lambda q: q.span)),
        tuple(draw(st.lists(st.builds(Role, spans, ids), max_size=2))),
        tuple(sorted(draw(st.lists(spans, max_size=6)))),
    )


# ---- YAML ----

YAML = [
    *("title", "date", ":", " ", "\n", "- ", "[", "]", "{", "}", "'", '"', "#", "&a", "*a", "|", ">", "?", "---"),
    *("x", "1"),
]
yaml_pieces = st.lists(st.sampled_from(YAML), max_size=30).map("".join)

# Values as people write and mistype them, in YAML's own words.
ODD_VALUES = [
    *("", "~", "null", "true", "no", "0", "-1", "1e999", ".nan", "0x1f", "0o17", "1_000", "12:30:45", "2021-04-07"),
    *("0000-13-45", "9999-12-31", "0001-01-01", "2021-02-30", "31/02/2024", "2021", "7 avril 2021", "1er août 1914"),
    *("[]", "{}", "[[]]", "{a: {b: [c]}}", "[1, two, 3.0, null]", "{x: y}", "- - - a", "&a [*a]", "*a", "!!set {a}"),
    *("!!binary aGk=", "!!python/name:os.system", "!x y", "<<", "=", "'it''s'", '"\\0\\a\\ud800"', '"\\U0001F600"'),
    *("'{{ x }}'", "'{% raw %}'", "'</script><script>'", "'# x'", "'a: b'", "../../etc/passwd", "a/b\\c", "CON"),
    *("index", "2", "..", "fr", "en", "fr-CA", "zz", "https://x.fr/é?a=b", "http://[", "https://x y", "javascript:x"),
    *("|\n  un\n  deux", ">-\n  un\n\n  deux"),
    *("'" + "x" * 5000 + "'", "'" + "é " * 500 + "'", "'🎉'", "'\u202e\u200b'"),
    *("Mark Milley", "« Oui »", "mark-milley", "kiev", "nobody", "initials", "noindex", "person", "direct"),
]
values = st.sampled_from(ODD_VALUES) | yaml_pieces | st.text(max_size=12).map(lambda t: json.dumps(t))


def flow(keys):
    """A mapping in braces of some of `keys`, and a mistyped one now and then."""
    key = st.sampled_from([*keys, *keys, "titel", "id ", "0", "<<"])
    pair = st.tuples(key, values).map(lambda kv: f"{kv[0]}: {kv[1]}")
    return st.lists(pair, max_size=6).map(lambda pairs: "{" + ", ".join(pairs) + "}")


def block(keys, indent=""):
    """The same as lines."""
    key = st.sampled_from([*keys, *keys, *keys, "titel", "? x", "<<"])
    pair = st.tuples(key, values).map(lambda kv: f"{indent}{kv[0]}: {kv[1]}\n")
    return st.lists(pair, max_size=7).map("".join)


METADATA = [
    *("title", "date", "authors", "outlet", "url", "lang", "tags", "description", "license", "slug", "draft"),
]
front_matter = st.one_of(block(METADATA), block(METADATA), yaml_pieces)

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(str)
WORDS = st.sampled_from(MARKUP + SPEECH) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
words = st.lists(WORDS, min_size=1, max_size=4).map("".join)


@st.composite
def good_front_matter(draw):
    """Front matter that is in order, whatever it says; it may be refused for a title of nothing."""
    given = {
        "title": words,
        "date": DAYS,
        "authors": st.lists(words, max_size=3),
        "outlet": words,
        "url": st.sampled_from(["https://x.fr/a?b=c&d='\"#<e>", "http://é.fr/", "https://x.fr/%"]),
        "tags": st.lists(words, max_size=3),
        "description": words,
        "license": words | st.sampled_from(["CC BY 4.0", "https://x.fr/l", "CC-BY-SA-4.0"]),
        "lang": st.sampled_from(["fr", "en"]),
    }
    keys = draw(st.lists(st.sampled_from(sorted(given)), unique=True))
    return "".join(f"{key}: {json.dumps(draw(given[key]))}\n" for key in keys)


ENTRY = ["id", "name", "variants", "not", "roles", "same_as", "note", "hide"]
CORRECTION = [
    *("article", "mention", "prefix", "suffix", "every", "is", "as", "quotation", "speaker", "speaker_text", "kind"),
    *("begins", "ends", "same", "different"),
]
IDS = ["mark-milley", "milley", "kiev", "valeri-guerassimov", "pentagone", "moscou", "nobody", "x"]


@st.composite
def entries(draw):
    """Entries that are in order but for what they share."""
    forms = st.sampled_from(["Mark Milley", "Milley", "Kiev", "Valeri Guerassimov", "Pentagone", "Moscou"]) | words
    roles = st.lists(st.fixed_dictionaries({"text": words}, optional={"from": st.just("2019-10"), "to": DAYS}))
    made = st.fixed_dictionaries(
        {"id": st.sampled_from(IDS), "name": forms},
        optional={
            "variants": st.lists(forms, max_size=3),
            "not": st.lists(forms, max_size=2),
            "roles": roles,
            "note": words,
            "hide": st.sampled_from([True, False, "initials", "noindex"]),
            "same_as": st.just({"wikidata": "Q42"}),
        },
    )
    return json.dumps(draw(st.lists(made, max_size=4, unique_by=lambda entry: entry["id"])), ensure_ascii=False)


@st.composite
def corrections(draw):
    """Corrections in the right form, of articles, names and ids of which some are there."""
    ids = st.sampled_from(IDS)
    of_article = {"article": st.sampled_from(["a", "b", "c", "z"])}
    place = {"prefix": WORDS, "suffix": WORDS}
    name = st.sampled_from(["Milley", "Mark Milley", "Kiev", "Guerassimov", "le", "« ", "e", "Pentagone"]) | words
    said = st.sampled_from(["inquiets", "Nous sommes", "tout va", ", a", "e", "Kiev"]) | words
    mention = st.fixed_dictionaries(
        {**of_article, "mention": name},
        optional={
            **place,
            "is": ids,
            "as": st.sampled_from(["person", "place", "organization"]),
            "every": st.booleans(),
        },
    )
    quotation = st.fixed_dictionaries(
        {**of_article, "quotation": said},
        optional={
            **place,
            "speaker": ids,
            "speaker_text": words,
            "kind": st.sampled_from(["direct", "mixed", "indirect", "none"]),
            "begins": said,
            "ends": said,
        },
    )
    several = st.lists(ids, min_size=2, max_size=3, unique=True)
    across = st.one_of(st.fixed_dictionaries({"same": several}), st.fixed_dictionaries({"different": several}))
    made = draw(st.lists(st.one_of(mention, mention, quotation, quotation, across), max_size=4))
    return json.dumps(made, ensure_ascii=False)


def listed(keys):
    """A file of entries in flow or block style, in order or not."""
    return st.one_of(st.lists(flow(keys).map(lambda item: f"- {item}\n"), max_size=4).map("".join), yaml_pieces)


SETTINGS = ["sources", "authority", "language", "model", "minor_mentions", "cache", "contact", "license"]


@st.composite
def settings_files(draw):
    """A mkdocs.yml."""
    top = draw(block(["site_name", "site_url", "site_description", "docs_dir", "site_dir", "theme", "extra"]))
    ours = draw(st.one_of(block(SETTINGS, "    "), values))
    return draw(st.sampled_from([top, f"{top}extra:\n  exergue:\n{ours}", f"extra:\n  exergue: {ours}\n{top}"]))


LOCK = [
    *("article", "person", "place", "organization", "page", "pages", "\t", "\t", "\t", "\n", "\n", "mark-milley"),
    *("Mark Milley", "a", "b", "kiev", "Kiev", "mentions", "2", "3", "/", "..", "<<<<<<< HEAD\n", "=======\n"),
    *(">>>>>>> b\n", "||||||| c\n", "#", "\\t", "\\", "\r\n", "é", " "),
]
lock_lines = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["article", "person", "place", "organization"]),
            st.sampled_from([*IDS, "A", "a/b", ""]),
            st.sampled_from(["Mark Milley", "Kiev", "Milley", "a", "x\\ty", ""]),
            st.sampled_from(["a", "b", "a\tb", "", "z"]),
        ).map(lambda fields: "\t".join(fields) + "\n"),
        st.tuples(st.sampled_from(["personnes/milley/mentions", "citations", "lieux/a"]), st.integers(0, 40)).map(
            lambda fields: f"pages\t{fields[0]}\t{fields[1]}\n"
        ),
        st.lists(st.sampled_from(LOCK), max_size=8).map("".join),
    ),
    max_size=8,
).map("".join)


# ---- bytes ----

CODECS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1", "iso8859-15"]
CODECS += ["mac_roman", "cp850", "koi8-r", "shift_jis"]


def mutated(samples):
    """Bytes of `samples`, put together, cut, repeated and damaged."""
    whole = st.sampled_from(samples)
    piece = st.tuples(whole, st.integers(0, 4000), st.integers(0, 400)).map(lambda p: p[0][p[1] :][: p[2]])
    pieces = st.one_of(piece, piece, whole, st.binary(max_size=8), st.sampled_from(MARKUP).map(_utf8))
    return st.lists(pieces, max_size=6).map(b"".join)


def _utf8(text):
    return text.encode("utf-8", "surrogatepass")


def encoded(texts):
    """Texts in an encoding that may not have all their letters."""
    return st.tuples(texts, st.sampled_from(CODECS)).map(lambda t: t[0].encode(t[1], "replace"))
