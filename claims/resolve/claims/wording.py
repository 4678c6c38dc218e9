"""A quotation's words as far as they tell what it claims: tokens, stems, numbers, names and what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from claims.lexicon.folding import fold
from claims.lexicon.lists import words
from claims.lexicon.stems import stem
from claims.resolve.claims.numbers import is_number_word, numbers

_APOSTROPHES = str.maketrans("’ʼ＇`´", "'''''")
_TOKEN = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:'[^\W_]+)*")
_CONTRACTED = tuple(
    (re.compile(short, re.IGNORECASE), long)
    for short, long in (
        (r"\bwon't\b", "will not"),
        (r"\bcan't\b|\bcannot\b", "can not"),
        (r"\bain't\b", "is not"),
        (r"n't\b", " not"),
        (r"'ll\b", " will"),
        (r"'re\b", " are"),
        (r"'ve\b", " have"),
        (r"'d\b", " would"),
        (r"\bI'm\b", "I am"),
        (r"\b(he|she|it|that|there|here|what|who|let)'s\b", r"\1 is"),
    )
)
_PARTED = re.compile(r"\b(?:laid|lay|laying|lays) off\b", re.IGNORECASE)
# What is denied in one of these parts is not denied in the next: "The dam leaks, and nobody listens".
_CLAUSE_ENDS = re.compile(r"[,;:.!?…—–]+(?=\W|$)|\bbut\b|\bbecause\b", re.IGNORECASE)
_SENTENCE_START = re.compile(r"[.!?:…][^\w\s]*\s+[^\w\s]*$|^[^\w]*$|\[…\][^\w]*$")
_CAPITAL = re.compile(r"\b[A-Z\u00c0-\u00de\u0100-\u017f][\w.'’-]*")
# A text of so few words with many capitals is a name rather than a headline.
_SHORT = 4
# Words in a row by which repeats and cuts are found.
_RUN = 4
# White space and marks before a word that may begin a sentence.
_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared of a quotation.

    Args:
        tokens: Its words in small letters, contractions written out.
        runs: All runs of four words in it; of fewer words, those.
        stems: Stems of the words that mean something by themselves.
        names: Those stems that belong to names.
        numbers: The numbers in it, as :func:`claims.resolve.claims.numbers.numbers` gives them.
        clauses: Its parts: the stems of each, and whether the part says that something is not so.
        quoted: Those stems that stand between quotation marks inside it.
        asserts: Whether it seems to say something of something; "his party's nominee" does not.
    """

    tokens: tuple[str, ...]
    runs: frozenset[tuple[str, ...]]
    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    clauses: tuple[tuple[frozenset[str], bool], ...]
    quoted: frozenset[str]
    asserts: bool


def wording(text: str, cue: str | None = None) -> Wording:
    """What is compared of a quotation.

    Args:
        text: Its content.
        cue: The words that attribute it; "denied" turns around what it says.
    """
    turned = turns_around(cue)
    clauses = tuple(
        (frozenset(_stems(part)), is_denying(tokens_of(part)) != turned)
        for part in _CLAUSE_ENDS.split(text)
        if not part.isspace()
    )
    tokens = tuple(tokens_of(text))
    return Wording(
        tokens=tokens,
        runs=runs_of(tokens),
        stems=frozenset().union(*(stems for stems, _ in clauses)),
        names=frozenset(_names(text)),
        numbers=frozenset(numbers(text)),
        clauses=clauses,
        quoted=frozenset(part for found in _BETWEEN_MARKS.finditer(text) for part in _stems(found[0])),
        asserts=_asserts(text, tokens),
    )


def tokens_of(text: str) -> list[str]:
    """Words in small letters, contractions written out: "don't" is "do not"."""
    return [token.removesuffix("'s") for token in _TOKEN.findall(_written_out(text).casefold())]


def runs_of(tokens: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """All runs of four words, by which repeats and cuts are found; of fewer words, those."""
    return frozenset(tuple(tokens[start : start + _RUN]) for start in range(max(len(tokens) - _RUN + 1, 1)))


def _written_out(text: str) -> str:
    """A text without contractions."""
    plain = _PARTED.sub("layoff", text.translate(_APOSTROPHES))
    if "'" in plain or "annot" in plain:
        for short, long in _CONTRACTED:
            plain = short.sub(long, plain)
    return plain


def is_denying(tokens: Iterable[str]) -> bool:
    """Whether words say that something is not so, or is lacking."""
    return not _negations().isdisjoint(tokens)


def turns_around(cue: str | None) -> bool:
    """Whether a cue says the opposite of its content: "denied" does, "did not deny" does not."""
    tokens = tokens_of(cue or "")
    return not _denials().isdisjoint(tokens) and _NOT.isdisjoint(tokens)


def denies(wording_: Wording, about: frozenset[str] = frozenset()) -> bool:
    """Whether a quotation, or the part of it that is about something, says that it is not so.

    Args:
        wording_: The quotation's words.
        about: Stems; the parts that hold most of them count. All parts where none holds any.
    """
    most = max((len(stems & about) for stems, _ in wording_.clauses), default=0)
    return any(denied for stems, denied in wording_.clauses if len(stems & about) == most)


# Beside a negation they turn it into something else: "whether or not", "nobody more", "not only".
_NO_DENIAL = frozenset({"or", "more", "better", "less", "just", "only"})
# So many words after a negation what it denies has to begin.
_AHEAD = 6


def denied(wording_: Wording) -> frozenset[str]:
    """Stems of what words deny: the first word after each negation that means something by itself.

    "Is not really qualified" denies "qualified", "nothing will change unless" denies "change", and "will not release
    the letters" does not deny the letters.

    Args:
        wording_: The quotation's words.
    """
    found: set[str] = set()
    for place, token in enumerate(wording_.tokens):
        around = wording_.tokens[max(place - 1, 0) : place + 2]
        if token in _negations() and _NO_DENIAL.isdisjoint(around):
            ahead = (word for word in wording_.tokens[place + 1 : place + 1 + _AHEAD] if not word.endswith("ly"))
            found.update(next((tuple(_stems(word)) for word in ahead if word not in _empty()), ()))
    return frozenset(found - wording_.names)


_BETWEEN_MARKS = re.compile("[\"“„«](.+?)[\"”»]|''(.+?)''|(?<!\\w)['‘](.+?)['’](?!\\w)", re.DOTALL)
_QUOTED = re.compile("[\"“”„«»]|''|(?<!\\w)['‘]")
_NOT = frozenset({"not", "never", "neither", "nor"})


def _asserts(text: str, tokens: tuple[str, ...]) -> bool:
    """Whether words are quoted, begin as a clause does, or hold a verb that only clauses have."""
    begins = bool(tokens) and tokens[0] in _openings()
    return begins or bool(_QUOTED.search(text)) or not _finite().isdisjoint(tokens)


@cache
def _negations() -> frozenset[str]:
    return words("claims", "negations")


@cache
def _openings() -> frozenset[str]:
    return words("claims", "openings")


@cache
def _finite() -> frozenset[str]:
    return words("claims", "finite")


@cache
def _denials() -> frozenset[str]:
    return words("claims", "denials")


@cache
def _empty() -> frozenset[str]:
    """Words that mean little by themselves; denial and numbers are compared apart."""
    return words("claims", "light", "negations")


@cache
def _standing_for() -> dict[str, str]:
    """Words to the word that stands for them and for others of their meaning."""
    return dict(_pair(entry) for entry in words("claims", "standing for", "capitals"))


def _pair(entry: str) -> tuple[str, str]:
    word, _, standard = entry.partition(" ")
    return word, standard


def _stems(text: str) -> Iterator[str]:
    return filter(None, map(_stem, fold(_written_out(text)).split()))


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str | None:
    """The stem of a folded word, or of what it stands for, if it means something by itself."""
    if word in _empty() or len(word) < 2 or is_number_word(word):
        return None
    return stem(_standing_for().get(word, word))


def _names(text: str) -> Iterator[str]:
    """Stems of words with a capital with which no sentence begins; of a headline in capitals, none."""
    found = [match for match in _CAPITAL.finditer(text) if not _begins_sentence(text, match.start())]
    if 2 * len(found) > len(text.split()) > _SHORT:
        return
    for match in found:
        yield from _stems_of_name(match[0])


@lru_cache(maxsize=16_384)
def _stems_of_name(word: str) -> tuple[str, ...]:
    return tuple(_stems(word))


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins here; an indirect quotation begins with no capital of its own."""
    return start > 0 and bool(_SENTENCE_START.search(text[max(start - _BEFORE, 0) : start]))
