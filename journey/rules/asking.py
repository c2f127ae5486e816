"""What a text asks of those who read it, as far as single words tell.

Everything here is in favour of the text: what may be a good question, or an invitation in other
words, passes for one.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

Fault = str
"""What is wrong with the way in which a text asks."""
NOTHING, YES_OR_NO = "asks nothing", "can be answered with yes or no"


class _Words(NamedTuple):
    """What questions and invitations are made of in a language, in lower case.

    Args:
        wide: Words that ask for more than yes or no.
        closed: Words with which a question for yes or no begins.
        either: Words between the things that a question lets people choose from.
        invites: How words begin that invite an answer without a question.
    """

    wide: frozenset[str]
    closed: frozenset[str]
    either: frozenset[str]
    invites: tuple[str, ...]


def _words(wide: str, closed: str, either: str, invites: str) -> _Words:
    return _Words(
        frozenset(wide.split()),
        frozenset(closed.split()),
        frozenset(either.split()),
        tuple(invites.split()),
    )


_LANGUAGES = {
    "en": _words(
        "what which who whom whose where when why how whatever whichever whoever wherever",
        "do does did don doesn didn is isn are aren am was wasn were weren ain have haven has hasn "
        "had hadn can could couldn will won would wouldn shall should shouldn may might must mustn",
        "or vs versus",
        "tell shar let comment repl answer respond descri expla nam list guess complet finish fill "
        "caption vot pick choos choice rank rate rating suggest recommend drop post show send writ "
        "ask ama thought idea tip advi story stories memor favo opinion add turn below weigh chime "
        "discuss debat hear tag poll quiz survey join help question any rememb team spot find word "
        "emoji hand raise rais take convinc settl start agree missing wish",
    ),
    "de": _words(
        "was wer wen wem wessen wann warum weshalb wieso weswegen wo wohin woher wie wieviel "
        "wieviele welche welcher welches welchen welchem womit wofür woran worauf worüber wovon "
        "wozu wobei wodurch worin wonach",
        "bist ist sind seid war warst wart waren hast hat habt haben hatte hattest hattet hatten "
        "hättest hättet hätten wäre wärst wärt kann kannst könnt können könntest könntet könnten "
        "mag magst mögt mögen möchte möchtest möchtet möchten will willst wollt wollen soll sollen "
        "sollte sollten solltest darf darfst dürft dürfen muss musst müsst müssen wird wirst "
        "werdet werden würde würdest würdet würden kennst kennt kennen weißt wisst wissen glaubst "
        "glaubt findest findet gibt geht freust freut trinkst trinkt isst esst gehst geht",
        "oder bzw vs",
        "erzähl schreib verrat teil zeig nenn sag komment antwort abstimm stimm rat vervollständig "
        "ergänz tipp idee vorschl schlag empf lieblings meinung geschicht erfahrung schick "
        "beschreib wähl frag mach lass poste gib gebt gebe stell beantwort hilf helft rückmeld "
        "irgend jemand etwas erinner team wort emoji hand hände heb find such "
        "feedback entscheid erklär wünsch wunsch freuen",
    ),
    "fr": _words(
        "qui quoi quel quelle quels quelles où quand comment pourquoi combien lequel laquelle "
        "lesquels lesquelles duquel auquel",
        "est es êtes sont sommes as a avez avons ont aimes aimez peux peut pouvez pourriez "
        "pourrais veux voulez voudriez connais connaissez sais savez savais saviez faut fais "
        "faites vas va allez dois devez étiez aviez auriez aurais seriez serais crois croyez "
        "penses pensez aimeriez aimerais",
        "ou vs",
        "dites dis racont partag comment répon écri décri nomm cit devin complét vot choisi propos "
        "suggér recommand conseil idée astuce avis préfér favori histoire souvenir montr envo pose "
        "question donn expliqu parl laiss faites indiqu tag aide quelqu souven team équipe mot "
        "emoji main lev trouv cherch",
    ),
    "es": _words(
        "qué cuál cuáles quién quiénes cómo cuándo dónde adónde cuánto cuánta cuántos cuántas "
        "cual cuales quien quienes como cuando donde cuanto cuanta cuantos cuantas porqué",
        "te os le les has habéis ha han tienes tenéis tiene tienen eres sois es son está estás "
        "estáis están puedes podéis puede pueden podrías podríais quieres queréis quiere quieren "
        "conoces conocéis conoce conocen sabes sabéis sabe saben sabías sabíais sabía sabían crees "
        "creéis cree creen vas vais va van fue hay harías haríais deberías debería",
        "o u vs",
        "cuént cuent cont compart dinos dime decid coment respond respuest escrib describ "
        "nombr adivin complet vot elig elij eleg sugier suger recom consej idea truco opin favorit "
        "histori recuerd muestr enseñ enví envi mand pregunt explic habl deja qued ayud etiquet "
        "algo algun algún alguien equipo palabra emoji mano levant encuentr busc",
    ),
}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|(?<!\S)@?[^\s@]+@[^\s@]+\.\S+")
_TAG = re.compile(r"[#@]\w+")
_WORD = re.compile(r"[^\W\d_]+")
_MARKS = "?؟？⁇⁈⁉‽"
_END = re.compile(rf"([.!…。！\n]+|[{_MARKS}]+)")
_BLANK = re.compile(r"_{2,}|\.{3}|…|\[\s*\]")
_FIRST, _SECOND = re.compile(r"\bA[:)]", re.I), re.compile(r"\bB[:)]", re.I)
_POINTING = "👇⬇⤵💬🗨🗳🙋\u20e3"


def fault_of_question(text: str, language: str) -> Fault | None:
    """What is wrong with a text that should ask an open question; None if nothing may be.

    Args:
        text: The text.
        language: The language that it is in, as a tag: "en", "de-AT". Of an unknown one nothing is
            said.
    """
    words = _LANGUAGES.get(re.split("[-_]", language.lower(), maxsplit=1)[0])
    if words is None:
        return None
    text = _ADDRESS.sub(" ", unicodedata.normalize("NFC", text))
    found = _WORD.findall(text.casefold())
    if not found or _BLANK.search(text) or any(sign in text for sign in _POINTING):
        return None
    if (first := _FIRST.search(text)) and _SECOND.search(text, first.end()):
        return None
    if not words.wide.isdisjoint(found) or any(word.startswith(words.invites) for word in found):
        return None
    questions = _questions(text)
    if not questions:
        return NOTHING if words.either.isdisjoint(found) else None
    return YES_OR_NO if all(_is_closed(question, words) for question in questions) else None


def _questions(text: str) -> list[str]:
    """The sentences that end with a question mark, each from the last inverted one in it."""
    parts = _END.split(_TAG.sub(" ", text))
    pairs = zip(parts[::2], parts[1::2], strict=False)
    return [sentence.rpartition("¿")[2] for sentence, end in pairs if end[0] in _MARKS]


def _is_closed(question: str, words: _Words) -> bool:
    found = _WORD.findall(question.casefold())
    return (
        bool(found)
        and found[0] in words.closed
        and words.either.isdisjoint(found)
        and "/" not in question
    )
