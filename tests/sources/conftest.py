from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from journey.sources import yaml_text

LOADERS = [
    pytest.param(yaml.SafeLoader, id="python"),
    pytest.param(
        getattr(yaml, "CSafeLoader", None),
        id="libyaml",
        marks=pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML has no libyaml here"),
    ),
]


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run a test with libyaml and with PyYAML's own parser; the name of the one in use."""
    monkeypatch.setattr(yaml_text, "LOADER", request.param)
    return "python" if request.param is yaml.SafeLoader else "libyaml"


@pytest.fixture
def corpus() -> Callable[[str], Any]:
    """Open a file of the corpus of real and hostile inputs: bytes, or what its JSON says."""
    folder = os.environ.get("JOURNEY_CORPUS")
    if not folder:
        pytest.skip("JOURNEY_CORPUS does not say where the corpus is")

    def opened(path: str) -> Any:
        data = (Path(folder) / path).read_bytes()
        return json.loads(data) if path.endswith(".json") else data

    return opened
