"""What editors write, and what they are told where it is wrong."""

import os

import pytest

from exergue.authority import Authority, Entry, read_authority
from exergue.authority.schema import schemas
from exergue.model import HeldRole

ALL_KEYS = "expected one of hide, id, name, not, note, roles, same_as, variants"
NO_ID = "cannot be an id; expected a-z, 0-9 and single hyphens, such as mark-milley"
NO_TEXT = "is not text; expected words, in quotes where YAML reads them as something else"
NO_END = "expected the node content, but found '<stream end>'"


def read(folder, persons="", places="", organizations=""):
    """What `read_authority` says of files with these contents; the problems as words without the folder."""
    for name, text in (("persons", persons), ("places", places), ("organizations", organizations)):
        (folder / f"{name}.yml").write_text(text, encoding="utf-8")
    authority, problems = read_authority(folder)
    return authority, [str(problem).removeprefix(f"{folder}/").removeprefix(f"{folder}\\") for problem in problems]


def test_no_folder_is_no_decision(tmp_path):
    assert read_authority(tmp_path / "nowhere") == (Authority(), ())


def test_an_entry_with_every_key(tmp_path):
    authority, problems = read(
        tmp_path,
        """\
- id: mark-milley
  name: Mark Milley
  variants: [Milley, "Mark  A. Milley"]
  not: [Jean Milley]
  roles:
    - {text: président de l'état-major interarmées, from: 2019-10, to: 2023}
    - général
  same_as: {wikidata: Q42, viaf: 12}
  note: Né en 1958.
""",
    )
    assert problems == []
    assert authority.persons == (
        Entry(
            id="mark-milley",
            name="Mark Milley",
            variants=("Milley", "Mark A. Milley"),
            excluded=("Jean Milley",),
            roles=(
                HeldRole("président de l’état-major interarmées", since="2019-10", until="2023"),
                HeldRole("général"),
            ),
            identifiers=(("viaf", "12"), ("wikidata", "Q42")),
            note="Né en 1958.",
        ),
    )


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "[]\n", "\ufeff- {id: a, name: A}\n", "- {id: a, name: A}\r\n"]
)
def test_files_that_are_in_order(tmp_path, text):
    assert read(tmp_path, text)[1] == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("- name: A\n", ["persons.yml:1: id is missing; expected it in every entry"]),
        ("- id: a\n", ["persons.yml:1: name is missing; expected it in every entry"]),
        ("- id: a\n  name: A\n  variant: [B]\n", ["persons.yml:3: unknown key variant; did you mean variants?"]),
        (
            "- id: a\n  name: A\n  zzz: 1\n",
            [f"persons.yml:3: unknown key zzz; {ALL_KEYS}; nearest is hide"],
        ),
        (
            "- id: Mark Milley\n  name: A\n",
            [f'persons.yml:1: id: "Mark Milley" {NO_ID}'],
        ),
        (
            "- {id: con, name: A}\n",
            [f'persons.yml:1: id: "con" {NO_ID}'],
        ),
        (
            "- id: a\n  name: A\n  variants:\n    - B\n    - 1984\n",
            [f"persons.yml:5: variants.2: 1984 {NO_TEXT}"],
        ),
        ("- {id: a, name: ' '}\n", ["persons.yml:1: name: is empty; expected words"]),
        (
            "- id: a\n  name: A\n  roles:\n    - {text: maire, form: 2019}\n",
            ["persons.yml:4: unknown key form; did you mean from?"],
        ),
        (
            "- id: a\n  name: A\n  roles:\n    - {text: maire, from: hier}\n",
            ['persons.yml:4: roles.1.from: "hier" is not a date; expected YYYY, YYYY-MM or YYYY-MM-DD'],
        ),
        (
            "- id: a\n  name: A\n  roles: [{text: maire, to: 2019-02-31}]\n",
            ['persons.yml:3: roles.1.to: "2019-02-31" is not a date of the calendar'],
        ),
        (
            "- id: a\n  name: A\n  same_as: {wikidata: 42}\n",
            ['persons.yml:3: same_as: "42" is no wikidata number'],
        ),
        (
            "- id: a\n  name: A\n  same_as: {wikidat: Q42}\n",
            ["persons.yml:3: same_as: unknown register wikidat; did you mean wikidata?"],
        ),
        ("id: a\n", ["persons.yml:1: holds no list; expected entries that begin with `- id: …`, `name: …`"]),
        ("- a\n", ["persons.yml:1: is no entry; expected `- id: …`, `name: …`"]),
        ("- id: a\n  name: [\n", [f"persons.yml:3: is not valid YAML: {NO_END}"]),
        (
            '- id: a\n  name: "\\ud83d"\n',
            ["persons.yml:2: is not valid YAML: half a character (\\ud800 to \\udfff)"],
        ),
        ('- {"\\udcff": a}\n', ["persons.yml:1: is not valid YAML: half a character (\\ud800 to \\udfff)"]),
        ("- id: a\n  name: A\0\n", ["persons.yml:2: is not valid YAML: character U+0000 is not allowed"]),
        (f"- id: a\n  name: {'9' * 5000}\n", ["persons.yml:2: is not valid YAML: a number of 5,000 digits"]),
        (f"- id: a\n  name: {'[' * 9999}\n", ["persons.yml: is not valid YAML: nested too deeply"]),
        (
            "- id: a\n  name: A\n- id: a\n  name: B\n",
            ["persons.yml:3: id a stands already on line 1; expected each id once in the three files"],
        ),
        (
            "- id: a\n  name: A\n  variants: [X]\n- id: b\n  name: B\n  variants:\n    - X\n",
            ['persons.yml:7: "X" means a already (line 3); expected one meaning a form'],
        ),
        (
            "- id: a\n  name: A\n  not: [A]\n",
            ['persons.yml:3: "A" both means a (line 2) and never does'],
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line_and_what_was_expected(tmp_path, text, problems):
    assert read(tmp_path, text)[1] == problems


def test_all_mistakes_of_all_files_are_told_together(tmp_path):
    (tmp_path / "person.yml").write_text("")
    (tmp_path / "ids.lock").write_text("")
    _, problems = read(tmp_path, "- {id: a, name: A}\n- {nam: B}\n", "- {id: a, name: A}\n", "- [\n")
    assert len(problems) == 6
    assert "person.yml: is not read; did you mean persons.yml?" in problems
    assert (
        f"places.yml:1: id a stands already in {tmp_path / 'persons.yml'}:1; expected each id once in the three files"
        in problems
    )


def test_a_file_in_another_encoding_is_told(tmp_path):
    (tmp_path / "persons.yml").write_bytes("- {id: a, name: Hélène}\n".encode("latin-1"))
    assert "is not UTF-8 text" in str(read_authority(tmp_path)[1][0])


def test_no_object_is_made_of_a_tag(tmp_path):
    _, problems = read(tmp_path, "- {id: a, name: !!python/object/apply:os.system [id]}\n")
    assert len(problems) == 1


def test_the_shipped_files_are_in_order(root):
    authority, problems = read_authority(root / "authority")
    assert problems == ()
    assert [entry.id for entry in authority.persons] == ["lucie-dreyfus"]


def test_the_example_in_each_shipped_file_can_be_uncommented(root, tmp_path):
    for file in sorted((root / "authority").glob("*.yml")):
        lines = file.read_text(encoding="utf-8").splitlines()
        example = [line.removeprefix("# ") for line in lines if line.startswith(("# -", "#  "))]
        (tmp_path / file.name).write_text("\n".join(example), encoding="utf-8")
    authority, problems = read_authority(tmp_path)
    assert problems == ()
    assert [entry.id for entry in (*authority.persons, *authority.places, *authority.organizations)] == [
        "mark-milley",
        "kyiv",
        "oms",
    ]


def test_the_schemas_are_those_of_the_files_as_they_are_read(root):
    """Written anew by `python -m exergue.authority.schema guides/schemas`."""
    for name, text in schemas():
        assert (root / "guides/schemas" / name).read_text(encoding="utf-8") == text


def test_the_shipped_files_name_a_schema_that_is_there(root):
    for file in sorted((root / "authority").glob("*.yml")):
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert (file.parent / first.removeprefix("# yaml-language-server: $schema=")).is_file()


@pytest.mark.parametrize("name", ["persons.yml", "corrections.yml"])
def test_a_pipe_is_told_and_not_waited_for(tmp_path, name):
    os.mkfifo(tmp_path / name)
    _, problems = read_authority(tmp_path)
    assert [str(problem) for problem in problems] == [f"{tmp_path / name}: is no regular file; expected one"]
