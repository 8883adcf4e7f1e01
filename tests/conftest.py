"""What all tests share: the folder of measuring sets beside the checkout."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir() and not os.environ.get("CI"):
        pytest.skip("the measuring sets are not beside this checkout")
    return SHARED
