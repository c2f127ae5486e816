"""A plugin of pytest: the tables come first, for they are fast and kill nearly every mutant."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the cases of the tables before all other tests."""
    items.sort(key=lambda item: "test_cases.py" not in item.nodeid)
