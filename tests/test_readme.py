"""What the README and the guides tell people to type works."""

import json
import re
import shlex

import pytest
from project import ROOT, Command, make_project

PROMISES = ["pip install -e . && python build.py && mkdocs serve", "pip install -e '.[test]' && pytest"]
DOCUMENTS = sorted([ROOT / "README.md", *ROOT.glob("guides/*.md")])


def commands(document):
    """The lines of the document's shell blocks, without prompts and comments."""
    blocks = re.findall(r"^ *```(?:sh|bash|shell|console)\n(.*?)^ *```", document.read_text(), re.M | re.S)
    lines = (line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def builds(document):
    """The arguments of each `python build.py …` of the document."""
    for line in commands(document):
        for part in re.split(r"&&|;|\|", line):
            words = shlex.split(part, comments=True)
            if words[:2] == ["python", "build.py"]:
                yield words[2:]


def test_the_readme_shows_the_two_lines_that_ci_runs():
    assert set(PROMISES) <= set(commands(ROOT / "README.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_build_that_is_shown_has_options_that_exist(document, tmp_path):
    parse = Command(make_project(tmp_path / "project")).module._parser().parse_args
    for arguments in builds(document):
        parse(arguments)


def test_every_option_is_explained():
    shown = "".join(document.read_text() for document in DOCUMENTS)
    options = re.findall(r'"(--[a-z-]+)"', (ROOT / "build.py").read_text())
    assert [option for option in options if f"`{option}" not in shown and f" {option}" not in shown] == []


def test_the_example_of_the_readme_gives_what_it_says(tmp_path, monkeypatch):
    readme = (ROOT / "README.md").read_text()
    article = re.search(r"^```markdown\n(.*?)^```", readme, re.M | re.S)[1]
    said = json.loads(re.search(r"^```json\n(.*?)^```", readme, re.M | re.S)[1])
    project = make_project(tmp_path / "project", {"offensive.md": article})
    monkeypatch.chdir(project)
    assert Command(project)("--no-site", "--quiet") == 0
    record = json.loads((project / "docs/data/annotations.jsonl").read_text())
    found = record["quotations"][0]
    assert {key: found[key] for key in said} == said
    for page in ("personnes/john-kirby", "lieux/russie", "organisations/pentagone", "lieux/donbass"):
        assert (project / f"docs/{page}.md").exists()
    assert "John Kirby" in (project / "docs/articles/faut-il-craindre-une-offensive.md").read_text()


@pytest.mark.slow
def test_every_build_that_the_readme_shows_runs(tmp_path, monkeypatch):
    """Folders that the README makes up are laid out first."""
    for number, arguments in enumerate(builds(ROOT / "README.md")):
        project = make_project(tmp_path / f"{number}")
        monkeypatch.setenv("HOME", str(project))
        monkeypatch.chdir(project)
        made_up = [project / word.replace("~/", "") for word in arguments if not word.startswith("-")]
        for folder in made_up:
            if not folder.exists() and folder.name not in ("docs", "site"):
                folder.mkdir(parents=True)
                (folder / "article.txt").write_text("Mark Milley est à Kiev.\n")
        assert Command(project)(*arguments, "--quiet") == 0, arguments


def test_the_pictures_are_there_have_words_and_are_small():
    shown = re.findall(r"!\[([^\]]+)\]\((guides/images/[^)]+)\)", (ROOT / "README.md").read_text())
    assert {path for _, path in shown} == {f"guides/images/{file.name}" for file in (ROOT / "guides/images").iterdir()}
    assert sum((ROOT / path).stat().st_size for _, path in shown) < 500_000
