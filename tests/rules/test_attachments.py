"""What a file is, by its name."""

from __future__ import annotations

import pytest

from journey.model.post import Medium
from journey.rules.attachments import format_of, is_elsewhere, kind_of


@pytest.mark.parametrize(
    ("file", "written", "kind"),
    [
        ("media/mug.jpg", "jpeg", "picture"),
        ("media/mug.blue.PNG", "png", "picture"),
        ("https://cdn.example/mug.jpg?size=1.5", "jpeg", "picture"),
        ("https://cdn.example/mug.jpg?size=1?b", "jpeg", "picture"),
        ("https://cdn.example/mug?file=mug.png", "png", "picture"),
        ("media/mug.mp4", "mp4", "video"),
        ("media/mug.pdf", "pdf", "document"),
        ("media/mug.txt", "", None),
        ("https://cdn.example/mug", "", None),
        ("media.png/mug", "", None),
        ("", "", None),
    ],
)
def test_format_and_kind_of_a_file(file: str, written: str, kind: str | None) -> None:
    medium = Medium(file=file)
    assert (format_of(medium), kind_of(medium)) == (written, kind)


def test_a_file_with_an_address_is_elsewhere() -> None:
    assert is_elsewhere(Medium(file="https://cdn.example/mug.jpg"))
    assert not is_elsewhere(Medium(file="media/mug.jpg"))
