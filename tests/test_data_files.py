"""Each article has data files of its own, whatever it is called."""

from dataclasses import replace

from sample_pages import article

from exergue.data_files import article_files

ONE = article("a", "x").article


def named(*ids: str, slug: str = "titre") -> list[str]:
    return [files.text.stem for files in article_files(replace(ONE, id=id, slug=slug) for id in ids).values()]


def test_an_id_that_is_no_file_name_gives_way_to_the_slug():
    assert named("1898-01-13", "J’accuse", "nul") == ["1898-01-13", "titre", "titre-2"]


def test_a_thousand_articles_of_one_slug_are_numbered():
    ids = [f"é{number:04}" for number in range(1000)]
    assert named(*ids) == ["titre", *(f"titre-{number}" for number in range(2, 1001))]
