"""The trained pipeline's names and those of the rules: which of the two stand where they differ.

The pipeline's names are given with each case, so that the cases hold whatever pipeline is shipped.
"""

import pytest
from read_names import plain_article

from exergue.annotate.candidates import Candidate
from exergue.annotate.entities import find
from exergue.annotate.lexicon import lexicon
from exergue.annotate.model_names import fitting
from exergue.annotate.nlp import load
from exergue.annotate.offsets import see
from exergue.annotate.words import words_of


def words_in(text):
    nlp = load("fr")
    return words_of(nlp.get_pipe("exergue_trained")(nlp.get_pipe("exergue_sentences")(nlp.make_doc(text))))


def model(words, told):
    """The names that a pipeline is made to give, as {"words": label}."""
    for form, label in told.items():
        spans = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1) if words.slice(i, j) == form]
        assert spans, form
        yield from (Candidate(start, end, label, "trained pipeline", 0.5) for start, end in spans)


def found(text, told):
    words = words_in(see(plain_article(text)).text)
    named = find(words, lexicon("fr"), model=sorted(model(words, told), key=lambda name: name.start))
    return {words.slice(name.start, name.end): name.label for name in named}


CASES = [
    ("rules are silent", "Il a vu Chantefable hier.", {"Chantefable": "ORG"}, {"Chantefable": "ORG"}),
    ("the label of a guess", "On a vu Grindavel.", {"Grindavel": "LOC"}, {"Grindavel": "LOC"}),
    (
        "longer, with a capital",
        "L'usine Thales Alenia Space.",
        {"Thales Alenia Space": "ORG"},
        {"Thales Alenia Space": "ORG"},
    ),
    ("longer, with a number", "Le Sdis 60 est là.", {"Sdis 60": "ORG"}, {"Sdis 60": "ORG"}),
    (
        "longer, with a verb",
        "Le Stade brestois rapatrie Luc.",
        {"Stade brestois rapatrie": "ORG"},
        {"Stade brestois": "ORG"},
    ),
    ("longer, with contre", "L'ONU contre l'Iran.", {"ONU contre l'Iran": "ORG"}, {"ONU": "ORG", "Iran": "LOC"}),
    ("longer, a place inside", "L'État du Brandebourg.", {"État du Brandebourg": "LOC"}, {"Brandebourg": "LOC"}),
    (
        "a body before somebody",
        "Sur RTL Jean Vallin parle.",
        {"RTL Jean Vallin": "PER"},
        {"RTL": "ORG", "Jean Vallin": "PER"},
    ),
    ("a people before somebody", "Le Russe Jean Vallin parle.", {"Russe Jean Vallin": "PER"}, {"Jean Vallin": "PER"}),
    (
        "half a body before somebody",
        "Il vient de la Maison Blanche Jean Vallin.",
        {"Blanche Jean Vallin": "PER"},
        {"Maison Blanche": "ORG", "Jean Vallin": "PER"},
    ),
    (
        "with a place, out of the name",
        "Le Brexit au Royaume-Uni.",
        {"Brexit au Royaume-Uni": "ORG"},
        {"Brexit": "MISC", "Royaume-Uni": "LOC"},
    ),
    ("a part of a body", "La Direction du PS se tait.", {"Direction du PS": "ORG"}, {"PS": "ORG"}),
    ("a preposition at the end", "Il a vu Grindavel dans un bois.", {"Grindavel dans": "ORG"}, {"Grindavel": "ORG"}),
    (
        "a body, out of the name",
        "Les Valandry à l'Élysée.",
        {"Valandry à l'Élysée": "ORG"},
        {"Valandry": "ORG", "Élysée": "LOC"},
    ),
    (
        "across a listed place",
        "La région Provence-Alpes-Côte d'Azur.",
        {"région Provence-Alpes-Côte": "ORG"},
        {"Provence-Alpes-Côte d'Azur": "LOC"},
    ),
    (
        "a school and its town",
        "La clinique Saint-Roch de Cabestany ferme.",
        {"clinique Saint-Roch de Cabestany": "ORG"},
        {"clinique Saint-Roch": "ORG", "Cabestany": "LOC"},
    ),
    (
        "an organisation and somebody",
        "Le conseiller de l'Élysée Alexis Kohler parle.",
        {"Élysée Alexis Kohler": "ORG"},
        {"Élysée": "ORG", "Alexis Kohler": "PER"},
    ),
    (
        "told to an agency",
        "« Tout est perdu », a raconté à l'AFP Rumki Khatun.",
        {"AFP Rumki Khatun": "ORG"},
        {"AFP": "ORG", "Rumki Khatun": "PER"},
    ),
    (
        "a party and somebody",
        "Le patron des Républicains Laurent Wauquiez a répondu.",
        {"Laurent Wauquiez": "PER"},
        {"Républicains": "ORG", "Laurent Wauquiez": "PER"},
    ),
    (
        "two well-known people",
        "On cite Le Pen et Macron.",
        {"Le Pen et Macron": "MISC"},
        {"Le Pen": "PER", "Macron": "PER"},
    ),
    ("a full name keeps its label", "Le vote pour Shinzo Abe.", {"Shinzo Abe": "ORG"}, {"Shinzo Abe": "PER"}),
    ("but not after an article", "Il boit au Tim Hortons.", {"Tim Hortons": "ORG"}, {"Tim Hortons": "ORG"}),
    ("listed keeps its label", "La société Kering a grandi.", {"Kering": "PER"}, {"Kering": "ORG"}),
    (
        "rule too long",
        "Le Parlement européen en sera saisi.",
        {"Parlement européen": "ORG"},
        {"Parlement européen": "ORG"},
    ),
    ("weak noun", "Il vient de la région occidentale de Rusizi.", {"Rusizi": "LOC"}, {"Rusizi": "LOC"}),
    (
        "part of somebody's name",
        "Ont signé : Jean-Yves le Drian, lui.",
        {"Jean-Yves": "PER"},
        {"Jean-Yves le Drian": "PER"},
    ),
    ("portfolio", "La ministre déléguée aux Anciens combattants parle.", {"Anciens combattants": "ORG"}, {}),
    ("end of a role", "Le procureur de la République parle.", {"République": "ORG"}, {}),
    ("words in capitals", "DEPLACEMENTS, FERMETURES, voici le texte.", {"FERMETURES": "ORG"}, {}),
    ("without a capital", "Il va au palais de justice.", {"palais de justice": "LOC"}, {}),
    ("a people", "Les vieux, les Anglais et les autres.", {"Anglais": "LOC"}, {}),
    ("a common noun with a capital", "Il parle de l'Affaire.", {"Affaire": "LOC"}, {}),
    ("point of the compass", "Le Nord-Est du pays attend.", {"Nord-Est du pays": "LOC"}, {}),
    (
        "with an indefinite article",
        "Un institut de Washington.",
        {"institut de Washington": "ORG"},
        {"Washington": "LOC"},
    ),
]


@pytest.mark.parametrize(("title", "text", "told", "names"), CASES, ids=[case[0] for case in CASES])
def test_who_is_believed(title, text, told, names):
    assert {form: label for form, label in found(text, told).items() if form != "Luc"} == names


TRIMMED = [
    ("list", "Les Lucioles vertes, les bleus et moi.", "Lucioles vertes, les bleus", "Lucioles vertes"),
    ("civility", "Il a vu M. Dupont.", "M. Dupont", "Dupont"),
    ("mark", "Il a vu Dupont, hier.", "Dupont,", "Dupont"),
    ("article at the end", "À L'Auberge du coin.", "L'Auberge du", "L'Auberge"),
    ("day", "Selon Le Parisien mardi.", "Le Parisien mardi", "Le Parisien"),
    ("marks of quotation", 'L\'Assemblée sur des "pressions" fortes.', 'Assemblée sur des "pressions', "Assemblée"),
    ("stroke", "Il le dit chez Trucmuche/Machin.", "Trucmuche/Machin", "Trucmuche"),
    ("noun after somebody", "Il lut Alfred de la prison du Midi.", "Alfred de la prison du Midi", "Alfred"),
    ("article that nothing joins", "Il joue à la Bourse l'argent.", "Bourse l'argent", "Bourse"),
    ("hyphen inside a name", "Ici Lee Da-on parle.", "Lee Da-on", "Lee Da-on"),
]


@pytest.mark.parametrize(("title", "text", "told", "left"), TRIMMED, ids=[case[0] for case in TRIMMED])
def test_what_can_be_no_part_of_a_name_comes_off(title, text, told, left):
    words = words_in(text)
    [name] = fitting(words, lexicon("fr"), model(words, {told: "PER" if "Alfred" in told or "Lee" in told else "ORG"}))
    assert words.slice(name.start, name.end) == left


def test_agreement_makes_a_name_surer():
    words = words_in("Il vit à Paris.")
    [alone] = find(words, lexicon("fr"))
    [agreed] = find(words, lexicon("fr"), model=list(model(words, {"Paris": "LOC"})))
    assert alone.confidence < agreed.confidence <= 1


def test_a_name_seen_five_times_as_a_person_is_no_place_the_sixth():
    text = "On voit Grindavel. " * 6
    words = words_in(text)
    names = list(model(words, {"Grindavel": "PER"}))
    mixed = [*names[:5], Candidate(names[5].start, names[5].end, "LOC", "trained pipeline", 0.5)]
    assert {name.label for name in find(words, lexicon("fr"), model=mixed)} == {"PER"}
