"""Cutting an article's text where quotations begin and end."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.datasette_plugin.marking import Mark, Paragraph, paragraphs

TEXT = "He said “yes, she said ‘no’” on Monday.\nNothing more."


def marks(*stretches: tuple[str, str, int], text: str = TEXT) -> list[Mark]:
    return [Mark(text.index(words), text.index(words) + len(words), role, number) for words, role, number in stretches]


def text_of(found: list[Paragraph]) -> str:
    return "".join(piece.text for paragraph in found for piece in paragraph.pieces)


def piece_at(found: list[Paragraph], words: str):
    return next(piece for paragraph in found for piece in paragraph.pieces if words in piece.text)


def test_a_quotation_inside_another_is_deeper():
    found = paragraphs(TEXT, marks(("“yes, she said ‘no’”", "content", 1), ("‘no’", "content", 2)))
    assert piece_at(found, "yes").depth == 1
    assert piece_at(found, "no").depth == 2
    assert piece_at(found, "no").quotations == (1, 2)


def test_the_cue_of_an_inner_quotation_is_both():
    found = paragraphs(
        TEXT, marks(("“yes, she said ‘no’”", "content", 1), ("she", "source", 2), ("‘no’", "content", 2))
    )
    assert piece_at(found, "she").roles == ("content", "source")


def test_a_quotation_begins_once_however_many_spans_its_content_has():
    found = paragraphs(TEXT, marks(("“yes", "content", 1), ("‘no’", "content", 1)))
    assert [piece.begins for paragraph in found for piece in paragraph.pieces if piece.begins] == [(1,)]
    assert [paragraph.begins for paragraph in found] == [(1,), ()]


def test_each_line_is_a_paragraph():
    assert len(paragraphs(TEXT, [])) == 2


def test_wrapped_lines_are_one_paragraph_until_a_blank_line():
    line = "A line that somebody wrapped at about seventy characters, as in old mail.\n"
    assert len(paragraphs(line * 3 + "\n" + line * 2, [])) == 2


def test_text_without_marks_or_characters_is_left_whole():
    assert text_of(paragraphs("a", [])) == "a"
    assert paragraphs("", []) == []


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ab \n\r\u202e“”é🙂", max_size=60))
    places = st.integers(-2, len(text) + 2)
    roles = st.sampled_from(("content", "cue", "source", "relay"))
    return text, draw(st.lists(st.builds(Mark, places, places, roles, st.integers(1, 4)), max_size=12))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(marked_texts())
def test_every_character_is_in_exactly_one_piece(marked):
    text, found = marked
    assert text_of(paragraphs(text, found)) == text


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(marked_texts())
def test_a_character_has_the_roles_of_the_marks_over_it(marked):
    text, given_marks = marked
    position = 0
    for paragraph in paragraphs(text, given_marks):
        for piece in paragraph.pieces:
            over = [mark for mark in given_marks if mark.start <= position < mark.end]
            assert set(piece.roles) == {mark.role for mark in over}
            assert set(piece.quotations) == {mark.quotation for mark in over}
            position += len(piece.text)
