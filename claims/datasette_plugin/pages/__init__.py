"""The pages: one file each, gathered here in the order of the navigation.

To add a page: write a function from a :class:`~claims.datasette_plugin.pages.page.Visit` to what is shown, a template
that extends ``claims_base.html``, a :class:`~claims.datasette_plugin.pages.page.Page` that names both, and put it here.
"""

from __future__ import annotations

from claims.datasette_plugin.pages import (
    article,
    claims,
    data,
    entering,
    over_time,
    profiles,
    review,
    search,
    speaker_decisions,
)
from claims.datasette_plugin.pages.page import Page

PAGES: tuple[Page, ...] = (
    *search.PAGES,
    *article.PAGES,
    *claims.PAGES,
    *over_time.PAGES,
    *profiles.PAGES,
    *data.PAGES,
    *entering.PAGES,
    *review.PAGES,
    *speaker_decisions.PAGES,
)
"""All pages; the first whose path fits is shown."""
