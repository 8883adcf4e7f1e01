"""What programs read in the head of a page: JSON-LD, Open Graph, what reference managers look for."""

import json
from html.parser import HTMLParser

import pytest
from collections_for_tests import LICENSE, SITE, fronts
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from pyld import jsonld
from rdflib import Graph
from sample_pages import BOURG, JEANNE, SAMPLE, article, corpus

from exergue.pages.linked_data import script

SCHEMA = "https://schema.org/"
# Schema.org's context in short: every term is one of its vocabulary. Nothing is fetched.
CONTEXT = {
    "@context": {
        "@vocab": SCHEMA,
        **{name: {"@type": "@id"} for name in ("url", "sameAs", "isBasedOn", "license", "item", "gender")},
    }
}


def loader(url, options):
    assert url == "https://schema.org", f"{url} would be fetched"
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def expanded(front, page=f"{SITE}a/"):
    """Type -> nodes, as others expand them."""
    made = jsonld.expand(json.loads(front["data"]), {"documentLoader": loader, "base": page})
    nodes = {}
    for node in made[0].get("@graph", made) if len(made) == 1 else made:
        nodes.setdefault(node["@type"][0].removeprefix(SCHEMA), []).append(node)
    return nodes


def only(node, name):
    (value,) = node[f"{SCHEMA}{name}"]
    return value.get("@id", value.get("@value", value))


def test_an_article_is_news_that_mentions_people_and_has_quotations():
    nodes = expanded(fronts(license=LICENSE)["articles/fete.md"])
    (news,) = nodes["NewsArticle"]
    (said,) = news[f"{SCHEMA}hasPart"]
    page = f"{SITE}articles/fete/"
    assert (news["@id"], only(news, "url"), only(news, "datePublished")) == (page, page, "2021-05-02")
    assert only(news, "isBasedOn") == "https://example.org/fete?a=1&b=2"
    assert only(news, "license") == LICENSE.url
    mentioned = {node["@id"]: node["@type"][0] for node in news[f"{SCHEMA}mentions"]}
    assert mentioned[f"{SITE}personnes/jeanne-modele/"] == f"{SCHEMA}Person"
    assert mentioned[f"{SITE}lieux/bourg/"] == f"{SCHEMA}Place"
    assert only(said, "isPartOf") == page
    assert only(said, "creator") == only(said, "spokenByCharacter") == f"{SITE}personnes/jeanne-modele/"
    assert only(said, "text") == "Je remercie Paul Exemple et tous les autres"
    assert said["@id"].startswith(f"{page}#q")


def test_an_article_has_its_own_licence_or_that_of_the_site():
    own = corpus(article("a", "Rien.", license="CC BY 4.0"), article("b", "Rien."))
    made = fronts(own, license=LICENSE)
    licences = [only(expanded(made[f"articles/{id}.md"])["NewsArticle"][0], "license") for id in "ab"]
    assert licences == ["https://creativecommons.org/licenses/by/4.0/", LICENSE.url]
    rights = [dict(map(tuple, made[f"articles/{id}.md"]["names"]))["DC.rights"] for id in "ab"]
    assert rights == ["CC BY 4.0", "CC0-1.0"]


def test_the_way_to_a_page_is_told():
    (way,) = expanded(fronts()["personnes/jeanne-modele.md"])["BreadcrumbList"]
    items = sorted(way[f"{SCHEMA}itemListElement"], key=lambda item: only(item, "position"))
    assert [only(item, "item") for item in items] == [SITE, f"{SITE}personnes/", f"{SITE}personnes/jeanne-modele/"]
    assert [only(item, "name") for item in items] == ["Accueil", "Personnes", "Jeanne Modèle"]


KNOWN = corpus(
    article("a", f"{JEANNE} est à {BOURG}."),
    jeanne_modele={"identifiers": (("viaf", "7"), ("wikidata", "Q42")), "gender": "f", "note": "Née en 1950."},
    bourg={"latitude": 46.2, "longitude": 5.22, "country": "FR", "within": ("Ain",), "holders": ("",)},
)


def test_a_person_is_who_registers_say():
    (person,) = expanded(fronts(KNOWN)["personnes/jeanne-modele.md"])["Person"]
    same = {value["@id"] for value in person[f"{SCHEMA}sameAs"]}
    assert same == {"https://viaf.org/viaf/7", "https://www.wikidata.org/entity/Q42"}
    assert (only(person, "gender"), only(person, "description")) == (f"{SCHEMA}Female", "Née en 1950.")


def test_a_place_is_where_it_is():
    (place,) = expanded(fronts(KNOWN)["lieux/bourg.md"])["Place"]
    assert (only(only(place, "geo"), "latitude"), only(only(place, "geo"), "longitude")) == (46.2, 5.22)
    assert only(only(place, "address"), "addressCountry") == "FR"
    assert only(only(place, "containedInPlace"), "name") == "Ain"


def test_an_organisation_and_the_site_are_told():
    assert only(expanded(fronts()["organisations/club.md"])["Organization"][0], "name") == "Club des Exemples"
    assert only(expanded(fronts()["index.md"])["WebSite"][0], "name") == "La Presse"


def test_others_read_it_as_a_graph():
    document = {**json.loads(fronts()["articles/fete.md"]["data"]), **CONTEXT}
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    query = f"SELECT ?words WHERE {{ ?q <{SCHEMA}creator> <{SITE}personnes/jeanne-modele/> ; <{SCHEMA}text> ?words }}"
    assert [str(row.words) for row in graph.query(query)] == ["Je remercie Paul Exemple et tous les autres"]


def test_without_an_address_no_full_one_is_made_up():
    for front in fronts(site_url="").values():
        told = {key: front.get(key) for key in ("data", "names", "properties", "alternates")}
        assert "press.example" not in json.dumps(told)
        assert not any(kind == "application/atom+xml" for kind, *_ in front.get("alternates", ()))
    nodes = expanded(fronts(site_url="")["articles/fete.md"], "file:///site/articles/fete/index.html")
    (news,) = nodes["NewsArticle"]
    assert only(news[f"{SCHEMA}hasPart"][0], "isPartOf") == news["@id"]
    assert "BreadcrumbList" not in nodes


def test_who_is_kept_from_search_engines_is_in_no_data():
    hidden = corpus(*SAMPLE.articles, jeanne_modele={"noindex": True})
    made = fronts(hidden)
    assert not {"data", "names", "properties", "alternates"} & set(made["personnes/jeanne-modele.md"])
    assert "jeanne-modele" not in made["articles/fete.md"]["data"]


def test_reference_managers_and_libraries_find_the_article():
    names = [tuple(pair) for pair in fronts(license=LICENSE)["articles/fete.md"]["names"]]
    assert [content for name, content in names if name == "citation_author"] == ["Anne Auteur", "Luc Plume"]
    assert {
        ("citation_title", "Fete"),
        ("citation_publication_date", "2021/05/02"),
        ("citation_journal_title", "La Gazette"),
        ("citation_public_url", f"{SITE}articles/fete/"),
        ("DC.date", "2021-05-02"),
        ("DC.source", "https://example.org/fete?a=1&b=2"),
        ("DC.rights", "CC0-1.0"),
    } <= set(names)


def test_a_link_to_a_page_has_a_preview():
    made = fronts()
    told = dict(map(tuple, made["articles/fete.md"]["properties"]))
    assert (told["og:type"], told["og:locale"], told["og:site_name"]) == ("article", "fr_FR", "La Presse")
    assert told["og:url"] == f"{SITE}articles/fete/" and told["article:published_time"] == "2021-05-02"
    assert dict(map(tuple, made["personnes/index.md"]["properties"]))["og:type"] == "website"


class Scripts(HTMLParser):
    """Counts elements as a browser would."""

    def __init__(self):
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


@given(st.one_of(st.text(), st.sampled_from(["</script><script>alert(1)</script>", "<!--<script>", "\u2028]]>&lt;"])))
@settings(deadline=None)
def test_no_text_ends_the_element(words):
    made = script([{"name": words}])
    page = Scripts()
    page.feed(f'<script type="application/ld+json">{made}</script>')
    assert page.tags == ["script"]
    assert json.loads(page.text)["@graph"] == [{"name": words}]
    assert not set("<>&\u2028\u2029") & set(made)


@pytest.mark.parametrize("words", ["</script><img src=x onerror=alert(1)>", '"><script>', "x" * 5000])
def test_a_hostile_article_stays_data(words):
    odd = article("a", "« Non », dit-il.", title=words, outlet=words, authors=(words,), tags=(words,))
    front = fronts(corpus(odd))["articles/a.md"]
    assert only(expanded(front)["NewsArticle"][0], "headline") == words


def test_a_page_takes_on_few_quotations_and_names():
    said = "« <Q id='q{n}' type='direct' who='p{n}'>Parole numéro {n}</Q> », dit <PER id='p{n}'>Nom {n}</PER>. "
    front = fronts(corpus(article("a", "".join(said.format(n=n) for n in range(200)))))["articles/a.md"]
    assert len(front["data"]) < 3500


def test_heads_of_the_built_site_are_read(sample):
    site = sample / "site"
    for file in sorted((site / "articles").glob("*/index.html")):
        text = file.read_text(encoding="utf-8")
        page = html.fromstring(text.encode())
        if page.xpath("//meta[@http-equiv='refresh']") or not page.xpath("//*[@id='texte']"):
            continue
        (data,) = page.xpath("//script[@type='application/ld+json']/text()")
        nodes = expanded({"data": data})
        (news,) = nodes["NewsArticle"]
        assert news["@id"] == page.xpath("string(//link[@rel='canonical']/@href)")
        anchors = set(page.xpath("//@id"))
        assert {said["@id"].split("#")[1] for said in news.get(f"{SCHEMA}hasPart", ())} <= anchors
        forms = page.xpath("//link[@rel='alternate']/@href")
        assert len(forms) == 5 and all((file.parent / form).is_file() for form in forms)
        assert len(data.encode()) < 5500
