"""What long articles with many speakers have: families with one surname, witnesses, members of boards, unions."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.attributions.steps.bounds.turned_sources import with_turned_sources
from tests.pipeline.attributions.test_world_news import candidate, layout_of
from tests.pipeline.quoting import read, speakers
from tests.pipeline.test_article_styles import said
from tests.pipeline.test_article_styles import speakers as found

RUIZES = "Carla Weber, the mother of Karim Weber, spoke on Monday. Weber lost another son last year.\n\n"


def test_who_is_spoken_of_does_not_speak(nlp: Language) -> None:
    text = f"{RUIZES}“He was good,” Weber said of Karim, 16."
    assert speakers(read(nlp, text, ("“He was good,”", "said", "Weber"))) == ["Carla Weber"]


def test_surname_is_that_of_whoever_was_named_before(nlp: Language) -> None:
    text = (
        "Talks end\n\nOn the quay Li Wenyi watched the boats. “We waited,” said Li, 35. She left.\n\n"
        "Premier Li Guorong came on Monday. Premier Li Guorong left on Tuesday."
    )
    assert speakers(read(nlp, text, ("“We waited,”", "said", "Li, 35"))) == ["Li Wenyi"]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Karim Weber’s family", "Karim Weber’s family"),
        ("Karim Weber's mum", "Karim Weber's mum"),
    ],
)
def test_family_is_not_the_one_whose_it_is(nlp: Language, source: str, speaker: str) -> None:
    text = f"Karim Weber, 16, was shot on Monday. {source} said that nobody knew why."
    assert speakers(read(nlp, text, ("that nobody knew why", "said", source))) == [speaker]


def test_mother_in_a_title_is_not_her_child(nlp: Language) -> None:
    text = "Karim Weber's mother asks why he died\n\nCarla Weber, the mother of Karim Weber, spoke on Monday."
    (speaker,) = speakers(read(nlp, text, ("why he died", "asks", "Karim Weber's mother")))
    assert speaker != "Karim Weber"


@pytest.mark.parametrize("role", ["Board Member", "school board member", "council member", "jury member"])
def test_member_of_a_board_is_a_role(nlp: Language, role: str) -> None:
    (one,) = said(nlp, f"“No,” said {role} Ana Ruiz.")
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.role) == ("Ana Ruiz", role)


def test_who_acts_for_a_victim_is_not_the_victim(nlp: Language) -> None:
    text = (
        "The survivor told the bishop about the fire in August. Tracy Lindholm, the solicitor for the survivor, left."
    )
    quote = ("about the fire in August", "told", "The survivor")
    assert speakers(read(nlp, text, quote)) == ["survivor"]


def test_judge_who_addresses_somebody_is_not_that_one(nlp: Language) -> None:
    text = "Karl Weber rose. The coroner, addressing Mr Weber, said: “I ask everybody to be calm.”"
    quote = ("“I ask everybody to be calm.”", "said", "The coroner, addressing Mr Weber,")
    assert speakers(read(nlp, text, quote)) == ["coroner"]


def test_who_cross_examines_is_not_who_answers(nlp: Language) -> None:
    text = (
        "The girl, who is now 17, told her mother what had happened. Cross-examined by Omar Haddad's barrister, "
        "she agreed the nurse had been kind."
    )
    quotes = [("what had happened", "told", "The girl"), ("the nurse had been kind", "agreed", "she")]
    assert speakers(read(nlp, text, *quotes)) == ["girl", "girl"]


def test_who_told_it_is_the_source_of_a_passive(nlp: Language) -> None:
    text = "Ana Ruiz was told by the mayor, Omar Haddad, that the road would stay shut."
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.name == "Omar Haddad"
    assert [other.name for other in one.addressees] == ["Ana Ruiz"]


def test_union_is_called_by_its_initials_in_small_letters(nlp: Language) -> None:
    text = (
        "Dockers went home, the Association of Dockworkers and Harbour Union (Adhu) said on Monday.\n\n"
        "Adhu says that its members want more pay."
    )
    assert set(found(nlp, text)) == {"Association of Dockworkers and Harbour Union"}


def test_age_makes_a_lone_name_a_persons(nlp: Language) -> None:
    text = "“The schools fell,” said Gulzaman, an 80-year-old who served on the council.\n\n“All of them,” he said."
    assert found(nlp, text) == ["Gulzaman", "Gulzaman"]


def test_committee_is_named_with_what_it_is_there_to_do(nlp: Language) -> None:
    text = "The watchdog Committee to Protect Rivers criticised the dam. “It harms fish,” it said."
    assert set(found(nlp, text)) == {"Committee to Protect Rivers"}


def test_she_is_nobody_whom_the_article_calls_mr(nlp: Language) -> None:
    text = (
        "The girl told her mother what had happened. Sam Weber, prosecuting, spoke next. Mr Weber said: “He lied.”\n\n"
        "She said that she felt ill."
    )
    quotes = [("what had happened", "told", "The girl"), ("“He lied.”", "said", "Mr Weber")]
    assert speakers(read(nlp, text, *quotes, ("that she felt ill", "said", "She"))) == ["girl", "Sam Weber", "girl"]


def test_occasion_in_a_place_is_no_part_of_the_source(nlp: Language) -> None:
    text = "“I do not condone this,” said Carla Weber, the teenager's mother, at a news conference in Harlan."
    (one,) = said(nlp, text)
    assert one.source is not None
    assert one.source.text == "Carla Weber, the teenager's mother"


def test_clause_in_front_of_a_whole_quotation_is_the_narrators(nlp: Language) -> None:
    text = "Once the injury was determined to be a sprain, Karl Weber told Ana Ruiz, “It is going to be OK.”"
    (one,) = said(nlp, text)
    assert [part.text for part in one.content] == ["“It is going to be OK.”"]


def test_office_that_somebody_has_now_is_a_role(nlp: Language) -> None:
    text = "The Bishop of Harlan said he was sorry. Dr Steven Krofter, now the Bishop of Harlan, was a priest then."
    assert found(nlp, text)[0] == "Steven Krofter"


def test_account_of_the_police_is_theirs(nlp: Language) -> None:
    text = "Karim Weber left. According to the police account of the incident, Karim Weber ran away from Omar Haddad."
    quote = ("Karim Weber ran away from Omar Haddad", "According to", "the police account of the incident")
    assert speakers(read(nlp, text, quote)) == ["police"]


def test_where_somebody_lives_is_nobody(nlp: Language) -> None:
    text = "Oliver Weber, of Lerwick Croft, Harlan, was told to stay. Ana Ruiz met him. She left."
    doc = read(nlp, text)
    assert [one.name for one in doc._.claims_mentions if one.kind == "person"] == ["Oliver Weber", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("subject", "source", "whole"),
    [
        ("The mother of a boy fatally shot by Harlan police", "Harlan police", True),
        ("The owner of a boat, built by Coast Coal", "Coast Coal", False),
        ("Talks led by Coast Coal", "Coast Coal", False),
    ],
)
def test_whole_subject_is_the_source(nlp: Language, subject: str, source: str, *, whole: bool) -> None:
    text = f"{subject} called for an end to violence."
    one = candidate(text, "for an end to violence", "called", source)
    (turned,) = with_turned_sources(layout_of(nlp, text), [one])
    assert turned.source is not None
    assert text[slice(*turned.source)] == (subject if whole else source)


def test_name_before_what_it_is_belongs_to_the_source(nlp: Language) -> None:
    text = "Although there were no new talks, Coast Coal, the nation’s fourth largest producer, said it hopes for one."
    (one,) = said(nlp, text)
    assert one.source is not None
    assert one.source.text.startswith("Coast Coal, the nation")


def test_role_begins_with_no_conjunction(nlp: Language) -> None:
    (one,) = said(nlp, "But Omar Haddad's daughter, Sara Bailey, said she was not satisfied.")
    assert one.speaker is not None
    assert one.speaker.role == "Omar Haddad's daughter"


def test_he_is_whoever_only_a_source_named_right_before(nlp: Language) -> None:
    text = (
        "Karl Weber climbed the hill. Karl Weber came back. Karl Weber slept.\n\n"
        "Rossetti, who led two others, said they survived.\n\n“We were on the edge,” he said."
    )
    quotes = [("they survived", "said", "Rossetti, who led two others,"), ("“We were on the edge,”", "said", "he")]
    assert speakers(read(nlp, text, *quotes)) == ["Rossetti", "Rossetti"]
