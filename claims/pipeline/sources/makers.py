"""Who made the documents that a text speaks of: "a Galaxy poll", "a report by Oxfam", "The union filed a lawsuit"."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claims.lexicon.lists import words
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.name import Name
from claims.pipeline.sources.phrases import made_nouns
from claims.pipeline.text.surface import Surface, Word

_BESIDE = 40  # characters behind a name in which the noun of a document may stand: "a Galaxy national tracking poll"
_MOST_BETWEEN = 3  # words between a name and that noun
_BEFORE = 90  # characters before a name: "a poll of 800 likely voters conducted by Galaxy"
_POLLS = frozenset({"poll", "survey", "average", "polling"})
_FILMS = frozenset({"ad", "spot", "video", "advertisement", "commercial", "clip", "footage"})
_MAILS = frozenset({"email", "e-mail"})
_SUITS = frozenset({"lawsuit", "complaint", "filing", "suit"})
_STUDIES = frozenset({"study", "report", "analysis", "paper", "studies", "analyses"})
# What one does with a document that one made; who got hold of it does other things.
_MAKING = frozenset(
    {"release", "publish", "issue", "file", "air", "post", "write", "send", "commission", "conduct", "launch", "unveil"}
    | {"produce", "distribute", "circulate", "sign", "run", "compile", "author", "submit", "make", "draft", "debut"}
)
# What one does in a document of one's own; in others' polls one leads.
_SAYING = frozenset(
    {"say", "write", "add", "announce", "state", "tell", "argue", "claim", "confirm", "deny", "allege", "respond"}
    | {"warn", "condemn", "urge", "reject", "stress", "accuse", "insist", "call", "vow", "demand", "denounce", "affirm"}
)
# The same said by the verb alone: "She emailed supporters", "The union sued".
_VERBS_OF = {"email": "email", "e-mail": "email", "tweet": "tweet", "sue": "lawsuit"}
_MOST_LINKED = 200  # mentions of documents of one sort that are looked at, before a place and behind it
POLL = min(_POLLS)
"""The sort of polls, which firms and outlets make, and no one person."""
_OWN = frozenset({"a", "an", "his", "her", "its", "their"})
_BY = frozenset({"by", "from"})
# Whoever this was done by did not make a document.
_GETTING = frozenset({"obtained", "seen", "reviewed", "viewed", "received", "reported"})


@dataclass(frozen=True, slots=True)
class Made:
    """One mention of a document beside whoever made it.

    Args:
        sort: The sort of document; see :func:`sort_of_document`.
        start: Where the mention begins.
        maker: Who made it.
        noun: The noun itself; of a verb the noun that goes with it.
    """

    sort: str
    start: int
    maker: Entity
    noun: str


class Makers:
    """The documents of one text whose makers it tells.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
    """

    def __init__(self, surface: Surface, mentions: Mentions) -> None:
        self._surface = surface
        pairs = zip(mentions.names, mentions.owners, strict=True)
        found = [made for name, entity in pairs for made in self._made_by(name, entity)]
        self.made = sorted(found, key=lambda made: made.start)
        self._by_sort: dict[str, list[Made]] = {}
        for made in self.made:
            self._by_sort.setdefault(made.sort, []).append(made)

    def of(self, noun: str, start: int, end: int) -> list[Made]:
        """The documents of the same sort, those before a place with the nearest first, then those behind it.

        Args:
            noun: What a source calls a document.
            start: Where the source begins.
            end: The offset after it.
        """
        made = self._by_sort.get(sort_of_document(noun), [])
        cut = bisect_right(made, start - 1, key=lambda one: one.start)
        behind = made[cut : cut + _MOST_LINKED]
        return made[max(0, cut - _MOST_LINKED) : cut][::-1] + [one for one in behind if one.start >= end]

    def _made_by(self, name: Name, entity: Entity) -> Iterator[Made]:
        for noun in (*self._behind(name, entity), *self._before(name)):
            if entity.kind == "person" and sort_of_document(noun.key) == POLL and noun.start >= name.end:
                continue
            yield Made(sort_of_document(noun.key), name.start, entity, noun.key)
        for noun_ in self._by_verb(name):
            yield Made(sort_of_document(noun_), name.start, entity, noun_)

    def _behind(self, name: Name, entity: Entity) -> Iterator[Word]:
        """As in "a Galaxy poll", "the union's lawsuit"; a person's name before a noun may be only what it is about."""
        if entity.kind == "person" and not name.possessive:
            return
        text = self._surface.text
        for count, word in enumerate(self._surface.words_between(name.end, name.end + _BESIDE)[: _MOST_BETWEEN + 1]):
            between = text[name.end : word.start]
            if any(mark in between for mark in ',.;:()\n"“”') or word.key in words("everyday", "prepositions"):
                return
            if word.key in made_nouns() and self._surface.tag_of(word) != "VERB":
                yield word
                return
            token = self._surface.token_of(word.start)
            acts = token is not None and token.tag_ in {"VBD", "VBZ"}  # "Ruiz's office slammed a lawsuit"
            if acts or (word.possessive and count):
                return

    def _before(self, name: Name) -> Iterator[Word]:
        """As in "a poll by Galaxy", "a poll of 800 voters conducted by Galaxy"."""
        surface = self._surface
        if name.possessive:
            return
        first = surface.sentences[surface.sentence_of(name.start)][0] if surface.sentences else 0
        before = surface.words_between(max(first, name.start - _BEFORE), name.start)
        if name.role is not None:
            before = tuple(word for word in before if word.start < name.role[0])
        while before and before[-1].key in {"the", "a", "an", "pollster", "polling", "firm", "group"}:
            before = before[:-1]
        if not before or before[-1].key not in _BY:
            return
        if before[-1].key == "by" and before[-2:-1] and before[-2].key in _GETTING:
            return
        yield from (word for word in before[-2::-1][:9] if word.key in made_nouns())

    def _by_verb(self, name: Name) -> Iterator[str]:
        """As in "Galaxy released a poll", "The union said in a statement", "a letter that Ruiz sent"."""
        token = self._surface.node_of(name.end - 1)
        if token is not None and token.dep_ == "appos":  # "the governor, Ana Ruiz, sent"
            token = token.head
        if token is None or token.dep_ != "nsubj" or name.possessive:
            return
        verb = token.head
        if verb.lemma_ in _VERBS_OF:
            yield _VERBS_OF[verb.lemma_]
        if verb.dep_ == "relcl" and verb.lemma_ in _MAKING and verb.head.lower_ in made_nouns():
            yield verb.head.lower_
        for child in verb.children:
            if child.dep_ == "dobj" and verb.lemma_ in _MAKING and child.lower_ in made_nouns():
                yield child.lower_
            elif child.dep_ == "prep" and child.lower_ == "in" and verb.lemma_ in _SAYING:
                yield from (noun.lower_ for noun in child.children if _is_of_its_own(noun))


def _is_of_its_own(noun: Token) -> bool:
    """Whether a document is the subject's: "said in a statement", not "said in the statement"."""
    return noun.dep_ == "pobj" and noun.lower_ in made_nouns() and any(left.lower_ in _OWN for left in noun.lefts)


def sort_of_document(noun: str) -> str:
    """Polls are surveys; a document of another sort has another maker."""
    single = noun.removesuffix("s")
    for sort in (_POLLS, _FILMS, _MAILS, _SUITS, _STUDIES):
        if noun in sort or single in sort:
            return min(sort)
    return single
