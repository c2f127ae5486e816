"""Pictures, videos and other files of a post, told apart by their endings."""

from __future__ import annotations

from typing import Literal

from journey.model.post import Medium, Post

Kind = Literal["picture", "video", "audio", "document"]

_ENDINGS: dict[Kind, str] = {
    "picture": "avif bmp gif heic heif jpe jpeg jpg png svg tif tiff webp",
    "video": "avi m4v mkv mov mp4 mpeg mpg ogv webm",
    "audio": "aac flac m4a mp3 ogg wav",
    "document": "doc docx odp odt pdf ppt pptx",
}
_KINDS = {ending: kind for kind, endings in _ENDINGS.items() for ending in endings.split()}
_FORMATS = {"jpe": "jpeg", "jpg": "jpeg", "tif": "tiff", "heif": "heic"}


def is_elsewhere(medium: Medium) -> bool:
    """Whether a file is kept outside of the content folder, by its link."""
    return "://" in medium.file


def format_of(medium: Medium) -> str:
    """The format of a file by its ending: "jpeg", "mp4"; empty where it has none."""
    ending = _ending(medium.file)
    return _FORMATS.get(ending, ending)


def kind_of(medium: Medium) -> Kind | None:
    """What a file is; None where its ending does not tell."""
    return _KINDS.get(_ending(medium.file))


def _ending(file: str) -> str:
    """The ending of a file or a link, if it is one that tells what it is; else empty."""
    ending = file[file.rfind(".") + 1 :].lower()
    if ending in _KINDS:
        return ending
    path, question, _ = file.partition("?")
    return _ending(path) if question else ""


def with_kind(post: Post, kind: Kind) -> list[Medium]:
    """The files of a post that are of a kind."""
    return [medium for medium in post.media if kind_of(medium) == kind]
