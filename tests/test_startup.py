"""What takes long to import or to load is only where it is of use."""

import re
import subprocess
import sys

from project import Command, make_project, write_seed


def imported(*arguments, **options):
    """The modules that a Python with these arguments imports."""
    command = [sys.executable, "-X", "importtime", *arguments]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True, **options)
    return set(re.findall(r"^import time:.*\| +(\S+)$", run.stderr, re.MULTILINE))


def test_a_build_whose_annotations_are_all_kept_imports_no_spacy(tmp_path, monkeypatch):
    project = make_project(tmp_path / "project", {"a.md": "---\ntitle: Un\n---\n\nMark Milley est à Kiev.\n"})
    monkeypatch.chdir(project)
    assert Command(project)("--no-site", "--quiet") == 0
    write_seed(project, "a.md", "---\ntitle: Deux\n---\n\nMark Milley est à Kiev.\n")
    modules = imported("build.py", "--no-site", "--quiet", cwd=project)
    assert "Deux" in (project / "docs/articles/un.md").read_text(encoding="utf-8")  # an address lasts
    assert "exergue.writing" in modules
    assert not modules & {"spacy", "thinc", "exergue.annotate.nlp"}


def test_the_shipped_pipeline_does_without_the_french_of_spacy_which_is_there_for_who_asks():
    code = """if True:
        import sys, spacy
        from exergue.annotate.nlp import load
        load("fr")("Le général Mark Milley est à Kiev.")
        assert "spacy.lang.fr" not in sys.modules
        assert type(spacy.blank("fr")).__module__ == "spacy.lang.fr"
    """
    subprocess.run([sys.executable, "-c", code], check=True)
