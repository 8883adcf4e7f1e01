"""The trained pipeline inside the annotator: a parse for the components, and names that wait for the rules."""

import time

import pytest
from read_names import plain_article, read

from exergue.annotate import pieces
from exergue.annotate.nlp import annotate, load
from exergue.annotate.trained import MODELS, trained

PARAGRAPH = "Le général Mark Milley a déclaré à Paris que l'armée est prête. Il partira mardi.\n\n"


def parse(doc):
    return [
        (token.text, token.head.i - token.i, token.dep_, token.pos_, str(token.morph), token.lemma_) for token in doc
    ]


def test_components_have_a_parse_with_subjects_and_lemmas():
    doc = read(PARAGRAPH)
    said = next(token for token in doc if token.text == "déclaré")
    assert (said.pos_, said.lemma_) == ("VERB", "déclarer")
    assert [child.text for child in said.children if child.dep_ == "nsubj"] == ["général"]


def test_the_names_of_the_model_stand_apart():
    doc = load("fr").get_pipe("exergue_trained")(load("fr").make_doc("Mark Milley est à Paris."))
    assert [(span.text, span.label_) for span in doc.spans[pieces.MODEL_NAMES]] == [
        ("Mark Milley", "PER"),
        ("Paris", "LOC"),
    ]
    assert doc.ents == ()


def test_a_language_without_a_trained_pipeline_does_without():
    doc = read("Gen. Mark Milley spoke in Moscow.", "en")
    assert not doc.has_annotation("DEP")
    assert [ent.text for ent in doc.ents] == ["Mark Milley", "Moscow"]


def test_sentences_are_those_of_the_rules():
    doc = read("Un titre sans point\n\nUne phrase (…). « Une autre. » M. Dupont parle, 13 ans après.")
    assert [sent.text.strip() for sent in doc.sents] == [
        "Un titre sans point",
        "Une phrase (…).",
        "« Une autre. »",
        "M. Dupont parle, 13 ans après.",
    ]


def test_a_long_text_is_read_as_its_parts_are():
    short = read(PARAGRAPH * 50)
    long = read(PARAGRAPH * 200)
    assert len(long) > 3 * pieces._LONGEST
    inside = slice(100, 600)
    assert parse(long)[inside] == parse(short)[inside]
    assert [ent.text for ent in long.ents] == ["Mark Milley", "Paris"] * 200


def test_a_sentence_without_end_is_cut():
    doc = read("et Jean Dupont parle " * 1_000)
    assert len([ent for ent in doc.ents if ent.text == "Jean Dupont"]) == 1_000


def test_articles_come_in_the_order_given_and_as_they_would_come_alone():
    texts = [f"Jean Dupont{i} est à Paris." if i % 3 else f"John Smith{i} is in Paris." for i in range(20)]
    articles = [plain_article(text, "fr" if i % 3 else "en") for i, text in enumerate(texts)]
    together = list(annotate(articles))
    assert together == [annotated for article in articles for annotated in annotate([article])]
    assert [annotated.article for annotated in together] == articles


def test_articles_are_read_a_few_at_once():
    taken = []
    stream = annotate(taken.append(i) or plain_article("Paris.") for i in range(100))
    next(stream)
    assert len(taken) <= 8


@pytest.mark.slow
def test_loading_takes_less_than_two_seconds_once_spacy_is_there():
    load("en")
    start = time.process_time()
    trained.__wrapped__(str(MODELS / "fr"))
    assert time.process_time() - start < 2
