"""A real browser for the tests: Debian's Chromium, headless, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# No sandbox, for tests run as root in containers; nothing in the background, for no request leaves the machine.
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
    "--disable-sync", "--disable-dev-shm-usage",
)  # fmt: skip


class NoBrowserError(Exception):
    """There is no browser to be had here; the message says why."""


@contextmanager
def chromium() -> Iterator[Any]:
    """Run Chromium for the block.

    Yields:
        Playwright's Browser.
    """
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        raise NoBrowserError("Playwright is not installed: pip install 'claims[test]'") from None
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        raise NoBrowserError(f"there is no browser: none of {', '.join(CHROMIUM)} is on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


def serious_violations(page: Any, rules: Sequence[str] | None = None) -> list[str]:
    """What axe-core finds seriously wrong with the accessibility of a page: rule, and the elements at fault.

    Args:
        page: Playwright's Page.
        rules: The rules to look at; None for all.
    """
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    options = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: {[node['html'][:160] for node in one['nodes'][:5]]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]
