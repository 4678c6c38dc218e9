from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import Attribution
from claims.pipeline.speakers.resolution import resolve
from claims.pipeline.text.surface import Surface
from claims.quotation import Speaker
from tests.pipeline.quoting import BLANK, components, quoted_docs, read, speakers


def test_surname_stands_for_the_full_name(nlp: Language) -> None:
    doc = read(nlp, "Minister Ana Ruiz arrived. The law will pass, Ruiz said.", ("The law will pass", "said", "Ruiz"))
    assert speakers(doc) == ["Ana Ruiz"]


def test_title_is_kept_as_role_and_not_in_the_name(nlp: Language) -> None:
    text = "The law will pass, Spanish Foreign Minister Ana Ruiz said."
    doc = read(nlp, text, ("The law will pass", "said", "Spanish Foreign Minister Ana Ruiz"))
    assert doc._.claims_speakers == (Speaker("Ana Ruiz", "person", "Spanish Foreign Minister"),)


def test_office_with_a_country_after_it_is_a_role(nlp: Language) -> None:
    text = "The road is open, European Union Ambassador to Iraq Martin Keller said."
    doc = read(nlp, text, ("The road is open", "said", "European Union Ambassador to Iraq Martin Keller"))
    assert doc._.claims_speakers == (Speaker("Martin Keller", "person", "European Union Ambassador to Iraq"),)


def test_apposition_is_a_role(nlp: Language) -> None:
    text = "It is a start, said Omar Haddad, a spokesman for the union."
    doc = read(nlp, text, ("It is a start", "said", "Omar Haddad, a spokesman for the union"))
    assert doc._.claims_speakers == (Speaker("Omar Haddad", "person", "spokesman for the union", "union"),)


def test_pronoun_keeps_the_role_of_its_sentence(nlp: Language) -> None:
    text = "Iranian Foreign Minister Javad Karimi called for talks, which he says would help the region."
    doc = read(nlp, text, ("would help the region", "says", "he"))
    assert doc._.claims_speakers == (Speaker("Javad Karimi", "person", "Iranian Foreign Minister"),)


def test_pronoun_means_the_speaker_so_far_and_not_the_nearest_name(nlp: Language) -> None:
    text = (
        "“We met Peter Novak in Prague,” said David Brown, the mayor.\n\n"
        "“Peter Novak was kind to us, and Karl Weber too,” he added."
    )
    doc = read(
        nlp, text, ("“We met Peter Novak in Prague,”", "said", "David Brown"),
        ("“Peter Novak was kind to us, and Karl Weber too,”", "added", "he"),
    )  # fmt: skip
    assert speakers(doc) == ["David Brown", "David Brown"]


def test_pronoun_fits_the_gender(nlp: Language) -> None:
    text = "Maria Lopez met John Smith on the bridge. It was a good talk, she said."
    assert speakers(read(nlp, text, ("It was a good talk", "said", "she"))) == ["Maria Lopez"]


def test_nominal_means_who_bears_the_role(nlp: Language) -> None:
    text = "Senator John Smith met Mayor David Brown. David Brown smiled. The vote was fair, the senator said."
    assert speakers(read(nlp, text, ("The vote was fair", "said", "the senator"))) == ["John Smith"]


def test_her_spokesman_is_not_her(nlp: Language) -> None:
    text = "Senator Maria Lopez left early. The vote was fair, her spokesman said."
    assert speakers(read(nlp, text, ("The vote was fair", "said", "her spokesman"))) == ["Maria Lopez's spokesman"]


def test_unnamed_and_groups_keep_their_description(nlp: Language) -> None:
    text = "The plan failed, two senior officials said. Voters said they had waited."
    doc = read(nlp, text, ("The plan failed", "said", "two senior officials"), ("they had waited", "said", "Voters"))
    assert doc._.claims_speakers == (Speaker("two senior officials", "unnamed"), Speaker("voters", "group"))


def test_acronym_stands_for_the_organisation(nlp: Language) -> None:
    text = "The Northern Fishing Council (NFC) met on Monday. Quotas must fall, the NFC said."
    doc = read(nlp, text, ("Quotas must fall", "said", "the NFC"))
    assert doc._.claims_speakers == (Speaker("Northern Fishing Council", "organisation"),)


def test_organisation_nominal_means_the_one_with_that_word_in_its_name(nlp: Language) -> None:
    text = "The Harbour Safety Commission met Acme Corporation. Ships must wait, the commission said."
    doc = read(nlp, text, ("Ships must wait", "said", "the commission"))
    assert speakers(doc) == ["Harbour Safety Commission"]


def test_account_of_an_agency_speaks_for_the_agency(nlp: Language) -> None:
    text = "“Talks were friendly,” reads IRNA’s account of the meeting."
    doc = read(nlp, text, ("“Talks were friendly,”", "reads", "IRNA’s account of the meeting"))
    assert doc._.claims_speakers == (Speaker("IRNA", "organisation"),)


def test_reporters_own_voice_is_the_author(nlp: Language) -> None:
    doc = read(nlp, "I think the plan will fail.", ("the plan will fail", "think", "I"))
    assert doc._.claims_speakers == (Speaker("author", "author"),)


def test_i_inside_a_quotation_is_its_speaker(nlp: Language) -> None:
    text = "“I said that it was over,” Maria Lopez recalled."
    doc = read(nlp, text, ("“I said that it was over,”", "recalled", "Maria Lopez"), ("it was over", "said", "I"))
    assert speakers(doc) == ["Maria Lopez", "Maria Lopez"]


def test_quotation_without_source_goes_on_with_the_last_speaker(nlp: Language) -> None:
    text = "“We are ready,” said Maria Lopez. “We have been ready for years.”"
    doc = read(nlp, text, ("“We are ready,”", "said", "Maria Lopez"), ("“We have been ready for years.”", None, None))
    assert speakers(doc) == ["Maria Lopez", "Maria Lopez"]


def test_passive_without_source_has_no_speaker(nlp: Language) -> None:
    doc = read(nlp, "Prices are expected to rise.", ("to rise", "are expected", None))
    assert doc._.claims_speakers == (None,)


def test_two_named_speakers_are_a_group(nlp: Language) -> None:
    text = "The bridge is safe, Maria Lopez and John Smith said."
    doc = read(nlp, text, ("The bridge is safe", "said", "Maria Lopez and John Smith"))
    assert doc._.claims_speakers == (Speaker("Maria Lopez and John Smith", "group"),)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Xi Wenming", "Xi"),
        ("Bashar al-Rashid", "al-Rashid"),
        ("Bashar al-Rashid", "Rashid"),
        ("Andrés Manuel Ortega Ruiz", "Ortega Ruiz"),
        ("Jeanine Hennis-Plas", "Hennis-Plas"),
        ("José García", "Garcia"),
    ],
)
def test_names_of_many_countries_are_shortened_in_their_own_way(nlp: Language, full: str, short: str) -> None:
    text = f"President {full} arrived on Monday. The law will pass, {short} said."
    assert speakers(read(nlp, text, ("The law will pass", "said", short))) == [full]


def test_namesakes_are_told_apart_by_their_titles(nlp: Language) -> None:
    text = "Mrs. Ellen Carter met Mr. James Carter. The house is sold, Mrs. Carter said."
    assert speakers(read(nlp, text, ("The house is sold", "said", "Mrs. Carter"))) == ["Ellen Carter"]


def test_headline_finds_the_names_of_the_body(nlp: Language) -> None:
    text = "Lopez Says Bridge Is Safe\n\nMayor Maria Lopez opened the bridge on Monday."
    assert speakers(read(nlp, text, ("Bridge Is Safe", "Says", "Lopez"))) == ["Maria Lopez"]


def test_mentions_name_every_place_with_its_fullest_name(nlp: Language) -> None:
    doc = read(nlp, "Mayor Maria Lopez met CNN. Lopez smiled.")
    assert [(one.span.text, one.name, one.kind) for one in doc._.claims_mentions] == [
        ("Maria Lopez", "Maria Lopez", "person"),
        ("CNN", "CNN", "organisation"),
        ("Lopez", "Maria Lopez", "person"),
    ]


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(quoted_docs())
def test_any_text_gets_one_answer_an_attribution_and_fitting_mentions(doc: Doc) -> None:
    assert len(doc._.claims_speakers) == len(doc._.claims_attributions)
    for mention in doc._.claims_mentions:
        assert doc.text[mention.span.start : mention.span.end] == mention.span.text
        if mention.role is not None:
            assert doc.text[mention.role.start : mention.role.end] == mention.role.text


@pytest.mark.parametrize("piece", ["Ana Ruiz said. ", "A", "Minister ", "A. ", "\n", "“", "CNN ", "the of "])
def test_time_is_linear_in_the_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        attributions = tuple(
            Attribution(content=((i, i + 1),), source=(i, i + 1))
            for i in range(0, len(text) - 1, max(1, len(text) // 50))
        )
        doc = BLANK.make_doc(text)
        start = time.perf_counter()
        components(doc, attributions)
        return time.perf_counter() - start

    short, long = seconds(500), seconds(4_000)
    assert long < 40 * short + 0.5  # eight times the text; quadratic would be 64


@pytest.mark.parametrize("quotation", ["Ruiz said the law will pass.", "The law will pass, said Ruiz."])
def test_lone_surname_that_nobody_introduces_is_a_person(nlp: Language, quotation: str) -> None:
    assert read(nlp, quotation, ("he law will pass", "said", "Ruiz"))._.claims_speakers == (Speaker("Ruiz", "person"),)


def test_what_research_shows_is_no_person(nlp: Language) -> None:
    (speaker,) = read(nlp, "Research shows that fish sleep.", ("fish sleep", "shows", "Research"))._.claims_speakers
    assert speaker is not None
    assert speaker.kind != "person"


def test_pronoun_means_the_subject_and_not_whom_the_subject_speaks_of(nlp: Language) -> None:
    text = "Governor John Kastner predicted that voters would choose Brian Sandal. “It is not an issue,” he said."
    doc = read(
        nlp, text, ("voters would choose Brian Sandal", "predicted", "Governor John Kastner"),
        ("“It is not an issue,”", "said", "he"),
    )  # fmt: skip
    assert speakers(doc) == ["John Kastner", "John Kastner"]


def test_party_and_state_behind_a_name_tell_whom_a_noun_means(nlp: Language) -> None:
    text = "Jane Chaffey (R-Utah) met John Smith (D-Ohio). The vote was fair, the Utah Republican said."
    assert speakers(read(nlp, text, ("The vote was fair", "said", "the Utah Republican"))) == ["Jane Chaffey"]


def test_outlet_before_a_name_is_no_part_of_it(nlp: Language) -> None:
    text = "Fox News Sean Hanson asked about it. The law will pass, Hanson said."
    assert speakers(read(nlp, text, ("The law will pass", "said", "Hanson"))) == ["Sean Hanson"]


def test_given_name_is_taken_from_inside_another_name(nlp: Language) -> None:
    text = "She was a guest of “The Rachel Maddox Show” on Thursday. The law will pass, Ms. Maddox said."
    assert speakers(read(nlp, text, ("The law will pass", "said", "Ms. Maddox"))) == ["Rachel Maddox"]


def test_office_with_a_common_noun_is_a_title(nlp: Language) -> None:
    text = "The law will pass, former secretary of state Maria Lopez said."
    doc = read(nlp, text, ("The law will pass", "said", "former secretary of state Maria Lopez"))
    assert doc._.claims_speakers == (Speaker("Maria Lopez", "person", "former secretary of state"),)


def test_school_of_a_university_is_not_the_university(nlp: Language) -> None:
    text = (
        "The Alder University Graduate School of Law opened. Alder University was founded in 1880. "
        "Fees will fall, Alder University said."
    )
    assert speakers(read(nlp, text, ("Fees will fall", "said", "Alder University"))) == ["Alder University"]


def test_choices_tell_whom_else_a_source_may_mean(nlp: Language) -> None:
    text = "Maria Lopez met Anna Brown on the bridge. It was a good talk, she said."
    doc = read(nlp, text, ("It was a good talk", "said", "she"))
    ((first, second, *_),) = doc._.claims_choices
    assert {first.speaker.name, second.speaker.name} == {"Maria Lopez", "Anna Brown"}
    assert doc._.claims_speakers[0].name == first.speaker.name
    assert 1 >= first.probability >= second.probability > 0


def test_name_is_certain(nlp: Language) -> None:
    doc = read(nlp, "The law will pass, Maria Lopez said.", ("The law will pass", "said", "Maria Lopez"))
    assert [choice.probability for choice in doc._.claims_choices[0]] == [1.0]


def test_speaker_of_whom_nothing_tells_is_left_open_with_the_choices(nlp: Language) -> None:
    text = "Ana Ruiz, Ana Lopez, Ana Brown, Ana Smith, Ana Jones and Ana Novak met. It was a good talk, she said."
    doc = read(nlp, text, ("It was a good talk", "said", "she"))
    at_a_loss = resolve(
        Surface(doc),
        doc._.claims_names,
        doc._.claims_attributions,
        judge=lambda question: [1 / len(question.candidates)] * len(question.candidates),
    )
    assert at_a_loss.speakers == [None]
    assert len(at_a_loss.choices[0]) == 3


def test_public_figure_is_known_by_an_office_that_the_article_leaves_out(nlp: Language) -> None:
    text = (
        "The road was shown to Bernie Sanders and Ted Cruz on Monday.\n\nThe two spoke for an hour.\n\n"
        "The road should be free, the Vermont senator said."
    )
    doc = read(nlp, text, ("The road should be free", "said", "the Vermont senator"))
    assert speakers(doc) == ["Bernie Sanders"]


def test_tweet_about_a_meeting_is_by_the_one_who_met(nlp: Language) -> None:
    text = "Foreign Minister Javad Karimi discussed the border with Adel Salih on Saturday, he tweeted."
    doc = read(nlp, text, (text[: text.index(", he")], "tweeted", "he"))
    assert speakers(doc) == ["Javad Karimi"]


def test_section_of_a_live_report_does_not_go_on_with_the_one_before(nlp: Language) -> None:
    text = (
        "Peter Novak opened the bridge. Peter Novak spoke for an hour.\n\n___.\n\n2:45 p.m.\n\n"
        "David Brown arrived late. The bridge was too narrow, he said."
    )
    doc = read(nlp, text, ("The bridge was too narrow", "said", "he"))
    assert speakers(doc) == ["David Brown"]


def test_advertisement_of_a_campaign_speaks_for_the_campaign(nlp: Language) -> None:
    text = "An ad from Ana Ruiz’s presidential campaign says the bridge is unsafe."
    doc = read(nlp, text, ("the bridge is unsafe", "says", "An ad from Ana Ruiz’s presidential campaign"))
    assert speakers(doc) == ["Ana Ruiz campaign"]


def test_relative_clause_behind_a_noun_names_somebody_else(nlp: Language) -> None:
    text = "“It is late,” said David Brown, a delegate.\n\nThe delegate, who backs Peter Novak, warned of a battle."
    doc = read(
        nlp, text, ("“It is late,”", "said", "David Brown"),
        ("a battle", "warned of", "The delegate, who backs Peter Novak"),
    )  # fmt: skip
    assert speakers(doc) == ["David Brown", "David Brown"]


def test_who_with_words_behind_it_is_whom_the_clause_hangs_on(nlp: Language) -> None:
    text = "Judge Ana Ruiz, who through her office declined to comment, was born in Lisbon."
    doc = read(nlp, text, ("to comment", "declined", "who through her office"))
    assert speakers(doc) == ["Ana Ruiz"]


def test_a_first_initial_that_looks_like_the_pronoun_is_part_of_the_name(nlp: Language) -> None:
    text = "The mails were secret, I. Charles Novak, the inspector, said."
    doc = read(nlp, text, ("The mails were secret", "said", "I. Charles Novak, the inspector"))
    assert speakers(doc) == ["I. Charles Novak"]


def test_calculations_are_those_of_whoever_made_them(nlp: Language) -> None:
    text = "Ana Ruiz teaches in Lisbon. A room costs 600 euros, according to calculations by Ruiz."
    doc = read(nlp, text, ("A room costs 600 euros", "according to", "calculations by Ruiz"))
    assert speakers(doc) == ["Ana Ruiz"]


def test_whom_a_letter_is_addressed_to_does_not_speak(nlp: Language) -> None:
    text = "A letter to Governor Ana Ruiz said the bridge was unsafe."
    doc = read(nlp, text, ("the bridge was unsafe", "said", "A letter to Governor Ana Ruiz"))
    assert speakers(doc) == ["letter to Governor Ana Ruiz"]


def test_who_means_the_subject_of_which_a_noun_says_what_it_is(nlp: Language) -> None:
    text = "Angela Corey is the state attorney who charged that the guard had lied."
    assert speakers(read(nlp, text, ("that the guard had lied", "charged", "who"))) == ["Angela Corey"]


def test_and_inside_a_name_joins_nobody(nlp: Language) -> None:
    source = "Immigration and Customs Enforcement"
    text = f"On Monday {source} said it would appeal."
    assert speakers(read(nlp, text, ("it would appeal", "said", source))) == [source]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("According to Reuters, [Ana Ruiz said the bridge was safe].", "According to", "Reuters"),
        ("[Ana Ruiz said the bridge was safe], Reuters reported.", "reported", "Reuters"),
        ("The Times reported [that Ana Ruiz had said the bridge was safe].", "reported", "The Times"),
        ("State television said [Ana Ruiz had said the bridge was safe].", "said", "State television"),
    ],
)
def test_whoever_is_said_by_an_outlet_to_have_said_it_is_the_speaker(
    nlp: Language, text: str, cue: str, source: str
) -> None:
    content = text[text.index("[") + 1 : text.index("]")]
    doc = read(nlp, text.replace("[", "").replace("]", ""), (content, cue, source))
    assert speakers(doc) == ["Ana Ruiz"]


def test_he_who_is_said_by_an_outlet_to_have_said_it_is_who_was_named(nlp: Language) -> None:
    text = "Omar Haddad left. He said the bridge was safe, Reuters reported."
    doc = read(nlp, text, ("He said the bridge was safe", "reported", "Reuters"))
    assert speakers(doc) == ["Omar Haddad"]


@pytest.mark.parametrize(
    "content", ["the bridge was safe", "Ana Ruiz was tired", "Ana Ruiz had not said that the bridge was safe"]
)
def test_what_an_outlet_says_itself_is_its_own(nlp: Language, content: str) -> None:
    doc = read(nlp, f"Reuters reported {content}.", (content, "reported", "Reuters"))
    assert speakers(doc) == ["Reuters"]


def test_an_agency_may_be_an_authority(nlp: Language) -> None:
    text = "The environment agency said Ana Ruiz had said the bridge was safe."
    doc = read(nlp, text, ("Ana Ruiz had said the bridge was safe", "said", "The environment agency"))
    assert speakers(doc) == ["environment agency"]


def test_what_a_person_says_that_another_said_is_the_persons(nlp: Language) -> None:
    text = "Omar Haddad said Ana Ruiz had said the bridge was safe."
    doc = read(nlp, text, ("Ana Ruiz had said the bridge was safe", "said", "Omar Haddad"))
    assert speakers(doc) == ["Omar Haddad"]


@pytest.mark.parametrize("noun", ["official", "source"])
def test_an_unnamed_one_is_nobody_named_before_and_stays_so(nlp: Language, noun: str) -> None:
    text = f"Omar Haddad said no. A {noun} told Reuters a deal was near. The {noun} said it would be signed."
    text = text.replace("A official", "An official")
    doc = read(
        nlp,
        text,
        ("no", "said", "Omar Haddad"),
        ("a deal was near", "told", text[text.index(" A") + 1 : text.index(" told")]),
        ("it would be signed", "said", f"The {noun}"),
    )
    assert speakers(doc) == ["Omar Haddad", noun, noun]
