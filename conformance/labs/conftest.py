"""Where things are, for all engine tests of the lab kit."""

import os
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

LABS = ROOT / "labs" / "streaming"
CACHE = ROOT / ".cache" / "labs"

# One time zone for every engine, whatever the machine's is.
os.environ["TZ"] = "UTC"


@pytest.fixture(scope="session")
def labs():
    return LABS


@pytest.fixture(scope="session")
def cache():
    return CACHE


@pytest.fixture(scope="session")
def root():
    return ROOT
