"""What the components write on a Doc: frozen records under one extension each, all offsets in characters.

Quotation marks glued to words ("reconsider”and") and word pieces of a trained tagger do not fall on spaCy's token
boundaries, so the components exchange characters, not tokens.

==========================  ==============================  ========================
extension                   value                           written by
==========================  ==============================  ========================
``doc._.claims_article``    the Article, or None            the caller (build.py)
``doc._.claims_tagged``     what the tagger will find, as a  claims_tagger, for
                            Future, or None                 claims_attributions to take away
``doc._.claims_marks``      tuple of MarkPair               claims_marks
``doc._.claims_attributions``  tuple of Attribution         claims_attributions
``doc._.claims_mentions``   tuple of Mention                claims_speakers
``doc._.claims_names``      Mentions                        claims_speakers, which
                            (entities/mentions.py): names   spares claims_relays the work
                            and whose they are, or None
``doc._.claims_speakers``   tuple of Speaker or None,       claims_speakers
                            one an attribution
``doc._.claims_choices``    tuple of tuples of Choice       claims_speakers
                            (speakers/conversation.py):
                            whom a source may mean, the
                            most probable first
``doc._.claims_relays``     tuple of tuples of Relay,       claims_relays
                            one an attribution
``doc._.claims_addressees``  tuple of tuples of Addressee,  claims_relays
                            one an attribution
``doc._.claims_dates``      tuple of UtteranceDate or       claims_dates
                            None, one an attribution
==========================  ==============================  ========================
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

Offsets = tuple[int, int]
"""Start and end in characters of ``doc.text``, end exclusive."""


@dataclass(frozen=True, slots=True)
class MarkPair:
    """A pair of quotation marks, or one that its paragraph ends before it closes.

    Args:
        start: The opening mark's offset.
        end: The offset after the closing mark; where none closes, after the last character that is quoted.
        depth: 0 for outermost pairs, 1 for pairs inside those, and so on.
        closed: Whether a closing mark ends it, or should.
        continues: Whether it goes on from the unclosed pair of the paragraph before.
        style: The opening mark as printed, empty where it is missing.
        ends_unmarked: Whether its closing mark is missing and the words behind it show where it ends.
    """

    start: int
    end: int
    depth: int
    closed: bool
    continues: bool
    style: str
    ends_unmarked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Content, cue and source of one quotation, before anybody asks who the source is.

    Args:
        content: One or several stretches, in the order of the text, never overlapping.
        cue: The words that attribute, if any.
        source: The words that name who said it, if any.
        inside: The index, in the Doc's attributions, of the one that this one is quoted in.
        confidence: The probability that this is an attribution with these spans, 0 to 1.
    """

    content: tuple[Offsets, ...]
    cue: Offsets | None = None
    source: Offsets | None = None
    inside: int | None = None
    confidence: float = 1.0


def register_extensions() -> None:
    """Make the extensions known to spaCy; calling it again changes nothing."""
    for name, default in (
        ("claims_article", None),
        ("claims_tagged", None),
        ("claims_marks", ()),
        ("claims_attributions", ()),
        ("claims_mentions", ()),
        ("claims_names", None),
        ("claims_speakers", ()),
        ("claims_choices", ()),
        ("claims_relays", ()),
        ("claims_addressees", ()),
        ("claims_dates", ()),
    ):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
