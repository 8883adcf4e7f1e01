"""What goes wrong on real machines, and articles as nobody expects them: a message or a site, never harm."""

import os
import subprocess
import time
from pathlib import Path

import pytest
from project import tree, write_seed

from exergue.annotate.nlp import annotate
from exergue.articles import read_articles
from exergue.reading import files

DAY = 86_400  # seconds


# ---- the disk and the clock ----


def test_a_seed_that_vanishes_while_articles_are_read_is_told(project, build, monkeypatch, capsys):
    real = files.read_text

    def vanishing(path, *arguments):
        path.unlink()
        return real(path, *arguments)

    monkeypatch.setattr("exergue.reading.article.read_text", vanishing)
    assert build("--no-site", "--quiet") == 2
    assert "seeds/milley.txt: cannot be read: No such file or directory" in capsys.readouterr().err


def test_a_seed_that_changes_during_a_build_is_in_the_next(project, build, monkeypatch):
    from exergue import pipeline

    real = pipeline.corpus_now

    def changing(*arguments):
        now = real(*arguments)
        write_seed(project, "milley.txt", "Le général Mark Milley est à Oslo.\n")
        return now

    with monkeypatch.context() as during:
        during.setattr(pipeline, "corpus_now", changing)
        assert build("--no-site", "--quiet") == 0
    assert not list(project.glob("docs/lieux/oslo.md"))
    assert build("--no-site", "--quiet") == 0
    assert list(project.glob("docs/lieux/oslo.md"))


def test_times_of_files_mean_nothing(project, build):
    """A clock that goes backwards, files from the future: content decides."""
    assert build("--no-site", "--quiet") == 0
    before = tree(project / "docs")
    for shift in (DAY, -DAY):
        for path in [*project.rglob("seeds/*"), *project.rglob("docs/*.md"), *project.rglob(".exergue-cache/*/*/*")]:
            os.utime(path, (time.time() + shift,) * 2)
        assert build("--no-site", "--quiet") == 0
        assert tree(project / "docs") == before
    write_seed(project, "milley.txt", "Le général Mark Milley est à Oslo.\n")
    os.utime(project / "seeds/milley.txt", (0, 0))
    assert build("--no-site", "--quiet") == 0
    assert list(project.glob("docs/lieux/oslo.md"))


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 300 kB, where the system lets tests make one; it can be made larger."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", folder], capture_output=True)
    if made.returncode:
        pytest.skip("no disk can be made here")
    yield folder
    subprocess.run(["umount", folder], check=True)


@pytest.mark.slow
def test_a_disk_that_is_full_is_told_and_with_more_room_all_is_right(project, build, small_disk, capsys):
    where = ("--docs", small_disk / "docs", "--site", small_disk / "site", "--quiet")
    for number in range(60):
        write_seed(project, f"more/{number}.txt", f"Mark Milley parle de la ville numéro {number}.\n\n" * 40)
    assert build(*where) == 2
    assert "No space left on device" in capsys.readouterr().err
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert build(*where) == 0
    assert build("--no-site", "--quiet", "--docs", "clean") == 0
    assert tree(small_disk / "docs") == tree(project / "clean")
    assert not list(small_disk.glob(".site-*"))


# ---- articles as nobody expects them ----


def read(folder: Path):
    return read_articles([folder], language="fr", languages=("fr", "en"))


def test_a_line_of_fifty_thousand_characters_is_a_paragraph(project, build):
    line = "Le général Mark Milley est à Kiev. " * (50_000 // 35)
    write_seed(project, "long.txt", line)
    assert build("--no-site", "--quiet") == 0
    assert (project / "docs/data/texts/long.txt").read_text(encoding="utf-8").strip() == line.strip()


@pytest.mark.slow
def test_an_article_with_ten_thousand_paragraphs_and_twenty_thousand_names(tmp_path):
    (tmp_path / "a.txt").write_text("\n\n".join(f"Mark Milley est à Kiev, {n}." for n in range(10_000)))
    (article,) = read(tmp_path).articles
    start = time.perf_counter()
    (annotated,) = annotate([article])
    assert len(annotated.mentions) >= 20_000
    assert time.perf_counter() - start < 120


def test_a_thousand_articles_of_one_title_have_a_thousand_addresses(tmp_path):
    for number in range(1000):
        (tmp_path / f"{number}.md").write_text("---\ntitle: Kiev attend\n---\n\nKiev attend.\n")
    reading = read(tmp_path)
    assert reading.problems == ()
    slugs = {article.slug for article in reading.articles}
    assert len(slugs) == 1000
    assert max(map(len, slugs)) < 80


@pytest.mark.parametrize(
    "title", ["CON", "..", "nul", "🎉🎉", "x" * 300, "é" * 300, "../../etc/passwd", "a/b\\c", "  ", "%00", "COM1.txt"]
)
def test_any_title_has_an_address_that_any_disk_can_write(project, build, title):
    write_seed(project, "odd.md", f'---\ntitle: "{title.translate({92: None})}"\n---\n\nKiev attend.\n')
    assert build("--no-site", "--quiet") == 0
    for path in tree(project / "docs"):
        stem = Path(path).stem
        assert stem.isascii() and len(stem) < 120 and stem.upper() not in {"CON", "NUL", "COM1", "AUX"}, path
    assert len(list(project.glob("docs/articles/*.md"))) == 5  # with the index


def test_names_that_differ_in_case_alone_have_addresses_that_do_not(project, build):
    write_seed(project, "a.md", "---\ntitle: NICE\n---\n\nLe maire de Nice, Jean Nice, parle de Nice.\n")
    write_seed(project, "b.md", "---\ntitle: nice\n---\n\nNICE attend JEAN NICE.\n")
    assert build("--no-site", "--quiet") == 0
    paths = [path.casefold() for path in tree(project / "docs")]
    assert len(paths) == len(set(paths))
