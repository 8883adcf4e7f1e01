"""What the guide to the data shows does what the guide says of it."""

import re
import runpy
import sqlite3
import sys
from types import SimpleNamespace

import pytest
from project import ROOT

from exergue.export.tables import TABLES

GUIDE = (ROOT / "guides/data.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("question", blocks("sql"))
def test_each_question_has_answers(sample, question):
    with sqlite3.connect(sample / "docs/data/exergue.sqlite") as database:
        assert len(database.execute(question).fetchall()) >= 5


@pytest.mark.parametrize("lines", blocks("python"), ids=lambda lines: lines.splitlines()[0])
def test_each_program_runs(sample, tmp_path, monkeypatch, capsys, lines):
    asked = []
    answer = SimpleNamespace(groupby=lambda _: SimpleNamespace(size=lambda: SimpleNamespace(nlargest=lambda _: "")))
    pandas = SimpleNamespace(
        read_sql=lambda query, database: asked.append(database.execute(query).fetchall()) or answer
    )
    monkeypatch.setitem(sys.modules, "pandas", pandas)  # large, and needed here only
    monkeypatch.chdir(sample)
    (tmp_path / "program.py").write_text(lines, encoding="utf-8")
    made = runpy.run_path(str(tmp_path / "program.py"))
    shown = capsys.readouterr().out
    assert shown or made.get("words") or made.get("page")
    assert "read_sql" not in lines or len(asked[0]) > 100


def test_the_guide_names_every_table():
    (named,) = re.findall(r"^(`articles`, .*): \[the package\]", GUIDE, re.MULTILINE)
    assert re.findall(r"`(\w+)`", named) == [table.name for table in TABLES]


def test_the_guide_names_every_kind_of_file(sample):
    found = {path.relative_to(sample / "docs/data").parts[0] for path in (sample / "docs/data").rglob("*")}
    assert {name for name in found if name not in GUIDE} == set()
