"""How channels are written in a sentence."""

from __future__ import annotations

import pytest

from claims.lexicon.channels import channel, folded, is_common


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("statement", "a statement"),
        ("interview", "an interview"),
        ("polls", "polls"),
        ("press release", "a press release"),
        ("analysis", "an analysis"),
        ("social media", "social media"),
        ("tweeted", "a tweet"),
        ("posted", "a post"),
        ("interviewed", "an interview"),
        ("testified", "testimony"),
        ("her website", "her website"),
        ("CNN", "CNN"),
        ("Press TV", "Press TV"),
        ("rudaw.net", "rudaw.net"),
    ],
)
def test_a_channel_is_written_as_in_a_sentence(name, written):
    assert channel(name) == written


def test_a_channel_of_somebodys_own_names_its_owner():
    assert channel("website", "Hassan Rouhani") == "Hassan Rouhani’s website"
    assert channel("Truth Social", "Donald Trump") == "Truth Social"


def test_common_nouns_say_what_sort_of_channel_they_are():
    assert is_common("press conference")
    assert not is_common("IRNA")


@pytest.mark.parametrize(
    ("name", "shared"),
    [
        ("TWITTER", "twitter"),
        ("The Baltic  Post", "baltic post"),
        ("Tweeted", "tweet"),
        ("Web site", "website"),
        ("THE", "the"),
        ("Élysée", "élysée"),
        ("a tweet", "a tweet"),
        ("", ""),
    ],
)
def test_what_the_names_of_one_channel_share(name: str, shared: str) -> None:
    assert folded(name) == shared
