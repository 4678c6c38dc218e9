"""Count how often each word in each construction attributes, for ``claims/lexicon/cues.tsv``.

::

    python -m claims.training.tagger.cue_counts CORPUS > cues.tsv

Every word is tried in every construction that the rules know, and what they would take for an attribution is compared
with the annotation: right is what shares half of its content (intersection over union), its source and its cue.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from claims.evaluate.align import LEAST_OVERLAP, Letters, letters
from claims.evaluate.corpora import read_corpus
from claims.evaluate.gold import Corpus, GoldQuotation
from claims.lexicon.cues import WEIGHT, CueLexicon, cue_lexicon
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.rules.finder import RuleFinder
from claims.pipeline.attributions.steps.bounds.snapping import snapped
from claims.pipeline.build import COMPONENTS, build

Key = tuple[str, str, str]
Frame = tuple[str, str]

# A line of its own is for words that were right at least twice, and are in a quarter of the places or more; and for
# frequent enough ones that do worse than the rare words of their construction.
_LEAST_RIGHT, _LEAST_SHARE = 2, 0.25
_OFTEN = 3
_BESIDE_QUOTES = frozenset({("VERB", "quote before"), ("VERB", "quote after")})
# What counts as rare, and so towards the lines "*" and "*reporting" of all rare words together.
_RARE, _RARE_REPORTING = 8, 60


class _EveryWord(CueLexicon):
    """A lexicon that believes every word; only at the end of a sentence it asks the real one, as the rules do."""

    def knows(self, lemma: str, pos: str) -> bool:
        """Every word."""
        del lemma, pos
        return True

    def probability(self, lemma: str, pos: str, construction: str) -> float:
        """Sure, but for what decides where sentences end."""
        return super().probability(lemma, pos, construction) if construction == "before" else 1.0


def count(corpus: Corpus) -> tuple[Counter[Key], Counter[Key]]:
    """How often each word stands in each construction, and how often it attributes there."""
    real = cue_lexicon()
    finder = RuleFinder(_EveryWord(real.counts, real.lemmas, real.reporting), threshold=0.0)
    seen: Counter[Key] = Counter()
    right: Counter[Key] = Counter()
    nlp = build()
    with nlp.select_pipes(disable=["claims_tagger", *(name for name in COMPONENTS if name != "claims_marks")]):
        docs = nlp.pipe(one.article.text for one in corpus.articles)
        for doc, annotated in zip(docs, corpus.articles, strict=True):
            for key, is_right in _judged(doc, annotated.quotations, finder):
                seen[key] += 1
                right[key] += is_right
    return seen, right


def _judged(doc: Doc, gold: Sequence[GoldQuotation], finder: RuleFinder) -> Iterator[tuple[Key, bool]]:
    layout = Layout(doc)
    text = layout.text
    known = [(letters(text, one.content), one) for one in gold if one.content]
    for head, proposed in finder.proposed(layout):
        candidate = snapped(layout, proposed)
        content = letters(text, candidate.content)
        best = max(known, key=lambda one: _overlap(content, one[0]), default=None)
        found = best is not None and _overlap(content, best[0]) >= LEAST_OVERLAP and _fits(text, candidate, best[1])
        yield _key(doc[head], candidate.rule), found


def _key(head: Token, rule: str) -> Key:
    if rule.startswith("according"):
        return "according", "ADP", rule
    if rule == "adverb":
        return head.lower_, "ADV", rule
    return head.lemma_.lower(), head.pos_, rule


def _overlap(left: Letters, right: Letters) -> float:
    common = len(left & right)
    return common / (len(left) + len(right) - common) if common else 0.0


def _fits(text: str, candidate: Candidate, gold: GoldQuotation) -> bool:
    """Whether source and cue are the annotated ones, or both lack one."""
    source = letters(text, [candidate.source] if candidate.source else [])
    cue = letters(text, [candidate.cue] if candidate.cue else [])
    same_source = bool(source & letters(text, gold.source)) if gold.source else not source
    return same_source and (not gold.cue or bool(cue & letters(text, gold.cue)))


def rows(seen: Counter[Key], right: Counter[Key]) -> Iterator[tuple[str, ...]]:
    """The lines of ``cues.tsv``: all rare words together first, then the words that are worth a line."""
    rare = _rare(seen, right)
    own = sorted(key for key in seen if _is_listed(key, seen[key], right[key], *rare[_reports(key)]))
    frames = {key[1:] for key in own}
    for reports, star in ((False, "*"), (True, "*reporting")):
        all_seen, all_right = rare[reports]
        for frame in sorted(frames & set(+all_right)):
            yield star, *frame, str(all_seen[frame]), str(all_right[frame])
    for key in own:
        yield *key, str(seen[key]), str(right[key])


def _rare(seen: Counter[Key], right: Counter[Key]) -> dict[bool, tuple[Counter[Frame], Counter[Frame]]]:
    """By construction what all rare words do together; verbs that report words (True) apart from the others."""
    together: dict[bool, tuple[Counter[Frame], Counter[Frame]]] = {
        kind: (Counter(), Counter()) for kind in (False, True)
    }
    for key, times in seen.items():
        if times <= (_RARE_REPORTING if _reports(key) else _RARE):
            together[_reports(key)][0][key[1:]] += times
            together[_reports(key)][1][key[1:]] += right[key]
    return together


def _reports(key: Key) -> bool:
    return key[1] == "VERB" and key[0] in cue_lexicon().reporting


def _is_listed(key: Key, seen: int, right: int, all_seen: Counter[Frame], all_right: Counter[Frame]) -> bool:
    """A word that attributes often enough, or one that would be overrated with the rare ones."""
    prior = all_right[key[1:]] / max(all_seen[key[1:]], 1)
    if right >= _LEAST_RIGHT and (right + WEIGHT * prior) / (seen + WEIGHT) >= _LEAST_SHARE:
        return True
    return prior >= _LEAST_SHARE and seen >= _OFTEN and (_reports(key) or key[1:] in _BESIDE_QUOTES)


if __name__ == "__main__":
    sys.stdout.write("# lemma\tpart of speech\tconstruction\tseen\tright\n")
    sys.stdout.writelines("\t".join(row) + "\n" for row in rows(*count(read_corpus(sys.argv[1]))))
