from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.resolve import assign
from tests.resolve.builders import known, organisation, partition, person

BILL = known(1, "Bill Clinton", "Clinton", roles=("former President",))
HILLARY = known(2, "Hillary Clinton", "Clinton", roles=("Secretary of State", "Democratic nominee"))

# One group a speaker: what articles call somebody. No surname alone in it fits two of them.
SPEAKERS = (
    ("Mohammad Javad Zarif", "Muhammad Javad Zarif", "Javad Zarif", "Zarif"),
    ("Hassan Rouhani", "Hassan Rowhani", "Rouhani"),
    ("Volodymyr Zelenskyy", "Zelensky", "Volodymyr Zelensky", "Vladimir Zelenskiy"),
    ("Ursula von der Leyen", "Von der Leyen"),
    ("Fuad Hussein", "Fouad Hussein"),
    ("Saddam Hussein",),
    ("Bill Gates", "William Gates"),
    ("Robert Gates", "Bob Gates"),
    ("Viktor Orbán", "Orban", "Orbán Viktor"),
    ("Alexandria Ocasio-Cortez", "Ocasio-Cortez"),
    ("Kim Jong Un", "Kim Jong-un"),
    ("Kim Jong Il",),
)
NAMES = [name for group in SPEAKERS for name in group]


def to(local: object, *candidates: object, **more: object) -> int | None:
    (one,) = assign([local], candidates, **more)
    return one.entity_id


@settings(max_examples=30, deadline=None)
@given(st.permutations(NAMES))
def test_the_order_of_articles_does_not_matter_where_nothing_is_ambiguous(names: list[str]) -> None:
    assert partition([person(name)] for name in names) == frozenset(map(frozenset, SPEAKERS))


@given(st.permutations(["Islamic Republic News Agency", "IRNA", "the Islamic Republic News Agency", "ISNA"]))
def test_nor_does_it_for_organisations(names: list[str]) -> None:
    assert len(partition([organisation(name)] for name in names)) == 2


def test_a_surname_that_two_have_is_an_entity_of_its_own() -> None:
    (one,) = assign([person("Clinton")], [BILL, HILLARY])
    assert one.entity_id is None
    assert one.reasons == ("fits several: s1, s2",)


def test_a_role_tells_which_of_two() -> None:
    assert to(person("Clinton", "secretary of state"), BILL, HILLARY) == 2


def test_a_surname_goes_to_the_one_who_is_called_by_it() -> None:
    assert to(person("Obama"), known(1, "Barack Obama", "Obama"), known(2, "Michelle Obama")) == 1


def test_a_surname_goes_to_the_one_who_is_by_far_the_most_named() -> None:
    donald, eric = known(1, "Donald Trump", "Trump", articles=12), known(2, "Eric Trump", "Trump", articles=2)
    assert to(person("Trump"), donald, eric) == 1
    assert to(person("Trump"), eric, known(3, "Ivanka Trump", "Trump")) is None


def test_a_spelling_that_a_person_split_off_leaves_the_other_its_own() -> None:
    apart = frozenset({frozenset({1, 2})})
    assert to(person("Salim Azizi"), known(1, "Salim Azizi"), known(2, "Salem Azizi"), distinct=apart) == 1


def test_later_lone_surnames_join_the_unresolved_one() -> None:
    assert to(person("Clinton"), BILL, HILLARY, known(3, "Clinton")) == 3


def test_a_full_name_does_not_join_the_unresolved_one() -> None:
    assert to(person("Chelsea Clinton"), BILL, HILLARY, known(3, "Clinton")) is None


def test_a_full_name_joins_the_surname_that_nobody_else_has() -> None:
    assert to(person("Hassan Rouhani"), known(1, "Rouhani")) == 1


def test_two_people_of_one_article_are_two() -> None:
    both = [person("George W. Bush"), person("George H. W. Bush")]
    assert [one.entity_id for one in assign(both, [known(1, "George Bush")])] == [None, None]


def test_the_fuller_fit_wins() -> None:
    assert to(person("George W. Bush"), known(1, "George Bush"), known(2, "George W. Bush")) == 2


def test_a_persons_decision_outranks_the_score() -> None:
    decided = {("hassan rouhani", "person"): 7}
    assert to(person("Hassan Rouhani"), known(1, "Hassan Rouhani"), decided=decided) == 7


def test_a_decision_on_a_person_says_nothing_of_an_organisation() -> None:
    assert to(organisation("Rouhani"), decided={("rouhani", "person"): 7}) is None


def test_between_two_that_a_person_set_apart_nobody_guesses() -> None:
    apart = frozenset({frozenset({1, 2})})
    smiths = (known(1, "Ann Miller"), known(2, "Ann B. Miller"))
    assert to(person("Ann C. Miller"), *smiths) == 1
    lone = (known(1, "Hassan Rouhani"), known(2, "H. Rouhani"))
    assert to(person("Rouhani"), *lone) == 1
    assert to(person("Rouhani"), *lone, distinct=apart) is None


def test_equal_namesakes_leave_an_open_entity_that_later_ones_join() -> None:
    namesakes = (known(1, "Fuad Masum"), known(2, "Fuad Masum"))
    apart = frozenset({frozenset({1, 2})})
    assert to(person("Fuad Masum"), *namesakes, distinct=apart) is None
    assert to(person("Fuad Masum"), *namesakes, known(3, "Fuad Masum"), distinct=apart) == 3


def test_a_common_surname_finds_its_bearer_by_the_role() -> None:
    articles = [[person("Boris Johnson", "prime minister")], [person("Johnson", "Prime Minister")], [person("Johnson")]]
    assert partition(articles) == {frozenset({"Boris Johnson", "Johnson"}), frozenset({"Johnson"})}


def test_first_names_alone_of_two_articles_are_two() -> None:
    assert to(person("Bob"), known(1, "Bob")) is None
    assert to(person("Clinton"), known(3, "Clinton"), BILL, HILLARY) == 3
    assert to(person("Zarif"), known(1, "Zarif")) == 1
