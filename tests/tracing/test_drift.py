"""The words of one utterance, compared from outlet to outlet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claims.store.stored import StoredArticle, StoredQuotation
from claims.tracing.drift import Drift, drift_of

WHOLE = "“We do not look for a scapegoat, we look for a cause,”"


def quoted(number: int, text: str, *, kind: str = "direct") -> StoredQuotation:
    printed = StoredArticle(
        id=number, origin="a.txt", title=None, outlet=f"Outlet {number}", outlet_id=number, published=None, url=None
    )
    return StoredQuotation(
        id=number, kind=kind, text=text, spans=((0, len(text) or 1),), speaker="Ana Ruiz", speaker_id=1, role=None,
        source=None, source_at=None, cue=None, cue_at=None, relays=(), addressees=(), said=None, confidence=1.0,
        inside_id=None, article=printed,
    )  # fmt: skip


def drift(*texts: str) -> Drift:
    found = drift_of([quoted(number, text) for number, text in enumerate(texts, 1)])
    assert found is not None
    return found


def test_a_cut_leaves_words_out_and_alters_none() -> None:
    (cut,) = drift(WHOLE, "“We do not look for a scapegoat,”").others
    assert (cut.altered, round(cut.cut, 2)) == (0, 0.42)
    assert [(segment.kind, segment.text) for segment in cut.segments] == [
        ("same", "“We do not look for a scapegoat,”"),
        ("left out", "we look for a cause,”"),
    ]


def test_an_altered_word_is_marked_beside_what_it_replaces() -> None:
    (altered,) = drift(WHOLE, "“We do not look for a culprit, we look for a cause,”").others
    assert [segment.text for segment in altered.segments if segment.kind == "altered"] == ["culprit,"]
    assert [segment.text for segment in altered.segments if segment.kind == "left out"] == ["scapegoat,"]
    assert altered.altered > 0


def test_case_and_marks_are_no_difference() -> None:
    found = drift(WHOLE, '"we do not look for a scapegoat; We look for a cause"')
    assert found.others == ()
    assert [one.id for one in found.fullest.quotations] == [1, 2]


def test_more_of_the_utterance_at_an_end_is_no_alteration() -> None:
    (other,) = drift("“The dam is safe and was inspected four times”", "“I say: the dam is safe”").others
    assert other.altered == 0


def test_what_alters_most_comes_first() -> None:
    found = drift(WHOLE, "“We do not look for a scapegoat,”", "“We never look for one culprit, we look for a cause,”")
    assert [one.quotations[0].id for one in found.others] == [3, 2]
    assert found.altered == found.others[0].altered


def test_indirect_reports_are_no_wordings() -> None:
    assert drift_of([quoted(1, WHOLE), quoted(2, "that nobody looked for a scapegoat", kind="indirect")]) is None


@given(st.lists(st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), min_size=1), min_size=2, max_size=5))
def test_each_wording_can_be_read_from_its_segments(wordings: list[list[str]]) -> None:
    found = drift_of([quoted(number, " ".join(words)) for number, words in enumerate(wordings, 1)])
    for variant in (found.fullest, *found.others) if found else ():
        own = [segment.text for segment in variant.segments if segment.kind != "left out"]
        base = [segment.text for segment in variant.segments if segment.kind in {"same", "left out"}]
        assert " ".join(own) == variant.text
        assert " ".join(base) == found.fullest.text
        assert 0 <= variant.altered <= 1
        assert 0 <= variant.cut <= 1
