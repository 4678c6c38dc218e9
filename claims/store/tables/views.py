"""The read-only views for people who browse, described as tables, so that they can be queried and documented.

``migrations/sql`` defines them; a test holds these descriptions to what is there.
"""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import Column, Date, Float, Integer, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

T = TypeVar("T")

metadata = MetaData()


def _text(name: str, comment: str) -> Column[str]:
    return _column(name, Text(), comment)


def _number(name: str, comment: str) -> Column[int]:
    return _column(name, Integer(), comment)


def _column(name: str, kind: TypeEngine[T], comment: str) -> Column[T]:
    return Column(name, kind, comment=comment)


QUOTES = Table(
    "quotes",
    metadata,
    _number("id", "Number of the quotation (quotations.id)"),
    _text("speaker", "The speaker's name, the same in every article; for an unnamed one its description"),
    _text("role", "What the article calls the speaker"),
    _text("kind", "direct, indirect or mixed"),
    _text("quotation", "What was said; several spans are joined by […]"),
    _text("addressees", "To whom, in order, with commas between"),
    _text("relays", "Through which channels, nearest the speaker first, with > between; an owner in brackets"),
    _text("relay_kinds", "What sorts of channels, in the same order"),
    Column("said_from", Date(), comment="First day on which it can have been said"),
    Column("said_to", Date(), comment="Last day on which it can have been said"),
    _text("said_text", "The words that date it"),
    _text("outlet", "Who published the article"),
    _text("title", "The article's headline"),
    Column("published_on", Date(), comment="The day of publication"),
    _text("url", "The article's address on the web"),
    _text("origin", "Where the article was read"),
    _text("cue", "The words that attribute"),
    _text("source", "The words in the text that name who said it"),
    _text("speaker_kind", "person, organisation, group, unnamed or author"),
    Column("confidence", Float(), comment="Probability that this is a quotation with these spans"),
    _number("position", "Its place among the article's quotations, from 0"),
    _number("inside_id", "The quotation that this one is quoted in"),
    _number("speaker_id", "The speaker's entity, after merges"),
    _number("article_id", "The article"),
    _number("outlet_id", "The outlet"),
    _number("claim_id", "The claim that it is an instance of"),
    _number("run_id", "The run that extracted it"),
    _text("review", "What persons decided: accepted or corrected; empty where nobody has. Rejected ones are not here"),
    comment="One row a quotation, all names joined. Only the latest version of each article counts",
)

SPEAKERS_SUMMARY = Table(
    "speakers_summary",
    metadata,
    _number("id", "Number of the entity, after merges"),
    _text("name", "The name to show"),
    _text("kind", "person or organisation"),
    _number("quotations", "How many quotations"),
    _number("articles", "In how many articles"),
    Column("first_published_on", Date(), comment="Day of the first of these articles"),
    Column("last_published_on", Date(), comment="Day of the last"),
    _text("roles", "What articles call the speaker, with semicolons between"),
    _text("spellings", "Every spelling of the name, with semicolons between"),
    comment="One row a speaker who is an entity. Only the latest version of each article counts",
)

RELAYS_SUMMARY = Table(
    "relays_summary",
    metadata,
    _number("id", "Number of the channel, the smallest where it has several names"),
    _text("name", "The channel's name, or the words that stand for it"),
    _text("kind", "agency, outlet, website, social, statement, interview, speech or document"),
    _text("owner", "Whose channel it is"),
    _number("quotations", "How many quotations came through it"),
    _number("articles", "In how many articles"),
    Column("first_published_on", Date(), comment="Day of the first of these articles"),
    Column("last_published_on", Date(), comment="Day of the last"),
    _number("owner_id", "The owner's entity, after merges"),
    comment="One row a channel under all its names. Only the latest version of each article counts",
)

CLAIMS_SUMMARY = Table(
    "claims_summary",
    metadata,
    _number("id", "Number of the claim"),
    _text("speaker", "Who claims it, after merges"),
    _text("claim", "In the words of its clearest quotation"),
    _number("quotations", "How many quotations"),
    _number("articles", "In how many articles"),
    _number("outlets", "Of how many outlets"),
    _number("relays", "Through how many channels"),
    Column("first_said_on", Date(), comment="The first day on which it can have been said"),
    Column("last_said_on", Date(), comment="The last day on which it can have been said again"),
    Column("worth", Float(), comment="How much it is worth checking, 0 to 1"),
    _number("speaker_id", "The speaker, after merges"),
    comment="One row a claim that has quotations. Only the latest version of each article counts",
)
