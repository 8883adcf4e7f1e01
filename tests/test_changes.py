"""`python build.py diff`: what a build would change, told before it does."""

import pytest
from project import Command, make_project, tree, write_seed

SAME = "A build would change no address, no name and no quotation.\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    folder = make_project(tmp_path / "project")
    (folder / "authority").mkdir()
    monkeypatch.chdir(folder)
    assert Command(folder)("--quiet", "--no-site") == 0
    return folder


def diff(project, capsys, status=3):
    capsys.readouterr()
    before = tree(project)
    assert Command(project)("diff") == status
    assert tree(project) == before, "nothing is written"
    return capsys.readouterr().out


def decide(project, file, text):
    (project / "authority" / file).write_text(text, encoding="utf-8")


def test_nothing(project, capsys):
    assert diff(project, capsys, 0) == SAME


def test_another_id(project, capsys):
    decide(project, "persons.yml", "- {id: general-milley, name: Mark Milley}\n")
    assert diff(project, capsys) == """\
Addresses
  + personnes/general-milley/
  > personnes/mark-milley/ leads on to personnes/general-milley/

Names
  + general-milley: 3 times
  - mark-milley: was named 3 times

gerassimov: Appel
  « Mark Milley » is general-milley (PER), was mark-milley (PER)

milley: Le général Mark Milley est à Kiev. « Nous sommes inquiets », a déclaré Mark…
  « Mark Milley » is general-milley (PER), was mark-milley (PER)
  « Mark Milley » is general-milley (PER), was mark-milley (PER)
  « Nous sommes inquiets »: said by general-milley, was by mark-milley
"""  # fmt: skip


def test_a_correction(project, capsys):
    decide(
        project,
        "corrections.yml",
        "- {article: kiev, mention: Pentagone, is: nobody}\n"
        "- {article: kiev, mention: attend, as: person}\n"
        "- {article: milley, quotation: inquiets, begins: sommes}\n",
    )
    out = diff(project, capsys)
    assert "+ personnes/attend/" in out
    assert "- « Pentagone » was " in out
    assert "+ « attend » is attend (PER)" in out
    assert "- « Nous sommes inquiets »: mark-milley\n  + « sommes inquiets »: mark-milley" in out


def test_another_text_and_another_article(project, capsys):
    write_seed(project, "2021/kiev.md", "---\ntitle: À Kiev\n---\n\nDepuis lundi, Kiev attend. Le Pentagone aussi.\n")
    write_seed(project, "new.txt", "Mark Milley attend.\n")
    (project / "seeds/2021/gerassimov.md").unlink()
    out = diff(project, capsys)
    assert "+ articles/mark-milley-attend/" in out
    assert "> articles/appel/ says that the article is gone" in out
    assert "> personnes/valeri-gerassimov/ says that nobody is named so any more" in out
    assert "kiev: À Kiev\n  the text\n" in out
    assert "« Kiev »" not in out


def test_what_was_built_last_is_compared_with(project, capsys):
    decide(project, "persons.yml", "- {id: general-milley, name: Mark Milley}\n")
    assert Command(project)("--quiet", "--no-site") == 0
    assert diff(project, capsys, 0) == SAME


def test_without_a_site_there_is_nothing_to_compare_with(tmp_path, monkeypatch, capsys):
    folder = make_project(tmp_path / "other")
    monkeypatch.chdir(folder)
    assert Command(folder)("diff") == 2
    assert "expected a site to compare with: build one first" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["diff", "--no-site"], "--no-site has no meaning for diff"),
        (["review", "--frozen"], "--frozen has no meaning for review"),
        (["reveiw"], "no command 'reveiw'"),
        (["--frozen", "--source", "seeds"], "expected no --source"),
    ],
)
def test_options_that_do_not_go_with_a_command(project, capsys, arguments, message):
    with pytest.raises(SystemExit) as refused:
        Command(project)(*arguments)
    assert refused.value.code == 2
    assert message in capsys.readouterr().err
