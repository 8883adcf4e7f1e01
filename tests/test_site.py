"""site/ is always a whole site: the last good one until mkdocs has made the next."""

import hashlib
import os
from datetime import date

import pytest

from exergue import site as module
from exergue.errors import OutputError, SiteError
from exergue.site import build_site

CONFIG = """\
site_name: Test
site_url: https://example.org/sub/
theme: {name: mkdocs, custom_dir: theme}
nav: [index.md]
validation: {omitted_files: warn, links: {anchors: warn}}
plugins: []
"""
DAY = date(2021, 4, 3)


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    (tmp_path / "docs").mkdir()
    (tmp_path / "theme").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    (tmp_path / "docs/index.md").write_text("# First")
    return tmp_path


def build(project, day=DAY):
    build_site(project / "mkdocs.yml", project / "docs", project / "site", day)


def home(project):
    return (project / "site/index.html").read_text()


def beside(project):
    return sorted(p.name for p in project.iterdir() if p.name.startswith("."))


def tree(folder):
    found = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder): hashlib.sha256(p.read_bytes()).hexdigest() for p in found}


def test_makes_the_site_and_makes_it_again(project):
    build(project)
    assert "First" in home(project)
    (project / "docs/index.md").write_text("# Second")
    build(project)
    assert "Second" in home(project)
    assert beside(project) == []


def test_bears_the_day_it_is_given_whatever_the_clock_says(project):
    build(project)
    before = tree(project / "site")
    assert "<lastmod>2021-04-03</lastmod>" in (project / "site/sitemap.xml").read_text()
    build(project)
    assert tree(project / "site") == before
    assert "SOURCE_DATE_EPOCH" not in os.environ


@pytest.mark.parametrize(("day", "written"), [(date(1898, 1, 13), "1980-01-01"), (date(9999, 1, 1), "2099-12-31")])
def test_a_day_that_no_archive_can_hold_gives_way_to_the_nearest(project, day, written):
    build(project, day)
    assert f"<lastmod>{written}</lastmod>" in (project / "site/sitemap.xml").read_text()


def test_a_date_in_the_environment_wins(project, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    build(project)
    assert "<lastmod>1970-01-01</lastmod>" in (project / "site/sitemap.xml").read_text()


def test_what_mkdocs_warns_of_is_told_and_the_last_good_site_stays(project):
    build(project)
    (project / "docs/index.md").write_text("[a](gone.md) [b](#gone)")
    (project / "docs/lost.md").write_text("")
    with pytest.raises(SiteError) as caught:
        build(project)
    message = str(caught.value)
    assert "gone.md" in message
    assert "#gone" in message
    assert "lost.md" in message
    assert "First" in home(project)
    assert beside(project) == []


def test_a_mistake_in_a_template_of_the_theme_is_told_with_its_line(project):
    build(project)
    (project / "theme/main.html").write_text("<html>\n{% if %}\n")
    with pytest.raises(SiteError, match=r"theme/main\.html:2: Expected an expression"):
        build(project)
    (project / "theme/main.html").write_text("<html>\n\n{{ nothing.at.all }}\n")
    with pytest.raises(SiteError, match=r"theme/main\.html:3: 'nothing' is undefined"):
        build(project)
    assert "First" in home(project)


def test_a_template_of_the_theme_that_is_not_utf_8_is_told_with_its_line(project):
    (project / "theme/main.html").write_bytes("<html>\n<p>Index des personnes citées</p>\n".encode("latin-1"))
    with pytest.raises(SiteError, match=r"theme/main\.html:2: is not UTF-8 text; expected it saved as UTF-8"):
        build(project)


def test_a_mistake_in_the_configuration_is_told(project):
    (project / "mkdocs.yml").write_text(CONFIG + "use_directory_urls: perhaps\nzzz: 1\n")
    with pytest.raises(SiteError, match="use_directory_urls"):
        build(project)


def test_a_folder_that_somebody_else_filled_is_refused(project):
    (project / "site").mkdir()
    (project / "site/thesis.html").write_text("mine")
    with pytest.raises(OutputError, match=r"site: holds files that Exergue did not make \(thesis\.html"):
        build(project)
    assert (project / "site/thesis.html").read_text() == "mine"


def test_an_empty_folder_is_taken_and_a_file_is_not(project):
    (project / "site").mkdir()
    build(project)
    (project / "docs/index.md").rename(project / "page")
    with pytest.raises(OutputError, match="page: is not a folder"):
        build_site(project / "mkdocs.yml", project / "docs", project / "page", DAY)


def test_keeps_dot_files_such_as_a_git_checkout(project):
    (project / "site/.git").mkdir(parents=True)
    (project / "site/.git/HEAD").write_text("ref")
    build(project)
    build(project)
    assert (project / "site/.git/HEAD").read_text() == "ref"


def test_a_linked_site_is_exchanged_where_it_lies(project):
    (project / "disk").mkdir()
    (project / "site").symlink_to(project / "disk")
    build(project)
    build(project)
    assert (project / "site").is_symlink()
    assert (project / "disk/index.html").exists()


class Killed(BaseException):
    """As if the process ended here."""


@pytest.mark.parametrize(
    "step", ["before the old one goes", "before the new one comes", "before the old one is removed"]
)
def test_a_build_that_is_killed_in_the_exchange_loses_no_site(project, monkeypatch, step):
    build(project)
    (project / "site/.nojekyll").touch()
    (project / "docs/index.md").write_text("# Second")
    with monkeypatch.context() as patched:
        patched.setattr(module, "_swap", lambda new, site, old: half_way(new, site, old, step))
        patched.setattr(module.shutil, "rmtree", lambda *args, **kwargs: None)
        with pytest.raises(Killed):
            build(project)
    (project / "docs/index.md").write_text("[a](gone.md)")
    with pytest.raises(SiteError):
        build(project)
    assert ("Second" if step.endswith("is removed") else "First") in home(project)
    (project / "docs/index.md").write_text("# Third")
    build(project)
    assert "Third" in home(project)
    assert (project / "site/.nojekyll").exists()
    assert beside(project) == []


def half_way(new, site, old, step):
    if step != "before the old one goes":
        site.rename(old)
    if step == "before the old one is removed":
        new.rename(site)
    raise Killed
