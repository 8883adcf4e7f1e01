"""What checkers made by others say of the finished pages: the Nu HTML checker and axe."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from kinds import page_of_each_kind
from sample_pages import PAUL, article, corpus, pages
from serving import served
from theme_site import build_site

from exergue.model import Former

HERE = Path(__file__).parent


def tool(path: str) -> Path:
    """A file of the packages that `package.json` asks for."""
    file = HERE / "node_modules" / path
    if not file.is_file():
        missing = f"{path} is not installed; in tests/: npm ci --ignore-scripts"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return file


@pytest.fixture(scope="module")
def rare(tmp_path_factory):
    """Kinds of page that the sample lacks: articles in other languages, one from right to left, addresses given up."""
    arabic = article("a", f"{PAUL} يتكلم في المدينة عن كل ما حدث هناك.", language="ar", title="عنوان")
    english = article("b", f"{PAUL} speaks.", language="en")
    former = Former("person", "paul", ("paul-exemple",)), Former("person", "exemple", ())
    made = pages(replace(corpus(arabic, english), former=former))
    folder, warned = build_site(tmp_path_factory.mktemp("rare"), made)
    assert warned == []
    return folder


def test_the_packages_come_from_whatever_registry_is_set():
    locked = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert [name for name, package in locked.items() if "resolved" in package] == []
    assert all(package.get("integrity") for name, package in locked.items() if name)


# ---- HTML ----


def nu(*folders: Path) -> list[str]:
    """What the Nu HTML checker holds for errors in all pages of the folders."""
    jar = tool("vnu-jar/build/dist/vnu.jar")
    if not shutil.which("java"):
        missing = "no Java on this machine; on Debian or Ubuntu: sudo apt-get install default-jre-headless"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    options = ["--errors-only", "--skip-non-html", "--format", "json"]
    said = subprocess.run(["java", "-Xss8m", "-jar", jar, *options, *folders], capture_output=True, text=True)
    found = json.loads(said.stderr)["messages"]
    return [f"{message.get('url')}:{message.get('lastLine')}: {message['message']}" for message in found]


@pytest.mark.slow
def test_all_pages_are_valid_html(sample, rare, tmp_path):
    (tmp_path / "wrong.html").write_text('<!doctype html><html lang="fr"><title>t</title><p id="a"><p id="a">')
    wrong, *others = nu(tmp_path, sample / "site", rare)
    assert "wrong.html:1: Duplicate ID" in wrong
    assert others == []


# ---- accessibility ----

RUN = """async (rules) => {
  for (const part of document.querySelectorAll("details")) part.open = true;
  const found = await axe.run({resultTypes: ["violations"], ...rules});
  return found.violations.flatMap(one => one.nodes.map(node => `${one.id}: ${node.html} ${node.failureSummary}`));
}"""
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
WINDOWS = [("light", 1400), ("dark", 390)]


def complaints(chromium, address, paths, scheme="light", width=1400):
    """What axe finds on each page where it finds anything, all that can be unfolded; of colours in both schemes."""
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    context.add_init_script(tool("axe-core/axe.min.js").read_text(encoding="utf-8"))
    page, found = context.new_page(), {}
    for path in paths:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(address + path)
        said = page.evaluate(RUN, {})
        page.emulate_media(color_scheme="light" if scheme == "dark" else "dark", reduced_motion="reduce")
        if said := [*said, *page.evaluate(RUN, COLOURS)]:
            found[path] = said
    context.close()
    return found


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), WINDOWS)
def test_axe_finds_nothing_on_any_kind_of_page(chromium, sample, rare, scheme, width):
    for site, under in ((sample / "site", "/repo/"), (rare, "/")):
        with served(site, under) as address:
            assert complaints(chromium, address, page_of_each_kind(site), scheme, width) == {}


@pytest.mark.browser
def test_axe_finds_what_is_wrong(chromium, tmp_path):
    style = "@media (prefers-color-scheme: dark) { h1 { color: #eee; } }"
    page = f"<title>t</title><style>{style}</style><main><h1>Titre</h1><img src='a.png'></main>"
    (tmp_path / "page.html").write_text(f'<!doctype html><html lang="fr">{page}')
    with served(tmp_path) as address:
        found = complaints(chromium, address, ["page.html"])["page.html"]
    assert [said.partition(":")[0] for said in found] == ["image-alt", "color-contrast"]
