"""Quotations on articles of which every quotation is known: the user's own, and those held out of the making."""

import json
import subprocess
import sys
import time

import pytest
from golden_xml import read_annotated
from read_speech import SPEECH, record, with_names

from exergue.annotate.nlp import annotate, load
from exergue.annotate.offsets import see


@pytest.mark.shared
def test_users_article(shared, tmp_path):
    gold = shared / "gold" / "seed-milley.xml"
    scores = score([gold], [next(annotate([read_annotated(gold).article]))], shared, tmp_path)
    assert scores["marked"] == scores["marked"] | {"p": 100.0, "r": 100.0, "f": 100.0}
    assert scores["quote@0.8"]["speaker"] == 100.0


@pytest.mark.shared
def test_users_article_named_and_unnamed_speakers(shared):
    [annotated] = annotate([read_annotated(shared / "gold" / "seed-milley.xml").article])
    marked = [quotation for quotation in annotated.quotations if quotation.kind in ("direct", "mixed")]
    assert sum(len(q.contents) for q in marked if q.speakers) == 8
    assert sum(len(q.contents) for q in marked if not q.speakers) == 4
    assert any("majordome" in quotation.speaker_text for quotation in marked)


@pytest.mark.shared
def test_articles_held_out_with_known_names(shared, tmp_path):
    held_out = json.loads((shared / "corpus" / "split.json").read_text(encoding="utf-8"))["dev"]
    paths = [shared / "corpus" / f"{name}.xml" for name in sorted(held_out)]
    scores = score(paths, [with_names(read_annotated(path)) for path in paths], shared, tmp_path)
    assert scores["quote@0.8"]["f"] >= 93
    assert scores["marked"]["f"] >= 96
    assert scores["indirect"]["f"] >= 85
    assert scores["quote@0.8"]["speaker"] >= 83


@pytest.mark.shared
def test_articles_held_out_from_text_alone(shared, tmp_path):
    held_out = json.loads((shared / "corpus" / "split.json").read_text(encoding="utf-8"))["dev"]
    paths = [shared / "corpus" / f"{name}.xml" for name in sorted(held_out)]
    scores = score(paths, annotate([read_annotated(path).article for path in paths]), shared, tmp_path)
    assert scores["marked"]["f"] >= 95
    assert scores["quote@0.8"]["speaker"] >= 75


@pytest.mark.shared
def test_speed(shared):
    articles = [read_annotated(path).article for path in sorted((shared / "corpus").glob("*.xml"))[:150]]
    nlp = load("fr")
    before = [name for name in nlp.pipe_names if name not in SPEECH]
    docs = []
    for article in articles:
        seen = see(article)
        doc = nlp.make_doc(seen.text)
        doc._.blocks, doc._.protected, doc._.emphasis = seen.blocks, seen.protected, seen.emphasis
        for name in before:
            doc = nlp.get_pipe(name)(doc)
        docs.append(doc)
    start = time.process_time()
    for doc in docs:
        for name in SPEECH:
            doc = nlp.get_pipe(name)(doc)
    words = sum(len(article.text.split()) for article in articles)
    assert words / (time.process_time() - start) > 20_000  # above 40,000 on an idle machine


def score(paths, annotated, shared, folder):
    predicted = folder / "annotations.jsonl"
    predicted.write_text("".join(json.dumps(record(a)) + "\n" for a in annotated), encoding="utf-8")
    gold = folder / "gold"
    gold.mkdir()
    for path in paths:
        (gold / path.name).write_bytes(path.read_bytes())
    script = shared / "annotation" / "score.py"
    printed = subprocess.run([sys.executable, script, gold, predicted, "--json"], capture_output=True, check=True)
    return json.loads(printed.stdout)
