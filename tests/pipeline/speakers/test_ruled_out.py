"""Whom a noun cannot mean by its own words, and who is not meant by an office that nothing says that one holds."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.annotations import Attribution
from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.speakers.question import Question
from claims.pipeline.speakers.resolution import resolve
from claims.pipeline.text.surface import Surface
from tests.pipeline.asking import names_asked, question_on
from tests.pipeline.quoting import components, read, speakers

_MAYOR = "New road opens\n\nMayor Elena Ruiz opened the road with Viktor Sand. Ruiz was glad.\n\n"


def last_speaker(nlp: Language, text: str, source: str) -> str | None:
    content = "the plan is bad"
    return speakers(read(nlp, f"{text}{source} said {content}.", (content, "said", source)))[-1]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("The mayor", "Elena Ruiz"),
        ("The deputy mayor", "deputy mayor"),
        ("The acting mayor", "acting mayor"),
        ("The opposition leader", "opposition leader"),
    ],
)
def test_whoever_stands_below_or_against_an_office_does_not_hold_it(nlp: Language, source: str, speaker: str) -> None:
    assert last_speaker(nlp, _MAYOR, source) == speaker


def test_a_deputy_who_is_named_is_meant(nlp: Language) -> None:
    text = _MAYOR + "The deputy mayor, Omar Haddad, was there. Haddad smiled.\n\n"
    assert last_speaker(nlp, text, "The deputy mayor") == "Omar Haddad"


def test_an_office_is_not_its_deputys(nlp: Language) -> None:
    text = "New road opens\n\nDeputy Mayor Omar Haddad opened the road with Viktor Sand. Haddad was glad.\n\n"
    assert last_speaker(nlp, text, "The deputy mayor") == "Omar Haddad"
    assert last_speaker(nlp, text, "The mayor") == "mayor"


@pytest.mark.parametrize("source", ["The victim's mother", "The mother of the victim", "The founder's ex-wife"])
def test_somebodys_relative_is_nobody_whom_the_text_does_not_call_so(nlp: Language, source: str) -> None:
    asked = question_on(nlp, f"Judge Maria Lindqvist met Ana Ruiz.\n\n{source} said so.", source)
    assert not {"Maria Lindqvist", "Ana Ruiz"} & set(names_asked(asked))


def test_a_relative_who_is_named_is_meant(nlp: Language) -> None:
    text = "Rosa Berg, the victim's mother, wept. Judge Maria Lindqvist listened.\n\n"
    assert last_speaker(nlp, text, "The victim's mother") == "Rosa Berg"


@pytest.mark.parametrize("source", ["A New Hampshire Democrat", "One senior Democrat", "Another reporter", "A teacher"])
def test_one_who_is_introduced_is_nobody_whom_the_text_has_named(nlp: Language, source: str) -> None:
    text = "New road opens\n\nSenator Ana Ruiz, a Democrat, spoke. Ruiz was glad.\n\n"
    assert last_speaker(nlp, text, source) != "Ana Ruiz"


@pytest.mark.parametrize("office", ["justice minister", "prosecutor", "driver", "police chief"])
def test_an_office_that_nothing_says_one_holds_stays_a_description(nlp: Language, office: str) -> None:
    text = "The trial of Daniel Okafor, a former inspector, began in Lund. Okafor was calm.\n\n"
    assert last_speaker(nlp, text, f"The {office}") == office


def test_words_stand_however_improbable_where_nobody_holds_the_office(nlp: Language) -> None:
    text = "The road\n\nKarl Weber met Ana Ruiz in Harlan on Monday.\n\nThe mayor said the plan is bad."
    surface = Surface(nlp(text))
    source, said = ((text.index(words), text.index(words) + len(words)) for words in ("The mayor", "the plan is bad"))

    def judge(question: Question) -> list[float]:
        rest = 1 / (len(question.candidates) - 1)
        return [0.1 if one.kind == "words" else 0.9 * rest for one in question.candidates]

    attribution = Attribution(content=(said,), source=source)
    found = resolve(surface, find_mentions(surface, [source]), [attribution], judge=judge)
    assert [one and one.name for one in found.speakers] == ["mayor"]


def test_an_aide_of_somebody_with_an_office_does_not_hold_it(nlp: Language) -> None:
    source = "A spokesman for Mayor Frank G. Jackson of Cleveland"
    assert last_speaker(nlp, "", source) == "spokesman for Mayor Frank G. Jackson of Cleveland"


@pytest.mark.parametrize("aide", ["spokesman", "lawyer", "deputy"])
def test_somebodys_aide_is_nobody_whom_the_text_does_not_call_so(nlp: Language, aide: str) -> None:
    text = "Mayor Elena Ruiz said schools would close. The opposition's leader Viktor Sand said that was late.\n\n"
    assert "Viktor Sand" not in names_asked(
        question_on(nlp, f"{text}Elena Ruiz's {aide} said so.", f"Elena Ruiz's {aide}")
    )


def test_office_of_somebody_is_no_other_office(nlp: Language) -> None:
    text = "The Harlan Prosecutors' Office said it would appeal.\n\n"
    assert last_speaker(nlp, text, "President Elena Ruiz's office") == "President Elena Ruiz's office"


@pytest.mark.parametrize(
    ("named", "source"),
    [
        ("Chamber of Mines", "The central bank"),
        ("Northern Front", "The central bank"),
        ("Chamber of Mines", "The court"),
        ("Harlan University", "The court"),
    ],
)
def test_organisation_of_another_sort_is_not_meant(nlp: Language, named: str, source: str) -> None:
    text = f"Strikes cost the industry a month, according to the {named}. The {named} is old.\n\n{source} said so."
    assert named not in names_asked(question_on(nlp, text, source))


def test_bank_that_is_named_is_the_central_bank(nlp: Language) -> None:
    text = "Prices rose, the Reserve Bank of Norland said.\n\nThe central bank said so."
    assert "Reserve Bank of Norland" in names_asked(question_on(nlp, text, "The central bank"))


def test_member_of_somebodys_party_is_somebody_else(nlp: Language) -> None:
    text = "The bill\n\nRep. Elena Ruiz, a lawmaker, said that people would decide.\n\nA lawmaker of her party said so."
    assert "Elena Ruiz" not in names_asked(question_on(nlp, text, "A lawmaker of her party"))


def test_narrator_of_an_advertisement_is_nobody_named(nlp: Language) -> None:
    text = (
        "The ad\n\nViktor Sand aired an ad.\n\nA narrator said the parks are gone.\n\nTrent Ogilvie sent us a report."
    )
    asked = question_on(nlp, text, "A narrator", content="the parks are gone")
    assert not {"Viktor Sand", "Trent Ogilvie"} & set(names_asked(asked))


@pytest.mark.parametrize("source", ["A leaked report", "A 2019 state audit"])
def test_report_of_nobody_is_of_nobody_named_beside_it(nlp: Language, source: str) -> None:
    text = f"Ana Ruiz left Nordbank.\n\n{source} said the dam leaks.\n\nViktor Sand works for Kenyon State University."
    asked = names_asked(question_on(nlp, text, source, content="the dam leaks"))
    assert not {"Ana Ruiz", "Nordbank", "Viktor Sand", "Kenyon State University"} & set(asked)


def test_a_party_may_be_called_a_union(nlp: Language) -> None:
    asked = question_on(nlp, "The road\n\nThe Civic Union met in Harlan on Monday. The party said so.", "The party")
    assert "Civic Union" in names_asked(asked)


@pytest.mark.parametrize(
    "aside",
    ["speaking on condition of anonymity,", "who was not authorized to discuss it,", "who asked not to be named,"],
)
def test_whoever_stays_unnamed_is_nobody_whom_the_text_names(nlp: Language, aside: str) -> None:
    text = "New road opens\n\nThe road is late.\n\n"
    behind = "\n\nHarbor official Lena Park denied it."
    content = "the plan is bad"
    source = f"A harbor official, {aside}"
    doc = read(nlp, f"{text}{source} said {content}.{behind}", (content, "said", source))
    assert speakers(doc) == ["harbor official"]


def test_it_is_no_person_who_spoke_before(nlp: Language) -> None:
    text = "The fire\n\nA witness told police that the man ran. It said nothing of the smoke."
    quotes = [("that the man ran", "told", "A witness"), ("nothing of the smoke", "said", "It")]
    assert speakers(read(nlp, text, *quotes))[-1] is None


@pytest.mark.parametrize("source", ["some", "most"])
def test_some_are_nobody_named(nlp: Language, source: str) -> None:
    text = f"Viktor Sand spoke of the “Norse,” which is what {source} call people from the north."
    asked = question_on(nlp, text, source, content="people from the north")
    assert "Viktor Sand" not in names_asked(asked)


def test_somebodys_team_is_not_the_team_that_spoke_before(nlp: Language) -> None:
    text = "The race\n\nElena Ruiz and Viktor Sand ran. Sand's team thinks he won. Ruiz's team thinks she did."
    said = [("he won", "thinks", "Sand's team"), ("she did", "thinks", "Ruiz's team")]
    assert speakers(read(nlp, text, *said)) == ["Sand's team", "Ruiz's team"]


def test_the_report_is_of_nobody_whom_the_text_names_later(nlp: Language) -> None:
    text = "The shooting\n\nA man was shot, according to the report. The University of Dover said that it was closed."
    doc = read(nlp, text, ("A man was shot", "according to", "the report"))
    assert [one.name for one in doc._.claims_speakers] == ["report"]


def test_an_agency_that_its_sentence_names_is_none_that_comes_later(nlp: Language) -> None:
    text = (
        "The storm\n\nThe Harbour Board sent three people to assess “the needs,” the agency said, and more will come "
        "after an order from the Department of Health and Human Services."
    )
    doc = read(nlp, text, ("to assess “the needs,”", "said", "the agency"))
    assert [one.name for one in doc._.claims_speakers] != ["Department of Health and Human Services"]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("Crown Prince Hamdan bin Yusuf met Prince Khalid bin Nasser.", "The crown prince", "Hamdan bin Yusuf"),
        ("Frontier commander Tariq Vostani spoke.", "Another frontier commander", "another frontier commander"),
        ("The Frontiers lost a match.", "The ministry of Frontiers", "ministry of Frontiers"),
    ],
)
def test_words_before_and_behind_an_office_tell_who_is_not_meant(
    nlp: Language, text: str, source: str, speaker: str
) -> None:
    assert last_speaker(nlp, f"The canal\n\n{text} It was late. ", source) == speaker


@pytest.mark.parametrize("noun", ["statement", "announcement"])
def test_statement_is_nobodys_who_is_named_only_later(nlp: Language, noun: str) -> None:
    text = f"Dozens of lawyers wrote a {noun}. The {noun} said the plan is bad. Harbour Watch urged the port to wait."
    doc = read(nlp, text, ("the plan is bad", "said", f"The {noun}"))
    assert speakers(doc) != ["Harbour Watch"]


@pytest.mark.parametrize(
    ("text", "source", "others"),
    [
        ("The Cabinet met on Monday.", "A Cabinet member", {"Cabinet"}),
        ("Karl Weber went to court.", "Weber's defense", {"Karl Weber"}),
        ("The UN Security Council met.", "The agency", {"UN Security Council"}),
        (
            "Ana Ruiz, a spokeswoman for the Prime Minister’s office, left.",
            "The Maltese Prime Minister",
            {"Ana Ruiz"},
        ),
    ],
)
def test_noun_is_nobody_of_another_sort(nlp: Language, text: str, source: str, others: set[str]) -> None:
    assert last_speaker(nlp, f"The canal\n\n{text} It was late. ", source) not in others


def test_who_speaks_of_a_caller_is_not_the_caller(nlp: Language) -> None:
    text = "The storm\n\n“The caller said that the boat is sinking,” spokesman Karl Weber wrote. “It is cold,” he said."
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        doc = nlp(text)
    inner, outer = "that the boat is sinking", "“The caller said that the boat is sinking,”"
    places = {
        words: text.index(words) for words in (inner, outer, "The caller", "said", "spokesman Karl Weber", "wrote")
    }
    spans = {words: (start, start + len(words)) for words, start in places.items()}
    attributions = (
        Attribution(content=(spans[outer],), cue=spans["wrote"], source=spans["spokesman Karl Weber"]),
        Attribution(content=(spans[inner],), cue=spans["said"], source=spans["The caller"], inside=0),
    )
    found = speakers(components(doc, attributions))
    assert found[0] == "Karl Weber"
    assert found[1] != "Karl Weber"


def test_two_who_spoke_together_are_no_minister(nlp: Language) -> None:
    before = "The port\n\nAna Ruiz and Omar Haddad said that it rained."
    text = f"{before}\n\nThe islands' top diplomat said that the port is shut."
    quotes = [
        ("that it rained", "said", "Ana Ruiz and Omar Haddad"),
        ("that the port is shut", "said", "The islands' top diplomat"),
    ]
    assert speakers(read(nlp, text, *quotes))[-1] != "Ana Ruiz and Omar Haddad"
