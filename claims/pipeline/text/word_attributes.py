"""spaCy's attribute ruler and lemmatizer with their answers, found quicker.

The ruler of spaCy's models has nearly two hundred patterns, nearly all of one token, and tries each at every token.
What those of one token do depends on few things: the token's tag, its dependency, whether it is a space, and its word
if any pattern names that. So they are tried once for each such combination (``claims_attribute_ruler``). The lemmatizer
looks words up in lists of up to 57,000; :func:`index_lemmas` makes them mappings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

FACTORY = "claims_attribute_ruler"
_Match = tuple[int, int, int, int]
_Rule = Mapping[str, Any]
# What patterns of one token may look at, to be remembered by.
_SEEN = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
_MOST_KEPT = 50_000  # words and combinations that are remembered; an archive may have any number of them


class _OfOneToken:
    """Which patterns of one token match what sort of token, remembered.

    Args:
        vocab: The pipeline's.
        rules: Patterns of one token, each with the number of its rule.

    Raises:
        ValueError: One of them looks at something else than tag, dependency, word in small letters, and being a space.
    """

    def __init__(self, vocab: Vocab, rules: Sequence[tuple[int, list[_Rule]]]) -> None:
        self._matcher = _matcher(vocab, rules)
        self._strings = vocab.strings
        self._named: set[str] = set()
        self._regexes: list[re.Pattern[str]] = []
        self._kept: dict[tuple[int, int, int, bool], tuple[tuple[int, int], ...]] = {}
        self._words: dict[int, bool] = {}
        for _, (token,) in rules:
            self._note(token)

    def __call__(self, token: Token) -> tuple[tuple[int, int], ...]:
        """Number and identifier of each rule that matches a token."""
        key = (token.tag, token.dep, token.lower if self._names_word(token) else 0, token.is_space)
        kept = self._kept.get(key)
        if kept is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            matches = _matches(self._matcher, token.doc[token.i : token.i + 1])
            kept = self._kept[key] = tuple((int(self._strings[name]), name) for name, _, _ in matches)
        return kept

    def _names_word(self, token: Token) -> bool:
        """Whether a pattern may look at which word this is."""
        named = self._words.get(token.lower)
        if named is None:
            if len(self._words) >= _MOST_KEPT:
                self._words.clear()
            text = token.lower_
            named = text in self._named or any(regex.search(text) for regex in self._regexes)
            self._words[token.lower] = named
        return named

    def _note(self, token: _Rule) -> None:
        """Note the words that a pattern names."""
        word = token.get("LOWER", "")
        wanted = word if isinstance(word, Mapping) else {"IN": [word]}
        if not set(token) <= _SEEN or not set(wanted) <= {"IN", "REGEX"}:
            raise ValueError(f"a pattern that cannot be remembered: {dict(token)}")
        self._named.update(wanted.get("IN", ()))
        regex = wanted.get("REGEX")
        if isinstance(regex, str):
            self._regexes.append(re.compile(regex))


class RememberingRuler(AttributeRuler):
    """An attribute ruler that remembers which of its patterns of one token match what sort of token.

    It does what :class:`spacy.pipeline.AttributeRuler` does, to the letter. With patterns of one token that look at
    anything but tag, dependency, the word in small letters and whether it is a space, it is that.
    """

    _of_one: _OfOneToken | None = None
    _longer: Matcher | None = None
    _parted: tuple[Matcher, int] | None = None  # spaCy's matcher and how many rules there were

    def match(self, doc: Doc) -> list[_Match]:
        """The rules that match in a Doc, in their order: number, identifier, first token and the one after the last."""
        if self._parted is None or self._parted[0] is not self.matcher or self._parted[1] != len(self.attrs):
            self._part()
        of_one, longer = self._of_one, self._longer
        if of_one is None or longer is None:
            found: list[_Match] = super().match(doc)
            return found
        strings = self.vocab.strings
        found = [(int(strings[name]), name, start, end) for name, start, end in _matches(longer, doc)]
        for place, token in enumerate(doc):
            found += [(number, name, place, place + 1) for number, name in of_one(token)]
        found.sort()
        return found

    def _part(self) -> None:
        """Part the patterns of one token from the others."""
        rules = [(number, one) for number, rule in enumerate(self.patterns) for one in _patterns(rule)]
        single = [(number, one) for number, one in rules if len(one) == 1 and "OP" not in one[0]]
        try:
            self._of_one = _OfOneToken(self.vocab, single)
        except ValueError:
            self._of_one = None
        self._longer = _matcher(self.vocab, [rule for rule in rules if rule not in single])
        self._parted = (self.matcher, len(self.attrs))


def _patterns(rule: Any) -> list[list[_Rule]]:  # noqa: ANN401 - spaCy's type for it holds everything
    return list(rule["patterns"])


def _matches(matcher: Matcher, words: Doc | Span) -> list[tuple[int, int, int]]:
    """What matches, as a ruler asks for it: identifier, first token and the one after the last."""
    found: list[tuple[int, int, int]] = matcher(words, allow_missing=True, as_spans=False) if len(matcher) else []
    return found


def _matcher(vocab: Vocab, rules: Sequence[tuple[int, list[_Rule]]]) -> Matcher:
    """A matcher of rules under their numbers, as a ruler has one."""
    matcher = Matcher(vocab, validate=False)
    for number in sorted({number for number, _ in rules}):
        matcher.add(str(number), [[dict(token) for token in one] for other, one in rules if other == number])
    return matcher


@Language.factory(FACTORY, default_config={"validate": False})
def create_attribute_ruler(nlp: Language, name: str, *, validate: bool) -> RememberingRuler:
    """The component; spaCy's own takes its place where it was made of that."""
    return RememberingRuler(nlp.vocab, name, validate=validate)


def remember_attributes(nlp: Language) -> None:
    """Let a pipeline's attribute ruler remember, if it has spaCy's own."""
    if "attribute_ruler" in nlp.pipe_names and type(ruler := nlp.get_pipe("attribute_ruler")) is AttributeRuler:
        patterns = ruler.patterns
        nlp.replace_pipe("attribute_ruler", FACTORY)
        made = nlp.get_pipe("attribute_ruler")
        if isinstance(made, RememberingRuler):
            made.add_patterns(patterns)


def index_lemmas(nlp: Language) -> None:
    """Let a pipeline's lemmatizer find words by their hash, where it would read through a list of all of them."""
    for _, component in nlp.pipeline:
        if isinstance(component, Lemmatizer) and component.mode == "rule" and "lemma_index" in component.lookups:
            index = component.lookups.get_table("lemma_index")
            for part in list(index):
                if isinstance(index[part], list):
                    index[part] = dict.fromkeys(index[part], 1)
