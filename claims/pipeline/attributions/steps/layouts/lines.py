"""Lines that begin with their speaker: "TAPPER: Good evening.", "Q: …  A: …", "Rouhani: US must leave"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.lexicon.lists import words
from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.selection import SPEAKER_LINE, selected
from claims.pipeline.attributions.steps.layouts.asked import answers
from claims.pipeline.attributions.steps.layouts.asked_on import asked_on
from claims.pipeline.attributions.steps.layouts.headline_ends import closing_headline
from claims.pipeline.attributions.steps.layouts.line_labels import LABEL, MARKS, has_no_verb, label_at, with_labels
from claims.pipeline.text.bylines import bylines

# Share of right ones among the speaker lines of PolNeAR train; a headline's first words are names less often.
_TRANSCRIPT = 0.9
_HEADLINE = 0.7
_PLAIN = 0.75  # answers without a label

_FROM = re.compile(r"From[^\S\n]+(?=[A-Z])")
_QUESTION = re.compile(r"(?:Q|Question)[^\S\n]*[.:][^\S\n]*(?=\S)")
_ANSWER = re.compile(r"(?:A|Answer)[^\S\n]*[.:][^\S\n]*(?=\S)")
_FULL_NAME = re.compile(r"\b([^\W\d_a-z][\w’'-]+)(?:[^\S\n][^\W\d_a-z][\w’'-]+){1,2}")
_WITH = re.compile(
    r"(?:\w+[^\S\n]){0,3}?(?:Q[^\S\n]?&[^\S\n]?A|Interview|Conversation|Questions|Chat)[^\S\n]*[:–-]?[^\S\n]*"
    r"(?:with|for)[^\S\n](?P<who>[^\W\d_a-z][\w.’'-]*(?:[^\S\n](?:[a-z]{1,3}[^\S\n]){0,2}[^\W\d_a-z][\w.’'-]+){1,3})"
)
_WITH_ANYWHERE = re.compile(
    r"\b(?:(?:[Ii]nterview|[Cc]onversation|Q[^\S\n]?&[^\S\n]?A)[^\S\n]with|(?:[Ww]e|I)[^\S\n](?:spoke|talked|sat down"
    r"|caught up|chatted)[^\S\n](?:with|to))[^\S\n](?P<who>[^\W\d_a-z][\w.’'-]*(?:[^\S\n][^\W\d_a-z][\w.’'-]+){1,3})"
)
_STOP = re.compile(r"[.!?][\"”’']?\s+[\"“‘'A-Z]")
_LONGEST_HEADLINE = 120
_TITLE_LINKS = frozenset({"In", "At", "On", "After", "Over", "By", "From", "With", "As"})  # in headline case
_SCORE = re.compile(
    r"\b\d{1,3}\s?[-–]\s?\d{1,3}\b|\w\s\d{1,3}(?:\s\w+){1,3}\s\d{1,3}\Z"
)  # "Harlow 2-1 Ayr", "Harlow 2 Ayr 1"
_SEAT = re.compile(r"[A-Z][\w’'-]+ \([A-Z][^()\n]{2,60}\)\Z")  # "Angela Eames (Harlow)", in a parliament's report
_TOPIC = re.compile(r"(?<=\w)\s(?:on|over|after)\s")
_FEWEST_WORDS = 4
_FEWEST_LETTERS = 3
_NOISE = re.compile(r"[\"“”]?[(\[][^()\[\]]{1,40}[)\]][\"“”]?")  # (CROSSTALK.), [Laughter]
_NAMED = ("PERSON", "ORG", "NORP", "GPE")


def with_speaker_lines(layout: Layout, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates and the lines that begin with a speaker; these win where both claim the same words."""
    found = _answers(layout) or _transcript(layout)
    plain = [] if found else _unlabelled(layout)
    found = found or plain or _lead_ins(layout) or _headline(layout)
    asked = {layout.paragraph_index(one.start - 1) for one in plain if one.start}  # the questions before the answers
    candidates = [one for one in candidates if layout.paragraph_index(one.start) not in asked]
    candidates = with_labels(layout, candidates)
    if not found:
        return candidates
    labels = sorted(one.source[0] for one in found if one.source and one.cue)
    within = candidates if len(labels) < 2 else [one for one in candidates if not _runs_over(one, labels)]
    return selected([*within, *found])


def _runs_over(candidate: Candidate, labels: Sequence[int]) -> bool:
    """Whether what it claims goes on through the label of another turn, as a mark that nothing closes may make it."""
    return any(bisect_left(labels, start) < bisect_left(labels, end) for start, end in candidate.content)


def _answers(layout: Layout) -> list[Candidate]:
    """The answers of an interview in Q and A; who answers is the person whom the introduction names most, if any is."""
    turns = [
        (index, match)
        for index, paragraph in enumerate(layout.paragraphs)
        for pattern in (_QUESTION, _ANSWER)
        if (match := pattern.match(layout.text, paragraph.start, paragraph.end))
    ]
    if {match.re for _, match in turns} != {_QUESTION, _ANSWER}:
        return []
    source = _in_title(layout) or _most_named(layout, turns[0][1].start())
    found = []
    for position, (index, match) in enumerate(turns):
        if match.re is _ANSWER:
            following = turns[position + 1][0] if position + 1 < len(turns) else index + 1
            own = layout.paragraphs[index]
            goes_on = layout.paragraphs[index + 1 : following]
            content = ((match.end(), own.end), *((one.start, one.end) for one in goes_on))
            found.append(Candidate(content=content, cue=None, source=source, rule=SPEAKER_LINE, confidence=_TRANSCRIPT))
    return found


def _unlabelled(layout: Layout) -> list[Candidate]:
    """The answers of an interview without labels, where the text says who answers."""
    found = answers(layout)
    if not found:
        return []
    first = found[0][0][0]
    matches = _WITH_ANYWHERE.finditer(layout.text, 0, first)
    named = next((one.span("who") for one in matches if _is_person(layout, one.span("who"))), None)
    source = named or _most_named(layout, first)
    if source is None:
        return []
    return [
        Candidate(content=content, cue=None, source=source, rule=SPEAKER_LINE, confidence=_PLAIN) for content in found
    ]


def _is_person(layout: Layout, name: Offsets) -> bool:
    """Whether a name in full is a person's, by its given name or to the model: Sky News is none."""
    tokens = layout.tokens(*name)
    return tokens[0].lower_ in words("given_names") or all(token.ent_type_ == "PERSON" for token in tokens)


def _in_title(layout: Layout) -> Offsets | None:
    """Who answers as the title says, where the text goes on to name them: "Q&A with Ana Ruiz"."""
    match = _WITH.match(layout.text, layout.paragraphs[0].start, layout.paragraphs[0].end)
    again = layout.text.find(match["who"], match.end()) if match is not None else -1
    return (again, again + len(match["who"])) if match is not None and again >= 0 else None


def _most_named(layout: Layout, end: int) -> Offsets | None:
    """The first full mention of the one person who is named most often before ``end``; None where two are as often."""
    makers = list(bylines(layout.text, ((one.start, one.end) for one in layout.paragraphs)))
    persons = [
        ent
        for ent in layout.doc.ents
        if ent.label_ == "PERSON" and ent.end_char <= end and not any(s <= ent.start_char < e for s, e in makers)
    ]
    if not persons:
        return _first_full_name(layout, end)
    often = Counter(person[-1].lower_ for person in persons)
    first = [name for name, count in often.items() if count == max(often.values())]
    if len(first) > 1:  # who asks is somebody's: "spoke with the Ledger's Petra Voss"
        asking = {one[-1].lower_ for one in persons if one.start and layout.doc[one.start - 1].tag_ == "POS"}
        first = [name for name in first if name not in asking] or first
    full = [name for name in first if any(len(one) > 1 and one[-1].lower_ == name for one in persons)]
    if len(first) > 1 and len(full) != 1:
        return None
    wanted = first[0] if len(first) == 1 else full[0]
    best = max((one for one in persons if one[-1].lower_ == wanted), key=lambda one: (len(one), -one.start))
    return best.start_char, best.end_char


def _first_full_name(layout: Layout, end: int) -> Offsets | None:
    """The first full name with a known given name before ``end``, where the model sees nobody."""
    for match in _FULL_NAME.finditer(layout.text, 0, end):
        if match[1].casefold() in words("given_names"):
            return match.span()
    return None


def _lead_ins(layout: Layout) -> list[Candidate]:
    """Paragraphs that say whose words they are: "From Sam Ortiz, pollster: We were within the margin of error."."""
    found = []
    for index, paragraph in enumerate(layout.paragraphs):
        begins = _FROM.match(layout.text, paragraph.start, paragraph.end)
        label = LABEL.match(layout.text, begins.end(), paragraph.end) if begins else None
        if label and _is_named(layout, label.span()) and _is_sentence(layout.text[label.end() : paragraph.end]):
            found.append(_line(layout, index, label.span(), index, _HEADLINE))
    return found


def _is_named(layout: Layout, label: Offsets) -> bool:
    tokens = layout.tokens(*label)
    return has_no_verb(layout, label) and any(token.ent_type_ in _NAMED or token.pos_ == "PROPN" for token in tokens)


def _is_sentence(said: str) -> bool:
    return said.rstrip("\"”’' ").endswith((".", "!", "?")) and len(said.split()) >= _FEWEST_WORDS


def _transcript(layout: Layout) -> list[Candidate]:
    """Turns that begin with a label, where labels recur or are in capitals; paragraphs without one go on."""
    labels = {index: label for index in range(len(layout.paragraphs)) if (label := label_at(layout, index))}
    names = [layout.text[slice(*label)] for label in labels.values()]
    surnames = Counter(name.split()[-1] for name in names)  # "Berivan Acar" the first time, then "Acar"
    capitals = [name for name in names if name.isupper() or _is_shouted(name)]
    courteous = [name for name in names if _is_titled(name.partition(" ")[0]) or _SEAT.search(name)]
    asked = _asked(layout, labels)
    if len(capitals) >= 2:
        # The first turn may have the full name: "Ingrid Solheim", then "IS".
        full = {names[place] for place, index in enumerate(labels) if index and _is_short_for(names[place], capitals)}
        wanted = full.union(capitals)
    elif len(names) >= 4 and len(surnames) <= len(names) / 2:
        wanted = {name for name in names if surnames[name.split()[-1]] > 1}.union(courteous)
    elif len(courteous) >= 2:
        wanted = set(courteous)
    elif asked:
        wanted = {asked}
    else:
        wanted = set(_conversing(layout, labels))
    turns = [index for index, label in labels.items() if layout.text[slice(*label)] in wanted]
    before = 2 if wanted == {asked} else 1  # a question without a label is no part of the answer before it
    ends = [max(index, following - before) for index, following in pairwise(turns)] + turns[-1:]
    ends = [index if _is_closed(layout, labels[index], index) else end for index, end in zip(turns, ends, strict=True)]
    lines = (_line(layout, index, labels[index], last, _TRANSCRIPT) for index, last in zip(turns, ends, strict=True))
    found = [one for one in lines if one.content]
    return [*found, *asked_on(layout, found)]


def _is_closed(layout: Layout, label: Offsets, index: int) -> bool:
    """Whether a turn is one quotation that ends with its paragraph: “We won.”, and then a heading."""
    paragraph = layout.paragraphs[index]
    after = layout.text.index(":", label[1]) + 1
    return layout.is_all_quoted(after, paragraph) and paragraph.pairs[-1].closed


def _is_shouted(name: str) -> bool:
    """Whether a label gives a name in capitals, beside a title or what one does: "Mr. OMAR VALE (Author)"."""
    parts = re.split(r"[,(]", name, maxsplit=1)[0].split()
    while len(parts) > 1 and _is_titled(parts[0]):
        parts = parts[1:]
    return all(part.isupper() for part in parts) and any(len(part) >= _FEWEST_LETTERS for part in parts)


def _is_titled(word: str) -> bool:
    return word.casefold().rstrip(".") in words("titles", "before", "offices")


def _asked(layout: Layout, labels: dict[int, Offsets]) -> str | None:
    """The one label of an interview in which only answers have one: each turn stands behind a question."""
    names = Counter(layout.text[slice(*label)] for label in labels.values())
    name, count = next(iter(names.most_common(1)), ("", 0))
    turns = [index for index, label in labels.items() if layout.text[slice(*label)] == name]
    whole = all(
        index
        and layout.text[layout.paragraphs[index - 1].end - 1] == "?"
        and index - 1 not in labels
        and _is_sentence(layout.text[labels[index][1] : layout.paragraphs[index].end])
        for index in turns
    )
    return name if count > 1 and whole else None


def _is_short_for(name: str, capitals: Collection[str]) -> bool:
    """Whether later turns have somebody's surname or initials in capitals."""
    parts = name.split()
    return len(parts) > 1 and (parts[-1].upper() in capitals or "".join(part[0] for part in parts) in capitals)


def _conversing(layout: Layout, labels: dict[int, Offsets]) -> Iterator[str]:
    """Labels of a short interview: paragraphs in a row, whole sentences all, and the text before names a speaker."""
    rows = [index for index in labels if index - 1 in labels or index + 1 in labels]
    if len(rows) < 2 or not all(
        _is_sentence(layout.text[labels[index][1] : layout.paragraphs[index].end]) for index in rows
    ):
        return
    before = layout.text[: layout.paragraphs[rows[0]].start]
    names = {layout.text[slice(*labels[index])] for index in rows}
    introduced = any(re.search(rf"\b{re.escape(name)}\b", before) for name in names)
    if introduced and all(has_no_verb(layout, labels[index]) for index in rows):
        yield from names


def _headline(layout: Layout) -> list[Candidate]:
    """The first line, where a name stands before the colon, or behind the last one."""
    closing = closing_headline(layout)
    if closing is not None:
        return [closing]
    label = label_at(layout, 0) if layout.paragraphs else None
    if (
        label is None
        or _SCORE.search(layout.text, *label)
        or not _is_headline(layout.text[label[1] : layout.paragraphs[0].end])
    ):
        return []
    span = layout.doc.char_span(*label, alignment_mode="expand")
    name = layout.text[slice(*label)]
    is_name = span is not None and any(token.ent_type_ in _NAMED or token.pos_ == "PROPN" for token in span)
    if span is None or not (is_name or name in layout.text[layout.paragraphs[0].end :]):
        return []
    if is_nation(name) and not any(
        t.pos_ in ("VERB", "AUX") for t in layout.tokens(label[1], layout.paragraphs[0].end)
    ):
        return []  # "Sudan: Cholera and Hunger" is where it happens
    if any(token.pos_ in ("VERB", "AUX") or token.text in _TITLE_LINKS for token in span):
        return []  # "Tornado Confirmed In Harlow: ‘It Was Loud’" says what happened
    line = replace(_line(layout, 0, label, 0, _HEADLINE), source=_without_topic(layout, label))
    said = layout.trimmed(line.start, line.end)  # some archives end headlines with a full stop
    return [replace(line, content=(said,))] if said else []


def _without_topic(layout: Layout, label: Offsets) -> Offsets:
    """Who speaks before a headline's colon, without what it is about: "Ruiz on the ferry: no way back"."""
    topic = _TOPIC.search(layout.text, *label)
    return label if topic is None else (label[0], topic.start())


def _without_marks(layout: Layout, part: Offsets) -> Offsets:
    """A part of a transcript that is quoted as a whole, without the mark before it and the one that ends the whole."""
    start, end = part
    start += layout.text[start] in MARKS
    is_unpaired = sum(letter in MARKS for letter in layout.text[start:end]) % 2 == 1
    return start, end - (is_unpaired and layout.text[end - 1] in MARKS)


def _is_headline(said: str) -> bool:
    """Whether what follows a label is one line of a headline; some archives end those with a full stop."""
    return not said.endswith(".") or (len(said) <= _LONGEST_HEADLINE and _STOP.search(said, 0, len(said) - 1) is None)


def _line(layout: Layout, index: int, label: Offsets, last: int, confidence: float) -> Candidate:
    """What a label says, from its paragraph to the last one of its turn."""
    colon = layout.text.index(":", label[1])
    first = layout.paragraphs[index]
    spoken = layout.text[colon + 1 : first.end]
    content = [(first.end - len(spoken.lstrip()), first.end)] if spoken.strip() else []
    content += [
        (paragraph.start, paragraph.end)
        for paragraph in layout.paragraphs[index + 1 : last + 1]
        if not _NOISE.fullmatch(layout.text, paragraph.start, paragraph.end)
    ]
    if layout.text[first.start] in MARKS:
        content = [_without_marks(layout, part) for part in content]
    return Candidate(
        content=tuple(content), cue=(colon, colon + 1), source=label, rule=SPEAKER_LINE, confidence=confidence
    )
