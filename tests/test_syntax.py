"""What the parse says of a source beside the patterns, and what comes of it."""

import pytest
from read_speech import speakers, spoken

from exergue.annotate.calibration import OTHER, calibration
from exergue.annotate.kinds import KINDS
from exergue.annotate.sieves import SIEVES

SAYS = [
    ("the subject behind", "« Nous partons », a déclaré Zoé Bertin.", "agrees"),
    ("the subject before", "Le maire affirme que la salle est pleine.", "agrees"),
    ("a role and a name", "Le préfet de la Drôme, Luc Petit, assure que tout va bien.", "agrees"),
    ("a shared subject", "Zoé Bertin ouvre la porte et dit : « Entrez donc, il fait froid. »", "agrees"),
    ("a preposition", "Selon Zoé Bertin, la salle est pleine.", "agrees"),
    ("a relative", "Zoé Bertin, qui affirme que la salle est pleine, est partie.", "agrees"),
    ("an agent", "« Nous partons », est-il affirmé par Zoé Bertin.", "agrees"),
    ("no source", "« Nous partons demain matin avec tout le monde. »", ""),
]


@pytest.mark.parametrize(("text", "says"), [case[1:] for case in SAYS], ids=[case[0] for case in SAYS])
def test_what_the_parse_says_of_the_source(text, says):
    assert {quotation.parse for quotation in spoken(text)} == {says}


def test_where_there_is_no_parse_it_says_nothing():
    assert {quotation.parse for quotation in spoken("“We are leaving”, said Zoe Bertin.", "en")} == {""}


BETTER = [  # the parse sees past what patterns step into
    (
        "a relative clause with a name",
        "La maire d’Atlanta, Keisha Martin, dont le nom a été avancé comme possible colistière du démocrate Joe Biden "
        "pour l’élection présidentielle, a annoncé un départ « immédiat ».",
        "Keisha Martin",
    ),
    (
        "an object in an insertion",
        "Le syndicat Solidaires, qui compte des adhérents chez Orange, estime que la décision fera du bruit.",
        "Solidaires",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), [case[1:] for case in BETTER], ids=[case[0] for case in BETTER])
def test_the_parse_is_believed_where_it_knows_better(text, who):
    assert set(speakers(text)) == {who}


INSERTED = [  # whom the parse finds behind the verb, where the patterns find what is said before it
    (
        "Un départ en retraite sur trois, relève le syndicat, n’est pas compensé cette année.",
        "le syndicat",
    ),
]


@pytest.mark.parametrize(("text", "who"), INSERTED)
def test_an_insertion_that_the_parse_knows(text, who):
    assert speakers(text) == [who]


SAME = [  # the patterns know better
    ("a place in front", "À Thuir, Zoé Bertin, qui cultive onze hectares, raconte qu’elle arrose tout.", "Zoé Bertin"),
    ("several", "Zoé Bertin, Luc Petit et Paul Dutour ont affirmé que la salle est pleine.", "Luc Petit"),
]


@pytest.mark.parametrize(("text", "who"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_the_patterns_stand_elsewhere(text, who):
    assert who in speakers(text)[0]


# ---- confidence


def test_agreement_raises_the_confidence_and_disagreement_lowers_it():
    measured = calibration()
    assert measured.confidence("behind", "named", "agrees") > measured.confidence("behind", "named", "differs")
    for shares in measured.speakers.values():
        assert shares["agrees"] >= shares["differs"]


def test_confidences_are_shares_for_every_sieve_and_rule():
    measured = calibration()
    for rule in [OTHER, *(rule.name for rule in KINDS)]:
        for sieve in [OTHER, *(name for name, _ in SIEVES)]:
            for parse in ("agrees", "differs", ""):
                assert 0 < measured.confidence(rule, sieve, parse) <= 1


def test_a_named_speaker_is_sure_and_nobody_is_not():
    [named] = spoken("« Nous partons », a déclaré Zoé Bertin.")
    [nobody] = spoken("« Nous partons demain matin avec tout le monde. »")
    assert named.confidence >= 0.9 > 0.6 > nobody.confidence
