"""What the page says without a verb: transcripts, interviews in Q and A, lead-ins, signatures, captions."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.attributions.test_combined import found
from tests.pipeline.attributions.test_component import told

INTERVIEW = """Leila Haddad has run the port for ten years. We spoke to Haddad during the strike.

Q{stop} What do the dockers want?

A{stop} They want a raise of ten percent.

They should have it.

Q{stop} Will they get it?

A{stop} Not this year.
"""


@pytest.mark.parametrize("stop", [":", "."])
def test_answers_of_an_interview_are_those_of_the_person_it_introduces(nlp: Language, stop: str) -> None:
    answers = [one for one in told(nlp, INTERVIEW.format(stop=stop)) if one[0] == "Leila Haddad"]
    assert answers == [
        ("Leila Haddad", None, ("They want a raise of ten percent.", "They should have it.")),
        ("Leila Haddad", None, ("Not this year.",)),
    ]


def test_whoever_asks_for_a_newspaper_gives_no_answers(nlp: Language) -> None:
    text = (
        "Leila Haddad runs the port. She spoke with the Ledger's Petra Voss.\n\nQ: Is it late?\n\nA: It is not late.\n"
    )
    assert told(nlp, text)[-1] == ("Leila Haddad", None, ("It is not late.",))


def test_questions_without_answers_are_no_interview(nlp: Language) -> None:
    assert told(nlp, "Leila Haddad runs the port.\n\nQ: What is a port?\n") == []


def test_an_answer_has_no_speaker_where_nobody_is_introduced(nlp: Language) -> None:
    assert told(nlp, "Q: Is it late?\n\nA: It is not late at all.\n") == [(None, None, ("It is not late at all.",))]


def test_the_reporter_in_the_byline_does_not_answer(nlp: Language) -> None:
    text = "The port\n\nBy Jane Doe\n\nQ: Is it late?\n\nA: It is not late at all.\n"
    assert told(nlp, text) == [(None, None, ("It is not late at all.",))]


def test_answers_in_an_article_that_introduces_several_people_alike_are_left_open(nlp: Language) -> None:
    text = "Leila Haddad met Tom Baker on Friday.\n\nQ: Is it late?\n\nA: It is not late at all.\n"
    assert told(nlp, text) == [(None, None, ("It is not late at all.",))]


def test_a_short_interview_with_names_for_labels(nlp: Language) -> None:
    text = "Tom Baker coaches Harlow Town.\n\nThe Courier: How did it go?\n\nBaker: It went better than expected.\n"
    assert [(source, content) for source, _, content in told(nlp, text)] == [
        ("The Courier", ("How did it go?",)),
        ("Baker", ("It went better than expected.",)),
    ]


def test_a_list_of_facts_is_no_interview(nlp: Language) -> None:
    assert told(nlp, "The new bridge opens.\n\nLength: 40 metres\n\nCost: Nobody knows yet.\n") == []


def test_a_lead_in_names_whose_words_follow(nlp: Language) -> None:
    text = "Experts answered.\n\nFrom Sam Ortiz, pollster: We were within the margin of error.\n"
    assert told(nlp, text)[-1] == ("Sam Ortiz, pollster", ":", ("We were within the margin of error.",))


@pytest.mark.parametrize("bullet", ["", "• ", "- ", "1. "])
@pytest.mark.parametrize("dash", [" — ", " – ", " -- ", "\n– "])
def test_a_dash_signs_a_quotation(nlp: Language, bullet: str, dash: str) -> None:
    text = f"The neighbours:\n\n{bullet}“It will drown our fields.”{dash}Ruth Okafor, farmer\n\nMore soon.\n"
    assert told(nlp, text) == [("Ruth Okafor, farmer", None, ("“It will drown our fields.”",))]


@pytest.mark.parametrize("name", ["Grace Long", "Will May", "Inês de la Cruz", "M. J. O’Brien"])
def test_a_line_of_capitals_behind_a_dash_is_a_name_whatever_its_words_are(nlp: Language, name: str) -> None:
    text = f"“It will drown us.”\u00a0― {name}\u00a0\n“It will not hold.”― Ruth Okafor\n"
    assert [source for source, *_ in told(nlp, text)] == [name, "Ruth Okafor"]


def test_a_sentence_behind_a_dash_is_no_signature(nlp: Language) -> None:
    assert not any(cue is None for _, cue, _ in told(nlp, "“It will drown us.” — Ruth Okafor was not amused.\n"))


def test_a_caption_names_who_wrote(nlp: Language) -> None:
    (one,) = told(nlp, "Minister Ines Prado on Twitter: “The dam stays where it is.”\n")
    assert (one[0] or "").startswith("Minister Ines Prado")


def test_quoted_sentences_belong_to_whom_the_sentence_before_is_about(nlp: Language) -> None:
    text = "Okafor was furious. “They took the land without asking. We will sue.” The ministry did not answer."
    source = "Okafor"
    assert told(nlp, text) == [(source, None, ("“They took the land without asking. We will sue.”",))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The dam was finished. “They took the land without asking.”", id="about no person"),
        pytest.param("Okafor was furious. A sign read “no dam”.", id="no sentence"),
        pytest.param("Okafor was furious about “The Last Valley Of Them All.”", id="not behind a sentence"),
    ],
)
def test_other_quoted_words_have_no_speaker(nlp: Language, text: str) -> None:
    assert not any(source == "Okafor" and cue is None for source, cue, _ in told(nlp, text))


def test_who_tells_inside_a_signed_quotation_does_not_take_its_words(nlp: Language) -> None:
    text = "“I was ashamed. He says that he is right, and he calls it great.” ― Jacklyn Ashley\n"
    signed = [content for source, cue, content in told(nlp, text) if source == "Jacklyn Ashley" and cue is None]
    assert signed == [("“I was ashamed. He says that he is right, and he calls it great.”",)]


def test_a_quoted_transcript_opens_a_mark_with_each_turn(nlp: Language) -> None:
    text = '"WALLACE: Will she be there?\n\n"PENCE: She will not be there.\n\n"WALLACE: Are you sure?\n'
    assert [(source, content) for source, _, content in told(nlp, text)] == [
        ("WALLACE", ("Will she be there?",)),
        ("PENCE", ("She will not be there.",)),
        ("WALLACE", ("Are you sure?",)),
    ]


FEATURE = """Three nurses tell what they saw.

Comfort Adeyemi, 29, A&E, Leeds

“I had been on shift for eleven hours when the corridor filled up.

“I went home and handed my notice in.”

The hospital is full.
"""


def test_a_statement_under_a_name_is_that_persons(nlp: Language) -> None:
    said = "“I had been on shift for eleven hours when the corridor filled up."
    statements = [one for one in told(nlp, FEATURE) if one[0] == "Comfort Adeyemi"]
    assert statements == [("Comfort Adeyemi", None, (said, "“I went home and handed my notice in.”"))]


def test_a_statement_under_a_name_with_a_speaker_of_its_own_is_not(nlp: Language) -> None:
    text = "Comfort Adeyemi, 29\n\n“The corridor filled up,” the doctor said.\n"
    assert "Comfort Adeyemi" not in [source for source, _, _ in told(nlp, text)]


def test_somebody_named_in_full_once_and_by_surname_after_it_speaks_every_time(nlp: Language) -> None:
    text = (
        "She spoke to the Courier.\n\nCourier: Why a prison?\n\nBerivan Acar: It was empty.\n\n"
        "Courier: Who paid?\n\nAcar: Nobody paid a thing.\n"
    )
    assert [(source, content) for source, _, content in told(nlp, text)] == [
        ("Courier", ("Why a prison?",)),
        ("Berivan Acar", ("It was empty.",)),
        ("Courier", ("Who paid?",)),
        ("Acar", ("Nobody paid a thing.",)),
    ]


def test_times_of_a_live_blog_are_no_labels(nlp: Language) -> None:
    posts = [f"Ana Ruiz February 6, 10:{minute}PM Rain stops play for now." for minute in (57, 47, 42, 37, 35)]
    assert told(nlp, "\n\n".join(posts)) == []


@pytest.mark.parametrize("label", ["Urgent", "The Latest", "Exclusive"])
def test_a_label_of_the_page_says_nothing(nlp: Language, label: str) -> None:
    assert told(nlp, f"{label}: Ruiz wins the vote\n\nIt rained in Norland.") == []


@pytest.mark.parametrize(
    ("announcing", "source", "cue"),
    [
        ("Ruiz wrote in a letter to the board:", "Ruiz", "wrote"),
        ("In a statement, Ana Ruiz said:", "Ana Ruiz", "said"),
        ("Here is what Ana Ruiz told the board:", "Ana Ruiz", "told"),
        ("According to Ana Ruiz:", "Ana Ruiz", "According to"),
    ],
)
def test_paragraph_without_marks_is_of_whom_the_one_before_announces(
    nlp: Language, announcing: str, source: str, cue: str
) -> None:
    text = f"{announcing}\n\nWe cannot go on like this. The dam is old, and nobody pays.\n\nThe board met on Friday.\n"
    assert told(nlp, text) == [(source, cue, ("We cannot go on like this. The dam is old, and nobody pays",))]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz said this:\n\nThe council met late. Omar Haddad, the mayor, said that he was tired.\n",
        "Ana Ruiz tweeted:\n\nThe council met late on Friday. It rained.\n",  # the tweet is lost with its frame
        "Ana Ruiz said:\n\nthe council, the mayor, the board\n",
        "These are the members of the board:\n\nThe council met late on Friday. It rained.\n",
    ],
)
def test_reporters_own_paragraph_is_of_nobody_announced(nlp: Language, text: str) -> None:
    assert not [one for one in told(nlp, text) if one[0] == "Ana Ruiz" and len(one[2][0]) > len("these words")]


def test_quoted_transcript_that_only_its_last_turn_closes(nlp: Language) -> None:
    text = (
        'Two questions were put to the mayor.\n\n"RUIZ: The council thinks this is a game. But this is a city.\n\n'
        '"(CROSSTALK.)\n\n"WALLIN: I want to ask you, will Holm be there?\n\n'
        '"RUIZ: Holm will not be there tomorrow night. He said so."\n\nThe debate was held on Monday.\n'
    )
    assert [(source, content) for source, _, content in told(nlp, text) if source != "He"] == [
        ("RUIZ", ("The council thinks this is a game. But this is a city.",)),
        ("WALLIN", ("I want to ask you, will Holm be there?",)),
        ("RUIZ", ("Holm will not be there tomorrow night. He said so.",)),
    ]


def test_times_of_a_live_blog_are_no_part_of_who_speaks(nlp: Language) -> None:
    text = "Harbor live\n\nWe follow the talks.\n\n7.40pm First Minister: We will rebuild the pier.\n"
    said = "We will rebuild the pier"
    for source in ("7.40pm First Minister", None):
        assert found(nlp, text, (said, ":", source))[-1] == ("First Minister", ":", (said,))


def test_open_paragraphs_belong_to_the_cue_behind_the_last(nlp: Language) -> None:
    text = (
        "Warden Bob Pell read from a sheet.\n\n“I have thought about this for a month.\n\n"
        "“I have asked the crew what they want.\n\n“I hope that they forgive me,” he concluded.\n"
    )
    assert told(nlp, text)[-1] == (
        "he",
        "concluded",
        (
            "“I have thought about this for a month.",
            "“I have asked the crew what they want.",
            "“I hope that they forgive me,”",
        ),
    )


def test_labels_with_courtesies_are_those_of_a_debate(nlp: Language) -> None:
    text = (
        "The harbour bill\n\nMr. Lars Quill (Harlow and Whitford): I speak for fishermen. They need the harbour.\n\n"
        "I have talked to many of them.\n\nMrs. Hanbury: I understand that. It will not take long.\n"
    )
    assert told(nlp, text) == [
        (
            "Mr. Lars Quill (Harlow and Whitford)",
            ":",
            ("I speak for fishermen. They need the harbour.", "I have talked to many of them."),
        ),
        ("Mrs. Hanbury", ":", ("I understand that. It will not take long.",)),
    ]


def test_labels_in_capitals_may_stand_alone_or_beside_what_one_does(nlp: Language) -> None:
    text = (
        "Talk of the Town\n\nNORA VALE, host:\n\nThis is Talk of the Town. Another Monday has come.\n\n"
        'Mr. STEVE HALY (Baker, author of "How I Bake"): Well, I like bookstores a lot.\n\nVALE: So do I, of course.\n'
    )
    assert told(nlp, text) == [
        ("NORA VALE, host", ":", ("This is Talk of the Town. Another Monday has come.",)),
        ('Mr. STEVE HALY (Baker, author of "How I Bake")', ":", ("Well, I like bookstores a lot.",)),
        ("VALE", ":", ("So do I, of course.",)),
    ]


def test_only_the_answers_have_a_label(nlp: Language) -> None:
    text = (
        "A new record\n\nIna Sol talks.\n\nWhat did the work feel like?\nSol: I was tired, to be fair. It was long.\n\n"
        "How do you see those days now?\nSol: They were hard for me. I would not go back.\n"
    )
    assert told(nlp, text)[-2:] == [
        ("Sol", ":", ("I was tired, to be fair. It was long.",)),
        ("Sol", ":", ("They were hard for me. I would not go back.",)),
    ]


def test_the_title_says_who_answers(nlp: Language) -> None:
    text = (
        "Q&A with Leila Haddad\n\nLeila Haddad wrote a book about Tom Baker. Baker was a painter.\n\n"
        "Q: Why Baker?\n\nA: I found out about him as a girl.\n"
    )
    assert told(nlp, text)[-1] == ("Leila Haddad", None, ("I found out about him as a girl.",))


def test_a_headline_of_an_event_names_no_speaker(nlp: Language) -> None:
    text = "EF-1 Tornado Confirmed In Harlow Bend: 'It Sounded Like A Train'\n\nIt rained in Harlow Bend on Monday.\n"
    assert all(source is None for source, _, _ in told(nlp, text))


def test_a_turn_that_is_one_quotation_ends_before_a_heading(nlp: Language) -> None:
    text = (
        "What we heard\n\nTom Baker: “We stopped running, and they did not.”\n\nAyr 2-1 Leith\n\n"
        "Eva Lund: “It was a fine match to watch.”\n\nBaker: “We go on.”\n\nLund: “So do we.”\n"
    )
    assert ("Tom Baker", ":", ("“We stopped running, and they did not.”",)) in told(nlp, text)


def test_whom_a_letter_addresses_does_not_speak(nlp: Language) -> None:
    text = "Letters\n\nSir: The ferry is late again.\n\nSir: The lock is shut again.\n\nSir: Nobody comes.\n"
    assert not [one for one in told(nlp, text) if one[0] == "Sir"]
