"""To whom it was said: "told visiting Iraqi Foreign Minister Fuad Hussein", "wrote to Salih", "told reporters"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.asking import is_hearing, says_asked
from claims.pipeline.candidates import is_person_noun
from claims.pipeline.channels import is_outlet, may_be_outlet, outlet_relay, own_outlet
from claims.pipeline.conversation import Conversation
from claims.pipeline.coreference import decide, person_candidates
from claims.pipeline.entities import Entity
from claims.pipeline.genders import Gender
from claims.pipeline.mentions import Mentions
from claims.pipeline.sources import Source, read_source
from claims.pipeline.surface import Surface, Word
from claims.pipeline.titles import is_office
from claims.pipeline.zones import Zone
from claims.quotation import Addressee, Relay, Speaker, SpeakerKind

_WATCH = frozenset({"audience", "audiences", "viewers", "listeners", "readers", "subscribers", "followers", "crowd"})
# Verbs with the addressee right behind them.
_TELLS = re.compile(
    r"\b(?:told|tells?|telling|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|warn(?:s|ed|ing)?|assur(?:e|es|ed|ing)"
    r"|remind(?:s|ed|ing)?|inform(?:s|ed|ing)?|advis(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|implor(?:e|es|ed|ing)"
    r"|encourag(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|address(?:es|ed|ing)|brief(?:s|ed|ing)?|lectur(?:e|es|ed|ing)"
    r"|call(?:s|ed|ing)? on|begg(?:ed|ing)|begs?|challeng(?:e|es|ed|ing)|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?"
    r"|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)|scold(?:s|ed|ing)?|press(?:es|ed|ing)|apologiz(?:e|es|ed|ing) to"
    r"|cautions?|caution(?:ed|ing)|reassur(?:e|es|ed|ing)|alert(?:s|ed|ing)?|counsel(?:s|ed|ing)?|phon(?:e|es|ed|ing)"
    r"|e-?mail(?:s|ed|ing)|texted|texting|messag(?:es|ed|ing)|lobb(?:y|ies|ied|ying)|requir(?:e|es|ed|ing)"
    r"|notif(?:y|ies|ied|ying)|grill(?:s|ed|ing)?|plead(?:s|ed|ing)? with|exhort(?:s|ed|ing)?|thank(?:s|ed|ing)?"
    r"|(?:wrote|writes?|writing|written|said|says?|saying|spoke|speaks?|speaking|repl(?:y|ies|ied|ying)"
    r"|respond(?:s|ed|ing)?|appeal(?:s|ed|ing)?|complain(?:s|ed|ing)?|testif(?:y|ies|ied|ying)|explain(?:s|ed|ing)?"
    r"|announc(?:e|es|ed|ing)|pitch(?:es|ed|ing)?|confirm(?:s|ed|ing)?|admit(?:s|ted|ting)?|confess(?:es|ed|ing)?"
    r"|jok(?:e|es|ed|ing)|boast(?:s|ed|ing)?|remark(?:s|ed|ing)?|suggest(?:s|ed|ing)?|stress(?:es|ed|ing)?"
    r"|insist(?:s|ed|ing)?|repeat(?:s|ed|ing)?|describ(?:e|es|ed|ing)|report(?:s|ed|ing)?|reveal(?:s|ed|ing)?"
    r"|talk(?:s|ed|ing)?|whisper(?:s|ed|ing)?|shout(?:s|ed|ing)?) to"
    r"|(?:spoke|speaks?|speaking|talk(?:s|ed|ing)?|chat(?:s|ted|ting)?|jok(?:e|es|ed|ing)"
    r"|shar(?:e|es|ed|ing)) with)[^\S\n]+",
    re.IGNORECASE,
)
_MEETS = re.compile(
    r"(?<!\bafter )(?<!\bbefore )(?<!\bfollowing )\b"
    r"(?:meeting|talks|call|conversation|exchange|letters?|memo|message|e-?mail|note|interview|speech|address|remarks"
    r"|submission|complaint|appeal|plea|petition|testimony|statement|missive|reply)(?:\s+(?:on\s+)?\w+day)?"
    r"\s+(?:with|to)\s+|\bin front of\s+|\b(?:appear|testif|speak|spoke)\w*\s+before\s+",
    re.IGNORECASE,
)
_PHRASE_END = re.compile(
    r"(?<![A-Z])(?<!Gov)(?<!Sen)(?<!Rep)(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)\.|,(?!\d{3})|(?<!\bof)(?<!\band)\s(?:the|an?)\b|[;:!?—–()\[\]“”\"\n]|\s(?:that|if|whether|to|in|on|at|during|about|who|what|why|how|when|where|while|after|before"
    r"|as|by|from|he|she|they|it|is|was|were|are|has|have|had|would|will|not|for|dated|sent|seen|obtained|published|read|with|early|late|last|this|yesterday|via"
    r"|against|every|each|over|between|amid|here|there|later|earlier|because|which|through|without|until|than|into|under|just"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
# "Some of the miners", "a meeting of Pacific leaders": those behind "of" are told.
_SOME_OF = re.compile(
    r"(?:(?:some|many|most|all|several|dozens|hundreds|thousands|scores|a few|a number|one|both|each"
    r"|(?:an?|the)\s+(?:[\w-]+\s+)?(?:gathering|meeting|group|conference|convention|roomful|handful|coalition))\s+of"
    r"|fellow|host|anchor|moderator|co-host)\s+(?=\S)",
    re.IGNORECASE,
)
_IS_TOLD = re.compile(
    r"\b(?:was|were|is|are|been|being|be)\s+(?:(?:once|also|later|then|\w+ly)\s+)?"
    r"(?:told|asked|urged|warned|pressed|advised|informed|questioned|grilled|briefed|reminded)\b",
    re.IGNORECASE,
)
# "Kennedy wrote Linick that": whoever stands behind the verb was written to, where the writer stands before it.
_WRITES = re.compile(r"\b(?:wrote|writes?|writing|e-?mail(?:s|ed|ing)|text(?:s|ed|ing))\s+(?=[A-Z])")
# What is given to somebody behind what is said.
_GIVEN = frozenset({"announce", "confirm", "explain", "outline", "present", "read", "repeat", "report", "reveal"})
# "Reminded the audience of": what follows is what was said, not whom it was said to.
_TOLD_OF = re.compile(
    r"\b(?:tell\w*|told|remind\w*|inform\w*|warn\w*|assur\w*|convinc\w*|notif\w*|advis\w*)\s+\Z", re.IGNORECASE
)
# What is promised or required stands where those do who are.
_PROMISES = re.compile(r"\b(?:promis|requir)\w+\s+\Z", re.IGNORECASE)
_OF = re.compile(r"\s+of\b(?!\s+(?:about\s+|some\s+|nearly\s+)?\d)", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LOOSE_END = re.compile(r"\s+(?:of|and|or)\s*$", re.IGNORECASE)
_HEADLINE_TO = re.compile(r"\s+to\s+(?=\S)", re.IGNORECASE)
_COMMA = re.compile(r",\s+")
_VERB = 12  # characters of a verb before whom it is said to
_LONGEST = 90  # characters of an addressee
_QUESTIONS = frozenset({"which", "who", "whom", "whose", "because", "and", "or", "no", "any", "cheers", "applause"})
_NOBODY = words("everyday", "not told")
_PEOPLE = words("everyday", "told")
_MANY = words("everyday", "people")
_GENDERS: dict[str, Gender] = {"him": "men", "her": "women"}
_LEAST = 1.0  # score of a candidate; below it nobody is taken for the one addressed


def find_addressees(
    conversation: Conversation, zone: Zone, attribution: Attribution, speaker: Speaker | None
) -> Iterator[Addressee | Relay]:
    """Who was told; an outlet that was told is a relay."""
    if attribution.source is not None and is_hearing(conversation.surface, attribution):
        heard = read_source(conversation.surface, conversation.mentions, attribution.source)
        yield Addressee(heard.phrase, "organisation", heard.start, heard.end)
        return
    for start, end in _phrases(conversation, zone, attribution):
        for found in _read(conversation, attribution, (start, end), speaker):
            if speaker is None or found.name != speaker.name:
                yield found


def _phrases(conversation: Conversation, zone: Zone, attribution: Attribution) -> Iterator[Offsets]:
    """Where an addressee may stand: behind a verb of telling, or behind a meeting or letter in the cue's clause.

    Who is told by a verb that is another one's cue is that one's addressee.
    """
    surface = conversation.surface
    if attribution.cue is not None:
        start, end = attribution.cue
        for match in _TELLS.finditer(surface.text, start, min(len(surface.text), end + 12)):
            if match.start() <= end + 1 and not surface.text[end : match.start()].strip():
                yield _phrase(surface, match.end())
        yield from _written_to(surface, attribution)
        yield from _headlined(surface, conversation.mentions, attribution)
        yield from _object(surface, attribution)
        yield from _passive(surface, attribution)
    for start, end in zone.clause:
        for match in _MEETS.finditer(surface.text, start, end):
            yield _phrase(surface, match.end())
        if attribution.cue is not None and start <= attribution.cue[0] < end:
            for match in _TELLS.finditer(surface.text, start, attribution.cue[0]):
                verb = match.group().casefold()
                telling = verb.split()[-1] in {"to", "with"} or verb.startswith(("told", "addressing"))
                if telling and match.start() not in conversation.cued:
                    yield _phrase(surface, match.end())


def _passive(surface: Surface, attribution: Attribution) -> Iterator[Offsets]:
    """Who was told or asked in the passive: "Rubio was asked by Gerard Baker whether"."""
    cue = attribution.cue
    if cue is None:
        return
    match = _IS_TOLD.search(surface.text, max(0, cue[0] - 6), cue[1])
    token = surface.node_of(match.end() - 1) if match is not None else None
    for subject in token.children if token is not None else ():
        if subject.dep_ == "nsubjpass":
            last = (subject, *subject.conjuncts)[-1]
            start, end = subject.left_edge.idx, last.idx + len(last)
            own = attribution.source is not None and attribution.source[0] <= start < attribution.source[1]
            if (not own or says_asked(surface.text, cue)) and end - start < _LONGEST:
                yield start, end


def _written_to(surface: Surface, attribution: Attribution) -> Iterator[Offsets]:
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or source[1] > cue[0]:
        return
    for match in _WRITES.finditer(surface.text, cue[0], min(len(surface.text), cue[1] + 2)):
        if match.end() >= cue[1]:
            yield _phrase(surface, match.end())


def _object(surface: Surface, attribution: Attribution) -> Iterator[Offsets]:
    """To whom something is explained or read: "explained the delay to the fishermen"."""
    cue = attribution.cue
    last = surface.node_of(cue[1] - 1) if cue is not None else None
    if cue is None or last is None or last.lemma_.casefold() not in _GIVEN:
        return
    for child in last.children:
        if child.dep_ in {"prep", "dative"} and child.lower_ == "to" and child.idx > cue[1]:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.idx - noun.left_edge.idx < _LONGEST:
                    yield noun.left_edge.idx, noun.idx + len(noun)


def _headlined(surface: Surface, mentions: Mentions, attribution: Attribution) -> Iterator[Offsets]:
    """Whom a headline names before its colon: "Obama to Asians: It's going to be OK"."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or surface.text[slice(*cue)].strip() != ":":
        return
    match = _HEADLINE_TO.search(surface.text, source[0], cue[0])
    if match is not None and any(name.end == match.start() for name, _ in mentions.between(source[0], match.start())):
        yield match.end(), cue[0]


def _phrase(surface: Surface, start: int) -> Offsets:
    text = surface.text
    part = _SOME_OF.match(text, start)
    start = part.end() if part is not None else start
    stop = _PHRASE_END.search(text, start, start + _LONGEST)
    end = stop.start() if stop else min(len(text), start + _LONGEST)
    for match in _AND.finditer(text, start, end):
        after = surface.token_of(match.end())
        if after is not None and after.pos_ in {"VERB", "AUX"}:  # "spoke to reporters and said"
            return start, match.start()
    of = _OF.search(text, start, end) if _TOLD_OF.search(text, max(0, start - _VERB), start) else None
    if of is not None and _is_audience(surface, start, of.start()):
        return start, of.start()
    loose = _LOOSE_END.search(text, start, end)
    return start, loose.start() if loose is not None else end


def _is_audience(surface: Surface, start: int, end: int) -> bool:
    """Whether a phrase without what follows "of" ends in people: "the audience", not "members"."""
    return any(word.key in _WATCH for word in surface.words_between(start, end)[-1:])


def _read(
    conversation: Conversation, attribution: Attribution, phrase: Offsets, speaker: Speaker | None
) -> Iterator[Addressee | Relay]:
    """Who a phrase means, several where several are named: "told Ana Ruiz and Ed Vance"."""
    source = read_source(conversation.surface, conversation.mentions, phrase)
    if source.form == "joint" and len(source.entities) > 1 and all(one.kind == "person" for one in source.entities):
        for name, entity in conversation.mentions.overlapping(*phrase):
            if entity in source.entities:
                yield Addressee(entity.name, entity.kind, name.start, name.end)
    elif (found := _read_one(conversation, attribution, phrase, speaker)) is not None:
        yield found


def _read_one(
    conversation: Conversation, attribution: Attribution, phrase: Offsets, speaker: Speaker | None
) -> Addressee | Relay | None:
    start, end = phrase
    surface = conversation.surface
    inside = surface.words_between(start, end)
    if inside and inside[0].key == "them":
        return _they(surface, inside[0])
    if len(inside) == 1 and inside[0].key in {"him", "her"}:
        source = Source("pronoun", inside[0].start, inside[0].end, head=inside[0].key)
        return _meant(conversation, attribution, source, speaker)
    if (
        not inside
        or inside[0].start > start + 1
        or surface.text[start : inside[0].start].strip()  # "urges 'candid' talks"
        or (inside[0].key in _NOBODY | _QUESTIONS and (inside[0].key != "her" or len(inside) == 1))
        or _is_verb(surface, inside[0])
    ):
        return None
    return _noun(conversation, attribution, (start, inside[-1].end), speaker)


def _they(surface: Surface, word: Word) -> Addressee | None:
    """Whom "them" means: the nearest of those that are usually told something, in this sentence or the one before."""
    first = surface.sentences[max(0, surface.sentence_of(word.start) - 1)][0]
    for one in reversed(surface.words_between(first, word.start)):
        if one.key in _PEOPLE | _MANY and surface.tag_of(one) == "NOUN" and not surface.quoted(one.start):
            return Addressee(one.key, "group", one.start, one.end)
    return None


def _noun(
    conversation: Conversation, attribution: Attribution, phrase: Offsets, speaker: Speaker | None
) -> Addressee | Relay | None:
    start, end = phrase
    surface, mentions = conversation.surface, conversation.mentions
    source = read_source(surface, mentions, phrase)
    if source.form == "name":
        return _named(surface, mentions, source)
    apposed = _apposed(surface, mentions, end)
    if apposed is not None:
        return apposed
    outlet = next(((n, e) for n, e in mentions.between(start, end) if is_outlet(surface, e, n)), None)
    if outlet is not None:
        words = surface.words_between(start, end)
        # Whoever watches an outlet is addressed through it; the outlet is found where channels are.
        return _described(source, own_outlet(surface)) if words[-1].key in _WATCH else outlet_relay(surface, *outlet)
    if _PROMISES.search(surface.text, max(0, start - _VERB), start) and not _is_people(source):
        return None  # "promised tougher rules"
    if source.form == "nominal" and (meant := _meant(conversation, attribution, source, speaker)) is not None:
        return meant
    return _described(source, own_outlet(surface))


def _is_people(source: Source) -> bool:
    if source.form == "made":
        return False
    return source.form in {"joint", "place"} or source.head in _PEOPLE | _MANY or is_person_noun(source.head)


def _apposed(surface: Surface, mentions: Mentions, end: int) -> Addressee | None:
    """Who is named between commas behind a description: "told the company's president, Lee Ruiz, that"."""
    comma = _COMMA.match(surface.text, end)
    found = mentions.overlapping(comma.end(), comma.end() + 1) if comma is not None else []
    for name, entity in found:
        closed = surface.text[name.end : name.end + 1] in {",", ".", ";", ":"}
        if (
            comma is not None
            and name.start == comma.end()
            and closed
            and entity.kind == "person"
            and len(name.words) > 1
        ):
            return Addressee(entity.name, entity.kind, name.start, name.end)
    return None


def _described(source: Source, own: str) -> Addressee | None:
    """Those addressed in the article's words; its own outlet is a relay, which find_outlets finds."""
    start, end = source.start, source.end
    if source.form in {"joint", "place"} and source.phrase != own:
        return Addressee(source.phrase, "group" if source.form == "joint" else "organisation", start, end)
    people = source.plural or source.head in _PEOPLE or is_office(source.head)
    heard = source.form == "made" and source.definite and source.head in _PEOPLE  # "the inquiry"
    if (heard or source.form in {"described", "nominal", "organisation", "owned"}) and people:
        kind: SpeakerKind = "group" if source.plural else "unnamed"
        return Addressee(source.phrase, kind, start, end)
    return None


def _meant(
    conversation: Conversation, attribution: Attribution, source: Source, speaker: Speaker | None
) -> Addressee | None:
    """Whom "him" or "the minister" means: anybody but the speaker, chosen as speakers are."""
    gender = _GENDERS.get(source.head)
    found = person_candidates(conversation.until(source.start), attribution, source, gender)
    fitting = [one for one in found if speaker is None or one.entity.name != speaker.name]
    if source.form == "nominal":
        fitting = [one for one in fitting if one.features.get("role fits")]
    entity = decide(fitting, least=_LEAST)
    return Addressee(entity.name, entity.kind, source.start, source.end) if entity is not None else None


def _is_verb(surface: Surface, word: Word) -> bool:
    return surface.tag_of(word) == "VERB" and word.key != "visiting"


def _named(surface: Surface, mentions: Mentions, source: Source) -> Addressee | Relay | None:
    entity, name = source.entities[0], source.name
    if name is None:
        return None
    if is_outlet(surface, entity, name) or may_be_outlet(entity, name):
        host = _host(mentions, entity)
        if host is None:
            return outlet_relay(surface, name, entity)
        entity = host
    return Addressee(entity.name, entity.kind, name.start, name.end)


def _host(mentions: Mentions, outlet: Entity) -> Entity | None:
    """The person whom a programme is called after, where the article names both: "told Hannity"."""
    people = (entity for entity in mentions.entities if entity.kind == "person" and len(entity.keys) > 1)
    return next((person for person in people if (person.keys[-1],) == outlet.keys), None)
