"""Whether a name that no list knows is a person's: by the words right before and behind it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.entities.test_mentions import named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mehmet Yildiz was hurt. His wife Elif, who called for help, said no.", "Elif"),
        ("A former manager surnamed Baek left. Baek had written to them.", "Baek"),
        ("He would be identified only by his first name, Nadirel. Nadirel drove away.", "Nadirel"),
    ],
)
def test_lone_name_is_a_persons_where_the_word_before_says_so(nlp: Language, text: str, name: str) -> None:
    assert (name, "person") in named(nlp, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Chinese buyer Dalian Ocean, which took a stake in June, said that it stays.", "Dalian Ocean"),
        ("U.S. fund Harbinger Hale said in a letter that it would oppose him.", "Harbinger Hale"),
        ("Shop owner Omar Haddad told the Advertiser that he was glad.", "Advertiser"),
        ("Omar Haddad told the Argus he was ill.", "Argus"),
        ("Tidewater, a political action committee, said it would pay.", "Tidewater"),
        ("Hale Forward, an advocacy group in the valley, said it would pay.", "Hale Forward"),
        ("“It is near,” says UN envoy\n\nOMAR HADDAD’S SUCCESSOR LENA ORTIZ told them so.", "UN"),
        ("He met the Fraternal Order of Police on Monday.", "Fraternal Order of Police"),
    ],
)
def test_firms_groups_and_newspapers_are_known_by_the_words_around_them(nlp: Language, text: str, name: str) -> None:
    assert (name, "organisation") in named(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The fund's head, Ana Ruiz, left.",
        "He spoke for Ana Ruiz, which was a surprise.",
        "His brother said Monday was fine.",
    ],
)
def test_persons_stay_persons_beside_such_words(nlp: Language, text: str) -> None:
    assert not {("Ana Ruiz", "organisation"), ("Monday", "person")} & set(named(nlp, text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The search\n\nSheriff Tom Crane left. Her father, Suresh, cried as he thanked them.", "Suresh"),
        ("The vote\n\nIts chair, Siti Nurhaliza binti Osman, said no.", "Siti Nurhaliza binti Osman"),
    ],
)
def test_name_in_an_aside_is_whole_and_a_persons(nlp: Language, text: str, name: str) -> None:
    assert (name, "person") in named(nlp, text)


def test_sort_of_firm_is_no_part_of_its_name(nlp: Language) -> None:
    text = "The memo\n\nOSLO (Reuters) - Chipmaker Norvo plans to cut jobs, a memo said.\n\nNorvo confirmed that."
    assert [one for one in named(nlp, text) if "Norvo" in one[0]] == [("Norvo", "organisation")]


def test_firm_is_not_the_union_of_its_workers(nlp: Language) -> None:
    text = "The memo\n\nNorvo confirmed that.\n\nThe Norvo Workers' Union said that it would meet."
    assert ("Norvo Workers' Union", "organisation") not in named(nlp, text)[:1]


@pytest.mark.parametrize(
    "text", ["Rosa Lind, chair of the Ohio RTFE board, left.", "Ohio RTFE, said its chair Rosa Lind, left."]
)
def test_name_that_ends_in_an_acronym_is_no_persons(nlp: Language, text: str) -> None:
    assert ("Ohio RTFE", "person") not in named(nlp, f"The talks\n\n{text}")
