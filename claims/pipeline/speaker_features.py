"""What speaks for and against each candidate for a source, as numbers; the scorer weighs them."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.candidates import Candidate, Wanted, is_person_noun
from claims.pipeline.conversation import Conversation
from claims.pipeline.entities import Entity, Gender
from claims.pipeline.kinds import outlets
from claims.pipeline.names import Name
from claims.pipeline.phrases import made_nouns, organisation_nouns
from claims.pipeline.sources import Source
from claims.pipeline.surface import Surface, Word
from claims.pipeline.titles import is_office, same_office

Features = dict[str, float]

_WOMEN = frozenset({"she", "her", "hers", "herself"})
_MEN = frozenset({"he", "him", "his", "himself"})
_PARTIES = frozenset({"republican", "democratic", "libertarian"})
_LOOKED_AT = 6  # mentions of one candidate
_LONGEST_NAME = 120  # characters
_BESIDE = 45  # characters around a mention in which a noun may say what it is
_COMMA = re.compile(r"\s*,\s*(?:the\s+|an?\s+)?")


@dataclass(frozen=True)
class Question:
    """One source, the place where it stands, and whom it may mean.

    Args:
        index: The attribution's place among all of the text.
        conversation: Who has spoken so far.
        attribution: The attribution.
        source: Its source, read.
        wanted: What sort of answer it asks for.
        candidates: Whom it may mean.
        of_owner: Whether it asks whom only the pronoun in "his campaign" means.
    """

    index: int
    conversation: Conversation
    attribution: Attribution
    source: Source
    wanted: Wanted
    candidates: tuple[Candidate, ...]
    of_owner: bool = False

    @property
    def surface(self) -> Surface:
        """The text."""
        return self.conversation.surface

    @cached_property
    def place(self) -> int:
        """Where the source, else the content, begins."""
        return place_of(self.attribution, self.source)

    @cached_property
    def features(self) -> list[Features]:
        """The features of each candidate."""
        return [self._features(number) for number in range(len(self.candidates))]

    def _features(self, number: int) -> Features:
        one = self.candidates[number]
        found: Features = {f"is {one.kind}": 1.0}
        if one.about is not None:
            found |= self._named(one.about, number)
        elif one.turn is not None:
            found |= self._distances(one.turn.start)
            found["spoke as organisation"] = float(one.turn.speaker.kind == "organisation")
            found["spoke as many"] = float(one.turn.speaker.kind == "group")
            found["spoke with the head"] = float(self.source.head in one.turn.speaker.name.casefold().split())
        found |= self._turns(one)
        if self.wanted in {"noun", "made"}:
            found |= self._noun(one)
        elif self.wanted == "silent":
            found |= self._silence(one, found)
        elif self.wanted == "name" and one.about is not None:
            found |= self._namesake(one.about)
        return found

    # Where it was named

    @cached_property
    def _last(self) -> list[tuple[Name | None, bool]]:
        return [
            last_mention(self.surface, one.about, self.attribution, self.place) if one.about else (None, False)
            for one in self.candidates
        ]

    @cached_property
    def _places(self) -> list[int]:
        """Where each candidate was last met, -1 where it was not."""
        return [
            name.start if name is not None else one.turn.start if one.turn is not None else -1
            for one, (name, _) in zip(self.candidates, self._last, strict=True)
        ]

    @cached_property
    def _nearest(self) -> list[int]:
        """The candidates from the nearest on."""
        met = [number for number, place in enumerate(self._places) if place >= 0]
        return sorted(met, key=lambda number: -self._places[number])

    @cached_property
    def _fitting(self) -> list[int]:
        """The same without those of another gender, and those named in the words quoted only."""
        return [
            number
            for number in self._nearest
            if not self._last[number][1] and not self._gender(self.candidates[number]).get("gender differs")
        ]

    @cached_property
    def _total(self) -> int:
        return sum(one.about.count_before(self.place) for one in self.candidates if one.about) or 1

    @cached_property
    def _named_most(self) -> int:
        return max((len(one.about.names) for one in self.candidates if one.about), default=1)

    def _named(self, entity: Entity, number: int) -> Features:
        surface = self.surface
        found: Features = {
            "share": math.sqrt(entity.count_before(self.place) / self._total),
            "named most": float(len(entity.names) == self._named_most),
            "named often": math.log1p(len(entity.names)) / 3,
            "in a headline": float(surface.in_headline(entity.starts[0])),
            "named first": float(entity.index == 0),
        }
        found |= self._gender(self.candidates[number])
        found |= self._ahead(entity)
        name, own = self._last[number]
        if name is None:
            ahead = max(0, entity.starts[0] - self.source.end)
            return found | {"named later": 1.0, "named later, far": min(3.0, ahead / 500)}
        found |= self._distances(name.start)
        subject = is_subject(surface, name)
        found |= {
            "subject": float(subject),
            "subject, same sentence": float(subject) * found["same sentence"],
            "subject, previous sentence": float(subject) * found["previous sentence"],
            "possessive": float(name.possessive),
            "quoted": float(surface.quoted(name.start)),
            "own content": float(own),
            "leads the paragraph": float(self._leads == number),
            "in words": float(self._in_words(name.start)),
        }
        return found | self._ranks(number) | self._told(number)

    def _in_words(self, offset: int) -> bool:
        """Whether a place lies in what somebody is quoted with, marks or not."""
        return self.conversation.content_at(offset) is not None

    @cached_property
    def _narrated(self) -> list[Name | None]:
        """Each candidate's last mention in the reporter's own words."""
        return [self._last_narrated(one.about) if one.about is not None else None for one in self.candidates]

    def _last_narrated(self, entity: Entity) -> Name | None:
        name = entity.before(self.place)
        for _ in range(_LOOKED_AT):
            if name is None or not (self._in_words(name.start) or self.surface.quoted(name.start)):
                return name
            name = entity.before(name.start)
        return None

    @cached_property
    def _nearest_narrated(self) -> tuple[int, int]:
        """The candidates that were narrated of last, and last as a main clause's subject; -1 where none was."""
        places = {number: name for number, name in enumerate(self._narrated) if name is not None}
        subjects = {number: name for number, name in places.items() if is_main_subject(self.surface, name)}
        return _last_of(places), _last_of(subjects)

    def _told(self, number: int) -> Features:
        """Where the reporter last wrote of the candidate: in the words of others people are spoken about."""
        name = self._narrated[number]
        if name is None:
            return {"not told of": 1.0}
        sentences = self.surface.sentence_of(self.place) - self.surface.sentence_of(name.start)
        main = is_main_subject(self.surface, name)
        return {
            "told of, same sentence": float(sentences == 0),
            "told of, previous sentence": float(sentences == 1),
            "main subject": float(main),
            "main subject, same sentence": float(main and sentences == 0),
            "main subject, previous sentence": float(main and sentences == 1),
            "told of last": float(self._nearest_narrated[0] == number),
            "main subject last": float(self._nearest_narrated[1] == number),
        }

    def _ahead(self, entity: Entity) -> Features:
        """Whether the sentence goes on to the candidate: "In his speech, Salceda said"."""
        if self.wanted != "he" or self.source.form != "pronoun":
            return {}
        end = self.surface.sentence_end(self.place)
        index = bisect_right(entity.starts, self.place)
        name = entity.names[index] if index < len(entity.names) and entity.starts[index] < end else None
        first = self.surface.sentences[self.surface.sentence_of(self.place)][0] if self.surface.sentences else 0
        return {
            "ahead": float(name is not None),
            "ahead, main subject": float(name is not None and is_main_subject(self.surface, name)),
            "ahead of the sentence": float(name is not None and self.place - first < 40),
        }

    def _distances(self, start: int) -> Features:
        surface = self.surface
        sentences = surface.sentence_of(self.place) - surface.sentence_of(start)
        paragraphs = surface.paragraph_of(self.place) - surface.paragraph_of(start)
        return {
            "same sentence": float(sentences == 0),
            "previous sentence": float(sentences == 1),
            "two sentences back": float(sentences == 2),
            "same paragraph": float(paragraphs == 0),
            "previous paragraph": float(paragraphs == 1),
            "sentences": math.log1p(max(0, sentences)) / 2,
            "paragraphs": math.log1p(max(0, paragraphs)) / 2,
        }

    def _ranks(self, number: int) -> Features:
        return {
            "nearest": float(self._nearest[:1] == [number]),
            "second nearest": float(self._nearest[1:2] == [number]),
            "nearest that fits": float(self._fitting[:1] == [number]),
            "second that fits": float(self._fitting[1:2] == [number]),
            "alone fits": float(self._fitting == [number]),
        }

    @cached_property
    def _leads(self) -> int:
        """The candidate that is named first in the source's paragraph, outside quotation marks."""
        start = self.surface.paragraphs[self.surface.paragraph_of(self.place)][0] if self.surface.paragraphs else 0
        for name, entity in self.conversation.mentions.between(start, self.place):
            if not self.surface.quoted(name.start):
                return next((i for i, one in enumerate(self.candidates) if one.about is entity), -1)
        return -1

    def _gender(self, one: Candidate) -> Features:
        wanted = _gender_of(self.source)
        if wanted is None or one.about is None or one.about.kind != "person":
            return {}
        return {
            "gender fits": float(one.about.gender == wanted),
            "gender differs": float(one.about.gender is not None and one.about.gender != wanted),
        }

    # Who spoke

    def _turns(self, one: Candidate) -> Features:
        turns = self.conversation.turns[-8:]
        if not turns or one.kind in {"words", "nobody"}:
            return {}
        last, here = turns[-1], self.surface.paragraph_of(self.place)
        spoken = [self._is(turn.entity, turn.speaker.name, one) for turn in turns]
        since = here - last.paragraph
        outer = self._outer
        return {
            "last speaker": float(spoken[-1] and since <= 1),
            "last speaker, same paragraph": float(spoken[-1] and since == 0),
            "last speaker, far": float(spoken[-1] and since > 1),
            "last speaker, other subject since": float(spoken[-1] and self._other_since),
            "last but one": float(len(spoken) > 1 and spoken[-2] and not spoken[-1]),
            "spoke before": float(any(spoken[:-1]) and not spoken[-1]),
            "share of turns": sum(spoken) / len(spoken),
            "speaks around": float(outer is not None and one.speaker is not None and outer == one.speaker.name),
        }

    @staticmethod
    def _is(entity: Entity | None, name: str, one: Candidate) -> bool:
        if entity is not None and one.entity is not None:
            return entity is one.entity
        return one.speaker is not None and name == one.speaker.name

    @cached_property
    def _outer(self) -> str | None:
        """Who speaks the quotation that this one stands in."""
        inside = self.attribution.inside
        speaker, _ = (
            self.conversation.spoken(inside) if inside is not None else self.conversation.around(self.source.start)
        )
        return speaker.name if speaker is not None else None

    @cached_property
    def _other_since(self) -> bool:
        """Whether the reporter made another person a subject since the last turn."""
        last = self.conversation.turns[-1]
        since = self.conversation.mentions.between(max(last.start, self.place - 900), self.place)
        return any(
            entity.kind == "person"
            and entity is not last.entity
            and not self.surface.quoted(name.start)
            and is_subject(self.surface, name)
            for name, entity in since
        )

    # What a noun asks for

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(same_office(word.casefold().rstrip(".")) for word in self.source.phrase.split())

    def _noun(self, one: Candidate) -> Features:
        source = self.source
        found = {f"{sort}: {one.kind}": 1.0 for sort in self._sorts}
        if one.about is None:
            return found
        if one.about.kind == "person":
            found |= self._role(one.about)
        else:
            in_name = source.head in one.about.keys
            if source.head in words("everyday", "generic organisations"):
                found["generic head in name"] = float(in_name)
            else:
                found["head in name"] = float(in_name)
                found["head in name, alone"] = float(in_name and self._namesakes_of_head == 1)
            found["outlet"] = float(" ".join(one.about.keys) in outlets())
        words_in_name = self._asked & set(one.about.keys)
        found["words in name"] = float(len(words_in_name))
        if one.about is source.owner:
            found["owner"] = found["owner of people" if is_person_noun(source.head) else "owner of a thing"] = 1.0
        return found | self._inside(one.about) | self._beside(one.about) | self._apposed(one.about)

    @cached_property
    def _sorts(self) -> tuple[str, ...]:
        """What kind of noun the source is; each is joined with the candidate's kind."""
        source, head = self.source, self.source.head
        checks = {
            "definite": source.definite,
            "indefinite": source.indefinite,
            "definite, one word": source.definite and " " not in source.phrase,
            "bare": not source.definite and not source.indefinite and source.owner is None,
            "plural": source.plural,
            "headline": self.surface.in_title(source.start),
            "person noun": is_person_noun(head),
            "office": is_office(head),
            "organisation noun": head in organisation_nouns(),
            "generic": head in words("everyday", "generic organisations"),
            "made": head in made_nouns(),
            "part of something made": any(word in made_nouns() for word in self._asked - {head}),
            "owned": source.form == "owned",
            "long": len(source.phrase.split()) > 3,
            "unnamed": head in words("everyday", "unnamed"),
            "campaign": head == "campaign",
        }
        return tuple(name for name, holds in checks.items() if holds)

    def _role(self, entity: Entity) -> Features:
        nouns = {same_office(noun) for noun in entity.nouns}
        head = same_office(self.source.head)
        party = self._asked & _PARTIES
        return {
            "party differs": float(bool(party) and bool(nouns & _PARTIES) and not party & nouns),
            "role fits": float(head in nouns),
            "role fits, definite": float(head in nouns and self.source.definite),
            "role fits, headline": float(head in nouns and self.surface.in_title(self.source.start)),
            "role fits, alone": float(head in nouns and self._bearers == 1),
            "role fits, named later": float(head in nouns and entity.starts[0] >= self.source.end),
            "role words": float(len((self._asked - {head}) & nouns)),
            "nation fits": float(any(is_nation(word) and word in nouns for word in self._asked)),
            "no role": float(not nouns),
        }

    @cached_property
    def _namesakes_of_head(self) -> int:
        """How many organisations have the noun in their name."""
        organisations = [one.about for one in self.candidates if one.about and one.about.kind == "organisation"]
        return sum(self.source.head in entity.keys for entity in organisations)

    @cached_property
    def _bearers(self) -> int:
        """How many candidates have the role that the noun names."""
        head = same_office(self.source.head)
        return sum(any(same_office(noun) == head for noun in one.about.nouns) for one in self.candidates if one.about)

    def _inside(self, entity: Entity) -> Features:
        """How an entity is named in the source itself: "a count by The Associated Press", "an FBI summary"."""
        source, text = self.source, self.surface.text
        for name, other in self.conversation.mentions.overlapping(source.start, source.end):
            if other is not entity:
                continue
            before = text[source.start : name.start].split()[-2:]
            made = source.head in made_nouns()
            return {
                "inside": 1.0,
                "inside, possessive": float(name.possessive),
                "inside, another owns": float(isinstance(source.owner, Entity) and source.owner is not entity),
                "inside, by": float(bool({"by", "from"} & {word.casefold() for word in before})),
                "inside, of": float("of" in {word.casefold() for word in before}),
                "inside, person noun": float(is_person_noun(source.head)),
                "inside, organisation noun": float(source.head in organisation_nouns()),
                "inside, made": float(made),
                "inside, made by": float(made and bool({"by", "from"} & {word.casefold() for word in before})),
                "inside, made, possessive": float(made and name.possessive),
            }
        return {}

    def _beside(self, entity: Entity) -> Features:
        """Whether the noun stands beside a mention: "Oreo maker Mondelez", "a Bloomberg poll"."""
        head, surface = self.source.head, self.surface
        sort = sort_of_document(head) if head in made_nouns() else ""
        beside = made = False
        for name in [*entity.names[:2], *entity.names[-_LOOKED_AT:]]:
            if self.source.start <= name.start < self.source.end:
                continue
            around = surface.words_between(max(0, name.start - _BESIDE), name.end + _BESIDE)
            beside |= any(word.key == head for word in around)
            made |= bool(sort) and any(
                sort_of_document(noun) == sort for noun in made_beside(surface, name.start, name.end)
            )
        age = head.partition("-")[0] if head.endswith("-year-old") else ""
        aged = bool(age) and any(surface.text[name.end : name.end + 6].startswith(f", {age}") for name in entity.names)
        return {"head beside": float(beside), "made beside": float(made), "age beside": float(aged)}

    def _apposed(self, entity: Entity) -> Features:
        """Whether only a comma stands between the source and a mention."""
        text, source = self.surface.text, self.source
        after = _COMMA.match(text, source.end)
        near = self.conversation.mentions.between(max(0, source.start - _LONGEST_NAME), source.end + _BESIDE)
        for name in (name for name, other in near if other is entity):
            if after is not None and name.start == after.end():
                return {"apposed": 1.0}
            if name.end <= source.start <= name.end + 3 and text[name.end : source.start].strip() in {",", "-", "—"}:
                return {"apposed": 1.0}
        return {}

    # Who of several with one surname

    def _namesake(self, entity: Entity) -> Features:
        source = self.source
        title = source.name.title if source.name is not None else None
        full = [name for name in entity.names if len(name.words) > 1]
        return {
            "taken for": float(source.entities[:1] == (entity,)),
            "same title": float(title is not None and any(name.title == title for name in full)),
            "just named in full": float(any(0 < source.start - name.end < 250 for name in full)),
        }

    # Where there is no source

    def _silence(self, one: Candidate, found: Features) -> Features:
        goes_on = one.kind != "nobody" and bool(found.get("last speaker") or found.get("last speaker, far"))
        who = "nobody" if one.kind == "nobody" else "goes on" if goes_on else "other"
        return {f"{sort}: {who}": 1.0 for sort in self._silences} | self._at_cue(one.about)

    def _at_cue(self, entity: Entity | None) -> Features:
        """Whether somebody is named right at the cue, or as its subject: the source may have been missed."""
        cue = self.attribution.cue
        if entity is None or cue is None:
            return {}
        beside = subject = inside = False
        for name, other in self.conversation.mentions.between(max(0, cue[0] - 80), cue[1] + 80):
            if other is not entity:
                continue
            start = name.role[0] if name.role is not None and name.role[0] < name.start else name.start
            beside |= 0 <= cue[0] - name.end <= 2 or 0 <= start - cue[1] <= 2
            token = self.surface.token_of(name.end - 1)
            subject |= token is not None and is_subject(self.surface, name) and cue[0] <= token.head.idx < cue[1]
            inside |= _within(self.attribution.content, name.start)
        return {
            "beside the cue": float(beside),
            "subject of the cue": float(subject),
            "inside what was said": float(inside),
        }

    @cached_property
    def _silences(self) -> tuple[str, ...]:
        attribution, surface, turns = self.attribution, self.surface, self.conversation.turns
        start = attribution.content[0][0]
        cue = surface.text[slice(*attribution.cue)].casefold().split() if attribution.cue else []
        last = turns[-1].start if turns else -1
        checks = {
            "no cue": not cue,
            "quoted": surface.quoted(start),
            "no cue, quoted": not cue and surface.quoted(start),
            "participle": bool(cue) and cue[0].endswith("ing"),
            "participle, same sentence": bool(cue)
            and cue[0].endswith("ing")
            and last >= 0
            and surface.sentence_of(last) == surface.sentence_of(attribution.cue[0] if attribution.cue else start),
            "passive": any(word.endswith("ed") for word in cue) and bool({"is", "are", "was", "were", "be"} & {*cue}),
            "same paragraph": last >= 0 and surface.paragraph_of(last) == surface.paragraph_of(start),
            "headline": surface.in_headline(start),
        }
        return tuple(f"silent, {name}" for name, holds in checks.items() if holds)


def _last_of(names: Mapping[int, Name]) -> int:
    """The key of the name that stands last, -1 where there is none."""
    return max(names, key=lambda number: names[number].start, default=-1)


def place_of(attribution: Attribution, source: Source) -> int:
    """Where the source, else the content, begins."""
    return attribution.content[0][0] if source.form == "none" else source.start


def _gender_of(source: Source) -> Gender | None:
    if source.head in _WOMEN or source.head in words("titles", "women"):
        return "women"
    return "men" if source.head in _MEN or source.head in words("titles", "men") else None


def _within(content: Sequence[Offsets], offset: int) -> bool:
    return any(start <= offset < end for start, end in content)


def last_mention(surface: Surface, entity: Entity, attribution: Attribution, offset: int) -> tuple[Name | None, bool]:
    """The last mention before ``offset``, rather one outside the words quoted; whether all are inside.

    Indirect content may well name its own speaker: "Zarif met Hussein, he tweeted".
    """
    name = last = entity.before(offset)
    for _ in range(5):
        if name is None:
            break
        if not (_within(attribution.content, name.start) and surface.quoted(name.start)):
            return name, False
        name = entity.before(name.start)
    return last, last is not None


def is_subject(surface: Surface, name: Name) -> bool:
    """Whether the model takes the mention for a subject."""
    token = surface.token_of(name.end - 1)
    return token is not None and token.dep_ in {"nsubj", "nsubjpass"}


def is_main_subject(surface: Surface, name: Name) -> bool:
    """Whether the model takes the mention for the subject of a sentence's main clause."""
    token = surface.token_of(name.end - 1)
    return token is not None and token.dep_ in {"nsubj", "nsubjpass"} and token.head.dep_ == "ROOT"


def made_beside(surface: Surface, start: int, end: int) -> list[str]:
    """The nouns of documents beside a name: "Bloomberg poll", "poll by Bloomberg"."""
    after: list[Word] = [*surface.words_between(end, end + 30)[:3]]
    if after and "\n" in surface.text[end : after[-1].end]:
        after = []
    before = surface.words_between(max(0, start - 50), start)[-5:]
    linked = {"by", "from"} & {word.key for word in before[-2:]}
    return [word.key for word in [*after, *(before if linked else ())] if word.key in made_nouns()]


def sort_of_document(noun: str) -> str:
    """Polls are surveys; a document of another sort has another maker."""
    single = noun.removesuffix("s")
    return "poll" if single in {"poll", "survey", "average"} else "ad" if single in {"ad", "spot", "video"} else single
