"""From a question to a query: who is asked about, what about, when, through whom, and to whom it was said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from claims.lexicon.folding import fold, plain_words
from claims.quotation import QuotationKind
from claims.search.questions.frames import Frame, take_apart, words_of
from claims.search.questions.known import Candidate, Days, Vocabulary
from claims.search.questions.names import find_entity, find_leading_entity
from claims.search.questions.offices import ARTICLES, is_description
from claims.search.questions.periods import find_period
from claims.search.questions.relayed import Relayed, find_outlet, find_relay, find_tweeting

LONGEST_QUESTION = 1000
"""Characters of a question that are read: nobody asks longer, and it bounds the work on hostile input."""

_NAMED = 3
"""So many of those whom a name may mean are told for reading, where there are more."""

_ASKING = re.compile(
    r"^(?:please|hi|hello|can\s+you|could\s+you|tell\s+me|show\s+me|give\s+me|find(?:\s+me)?|list|search(?:\s+for)?"
    r"|do\s+you\s+know|all|any|every)\b[\s,]*",
    re.IGNORECASE,
)
_VERBATIM = re.compile(
    r"\b(?:direct|verbatim|literal)\s+(?=quot|statement|words|remark)|\b(?:verbatim|literally)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    # "anything about Y" is Y; "anything" alone is no topic either, but then no word is left that tells.
    r"^(?:(?:(?:any|some|every|no)thing\s+(?:about|on|regarding|concerning)|much\s+about"
    r"|about|on|regarding|concerning|re|of|over|that|to|as|for|in|at|with|by|and|a|the)\b[\s,]*)+",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"^\s*(?:to\s+)?(?P<who>(?:\S+\s+){0,6}?\S+?)"
    r"(?=\s+(?:about|on|that|of|regarding|concerning|in|at|to|anything|something|what|why|how|if|whether)\b|\s*$|,)",
    re.IGNORECASE,
)
# Words in quotation marks must be said so; a word with a star only begins so.
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]{1,200})[\"“”„«»]")
_STARRED = re.compile(r"\b([^\W_]{3,30})\*")
_TOWARDS = re.compile(r"^\s*(?:to|with)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a question asks for; empty parts ask for nothing in particular.

    Args:
        question: The question as typed.
        speakers: Whom its words may mean, best first; the answer may come from any of them.
        principals: Of the speakers organisations in whose name others are quoted; what these say counts as theirs.
        speaker_words: Where the store knows nobody by these words: what the speaker's name, description or role in
            the article must hold ("two officials"), folded.
        speaker_called: The same as the question says it.
        topic: What about, in the question's words.
        terms: The topic's words, folded, without those that say nothing.
        phrases: What must be said in these words: stretches in quotation marks, folded.
        beginnings: Of each one a word must be said that begins so ("immigr*"), folded.
        subjects: Whom what was said must name, or where the topic is somebody's name, shall name.
        subject_called: The same as an option says it.
        since: The first day.
        until: The last day.
        relay: Through whom.
        outlets: Where printed.
        addressees: To whom.
        addressee_words: Where the store knows nobody by these words: what the addressee's description must hold.
        addressee_called: The same as the question says it.
        kind: Only direct, indirect or mixed quotations.
        cut: Whether the question was longer than what is read of it.
        required: The parts that options ask for (``relay``): what does not fit them is no answer, however it fits the
            topic.
        min_confidence: Leave out less certain quotations.
    """

    question: str
    speakers: tuple[Candidate, ...] = ()
    principals: tuple[int, ...] = ()
    speaker_words: tuple[str, ...] = ()
    speaker_called: str | None = None
    topic: str | None = None
    terms: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    subjects: tuple[Candidate, ...] = ()
    subject_called: str | None = None
    since: date | None = None
    until: date | None = None
    relay: Relayed | None = None
    outlets: tuple[Candidate, ...] = ()
    addressees: tuple[Candidate, ...] = ()
    addressee_words: tuple[str, ...] = ()
    addressee_called: str | None = None
    kind: QuotationKind | None = None
    cut: bool = False
    required: frozenset[str] = frozenset()
    min_confidence: float = 0.0

    @property
    def speaker(self) -> str | None:
        """The speaker as understood: the name, several with "or" between, or the words nobody is known by."""
        return _either(self.speakers) or self.speaker_called

    @property
    def addressee(self) -> str | None:
        """The addressee as understood."""
        return _either(self.addressees) or self.addressee_called

    @property
    def about(self) -> str | None:
        """Whom what was said names, as understood."""
        return _either(self.subjects) or self.subject_called

    @property
    def outlet(self) -> str | None:
        """The outlet as understood."""
        return _either(self.outlets)

    def in_short(self) -> dict[str, Any]:
        """What was understood, for reading: of many whom a name may mean, the first and how many more."""
        return self.understood() | {
            "speaker": _either(self.speakers, most=_NAMED) or self.speaker_called,
            "addressee": _either(self.addressees, most=_NAMED) or self.addressee_called,
            "about": _either(self.subjects, most=_NAMED) or self.subject_called,
        }

    def understood(self) -> dict[str, Any]:
        """The shape of ``understood`` in ``claims ask --json``."""
        return {
            "speaker": self.speaker,
            "topic": self.topic,
            "since": self.since.isoformat() if self.since else None,
            "until": self.until.isoformat() if self.until else None,
            "relay": self.relay.name if self.relay else None,
            "outlet": self.outlet,
            "addressee": self.addressee,
            "kind": self.kind,
            "about": self.about,
        }


def parse_question(question: str, *, vocabulary: Vocabulary, today: date) -> Query:
    """What a question in plain English asks for.

    Args:
        question: "what did Rouhani say about US troops", "who told Fuad Hussein anything in September 2020",
            "Trump on NATO", or just words; without any word it asks for nothing in particular.
        vocabulary: Whom and what the store knows by name.
        today: The day on which it is asked.
    """
    text = " ".join(question[: 2 * LONGEST_QUESTION].split()).rstrip("?!. ")
    text, cut = text[:LONGEST_QUESTION], len(text) > LONGEST_QUESTION or len(question) > 2 * LONGEST_QUESTION
    if not has_words(text):
        return Query(question=question)
    quoted, starred = _QUOTED.findall(text), _STARRED.findall(text)
    text = " ".join(_STARRED.sub(r"\1", _QUOTED.sub(r" \1 ", text)).split())
    query, rest = _cut_circumstances(Query(question=question, cut=cut), text, vocabulary, today)
    framed = (_by_frame(query, frame, vocabulary) for frame in take_apart(rest))
    query = next(filter(None, framed), None) or _by_leading_name(query, rest, vocabulary)
    return _with_subject(_with_verbatim(query, quoted, starred), vocabulary)


def has_words(question: str) -> bool:
    """Whether a question holds a letter or a digit."""
    return any(character.isalnum() for character in question)


def about_topic(query: Query, topic: str, vocabulary: Vocabulary) -> Query:
    """The same query about something else, as a question would say it: with words in quotation marks, and stars.

    Args:
        query: The query.
        topic: What about.
        vocabulary: Whom the store knows by name.
    """
    plain = _STARRED.sub(r"\1", _QUOTED.sub(r" \1 ", topic[:LONGEST_QUESTION]))
    told = with_topic(replace(query, subjects=(), subject_called=None), " ".join(plain.split()))
    return _with_subject(_with_verbatim(told, _QUOTED.findall(topic), _STARRED.findall(topic)), vocabulary)


def with_topic(query: Query, topic: str) -> Query:
    """The same query about something else; words that say nothing make no topic."""
    cleaned = _ABOUT.sub("", topic.strip(" ,:;")).strip(" ,:;")
    terms = tuple(dict.fromkeys(word for word in fold(cleaned, small_acronyms=True).split() if _tells(word)))
    return replace(query, topic=cleaned if terms else None, terms=terms)


def _with_verbatim(query: Query, quoted: Sequence[str], starred: Sequence[str]) -> Query:
    """The query with what its topic puts in quotation marks or ends with a star; a quoted name stays a name."""
    topic = f" {fold(query.topic or '', small_acronyms=True)} "
    spelled = [fold(words, small_acronyms=True) for words in quoted]
    begun = [fold(word) for word in starred]
    return replace(
        query,
        phrases=tuple(words for words in dict.fromkeys(spelled) if _is_in(words, topic)),
        beginnings=tuple(word for word in dict.fromkeys(begun) if word.isalnum() and f" {word} " in topic),
    )


def _is_in(words: str, topic: str) -> bool:
    """Whether a topic, which begins with no article or preposition ("about the"), has words that may."""
    told = _ABOUT.sub("", words)
    return bool(told) and f" {told} " in topic


def _with_subject(query: Query, vocabulary: Vocabulary) -> Query:
    """The query with the one whom its whole topic names ("what was said about Rouhani")."""
    named = find_leading_entity(query.topic, vocabulary) if query.topic else None
    if named is None or query.topic is None or named.end < len(query.topic):
        return query
    return replace(query, subjects=named.candidates)


def _tells(word: str) -> bool:
    return word not in words_of("empty") and (len(word) > 1 or word.isdigit())


def _cut_circumstances(query: Query, text: str, vocabulary: Vocabulary, today: date) -> tuple[Query, str]:
    """When, through whom and where printed; and the words that are left."""
    while asking := _ASKING.match(text):
        text = text[asking.end() :]
    verbatim = _VERBATIM.search(text)
    if verbatim:
        query, text = replace(query, kind="direct"), _without(text, *verbatim.span())
    period = find_period(text, today=today)
    if period:
        query = replace(query, since=period.since, until=period.until)
        text = _without(text, period.start, period.end)
    relay = find_relay(text, vocabulary)
    if relay:
        query = replace(query, relay=relay.relayed)
        text = _without(text, relay.start, relay.end)
    else:
        query = replace(query, relay=find_tweeting(text))
    outlet = find_outlet(text, vocabulary)
    if outlet:
        query = replace(query, outlets=outlet.outlets)
        text = _without(text, outlet.start, outlet.end)
    return query, text


def _without(text: str, start: int, end: int) -> str:
    return " ".join((text[:start] + " " + text[end:]).split()).strip(" ,")


def _by_frame(query: Query, frame: Frame, vocabulary: Vocabulary) -> Query | None:
    """The query of a question in a known form; None where the form only looked like it."""
    spoken = _with_speaker(query, frame, vocabulary)
    if spoken is None:
        return None
    rest = frame.rest
    if frame.telling or (frame.addressing and _TOWARDS.match(rest)):
        spoken, rest = _with_addressee(spoken, rest, vocabulary)
    return with_topic(spoken, rest)


def _with_speaker(query: Query, frame: Frame, vocabulary: Vocabulary) -> Query | None:
    stretch = frame.speaker
    if _is_nobody(stretch):
        return query
    candidates = _named_together(stretch, vocabulary, (query.since, query.until))
    if candidates:
        return replace(query, speakers=tuple(candidates.values()))
    words = tuple(word for word in fold(stretch).split() if _tells(word))
    if not frame.sure and not (
        _reads_like_a_name(stretch) or is_description(stretch) or (len(words) > 1 and vocabulary.described(words))
    ):
        return None
    return replace(query, speaker_words=words, speaker_called=stretch) if words else query


def _named_together(stretch: str, vocabulary: Vocabulary, days: Days) -> dict[int, Candidate]:
    """Whom a stretch names, one or several ("Trump and Clinton"), each with the part of it that names them."""
    candidates: dict[int, Candidate] = {}
    for place, part in enumerate(re.split(r"\s+(?:and|or|&)\s+|,\s*(?:and\s+)?", stretch)):
        found = find_entity(part, vocabulary, days=days)
        for candidate in found.candidates if found else ():
            candidates.setdefault(candidate.id, replace(candidate, part=place))
    return candidates


def _with_addressee(query: Query, rest: str, vocabulary: Vocabulary) -> tuple[Query, str]:
    """To whom, at the beginning of what follows the verb; and what is left."""
    towards = _TOWARDS.match(rest)
    rest = rest[towards.end() :] if towards else rest
    leading = find_leading_entity(rest, vocabulary)
    if leading:
        return replace(query, addressees=leading.candidates), rest[leading.end :]
    match = _ADDRESSED.match(rest)
    about = _ABOUT.match(rest)
    if not match or (about and about[0].strip().casefold() not in ARTICLES):  # "told the police"
        return query, rest
    if _is_nobody(match["who"]):
        return query, rest[match.end() :]
    found = find_entity(match["who"], vocabulary)
    if found:
        return replace(query, addressees=found.candidates), rest[match.end() :]
    words = tuple(word for word in fold(match["who"]).split() if _tells(word))
    if not words:
        return query, rest[match.end() :]
    return replace(query, addressee_words=words, addressee_called=match["who"]), rest[match.end() :]


def _is_nobody(stretch: str) -> bool:
    return not stretch or stretch.casefold() in words_of("nobody")


def _reads_like_a_name(stretch: str) -> bool:
    """Two words or more, all with capitals, and no nation among them: "Mark Cuban", not "American Troops"."""
    words = stretch.split()
    unfolded = " ".join(plain_words(stretch)) == fold(stretch)
    return len(words) in {2, 3} and unfolded and all(word[:1].isupper() for word in words)


def _by_leading_name(query: Query, text: str, vocabulary: Vocabulary) -> Query:
    """The query of a question that is just words: a name at its beginning is the speaker, the rest the topic."""
    leading = find_leading_entity(text, vocabulary)
    if leading is None:
        return with_topic(query, text)
    return with_topic(replace(query, speakers=leading.candidates), text[leading.end :])


def _either(candidates: tuple[Candidate, ...], *, most: int | None = None) -> str | None:
    names = list(dict.fromkeys(candidate.name for candidate in candidates))
    if most and len(names) > most + 1:
        names[most:] = [f"{len(names) - most} others"]
    return " or ".join(names) or None
