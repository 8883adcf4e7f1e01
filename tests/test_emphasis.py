"""Emphasis in the source as the border of titles; in these examples it stands between asterisks."""

from dataclasses import replace

import pytest
from read_names import plain_article

from exergue.annotate.nlp import annotate
from exergue.model import Inline, TextSpan

TITLES = [
    ("listed paper", "On lit dans *La Libre Parole* le contraire.", [("ORG", "La Libre Parole")]),
    (
        "a person after the paper",
        "*L’Intransigeant* d’Henri Rochefort se tait.",
        ["L’Intransigeant", "Henri Rochefort"],
    ),
    (
        "paper by a word of its title",
        "À lire : *La Gazette des tisserands* du 3.",
        [("ORG", "La Gazette des tisserands")],
    ),
    ("paper by its noun", "Une petite revue, *Les Cahiers verts*, paraît.", [("ORG", "Les Cahiers verts")]),
    ("foreign paper after an article", "Le *South Wales Argus* annonce sa fuite.", [("ORG", "South Wales Argus")]),
    ("article in the preposition", "Un article du *Figaro* le dit.", [("ORG", "Figaro")]),
    ("book", "Il le raconte dans *Cinq années de ma vie* sans fard.", [("MISC", "Cinq années de ma vie")]),
    (
        "title of two sentences",
        "Elle a pour titre *Une erreur. La vérité sur Paris*, dit-on.",
        ["Une erreur. La vérité sur Paris"],
    ),
    ("ship", "Il arrive à bord du croiseur *Sfax* de nuit.", [("MISC", "Sfax")]),
    ("person", "C’est *Mark Milley* qui parle.", [("PER", "Mark Milley")]),
    ("words set apart", "Il a dit : *Vive la révision !* Et encore *petit bleu*.", []),
    ("a whole block", "*Mis à jour le 3 mai par la rédaction*", []),
]


def emphasised(marked: str):
    """The annotated article of a text whose emphasis stands between asterisks."""
    pieces = marked.split("*")
    starts = [sum(map(len, pieces[:index])) for index in range(len(pieces))]
    spans = [TextSpan(starts[i], starts[i] + len(pieces[i])) for i in range(1, len(pieces), 2)]
    article = replace(plain_article("".join(pieces)), inlines=tuple(Inline("emphasis", span) for span in spans))
    return next(iter(annotate([article])))


@pytest.mark.parametrize(("title", "marked", "expected"), TITLES)
def test_titles_in_emphasis(title, marked, expected):
    annotated = emphasised(marked)
    named = [(mention.label, mention.span.of(annotated.article.text)) for mention in annotated.mentions]
    assert [
        pair if isinstance(want, tuple) else pair[1] for pair, want in zip(named, expected, strict=True)
    ] == expected
