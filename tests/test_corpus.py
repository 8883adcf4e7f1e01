"""What a corpus says when it is read across."""

import time

import pytest
from sample_pages import BOURG, CLUB, JEANNE, PARIS, PAUL, SAMPLE, article, corpus

from exergue.corpus import sentence_around, views
from exergue.model import TextSpan


def occurrences(read, identity):
    return [(o.annotated.article.id, o.mention.span.of(o.annotated.article.text)) for o in read.occurrences[identity]]


def words(utterances):
    return [u.quotation.contents[0].of(u.annotated.article.text) for u in utterances]


def test_occurrences_stand_in_the_order_of_the_corpus_then_of_the_text():
    assert occurrences(views(SAMPLE), "jeanne-modele") == [("fete", "Jeanne Modèle"), ("fete", "Modèle")]
    assert [id for id, _ in occurrences(views(SAMPLE), "bourg")] == ["fete", "retour", "sans-suite"]


def test_what_has_no_identity_has_no_occurrences():
    assert "m" not in views(SAMPLE).occurrences
    assert "" not in views(SAMPLE).occurrences


def test_words_that_are_nobodys_speech_are_no_utterance():
    read = views(corpus(article("a", '« <Q id="q1" type="none">Titre</Q> », « <Q id="q2" type="direct">Oui</Q> ».')))
    assert words(read.utterances) == ["Oui"]


def test_somebody_is_spoken_of_where_others_words_name_them():
    read = views(SAMPLE)
    assert words(read.said_by["jeanne-modele"]) == words(read.said_of["paul-exemple"]) != []
    assert "jeanne-modele" not in read.said_of


def test_nobody_is_spoken_of_in_their_own_words():
    own = article("a", f'« <Q id="q1" type="direct" who="paul-exemple">Moi, {PAUL}</Q> », dit-il.')
    assert views(corpus(own)).said_of == {}


def test_a_cast_opens_with_who_is_named_most():
    read = views(corpus(article("a", f"{BOURG} et {PARIS}, {PAUL} et {PARIS}.")))
    assert read.casts["a"] == (("paris", 2), ("bourg", 1), ("paul-exemple", 1))


def test_company_counts_the_articles_that_are_shared():
    assert dict(views(SAMPLE).company_of("bourg")) == {"jeanne-modele": 1, "paul-exemple": 2, "paris": 1, "club": 1}
    assert views(SAMPLE).company_of("bourg")[0] == ("paul-exemple", 2)


def test_an_article_that_names_half_the_world_gives_only_its_main_names_as_company():
    crowd = "".join(f'<PER id="p{n}">Nom{n}</PER>, ' for n in range(80))
    read = views(corpus(article("a", f"{JEANNE}, {JEANNE} et {CLUB} : {crowd}.")))
    company = dict(read.company_of("p79"))
    assert len(company) == 50
    assert {"jeanne-modele", "club", "p47"} <= set(company)


def test_an_article_with_thousands_of_names_is_read_in_linear_time():
    crowd = "".join(f'<PER id="p{n}">Nom{n}</PER>, ' for n in range(4000))
    site = corpus(article("a", crowd))
    start = time.process_time()
    read = views(site)
    for person in site.persons:
        read.company_of(person.id)
    assert time.process_time() - start < 3  # as pairs they would be sixteen million


TEXT = "Un. Deux deux. Trois."
SENTENCES = (TextSpan(0, 3), TextSpan(4, 14), TextSpan(15, 21))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (4, 8, "Deux deux."),
        (0, 2, "Un."),
        (15, 21, "Trois."),
        (1, 6, "Un. Deux deux."),
        (0, 21, "Un. Deux deux. Trois."),
    ],
)
def test_the_sentence_around_a_span_is_whole(start, end, expected):
    annotated = article("a", TEXT)
    annotated = type(annotated)(annotated.article, sentences=SENTENCES)
    assert sentence_around(annotated, TextSpan(start, end)).of(TEXT) == expected


def test_without_sentences_a_span_stands_alone():
    annotated = article("a", TEXT, sentences=False)
    assert sentence_around(annotated, TextSpan(4, 8)) == TextSpan(4, 8)


def test_who_is_named_once_and_says_nothing_is_minor_unless_an_editor_says_otherwise():
    said = '« <Q id="q1" type="direct" who="jeanne-modele">Oui</Q> », dit ' + JEANNE
    site = corpus(article("a", f"{said}. {PAUL}, {PARIS} et {BOURG}. {PARIS}."), bourg={"status": "confirmed"})
    assert views(site).minor == {"paul-exemple"}
    assert views(site, 0).minor == set()
    assert views(site, 2).minor == {"paul-exemple", "paris"}
