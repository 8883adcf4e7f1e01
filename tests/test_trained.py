"""The pipeline that reads the articles: the one brought along, or another that somebody chose."""

import os
import subprocess
import sys

import pytest
import spacy
from project import Command, make_project
from read_names import plain_article

from exergue.annotate.nlp import annotate, load
from exergue.annotate.trained import model_problem, shipped


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A folder with a pipeline that has a parser and a ner, both hardly trained, and labels of others."""
    return save(tmp_path_factory.mktemp("tiny"), ["parser", "ner"])


def save(folder, components, language="fr"):
    nlp = spacy.blank(language)
    for component in components:
        pipe = nlp.add_pipe(component)
        for label in ["PERSON", "GPE"] if component == "ner" else ["nsubj", "ROOT"]:
            pipe.add_label(label)
    nlp.initialize()
    nlp.to_disk(folder)
    return folder


def test_french_has_a_pipeline_brought_along():
    assert shipped("fr")
    assert not shipped("en")


def test_another_pipeline_reads_the_articles_of_its_language(tiny):
    [french, english] = annotate([plain_article("M. Dupont est là."), plain_article("Mr. Smith", "en")], str(tiny))
    assert [m.span.of(french.article.text) for m in french.mentions] == ["Dupont"]
    assert english.mentions
    assert load("fr", str(tiny)).get_pipe("exergue_trained").pipeline.meta["lang"] == "fr"


def test_our_tokens_and_sentences_take_the_place_of_its_own(tiny):
    doc = load("fr", str(tiny))("A-t-il dit «oui»? M. Dupont le croit.")
    assert [token.text for token in doc][:7] == ["A", "-t-", "il", "dit", "«", "oui", "»"]
    assert [sent.text for sent in doc.sents] == ["A-t-il dit «oui»?", "M. Dupont le croit."]


def test_a_fitting_pipeline_has_no_problem(tiny):
    assert model_problem(str(tiny), "fr") == ""


@pytest.mark.parametrize(
    ("components", "language", "message"),
    [
        (["parser"], "fr", "has no ner (it has parser); expected both a ner (names) and a parser (subjects)"),
        (["ner"], "fr", "has no parser (it has ner)"),
        ([], "fr", "has no ner and no parser (it has nothing)"),
        (["parser", "ner"], "en", "is for 'en'; expected one for 'fr', the site's language"),
    ],
)
def test_what_a_pipeline_lacks_is_told(tmp_path, components, language, message):
    assert message in model_problem(str(save(tmp_path, components, language)), "fr")


@pytest.mark.parametrize("name", ["fr_core_news_gigantic", "no/such/folder", "exergue", "numpy", "../x", "."])
def test_what_is_no_pipeline_is_told(name):
    assert "expected one of either" in model_problem(name, "fr") or "can't be loaded" in model_problem(name, "fr")


def test_a_damaged_pipeline_is_told(tmp_path):
    save(tmp_path, ["parser", "ner"])
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 3\n")
    assert "can't be loaded" in model_problem(str(tmp_path), "fr")


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(make_project(tmp_path / "project"))
    return tmp_path / "project"


def test_a_build_says_which_option_or_line_is_wrong(project, capsys):
    assert Command(project)("--no-site", "--model", "fr_core_news_gigantic") == 2
    assert "--model: no spaCy pipeline 'fr_core_news_gigantic' is installed" in capsys.readouterr().err
    config = (project / "mkdocs.yml").read_text()
    (project / "mkdocs.yml").write_text(config.replace("  exergue:\n", "  exergue:\n    model: fr_tiny\n"))
    line = (project / "mkdocs.yml").read_text().splitlines().index("    model: fr_tiny") + 1
    assert Command(project)("--no-site") == 2
    assert f"mkdocs.yml:{line}: extra.exergue.model: no spaCy pipeline 'fr_tiny'" in capsys.readouterr().err


def test_a_build_with_another_pipeline(project, tiny):
    assert Command(project)("--no-site", "--quiet", "--model", tiny) == 0
    assert (project / "docs/personnes/mark-milley.md").is_file()
    assert f'"model": "{os.path.relpath(tiny, project)}"' in (project / "docs/.exergue.json").read_text()


def test_help_and_options_do_not_wait_for_spacy(project):
    code = "import sys, build; build._parser().format_help(); print('spacy' in sys.modules)"
    printed = subprocess.run([sys.executable, "-c", code], cwd=project, capture_output=True, text=True, check=True)
    assert printed.stdout == "False\n"
