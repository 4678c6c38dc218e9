"""The site in a real browser, from a question to a corrected speaker and back. Needs Debian's chromium."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from claims.store.store import Store
from tests import worlds

sync_api = pytest.importorskip("playwright.sync_api", reason="the extra test is not installed")
CHROMIUM = shutil.which("chromium")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium: apt-get install chromium"),
    # Playwright leaves the closing of its event loop's sockets to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@contextmanager
def served(database: Path) -> Iterator[tuple[str, str]]:
    """The addresses of the site and of its review, as ``claims serve --review`` prints them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "claims", "serve", "--review", "--port", port, "--db", str(database)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            lines = [process.stderr.readline(), process.stderr.readline()]
            found = [re.search(r"at (http://\S+)", line) for line in lines]
            assert all(found), lines
            yield found[0][1], found[1][1]
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Any]:
    """A page of a browser, at the address that lets reviewers in; whatever leaves the machine or breaks is noted."""
    database = tmp_path / "world.db"
    with Store.open(database) as store:
        worlds.build(store)
    with served(database) as (site, review), sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        opened = browser.new_page(base_url=site)
        opened.set_default_timeout(20_000)
        wrong: list[str] = []
        opened.on("request", lambda request: request.url.startswith(site) or wrong.append(request.url))
        opened.on("pageerror", lambda error: wrong.append(str(error)))
        opened.on("console", lambda message: message.type == "error" and wrong.append(message.text))
        for _ in range(100):
            try:
                opened.goto(review)
                break
            except sync_api.Error:
                opened.wait_for_timeout(200)
        yield opened
        assert wrong == []
        browser.close()


def ask(page: Any, question: str) -> Any:
    """The first card of the answer."""
    page.goto("/")
    page.get_by_label("Ask who said what").fill(question)
    page.get_by_role("button", name="Search").click()
    return page.locator("article.card").first


_PLACE_OF = """words => {
  for (const piece of document.querySelectorAll(".passage [data-at]")) {
    const at = piece.textContent.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    const box = (start, end) => { range.setStart(piece.firstChild, start); range.setEnd(piece.firstChild, end);
      const found = range.getClientRects(); return found[found.length - 1]; };
    const first = box(at, at + 1), last = box(at + words.length - 1, at + words.length);
    return [first.left + 0.5, first.top + first.height / 2, last.right - 0.5, last.top + last.height / 2];
  } }"""


def select(page: Any, words: str) -> None:
    """Select words of the article as a mouse does."""
    place = None
    while (now := page.evaluate(_PLACE_OF, words)) != place:  # the page may still move
        place = now
        page.wait_for_timeout(100)
    page.mouse.move(*place[:2])
    page.mouse.down()
    page.mouse.move(*place[2:], steps=5)
    page.mouse.up()


def test_a_question_leads_to_a_correction_that_the_search_finds_until_it_is_undone(page):
    page.get_by_label("Your name").fill("Kim")
    page.get_by_role("button", name="Begin").click()

    card = ask(page, "what did Varga say about the fleet")
    assert "Ilse Varga" in card.inner_text()
    card.locator("a.place").click()
    assert "withdraw its fleet" in page.locator(".m.content[data-q~='2']").first.inner_text()

    page.locator("#n2").get_by_role("link", name=re.compile("^Review")).click()
    page.get_by_role("button", name="Tomas Reyk").click()
    select(page, "should withdraw its fleet")
    page.get_by_role("button", name="what was said", exact=True).click()
    assert page.locator("output[for=content]").inner_text() == "should withdraw its fleet"
    page.get_by_role("button", name="Save the correction").click()
    page.get_by_text("Decision 1 is kept").wait_for()

    card = ask(page, "what did Tomas Reyk say about the fleet")
    assert "Tomas Reyk" in card.inner_text()
    assert card.locator("blockquote").inner_text() == "should withdraw its fleet"

    page.goto("/review/q2")
    page.get_by_role("button", name="Undo decision 1").click()
    assert "Ilse Varga" in ask(page, "what did Varga say about the fleet").inner_text()
