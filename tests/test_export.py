"""annotations.jsonl and texts/: offsets that another program can use, files that any disk can hold."""

import json
import runpy
from pathlib import Path, PurePosixPath

import pytest
from golden_xml import read_annotated
from pydantic import TypeAdapter

from exergue.export import export_annotations, export_texts
from exergue.export.records import ArticleRecord
from exergue.export.schema import schema
from exergue.model import AnnotatedArticle, Article, Block, Corpus, Mention, Quotation, Role, TextSpan

ROOT = Path("/project")
TEXT = "M. Martin : « Oui »,\u2028dit-il, « non. »"


def article(name, text="text", slug="slug", path="seeds/a.txt"):
    return Article(name, ROOT / path, text, "fr", name, slug, (Block("paragraph", TextSpan(0, len(text))),))


def span(words):
    return TextSpan(TEXT.index(words), TEXT.index(words) + len(words))


ANNOTATED = AnnotatedArticle(
    article("a", TEXT),
    (
        Mention(span("Martin"), "PER", "martin", "title", 0.9),
        Mention(span("non"), "MISC", "", "shape", 0.5, "confirmed"),
    ),
    (
        Quotation(
            (span("Oui"), span("non.")),
            "direct",
            (span("dit"),),
            span("il"),
            ("martin",),
            generator="inside: anaphora",
            confidence=0.8,
            antecedent=span("Martin"),
            parse="agrees",
        ),
        Quotation((span("Oui"),), "none"),
    ),
    (Role(span("M."), "martin"),),
)


def records(*annotated):
    path, content = export_annotations(Corpus(annotated), ROOT)
    assert path == PurePosixPath("data/annotations.jsonl")
    return [json.loads(line) for line in content.decode().splitlines()]


def test_an_article_is_one_line_with_its_layers():
    (record,) = records(ANNOTATED)
    assert record == {
        "article": "a",
        "path": "seeds/a.txt",
        "language": "fr",
        "title": "a",
        "text": TEXT,
        "text_path": "data/texts/a.txt",
        "mentions": [
            {"start": 3, "end": 9, "label": "PER", "entity": "martin", "generator": "title", "confidence": 0.9}
            | {"status": "automatic"},
            {"start": 31, "end": 34, "label": "MISC", "entity": None, "generator": "shape", "confidence": 0.5}
            | {"status": "confirmed"},
        ],
        "quotations": [
            {
                "start": 14,
                "end": 17,
                "type": "direct",
                "group": "q7wql2",
                "cue": [{"start": 21, "end": 24}],
                "source": {"start": 25, "end": 27},
                "antecedent": {"start": 3, "end": 9},
                "parse": "agrees",
                "speakers": ["martin"],
                "speaker_text": "",
                "generator": "inside: anaphora",
                "rule": "inside",
                "sieve": "anaphora",
                "confidence": 0.8,
                "status": "automatic",
            },
            {**record["quotations"][0], "start": 31, "end": 35},
            {
                "start": 14,
                "end": 17,
                "type": "none",
                "group": "",
                "cue": [],
                "source": None,
                "antecedent": None,
                "parse": "",
                "speakers": [],
                "speaker_text": "",
                "generator": "",
                "rule": "",
                "sieve": "",
                "confidence": 1.0,
                "status": "automatic",
            },
        ],
        "roles": [{"start": 0, "end": 2, "entity": "martin"}],
    }


def test_a_line_is_of_the_shape_that_is_published():
    """Written anew by `python -m exergue.export.schema guides/schemas`."""
    TypeAdapter(ArticleRecord).validate_python(records(ANNOTATED)[0], strict=True)
    published = Path(__file__).parent.parent / "guides/schemas/annotations.json"
    assert published.read_text(encoding="utf-8") == schema()


def test_articles_stand_in_the_order_of_their_ids():
    b, a = AnnotatedArticle(article("b")), AnnotatedArticle(article("a"))
    assert [record["article"] for record in records(b, a)] == ["a", "b"]


def test_paths_do_not_tell_where_the_project_lies():
    (record,) = records(AnnotatedArticle(article("a", path="../articles/a.txt")))
    assert record["path"] == "../articles/a.txt"


def test_each_line_tells_where_its_text_is_published():
    corpus = Corpus(tuple(AnnotatedArticle(article(name, name)) for name in ("été", "CON", "a")))
    texts = {path.as_posix(): content.decode() for path, content in export_texts(corpus)}
    assert [texts[record["text_path"]] for record in records(*corpus.articles)] == ["CON", "a", "été"]


def test_a_text_is_published_as_its_offsets_mean_it():
    assert list(export_texts(Corpus((ANNOTATED,)))) == [(PurePosixPath("data/texts/a.txt"), TEXT.encode())]


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["seed-milley"], ["seed-milley"]),
        (["L_été"], ["slug"]),
        (["a b"], ["slug"]),
        ([".."], ["slug"]),
        ([".exergue"], ["slug"]),
        (["a/b"], ["slug"]),
        (["CON"], ["slug"]),
        (["nul.txt"], ["slug"]),
        (["con-texte"], ["con-texte"]),
        (["x" * 300], ["slug"]),
        (["Nice", "nice"], ["Nice", "slug"]),
        (["slug", "été"], ["slug", "slug-2"]),
        (["été", "ÉTÉ", "slug-2"], ["slug-3", "slug", "slug-2"]),
    ],
)
def test_texts_have_names_that_any_disk_can_hold(ids, names):
    corpus = Corpus(tuple(AnnotatedArticle(article(i, i)) for i in ids))
    found = {content.decode(): path.stem for path, content in export_texts(corpus)}
    assert [found[i] for i in ids] == names


@pytest.mark.shared
def test_a_hand_annotated_article_scores_in_full(shared, tmp_path):
    """The exported offsets are what `score.py` takes them to be."""
    score = runpy.run_path(str(shared / "annotation/score.py"))
    gold = shared / "gold/seed-milley.xml"
    _, content = export_annotations(Corpus((read_annotated(gold),)), ROOT)
    record = score["read_pred"](json.loads(content))
    reference = score["read_gold"](gold)
    assert record["flat"] == reference["flat"]
    assert [m[:3] for m in record["mentions"]] == sorted(m[:3] for m in reference["mentions"])
    assert {q[:3] for q in record["quotes"]} == {q[:3] for q in reference["quotes"]}
