from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import Attribution, MarkPair, register_extensions
from claims.pipeline.attributions.candidate import Candidate
from claims.pipeline.attributions.component import AttributionFinder
from claims.pipeline.attributions.layout import Layout
from claims.pipeline.text.marks import find_marks

Told = tuple[str | None, str | None, tuple[str, ...]]


def told(nlp: Language, text: str) -> list[Told]:
    """Source, cue and contents of every attribution."""
    doc = nlp(text)
    return [
        (
            text[slice(*one.source)] if one.source else None,
            text[slice(*one.cue)] if one.cue else None,
            tuple(text[slice(*part)] for part in one.content),
        )
        for one in doc._.claims_attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We will not leave the valley,” Ana Ruiz said.",
            ("Ana Ruiz", "said", ("“We will not leave the valley,”",)),
            id="content before the cue",
        ),
        pytest.param(
            "“We will not leave the valley,” said Ana Ruiz.",
            ("Ana Ruiz", "said", ("“We will not leave the valley,”",)),
            id="inverted",
        ),
        pytest.param(
            'Ana Ruiz told reporters: "We will not leave the valley."',
            ("Ana Ruiz", "told", ('"We will not leave the valley."',)),
            id="content after the cue",
        ),
        pytest.param(
            "“We will not leave,” she said, “until the water is back.”",
            ("she", "said", ("“We will not leave,”", "“until the water is back.”")),
            id="content around the cue",
        ),
        pytest.param(
            "“We will not leave,” she said. “Nobody can make us go.”",
            ("she", "said", ("“We will not leave,”", "“Nobody can make us go.”")),
            id="a second sentence of the same speaker",
        ),
        pytest.param(
            "Ana Ruiz said that the valley would stay dry.",
            ("Ana Ruiz", "said", ("that the valley would stay dry",)),
            id="indirect with that",
        ),
        pytest.param(
            "Ana Ruiz said the valley would stay dry.",
            ("Ana Ruiz", "said", ("the valley would stay dry",)),
            id="indirect without that",
        ),
        pytest.param(
            "The mayor said the dam was “a disgrace for everybody” in the valley.",
            ("The mayor", "said", ("the dam was “a disgrace for everybody” in the valley",)),
            id="mixed",
        ),
        pytest.param(
            "The valley will stay dry for years, according to the water ministry.",
            ("the water ministry", "according to", ("The valley will stay dry for years",)),
            id="according to, at the end",
        ),
        pytest.param(
            "According to the water ministry, the valley will stay dry for years.",
            ("the water ministry", "According to", ("the valley will stay dry for years",)),
            id="according to, at the beginning",
        ),
        pytest.param(
            "The valley will stay dry for years, the Daily Post reported on Friday.",
            ("the Daily Post", "reported", ("The valley will stay dry for years",)),
            id="at the end of a sentence",
        ),
        pytest.param(
            "“The valley stays dry,” reads the ministry’s statement on the dam.",
            ("the ministry’s statement on the dam", "reads", ("“The valley stays dry,”",)),
            id="a document that speaks",
        ),
        pytest.param(
            "Ruiz: Valley must get its water back\n\nThe dispute with Mayor Ana Ruiz goes on.",
            ("Ruiz", ":", ("Valley must get its water back",)),
            id="headline with a colon",
        ),
        pytest.param(
            "Ruiz: Valley Must Get Its Water Back.\n\nThe dispute with Mayor Ana Ruiz goes on.",
            ("Ruiz", ":", ("Valley Must Get Its Water Back",)),
            id="headline with a full stop",
        ),
        pytest.param(
            "PORTO, Portugal – The valley will stay dry, Mayor Ana Ruiz told the council on Saturday.",
            ("Mayor Ana Ruiz", "told", ("The valley will stay dry",)),
            id="dateline left out",
        ),
        pytest.param(
            "PORTO, Portugal — Water Minister Ana Ruiz said that the valley would stay dry.",
            ("Water Minister Ana Ruiz", "said", ("that the valley would stay dry",)),
            id="dateline is no source",
        ),
        pytest.param(
            "“The talks failed,” he said, “and we go home.”",
            ("he", "said", ("“The talks failed,”", "“and we go home.”")),
            id="both halves of a split sentence",
        ),
        pytest.param(
            "She was quoted as saying that the dam would hold.",
            ("She", "was quoted as saying", ("that the dam would hold",)),
            id="quoted as saying",
        ),
        pytest.param(
            "“The dam will hold for years,” Ana Ruiz was quoted as saying by the agency.",
            ("Ana Ruiz", "was quoted as saying", ("“The dam will hold for years,”",)),
            id="quoted as saying, behind",
        ),
        pytest.param(
            "Ruiz told the paper that she would stay. “Me quedo,” she was quoted as saying. “I am staying.”",
            ("she", "was quoted as saying", ("“Me quedo,”", "“I am staying.”")),
            id="quoted as saying, between",
        ),
        pytest.param(
            "The state agency quoted her as saying that the dam would hold.",
            ("her", "quoted", ("that the dam would hold",)),
            id="quoted by somebody",
        ),
        pytest.param(
            "The report quoted a survivor, Mary Wanjiru, as saying: “They burned the house.”",
            ("a survivor, Mary Wanjiru", "quoted", ("“They burned the house.”",)),
            id="quoted by something, with a name between commas",
        ),
        pytest.param(
            "The state agency quoted Ruiz, the mayor, as saying that the dam would hold. It rained.",
            ("Ruiz, the mayor", "quoted", ("that the dam would hold",)),
            id="quoted by somebody, with a role between commas",
        ),
        pytest.param(
            "The state agency quoted her on Monday as saying that the dam would hold.",
            ("her", "quoted", ("that the dam would hold",)),
            id="quoted by somebody on a day",
        ),
        pytest.param(
            "The mayor spoke first. And she “Underlined the need for talks.”",
            ("she", None, ("“Underlined the need for talks.”",)),
            id="no cue at all",
        ),
        pytest.param(
            'She wrote in a post: "We opened straight and closed curly.”',
            ("She", "wrote in a post", ('"We opened straight and closed curly.”',)),
            id="mixed marks",
        ),
    ],
)
def test_construction_is_found(nlp: Language, text: str, expected: Told) -> None:
    assert expected in told(nlp, text)


def test_quoted_paragraph_without_cue_goes_on_with_the_last_speaker(nlp: Language) -> None:
    text = "“We will not leave,” Ana Ruiz said.\n\n“Nobody can make us go from here.”\n\nThe council did not answer."
    assert (
        "Ana Ruiz",
        "said",
        ("“We will not leave,”", "“Nobody can make us go from here.”"),
    ) in told(nlp, text)


def test_quotation_over_paragraphs_is_one(nlp: Language) -> None:
    text = "Ana Ruiz said: “We will not leave the valley.\n\n“Nobody can make us go from here.”"
    assert ("Ana Ruiz", "said", ("“We will not leave the valley.", "“Nobody can make us go from here.”")) in told(
        nlp, text
    )


def test_whoever_is_quoted_inside_does_not_take_over_what_follows(nlp: Language) -> None:
    text = (
        "Ana Ruiz told the Post: “We were nineteen that year.\n\n“The cook said the soup was ready. That was all.\n\n"
        "“It was the quiet afterwards.”"
    )
    (ruiz,) = [content for source, _, content in told(nlp, text) if source == "Ana Ruiz"]
    assert [part.split()[0] for part in ruiz] == ["“We", "“The", "“It"]


def test_transcript_lines_belong_to_their_labels(nlp: Language) -> None:
    text = (
        "HOST: Good evening to everybody.\n\nRUIZ: We will stay in the valley.\n\nAnd we will win.\n\nHOST: Thank you."
    )
    assert ("RUIZ", ":", ("We will stay in the valley.", "And we will win.")) in told(nlp, text)


def test_what_a_quoted_account_reports_lies_inside_it(nlp: Language) -> None:
    text = "“Mayor Ruiz added that the valley would stay dry for years,” reads the agency’s account of the meeting."
    attributions: tuple[Attribution, ...] = nlp(text)._.claims_attributions
    (inner,) = [one for one in attributions if one.inside is not None]
    assert text[slice(*inner.content[0])] == "that the valley would stay dry for years"
    assert inner.inside is not None
    outer = attributions[inner.inside]
    assert outer.cue is not None
    assert text[slice(*outer.cue)] == "reads"


def test_a_statement_that_only_relays_is_no_second_source(nlp: Language) -> None:
    found = told(nlp, "“The valley stays dry,” Ana Ruiz said, according to a statement on her website.")
    assert [source for source, _, _ in found] == ["Ana Ruiz"]


def test_afterthought_of_the_reporter_is_not_content(nlp: Language) -> None:
    found = told(nlp, "Ruiz said that the valley would stay dry, adding to the anger of the farmers.")
    assert ("Ruiz", "said", ("that the valley would stay dry",)) in found


def test_text_without_attribution_gives_none(nlp: Language) -> None:
    assert told(nlp, "The river is long. It rained in May.") == []


def test_halves_of_two_sentences_are_not_taken_for_one(nlp: Language) -> None:
    found = told(nlp, "He called it “a farce.” The mayor left, she said, “before the vote.”")
    assert ("she", "said", ("The mayor left", "“before the vote.”")) in found
    assert not any("farce" in " ".join(content) and "vote" in " ".join(content) for _, _, content in found)


def test_dateline_is_neither_content_nor_source_whatever_the_finder_says(nlp: Language) -> None:
    text = "PORTO — The valley stays dry, Ana Ruiz said."

    def finder(layout: Layout) -> list[Candidate]:
        return [Candidate(content=((0, 30),), cue=(40, 44), source=(0, 5), rule="tagger", confidence=0.9)]

    doc = nlp.make_doc(text)
    doc._.claims_marks = find_marks(text)
    (found,) = AttributionFinder(finder)(doc)._.claims_attributions
    assert (text[slice(*found.content[0])], found.source) == ("The valley stays dry, ", None)


def test_any_finder_fits_behind_the_component(nlp: Language) -> None:
    def finder(layout: Layout) -> list[Candidate]:
        start = layout.text.index("stay")
        return [Candidate(content=((start, start + 4),), cue=None, source=(1, 3), rule="tagger", confidence=0.9)]

    register_extensions()
    doc = Doc(nlp.vocab, words=["“", "We", "stay", "here", "”"], spaces=[False, True, True, False, False])
    doc._.claims_marks = find_marks(doc.text)
    (found,) = AttributionFinder(finder)(doc)._.claims_attributions
    assert found.content == ((4, 8),)


def test_component_works_on_marks_set_by_hand(nlp: Language) -> None:
    doc = nlp.make_doc("She said: |We will stay here|")
    for name in ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"):
        doc = nlp.get_pipe(name)(doc)  # type: ignore[operator]
    doc._.claims_marks = (MarkPair(start=10, end=29, depth=0, closed=True, continues=False, style="|"),)
    doc = nlp.get_pipe("claims_attributions")(doc)  # type: ignore[operator]
    (found,) = doc._.claims_attributions
    assert found.content == ((10, 29),)


def test_according_to_at_the_beginning_is_a_source_of_its_own(nlp: Language) -> None:
    found = told(nlp, "Ana Ruiz said the valley would stay dry. According to two officials, the dam had failed.")
    assert [source for source, _, _ in found] == ["Ana Ruiz", "two officials"]


def test_a_mark_that_nothing_closes_hides_no_speaker(nlp: Language) -> None:
    found = told(nlp, '"It is a farce, said Omar Haddad, the opposition leader.\n\nHe left at once.')
    assert [source for source, _, _ in found] == ["Omar Haddad, the opposition leader"]
