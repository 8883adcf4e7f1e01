"""Passages in quotation marks, as writers set them and as they forget to."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from invented import quoted
from promises import passages_nest
from read_speech import lines, passages

from exergue.annotate.marks import find_marks
from exergue.annotate.pairing import CLEAN, DASH, MENDED, ODD

PAIRS = [
    ("guillemets", "Il dit : « Partons. »", ["Partons."]),
    ("hard spaces", "Il dit : «\u00a0Partons\u202f».", ["Partons"]),
    ("curly", "Il dit : “Partons.”", ["Partons."]),
    ("straight", 'Il dit : "Partons."', ["Partons."]),
    ("single", "Il dit : ‘Partons.’", ["Partons."]),
    ("straight single", "Il dit : 'Partons.'", ["Partons."]),
    ("German", "Er sagt: „Gehen wir“ und „Na gut”.", ["Gehen wir", "Na gut"]),
    ("angles", "Il dit : ‹ Partons. ›", ["Partons."]),
    ("typed as two signs", "Il dit : <<Partons>> et <<Venez>>.", ["Partons", "Venez"]),
    ("the same mark on both sides", "Han sa ”vi går” och ”kom”.", ["vi går", "kom"]),
    ("two straight pairs", '"Oui", dit-il, "demain".', ["Oui", "demain"]),
    ("straight, spaces within", 'Il a dit " oui " et " non ".', ["oui", "non"]),
    ("in brackets", "Un plan (« Horizon ») et l'“autre”.", ["Horizon", "autre"]),
    ("behind an elision", 'L\'"affaire" et d\'"autres".', ["affaire", "autres"]),
]
NESTED = [
    ("curly in guillemets", "« Il a crié “au feu” », dit-elle.", ["Il a crié “au feu”", "au feu"]),
    ("guillemets in guillemets", "« Il a crié « au feu » hier », dit-elle.", ["Il a crié « au feu » hier", "au feu"]),
    ("single in curly", "“He said ‘sell’ and left,” she said.", ["He said ‘sell’ and left,", "sell"]),
    ("straight in guillemets", '« Il a crié "au feu" », dit-elle.', ['Il a crié "au feu"', "au feu"]),
    ("straight in straight, year", '"Le jeu "Les As" de 2018", dit-il.', ['Le jeu "Les As" de 2018', "Les As"]),
    ("three deep", "« A “b ‘oui’ d” e »", ["A “b ‘oui’ d” e", "b ‘oui’ d", "oui"]),
]
NO_MARKS = [
    ("apostrophes", "L'ami d'hier n'est plus qu'un souvenir, aujourd’hui l’on s’en va."),
    ("inches", 'Un écran de 27" et un autre de 32".'),
    ("minutes and seconds", "Il court en 10'30\" et elle en 9'58''."),
    ("rock 'n' roll", "Le rock 'n' roll est né ici."),
    ("plural owners", "The workers' union and the boys' school agree."),
    ("decades", "Back in the '80s, in '92."),
    ("sums", "Deux + deux, C++ et 1 + 1."),
    ("nothing in them", "Il dit « » et sort."),
]
MENDED_ONES = [
    ("never closed", "Il dit : « Partons d'ici. Tout de suite", ["Partons d'ici. Tout de suite"]),
    ("never opened", "Il est venu. Partons d'ici », dit-elle.", ["Partons d'ici"]),
    ("closed by another mark", "Il dit : « Partons d'ici\".", ["Partons d'ici"]),
    ("doubled", "Il dit : «« Partons d'ici »».", ["Partons d'ici"]),
    ("another one opens", "« Partons d'ici. Il sort. « Venez ! »", ["Partons d'ici. Il sort.", "Venez !"]),
    ("opened by a single mark", "Son album, 'Mon pays, c'est l'amour\", sort.", ["Mon pays, c'est l'amour"]),
    ("closed twice", "« Partons », dit-il. Elle rit » et sort.", ["Partons", "Elle rit"]),
]
PARAGRAPHS = [
    ("goes on, guillemet repeated", "« Un.\n« Deux.\n« Trois. »", ["Un.", "Deux.", "Trois."], [False, True, True]),
    ("goes on, closing guillemet repeated", "« Un.\n» Deux. »", ["Un.", "Deux."], [False, True]),
    ("goes on without a mark", "Il dit : « Un.\nDeux », et sort.", ["Un.", "Deux"], [False, True]),
    ("does not go on", "« Un.\nIl sort.\n« Deux. »", ["Un.", "Deux."], [False, False]),
    ("curly, repeated", "“One.\n“Two.”", ["One.", "Two."], [False, True]),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in PAIRS], ids=[case[0] for case in PAIRS])
def test_pairs(text, wanted):
    assert passages(text) == wanted
    assert all(marked.confidence == CLEAN for marked in find_marks(text, lines(text)))


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in NESTED], ids=[case[0] for case in NESTED])
def test_marks_within_marks(text, wanted):
    assert passages(text) == wanted


@pytest.mark.parametrize("text", [case[1] for case in NO_MARKS], ids=[case[0] for case in NO_MARKS])
def test_what_quotes_nothing(text):
    assert passages(text) == []


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in MENDED_ONES], ids=[case[0] for case in MENDED_ONES])
def test_what_is_mended(text, wanted):
    assert passages(text) == wanted


@pytest.mark.parametrize(("text", "wanted", "on"), [case[1:] for case in PARAGRAPHS], ids=[c[0] for c in PARAGRAPHS])
def test_paragraphs(text, wanted, on):
    found = find_marks(text, lines(text))
    assert [marked.inner.of(text) for marked in found] == wanted
    assert [marked.continues for marked in found] == on


@pytest.mark.parametrize(
    ("text", "confidence"),
    [("« Partons. »", CLEAN), ('« Partons. "', ODD), ("« Partons d'ici.", MENDED), ("Partons d'ici »", MENDED)],
)
def test_what_is_mended_is_less_sure(text, confidence):
    [marked] = find_marks(text, lines(text))
    assert marked.confidence == confidence


@pytest.mark.parametrize("dash", ["— ", "– ", "- ", "-- ", "• "])
def test_dialogue_opens_with_any_dash(dash):
    text = f"Elle entre.\n{dash}Partons, dit-elle."
    [marked] = find_marks(text, lines(text))
    assert (marked.style, marked.inner.of(text)) == (DASH, "Partons, dit-elle.")


def test_outer_covers_the_marks():
    [marked] = find_marks("Il dit : « Partons. »", lines("Il dit : « Partons. »"))
    assert marked.outer.of("Il dit : « Partons. »") == "« Partons. »"


@settings(max_examples=400, deadline=None)
@given(quoted)
@example("«««««««««« a »")
@example("» » » »")
@example("«“«. » >>>>«")
def test_any_text_gives_passages_that_nest(text):
    passages_nest(text, lines(text))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["un ", "mot", ", ", ". ", "Élan "]), min_size=1, max_size=9).map("".join))
def test_a_closed_pair_holds_what_stands_in_it(words):
    if words.strip(" ,."):
        assert passages(f"Il dit « {words} » hier.") == [words.strip()]


@pytest.mark.parametrize(
    "piece", ["« ", "» ", "“a ", '"a ', "a” ", "'a ", "‘", "<<", "«a “b ", "a » b. ", "—\n", "« a\n"]
)
def test_time_grows_with_length_and_no_faster(piece):
    def seconds(times):
        text = piece * times
        start = time.process_time()
        find_marks(text, lines(text))
        return time.process_time() - start

    assert min(seconds(20_000) for _ in range(2)) < 12 * max(seconds(4_000) for _ in range(3)) + 0.1
