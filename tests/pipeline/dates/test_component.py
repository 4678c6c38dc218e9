from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import Attribution
from claims.pipeline.circumstances.circumstance import Circumstance
from claims.pipeline.circumstances.hanging import hangs
from claims.pipeline.dates.intervals import find_intervals, read_other
from claims.pipeline.text.surface import Surface
from claims.quotation import UtteranceDate
from tests.pipeline.quoting import quoted_docs, read

WEDNESDAY = date(2021, 2, 3)


def intervals(words: str, published: date | None = WEDNESDAY) -> list[tuple[str, date, date]]:
    return [(words[a:b], *interval) for a, b, interval in find_intervals(words, 0, len(words), published)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on Monday", date(2021, 2, 1), date(2021, 2, 1)),
        ("on Wednesday", date(2021, 2, 3), date(2021, 2, 3)),
        ("late Thursday night", date(2021, 1, 28), date(2021, 1, 28)),
        ("last Wednesday", date(2021, 1, 27), date(2021, 1, 27)),
        ("yesterday", date(2021, 2, 2), date(2021, 2, 2)),
        ("earlier today", date(2021, 2, 3), date(2021, 2, 3)),
        ("last week", date(2021, 1, 25), date(2021, 1, 31)),
        ("this week", date(2021, 2, 1), date(2021, 2, 3)),
        ("Earlier in the week", date(2021, 2, 1), date(2021, 2, 2)),
        ("last month", date(2021, 1, 1), date(2021, 1, 31)),
        ("last year", date(2020, 1, 1), date(2020, 12, 31)),
        ("in September", date(2020, 9, 1), date(2020, 9, 30)),
        ("in September 2019", date(2019, 9, 1), date(2019, 9, 30)),
        ("on Jan. 5", date(2021, 1, 5), date(2021, 1, 5)),
        ("on October 30", date(2020, 10, 30), date(2020, 10, 30)),
        ("on 5 January 2018", date(2018, 1, 5), date(2018, 1, 5)),
        ("two days ago", date(2021, 2, 1), date(2021, 2, 1)),
        ("three months ago", date(2020, 11, 1), date(2020, 11, 30)),
        ("in 2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("last summer", date(2020, 6, 1), date(2020, 8, 31)),
    ],
)
def test_words_mean_days_before_publication(words: str, first: date, last: date) -> None:
    assert intervals(words) == [(words, first, last)]


@pytest.mark.parametrize("words", ["on Feb. 30", "on March 1", "in 2031", "may", "a second", "the market"])
def test_what_is_no_day_or_lies_ahead_means_nothing(words: str) -> None:
    assert intervals(words) == []


@pytest.mark.parametrize(
    "words",
    [
        "on Radio 4’s Today programme",
        "on the Tonight Show",
        "told USA Today",
        "told RTN's This Week",
        "on RTN This Morning",
        "on “This Week” with Omar Haddad",
        "with Harbour News’ “Tonight”",
    ],
)
def test_what_is_called_after_a_day_is_none(words: str) -> None:
    assert intervals(words) == []


@pytest.mark.parametrize("words", ["This week", "in Ana Ruiz's speech this morning", "It leaks. Today"])
def test_a_time_behind_no_network_is_one(words: str) -> None:
    assert len(intervals(words)) == 1


def test_without_publication_only_full_dates_mean_anything() -> None:
    assert intervals("on Monday, last week, in May, on May 4, 2019", None) == [
        ("on May 4, 2019", date(2019, 5, 4), date(2019, 5, 4))
    ]


def test_rarer_words_go_to_dateparser() -> None:
    assert read_other("1 week and 2 days ago", WEDNESDAY) == (date(2021, 1, 25), date(2021, 1, 25))


def test_date_of_the_cue_is_the_date_of_the_utterance(nlp: Language) -> None:
    doc = read(
        nlp, "The war is over, Ana Ruiz said on Monday.", ("The war is over", "said", "Ana Ruiz"), published=WEDNESDAY
    )
    assert doc._.claims_dates == (UtteranceDate(date(2021, 2, 1), date(2021, 2, 1), "on Monday"),)


def test_date_inside_the_content_is_not(nlp: Language) -> None:
    text = "The war will end on Monday, Ana Ruiz said."
    doc = read(nlp, text, ("The war will end on Monday", "said", "Ana Ruiz"), published=WEDNESDAY)
    assert doc._.claims_dates == (None,)


def test_date_inside_content_that_tells_of_an_act_of_speaking_is(nlp: Language) -> None:
    text = "Ana Ruiz discussed the dam with Omar Haddad on Friday, she tweeted."
    doc = read(
        nlp, text, ("discussed the dam with Omar Haddad on Friday", "tweeted", "she"), published=date(2024, 5, 12)
    )
    assert doc._.claims_dates[0].text == "on Friday"


def test_date_of_an_occasion_before_the_cue_is(nlp: Language) -> None:
    text = "It came up at a rally on Friday when Ana Ruiz said the dam is full."
    doc = read(nlp, text, ("the dam is full", "said", "Ana Ruiz"), published=date(2024, 5, 12))
    assert doc._.claims_dates[0].text == "on Friday"


def test_date_of_the_report_is_not(nlp: Language) -> None:
    text = "The war is over, Ana Ruiz said, the Harbour Times reported on Monday."
    doc = read(nlp, text, ("The war is over", "said", "Ana Ruiz"), published=WEDNESDAY)
    assert doc._.claims_dates == (None,)


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("Six months ago, the senator said, the port was full.", "the port was full", "the senator"),
        ("On Monday the ferry sank, the senator said.", "the ferry sank", "the senator"),
    ],
)  # fmt: skip
def test_what_opens_the_content_around_a_cue_dates_the_content(
    nlp: Language, text: str, content: str, source: str
) -> None:
    doc = read(nlp, text, (content, "said", source), published=WEDNESDAY)
    assert doc._.claims_dates == (None,)


def test_what_opens_the_sentence_of_a_cue_dates_the_cue(nlp: Language) -> None:
    doc = read(
        nlp, "On Monday, Ana Ruiz said the ferry sank.", ("the ferry sank", "said", "Ana Ruiz"), published=WEDNESDAY
    )
    assert doc._.claims_dates[0].text == "On Monday"


def test_what_the_speaker_did_meanwhile_dates_the_utterance(nlp: Language) -> None:
    text = "“It takes time,” Ana Ruiz said while campaigning in Norland on Monday."
    doc = read(nlp, text, ("“It takes time,”", "said", "Ana Ruiz"), published=WEDNESDAY)
    assert doc._.claims_dates[0].text == "on Monday"


def test_the_same_day_is_the_one_named_before(nlp: Language) -> None:
    text = "The ferry sank on Sunday. Later in the day, Ana Ruiz said the port was closed."
    doc = read(nlp, text, ("the port was closed", "said", "Ana Ruiz"), published=WEDNESDAY)
    assert doc._.claims_dates == (UtteranceDate(date(2021, 1, 31), date(2021, 1, 31), "Later in the day"),)


def test_what_the_source_did_otherwise_dates_nothing(nlp: Language) -> None:
    text = "Ana Ruiz, who held three rallies on Monday, has urged the port to open its books."
    doc = read(
        nlp,
        text,
        ("to open its books", "has urged", "Ana Ruiz, who held three rallies on Monday,"),
        published=WEDNESDAY,
    )
    assert doc._.claims_dates == (None,)


def test_a_time_behind_whose_occasion_it_was_dates_the_utterance(nlp: Language) -> None:
    text = "“It takes time,” Ana Ruiz said at a town hall hosted by CNN in Norland this week."
    doc = read(nlp, text, ("“It takes time,”", "said", "Ana Ruiz"), published=WEDNESDAY)
    assert doc._.claims_dates[0].text == "this week"


@given(st.text(max_size=60), st.none() | st.dates())
def test_any_text_gives_intervals_that_run_forwards(text: str, published: date | None) -> None:
    for start, end, (first, last) in find_intervals(text, 0, len(text), published):
        assert 0 <= start < end <= len(text)
        assert first <= last


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(quoted_docs())
def test_any_text_gets_one_answer_an_attribution(doc: Doc) -> None:
    assert len(doc._.claims_dates) == len(doc._.claims_attributions)
    for said in doc._.claims_dates:
        assert said is None or said.text in doc.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz told reporters on Friday that the dam was full.", "cue"),
        ("Ana Ruiz told a rally on Friday that the dam was full.", "cue past noun"),
        ("Speaking on Friday, Ana Ruiz told reporters that the dam was full.", "below"),
    ],
)
def test_a_time_hangs_on_the_cue_or_on_what_stands_below_it(nlp: Language, text: str, expected: str) -> None:
    doc = nlp(text)
    friday, told = text.index("on Friday"), text.index("told")
    time = Circumstance("friday", friday, friday + len("on Friday"), None, frozenset())
    attribution = Attribution(content=((len(text) - 17, len(text)),), cue=(told, told + 4))
    assert hangs(Surface(doc), attribution, time) in {expected, expected.removesuffix(" past noun")}
