"""Which pictures an article may have published, and where the site keeps them."""

from dataclasses import replace
from pathlib import Path

import pytest
from sample_pages import article, corpus

from exergue.images import image_files, local_images
from exergue.model import Inline, TextSpan
from exergue.pages import Addresses
from exergue.pages.addresses import PageLinks


@pytest.fixture
def seeds(tmp_path):
    for name in ("a.md", "vue.png", "notes.txt", "plan.svg", "1898/Vue.png", "1898/été à Rennes.JPG"):
        (tmp_path / "seeds" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "seeds" / name).write_bytes(name.encode())
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "seeds/link.png").symlink_to(tmp_path / "secret.png")
    return tmp_path / "seeds"


def showing(seeds: Path, *targets: str):
    annotated = article("a", "Rien.")
    inlines = tuple(Inline("image", TextSpan(0, 0), target) for target in targets)
    return corpus(replace(annotated, article=replace(annotated.article, path=seeds / "a.md", inlines=inlines)))


def test_an_image_is_published_once_under_a_plain_name(seeds):
    images = local_images(
        showing(seeds, "vue.png", "1898/Vue.png", "1898/%C3%A9t%C3%A9%20%C3%A0%20Rennes.JPG"), [seeds]
    )
    assert {str(path): data.decode() for path, data in image_files(images)} == {
        "images/vue.png": "vue.png",
        "images/vue-2.png": "1898/Vue.png",
        "images/ete-a-rennes.jpg": "1898/été à Rennes.JPG",
    }


@pytest.mark.parametrize(("name", "place"), [("CON.png", "images/image-con.png"), ("€.png", "images/image.png")])
def test_its_name_can_be_written_on_any_disk(seeds, name, place):
    (seeds / name).write_bytes(b"picture")
    assert list(map(str, local_images(showing(seeds, name), [seeds]).files)) == [place]


@pytest.mark.parametrize(
    "target",
    ["../secret.png", "link.png", "/etc/passwd", "notes.txt", "plan.svg", "rien.png", "%00.png", "a" * 5000 + ".png"],
)
def test_what_is_no_picture_of_the_sources_is_not_published(seeds, target):
    assert local_images(showing(seeds, target), [seeds]).files == {}


def test_an_article_finds_its_image_and_other_articles(seeds):
    site = showing(seeds, "vue.png")
    addresses = Addresses(site, local_images(site, [seeds]))
    shown = site.articles[0].article
    links = PageLinks(addresses, None, None, addresses.article("a"), shown)
    assert links.image("vue.png") == "../images/vue.png"
    assert links.image("autre.png") == ""
    assert links.article("./1898/../a.md") == "../articles/a.md"
    assert links.article("../a.md") == ""


def test_a_single_file_as_source_has_its_folder(seeds):
    assert len(local_images(showing(seeds, "vue.png"), [seeds / "a.md"]).files) == 1
