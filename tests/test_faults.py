"""What goes wrong on real machines, and articles as nobody expects them: a message or a site, never harm."""

import os
import re
import resource
import shutil
import socket
import subprocess
import sys
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


# ---- files that are none, and names that are odd ----


def pipe(path):
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def unix_socket(path):
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(path))  # a socket's path may not be long


NO_FILES = {
    "an article that is a pipe": ("seeds/odd.md", pipe, "seeds/odd.md: is no regular file; expected one"),
    "an article that is a socket": ("seeds/odd.md", unix_socket, "seeds/odd.md: is no regular file; expected one"),
    "a side file that is a pipe": ("seeds/milley.yml", pipe, "seeds/milley.yml: is no regular file; expected one"),
    "a side file that is a link to nothing": (
        "seeds/milley.yml",
        lambda path: path.symlink_to("nowhere.yml"),
        "seeds/milley.yml: cannot be read: No such file or directory",
    ),
    "decisions in a pipe": ("authority/persons.yml", pipe, "authority/persons.yml: is no regular file; expected one"),
    "decisions in a folder": ("authority/persons.yml", Path.mkdir, "persons.yml: is no regular file; expected one"),
    "ids in a pipe": ("authority/ids.lock", pipe, "authority/ids.lock: is no regular file; expected one"),
    "settings in a pipe": ("mkdocs.yml", pipe, "mkdocs.yml: is no regular file; expected one"),
    "a lock that is a pipe": ("docs/.exergue.lock", pipe, "docs: can't be written: .exergue.lock is no regular file"),
    "a lock that is a link": (
        "docs/.exergue.lock",
        lambda path: path.symlink_to("../elsewhere"),
        "docs: can't be written: .exergue.lock is no regular file",
    ),
    "a damaged record": (
        "docs/.exergue.json",
        lambda path: path.write_text('{"files'),
        "docs/.exergue.json: is damaged",
    ),
    "a record of files elsewhere": (
        "docs/.exergue.json",
        lambda path: path.write_text('{"complete": true, "files": {"../seeds/milley.txt": "0"}}'),
        ".exergue.json: is damaged",
    ),
    "a record of a day that is none": (
        "docs/.exergue.json",
        lambda path: path.write_text('{"made_from": {"digest": "0", "newest": "2021-13-01"}}'),
        ".exergue.json: is damaged",
    ),
    "damaged ids": ("authority/ids.lock", lambda path: path.write_bytes(b"\xff\0"), "ids.lock: is not UTF-8 text"),
    "ids with marks of a merge": (
        "authority/ids.lock",
        lambda path: path.write_text("<<<<<<< HEAD\nplace\tkiev\tKiev\ta\n=======\n>>>>>>> b\n"),
        "authority/ids.lock:1: is left of a merge; expected the lines of both sides, without the marks of git",
    ),
    "decisions nested without end": (
        "authority/persons.yml",
        lambda path: path.write_text("- " + "{a: " * 20_000),
        "authority/persons.yml: is not valid YAML: nested too deeply",
    ),
    "settings nested without end": ("mkdocs.yml", lambda path: path.write_text("[" * 20_000), "nested too deeply"),
    "metadata nested without end": (
        "seeds/odd.md",
        lambda path: path.write_text(f"---\ntitle: {'[' * 20_000}\n---\nx"),
        "seeds/odd.md:2: is not valid YAML: nested too deeply",
    ),
}


@pytest.mark.parametrize(("name", "lay", "message"), NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_told_and_not_waited_for(project, build, capsys, name, lay, message):
    (project / "authority").mkdir()
    lay(project / name)
    assert build("--no-site", "--quiet") == 2
    assert message in capsys.readouterr().err
    assert not tree(project / "docs") and not (project / "elsewhere").exists()


@pytest.mark.parametrize("name", ["docs/.exergue.tmp", "authority/.ids.lock.tmp"])
def test_no_other_file_is_written_through_a_link(project, build, name):
    (project / "authority").mkdir()
    (project / name).symlink_to(project / "seeds/milley.txt")
    before = (project / "seeds/milley.txt").read_bytes()
    assert build("--no-site", "--quiet") == 0
    assert (project / "seeds/milley.txt").read_bytes() == before


def test_a_folder_that_is_called_like_an_article_is_a_folder(project, build):
    write_seed(project, "folder.md/inner.txt", "Oslo attend Mark Milley.\n")
    assert build("--no-site", "--quiet") == 0
    assert list(project.glob("docs/articles/oslo-attend*.md"))


ODD_NAMES = [
    "CON",
    ".",
    "..",
    "🎉",
    "é" * 120,
    "x" * 250,
    "a\nb",
    "a*?",
    "%41",
    "#x",
    "[x](y)",
    "{{ x }}",
    "<b>",
    "a|b",
]
ODD_NAMES += ["a\\b", "C:x", "\u202egnp", "index", "e\u0301", "-rf", " ", "a.md", "'\"", "&amp;", "\x1b[31m"]


def test_an_article_may_have_any_name_that_a_file_can_have(project, build):
    for number, name in enumerate(ODD_NAMES):
        write_seed(project, f"odd/{name}.txt", f"Oslo attend Mark Milley, numéro {number}.\n")
    assert build("--no-site", "--quiet") == 0
    for path in tree(project / "docs"):
        assert path.isascii() and len(path) < 200 and not set(path) & set('\\:*?"<>|#%&{}[]\n\x1b '), path
    shown = "".join(path.read_text(encoding="utf-8") for path in project.glob("docs/articles/*.md"))
    assert all(f"numéro {number}" in shown for number in range(len(ODD_NAMES)))


def test_names_of_articles_that_differ_in_case_alone_are_told(project, build, capsys):
    write_seed(project, "Nice.md", "Nice attend.")
    write_seed(project, "nice.md", "Nice attend.")
    if len(list((project / "seeds").glob("[Nn]ice.md"))) < 2:
        pytest.skip("this file system ignores case")
    assert build("--no-site", "--quiet") == 2
    assert 'seeds/Nice.md: has the file name "Nice" in common with seeds/nice.md' in capsys.readouterr().err


def test_one_text_in_any_encoding_and_with_any_line_ends_is_one_text(project, build):
    text = "Kiev attend.\n\nMark Milley est venu d’Été.\n"
    forms = {
        "utf16": text.encode("utf-16-le"),
        "crlf": text.replace("\n", "\r\n").encode(),
        "cr": text.replace("\n", "\r").encode(),
        "separators": text.replace("\n", "\u2028").encode(),
        "bom": text.encode("utf-8-sig"),
        "cp1252": text.encode("cp1252"),
    }
    for name, data in forms.items():
        (project / f"seeds/{name}.txt").write_bytes(data)
    assert build("--no-site", "--quiet") == 0
    assert {(project / f"docs/data/texts/{name}.txt").read_text(encoding="utf-8").strip() for name in forms} == {
        text.strip()
    }


# ---- folders that can't be written ----


@pytest.fixture
def read_only(small_disk):
    """A disk with whatever a test puts on it, to which nothing can be written when it asks for that."""
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)

    def lock():
        subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

    return small_disk, lock


def test_read_only_pages_are_told(project, build, read_only, capsys):
    disk, lock = read_only
    lock()
    assert build("--no-site", "--quiet", "--docs", disk / "docs") == 2
    assert f"{disk / 'docs'}: can't be written: Read-only file system" in capsys.readouterr().err


def test_pages_that_became_read_only_are_told_and_stand(project, build, read_only, capsys):
    disk, lock = read_only
    assert build("--no-site", "--quiet", "--docs", disk / "docs") == 0
    before = tree(disk / "docs")
    lock()
    write_seed(project, "more.txt", "Oslo attend Mark Milley.\n")
    assert build("--no-site", "--quiet", "--docs", disk / "docs") == 2
    assert "Read-only file system" in capsys.readouterr().err
    assert tree(disk / "docs") == before


def test_ids_that_can_not_be_kept_are_told(project, build, read_only, capsys):
    disk, lock = read_only
    lock()
    assert build("--no-site", "--quiet", "--authority", disk) == 2
    assert f"{disk / 'ids.lock'}: Read-only file system; the ids could not be kept" in capsys.readouterr().err


@pytest.mark.slow
def test_a_site_that_can_not_be_written_is_told(project, build, read_only, capsys):
    disk, lock = read_only
    lock()
    assert build("--quiet", "--site", disk / "site") == 2
    assert "Read-only file system; the site could not be written" in capsys.readouterr().err


@pytest.mark.slow
def test_a_disk_that_is_full_of_ids_or_site_is_told_and_the_last_ones_stay(project, build, small_disk, capsys):
    where = ("--authority", small_disk / "authority", "--site", small_disk / "site")
    (small_disk / "authority").mkdir()
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert build("--quiet", *where) == 0
    before = tree(small_disk)
    free = os.statvfs(small_disk)
    (small_disk / "ballast").write_bytes(bytes(free.f_bavail * free.f_frsize))
    write_seed(project, "more.txt", "Oslo attend Mark Milley et Jean Exemple.\n")
    assert build("--quiet", *where) == 2
    assert "No space left on device" in capsys.readouterr().err
    (small_disk / "ballast").unlink()
    assert tree(small_disk) == before
    assert build("--quiet", *where) == 0
    assert "oslo" in (small_disk / "authority/ids.lock").read_text(encoding="utf-8")


@pytest.mark.parametrize("lay", [lambda path: path.write_text("x"), lambda path: path.symlink_to("/proc/nowhere")])
def test_annotations_that_can_not_be_kept_are_told_and_the_site_is_built(project, build, capsys, lay):
    lay(project / ".exergue-cache")
    assert build("--no-site") == 0
    assert "annotations could not be kept for the next build" in capsys.readouterr().err


# ---- the environment ----


@pytest.mark.slow
@pytest.mark.parametrize("now", [0, 4_102_444_800])  # 1970, 2100
def test_a_clock_that_is_wrong_changes_nothing(project, build, monkeypatch, now):
    assert build("--quiet") == 0
    before = tree(project / "docs"), tree(project / "site")
    monkeypatch.setattr("time.time", lambda: float(now))
    assert build("--quiet", "--no-cache", "--docs", "docs2", "--site", "site2") == 0
    assert (tree(project / "docs2"), tree(project / "site2")) == before


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii", "HOME": "/nowhere"},
        {},
    ],
    ids=["C", "POSIX", "nothing"],
)
def test_a_bare_environment_is_enough(project, environment):
    (project / "seeds").rename(project / "articles d’été")
    write_seed(project, "../articles d’été/été.txt", "Oslo attend Mark Milley.\n")
    write_seed(project, "../articles d’été/faux.md", "---\ndate: hier\n---\nKiev.\n")
    command = [sys.executable, project / "build.py", "--no-site", "--keep-going", "--source", "articles d’été"]
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH", "OMP_NUM_THREADS")}
    done = subprocess.run(command, cwd=project, capture_output=True, env=kept | environment, timeout=120)
    assert done.returncode == 2 and b"Traceback" not in done.stderr, done.stderr
    assert b'faux.md:2: date "hier" is not a date' in done.stderr
    assert list(project.glob("docs/articles/oslo-attend*.md"))


@pytest.mark.parametrize("number", ["0", "-1", "1025", "9" * 30, "²", "two"])
def test_a_number_of_processes_that_nobody_can_mean_is_told(project, build, capsys, number):
    with pytest.raises(SystemExit, match="2"):
        build("--jobs", number)
    assert "expected a number of processes from 1 to 1024" in capsys.readouterr().err


# ---- size ----


@pytest.mark.slow
def test_an_article_of_five_megabytes_is_built_in_bounded_time_and_memory(project):
    lines = (f"Mark Milley est à Kiev, « {n} », https://exemple.fr/{str(n) * 700}." for n in range(2400))
    text = "\n\n".join(lines)
    assert 5_000_000 < len(text.encode()) < 10_000_000
    shutil.rmtree(project / "seeds/2021")
    write_seed(project, "milley.txt", text)
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({4 * 2**30},) * 2); "
    script = limited + "import sys, build; sys.exit(build.main(['--no-site', '--quiet', '--jobs', '1']))"
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([sys.executable, "-c", script], cwd=project, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "docs/data/texts/milley.txt").read_text(encoding="utf-8").strip() == text
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 120
    own = max(project.glob("docs/articles/*.md"), key=lambda page: page.stat().st_size)
    others = [page.stat().st_size for page in project.glob("docs/**/*.md") if page != own]
    assert max(others) < 300_000 and len(list(project.glob("docs/personnes/mark-milley/**/*.md"))) > 5


@pytest.mark.slow
def test_a_thousand_articles_of_one_title_have_a_thousand_pages(project, build):
    for number in range(1000):
        write_seed(project, f"many/{number}.md", f"---\ntitle: Kiev attend\n---\n\nNuméro {number}.\n")
    assert build("--no-site", "--quiet") == 0
    pages = {path.casefold() for path in tree(project / "docs") if re.fullmatch(r"articles/kiev-attend[^/]*\.md", path)}
    assert len(pages) == 1000
    assert max(path.stat().st_size for path in project.glob("docs/articles/**/*.md")) < 100_000
