"""The catalogs of the interface: code and catalogs agree, and a further language is a further catalog."""

import re

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from lxml import html
from sample_pages import PAUL, ROOT, article, corpus, pages
from theme_site import build_site

from exergue import catalogs
from exergue.catalogs import TEMPLATE, missing, read_messages
from exergue.interface import read_interface
from exergue.pages import data, finding, search
from exergue.pages.why import read_wordings

FRENCH = read_interface("fr")
LANGUAGES = sorted(catalogs.catalogs())
PIECE = re.compile(r"{(\w+)}")

# Keys that no call names in full: of a noun that is passed on, of a status, of a series.
PASSED_ON = {"persons", "organizations", "automatic", "automatic_title", "confirmed", "confirmed_title"}
PASSED_ON |= {f"layer_{name}" for name in ("persons", "places", "organizations", "roles", "marked", "indirect")}
PASSED_ON |= {f"credit_{what}" for what in ("places", "communes", "first_names", "countries", "maps", "training")}
PASSED_ON |= {"series_citations", "series_a-son-sujet", "series_mentions", "period_from_day", "period_to_day"}
PASSED_ON |= {f"column_{name}" for name in ("name", "mentions", "articles", "quotations")}
PASSED_ON |= {f"filter_{noun}" for noun in ("persons", "places", "organizations", "quotations")}
PASSED_ON |= {"by_date", "by_speaker", "by_verb", *finding.WORDS, *data.WORDS}
PASSED_ON |= {"period_from", "period_to", "date_day", "date_first", "date_month", "date_month_year"}
PASSED_ON |= {"ruled", "ruled_title", "north", "south", "east", "west", "times_named", "times_both"}
PASSED_ON |= {f"search_{key}" for key in (*search.WORDS, *search.WORDS_OF_SEVERAL)}
PASSED_ON |= {"times_day", "times_month", "times_year", "times_decade"}
WHOLE = ("why.", "review.")  # read as a whole: `Wordings` and `Words` say what there must be
COUNTED_ON = {"results", "passages", "mentions", "articles", "persons", "places", "organizations", "quotations"}


def asked(*functions):
    """The keys that code and templates ask these functions for, as Babel finds them."""
    with (ROOT / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    return {key for _, _, key, *_ in extract_from_dir(ROOT, methods, options, dict.fromkeys(functions)) if key}


def test_every_word_that_is_asked_for_is_there_and_every_word_there_is_asked_for():
    assert asked("word") | PASSED_ON == {key for key in FRENCH.catalog.words if not key.startswith(WHOLE)}


def test_so_it_is_with_what_is_counted():
    assert asked("count", "noun") | COUNTED_ON == set(FRENCH.catalog.english)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_catalog_of_ours_lacks_a_word(language):
    assert missing(language) == ()


@pytest.mark.parametrize("file", {*catalogs.catalogs().values()} - {TEMPLATE}, ids=lambda file: file.parent.name)
def test_a_catalog_holds_what_the_template_does_and_the_same_pieces(file):
    template, catalog = read_messages(TEMPLATE), read_messages(file)
    assert [(m.context, m.id) for m in catalog] == [(m.context, m.id) for m in template]
    for message in catalog:
        if message.id:
            words, english = (
                {piece for form in (text if isinstance(text, tuple) else (text,)) for piece in PIECE.findall(form)}
                for text in (message.string, message.id)
            )
            assert words == english, message.context


def test_a_key_is_filed_once():
    keys = [(m.context, isinstance(m.id, tuple)) for m in read_messages(TEMPLATE) if m.id]
    assert len(keys) == len(set(keys))


def test_french_words_are_set_as_french_is():
    """Before « : » and within guillemets a no-break space, before « ; ! ? % » a narrow one, nowhere another."""
    said = [FRENCH.word(key) for key in FRENCH.catalog.words if not key.startswith("date_")]
    said += [FRENCH.spaced(FRENCH.catalog.counted(key, number)) for key in FRENCH.catalog.english for number in (1, 2)]
    for words in said:
        assert re.search(r"[^\xa0]:|[^\u202f][;!?%]|«[^\xa0]|[^\xa0]»|['\"]", words) is None, words
    assert FRENCH.word("also") == "aussi\xa0:"


ARABIC = """\
msgid ""
msgstr ""
"Language: ar\\n"

msgctxt "skip"
msgid "Skip to the text"
msgstr "انتقل إلى النص"

msgctxt "persons"
msgid "People"
msgstr "أشخاص"

#, fuzzy
msgctxt "places"
msgid "Places"
msgstr "مكان"

msgctxt "mentions"
msgid "{n} mention"
msgid_plural "{n} mentions"
msgstr[0] "لا ذكر"
msgstr[1] "ذكر واحد"
msgstr[2] "ذكران"
msgstr[3] "{n} مرات"
msgstr[4] "{n} ذكر"
msgstr[5] "{n} مرة"
"""


@pytest.fixture
def arabic(tmp_path, monkeypatch):
    """A third language: one more catalog, of a few words, in a script that runs from right to left."""
    (tmp_path / "ar").mkdir()
    (tmp_path / "ar/interface.po").write_text(ARABIC, encoding="utf-8")
    own = catalogs.catalogs() | {"ar": tmp_path / "ar/interface.po"}
    monkeypatch.setattr(catalogs, "catalogs", lambda: own)
    yield read_interface("ar")
    catalogs.read_catalog.cache_clear()
    catalogs.worded.cache_clear()


def test_a_further_language_has_its_own_plurals_and_numbers(arabic):
    assert [arabic.count("mentions", number) for number in (0, 1, 2, 3, 11, 100)] == [
        "لا ذكر",
        "ذكر واحد",
        "ذكران",
        "3\xa0مرات",
        "11\xa0مرة",
        "100\xa0ذكر",
    ]


def test_what_a_catalog_lacks_stays_english_and_is_listed(arabic, capsys):
    assert arabic.word("persons") == "أشخاص"
    assert arabic.word("places") == "Places"  # marked as fuzzy
    assert arabic.count("articles", 2) == "2\xa0articles"
    assert read_wordings("ar").rules["colon"].name == "colon"
    assert catalogs.main() == 1
    assert capsys.readouterr().out.startswith("ar: English stands for about, ")
    assert "places" in missing("ar") and "skip" not in missing("ar")


def test_a_site_in_a_further_language(arabic, tmp_path):
    folder, warned = build_site(tmp_path, pages(corpus(article("a", f"{PAUL} parle.", "2021-04-01")), "ar"), "ar")
    assert warned == []
    index = html.parse(str(folder / "personnes/index.html")).getroot()
    assert (index.get("lang"), index.get("dir")) == ("ar", "rtl")
    assert index.findtext(".//h1") == "أشخاص"
    page = html.parse(str(folder / "articles/a/index.html")).getroot()
    assert (page.get("lang"), page.get("dir")) == ("fr", "ltr")
    assert [(e.get("lang"), e.get("dir")) for e in page.xpath("//body/header | //body/footer")] == [("ar", "rtl")] * 2


def test_an_arabic_article_in_a_french_site(tmp_path):
    folder, _ = build_site(tmp_path, pages(corpus(article("a", f"{PAUL} parle.", language="ar"))))
    page = html.parse(str(folder / "articles/a/index.html")).getroot()
    text = page.get_element_by_id("texte")
    assert (page.get("lang"), page.get("dir")) == (text.get("lang"), text.get("dir")) == ("ar", "rtl")
    frame = page.xpath("//body/header | //body/footer | //aside | //main/footer")
    assert [(e.get("lang"), e.get("dir")) for e in frame] == [("fr", "ltr")] * 4
    person = html.parse(str(folder / "personnes/paul-exemple/index.html")).getroot()
    assert [(e.get("lang"), e.get("dir")) for e in person.xpath("//li/span[mark]")] == [("ar", "rtl")]
    home = html.parse(str(folder / "index.html")).getroot()
    assert home.get("dir") == "ltr"
    assert home.xpath("//a[@lang='ar']/@dir") != []
