"""From each source to its speaker, in the order of the text: the conversation so far decides what "he" means.

Names are certain. What else a source may mean is a question with candidates; the trained scorer answers it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.names.keys import key_of
from claims.pipeline.names.offices.letters import SEATS
from claims.pipeline.sources.joint_makers import joint_makers
from claims.pipeline.sources.phrases import made_nouns, organisation_nouns
from claims.pipeline.sources.source import FIRST, PERSONAL, RELATIVE, Form, Source, read_source
from claims.pipeline.speakers.antecedents import PERSONS, antecedent
from claims.pipeline.speakers.askers import find_asker
from claims.pipeline.speakers.asking import in_passive, is_asked, is_hearing, says_asked
from claims.pipeline.speakers.beside import described_elsewhere, subject_of_verb
from claims.pipeline.speakers.called_exactly import holder_of
from claims.pipeline.speakers.candidates import Candidate, find_candidates, is_person_noun, wanted_of
from claims.pipeline.speakers.companions import joined, named_with_others
from claims.pipeline.speakers.conversation import AUTHOR, NOBODY, Answer, Choice, Conversation
from claims.pipeline.speakers.documents import (
    PAGES,
    filed_by,
    institution_before,
    office_before,
    same_document,
    sender_of,
    written_by,
)
from claims.pipeline.speakers.going_on import who_goes_on
from claims.pipeline.speakers.handed_on import cited_speaker, quoted_speaker, reported_speaker
from claims.pipeline.speakers.hearsay import is_hearsay
from claims.pipeline.speakers.initials import holder_by_initials
from claims.pipeline.speakers.kinds import is_people, kind_of_words
from claims.pipeline.speakers.named_alone import bearers_of, named_alone, words_of_name
from claims.pipeline.speakers.named_only import named_otherwise
from claims.pipeline.speakers.nouns_near import with_nouns
from claims.pipeline.speakers.question import Question, place_of
from claims.pipeline.speakers.ruled_out import is_by_same_noun, is_called_so, is_of_other_gender
from claims.pipeline.speakers.scorer import Judge, shipped_scorer
from claims.pipeline.speakers.states import holder_of_state, leader_of
from claims.pipeline.speakers.subject_nouns import subject_before, whom_subject_means
from claims.pipeline.speakers.teams import team_of_people
from claims.pipeline.speakers.together import together
from claims.pipeline.speakers.un_bodies import body_of
from claims.pipeline.text.surface import Surface
from claims.quotation import Speaker

_RELATIVE_REACH = 120  # characters from "who" back to whom it means
LEAST = 0.2
"""The least probability of a speaker; below it the speaker is left open, and only the choices are told."""
_CALLED_OTHERWISE = 0.75
"""The least probability of somebody named for an office that nothing says that one holds; below it the words stand."""
_LISTED = 3  # choices kept of one question
_WORTH_LISTING = 0.02


def resolve(
    surface: Surface, mentions: Mentions, attributions: Sequence[Attribution], *, judge: Judge | None = None
) -> Conversation:
    """Find the speaker of each attribution, None where that stays open.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        attributions: Its attributions, in any order.
        judge: Who weighs candidates; by default the scorer that comes with Claims.

    Returns:
        The conversation, with ``speakers`` and the ``choices`` they were made from, one an attribution.
    """
    conversation = Conversation(surface, mentions, attributions)
    for index in sorted(range(len(attributions)), key=lambda i: _begin(attributions[i])):
        source = read_source(surface, mentions, attributions[index].source)
        asking = _Asking(conversation, index, attributions[index], judge or shipped_scorer())
        conversation.remember(index, source, asking.answer(source))
    return conversation


def _begin(attribution: Attribution) -> tuple[int, int]:
    """Where an attribution begins; of two at one place the longer, outer one comes first."""
    starts = [attribution.content[0][0]]
    starts += [span[0] for span in (attribution.source, attribution.cue) if span is not None]
    return min(starts), -attribution.content[-1][1]


@dataclass(frozen=True, slots=True)
class _Asking:
    """One attribution for which a speaker is looked for."""

    conversation: Conversation
    index: int
    attribution: Attribution
    judge: Judge

    def answer(self, source: Source) -> Answer:
        """Whom a source stands for; who was asked says nothing, who asked does."""
        if source.form != "none" and is_asked(self.conversation.surface.text, self.attribution):
            return self.asker(source)
        if is_hearing(self.conversation.surface, self.attribution):
            return NOBODY
        surface = self.conversation.surface
        reported = quoted_speaker(surface, self.attribution) or reported_speaker(surface, self.attribution, source)
        reported = reported or cited_speaker(surface, self.conversation.mentions, self.attribution, source)
        if reported is not None:
            handed_on = replace(self, attribution=replace(self.attribution, source=reported))
            read = read_source(surface, self.conversation.mentions, reported)
            return _READERS[read.form](handed_on, read)
        found = self._told_elsewhere(source)
        return _READERS[source.form](self, source) if found == NOBODY else found

    def _told_elsewhere(self, source: Source) -> Answer:
        """Whom a description is of where other words say so: a subject, an apposition, a role that one person has."""
        surface, mentions = self.conversation.surface, self.conversation.mentions
        of = subject_of_verb(surface, source) or described_elsewhere(surface, mentions, source, self.attribution.cue)
        found = _reread(self, of) if of is not None else NOBODY
        if found != NOBODY:
            return found
        holder = holder_of(surface, mentions, source) or holder_by_initials(surface, mentions, source)
        holder = holder or leader_of(self.conversation, source)
        if holder is not None:
            return self.conversation.answer(holder, source)
        body = body_of(surface.text, mentions, source)
        if body is not None:
            return body, mentions.by_key.get((key_of(body.name),))
        return named_otherwise(surface.text, mentions, source)

    def asker(self, source: Source) -> Answer:
        """Who asked, where the sentence says whom the one who was asked spoke to; else nobody."""
        named = find_asker(self.conversation.surface, self.conversation.mentions, self.attribution)
        return self.conversation.answer(named, Source("none", source.start, source.end))

    def ask(self, source: Source, *, of_owner: bool = False) -> Answer:
        """Put the question to the judge; the choices go on record."""
        conversation = self.conversation
        place = place_of(self.attribution, source)
        found = with_nouns(find_candidates(conversation, source, place), conversation, place, wanted_of(source))
        around = self._around(source)
        candidates = [one for one in found if one.speaker is None or not is_of_other_gender(one.speaker, source)]
        candidates = [one for one in candidates if around is None or one.entity is not around]
        if not candidates:
            return NOBODY
        question = Question(
            self.index, conversation, self.attribution, source, wanted_of(source), tuple(candidates), of_owner
        )
        probabilities = self.judge(question)
        ranked = self._ranked(source, candidates, probabilities)
        if not of_owner:
            conversation.choices[self.index] = tuple(
                Choice(candidates[number].speaker, round(probabilities[number], 3))
                for number in ranked[:_LISTED]
                if probabilities[number] >= _WORTH_LISTING
            )
        best = candidates[ranked[0]]
        if max(probabilities) < LEAST:
            return NOBODY
        if best.entity is not None:
            return conversation.answer(best.entity, source)
        return best.speaker, best.turn.entity if best.turn is not None else None

    def _around(self, source: Source) -> Entity | None:
        """Whose quoted words a noun stands in: who says "the caller" there is not the caller."""
        inside = self.attribution.inside
        noun = inside is not None and source.form in {"nominal", "described"} and is_person_noun(source.head)
        quoted = noun and self.conversation.surface.quoted(source.start)
        return self.conversation.spoken(inside)[1] if quoted and inside is not None else None

    def _ranked(self, source: Source, candidates: Sequence[Candidate], probabilities: Sequence[float]) -> list[int]:
        """The candidates' places, the likeliest first; the source's own words before one who is hardly meant."""
        ranked = sorted(range(len(candidates)), key=lambda number: -probabilities[number])
        best = ranked[0]
        if probabilities[best] < _CALLED_OTHERWISE and self._is_other(candidates[best].entity, source):
            ranked.sort(key=lambda number: candidates[number].kind != "words")
        elif self._is_other(candidates[best].entity, source, any_noun=True):  # "the reporter" who has asked before
            ranked.sort(key=lambda number: not self._has_spoken_so(candidates[number], source))
        return ranked

    def _has_spoken_so(self, one: Candidate, source: Source) -> bool:
        return one.turn is not None and one.speaker is not None and is_by_same_noun(one.speaker, source)

    def _is_other(self, entity: Entity | None, source: Source, *, any_noun: bool = False) -> bool:
        """Whether a noun says of one person what nothing says of somebody named: "the justice minister"."""
        held = wanted_of(source) == "noun" and not source.plural
        held = held and (any_noun or source.head in words("everyday", "held"))
        if not held or entity is None or entity.kind != "person":
            return False
        return not is_called_so(self.conversation.surface.text, entity, source)


def _name(asking: _Asking, source: Source) -> Answer:
    """Certain, but for a surname that several bear."""
    bearers = asking.conversation.namesakes(source) or source.entities
    if bearers[0].kind == "organisation" and is_people(bearers[0].name.split()):  # "Senate Republicans"
        return Speaker(bearers[0].name, "group"), bearers[0]
    return asking.ask(source) if len(bearers) > 1 else asking.conversation.answer(bearers[0], source)


def _joint(_asking: _Asking, source: Source) -> Answer:
    *first, last = [*(entity.name for entity in source.entities), *([source.others] if source.others else [])]
    if not first:
        return Speaker(last, "group"), None
    return Speaker(f"{', '.join(first)} and {last}", "group"), None


def _place(asking: _Asking, source: Source) -> Answer:
    """A name that the text shows nowhere else as one: a nation, or a person of whom only the source tells."""
    parts = words_of_name(source.phrase)
    if source.definite and parts[-1] in SEATS:  # "the Harlow MP"
        return asking.ask(replace(source, form="nominal", head="mp"))
    entity = asking.conversation.mentions.by_key.get(tuple(key_of(part) for part in parts))
    if entity is not None:
        return asking.conversation.answer(entity, source)
    bearers = bearers_of(asking.conversation.mentions, source, parts)
    if len(bearers) == 1:
        return asking.conversation.answer(bearers[0], source)
    return named_alone(asking.conversation.surface.text, source, parts), None


def _pronoun(asking: _Asking, source: Source) -> Answer:
    if source.head in RELATIVE:
        return _relative(asking, source)
    going_on = who_goes_on(asking.conversation, asking.attribution, source)
    if going_on != NOBODY:
        return going_on
    if source.head in FIRST:
        return _first_person(asking, source)
    about = subject_before(asking.conversation, asking.attribution, source)
    found = _reread(asking, about) if about is not None else NOBODY
    meant = whom_subject_means(asking.conversation, source, about, found[1]) if about is not None else None
    return asking.conversation.answer(meant, source) if meant is not None else asking.ask(source)


def _first_person(asking: _Asking, source: Source) -> Answer:
    """The speaker of the quotation around it, else of the answer in an interview, else the reporter."""
    conversation, inside = asking.conversation, asking.attribution.inside
    around = conversation.around(source.start) if inside is None else conversation.spoken(inside)
    if around != NOBODY:
        return around
    if conversation.surface.quoted(source.start):
        last = conversation.turns[-1] if conversation.turns else None
        return (last.speaker, last.entity) if last is not None else NOBODY
    answering = conversation.interview.meant(source.head, source.start)
    return (AUTHOR, None) if answering is None else conversation.answer(answering, source)


def _relative(asking: _Asking, source: Source) -> Answer:
    """Whom "who" or "which" means: the noun that the clause hangs on, else whoever is named right before."""
    conversation = asking.conversation
    mentions = conversation.mentions
    words_ = antecedent(conversation.surface, mentions, source.start)
    if words_ is not None:
        named = mentions.overlapping(*words_)
        if len(named) == 1 and named[0][0].end >= words_[1]:
            if source.head == "which" and named[0][1].kind == "person":
                return NOBODY
            return conversation.answer(named[0][1], source)
        return _reread(asking, words_)
    before = mentions.between(max(0, source.start - _RELATIVE_REACH), source.start)
    if source.head in PERSONS:
        before = [pair for pair in before if pair[1].kind == "person"] or before
    elif source.head == "which":
        before = [pair for pair in before if pair[1].kind != "person"]
    return conversation.answer(before[-1][1], source) if before else NOBODY


def _reread(asking: _Asking, words_: Offsets) -> Answer:
    """Resolve other words as if they were the source."""
    read = read_source(asking.conversation.surface, asking.conversation.mentions, words_)
    # "His grandfather, who", "a study by his ministry"
    kin = read.form == "owned" and (is_person_noun(read.head) or read.head in organisation_nouns())
    if (read.form in {"owned", "none"} and not kin) or (read.form == "pronoun" and read.head not in PERSONAL):
        return NOBODY
    return replace(asking, attribution=Attribution(content=(words_,), source=words_)).answer(read)


def _owned(asking: _Asking, source: Source) -> Answer:
    """Whom "his campaign" or "her spokesman" means: somebody else than he or she; "his promise" is his own."""
    if source.head == "and":
        owner, _ = _pronoun_of_owner(asking, source)
        both = joined(owner.name, asking.conversation.surface.text, source) if owner not in {None, AUTHOR} else None
        return (both, None) if both is not None else _words(source)
    if source.owner in FIRST and is_person_noun(source.head) and not source.plural:
        return _words(replace(source, phrase=f"{source.owner} {source.phrase}"))
    owner, entity = _pronoun_of_owner(asking, source)
    if owner is None or owner is AUTHOR:
        return owner, entity
    if entity is None:
        return Speaker(f"{owner.name}'s {source.phrase}", kind_of_words(source)), None
    return asking.ask(replace(source, owner=entity))


def _pronoun_of_owner(asking: _Asking, source: Source) -> Answer:
    pronoun = Source("pronoun", source.start, source.end, head=str(source.owner))
    if pronoun.head in RELATIVE or pronoun.head in FIRST:
        return _pronoun(asking, pronoun)
    return asking.ask(pronoun, of_owner=True)


def _noun(asking: _Asking, source: Source) -> Answer:
    """Somebody named elsewhere, or the words themselves; "the suit" is whose it is, "the team" may be scientists."""
    holder = holder_of_state(asking.conversation, source)
    if holder is not None:
        return asking.conversation.answer(holder, source)
    filer = filed_by(asking.conversation, source)
    team = team_of_people(asking.conversation, source) if filer == NOBODY else filer
    return asking.ask(source) if team == NOBODY else team


def _made(asking: _Asking, source: Source) -> Answer:
    """Whoever made it: two whom its own words name together, else somebody whom the scorer finds."""
    conversation = asking.conversation
    both = joint_makers(conversation.surface, conversation.mentions, source)
    if both is not None:
        return both, None
    whose = _possessor(asking, source)
    if whose[1] is not None:
        return whose
    office = office_before(conversation.surface, source) or institution_before(conversation.surface, source)
    if office is not None:
        return _reread(asking, office)
    again = same_document(conversation, source)
    if again != NOBODY:
        return again
    writer = written_by(conversation, source)
    writer = filed_by(conversation, source) if writer == NOBODY else writer
    if writer != NOBODY:
        return writer
    sender = sender_of(conversation, source)
    return asking.ask(source) if sender is None else _reread(asking, sender)


def _possessor(asking: _Asking, source: Source) -> Answer:
    """Whom a noun in the possessive means: "the president's website", "a readout on the president's website"."""
    inside = asking.conversation.surface.words_between(source.start, source.end)
    owners = [place for place, word in enumerate(inside[:-1]) if word.possessive]
    if source.owner is not None or not owners or inside[owners[0]].capital:
        return NOBODY
    start = source.start
    if not source.definite:
        articles = [word.start for word in inside[: owners[0]] if word.key == "the"]
        if not articles or inside[-1].key not in PAGES:
            return NOBODY
        start = articles[-1]
    return _reread(asking, (start, inside[owners[0]].end))


def _described(asking: _Asking, source: Source) -> Answer:
    """Groups keep their description; one who is described, or what somebody made, may be named elsewhere."""
    conversation = asking.conversation
    asked = conversation.interview.meant("you", source.start) if source.phrase.casefold() == "you" else None
    if asked is not None:
        return conversation.answer(asked, source)
    several = named_with_others(conversation.surface.text, conversation.mentions, source)
    if several is not None:
        return several, None
    named = conversation.mentions.overlapping(source.start, source.end)
    many = source.plural or source.phrase.casefold() == "both"
    if many and (not named or source.head == "members") and source.head not in made_nouns():
        return together(conversation, source) or _words(source)
    return asking.ask(source)


def _words(source: Source) -> Answer:
    return (Speaker(source.phrase, kind_of_words(source)), None) if source.phrase else NOBODY


def _silent(asking: _Asking, source: Source) -> Answer:
    """A quotation without any source may go on with the last speaker; of a passive ("asked") the asker does."""
    text, cue = asking.conversation.surface.text, asking.attribution.cue
    if cue is not None and says_asked(text, cue) and in_passive(text, cue):
        return asking.asker(source)
    if is_hearsay(asking.conversation.surface, asking.attribution):
        return NOBODY
    return asking.ask(source)


_READERS: Mapping[Form, Callable[[_Asking, Source], Answer]] = MappingProxyType(
    {
        "none": _silent,
        "pronoun": _pronoun,
        "name": _name,
        "joint": _joint,
        "owned": _owned,
        "nominal": _noun,
        "organisation": _noun,
        "made": _made,
        "described": _described,
        "place": _place,
    }
)
