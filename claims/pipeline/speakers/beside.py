"""Who a description is of, where the grammar says so: the name before it, the subject that it is said of."""

from __future__ import annotations

from spacy.tokens import Token

from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.sources.phrases import head_of, made_nouns
from claims.pipeline.sources.source import Source
from claims.pipeline.text.surface import Surface

_FORMS = frozenset({"described", "nominal", "organisation"})
_NEXT = 2  # characters behind a source in which the next word begins
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def described_elsewhere(surface: Surface, mentions: Mentions, source: Source, cue: Offsets | None) -> Offsets | None:
    """The words for whoever a description is of: Ruiz of "Ana Ruiz, an ally", "Ana Ruiz is an ally"."""
    if source.form not in _FORMS or source.plural or source.head in made_nouns():
        return None
    if _is_finite(surface, (source.end, source.end + _NEXT)) or (
        cue and cue[0] >= source.end and _is_finite(surface, cue)
    ):
        return None
    head = head_of(surface, surface.words_between(source.start, source.end))
    noun = surface.node_of(head.start) if head is not None else None
    if noun is None or head is None or not source.start <= noun.idx < source.end:
        return None
    found = _before(mentions, noun, source) or _subject(noun)
    if found is None or source.start <= found.idx < source.end or surface.quoted(found.idx):
        return None
    return found.idx, found.idx + len(found)


def _is_finite(surface: Surface, words_: Offsets) -> bool:
    """Whether words hold what a source did, which then is their subject and describes nobody."""
    tokens = (surface.token_of(word.start) for word in surface.words_between(*words_))
    return any(token is not None and token.tag_ in _FINITE for token in tokens)


def _before(mentions: Mentions, noun: Token, source: Source) -> Token | None:
    """The name that a description stands beside as an apposition."""
    if noun.dep_ != "appos" or noun.head.i > noun.i:
        return None
    if noun.sent[0].tag_ == "VBG" and noun.nbor().text != ",":  # "Welcoming Ana Ruiz, the king in return said"
        return None
    named = mentions.overlapping(noun.head.idx, noun.head.idx + len(noun.head))
    kind = "organisation" if source.form == "organisation" else "person"
    return noun.head if named and named[0][1].kind == kind else None


def _subject(noun: Token) -> Token | None:
    """Of whom a verb says that he or she is what the noun says."""
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ not in {"be", "remain", "become"}:
        return None
    return next((child for child in verb.children if child.dep_ == "nsubj" and child.i < noun.i), None)


def subject_of_verb(surface: Surface, source: Source) -> Offsets | None:
    """Who said it, where a source holds no noun but the verb: "said in an interview" of "Ruiz said in an interview"."""
    verb = surface.node_of(source.start)
    if verb is None or verb.idx < source.start or verb.text.isupper():  # a shouted headline
        return None
    if verb.pos_ != "VERB" or verb.tag_ not in _FINITE:
        return None
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or source.start <= subject.idx < source.end or surface.quoted(subject.idx):
        return None
    parts = [left.idx for left in subject.lefts if left.dep_ != "punct"]
    return min([subject.idx, *parts]), subject.idx + len(subject)
