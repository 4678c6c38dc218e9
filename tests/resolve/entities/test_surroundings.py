from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from claims.resolve import assign
from claims.resolve.entities.surroundings import Scene, keeps_company, likeliest
from tests.resolve.builders import known, person


@dataclass(frozen=True)
class Seen:
    articles: int
    beside: dict[int, int] = field(default_factory=dict)
    first: date | None = None
    last: date | None = None


def scene(seen: dict[int, Seen], *beside: int, published: str | None = None) -> Scene:
    return Scene(date.fromisoformat(published) if published else None, frozenset(beside), lambda ids: seen)


FATHER = Seen(20, {7: 15}, date(1989, 1, 20), date(1993, 1, 20))
SON = Seen(20, {8: 15}, date(2001, 1, 20), date(2009, 1, 20))


def test_the_one_beside_the_same_people_is_meant() -> None:
    assert likeliest([1, 2], scene({1: FATHER, 2: SON}, 8)) == (2, "named beside the same people")
    assert likeliest([1, 2], scene({1: FATHER, 2: SON}, 7)) == (1, "named beside the same people")


def test_strangers_tell_nothing() -> None:
    assert likeliest([1, 2], scene({1: FATHER, 2: SON}, 9)) is None
    assert likeliest([1, 2], scene({1: FATHER, 2: SON})) is None


def test_one_article_beside_somebody_is_too_little() -> None:
    assert likeliest([1, 2], scene({1: Seen(1, {7: 1}), 2: Seen(1)}, 7)) is None


def test_the_one_of_the_time_is_meant() -> None:
    both = {1: FATHER, 2: SON}
    assert likeliest([1, 2], scene(both, published="1991-02-01")) == (1, "the only one named in these years")
    assert likeliest([1, 2], scene(both, published="2008-02-01")) == (2, "the only one named in these years")
    assert likeliest([1, 2], scene(both, published="1997-01-01")) is None


def test_company_is_who_is_often_named_beside() -> None:
    assert keeps_company(1, scene({1: FATHER}, 7))
    assert not keeps_company(1, scene({1: FATHER}, 8))
    assert not keeps_company(1, scene({1: Seen(20, {7: 2})}, 7))
    assert not keeps_company(1, scene({1: FATHER}, 7, published="2020-01-01"))


def test_a_common_surname_means_the_prominent_bearer_in_company() -> None:
    ted, donald = known(1, "Ted Cruz", "Cruz", articles=30), known(7, "Donald Trump", "Trump", articles=40)
    seen = {1: Seen(30, {7: 20})}
    among, alone = [person("Donald Trump"), person("Cruz")], [person("Cruz")]
    assert [one.entity_id for one in assign(among, [ted, donald], look=lambda ids: seen)] == [7, 1]
    (stranger,) = assign(alone, [ted, donald], look=lambda ids: seen)
    assert stranger.entity_id is None
    assert [doubt.entity_id for doubt in stranger.doubts] == [1]


def test_a_surname_of_several_is_told_by_company() -> None:
    several = (known(1, "Bill Clinton", articles=5), known(2, "Hillary Clinton", articles=5), known(7, "Ken Starr"))
    seen = {1: Seen(5, {7: 5}), 2: Seen(5, {9: 5})}
    clinton = assign([person("Ken Starr"), person("Clinton")], several, look=lambda ids: seen)[1]
    assert (clinton.entity_id, clinton.reasons[-1]) == (1, "named beside the same people")


def test_what_stays_open_is_doubted() -> None:
    several = (known(1, "Bill Clinton"), known(2, "Hillary Clinton"), known(3, "Clinton"))
    (clinton,) = assign([person("Clinton")], several)
    assert clinton.entity_id == 3
    assert [doubt.entity_id for doubt in clinton.doubts] == [1, 2]


def test_company_tells_nothing_of_a_first_name() -> None:
    davids = (known(1, "David Axelrod", "David", articles=5), known(2, "David Brooks", "David", articles=5))
    others = (known(7, "Ken Starr"),)
    seen = {1: Seen(5, {7: 5}), 2: Seen(5, {9: 5})}
    david = assign([person("Ken Starr"), person("David")], [*davids, *others], look=lambda ids: seen)[1]
    assert david.entity_id is None
