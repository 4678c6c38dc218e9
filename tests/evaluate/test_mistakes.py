"""What is wrong, by class."""

from __future__ import annotations

from claims.evaluate.gold import Labels
from claims.evaluate.mistakes import MISTAKE_KINDS, Mistake, mistakes
from claims.evaluate.score import score
from claims.quotation import Quotation, Speaker

from .build import corpus, gold, quotation

RUIZ = Labels(speaker="Ana Ruiz", kind="person")
EVER = gold('"It will stand for ever,"', "told", "she", labels=RUIZ)


def found(*extracted: Quotation) -> tuple[Mistake, ...]:
    return mistakes(score(corpus(EVER), [extracted]))


def kinds(*extracted: Quotation) -> list[str]:
    return [mistake.kind for mistake in found(*extracted)]


def ever(source: str = "she", name: str = "Ana Ruiz") -> Quotation:
    return quotation('"It will stand for ever,"', "told", source, speaker=Speaker(name, "person"))


def test_nothing_wrong_is_an_empty_list() -> None:
    assert found(ever()) == ()


def test_what_is_not_found_is_missed() -> None:
    (mistake,) = found()
    assert (mistake.kind, mistake.predicted) == ("missed", None)
    assert mistake.gold == '"It will stand for ever,"'


def test_what_is_no_quotation_is_spurious() -> None:
    (mistake,) = found(ever(), quotation("the bridge was safe", "said"))
    assert (mistake.kind, mistake.gold, mistake.predicted) == ("spurious", None, "the bridge was safe")


def test_a_content_cut_short_is_a_boundary() -> None:
    assert kinds(quotation("will stand for ever", "told", "she", speaker=Speaker("Ana Ruiz", "person"))) == ["boundary"]


def test_another_source_is_named_beside_the_right_one() -> None:
    (mistake,) = found(ever(source="Mayor Ana Ruiz"))
    assert (mistake.kind, mistake.gold, mistake.predicted) == ("wrong source", "she", "Mayor Ana Ruiz")


def test_another_speaker_is_named_beside_the_right_one() -> None:
    (mistake,) = found(ever(name="Eva Sanz"))
    assert (mistake.kind, mistake.gold, mistake.predicted) == ("wrong speaker", "Ana Ruiz", "Eva Sanz")


def test_one_quotation_may_be_wrong_in_several_ways() -> None:
    assert kinds(quotation("will stand for ever", "told", "the Courier")) == [
        "boundary",
        "wrong source",
        "wrong speaker",
    ]


def test_mistakes_come_class_by_class() -> None:
    wrong = kinds(quotation("will stand for ever"), quotation("the bridge was safe"))
    assert wrong == sorted(wrong, key=MISTAKE_KINDS.index)


def test_the_context_shows_the_passage() -> None:
    (mistake,) = found()
    assert "Mayor Ana Ruiz said" in mistake.context
    assert mistake.to_dict()["start"] == mistake.place[0]
