"""Whom "she" means where its paragraph begins with somebody: "The author, who is 60, is busy. “I write,” she says."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.names.genders import Gender
from claims.pipeline.names.name import Name
from claims.pipeline.sources.source import Source
from claims.pipeline.speakers.candidates import is_person_noun
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.speakers.ruled_out import is_called_so
from claims.pipeline.text.surface import Surface

_PRONOUNS = frozenset({"he", "she"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REACH = 700  # characters of a paragraph before a quotation


def subject_before(conversation: Conversation, attribution: Attribution, source: Source) -> Offsets | None:
    """The one person, or the definite noun for one, that the paragraph up to a quotation is about.

    Args:
        conversation: The conversation so far.
        attribution: An attribution whose source is a pronoun.
        source: The pronoun, read.
    """
    surface, mentions = conversation.surface, conversation.mentions
    first = min(source.start, attribution.content[0][0])
    start = max((begin for begin, _ in surface.paragraphs if begin <= first), default=first)
    if source.head not in _PRONOUNS or not 0 < first - start < _REACH or not surface.is_parsed:
        return None
    if conversation.turns and conversation.turns[-1].start >= start:
        return None
    lead = surface.doc.char_span(start, first, alignment_mode="contract")
    persons = [name for name, entity in mentions.between(start, first) if entity.kind == "person"]
    if persons:
        return _apposed(surface, persons, start) if len(persons) == 1 else None
    for token in lead or ():
        leads = token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT" and token.tag_ == "NN"
        if leads and is_person_noun(token.lower_) and not surface.quoted(token.idx):
            the = token.left_edge
            return (the.idx, token.idx + len(token)) if the.lower_ == "the" and the.idx >= start else None
    return None


def whom_subject_means(
    conversation: Conversation, source: Source, about: Offsets, found: Entity | None
) -> Entity | None:
    """The person whom a noun at the start of a paragraph means, and so the pronoun behind it; None where it is open.

    Whoever spoke last would be "she" again: a noun that nothing calls that one means the only other who has spoken.

    Args:
        conversation: The conversation so far.
        source: The pronoun, read.
        about: The noun, or the name beside one.
        found: Whom the words stand for by themselves.
    """
    gender: Gender = "women" if source.head == "she" else "men"
    if found is None or found.kind != "person" or found.gender not in {None, gender}:
        return None
    text = conversation.surface.text
    named = any(name.start < about[1] and about[0] < name.end for name in found.names)
    noun = replace(source, form="nominal", head=text[slice(*about)].split()[-1].casefold())
    last = conversation.turns[-1].entity if conversation.turns else None
    if found is not last or named or is_called_so(text, found, noun):
        return found
    others = {turn.entity for turn in conversation.turns if turn.entity is not None and turn.entity is not last}
    fitting = [one for one in others if one.kind == "person" and one.gender in {None, gender}]
    return fitting[0] if len(fitting) == 1 else None


def _apposed(surface: Surface, persons: Sequence[Name], start: int) -> Offsets | None:
    """The one who is named beside the subject of a sentence: "Her editor, Omar Haddad, disagrees."."""
    name = persons[0]
    token = surface.node_of(name.end - 1)
    if token is None or name.possessive or token.dep_ != "appos" or surface.quoted(name.start):
        return None
    subject = token.head
    leads = subject.dep_ in _SUBJECTS and subject.head.dep_ == "ROOT" and start <= subject.idx < name.start
    return (name.start, name.end) if leads and subject.pos_ == "NOUN" else None
