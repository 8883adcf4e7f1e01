"""Real articles: all of the press set, the hand-annotated ones and the user's own, read whole."""

import json
import time
from pathlib import Path

import pytest

from exergue.articles import Reading, read_articles

pytestmark = pytest.mark.shared


def read(folder: Path) -> Reading:
    return read_articles([folder], language="fr", languages=("en", "fr"))


@pytest.fixture(scope="module")
def press(shared) -> list[dict]:
    lines = (shared / "data/press.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def yaml(record: dict) -> str:
    return f"title: {json.dumps(record['title'], ensure_ascii=False)}\ndate: {record['date']}\n"


def as_text(record: dict, folder: Path) -> None:
    (folder / f"{record['id']}.txt").write_text("\n\n".join(record["paragraphs"]), encoding="utf-8")
    (folder / f"{record['id']}.yml").write_text(yaml(record), encoding="utf-8")


def as_lines(record: dict, folder: Path) -> None:
    (folder / f"{record['id']}.txt").write_text("\n".join(record["paragraphs"]), encoding="cp1252", errors="ignore")


def as_markdown(record: dict, folder: Path) -> None:
    text = f"---\n{yaml(record)}---\n" + "\n\n".join(record["paragraphs"])
    (folder / f"{record['id']}.md").write_text(text, encoding="utf-8")


def every_character(text: str) -> str:
    return "".join(text.split())


def letters(text: str) -> str:
    """As Markdown « - Un tournant - » is a list, of which a mark is no text."""
    return "".join(filter(str.isalpha, text))


@pytest.mark.parametrize(("write", "words"), [(as_text, every_character), (as_markdown, letters)])
def test_every_press_article_is_read_whole(write, words, press, tmp_path):
    for record in press:
        write(record, tmp_path)
    begun = time.process_time()
    reading = read(tmp_path)
    assert time.process_time() - begun < 15  # one or two on a machine with nothing else to do
    assert reading.problems == ()
    records = {record["id"]: record for record in press}
    assert len(reading.articles) == len(records) == len({article.slug for article in reading.articles})
    for article in reading.articles:
        record = records[article.id]
        assert words(article.text) == words("".join(record["paragraphs"]))
        assert (article.language, str(article.date)) == ("fr", record["date"])
        assert article.title.split() == record["title"].split()


def test_a_paragraph_a_line_is_a_paragraph_in_nearly_every_press_article(press, tmp_path):
    for record in press:
        as_lines(record, tmp_path)
    records = {record["id"]: record for record in press}
    articles = read(tmp_path).articles
    whole = [article for article in articles if len(article.blocks) == len(records[article.id]["paragraphs"])]
    assert len(articles) == 1500
    assert len(whole) >= 1495


@pytest.mark.parametrize("folder", ["seeds", "gold/dev_text"])
def test_articles_to_measure_with_are_read_as_they_are(folder, shared):
    reading = read(shared / folder)
    assert reading.problems == ()
    for article in reading.articles:
        assert article.text == article.path.read_text(encoding="utf-8")
        assert article.language == "fr"


def test_the_users_article_is_titled_by_its_lead(shared):
    (article,) = read(shared / "seeds").articles
    assert article.title == "Au milieu des inquiétudes croissantes de la communauté internationale…"
    assert article.slug == "au-milieu-des-inquietudes-croissantes-de-la-communaute-internationale"
    assert (article.id, article.headline, article.date) == ("000_9f522f8e331ed00e", None, None)
