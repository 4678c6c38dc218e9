"""What is said in an organisation's name counts as its words, on both engines; a person's spokesman does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claims.ask import ask, browse, quotes
from claims.ingest import embed_missing
from claims.quotation import Mention, Speaker
from claims.search.questions.options import Asked
from tests.builders import article, keep, quotation, span

BOARD = (
    "Harbour Board spokesman Omar Haddad said the ferry tax would fall. "
    "The Harbour Board said the archives were being copied.\n"
)
MAYOR = "Mayor Ana Ruiz spoke. Lena Ortiz, her spokeswoman, said the ferry tax was a mistake.\n"


@pytest.fixture
def harbour(store):
    spokesman = Speaker("Omar Haddad", "person", "Harbour Board spokesman", "Harbour Board")
    tax = replace(quotation(BOARD, "the ferry tax would fall"), speaker=spokesman)
    pier = quotation(BOARD, "the archives were being copied", speaker="Harbour Board", speaker_kind="organisation")
    mentions = [
        Mention(span=span(BOARD, "Harbour Board"), name="Harbour Board", kind="organisation"),
        Mention(span=span(BOARD, "Omar Haddad"), name="Omar Haddad", kind="person"),
    ]
    keep(store, article(BOARD, origin="board.txt"), tax, pier, mentions=mentions)
    spokeswoman = Speaker("Lena Ortiz", "person", "spokeswoman", "Ana Ruiz")
    mistake = replace(quotation(MAYOR, "the ferry tax was a mistake"), speaker=spokeswoman)
    named = [Mention(span=span(MAYOR, name), name=name, kind="person") for name in ("Ana Ruiz", "Lena Ortiz")]
    keep(store, article(MAYOR, origin="mayor.txt"), mistake, mentions=named)
    embed_missing(store)
    return store


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("what did the Harbour Board say", {"the ferry tax would fall", "the archives were being copied"}),
        ("what did Omar Haddad say", {"the ferry tax would fall"}),
        ("what did Ana Ruiz say about the ferry tax", set()),
        ("what did Ana Ruiz say", set()),
    ],
)
def test_who_answers(harbour, question, texts):
    assert {answer.quotation.text for answer in ask(harbour, question).answers} == texts
    assert {answer.quotation.text for answer in browse(harbour, question).answers.answers} == texts


def test_who_is_given_by_an_option_of_quotes_or_by_number_is_meant_alone(harbour):
    assert [one.quotation.text for one in quotes(harbour, Asked(speaker="Harbour Board")).answers] == [
        "the archives were being copied"
    ]
    (board,) = {one.quotation.speaker_id for one in quotes(harbour, Asked(speaker="Harbour Board")).answers}
    found = ask(harbour, "on the ferry tax", speaker=f"s{board}")
    assert "the ferry tax would fall" not in {answer.quotation.text for answer in found.answers}


def test_it_answers_on_the_topic_too(harbour):
    first, *_ = ask(harbour, "what did the Harbour Board say about the ferry tax").answers
    assert (first.quotation.text, first.quotation.speaker) == ("the ferry tax would fall", "Omar Haddad")
