"""What editors are asked to look at, and that every line which they are offered can be pasted as it is."""

import shutil
from collections import defaultdict
from dataclasses import replace

import pytest
from identity_articles import article, corpus
from project import ROOT, Command, make_project
from ruamel.yaml import YAML

from exergue.authority import Authority, read_authority
from exergue.corrections import corrected
from exergue.resolve import resolve
from exergue.review import suggestions, yaml
from exergue.review.suggestion import entry, pointed_at

NOBODY = Authority()


def lines(*bodies, authority=NOBODY):
    """The topic and the lines of each suggestion."""
    found = suggestions(corpus(*bodies, authority=authority), authority)
    return [(s.topic, tuple(line.written("or") for line in s.lines)) for s in found]


def test_alike_names_on_two_pages_may_be_one():
    found = lines('<PER id="p1">Jean Dupont</PER> est là.', '<PER id="p1">Dupont</PER> aussi.', "Rien.")
    assert found == [("merge", ("- {same: [dupont, jean-dupont]}",))]


def test_those_that_an_editor_holds_apart_are_asked_for_no_more(tmp_path):
    (tmp_path / "corrections.yml").write_text("- {different: [dupont, jean-dupont]}")
    authority, _ = read_authority(tmp_path)
    bodies = '<PER id="p1">Jean Dupont</PER> est là.', '<PER id="p1">Dupont</PER> aussi.'
    assert lines(*bodies, authority=authority) == []


def test_two_whom_one_article_names_are_not_taken_for_one():
    assert lines('<PER id="p1">Jean Dupont</PER> et <PER id="p2">Dupont</PER>.') == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Syndicat des Meuniers", "Syndicat des Meunier"), ("Union des Meuniers Réunis", "UMR")],
)
def test_alike_organisations_may_be_one(one, other):
    found = lines(f'<ORG id="o1">{one}</ORG>', f'<ORG id="o1">{other}</ORG>')
    assert [topic for topic, _ in found] == ["merge"]


def test_a_quotation_of_nobody_is_offered_to_whoever_stands_nearest():
    body = '<PER id="p1">Anne Loin</PER> dort. <PER id="p2">Luc Près</PER> sort. « <Q id="q1" type="direct">Non</Q> »'
    line = '- {article: a1, quotation: "Non", speaker: luc-pres}  # or anne-loin, nobody'
    assert lines(body) == [("speaker", (line,))]


def test_a_place_that_no_gazetteer_has():
    line = (
        '- {article: a1, mention: "Trifouillis", every: true, is: nobody}  # or as: place, as: person, as: organization'
    )
    assert lines('<LOC id="l1">Trifouillis</LOC>, <LOC id="l1">Trifouillis</LOC>') == [("place", (line,))]


@pytest.mark.parametrize(
    "confirmation",
    [
        "- {article: a1, mention: Trifouillis, every: true, as: place}",
        '- {article: a1, quotation: "Non", speaker: nobody}',
        "- {article: a1, mention: Zoé, as: person}",
    ],
)
def test_what_an_editor_has_confirmed_is_asked_for_no_more(tmp_path, confirmation):
    body = '<LOC id="l1">Trifouillis</LOC> « <Q id="q1" type="direct">Non</Q> » <PER id="p1">Zoé</PER>'
    (tmp_path / "corrections.yml").write_text(confirmation, encoding="utf-8")
    authority, _ = read_authority(tmp_path)
    doubtful = article("a1", body)
    doubtful = replace(doubtful, mentions=tuple(replace(m, confidence=0.5) for m in doubtful.mentions))
    asked = [s.topic for s in suggestions(resolve([doubtful], NOBODY), NOBODY)]
    made = corrected([doubtful], authority, ())
    left = [s.topic for s in suggestions(resolve(made.articles, authority, made.rulings), authority)]
    assert made.problems == ()
    assert sorted(asked) == ["once", "place", "speaker"]
    assert len(left) == 2


def test_the_most_doubtful_and_most_visible_come_first():
    bodies = [
        '<PER id="p1">Jean Dupont</PER>. « <Q id="q1" type="direct">'
        + "Un mot de plus, et bien d’autres. " * 20
        + "</Q> »",
        '<PER id="p1">Dupont</PER> aussi.',
    ]
    found = suggestions(corpus(*bodies), NOBODY)
    assert [s.topic for s in found] == ["speaker", "merge"]
    assert [s.doubt * s.impact for s in found] == sorted((s.doubt * s.impact for s in found), reverse=True)


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ({"id": "mark-milley"}, "- {id: mark-milley}"),
        ({"id": "1984"}, '- {id: "1984"}'),
        ({"mention": "no"}, '- {mention: "no"}'),
        ({"mention": 'L’« État » \\ "x": {y}, #z'}, '- {mention: "L’« État » \\\\ \\"x\\": {y}, #z"}'),
        ({"mention": "a\u2028b\x85c"}, '- {mention: "a\\u2028b\\u0085c"}'),
        ({"same": ["a", "b"], "every": True}, "- {same: [a, b], every: true}"),
    ],
)
def test_a_line_says_in_yaml_what_is_meant(keys, line):
    assert entry(keys) == line
    assert YAML(typ="safe").load(line) == [keys]


def test_a_name_that_stands_twice_is_pointed_at_by_the_words_around_it():
    annotated = article("a1", "Milley parle. Puis <PER id='p1'>Milley</PER> sort. Milley dort.")
    assert pointed_at(annotated, annotated.mentions[0].span) == {"prefix": "Puis"}


def test_the_yaml_can_be_read():
    found = suggestions(corpus('<PER id="p1">Jean Dupont</PER>', '<PER id="p1">Dupont</PER>'), NOBODY)
    (read,) = YAML(typ="safe").load(yaml(found, "fr"))
    assert read["paste"] == {"corrections.yml": "- {same: [dupont, jean-dupont]}\n"}
    assert read["evidence"][0]["article"] == "a2"


def paste(folder):
    """Put every suggestion's lines into the files that they are for."""
    pasted = defaultdict(str)
    for suggestion in YAML(typ="safe").load((folder / "review/suggestions.yml").read_text(encoding="utf-8")):
        for file, text in suggestion["paste"].items():
            pasted[file] += text
    for file, text in pasted.items():
        with (folder / "authority" / file).open("a", encoding="utf-8") as opened:
            opened.write("\n" + text)
    return pasted


@pytest.mark.slow
def test_all_suggestions_on_the_sample_can_be_pasted(tmp_path, monkeypatch, capsys):
    folder = make_project(tmp_path / "project", {})
    shutil.copytree(ROOT / "seeds", folder / "seeds", dirs_exist_ok=True)
    shutil.copytree(ROOT / "authority", folder / "authority")
    monkeypatch.chdir(folder)
    build = Command(folder)
    assert build("--quiet", "--no-site") == 0
    assert build("review") == 0
    page = (folder / "review/index.html").read_text(encoding="utf-8")
    assert (
        'href="../site/articles/' in page and "<mark>" in page and page.count("<script>") == page.count("<script") == 1
    )
    assert not list(folder.glob("docs/**/*review*"))
    pasted = paste(folder)
    assert set(pasted) >= {"corrections.yml"}
    status = build("--quiet", "--no-site")
    assert status == 0, capsys.readouterr().err
    assert build("diff") == 0


def test_a_review_of_nothing_says_so(tmp_path, monkeypatch, capsys):
    folder = make_project(tmp_path / "project", {"a.txt": "Il pleut.\n"})
    monkeypatch.chdir(folder)
    assert Command(folder)("review") == 0
    assert "review/index.html: 0 to look at" in capsys.readouterr().out
    assert "Rien à relire" in (folder / "review/index.html").read_text(encoding="utf-8")
    assert not (folder / "docs/index.md").exists()
