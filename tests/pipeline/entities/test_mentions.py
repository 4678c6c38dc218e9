"""Which capitals name somebody, and which spellings are one name."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import register_extensions
from claims.pipeline.entities.mentions import Mentions, find_mentions
from claims.pipeline.text.surface import Surface
from tests.pipeline.quoting import BLANK

register_extensions()


def mentions(nlp: Language, text: str) -> Mentions:
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        doc = nlp(text)
    return find_mentions(Surface(doc))


def names(nlp: Language, text: str) -> list[str]:
    return [entity.name for entity in mentions(nlp, text).entities]


def named(nlp: Language, text: str) -> list[tuple[str, str]]:
    return [(entity.name, entity.kind) for entity in mentions(nlp, text).entities]


def words(text: str) -> list[str]:
    return [word.text for word in Surface(BLANK.make_doc(text)).words]


def test_mentions_are_found_once_for_all_components(nlp: Language) -> None:
    doc: Doc = nlp("“It is late,” Ana Ruiz told the Basra Courier.")
    assert [entity.name for entity in doc._.claims_names.entities] == ["Ana Ruiz", "Basra Courier"]


def test_accents_printed_as_characters_of_their_own_stay_in_their_word() -> None:
    assert words("Olu\u0301fe\u0323\u0301mi left.") == ["Olu\u0301fe\u0323\u0301mi", "left"]


@pytest.mark.parametrize("word", ["Peña", "René", "Zoë", "Éric", "Übelacker"])
def test_word_with_misread_bytes_is_one(word: str) -> None:
    misread = word.encode().decode("cp1252")
    assert words(f"Then {misread} left.") == ["Then", misread, "left"]


def test_word_with_bytes_misread_twice_is_one() -> None:
    misread = "Peña".encode().decode("latin-1").encode().decode("latin-1")
    assert words(f"Then {misread} left.") == ["Then", misread, "left"]


def test_capital_with_an_accent_ends_a_quoted_word() -> None:
    assert words("«MANHÃ» e “IRMÃ” disse.") == ["MANHÃ", "e", "IRMÃ", "disse"]


def test_name_with_misread_bytes_is_one(nlp: Language) -> None:
    assert names(nlp, "Ana IbÃ¡Ã±ez said no. IbÃ¡Ã±ez left.") == ["Ana IbÃ¡Ã±ez"]


def test_dutch_article_stays_in_the_name(nlp: Language) -> None:
    assert names(nlp, "Jan van 't Spijker said no.") == ["Jan van 't Spijker"]


def test_rarer_given_name_before_a_known_one_is_kept(nlp: Language) -> None:
    assert names(nlp, "Bestoon Rashid Amin, the mayor of Ranya, left. Amin was tired.") == ["Bestoon Rashid Amin"]


def test_suffix_tells_father_and_son_apart(nlp: Language) -> None:
    text = "Henry Moore Jr. and Henry Moore III spoke. Moore Jr. left."
    assert names(nlp, text) == ["Henry Moore Jr", "Henry Moore III"]


@pytest.mark.parametrize(
    "text",
    [
        "The Clintons left.",
        "An Arizona Republican said no.",
        "Several Democrats agreed.",
        "The tanker Nordic Star sank.",
        "It is a Reagan-era law.",
        "STORM FLOODS HARBOUR AFTER LONG NIGHT",
    ],
)
def test_no_name_of_a_person_or_organisation(nlp: Language, text: str) -> None:
    assert names(nlp, text) == []


def test_verb_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    assert names(nlp, "Entrusting Donald Trump with the purse would be a mistake, she said.") == ["Donald Trump"]


def test_month_before_a_surname_is_no_given_name(nlp: Language) -> None:
    assert names(nlp, "In May Park resigned. Park Ji-woo said she was tired.") == ["Park Ji-woo"]


def test_abbreviated_state_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    assert names(nlp, "They met in Bedminster, N.J. Robert Miller was there.") == ["Robert Miller"]


def test_place_is_no_spelling_of_an_organisation(nlp: Language) -> None:
    text = "He moved to New York. The New York Times printed it."
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        found = find_mentions(Surface(nlp(text)))
    assert [name.words for name in found.names] == [("New", "York", "Times")]


def test_full_name_that_no_list_knows_is_a_persons_where_somebody_so_named_speaks() -> None:
    text = "They slept. Labour’s Rosena Whitcombe accused ministers of “sticking plasters on a haemorrhage”."
    start = text.index("Labour")
    surface = Surface(BLANK.make_doc(text))
    speaking = find_mentions(surface, [(start, start + len("Labour’s Rosena Whitcombe"))])
    assert [(entity.name, entity.kind) for entity in speaking.entities] == [("Rosena Whitcombe", "person")]
    assert find_mentions(surface).entities == []


@pytest.mark.parametrize("text", ["Quimbly, 34, lost his house.", "Vexo Quimbly (34) lost his house."])
def test_an_age_makes_a_name_a_persons(nlp: Language, text: str) -> None:
    assert [kind for _, kind in named(nlp, text)] == ["person"]


def test_firms_short_name_is_the_firms(nlp: Language) -> None:
    text = "Volkers posts a loss\n\nThe chipmaker Volkers AG cut its outlook. Volkers declined to comment."
    entities = mentions(nlp, text).entities
    assert [(entity.name, entity.kind, len(entity.names)) for entity in entities] == [("Volkers AG", "organisation", 3)]


def test_person_of_a_firms_name_stays_a_person(nlp: Language) -> None:
    text = "Jan Volkers founded Volkers AG. Volkers said no."
    assert ("Jan Volkers", "person") in named(nlp, text)


def test_long_office_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    (name,) = mentions(nlp, "Secretary of the Supreme National Security Council Ali Akbar Ahmadi left.").names
    assert name.words == ("Ali", "Akbar", "Ahmadi")
    assert name.role == (0, len("Secretary of the Supreme National Security Council"))


def test_role_behind_an_age(nlp: Language) -> None:
    text = "Nadia Karimi, 34, a teacher, left."
    (name,) = mentions(nlp, text).names
    assert name.role is not None
    assert text[slice(*name.role)] == "teacher"


def test_office_of_another_behind_a_name_is_no_role(nlp: Language) -> None:
    found = mentions(nlp, "Good news for Dana Vogt, President Ana Ruiz's approval rating remains high.").names
    assert [(name.words[-1], name.role is not None) for name in found] == [("Vogt", False), ("Ruiz", True)]


def test_initials_in_brackets_make_an_organisation(nlp: Language) -> None:
    text = "Médecins Sans Frontières (MSF) said its clinic was full."
    assert named(nlp, text) == [("Médecins Sans Frontières", "organisation")]


def test_rank_of_an_office_is_no_part_of_the_organisation_before_it(nlp: Language) -> None:
    assert "UN High" not in names(nlp, "Filippo Adenauer, the UN High Commissioner for Refugees, left.")


def test_state_behind_a_full_name_is_no_part_of_it(nlp: Language) -> None:
    assert names(nlp, "Ted Cruz South Carolina chairman Bob Ray left. Cruz was glad.") == ["Ted Cruz", "Bob Ray"]


def test_staff_or_movement_called_after_somebody_does_not_take_the_surname(nlp: Language) -> None:
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        doc = nlp("Donald Trump arrived. Team Trump was glad, and Trump said so.")
    found = [(name.words, entity.name) for name, entity in find_mentions(Surface(doc)).between(0, len(doc.text))]
    assert found == [
        (("Donald", "Trump"), "Donald Trump"),
        (("Team", "Trump"), "Team Trump"),
        (("Trump",), "Donald Trump"),
    ]


def test_institution_is_the_same_under_whatever_president(nlp: Language) -> None:
    assert names(nlp, "The Obama White House said no. The White House refused again.") == ["White House"]


def test_union_is_not_its_news_site(nlp: Language) -> None:
    assert ("UN News", "organisation") in named(nlp, "The UN said no. “No,” she told UN News.")
    entities = {entity.name: entity for entity in mentions(nlp, "The UN said no. “No,” she told UN News.").entities}
    assert len(entities["UN News"].names) == 1


def test_label_in_capitals_is_nobody(nlp: Language) -> None:
    assert names(nlp, "URGENT: Iraq and Turkey form a committee\n\nIt rained.") == []


@pytest.mark.parametrize(
    "name",
    [
        "Department of Health and Human Services",
        "Committee on Commerce, Science, and Transportation",
        "National Academies of Sciences, Engineering and Medicine",
        "Ministry of Agriculture, Forestry and Fisheries",
        "Food and Drug Administration",
        "Office of Management and Budget",
    ],
)
def test_all_that_an_office_is_for_is_one_name(nlp: Language, name: str) -> None:
    assert names(nlp, f"On Monday the {name} said no.") == [name]


def test_what_is_no_field_of_an_office_is_a_name_of_its_own(nlp: Language) -> None:
    text = "The Department of Justice, Congress and Omar Haddad said no."
    assert names(nlp, text) == ["Department of Justice", "Congress", "Omar Haddad"]


@pytest.mark.parametrize("compound", ["Pro-Haddad", "Haddad-Ruiz", "Haddad-free", "Oscar-nominated"])
def test_adjectives_made_of_names_are_nobody(nlp: Language, compound: str) -> None:
    text = f"{compound} groups met. Omar Haddad left. Ana Ruiz stayed, and Haddad asked Ruiz why."
    assert names(nlp, text) == ["Omar Haddad", "Ana Ruiz"]


def test_arabic_surname_behind_its_article_is_a_name(nlp: Language) -> None:
    text = "Muqtada al-Sadr left. Al-Sadr told Al Jazeera so, and Sadr was tired."
    assert "Muqtada al-Sadr" in names(nlp, text)
    assert len([name for name in mentions(nlp, text).names if "Sadr" in name.words[-1]]) == 3


def test_endless_list_of_fields_takes_no_time(nlp: Language) -> None:
    text = "Department of " + "Health, " * 20_000 + "and Trade."
    assert names(BLANK, text) is not None


def test_double_surname_is_a_name(nlp: Language) -> None:
    assert names(nlp, "Ana Ruiz-Moreno left. Ruiz-Moreno was tired.") == ["Ana Ruiz-Moreno"]


def test_surname_of_a_public_figure_alone_is_a_person(nlp: Language) -> None:
    assert named(nlp, "The rates were wrong, Trump said.") == [("Trump", "person")]


def test_adjective_before_a_surname_is_no_given_name(nlp: Language) -> None:
    assert names(nlp, "Longtime Clinton aide Ana Ruiz left. Clinton stayed.") == ["Clinton", "Ana Ruiz"]


def test_paragraph_that_goes_on_behind_quoted_words_is_no_headline(nlp: Language) -> None:
    text = "Talks\n\n“This is sad,” Alicia Powe wrote on Young Conservatives. “Blacklisted?”\n\nPowe left."
    assert "Alicia Powe" in names(nlp, text)


def test_day_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    assert names(nlp, "On Monday Ana Ruiz left. By Friday Fox News had called.") == ["Ana Ruiz", "Fox News"]
    assert names(nlp, "Omar Haddad told The Sunday Times so.") == ["Omar Haddad", "Sunday Times"]


def test_given_name_in_which_something_happens_is_a_place(nlp: Language) -> None:
    text = "Omar Haddad, the mayor, came. In Chelsea, the mayor said it was late. The Chelsea explosion hurt nobody."
    assert [kind for name, kind in named(nlp, text) if name == "Chelsea"] in ([], ["organisation"])


def test_person_in_whom_somebody_has_faith_is_a_person(nlp: Language) -> None:
    text = "Mr. Vella had faith in Lena. Lena said that she would come."
    assert ("Lena", "person") in named(nlp, text)


@pytest.mark.parametrize(
    ("full", "acronym"), [("Tri-Harbor Education Association", "THEA"), ("Department of Transportation", "DOT")]
)
def test_acronym_has_letters_of_hyphened_parts_and_small_words(nlp: Language, full: str, acronym: str) -> None:
    assert names(nlp, f"It rained. The {full} met on Monday. {acronym} said in a letter that it was late.") == [full]


def test_place_is_called_as_the_text_prints_it_elsewhere(nlp: Language) -> None:
    text = "OSLO, March 3 (Reuters) - The bank has urged Oslo to cut its debt. Oslo said it would not."
    assert "OSLO" not in names(nlp, text)


def test_title_tells_who_of_one_family_speaks(nlp: Language) -> None:
    text = "Alma Ruiz died on Sunday. Her son, Rabbi Joel Ruiz, wept. “I own a voice,” Mrs. Ruiz said. Rabbi Ruiz sang."
    assert [name for name, _ in named(nlp, text)] == ["Alma Ruiz", "Joel Ruiz"]


def test_ship_in_a_headline_bears_no_name_of_the_line_below(nlp: Language) -> None:
    assert ("Ana Ruiz", "person") in named(nlp, "The ferry\n\nAna Ruiz, a lawyer, met reporters in Hale on Monday.")


def test_name_in_s_before_a_noun_is_no_family(nlp: Language) -> None:
    text = "The race\n\nThe Sommers campaign has criticized it. The Sommers left. Ana Sommers ran."
    found = mentions(nlp, text)
    named_so = next(one for one in found.entities if one.name == "Ana Sommers")
    assert next(text[name.start : name.end + 9] for name in named_so.names) == "Sommers campaign"


def test_verb_that_leads_to_somebody_is_no_part_of_the_name(nlp: Language) -> None:
    text = "Minister Tao Wu met Omar Haddad.\n\nEchoing Wu, Haddad said that the port is open."
    found = mentions(nlp, text)
    assert [one.name for one in found.entities if one.kind == "person"] == ["Tao Wu", "Omar Haddad"]


def test_king_is_not_whose_fathers_name_he_has(nlp: Language) -> None:
    text = "King Talal phoned Prime Minister Mansour bin Talal on Monday. “It rains,” King Talal said."
    found = mentions(nlp, text)
    assert [len(one.names) for one in found.entities if one.keys[-1] == "talal"] == [2, 1]


def test_fields_of_an_office_may_be_a_magazine_too(nlp: Language) -> None:
    text = "She met Maltese High Representative for Foreign Affairs and Security Policy Josep Vogt."
    assert ("Josep Vogt", "person") in named(nlp, text)
