"""The finished site of the sample, as it is served: it leads nowhere that is not there, and asks no other host."""

from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from kinds import page_of_each_kind
from lxml import html

SITE_URL = "https://press.example/repo/"
ASKED = ("href", "src", "poster", "data", "action", "formaction")


def pages_of(site):
    return {path.relative_to(site).as_posix(): html.parse(str(path)).getroot() for path in sorted(site.rglob("*.html"))}


@pytest.mark.slow
@pytest.mark.parametrize("root", ["https://host.example/", SITE_URL])
def test_every_link_and_anchor_of_the_site_is_there(sample, root):
    """As a browser resolves them, whether the site lies at the root of a host or under a path."""
    pages = pages_of(sample / "site")
    anchors = {path: {*page.xpath("//@id"), ""} for path, page in pages.items()}
    files = {file.relative_to(sample / "site").as_posix() for file in (sample / "site").rglob("*") if file.is_file()}
    astray = set()
    for path, page in pages.items():
        if path == "404.html" and root != SITE_URL:
            continue  # shown at any address, so it has the published one in full
        here = root + path.removesuffix("index.html")
        for written in (value for name in ASKED for value in page.xpath(f"//*[not(self::base)]/@{name}")):
            target, anchor = urldefrag(urljoin(here, written))
            if target.startswith(SITE_URL) and urlsplit(written).scheme:
                target = root + target.removeprefix(SITE_URL)
            if not target.startswith(root):
                if urlsplit(target).netloc == urlsplit(root).netloc:
                    astray.add(f"{path}: {written} leaves the site")
                continue
            file = unquote(target.removeprefix(root)).partition("?")[0]
            file = f"{file}index.html" if not file or file.endswith("/") else file
            if file not in files or unquote(anchor) not in anchors.get(file, {unquote(anchor)}):
                astray.add(f"{path}: {written}")
    assert sorted(astray) == []


@pytest.mark.slow
@pytest.mark.browser
def test_no_page_asks_another_host_or_complains(chromium, sample, sample_address):
    """All that a page asks for is on its own host and there; the console stays empty."""
    context = chromium.new_context()
    wrong = []
    page = context.new_page()
    page.on("request", lambda asked: None if _own(asked.url, sample_address) else wrong.append(asked.url))
    page.on("response", lambda got: wrong.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for path in page_of_each_kind(sample / "site"):
        if path != "404.html" or sample_address.endswith("/repo/"):
            page.goto(sample_address + path, wait_until="load")
            for opener in page.query_selector_all("summary, button[type=button]"):
                if opener.is_visible():
                    opener.focus()
                    page.keyboard.press("Enter")
            page.mouse.wheel(0, 4000)
    context.close()
    assert wrong == []


def _own(url, address):
    return url.startswith((address, "data:", "blob:")) or urlsplit(url).path == "/favicon.ico"
