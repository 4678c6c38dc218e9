"""To whom it was said: "told visiting Iraqi Foreign Minister Fuad Hussein", "wrote to Salih", "told reporters"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.pipeline.annotations import Attribution, Offsets
from claims.pipeline.circumstances.zones import Zone
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.relays.hearers import VERB, WATCHING, are_tellable, read_addressees
from claims.pipeline.sources.source import PERSONAL, read_source
from claims.pipeline.speakers.asking import is_hearing, says_asked
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.text.surface import Surface
from claims.quotation import Addressee, Relay, Speaker

# Verbs with the addressee right behind them.
_TELLS = re.compile(
    r"\b(?:told|tells?|telling|ask(?:s|ed|ing)?|urg(?:e|es|ed|ing)|warn(?:s|ed|ing)?|assur(?:e|es|ed|ing)"
    r"|remind(?:s|ed|ing)?|inform(?:s|ed|ing)?|advis(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|implor(?:e|es|ed|ing)"
    r"|encourag(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|address(?:es|ed|ing)|brief(?:s|ed|ing)?|lectur(?:e|es|ed|ing)"
    r"|call(?:s|ed|ing)? on|begg(?:ed|ing)|begs?|challeng(?:e|es|ed|ing)|order(?:s|ed|ing)?|instruct(?:s|ed|ing)?"
    r"|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)|scold(?:s|ed|ing)?|press(?:es|ed|ing)|apologiz(?:e|es|ed|ing) to"
    r"|cautions?|caution(?:ed|ing)|reassur(?:e|es|ed|ing)|alert(?:s|ed|ing)?|counsel(?:s|ed|ing)?|phon(?:e|es|ed|ing)"
    r"|e-?mail(?:s|ed|ing)|texted|texting|messag(?:es|ed|ing)|lobb(?:y|ies|ied|ying)|requir(?:e|es|ed|ing)"
    r"|notif(?:y|ies|ied|ying)|demand(?:s|ed|ing)?(?: that)?"
    r"|grill(?:s|ed|ing)?|plead(?:s|ed|ing)? with|exhort(?:s|ed|ing)?|thank(?:s|ed|ing)?|congratulat(?:e|es|ed|ing)"
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
# Whoever may not speak to somebody does not: "was not authorized to speak to the media".
_NOT_FREE = re.compile(
    r"\b(?:not|never|un|\w+n['’]t)\s?(?:been\s|yet\s|legally\s)?"
    r"(?:authori[sz]ed|allowed|permitted|cleared|supposed|free)\s+to\s+(?:\w+\s+){0,2}\Z",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:after|before|since|until)\s+\Z", re.IGNORECASE)
_BEFORE_SUBJECT = 10  # characters before a subject that say when
_BEFORE_TELLING = 60  # characters before a verb of telling that say whether one may
_MEETS = re.compile(
    r"(?<!\bafter )(?<!\bbefore )(?<!\bfollowing )\b"
    r"(?:meeting|talks|call|conversation|exchange|letters?|memo|message|e-?mail|note|interview|speech|address|remarks"
    r"|questions?|apolog(?:y|ies)|submission|complaint|appeal|plea|petition|testimony|statement|missive|reply|briefing)"
    r"(?:\s+(?:on\s+)?\w+day)?(?:\s+(?:addressed|sent))?\s+(?:with|to)\s+"
    r"|\bin front of\s+|\b(?:appear|testif|speak|spoke)\w*\s+before\s+",
    re.IGNORECASE,
)
# Before a meeting that is another occasion than the one at which something was said: "before his meeting with Ruiz".
_ANOTHER_TIME = re.compile(
    r"\b(?:before|ahead of|prior to|following|after)\s(?:the|an?|his|her|their|its)\s(?:[\w-]+\s)?\Z"
)
# What goes beyond a meeting is no word of it: "has said nothing beyond a brief meeting with the mayor".
_BEYOND = re.compile(r"\b(?:beyond|besides|despite|until|apart from|other than)\s(?:an?\s|the\s)?(?:[\w-]+\s){0,3}\Z")
_PHRASE_END = re.compile(
    r"(?<!(?-i:[A-Z]))(?<!Gov)(?<!Sen)(?<!Rep)(?<!Mr)(?<!Ms)(?<!Mrs)(?<!Dr)(?<!Rev)(?<!Prof)(?<!Gen)(?<!Col)(?<!Lt)(?<!Capt)(?<!Sgt)(?<!St)(?<!Jr)(?<!Sr)\.|,(?!\d{3})|\s(?=(?-i:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?\s\d)|(?<!\bof)(?<!\band)\s(?:the|an?)\b|[;:!?—–()\[\]“”\"\n]|\s(?:that|if|whether|to|in|on|at|during|about|who|what|why|how|when|where|while|after|before"
    r"|as|by|from|he|she|they|it|is|was|were|are|has|have|had|would|will|not|for|dated|sent|seen|obtained|published|read|with|early|late|last|this|yesterday|via"
    r"|against|every|each|over|between|amid|here|there|later|earlier|because|which|through|without|until|than|into|under|just"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
# "Some of the miners", "a meeting of Pacific leaders": those behind "of" are told.
_SOME_OF = re.compile(
    r"(?:(?:the\s+)?(?:some|many|most|all|several|dozens|hundreds|thousands|scores|a few|a number|one|both|each"
    r"|(?:an?|the)\s+(?:[\w-]+\s+)?(?:gathering|meeting|group|conference|convention|roomful|handful|coalition))\s+of"
    r"|(?:about|around|roughly|nearly|almost|some|more than|over|at least|an estimated|approximately)"
    r"(?=\s(?:\d|(?:a |a few |a couple |two |three |four |five |several )?(?:dozen|hundred|thousand)s?\b))"
    r"|fellow(?=(?:\s[a-z-]+){0,3}(?:\s(?-i:[A-Z])[\w.-]+){2})|host|anchor|moderator|co-host)\s+(?=\S)",
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
_GIVEN = frozenset(
    {"announce", "confirm", "explain", "outline", "present", "read", "repeat", "report", "reveal", "say", "sing"}
    | {"complain", "admit", "boast", "suggest", "recommend", "pitch", "whisper", "shout", "yell", "declare", "insist"}
    | {"joke", "remark", "tweet"}
)
# "Reminded the audience of": what follows is what was said, not whom it was said to.
_TOLD_OF = re.compile(
    r"\b(?:tell\w*|told|remind\w*|inform\w*|warn\w*|assur\w*|convinc\w*|notif\w*|advis\w*)\s+\Z", re.IGNORECASE
)
_APOLOGY = re.compile(r"[\w\s,.“”‘’\"']{0,60}\bapolog(?:y|ies)[”’\"']?\s+to\s+")
_OFFERS = re.compile(r"\b(?:offer|issu|extend|deliver|give|gave|made|mak|publish|post)\w*")
_REMINDED = re.compile(r"\b(?:remind|warn|assur|convinc|notif|inform|advis)\w*\s+\Z", re.IGNORECASE)
# What stands behind those who are told: "outside a hall", "afterward", "passing by".
_BEHIND = frozenset({"ADP", "ADV", "VERB", "AUX", "SCONJ", "PRON"})
_OF = re.compile(r"\s+of\b(?!\s+(?:about\s+|some\s+|nearly\s+)?\d)", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|you’re|you're|don’t|don't|let me|thank)\b", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\.\s+\Z|\b(?:Mr|[A-Z][a-z]+)\.?\s+\Z")
_LONGEST_TITLE = 12
_OPENING = 4  # characters of marks and spaces before the first word of what is said
# "Ruiz, who" and "Ruiz, a lawyer, ...", "Ruiz, Haddad and others" call nobody.
_APPOSED = re.compile(r",\s+(?:who|whose|the|an?|his|her|and|[A-Z][a-z]+)\b")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LOOSE_END = re.compile(r"\s+(?:of|and|or)\s*$", re.IGNORECASE)
_HEADLINE_TO = re.compile(r"\s+to\s+(?=\S)", re.IGNORECASE)
_OWNER = 30  # characters of whose something is
_ADJECTIVES = 3  # words from whose it is on
_PLAIN = re.compile(r"(?:['’]s?)?(?:\s[a-z-]+)*\s")
_LONGEST = 90  # characters of an addressee


def find_addressees(
    conversation: Conversation, zone: Zone, attribution: Attribution, speaker: Speaker | None
) -> Iterator[Addressee | Relay]:
    """Who was told; an outlet that was told is a relay."""
    if attribution.source is not None and is_hearing(conversation.surface, attribution):
        yield from _hearers(conversation, attribution, attribution.source)
        return
    for start, end in _phrases(conversation, zone, attribution, speaker):
        phrase = (start, _until_said(conversation.surface, attribution, (start, end)))
        for found in read_addressees(conversation, attribution, phrase, speaker):
            if speaker is None or found.name != speaker.name:
                yield found


def _until_said(surface: Surface, attribution: Attribution, phrase: Offsets) -> int:
    """Where words for an addressee end, at the latest where a name begins what is said: "told the jury Ruiz lied"."""
    start, end = phrase
    said = (first for first, _ in attribution.content if start < first < end and surface.text[first].isupper())
    return min(said, default=end)


def read_behind(
    conversation: Conversation, attribution: Attribution, start: int, speaker: Speaker | None
) -> Iterator[Addressee | Relay]:
    """Whom the words that begin at a place mean, for one attribution.

    Args:
        conversation: The text and who speaks in it.
        attribution: Whose addressee is read.
        start: Where the words for the addressee begin.
        speaker: Its speaker, whom nothing is told.
    """
    for found in read_addressees(conversation, attribution, _phrase(conversation.surface, start), speaker):
        if speaker is None or found.name != speaker.name:
            yield found


def _hearers(conversation: Conversation, attribution: Attribution, source: Offsets) -> Iterator[Addressee | Relay]:
    found = list(read_addressees(conversation, attribution, source, None))
    heard = read_source(conversation.surface, conversation.mentions, source)
    yield from found or ([Addressee(heard.phrase, "organisation", heard.start, heard.end)] if heard.phrase else [])


def _phrases(
    conversation: Conversation, zone: Zone, attribution: Attribution, speaker: Speaker | None
) -> Iterator[Offsets]:
    """Where an addressee may stand: behind a verb of telling, or behind a meeting or letter in the cue's clause.

    Who is told by a verb that is another one's cue is that one's addressee.
    """
    surface = conversation.surface
    if attribution.cue is not None:
        start, end = attribution.cue
        for match in _TELLS.finditer(surface.text, start, min(len(surface.text), end + 12)):
            next_to = match.start() <= end + 1 and not surface.text[end : match.start()].strip()
            next_to = next_to and (match.start() < end or not _is_noun(surface, match.start()))
            if next_to and not (match.group().rstrip().endswith(" to") and _is_infinitive(surface, match.end())):
                yield _phrase(surface, match.end())
        yield from _written_to(surface, attribution)
        yield from _headlined(surface, conversation.mentions, attribution)
        yield from _object(surface, attribution)
        yield from _apologised(surface, attribution)
        yield from _passive(surface, attribution)
    yield from _called(conversation, attribution)
    for start, end in zone.clause:
        for match in _meetings(surface, start, end):
            source = attribution.source
            own = source is not None and source[0] <= match.start() < source[1]  # "Ruiz's letter to the UN says"
            anothers = _is_anothers(conversation, match.start(), speaker)
            if own or not (anothers or _is_told_in(conversation, attribution, match.start())):
                yield _phrase(surface, match.end())
        if attribution.cue is not None and start <= attribution.cue[0] < end:
            for match in _TELLS.finditer(surface.text, start, attribution.cue[0]):
                verb = match.group().casefold()
                telling = verb.split()[-1] in {"to", "with"} or verb.startswith(("told", "addressing"))
                free = _NOT_FREE.search(surface.text, max(0, match.start() - _BEFORE_TELLING), match.start()) is None
                own = _is_own(conversation, attribution, match.start(), speaker)
                own = own and not _is_told_in(conversation, attribution, match.start())
                if telling and free and own and match.start() not in conversation.cued:
                    yield _phrase(surface, match.end())


def _is_infinitive(surface: Surface, start: int) -> bool:
    """Whether a verb stands behind "to": "Ruiz is said to tell ministers"."""
    token = surface.token_of(start)
    return token is not None and token.tag_ == "VB"


def _is_noun(surface: Surface, start: int) -> bool:
    """Whether what looks like a verb of telling is a noun behind the cue: "has confirmed talks with the union"."""
    token = surface.token_of(start)
    return token is not None and token.pos_ == "NOUN"


def _meetings(surface: Surface, start: int, end: int) -> Iterator[re.Match[str]]:
    """Meetings, letters and the like in a clause, without those that only say when, or that nothing was said beyond."""
    for match in _MEETS.finditer(surface.text, start, end):
        before = max(start, match.start() - _BEFORE_TELLING), match.start()
        if _ANOTHER_TIME.search(surface.text, *before) is None and _BEYOND.search(surface.text, *before) is None:
            yield match


def _is_own(conversation: Conversation, attribution: Attribution, start: int, speaker: Speaker | None) -> bool:
    """Whether who speaks did that telling, on the same occasion: not "as polls show", "a week after Ruiz spoke to"."""
    surface = conversation.surface
    verb, source = surface.node_of(start), attribution.source
    if verb is None or source is None or verb.pos_ != "VERB":
        return True
    subject = next((token for token in verb.children if token.dep_ == "nsubj"), None)
    if subject is None:
        return True
    first = subject.left_edge.idx
    if _EARLIER.search(surface.text, max(0, first - _BEFORE_SUBJECT), first) is not None:
        return False
    if subject.pos_ == "PRON" or source[0] <= subject.idx < source[1]:
        return True
    named = conversation.mentions.overlapping(subject.idx, subject.idx + len(subject))
    return speaker is not None and any(entity.name == speaker.name for _, entity in named)


def _is_anothers(conversation: Conversation, start: int, speaker: Speaker | None) -> bool:
    """Whether a letter or the like is said to be somebody else's: "asked about the ministers' letter to the UN"."""
    before = conversation.surface.words_between(max(0, start - _OWNER), start)[-_ADJECTIVES:]
    owner = next((word for word in reversed(before) if word.possessive), None)
    if owner is None or not _PLAIN.fullmatch(conversation.surface.text, owner.end, start):
        return False
    owners = conversation.mentions.overlapping(owner.start, owner.end)
    if not owners and owner is not before[-1]:
        return False
    return speaker is None or all(entity.name != speaker.name for _, entity in owners)


def _is_told_in(conversation: Conversation, attribution: Attribution, start: int) -> bool:
    """Whether a meeting is only part of what another quotation says, or another one's who speaks in the sentence."""
    surface, cue, source = conversation.surface, attribution.cue, attribution.source
    before = source[0] - _BEFORE_SUBJECT if source is not None else start
    if source is not None and start < before and _EARLIER.search(surface.text, before, source[0]):
        return True  # "In a letter to Ruiz, Vogt asked for help after Haddad boasted that"
    if source is not None and surface.text[slice(*source)].casefold() in PERSONAL:
        return False  # "pressed for a truce at his meeting with Vogt, which he says is late"
    place = conversation.content_at(start)
    other = conversation.attributions[place] if place is not None else None
    if other is None or cue is None or other == attribution or surface.quoted(start):
        return False
    return not any(first <= cue[0] < last for first, last in other.content)


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


def _called(conversation: Conversation, attribution: Attribution) -> Iterator[Offsets]:
    """Whom what is said calls by name: "But, Governor Ruiz, you have to ask"."""
    text = conversation.surface.text
    for start, end in attribution.content:
        if not conversation.surface.quoted(start) or _YOU.search(text, start, end) is None:
            continue
        for name, entity in conversation.mentions.between(start, end):
            first = name.start
            for title in _TITLE.finditer(text, max(start, first - _LONGEST_TITLE), first):
                first = title.start()
            before, after = text[max(start, first - _OPENING) : first].rstrip(), text[name.end : name.end + 1]
            opens = before.endswith(",") or (first - start <= _OPENING and not before.strip("“‘\"'"))
            if entity.kind == "person" and opens and after == "," and _APPOSED.match(text, name.end) is None:
                yield name.start, name.end


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


def _apologised(surface: Surface, attribution: Attribution) -> Iterator[Offsets]:
    """To whom an apology is made that is itself what was said: offered “a deep apology” to Ruiz."""
    cue = attribution.cue
    for start, end in attribution.content if cue is not None else ():
        match = _APOLOGY.match(surface.text, start, end)
        if cue is not None and match is not None and cue[1] <= start and _OFFERS.search(surface.text, *cue):
            yield _phrase(surface, match.end())


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
    of = _OF.search(text, start, end)
    if of is not None and _is_told_of(surface, start, of.start()):
        return start, of.start()
    loose = _LOOSE_END.search(text, start, end)
    return start, _head_end(surface, start, loose.start() if loose is not None else end)


def _is_told_of(surface: Surface, start: int, end: int) -> bool:
    """Whether "of" leads to what is said: "told the audience of", "reminded voters of", not "told members of"."""
    before = surface.text[max(0, start - VERB) : start]
    last = next(iter(surface.words_between(start, end)[-1:]), None)
    if last is None or _TOLD_OF.search(before) is None:
        return False
    return last.key in WATCHING or (_REMINDED.search(before) is not None and are_tellable(last.key))


def _head_end(surface: Surface, start: int, end: int) -> int:
    """Where a phrase ends by its grammar: "reporters outside", "a voter passing", "advisers afterward"."""
    noun = None
    for word in surface.words_between(start, end):
        tag = surface.tag_of(word)
        if word.key == "of":
            noun = None
        counted = noun is not None and surface.text[noun - 1].isdigit() and word.text.endswith("ing")
        if noun is not None and not word.capital and tag in _BEHIND and not counted:  # "2,000 cheering supporters"
            return noun if surface.text[noun : noun + 1] not in {"'", "’"} else end
        if tag in {"NOUN", "PROPN", "NUM"}:
            noun = word.end
    return end
