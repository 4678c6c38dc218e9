"""What articles of the large agencies have: initials of bodies before spokesmen, posts, news agencies, quakes."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.test_article_styles import said, speakers

_LEAD = "The talks went on for days.\n\n"


@pytest.mark.parametrize(
    ("source", "name", "role"),
    [
        ("The International Organisation for Harbours (IOH) spokesman Marco Orr", "Marco Orr", "spokesman"),
        (
            "A spokesman for the United Nations Commission for Refugees Lena Orr",
            "Lena Orr",
            "spokesman for the United Nations Commission for Refugees",
        ),
        (
            "UN High Commissioner for Human Rights Zaid Ra'ad al-Orri",
            "Zaid Ra'ad al-Orri",
            "UN High Commissioner for Human Rights",
        ),
        (
            "The public health director of Harlan province Mohammad Orri",
            "Mohammad Orri",
            "public health director of Harlan province",
        ),
    ],
)
def test_who_is_named_behind_what_an_office_is_for_speaks(nlp: Language, source: str, name: str, role: str) -> None:
    (one,) = said(nlp, f"{_LEAD}{source} said that the boats were late.")
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind, one.speaker.role) == (name, "person", role)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("The Greek coast guard", "organisation"),
        ("Italy's coastguard", "organisation"),
        ("The Turkish government’s disaster and emergency management agency", "organisation"),
        ("The Permanent Observer of the League", "unnamed"),
        ("Foreign ministers from France, Spain, Germany and the European Commission", "group"),
    ],
)
def test_bodies_and_those_who_sit_for_them_are_told_apart(nlp: Language, source: str, kind: str) -> None:
    (one,) = said(nlp, f"{_LEAD}{source} said that the boats were late.")
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind) == (source.removeprefix("The ").replace("Foreign", "foreign"), kind)


def test_news_agency_is_the_one_that_is_named(nlp: Language) -> None:
    text = "News agency Yonhap said the port was shut.\n\nThe ship sank, according to the Reuters news agency."
    assert speakers(nlp, f"{_LEAD}{text}") == ["Yonhap", "Reuters"]


def test_place_of_a_correspondent_is_no_part_of_the_outlet(nlp: Language) -> None:
    text = "BBC Moscow correspondent Karl Orr and producer Ana Lind were barred.\n\nThe BBC said it would appeal."
    assert speakers(nlp, f"{_LEAD}{text}") == ["BBC"]


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("The Norland Geological Survey said the quake was felt.", []),
        ("UN chief Zaid Ra'ad al-Orri said the camps were full.", []),
        ("Envoy Ana Ruiz echoed the call: “We must stop.”", []),
        ("Ruiz's wife told RFE/RL that he was well.", ["RFE/RL"]),
        ("RFE/RL President Karl Orr denounced the ruling as “shameful.”", []),
        ("The head of the town, Chen Orr, told Xinhua state news agency that many houses fell.", ["Xinhua"]),
        ("Ana Ruiz told VIVAtide, an online news station, that they took him by force.", ["VIVAtide"]),
        ("Captain Karl Orr is quoted in local press as saying that many died.", ["local press"]),
        ("Harlan Watch said in a fax that the men were held.", ["fax"]),
    ],
)
def test_channels_are_what_brought_the_words(nlp: Language, text: str, relays: list[str]) -> None:
    found = said(nlp, f"{_LEAD}{text}")
    assert [relay.name for relay in found[-1].relays] == relays


def test_agency_has_one_name_among_relays(nlp: Language) -> None:
    text = "The army said it fired back, news agency Yonhap reported.\n\nIt sank, the Yonhap News Agency said."
    names = {relay.name for one in said(nlp, f"{_LEAD}{text}") for relay in one.relays}
    assert names <= {"Yonhap News Agency"}


def test_somebody_new_is_nobody_who_speaks_in_the_same_sentence(nlp: Language) -> None:
    text = (
        "The UN aid chief told envoys that all must be let back, while a senior political affairs official warned that "
        "the war would spread.\n\n“All must return,” said UN aid chief Martin Orr."
    )
    assert speakers(nlp, f"{_LEAD}{text}") == ["Martin Orr", "senior political affairs official", "Martin Orr"]


def test_posts_are_found_behind_a_description(nlp: Language) -> None:
    text = (
        "“Vadim and Igor must be freed,” Yulia Orr, the widow of the late politician, posted on X.\n\n"
        "“We shall appeal,” lawyer Ivan Lind wrote on X.\n\n“They are free,” the group posted on its website."
    )
    found = said(nlp, f"{_LEAD}{text}")
    assert [one.speaker.name for one in found if one.speaker] == ["Yulia Orr", "Ivan Lind", "group"]
    assert [len(one.content) for one in found] == [1, 1, 1]


def test_plan_that_officials_tell_of_keeps_its_verb(nlp: Language) -> None:
    text = "The new policy, according to the joint statement, calls for the creation of five centers."
    (one,) = said(nlp, f"{_LEAD}{text}")
    assert [part.text for part in one.content] == ["The new policy", "calls for the creation of five centers"]


@pytest.mark.parametrize(
    "title",
    ["Dozens feared dead as boat sinks", "Harlow quake: Rescue goes on", "IMF Latest: Cuts are the talk of town"],
)
def test_headlines_of_events_say_nothing(nlp: Language, title: str) -> None:
    assert said(nlp, f"{title}\n\nThe boat lay in the harbour. Many came to see it.") == []


def test_headline_that_ends_in_who_warns_is_said(nlp: Language) -> None:
    found = said(nlp, "Norland must agree ceasefire before talks, EU leaders warn\n\nThe talks went on for days.")
    assert [(one.speaker.name, one.content[0].text) for one in found if one.speaker] == [
        ("EU leaders", "Norland must agree ceasefire before talks")
    ]
