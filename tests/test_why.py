"""Why a quotation is given to its speaker, as readers of the article's page are told."""

import json
import re
from dataclasses import replace

import pytest
from places import places
from read_speech import read
from sample_pages import ROOT
from test_speech_cases import CASES, as_article

from exergue.annotate.kinds import KINDS
from exergue.annotate.nlp import annotate
from exergue.annotate.sieves import SIEVES
from exergue.interface import read_interface
from exergue.pages.why import explanations, read_wordings

LANGUAGES = ["fr", "en"]
FRENCH = read_interface("fr")


def told(text: str, interface=FRENCH) -> list[str]:
    """The sentence for each quotation, without its links and with ordinary spaces."""
    return [plain(reason.words) for reason in explanations(read(text), interface).values()]


def plain(markdown: str) -> str:
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"<[^>]*>", "", markdown))
    return words.replace("\xa0", " ").replace("\u202f", " ")


SENTENCES = [
    (
        "« Nous partons », a dit Zoé Bertin.",
        "« a dit » suit les guillemets ; l’auteur est nommé : « Zoé Bertin » ; l’analyse de la phrase le confirme.",
    ),
    (
        "Zoé Bertin a parlé. La salle a ri. « Nous partons », a-t-elle dit.",
        "« a-t-elle dit » suit les guillemets ; « elle » renvoie à « Zoé Bertin », 2 phrases plus haut ; "
        "l’analyse de la phrase le confirme.",
    ),
    (
        "Zoé Bertin affirme qu’elle partira.",
        "« affirme » rapporte les paroles ; l’auteur est nommé : « Zoé Bertin » ; l’analyse de la phrase le confirme.",
    ),
    (
        "« Nous partons », confie un proche.",
        "« confie » suit les guillemets ; l’article ne nomme pas cet auteur ; l’analyse de la phrase le confirme.",
    ),
    (
        "« Nous partons demain matin avec tout le monde. »",
        "La phrase est tout entière entre guillemets ; rien ne dit qui parle.",
    ),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_the_rules_and_their_evidence_make_a_sentence(text, sentence):
    assert told(text) == [sentence]


def test_the_sentence_is_in_the_language_of_the_readers_and_the_evidence_in_the_articles():
    annotated = read("« Nous partons », a dit Zoé Bertin.")
    (reason,) = explanations(annotated, read_interface("en")).values()
    assert plain(reason.words) == (
        "“a dit” follows the marks; the speaker is named: “Zoé Bertin”; the parse of the sentence confirms it."
    )
    assert '“<span lang="fr" dir="ltr">a dit</span>”' in reason.words
    assert reason.spoken == ' lang="en" dir="ltr"'


def test_evidence_that_is_a_name_leads_to_it():
    annotated = read("Zoé Bertin a parlé. « Nous partons », a-t-elle dit.")
    (reason,) = explanations(annotated, FRENCH).values()
    assert f"[«\xa0Zoé Bertin\xa0»](#{places(annotated)['m1']})" in reason.words


def test_evidence_is_text_whatever_it_holds():
    annotated = read("« Nous partons », a dit Zoé Bertin.")
    hostile = annotated.article.text.replace("a dit", "<a>*x")
    annotated = replace(annotated, article=replace(annotated.article, text=hostile))
    (reason,) = explanations(annotated, FRENCH).values()
    assert "&lt;a&gt;&#42;x" in reason.words and "<a>" not in reason.words


GRADES = [(0.95, "sûre"), (0.75, "probable"), (0.2, "incertaine"), (0.0, "incertaine")]


@pytest.mark.parametrize(("confidence", "word"), GRADES)
def test_confidence_is_a_word_with_the_figure_behind_it(confidence, word):
    annotated = read("« Nous partons », a dit Zoé Bertin.")
    quotation = replace(annotated.quotations[0], confidence=confidence)
    (reason,) = explanations(replace(annotated, quotations=(quotation,)), FRENCH).values()
    sure, status = map(plain, reason.standing)
    assert sure == f"Confiance : {word}"
    assert f'title="{round(confidence * 100)}\xa0%"' in reason.standing[0]
    assert status == "Relevée par règle, sans relecture"


@pytest.mark.parametrize(
    ("parse", "clause"),
    [
        ("agrees", " ; l’analyse de la phrase le confirme."),
        ("differs", " ; l’analyse de la phrase indique une autre source."),
        ("", "."),
    ],
)
def test_what_the_parse_says_of_the_source_is_told(parse, clause):
    annotated = read("« Nous partons », a dit Zoé Bertin.")
    quotation = replace(annotated.quotations[0], parse=parse)
    (reason,) = explanations(replace(annotated, quotations=(quotation,)), FRENCH).values()
    assert plain(reason.words).endswith(f"« Zoé Bertin »{clause}")


def test_what_an_editor_confirmed_says_only_that():
    annotated = read("« Nous partons », a dit Zoé Bertin.")
    quotation = replace(annotated.quotations[0], status="confirmed")
    (reason,) = explanations(replace(annotated, quotations=(quotation,)), FRENCH).values()
    assert reason.words == "La rédaction a relu cette citation et son auteur."
    assert reason.standing == ("Confirmée par la rédaction",)


def test_a_rule_that_no_catalog_words_is_told_by_its_name():
    annotated = read("« Nous partons », a dit Zoé Bertin.")
    quotation = replace(annotated.quotations[0], generator="my rule: my sieve")
    (reason,) = explanations(replace(annotated, quotations=(quotation,)), FRENCH).values()
    assert reason.words == ""
    assert plain(reason.standing[0]) == "Règles : my rule, my sieve"


# ---- every rule is worded


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sieve_and_every_rule_for_what_is_spoken_is_worded(language):
    known = read_wordings(language)
    assert set(known.speakers) == {name for name, _ in SIEVES} | _given("sieve") | {"unknown"}
    assert set(known.rules) >= {rule.name for rule in KINDS if rule.kind != "none"} | _given("rule")


def _given(field: str) -> set[str]:
    """The names that the code gives outside its tables."""
    sources = [file.read_text(encoding="utf-8") for file in (ROOT / "exergue/annotate").glob("*.py")]
    found = {name for source in sources for name in re.findall(rf'\b{field}="([a-z ]+)"', source)}
    assert found
    return found


def test_every_rule_that_the_cases_show_is_worded():
    known = read_wordings("fr")
    lines = (CASES / "typology_fr.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [as_article(json.loads(line)) for line in lines]
    found = {q.generator.split(": ")[0] for a in annotate(articles) for q in a.quotations if q.kind != "none"}
    assert len(found) > 8
    assert found <= set(known.rules)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_wording_of_a_rule_asks_for_no_evidence_and_all_evidence_is_known(language):
    known = read_wordings(language)
    for wording in (*known.rules.values(), *known.speakers.values()):
        assert "{" not in wording.words[-1], wording.name
        assert set(re.findall(r"\{(\w+)\}", "".join(wording.words))) <= {"cue", "source", "antecedent", "far"}


def test_the_languages_word_the_same_rules():
    french, english = map(read_wordings, LANGUAGES)
    assert list(french.rules) == list(english.rules) and list(french.speakers) == list(english.speakers)
    for one, other in zip(french.speakers.values(), english.speakers.values(), strict=True):
        assert len(one.words) == len(other.words)
