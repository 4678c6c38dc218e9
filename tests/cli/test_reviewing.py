"""``claims review``: the queue at a terminal and line by line, and the commands that script it."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from claims.cli import app
from claims.store.reader import open_reader
from claims.store.store import Store
from tests import worlds


@pytest.fixture
def db(sqlite_url: str) -> str:
    """Eight quotations, of which q5 is the most doubtful."""
    with Store.open(sqlite_url) as store:
        worlds.build(store)
    return sqlite_url


def run(db: str, *arguments: str, keys: str | None = None) -> Result:
    return CliRunner().invoke(app, ["review", *arguments, "--db", db], input=keys)


def printed(db: str, *arguments: str, keys: str | None = None) -> str:
    result = run(db, *arguments, keys=keys)
    assert result.exit_code == 0, result.output
    return result.stdout


def quotation(db: str, number: int):
    with Store.open(db) as store, open_reader(store.engine) as reader:
        return reader.quotation(number).quotation


# The commands


def test_accept_says_how_to_take_it_back(db):
    assert "claims review undo 1" in printed(db, "accept", "q5", "--by", "Kim")
    assert quotation(db, 5).review == "accepted"
    printed(db, "undo", "1")
    assert quotation(db, 5).review is None


def test_reject_takes_the_quotation_out_of_every_list(db):
    assert json.loads(printed(db, "reject", "5", "--json")) == {"decision": 1, "quotation": "q5"}
    assert "q5" not in [one["quotation"]["id"] for one in json.loads(printed(db, "--json"))]
    listed = CliRunner().invoke(app, ["quotes", "--json", "--db", db]).stdout
    assert "had been" not in listed


def test_correct_takes_speaker_kind_words_relays_addressees_and_date(db):
    printed(
        db, "correct", "q2", "--speaker", "Tomas Reyk", "--role", "Minister", "--kind", "mixed",
        "--content", "should withdraw its fleet", "--cue", "-", "--source", "Varga", "--relay", "NNA:agency",
        "--to", "Lena Reyk@10-14", "--said", "2020-09",
    )  # fmt: skip
    one = quotation(db, 2)
    assert (one.speaker, one.role, one.kind, one.text, one.cue, one.source) == (
        "Tomas Reyk", "Minister", "mixed", "should withdraw its fleet", None, "Varga",
    )  # fmt: skip
    assert [(relay.name, relay.kind) for relay in one.relays] == [("NNA", "agency")]
    assert one.addressees == ("Lena Reyk",)
    assert (one.said.first.isoformat(), one.said.last.isoformat()) == ("2020-09-01", "2020-09-30")


def test_a_speaker_nobody_knows_becomes_one_and_is_found(db):
    printed(db, "correct", "q5", "--speaker", "Jana Holt", "--speaker-kind", "person")
    found = CliRunner().invoke(app, ["ask", "what did Jana Holt say about the talks", "--json", "--db", db])
    assert json.loads(found.stdout)["answers"][0]["quotation"]["id"] == "q5"


def test_a_description_is_no_speaker_with_a_number(db):
    printed(db, "correct", "q5", "--speaker", "three officials", "--speaker-kind", "unnamed")
    assert (quotation(db, 5).speaker, quotation(db, 5).speaker_id) == ("three officials", None)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["accept", "q99"], "there is no quotation q99"),
        (["correct", "q2"], "nothing to correct"),
        (["correct", "q2", "--speaker", "Reyk"], "2 speakers are called 'Reyk'"),
        (["correct", "q2", "--content", "not in it"], "does not have the words"),
        (["correct", "q2", "--relay", "IRNA"], "what sort of relay is 'IRNA'"),
        (["correct", "q2", "--relay", "IRNA:agency"], "does not have the words 'IRNA'"),
        (["undo", "7"], "there is no decision 7"),
        (["--outlet", "No Such Paper"], "no outlet"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(db, arguments, message):
    result = run(db, *arguments)
    assert result.exit_code == 1
    assert message in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["accept", "Varga"], "ID: 'Varga' is no quotation"),
        (["reject", "c1"], "ID: 'c1' is no quotation"),
        (["list", "Varga"], "ID: 'Varga' is no quotation"),
        (["correct", "q2", "--said", "some day"], "said: 'some day' is no date"),
        (["correct", "q2", "--said", "2021..2020"], "said: '2021..2020' runs backwards"),
        (["correct", "q2", "--kind", "loud"], "kind: there is no kind of quotation 'loud'"),
        (
            ["correct", "q2", "--speaker", "Kim", "--speaker-kind", "loud"],
            "speaker kind: there is no kind of speaker 'loud'",
        ),
    ],
)
def test_a_value_that_no_quotation_takes_is_wrong_usage(db, arguments, message):
    result = run(db, *arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {message}")
    assert result.stderr.count("\n") == 1


def test_list_shows_who_decided_what_and_when_it_was_undone(db):
    printed(db, "correct", "q2", "--kind", "mixed", "--by", "Kim", "--note", "see the tape")
    printed(db, "undo", "1", "--by", "Lee")
    (line,) = printed(db, "list").splitlines()
    assert line.startswith("1: q2 corrected (kind mixed), by Kim, ")
    assert line.endswith(": see the tape (undone by Lee)")
    (one,) = json.loads(printed(db, "list", "q2", "--json"))
    assert (one["kind"], one["changes"], one["undone"]) == ("correct", {"kind": "mixed"}, True)


def test_queue_as_json_is_in_the_order_of_doubt(db):
    found = json.loads(printed(db, "--json", "--limit", "3"))
    assert found[0]["quotation"]["id"] == "q5"
    assert [one["doubt"] for one in found] == sorted((one["doubt"] for one in found), reverse=True)


def test_queue_is_narrowed_by_speaker_outlet_and_day(db):
    def numbers(*arguments: str) -> set[str]:
        return {one["quotation"]["id"] for one in json.loads(printed(db, "--json", *arguments))}

    assert numbers("--speaker", "Lena Reyk") == {"q6", "q7"}
    assert numbers("--outlet", "coast herald") == {"q6", "q7", "q8"}
    assert numbers("--since", "2021-01-01") == {"q6", "q7", "q8"}


# The queue


def test_keys_decide_line_by_line(db):
    said = printed(db, "--by", "Kim", keys="a\ns\nr\nq\n")
    assert "[cue: said] [content: the talks had been “friendly”]" in said
    assert [(one["quotation"], one["kind"]) for one in json.loads(printed(db, "list", "--json"))] == [
        ("q2", "reject"),
        ("q5", "accept"),
    ]


def test_undo_leads_back_to_the_quotation(db):
    printed(db, keys="r\nu\na\nq\n")
    decided = json.loads(printed(db, "list", "--json"))
    assert [(one["quotation"], one["kind"], one["undone"]) for one in decided] == [
        ("q5", "accept", False),
        ("q5", "reject", True),
    ]


def test_correction_takes_a_candidate_by_its_number(db):
    said = printed(db, keys="c\ns\n1\nk\nindirect\n\nq\n")
    assert "1  Tomas Reyk (s2)" in said
    assert (quotation(db, 5).speaker, quotation(db, 5).kind) == ("Tomas Reyk", "indirect")


def test_refused_correction_asks_again(db):
    result = run(db, keys="c\nc\nnot there\n\na\nq\n")
    assert "does not have the words" in result.stderr
    assert quotation(db, 5).review == "accepted"


def test_end_of_the_input_quits(db):
    assert run(db, keys="a\n").exit_code == 0


def test_queue_comes_to_its_end(db):
    result = run(db, keys="a\n" * 8)
    assert result.exit_code == 0
    assert "Nothing waits" in run(db).stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_single_keys_decide_at_a_terminal(db, tmp_path: Path):
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "claims", "review", "--by", "Kim", "--db", db]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment) as process:
        os.close(slave)
        try:
            shown = _until(master, b"[q]uit")
            assert b"is kept" in _until(master, b"[q]uit", pressing=b"a")
            assert _ended(master, process, pressing=b"q") == 0
        finally:
            process.kill()
    os.close(master)
    assert b"\x1b[" in shown  # the quotation is marked by colours
    assert b"had been" in shown
    assert quotation(db, 5).review == "accepted"


def _ended(terminal: int, process: subprocess.Popen[bytes], *, pressing: bytes) -> int | None:
    """The exit code, after a key is pressed until the program has ended."""
    end = time.monotonic() + 90
    while process.poll() is None and time.monotonic() < end:
        with suppress(OSError):  # the other end is closed already
            os.write(terminal, pressing)
            while select.select([terminal], [], [], 1)[0]:
                os.read(terminal, 4096)
    return process.returncode


def _until(terminal: int, words: bytes, *, pressing: bytes = b"") -> bytes:
    """What the terminal shows up to some words, after a key is pressed.

    A terminal drops what is typed while it changes to single keys, so the key is pressed again where nothing comes.
    """
    shown, end = b"", time.monotonic() + 90
    os.write(terminal, pressing)
    while words not in shown:
        assert time.monotonic() < end, shown
        if select.select([terminal], [], [], 5)[0]:
            shown += os.read(terminal, 4096)
        else:
            os.write(terminal, pressing)
    return shown
