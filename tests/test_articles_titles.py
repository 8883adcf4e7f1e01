"""What articles are called, where they are found, and in what language they are."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from exergue.lines import shortened
from exergue.model import Article
from exergue.reading.body import Body
from exergue.reading.detection import Languages, traits
from exergue.reading.markdown import read_markdown
from exergue.reading.plain import read_plain
from exergue.reading.slugs import is_slug, slug_from, with_slugs
from exergue.reading.titles import Titled, with_title

SMALL = traits("fr").function_words


def titled(body: Body, given_title: str = "") -> Titled:
    return with_title(body, given_title, SMALL)


def markdown(source: str) -> Body:
    return read_markdown(source, Path("a.md"))


HEADLINES = {
    "a short line apart": ("Kiev retient son souffle\n\nLe président a parlé.", "Kiev retient son souffle"),
    "with blank lines before": ("\n\n  Kiev\xa0: le calme \n\nLe président a parlé.", "Kiev\xa0: le calme"),
    "a question": ("Que s’est-il passé ?\n\nLe président a parlé.", "Que s’est-il passé ?"),
    "left open": ("Le juge hésite...\n\nLe président a parlé.", "Le juge hésite..."),
    "with an abbreviation": ("M. Macron reçoit\n\nLe président a parlé.", "M. Macron reçoit"),
}


@pytest.mark.parametrize(("text", "title"), HEADLINES.values(), ids=HEADLINES)
def test_a_first_line_is_the_headline(text, title):
    found = titled(read_plain(text))
    assert found.title == title
    assert found.headline.of(text) == title


LEADS = {
    "a sentence": ("Le président a parlé.\n\nPuis il s’est tu.", "Le président a parlé."),
    "a sentence in marks": ("« Je pars. »\n\nIl part.", "« Je pars. »"),
    "a line that announces": ("Il a dit :\n\n« Je pars »", "Il a dit :"),
    "a line not apart": ("Kiev\nLe président a parlé", "Kiev Le président a parlé"),
    "nothing that follows": ("Kiev retient son souffle\n", "Kiev retient son souffle"),
    "no letter": ("***\n\nLe président a parlé.", "***"),
    "a long line": ("mot " * 40 + "\n\nTexte.", ("mot " * 20).strip() + "…"),
}


@pytest.mark.parametrize(("text", "title"), LEADS.values(), ids=LEADS)
def test_without_headline_the_lead_is_the_title_and_stays_in_the_text(text, title):
    found = titled(read_plain(text))
    assert (found.title, found.headline, found.body.text) == (title, None, text)


SHORTENED = {
    "short": ("Le président a parlé.", "Le président a parlé."),
    "articles and prepositions do not end it": (
        "Au milieu des inquiétudes croissantes de la communauté internationale concernant la",
        "Au milieu des inquiétudes croissantes de la communauté internationale…",
    ),
    "an elision does not end it": (
        "Les principaux chefs militaires se sont entretenus de la situation dans l’ Ukraine en guerre",
        "Les principaux chefs militaires se sont entretenus de la situation…",
    ),
    "a comma does not end it": (
        "Les principaux chefs militaires se sont parlé longuement, hier soir, au matin et demain",
        "Les principaux chefs militaires se sont parlé longuement, hier soir, au matin…",
    ),
    "an opening mark does not end it": (
        "Les principaux chefs militaires se sont parlé longuement, hier au soir, de « choses »",
        "Les principaux chefs militaires se sont parlé longuement, hier au soir…",
    ),
    "one long word": ("a" * 100, "a" * 79 + "…"),
    "small words only": ("de la " * 20, "de…"),
}


@pytest.mark.parametrize(("text", "title"), SHORTENED.values(), ids=SHORTENED)
def test_a_lead_is_cut_after_a_word_that_may_end_it(text, title):
    assert shortened(text.strip(), 80, SMALL) == title


@given(st.text(min_size=1))
def test_a_cut_lead_is_never_long_or_empty(text):
    assert 1 <= len(shortened(text, 80, SMALL)) <= 80


def test_a_heading_of_markdown_is_the_headline():
    found = titled(markdown("![une](https://a.fr/b.png)\n\ntexte"))
    assert found.headline.of(found.body.text) == "une"
    found = titled(markdown("# **Kiev** retient\n\nTexte."))
    assert (found.title, found.headline.of(found.body.text)) == ("Kiev retient", "Kiev retient")


def test_a_given_title_that_the_text_repeats_is_its_headline():
    for body in (read_plain("Kiev  retient\n\nTexte."), markdown("## Kiev *retient*\n\nTexte.")):
        found = titled(body, "Kiev retient")
        assert found.headline == body.blocks[0].span


def test_a_given_title_on_the_first_line_of_a_paragraph_becomes_a_block_of_its_own():
    for body in (read_plain("Kiev retient\nLe président a parlé"), markdown("Kiev retient\nLe **président** a parlé")):
        found = titled(body, "Kiev retient")
        assert found.headline.of(body.text) == "Kiev retient"
        assert [b.span.of(body.text) for b in found.body.blocks] == ["Kiev retient", "Le président a parlé"]
        assert not [inline for inline in found.body.inlines if inline.kind == "break"]


def test_a_given_title_that_stands_elsewhere_is_only_the_title():
    body = markdown("# Autre titre\n\nKiev retient")
    assert titled(body, "Kiev retient") == Titled(body, "Kiev retient", None)


def test_a_line_inside_emphasis_is_not_parted():
    body = markdown("*Kiev retient\nson souffle*")
    assert titled(body, "Kiev retient") == Titled(body, "Kiev retient", None)


SLUGS = {
    "French": ("L’œuvre de Zola : « J’Accuse… ! »", "l-oeuvre-de-zola-j-accuse"),
    "soft hyphens and marks without width": ("so\u00adlu\u200btion", "solution"),
    "decomposed accents": ("e\u0301te\u0301", "ete"),
    "HTML is text": ("<b>&eacute;&#233;</b>", "b-eacute-233-b"),
    "out of the folder": ("../../etc/passwd", "etc-passwd"),
    "nothing left": ("🎉 !", "article"),
    "a device of Windows": ("CON", "article-con"),
    "the index": ("Index", "article-index"),
    "cut at a hyphen": ("mot " * 40, "-".join(["mot"] * 20)),
    "one long word": ("a" * 100, "a" * 80),
}


@pytest.mark.parametrize(("title", "slug"), SLUGS.values(), ids=SLUGS)
def test_slugs(title, slug):
    assert slug_from(title) == slug


@given(st.text())
def test_any_text_gives_a_slug(text):
    assert is_slug(slug_from(text))


def test_a_letter_with_an_accent_is_in_an_address_what_slugify_makes_of_it():
    letters = [letter for letter in map(chr, range(0x590)) if letter.isalnum()]
    made = {letter: slugify(f"x{letter}x", entities=False, decimal=False, hexadecimal=False) for letter in letters}
    assert {letter: slug_from(f"x{letter}x") for letter in letters} == made


def article(name: str, title: str = "Un titre", day: date | None = None, slug: str = "") -> Article:
    return Article(name, Path(name), "x", "fr", title, slug, (), date=day)


def slugs(*articles: Article) -> dict[str, str]:
    return {article.id: article.slug for article in with_slugs(articles)}


def test_of_equal_titles_the_earliest_keeps_the_bare_slug():
    late, early, undated = article("a", day=date(2021, 4, 8)), article("b", day=date(2021, 4, 7)), article("c")
    expected = {"a": "un-titre-2021-04-08", "b": "un-titre", "c": "un-titre-c"}
    assert slugs(late, early, undated) == slugs(undated, early, late) == expected


def test_of_one_day_the_first_id_keeps_it_and_dates_may_repeat():
    day = date(2021, 4, 7)
    assert slugs(*(article(name, day=day) for name in "cab")) == {
        "a": "un-titre",
        "b": "un-titre-2021-04-07",
        "c": "un-titre-c",
    }


def test_a_given_slug_is_kept_whatever_the_titles():
    assert slugs(article("a"), article("un-titre", "Autre", slug="un-titre")) == {
        "a": "un-titre-a",
        "un-titre": "un-titre",
    }


@given(
    st.lists(st.tuples(st.text(max_size=3), st.sampled_from(["", "é", "E", "x" * 90])), unique_by=lambda pair: pair[0])
)
def test_slugs_are_slugs_and_no_two_are_equal(pairs):
    found = list(slugs(*(article(name, title) for name, title in pairs)).values())
    assert all(map(is_slug, found))
    assert len(set(found)) == len(pairs)


BOTH = Languages("fr", ("en", "fr"))
TEXTS = {
    "French": ("Le général s’est entretenu avec son homologue russe, a déclaré le porte-parole.", "en", "fr"),
    "English": ("The general spoke with his counterpart, and they agreed not to say what it was about.", "fr", "en"),
    "too short to say": ("Milley, Gerasimov", "en", "en"),
    "mixed": ("Le général est dans la salle. The general was with us.", "fr", "fr"),
    "a French text with an English title": (
        "Il a lu « The Lord of the Rings », dont les images sont dans la maison de son père, et l’a rendu.",
        "en",
        "fr",
    ),
    "capitals": ("LE GÉNÉRAL S’EST ENTRETENU AVEC SON HOMOLOGUE DANS LA SOIRÉE", "en", "fr"),
}


@pytest.mark.parametrize(("text", "default", "language"), TEXTS.values(), ids=TEXTS)
def test_language(text, default, language):
    assert Languages(default, ("en", "fr")).of(text) == language


def test_only_installed_languages_are_found():
    assert Languages("fr", ("fr",)).of(TEXTS["English"][0]) == "fr"


def test_letters_of_all_languages_know_an_encoding():
    assert set("éÉœŒçÿ") <= BOTH.letters
