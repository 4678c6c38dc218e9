"""What articles of other countries, of courts, matches and interviews have, and the training corpus seldom."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from claims.article import Article
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.attributions.subjects import with_subjects
from claims.pipeline.extract import extract
from claims.quotation import Quotation
from tests.pipeline.quoting import MARKS, read


def said(nlp: Language, text: str) -> list[Quotation]:
    return list(extract(text, nlp=nlp).quotations)


def speakers(nlp: Language, text: str) -> list[str | None]:
    return [one.speaker.name if one.speaker is not None else None for one in said(nlp, text)]


INTERVIEW = """Ingrid Solheim on glaciers and grief

The Norwegian novelist talks to Peter Adeyemi about why she stopped writing for a decade.

Peter Adeyemi: Your last novel came out in 2009. What happened?

Ingrid Solheim: I got bored. People do not believe me when I say that.

PA: Your publisher told us that you were finished.

IS: He never asked me. He said lots of things.
"""


def test_initials_before_a_colon_are_those_of_who_is_named_in_full(nlp: Language) -> None:
    turns = [one for one in said(nlp, INTERVIEW) if one.cue is not None and one.cue.text == ":"]
    assert [one.speaker.name for one in turns if one.speaker is not None] == [
        "Peter Adeyemi", "Ingrid Solheim", "Peter Adeyemi", "Ingrid Solheim"
    ]  # fmt: skip
    assert turns[1].content[0].text.endswith("when I say that.")


def test_headline_of_a_transcript_is_no_turn_of_who_speaks_in_it(nlp: Language) -> None:
    text = (
        "Governor Fallin: The Plan Is Dead\n\nSunday, Governor Mary Fallin said the plan is dead.\n\n"
        "TAPPER: Is it dead?\n\nFALLIN: It is dead.\n\nTAPPER: For good?\n\nFALLIN: For good."
    )
    first = said(nlp, text)[0]
    assert first.content[-1].end <= len("Governor Fallin: The Plan Is Dead")


def test_answers_are_those_of_who_is_named_in_full_before_them(nlp: Language) -> None:
    text = (
        "Q&A: Deleting everything\n\nFormer moderator Zsófia Balogh talks to the Beacon about three years at Vidra.\n\n"
        "Q: When did you leave?\n\nA: In the second week of May, after the flood.\n\nQ: And now?\n\nA: Now I keep bees."
    )
    assert speakers(nlp, text)[-2:] == ["Zsófia Balogh", "Zsófia Balogh"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lars Ekdahl left the room. His lawyer said the account was untrue.", "Lars Ekdahl's lawyer"),
        ("Prosecutor Anneliese Whyte KC told the court it was so.", "Anneliese Whyte"),
        ("Omar Haddad MP, the chair, said it was not.", "Omar Haddad"),
        ("The Attorney General, Ana Ruiz, said the law was clear.", "Ana Ruiz"),
        ("The Supreme Leader, Ayatollah Ali Khamenei, told ministers that Iran would never forget.", "Ali Khamenei"),
        ("The Rail, Tram and Bus Union's secretary, Mick Doyle, said 2,000 jobs were at risk.", "Mick Doyle"),
        ("The buyer, Northlake, said there would be no redundancies.", "Northlake"),
        ("A MUM-OF-THREE said she was furious about the letters.", "mum-of-three"),
        ("Tewbury council leader Cllr Sunil Rao said he was sorry.", "Sunil Rao"),
        ("“Everybody is interfering,” sighed Nadine, a pharmacist in Achrafieh.", "Nadine"),
        ("Minister of Justice Omar Haddad said it was over.", "Omar Haddad"),
        ("Minister of Culture and Sports Omar Haddad said it was over.", "Omar Haddad"),
        ("Minister of Health and Population Dr. Khaled Badr said it was over.", "Khaled Badr"),
        ("The Archbishop of Canterbury Justin Welby said it was over.", "Justin Welby"),
        ("The Swedish Metalworkers' Union said it had not been consulted.", "Swedish Metalworkers' Union"),
        ("The People's Party said it would vote.", "People's Party"),
    ],
)
def test_source_is_read_as_a_person_would(nlp: Language, text: str, speaker: str) -> None:
    assert speakers(nlp, text) == [speaker]


def test_office_in_capitals_is_whoever_holds_it(nlp: Language) -> None:
    text = "Kenyan Chief Justice Ana Ruiz was angry.\n\nThe Chief Justice said the claims were hot air."
    assert speakers(nlp, text) == ["Ana Ruiz"]


def test_people_of_a_country_are_a_person_behind_the(nlp: Language) -> None:
    text = "Albion coach Henrik Larsen was furious on Saturday.\n\n“Everyone saw it,” said the Swede."
    assert speakers(nlp, text) == ["Henrik Larsen"]


def test_the_american_is_who_was_called_american(nlp: Language) -> None:
    text = (
        "Kaori Hoshino, who trailed American Isabelle Levin, won on Friday. Hoshino said it was her coach's.\n\n"
        "“I can still feel my foot,” the American joked."
    )
    assert speakers(nlp, text)[-1] == "Isabelle Levin"


def test_seamstress_is_nobody_named_later_with_another_office(nlp: Language) -> None:
    text = (
        "Night of the dam\n\n“I woke up because the bed was wet,” the 29-year-old seamstress says.\n\n"
        "The state governor, Yakubu Danladi, has promised that every family will be rehoused."
    )
    assert speakers(nlp, text) == ["29-year-old seamstress", "Yakubu Danladi"]


def test_title_in_a_label_is_no_name(nlp: Language) -> None:
    text = (
        "Senator Dana Whitfield spoke to us.\n\nSTONE: Good morning.\n\nSEN. WHITFIELD: Good morning, Rachel.\n\n"
        "STONE: Are you hiding?\n\nSEN. WHITFIELD: I am on national television."
    )
    assert speakers(nlp, text)[1::2] == ["Dana Whitfield", "Dana Whitfield"]


def test_source_of_the_next_sentence_is_none(nlp: Language) -> None:
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        doc = nlp("The Sunday Times reported it, citing emails between officials. Lindiwe Dube called it a lie.")
    at = doc.text.index
    content = (at("emails"), at("."))
    wrong = Candidate(
        content=(content,),
        cue=(at("citing"), at("citing") + len("citing")),
        source=(at("Lindiwe"), at(" called")),
        rule="tagger",
        confidence=0.5,
    )
    (mended,) = with_subjects(Layout(MARKS(doc)), [wrong])
    assert mended.source is not None
    assert doc.text[slice(*mended.source)] == "The Sunday Times"


def test_network_before_a_colon_is_no_part_of_what_was_said(nlp: Language) -> None:
    (one,) = said(nlp, "EFF leader Thabo Sithole was characteristically blunt on X: “Thief. Next.”")
    assert [part.text for part in one.content] == ["“Thief. Next.”"]
    assert [relay.name for relay in one.relays] == ["X"]


def test_plain_report_is_found_whatever_the_tagger_overlooks(nlp: Language) -> None:
    text = (
        "Sister Teresa Wani said little.\n\nCardinal Pietro Parolin, the Vatican secretary of state, said in an "
        "interview with the Italian newspaper Avvenire that the Holy See was ready to mediate.\n\n"
        "“The Holy Father has never closed a door,” the cardinal told the paper."
    )
    found = {one.content[0].text: [relay.name for relay in one.relays] for one in said(nlp, text)}
    assert found["that the Holy See was ready to mediate"] == ["Avvenire"]
    assert found["“The Holy Father has never closed a door,”"] == ["Avvenire"]


def test_the_chinese_are_nobody_in_particular(nlp: Language) -> None:
    text = "Talks failed\n\nForeign Minister Wang Yi left early on Friday.\n\nThe Chinese said they would return."
    assert speakers(nlp, text) == ["Chinese"]


def test_asker_is_not_who_answers(nlp: Language) -> None:
    text = (
        "Aivar Tamm told the inquiry that he had sent a letter in July.\n\n"
        "Asked by counsel Edward Nolan if he had kept it, he replied: “No. I regret that every day.”"
    )
    assert speakers(nlp, text)[-1] == "Aivar Tamm"


def test_witness_who_spoke_is_nobody_named_later(nlp: Language) -> None:
    text = (
        "A witness in the dock said she had heard a shout.\n\n“I know what I saw,” replied the witness.\n\n"
        "The city's chief coroner, Ann Penrose, warned the jury to be calm."
    )
    doc = read(
        nlp, text, ("she had heard a shout", "said", "A witness in the dock"), ("“I know", "replied", "the witness")
    )
    names = [one.speaker.name for one in doc._.claims_choices[1] if one.speaker is not None]
    assert "Ann Penrose" not in names


@pytest.mark.parametrize("other", ["Rowhani", "Ruhani", "Hassan Rowhani"])
def test_other_spelling_of_a_name_is_the_same_person(nlp: Language, other: str) -> None:
    text = f"Iranian President Hassan Rouhani met the envoy on Sunday.\n\n{other} said that trade would rise."
    assert speakers(nlp, text) == ["Hassan Rouhani"]


def test_letters_without_a_mark_are_the_same(nlp: Language) -> None:
    text = "CHP leader Kemal Kılıçdaroğlu left the hall. Kilicdaroglu said that his party would vote."
    assert speakers(nlp, text) == ["Kemal Kılıçdaroğlu"]


def test_zelensky_is_one_in_three_spellings(nlp: Language) -> None:
    text = (
        "President Volodymyr Zelenskyy thanked Paris. Zelensky said so. Zelenskiy said that words must become shells."
    )
    assert set(speakers(nlp, text)) == {"Volodymyr Zelenskyy"}


def test_two_of_similar_short_surnames_stay_two(nlp: Language) -> None:
    text = "Harry Reid said no. Susan Reed said yes."
    assert speakers(nlp, text) == ["Harry Reid", "Susan Reed"]


def test_one_word_that_only_the_model_takes_for_a_person_is_a_firm(nlp: Language) -> None:
    text = (
        "The ferry sank in a storm. Baltlink, the owner, declined to comment. Baltlink said it was cooperating fully."
    )
    found = {(one.speaker.name, one.speaker.kind) for one in said(nlp, text) if one.speaker is not None}
    assert found == {("Baltlink", "organisation")}


def test_one_word_stays_a_person_where_an_age_or_a_pronoun_follows(nlp: Language) -> None:
    text = "“Six years in a tent,” said Khunaf, 34, whose house was burned."
    found = [(one.speaker.name, one.speaker.kind) for one in said(nlp, text) if one.speaker is not None]
    assert found == [("Khunaf", "person")]


def test_forces_backed_by_a_nation_go_by_their_own_name(nlp: Language) -> None:
    text = "The Iranian-backed Popular Mobilization Forces (PMF, or Hashd in Arabic) rejected the accusation."
    found = [(one.speaker.name, one.speaker.kind) for one in said(nlp, text) if one.speaker is not None]
    assert found == [("Popular Mobilization Forces", "organisation")]


def test_quotation_goes_on_from_its_own_paragraph(nlp: Language) -> None:
    text = (
        "“This does not prove that it causes strokes,” Samuel Osei cautioned. “But it is a signal.”\n\n"
        "Others were skeptical. “It is an association, nothing more,” said Marion Keller, who took no part."
    )
    found = {
        one.speaker.name: [part.text for part in one.content] for one in said(nlp, text) if one.speaker is not None
    }
    assert found["Samuel Osei"][-1] == "“But it is a signal.”"
    assert found["Marion Keller"] == ["“It is an association, nothing more,”"]


def test_quotation_behind_a_colon_belongs_to_the_subject_of_its_lead(nlp: Language) -> None:
    text = 'Former striker Gary Pelham, working as a pundit, was not getting carried away: "Top in October means nowt."'
    assert speakers(nlp, text) == ["Gary Pelham"]


def test_statement_that_tells_who_said_it_relays_it(nlp: Language) -> None:
    text = (
        "Special Representative Ana Ruiz said that “the people have waited long enough,” "
        "according to a press release of the mission."
    )
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert (one.speaker.name, [relay.name for relay in one.relays]) == ("Ana Ruiz", ["press release"])


def test_who_obtained_a_memo_did_not_write_it(nlp: Language) -> None:
    text = "The Harbour Board met. According to a memo obtained by the Leeds Mirror, the pier will cost $2 million."
    assert "Leeds Mirror" not in speakers(nlp, text)


def test_headline_tells_who_was_told(nlp: Language) -> None:
    text = (
        "Ferry owner knew of faulty doors, inquiry told\n\nThe owner of a ferry knew for months that its doors leaked."
    )
    doc = read(nlp, text, ("Ferry owner knew of faulty doors", "told", "inquiry"))
    assert (doc._.claims_speakers, [one.name for one in doc._.claims_addressees[0]]) == ((None,), ["inquiry"])


@pytest.mark.parametrize(
    ("clause", "outlet"),
    [
        ("told Sky Sports", "Sky Sports"),
        ("told France 24", "France 24"),
        ("said on BBC Radio 4", "BBC Radio 4"),
        ("told Dagens Nyheter", "Dagens Nyheter"),
        ("said on Quimbl radio", "Quimbl"),
        ("told Harbour News Service", "Harbour News Service"),
        ("told the Beacon", "Beacon"),
    ],
)
def test_outlets_of_other_countries_are_relays(nlp: Language, clause: str, outlet: str) -> None:
    (one,) = said(nlp, f"Chidi Okafor {clause} that the season was over.")
    assert ([relay.name for relay in one.relays], one.addressees) == ([outlet], ())


def test_house_and_its_branch_are_told_apart(nlp: Language) -> None:
    text = "Ana Ruiz told Rudaw's Hevidar Zana that it was so.\n\nOmar Haddad confirmed to Rudaw English that he was."
    assert [[relay.name for relay in one.relays] for one in said(nlp, text)] == [["Rudaw"], ["Rudaw English"]]


def test_day_of_a_gathering_dates_what_is_said_beside_it(nlp: Language) -> None:
    text = (
        "Kurds in Erbil\n\nSpeaking on the sidelines of Saturday's Delphi forum, Masoud Barzani warned that Kurds "
        "“will not be treated as guests”."
    )
    article = Article(text=text, origin="-", published=date(2024, 9, 11))
    (one,) = extract(article, nlp=nlp).quotations
    assert one.said is not None
    assert (one.said.first, one.said.last, one.said.text) == (date(2024, 9, 7), date(2024, 9, 7), "Saturday")


def test_letter_has_an_addressee_and_a_date_apart(nlp: Language) -> None:
    (one,) = said(
        nlp, "Omar Haddad wrote in a letter to the speaker dated September 10 that the figures did not add up."
    )
    assert [to.name for to in one.addressees] == ["speaker"]


def test_consulate_general_is_no_person(nlp: Language) -> None:
    text = "Oil Minister Omar Haddad left.\n\nThe US consulate general in Erbil welcomed the deal, it said in a tweet."
    assert "Omar Haddad" not in speakers(nlp, text)


def test_telegram_with_a_capital_is_the_network(nlp: Language) -> None:
    (one,) = said(nlp, "ELN commander Antonio García wrote on Telegram that the release was unconditional.")
    assert [(relay.name, relay.kind) for relay in one.relays] == [("Telegram", "social")]


def test_what_an_office_says_that_somebody_told_is_told_by_both(nlp: Language) -> None:
    text = (
        "Iraqi Prime Minister Mustafa al-Kadhimi told Iranian President Hassan Rouhani that Iraq “will never be a "
        "source of threat” to its neighbour, his media office said on Tuesday."
    )
    outer, inner = said(nlp, text)
    assert outer.speaker is not None
    assert inner.speaker is not None
    assert (outer.speaker.name, inner.speaker.name) == ("Mustafa al-Kadhimi's media office", "Mustafa al-Kadhimi")
    assert (inner.inside, [to.name for to in inner.addressees]) == (0, ["Hassan Rouhani"])


def test_what_is_promised_is_nobody(nlp: Language) -> None:
    found = said(nlp, "Prime Minister Ana Ruiz has promised tougher rules.\n\nShe promised voters that she would stay.")
    assert [[to.name for to in one.addressees] for one in found] == [[], ["voters"]]


def test_letter_has_an_addressee_though_she_owns_them(nlp: Language) -> None:
    (one,) = said(nlp, "In a letter to her superiors, Teresa Wani wrote: “We sleep on the floor.”")
    assert [to.name for to in one.addressees] == ["superiors"]


def test_posted_on_a_page_is_that_page(nlp: Language) -> None:
    (one,) = said(nlp, "“The court has spoken,” Esther Kimani posted on her Facebook page.")
    assert [relay.name for relay in one.relays] == ["Facebook page"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Tom Brandvold, Acme’s chairman and CEO, said no.", "Acme’s chairman and CEO"),
        ("Political analyst Dr. Herman Manyora said no.", "Political analyst"),
        ("Its managing director Folake Adewale said no.", "managing director"),
        ("DA leader Johan Steyn said no.", "DA leader"),
        ("Dave Lister, whose mother Joan, 88, was among the dead, said no.", None),
        ("On Monday council leader Cllr Sunil Rao said no.", "council leader"),
        (
            "Ana Ruiz, President Dana Vogt’s former press secretary, said no.",
            "President Dana Vogt’s former press secretary",
        ),
    ],
)
def test_role_is_whole_and_without_honorifics(nlp: Language, text: str, role: str | None) -> None:
    (one,) = said(nlp, text)
    assert one.speaker is not None
    assert one.speaker.role == role


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Omar Haddad cautioned lawmakers that the money would run out.", "lawmakers"),
        ("Omar Haddad reassured investors that the plant would open.", "investors"),
        ("Congress required the president to get an earlier start on the budget.", "president"),
        ("Ana Ruiz phoned the minister to say that the bridge was closed.", "minister"),
        ("Addressing lawmakers in Basra, Omar Haddad said the water must be shared.", "lawmakers"),
        ("“We will win,” Ana Ruiz told a crowd of 3,000 steelworkers.", "crowd of 3,000 steelworkers"),
    ],
)
def test_who_is_told_by_verbs_of_every_kind(nlp: Language, text: str, told: str) -> None:
    assert [[one.name for one in quotation.addressees] for quotation in said(nlp, text)] == [[told]]


@pytest.mark.parametrize(
    "text",
    ["The ministry required masks to be worn on trains.", "Addressing climate change was vital, Ana Ruiz said."],
)
def test_what_is_required_or_addressed_is_nobody_told(nlp: Language, text: str) -> None:
    assert [quotation.addressees for quotation in said(nlp, text)] == [()]


def test_a_comma_in_a_number_ends_no_source(nlp: Language) -> None:
    assert speakers(nlp, "Some 12,500 miners said the pit would close.") == ["some 12,500 miners"]
