from datetime import date

import pytest

from claims.ask import ask
from claims.store.store import Store
from tests.builders import article, keep, quotation

TODAY = date(2021, 2, 5)


@pytest.mark.parametrize(
    ("question", "instead"),
    [
        (
            'who said "a basket of herrings"',
            (
                "No quotations with “a basket of herrings” word for word; "
                "without quotation marks the question also finds other words for it"
            ),
        ),
        (
            'what did Varga say about "herring tax" in September 2020',
            (
                "3 quotations by Ilse Varga since 2020-09-01 until 2020-09-30, none with “herring tax” word for word; "
                "without quotation marks the question also finds other words for it"
            ),
        ),
        (
            "what did Varga say about herring*",
            (
                "4 quotations by Ilse Varga, none with herring* word for word; "
                "without the star the question also finds other words for it"
            ),
        ),
    ],
)
def test_what_nobody_said_word_for_word_is_told_as_such(store, question, instead):
    assert ask(store, question, today=TODAY).instead == instead


def test_where_no_day_fits_it_is_told_of_how_many_quotations_the_day_is_unknown(tmp_path):
    with Store.open(tmp_path / "undated.db") as opened:
        for published in ("2021-01-04", None):
            text = f"Ana Ruiz said the bridge was sound, in {published}.\n"
            said = quotation(text, "the bridge was sound", speaker="Ana Ruiz")
            keep(opened, article(text, origin=f"{published}.txt", published=published), said)
        answers = ask(opened, "what did Ana Ruiz say since 4 February 2021", today=TODAY)
    assert answers.answers == ()
    assert answers.instead == "2 quotations by Ana Ruiz, none since 2021-02-04; the day of 1 of them is unknown"


def test_of_many_whom_a_name_may_mean_the_first_are_told(tmp_path):
    with Store.open(tmp_path / "many.db") as opened:
        for name in ("Ana", "Ben", "Cem", "Dag", "Eva"):
            text = f"{name} Moss said the bridge was sound.\n"
            said = quotation(text, "the bridge was sound", speaker=f"{name} Moss")
            keep(opened, article(text, origin=f"{name}.txt"), said)
        answers = ask(opened, "what did Moss say about football")
    assert answers.instead == "5 quotations by Ana Moss or Ben Moss or Cem Moss or 2 others, none on football"
