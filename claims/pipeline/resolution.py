"""From each source to its speaker, in the order of the text: the conversation so far decides what "he" means."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.coreference import Turn, decide, person_candidates
from claims.pipeline.entities import Entity, Gender, key_of
from claims.pipeline.sources import (
    FIRST,
    PERSONAL,
    PLURAL,
    RELATIVE,
    THINGS,
    Mentions,
    Source,
    describes_unnamed,
    made_nouns,
    organisation_nouns,
    read_source,
)
from claims.pipeline.surface import Surface
from claims.quotation import Speaker, SpeakerKind

AUTHOR = Speaker("author", "author")
_WOMEN = frozenset({"she", "her", "hers", "herself"})
_MEN = frozenset({"he", "him", "his", "himself"})
# Nouns that go back to whichever organisation was named last.
_GENERIC = frozenset(
    "group company firm corporation organization organisation agency network bank newspaper paper magazine outlet"
    " channel broadcaster station union association foundation nonprofit charity carmaker retailer airline manufacturer"
    " publication website site startup giant lender insurer watchdog think university college institute pac".split()
)
_NEAR = 2  # paragraphs over which "they" and "it" reach back
_RELATIVE_REACH = 120  # characters from "who" back to whom it means
# Least scores of a decision; below them the source stays unresolved. Set on the training articles.
_LEAST_PRONOUN = -1.0
_LEAST_NOMINAL = 2.0


class Resolution:
    """The resolution of one article's sources.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
    """

    def __init__(self, surface: Surface, mentions: Mentions) -> None:
        self.surface = surface
        self.mentions = mentions
        self.turns: list[Turn] = []
        self.by_key = {entity.keys: entity for entity in reversed(mentions.entities)}
        self.speakers: list[Speaker | None] = []

    def resolve(self, attributions: Sequence[Attribution]) -> tuple[Speaker | None, ...]:
        """The speaker of each attribution, None where that stays open."""
        self.attributions = attributions
        self.speakers = [None] * len(attributions)
        for index in sorted(range(len(attributions)), key=lambda i: _begin(attributions[i])):
            attribution = attributions[index]
            source = read_source(self.surface, self.mentions, attribution.source)
            speaker, entity = self._resolve(attribution, source)
            self.speakers[index] = speaker
            if speaker is not None and speaker is not AUTHOR:
                self._remember(attribution, source, speaker, entity)
        return tuple(self.speakers)

    def _remember(self, attribution: Attribution, source: Source, speaker: Speaker, entity: Entity | None) -> None:
        start = attribution.source[0] if attribution.source else attribution.content[0][0]
        made = source.form == "made"
        self.turns.append(Turn(speaker, entity, start, self.surface.paragraph_of(start), made))

    def _resolve(self, attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        readers: dict[str, Callable[[Attribution, Source], tuple[Speaker | None, Entity | None]]] = {
            "none": self._continued,
            "pronoun": self._pronoun,
            "name": self._name,
            "joint": self._joint,
            "owned": self._owned,
            "nominal": self._nominal,
            "organisation": self._organisation,
            "made": self._made,
            "described": self._described,
            "place": self._place,
        }
        return readers[source.form](attribution, source)

    # Names

    def _name(self, _attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        return self._of(source.entities[0], source)

    def _of(self, entity: Entity | None, source: Source) -> tuple[Speaker | None, Entity | None]:
        if entity is None:
            return None, None
        role = self._role(entity, source) if entity.kind == "person" else None
        return Speaker(entity.name, entity.kind, role), entity

    def _role(self, entity: Entity, source: Source) -> str | None:
        """What the article calls the person here: beside the source's own name, else earlier in the sentence."""
        name = source.name or entity.before(source.end)
        while name is not None and self.surface.sentence_of(name.start) == self.surface.sentence_of(source.start):
            if name.role is not None:
                return " ".join(self.surface.text[slice(*name.role)].split())
            name = entity.before(name.start)
        return None

    def _joint(self, _attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        return Speaker(" and ".join(entity.name for entity in source.entities), "group"), None

    def _place(self, _attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        """A name that the text shows nowhere else as one: a nation, or a person of whom only the source tells."""
        keys = tuple(key_of(word) for word in source.phrase.split())
        entity = self.by_key.get(keys)
        if entity is not None:
            return self._of(entity, source)
        if is_nation(source.phrase) or source.head in words("organisations", "heads"):
            return Speaker(source.phrase, "organisation"), None
        kind: SpeakerKind = "organisation" if len(keys) > 3 or not source.phrase[1:].islower() and len(keys) == 1 else "person"
        return Speaker(source.phrase, kind), None

    # Pronouns

    def _pronoun(self, attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        if source.head in FIRST:
            return self._first_person(attribution, source)
        if source.head in PERSONAL:
            return self._personal(attribution, source)
        if source.head in RELATIVE:
            return self._relative(source)
        if source.head in PLURAL:
            return self._plural(source)
        return self._thing(source)

    def _personal(self, attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        gender: Gender | None = "women" if source.head in _WOMEN else "men" if source.head in _MEN else None
        if (unnamed := self._unnamed_before(source)) is not None:
            return unnamed, None
        candidates = person_candidates(self.surface, self.mentions, self.turns, attribution, source, gender)
        return self._of(decide(candidates, least=_LEAST_PRONOUN), source)

    def _unnamed_before(self, source: Source) -> Speaker | None:
        """A single unnamed person who spoke last, in the same paragraph, with nobody named since."""
        if not self.turns:
            return None
        last = self.turns[-1]
        here = self.surface.paragraph_of(source.start)
        if last.speaker.kind != "unnamed" or last.paragraph != here or last.speaker.name.endswith("s"):
            return None
        since = self.mentions.between(last.start, source.start)
        return None if any(entity.kind == "person" for _, entity in since) else last.speaker

    def _first_person(self, attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        """The speaker of the quotation around it, else the reporter."""
        around = attribution.inside if attribution.inside is not None else self._around(source.start)
        if around is not None:
            return self.speakers[around], self._entity_of(self.speakers[around])
        if self.surface.quoted(source.start):
            return (self.turns[-1].speaker, self.turns[-1].entity) if self.turns else (None, None)
        return AUTHOR, None

    def _around(self, offset: int) -> int | None:
        for index in range(len(self.attributions)):
            if any(start <= offset < end for start, end in self.attributions[index].content):
                return index
        return None

    def _entity_of(self, speaker: Speaker | None) -> Entity | None:
        return next((turn.entity for turn in reversed(self.turns[-20:]) if turn.speaker is speaker), None)

    def _relative(self, source: Source) -> tuple[Speaker | None, Entity | None]:
        """The person or organisation right before "who" or "which", appositions passed over."""
        token = self.surface.token_of(source.start)
        clause = next((t for t in [token, *token.ancestors] if t.dep_ in {"relcl", "acl"}), None) if token else None
        if clause is not None and clause.head.idx < source.start:
            noun = clause.head
            if named := self.mentions.overlapping(noun.idx, noun.idx + len(noun)):
                return self._of(named[0][1], source)
            start = min((t.idx for t in noun.lefts if t.dep_ in {"det", "amod", "compound", "nummod", "poss"}), default=noun.idx)
            return self._reread((start, noun.idx + len(noun)))
        reach = self.mentions.between(max(0, source.start - _RELATIVE_REACH), source.start)
        return self._of(reach[-1][1], source) if reach else (None, None)

    def _reread(self, source: Offsets) -> tuple[Speaker | None, Entity | None]:
        """Resolve other words as if they were the source."""
        read = read_source(self.surface, self.mentions, source)
        if read.form in {"pronoun", "owned", "none"}:
            return None, None
        return self._resolve(Attribution(content=(source,), source=source), read)

    def _plural(self, source: Source) -> tuple[Speaker | None, Entity | None]:
        here = self.surface.paragraph_of(source.start)
        for turn in reversed(self.turns[-4:]):
            if here - turn.paragraph <= _NEAR and (turn.speaker.kind in {"group", "organisation"} or turn.speaker.name.endswith("s")):
                return turn.speaker, turn.entity
        return None, None

    def _thing(self, source: Source) -> tuple[Speaker | None, Entity | None]:
        """The organisation that "it" means: the last that spoke or was named, not far back."""
        here = self.surface.paragraph_of(source.start)
        sentence = self.surface.sentence_of(source.start)
        for name, entity in self.mentions.last_before(source.start, limit=12):
            if entity.kind == "organisation" and sentence - self.surface.sentence_of(name.start) <= 1 and not name.possessive:
                return self._of(entity, source)
        for turn in reversed(self.turns[-3:]):
            if here - turn.paragraph <= _NEAR and turn.speaker.kind == "organisation":
                return turn.speaker, turn.entity
        return None, None

    # Nominals

    def _nominal(self, attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        gender: Gender | None = None
        if source.head in words("titles", "women"):
            gender = "women"
        elif source.head in words("titles", "men"):
            gender = "men"
        candidates = person_candidates(self.surface, self.mentions, self.turns, attribution, source, gender)
        if not source.definite and self.surface.text[source.start : source.start + 2].casefold() in {"a ", "an"}:
            later = {"named later", "role fits"}
            candidates = [c for c in candidates if all(c.features.get(feature) for feature in later)]
        entity = decide(candidates, least=_LEAST_NOMINAL)
        if entity is not None:
            return self._of(entity, source)
        return Speaker(source.phrase, "unnamed"), None

    def _organisation(self, _attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        if source.head == "campaign" and isinstance(source.owner, Entity) and source.owner.kind == "person":
            return Speaker(f"{source.owner.name}'s campaign", "organisation"), None
        if source.owner is not None or not source.definite:
            return Speaker(source.phrase, "organisation"), None
        if source.head == "campaign":
            return self._campaign(source), None
        for entity in self._organisations_before(source.start):
            if source.head in entity.keys:
                return self._of(entity, source)
        for turn in reversed(self.turns[-8:]):
            if turn.speaker.kind == "organisation" and source.head in turn.speaker.name.casefold().split():
                return turn.speaker, turn.entity
        here = self.surface.paragraph_of(source.start)
        back = self.mentions.last_before(source.start, limit=12) if source.head in _GENERIC else []
        for name, entity in back:
            if entity.kind == "organisation" and here - self.surface.paragraph_of(name.start) <= 1:
                return self._of(entity, source)
        return Speaker(source.phrase, "organisation"), None

    def _campaign(self, source: Source) -> Speaker:
        """Whose campaign "the campaign" is: that of the last person named with one."""
        for name, entity in self.mentions.last_before(source.start, limit=40):
            after = self.surface.words_between(name.end, name.end + 30)[:2]
            if entity.kind == "person" and "campaign" in {word.key for word in after}:
                return Speaker(f"{entity.name}'s campaign", "organisation")
        return Speaker(source.phrase, "organisation")

    def _organisations_before(self, offset: int) -> list[Entity]:
        back = self.mentions.last_before(offset, limit=80)
        return list(dict.fromkeys(entity for _, entity in back if entity.kind == "organisation"))

    def _made(self, _attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        """A document speaks for who made it: the owner named beside it, else the maker of the last document."""
        if isinstance(source.owner, Entity):
            return self._of(source.owner, source)
        bare = len(source.phrase.split()) <= 2 and not any(is_nation(word) for word in source.phrase.split())
        if (source.definite and bare) or self.surface.in_headline(source.start):
            maker = self._maker(source)
            if maker is not None:
                return self._of(maker, source)
            for turn in reversed(self.turns[-4:]):
                near = self.surface.paragraph_of(source.start) - turn.paragraph <= _NEAR
                if turn.made or (near and turn.speaker.kind in {"organisation", "person"}):
                    return turn.speaker, turn.entity
        return Speaker(source.phrase, "unnamed"), None

    def _maker(self, source: Source) -> Entity | None:
        """Who is named beside the same sort of document, before the source or, for a headline, after it."""
        found = None
        for offset, noun, entity in self._made_by:
            if offset > source.start and found is not None:
                break
            if _kind_of_document(noun) == _kind_of_document(source.head):
                found = entity
        return found

    @cached_property
    def _made_by(self) -> list[tuple[int, str, Entity]]:
        """Documents of the text whose maker is named beside them: "Bloomberg poll", "poll by Bloomberg"."""
        found = []
        for name, entity in zip(self.mentions.names, self.mentions.owners, strict=True):
            index = self.surface.index_at(name.end)
            after = self.surface.words[index : index + 3]
            before = self.surface.words[max(0, index - len(name.words) - 5) : index - len(name.words)]
            linked = {"by", "from"} & {word.key for word in before[-2:]}
            nouns = [word.key for word in [*after, *(before if linked else [])] if word.key in made_nouns()]
            if nouns and (linked or "\n" not in self.surface.text[name.end : after[-1].end]):
                found.append((name.start, nouns[0], entity))
        return found

    def _owned(self, attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        """ "His campaign", "her spokesman": somebody else than he or she; "his promise" is his own."""
        pronoun = Source("pronoun", source.start, source.end, head=str(source.owner))
        owner, entity = self._pronoun(attribution, pronoun)
        if source.head == "and" or owner is None or owner is AUTHOR:
            return (Speaker(source.phrase, "group"), None) if source.head == "and" else (owner, entity)
        if source.head in organisation_nouns() and not source.plural:
            return Speaker(f"{owner.name}'s {source.phrase}", "organisation"), None
        if self._is_people(source.head):
            kind: SpeakerKind = "unnamed" if describes_unnamed(source) else "group"
            return Speaker(f"{owner.name}'s {source.phrase}", kind), None
        return owner, entity

    @staticmethod
    def _is_people(head: str) -> bool:
        offices = words("titles", "offices")
        return head in offices or head.removesuffix("s") in offices or head in {"allies", "people", "staff", "backers"}

    def _described(self, _attribution: Attribution, source: Source) -> tuple[Speaker | None, Entity | None]:
        if not source.phrase:
            return None, None
        if isinstance(source.owner, Entity) and source.head in made_nouns():
            return self._of(source.owner, source)
        return Speaker(source.phrase, "unnamed" if describes_unnamed(source) else "group"), None

    # No source at all

    def _continued(self, attribution: Attribution, _source: Source) -> tuple[Speaker | None, Entity | None]:
        """A quotation without any source goes on with the last speaker; a passive ("is expected") has none."""
        if not self.turns:
            return None, None
        last = self.turns[-1]
        start = attribution.content[0][0]
        near = self.surface.paragraph_of(start) - last.paragraph <= 1
        if attribution.cue is None and near and self.surface.quoted(start):
            return last.speaker, last.entity
        if attribution.cue is not None:
            cue = self.surface.text[slice(*attribution.cue)].casefold()
            same = self.surface.sentence_of(attribution.cue[0]) == self.surface.sentence_of(last.start)
            if same and cue.split()[0].endswith("ing") and last.start < attribution.cue[0]:
                return last.speaker, last.entity
        return None, None


def _kind_of_document(noun: str) -> str:
    """Polls are surveys; a document of another sort has another maker."""
    single = noun.removesuffix("s")
    return "poll" if single in {"poll", "survey", "average"} else "ad" if single in {"ad", "spot", "video"} else single


def _begin(attribution: Attribution) -> tuple[int, int]:
    starts = [attribution.content[0][0]]
    starts += [span[0] for span in (attribution.source, attribution.cue) if span is not None]
    return min(starts), -attribution.content[-1][1]


__all__ = ["AUTHOR", "PLURAL", "THINGS", "Resolution"]
