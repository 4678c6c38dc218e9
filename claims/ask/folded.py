"""The same utterance, printed more than once, as one answer with its places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from claims.ask.answers import Answer, Place
from claims.lexicon.folding import fold
from claims.resolve.claims.likeness import at_odds
from claims.resolve.claims.wording import Wording, wording
from claims.search.ranking.rank import stems_of

# Two contents are one utterance if they share so much of the words of the longer one (in other articles), or of the
# shorter one (in the same article, where a part repeats the whole); unless numbers, names or a denial are against it.
_SAME, _PART = 0.8, 0.9
# Fewer words are too few to tell: "Yes" is said often.
_LEAST_WORDS = 4
# Texts whose words are remembered: the answers to some dozens of questions. Of one answer they are asked for again and
# again, and who goes on to the next page asks the same question.
_REMEMBERED = 4096


def fold_repeated(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers without those that repeat a better one, which names their places instead.

    What the same speaker said in other articles repeats, and what stands inside another answer of the same article.

    Args:
        answers: Best first.
    """
    kept: list[Answer] = []
    by_speaker: dict[str, list[tuple[int, frozenset[str]]]] = defaultdict(list)
    for answer in answers:
        quotation = answer.quotation
        stems = _stems(quotation.text)
        known = by_speaker[(quotation.speaker or "").casefold()]
        again = next((place for place, other in known if _repeats(answer, stems, kept[place], other)), None)
        if again is None:
            known.append((len(kept), stems))
            kept.append(answer)
        elif quotation.article.id != kept[again].quotation.article.id:
            better = kept[again]
            kept[again] = replace(better, places=(*better.places, Place(quotation.id, quotation.article)))
    return tuple(kept)


def _repeats(one: Answer, stems: frozenset[str], better: Answer, better_stems: frozenset[str]) -> bool:
    if one.quotation.article.id == better.quotation.article.id:
        return _inside(one, better) or _inside(better, one)
    shared = len(stems & better_stems)
    alike = len(stems) >= _LEAST_WORDS and shared >= _SAME * max(len(stems), len(better_stems))
    return alike and at_odds(*(_wording(each.quotation.text, each.quotation.cue) for each in (one, better))) is None


@lru_cache(maxsize=_REMEMBERED)
def _stems(text: str) -> frozenset[str]:
    return stems_of(fold(text))


@lru_cache(maxsize=_REMEMBERED)
def _wording(text: str, cue: str | None) -> Wording:
    return wording(text, cue)


def _inside(one: Answer, other: Answer) -> bool:
    """Whether nearly all of an answer's characters are another's too."""
    mine = {place for start, end in one.quotation.spans for place in range(start, end)}
    theirs = {place for start, end in other.quotation.spans for place in range(start, end)}
    return len(mine & theirs) >= _PART * len(mine)
