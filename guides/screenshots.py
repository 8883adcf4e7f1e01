"""Make the pictures of the README anew, in guides/images/, from the finished site of the sample.

usage: python guides/screenshots.py [SITE]

SITE is the folder of the site, site/ beside this checkout's mkdocs.yml if it is not given. Needs Chromium.
"""

from __future__ import annotations

import base64
import http.server
import shutil
import sys
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
QUALITY = 82  # of WebP, 0 to 100: type stays sharp


@dataclass(frozen=True, slots=True)
class Picture:
    """What is shown: a page, in a window of this size; `click` is pressed first, what `top` names is scrolled up to."""

    name: str
    page: str
    width: int = 1200
    height: int = 820
    scheme: str = "light"
    top: str = ""
    click: str = ""


PICTURES = (
    Picture("home", "index.html"),
    Picture("article", "articles/j-accuse/index.html", click="figure.quotation .why button"),
    Picture("person", "personnes/alfred-dreyfus/index.html"),
    Picture("place", "lieux/paris/index.html"),
    Picture("quotations", "citations/index.html"),
    Picture(
        "phone",
        "articles/ukraine-washington-et-moscou-se-telephonent-quatre-soldats-morts-en-toile-de/index.html",
        390,
        780,
        scheme="dark",
    ),
)


def main(site: Path) -> None:
    """Write every picture."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for picture in PICTURES:
            window = {"width": picture.width, "height": picture.height}
            page = browser.new_page(viewport=window, color_scheme=picture.scheme, reduced_motion="reduce")
            page.goto(f"http://127.0.0.1:{server.server_port}/{picture.page}")
            file = ROOT / "guides/images" / f"{picture.name}.webp"
            file.write_bytes(taken(page, picture))
            print(f"{file.relative_to(ROOT)}: {file.stat().st_size // 1000} kB")
            page.close()
        browser.close()
    server.shutdown()


def taken(page: Page, picture: Picture) -> bytes:
    """The window as a WebP file."""
    if picture.top:
        page.eval_on_selector(picture.top, "part => scrollTo(0, part.getBoundingClientRect().top + scrollY - 24)")
    if picture.click:
        page.click(picture.click)
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    return base64.b64decode(shot["data"])


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves, and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
