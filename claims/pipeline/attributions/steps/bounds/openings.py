"""Where what is said begins: behind when and how it was said, at its subject, not in a heading.

"Prior to the hearing, Ruiz told the judge: “I am not guilty.”", "Ruiz said this morning their visit was short", "told
the jury Mr Ruiz had lied". A finder may take the first words for content, or the last for those who were told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import replace

from claims.lexicon.lists import words
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBORDINATE = frozenset({"once", "when", "after", "before", "while", "as", "until"})
_LEADING = frozenset({"IN", "VBG", "RB", "VBN", "JJ"})  # tags of the words that adverbials begin with
_WHEN = re.compile(
    r"(?:(?:earlier|later)\s+)?(?:this\s+(?:morning|afternoon|evening)|today|yesterday|tonight|last\s+night"
    r"|(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\s+"
    r"(?=(?:that|the|an?|it|he|she|they|we|there|his|her|their|its|our|these|those)\s)",
    re.IGNORECASE,
)
_TOLD_NAME = re.compile(
    r"\s+(?:the\s+)?(?P<told>[\w-]+)\s+(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s)?(?:[A-Z][\w’'-]+\s){1,3})\Z"
)
_TELLS = ("told", "tells", "telling")
_LINKED = re.compile(r"(?:that|how),\s[^,.;:]{3,80}\Z")  # "how, after a row in the pub"
_LONGEST_NOUN = 20  # characters
_ENDS = frozenset(".,!?…")
# "Call 101 quoting reference 4400": a number that one gives, and no words of anybody.
_REFERENCE = re.compile(
    r"\s*(?:the\s+)?(?:(?:crime|incident|log|case|occurrence|police)\s+)?"
    r"(?:reference|ref|number|no|incident|log|crime|case|operation|cad|\d)\b",
    re.IGNORECASE,
)
_FATE = re.compile(
    r"(?:to (?:be|have been) )?(?:dead|drowned|missing|trapped|killed|buried|lost|injured)", re.IGNORECASE
)
_HEADING_MARKS = ("'", "‘")
# An occasion at which something is told, whose last word or all of which a finder took for the beginning of it.
_OCCASIONS = r"(?:hearing|inquiry|inquest|tribunal|committee|conference|commission|summit|panel)"
_OCCASION = re.compile(rf"{_OCCASIONS}\s+(?=\w)")
_WHOLE_OCCASION = re.compile(
    rf"(?:an?|the|this)\s(?:[\w’'.&-]+\s){{0,5}}?{_OCCASIONS}\s+"
    r"(?=(?:an?|the|that|how|he|she|they|it|his|her|their|its|there|more|some|many)\s|\d)"
)
_IN_DOCUMENT = re.compile(
    r"in\s(?:an?|the|his|her|its|their)\s(?:[\w’'-]+\s){0,3}?(?:report|statement|letter|filing|memo|ruling|post|study|paper)s?"
    r"\s(?:released|published|issued|dated|sent|posted|made|filed|obtained|seen|unsealed|addressed)\b"
    r"[^.;:“”\"\n]{1,200}?\s(?=that\s(?!(?:is|was|were|are|has|have|had|can|could|will|would)\b))"
)
# "Reported, citing sources, that".
_CITES = re.compile(r"(?:citing|quoting)\s[^,.;:“”\"\n]{2,80}(?:,|\s[-–—])\s(?=that\s)")
_DAY_BETWEEN = re.compile(r"(?:\s(?:(?:on|earlier|late|early)\s){0,2}\w+day)?(?:,|\s[-–—])?\s")
_IN = " in"  # of a cue that runs into the document: "said in"
_MARK = 2  # characters of a comma and a space
_BEFORE_OCCASION = re.compile(r"\s+(?:an?|the|this|that|its|his|her)\s(?:[\w’'.&-]+\s){0,5}\Z")
# Behind a work that has a title: 'wrote in her memoir “Low Tide” that'.
_WORKS = (
    r"(?:autobiography|book|memoirs?|novel|song|essay|speech|article|report|paper|column|op-ed|editorial|documentary"
    r"|blog|poem|film|lecture|podcast|series|album|interview|chapter|story|study|pamphlet|manifesto)"
)
_TITLED = re.compile(
    rf"(?P<work>(?:an?|the|his|her|their|its)\s(?:[\w’'-]+\s){{0,3}}?{_WORKS},?\s+)?"
    r"[“\"‘'][^“”\"\n]{2,80}[”\"’']\s+(?=(?:that|how|why|of)\s)",
    re.IGNORECASE,
)
_WORK = re.compile(rf"\b{_WORKS}\s*,?\s*\Z", re.IGNORECASE)
# What only leads from one matter to the next, and is no part of what is said behind the cue.
_TURNS = re.compile(
    r"(?:In an?(?:other)? (?:related|separate|similar|parallel) (?:development|incident|statement|context|move|report)"
    r"|In another (?:development|statement|part of (?:his|her|the) \w+)"
    r"|On an?(?:other)? (?:(?:related|separate|different) )?(?:note|front|matter|issue|subject))"
)
_IN_WORK = (" in", " in his", " in her", " in their", " in a", " in the")


def without_earlier(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without what the speaker of an earlier paragraph goes on to say.

    `Karl Weber said it was dark.`, then `“I saw nothing.”`, then `Ana Ruiz, of the union, said: “We knew.”`: where a
    paragraph begins with who says what follows a colon, the paragraph before is that of whoever spoke before it.

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    known = list(candidates)
    cues = (one.cue[0] for one in known if one.cue is not None)
    telling = {layout.paragraph_index(cue) for cue in cues if layout.pair_at(cue) is None}
    return [_without_earlier(layout, one, telling) for one in known]


def _without_earlier(layout: Layout, one: Candidate, telling: Set[int]) -> Candidate:
    cue, source = one.cue, one.source
    if cue is None or source is None or len(one.content) < 2:
        return one
    own = layout.paragraph_at(cue[0])
    leads = source[0] == own.start and layout.text[cue[1] : cue[1] + 1] == ":"
    if not leads or one.start >= own.dateline or not any(cue[1] <= start < own.end for start, _ in one.content):
        return one
    first = layout.paragraph_index(one.start) - 1
    if first not in telling or layout.text[layout.paragraphs[first].end - 1].isalnum():  # a headline tells nothing
        return one
    return replace(one, content=tuple(part for part in one.content if part[0] >= own.start))


def with_openings(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates with contents that begin where somebody's words do.

    None that only quotes a number, or tells what became of people: "Dozens feared dead".

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    return [
        one if one.cue is None else _opened(layout, one, one.cue)
        for one in candidates
        if one.cue is None or not (_quotes_reference(layout, one.cue) or _tells_fate(layout, one, one.cue))
    ]


def _opened(layout: Layout, one: Candidate, cue: Offsets) -> Candidate:
    for step in (
        _without_adverbial,
        _behind_document,
        _behind_time,
        _behind_title,
        _behind_occasion,
        _from_subject,
        _whole_clause,
    ):
        one = step(layout, one, cue)
    return one


def without_headings(layout: Layout, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without headlines and quoted subheadings, which the text below repeats: "‘A scandal’".

    Args:
        layout: The text.
        candidates: What a finder proposes.
    """
    return [_without_heading(layout, one) for one in candidates]


def _without_heading(layout: Layout, one: Candidate) -> Candidate:
    cue = one.cue
    if cue is None or len(one.content) < 2:
        return one
    here = layout.paragraph_index(cue[0])
    left = tuple(
        part
        for part in one.content
        if layout.paragraph_index(part[0]) == here or not _is_heading(layout, layout.paragraph_index(part[0]))
    )
    return replace(one, content=left) if left else one


def _is_heading(layout: Layout, index: int) -> bool:
    """Whether a paragraph has no stop at its end, and is the first one or all in single marks."""
    paragraph = layout.paragraphs[index]
    inner = layout.text[paragraph.start : paragraph.end].rstrip().rstrip("'’\"”")
    if inner[-1:] in _ENDS:
        return False
    alone = len(paragraph.pairs) == 1 and layout.is_all_quoted(paragraph.start, paragraph)
    return index == 0 or (alone and paragraph.pairs[0].style in _HEADING_MARKS)


def _quotes_reference(layout: Layout, cue: Offsets) -> bool:
    quoting = layout.text[slice(*cue)].casefold().split()[-1:] == ["quoting"]
    return quoting and _REFERENCE.match(layout.text, cue[1]) is not None


def _tells_fate(layout: Layout, one: Candidate, cue: Offsets) -> bool:
    feared = layout.text[slice(*cue)].casefold().split()[-1:]
    return feared in (["feared"], ["presumed"], ["believed"]) and any(
        _FATE.fullmatch(layout.text, *part) for part in one.content
    )


def _without_adverbial(layout: Layout, one: Candidate, cue: Offsets) -> Candidate:
    """Without when and how it was said, in front of who says it, where what is said stands behind the cue."""
    first = min(cue[0], one.source[0]) if one.source is not None else cue[0]
    announced = any(_is_announced(layout, part, cue) for part in one.content)
    adverbials = [part for part in one.content if _is_adverbial(layout, part, first, clauses=announced)]
    left = tuple(part for part in one.content if part not in adverbials)
    if not adverbials:
        return one
    turns = all(_TURNS.fullmatch(layout.text, *part) for part in adverbials)
    if left and (turns or _is_announced(layout, left[0], cue) or _is_led(layout, left[0], cue)):
        return replace(one, content=left)
    clause = _clause_behind(layout, cue) if not left else None
    return replace(one, content=(clause,)) if clause is not None else one


def _is_led(layout: Layout, part: Offsets, cue: Offsets) -> bool:
    """Whether "that" leads to what is said behind a cue: "On Monday, CNN reported, citing sources, that"."""
    return part[0] > cue[1] and layout.text.startswith("that ", part[0])


def _is_announced(layout: Layout, part: Offsets, cue: Offsets) -> bool:
    """Whether a whole quotation stands behind a cue and a mark: what comes before is no part of its sentence."""
    pair = layout.pair_at(part[0])
    if pair is None or pair.start < cue[1]:
        return False
    inner = layout.text[pair.start + len(pair.style) : pair.end]
    return layout.text[cue[1] : pair.start].rstrip().endswith((":", ",")) and inner[:1].isupper()


def _is_adverbial(layout: Layout, part: Offsets, first: int, *, clauses: bool) -> bool:
    """Whether a part begins its sentence, and only a comma parts it from source and cue.

    It has no verb of its own, or is a clause that tells when: "Once the rain had stopped, she told Ruiz, “Go.”".
    """
    start, end = part
    if end > first or layout.text[end:first].strip() != "," or layout.pairs_between(start, end):
        return False
    tokens = layout.tokens(start, end)
    begins = tokens[0].is_sent_start or start == layout.paragraph_at(start).start
    if clauses and begins and tokens[0].lower_ in _SUBORDINATE:
        return True
    return begins and tokens[0].tag_ in _LEADING and not any(token.tag_ in _FINITE for token in tokens)


def _clause_behind(layout: Layout, cue: Offsets) -> Offsets | None:
    """The rest of a sentence behind a cue, if it is a clause."""
    end = min(layout.token_at(cue[0]).sent.end_char, layout.paragraph_at(cue[0]).end)
    rest = layout.trimmed(cue[1], end) if cue[1] < end else None
    if rest is None or rest[0] > cue[1] + 1 or not any(t.tag_ in _FINITE for t in layout.tokens(*rest)):
        return None
    return rest


def _behind_time(layout: Layout, one: Candidate, cue: Offsets) -> Candidate:
    """Without the words right behind the cue that say when: "said this morning their visit was short"."""
    start, end = one.content[0]
    match = _WHEN.match(layout.text, start, end) if start >= cue[1] and layout.pair_at(start) is None else None
    if match is None or layout.text[cue[1] : start].strip() or match.end() >= end:
        return one
    return replace(one, content=((match.end(), end), *one.content[1:]))


def _behind_title(layout: Layout, one: Candidate, cue: Offsets) -> Candidate:
    """Without the title of the work in which it was said: 'wrote in her memoir “Low Tide” that it had rained'."""
    start, end = one.content[0]
    match = _TITLED.match(layout.text, start, end) if start >= cue[1] else None
    if match is None or match.end() >= end:
        return one
    if match["work"] is None:
        named = _WORK.search(layout.text, max(0, start - _LONGEST_NOUN), start) is not None
    else:
        named = layout.text[slice(*cue)].casefold().endswith(_IN_WORK)
    return replace(one, content=((match.end(), end), *one.content[1:])) if named else one


def _behind_document(layout: Layout, one: Candidate, cue: Offsets) -> Candidate:
    """Without the document in which it was said, or whom it cites: "said in a report released on Monday that"."""
    start, end = one.content[0]
    near = cue[1] <= start <= cue[1] + _MARK
    match = _IN_DOCUMENT.match(layout.text, start, end) if near else None
    if match is None and _DAY_BETWEEN.fullmatch(layout.text, cue[1], max(cue[1], start)):
        match = _CITES.match(layout.text, start, end)
    if near and match is None and layout.text[slice(*cue)].endswith(_IN):
        match = _IN_DOCUMENT.match(layout.text, cue[1] - len(_IN) + 1, end)
        cue = (cue[0], cue[1] - len(_IN))
    return one if match is None else replace(one, cue=cue, content=((match.end(), end), *one.content[1:]))


def _behind_occasion(layout: Layout, one: Candidate, cue: Offsets) -> Candidate:
    """Without the occasion: "told a Senate estimates hearing a total of 229 people had left"."""
    start, end = one.content[0]
    if start < cue[1] or not layout.text[slice(*cue)].casefold().endswith(_TELLS):
        return one
    match = _WHOLE_OCCASION.match(layout.text, start, end)
    if match is None and _BEFORE_OCCASION.fullmatch(layout.text[cue[1] : start]):
        match = _OCCASION.match(layout.text, start, end)
    return one if match is None else replace(one, content=((match.end(), end), *one.content[1:]))


def _from_subject(layout: Layout, one: Candidate, cue: Offsets) -> Candidate:
    """With the subject that was taken for those who are told: "told the jury Mr Ruiz had lied"."""
    start, end = one.content[0]
    if start <= cue[1] or not layout.text[slice(*cue)].casefold().endswith(_TELLS):
        return one
    match = _TOLD_NAME.match(layout.text, cue[1], start)
    if match is None or match["told"].casefold() not in words("everyday", "told"):
        return one
    if layout.token_at(start).tag_ not in _FINITE or layout.pair_at(match.start("name")) is not None:
        return one
    return replace(one, content=((match.start("name"), end), *one.content[1:]))


def _whole_clause(layout: Layout, one: Candidate, cue: Offsets) -> Candidate:
    """With the clause itself behind what a comma parts from its conjunction: "heard how, after a row, he left"."""
    start, end = one.content[0]
    if len(one.content) > 1 or start < cue[1] or layout.text[end : end + 1] != ",":
        return one
    if _LINKED.match(layout.text[start:end]) is None:
        return one
    last = min(layout.token_at(start).sent.end_char, layout.paragraph_at(start).end)
    whole = layout.trimmed(start, last) if end < last else None
    return replace(one, content=(whole,)) if whole is not None else one
