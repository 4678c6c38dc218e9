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
