"""Gathering the quotations of one speaker: the result depends on what was said, and on nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from claims.resolve.claims.gathering import Apart, Decision, Together, gather, representative
from claims.resolve.claims.likeness import Saying
from tests.resolve.sayings import saying, vectors

DAM = "“The dam is safe and it was inspected four times this year”"
CUT = "“The dam is safe”"
REPORTED = "that the dam was safe"
DENIED = "“The dam is not safe”"
ROAD = "“We will leave this road when the inspectors come”"

PHRASES = (
    DAM, CUT, REPORTED, DENIED, ROAD, "they would leave the road when inspectors came", "“Repairs cost $20 billion”",
    "repairs would cost $30 billion", "that repairs cost $20 billion", "“Yes”", "the inspectors",
)  # fmt: skip
sayings = st.lists(
    st.tuples(st.sampled_from(PHRASES), st.integers(0, 90), st.sampled_from(["direct", "indirect"])),
    min_size=1,
    max_size=12,
).map(lambda found: [saying(n, text, day=day, kind=kind) for n, (text, day, kind) in enumerate(found, 1)])


def gathered(*texts: str, decisions: Sequence[Decision] = ()) -> list[tuple[int, ...]]:
    found = [saying(number, text) for number, text in enumerate(texts, 1)]
    return gather(found, vectors(found), decisions=decisions)


def test_repeat_cut_and_report_are_one_claim() -> None:
    assert gathered(DAM, CUT, REPORTED, ROAD) == [(1, 2, 3), (4,)]


def test_a_denial_is_another_claim() -> None:
    assert gathered(CUT, DENIED) == [(1,), (2,)]


def test_other_numbers_are_another_claim() -> None:
    assert gathered("“We set aside $20 billion for repairs”", "“We set aside $30 billion for repairs”") == [(1,), (2,)]


def test_what_a_person_put_together_is_one_claim_whatever_it_says() -> None:
    assert gathered(CUT, DENIED, ROAD, decisions=[Together((1, 2))]) == [(1, 2), (3,)]


def test_what_a_person_took_out_is_a_claim_of_its_own() -> None:
    assert gathered(DAM, CUT, REPORTED, decisions=[Apart((2,), (1, 3))]) == [(1, 3), (2,)]


def test_the_later_decision_holds() -> None:
    apart, together = Apart((2,), (1,)), Together((1, 2))
    assert gathered(DAM, CUT, decisions=[apart, together]) == [(1, 2)]
    assert gathered(DAM, CUT, decisions=[together, apart]) == [(1,), (2,)]


def test_a_new_quotation_joins_the_half_that_it_repeats() -> None:
    found = gathered(CUT, DENIED, CUT, decisions=[Together((1, 2))])
    assert found == [(1, 2, 3)]


def test_the_most_complete_direct_quotation_stands_for_the_claim() -> None:
    found = [saying(1, REPORTED, kind="indirect"), saying(2, CUT), saying(3, DAM)]
    assert representative(found).id == 3


def test_without_a_direct_one_a_clear_indirect_quotation_stands_for_the_claim() -> None:
    rambling = "that the dam " + "which had been built by a company from abroad and paid for by nobody knew whom " * 5
    found = [saying(1, rambling, kind="indirect"), saying(2, "that the dam of the mine was safe", kind="indirect")]
    assert representative(found).id == 2


def decided(draw: st.DrawFn, found: Sequence[Saying]) -> list[Decision]:
    numbers = st.lists(st.sampled_from([one.id for one in found]), min_size=1, unique=True)
    made: list[Decision] = []
    for _ in range(draw(st.integers(0, 3))):
        members, others = tuple(draw(numbers)), tuple(draw(numbers))
        apart = draw(st.booleans())
        made.append(Apart(members, tuple(set(others) - set(members))) if apart else Together(members))
    return made


@given(st.data())
def test_the_order_of_quotations_changes_nothing(data: st.DataObject) -> None:
    found = data.draw(sayings)
    decisions = data.draw(st.composite(lambda draw: decided(draw, found))())
    shuffled = data.draw(st.permutations(found))
    expected = gather(found, vectors(found), decisions=decisions)
    assert gather(shuffled, vectors(shuffled), decisions=decisions) == expected
    assert sorted(number for claim in expected for number in claim) == [one.id for one in found]


@given(st.data())
def test_gathering_one_by_one_gives_what_gathering_all_at_once_gives(data: st.DataObject) -> None:
    found = data.draw(sayings)
    claims: dict[int, tuple[int, ...]] = {}
    for count in range(1, len(found) + 1):
        there = found[:count]
        for claim in gather(there, vectors(there), touched=[there[-1].id]):
            claims |= dict.fromkeys(claim, claim)
    assert sorted(set(claims.values())) == gather(found, vectors(found))


@given(st.data())
def test_taking_one_away_touches_only_those_of_its_claim(data: st.DataObject) -> None:
    found = data.draw(sayings)
    before = gather(found, vectors(found))
    gone = data.draw(st.sampled_from(found))
    left = [one for one in found if one is not gone]
    beside = [number for claim in before if gone.id in claim for number in claim if number != gone.id]
    claims = {number: claim for claim in before if gone.id not in claim for number in claim}
    if left:
        for claim in gather(left, vectors(left), touched=beside):
            claims |= dict.fromkeys(claim, claim)
        assert sorted(set(claims.values())) == gather(left, vectors(left))


@given(st.data())
def test_the_last_decision_always_holds(data: st.DataObject) -> None:
    found = data.draw(sayings)
    decisions = data.draw(st.composite(lambda draw: decided(draw, found))())
    if decisions:
        claim_of = {number: claim for claim in gather(found, vectors(found), decisions=decisions) for number in claim}
        last = decisions[-1]
        assert len({claim_of[number] for number in last.members}) == 1
        if isinstance(last, Apart):
            assert not set(claim_of[last.members[0]]) & set(last.others)
