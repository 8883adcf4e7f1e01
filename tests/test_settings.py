"""Settings come from mkdocs.yml; what is wrong there is told with its line."""

from dataclasses import replace
from pathlib import Path

import pytest

from exergue.errors import InputError
from exergue.settings import License, Options, read_settings
from exergue.siblings import Sibling

GOOD = """\
site_name: Test
extra:
  exergue:
    language: en
    sources: [articles, more]
"""
NO_OPTIONS = Options()


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    return tmp_path


def read(project, text, options=NO_OPTIONS):
    (project / "mkdocs.yml").write_text(text)
    return read_settings(project / "mkdocs.yml", options)


def test_paths_are_relative_to_mkdocs_yml(project):
    settings = read(project, GOOD)
    assert settings.sources == (project / "articles", project / "more")
    assert (settings.docs, settings.site) == (project / "docs", project / "site")
    assert settings.authority == project / "authority"
    assert settings.language == "en"


def test_a_file_that_says_nothing_of_us_gives_the_defaults(project):
    settings = read(project, "site_name: Test\n")
    assert settings.sources == (project / "seeds",)
    assert settings.language == "fr"


@pytest.mark.parametrize("text", ["extra:\n", "extra:\n  exergue:\n"])
def test_a_key_with_nothing_after_it_gives_the_defaults(project, text):
    assert read(project, text).language == "fr"


def test_a_folder_of_decisions_that_somebody_names_has_to_be_there(project):
    assert not read(project, GOOD).authority.exists()
    with pytest.raises(InputError, match="names: does not exist; expected the folder of the editors' decisions"):
        read(project, GOOD, Options(authority=Path("names")))
    Path("names").touch()
    with pytest.raises(InputError, match="names: is not a folder"):
        read(project, GOOD, Options(authority=Path("names")))


def test_options_win_and_are_relative_to_the_working_directory(project):
    settings = read(project, GOOD, Options(sources=(Path("x"),), docs=Path("d"), site=Path("../s")))
    assert settings.sources == (Path("x"),)
    assert (settings.docs, settings.site) == (Path("d"), project / "s")


def test_mkdocs_own_tags_are_left_to_mkdocs(project):
    assert read(project, GOOD + "strict: !ENV [STRICT, false]\n").language == "en"


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a/", "https://example.org/a/"),
        ("''", ""),
        ("", ""),
        ("!ENV [SITE_ADDRESS, https://example.org]", "https://example.org/"),
        ("!ENV [SITE_ADDRESS, HERE, https://example.org]", "https://there.example/"),
        ("!ENV HERE", "https://there.example/"),
        ("!ENV SITE_ADDRESS", ""),
    ],
)
def test_the_address_of_the_site_is_what_mkdocs_takes_it_for(project, monkeypatch, written, url):
    monkeypatch.setenv("HERE", "https://there.example")
    assert read(project, f"site_url: {written}\n").site_url == url


def test_the_licence_of_the_data_is_a_name_and_an_address(project):
    assert read(project, "site_name: x\n").license is None
    text = "extra: {exergue: {license: {name: CC0-1.0, url: 'https://example.org/cc0'}}}\n"
    assert read(project, text).license == License("CC0-1.0", "https://example.org/cc0")


HERE = "site_url: https://x.fr/annees-2000\n"


def also(*lines):
    return "extra:\n  exergue:\n    search_also:\n" + "".join(f"    - {line}\n" for line in lines)


def test_other_sites_are_paths_or_addresses_of_the_same_host_with_or_without_a_name(project):
    lines = "../annees-1990", "/a/b/", "https://x.fr:443/c", "{url: d/, name: Le « D »}"
    settings = read(project, HERE + also(*lines))
    named = ("../annees-1990/", ""), ("/a/b/", ""), ("https://x.fr:443/c/", ""), ("d/", "Le « D »")
    assert settings.search_also == tuple(Sibling(*each) for each in named)
    assert read(project, also("https://y.fr/")).search_also, "without site_url nobody knows the host"
    assert read(project, HERE).search_also == ()


SIBLING_CASES = [
    (also("https://y.fr/a"), 5, "https://y.fr/a/ is not on the host of site_url, https://x.fr/annees-2000/: the"),
    (also("/a/", "http://x.fr/b/"), 6, "forbids to ask another; expected a site of the same scheme"),
    (also("https://x.fr:8443/a/"), 5, "expected a site of the same scheme, host and port"),
    (also("/a/", "../a"), 6, "search_also.1: ../a/ is already in the list; expected each site once"),
    (also("''"), 5, "search_also.0.url: expected the home page of a site, such as ../1990/ or /1990/, not ''"),
    (also("//y.fr/a/"), 5, "expected the home page of a site"),
    (also("javascript:alert(1)"), 5, "expected the home page of a site"),
    (also("/a/?q=1"), 5, "expected the home page of a site"),
    (also("http://[::1/"), 5, "expected the home page of a site"),
    (also("3"), 5, "search_also.0: expected an address, or url: and name:, not 3"),
    (also("{name: A}"), 5, "search_also.0.url: expected the home page of a site"),
    (also("{url: /a/, nam: A}"), 5, "search_also.0.nam is not a setting; did you mean name?"),
    ("extra: {exergue: {search_also: /a/}}\n", 2, "search_also: expected a valid list, not '/a/'"),
]


@pytest.mark.parametrize(("text", "line", "message"), SIBLING_CASES)
def test_what_can_not_be_searched_too_is_told_with_its_line(project, text, line, message):
    with pytest.raises(InputError) as caught:
        read(project, HERE + text)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == (project / "mkdocs.yml", line)
    assert message in problem.message


CASES = [
    ("extra:\n  exergue:\n    langage: fr\n", 3, "extra.exergue.langage is not a setting; did you mean language?"),
    ("extra:\n  exergue:\n    zzz: fr\n", 3, "is not a setting; expected one of authority, cache, "),
    ("extra:\n  exergue:\n    language: 3\n", 3, "extra.exergue.language: expected a valid string, not 3"),
    ("extra:\n  exergue:\n    language: xx\n", 3, "no interface in 'xx'; expected one of en, fr"),
    ("extra:\n  exergue:\n    sources: seeds\n", 3, "extra.exergue.sources: expected a valid list, not 'seeds'"),
    ("extra:\n  exergue:\n    sources:\n    - a\n    - 2\n", 5, "extra.exergue.sources.1: expected a valid string"),
    ("extra:\n  exergue:\n    sources: []\n", 3, "at least 1 item"),
    ("extra:\n  - exergue\n", 1, "extra: expected"),
    ("extra:\n  exergue: seeds\n", 2, "extra.exergue: expected keys and values, not 'seeds'"),
    (
        "extra:\n  exergue:\n    minor_mentions: -1\n",
        3,
        "extra.exergue.minor_mentions: expected greater than or equal to 0",
    ),
    ("extra:\n  exergue:\n    minor_mentions: many\n", 3, "extra.exergue.minor_mentions: expected a valid integer"),
    ("extra:\n  exergue:\n    license: CC0\n", 3, "extra.exergue.license: expected keys and values, not 'CC0'"),
    (
        "extra:\n  exergue:\n    license:\n      name: x\n      ur: x\n",
        5,
        "extra.exergue.license.ur is not a setting; did you mean url?",
    ),
    ("extra:\n  exergue:\n    license:\n      name: x\n      url: y\n", 5, "expected a full address such as https://"),
    ("site_url: example.org\n", 1, "site_url: expected a full address such as https://example.org/articles/, not"),
    ("docs_dir: [docs]\n", 1, "docs_dir: expected a valid string"),
    ("extra:\n  exergue:\n    contact: [a@b.fr]\n", 3, "contact: expected an e-mail address or the https:// address"),
    ("site_url: !ENV [[A]]\n", 1, "site_url: expected !ENV NAME or !ENV [NAME, default]"),
    ("site_url: http://[::1/\n", 1, "site_url: expected a full address such as https://"),
    ("site_url: https://x:99999999/\n", 1, "site_url: expected a full address such as https://"),
    ("site_name: où : ici\n", 1, "is not valid YAML"),
    ("a: 1\na: 2\n", 2, "is not valid YAML"),
    ("", 0, "holds no settings"),
    ("- a\n", 0, "holds no settings"),
]


@pytest.mark.parametrize(("text", "line", "message"), CASES)
def test_a_mistake_is_told_with_its_line(project, text, line, message):
    with pytest.raises(InputError) as caught:
        read(project, text)
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == (project / "mkdocs.yml", line)
    assert message in problem.message


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
@pytest.mark.parametrize("option", ["sources", "authority", "docs", "site", "model"])
def test_a_name_that_no_file_system_takes_is_told(project, option, name):
    path = Path(name)
    options = {option: (path,) if option == "sources" else name if option == "model" else path}
    with pytest.raises(InputError, match=r"no name may hold; expected another|too long for a name; expected a shorter"):
        read(project, GOOD, replace(NO_OPTIONS, **options))


def test_a_missing_or_unreadable_file_is_told(project):
    with pytest.raises(InputError, match=r"mkdocs\.yml: can't be read"):
        read_settings(project / "mkdocs.yml")
    (project / "mkdocs.yml").write_bytes(b"site_name: \xff\n")
    with pytest.raises(InputError, match="is not UTF-8"):
        read_settings(project / "mkdocs.yml")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (Options(sources=(Path(),), docs=Path("docs")), "the source folder holds the docs folder"),
        (Options(docs=Path("d"), sources=(Path("d/seeds"),)), "the docs folder holds the source folder"),
        (Options(docs=Path("same"), site=Path("same")), "the docs folder holds the site folder"),
        (Options(site=Path("../docs/site")), "the docs folder holds the site folder"),
    ],
)
def test_folders_inside_one_another_are_refused(project, options, message):
    with pytest.raises(InputError, match=message):
        read(project, GOOD, options)


def test_a_source_may_hold_another(project):
    read(project, GOOD, Options(sources=(Path("a"), Path("a/b"))))
