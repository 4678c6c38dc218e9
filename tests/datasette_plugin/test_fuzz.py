"""Addresses that nobody would type: whatever is asked, the site answers, and never with an error of its own."""

from __future__ import annotations

import random
from urllib.parse import quote

import pytest

from tests.datasette_plugin.addresses import REVIEWER

PARTS = (
    "review", "next", "decisions", "enter",
    "articles", "quotations", "speakers", "relays", "outlets", "search.json", "-", "claims", "world", "quotes", "a1",
    "q1", "s1", "r1", "o1", "a0", "a-1", "q99999999999999999999", "a9" * 40, "..", ".", "%2e%2e", "%00", "%ff%fe",
    "~2F", "~", "a1.json", "1", "1,2", "{{7*7}}", "<script>", "'", '"', ";", "é", "ẹ̀", "\u202e", "a" * 3000, " ", "+",
    "_memory", "-/metadata", "-/plugins.json", "static-plugins", "select 1",
)  # fmt: skip
NAMES = ("q", "speaker", "relay", "outlet", "addressee", "kind", "since", "until", "without", "sort", "page", "_size",
         "_facet", "sql", "_json", "_search", "_next", "x")  # fmt: skip
VALUES = (
    "", " ", "x", "Varga", "s1", "s0", "r1", "o1", "s99999999999999999999", "what did Varga say about US troops", "\0",
    "\ud7ff\U0010ffff", "direct", "speaker", "relevance", "date", "0", "-5", "1e9", "2020", "2020-13-45", "9999-12-31",
    "0000", "last week", '"', "' OR 1=1 --", "NEAR(", "a* OR b", "%", "<b>", "\u202etpircs", "x" * 2000, "who " * 240,
    "in 99999", "99999999999999999999", "٣", "~", "{}", "[1]", "&", "=",
)  # fmt: skip


def drawn_address(drawn: random.Random) -> str:
    """A path of such parts, with such parameters behind it, now and then cut or encoded in another way."""
    path = "".join("/" + drawn.choice(PARTS) for _ in range(drawn.choice((0, 1, 1, 2, 2, 3, 4)))) or "/"
    path = quote(path, safe="/%~.,:") if drawn.random() < 0.9 else quote(path, safe="/")
    asked = "&".join(
        f"{quote(drawn.choice(NAMES))}={quote(drawn.choice(VALUES), safe='')}"
        for _ in range(drawn.choice((0, 0, 1, 2, 3)))
    )
    return f"{path}?{asked}" if asked else path


@pytest.mark.parametrize("seed", range(8))
def test_no_address_is_an_error_of_the_site(get, seed):
    drawn = random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(40):
        address = drawn_address(drawn)
        answer = get(address, headers=REVIEWER)
        assert answer.status_code < 500, f"{address}: {answer.text[:300]}"


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("path", ["/", "/search.json"])
def test_no_parameter_is_an_error_of_the_site(get, path, value):
    for name in ("q", "speaker", "relay", "outlet", "addressee", "kind", "since", "until", "without", "sort", "page"):
        answer = get(f"{path}?q=harbours&{name}={quote(value, safe='')}")
        assert answer.status_code < 500, f"{name}={value!r}: {answer.text[:300]}"


def test_methods_that_nobody_expects_are_refused_or_answered(get):
    for method in ("head", "options", "put", "patch", "delete", "post"):
        for path in ("/", "/articles/a1", "/search.json", "/world/quotes"):
            assert get(path, method=method).status_code < 500
