"""What every test may use."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

# Shared machines stall: an example that takes long is no defect. The same examples every time.
settings.register_profile("tests", deadline=None, derandomize=True)
settings.load_profile("tests")


@pytest.fixture(autouse=True)
def outside_of_any_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests say the same in a CI as at home: a check chooses its format by where it runs."""
    for name in ("GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real and hostile inputs, by others, that JOURNEY_CORPUS names."""
    folder = os.environ.get("JOURNEY_CORPUS")
    if not folder:
        pytest.skip("JOURNEY_CORPUS names no folder of real and hostile inputs")
    return Path(folder)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where everything must be there, a test that is skipped for want of a tool has failed."""
    report = yield
    needs = item.get_closest_marker("browser") or item.get_closest_marker("node")
    if report.skipped and needs and os.environ.get("JOURNEY_TOOLS") == "all":
        report.outcome = "failed"
    return report
