"""From each source to its speaker, in the order of the text: the conversation so far decides what "he" means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.conversation import NOBODY, Answer, Conversation
from claims.pipeline.mentions import Mentions
from claims.pipeline.nominals import (
    resolve_description,
    resolve_made,
    resolve_nominal,
    resolve_organisation,
    resolve_owned,
)
from claims.pipeline.pronouns import resolve_pronoun
from claims.pipeline.sources import RELATIVE, Form, Source, read_source
from claims.pipeline.spellings import key_of
from claims.pipeline.surface import Surface
from claims.quotation import Speaker, SpeakerKind

_RELATIVE_REACH = 120  # characters from "who" back to whom it means
_LONGEST_PERSON = 3  # words of a name that nothing but its place as a source tells of


def resolve(surface: Surface, mentions: Mentions, attributions: Sequence[Attribution]) -> tuple[Speaker | None, ...]:
    """The speaker of each attribution, None where that stays open.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        attributions: Its attributions, in any order.
    """
    conversation = Conversation(surface, mentions, attributions)
    for index in sorted(range(len(attributions)), key=lambda i: _begin(attributions[i])):
        source = read_source(surface, mentions, attributions[index].source)
        conversation.remember(index, source, _answer(conversation, attributions[index], source))
    return tuple(conversation.speakers)


def _begin(attribution: Attribution) -> tuple[int, int]:
    """Where an attribution begins; of two at one place the longer, outer one comes first."""
    starts = [attribution.content[0][0]]
    starts += [span[0] for span in (attribution.source, attribution.cue) if span is not None]
    return min(starts), -attribution.content[-1][1]


def _answer(conversation: Conversation, attribution: Attribution, source: Source) -> Answer:
    return _READERS[source.form](conversation, attribution, source)


def _name(conversation: Conversation, _attribution: Attribution, source: Source) -> Answer:
    return conversation.answer(source.entities[0], source)


def _joint(_conversation: Conversation, _attribution: Attribution, source: Source) -> Answer:
    return Speaker(" and ".join(entity.name for entity in source.entities), "group"), None


def _place(conversation: Conversation, _attribution: Attribution, source: Source) -> Answer:
    """A name that the text shows nowhere else as one: a nation, or a person of whom only the source tells."""
    parts = source.phrase.split()
    entity = conversation.mentions.by_key.get(tuple(key_of(part) for part in parts))
    if entity is not None:
        return conversation.answer(entity, source)
    if is_nation(source.phrase) or source.head in words("organisations", "heads"):
        return Speaker(source.phrase, "organisation"), None
    acronym = source.definite or (len(parts) == 1 and not source.phrase[1:].islower())
    kind: SpeakerKind = "organisation" if acronym or len(parts) > _LONGEST_PERSON else "person"
    return Speaker(source.phrase, kind), None


def _pronoun(conversation: Conversation, attribution: Attribution, source: Source) -> Answer:
    if source.head in RELATIVE:
        return _relative(conversation, source)
    return resolve_pronoun(conversation, attribution, source)


def _relative(conversation: Conversation, source: Source) -> Answer:
    """Whom "who" or "which" means: the noun that the clause hangs on, else whoever is named right before."""
    surface, mentions = conversation.surface, conversation.mentions
    token = surface.token_of(source.start)
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in {"relcl", "acl"}), None) if token else None
    if clause is not None and clause.head.idx < source.start:
        noun = clause.head
        named = mentions.overlapping(noun.idx, noun.idx + len(noun))
        if named:
            return conversation.answer(named[0][1], source)
        parts = [left.idx for left in noun.lefts if left.dep_ in {"det", "amod", "compound", "nummod", "poss"}]
        return _reread(conversation, (min([noun.idx, *parts]), noun.idx + len(noun)))
    before = mentions.between(max(0, source.start - _RELATIVE_REACH), source.start)
    return conversation.answer(before[-1][1], source) if before else NOBODY


def _reread(conversation: Conversation, words_: Offsets) -> Answer:
    """Resolve other words as if they were the source."""
    read = read_source(conversation.surface, conversation.mentions, words_)
    if read.form in {"pronoun", "owned", "none"}:
        return NOBODY
    return _answer(conversation, Attribution(content=(words_,), source=words_), read)


def _continued(conversation: Conversation, attribution: Attribution, _source: Source) -> Answer:
    """A quotation without any source goes on with the last speaker; a passive ("is expected") has none."""
    if not conversation.turns:
        return NOBODY
    last, surface = conversation.turns[-1], conversation.surface
    start = attribution.content[0][0]
    goes_on: Answer = (last.speaker, last.entity)
    if attribution.cue is None:
        near = surface.paragraph_of(start) - last.paragraph <= 1
        return goes_on if near and surface.quoted(start) else NOBODY
    cue = surface.text[slice(*attribution.cue)].casefold().split()
    same = surface.sentence_of(attribution.cue[0]) == surface.sentence_of(last.start)
    return goes_on if same and cue and cue[0].endswith("ing") and last.start < attribution.cue[0] else NOBODY


_READERS: Mapping[Form, Callable[[Conversation, Attribution, Source], Answer]] = MappingProxyType(
    {
        "none": _continued,
        "pronoun": _pronoun,
        "name": _name,
        "joint": _joint,
        "owned": resolve_owned,
        "nominal": resolve_nominal,
        "organisation": resolve_organisation,
        "made": resolve_made,
        "described": resolve_description,
        "place": _place,
    }
)
