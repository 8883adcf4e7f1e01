"""A link to a name or a quotation holds while the words that begin there stay."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_pages import BOURG, JEANNE, PAUL, article

from exergue.anchors import anchors
from exergue.model import AnnotatedArticle, Mention, TextSpan

SPEECH = (
    f"{JEANNE} est à {BOURG}. "
    '« <Q id="q1" type="direct" who="jeanne-modele">Je remercie les autres de leur présence</Q> », dit-elle.'
)


def without_first_mention(annotated: AnnotatedArticle) -> AnnotatedArticle:
    return replace(annotated, mentions=annotated.mentions[1:])


def test_a_name_that_is_found_above_moves_no_anchor():
    whole = article("a", SPEECH)
    assert anchors(without_first_mention(whole)).mentions == anchors(whole).mentions[1:]
    assert anchors(without_first_mention(whole)).quotations == anchors(whole).quotations


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        (("Je remercie", "Je  remercie"), True),
        (("« ", '"\xa0'), True),
        (("dit-elle.", "dit-elle ce soir."), True),
        (("Je remercie", "Je salue"), False),
    ],
)
def test_a_quotation_is_known_by_the_words_with_which_it_begins(change, holds):
    (before,), (after,) = (anchors(article("a", body)).quotations for body in (SPEECH, SPEECH.replace(*change)))
    assert (before == after) is holds


def test_places_that_begin_alike_are_numbered():
    bells = f"{PAUL}. " + "Ding. " * 80
    named = anchors(article("a", bells * 3)).mentions
    assert named == (named[0], f"{named[0]}-2", f"{named[0]}-3")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12))
def test_anchors_are_distinct_and_plain(text, starts):
    body = article("a", "x").article
    mentions = tuple(Mention(TextSpan(start, start + length), "PER", "p", "x", 1.0) for start, length in starts)
    named = anchors(AnnotatedArticle(replace(body, text=text), mentions)).mentions
    assert len(set(named)) == len(mentions)
    assert all(re.fullmatch("m[a-z2-7]{5}(-[0-9]+)?", anchor) for anchor in named)


@pytest.mark.parametrize("between", ["", " …" * 60, " « »\n" * 50])
def test_letters_that_stand_far_behind_a_name_tell_it_from_another(between):
    bodies = (f"{PAUL}{between} {word} arrive." for word in ("avril", "mai"))
    (one,), (other,) = (anchors(article("a", body)).mentions for body in bodies)
    assert one != other
