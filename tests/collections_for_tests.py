"""The data that a site offers, made from a small corpus."""

from dataclasses import replace

from sample_pages import ROOT, SAMPLE

from exergue.export import collection, exports
from exergue.pages import Addresses, make_pages, site_of
from exergue.settings import License, Settings

SITE = "https://press.example/repo/"
LICENSE = License("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/")


KNOWN = Settings(ROOT / "mkdocs.yml", (), ROOT, ROOT, ROOT, "fr", site_url=SITE, site_name="La Presse")


def fronts(corpus=SAMPLE, **settings):
    """Path -> front matter of every page."""
    known = replace(KNOWN, **settings)
    made = make_pages(site_of(corpus, known, Addresses(corpus)), known.contact)
    return {str(page.path): page.context["front"] for page in made if "front" in page.context}


def gathered(corpus=SAMPLE, **settings):
    """The corpus as exports take it, published at `SITE` unless `settings` say otherwise."""
    known = replace(KNOWN, **settings)
    return collection(site_of(corpus, known, Addresses(corpus)), known)


def files(source=None, export=exports):
    """Path -> bytes of what `export` makes."""
    made = export(source or gathered())
    return {str(path): data if isinstance(data, bytes) else b"".join(data) for path, data in made}
