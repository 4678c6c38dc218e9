from __future__ import annotations

import time

import pytest

from claims.pipeline.text.datelines import after_dateline


@pytest.mark.parametrize(
    "dateline",
    [
        "PORTO — ",
        "ERBIL, Kurdistan Region – ",
        "PORTO, Portugal, May 5 (Wire) - ",
        "PORTO/LISBON, 5 May (Wire) -- ",
        "WASHINGTON (AP) — ",
        "New York (AFP) - ",
        "Dec 29 (Reuters) - ",
        "(CNN) — ",
        "Rotterdam, 18 September 2023 – ",
        "Rotterdam, Netherlands, Sept. 18 – ",
        "Basra, SANA-",
        "Basra, Feb 24, WXNA -- ",
        "PORTO, DECEMBER 29, PORTOPRESS. ",
        "PORTO, July 5. /TASS/. ",
        "Porto/Medianow/. ",
        "Porto. 6 March. PORTONOW.PT/ ",
        "Tagus News/ ",
        "Tagus News / ",
        "(May 6, 2024 / TNS) ",
        "PORTO – 24 January 2024: ",
        "Porto, Jul 20 (Wire News) ",
        "PORTO, Sep 15 (WNS): ",
    ],
)
def test_dateline_is_left_out(dateline: str) -> None:
    text = f"{dateline}The river is long."
    assert text[after_dateline(text, 0, len(text)) :] == "The river is long."


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz (Greens) said no.",
        "Ana Ruiz, the mayor – a former judge – said no.",
        "The river – it is long – ran dry.",
        "Mayor Ruiz, 58 – said no.",
        "US MUST LEAVE, SAYS RUIZ",
        "Ana Ruiz, WHO-Europe's head, said no.",
        "Omar Haddad, CEO. The company said no.",
        "Ana Ruiz/ Omar Haddad said no.",
        "Vexo/Tagus polls are out.",
        "The river, WXNA: it is long.",
    ],
)
def test_first_words_of_a_sentence_are_no_dateline(text: str) -> None:
    assert after_dateline(text, 0, len(text)) == 0


def test_large_place_before_a_whole_story_is_left_out() -> None:
    story = "The river that runs through the town has been dry for three months, an official said on Monday."
    text = f"Dubai: {story}"
    assert text[after_dateline(text, 0, len(text)) :] == story


@pytest.mark.parametrize(
    "text",
    [
        "Dubai: The river is dry",
        "Ruiz: The river that runs through the town has been dry for three months, an official said on Monday.",
    ],
)
def test_place_of_a_headline_and_a_person_before_a_colon_speak(text: str) -> None:
    assert after_dateline(text, 0, len(text)) == 0


@pytest.mark.parametrize("unit", ["A", "A ", "Ab ", "A, ", "(A", "5 May ", "A/", "A./", "A News "])
def test_noise_takes_no_time(unit: str) -> None:
    text = unit * 10_000
    start = time.process_time()
    after_dateline(text, 0, len(text))
    assert time.process_time() - start < 20


@pytest.mark.parametrize("clock", ["12:40 ", "7:02 p.m. ", "9.15pm ", "7:02 p.m. ET: ", "14:05 GMT – "])
def test_time_of_a_live_blogs_entry_is_left_out(clock: str) -> None:
    text = f"{clock}The river is long."
    assert text[after_dateline(text, 0, len(text)) :] == "The river is long."


@pytest.mark.parametrize("text", ["12:40 was the time.", "9.15 Million came.", "12 Angry Men is on."])
def test_numbers_that_begin_a_sentence_are_no_time(text: str) -> None:
    assert after_dateline(text, 0, len(text)) == 0


def test_shouted_country_before_whose_somebody_is_is_a_dateline() -> None:
    text = "KUWAIT, Kuwait's harbour master Badr Haddad said that the port was open to all ships by night and by day."
    assert text[after_dateline(text, 0, len(text)) :].startswith("Kuwait's harbour master")
