"""How channels are written in a sentence, on pages and in the terminal."""

from __future__ import annotations

import re

NOUNS = {
    "tweeted": "tweet", "tweeting": "tweet", "live-tweeted": "tweet", "live-tweeting": "tweet",
    "retweeted": "retweet", "retweeting": "retweet", "re-tweeted": "retweet", "re-tweeting": "retweet",
    "posted": "post", "posting": "post", "reposted": "repost", "blogged": "blog", "livestreamed": "livestream",
    "emailed": "email", "emailing": "email", "e-mailed": "e-mail", "e-mailing": "e-mail",
    "interviewed": "interview", "testified": "testimony", "testifying": "testimony", "web site": "website",
}  # fmt: skip
"""Names of channels that are verbs, as the nouns that they stand for, and a noun that is spelt in two ways."""

# Nouns that take no article.
_UNCOUNTED = re.compile(r"(?:media|television|tv|testimony|research|legislation|footage|polling|speaking|campaigning)$")
_ARTICLE = re.compile(r"the (?=\S)")
_COMMON = re.compile("[a-zé&'’ -]+")
_ITS_OWN = re.compile(r"(?:an?|the|this|that|his|her|its|their|our|my)\s|.*['’]s\s", re.IGNORECASE)


def channel(name: str, owner: str | None = None) -> str:
    """A channel as it stands in a sentence: "CNN", "a debate", "polls", "Rouhani’s website".

    Args:
        name: Its name: a proper one, or the noun or verb for it.
        owner: Whose it is, if it is somebody's own.
    """
    if not is_common(name) or _ITS_OWN.match(name):
        return name
    noun = NOUNS.get(name, name)
    if owner:
        return f"{owner}’s {noun}"
    if _UNCOUNTED.search(noun) or re.search(r"[^is]s$", noun):
        return noun
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def folded(name: str) -> str:
    """What the names of one channel share: without case and "the", and the noun where it is a verb.

    Args:
        name: The name as an article has it: "The Gazette", "TWITTER", "tweeted".
    """
    small = _ARTICLE.sub("", " ".join(name.casefold().split()))
    return NOUNS.get(small, small)


def is_common(name: str) -> bool:
    """Whether a channel's name is a word that says itself what sort of channel it is, as "CNN" and "cnn.com" do not."""
    return _COMMON.fullmatch(name) is not None
