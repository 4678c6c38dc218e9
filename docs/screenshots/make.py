"""Take pictures of the site's pages with a headless Chromium.

::

    python docs/screenshots/make.py                   # of the demonstration's database, beside this file
    python docs/screenshots/make.py DATABASE FOLDER   # of any database, into a folder

The pages shown are those of whoever is quoted most; every picture is made in light colours, some in dark ones and at
phone width. Two of the demonstration's stand in README.md.
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
from claims.search.options import Asked  # noqa: E402
from claims.store.reader import open_reader  # noqa: E402
from claims.store.store import Store  # noqa: E402
from tests.datasette_plugin.browsers import chromium  # noqa: E402

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


def main() -> None:
    """The command line."""
    if len(sys.argv) == 3:
        take(Path(sys.argv[1]), Path(sys.argv[2]), question=None)
        return
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "claims.db"
        demonstrate(database)
        take(database, HERE, question=demo_questions()[1])


def take(database: Path, folder: Path, *, question: str | None) -> None:
    """Every picture of one database.

    Args:
        database: Its path.
        folder: Where the pictures go; it is created.
        question: What the search page is asked; None for whoever is quoted most.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = addresses(database, question)
    with running(build(database)) as site, chromium() as browser:
        for name, path in paths.items():
            picture(browser, site + path, folder / f"{name}.png", viewport=DESK)
        for name in ("search", "article"):
            picture(browser, site + paths[name], folder / f"{name}-dark.png", viewport=DESK, color_scheme="dark")
            picture(browser, site + paths[name], folder / f"{name}-phone.png", viewport=PHONE)
    for path in sorted(folder.glob("*.png")):
        sys.stdout.write(f"{path.name}  {path.stat().st_size // 1024} KB\n")


def addresses(database: Path, question: str | None) -> dict[str, str]:
    """The paths of the pages to show, by the pictures' names."""
    links = Links(root="", data="")
    with Store.open(database, read_only=True) as store, open_reader(store.engine) as reader:
        shown = reader.overview()
        speaker, relay = shown.speakers[0], shown.relays[0]
        asked = question or f"what did {speaker.name} say about immigration"
        best = browse(store, asked, limit=1).answers.answers[0].quotation
        outlet = browse(store, asked=Asked(speaker=f"s{speaker.id}")).facets["outlet"][0]
    return {
        "front": links.search(),
        "search": links.search(q=asked),
        "article": links.article(best.article.id, best.id),
        "speaker": links.speaker(speaker.id),
        "relay": links.relay(relay.id),
        "outlet": links.outlet(int(outlet.value[1:])),
    }


def picture(browser: Browser, address: str, path: Path, **options: object) -> None:
    """One page as a PNG file."""
    context = browser.new_context(reduced_motion="reduce", **options)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=path)
    context.close()


if __name__ == "__main__":
    main()
