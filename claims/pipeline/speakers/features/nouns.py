"""Features of candidates for a noun: whether the article calls them so, whether the noun can be theirs."""

from __future__ import annotations

import re
from functools import cached_property

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.grouping import campaigns
from claims.pipeline.names.kinds import outlets
from claims.pipeline.names.offices.same_office import same_office
from claims.pipeline.names.offices.titles import is_office
from claims.pipeline.sources.makers import Made
from claims.pipeline.sources.organisation_sorts import called, sorts_of_name, sorts_of_noun
from claims.pipeline.sources.phrases import made_nouns, organisation_nouns
from claims.pipeline.speakers.candidates import Candidate, is_person_noun
from claims.pipeline.speakers.question import Features, Question

_PARTIES = frozenset({"republican", "democratic", "libertarian"})
_LOOKED_AT = 6  # mentions of one candidate
_LONGEST_NAME = 120  # characters
_BESIDE = 45  # characters around a mention in which a noun may say what it is
_SPEAKS_FOR = frozenset({"communications", "press", "media"})  # "communications director" is a spokesman too
_STAFF = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "manager", "aide", "advisor", "adviser", "strategist", "director"}
)
_MENTIONS_BACK = 60
_SOON = 600  # characters behind a document in which its maker may be told
_COMMA = re.compile(r"\s*,\s*(?:the\s+|an?\s+)?")


class Nouns:
    """What the noun of one question asks for.

    Args:
        question: The question.
    """

    def __init__(self, question: Question) -> None:
        self.question = question

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(same_office(word.casefold().rstrip(".")) for word in self.question.source.phrase.split())

    def of(self, one: Candidate) -> Features:
        """The features of one candidate."""
        source = self.question.source
        found = {f"{sort}: {one.kind}": 1.0 for sort in self._sorts}
        found |= self._linked(one)
        if one.kind == "words" and self._is_definite_organisation:
            found["words, though somebody is called so"] = float(
                any(source.head in said for said in self._called.values())
            )
        if one.about is None:
            return found
        if source.head == "campaign":
            runs = "candidate" in one.about.nouns | one.about.known
            found |= {"runs": float(runs), "serves": float(bool(one.about.nouns & _STAFF) and not runs)}
            found["campaign named last"] = float(self._campaigns_last is one.about)
        if one.about.kind == "person":
            found |= self._role(one.about)
        else:
            in_name = source.head in one.about.keys
            if source.head in words("everyday", "generic organisations"):
                found["generic head in name"] = float(in_name)
            else:
                found["head in name"] = float(in_name)
                found["head in name, alone"] = float(in_name and self._namesakes_of_head == 1)
            found |= self._sort(one.about)
            found["outlet"] = float(" ".join(one.about.keys) in outlets())
        found["indefinite, named before"] = float(source.indefinite and self._is_named_before(one.about))
        words_in_name = self._asked & set(one.about.keys)
        found["words in name"] = float(len(words_in_name))
        if one.about is source.owner:
            found["owner"] = found["owner of people" if is_person_noun(source.head) else "owner of a thing"] = 1.0
        return found | self._inside(one.about) | self._beside(one.about) | self._apposed(one.about)

    @cached_property
    def _links(self) -> tuple[list[Made], list[Made]]:
        """The makers of documents of the sort that the source names: before it, the nearest first, and behind it."""
        source = self.question.source
        if source.head not in made_nouns():
            return [], []
        found = self.question.conversation.makers.of(source.head, source.start, source.end)
        outside = [made for made in found if not source.start <= made.start < source.end]
        behind = [made for made in outside if source.end <= made.start < source.end + _SOON]
        return [made for made in outside if made.start < source.start], behind

    def _linked(self, one: Candidate) -> Features:
        """Whether the text says who made a document of the sort, and whether it is the candidate."""
        source = self.question.source
        if self.question.wanted != "made":
            return {}
        before, behind = self._links
        linked = bool(before or behind)
        if one.about is None:
            return {"words, though a maker is told": float(linked and not source.indefinite)}
        inside = any(
            e is one.about for _, e in self.question.conversation.mentions.overlapping(source.start, source.end)
        )
        first = next(iter(before or behind), None)
        is_first = first is not None and first.maker is one.about
        mine = any(made.maker is one.about for made in before)
        return {
            "made it last": float(is_first and bool(before)),
            "made one of the sort": float(mine),
            "made it, behind": float(is_first and not before),
            "is not said to have made one": float(not (mine or is_first or inside or one.about is source.owner)),
        }

    def _sort(self, entity: Entity) -> Features:
        """Whether an organisation is of the sort that the noun stands for, by its name or by what the text calls it."""
        source = self.question.source
        if source.head not in organisation_nouns() or source.plural:
            return {}
        wanted, said = sorts_of_noun(source.head), self._called[entity.index]
        by_name = sorts_of_name(entity)
        by_text = frozenset(sort for noun in said for sort in sorts_of_noun(noun))
        definite = source.definite or source.owner is not None
        return {
            "called so": float(source.head in said),
            "called so, definite": float(source.head in said and definite),
            "called of the sort": float(bool(wanted & by_text) and source.head not in said),
            "sort fits": float(bool(wanted & by_name)),
            "sort differs": float(bool(wanted and by_name) and not wanted & (by_name | by_text)),
        }

    @cached_property
    def _is_definite_organisation(self) -> bool:
        source = self.question.source
        return source.head in organisation_nouns() and source.definite and not source.plural

    @cached_property
    def _called(self) -> dict[int, frozenset[str]]:
        """What the text calls each organisation among the candidates, by the entity's place."""
        abouts = [one.about for one in self.question.candidates if one.about and one.about.kind == "organisation"]
        return {about.index: called(self.question.surface, about) for about in abouts}

    @cached_property
    def _campaigns_last(self) -> Entity | None:
        """Whose campaign the text spoke of last: "Ruiz's campaign", "the Ruiz campaign"."""
        before = self.question.conversation.mentions.last_before(self.question.place, limit=_MENTIONS_BACK)
        return next(
            (one for name, one in before if one.kind == "person" and campaigns(self.question.surface, name)), None
        )

    @cached_property
    def _sorts(self) -> tuple[str, ...]:
        """What kind of noun the source is; each is joined with the candidate's kind."""
        source, head = self.question.source, self.question.source.head
        checks = {
            "definite": source.definite,
            "indefinite": source.indefinite,
            "aged": head.endswith("-year-old"),
            "definite person, one word": source.definite and " " not in source.phrase and is_person_noun(head),
            "definite person": source.definite and is_person_noun(head) and not source.plural,
            "definite, one word": source.definite and " " not in source.phrase,
            "bare": not source.definite and not source.indefinite and source.owner is None,
            "plural": source.plural,
            "headline": self.question.surface.in_title(source.start),
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
        nouns |= {"spokesman"} if nouns & _SPEAKS_FOR else set()
        head = same_office(self.question.source.head)
        party = self._asked & _PARTIES
        known = {same_office(word) for word in entity.known}
        fits = head in known and head not in nouns
        rest = self._asked - {head, "former"}
        return {
            "known role fits": float(fits),
            "known role fits, definite": float(fits and self.question.source.definite),
            "known role fits, alone": float(fits and self._known_bearers == 1),
            "known words": float(bool(rest & known)),
            "known words, alone": float(bool(rest & known) and self._most_known is entity),
            "known, differs": float(bool(known) and is_office(head) and head not in known | nouns),
            "known party differs": float(bool(party) and bool(known & _PARTIES) and not party & known),
            "party differs": float(bool(party) and bool(nouns & _PARTIES) and not party & nouns),
            "role fits": float(head in nouns),
            "role fits, definite": float(head in nouns and self.question.source.definite),
            "role fits, headline": float(head in nouns and self.question.surface.in_title(self.question.source.start)),
            "role fits, alone": float(head in nouns and self._bearers == 1),
            "role fits, named later": float(head in nouns and entity.starts[0] >= self.question.source.end),
            "other role, named later": float(
                bool(nouns) and head not in nouns | known and entity.starts[0] >= self.question.source.end
            ),
            "role words": float(len((self._asked - {head}) & nouns)),
            "nation fits": float(any(is_nation(word) and word in nouns for word in self._asked)),
            "no role": float(not nouns),
        }

    def _is_named_before(self, entity: Entity) -> bool:
        """Whether the body names somebody before the source, whom "an official" therefore does not introduce."""
        title = self.question.surface.in_title
        return any(start < self.question.source.start and not title(start) for start in entity.starts[:_LOOKED_AT])

    @cached_property
    def _namesakes_of_head(self) -> int:
        """How many organisations have the noun in their name."""
        organisations = [
            one.about for one in self.question.candidates if one.about and one.about.kind == "organisation"
        ]
        return sum(self.question.source.head in entity.keys for entity in organisations)

    @cached_property
    def _known_bearers(self) -> int:
        """How many candidates are known, or called by the article, to have the role that the noun names."""
        head = same_office(self.question.source.head)
        abouts = [one.about for one in self.question.candidates if one.about is not None]
        return sum(any(same_office(noun) == head for noun in about.nouns | about.known) for about in abouts)

    @cached_property
    def _most_known(self) -> Entity | None:
        """The only candidate who is known by most of the noun's words: "the New York senator"."""
        abouts = dict.fromkeys(one.about for one in self.question.candidates if one.about is not None)
        counts = {about: len(self._asked & {same_office(word) for word in about.known}) for about in abouts}
        most = max(counts.values(), default=0)
        best = [about for about, count in counts.items() if count == most]
        return best[0] if most and len(best) == 1 else None

    @cached_property
    def _bearers(self) -> int:
        """How many candidates have the role that the noun names."""
        head = same_office(self.question.source.head)
        return sum(
            any(same_office(noun) == head for noun in one.about.nouns) for one in self.question.candidates if one.about
        )

    def _inside(self, entity: Entity) -> Features:
        """How an entity is named in the source itself: "a count by The Associated Press", "an FBI summary"."""
        source, text = self.question.source, self.question.surface.text
        for name, other in self.question.conversation.mentions.overlapping(source.start, source.end):
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
                "inside, another made it": float(made and self._maker_inside not in {None, entity}),
            }
        return {}

    @cached_property
    def _maker_inside(self) -> Entity | None:
        """Who made what the source names, by its own words: Galaxy of "an analysis of Labor data by Galaxy"."""
        source, text = self.question.source, self.question.surface.text
        for name, entity in self.question.conversation.mentions.overlapping(source.start, source.end):
            if text[source.start : name.start].casefold().removesuffix("the ").endswith(("by ", "from ")):
                return entity
        return None

    def _beside(self, entity: Entity) -> Features:
        """Whether the noun stands beside a mention: "Oreo maker Mondelez", "a Bloomberg poll"."""
        head, surface = self.question.source.head, self.question.surface
        beside = False
        for name in [*entity.names[:2], *entity.names[-_LOOKED_AT:]]:
            if self.question.source.start <= name.start < self.question.source.end:
                continue
            around = surface.words_between(max(0, name.start - _BESIDE), name.end + _BESIDE)
            beside |= any(word.key == head for word in around)
        age = head.partition("-")[0] if head.endswith("-year-old") else ""
        aged = bool(age) and any(surface.text[name.end : name.end + 6].startswith(f", {age}") for name in entity.names)
        return {"head beside": float(beside), "age beside": float(aged)}

    def _apposed(self, entity: Entity) -> Features:
        """Whether only a comma stands between the source and a mention."""
        text, source = self.question.surface.text, self.question.source
        after = _COMMA.match(text, source.end)
        near = self.question.conversation.mentions.between(max(0, source.start - _LONGEST_NAME), source.end + _BESIDE)
        for name in (name for name, other in near if other is entity):
            if after is not None and name.start == after.end():
                return {"apposed": 1.0}
            if name.end <= source.start <= name.end + 3 and text[name.end : source.start].strip() in {",", "-", "—"}:
                return {"apposed": 1.0}
        return {}
