"""Where what is said begins, where a finder begins too early or too late."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found
from tests.pipeline.test_article_styles import said


@pytest.mark.parametrize(
    "adverbial", ["In a stunning about-turn", "Prior to the hearing", "Giving evidence on the last day"]
)
def test_how_and_when_it_was_said_is_no_part_of_what_a_colon_announces(nlp: Language, adverbial: str) -> None:
    text = f"The mill burned.\n\n{adverbial}, Ruiz told the judge: “It is all over.”"
    tagged = ((adverbial, "“It is all over.”"), "told", "Ruiz")
    assert found(nlp, text, tagged) == [("Ruiz", "told", ("“It is all over.”",))]


@pytest.mark.parametrize(
    "text",
    [
        "It burned.\n\nIn the coldest parts of the state, he said, “we do not know what the answer is.”",
        "It burned.\n\nThe mill was old, he said: “It leaked.”",
    ],
)
def test_what_the_words_are_about_stays(nlp: Language, text: str) -> None:
    first = text.partition("\n\n")[2].partition(", he")[0]
    quoted = text[text.index("“") :]
    assert found(nlp, text, ((first, quoted), "said", "he")) == [("he", "said", (first, quoted))]


def test_clause_behind_the_cue_takes_the_place_of_an_adverbial(nlp: Language) -> None:
    text = "The mill burned.\n\nGiving evidence on the last day, Ruiz said the miller had run into the room."
    tagged = ("Giving evidence on the last day", "said", "Ruiz")
    assert found(nlp, text, tagged) == [("Ruiz", "said", ("the miller had run into the room",))]


def test_words_for_the_day_behind_the_cue_are_not_said(nlp: Language) -> None:
    text = "The mill burned.\n\nRuiz said this morning their visit was short."
    assert found(nlp, text, ("this morning their visit was short", "said", "Ruiz")) == [
        ("Ruiz", "said", ("their visit was short",))
    ]


def test_subject_behind_those_who_are_told_belongs_to_the_clause(nlp: Language) -> None:
    text = "The mill burned.\n\nRuiz told the jury Mr Brandt may have lied."
    assert found(nlp, text, ("may have lied", "told", "Ruiz")) == [("Ruiz", "told", ("Mr Brandt may have lied",))]


def test_clause_behind_what_commas_put_in_is_said_too(nlp: Language) -> None:
    text = "The mill burned.\n\nThe court has heard how, after a row in the pub, the miller fetched a hammer."
    tagged = ("how, after a row in the pub", "has heard", "The court")
    whole = "how, after a row in the pub, the miller fetched a hammer"
    assert found(nlp, text, tagged) == [("The court", "has heard", (whole,))]


@pytest.mark.parametrize("number", ["reference 4400", "incident number 22 of May 4", "crime ref 45/120"])
def test_number_that_is_quoted_is_nobodys_words(nlp: Language, number: str) -> None:
    text = f"The mill burned.\n\nAnyone with information should call police, quoting {number}."
    assert found(nlp, text, (number, "quoting", "Anyone with information")) == []


def test_headings_belong_to_nobody_below(nlp: Language) -> None:
    text = "It was a paddle job\n\n'A horrendous case'\n\nA judge said “it was a paddle job” after the hearing."
    tagged = (("'A horrendous case'", "“it was a paddle job”"), "said", "A judge")
    assert found(nlp, text, tagged) == [("A judge", "said", ("“it was a paddle job”",))]


def test_quoted_paragraph_that_ends_in_a_stop_is_no_heading(nlp: Language) -> None:
    text = "It fell.\n\n'We grew too fast for it.'\n\nAgnes Tan said: 'These are hard decisions.'"
    both = ("'We grew too fast for it.'", "'These are hard decisions.'")
    assert found(nlp, text, (both, "said", "Agnes Tan")) == [("Agnes Tan", "said", both)]


def test_topic_of_a_headline_says_nothing(nlp: Language) -> None:
    below = "Closing speeches must end today\n\nThe court heard it. The Millbrook mayor left."
    assert [one for one in found(nlp, f"Mill fire trial: {below}") if one[1] == ":"] == []
    assert [one[0] for one in found(nlp, f"Millbrook mayor: {below}") if one[1] == ":"] == ["Millbrook mayor"]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        (
            "KBC director Tom Ashe has told a Senate estimates hearing a total of 229 staff have left.",
            "a total of 229 staff have left",
        ),
        (
            "The actor acknowledged in his 2015 memoir “But Low Tide Again” that he did not seek out hard roles.",
            "that he did not seek out hard roles",
        ),
    ],
)
def test_content_begins_behind_the_occasion_and_the_title(nlp: Language, sentence: str, content: str) -> None:
    assert said(nlp, f"The talks went on for days.\n\n{sentence}")[0].content[0].text == content
