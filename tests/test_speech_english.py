"""Three invented articles in English: what is said in them, and who says it, by word lists and patterns alone."""

import pytest
from read_speech import kinds, speakers

BRIDGE = """Mayor Helen Ashworth said on Tuesday that the bridge would reopen in June.
“We have waited long enough,” she told reporters. “People want to cross.”
The council's plan was dismissed as “a gimmick” by the opposition leader, Tom Reddy, who called for “a proper survey”.
Asked whether the ferry would keep running, Mr Reddy replied: “Ask the mayor.”"""
WATER = """According to the water company, repairs will cost £12 million. \
“That is a conservative estimate,” said Priya Nair, its chief engineer.
Ms Nair, 41, added that work had begun at night. "It was chaos," recalls Liam Doyle, a driver.
The film “Night Ferry” opens on Friday."""
FARES = """Ferry fares, the operator insists, will not rise this year.
The minister has warned the unions that talks would fail.
Tom Reddy described the budget as “reckless”. The so-called “ghost bus” has not run since 2019, the county says."""


@pytest.mark.parametrize(
    ("article", "wanted"),
    [
        (
            BRIDGE,
            [
                "indirect: the bridge would reopen in June",
                "direct: We have waited long enough,",
                "direct: People want to cross.",
                "mixed: a gimmick",
                "mixed: a proper survey",
                "direct: Ask the mayor.",
            ],
        ),
        (
            WATER,
            [
                "indirect: repairs will cost £12 million",
                "direct: That is a conservative estimate,",
                "indirect: work had begun at night",
                "direct: It was chaos,",
                "none: Night Ferry",
            ],
        ),
        (
            FARES,
            [
                "indirect: Ferry fares | will not rise this year",
                "indirect: talks would fail",
                "mixed: reckless",
                "indirect: The so-called “ghost bus” has not run since 2019",
                "none: ghost bus",
            ],
        ),
    ],
    ids=["bridge", "water", "fares"],
)
def test_what_is_said(article, wanted):
    assert kinds(article, "en") == wanted


def test_who_says_it():
    helen, tom = "Helen Ashworth", "Tom Reddy"
    assert speakers(BRIDGE, "en") == [helen, helen, helen, tom, tom, tom]
    assert speakers(WATER, "en") == ["the water company", "Priya Nair", "Priya Nair", "Liam Doyle"]
    assert speakers(FARES, "en") == ["the operator", "The minister", tom, "the county"]
