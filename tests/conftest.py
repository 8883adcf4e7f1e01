"""What all tests share: the folder of measuring sets beside the checkout, a small project, and a browser."""

import os
import shutil
from pathlib import Path

import hypothesis
import pytest
from project import Command, make_project
from serving import served

# A busy machine is no mistake of the program; what has to be fast is timed by tests of its own.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
UNSET = 'site_url: !ENV [SITE_URL, ""]'


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir() and not os.environ.get("CI"):
        pytest.skip("the measuring sets are not beside this checkout")
    return SHARED


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A small project of a test's own, and the folder it runs in."""
    folder = make_project(tmp_path / "project")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def build(project) -> Command:
    """`python build.py` in that project."""
    return Command(project)


@pytest.fixture(scope="session")
def chromium():
    """The system's Chromium, driven by playwright; it reaches no other host."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium on this machine")
        pytest.skip("no Chromium on this machine; on Debian or Ubuntu: sudo apt-get install chromium")
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """The project as a user has it after `python build.py`, published under a path; only for reading."""
    folder = make_project(tmp_path_factory.mktemp("sample") / "project", {})
    for name in ("seeds", "authority"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    config = folder / "mkdocs.yml"
    settings = config.read_text(encoding="utf-8")
    assert UNSET in settings
    config.write_text(settings.replace(UNSET, "site_url: https://press.example/repo/"), encoding="utf-8")
    here = Path.cwd()
    os.chdir(folder)
    try:
        assert Command(folder)("--quiet") == 0
    finally:
        os.chdir(here)
    return folder


@pytest.fixture(scope="session", params=["/", "/repo/"])
def sample_address(request, sample):
    """Where the sample's site is served: at the root of a host, then under a path."""
    with served(sample / "site", request.param) as address:
        yield address
