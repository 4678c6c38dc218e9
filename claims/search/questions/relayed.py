"""Through whom: the words of a question that name a channel ("via Twitter", "according to IRNA", "in a statement")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from claims.lexicon.folding import plain_words
from claims.lexicon.lists import sections
from claims.quotation import RELAY_KINDS
from claims.search.questions.known import Candidate, Found, Vocabulary
from claims.search.questions.names import find_named

# Networks by the words that stand for them in articles; a relay's name may be the verb ("tweeted").
_NETWORKS: dict[str, tuple[str, ...]] = {
    "twitter": ("twitter", "tweet", "retweet"),
    "facebook": ("facebook",),
    "instagram": ("instagram",),
    "telegram": ("telegram",),
    "youtube": ("youtube",),
    "linkedin": ("linkedin",),
    "tiktok": ("tiktok",),
    "reddit": ("reddit",),
    "snapchat": ("snapchat",),
    "weibo": ("weibo",),
    "whatsapp": ("whatsapp",),
    "truth social": ("truth social",),
    "social media": (),
}
_NETWORK = re.compile(
    rf"\b(?:via|on|through|over|using|from|in)\s+(?:an?\s+|his\s+|her\s+|their\s+|the\s+)?"
    rf"(?P<network>{'|'.join(_NETWORKS)}|tweet)s?\b(?:\s+(?:post|account|page))?",
    re.IGNORECASE,
)
_TWEETED = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.IGNORECASE)
_THROUGH = re.compile(
    r"\b(?P<how>according\s+to|as\s+(?:reported|quoted|cited|relayed)\s+by|(?:reported|quoted|cited|relayed)\s+by"
    r"|via|through|on|with|to|told|tell)\s+(?=\S)",
    re.IGNORECASE,
)
_WEAK = frozenset({"on", "with", "to", "told", "tell"})
_PRINTED = re.compile(
    r"\b(?:printed\s+(?:in|by)|published\s+(?:in|by)|in\s+articles?\s+(?:by|of|from|in)|in|from)\s+(?=\S)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relayed:
    """The channels that a question asks for.

    Args:
        name: How the question calls them.
        kinds: Kinds of channels; any of them.
        words: Words of which the channel's name must hold one, where only the kind would be too wide.
        channels: Channels of the store by number; any of them.
        speakers: Entities of the same name: what an agency says itself comes through it too.
    """

    name: str
    kinds: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    channels: tuple[int, ...] = ()
    speakers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A relay or an outlet with the place of its words in the question.

    Args:
        relayed: The channels, None where it is an outlet.
        outlets: The outlets.
        start: In characters.
        end: Exclusive.
    """

    relayed: Relayed | None
    outlets: tuple[Candidate, ...]
    start: int
    end: int


def find_relay(text: str, vocabulary: Vocabulary) -> Phrase | None:
    """The first words of a question that name a channel, or None.

    "told CNN" and "to CNN" count where CNN is a channel of the store.

    Args:
        text: The question.
        vocabulary: Its channels count.
    """
    network = _NETWORK.search(text)
    if network:
        return Phrase(_network(network["network"]), (), network.start(), network.end())
    noun = _noun_phrase().search(text)
    if noun:
        return Phrase(Relayed(noun["noun"], frozenset({_nouns()[noun["noun"].casefold()]})), (), *noun.span())
    for match in _THROUGH.finditer(text):
        how = match["how"].casefold()
        named = _channel(text[match.end() :], vocabulary)
        # "on CNN", but not "on reports" where articles call a channel so.
        if named and (how not in _WEAK or named.candidates[0].name[:1].isupper()):
            # "told CNN": the verb stays for the frame of the question.
            start = match.end() if how in {"told", "tell"} else match.start()
            return Phrase(_of(named, vocabulary), (), start, match.end() + named.end)
    return None


def find_tweeting(text: str) -> Relayed | None:
    """Twitter, where a verb or noun of the question says so ("what did Zarif tweet", "tweets by Zarif")."""
    return _network("twitter") if _TWEETED.search(text) else None


def find_outlet(text: str, vocabulary: Vocabulary) -> Phrase | None:
    """The first words of a question that name an outlet of the store ("in the Washington Post"), or None."""
    for match in _PRINTED.finditer(text):
        stretch = text[match.end() :]
        named = find_named(stretch, vocabulary.outlets(frozenset(_first_words(stretch))), leading=True)
        if named:
            return Phrase(None, named.candidates, match.start(), match.end() + named.end)
    return None


def relay_called(name: str, vocabulary: Vocabulary) -> Relayed:
    """The channels that an option names: a kind ("social"), a network ("Twitter") or a channel ("IRNA").

    A name that the store does not know stays a name; nothing comes through it.

    Args:
        name: What the option says.
        vocabulary: Its channels count.
    """
    small = " ".join(name.casefold().split())
    if small in RELAY_KINDS:
        return Relayed(small, frozenset({small}))
    if small in _NETWORKS:
        return _network(name)
    named = find_named(name, vocabulary.channels(frozenset(_first_words(name))))
    return _of(named, vocabulary) if named else Relayed(name)


@cache
def _nouns() -> dict[str, str]:
    """The nouns that stand for channels ("press release"), each with the kind of relay."""
    listed = sections("channels")
    return {noun.casefold(): kind for kind in reversed(RELAY_KINDS) for noun in listed.get(kind, ())}


@cache
def _noun_phrase() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, _nouns()), key=len, reverse=True))
    return re.compile(
        rf"\b(?:in|via|through|on|from|during|according\s+to)\s+(?:an?|his|her|their|its)\s+(?:[a-z]+\s+)?(?P<noun>{nouns})\b(?!\s+of\b)",
        re.IGNORECASE,
    )


def _channel(stretch: str, vocabulary: Vocabulary) -> Found | None:
    words = frozenset(_first_words(stretch))
    return find_named(stretch, vocabulary.channels(words), leading=True) if words else None


def _first_words(stretch: str) -> list[str]:
    return [word for word in plain_words(stretch)[:7] if word not in {"the", "a", "an"}]


def _network(name: str) -> Relayed:
    small = name.casefold().replace("tweet", "twitter")
    return Relayed(small.title(), frozenset({"social"}), _NETWORKS[small])


def _of(named: Found, vocabulary: Vocabulary) -> Relayed:
    name = named.candidates[0].name
    namesakes = find_named(name, vocabulary.entities(frozenset(_first_words(name))))
    return Relayed(
        name,
        channels=tuple(candidate.id for candidate in named.candidates),
        speakers=tuple(candidate.id for candidate in namesakes.candidates) if namesakes else (),
    )
