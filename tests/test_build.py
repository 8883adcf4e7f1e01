"""`python build.py`, as a person meets it: what it makes, what it says, how it ends."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time

import pytest
from project import ROOT, SEEDS, Command, make_project, tree, write_seed


def pages(folder):
    found = {path for path in tree(folder) if path.startswith("articles/") and path.endswith(".md")}
    return found - {"articles/index.md"}


def rows(out):
    """The closing table as a mapping."""
    return {name.strip(): int(count) for name, count in (line.rstrip().rsplit(" ", 1) for line in out.splitlines())}


# What it makes


def test_articles_become_pages_and_a_site(build, project, capsys):
    assert build() == 0
    assert len(pages(project / "docs")) == 3
    assert "Mark Milley" in (project / "site/personnes/mark-milley/index.html").read_text()
    assert (project / "docs/data/annotations.jsonl").read_text().count("\n") == 3
    table = rows(capsys.readouterr().out)
    assert table["articles"] == 3
    assert table["people"] == 2
    assert table["quotations"] == 1
    assert table["of unknown speakers"] == 0
    assert table["pages written"] == len([path for path in tree(project / "docs") if not path.startswith(".")])


def test_a_second_build_leaves_all_pages_as_they_are(build, project, capsys):
    build("--no-site")
    before = {p: p.stat().st_mtime_ns for p in project.glob("docs/**/*.md")}
    capsys.readouterr()
    assert build("--no-site") == 0
    table = rows(capsys.readouterr().out)
    assert (table["pages written"], table["pages removed"]) == (0, 0)
    assert {p: p.stat().st_mtime_ns for p in project.glob("docs/**/*.md")} == before
    assert not (project / "site").exists()


def test_the_pages_of_an_article_that_is_gone_are_removed(build, project):
    build("--no-site")
    (project / "seeds/2021/gerassimov.md").unlink()
    assert build("--no-site") == 0
    assert "n’est plus sur le site" in (project / "docs/articles/appel.md").read_text(), "its address is kept"
    assert "aucun article" in (project / "docs/personnes/valeri-gerassimov.md").read_text()
    assert "Gerassimov" not in "".join(path.read_text() for path in (project / "docs").rglob("*.md"))


def test_other_folders_can_be_named_from_any_working_directory(build, project, tmp_path, monkeypatch):
    (project / "seeds").rename(tmp_path / "articles")
    (tmp_path / "more").mkdir()
    (tmp_path / "more/paris.txt").write_text("Paris est loin.\n")
    (tmp_path / "names").mkdir()
    monkeypatch.chdir(tmp_path)
    assert build("--source", "articles", "more", "--docs", "d", "--site", "s", "--authority", "names") == 0
    assert len(pages(tmp_path / "d")) == 4
    assert (tmp_path / "s/index.html").exists()
    assert not (project / "site").exists()


def test_an_image_of_a_seed_in_a_sub_folder_is_shown(build, project):
    (project / "seeds/cartes").mkdir()
    (project / "seeds/cartes/une carte#1.png").write_bytes(b"picture")
    write_seed(project, "2021/carte.md", "Une carte :\n\n![La carte](<../cartes/une carte%231.png>)\n\nFin.\n")
    assert build() == 0
    (page,) = (p for p in project.glob("site/articles/*/index.html") if "La carte" in p.read_text())
    (source,) = re.findall(r'<img[^>]*alt="La carte"[^>]*src="([^"]+)"', page.read_text())
    assert (page.parent / source).resolve().read_bytes() == b"picture"


@pytest.mark.shared
def test_the_article_that_the_project_was_made_for_is_annotated_in_full(build, project, shared):
    assert build("--source", shared / "seeds") == 0
    annotations = project / "docs/data/annotations.jsonl"
    script = shared / "annotation/score.py"
    printed = subprocess.check_output([sys.executable, script, "--json", shared / "gold", annotations], text=True)
    scores = json.loads(printed)
    for layer in ("people", "mention PER", "mention LOC", "marked"):
        assert scores[layer]["f"] == 100, layer
    (record,) = map(json.loads, annotations.read_text().splitlines())
    marked = [q for q in record["quotations"] if q["type"] in ("direct", "mixed")]
    assert len(marked) == 12
    assert sum(bool(q["speakers"]) for q in marked) == 8


def test_quiet_says_nothing(build, capsys):
    assert build("--no-site", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.slow
def test_same_articles_same_bytes_wherever_and_in_whatever_order_they_came(tmp_path):
    """The site is made of docs/ alone: it is asked of two builds, whose processes have nothing in common."""
    names = list(SEEDS)
    docs, sites = [], []
    for number, zone in enumerate(("UTC", "Asia/Tokyo", "America/Lima")):
        random.Random(number).shuffle(names)
        folder = make_project(tmp_path / ("x" * (number + 1)), {name: SEEDS[name] for name in names})
        environment = {**os.environ, "PYTHONHASHSEED": str(number), "TZ": zone}
        command = [sys.executable, folder / "build.py", "--quiet", *(["--no-site"] if number == 2 else [])]
        subprocess.run(command, cwd=tmp_path, env=environment, check=True)
        docs.append(tree(folder / "docs"))
        sites.append(tree(folder / "site"))
    assert docs[0] == docs[1] == docs[2]
    assert sites[0] == sites[1] != {}


# What it says


def test_all_mistakes_are_told_together_and_the_last_good_pages_stay(build, project, capsys):
    build()
    before = tree(project / "docs"), tree(project / "site")
    write_seed(project, "empty.txt", "")
    write_seed(project, "bad.md", "---\ntitel: x\ndate: 2021-02-31\n---\n\nTexte.\n")
    capsys.readouterr()
    assert build() == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "seeds/bad.md:2: " in err
    assert "title" in err
    assert "seeds/bad.md:3: " in err
    assert "seeds/empty.txt: " in err
    assert (tree(project / "docs"), tree(project / "site")) == before


def test_keep_going_builds_the_rest_and_still_fails(build, project, capsys):
    write_seed(project, "empty.txt", "")
    assert build("--keep-going") == 2
    out, err = capsys.readouterr()
    assert "seeds/empty.txt: " in err
    assert rows(out)["articles"] == 3
    assert rows(out)["files with errors left out"] == 1
    assert (project / "site/index.html").exists()


def test_a_file_that_nothing_reads_is_a_notice_and_an_error_if_strict(build, project, capsys):
    unread = ("license-plates.pdf", "paper.PDF", "2021/notes.docx")
    for name in (*unread, "photo.jpg", "README.md", "NOTICE", ".hidden.doc"):
        write_seed(project, name, "x")
    assert build("--no-site") == 0
    notices = [line for line in capsys.readouterr().err.splitlines() if line.endswith("(notice)")]
    assert [line.split(":")[0] for line in notices] == [*(f"seeds/{name}" for name in unread), "mkdocs.yml"]
    assert build("--no-site", "--strict") == 2
    assert "seeds/paper.PDF: is passed over; expected .txt or .md" in capsys.readouterr().err


@pytest.mark.parametrize("options", [(), ("--keep-going",)])
def test_no_articles_at_all_is_told(build, project, capsys, options):
    for seed in SEEDS:
        (project / "seeds" / seed).unlink()
    assert build(*options) == 2
    assert "seeds: holds no article; expected .txt or .md files" in capsys.readouterr().err
    write_seed(project, "draft.md", "---\ntitle: Brouillon\ndraft: true\n---\n\nTexte.\n")
    assert build(*options) == 2
    assert "seeds: holds only drafts (1 in all)" in capsys.readouterr().err
    assert not (project / "site").exists()


def test_a_source_that_is_not_there_is_told(build, capsys):
    assert build("--source", "nowhere") == 2
    assert "nowhere: " in capsys.readouterr().err


def test_a_mistake_in_the_settings_is_told_with_its_line(build, project, capsys):
    text = (project / "mkdocs.yml").read_text().replace("    language: fr", "    langage: fr")
    (project / "mkdocs.yml").write_text(text)
    line = text[: text.index("langage")].count("\n") + 1
    assert build() == 2
    assert (
        f"mkdocs.yml:{line}: extra.exergue.langage is not a setting; did you mean language?" in capsys.readouterr().err
    )


def test_a_mistake_in_a_page_template_is_told_with_its_line_and_docs_stays(build, project, capsys):
    build("--no-site")
    before = tree(project / "docs")
    template = project / "templates/pages/home.md.j2"
    template.write_text(template.read_text() + "{{ nothing_such }}\n")
    line = template.read_text().count("\n")
    assert build("--no-site") == 2
    assert f"templates/pages/home.md.j2:{line}: 'nothing_such' is undefined" in capsys.readouterr().err
    assert tree(project / "docs") == before


@pytest.mark.parametrize(
    ("mistake", "message"),
    [
        ("{{ word('nothing_such') }}", "'nothing_such' is no word of interface.pot"),
        ("{{ 1 + 'a' }}", "unsupported operand"),
        ("{{ view.figures() }}", "not callable"),
        ("{% include 'nothing.j2' %}", "'nothing.j2' not found"),
    ],
)
def test_any_mistake_in_a_template_is_the_designers_to_mend(build, project, capsys, mistake, message):
    template = project / "templates/pages/home.md.j2"
    template.write_text(f"{mistake}\n{template.read_text()}")
    assert build("--no-site") == 2
    assert "templates/pages/home.md.j2:1: " in (said := capsys.readouterr().err)
    assert message in said


@pytest.mark.parametrize("name", ["pages/home.md.j2", "macros/entries.md.j2"])
def test_a_template_that_is_not_utf_8_is_told_with_its_line(build, project, capsys, name):
    (project / "templates" / name).write_bytes("{# 1 #}\n{# citées #}\n".encode("latin-1"))
    assert build("--no-site") == 2
    expected = f"templates/{name}:2: is not UTF-8 text; expected it saved as UTF-8"
    assert expected in capsys.readouterr().err


def test_a_mistake_of_ours_below_a_template_is_no_message_to_its_designer(build, project, monkeypatch):
    monkeypatch.setattr("exergue.markup.escape", None)
    with pytest.raises(TypeError):
        build("--no-site")


def test_folders_that_somebody_else_filled_are_refused_at_once(build, project, capsys):
    (project / "docs/thesis.md").write_text("mine")
    assert build() == 2
    assert "docs: holds files that Exergue did not make" in capsys.readouterr().err
    (project / "docs/thesis.md").rename(project / "thesis.md")
    (project / "site").mkdir()
    (project / "site/thesis.html").write_text("mine")
    assert build() == 2
    assert "site: holds files that Exergue did not make" in capsys.readouterr().err
    assert not tree(project / "docs")


def test_a_site_that_mkdocs_refuses_is_told_and_the_last_good_one_stays(build, project, capsys):
    build()
    before = tree(project / "site")
    (project / "docs/mine.md").write_text("[lost](nowhere.md)")
    assert build() == 2
    err = capsys.readouterr().err
    assert "mine.md" in err
    assert "nowhere.md" in err
    assert tree(project / "site") == before


def test_control_characters_in_a_name_do_not_reach_the_terminal(build, project, capsys):
    write_seed(project, "a\x1b[31mb.txt", "")
    build("--no-site")
    assert "a\\x1b[31mb.txt" in capsys.readouterr().err


# How it is called


def run(folder, *arguments, **options):
    return subprocess.run([sys.executable, folder / "build.py", *arguments], capture_output=True, text=True, **options)


def test_help_is_quick_and_names_every_option(project):
    start = time.perf_counter()
    shown = run(project, "--help").stdout
    assert time.perf_counter() - start < 1, "something slow is imported"
    for option in ("--source", "--docs", "--site", "--no-site", "--authority", "--keep-going", "--strict", "--quiet"):
        assert option in shown


def test_a_library_that_is_not_installed_is_told(project):
    refused = subprocess.run([sys.executable, "-S", project / "build.py"], capture_output=True, text=True)
    assert refused.returncode == 1, "exergue itself is missing here"
    (project / "exergue").symlink_to(ROOT / "exergue")
    refused = subprocess.run([sys.executable, "-S", project / "build.py"], capture_output=True, text=True)
    assert refused.returncode == 2
    assert f"is not installed; run `pip install -e .` in {project} first" in refused.stderr


def test_an_unknown_option_is_told(project):
    refused = run(project, "--sauce", "x")
    assert refused.returncode == 2
    assert "--sauce" in refused.stderr


def test_an_unknown_command_is_told(project):
    refused = run(project, "biuld")
    assert refused.returncode == 2
    assert "no command 'biuld'; expected one of build, review, diff" in refused.stderr


@pytest.mark.slow
def test_two_builds_at_once_give_what_one_gives(project):
    first, second = (
        subprocess.Popen([sys.executable, project / "build.py"], stderr=subprocess.PIPE, text=True) for _ in range(2)
    )
    errors = first.communicate()[1] + second.communicate()[1]
    assert (first.returncode, second.returncode) == (0, 0)
    assert "waiting for another build that writes docs" in errors
    assert (project / "site/index.html").exists()


@pytest.mark.slow
def test_a_build_killed_at_any_moment_does_no_harm(tmp_path, project):
    clean = make_project(tmp_path / "clean")
    assert Command(clean)("--quiet") == 0
    assert Command(project)("--quiet") == 0
    (project / "docs/mine.txt").write_text("mine")
    write_seed(project, "more.md", "Jean Dupont parle de Lyon et de Mark Milley.\n")
    start = time.perf_counter()
    assert run(project).returncode == 0
    longest = time.perf_counter() - start
    moments = random.Random(20)
    for moment in range(20):
        write_seed(project, "more.md", f"Jean Dupont {moment} parle de Lyon et de Mark Milley.\n")
        share, options = (1, []) if moment % 4 == 0 else (0.4, ["--no-site"])
        command = [sys.executable, project / "build.py", *options]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.2, 1) * share * longest)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert (project / "site/index.html").exists() or list(project.glob(".site-*-old/index.html"))
    (project / "seeds/more.md").unlink()
    (project / "authority/ids.lock").unlink(missing_ok=True)  # else the pages of who was named meanwhile say so
    assert Command(project)("--quiet") == 0
    assert tree(project / "docs") == tree(clean / "docs") | {"mine.txt": b"mine"}
    assert tree(project / "site") == tree(clean / "site") | {"mine.txt": b"mine"}
    assert not list(project.glob(".site-*"))
