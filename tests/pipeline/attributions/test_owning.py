"""What is another's by its own cue, where a finder takes it for part of the words before."""

from __future__ import annotations

from spacy.language import Language

from tests.pipeline.attributions.test_combined import found


def test_content_ends_where_somebody_else_says_something(nlp: Language) -> None:
    text = (
        "It passed.\n\nAna Ruiz said that “the people decide”, and a lawmaker of her party said it would sue the city."
    )
    tagged = ("that “the people decide”, and a lawmaker of her party said it would sue the city", "said", "Ana Ruiz")
    assert found(nlp, text, tagged) == [
        ("Ana Ruiz", "said", ("that “the people decide”",)),
        ("a lawmaker of her party", "said", ("it would sue the city",)),
    ]


def test_what_somebody_reports_of_another_goes_on(nlp: Language) -> None:
    content = "that the people would decide and that a lawmaker of her party said so"
    text = f"It passed.\n\nAna Ruiz said {content}."
    assert found(nlp, text, (content, "said", "Ana Ruiz"))[0] == ("Ana Ruiz", "said", (content,))


def test_end_of_the_paragraph_before_is_not_that_of_who_speaks_further_on(nlp: Language) -> None:
    text = (
        "It fell.\n\n“We grew too fast for it,” Lin wrote in the memo, dated Monday. “It is all my fault.”\n\n"
        "The firm confirmed it. Agnes Tan said: “These are hard decisions.”"
    )
    first = ("“We grew too fast for it,”", "wrote", "Lin")
    second = (("“It is all my fault.”", "“These are hard decisions.”"), "said", "Agnes Tan")
    assert found(nlp, text, first, second) == [
        ("Lin", "wrote", ("“We grew too fast for it,”", "“It is all my fault.”")),
        ("Agnes Tan", "said", ("“These are hard decisions.”",)),
    ]


def test_paragraph_before_is_of_who_speaks_at_once(nlp: Language) -> None:
    text = "It fell.\n\n“We grew too fast for it.”\n\nAgnes Tan said: “These are hard decisions.”"
    both = ("“We grew too fast for it.”", "“These are hard decisions.”")
    assert found(nlp, text, (both, "said", "Agnes Tan")) == [("Agnes Tan", "said", both)]


def test_short_sentence_in_marks_goes_on_too(nlp: Language) -> None:
    text = "It fell.\n\n“We grew too fast for it,” Lin wrote on Monday. “I take responsibility.”"
    assert found(nlp, text, ("“We grew too fast for it,”", "wrote on", "Lin")) == [
        ("Lin", "wrote on", ("“We grew too fast for it,”", "“I take responsibility.”"))
    ]
