"""Block quotes of a Markdown source: somebody's words without any marks."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exergue.annotate.nlp import annotate
from exergue.model import Article
from exergue.reading.markdown import read_markdown

ROUTE = "La route sera fermée jusqu'en mai."


def spoken(source: str) -> list[str]:
    """Each quotation of a Markdown text as "kind: words (who)", its parts joined by " | "."""
    body = read_markdown(source, Path("a.md"))
    [annotated] = annotate([Article("a", Path("a.md"), body.text, "fr", "a", "a", body.blocks, body.inlines)])
    names = {m.entity: m.span.of(body.text) for m in reversed(annotated.mentions)}
    return [
        f"{q.kind}: {' | '.join(part.of(body.text) for part in q.contents)}"
        f" ({' + '.join(names[who] for who in q.speakers) or q.speaker_text or '?'})"
        for q in annotated.quotations
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(f"Zoé Bertin a écrit mardi :\n\n> {ROUTE}\n\nIl pleut.", f"{ROUTE} (Zoé Bertin)", id="colon"),
        pytest.param(f"Zoé Bertin a réagi mardi.\n\n> {ROUTE}\n\nIl pleut.", f"{ROUTE} (Zoé Bertin)", id="before"),
        pytest.param(f"Il pleut.\n\n> {ROUTE}\n\nIl pleut.", f"{ROUTE} (?)", id="nobody"),
        pytest.param(
            f"Zoé Bertin a écrit :\n\n> {ROUTE}\n>\n> Je le regrette.\n\nIl pleut.",
            f"{ROUTE} | Je le regrette. (Zoé Bertin)",
            id="two paragraphs",
        ),
        pytest.param(
            f"Zoé Bertin a écrit :\n\n> « {ROUTE} »\n\nIl pleut.", f"{ROUTE} (Zoé Bertin)", id="marks as well"
        ),
        pytest.param(
            "Il pleut.\n\n> La route, dit Zoé Bertin, sera fermée.\n\nIl pleut.",
            "La route | sera fermée. (Zoé Bertin)",
            id="inserted",
        ),
        pytest.param(
            f"Il pleut.\n\n> {ROUTE}\n> — Zoé Bertin, maire\n\nIl pleut.", f"{ROUTE} (Zoé Bertin)", id="signed"
        ),
        pytest.param(f"Il pleut.\n\n> {ROUTE}\n>\n> — Zoé Bertin\n\nIl pleut.", f"{ROUTE} (Zoé Bertin)", id="own line"),
        pytest.param(f"Il pleut.\n\n> {ROUTE}\n\n— Zoé Bertin\n\nIl pleut.", f"{ROUTE} (Zoé Bertin)", id="behind"),
        pytest.param(f"Il pleut.\n\n> {ROUTE}\n> — le préfet\n\nIl pleut.", f"{ROUTE} (le préfet)", id="a role signs"),
        pytest.param(
            f"Paul Dutour cite un courrier :\n\n> {ROUTE}\n> — Zoé Bertin\n\nIl pleut.",
            f"{ROUTE} (Zoé Bertin)",
            id="signed by another",
        ),
    ],
)
def test_a_block_quote_is_what_somebody_says(source, expected):
    assert spoken(source) == [f"direct: {expected}"]


def test_two_blocks_are_two_quotations():
    assert len(spoken(f"Zoé Bertin a écrit :\n\n> {ROUTE}\n\nPuis :\n\n> Je pars demain.\n")) == 2


def test_words_in_marks_within_a_block_are_no_echo_of_it():
    found = spoken("Zoé Bertin a écrit :\n\n> La route sera coupée, et « personne de sensé » n'y passera.\n")
    assert [words.split(":")[0] for words in found] == ["direct", "none"]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(["> ", "— ", "« ", " »", ROUTE, "\n", "\n\n", "- Zoé Bertin", "Non ?", ">\n"]), max_size=9)
)
def test_any_block_quote_can_be_read(pieces):
    spoken("".join(pieces))
