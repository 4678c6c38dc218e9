"""Constructions: how the content of a cue hangs on its head in the parse.

A frame looks at one word and says where its content would be if the word were a cue. Whether it is one, the lexicon
knows: it counts how often a word in a frame was a cue in annotated news.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from claims.pipeline.attributions.rules.proposal import Proposal
from claims.pipeline.attributions.sources import agent_of, subject_of

TokenRange = tuple[int, int]
"""First and last token index, both included."""


# Words between a cue and its "that": an addressee, a time and a place.
_FARTHEST_THAT = 16


@dataclass(frozen=True, slots=True)
class Frame:
    """One construction around one word."""

    name: str
    head: Token
    content: tuple[TokenRange, ...]
    source: Token | None
    particle: Token | None = None

    def proposal(self) -> Proposal:
        """The same in characters; ranges that hold nothing are left out."""
        doc = self.head.doc
        content = tuple(
            (doc[first].idx, doc[last].idx + len(doc[last])) for first, last in self.content if first <= last
        )
        return Proposal(self.name, self.head, content, self.source, self.particle)


def frames_of(token: Token) -> Iterator[Frame]:
    """All frames that a word stands in."""
    if token.pos_ in ("VERB", "AUX"):
        yield from _verb_frames(token)
    elif token.pos_ == "NOUN":
        yield from _noun_frames(token)
    elif token.pos_ == "ADJ":
        yield from _adjective_frames(token)


def _subtree(token: Token) -> TokenRange:
    return token.left_edge.i, token.right_edge.i


def _after(head: Token, token: Token) -> TokenRange:
    """The subtree of a dependent, as far as it lies behind the head."""
    return max(token.left_edge.i, head.i + 1), token.right_edge.i


def _verb_frames(verb: Token) -> Iterator[Frame]:
    children = {child.dep_: child for child in verb.children if child.i > verb.i}
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)
    source = subject_of(verb)
    if passive:
        source = agent_of(verb)
        yield from _passive_frames(verb, children, source)
        yield from _complements(verb, children, source, "passive ")
    else:
        yield from _complements(verb, children, source, "")
        yield from _raised(verb, children, source)


def _complements(verb: Token, children: dict[str, Token], source: Token | None, prefix: str) -> Iterator[Frame]:
    clause, infinitive, thing = _clause(verb), children.get("xcomp"), children.get("dobj")
    if clause is not None:
        yield Frame(prefix + "clause", verb, (clause,), source)
    if infinitive is not None:
        start = (thing or infinitive).left_edge.i
        form = "infinitive" if any(child.tag_ == "TO" for child in infinitive.children) else "gerund"
        name = f"object {form}" if thing is not None and thing.i < infinitive.i else form
        yield Frame(prefix + name, verb, ((min(start, infinitive.left_edge.i), infinitive.right_edge.i),), source)
    if thing is not None:
        yield Frame(prefix + "object", verb, (_after(verb, thing),), source)
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            yield from _prepositional(verb, child, thing, source, prefix)


def _clause(verb: Token) -> TokenRange | None:
    """Clauses that depend on the verb, and one with "that" which the parser hung on a word between.

    In "told Rudaw in an interview that Iraq faces ..." the clause reads as one about the interview.
    """
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i]
    start = min((max(clause.left_edge.i, verb.i + 1) for clause in clauses), default=None)
    for token in verb.doc[verb.i + 1 : min(start or verb.right_edge.i, verb.i + _FARTHEST_THAT)]:
        if token.pos_ in ("VERB", "AUX"):
            break
        if token.lower_ == "that" and token.dep_ == "mark" and not _is_about_object(token.head, verb):
            return token.i, max(verb.right_edge.i, token.head.right_edge.i)
    if start is None:
        return None
    return start, max(clause.right_edge.i for clause in clauses)


def _is_about_object(clause: Token, verb: Token) -> bool:
    """Whether a clause says what the object is: "expressed hope that ..."."""
    noun = clause.head
    return noun.pos_ == "NOUN" and noun.dep_ == "dobj" and noun.head is verb


def _prepositional(
    head: Token, preposition: Token, thing: Token | None, source: Token | None, prefix: str
) -> Iterator[Frame]:
    for target in preposition.children:
        if target.dep_ in ("pobj", "pcomp") and target.i > preposition.i:
            word = preposition.lower_
            if thing is None:
                yield Frame(f"{prefix}{word}", head, (_subtree(target),), source, preposition)
            elif thing.i < preposition.i:
                yield Frame(f"{prefix}object {word}", head, ((thing.left_edge.i, preposition.right_edge.i),), source)
                yield Frame(f"{prefix}object, {word}", head, (_subtree(target),), source)


def _passive_frames(verb: Token, children: dict[str, Token], agent: Token | None) -> Iterator[Frame]:
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is None:
        return
    content = [_subtree(subject)]
    for dep in ("xcomp", "oprd", "acomp", "attr"):
        if dep in children:
            yield Frame(f"subject {dep}", verb, (*content, _after(verb, children[dep])), agent)
            return
    yield Frame("subject", verb, tuple(content), agent)


def _raised(verb: Token, children: dict[str, Token], subject: Token | None) -> Iterator[Frame]:
    """The content is around the cue, and nobody says it: "he seems to agree"."""
    for dep in ("xcomp", "oprd", "acomp"):
        if dep in children and subject is not None and subject.i < verb.i and subject.head is verb:
            yield Frame(f"raised {dep}", verb, (_subtree(subject), _after(verb, children[dep])), None)


def _noun_frames(noun: Token) -> Iterator[Frame]:
    source = _holder(noun)
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ == "acl":
            tags = {one.tag_ for one in child.children}
            marked = any(one.dep_ == "mark" for one in child.children)
            name = "that" if marked else "infinitive" if "TO" in tags else None
            if name:
                yield Frame(name, noun, (_subtree(child),), source)
        elif child.dep_ in ("ccomp", "relcl") and any(one.lower_ == "that" for one in child.children):
            yield Frame("that", noun, (_subtree(child),), source)
        elif child.dep_ == "prep":
            for target in child.children:
                if target.dep_ in ("pobj", "pcomp"):
                    yield Frame(child.lower_, noun, (_subtree(target),), source, child)


def _holder(noun: Token) -> Token | None:
    """Whose statement it is: "Merkel's statement", "Merkel made a statement", "a statement by Merkel"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from"):
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    if noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX"):
        return subject_of(noun.head)
    return None


def _adjective_frames(adjective: Token) -> Iterator[Frame]:
    if adjective.dep_ not in ("acomp", "conj", "oprd"):
        return
    source = subject_of(adjective)
    for child in adjective.children:
        if child.i < adjective.i:
            continue
        if child.dep_ == "ccomp":
            yield Frame("clause", adjective, (_subtree(child),), source)
        elif child.dep_ == "xcomp":
            yield Frame("infinitive", adjective, (_subtree(child),), source)
        elif child.dep_ == "prep":
            for target in child.children:
                if target.dep_ in ("pobj", "pcomp"):
                    yield Frame(child.lower_, adjective, (_subtree(target),), source, child)
