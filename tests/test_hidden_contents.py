"""A hidden name is found in any file that would publish it, and in no file of a real site."""

import gzip
import io
import json
import re
import shutil
import sqlite3
import unicodedata
import zipfile
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import ROOT, Command, make_project, tree

from exergue.hiding.contents import readable

NAME = "Zoé d’Été"


def database(*values):
    with TemporaryDirectory() as folder:
        with closing(sqlite3.connect(Path(folder, "a"))) as made:
            made.execute('CREATE TABLE "two ""words" (a, b)')
            made.executemany('INSERT INTO "two ""words" VALUES (?, 1)', [(value,) for value in values])
            made.commit()
        return Path(folder, "a").read_bytes()


def archive(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        NAME.encode(),
        f"x\0\xff{NAME}".encode("utf-8", "surrogateescape"),
        gzip.compress(NAME.encode()),
        gzip.compress(gzip.compress(NAME.encode())),
        archive("a.txt", NAME),
        archive(f"{NAME}.txt", "x"),
        database(NAME),
        database(NAME.encode()),
        database("x" * 50_000 + NAME + "x" * 50_000),  # over several pages of the file
        json.dumps({"name": NAME}).encode(),
        NAME.encode("ascii", "xmlcharrefreplace"),
        b"Zo%C3%A9 d%E2%80%99%C3%89t%C3%A9",
    ],
)
def test_a_name_is_read_in_whatever_holds_it(content):
    assert NAME in readable(content)


@pytest.mark.parametrize("start", [b"\x1f\x8b", b"PK\x03\x04", b"SQLite format 3\x00"])
@given(rest=st.binary(max_size=200))
def test_a_damaged_file_is_read_as_text(start, rest):
    assert NAME in readable(start + rest + b" " + NAME.encode())


@given(st.binary(max_size=200) | st.text(alphabet="\\u0d8aDCé&#;%x39", max_size=40).map(str.encode))
def test_any_file_can_be_read(content):
    readable(content).encode()


# The sample, some of whose people are hidden: with quotations, in a title, in an address, in the name of a file


HIDDEN = """
- {id: bernard-lazare, name: Bernard Lazare, note: Ami de Lazare., same_as: {wikidata: Q822179}, hide: initials}
- {id: auguste-scheurer-kestner, name: Auguste Scheurer-Kestner, variants: [Scheurer-Kestner], hide: true}
- {id: jean-jaures, name: Jean Jaurès, variants: [Jaurès], hide: true}
- {id: mark-milley, name: Mark Milley, hide: initials}
"""
NAMES = re.compile(r"lazar|q822179|scheurer|kestn|jaures|milley")  # the index of words has them without endings


@pytest.fixture(scope="module")
def redacted(tmp_path_factory):
    """The sample, first published with all names, then without some."""
    folder = make_project(tmp_path_factory.mktemp("redacted") / "project", {})
    for name in ("seeds", "authority"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    with (folder / "authority/persons.yml").open("a", encoding="utf-8") as file:
        file.write(HIDDEN)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SITE_URL", "https://press.example/repo/")
        assert Command(folder)("--quiet") == 0
    return folder


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def opened(path, data):
    """What a file says, packed or not; an index of words too, of which the file is packed."""
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    if data[:6] == b"SQLite":
        file = path.with_name(f".{path.name}.copy")
        file.write_bytes(data)
        with closing(sqlite3.connect(file)) as database:
            text = "\n".join(database.iterdump())
        file.unlink()
        return text
    return data.decode(errors="replace")


@pytest.mark.slow
@pytest.mark.parametrize("part", ["docs", "site", "authority/ids.lock"])
def test_nobody_who_is_hidden_is_named_anywhere(redacted, part, tmp_path):
    files = tree(redacted / part) if (redacted / part).is_dir() else {part: (redacted / part).read_bytes()}
    assert files
    found = []
    for path, data in files.items():
        text = plain(f"{path}\n{opened(tmp_path / Path(path).name, data)}")
        found += [(path, text[max(0, m.start() - 40) : m.end() + 40]) for m in NAMES.finditer(text)]
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".html", ".pf_index", ".pf_fragment", ".sqlite", ".csv", ".xml", ".jsonl"])
def test_they_are_in_the_site_that_hides_nobody(sample, ending, tmp_path):
    """So that the test above looks for what there is, where it is."""
    files = {path: data for path, data in tree(sample / "site").items() if path.endswith(ending)}
    texts = (plain(opened(tmp_path / Path(path).name, data)) for path, data in files.items())
    assert set().union(*(NAMES.findall(text) for text in texts)) >= {"lazar", "scheurer", "jaures", "milley"}
