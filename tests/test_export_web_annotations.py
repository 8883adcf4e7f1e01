"""W3C Web Annotations: selectors that find exactly their words, and JSON-LD that others expand."""

import json
from dataclasses import replace

import pytest
from collections_for_tests import SITE, files, gathered
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from pyld import jsonld
from rdflib import Graph
from sample_pages import SAMPLE, article, corpus

from exergue.export.texts import export_texts
from exergue.export.web_annotations import export_web_annotations
from exergue.model import Mention, Quotation, TextSpan

OA = "http://www.w3.org/ns/oa#"
AS = "https://www.w3.org/ns/activitystreams#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
IDS = "oa:hasTarget oa:hasBody oa:hasSource oa:hasSelector oa:motivatedBy oa:hasPurpose dcterms:conformsTo"
# The terms of the context of the W3C that are used, by what they mean in its vocabulary. Nothing is fetched.
CONTEXT = {
    "@context": {
        "oa": OA,
        "as": AS,
        "dcterms": "http://purl.org/dc/terms/",
        "rdf": RDF,
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "http://schema.org/",
        "id": {"@id": "@id", "@type": "@id"},
        "type": {"@id": "@type", "@type": "@id"},
        **{name: f"oa:{name}" for name in ("Annotation", "SpecificResource", "TextualBody", "FragmentSelector")},
        **{name: f"oa:{name}" for name in ("TextQuoteSelector", "TextPositionSelector")},
        **{name: f"oa:{name}" for name in ("identifying", "classifying", "exact", "prefix", "suffix")},
        "AnnotationPage": "as:OrderedCollectionPage",
        "AnnotationCollection": "as:OrderedCollection",
        "Software": "as:Application",
        "target": {"@id": "oa:hasTarget", "@type": "@id"},
        "body": {"@id": "oa:hasBody", "@type": "@id"},
        "source": {"@id": "oa:hasSource", "@type": "@id"},
        "selector": {"@id": "oa:hasSelector", "@type": "@id"},
        "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
        "conformsTo": {"@id": "dcterms:conformsTo", "@type": "@id"},
        "generator": {"@id": "as:generator", "@type": "@id"},
        "rights": {"@id": "dcterms:rights", "@type": "@id"},
        "value": "rdf:value",
        "name": "schema:name",
        "label": "rdfs:label",
        "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
        "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
        "total": {"@id": "as:totalItems", "@type": "xsd:nonNegativeInteger"},
        "startIndex": {"@id": "as:startIndex", "@type": "xsd:nonNegativeInteger"},
        "items": {"@id": "as:items", "@type": "@id", "@container": "@list"},
        "partOf": {"@id": "as:partOf", "@type": "@id"},
        **{name: {"@id": f"as:{name}", "@type": "@id"} for name in ("first", "last", "next", "prev")},
    }
}


def loader(url, options):
    assert url == "http://www.w3.org/ns/anno.jsonld", f"{url} would be fetched"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def made(site=SAMPLE, **settings):
    source = gathered(site, **settings)
    texts = {f"{SITE}{path}": data.decode() for path, data in files(source, lambda s: export_texts(s.corpus)).items()}
    return {path: json.loads(data) for path, data in files(source, export_web_annotations).items()}, texts


def selectors(annotation):
    """For each part, the quote on the page and the position in the text."""
    targets = annotation["target"]
    for page, text in zip(targets[::2], targets[1::2], strict=True):
        yield page["selector"][-1], text["source"], text["selector"]


def check(annotation, texts):
    for quote, source, position in selectors(annotation):
        text = texts[source]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])


def test_position_and_quotation_select_the_same_words():
    pages, texts = made()
    annotations = [item for page in pages.values() for item in page.get("items", ())]
    assert len(annotations) == pages["data/web-annotations.jsonld"]["total"] == 16
    for annotation in annotations:
        check(annotation, texts)


@given(st.data())
@settings(deadline=None)
def test_selectors_hold_for_any_text(data):
    text = data.draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
    ends = st.integers(0, len(text))
    spans = st.tuples(ends, ends).map(sorted).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: TextSpan(*pair))
    parts = tuple(data.draw(st.lists(spans, min_size=1, max_size=3)))
    name = data.draw(spans)
    plain = article("a", "x")
    annotated = replace(
        plain,
        article=replace(plain.article, text=text, blocks=()),
        mentions=(Mention(name, "MISC", "", "rule", 0.5),),
        quotations=(Quotation(tuple(sorted(parts)), "direct"),),
    )
    pages, texts = made(corpus(annotated))
    for annotation in pages["data/web-annotations/a.jsonld"]["items"]:
        check(annotation, texts)


def test_the_anchors_and_words_are_on_the_pages_of_the_sample(sample):
    files = sorted((sample / "docs/data/web-annotations").glob("*.jsonld"))
    for items in (json.loads(file.read_text(encoding="utf-8"))["items"] for file in files):
        (address,) = {item["target"][0]["source"] for item in items}
        page = html.parse(str(sample / "site" / address.removeprefix(SITE) / "index.html")).getroot()
        anchors = set(page.xpath("//@id"))
        for added in page.xpath("//*[@data-added]"):
            added.drop_tree()
        text = "".join(page.get_element_by_id("texte").text_content().split())
        for item in items:
            anchor, words = item["target"][0]["selector"]
            assert anchor["value"] in anchors
            assert "".join(words["exact"].split()) in text


def test_the_pages_of_the_collection_follow_one_another():
    pages, _ = made()
    whole = pages.pop("data/web-annotations.jsonld")
    by_id = {page["id"]: page for page in pages.values()}
    followed, at, start = [], whole["first"], 0
    while at:
        page = by_id[at]
        assert (page["partOf"], page["startIndex"]) == (whole["id"], start)
        start += len(page["items"])
        followed.append(at)
        at = page.get("next")
    assert followed[-1] == whole["last"] and set(followed) == set(by_id)
    assert start == whole["total"]


def test_a_quotation_tells_who_speaks_and_why():
    pages, _ = made()
    (said,) = [a for a in pages["data/web-annotations/fete.jsonld"]["items"] if "evidence" in a]
    assert {"type": "SpecificResource", "source": f"{SITE}personnes/jeanne-modele/", "purpose": "identifying"} in said[
        "body"
    ]
    assert said["confidence"] == 1.0 and said["status"] == "automatic" and "rule" in said
    page = said["target"][0]
    assert page["source"] == f"{SITE}articles/fete/"
    assert page["selector"][0]["value"] == said["id"].split("#")[1]


@pytest.mark.parametrize("site_url", [SITE, ""])
def test_others_expand_it(site_url):
    pages, _ = made(site_url=site_url)
    page = pages["data/web-annotations/fete.jsonld"]
    base = f"{SITE}data/web-annotations/fete.jsonld"
    (expanded,) = jsonld.expand(page, {"documentLoader": loader, "base": base})
    assert expanded["@id"] == base and expanded["@type"] == [f"{AS}OrderedCollectionPage"]
    items = expanded[f"{AS}items"][0]["@list"]
    assert len(items) == len(page["items"])
    sources = {target[f"{OA}hasSource"][0]["@id"] for item in items for target in item[f"{OA}hasTarget"]}
    assert sources == {f"{SITE}articles/fete/", f"{SITE}data/texts/fete.txt"}
    assert items[0]["urn:x-exergue:confidence"][0]["@value"] == 1.0


def test_others_read_it_as_a_graph():
    page = made()[0]["data/web-annotations/fete.jsonld"]
    terms = page["@context"][1]
    document = {**page, "@context": [CONTEXT["@context"], terms]}
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    query = f"""
        SELECT ?words ?start WHERE {{
          ?a <{OA}hasBody>/<{OA}hasSource> <{SITE}personnes/paul-exemple/> ; <{OA}hasTarget>/<{OA}hasSelector> ?s, ?p .
          ?s <{OA}exact> ?words . ?p <{OA}start> ?start }}"""
    assert {str(row.words) for row in graph.query(query)} == {"Paul Exemple"}
