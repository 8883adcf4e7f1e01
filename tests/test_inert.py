"""Text of articles stays text: real pages, built by mkdocs, looked at in a real browser."""

import http.server
import threading
from functools import partial
from pathlib import Path

import pytest
import yaml
from markup_pages import TOLD, Site, shown
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load

from exergue.markup import article_body, escape, sentence
from exergue.model import AnnotatedArticle, Article, Block, Inline, Mention, Quotation, TextSpan

ALARM = "document.title='ran'"
HOSTILE = [
    f"<script>{ALARM}</script>",
    f"<img src=x onerror=\"{ALARM}\">",
    f"<svg/onload={ALARM}>",
    f"<div onclick='{ALARM}' id=\"texte\">un bloc</div>",
    f"</div></article><script>{ALARM}</script>",
    f"<a href=\"javascript:{ALARM}\">cliquez</a>",
    f"[cliquez](javascript:{ALARM})",
    f"[cliquez][a]\n\n[a]: javascript:{ALARM}",
    f"<javascript:{ALARM}>",
    f"![image](x){{: onerror=\"{ALARM}\" }}",
    f"un mot {{: onclick=\"{ALARM}\" .x #m1 }}",
    "{{ config.site_name }} {% raw %} {# rien #}",
    "{{ 7 * 7 }} ${7*7} #{7*7} <%= 7*7 %>",
    "*[ONU]: Organisation des Nations unies",
    "L’ONU est une organisation.",
    "--8<-- \"mkdocs.yml\"",
    "--8<--\nmkdocs.yml\n--8<--",
    "1986. Tchernobyl",
    "1986) Tchernobyl",
    "- Bonjour",
    "+ Bonjour",
    "* Bonjour",
    "— Bonjour",
    "#MeToo",
    "# Titre",
    "Titre\n=====",
    "Titre\n-----",
    "[x](y)",
    "[x]",
    "[^1]: note",
    "[TOC]",
    "!!! danger \"Attention\"",
    "??? note",
    "::: exergue.markup",
    "> cité",
    "```html\n<b>code</b>\n```",
    "~~~\ncode\n~~~",
    "    code",
    "\tcode",
    "`code` et ``code``",
    "**gras** __gras__ *italique* _italique_ ~~barré~~ ==surligné== ^^souligné^^",
    "a | b\n--- | ---\nc | d",
    "---",
    "***",
    "terme\n: définition",
    ":smile: :fontawesome-brands-github:",
    "$$\\frac{1}{2}$$ \\(x\\) \\[y\\]",
    "&lt;b&gt; &#60;b&#62; &copy; &nbsp;",
    "<!-- commentaire -->",
    "<![CDATA[ texte ]]> <?php echo 1 ?>",
    "\\*étoile\\* \\\\",
    "\x02klzzwxh:0001\x03 \x02wzxhzdk:0\x03 \x02amp\x03",
    "« guillemets » \"droits\" 'simples' -- --- ... (c) (tm) 1/2",
    "Auteur: quelqu’un",
    "---\ntitle: volé\n---",
    "http://example.org/_a_*b* www.example.org moi@example.org",
    "\u202etxet",
    "H~2~O x^2^ ++ctrl++",
    "{++ ajout ++}{-- retrait --}",
]  # fmt: skip

THEME = (
    '<!doctype html><html><head><meta charset="utf-8"><title>calme</title></head><body>{{ page.content }}</body></html>'
)


@pytest.fixture(scope="module")
def site_of(tmp_path_factory, root):
    """Builds pages with mkdocs as the project sets it, strictly, and gives the folder of the site."""

    def make(pages: dict[str, str]) -> Path:
        folder = tmp_path_factory.mktemp("inert")
        (folder / "theme").mkdir()
        (folder / "theme" / "main.html").write_text(THEME, encoding="utf-8")
        ours = yaml_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
        kept = {key: ours[key] for key in ("markdown_extensions", "use_directory_urls", "validation", "plugins")}
        settings = {"site_name": "Essai", "theme": {"name": None, "custom_dir": "theme"}, "strict": True, **kept}
        (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
        for path, content in pages.items():
            (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "docs" / path).write_text(content, encoding="utf-8")
        build(load_config(str(folder / "mkdocs.yml")))
        return folder / "site"

    return make


@pytest.fixture(scope="module")
def address_of():
    """Serves a folder on this machine and gives its address."""
    servers = []

    def serve(folder: Path) -> str:
        handler = partial(_Quiet, directory=str(folder))
        servers.append(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}/"

    yield serve
    for server in servers:
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


def of_paragraphs(paragraphs: list[str]) -> AnnotatedArticle:
    text, blocks = "", []
    for paragraph in paragraphs:
        text += "\n\n" if text else ""
        blocks.append(Block("paragraph", TextSpan(len(text), len(text) + len(paragraph))))
        text += paragraph
    return AnnotatedArticle(Article("a", Path("a.txt"), text, "fr", "A", "a", tuple(blocks)))


def covered(whole: AnnotatedArticle) -> AnnotatedArticle:
    """The same with each paragraph a name, a quotation, and the alternative of an image that leads into the dark."""
    spans = [block.span for block in whole.article.blocks]
    article = whole.article
    names = tuple(Mention(span, "PER", text_id, "x", 1.0) for text_id, span in zip(_ids(whole), spans, strict=True))
    quotations = tuple(Quotation((span,), "mixed", speaker_text=span.of(article.text)) for span in spans)
    return AnnotatedArticle(article, names, quotations, (), tuple(spans))


def _ids(whole: AnnotatedArticle) -> list[str]:
    return [block.span.of(whole.article.text) for block in whole.article.blocks]


class Hostile(Site):
    """Names, roles and words of the interface are as hostile as the text."""

    def entity(self, identity):
        return "index.md"

    def role(self, identity):
        return identity

    def word(self, key):
        return HOSTILE[0]


def occurrences(whole: AnnotatedArticle) -> str:
    spans = [block.span for block in whole.article.blocks]
    return "\n".join(f"- {sentence(whole, span, Hostile(), focus=[span])}" for span in spans)


@pytest.mark.browser
def test_hostile_text_is_shown_and_does_nothing(site_of, address_of, chromium):
    plain = of_paragraphs(HOSTILE)
    pages = {
        "index.md": article_body(plain, Hostile()),
        "noms.md": article_body(covered(plain), Hostile(), {0: TOLD, 1: TOLD}),
        "titres.md": "\n\n".join(f"# {escape(text)}" for text in HOSTILE),
        "phrases.md": occurrences(plain),
    }
    address = address_of(site_of(pages))
    page = chromium.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    for path in ("", "noms/", "titres/", "phrases/"):
        page.goto(address + path)
        _touch_everything(page)
        assert page.title() == "calme"
        assert page.evaluate(FOREIGN) == []
    page.goto(address)
    assert _paragraphs(page) == [shown(text) for text in HOSTILE]
    page.goto(address + "noms/")
    assert _paragraphs(page) == [shown(text) for text in HOSTILE]
    page.close()


FOREIGN = """() => [...document.querySelectorAll('body *')].filter(e =>
    !['DIV', 'P', 'A', 'SPAN', 'H1', 'UL', 'LI', 'MARK', 'BUTTON'].includes(e.tagName)
        && !e.matches('.who > b, .who > b > i, .who > small') ||
    [...e.attributes].some(a => /^on/.test(a.name) || /^\\s*javascript:/i.test(a.value))).map(e => e.outerHTML)"""


def _touch_everything(page) -> None:
    page.evaluate(
        "() => document.querySelectorAll('body *').forEach(e => "
        "['click', 'mouseover', 'focus', 'error'].forEach(n => e.dispatchEvent(new Event(n))))"
    )


def _paragraphs(page) -> list[str]:
    """The text of each paragraph as the browser holds it, without what is added."""
    texts = page.evaluate(
        """() => [...document.querySelectorAll('#texte > p')].map(p => {
            const copy = p.cloneNode(true)
            copy.querySelectorAll('[data-added]').forEach(e => e.remove())
            return copy.textContent
        })"""
    )
    return [shown(text) for text in texts]


@pytest.mark.browser
def test_links_of_seeds_lead_only_where_it_is_harmless(site_of, address_of, chromium):
    targets = [target for target, _ in TARGETS]
    text = "\n\n".join(f"lien {number}" for number, _ in enumerate(targets))
    spans = [block.span for block in of_paragraphs(text.split("\n\n")).article.blocks]
    blocks = tuple(Block("paragraph", span) for span in spans)
    inlines = tuple(Inline("link", span, target) for span, target in zip(spans, targets, strict=True))
    article = Article("a", Path("a.md"), text, "fr", "A", "a", blocks, inlines)
    links = Site(articles={"autre article.md": "autre.md"})
    site = site_of({"index.md": article_body(AnnotatedArticle(article), links), "autre.md": "autre"})
    address = address_of(site)
    page = chromium.new_page()
    page.goto(address)
    hrefs = page.evaluate("() => [...document.querySelectorAll('#texte > p')].map(p => p.querySelector('a')?.href)")
    assert hrefs == [expected and expected.replace("HERE/", address) for _, expected in TARGETS]
    assert page.evaluate(
        "() => [...document.querySelectorAll('a[href*=\"x.fr\"]')].every(a => a.rel.includes('noopener'))"
    )
    page.close()


TARGETS = [
    ("https://x.fr/a?b=c&d#e", "https://x.fr/a?b=c&d#e"),
    ("http://x.fr/(a)_b_*c*", "http://x.fr/%28a%29_b_*c*"),
    ("HTTPS://x.fr/é\"onclick='x'", "https://x.fr/%C3%A9%22onclick=%27x%27"),
    ("//x.fr/a", "https://x.fr/a"),
    ("mailto:a@x.fr", "mailto:a@x.fr"),
    ("autre%20article.md#bas", "HERE/autre/"),
    ("javascript:alert(1)", None),
    ("JaVaScRiPt:alert(1)", None),
    (" javascript:alert(1)", None),
    ("java\nscript:alert(1)", None),
    ("java\tscript:alert(1)", None),
    ("\x01javascript:alert(1)", None),
    ("java\x00script:alert(1)", None),
    ("java\u200bscript:alert(1)", None),
    ("&#106;avascript:alert(1)", None),
    ("javascript&colon;alert(1)", None),
    ("%6Aavascript:alert(1)", None),
    ("data:text/html,<script>alert(1)</script>", None),
    ("vbscript:msgbox(1)", None),
    ("file:///etc/passwd", None),
    ("ftp://x.fr/a", None),
    ("http:javascript:alert(1)", None),
    ("https:\\\\x.fr", None),
    ("\\\\x.fr\\a", None),
    ("perdu.md", None),
    ("../../perdu.md", None),
    ("/etc/passwd", None),
    ("#bas", None),
    ("?a=b", None),
    ("", None),
]
