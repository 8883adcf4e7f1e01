"""TEI: valid by the schema of the TEI Consortium, and with the characters of the article and no others."""

from dataclasses import replace
from itertools import pairwise

import pytest
from collections_for_tests import LICENSE, files, gathered
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from sample_pages import SAMPLE, article, corpus

from exergue.export.tei import export_tei
from exergue.model import AnnotatedArticle, Article, Block, Inline, Mention, Quotation, TextSpan

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture(scope="module")
def schema(shared):
    return etree.RelaxNG(etree.parse(shared / "schemas/tei_all.rng"))


def documents(site=SAMPLE, **settings):
    made = files(gathered(site, **settings), export_tei)
    return {path: etree.fromstring(data) for path, data in made.items()}


def document(annotated):
    return documents(corpus(annotated))["data/tei/a.xml"]


def text_of(root):
    return "".join(root.find(f".//{TEI}body").itertext())


def pointers(root):
    """The ids that a document points at within itself."""
    values = (value for node in root.iter() for value in node.attrib.values())
    return {part[1:] for value in values for part in value.split() if part.startswith("#")}


def said_id(root):
    return root.find(f".//{TEI}said").get(ID)


def ids(root):
    found = [node.get(ID) for node in root.iter() if node.get(ID)]
    assert len(found) == len(set(found))
    return set(found)


@pytest.mark.shared
@pytest.mark.parametrize("license", [None, LICENSE])
@pytest.mark.parametrize("site_url", ["", "https://press.example/repo/"])
def test_every_document_is_valid(schema, license, site_url):
    for path, root in documents(license=license, site_url=site_url).items():
        assert schema.validate(root), (path, schema.error_log)


@pytest.mark.shared
def test_a_corpus_without_articles_is_valid(schema):
    assert all(schema.validate(root) for root in documents(corpus()).values())


@pytest.mark.shared
def test_the_sample_is_valid_and_its_texts_are_whole(schema, sample):
    data = sample / "docs/data"
    assert schema.validate(etree.parse(data / "corpus.xml")), schema.error_log
    for text in sorted((data / "texts").glob("*.txt")):
        root = etree.parse(data / "tei" / f"{text.stem}.xml").getroot()
        assert schema.validate(root), (text.name, schema.error_log)
        assert text_of(root) == text.read_text(encoding="utf-8")
        assert pointers(root) <= ids(root)


def test_the_text_is_that_of_the_article():
    made = documents()
    for annotated in SAMPLE.articles:
        assert text_of(made[f"data/tei/{annotated.article.id}.xml"]) == annotated.article.text


def test_an_article_has_its_own_licence_or_that_of_the_site():
    own = corpus(article("a", "Rien.", license="CC BY 4.0"), article("b", "Rien."))
    made = documents(own, license=LICENSE)
    found = [made[f"data/tei/{id}.xml"].find(f".//{TEI}licence") for id in "ab"]
    assert [(terms.text, terms.get("target")) for terms in found] == [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (LICENSE.name, LICENSE.url),
    ]


def test_names_and_quotations_point_at_whom_they_mean():
    root = documents()["data/tei/fete.xml"]
    assert pointers(root) <= ids(root)
    (said,) = root.iter(f"{TEI}said")
    assert said.get("who") == "#pers-jeanne-modele"
    assert "".join(said.itertext()) == "Je remercie Paul Exemple et tous les autres"
    person = root.find(f".//{TEI}person[@{ID}='pers-jeanne-modele']")
    assert [name.text for name in person.iter(f"{TEI}persName")] == ["Jeanne Modèle", "Modèle"]
    assert person.findtext(f"{TEI}occupation") == "maire"
    place = root.find(f".//{TEI}place[@{ID}='place-bourg']")
    assert place.find(f"{TEI}country").get("key") == "FR"


def test_the_evidence_and_the_certainty_of_a_quotation_are_given():
    root = documents()["data/tei/fete.xml"]
    (certainty,) = root.iter(f"{TEI}certainty")
    assert certainty.get("target") == f"#{said_id(root)}" and certainty.get("match") == "@who"
    assert certainty.get("degree") == "1"


def test_a_name_in_which_a_quotation_begins_is_in_two_pieces():
    text = "Il lit Le Monde diplomatique."
    made = article("a", text)
    whole, part = TextSpan(7, 28), TextSpan(7, 15)
    annotated = replace(
        made,
        mentions=(Mention(whole, "MISC", "", "shape", 0.5),),
        quotations=(Quotation((part,), "mixed"),),
    )
    root = document(annotated)
    first, second = root.find(f".//{TEI}body").iter(f"{TEI}name")
    assert (first.text, second.text) == ("Le Monde", " diplomatique")
    assert (first.get("next"), second.get("prev")) == (f"#{second.get(ID)}", f"#{first.get(ID)}")
    assert text_of(root) == text


def test_what_xml_forbids_is_replaced_one_for_one():
    made = article("a", "x")
    text = "Un\x07 <b>\ud800 & \r\ufffe."
    odd = replace(made.article, text=text, title="\x01 <x>", blocks=(Block("paragraph", TextSpan(0, len(text))),))
    root = document(AnnotatedArticle(odd))
    assert text_of(root) == "Un\ufffd <b>\ufffd & \r\ufffd."


@st.composite
def annotated_articles(draw):
    """Any text with any annotations over it, however they cross."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).map(sorted).filter(lambda ends: ends[0] < ends[1]).map(lambda e: TextSpan(*e))
    blocks = _blocks(draw(st.lists(places, max_size=4)), len(text), draw)
    labels = st.sampled_from(["PER", "LOC", "ORG", "MISC"])
    mentions = draw(st.lists(st.builds(_mention, spans, labels), max_size=4, unique_by=lambda m: m.span.start))
    quotations = draw(st.lists(st.builds(_quotation, spans, st.lists(spans, max_size=2), spans), max_size=3))
    kinds = st.sampled_from(["emphasis", "strong", "code", "link", "break", "url"])
    targets = st.sampled_from(["", "https://example.org/%zz#a#b", "javascript:x", "autre.md"])
    inlines = draw(st.lists(st.builds(Inline, kinds, spans, targets), max_size=3))
    made = Article("a", ROOT_PATH, text, "fr", "a", "a", blocks, tuple(inlines))
    return AnnotatedArticle(made, tuple(sorted(mentions, key=lambda m: m.span)), tuple(quotations))


def _blocks(cuts, end, draw):
    ends = sorted({0, *cuts, end})
    leaves = [TextSpan(a, b) for a, b in pairwise(ends)]
    kinds = st.sampled_from(["paragraph", "heading", "code", "quote", "list", "rule"])
    return tuple(_block(draw(kinds), span) for span in leaves)


def _block(kind, span):
    leaf = Block("paragraph", span)
    if kind == "quote":
        return Block("quote", span, (leaf,))
    if kind == "list":
        return Block("list", span, (Block("item", span, (leaf,)),))
    return Block(kind, TextSpan(span.start, span.start) if kind == "rule" else span, level=1)


def _mention(span, label):
    return Mention(span, label, "" if label == "MISC" else f"{label.lower()}-1", "rule", 0.5)


def _quotation(span, cues, source):
    return Quotation((span,), "direct", tuple(cues), source, generator="behind: named")


ROOT_PATH = SAMPLE.articles[0].article.path


@pytest.mark.shared
@settings(deadline=None)
@given(annotated=annotated_articles())
def test_whatever_crosses_the_document_is_valid_and_has_the_text(schema, annotated):
    root = document(annotated)
    text = annotated.article.text
    assert schema.validate(root), (schema.error_log, etree.tostring(root))
    assert len(text_of(root)) == len(text)
    assert all(a == b or b == "\ufffd" for a, b in zip(text, text_of(root), strict=True))
    assert pointers(root) <= ids(root)
