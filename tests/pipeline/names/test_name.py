"""Where a name begins and ends among other words with capitals."""

from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.text.surface import Surface
from tests.pipeline.entities.test_mentions import mentions, named, names
from tests.pipeline.quoting import BLANK, read


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“No,” said Supervisor of Elections Susan Moreno. The elections were fair.", "Susan Moreno"),
        ("They met with Justices Anna B. Moreno, John Osei and others. The justices left.", "Anna B. Moreno"),
        ("He calls it the story of the Real Angela Merkel.", "Angela Merkel"),
        ("Oscar-winner Helen Marsh told reporters no.", "Helen Marsh"),
        ("Committeeman Pavel Horak told reporters no.", "Pavel Horak"),
        ("PC Lotte Madsen told jurors no.", "Lotte Madsen"),
        ("PCSO Lotte Madsen told jurors no.", "Lotte Madsen"),
        ("Det Con Lotte Madsen, of Harlan Police, told jurors no.", "Lotte Madsen"),
        ("DI Lotte Madsen told jurors no.", "Lotte Madsen"),
        ("Coun Lotte Madsen (Lab, Millbrook) told a meeting no.", "Lotte Madsen"),
        ("Headteacher Lotte Madsen told parents no.", "Lotte Madsen"),
        ("Coroner Lotte Madsen told relatives no.", "Lotte Madsen"),
        ("Former AG Kowalski said no. Anna Kowalski left.", "Anna Kowalski"),
        ("Likud MK Tali Vostani shouted at ministers.", "Tali Vostani"),
        ("Maronite Patriarch Boutros Bechara Vostani al-Rami said no.", "Boutros Bechara Vostani al-Rami"),
        ("Ambassador to Malta H.E. Anna Kowalski said no.", "Anna Kowalski"),
        ("Secretary of State for Legal Affairs Anna Kowalski said no.", "Anna Kowalski"),
        ("Minister of Foreign Affairs Grzim Vostani told reporters no.", "Grzim Vostani"),
        ("Minister of Roads of Malta Grzim Vostani told reporters no.", "Grzim Vostani"),
        ("Deputy Minister of Health and Population Grzim Vostani told reporters no.", "Grzim Vostani"),
        ("President of the Republic of Malta Grzim Vostani told reporters no.", "Grzim Vostani"),
        ("Minister of Economy Amin Vostani-Fakhry told radio no.", "Amin Vostani-Fakhry"),
        ("Chairman of the Legal Committee Grzim Vostani told reporters no.", "Grzim Vostani"),
        ("General Drovan Haji Vostani told reporters no.", "Drovan Haji Vostani"),
        ("UAE's Sheikh Abdullah bin Zayed bin Sultan, the minister, said no.", "Abdullah bin Zayed bin Sultan"),
        ("The Kurdish Sheikh Omar Haddad told reporters no.", "Omar Haddad"),
    ],
)
def test_what_stands_before_a_full_name_is_no_part_of_it(nlp: Language, text: str, name: str) -> None:
    assert names(nlp, text)[0] == name


@pytest.mark.parametrize("mark", ["'", "’"])
def test_name_that_ends_in_an_apostrophe_goes_on_behind_it(nlp: Language, mark: str) -> None:
    text = f"Prime Minister Mohammed Shia{mark} al-Vostani said no. The voters{mark} al-Vostani left."
    assert names(nlp, text) == [f"Mohammed Shia{mark} al-Vostani"]


def test_end_of_a_name_that_the_model_takes_for_a_firm_is_the_persons(nlp: Language) -> None:
    text = "Hadi al-Ameri Hassoun left. “Erbil sells the oil,” al-Ameri Hassoun said in a speech in Diyala."
    assert [name for name in names(nlp, text) if "Hassoun" in name] == ["Hadi al-Ameri Hassoun"]


def test_name_before_the_word_for_an_agency_is_its(nlp: Language) -> None:
    text = "Two were held, according to the judiciary's Vostan news agency."
    assert named(nlp, text) == [("Vostan", "organisation")]


def test_brackets_behind_a_name_hold_no_person(nlp: Language) -> None:
    text = "MK Gideon Vostani (New Path) said that he would resign."
    start = text.index("MK")
    found = find_mentions(Surface(BLANK.make_doc(text)), [(start, text.index(" said"))])
    assert [(entity.name, entity.kind) for entity in found.entities] == [
        ("Gideon Vostani", "person"),
        ("New Path", "organisation"),
    ]


@pytest.mark.parametrize("name", ["Vogt & Sons", "Moreno & Horak"])
def test_and_sign_is_part_of_a_name(nlp: Language, name: str) -> None:
    text = f"The harbour sold two piers to {name} in May. Nobody at {name} could say why."
    assert names(nlp, text)[0] == name


def test_small_word_in_capitals_parts_two_names(nlp: Language) -> None:
    text = "He wrote the piece Omar Haddad Is Over Maria Ruiz's Same Old Speech and slept. Haddad left, Ruiz did not."
    assert names(nlp, text)[:2] == ["Omar Haddad", "Maria Ruiz"]


def test_outlets_name_behind_an_office_and_a_given_name_is_a_surname(nlp: Language) -> None:
    text = "“It is late,” said Salem City Mayor Peter Guardian in an interview. Guardian went home."
    assert named(nlp, text)[-1] == ("Peter Guardian", "person")
    assert len(mentions(nlp, text).by_key["peter", "guardian"].names) == 2


def test_abbreviated_rank_behind_an_office_may_be_a_given_name(nlp: Language) -> None:
    assert names(nlp, "Japanese Defence Minister Gen Asakura said no.") == ["Gen Asakura"]
    assert names(nlp, "The minister, Gen. Nick Forrest, said no.") == ["Nick Forrest"]


@pytest.mark.parametrize("surname", ["Read", "Early", "From"])
def test_everyday_word_behind_a_given_name_is_a_surname(nlp: Language, surname: str) -> None:
    text = f"The plan failed, said Ian {surname}, who runs the firm. “We slept,” {surname} said."
    assert [(name.words, entity.name) for name, entity in mentions(nlp, text).between(0, len(text))] == [
        (("Ian", surname), f"Ian {surname}"),
        ((surname,), f"Ian {surname}"),
    ]


def test_everyday_word_at_a_sentences_beginning_is_a_surname_before_a_verb_only(nlp: Language) -> None:
    text = "The plan failed, said Ian From, who runs the firm. From a window he saw the sea."
    assert len(mentions(nlp, text).names) == 1


def test_month_that_an_age_follows_is_a_surname(nlp: Language) -> None:
    assert names(nlp, "Her doctor, Thin Yu May, 60, was glad.") == ["Thin Yu May"]


@pytest.mark.parametrize("nickname", ['"Lola"', "“Lola”", "(Lola)", "“La Lola”"])
def test_nickname_in_marks_is_part_of_a_name(nlp: Language, nickname: str) -> None:
    text = f"The physicist Maria {nickname} Quiroga left. Quiroga was tired."
    assert names(nlp, text) == [f"Maria {nickname} Quiroga"]


def test_nickname_in_two_apostrophes_is_printed_in_marks(nlp: Language) -> None:
    assert names(nlp, "The physicist Maria ''Lola'' Quiroga left.") == ['Maria "Lola" Quiroga']


def test_quoted_words_are_no_nickname(nlp: Language) -> None:
    assert names(nlp, "Maria sang “Lola” and Quiroga left.")[0] == "Maria"


@pytest.mark.parametrize("particle", ["in 't", "op 't", "van 't"])
def test_dutch_article_stays_in_the_name_with_what_stands_before_it(nlp: Language, particle: str) -> None:
    assert names(nlp, f"“No,” said Anna {particle} Hout, a teacher.") == [f"Anna {particle} Hout"]


def test_dutch_surname_at_a_sentences_beginning_is_whole(nlp: Language) -> None:
    text = "“No,” said Anna in 't Hout, a teacher. In 't Hout left."
    assert [name.words for name in mentions(nlp, text).names][1:] == [("In", "'t", "Hout")]


def test_sentence_behind_a_heading_in_capitals_begins_with_a_name_of_its_own(nlp: Language) -> None:
    text = "FERRY CREWS REFUSED TALKS The International Transport Union said the crews were tired."
    assert "International Transport Union" in names(nlp, text)


@pytest.mark.parametrize("text", ["“We slept,” Ms. Boxer said.", "Boxer agreed.", "They waited until Boxer agreed."])
def test_office_may_be_the_surname_of_somebody_named_in_full(nlp: Language, text: str) -> None:
    found = mentions(nlp, f"The mayor, Ana Boxer, left. {text}")
    assert [name.words[-1] for name in found.by_key["ana", "boxer"].names] == ["Boxer", "Boxer"]


@pytest.mark.parametrize("text", ["The Boxer won.", "Ms. Boxer won."])
def test_office_is_nobodys_surname_else(nlp: Language, text: str) -> None:
    assert names(nlp, f"Omar Haddad left. {text}") == ["Omar Haddad"]


@pytest.mark.parametrize(
    "text",
    [
        "They asked Vexa Quimbly. “We slept,” Quimbly said.",
        "They asked Vexa Quimbly. For Quimbly, 44, it was late.",
        "They asked Vexa Quimbly. Then Quimbly, head of the clinic, went home.",
    ],
)
def test_full_name_that_no_list_knows_is_a_persons_where_the_surname_is(text: str) -> None:
    surface = Surface(BLANK.make_doc(text))
    start = text.index("Quimbly said") if "said" in text else 0
    found = find_mentions(surface, [(start, start + len("Quimbly"))] if start else [])
    assert [(entity.name, entity.kind, len(entity.names)) for entity in found.entities] == [
        ("Vexa Quimbly", "person", 2)
    ]


@pytest.mark.parametrize("text", ["They met in Vexa Quimbly.", "They asked Quimbly."])
def test_surname_alone_makes_no_full_name_of_a_place(text: str) -> None:
    text += " “We slept,” Quimbly said."
    start = text.index("Quimbly said")
    found = find_mentions(Surface(BLANK.make_doc(text)), [(start, start + len("Quimbly"))])
    assert "Vexa Quimbly" not in [entity.name for entity in found.entities]


def test_public_figure_is_a_person_under_the_whole_name() -> None:
    text = "They say Aung San Suu Kyi slept."
    assert [entity.kind for entity in find_mentions(Surface(BLANK.make_doc(text))).entities] == ["person"]


def test_parties_of_a_case_in_court_are_nobody(nlp: Language) -> None:
    assert names(nlp, "The judges cited Haddad v. Ruiz and Quimbly Stores v. Osei. Ana Moreno left.") == ["Ana Moreno"]


def test_photographers_credit_joins_no_names(nlp: Language) -> None:
    text = "The crowd left. (UNHCR/Basra Global Pictures.) The UNHCR said no."
    assert "UNHCR" in names(nlp, text)


@pytest.mark.parametrize("name", ["Rescue Directorate of the Department of Home Affairs", "Division of Harbour Safety"])
def test_part_of_an_office_is_named_with_what_it_is_of(nlp: Language, name: str) -> None:
    assert names(nlp, f"They slept late, according to the state {name}. It rained.") == [name]


def test_acronym_behind_or_is_the_same(nlp: Language) -> None:
    text = "The Swedish Lemon Party, or SCP, left. “No,” the SCP said."
    (entity,) = mentions(nlp, text).entities
    assert (entity.name, len(entity.names)) == ("Swedish Lemon Party", 3)


def test_city_stays_in_the_name_of_an_association(nlp: Language) -> None:
    text = "“No,” said Ana Ruiz, president of the Cleveland Police Watchmen's Association. It rained."
    assert names(nlp, text)[1].startswith("Cleveland Police Watchmen")


@pytest.mark.parametrize("name", ["Alder County Sheriff’s Department", "Port County Coroner's Office"])
def test_an_authority_is_called_by_who_heads_it(nlp: Language, name: str) -> None:
    doc = read(nlp, f"The {name} said a body was found.", ("a body was found", "said", f"The {name}"))
    assert [(one.name, one.kind) for one in doc._.claims_speakers] == [(name, "organisation")]


def test_a_heading_names_its_source_behind_a_title(nlp: Language) -> None:
    text = "STATEMENT OF PORT DIRECTOR LEILA HADDAD\n\n“The harbour stays open for all of us.”\n"
    source = ("“The harbour stays open for all of us.”", "STATEMENT", "PORT DIRECTOR LEILA HADDAD")
    found = [(one.name, one.kind, one.role) for one in read(nlp, text, source)._.claims_speakers]
    assert found == [("Leila Haddad", "person", "PORT DIRECTOR")]
