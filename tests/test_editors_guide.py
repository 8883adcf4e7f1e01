"""Every line that the editors' guide shows does what the guide says of it."""

import json
import re

import pytest
from project import ROOT, Command, make_project
from ruamel.yaml import YAML
from test_readme import builds

GUIDE = (ROOT / "guides/editors.md").read_text(encoding="utf-8")
SEEDS = {
    "kiev.txt": "Le général Milley est à Kiev avec Jean Martin, a dit le Pentagone à Mark Milley. "
    "Là-bas, le chef attend.\n\n"
    "« Nous sommes inquiets, et prêts », a déclaré Mark Milley.\n\n"
    "« Nous le sommes tous », a déclaré le majordome de l’état-major interarmées.\n\n"
    "L’OMS attend aussi, selon Valery Gerasimov.\n",
    "boxe.txt": "Jean Martin a gagné, et le boxeur Jean-Marie Martin a perdu. Jean Milley était là.\n",
}


def blocks():
    """The YAML of the guide with the file that it is for, in order; the last only shows a comment."""
    found = re.findall(r"^```yaml\n# (\w+\.yml)\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    assert len(found) == GUIDE.count("```yaml") - 1
    return found


def examples():
    """What each heading in bold, or the chapter, shows: the text that introduces it and its files."""
    parts = re.split(r"^```yaml\n# (\w+\.yml)\n(.*?)^```\n", GUIDE, flags=re.MULTILINE | re.DOTALL)
    return [(parts[at - 1].strip().rpartition("\n\n")[2], parts[at], parts[at + 1]) for at in range(1, len(parts), 3)]


def example(words):
    (found,) = [(file, text) for before, file, text in examples() if words in before]
    return found


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "project", SEEDS)
    (folder / "authority").mkdir()
    monkeypatch.chdir(folder)
    return folder


def build(project, *decisions):
    """The records of the articles under the decisions, by id."""
    for file, text in decisions:
        with (project / "authority" / file).open("a", encoding="utf-8") as opened:
            opened.write(text)
    assert Command(project)("--no-site", "--quiet") == 0
    lines = (project / "docs/data/annotations.jsonl").read_text(encoding="utf-8").splitlines()
    return {record["article"]: record for record in map(json.loads, lines)}


def mentions(record):
    return {record["text"][m["start"] : m["end"]]: m["entity"] for m in record["mentions"]}


def quotations(record):
    return {
        record["text"][q["start"] : q["end"]]: (q["type"], *(q["speakers"] or [q["speaker_text"]]))
        for q in record["quotations"]
    }


MILLEY = ("persons.yml", "- {id: mark-milley, name: Mark Milley}\n")
FOUND = "Nous sommes inquiets, et prêts"


@pytest.mark.parametrize(
    ("words", "article", "name", "entity"),
    [
        ("Another name at the head", "kiev", "Valery Gerasimov", "valeri-guerassimov"),
        ("A surname that articles", "kiev", "Milley", "mark-milley"),
        ("Two people on one page.", "boxe", "Jean-Marie Martin", "jean-marie-martin"),
        ("A place under the name", "kiev", "Kiev", "kyiv"),
        ("An acronym that no article", "kiev", "OMS", "oms"),
        ("This name means somebody", "kiev", "Milley", "mark-milley"),
        ("This is nobody's name", "kiev", "Pentagone", None),
        ("It is the name of a place", "kiev", "Martin", "martin"),
        ("The program has missed", "kiev", "le chef", "mark-milley"),
        ("Two pages, one person", "boxe", "Jean-Marie Martin", "jean-martin"),
        ("Two who are never one", "boxe", "Jean Milley", "jean-milley"),
    ],
)
def test_a_name(project, words, article, name, entity):
    file, text = example(words)
    decisions = [(file, text)] if file == "persons.yml" else [MILLEY, (file, text)]
    assert mentions(build(project, *decisions)[article]).get(name) == entity


@pytest.mark.parametrize(
    ("words", "quotation", "expected"),
    [
        ("This quotation has another", FOUND, ("direct", "jean-martin")),
        ("Nobody knows who says it", FOUND, ("direct", "")),
        ("It is no quotation", FOUND, ("none", "mark-milley")),
        ("It is one of another kind", "le chef attend", ("indirect", "mark-milley")),
        ("It begins and ends", "Nous sommes inquiets, et prêts", ("direct", "mark-milley")),
        ("A speaker whom articles", "Nous le sommes tous", ("direct", "dave-butler")),
    ],
)
def test_a_quotation(project, words, quotation, expected):
    assert quotations(build(project, example(words))["kiev"])[quotation] == expected


def test_one_page_that_was_two_people(project):
    decisions = [(file, text) for file, text in blocks() if "jean-martin-boxeur" in text]
    records = build(project, *decisions)
    assert mentions(records["kiev"])["Jean Martin"] == "jean-martin"
    assert mentions(records["boxe"])["Jean Martin"] == "jean-martin-boxeur"


def test_the_entry_with_all_its_keys_shows_on_its_page(project):
    build(project, blocks()[0])
    page = (project / "docs/personnes/mark-milley.md").read_text(encoding="utf-8")
    assert "Général américain, né en 1958" in page
    assert "président de l’état-major interarmées" in page
    assert "2019" in page and "2023" in page
    keys = re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE)
    assert set(YAML(typ="safe").load(blocks()[0][1])[0]) == set(keys[:8])


def test_who_is_hidden(project):
    records = build(project, blocks()[-1])
    assert "Mark Milley" not in records["kiev"]["text"]
    assert "M. M." in records["kiev"]["text"]


def test_every_line_is_valid_with_the_rest_of_its_chapter(project):
    for number, (file, text) in enumerate(blocks()):
        if "jean-martin-boxeur" not in text:
            for old in (project / "authority").glob("*.yml"):
                old.unlink()
            assert build(project, *([] if file == "persons.yml" else [MILLEY]), (file, text)), number


def test_the_messages_are_those_of_the_program(project, capsys):
    (project / "authority/persons.yml").write_text(
        "- id: mark-milley\n  name: Mark Milley\n  variants: [Milley]\n  variant: [A]\n"
    )
    (project / "authority/corrections.yml").write_text(
        "- {article: keiv, mention: Milley, is: mark-milley}\n"
        "- {article: kiev, mention: Mark Milley, is: mark-milley}\n"
        "- {article: kiev, mention: Kiev, is: mark-miley}\n"
    )
    assert Command(project)("--quiet", "--no-site") == 2
    (project / "authority/persons.yml").unlink()
    assert Command(project)("--quiet", "--no-site") == 2
    errors = capsys.readouterr().err
    shown = [line for line in re.findall(r"^authority/.*", GUIDE, re.MULTILINE) if ":9:" not in line]
    assert len(shown) == 4
    for line in shown:
        assert line in errors


@pytest.mark.slow
def test_the_commands_run_in_the_order_that_is_shown(project):
    command = Command(project)
    codes = [command(*arguments, "--quiet") for arguments in builds(ROOT / "guides/editors.md")]
    assert codes == [0, 2, 0], "there is nothing to compare with before the first build"
    assert command("diff", "--quiet") == 0
