"""Quotation marks that are missing or wrong: where the words show what was meant, the pairs are as meant."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pipeline.text.marks import find_marks
from claims.pipeline.text.paragraphs import paragraphs


def quoted(text: str) -> list[str]:
    """The outermost pairs of a text."""
    return [text[pair.start : pair.end] for pair in find_marks(text) if pair.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not pay, said Vogt on Tuesday.", "“We will not pay"),
        ('"The roads are ours, the mayor told reporters.', '"The roads are ours'),
        ("``Nobody asked us, said Tom Barrow, a spokesman.", "``Nobody asked us"),
        ("''Nobody asked us, said Tom Barrow, a spokesman.", "''Nobody asked us"),
        ("«The harbour is closed, Petra Lindqvist said.", "«The harbour is closed"),
        ("„The bridge is weak, said Marek Dolny, the engineer.", "„The bridge is weak"),
        ("‘We have nothing to hide, said Imogen Hale.", "‘We have nothing to hide"),
        ("“The workers' rights are ours, said Vogt.", "“The workers' rights are ours"),
        ("“We will not pay. We never owed a cent, he said.", "“We will not pay. We never owed a cent"),
        ("“The roads are ours, Lena Vogt, the harbour master, said.", "“The roads are ours"),
        ("“We will not pay, said retired surgeon Ana Ruiz. She left.", "“We will not pay"),
        ("“They call it “a farce” again, Hale said.", "“They call it “a farce” again"),
    ],
)
def test_what_nothing_closes_ends_before_the_clause_that_attributes_it(text: str, expected: str) -> None:
    assert quoted(text) == [expected]


@pytest.mark.parametrize("sign", "?!")
def test_a_question_keeps_its_mark(sign: str) -> None:
    assert quoted(f"“Will they pay{sign} asked Rosa Medina, who lives next door.") == [f"“Will they pay{sign}"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will not pay, said Vogt. “They can go to court,” he added.",
            ["“We will not pay", "“They can go to court,”"],
        ),
        ('"We will not pay, said Vogt, "and we will sue."', ['"We will not pay', '"and we will sue."']),
        ("“We will not pay. “They can sue,” he told reporters.", ["“We will not pay.", "“They can sue,”"]),
        ("“We will not pay. Vogt added: “They can sue.”", ["“We will not pay.", "“They can sue.”"]),
        ("“They call it “a farce,” Hale said.", ["“They call it “a farce,”"]),
    ],
)
def test_the_quotations_behind_one_that_nothing_closes_keep_their_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will not pay,' said Vogt.", "“We will not pay,'"),
        ("“We will not pay,’ said Vogt.", "“We will not pay,’"),
        ("“We will not pay.’ The mayor left.", "“We will not pay.’"),
        ("'We will not pay,\" said Vogt.", "'We will not pay,\""),
        ("«We will not pay,” said Vogt.", "«We will not pay,”"),
        ("“We will not pay,» said Vogt.", "“We will not pay,»"),
        ("`We will not pay,'' said Vogt.", "`We will not pay,''"),
    ],
)
def test_a_mark_of_another_style_closes_where_the_right_one_is_missing(text: str, expected: str) -> None:
    assert quoted(text) == [expected]


def test_a_wrong_mark_leaves_the_next_quotation_alone() -> None:
    text = "‘We will not pay,” said Vogt. ‘We never owed a cent,’ he added."
    assert quoted(text) == ["‘We will not pay,”", "‘We never owed a cent,’"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We will not pay,” said Vogt.", "We will not pay,”"),
        ('The city had asked for more. We will not pay," said Vogt.', 'We will not pay,"'),
        ("We will not pay. They never asked. I am sure,” said Vogt.", "We will not pay. They never asked. I am sure,”"),
        ("Vogt said, We will not pay.”", "We will not pay.”"),
        ("Vogt fumed: We will not pay.”", "We will not pay.”"),
        ("He says,” there are people who never get heard.”", "” there are people who never get heard.”"),
        ("” … it will rain,” she said.", "” … it will rain,”"),
    ],
)
def test_what_nothing_opens_begins_where_the_words_begin_to_speak(text: str, expected: str) -> None:
    assert quoted(text) == [expected]


def test_a_quotation_goes_on_behind_its_clause_without_a_mark() -> None:
    text = "“We will not pay,” said Vogt. I do not see why.”"
    assert quoted(text) == ["“We will not pay,”", "I do not see why.”"]


@pytest.mark.parametrize(
    "text",
    [
        "They would reconsider” it.",
        "“We will not pay,” Vogt said.”",
        "He is 6'2\" tall, said Vogt.",
        "S.C. Rep. James Cole.”",
        "The boys' house, said Vogt.",
    ],
)
def test_a_stray_closing_mark_opens_nothing(text: str) -> None:
    assert quoted(text) == [one for one in ["“We will not pay,”"] if one in text]


@pytest.mark.parametrize(
    "text",
    [
        "“We will not pay. The city had its chance.\n\n“It is over,” said Vogt.",
        "“The mayor said he would come, and we waited.\n\n“He never came,” said Vogt.",
        "“My father told me to wait, he said so twice, and I did.\n\n“He never came,” said Vogt.",
        "“When the mayor, who was there, told us, we left.\n\n“He never came,” said Vogt.",
        "Vogt said the town “would not pay. It had no money.\n\n“It is over,” he added.",
    ],
)
def test_a_quotation_that_goes_on_in_the_next_paragraph_stays_open(text: str) -> None:
    first, second = (pair for pair in find_marks(text) if pair.depth == 0)
    assert not first.closed
    assert text[first.end :].startswith("\n")
    assert second.continues


def test_an_attribution_closes_though_the_next_paragraph_begins_with_a_quotation() -> None:
    first, second = find_marks("“We will not pay, said Vogt.\n\n“It is over,” said Ruiz.")
    assert first.closed
    assert first.ends_unmarked
    assert not second.continues


def test_a_fragment_that_is_not_taken_up_again_ends_with_its_sentence() -> None:
    text = "Vogt called the plan “a farce that will fail. The council votes on Monday.\n\nIt has nine members."
    assert quoted(text) == ["“a farce that will fail."]


def test_speech_that_is_not_taken_up_again_ends_with_its_paragraph() -> None:
    text = "Vogt said: “We will not pay. The city had its chance.\n\nThe council votes on Monday."
    assert quoted(text) == ["“We will not pay. The city had its chance."]


ARTICLE = """ERBIL - The council met in the old harbour on Monday. {}The harbour has lost money for years.{}

{}I have fished here since I was a boy,{} said Omar Dost, 61. {}Where shall I go now?{}

{}We looked at every other way,{} the mayor, Ana Ruiz, told reporters, {}and found none.{} She called it {}a sad day.{}

{}We asked the owners twice. They never wrote back.

{}We will not ask again,{} said Lena Vogt, the harbour master.

Dost said {}a hundred families{} live off the harbour. {}They will all have to go,{} he said.
"""
STYLES = ["“”", '""', "«»", "„“", ("``", "''")]
_HOLES = ARTICLE.count("{}")
# The fourth paragraph opens a mark that the fifth takes up again.
_OPENS = [True, False] * 5 + [True] + [True, False] * 4


def printed(style: str | tuple[str, str], *, without: int | None = None, wrong: str = "") -> str:
    """The article in one style of marks, with one of them missing or another in its place."""
    marks = [style[0] if opens else style[1] for opens in _OPENS]
    if without is not None:
        marks[without] = wrong
    return ARTICLE.format(*marks)


def by_paragraph(text: str) -> list[list[str]]:
    pairs = find_marks(text)
    return [[text[p.start : p.end] for p in pairs if start <= p.start < end] for start, end in paragraphs(text)]


def test_the_article_has_a_mark_for_each_hole() -> None:
    assert len(_OPENS) == _HOLES


@given(st.sampled_from(STYLES), st.integers(0, len(_OPENS) - 1), st.sampled_from(["", "'", "’", '"', "”", "“", "»"]))
def test_a_missing_or_wrong_mark_costs_its_own_paragraph_at_most(
    style: str | tuple[str, str], hole: int, wrong: str
) -> None:
    whole, torn = by_paragraph(printed(style)), by_paragraph(printed(style, without=hole, wrong=wrong))
    assert len(whole) == len(torn)
    assert sum(one != other for one, other in zip(whole, torn, strict=True)) <= 1


@given(st.sampled_from(STYLES), st.integers(0, len(_OPENS) - 1))
def test_without_a_mark_no_pair_swallows_a_clause_that_attributes(style: str | tuple[str, str], hole: int) -> None:
    pairs = quoted(printed(style, without=hole))
    assert not any(
        clause in pair for pair in pairs for clause in ("said Omar", "told reporters", "said Lena", "he said")
    )


@pytest.mark.parametrize("style", STYLES)
def test_nothing_is_mended_where_nothing_is_broken(style: str | tuple[str, str]) -> None:
    pairs = find_marks(printed(style))
    assert all(pair.style for pair in pairs)
    assert not any(pair.ends_unmarked for pair in pairs)


@pytest.mark.parametrize(
    "unit",
    [
        "“A, b said. ", "“A. “B,” c. ", "“A, the b, the c, the d, ", "“A, ‘b. ", "a.” I b. ", "We a. b,” said V.” ",
        "\"A,' ", "He said, A.” ", "“A ‘b,’ c, ", "a: A.” ", "“a. ",
    ],
)  # fmt: skip
def test_time_does_not_explode_on_any_run_of_misprints(unit: str) -> None:
    # Linear time takes some three seconds for these, time with the square of the length takes minutes.
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    find_marks(text)
    assert time.process_time() - start < 20
