"""What editors correct in single articles, and across them."""

import json

import pytest
from identity_articles import article, ids
from project import Command, make_project

from exergue.authority import read_authority
from exergue.corrections import corrected
from exergue.published import Line
from exergue.resolve import resolved

MILLEY = (
    'Le général <PER id="p1">Mark Milley</PER> est à <LOC id="l1">Kiev</LOC>. '
    "« <Q id='q1' type='direct' who='p1'>Nous sommes prêts, et nous le restons</Q> », dit "
    '<PER id="p1">Milley</PER>. Le Donbass attend Orlando, qui est loin.'
)
JEAN = 'Jean, dit <PER id="p1">Milley</PER>, et <PER id="p2">Jean Dupont</PER>.'
ENTRIES = "- {id: jean-milley, name: Jean Milley}\n- {id: dave-butler, name: Dave Butler}\n"


def build(folder, corrections, *bodies, persons=ENTRIES, places="", published=()):
    """The corpus of the articles a1, a2 …, and the problems as words."""
    (folder / "corrections.yml").write_text(corrections, encoding="utf-8")
    (folder / "persons.yml").write_text(persons, encoding="utf-8")
    (folder / "places.yml").write_text(places, encoding="utf-8")
    authority, wrong = read_authority(folder)
    articles = [article(f"a{n}", body, f"2020-01-{n:02}") for n, body in enumerate(bodies, 1)]
    made = corrected(articles, authority, published)
    corpus, _ = resolved(made.articles, authority, made.rulings, published)
    return corpus, [str(problem).removeprefix(f"{folder}/corrections.yml:") for problem in (*wrong, *made.problems)]


def mentions(corpus, id="a1"):
    annotated = next(a for a in corpus.articles if a.article.id == id)
    return [(m.span.of(annotated.article.text), m.entity, m.status) for m in annotated.mentions]


def quotations(corpus, id="a1"):
    annotated = next(a for a in corpus.articles if a.article.id == id)
    text = annotated.article.text
    return [
        (" / ".join(part.of(text) for part in q.contents), q.kind, q.speakers or q.speaker_text, q.status)
        for q in annotated.quotations
    ]


AS_FOUND = [
    ("Mark Milley", "mark-milley", "automatic"),
    ("Kiev", "kiev", "automatic"),
    ("Milley", "mark-milley", "automatic"),
]


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("- {article: a1, mention: Milley, prefix: dit, is: jean-milley}",
         [*AS_FOUND[:2], ("Milley", "jean-milley", "confirmed")]),
        ("- {article: a1, mention: Mark Milley, is: jean-milley}",
         [("Mark Milley", "jean-milley", "confirmed"), AS_FOUND[1], ("Milley", "milley", "automatic")]),
        ("- {article: a1, mention: Milley, every: true, is: jean-milley}",
         [*AS_FOUND[:2], ("Milley", "jean-milley", "confirmed")]),
        ("- {article: a1, mention: Kiev, is: nobody}", [AS_FOUND[0], AS_FOUND[2]]),
        ("- {article: a1, mention: Orlando, as: place}", [*AS_FOUND, ("Orlando", "orlando", "confirmed")]),
        ("- {article: a1, mention: Donbass, prefix: Le, as: place}",
         [*AS_FOUND, ("Donbass", "donbass", "confirmed")]),
        ("- {article: a1, mention: Kiev, as: organization}",
         [AS_FOUND[0], ("Kiev", "kiev", "confirmed"), AS_FOUND[2]]),
        ("- {article: a1, mention: Orlando, is: nobody}", AS_FOUND),
        ("- {article: a1, mention: Kiev, is: kiev}", [AS_FOUND[0], ("Kiev", "kiev", "confirmed"), AS_FOUND[2]]),
    ],
)  # fmt: skip
def test_one_name_in_one_article(tmp_path, correction, expected):
    corpus, problems = build(tmp_path, correction, MILLEY)
    assert problems == []
    assert mentions(corpus) == expected


def test_a_name_becomes_what_the_program_calls_somebody_elsewhere(tmp_path):
    corpus, problems = build(tmp_path, "- {article: a1, mention: Milley, is: mark-milley}", JEAN, MILLEY)
    assert problems == []
    assert ids(corpus)["a1"] == ["mark-milley", "jean-dupont"]


def test_who_speaks_follows_the_name(tmp_path):
    lines = "- {article: a1, mention: Milley, is: jean-milley}\n- {article: a1, mention: Mark Milley, is: jean-milley}"
    corpus, _ = build(tmp_path, lines, MILLEY)
    assert quotations(corpus)[0][2] == ("jean-milley",)


@pytest.mark.parametrize(
    ("correction", "expected"),
    [
        ("speaker: dave-butler", ("Nous sommes prêts, et nous le restons", "direct", ("dave-butler",), "confirmed")),
        ("speaker: kiev", ("Nous sommes prêts, et nous le restons", "direct", ("kiev",), "confirmed")),
        ("speaker: nobody", ("Nous sommes prêts, et nous le restons", "direct", "", "confirmed")),
        ("speaker_text: un officier", ("Nous sommes prêts, et nous le restons", "direct", "un officier", "confirmed")),
        ("kind: none", ("Nous sommes prêts, et nous le restons", "none", ("mark-milley",), "confirmed")),
        ("ends: prêts", ("Nous sommes prêts", "direct", ("mark-milley",), "confirmed")),
        ("begins: et nous le", ("et nous le restons", "direct", ("mark-milley",), "confirmed")),
        ("begins: Le général, kind: indirect",
         ("Le général Mark Milley est à Kiev. « Nous sommes prêts, et nous le restons", "indirect", ("mark-milley",),
          "confirmed")),
    ],
)  # fmt: skip
def test_one_quotation(tmp_path, correction, expected):
    corpus, problems = build(tmp_path, f"- {{article: a1, quotation: nous le restons, {correction}}}", MILLEY)
    assert problems == []
    assert quotations(corpus) == [expected]


def test_a_quotation_that_the_program_missed(tmp_path):
    line = "- {article: a1, quotation: Le Donbass attend Orlando, kind: indirect, speaker: mark-milley}"
    corpus, problems = build(tmp_path, line, MILLEY)
    assert problems == []
    assert quotations(corpus)[1] == ("Le Donbass attend Orlando", "indirect", ("mark-milley",), "confirmed")


TWO = ('<PER id="p1">Valeri Guérassimov</PER> parle.', '<PER id="p1">Valentin Gerasim</PER> écoute.')


def test_two_are_one_and_the_first_keeps_its_id(tmp_path):
    corpus, problems = build(tmp_path, "- {same: [valentin-gerasim, valeri-guerassimov]}", *TWO)
    assert problems == []
    assert ids(corpus) == {"a1": ["valentin-gerasim"], "a2": ["valentin-gerasim"]}
    assert [person.status for person in corpus.persons] == ["confirmed"]


def test_of_those_that_are_one_the_entry_keeps_its_id(tmp_path):
    persons = "- {id: guerassimov, name: Valeri Guérassimov}\n"
    corpus, problems = build(tmp_path, "- {same: [valentin-gerasim, guerassimov]}", *TWO, persons=persons)
    assert problems == []
    assert ids(corpus) == {"a1": ["guerassimov"], "a2": ["guerassimov"]}


def test_three_are_one_in_two_lines(tmp_path):
    lines = "- {same: [b-b, a-a]}\n- {same: [c-c, b-b]}\n"
    bodies = [f'<PER id="p1">{name}</PER>' for name in ("A. A", "B. B", "C. C")]
    corpus, problems = build(tmp_path, lines, *bodies)
    assert problems == []
    assert len(corpus.persons) == 1


def test_those_that_are_never_one_stay_apart(tmp_path):
    corpus, problems = build(tmp_path, "- {different: [valentin-gerasim, valeri-guerassimov]}", *TWO)
    assert problems == []
    assert ids(corpus) == {"a1": ["valeri-guerassimov"], "a2": ["valentin-gerasim"]}


def test_what_the_program_has_joined_since_it_was_published_is_parted(tmp_path):
    bodies = '<PER id="p1">Jean Dupont</PER> parle.', '<PER id="p1">Jean Dupond</PER> parle.'
    joined, _ = build(tmp_path, "", *bodies, persons="- {id: jean-dupont, name: Jean Dupont, variants: [Jean Dupond]}")
    assert len(joined.persons) == 1
    lines = (
        Line("person", "jean-dupond", "Jean Dupond", ("a2",)),
        Line("person", "jean-dupont", "Jean Dupont", ("a1",)),
    )
    entry = "- {id: jean-dupont, name: Jean Dupont, variants: [Jean Dupond]}\n"
    parting = "- {different: [jean-dupont, jean-dupond]}"
    corpus, problems = build(tmp_path, parting, *bodies, persons=entry, published=lines)
    assert problems == []
    assert ids(corpus) == {"a1": ["jean-dupont"], "a2": ["jean-dupond"]}


@pytest.mark.parametrize(
    ("correction", "problem"),
    [
        ("- {article: a9, mention: Kiev, is: nobody}", '1: there is no article "a9"; did you mean a1?'),
        ("- {article: a1, mention: Lviv, is: nobody}", '1: "Lviv" does not stand (any more) in a1.xml'),
        ("- {article: a1, mention: Kiev, prefix: de, is: nobody}",
         '1: "Kiev" does not stand (any more) in a1.xml with these words around it'),
        ("- {article: a1, mention: est, is: jean-milley}",
         '1: "est" stands 2 times in a1.xml; expected `prefix` or `suffix` to say which, or `every: true`'),
        ("\n- {article: a1, mention: Kiev, is: kyiv}",
         "2: no article and no entry has the id kyiv; did you mean kiev?"),
        ("- {article: a1, mention: Mark, is: nobody}", '1: "Mark" is part of a name; expected "Mark Milley"'),
        ("- {article: a1, mention: Kiev, is: kiev, as: person}",
         "1: kiev is a place; expected no other kind in `as`"),
        ("- {article: a1, mention: Kiev}",
         "1: decides nothing; expected `is: …` (an id, or nobody) or `as: …` (person, place …)"),
        ("- {article: a1, quotation: Le Donbass, speaker: kiev}",
         '1: "Le Donbass" is in no quotation of a1.xml; expected its `kind` if it should be one'),
        ("- {article: a1, quotation: nous le restons, ends: Lviv}",
         '1: "Lviv" does not stand in the paragraph of the quotation; expected words that stand there once'),
        ("- {article: a1, quotation: nous le restons, speaker: nobdy}",
         "1: no article and no entry has the id nobdy; nearest is"),
        ("- {same: [kiev, mark-milley]}",
         "1: joins what is of different kinds; expected people, places or organisations only"),
        ("- {same: [jean-milley, dave-butler]}",
         "1: jean-milley and dave-butler both have entries; expected one entry with all forms"),
        ("- {same: [mark-milley]}", "1: same: names too few; expected two ids or more"),
        ("- {same: [mark-milley, jean-milley]}\n- {different: [mark-milley, jean-milley]}",
         "2: mark-milley and jean-milley are one by another decision; expected one of the two"),
        ("- {artcle: a1, mention: Kiev, is: nobody}", "1: article is missing; expected it in every entry"),
        ("- {article: a1, mentoin: Kiev, is: nobody}",
         "1: says neither mention, quotation, same nor different; did you mean mention?"),
        ("- {article: a1, mention: Kiev, quotation: x, is: nobody}",
         "1: says both mention and quotation; expected two corrections"),
    ],
)  # fmt: skip
def test_a_correction_that_finds_nothing_is_told(tmp_path, correction, problem):
    _, problems = build(tmp_path, correction, MILLEY)
    assert problems
    assert problems[0].startswith(problem)


def test_what_cannot_be_corrected_stays_as_it_was(tmp_path):
    corpus, problems = build(tmp_path, "- {article: a1, mention: Lviv, is: nobody}", MILLEY)
    assert problems
    assert mentions(corpus) == AS_FOUND


def test_a_correction_survives_changes_elsewhere_in_the_article(tmp_path):
    line = "- {article: a1, mention: Milley, prefix: dit, is: jean-milley}"
    changed = "Un mot de plus. " + MILLEY.replace("général", "vieux général")
    for body in (MILLEY, changed):
        corpus, problems = build(tmp_path, line, body)
        assert problems == []
        assert ids(corpus)["a1"][-1] == "jean-milley"


def test_marks_and_spaces_need_not_be_typed_as_the_article_has_them(tmp_path):
    body = 'L’<ORG id="o1">état-major\u00a0de l’air</ORG> parle.'
    corpus, problems = build(tmp_path, '- {article: a1, mention: "état-major de l\'air", is: nobody}', body)
    assert problems == []
    assert mentions(corpus) == []


BUTLER = """\
Le général Mark Milley et le colonel Dave Butler se taisent.

« Les deux chefs militaires ont abordé des sujets communs », a déclaré le majordome de l’état-major interarmées.
"""


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("persons.yml", "- {id: dave-butler, name: Dave Butler, variants: [le majordome de l’état-major interarmées]}"),
        ("corrections.yml", "- {article: butler, quotation: Les deux chefs militaires, speaker: dave-butler}"),
    ],
)
def test_the_butler_is_dave_butler_by_one_line(tmp_path, monkeypatch, file, line):
    project = make_project(tmp_path / "project", {"butler.txt": BUTLER})
    monkeypatch.chdir(project)
    (project / "authority").mkdir()
    build = Command(project)
    assert build("--no-site", "--quiet") == 0
    assert said(project)[0] != ["dave-butler"]
    (project / "authority" / file).write_text(line, encoding="utf-8")
    assert build("--no-site", "--quiet") == 0
    assert said(project) == (["dave-butler"], "confirmed")
    assert "abordé des sujets communs" in (project / "docs/personnes/dave-butler.md").read_text(encoding="utf-8")


def said(project):
    (record,) = map(json.loads, (project / "docs/data/annotations.jsonl").read_text(encoding="utf-8").splitlines())
    (quotation,) = record["quotations"]
    return quotation["speakers"], quotation["status"]


def test_a_correction_that_finds_nothing_stops_the_build_unless_it_is_told_to_go_on(tmp_path, monkeypatch, capsys):
    project = make_project(tmp_path / "project")
    monkeypatch.chdir(project)
    (project / "authority").mkdir()
    lines = "- {article: kiev, mention: Lviv, is: nobody}\n- {article: kiev, mention: Kiev, is: nobody}\n"
    (project / "authority/corrections.yml").write_text(lines)
    assert Command(project)("--no-site", "--quiet") == 2
    problem = 'authority/corrections.yml:1: "Lviv" does not stand (any more) in seeds/2021/kiev.md'
    assert problem in capsys.readouterr().err
    assert not (project / "docs/index.md").exists()
    assert Command(project)("--no-site", "--quiet", "--keep-going") == 2
    assert problem in capsys.readouterr().err
    assert '"entity": "kiev"' not in (project / "docs/data/annotations.jsonl").read_text().splitlines()[1]


def test_corrections_of_a_draft_wait(tmp_path, monkeypatch):
    seeds = {"a.md": "---\ndraft: true\n---\n\nKiev attend.\n", "b.txt": "Kiev attend.\n"}
    project = make_project(tmp_path / "project", seeds)
    monkeypatch.chdir(project)
    (project / "authority").mkdir()
    (project / "authority/corrections.yml").write_text("- {article: a, mention: Kiev, is: nobody}\n")
    assert Command(project)("--no-site", "--quiet") == 0


def test_corrections_of_the_site_are_told_but_no_errors_where_other_articles_are_read(tmp_path, monkeypatch, capsys):
    project = make_project(tmp_path / "project")
    monkeypatch.chdir(project)
    (project / "authority").mkdir()
    (project / "authority/corrections.yml").write_text("- {article: gerassimov, mention: Moscou, is: nobody}\n")
    assert Command(project)("--no-site", "--source", "seeds/milley.txt") == 0
    assert 'there is no article "gerassimov"; nearest is milley (notice)' in capsys.readouterr().err
