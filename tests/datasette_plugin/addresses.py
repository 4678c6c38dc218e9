"""An address for every page of the world's site, for tests that look at them all."""

from __future__ import annotations

ACTOR_HEADER = "X-Reviewer"
REVIEWER = {ACTOR_HEADER: "Kim"}
"""What lets a visitor see the pages of reviewing, where the site is built with this header for it."""

OURS = (
    "/",
    "/?q=what+did+Varga+say+about+US+troops",
    "/?q=what+did+Varga+say+about+football",
    "/?q=who+said+%22",
    "/search.json?q=what+did+Varga+say+about+US+troops",
    "/articles/a1",
    "/articles/a1.json",
    "/quotations/q1.json",
    "/speakers/s1.json",
    "/relays/r1.json",
    "/outlets/o1.json",
    "/quotations/q1",
    "/claims/all",
    "/claims/c1",
    "/claims/c1.json",
    "/over-time",
    "/over-time?q=what+did+Varga+say+about+the+fleet",
    "/over-time.json?q=what+did+Varga+say+about+the+fleet",
    "/speakers",
    "/speakers?q=var",
    "/speakers/s1",
    "/relays",
    "/relays/r1",
    "/outlets",
    "/outlets/o1",
    "/review",
    "/review?speaker=Varga",
    "/review/q1",
    "/review/q1/next",
    "/review/enter",
    "/-/x",
)
"""Our pages; a test compares them with what the site can show."""

DATASETTES = (
    "/world",
    "/world/quotes",
    "/world/quotations",
    "/world/quotations/1",
    "/world/articles/1",
    "/world/speakers_summary",
    "/world/said_about?speaker=Varga&topic=fleet",
)
"""Datasette's own pages of the same database."""
