"""What the store gives back: frozen records, with the shapes of the commands' JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from claims.quotation import UtteranceDate

Offsets = tuple[int, int]
"""Start and end in characters of the article's text, end exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article without its text.

    Args:
        id: Its number.
        origin: Where it was read.
        title: Its headline.
        outlet: Who published it.
        outlet_id: The number of the outlet.
        published: The day of publication.
        url: Its address on the web.
    """

    id: int
    origin: str
    title: str | None
    outlet: str | None
    outlet_id: int | None
    published: date | None
    url: str | None

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``article`` in the commands' JSON."""
        return {
            "id": f"a{self.id}",
            "origin": self.origin,
            "title": self.title,
            "outlet": self.outlet,
            "published": self.published.isoformat() if self.published else None,
            "url": self.url,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredRelay:
    """A channel that a quotation came through.

    Args:
        id: The channel's number.
        name: The channel's name.
        kind: What sort of channel.
        owner: Whose channel it is, if it is somebody's own.
        start: Where the article names it, in characters.
        end: The end of that, exclusive.
    """

    id: int
    name: str
    kind: str
    owner: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Member:
    """One of several who said something together.

    Args:
        id: The speaker's number after merges.
        name: The speaker's name after all reviews.
        called: The fullest name that the article gives the speaker.
    """

    id: int
    name: str
    called: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredQuotation:
    """A quotation with all names joined.

    Args:
        id: Its number.
        kind: ``direct``, ``indirect`` or ``mixed``.
        text: What was said.
        spans: Where its content stands.
        speaker: The speaker's name after all reviews, or the description of an unnamed one.
        speaker_id: The speaker's number after merges; None for unnamed ones.
        role: What the article calls the speaker: beside this quotation, else elsewhere.
        source: The words that name who said it.
        source_at: Where they stand.
        cue: The words that attribute.
        cue_at: Where they stand.
        relays: Through whom, nearest the speaker first.
        addressees: To whom.
        said: When, if the article tells.
        confidence: Probability that this is a quotation with these spans.
        inside_id: The number of the quotation that this one is quoted in.
        article: Where it was printed.
        review: What persons decided: ``accepted``, ``corrected``, ``rejected``; None where nobody has.
        speaks_for: For whom the speaker speaks, after all reviews; None for those who speak for themselves.
        speaks_for_id: The number of that, after merges; None for a description.
        together: Who said it together, those of them who are named; empty where one speaker said it.
    """

    id: int
    kind: str
    text: str
    spans: tuple[Offsets, ...]
    speaker: str | None
    speaker_id: int | None
    role: str | None
    source: str | None
    source_at: Offsets | None
    cue: str | None
    cue_at: Offsets | None
    relays: tuple[StoredRelay, ...]
    addressees: tuple[str, ...]
    said: UtteranceDate | None
    confidence: float
    inside_id: int | None
    article: StoredArticle
    review: str | None = None
    speaks_for: str | None = None
    speaks_for_id: int | None = None
    together: tuple[Member, ...] = ()

    @property
    def speaker_ids(self) -> tuple[int, ...]:
        """The numbers of all who said it, after merges; empty where nobody known did."""
        return (self.speaker_id,) if self.speaker_id is not None else tuple(one.id for one in self.together)

    @property
    def principal(self) -> str | None:
        """For whom the speaker speaks, where neither name nor role says so ("spokesman for the Harbour Board")."""
        said = " ".join(filter(None, (self.speaker, self.role))).casefold()
        return self.speaks_for if self.speaks_for and self.speaks_for.casefold() not in said else None

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``quotation`` in the commands' JSON.

        ``speaks_for`` and ``together`` are only there where they say something.
        """
        return {
            "id": f"q{self.id}",
            "kind": self.kind,
            "text": self.text,
            "spans": [list(span) for span in self.spans],
            "speaker": self.speaker,
            "role": self.role,
            **({"speaks_for": self.speaks_for} if self.speaks_for else {}),
            **({"together": [one.name for one in self.together]} if self.together else {}),
            "source": self.source,
            "cue": self.cue,
            "relays": [{"name": relay.name, "kind": relay.kind} for relay in self.relays],
            "addressees": list(self.addressees),
            "said": self.said.to_dict() if self.said else None,
            "confidence": self.confidence,
            "review": self.review,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """An article that prints nearly the same words as another.

    Args:
        article_id: Its number.
        outlet: Who published it.
        title: Its headline.
        published: The day of publication.
        url: Its address.
        origin: Where it was read.
        shared: The share of the shorter text's sequences of four words that both have, 0 to 1.
    """

    article_id: int
    outlet: str | None
    title: str | None
    published: date | None
    url: str | None
    origin: str
    shared: float

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims show --json``."""
        return {
            "id": self.article_id,
            "outlet": self.outlet,
            "title": self.title,
            "published": self.published.isoformat() if self.published else None,
            "url": self.url,
            "origin": self.origin,
            "shared": round(self.shared, 3),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationInContext:
    """A quotation with the text that it stands in.

    Args:
        quotation: The quotation.
        text: The article's whole text.
        chain: Those that it is quoted in, the innermost first.
        superseded: Whether a later version of the article has replaced this one.
        reprints: Articles that print nearly the same words as its article.
    """

    quotation: StoredQuotation
    text: str
    chain: tuple[StoredQuotation, ...] = ()
    superseded: bool = False
    reprints: tuple[Reprint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeArticle:
    """An article with its text and every quotation in it.

    Args:
        article: Where it was printed.
        text: The text, as it was read.
        byline: Who wrote it, as printed.
        dateline: Where it was written, as printed.
        language: ISO 639-1 code.
        quotations: In their order.
        supersedes: The number of the earlier version that this one replaces.
        superseded_by: The number of the later version that replaces this one.
        reprints: Articles that print nearly the same words, the likest first.
    """

    article: StoredArticle
    text: str
    byline: str | None
    dateline: str | None
    language: str | None
    quotations: tuple[StoredQuotation, ...]
    supersedes: int | None
    superseded_by: int | None
    reprints: tuple[Reprint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerSummary:
    """A speaker with counts.

    Args:
        id: The number, after merges.
        name: The name to show.
        kind: ``person`` or ``organisation``.
        quotations: In the latest versions of all articles.
        articles: That quote him or her.
        first_published: Day of the first of these articles.
        last_published: Day of the last.
        roles: Every role, in the articles' words.
        spellings: Every spelling of the name.
    """

    id: int
    name: str
    kind: str
    quotations: int
    articles: int
    first_published: date | None
    last_published: date | None
    roles: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The shape of the commands' JSON."""
        return {
            "id": f"s{self.id}",
            "name": self.name,
            "kind": self.kind,
            "quotations": self.quotations,
            "articles": self.articles,
            "first_published": self.first_published.isoformat() if self.first_published else None,
            "last_published": self.last_published.isoformat() if self.last_published else None,
            "roles": list(self.roles),
            "spellings": list(self.spellings),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSummary:
    """A channel with counts.

    Args:
        id: Its number.
        name: Its name.
        kind: What sort of channel.
        owner: Whose it is, if it is somebody's own.
        quotations: That came through it, in the latest versions of all articles.
        articles: That name it.
        first_published: Day of the first of these articles.
        last_published: Day of the last.
    """

    id: int
    name: str
    kind: str
    owner: str | None
    quotations: int
    articles: int
    first_published: date | None
    last_published: date | None

    def to_dict(self) -> dict[str, Any]:
        """The shape of ``claims sources --json``."""
        return {
            "name": self.name,
            "kind": self.kind,
            "owner": self.owner,
            "quotations": self.quotations,
            "articles": self.articles,
            "first_published": self.first_published.isoformat() if self.first_published else None,
            "last_published": self.last_published.isoformat() if self.last_published else None,
        }


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that a question may use.

    Args:
        id: The number of the entity (after merges), channel or outlet.
        name: The name to show.
        spelling: One spelling of it, or a role's words.
        kind: ``person`` or ``organisation``, the kind of a channel, or ``outlet``.
        since: Of a role, the day of the first article that gives it.
        until: Of a role, the day of the last one.
        articles: Of a role, how many articles give it.
        before: Of a role in its place, what the article says right before it.
    """

    id: int
    name: str
    spelling: str
    kind: str
    since: date | None = None
    until: date | None = None
    articles: int = 1
    before: str = ""
