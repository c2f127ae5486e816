"""What a text asks, where single signs decide."""

from __future__ import annotations

import pytest

from journey.rules.asking import NOTHING, YES_OR_NO, fault_of_question


@pytest.mark.parametrize(
    ("text", "language", "fault"),
    [
        ("Mañana abrimos ¿quieres venir?", "es", YES_OR_NO),
        ("Mañana abrimos ¿a qué hora vienes?", "es-MX", None),
        ("https://fern.example/a Is it blue?", "en", YES_OR_NO),
        ("Blue mugs", "en_GB", NOTHING),
        ("Is it blue? What else?", "en", None),
        ("Is it blue?", "xx", None),
    ],
)
def test_what_is_wrong_with_a_question(text: str, language: str, fault: str | None) -> None:
    assert fault_of_question(text, language) == fault
