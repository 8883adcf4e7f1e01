"""Links of a finished site: those that lead nowhere are told, others are let be."""

import pytest
from project import Command, make_project

from exergue.checking import checked
from exergue.errors import OutputError

HOME = "https://press.example/repo/"


def site(folder, **pages):
    """A site of these pages; `a__b` is the page `a/b/`, `home` the first one."""
    for name, html in {"home": "", **pages}.items():
        path = folder / (f"{name.replace('__', '/')}/index.html" if name != "home" else "index.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return folder


def broken(folder, address=""):
    return [
        f"{problem.path.relative_to(folder).as_posix()}: {problem.message}"
        for problem in checked(folder, address).broken
    ]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="a/b/">',
        '<a href="a/b/index.html#ici">',
        '<a class="x > y" hidden href="./a/b/#ici">',
        '<a href="a/../a/b/?q=1#ici:~:text=mot">',
        '<a href="">',
        '<a href=".">',
        '<a href="/a/b/">',
        '<a href="a/%C3%A9t%C3%A9.txt">',
        '<a href="https://press.example/gone">',  # another site of the host, for all we know
        '<a href="mailto:a@b.example">',
        '<img src="a/été.txt" srcset="a/été.txt 2x">',
        '<svg><a href="a/b/"/></svg>',
        '<p>&lt;a href="gone/"&gt; et href="gone/"</p>',
        '<!-- <a href="gone/"> --><script>"<a href="gone/">"</script>',
    ],
)
def test_what_is_there_is_found(tmp_path, link):
    folder = site(tmp_path, home=link, a__b='<p id="ici">')
    (folder / "a/été.txt").write_text("x")
    assert broken(folder) == []


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('<a href="a/c/">', "links to a/c/index.html, which is not there"),
        ('<a href="a/b">', "links to a/b, which is not there"),  # only a server would lead on
        ('<a href="a/b/#la">', 'links to "la" in a/b/index.html, which has no such place'),
        ('<a href="#la">', 'links to "la" in index.html, which has no such place'),
        ('<a href="../">', "links to ../index.html, which is not there"),
        ('<script src="x.js"></script>', "links to x.js, which is not there"),
        ('<meta http-equiv="refresh" content="0; url=x/">', "links to x/index.html, which is not there"),
        ('<form action="x/">', "links to x/index.html, which is not there"),
    ],
)
def test_what_is_not_there_is_told(tmp_path, link, said):
    assert broken(site(tmp_path, home=link, a__b='<p id="ici">')) == [f"index.html: {said}"]


def test_addresses_that_the_site_gives_as_its_own_are_followed(tmp_path):
    folder = site(tmp_path, home=f'<link rel="canonical" href="{HOME}gone/"><a href="/repo/a/"><a href="/a/">', a="")
    (folder / "sitemap.xml").write_text(f"<urlset><loc>{HOME}a/</loc><loc>{HOME}b/</loc></urlset>")
    assert broken(folder, HOME) == [
        "index.html: links to /a/index.html, which is not there",
        "index.html: links to gone/index.html, which is not there",
        "sitemap.xml: links to b/index.html, which is not there",
    ]


def test_a_folder_without_a_site_is_told(tmp_path):
    with pytest.raises(OutputError, match="holds no site; run"):
        checked(tmp_path, "")


def test_every_link_of_the_sample_leads_somewhere(sample):
    found = checked(sample / "site", HOME)
    assert found.broken == ()
    assert found.pages > 200 and found.addresses > 1000


def test_the_command_tells_what_is_broken(tmp_path, monkeypatch, capsys):
    folder = make_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    build = Command(folder)
    assert build("check") == 2
    assert "run `python build.py` first" in capsys.readouterr().err
    assert build("--quiet") == 0
    assert build("check") == 0
    assert ": 0 not found" in capsys.readouterr().out
    (folder / "site/personnes/mark-milley/index.html").unlink()
    assert build("check") == 2
    assert "links to personnes/mark-milley/index.html, which is not there" in capsys.readouterr().err
