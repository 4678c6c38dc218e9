"""The site in a real browser: what a fact-checker does, with and without JavaScript, and for everybody."""

from __future__ import annotations

import pytest

from claims.datasette_plugin.serving import build, running
from claims.store.store import Store
from tests.builders import keep
from tests.datasette_plugin.addresses import ACTOR_HEADER, DATASETTES, OURS, REVIEWER
from tests.datasette_plugin.browsers import serious_violations
from tests.datasette_plugin.hostile import HOSTILE
from tests.datasette_plugin.test_article_page import hostile

pytestmark = [
    # Playwright leaves the closing of its event loop's sockets to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

QUESTION = "what did Varga say about US troops"
PAGES = [path for path in OURS if ".json" not in path and not path.startswith(("/quotations/", "/review/q1/next"))]


def test_asking_leads_to_the_quotation_marked_in_its_article(page, address):
    page.goto(address)
    page.get_by_role("searchbox").fill(QUESTION)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Norland's president wants American soldiers gone").first.click()
    page.wait_for_selector(".m.content.lit")
    assert page.url == f"{address}/articles/a1#q1"
    lit = page.locator(".m.content.lit")
    assert lit.all_inner_texts() == ["The presence of American armed forces harms the whole coast"]
    assert "via NNA (agency) → The Daily Tern" in page.locator(".note.lit").inner_text()


def test_pointing_at_a_quotation_lights_up_its_chain(page, address):
    page.goto(f"{address}/articles/a1")
    page.get_by_text("Our harbours are open to every merchant").hover()
    assert "Tomas Reyk" in page.locator(".note.lit").inner_text()


def test_the_keyboard_reaches_a_quotation_and_lights_up_its_chain(page, address):
    page.goto(f"{address}/articles/a1")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "q2"
    assert "her website" in page.locator(".note.lit").inner_text()


def test_everything_can_be_read_without_javascript(browser, address):
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address)
    opened.get_by_role("searchbox").fill(QUESTION)
    opened.get_by_role("button", name="Search").click()
    opened.get_by_role("link", name="Norland's president wants American soldiers gone").first.click()
    assert opened.locator(".note").first.inner_text().startswith("1")
    context.close()


@pytest.mark.parametrize(
    ("scheme", "paths", "rules"),
    [
        ("light", PAGES, None),
        ("dark", PAGES, ["color-contrast"]),  # nothing else can differ
        ("light", DATASETTES, ["color-contrast"]),  # our colours, in templates of Datasette's
        ("dark", DATASETTES, ["color-contrast"]),
    ],
    ids=["light", "dark", "data-light", "data-dark"],
)
def test_pages_have_no_serious_fault_of_accessibility(browser, address, scheme, paths, rules):
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", extra_http_headers=REVIEWER)
    opened = context.new_page()
    faults = {}
    for path in paths:
        opened.goto(address + path)
        if found := serious_violations(opened, rules):
            faults[path] = found
    assert faults == {}
    context.close()


def test_pages_fit_a_phone(browser, address):
    context = browser.new_context(viewport={"width": 360, "height": 740}, extra_http_headers=REVIEWER)
    opened = context.new_page()
    for path in PAGES:
        opened.goto(address + path)
        assert opened.evaluate("document.documentElement.scrollWidth") <= 360, path
    context.close()


def test_pages_of_datasette_fit_a_phone_and_have_one_colour(browser, address):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    opened = context.new_page()
    colours = set()
    for path in DATASETTES:
        opened.goto(address + path)
        assert opened.evaluate("document.documentElement.scrollWidth") <= 360, path
        heading = "getComputedStyle([...document.querySelectorAll('.page-header, h1[style]')].at(0)).borderLeftColor"
        colours.add(opened.evaluate(heading))
    assert len(colours) == 1
    context.close()


def test_nothing_is_fetched_from_elsewhere_and_no_script_is_refused(page, address):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/?q=Varga", "/articles/a1", "/world", "/world/quotes", "/world/articles/1"):
        page.goto(address + path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_no_script_of_hostile_articles_runs(browser, sqlite_url):
    with Store.open(sqlite_url) as store:
        for number, words in enumerate(HOSTILE, 1):
            keep(store, *hostile(words, number))
    context = browser.new_context(extra_http_headers=REVIEWER)
    opened = context.new_page()
    alarms: list[str] = []
    opened.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    opened.on("request", lambda request: "evil" in request.url and alarms.append(request.url))
    with running(build(sqlite_url, review={"actor_header": ACTOR_HEADER})) as site:
        articles = [f"/articles/a{number}" for number in range(1, len(HOSTILE) + 1)]
        others = ["/?q=fine", "/", "/speakers", "/speakers/s1", "/relays", "/relays/r4", "/outlets", "/review",
                  "/review/q4", "/review/q27", "/claims/quotes"]  # fmt: skip
        for path in articles + others:
            answer = opened.goto(site + path, wait_until="domcontentloaded")
            assert answer.status == 200
            assert opened.evaluate("document.querySelectorAll('.text :not(span, a), [onerror], [onfocus]').length") == 0
    context.close()
    assert alarms == []
