from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import Attribution
from claims.pipeline.circumstances.weights import Weights
from claims.pipeline.extract import extract
from claims.pipeline.relays.component import add_relays
from tests.pipeline.quoting import BLANK, components, quoted_docs, read


def relays(doc: Doc, index: int = 0) -> list[tuple[str, str]]:
    return [(relay.name, relay.kind) for relay in doc._.claims_relays[index]]


def addressees(doc: Doc, index: int = 0) -> list[str]:
    return [addressee.name for addressee in doc._.claims_addressees[index]]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Ana Ruiz said in a statement", ("statement", "statement")),
        ("Ana Ruiz tweeted", ("tweeted", "social")),
        ("Ana Ruiz said on Twitter", ("Twitter", "social")),
        ("Ana Ruiz told CNN", ("CNN", "outlet")),
        ("Ana Ruiz told Reuters", ("Reuters", "agency")),
        ("Ana Ruiz said at a rally", ("rally", "speech")),
        ("Ana Ruiz said in an interview", ("interview", "interview")),
        ("Ana Ruiz wrote in her book", ("book", "document")),
        ("Ana Ruiz said, CNN reported on Friday", ("CNN", "outlet")),
    ],
)
def test_each_kind_of_channel_is_found(nlp: Language, clause: str, expected: tuple[str, str]) -> None:
    cue = clause.removeprefix("Ana Ruiz ").split()[0].rstrip(",")
    doc = read(nlp, f"The war is over, {clause}.", ("The war is over", cue, "Ana Ruiz"))
    assert relays(doc) == [expected]


def test_website_has_an_owner(nlp: Language) -> None:
    text = "The war is over, Ana Ruiz said, according to a statement on her website."
    doc = read(nlp, text, ("The war is over", "said", "Ana Ruiz"))
    assert [(one.kind, one.owner) for one in doc._.claims_relays[0]] == [("statement", None), ("website", "Ana Ruiz")]


def test_outlet_takes_the_place_of_its_interview(nlp: Language) -> None:
    doc = read(nlp, "The war is over, Ana Ruiz told CNN in an interview.", ("The war is over", "told", "Ana Ruiz"))
    assert relays(doc) == [("CNN", "outlet")]
    assert addressees(doc) == []


def test_outlet_that_speaks_relays_nothing(nlp: Language) -> None:
    doc = read(nlp, "The war is over, CNN reported.", ("The war is over", "reported", "CNN"))
    assert relays(doc) == []


@pytest.mark.parametrize("source", ["Reuters", "the Reuters news agency"])
def test_outlet_that_says_what_somebody_said_relays_it(nlp: Language, source: str) -> None:
    text = f"According to {source}, Ana Ruiz said the bridge was safe."
    doc = read(nlp, text, ("Ana Ruiz said the bridge was safe", "According to", source))
    assert relays(doc) == [("Reuters", "agency")]


@pytest.mark.parametrize(
    ("quoting", "expected"),
    [("State television", ("State television", "outlet")), ("The report", ("report", "document")), ("Police", None)],
)
def test_what_quotes_somebody_relays_it(nlp: Language, quoting: str, expected: tuple[str, str] | None) -> None:
    doc = read(nlp, f"{quoting} quoted Ana Ruiz as saying the war is over.", ("the war is over", "quoted", "Ana Ruiz"))
    assert relays(doc) == ([expected] if expected else [])


def test_source_around_a_quotation_relays_the_one_inside() -> None:
    text = "“Ana Ruiz said that the war is over,” reads IRNA’s account."
    outer = Attribution(content=((0, 37),), cue=(38, 43), source=(44, 58))
    inner = Attribution(content=((20, 35),), cue=(10, 14), source=(1, 9), inside=0)
    doc = components(BLANK.make_doc(text), (outer, inner))
    assert relays(doc, 1) == [("IRNA", "agency")]


def test_speech_goes_on_with_the_same_speaker_in_the_next_paragraph(nlp: Language) -> None:
    first, second, other = "“It is over,”", "“We won,”", "“Who knows,”"
    text = f"{first} Ana Ruiz said at a rally.\n\n{second} Ruiz said.\n\n{other} said John Smith."
    doc = read(nlp, text, (first, "said", "Ana Ruiz"), (second, "said", "Ruiz"), (other, "said", "John Smith"))
    assert [relays(doc, i) for i in range(3)] == [[("rally", "speech")], [("rally", "speech")], []]


@pytest.mark.parametrize("cue", ["said", "added"])
def test_statement_goes_on_with_the_same_speaker_in_the_next_paragraph(nlp: Language, cue: str) -> None:
    first, second = "“It is over,”", "“We won,”"
    text = f"{first} Ana Ruiz said in a statement.\n\n{second} she {cue}."
    doc = read(nlp, text, (first, "said", "Ana Ruiz"), (second, cue, "she"))
    assert relays(doc, 1) == [("statement", "statement")]


@pytest.mark.parametrize(
    "clause",
    [
        "Ana Ruiz said, days after reports that the town had burned",
        "said Ana Ruiz, who leads in the polls",
        "said Ana Ruiz, a director of ad sales",
        "said Ana Ruiz before hearing the news",
    ],
)
def test_noun_outside_the_attributing_clause_is_no_channel(nlp: Language, clause: str) -> None:
    doc = read(nlp, f"The war is over, {clause}.", ("The war is over", "said", "Ana Ruiz"))
    assert relays(doc) == []


@pytest.mark.parametrize(
    ("clause", "cue", "expected"),
    [
        ("Ana Ruiz told the Basra Courier", "told", ("Basra Courier", "outlet")),
        ("Ana Ruiz told the Leeds Mirror", "told", ("Leeds Mirror", "outlet")),
        ("Ana Ruiz told Radio Hel", "told", ("Radio Hel", "outlet")),
        ("Ana Ruiz told TANA", "told", ("TANA", "agency")),
        ("Ana Ruiz told USA Today", "told", ("USA Today", "outlet")),
        ("Ana Ruiz told newspaper Handelsblatt", "told", ("Handelsblatt", "outlet")),
        ("Ana Ruiz told the Norland broadcaster Quimbl", "told", ("Quimbl", "outlet")),
        ("Ana Ruiz told news agency Tanjug", "told", ("Tanjug", "agency")),
        ("Ana Ruiz told “Meet the Press”", "told", ("Meet the Press", "outlet")),
        ("Ana Ruiz told “Quays and Cranes,”", "told", ("Quays and Cranes", "outlet")),
        ('Ana Ruiz told "Harbour Hour"', "told", ("Harbour Hour", "outlet")),
        ("Ana Ruiz told BBC Persian", "told", ("BBC Persian", "outlet")),
        ("Ana Ruiz wrote on “Morning Joe”", "wrote", ("Morning Joe", "outlet")),
        ("Ana Ruiz wrote on Harbour Matters", "wrote", ("Harbour Matters", "outlet")),
        ("Ana Ruiz wrote on X", "wrote", ("X", "social")),
        ("Ana Ruiz wrote in an X post", "wrote", ("X", "social")),
    ],
)
def test_outlet_that_is_told_is_no_addressee(nlp: Language, clause: str, cue: str, expected: tuple[str, str]) -> None:
    doc = read(nlp, f"The war is over, {clause}.", ("The war is over", cue, "Ana Ruiz"))
    assert (relays(doc), addressees(doc)) == ([expected], [])


def test_union_that_is_told_is_the_addressee(nlp: Language) -> None:
    doc = read(nlp, "The war is over, Ana Ruiz told the Sailors Union.", ("The war is over", "told", "Ana Ruiz"))
    assert (relays(doc), addressees(doc)) == ([], ["Sailors Union"])


@pytest.mark.parametrize("whom", ["a BBC Persian audience", "Reuters readers"])
def test_those_who_watch_or_read_an_outlet_are_addressed_through_it(nlp: Language, whom: str) -> None:
    doc = read(nlp, f"The war is over, Ana Ruiz told {whom}.", ("The war is over", "told", "Ana Ruiz"))
    assert (len(relays(doc)), addressees(doc)) == (1, [whom.removeprefix("a ")])


def test_acronym_of_a_known_organisation_is_no_outlet(nlp: Language) -> None:
    doc = read(nlp, "The war is over, Ana Ruiz told NATO.", ("The war is over", "told", "Ana Ruiz"))
    assert (relays(doc), addressees(doc)) == ([], ["NATO"])


def test_bill_is_a_person_and_no_document(nlp: Language) -> None:
    doc = read(nlp, "The war is over, Ana Ruiz told Bill Haddad.", ("The war is over", "told", "Ana Ruiz"))
    assert (relays(doc), addressees(doc)) == ([], ["Bill Haddad"])


def test_own_outlet_of_the_article_is_a_relay(nlp: Language) -> None:
    text = "The war is over, Ana Ruiz told Morning Ember."
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("claims_")]):
        doc = nlp(text)
    attribution = Attribution(content=((0, 15),), cue=(26, 30), source=(17, 25))
    doc = components(doc, (attribution,), outlet="Morning Ember")
    assert (relays(doc), addressees(doc)) == ([("Morning Ember", "outlet")], [])


def test_somebody_told_by_pronoun_or_office_is_named(nlp: Language) -> None:
    text = "Minister Omar Haddad met Ana Ruiz. It is late, Ruiz told the minister. It is cold, she told him."
    doc = read(nlp, text, ("It is late", "told", "Ruiz"), ("It is cold", "told", "she"))
    assert [addressees(doc, 0), addressees(doc, 1)] == [["Omar Haddad"], ["Omar Haddad"]]


def test_whom_one_quotation_tells_another_does_not(nlp: Language) -> None:
    text = "The war is over, Ana Ruiz told Omar Haddad, days after reports that the army would stay."
    doc = read(nlp, text, ("The war is over", "told", "Ana Ruiz"), ("that the army would stay", "reports", None))
    assert [addressees(doc, 0), addressees(doc, 1)] == [["Omar Haddad"], []]


@pytest.mark.parametrize(
    ("clause", "cue", "expected"),
    [
        ("told visiting Iraqi Foreign Minister Omar Haddad that", "told", "Omar Haddad"),
        ("told reporters on Friday that", "told", "reporters"),
        ("wrote to President Omar Haddad, warning that", "warning", "Omar Haddad"),
        ("wrote during her meeting with Omar Haddad that", "wrote", "Omar Haddad"),
        ("assured Omar Haddad on Friday that", "assured", "Omar Haddad"),
        ("told Omar Haddad", "told", "Omar Haddad"),
        ("wrote Omar Haddad that", "wrote", "Omar Haddad"),
        ("wrote a letter to the company's president, Omar Haddad, calling", "calling", "Omar Haddad"),
        ("warned in an email on Monday to Omar Haddad that", "warned", "Omar Haddad"),
        ("spoke with reporters on Friday, saying that", "saying", "reporters"),
        ("said in front of a crowd of about 500 people that", "said", "crowd"),
        ("appeared before lawmakers and said that", "said", "lawmakers"),
        ("later confirmed to the committee that", "later confirmed", "committee"),
        ("sent her supporters a letter, asking them to say that", "asking", "supporters"),
        ("told voters here Sunday that", "told", "voters"),
        ("reminded the audience of her words that", "reminded", "audience"),
        ("reminded drivers of the fact that", "reminded", "drivers"),
        ("told cheering miners in Harlan that", "told", "cheering miners"),
        ("told the packed hall that", "told", "packed hall"),
        ("told reporters outside a court that", "told", "reporters"),
        ("told a woman passing by that", "told", "woman"),
        ("told friends since the spring that", "told", "friends"),
        ("told a town meeting being held there that", "told", "town meeting"),
        ("told a radio interviewer that", "told", "radio interviewer"),
        ("ordered the city's water company to hold that", "ordered", "city's water company"),
        ("congratulated Omar Haddad on the fact that", "congratulated", "Omar Haddad"),
        ("told hundreds of screaming fans that", "told", "screaming fans"),
    ],
)
def test_who_was_told_is_the_addressee(nlp: Language, clause: str, cue: str, expected: str) -> None:
    doc = read(nlp, f"Ana Ruiz {clause} the war is over.", ("the war is over", cue, "Ana Ruiz"))
    assert addressees(doc) == [expected]


@pytest.mark.parametrize(
    "clause", ["responded to the new cuts, saying that", "addressed several concerns, saying that"]
)
def test_what_is_no_people_is_told_nothing(nlp: Language, clause: str) -> None:
    doc = read(nlp, f"Ana Ruiz {clause} the war is over.", ("the war is over", "saying", "Ana Ruiz"))
    assert addressees(doc) == []


def test_a_sentence_ends_whom_it_names(nlp: Language) -> None:
    text = "''The war is over,'' Ana Ruiz told reporters. ''If it is not, then God help us.''"
    doc = read(nlp, text, ("''The war is over,''", "told", "Ana Ruiz"))
    assert addressees(doc) == ["reporters"]


def test_a_description_of_somebody_named_addresses_that_person(nlp: Language) -> None:
    text = (
        "Omar Haddad, the opposition leader, came to the studio on Monday. "
        "Ana Ruiz asked the opposition leader whether the war was over."
    )
    doc = read(nlp, text, ("whether the war was over", "asked", "Ana Ruiz"))
    assert addressees(doc) == ["Omar Haddad"]


def test_who_is_called_by_name_is_addressed(nlp: Language) -> None:
    text = "Omar Haddad came. “But, Governor Haddad, have you paid?” Ana Ruiz asked."
    doc = read(nlp, text, ("“But, Governor Haddad, have you paid?”", "asked", "Ana Ruiz"))
    assert addressees(doc) == ["Omar Haddad"]


def test_who_is_only_described_is_not_called(nlp: Language) -> None:
    text = "“You know that Omar Haddad, a lawyer, paid,” Ana Ruiz said."
    doc = read(nlp, text, ("“You know that Omar Haddad, a lawyer, paid,”", "said", "Ana Ruiz"))
    assert addressees(doc) == []


@pytest.mark.parametrize(
    ("clause", "cue", "content"),
    [
        ("is demanding President Omar Haddad make a pledge", "is demanding", "make a pledge"),
        ("sings “American Skin” to Omar Haddad", "sings", "“American Skin”"),
    ],
)
def test_of_whom_something_is_demanded_or_to_whom_it_is_sung(
    nlp: Language, clause: str, cue: str, content: str
) -> None:
    assert addressees(read(nlp, f"Ana Ruiz {clause}.", (content, cue, "Ana Ruiz"))) == ["Omar Haddad"]


def test_who_was_asked_in_the_passive_is_the_addressee(nlp: Language) -> None:
    doc = read(
        nlp, "Ana Ruiz was asked by Omar Haddad whether the war was over.",
        ("whether the war was over", "was asked", "Omar Haddad"),
    )  # fmt: skip
    assert addressees(doc) == ["Ana Ruiz"]


def test_whoever_is_said_to_have_been_asked_did_not_ask(nlp: Language) -> None:
    text = "Ana Ruiz and Omar Haddad were pressed about the war."
    doc = read(nlp, text, ("the war", "were pressed about", "Ana Ruiz and Omar Haddad"))
    assert addressees(doc) == ["Ana Ruiz", "Omar Haddad"]
    assert doc._.claims_speakers == (None,)


def test_several_who_are_named_are_all_addressed(nlp: Language) -> None:
    doc = read(nlp, "Mina Park told Ana Ruiz and Omar Haddad that it was over.", ("it was over", "told", "Mina Park"))
    assert addressees(doc) == ["Ana Ruiz", "Omar Haddad"]


def test_what_is_explained_to_somebody_addresses_them(nlp: Language) -> None:
    doc = read(
        nlp, "Ana Ruiz has done nothing to explain the war to the workers.",
        ("the war to the workers", "has done nothing to explain", "Ana Ruiz"),
    )  # fmt: skip
    assert addressees(doc) == ["workers"]


def test_headline_names_who_is_addressed(nlp: Language) -> None:
    text = "Ruiz to Haddad: The war is over\n\nAna Ruiz told Omar Haddad on Monday that the war is over."
    doc = read(nlp, text, ("The war is over", ":", "Ruiz to Haddad"), ("the war is over", "told", "Ana Ruiz"))
    assert addressees(doc, 0) == ["Omar Haddad"]


def test_somebody_merely_named_is_no_addressee(nlp: Language) -> None:
    doc = read(nlp, "Omar Haddad lied, Ana Ruiz said.", ("Omar Haddad lied", "said", "Ana Ruiz"))
    assert addressees(doc) == []


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(quoted_docs())
def test_any_text_gets_fitting_offsets(doc: Doc) -> None:
    count = len(doc._.claims_attributions)
    assert len(doc._.claims_relays) == len(doc._.claims_addressees) == count
    for found in (*doc._.claims_relays, *doc._.claims_addressees):
        for one in found:
            assert 0 <= one.start < one.end <= len(doc.text)


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("In order to win, Ana Ruiz said the bridge was safe.", "said", "Ana Ruiz"),
        ("In the unlikely event of rain, Ana Ruiz said the bridge was safe.", "said", "Ana Ruiz"),
        ("Ana Ruiz said in reply the bridge was safe.", "said", "Ana Ruiz"),
        ("A spokesman for the State Audit Office said the bridge was safe.", "said", "A spokesman"),
        ("Ana Ruiz, who left her post, said the bridge was safe.", "said", "Ana Ruiz"),
    ],
)
def test_turns_of_phrase_and_parts_of_names_are_no_channels(nlp: Language, text: str, cue: str, source: str) -> None:
    assert relays(read(nlp, text, ("the bridge was safe", cue, source))) == []


def test_a_post_is_a_channel(nlp: Language) -> None:
    doc = read(nlp, "The bridge was safe, Ana Ruiz posted.", ("The bridge was safe", "posted", "Ana Ruiz"))
    assert relays(doc) == [("posted", "social")]


@pytest.mark.parametrize(
    "end", [", Iran's state-run IRNA reported.", " last year, IRNA reports.", ", Reuters had reported."]
)
def test_whoever_reports_a_sentence_at_its_end_relays_it(nlp: Language, end: str) -> None:
    text = f"Ana Ruiz pressed for it during her meeting, which she says would be a suitable response{end}"
    doc = read(nlp, text, ("would be a suitable response", "says", "she"))
    assert relays(doc)[-1][0] in {"IRNA", "Reuters"}


def test_a_channel_beside_a_turn_of_phrase_is_one(nlp: Language) -> None:
    text = "Ana Ruiz said in reply to a letter that the bridge was safe."
    assert relays(read(nlp, text, ("that the bridge was safe", "said", "Ana Ruiz"))) == [("letter", "statement")]


def test_them_are_many_and_no_wife(nlp: Language) -> None:
    text = "The mayor came with his wife. Ana Ruiz told them that the bridge was safe."
    assert addressees(read(nlp, text, ("that the bridge was safe", "told", "Ana Ruiz"))) != ["wife"]


def test_an_outlet_that_somebody_told_is_not_the_next_speakers(nlp: Language) -> None:
    text = (
        "Minister Ana Ruiz told Hanbit News that the duties would fall within six years. "
        "“They will all go,” she said. Lawmaker Omar Haddad disagreed. “Who asked the farmers?” he said."
    )
    relays = {
        quotation.content[0].text: [relay.name for relay in quotation.relays]
        for quotation in extract(text, nlp=nlp).quotations
    }
    assert relays["that the duties would fall within six years"] == ["Hanbit News"]
    assert relays["“Who asked the farmers?”"] == []


def test_what_the_turns_of_a_transcript_speak_of_is_no_channel_of_theirs(nlp: Language) -> None:
    text = "In an interview on Friday:\n\nRUIZ: Will he come to the debate?\n\nHADDAD: He wrote a letter."
    doc = read(nlp, text, ("Will he come to the debate?", ":", "RUIZ"), ("He wrote a letter.", ":", "HADDAD"))
    add_relays(doc, Weights(bias=30.0, threshold=0.5, table={}))  # takes all that is offered
    found = {name for turn in range(2) for name, _ in relays(doc, turn)}
    assert "interview" in found
    assert not found & {"debate", "letter"}


def test_whom_one_may_not_speak_to_is_told_nothing(nlp: Language) -> None:
    source = "A deckhand who was not authorized to speak to the media"
    doc = read(nlp, f"{source} said the radio was broken.", ("the radio was broken", "said", source))
    assert addressees(doc) == []


@pytest.mark.parametrize(
    ("text", "cue", "source", "expected"),
    [
        (
            "“We pay,” spokesman Karl Weber told a press briefing yesterday.",
            "told",
            "spokesman Karl Weber",
            "press briefing",
        ),
        ("“We pay,” Karl Weber told HarbourNews24.", "told", "Karl Weber", "HarbourNews24"),
        ("“We pay,” Karl Weber said on a TV program.", "said", "Karl Weber", "TV program"),
        ("“We pay,” he was quoted as saying by Dretik news.", "was quoted as saying", "he", "Dretik"),
    ],
)
def test_occasions_and_outlets_of_other_countries_are_channels(
    nlp: Language, text: str, cue: str, source: str, expected: str
) -> None:
    doc = read(nlp, f"The storm\n\nKarl Weber spoke on Monday. {text}", ("“We pay,”", cue, source))
    assert [name for name, _ in relays(doc)] == [expected]


def test_them_means_several_and_no_country(nlp: Language) -> None:
    text = (
        "The storm\n\nKarl Weber praised the security agencies for their service to the country "
        "and assured them of help."
    )
    doc = read(nlp, text, ("of help", "assured", "Karl Weber"))
    assert addressees(doc) == ["agencies"]


def test_who_is_urged_in_a_headline_says_nothing(nlp: Language) -> None:
    text = "Council urged to act on storms\n\nThe council met on Monday, and nobody came."
    doc = read(nlp, text, ("to act on storms", "urged", "Council"))
    assert doc._.claims_speakers == (None,)
    assert addressees(doc) == ["Council"]


def test_matters_that_are_addressed_are_told_nothing(nlp: Language) -> None:
    text = "Ana Ruiz and Omar Haddad met, the two addressing the priorities of the agenda of the Harbour League."
    content = "the priorities of the agenda of the Harbour League"
    assert addressees(read(nlp, text, (content, "addressing", "the two"))) == []


def test_press_as_what_an_office_is_for_is_no_outlet(nlp: Language) -> None:
    text = (
        "A statement by the Director of Press in the ministry, Ana Ruiz, quoted Omar Haddad as saying that it rained."
    )
    doc = read(nlp, text, ("that it rained", "quoted", "Omar Haddad"))
    assert ("Press", "outlet") not in relays(doc)
