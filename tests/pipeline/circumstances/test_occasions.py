from __future__ import annotations

import pytest
from spacy.language import Language

from claims.pipeline.circumstances.channels import find_channels
from claims.pipeline.circumstances.clauses import names_channel
from claims.pipeline.circumstances.looks import looks_of
from claims.pipeline.circumstances.occasions import walk
from claims.pipeline.circumstances.pairing import Pairing
from claims.pipeline.circumstances.scene import Scene
from claims.pipeline.text.surface import Surface
from claims.quotation import Relay
from tests.pipeline.quoting import Quote, read

RALLY = "“It leaks,” Ana Ruiz said at a rally in Novi."
Quotes = tuple[Quote, ...]


def pairings(nlp: Language, text: str, *quotes: Quote, taking: str = "") -> list[Pairing[Relay]]:
    """Each quotation with the channels near it; ``taking`` is taken wherever it is one of them."""
    doc = read(nlp, text, *quotes)
    surface = Surface(doc)
    scene = Scene(surface, doc._.claims_names, doc._.claims_attributions, doc._.claims_speakers)
    found = []
    for pairing in walk(scene, find_channels(surface, doc._.claims_names), names_channel):
        pairing.take([one.key for one in pairing.circumstances if taking and one.value.name == taking])
        found.append(pairing)
    return found


def named(pairing: Pairing[Relay]) -> list[str]:
    return [one.value.name for one in pairing.circumstances]


def traits(pairing: Pairing[Relay], name: str) -> set[str]:
    one = next(one for one in pairing.circumstances if one.value.name == name)
    return {part for trait in pairing.traits(one) for part in trait.split(" & ")}


def test_a_lead_sees_the_channel_that_its_speaker_names_paragraphs_later(nlp: Language) -> None:
    text = f"Ana Ruiz wants the dam closed.\n\nIt is old.\n\nIt is tall.\n\n{RALLY}"
    lead, later = pairings(nlp, text, ("the dam closed", "wants", "Ana Ruiz"), ("“It leaks,”", "said", "Ana Ruiz"))
    assert named(lead) == ["rally"]
    assert {"ahead=1", "mine=only", "part=lead"} <= traits(lead, "rally")
    assert {"clause", "ahead=never", "mine=only"} <= traits(later, "rally")


def test_a_lead_of_another_section_or_speaker_does_not(nlp: Language) -> None:
    quotes: Quotes = (("the dam closed", "wants", "Ana Ruiz"), ("“It leaks,”", "said", "Ana Ruiz"))
    other_section = f"Ana Ruiz wants the dam closed.\n\nIt is old.\n\n___.\n\n5 p.m.\n\n{RALLY}"
    assert named(pairings(nlp, other_section, *quotes)[0]) == []
    other_speaker = f"Tom Park wants the dam closed.\n\nIt is old.\n\nIt is tall.\n\n{RALLY}"
    quotes = (("the dam closed", "wants", "Tom Park"), ("“It leaks,”", "said", "Ana Ruiz"))
    assert named(pairings(nlp, other_speaker, *quotes)[0]) == []


def test_a_section_is_told_from_its_neighbours(nlp: Language) -> None:
    text = f"{RALLY}\n\n“It is wet,” Ana Ruiz said.\n\n___.\n\n“It is old,” Ana Ruiz said."
    quotes = [(f"“It {what},”", "said", "Ana Ruiz") for what in ("leaks", "is wet", "is old")]
    _, beside, beyond = pairings(nlp, text, *quotes)
    assert "section=same" in traits(beside, "rally")
    assert "section=other" in traits(beyond, "rally")


def test_what_was_taken_goes_on_however_far_back_it_is_named(nlp: Language) -> None:
    lines = "\n\n".join(f"“Point {number},” Ana Ruiz said." for number in range(30))
    filler = "\n\n".join(f"Tom Park wrote a letter to lake {number}." for number in range(4))
    quotes = [("“It leaks,”", "said", "Ana Ruiz")]
    quotes += [(f"“Point {number},”", "said", "Ana Ruiz") for number in range(30)]
    text = f"Nothing is new.\n\nNothing is old.\n\nNothing is wet.\n\n{filler}\n\n{RALLY}\n\n{lines}"
    taken = pairings(nlp, text, *quotes, taking="rally")
    assert all("rally" in named(pairing) for pairing in taken)
    assert {"same", "back=1"} <= traits(taken[-1], "rally")
    assert "rally" not in named(pairings(nlp, text, *quotes)[-1])


def test_a_channel_inside_what_somebody_says_is_seen_as_such(nlp: Language) -> None:
    text = f"{RALLY}\n\n“I will see you at the debate,” Ana Ruiz said.\n\n“Good,” Ana Ruiz said."
    quotes = [
        (content, "said", "Ana Ruiz") for content in ("“It leaks,”", "“I will see you at the debate,”", "“Good,”")
    ]
    _, own, after = pairings(nlp, text, *quotes)
    assert "inside=own" in traits(own, "debate")
    assert "inside=another" in traits(after, "debate")
    assert "inside=no" in traits(after, "rally")


def test_whose_a_channel_is(nlp: Language) -> None:
    text = "“It leaks,” Ana Ruiz said on her website. Tom Park's letter came, and Ana Ruiz's speech went on."
    (pairing,) = pairings(nlp, text, ("“It leaks,”", "said", "Ana Ruiz"))
    assert "owned=his" in traits(pairing, "website")
    assert "owned=another" in traits(pairing, "letter")
    assert "owned=speaker" in traits(pairing, "speech")


@pytest.mark.parametrize(
    ("text", "cue", "tense"),
    [
        ("Ana Ruiz said the dam leaks.", "said", "past"),
        ("Ana Ruiz says the dam leaks.", "says", "present"),
        ("Ana Ruiz has said the dam leaks.", "has said", "perfect"),
        ("Ana Ruiz is demanding the dam leaks.", "is demanding", "progressive"),
        ("Ana Ruiz sat down, insisting the dam leaks.", "insisting", "participle"),
    ],
)
def test_tense_of_the_cue(nlp: Language, text: str, cue: str, tense: str) -> None:
    doc = read(nlp, text, ("the dam leaks", cue, "Ana Ruiz"))
    assert f"tense={tense}" in looks_of(Surface(doc), doc._.claims_attributions[0], None)


def test_a_line_of_a_transcript_is_a_turn(nlp: Language) -> None:
    doc = read(
        nlp,
        "RUIZ: The dam leaks.\n\n“It is old,” Ruiz said.",
        ("The dam leaks", None, "RUIZ"),
        ("It is old", "said", "Ruiz"),
    )
    line, prose = (set(looks_of(Surface(doc), one, None)) for one in doc._.claims_attributions)
    assert "turn=yes" in line
    assert "turn=no" in prose
