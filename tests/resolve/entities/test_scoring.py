from __future__ import annotations

from claims.resolve import THRESHOLD, LocalEntity, score
from claims.resolve.entities.scoring import DOUBT
from tests.resolve.builders import known, organisation, person


def test_the_reasons_explain_the_score() -> None:
    worth, reasons = score(
        person("Muhammad Javad Zarif", "Iran's foreign minister"),
        known(1, "Mohammad Javad Zarif", roles=("Iranian FM",)),
    )
    assert worth > THRESHOLD
    assert reasons == ("same surname", "first names are spellings of one another", "roles agree")


def test_a_shared_short_spelling_makes_nobody_the_same() -> None:
    hillary = LocalEntity("Hillary Clinton", "person", ("Hillary Clinton", "Clinton"))
    assert score(hillary, known(1, "Bill Clinton", "Clinton"))[0] == 0


def test_a_common_surname_alone_needs_a_role() -> None:
    khan = known(1, "Imran Khan", roles=("Pakistani Prime Minister",))
    assert score(person("Khan"), khan)[0] < THRESHOLD
    assert score(person("Khan", "prime minister of Pakistan"), khan)[0] >= THRESHOLD


def test_a_rare_surname_alone_is_enough_unless_the_roles_differ() -> None:
    rouhani = known(1, "Hassan Rouhani", roles=("Iranian President",))
    assert score(person("Rouhani"), rouhani)[0] >= THRESHOLD
    assert score(person("Rouhani", "goalkeeper"), rouhani)[0] < THRESHOLD


def test_a_full_name_stays_the_same_in_another_office() -> None:
    zarif = known(1, "Mohammad Javad Zarif", roles=("foreign minister",))
    assert score(person("Mohammad Javad Zarif", "vice president"), zarif)[0] >= THRESHOLD


def test_junior_needs_a_role_to_be_the_man_without_suffix() -> None:
    king = known(1, "Martin Luther King", roles=("civil rights leader",))
    assert score(person("Martin Luther King Jr."), king)[0] < THRESHOLD
    assert score(person("Martin Luther King Jr.", "civil rights leader"), king)[0] >= THRESHOLD


def test_a_first_name_by_which_somebody_is_known_counts_once_met() -> None:
    assert score(person("Saddam"), known(1, "Saddam Hussein"))[0] == 0
    assert score(person("Saddam"), known(1, "Saddam Hussein", "Saddam"))[0] >= THRESHOLD


def test_a_stray_spelling_draws_no_others_in() -> None:
    mistaken = known(1, "Hassan Rouhani", "Hillary Clinton")
    assert score(person("Hillary Rodham Clinton"), mistaken)[0] == 0


def test_a_country_is_not_its_president() -> None:
    assert score(organisation("Iran"), known(1, "Iran"))[0] == 0


def test_names_without_latin_letters_are_compared_as_they_are() -> None:
    assert score(person("习近平"), known(1, "习近平"))[0] >= THRESHOLD
    assert score(person("习近平"), known(1, "李克强"))[0] == 0


def test_a_short_form_of_one_article_is_no_name_of_the_organisation() -> None:
    post = known(1, "Washington Post", "Post", kind="organisation")
    assert score(organisation("Post"), post)[0] == 0
    assert score(organisation("United States"), known(1, "State Department", "U.S.", kind="organisation"))[0] == 0


def test_initials_that_are_another_organisations_name_say_nothing() -> None:
    institute = known(1, "Institute for Science and International Security", kind="organisation")
    assert score(organisation("ISIS"), institute)[0] == 0


def test_name_written_apart_and_together_is_one() -> None:
    assert score(person("Al Sadr Mahmoud"), known(1, "Alsadr Mahmoud"))[0] >= THRESHOLD


def test_names_that_have_nothing_in_common_say_so() -> None:
    assert score(person("Hillary Clinton"), known(1, "Omar Haddad")) == (0.0, ("different surnames",))


def test_full_names_with_the_same_initials_are_two_organisations() -> None:
    service = known(1, "Harbour Service Commission", "HSC", kind="organisation")
    assert score(organisation("Herring and Shellfish Council"), service)[0] == 0
    assert score(organisation("HSC"), service)[0] > 0


def test_a_surname_of_two_letters_is_no_spelling_of_a_longer_one() -> None:
    assert score(person("Un"), known(1, "Michel Aoun", "Aoun"))[0] == 0


def test_a_lone_surname_with_other_consonants_or_of_a_place_is_asked_about_unless_roles_agree() -> None:
    for lone, full in (("Buhari", "Zulfi Bukhari"), ("Tony", "John Thune"), ("Riyadh", "David Read")):
        assert DOUBT <= score(person(lone), known(1, full))[0] < THRESHOLD
    assert score(person("Zelenskyy"), known(1, "Volodymyr Zelensky"))[0] >= THRESHOLD
    bukhari = known(1, "Zulfi Bukhari", roles=("Energy Minister",))
    assert score(person("Buhari", "Energy Minister"), bukhari)[0] >= THRESHOLD
