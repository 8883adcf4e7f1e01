"""A small corpus for tests of pages: articles in the markup of the gold sets, whose ids are already site-wide."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from identity_articles import article as annotated_article

from exergue.interface import read_interface
from exergue.model import AnnotatedArticle, Corpus, HeldRole, Organization, Person, Place, TextSpan, Variant
from exergue.pages import Addresses, make_pages, site_of
from exergue.render import environment, render
from exergue.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
CLASSES = {"PER": Person, "LOC": Place, "ORG": Organization}


def article(id: str, body: str, day: str = "", sentences: bool = True, **fields) -> AnnotatedArticle:
    """An article of one or more sentences, each ending in `. ` or a line end."""
    made = annotated_article(id, body, day)
    text = made.article.text
    ends = [at + 1 for at in range(len(text)) if text[at : at + 2] in (". ", ".\n")] + [len(text)]
    spans = tuple(TextSpan(start, end) for start, end in zip([0, *ends], ends, strict=False))
    fields = {"title": id.capitalize(), "slug": id, **fields}
    return replace(made, article=replace(made.article, **fields), sentences=spans if sentences else ())


def corpus(*articles: AnnotatedArticle, **known) -> Corpus:
    """The articles, newest first, with an identity for every id; `known` are fields of some, by id with `_` for `-`."""
    forms, labels, roles = defaultdict(Counter), {}, defaultdict(lambda: defaultdict(list))
    for annotated in articles:
        for mention in annotated.mentions:
            if mention.label != "MISC":
                forms[mention.entity][mention.span.of(annotated.article.text)] += 1
                labels[mention.entity] = mention.label
        for role in annotated.roles:
            roles[role.entity][role.span.of(annotated.article.text)].append(annotated.article.id)
    identities = defaultdict(list)
    for id, label in sorted(labels.items()):
        name = max(forms[id], key=lambda form: (len(form), form))
        fields = {"name": name, "sort_name": name, "variants": tuple(Variant(*f) for f in forms[id].most_common())}
        if label == "PER":
            fields["roles"] = tuple(HeldRole(text, tuple(given)) for text, given in roles[id].items())
        identities[label].append(CLASSES[label](**{"id": id, **fields, **known.get(id.replace("-", "_"), {})}))
    return Corpus(
        articles=tuple(sorted(map(_without_misc, articles), key=_newest_first)),
        persons=tuple(identities["PER"]),
        places=tuple(identities["LOC"]),
        organizations=tuple(identities["ORG"]),
        undated=sum(a.article.date is None for a in articles),
    )


def pages(site: Corpus, language: str = "fr", kept: Iterable[PurePosixPath] = ()) -> dict[str, str]:
    """The Markdown of every page, by its path; `kept` are paths that lead on where no page is.

    Files of data that pages lead to are there, but empty.
    """
    settings = Settings(ROOT / "mkdocs.yml", (), ROOT, ROOT, ROOT, language)
    addresses = Addresses(site)
    made = make_pages(site_of(site, settings, addresses), settings.contact, kept)
    files = [addresses.files(annotated.article.id) for annotated in site.articles]
    data = {str(path): "" for file in files for path in (file.bibtex, file.ris, file.tei, file.annotations)}
    templates = environment(ROOT / "templates", read_interface(language))
    return data | {str(path): page.decode() for path, page in render(made, templates)}


def _without_misc(annotated: AnnotatedArticle) -> AnnotatedArticle:
    mentions = (replace(m, entity="") if m.label == "MISC" else m for m in annotated.mentions)
    return replace(annotated, mentions=tuple(mentions))


def _newest_first(annotated: AnnotatedArticle):
    day = annotated.article.date
    return day is None, -(day.toordinal() if day else 0), annotated.article.id


JEANNE = '<PER id="jeanne-modele">Jeanne Modèle</PER>'
PAUL = '<PER id="paul-exemple">Paul Exemple</PER>'
BOURG = '<LOC id="bourg">Bourg</LOC>'
PARIS = '<LOC id="paris">Paris</LOC>'
CLUB = '<ORG id="club">Club des Exemples</ORG>'

SAMPLE = corpus(
    article(
        "fete",
        f'La fête a eu lieu à {BOURG}. La <R e="jeanne-modele">maire</R> {JEANNE} et {PAUL} ont parlé. '
        f'« <Q id="q1" type="direct" who="jeanne-modele">Je remercie {PAUL} et tous les autres</Q> », a dit '
        '<PER id="jeanne-modele">Modèle</PER>.',
        "2021-05-02",
        outlet="La Gazette",
        authors=("Anne Auteur", "Luc Plume"),
        url="https://example.org/fete?a=1&b=2",
        tags=("fêtes",),
    ),
    article(
        "retour",
        f"{PAUL} est revenu de {PARIS} à {BOURG}, où l’attendait le {CLUB}. Il évoque une "
        '« <Q id="q1" type="mixed" who="paul-exemple">longue absence</Q> » et une '
        '« <Q id="q2" type="mixed" who="paul-exemple">grande joie</Q> ». Selon le {CLUB}, '
        '<Q id="q3" type="indirect" who="club">il restera</Q>.'.replace("{CLUB}", CLUB),
        "2021-04-01",
    ),
    article("sans-suite", f'Rien de neuf à {BOURG}, sauf la <MISC id="m">Foire aux vins</MISC>.'),
    bourg={"country": "FR", "kind": "city"},
    paris={"country": "FR", "kind": "city"},
    jeanne_modele={"sort_name": "Modèle, Jeanne"},
    paul_exemple={"sort_name": "Exemple, Paul", "status": "confirmed"},
)
