"""Whom a pronoun may mean that has no name: the nouns near it ("Commuters are angry. They want the trains back").

They are read off the parse, in the pronoun's own sentence and in those right before; the scorer weighs them against
those who are named and those who have spoken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from claims.lexicon.nations import is_nation
from claims.pipeline.annotations import Offsets
from claims.pipeline.sources.phrases import made_nouns, organisation_nouns
from claims.pipeline.sources.source import Source, read_source
from claims.pipeline.speakers.candidates import Candidate, Wanted, is_person_noun
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.speakers.kinds import kind_of_words
from claims.pipeline.speakers.others import asks_before
from claims.quotation import Speaker

_SENTENCES = 2  # before the pronoun's own
_REACH = 900  # characters; bounds the time where a sentence is endless
_MOST = 8  # nouns of one question
_LONGEST = 80  # characters of a phrase
_LONGEST_REST = 6  # words of it behind the noun
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = _SUBJECTS | {"dobj", "iobj", "dative", "pobj", "attr", "poss", "ROOT"}
_SOME = frozenset({"those", "some", "others", "many", "several", "few"})
_NONE = frozenset({"any", "no", "every", "each"})  # before a noun for nobody in particular: "failed to win any states"
_TELLING = frozenset({"tell", "inform", "remind", "brief", "email", "send", "assure", "address"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_WHO_DO = ("ers", "ors", "ists", "ians", "ees")


def with_nouns(
    candidates: Sequence[Candidate], conversation: Conversation, place: int, wanted: Wanted
) -> list[Candidate]:
    """The candidates for a pronoun and the nouns before it that it may mean; others get none.

    Args:
        candidates: Who is named or has spoken.
        conversation: Who has spoken so far.
        place: Where the pronoun stands.
        wanted: What sort of answer it asks for.
    """
    found = {one.speaker.name if one.speaker is not None else "": one for one in candidates}
    for noun, source in islice(_nouns(conversation, place, wanted), _MOST):
        name = " and ".join(entity.name for entity in source.entities) or source.phrase
        # "The city" is the city of Harlan that spoke before.
        name = next((one for one in found if one.casefold().startswith(f"{name.casefold()} of ")), name)
        known = found.setdefault(name, Candidate("noun", Speaker(name, kind_of_words(source))))
        if known.noun is None and known.entity is None:
            found[name] = replace(known, noun=noun)
    return list(found.values())


def is_people(noun: Token) -> bool:
    """Whether a noun is one for people or organisations, by itself."""
    word, single = noun.lower_, noun.lemma_.lower()
    known = is_person_noun(word) or is_person_noun(single) or word in _SOME or word.endswith(_WHO_DO)
    return known or bool({word, single} & organisation_nouns()) or (noun.tag_ == "NNPS" and is_nation(noun.text))


def _nouns(conversation: Conversation, place: int, wanted: Wanted) -> Iterator[tuple[Token, Source]]:
    """The nouns before a place that a pronoun may mean, the nearest first, each with its phrase."""
    surface = conversation.surface
    if wanted not in {"he", "they", "it"} or not surface.is_parsed or not surface.sentences:
        return
    first = max(place - _REACH, surface.sentences[max(0, surface.sentence_of(place) - _SENTENCES)][0])
    starts = surface.token_starts
    said = _said_before(conversation, place)
    for index in range(bisect_left(starts, place) - 1, bisect_left(starts, first) - 1, -1):
        noun = surface.doc[index]
        if noun.dep_ in _NOUNS and _fits(noun, wanted) and surface.quoted(noun.idx) == surface.quoted(place):
            if _is_told(noun) or asks_before(surface, noun.idx, place):
                continue
            if any(first <= noun.idx < last for first, last in said):
                continue
            start, end = _span(noun)
            source = read_source(surface, conversation.mentions, (start, end)) if end <= place else Source("none")
            if end - start < _LONGEST and _is_unnamed(source):
                yield noun, source


def _said_before(conversation: Conversation, place: int) -> tuple[Offsets, ...]:
    """What those say whom the pronoun at a place means, as far as it stands before: "The boats are late, they said"."""
    for one in conversation.attributions:
        if one.source is not None and one.source[0] <= place < one.source[1]:
            return tuple((start, end) for start, end in one.content if end <= place)
    return ()


def _is_told(noun: Token) -> bool:
    """Whether a noun means those who get a letter or hear something: "aides sent reporters a memo in which they"."""
    if noun.dep_ in {"dative", "iobj"}:
        return noun.head.pos_ == "VERB"
    return noun.dep_ == "dobj" and noun.head.lemma_ in _TELLING


def _is_unnamed(source: Source) -> bool:
    if source.form in {"name", "none", "pronoun"} or not source.phrase:
        return False
    return source.form != "place" or is_nation(source.phrase)


def _fits(noun: Token, wanted: Wanted) -> bool:
    """Whether a noun has the number of a pronoun, and may be somebody who says something."""
    if noun.lower_ in made_nouns() or any(child.lower_ in _NONE for child in noun.lefts):
        return False
    if wanted == "he":
        return noun.tag_ == "NN" and is_person_noun(noun.lower_)
    singular = noun.tag_ in {"NN", "NNP"}
    if wanted == "it":
        land = noun.ent_type_ == "GPE" and noun.dep_ in _SUBJECTS and is_nation(noun.text)
        return singular and (noun.lower_ in organisation_nouns() or land)
    if noun.lower_ in _SOME:
        return all(is_people(one) for child in noun.children if child.dep_ == "prep" for one in child.children)
    if singular:
        return noun.lower_ in organisation_nouns() or _is_joined(noun)
    return noun.tag_ in {"NNS", "NNPS"} and (is_people(noun) or noun.dep_ in _SUBJECTS)


def _is_joined(noun: Token) -> bool:
    """Whether a noun and another one are named together: "Ruiz and Haddad", "the mayor and her deputy"."""
    if noun.ent_type_ in _PLACES and noun.dep_ == "pobj":  # "the senator in Harlan and the former governor"
        return False
    both = (noun, *(child for child in noun.children if child.dep_ == "conj"))
    return len(both) > 1 and all(one.pos_ == "PROPN" or is_people(one) for one in both)


def _span(noun: Token) -> Offsets:
    """From a noun's first word to the end of what it is of, or of whom it is joined with."""
    last = noun.i
    for child in noun.rights:
        if child.dep_ == "conj" or (child.dep_ == "prep" and child.lower_ in {"of", "for"}):
            rest = [token.i for token in child.subtree if token.i - noun.i <= _LONGEST_REST]
            last = max([last, *rest])
            break
    return int(noun.left_edge.idx), int(noun.doc[last].idx + len(noun.doc[last]))
