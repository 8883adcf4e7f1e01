"""Reading the source folders as a whole: what is read, what is refused, and how mistakes are told."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from exergue.articles import Reading, read_articles
from exergue.reading import files
from exergue.reading.metadata import Metadata


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("seeds").mkdir()
    return Path("seeds")


def read(*sources: Path) -> Reading:
    return read_articles(sources, language="fr", languages=("en", "fr"))


def write(folder: Path, files_by_name: dict[str, str | bytes]) -> Path:
    for name, content in files_by_name.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problems(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.problems]


def test_text_and_markdown_are_read_in_any_folder_whatever_the_case_of_the_ending(seeds):
    write(seeds, {"b.TXT": "Bonjour.", "sous/dossier/a.md": "Bonjour.", "c.Md": "Bonjour."})
    reading = read(seeds)
    assert [article.id for article in reading.articles] == ["a", "b", "c"]
    assert reading.problems == ()


@pytest.mark.parametrize(
    "name",
    ["LICENSE", "LICENSE.txt", "README.md", "readme.fr.txt", ".caché.txt", ".git/a.txt", "a.docx", "a.html", "a.txt~"],
)
def test_other_files_are_passed_over(seeds, name):
    write(seeds, {name: "Texte.", "vrai.txt": "Texte."})
    assert [article.id for article in read(seeds).articles] == ["vrai"]
    assert read(seeds).problems == ()


def test_a_name_that_only_begins_like_readme_or_license_is_an_article(seeds):
    write(seeds, {"readmission.txt": "Texte.", "licenses-libres.md": "Texte.", "licence.txt": "Texte."})
    assert len(read(seeds).articles) == 3


def test_metadata_come_from_the_sidecar_of_plain_text(seeds):
    write(seeds, {"a.txt": "Texte.", "a.yml": "title: Le titre\ndate: 2021-04-07\n"})
    (article,) = read(seeds).articles
    assert (article.title, article.date, article.text) == ("Le titre", date(2021, 4, 7), "Texte.")


def test_metadata_come_from_the_front_matter_of_markdown_and_are_no_text(seeds):
    write(seeds, {"a.md": "---\ntitle: Le titre\ntags: [un, deux]\n---\nTexte.\n"})
    (article,) = read(seeds).articles
    assert (article.title, article.tags, article.text) == ("Le titre", ("un", "deux"), "Texte.")


def test_front_matter_in_plain_text_is_text(seeds):
    write(seeds, {"a.txt": "---\ntitle: x\n---\nTexte.\n"})
    (article,) = read(seeds).articles
    assert article.text == "---\ntitle: x\n---\nTexte.\n"


def test_drafts_are_left_out_and_counted(seeds):
    write(seeds, {"a.md": "---\ndraft: true\n---\n", "b.txt": "Texte.", "b.yml": "draft: false"})
    reading = read(seeds)
    assert (reading.drafts, [article.id for article in reading.articles], reading.problems) == (1, ["b"], ())


PROBLEMS = {
    "empty file": ({"a.txt": ""}, "seeds/a.txt: holds no text that can be seen; expected an article"),
    "nothing visible": (
        {"a.txt": " \n\u200b\n\xa0\u00ad\n"},
        "seeds/a.txt: holds no text that can be seen; expected an article",
    ),
    "front matter alone": (
        {"a.md": "---\ntitle: x\n---\n"},
        "seeds/a.md: holds no text that can be seen; expected an article",
    ),
    "binary": ({"a.txt": b"GIF89a\0\1"}, "seeds/a.txt: is a binary file; expected text"),
    "too long": ({"a.txt": "a" * 10_000_001}, "seeds/a.txt: is too long; expected 10,000,000 bytes at most"),
    "bad date": (
        {"a.md": '---\ntitle: x\ndate: "31/02/2024"\n---\nx'},
        'seeds/a.md:3: date "31/02/2024" is not a date; expected YYYY-MM-DD, or the month in words',
    ),
    "bad date in a sidecar": (
        {"a.txt": "x", "a.yaml": "\ndate: 2021-13-01"},
        'seeds/a.yaml:2: date "2021-13-01" is not a date; expected YYYY-MM-DD, or the month in words',
    ),
    "front matter that does not end": (
        {"a.md": "---\ntitle: x\n\nTexte"},
        "seeds/a.md:1: begins front matter that does not end; expected a line of ---",
    ),
    "sidecar of Markdown": (
        {"a.md": "x", "a.yml": "title: x"},
        "seeds/a.yml: is not read, since a.md is Markdown; expected its keys in there, between lines of ---",
    ),
    "misnamed sidecar": (
        {"milley.txt": "x", "Miley.yml": "title: x"},
        "seeds/Miley.yml: describes an article that is not there; expected Miley.txt beside it",
    ),
    "two sidecars": (
        {"a.txt": "x", "a.yml": "title: x", "a.yaml": "title: x"},
        "seeds/a.yml: describes what seeds/a.yaml does; expected one of them",
    ),
    "missing image": (
        {"a.md": "---\ntitle: x\n---\nTexte\n![Carte](carte.png)"},
        'seeds/a.md:5: image "carte.png" does not exist; expected the file seeds/carte.png',
    ),
    "image out of the folder": (
        {"a.md": "Texte\n\n![x](../../secret.png)"},
        'seeds/a.md:3: image "../../secret.png" is not in the source folder; '
        "expected a path from this file to one in there",
    ),
    "image that is none": (
        {"a.md": "Texte ![x](b.docx)", "b.docx": "x"},
        'seeds/a.md:1: image "b.docx" is in no format that browsers show; '
        "expected .png, .jpg, .jpeg, .gif, .webp, .avif",
    ),
    "image of no name": (
        {"a.md": "Texte ![x](%00%07.png)"},
        'seeds/a.md:1: image ".png" is not in the source folder; expected a path from this file to one in there',
    ),
    "nested without end": (
        {"a.md": ">" * 200 + "x"},
        "seeds/a.md: nests lists, quotes or images too deeply; expected fewer than 25 levels",
    ),
}


@pytest.mark.parametrize(("content", "message"), PROBLEMS.values(), ids=PROBLEMS)
def test_a_mistake_is_told_with_its_place_and_what_was_expected(seeds, content, message):
    write(seeds, content)
    assert message in problems(read(seeds))


def test_all_mistakes_are_told_together_and_the_rest_is_read(seeds):
    write(seeds, {"a.md": "---\ndate: x\nautor: y\n---\n![](no.png)", "b.txt": b"\0", "c.txt": "Bon."})
    reading = read(seeds, Path("nulle-part"))
    places = [problem.partition(": ")[0] for problem in problems(reading)]
    assert places == ["nulle-part", "seeds/a.md:2", "seeds/a.md:3", "seeds/a.md:5", "seeds/b.txt"]
    assert [article.id for article in reading.articles] == ["c"]


def test_a_yaml_file_that_is_no_sidecar_is_passed_over(seeds):
    write(seeds, {"a.txt": "Texte.", "settings.yml": "title: Site\nport: 80", "liste.yaml": "- a"})
    assert read(seeds).problems == ()


def test_a_folder_without_articles_is_told(seeds):
    assert problems(read(seeds)) == ["seeds: holds no article; expected .txt or .md files"]


def test_a_source_may_be_a_file(seeds):
    write(seeds, {"a.txt": "Texte.", "a.yml": "title: T", "b.txt": "x", "c.docx": "x"})
    reading = read(seeds / "a.txt", seeds / "c.docx")
    assert [article.title for article in reading.articles] == ["T"]
    assert problems(reading) == ["seeds/c.docx: is no article; expected a .txt or .md file, or a folder of them"]


def test_a_file_found_through_two_sources_is_one_article(seeds):
    write(seeds, {"sous/a.txt": "Texte."})
    reading = read(seeds, seeds / "sous", seeds.absolute())
    assert (len(reading.articles), reading.problems) == (1, ())


def test_links_that_lead_out_of_the_folder_are_refused(seeds, tmp_path):
    write(tmp_path, {"dehors/secret.txt": "Secret.", "dehors/s.yml": "title: Secret", "seeds/b.txt": "x"})
    (seeds / "a.txt").symlink_to("../dehors/secret.txt")
    (seeds / "dossier").symlink_to("../dehors")
    (seeds / "b.yml").symlink_to("../dehors/s.yml")
    reading = read(seeds)
    assert reading.articles == ()
    assert problems(reading) == [
        f"seeds/{name}: is a symbolic link that leads out of the source folder; expected a {kind} inside it"
        for name, kind in (("a.txt", "file"), ("b.yml", "file"), ("dossier", "folder"))
    ]


def test_a_link_within_the_folder_is_read_and_one_to_nowhere_is_told(seeds):
    write(seeds, {"a.txt": "Texte."})
    (seeds / "b.txt").symlink_to("a.txt")
    (seeds / "c.txt").symlink_to("nulle-part.txt")
    (seeds / "d.txt").symlink_to("d.txt")
    reading = read(seeds)
    assert [article.id for article in reading.articles] == ["a", "b"]
    assert [str(problem.path) for problem in reading.problems] == ["seeds/c.txt", "seeds/d.txt"]


def test_a_pipe_is_told_and_not_waited_for(seeds):
    os.mkfifo(seeds / "a.txt")
    assert problems(read(seeds)) == ["seeds/a.txt: is no regular file; expected one"]


def test_a_file_that_cannot_be_opened_is_told(seeds, monkeypatch):
    write(seeds, {"a.txt": "x", "b.txt": "y"})
    real = Path.open

    def vanished(path, *arguments, **named):
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **named)

    monkeypatch.setattr(files.Path, "open", vanished)
    reading = read(seeds)
    assert problems(reading) == ["seeds/a.txt: cannot be read: Permission denied"]
    assert [article.id for article in reading.articles] == ["b"]


def test_a_name_that_is_not_utf_8_is_told_in_words_that_can_be_printed(seeds):
    try:
        Path(os.fsdecode(b"seeds/\xe9t\xe9.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 only")
    (problem,) = read(seeds).problems
    assert str(problem).encode() == "seeds/�t�.txt: has a name that is not UTF-8; expected another".encode()


@pytest.mark.parametrize("name", ["🎉", "CON", "a.b.c", "a b", "l’été", "x" * 200, "a&b<c>", "-", "a..b"])
def test_any_file_name_is_an_id_as_it_is(seeds, name):
    write(seeds, {f"{name}.txt": "Texte."})
    assert [article.id for article in read(seeds).articles] == [name]


def test_an_id_is_composed_whatever_the_file_system_does_to_accents(seeds):
    write(seeds, {"e\u0301te\u0301.txt": "Texte."})
    assert [article.id for article in read(seeds).articles] == ["été"]


def test_files_of_one_name_need_a_slug(seeds):
    write(seeds, {"a/appel.txt": "x", "b/Appel.md": "y"})
    reading = read(seeds)
    assert reading.articles == ()
    assert problems(reading) == [
        'seeds/a/appel.txt: has the file name "appel" in common with seeds/b/Appel.md; expected a `slug` of its own',
        'seeds/b/Appel.md: has the file name "Appel" in common with seeds/a/appel.txt; expected a `slug` of its own',
    ]
    write(seeds, {"b/Appel.md": "---\nslug: second-appel\n---\ny"})
    assert [(article.id, article.slug) for article in read(seeds).articles] == [("appel", "x"), ("second-appel",) * 2]


def test_a_slug_is_given_once(seeds):
    write(seeds, dict.fromkeys(("a.md", "b.md"), "---\nslug: appel\n---\nx"))
    assert problems(read(seeds)) == [
        'seeds/a.md: has the slug "appel" in common with seeds/b.md; expected a `slug` of its own',
        'seeds/b.md: has the slug "appel" in common with seeds/a.md; expected a `slug` of its own',
    ]


def test_images_of_the_folder_are_named_from_there(seeds):
    write(seeds, {"2021/a.md": "![Carte](../cartes/l%C3%A9man.png?x)\n\nTexte", "cartes/léman.png": b"png"})
    reading = read(seeds)
    (image,) = reading.articles[0].inlines
    assert (image.kind, image.target, image.text, image.span.start, image.span.end) == (
        "image",
        "cartes/léman.png",
        "Carte",
        0,
        0,
    )


def test_the_order_of_files_and_sources_does_not_matter(seeds, monkeypatch):
    write(seeds, {f"{folder}/{name}.txt": "Titre\n\nTexte." for folder, name in ("xa", "yb", "zc")})
    expected = read(seeds)
    walk = os.walk
    monkeypatch.setattr(os, "walk", lambda *a, **b: ((f, d, names[::-1]) for f, d, names in walk(*a, **b)))
    assert read(seeds) == expected
    assert read(seeds / "z", seeds / "x", seeds / "y").articles == expected.articles


def test_the_guide_to_seeds_tells_the_truth(seeds, root):
    guide = (root / "guides/seeds.md").read_text(encoding="utf-8")
    examples = dict(re.findall(r"`(seeds/\S+)`:\n\n```\w+\n(.*?)```", guide, re.DOTALL))
    assert len(examples) == 3
    write(Path(), examples)
    reading = read(seeds)
    assert reading.problems == ()
    call, brief = reading.articles
    assert (call.title, call.authors, call.tags) == (
        "« Un appel discret »",
        ("Jeanne Exemple", "Paul Modèle"),
        ("diplomatie", "Ukraine"),
    )
    assert call.headline is not None
    assert "Mark Milley" in call.text
    assert (brief.id, brief.slug, brief.date) == ("telephone", "telephone", date(2021, 4, 8))
    assert brief.title == "Le téléphone a sonné deux fois"
    keys = re.findall(r"^\| `(\w+)` \|", guide, re.MULTILINE)
    assert keys == list(Metadata.model_fields)
