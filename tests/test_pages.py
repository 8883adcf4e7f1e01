"""Corpus -> Markdown pages: what stands on each, where they lead, how long lists are cut."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from places import places
from sample_pages import JEANNE, PAUL, ROOT, SAMPLE, article, corpus, pages

from exergue.lines import shortened
from exergue.model import Corpus, HeldRole, TextSpan
from exergue.pages import Addresses
from exergue.pages.entries import lead
from exergue.pages.folios import cut
from exergue.pages.passages import around
from exergue.render import front_matter

MADE = pages(SAMPLE)
FETE = next(a for a in SAMPLE.articles if a.article.id == "fete")


def links(markdown: str) -> list[str]:
    return re.findall(r"\]\(([^)]*)\)", markdown)


def listed(markdown: str) -> list[str]:
    """What the items of a page's lists open with."""
    return re.findall(r"^- (?:<time[^>]*>[^<]*</time> )?\[([^\]]*)\]", markdown, re.MULTILINE)


def section(markdown: str, heading: str) -> str:
    """What stands under a heading of any level."""
    return re.split(rf"^#+ {heading}.*$", markdown, flags=re.MULTILINE)[1].split("</section>")[0]


def body(markdown: str) -> str:
    """The page without its front matter."""
    return markdown.split("---\n", 2)[2]


def front(markdown: str) -> dict:
    return yaml.safe_load(markdown.split("---")[1])


# ---- addresses ----


def test_every_article_identity_and_index_has_its_page():
    assert MADE.keys() >= {
        "a-propos.md",
        "articles/fete.md",
        "articles/index.md",
        "articles/retour.md",
        "articles/sans-suite.md",
        "citations.md",
        "citations/locuteurs.md",
        "citations/verbes.md",
        "index.md",
        "lieux/bourg.md",
        "lieux/index.md",
        "lieux/index/noms/1.json",
        "lieux/index/tout.md",
        "lieux/paris.md",
        "organisations/club.md",
        "organisations/index.md",
        "personnes/index.md",
        "personnes/jeanne-modele.md",
        "personnes/paul-exemple.md",
        "recherche.md",
    }


def test_every_link_leads_to_a_page_that_is_made():
    for path, markdown in MADE.items():
        folder = path.count("/") * "../"
        for link in links(markdown):
            target = link.split("#")[0]
            if target.startswith("http"):
                continue
            assert target.startswith(folder) and target.removeprefix(folder) in MADE, (path, link)


def test_every_anchor_that_a_page_links_to_is_there():
    anchors = {path: set(re.findall(r'(?:id="|\{:? ?#)([^ "}]+)', markdown)) for path, markdown in MADE.items()}
    linked = {link.lstrip("./") for markdown in MADE.values() for link in links(markdown) if "#" in link}
    assert linked
    for link in linked:
        path, anchor = link.split("#")
        assert anchor in anchors[path], link


@pytest.mark.parametrize("slug", ["../../etc/passwd", "a/b", "A", "été", "", "-", "a--b", "a.b", ".."])
def test_a_slug_that_could_lead_elsewhere_is_refused(slug):
    with pytest.raises(ValueError, match="is no slug"):
        Addresses(corpus(article("a", "Rien.", slug=slug)))


@pytest.mark.parametrize("slug", ["index", "con", "nul", "com1"])
def test_a_page_takes_no_name_that_is_taken(slug):
    path = Addresses(corpus(article("a", "Rien.", slug=slug))).article("a")
    assert str(path) == f"articles/{slug}-.md"


def test_two_identities_of_one_id_are_a_mistake_of_the_program():
    twice = replace(SAMPLE, places=(replace(SAMPLE.places[0], id="club"),))
    with pytest.raises(ValueError, match="two identities have the id 'club'"):
        Addresses(twice)


def test_a_rejected_identity_has_no_page_and_nothing_leads_there():
    rejected = pages(replace(SAMPLE, persons=tuple(replace(p, status="rejected") for p in SAMPLE.persons)))
    assert [path for path in rejected if path.startswith("personnes/")] == ["personnes/index.md"]
    assert not any("jeanne-modele.md" in markdown for markdown in rejected.values())


def test_what_is_no_person_place_or_organisation_has_no_page():
    assert re.search(r'<span class="misc" id="m[a-z2-7]{5}">Foire aux vins</span>', MADE["articles/sans-suite.md"])
    assert not any("foire" in path for path in MADE)


# ---- an article ----


def test_an_article_says_where_when_and_by_whom():
    head = MADE["articles/fete.md"].split('id="texte"')[0]
    assert '<span class="outlet">La Gazette</span>' in head
    assert '<time datetime="2021-05-02">2\xa0mai\xa02021</time>' in head
    assert "par Anne Auteur et Luc Plume" in head
    assert "# Fete" in head


def test_a_headline_that_stands_in_the_text_is_not_printed_twice():
    annotated = article("a", "Un titre\n\nUn texte.")
    annotated = replace(annotated, article=replace(annotated.article, title="Un titre", headline=TextSpan(0, 8)))
    markdown = body(pages(corpus(annotated))["articles/a.md"])
    assert len(re.findall(r"^# |<h1", markdown, re.MULTILINE)) == 1
    assert markdown.count("Un titre") == 2  # the other is in how to cite it


def test_an_article_lists_whom_it_names_with_counts():
    markdown = MADE["articles/fete.md"]
    persons = section(markdown, "Personnes")
    assert listed(persons) == ["Jeanne Modèle", "Paul Exemple"]
    assert '<span class="n">2 <span class="noun">mentions</span></span> <span class="note">maire</span>' in persons
    assert listed(section(markdown, "Lieux")) == ["Bourg"]
    assert "## Organisations" not in markdown


def test_an_article_leads_to_its_neighbours_in_time():
    markdown = MADE["articles/retour.md"]
    assert re.search(r"Article suivant</span> \[Fete\]\(\.\./articles/fete\.md\)", markdown)
    assert re.search(r"Article précédent</span> \[Sans-suite\]\(\.\./articles/sans-suite\.md\)", markdown)


def test_an_article_leads_to_its_source():
    assert 'href="https://example.org/fete?a&#61;1&amp;b&#61;2"' in MADE["articles/fete.md"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "/etc/passwd", 'https://"onclick=x'])
def test_a_source_that_is_no_web_address_is_not_linked(url):
    assert "onclick=x" not in (markdown := body(pages(corpus(article("a", "Rien.", url=url)))["articles/a.md"]))
    assert url.split(":")[0] == "https" or "Lire l’article à sa source" not in markdown


# ---- a person ----


def test_a_person_is_shown_with_roles_variants_and_status():
    markdown = MADE["personnes/jeanne-modele.md"]
    when = '<span class="period">2\xa0mai\xa02021</span>'
    assert f'- maire {when} [1](../articles/fete.md){{: .ref title="Fete" }}' in markdown
    assert "2\xa0mentions dans 1\xa0article, 2\xa0mai\xa02021" in markdown
    assert re.search(r'Aussi nommé <span class="variant">Modèle <span class="n">1</span></span> </p>', markdown)


def test_a_page_says_who_answers_for_it():
    assert "notice établie par règles" in MADE["personnes/jeanne-modele.md"]
    assert "notice vérifiée" in MADE["personnes/paul-exemple.md"]
    found = article("a", f"{PAUL}.")
    guessed = replace(found, mentions=tuple(replace(m, generator="guess") for m in found.mentions))
    assert "notice automatique" in pages(corpus(guessed))["personnes/paul-exemple.md"]


def test_the_anchor_of_a_title_is_no_mentions_or_quotations():
    assert "\n# M6 {: #titre }\n" in pages(corpus(article("a", f"{JEANNE}.", title="M6")))["articles/a.md"]


def test_a_title_in_quotation_marks_adds_no_attribute():
    title = 'Dit "oui" .x onclick "non"'
    markdown = pages(
        corpus(article("a", f"{JEANNE}.", title=title), jeanne_modele={"roles": (HeldRole("maire", ("a",)),)})
    )
    assert 'title="Dit &quot;oui&quot; .x onclick &quot;non&quot;" }' in markdown["personnes/jeanne-modele.md"]


def test_rare_roles_are_folded_and_many_sources_counted():
    roles = tuple(HeldRole(f"rôle {n}", ("a", "b", "c", "d", "e")) for n in range(5))
    articles = [article(id, f"{JEANNE}.", f"2021-01-0{n}") for n, id in enumerate("abcde", 1)]
    markdown = pages(corpus(*articles, jeanne_modele={"roles": roles}))["personnes/jeanne-modele.md"]
    shown, folded = markdown.split("<details", 2)[:2]
    assert "rôle 2" in shown and "rôle 3" not in shown and "rôle 3" in folded
    assert "et 2\xa0autres articles" in shown


def test_a_role_that_tells_nothing_is_folded_and_stands_beside_no_name():
    roles = {"roles": (HeldRole("oncle", ("a",), heads=False),)}
    made = pages(corpus(article("a", f"{PAUL} parle.", "2020-01-01"), paul_exemple=roles))
    assert "- oncle" in made["personnes/paul-exemple.md"].split("<summary>")[1].split("</details>")[0]
    assert "oncle" not in made["personnes/index.md"] and "oncle" not in made["articles/a.md"]


def test_a_name_in_its_sentence_leads_to_its_place_in_the_article():
    named, at = section(MADE["personnes/jeanne-modele.md"], "Dans les articles"), places(FETE)
    assert f"La maire <mark>[Jeanne Modèle](../articles/fete.md#{at['m2']})</mark> et [Paul Exemple]" in named
    assert f"<mark>[Modèle](../articles/fete.md#{at['m5']})</mark>." in named


def test_a_sentence_that_names_somebody_twice_is_shown_once():
    twice = corpus(article("a", f"{PAUL} voit {PAUL}. Rien. {PAUL} part."))
    named = section(pages(twice)["personnes/paul-exemple.md"], "Dans les articles")
    assert len(re.findall("^    - ", named, re.MULTILINE)) == 2
    assert [f"../articles/a.md#{places(twice.articles[0])[f'm{n}']})" in named for n in (1, 2, 3)] == [True] * 3


def test_a_person_speaks_and_is_spoken_of():
    said = section(MADE["personnes/jeanne-modele.md"], "Paroles")
    assert (
        "« <mark>Je remercie [Paul Exemple](../personnes/paul-exemple.md){.per .known} et tous les autres</mark> »"
        in said
    )
    assert ", a dit [Modèle](../personnes/jeanne-modele.md){.per .known}" in said
    assert f"(../articles/fete.md#{places(FETE)['q1']})" in said
    of = section(MADE["personnes/paul-exemple.md"], "À son sujet")
    assert "[Jeanne Modèle](../personnes/jeanne-modele.md)" in of and "Je remercie" in of
    assert "À son sujet" not in MADE["personnes/jeanne-modele.md"]


def test_fragments_that_one_sentence_reports_are_shown_in_it_together():
    said = section(MADE["personnes/paul-exemple.md"], "Paroles")
    assert said.count("Il évoque une") == 1
    assert "<mark>longue absence</mark>" in said and "<mark>grande joie</mark>" in said


NESTED = (
    '« <Q id="q1" type="direct" who="jeanne-modele">Il dit que '
    '<Q id="q2" type="indirect" who="paul-exemple">tout va</Q></Q> », raconte {JEANNE}.'
)
ONE_SENTENCE = (
    'Selon {JEANNE}, <Q id="q1" type="indirect" who="jeanne-modele">tout va</Q>, mais {PAUL} assure que '
    '<Q id="q2" type="indirect" who="paul-exemple">rien ne va</Q>.'
)


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (NESTED, "«&#160;Il dit que <mark>tout va</mark>&#160;»"),
        (ONE_SENTENCE, "<mark>tout va</mark>, mais"),
    ],
)
def test_no_words_are_printed_twice_for_quotations_of_one_sentence(body, shown):
    body = body.replace("{JEANNE}", JEANNE).replace("{PAUL}", PAUL)
    said = pages(corpus(article("a", f"{PAUL}. {body}", "2020-01-01")))["citations.md"]
    assert said.count("tout va") == 1 and shown in said
    assert re.search(r'<span class="also">aussi.: \[Paul Exemple\]\(personnes/paul-exemple.md\)', said)


def test_a_doubtful_speaker_is_told_and_an_unknown_one_is_not_doubted():
    whole = article("a", f'{JEANNE} : « <Q id="q1" type="direct" who="jeanne-modele">Il faut agir</Q> ».', "2020-01-01")
    for confidence, told in ((0.5, "uncertain"), (0.7, "probable"), (0.95, "")):
        doubted = tuple(replace(q, confidence=confidence) for q in whole.quotations)
        said = pages(corpus(replace(whole, quotations=doubted)))["citations.md"]
        assert (f"{{: .at .{told} title=" in said) == bool(told)
        assert ('<span class="doubt">attribution incertaine</span>' in said) == (told == "uncertain")
    nobody = tuple(replace(q, confidence=0.1, speakers=(), speaker_text="Il") for q in whole.quotations)
    said = pages(corpus(replace(whole, quotations=nobody)))["citations.md"]
    assert "doubt" not in said and ".uncertain" not in said and '<span class="unknown">non attribuée</span>' in said


def test_an_organisation_speaks_too():
    assert "<mark>il restera</mark>" in section(MADE["organisations/club.md"], "Paroles")


def test_company_is_counted_in_articles():
    company = MADE["lieux/bourg.md"].split("Apparaît avec")[1]
    assert listed(section(company, "Personnes")) == ["Paul Exemple", "Jeanne Modèle"]
    assert '2 <span class="noun">articles</span>' in section(company, "Personnes")


def test_a_place_says_what_holds_it():
    assert "\n- France\n" in MADE["lieux/paris.md"].split('<nav class="holders"')[1].split("</nav>")[0]


# ---- indexes ----


def test_articles_stand_by_date_and_the_undated_last():
    markdown = MADE["articles/index.md"]
    assert re.findall(r"^#+ (.*?)(?: \{.*)?$", markdown, re.MULTILINE) == [
        "Articles", "2021", "Mai", "Avril", "Sans date",
    ]  # fmt: skip
    assert listed(markdown) == ["Fete", "Retour", "Sans-suite"]
    assert "3\xa0articles, dont 1\xa0sans date, à la fin" in markdown


def test_people_are_filed_by_surname():
    names = ["Zola, Émile", "Éluard, Paul", "Gaulle, Charles de", "Le Pen, Marine", "Elbe, Jean"]
    mentions = " ".join(f'<PER id="p{n}">X</PER>' for n in range(5))
    site = corpus(article("a", mentions), **{f"p{n}": {"sort_name": name} for n, name in enumerate(names)})
    markdown = pages(site)["personnes/index.md"]
    assert listed(markdown) == ["Elbe, Jean", "Éluard, Paul", "Gaulle, Charles de", "Le Pen, Marine", "Zola, Émile"]
    assert re.findall(r"^## (.)", markdown, re.MULTILINE) == ["E", "G", "L", "Z"]
    assert "[G](../personnes/index.md#lettre-g)" in markdown


def test_places_stand_by_country_which_heads_them_if_it_is_named():
    mentions = " ".join(f'<LOC id="l{n}">Lieu {n}</LOC>' for n in range(5))
    known = {
        "l0": {"country": "FR", "kind": "city"},
        "l1": {"country": "FR", "kind": "country"},
        "l2": {"country": "DE", "kind": "city"},
        "l3": {},
        "l4": {"country": "??"},
    }
    _, _, markdown = pages(corpus(article("a", mentions), **known))["lieux/index.md"].partition('class="rows')
    assert re.findall(r"^(?:- |## )\[?([^\]{(<\n]*[^\]{(<\n ])", markdown, re.MULTILINE) == [
        "Allemagne", "Lieu 2", "Lieu 1", "Lieu 0",
        "Mers, montagnes, régions du monde et autres lieux", "Lieu 3", "Lieu 4",
    ]  # fmt: skip
    assert "## [Lieu 1](../lieux/l1.md)" in markdown and "{: #pays-fr }" in markdown


def test_quotations_stand_by_date_with_their_speakers():
    markdown = MADE["citations.md"]
    assert listed(markdown)[-2:] == ["Fete", "Retour"]
    assert "4\xa0citations" in markdown
    assert '[Jeanne Modèle](personnes/jeanne-modele.md){: .per .known } <span class="role">maire</span>' in markdown


def test_the_speaker_of_neighbouring_quotations_is_named_once():
    turn = '« <Q id="q{0}" type="direct" who="{1}">Mot {0}</Q> ». '
    who = ["jeanne-modele", "jeanne-modele", "paul-exemple", "jeanne-modele", "?", "role:un voisin"]
    body = f"{JEANNE}, {PAUL}. " + "".join(turn.format(n, speaker) for n, speaker in enumerate(who))
    markdown = pages(corpus(article("a", body)))["citations.md"]
    named = re.findall(r'<span class="from">.*?(Jeanne|Paul|non attribuée|un voisin)', markdown)
    assert named == ["Jeanne", "Paul", "Jeanne", "non attribuée", "un voisin"]
    assert "6\xa0citations, dont 2\xa0sans auteur nommé" in markdown


def test_the_front_page_shows_figures_news_and_people():
    markdown = MADE["index.md"]
    figures = re.findall(r'<span class="number">(\d+)</span> (\w+)\]', markdown)
    assert figures == [("3", "articles"), ("2", "personnes"), ("2", "lieux"), ("1", "organisation"), ("4", "citations")]
    assert re.findall(r"^### \[(\w+)", markdown, re.MULTILINE) == ["Fete", "Retour", "Sans"]
    assert listed(section(markdown, "Les plus présents")) == ["Paul Exemple", "Jeanne Modèle"]
    assert listed(section(markdown, "Qui parle")) == ["Paul Exemple", "Jeanne Modèle"]


def test_an_empty_corpus_has_its_index_pages():
    made = pages(Corpus())
    assert {"index.md", "articles/index.md", "personnes/index.md", "citations.md"} <= made.keys()
    assert "Rien à cette page pour l’instant." in made["citations.md"]


def test_the_site_speaks_english():
    made = pages(SAMPLE, "en")
    assert "# Places" in made["lieux/index.md"]
    assert "2\xa0mentions in 1\xa0article" in made["personnes/jeanne-modele.md"]
    assert 'lang="fr"' in made["index.md"]  # the titles of French articles


# ---- long lists ----


def many(count: int) -> Corpus:
    """Articles of ten sentences, each of which names Paul and quotes him."""
    line = f'Le « <Q id="q%d" type="direct" who="paul-exemple">Un mot</Q> » de {PAUL}. '
    body = "".join(line % n for n in range(10))
    return corpus(*(article(f"a{n}", body, str(date(2020, 12, 31) - timedelta(n * 20))) for n in range(count)))


def test_long_lists_are_cut_and_nothing_is_lost_or_shown_twice():
    site = many(30)
    made = pages(site)
    shown = Counter(
        link.lstrip("./")
        for path, markdown in made.items()
        if path.startswith("personnes/paul-exemple")
        for link in re.findall(r"<mark>\[[^\]]*\]\(([^)]*)\)", markdown)
    )
    assert set(shown.values()) == {1} and len(shown) == 300
    said = [path for path in made if path.startswith("personnes/paul-exemple/citations/")]
    assert said == [f"personnes/paul-exemple/citations/{n}.md" for n in range(2, 9)]
    assert max(len(markdown) for markdown in made.values()) < 40_000


def test_a_page_of_a_series_says_where_it_stands():
    markdown = pages(many(30))["personnes/paul-exemple/mentions/2.md"]
    assert "[Paul Exemple](../../../personnes/paul-exemple.md)" in markdown
    assert "300\xa0mentions, page 2 sur 4" in markdown
    assert "[Page précédente](../../../personnes/paul-exemple.md)" in markdown
    assert "[Page suivante](../../../personnes/paul-exemple/mentions/3.md)" in markdown
    assert front(markdown)["title"] == "Paul Exemple – Dans les articles (2)"


def test_the_quotations_are_cut_and_each_year_is_found_on_its_page():
    made = pages(many(30))
    assert [path for path in made if re.fullmatch("citations(/[0-9]+)?.md", path)] == [
        "citations.md",
        "citations/2.md",
        "citations/3.md",
    ]
    for markdown in (made["citations.md"], made["citations/3.md"]):
        year = next(link for link in links(markdown) if link.endswith("#annee-2019"))
        assert "{: #annee-2019 }" in made[year.split("#")[0].removeprefix("../")]


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (1, [1]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1])])
def test_a_list_is_cut_into_pages(count, sizes):
    assert [len(part) for part in cut(range(count), 3)] == sizes


def test_ten_times_the_corpus_takes_about_ten_times_the_pages_weight():
    small, large = (sum(map(len, pages(many(count)).values())) for count in (10, 100))
    assert large < 12 * small


# ---- passages ----


@given(st.integers(0, 900), st.integers(1, 100))
def test_a_very_long_sentence_is_shown_around_what_matters(start, length):
    text = "mot " * 250
    focus = TextSpan(start, start + length)
    shown = around(text, TextSpan(0, 1000), focus)
    assert shown.holds(focus) and shown.end - shown.start <= 420


def test_a_sentence_is_cut_between_words():
    text = "avant " * 100 + "Zola" + " après" * 100
    shown = around(text, TextSpan(0, len(text)), TextSpan(600, 604)).of(text)
    assert set(shown.split()) == {"avant", "Zola", "après"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("court", "court"),
        ("un deux trois", "un deux…"),
        ("un deux, trois", "un deux…"),
        ("anticonstitutionnel", "anticonsti…"),
    ],
)
def test_a_text_is_shortened_at_a_word(text, expected):
    assert shortened(text, 11) == expected
    assert len(shortened(text, 11)) <= 11


def test_a_lead_is_not_what_the_title_says_already():
    annotated = article("a", "Le maire part à la…\n\nIl revient.", title="Le maire part…")
    assert lead(annotated) == "Il revient."


# ---- text is text ----

HOSTILE = [
    "<script>alert(1)</script>",
    "](javascript:alert(1))",
    "{{ 7*7 }} {% x %}",
    "# - 1. `x` *y* _z_",
    "\"' |}{: .x }",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_titles_and_names_are_text_on_every_page(text):
    site = corpus(
        article("a", f"{JEANNE}.", title=text, outlet=text, authors=(text,), tags=(text,), description=text),
        jeanne_modele={"name": text, "sort_name": text, "note": text, "roles": (HeldRole(text, ("a",)),)},
    )
    for path, markdown in pages(site).items():
        if not path.endswith(".md"):
            continue
        assert text not in body(markdown), path
        assert "<script" not in body(markdown) and "](javascript" not in body(markdown)


@given(st.text())
def test_front_matter_gives_back_any_text(text):
    text = text.encode(errors="replace").decode()
    written = str(front_matter({"title": text or "x", "kind": "article"}))
    assert written.splitlines()[1].startswith("title: ")
    assert yaml.safe_load(written.split("\n---")[0].removeprefix("---\n")) == {"title": text or "x", "kind": "article"}


def test_templates_leave_escaping_to_the_environment():
    for file in (ROOT / "templates").glob("*/*.j2"):
        source = file.read_text(encoding="utf-8")
        assert "safe" not in re.findall(r"\| *(\w+)", source), file
        assert " ~ " not in source, file  # joins what is escaped with what is not


def test_same_corpus_same_bytes():
    assert pages(SAMPLE) == MADE
