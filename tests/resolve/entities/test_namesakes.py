from __future__ import annotations

from dataclasses import replace

import pytest

from claims.quotation import Extraction, Span
from claims.resolve import LocalEntity, assign, local_entities, namesakes_apart
from claims.resolve.entities.namesakes import titles_fit
from tests.resolve.builders import known, mention


def names(text: str, *given: tuple[str, str]) -> list[str]:
    """Whom an article names if a pipeline gave these words these names; the words come in the order of the text."""
    mentions, end = [], 0
    for words, name in given:
        start = text.index(words, end)
        end = start + len(words)
        mentions.append(replace(mention(name), span=Span(start, end, words)))
    taken = Extraction(quotations=(), mentions=tuple(mentions))
    return [one.name for one in local_entities(namesakes_apart(taken, text), text=text)]


@pytest.mark.parametrize(
    ("words", "name"),
    [("George H.W. Bush", "George W. Bush"), ("Donald Trump Jr.", "Donald Trump"), ("Ann B. Lind", "Ann C. Lind")],
)
def test_father_and_son_of_one_article_are_two(words: str, name: str) -> None:
    assert set(names(f"{words} met {name}.", (words, name), (name, name))) == {words, name}


@pytest.mark.parametrize(("words", "name"), [("Brent Bozell", "Brent Bozell III"), ("G. W. Bush", "George W. Bush")])
def test_a_shorter_form_is_the_same(words: str, name: str) -> None:
    assert names(f"{name} spoke. Later {words} left.", (name, name), (words, name)) == [name]


def test_husband_and_wife_are_two() -> None:
    text = "Hillary Clinton won. Mrs. Clinton thanked her voters. Mr. Clinton was pleased."
    hillary = "Hillary Clinton"
    assert names(text, (hillary, hillary), ("Clinton", hillary), ("Clinton", hillary)) == [hillary, "Mr. Clinton"]


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        ("Mr. Clinton", "Bill Clinton", True),
        ("Mr. Clinton", "Hillary Clinton", False),
        ("Mr. Clinton", "Mrs. Clinton", False),
        ("Mrs. Obama", "Barack Obama", False),
        ("Ms. Khan", "Khan", True),
        ("Kelly Clinton", "Bill Clinton", True),
    ],
)
def test_only_a_title_tells_that_somebody_is_another(one: str, other: str, *, fits: bool) -> None:
    assert titles_fit(one, other) is titles_fit(other, one) is fits


def test_a_husband_is_not_the_only_full_name_of_the_article() -> None:
    text = "Michelle Obama told Mr. Obama. Later Obama left."
    wife, husband = "Michelle Obama", "Obama"
    assert names(text, (wife, wife), ("Obama", husband), ("Obama", husband)) == [wife, husband]
    assert names(text.replace("Mr.", "Mrs."), (wife, wife), ("Obama", husband), ("Obama", husband)) == [wife]


def test_a_title_keeps_somebody_from_being_the_known_spouse() -> None:
    obama = LocalEntity("Obama", "person", ("Obama",), title="Mr.")
    (one,) = assign([obama], [known(1, "Michelle Obama", "Obama"), known(2, "Barack Obama")])
    assert one.entity_id == 2


def test_given_names_with_diacritics_tell_man_and_woman() -> None:
    assert not titles_fit("Mrs. Paulsen", "Jörg Paulsen")
    assert titles_fit("Mr. Paulsen", "Jörg Paulsen")
