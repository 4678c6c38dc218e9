"""What dailies and agencies of Asia, Africa, the Middle East and Latin America have."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.quotation import Quotation
from tests.pipeline.test_article_styles import said, speakers


def _told(one: Quotation) -> tuple[str | None, str]:
    return one.speaker.name if one.speaker else None, " … ".join(span.text for span in one.content)


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "Senior Harbour Union leader and Member of the National Assembly Yusuf Adil Barzan said no.",
            "Yusuf Adil Barzan",
            "Senior Harbour Union leader and Member of the National Assembly",
        ),
        (
            "“No,” Deputy Force Public Relations Officer and Chief Superintendent of Police, Mr Okoro Adeyanju, said.",
            "Okoro Adeyanju",
            "Deputy Force Public Relations Officer and Chief Superintendent of Police",
        ),
        (
            "Minister of roads and harbours Gagik Sarukhan said that the tickets would be free.",
            "Gagik Sarukhan",
            "Minister of roads and harbours",
        ),
        (
            "Meanwhile, the Inspector-General of Police, Mr. Musa Danjuma, said no.",
            "Musa Danjuma",
            "Inspector-General of Police",
        ),
        ("Defence Minister General Anan Wongsawat said no.", "Anan Wongsawat", "Defence Minister"),
        ("Foreign Minister Prince Nasser bin Talal said no.", "Nasser bin Talal", "Foreign Minister"),
        ("Harbour Police spokesman Lt-General Anan Wongsawat said no.", "Anan Wongsawat", "Harbour Police spokesman"),
        ("Attorney General Ana Ruiz said no.", "Ana Ruiz", "Attorney General"),
        ("Harbour Union (HU) leader Omar Barzan Thursday said no.", "Omar Barzan", "Harbour Union (HU) leader"),
        ("Officer-in-Charge Habib Kabir said no.", "Habib Kabir", "Officer-in-Charge"),
        ("Former Assembly Speaker Peter ole Sankan said no.", "Peter ole Sankan", "Former Assembly Speaker"),
    ],
)
def test_offices_before_one_name(nlp: Language, text: str, speaker: str, role: str) -> None:
    (one,) = said(nlp, f"The port\n\n{text}")
    assert one.speaker is not None
    assert (one.speaker.name, one.speaker.kind, one.speaker.role) == (speaker, "person", role)


def test_two_offices_of_two_are_two(nlp: Language) -> None:
    text = "The port\n\nThe minister of roads and the harbour chief said that it was open."
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.kind == "group"


def test_whoever_a_full_name_behind_an_office_names_is_a_person(nlp: Language) -> None:
    text = (
        "Force denies closure\n\nThe Inspector General of Police (IGP), Sani Bello, was away.\n\n"
        "Force public relations officer, Olumuyiwa Adekanmi, who spoke on Monday, said there was no truth in it.\n\n"
        "He said that the posts would stay.\n\nAdekanmi said that nobody was hurt."
    )
    assert set(speakers(nlp, text)[-3:]) == {"Olumuyiwa Adekanmi"}


@pytest.mark.parametrize(
    ("before", "initials", "speaker"),
    [
        ("Old Town Police Station Sub-inspector Jamal Uddin came.", "SI", "Jamal Uddin"),
        ("The Inspector General of Police (IGP), Sani Bello, came.", "IGP", "Sani Bello"),
    ],
)
def test_initials_mean_whoever_has_the_office(nlp: Language, before: str, initials: str, speaker: str) -> None:
    assert speakers(nlp, f"The post\n\n{before}\n\nThe {initials} said the post would stay open.") == [speaker]


def test_husband_is_not_she_and_she_goes_on(nlp: Language) -> None:
    text = (
        "Wife waits\n\nA wife of one of the sailors said she had heard nothing for three days.\n\n"
        "She stated that her husband told her that the ship had turned back.\n\n"
        "She added that a port officer called her to ask for papers.\n\n“I do not know more,” she said."
    )
    outer = [one for one in said(nlp, text) if one.inside is None]
    assert {one.speaker.name for one in outer if one.speaker} == {"wife of one of the sailors"}


@pytest.mark.parametrize(
    ("sentence", "speaker", "relays"),
    [
        ("The ferry will sail again on Monday, Interfax reports, citing the port authority.", "port authority", True),
        ("Two sailors were held, Reuters reported, citing the port's harbour master, Bo Lind.", "Bo Lind", True),
        ("Two sailors were held, Reuters reported, citing an anonymous officer.", "Reuters", False),
        ("According to Channel 12 on Monday, Minister Tal Barak urged the cabinet to approve it.", "Tal Barak", True),
        ("The ferry was late, Reuters reported, citing bad weather.", "Reuters", False),
        ("The crew was safe, Reuters quoted Captain Tal Barak as saying.", "Tal Barak", True),
    ],
)
def test_whoever_an_outlet_cites_speaks(nlp: Language, sentence: str, speaker: str, *, relays: bool) -> None:
    found = said(nlp, f"Talks on the ferry\n\n{sentence}")
    first = found[0]
    assert first.speaker is not None
    assert first.speaker.name == speaker
    assert bool(first.relays) == relays


def test_who_works_for_somebody_named_behind_speaks(nlp: Language) -> None:
    text = (
        "Port attacked\n\nMaj. Gen. Kamal Rashidi, the spokesman for the Commander of the Armed Forces, "
        "Tariq Al-Amiri, condemned on Saturday the attack on the port."
    )
    assert speakers(nlp, text) == ["Kamal Rashidi"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Regional Court, said Ana Ruiz, should not be obliged to approve every bill.",
            ("Ana Ruiz", "The Regional Court … should not be obliged to approve every bill"),
        ),
        (
            'Commenting on the strike, Mayor Ana Ruiz said, "It has cost us a year."',
            ("Ana Ruiz", '"It has cost us a year."'),
        ),
        (
            "Ana Ruiz said in a statement received by Delta Wire;  “We condemn the attack on our sailors.”",
            ("Ana Ruiz", "“We condemn the attack on our sailors.”"),
        ),
        (
            "LAKEPORT: The island is closing a handful of offices, state media reported Tuesday.",
            ("state media", "The island is closing a handful of offices"),
        ),
        (
            "Lakeport - Union (HU) leader and Provincial Minister Omar Barzan has said that the ferry was late.",
            ("Omar Barzan", "that the ferry was late"),
        ),
        (
            "Mayor Ana Ruiz, while briefing journalists in Lakeport, said that the ferry was late.",
            ("Ana Ruiz", "that the ferry was late"),
        ),
    ],
)
def test_what_stands_around_is_no_part_of_it(nlp: Language, text: str, expected: tuple[str, str]) -> None:
    assert _told(said(nlp, f"The ferry\n\n{text}")[0]) == expected


def test_headline_says_on_what_somebody_speaks(nlp: Language) -> None:
    text = "Barzan on the ferry plan: ‘No way back’\n\nOmar Barzan came to the port."
    first = said(nlp, text)[0]
    assert first.source is not None
    assert first.source.text == "Barzan"


@pytest.mark.parametrize(
    "text",
    [
        "On the strikes for the release of the union's founder, Omar Barzan said that they would not work.",
        "On the agreement between Malta and Cyprus, Omar Barzan said that it would last.",
        "Omar Barzan told mourners at the burial of the TNA area chairman that he would stand again.",
    ],
)
def test_words_that_are_no_channel(nlp: Language, text: str) -> None:
    assert all(one.relays == () for one in said(nlp, f"The port\n\n{text}"))


def test_headline_ends_in_a_leader_with_the_initials_of_a_party(nlp: Language) -> None:
    text = "Ferries need more money: Harbour Union (HU) leader Omar Barzan\n\nThe Union's Omar Barzan came to the port."
    assert _told(said(nlp, text)[0]) == ("Omar Barzan", "Ferries need more money")


def test_the_reporter_is_the_one_who_has_asked(nlp: Language) -> None:
    text = (
        "Minister leaves\n\nA reporter for Harbour TV asked Minister Ana Ruiz what the ferry cost.\n\n"
        "When Ruiz responded that it was cheap, the reporter pointed out that fares had doubled."
    )
    assert speakers(nlp, text)[-1] == "reporter for Harbour TV"


def test_outlet_at_the_beginning_of_a_sentence_relays(nlp: Language) -> None:
    text = "Clashes near the camp\n\nRudaw quoted an army official as saying that the clashes were over."
    (one,) = said(nlp, text)
    assert [relay.name for relay in one.relays] == ["Rudaw"]
