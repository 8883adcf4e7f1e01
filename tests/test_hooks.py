"""mkdocs by itself: it never shows or publishes pages that are out of date, and never rebuilds in a loop."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest
from project import Command, tree, write_seed

pytestmark = pytest.mark.slow  # real processes of mkdocs, which load the pipeline


def mkdocs_build(project, *arguments):
    done = subprocess.run([sys.executable, "-m", "mkdocs", "build", *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


# mkdocs build


def test_mkdocs_build_alone_makes_the_pages_first(project):
    code, _ = mkdocs_build(project)
    assert code == 0
    assert "Mark Milley" in (project / "site/personnes/mark-milley/index.html").read_text()


def test_mkdocs_build_gives_the_site_that_build_py_gives(project):
    Command(project)("--quiet")
    made = tree(project / "site")
    code, log = mkdocs_build(project)
    assert code == 0
    assert "Annotating" not in log, "docs/ was current"
    assert tree(project / "site") == made
    assert Command(project)("--quiet") == 0, "build.py knows a site that mkdocs made"


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ("seeds/milley.txt", "Jean Dupont est à Lyon.\n"),
        ("seeds/new.txt", "Jean Dupont est à Lyon.\n"),
        ("docs/index.md", "Edited by hand: Jean Dupont\n"),
        ("templates/pages/home.md.j2", "---\ntitle: x\n---\n\nJean Dupont\n"),
    ],
)
def test_mkdocs_build_alone_never_publishes_pages_that_are_out_of_date(project, changed, text):
    Command(project)("--quiet", "--no-site")
    (project / changed).write_text(text)
    assert mkdocs_build(project)[0] == 0
    shown = "Jean Dupont" in "".join(p.read_text() for p in project.glob("site/**/*.html"))
    assert shown == (not changed.startswith("docs/"))


def test_mkdocs_build_makes_the_pages_as_they_were_last_made(project, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other/paris.txt").write_text("Marie Dupont habite Paris.\n")
    Command(project)("--quiet", "--no-site", "--source", tmp_path / "other")
    (tmp_path / "other/paris.txt").write_text("Marie Dupont habite Lyon.\n")
    assert mkdocs_build(project)[0] == 0
    assert "Lyon" in (project / "site/personnes/marie-dupont/index.html").read_text()
    assert not (project / "site/personnes/mark-milley").exists()


def test_mkdocs_build_tells_what_it_leaves_out_since_build_py_did(project):
    write_seed(project, "bad.md", "---\ndate: 2021-02-31\n---\n\nTexte.\n")
    Command(project)("--quiet", "--no-site", "--keep-going")
    write_seed(project, "milley.txt", "Jean Dupont est à Lyon.\n")
    code, log = mkdocs_build(project)
    assert code == 0
    assert "seeds/bad.md:2: " in log


def test_mkdocs_build_stops_at_a_mistake_in_an_article(project):
    Command(project)("--quiet", "--no-site")
    write_seed(project, "bad.md", "---\ndate: 2021-02-31\n---\n\nTexte.\n")
    code, log = mkdocs_build(project)
    assert code != 0
    assert "seeds/bad.md:2: " in log
    assert not (project / "site/index.html").exists()


def test_mkdocs_build_tells_what_keep_going_went_past(project):
    write_seed(project, "bad.md", "---\ndate: 2021-02-31\n---\n\nTexte.\n")
    Command(project)("--quiet", "--no-site", "--keep-going")
    write_seed(project, "more.txt", "Marie Martin est à Paris.\n")
    code, log = mkdocs_build(project)
    assert code == 0
    assert "seeds/bad.md:2: " in log
    assert (project / "site/personnes/marie-martin/index.html").exists()


# mkdocs serve


class Server:
    """A running `mkdocs serve`."""

    def __init__(self, process, log, address):
        self.process, self._log, self.address = process, log, address

    @property
    def log(self):
        return self._log.read_text()

    def rebuilds(self):
        return self.log.count("Building documentation...")

    def fetch(self, path):
        with urllib.request.urlopen(self.address + path, timeout=10) as answer:
            return answer.read().decode()

    def until(self, condition, seconds=60):
        for _ in range(seconds * 10):
            if condition():
                return
            assert self.process.poll() is None, self.log
            time.sleep(0.1)
        pytest.fail(f"it never came\n{self.log}")

    def settle(self):
        """Wait until nothing has been rebuilt for three seconds."""
        seen, quiet = self.rebuilds(), 0
        while quiet < 30:
            time.sleep(0.1)
            now = self.rebuilds()
            quiet = quiet + 1 if now == seen else 0
            assert now < 20, "a loop"
            seen = now


@contextmanager
def serving(project):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = project.parent / "serve.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"], stdout=out, stderr=out
        )
        try:
            server = Server(process, log, f"http://127.0.0.1:{port}/")
            server.until(lambda: "Serving on" in server.log)
            yield server
        finally:
            process.terminate()
            process.wait(20)


def test_serve_makes_the_pages_watches_the_articles_and_reloads_once_or_twice(project):
    with serving(project) as server:
        assert "Mark Milley" in server.fetch("personnes/mark-milley/")
        server.settle()
        assert server.rebuilds() == 1
        write_seed(project, "milley.txt", "Jean Dupont est à Lyon.\n")
        server.until(lambda: (project / "docs/personnes/jean-dupont.md").exists())
        server.settle()
        assert server.rebuilds() - 1 in (1, 2)
        assert len(re.findall("Reloading browsers", server.log)) in (1, 2)
        assert "Lyon" in server.fetch("personnes/jean-dupont/")


def test_serve_shows_an_edited_template_of_a_page_and_of_the_theme(project):
    with serving(project) as server:
        for name in ("pages/home.md.j2", "theme/main.html"):
            template = project / "templates" / name
            template.write_text(template.read_text() + "\nZanzibar\n")
            server.until(lambda: "Zanzibar" in server.fetch(""))
            server.settle()
            template.write_text(template.read_text().replace("Zanzibar", ""))
            server.until(lambda: "Zanzibar" not in server.fetch(""))
            server.settle()


@pytest.mark.parametrize(
    ("file", "mistake", "message"),
    [
        ("seeds/bad.md", "---\ndate: 2021-02-31\n---\n\nTexte.\n", "seeds/bad.md:2: "),
        ("templates/pages/home.md.j2", "{{ nothing_such }}", "templates/pages/home.md.j2:1: "),
    ],
)
def test_serve_tells_a_mistake_keeps_the_last_good_pages_and_recovers(project, file, mistake, message):
    good = (project / file).read_text() if (project / file).exists() else "Jean Dupont est à Lyon.\n"
    with serving(project) as server:
        (project / file).write_text(mistake)
        server.until(lambda: message in server.log)
        server.settle()
        assert "Mark Milley" in server.fetch("personnes/mark-milley/")
        (project / file).write_text(good)
        write_seed(project, "more.txt", "Marie Martin est à Paris.\n")
        server.until(lambda: (project / "docs/personnes/marie-martin.md").exists())
        server.settle()
        assert "Paris" in server.fetch("personnes/marie-martin/")


def test_serve_shows_the_source_that_build_py_was_given(project, tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other/paris.txt").write_text("Marie Dupont habite Paris.\n")
    Command(project)("--quiet", "--no-site", "--source", tmp_path / "other")
    with serving(project) as server:
        assert "Paris" in server.fetch("personnes/marie-dupont/")
        (tmp_path / "other/paris.txt").write_text("Marie Dupont habite Lyon.\n")
        server.until(lambda: "Lyon" in (project / "docs/personnes/marie-dupont.md").read_text())
        server.settle()
        assert "Lyon" in server.fetch("personnes/marie-dupont/")


def test_serve_without_one_good_build_ends_with_the_mistake(project):
    write_seed(project, "bad.md", "---\ndate: 2021-02-31\n---\n\nTexte.\n")
    done = subprocess.run([sys.executable, "-m", "mkdocs", "serve"], capture_output=True, text=True, timeout=120)
    assert done.returncode != 0
    assert "seeds/bad.md:2: " in done.stdout + done.stderr
