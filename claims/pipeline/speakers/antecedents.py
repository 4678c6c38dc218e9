"""Whom "who" and "which" mean: the noun or the name that their clause hangs on."""

from __future__ import annotations

import re
from itertools import islice

from spacy.tokens import Token

from claims.pipeline.annotations import Offsets
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import Mentions
from claims.pipeline.sources.phrases import made_nouns, organisation_nouns
from claims.pipeline.sources.source import RELATIVE
from claims.pipeline.speakers.candidates import is_person_noun
from claims.pipeline.text.surface import Surface

PERSONS = frozenset({"who", "whom", "whose"})
_CLAUSES = frozenset({"relcl", "acl"})
# Between a name and the "who" that means it: a comma, a dash or a bracket, a party, where the person is from.
_RIGHT_BEFORE = re.compile(r"(?: of [A-Z][\w.]*(?: [A-Z][\w.]*)?)?(?:\s?\([^()\n]{1,20}\))?(?:,|\s?[—–(]|\s--?)\s?")
_FROM_NAME = 60  # characters in which all of this stands
_AND = re.compile(r"\b(?:and|but|or)\s+\Z")
_NO_PERSONS = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
_TIMES = frozenset({"DATE", "TIME"})
_MANY = frozenset({"VBP", "VB"})
_HIGHEST = 5  # steps up the parse
_SENTENCE = 60  # tokens back to an earlier "who" of the same sentence
_PARTS = frozenset({"det", "amod", "compound", "nummod", "poss"})


def antecedent(surface: Surface, mentions: Mentions, start: int) -> Offsets | None:
    """The words that a relative pronoun stands for; None where the grammar does not tell.

    Args:
        surface: The text.
        mentions: Its named persons and organisations.
        start: Where the pronoun stands.
    """
    pronoun = surface.node_of(start)
    if pronoun is None:
        return None
    pronoun = _first_of_two(surface, pronoun)
    noun = _noun_of(pronoun)
    if noun is not None and pronoun.lower_ in {"who", "whom"}:
        noun = _who_can_speak(mentions, noun)
    if noun is None or _named(mentions, noun) is None or not _is_person(mentions, noun):
        noun = _name_before(surface, mentions, pronoun) or noun
    noun = noun or _several_before(pronoun)
    if noun is not None and noun.ent_type_ in _TIMES and pronoun.lower_ in PERSONS:
        noun = _person_before(surface, mentions, noun)  # "Omar Haddad earlier on Friday, who"
    if noun is None:
        return None
    noun = _document_before(pronoun, noun) or noun
    noun = _subject_of(mentions, _whose_aide(noun))
    return _both(mentions, noun, pronoun) or _words(noun)


def _noun_of(pronoun: Token) -> Token | None:
    """The noun that the parser hangs the clause on."""
    clause = next((token for token in (pronoun, *pronoun.ancestors) if token.dep_ in _CLAUSES), None)
    return clause.head if clause is not None and clause.head.i < pronoun.i else None


def _first_of_two(surface: Surface, pronoun: Token) -> Token:
    """Of two clauses about one noun the first one's pronoun: "whom the king sent to Oslo, and who said"."""
    if not _AND.search(surface.text, max(0, pronoun.idx - 6), pronoun.idx):
        return pronoun
    kind = PERSONS if pronoun.lower_ in PERSONS else RELATIVE - PERSONS
    first = surface.sentences[surface.sentence_of(pronoun.idx)][0]
    for token in reversed(pronoun.doc[max(0, pronoun.i - _SENTENCE) : pronoun.i]):
        if token.idx < first:
            break
        if token.lower_ in kind and token.tag_ in {"WP", "WDT", "WP$"}:
            return token
    return pronoun


def _document_before(pronoun: Token, noun: Token) -> Token | None:
    """What "which" means that reads: the statement in "a statement on the matter, which reads"."""
    if pronoun.lower_ not in {"which", "that"} or pronoun.head.lemma_ != "read" or noun.lower_ in made_nouns():
        return None
    for above in islice(noun.ancestors, _HIGHEST):
        if above.lower_ in made_nouns() and above.pos_ == "NOUN":
            return above
        beside = (child for child in above.children if child.dep_ == "dobj" and child.i < noun.i)
        found = next((child for child in beside if child.lower_ in made_nouns()), None)
        if found is not None:
            return found
    return None


def _name_before(surface: Surface, mentions: Mentions, pronoun: Token) -> Token | None:
    """The last word of the person who is named right before "who": "to Ana Ruiz (D-Tex.), who said"."""
    wanted = "person" if pronoun.lower_ in PERSONS else "organisation"
    near = mentions.between(max(0, pronoun.idx - _FROM_NAME), pronoun.idx)
    for name, entity in reversed(near):
        between = surface.text[name.end : pronoun.idx]
        if entity.kind == wanted and not name.possessive and _RIGHT_BEFORE.fullmatch(between):
            return surface.token_of(name.end - 1)
    return None


def _person_before(surface: Surface, mentions: Mentions, noun: Token) -> Token | None:
    """The last word of the person who is named last before a day in its sentence."""
    first = surface.sentences[surface.sentence_of(noun.idx)][0]
    persons = [name for name, entity in mentions.between(first, noun.idx) if entity.kind == "person"]
    return surface.token_of(persons[-1].end - 1) if persons else None


def _several_before(pronoun: Token) -> Token | None:
    """The plural right before "who" and a comma, where the verb is one of several: "of old hands, who are baffled"."""
    if pronoun.lower_ not in {"who", "whom"} or pronoun.i < 2 or pronoun.i + 1 >= len(pronoun.doc):
        return None
    noun, verb = pronoun.doc[pronoun.i - 1], pronoun.doc[pronoun.i + 1]
    noun = pronoun.doc[pronoun.i - 2] if noun.text == "," else noun
    return noun if noun.tag_ == "NNS" and (verb.tag_ in _MANY or verb.lower_ == "were") else None


def _who_can_speak(mentions: Mentions, noun: Token) -> Token:
    """Somebody whom "who" can mean: the gynaecologist in "a gynaecologist from Oslo, who", and who that is."""
    found = noun
    for _ in range(_HIGHEST):
        if _is_person(mentions, found) or not _is_no_person(mentions, found):
            break
        if found.dep_ != "pobj" or found.head.dep_ != "prep":
            return noun
        found = found.head.head
    else:
        return noun
    for _ in range(_HIGHEST):
        if found.dep_ == "conj" and found.head.dep_ == "appos" and not _named(mentions, found):
            found = found.head
        if found.dep_ != "appos" or _named(mentions, found):
            break
        found = found.head
    return found if found is noun or _is_person(mentions, found) or found.dep_ == "attr" else noun


def _is_person(mentions: Mentions, noun: Token) -> bool:
    entity = _named(mentions, noun)
    return entity.kind == "person" if entity is not None else noun.pos_ == "NOUN" and is_person_noun(noun.lower_)


def _is_no_person(mentions: Mentions, noun: Token) -> bool:
    entity = _named(mentions, noun)
    if entity is not None:
        return entity.kind != "person"
    return noun.ent_type_ in _NO_PERSONS or noun.lower_ in organisation_nouns()


def _named(mentions: Mentions, noun: Token) -> Entity | None:
    named = mentions.overlapping(noun.idx, noun.idx + len(noun))
    return named[0][1] if named else None


def _whose_aide(noun: Token) -> Token:
    """Whom "who" means behind somebody's aide: the aide in "an adviser to Ruiz, who declined to be named"."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.dep_ != "prep" or preposition.lower_ not in {"to", "for", "of", "with"}:
        return noun
    aide = preposition.head
    unnamed = aide.pos_ == "NOUN" and any(left.lower_ in {"a", "an", "one"} for left in aide.lefts)
    return aide if unnamed and is_person_noun(aide.lower_) and noun.pos_ == "PROPN" else noun


def _subject_of(mentions: Mentions, noun: Token) -> Token:
    """Who is said to be what a noun says: Ruiz of "Ana Ruiz is the attorney who …"; else the noun itself."""
    if noun.dep_ != "attr" or noun.head.lemma_ != "be" or _named(mentions, noun) is not None:
        return noun
    subject = next((child for child in noun.head.children if child.dep_ == "nsubj"), None)
    meant = subject is not None and (subject.pos_ == "PROPN" or subject.lower_ in {"he", "she"})
    return subject if subject is not None and meant else noun


def _both(mentions: Mentions, noun: Token, pronoun: Token) -> Offsets | None:
    """Two who are named before a clause in the plural: "Ana Ruiz and Karl Weber, who say"."""
    after = pronoun.doc[pronoun.i + 1 : pronoun.i + 3]
    verb = next((token for token in after if token.tag_.startswith("V")), None)
    if verb is None or verb.tag_ not in _MANY or noun.dep_ != "conj" or noun.head.dep_ == "conj":
        return None
    first, second = _named(mentions, noun.head), _named(mentions, noun)
    if first is None or second is None or first.kind != second.kind:
        return None
    pair = mentions.overlapping(noun.head.idx, noun.head.idx + len(noun.head))
    return pair[0][0].start, noun.idx + len(noun)


def _words(noun: Token) -> Offsets:
    parts = [left.left_edge.idx if left.dep_ == "compound" else left.idx for left in noun.lefts if left.dep_ in _PARTS]
    return min([noun.idx, *parts]), noun.idx + len(noun)
