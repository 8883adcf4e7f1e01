"""Articles in, annotated articles out: what holds for any text."""

import json
import subprocess
import sys
import time
from dataclasses import replace

import pytest
from golden_xml import read_annotated
from hypothesis import example, given, settings
from hypothesis import strategies as st
from invented import named
from promises import annotates
from read_names import plain_article, read

from exergue.annotate.nlp import annotate
from exergue.model import Inline, TextSpan


def layers(annotated):
    spans = [mention.span for mention in annotated.mentions] + [role.span for role in annotated.roles]
    return sorted(spans)


def said(annotated):
    return [part for quotation in annotated.quotations for part in quotation.contents]


@settings(max_examples=150, deadline=None)
@given(named)
@example("/'a'")  # marks that begin within a token
@example('\u0301« Oui », "' * 700)  # sentences that part an accent from what bears it
def test_annotations_stay_within_blocks(text):
    annotates(plain_article(text))


@settings(max_examples=60, deadline=None)
@given(named, st.integers(0, 60), st.integers(1, 20))
def test_nothing_is_annotated_where_it_must_not_be(text, start, length):
    end = min(start + length, len(text))
    if not text[start:end].strip("\u00ad"):
        return  # a soft hyphen alone is not seen: a name may hold it
    protected = TextSpan(start, end)
    article = replace(plain_article(text), inlines=(Inline("code", protected),))
    [annotated] = annotate([article])
    assert not any(span.meets(protected) for span in layers(annotated))
    assert not any(protected.holds(part) for part in said(annotated))


@pytest.mark.parametrize("text", ["« Tout va bien », a dit Jean Dupont.", "Jean Dupont affirme que tout va bien."])
def test_code_says_nothing(text):
    article = replace(plain_article(text), inlines=(Inline("code", TextSpan(0, len(text))),))
    [annotated] = annotate([article])
    assert annotated.mentions == annotated.quotations == ()


def test_what_is_said_may_hold_code():
    text = "« Tapez ls et tout ira bien », a dit Jean Dupont."
    at = text.index("ls")
    article = replace(plain_article(text), inlines=(Inline("code", TextSpan(at, at + 2)),))
    [annotated] = annotate([article])
    assert [part.of(text) for part in said(annotated)] == ["Tapez ls et tout ira bien"]


def test_same_article_same_annotations():
    article = plain_article("Le général Mark Milley a vu M. Dupont à Kiev, selon l’OMS et la société Gomtrans.")
    [one], [other] = annotate([article]), annotate([article])
    assert one == other


def test_offsets_are_those_of_the_article():
    text = "L’E\u0301lyse\u0301e a reçu Mark\u00a0Mil\u00adley."
    [annotated] = annotate([plain_article(text)])
    assert [m.span.of(text) for m in annotated.mentions] == ["E\u0301lyse\u0301e", "Mark\u00a0Mil\u00adley"]


def test_sentences_cover_the_blocks():
    text = "Un titre\n\nUne phrase. Une autre."
    [annotated] = annotate([plain_article(text)])
    assert [span.of(text) for span in annotated.sentences] == ["Un titre", "Une phrase.", "Une autre."]


@pytest.mark.parametrize(
    "piece", ["Jean Dupont et ", "ministère de la ", "J. ", "OMS (ABC) ", "prix, des ", '" A " ', "de la "]
)
def test_time_grows_with_length_and_no_faster(piece):
    def seconds(times):
        start = time.process_time()
        read(piece * times)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(2000) for _ in range(2)) < 12 * max(seconds(400) for _ in range(3)) + 0.1


@pytest.mark.shared
def test_users_article(shared, tmp_path):
    gold = shared / "gold" / "seed-milley.xml"
    scores = score(gold.parent, [gold], shared, tmp_path)
    assert scores["people"]["f"] == scores["mention PER"]["f"] == scores["mention LOC"]["f"] == 100.0


@pytest.mark.shared
@pytest.mark.slow
def test_names_of_the_hand_annotated_articles(shared, tmp_path):
    folder = shared / "gold" / "dev"
    scores = score(folder, sorted(folder.glob("*.xml")), shared, tmp_path)
    assert scores["mention PLO"]["f"] >= 84
    assert scores["mention PER"]["f"] >= 93
    assert scores["people"]["f"] >= 94


@pytest.mark.shared
@pytest.mark.slow
def test_speed(shared):
    paths = sorted((shared / "corpus").glob("*.xml"))[:150]
    articles = [read_annotated(path).article for path in paths]
    list(annotate(articles[:3]))
    start = time.process_time()
    list(annotate(articles))
    words = sum(len(article.text.split()) for article in articles)
    assert (
        words / (time.process_time() - start) > 1_500
    )  # about 4,000 on an idle machine, three quarters of it the parser's and its like


def score(gold, paths, shared, folder):
    predicted = folder / "annotations.jsonl"
    articles = [read_annotated(path).article for path in paths]
    predicted.write_text("".join(json.dumps(record(a)) + "\n" for a in annotate(articles)), encoding="utf-8")
    chosen = folder / "gold"
    chosen.mkdir()
    for path in paths:
        (chosen / path.name).write_bytes(path.read_bytes())
    script = shared / "annotation" / "score.py"
    printed = subprocess.run([sys.executable, script, chosen, predicted, "--json"], capture_output=True, check=True)
    return json.loads(printed.stdout)


def record(annotated):
    span = lambda value: {"start": value.span.start, "end": value.span.end, "entity": value.entity}  # noqa: E731
    return {
        "article": annotated.article.id,
        "text": annotated.article.text,
        "mentions": [span(mention) | {"label": mention.label} for mention in annotated.mentions],
        "quotations": [],
        "roles": [span(role) for role in annotated.roles],
    }
