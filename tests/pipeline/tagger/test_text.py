import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pipeline.tagger.text import MARGIN, WINDOW, split, windows
from tests.pipeline.tagger.samples import tokenizer

TOKENIZER = tokenizer()


def printed(text):
    pieces = split(text, TOKENIZER)
    return [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


def row(case, space, quoted):
    return case * 6 + space * 2 + quoted


def test_pieces_are_stretches_of_the_text_as_printed():
    assert printed("She said  rain,\r\n\tMcConnell.") == ["She", "said", "rain", ",", "Mc", "Con", "nell", "."]


def test_accents_and_control_characters_leave_offsets_exact():
    assert printed("\x00Shé\u200b said") == ["Shé", "said"]


def test_a_lone_surrogate_counts_as_one_character():
    assert printed("\ud800 said rain") == ["said", "rain"]


def test_case_space_and_marks_become_features():
    pieces = split('She said: "RAIN will"\nfall', TOKENIZER)
    by_word = dict(zip(printed('She said: "RAIN will"\nfall'), pieces.features.tolist(), strict=True))
    assert by_word["She"] == row(2, 2, 0)
    assert by_word["said"] == row(1, 1, 0)
    assert by_word["RAIN"] == row(3, 0, 1)
    assert by_word["will"] == row(1, 1, 1)
    assert by_word["fall"] == row(1, 2, 0)


def test_an_unclosed_mark_ends_with_its_line():
    pieces = split("“rain\nwill", TOKENIZER)
    assert [feature % 2 for feature in pieces.features.tolist()] == [1, 1, 0]


def test_a_text_longer_than_a_chunk_is_split_as_if_it_were_short():
    text = "she said rain will fall. " * 2_000
    assert printed(text) == ["she", "said", "rain", "will", "fall", "."] * 2_000


@given(st.text(alphabet=st.characters(), max_size=200))
def test_offsets_rise_and_stay_inside_any_text(text):
    pieces = split(text, TOKENIZER)
    edges = [edge for pair in zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(text))


@given(st.integers(1, 5_000))
def test_each_piece_is_owned_once_with_context_on_both_sides(length):
    covered = []
    for window in windows(length):
        assert window.end - window.start <= WINDOW
        assert window.start == 0 or window.owned_start - window.start >= MARGIN
        assert window.end == length or window.end - window.owned_end >= MARGIN
        covered += range(window.owned_start, window.owned_end)
    assert covered == list(range(length))


def test_no_pieces_no_windows():
    assert windows(0) == []


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x01"])
def test_a_text_without_words_has_no_pieces(text):
    assert len(split(text, TOKENIZER)) == 0
