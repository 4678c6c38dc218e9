"""Take pictures of the site's pages with a headless Chromium.

::

    python docs/screenshots/make.py                   # README.md's two, beside this file
    python docs/screenshots/make.py FOLDER            # all of the demonstration's, into a folder
    python docs/screenshots/make.py FOLDER DATABASE   # all of any database

The pages shown are those of whoever is quoted most. Every page is taken in light and in dark colours and at phone
width; the two pictures that stand in README.md, of the demonstration's database, are all that is kept in this folder.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent.parent))

from claims.ask import browse  # noqa: E402
from claims.datasette_plugin.links import Links  # noqa: E402
from claims.datasette_plugin.serving import build, running  # noqa: E402
from claims.demo import demo_questions, demonstrate  # noqa: E402
from claims.search.questions.options import Asked  # noqa: E402
from claims.store.quotations.filters import Filters  # noqa: E402
from claims.store.reader import open_reader  # noqa: E402
from claims.store.store import Store  # noqa: E402
from tests.datasette_plugin.browsers import chromium  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

    from playwright.sync_api import Browser

IN_README = ("search", "article")
README_WINDOW = {"width": 1100, "height": 700}
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
LOOKS: dict[str, dict[str, object]] = {
    "": {"viewport": DESK},
    "-dark": {"viewport": DESK, "color_scheme": "dark"},
    "-phone": {"viewport": PHONE, "device_scale_factor": 2},
}
REVIEWER = {"X-Reviewer": "Kim Reyes"}


def main() -> None:
    """The command line."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    if len(sys.argv) > 2:
        take(Path(sys.argv[2]), folder, question=None)
        return
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "claims.db"
        demonstrate(database)
        take(database, folder, question=demo_questions()[1], only=IN_README if folder == HERE else None)


def take(database: Path, folder: Path, *, question: str | None, only: Sequence[str] | None = None) -> None:
    """The pictures of one database, as PNG files.

    Args:
        database: Its path.
        folder: Where the pictures go; it is created.
        question: What the search page is asked; None for one on whoever is quoted most.
        only: The pages to take, in light colours alone; None for all, in all looks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = addresses(database, question)
    with running(build(database, review={"actor_header": next(iter(REVIEWER))})) as site, chromium() as browser:
        for name in only or paths:
            for look, options in ({"": {"viewport": README_WINDOW}} if only else LOOKS).items():
                headers = REVIEWER if name in {"queue", "review"} else {}
                path = folder / f"{name}{look}.png"
                picture(browser, site + paths[name], path, extra_http_headers=headers, **options)
                sys.stdout.write(f"{path.name}  {path.stat().st_size // 1024} KB\n")


def addresses(database: Path, question: str | None) -> dict[str, str]:
    """The paths of the pages to show, by the pictures' names."""
    links = Links(root="", data=f"/{database.stem}")
    with Store.open(database, read_only=True) as store, open_reader(store.engine) as reader:
        shown = reader.overview()
        speaker, relay = shown.speakers[0], shown.relays[0]
        asked = question or f"what did {speaker.name} say about immigration"
        best = browse(store, asked, limit=1).answers.answers[0].quotation
        outlet = browse(store, asked=Asked(speaker=f"s{speaker.id}")).facets["outlet"][0]
        doubtful = reader.doubtful(Filters(), limit=1)[0]
        claim = max(reader.worthiest_claims(limit=200), key=lambda one: one.quotations)
    return {
        "front": links.search(),
        "search": links.search(q=asked),
        "nothing": links.search(q=f"what did {speaker.name} say about penguins"),
        "article": links.article(best.article.id, best.id),
        "speakers": links.page("/speakers"),
        "speaker": links.speaker(speaker.id),
        "relay": links.relay(relay.id),
        "outlet": links.outlet(int(outlet.value[1:])),
        "claims": links.page("/claims/all"),
        "claim": links.claim(claim.id),
        "queue": links.review(),
        "review": links.review(doubtful.id),
        "data": links.table("quotes"),
    }


def picture(browser: Browser, address: str, path: Path, **options: object) -> None:
    """One page as a PNG file."""
    context = browser.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=path)
    context.close()


if __name__ == "__main__":
    main()
