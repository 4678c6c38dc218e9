"""Feeds, polled from a real server, into a real database."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.cli import app
from claims.ingest import ImportInterrupted
from claims.ingest.watching import Poll, watch
from claims.readers.formats.opml import Feed
from claims.readers.web import WebSettings
from claims.store.store import Store
from tests.readers.feeds import BODY, atom, entry, item, rss
from tests.readers.outlet import Outlet, outlet

HERE = WebSettings(allow_private=True, delay=0.0, seconds=5.0)


@pytest.fixture
def herald() -> Iterator[Outlet]:
    with outlet() as server:
        yield server


def page(title: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{BODY}</body></html>".encode()


def polls(store: Store, *feeds: Feed, rounds: int = 1) -> list[Poll]:
    """So many rounds of polls, without waiting."""
    waits = iter(range(rounds - 1))
    found = []

    def sleep(seconds: float) -> None:
        del seconds
        if next(waits, None) is None:
            raise KeyboardInterrupt

    try:
        for poll in watch(store, feeds, interval=timedelta(0), web=HERE, sleep=sleep, notify=lambda _: None):
            found.append(poll)  # noqa: PERF402 - it ends with an exception
    except ImportInterrupted:
        pass
    return found


def test_what_a_feed_lists_is_imported_once(sqlite_store: Store, herald: Outlet) -> None:
    herald.pages["/rss"] = rss(item(link=herald.url("/1")), item(link=herald.url("/2")))
    herald.pages["/1"], herald.pages["/2"] = page("One"), page("Two")
    first, second = polls(sqlite_store, Feed(herald.url("/rss"), "The Herald"), rounds=2)
    assert (first.summary.new, second.summary.new, second.summary.done) == (2, 0, 0)
    assert herald.paths == ["/rss", "/1", "/2", "/rss"]


def test_the_title_of_the_list_is_the_outlet_of_pages_that_name_none(sqlite_store: Store, herald: Outlet) -> None:
    herald.pages["/rss"], herald.pages["/1"] = rss(item(link=herald.url("/1"))), page("One")
    polls(sqlite_store, Feed(herald.url("/rss"), "Herald on Sunday"))
    with sqlite_store.reading() as connection:
        assert connection.exec_driver_sql("SELECT name FROM outlets").scalar_one() == "Herald on Sunday"


def test_a_new_entry_is_imported_when_it_appears(sqlite_store: Store, herald: Outlet) -> None:
    herald.pages["/rss"] = rss(item(link=herald.url("/1")))
    herald.pages["/1"], herald.pages["/2"] = page("One"), page("Two")
    assert polls(sqlite_store, Feed(herald.url("/rss")))[0].summary.new == 1
    herald.pages["/rss"] = rss(item(link=herald.url("/2")), item(link=herald.url("/1")))
    assert polls(sqlite_store, Feed(herald.url("/rss")))[0].summary.new == 1
    assert herald.paths == ["/rss", "/1", "/rss", "/2"]


def test_an_entry_that_was_changed_is_fetched_again_and_supersedes(sqlite_store: Store, herald: Outlet) -> None:
    herald.pages["/rss"], herald.pages["/1"] = atom(entry(link=herald.url("/1"), body=None)), page("One")
    polls(sqlite_store, Feed(herald.url("/rss")))
    changed = entry(link=herald.url("/1"), body=None).replace("2021-03-05T06", "2099-03-05T06")
    herald.pages["/rss"], herald.pages["/1"] = atom(changed), page("One, corrected")
    assert polls(sqlite_store, Feed(herald.url("/rss")))[0].summary.superseding == 1


def test_a_page_without_an_article_is_not_fetched_for_ever(sqlite_store: Store, herald: Outlet) -> None:
    herald.pages["/rss"] = rss(item(link=herald.url("/gone")))
    found = polls(sqlite_store, Feed(herald.url("/rss")), rounds=6)
    assert [len(poll.summary.failures) for poll in found] == [1, 1, 1, 0, 0, 0]
    assert all(poll.failed is None for poll in found)


def test_a_feed_that_fails_is_polled_less_and_less_often_and_costs_no_other(
    sqlite_store: Store, herald: Outlet
) -> None:
    herald.pages["/rss"] = rss(item(link=herald.url("/1"), body=BODY))
    broken, good = Feed(herald.url("/broken")), Feed(herald.url("/rss"))
    found = watch(sqlite_store, [broken, good], once=True, interval=timedelta(hours=1), web=HERE)
    first, second = found
    assert first.failed is not None
    assert "no such page" in first.failed.message
    assert first.again - second.again > timedelta(minutes=59)
    assert second.summary.new == 1


def test_a_feed_that_is_read_after_all_is_no_failure_any_more(sqlite_store: Store, herald: Outlet) -> None:
    herald.pages["/rss"] = b"<rss version='2.0'><channel><title>Cut off"
    (broken,) = polls(sqlite_store, Feed(herald.url("/rss")))
    assert broken.failed is not None
    assert broken.failed.message == "a broken feed: no element found. Is it complete?"
    assert dict(sqlite_store.statistics().failures) == {"FormatError": 1}
    herald.pages["/rss"] = rss(item(link=herald.url("/1"), body=BODY))
    polls(sqlite_store, Feed(herald.url("/rss")))
    assert dict(sqlite_store.statistics().failures) == {}


def test_what_a_list_of_feeds_holds_cannot_repaint_a_terminal(
    tmp_path: Path, sqlite_url: str, herald: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    herald.pages["/rss"] = rss(item(link=herald.url("/1"), body=BODY))
    feeds = f'<opml><body><outline text="The \x9b2J Herald" xmlUrl="{herald.url("/rss")}"/></body></opml>'
    (tmp_path / "feeds.opml").write_text(feeds, encoding="utf-8")
    options = ["--once", "--allow-private", "--delay", "0", "--db", sqlite_url]
    done = CliRunner().invoke(app, ["watch", str(tmp_path / "feeds.opml"), *options])
    assert done.exit_code == 0
    assert "\x9b" not in done.stdout
    assert done.stdout.startswith("The \ufffd2J Herald: Articles: 1 new.")


def test_a_page_in_place_of_a_feed_is_no_article(sqlite_store: Store, herald: Outlet) -> None:
    herald.pages["/rss"] = page("Maintenance")
    (poll,) = polls(sqlite_store, Feed(herald.url("/rss")))
    assert poll.failed is not None
    assert poll.failed.message.startswith("this is a page, not a feed")
    assert poll.summary.new == 0


def test_the_command_polls_once_for_cron(
    tmp_path: Path, sqlite_url: str, herald: Outlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    herald.pages["/rss"] = rss(item(link=herald.url("/1"), body=BODY), item(link=herald.url("/gone")))
    feeds = f'<opml><body><outline text="The Herald" xmlUrl="{herald.url("/rss")}"/></body></opml>'
    (tmp_path / "feeds.opml").write_text(feeds)
    options = ["--once", "--allow-private", "--delay", "0", "--db", sqlite_url]
    done = CliRunner().invoke(app, ["watch", str(tmp_path / "feeds.opml"), *options])
    assert done.exit_code == 1
    assert done.stdout.startswith("The Herald: Articles: 1 new, 1 failed.")
    assert "there is no such page (HTTP 404)" in done.stderr
    again = CliRunner().invoke(app, ["watch", str(tmp_path / "feeds.opml"), *options, "--json"])
    assert json.loads(again.stdout)["articles"] == {"new": 0, "unchanged": 1, "superseding": 0, "failed": 1}


@pytest.mark.parametrize("interval", ["15", "0m", "soon"])
def test_an_interval_that_means_nothing_is_a_usage_error(tmp_path: Path, interval: str) -> None:
    done = CliRunner().invoke(
        app, ["watch", "https://x.example", "--interval", interval, "--db", str(tmp_path / "a.db")]
    )
    assert done.exit_code == 2


@pytest.fixture
def heeded() -> Iterator[None]:
    """What begins in this test heeds Ctrl-C, though these tests may run in the background, where nothing does."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heeded")
def test_ctrl_c_ends_it_and_nothing_is_lost(tmp_path: Path, herald: Outlet) -> None:
    herald.pages["/rss"] = rss(item(link=herald.url("/1"), body=BODY))
    command = [
        sys.executable,
        "-m",
        "claims",
        "watch",
        herald.url("/rss"),
        "--allow-private",
        "--db",
        str(tmp_path / "a.db"),
    ]
    with subprocess.Popen(
        [*command, "--delay", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONUNBUFFERED": "1"},
    ) as process:
        watchdog = threading.Timer(60, process.kill)
        watchdog.start()
        assert process.stdout is not None
        assert process.stderr is not None
        assert "1 new" in process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait() == 0
        watchdog.cancel()
        assert process.stderr.read().startswith("Stopped.")
