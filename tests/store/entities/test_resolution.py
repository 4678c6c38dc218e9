"""Who is whom over articles, with the real store: what import does after extraction."""

from __future__ import annotations

import itertools

import pytest

from claims.article import Article
from claims.ingest import resolve
from claims.quotation import Extraction, Mention, Quotation, Span, Speaker
from claims.resolve import normalise
from claims.store.reader import open_reader
from claims.store.records import Spelling
from claims.store.store import Store

_NUMBERS = itertools.count(1)


def keep(store: Store, name: str, role: str | None = None, *, also: tuple[str, ...] = ()) -> int:
    """Import an article in which one person says something; gives the number of the speaker."""
    opening = f"{role} " if role else ""
    text = f"{opening}{name} said the harbour opens at {next(_NUMBERS)}. {' '.join(also)}"
    start = len(opening)
    named = Span.of(text, start, start + len(name))
    mentions = [Mention(span=named, name=name, kind="person", role=Span.of(text, 0, start - 1) if role else None)]
    for other in also:
        at = text.rindex(other)
        mentions.append(Mention(span=Span.of(text, at, at + len(other)), name=other, kind="person"))
    content = Span.of(text, text.index("the harbour"), text.index(". ", text.index("the harbour")))
    quotation = Quotation(kind="indirect", content=(content,), source=named, speaker=Speaker(name, "person", role))
    extraction = Extraction(quotations=(quotation,), mentions=tuple(mentions))
    run = store.run(version="1", model="none", components="test")
    article = Article(text=text, origin=f"{content.text}.txt")
    written = store.write_article(article, extraction, run_id=run, assignments=resolve(store, extraction))
    return speaker_of(store, written.article_id)


def speaker_of(store: Store, article_id: int) -> int:
    from claims.store.quotations.filters import Filters

    with open_reader(store.engine) as reader:
        (found,) = [one for one in reader.quotations(reader.latest(Filters())) if one.article.id == article_id]
    assert found.speaker_id is not None
    return found.speaker_id


def speakers(store: Store) -> set[str]:
    with open_reader(store.engine) as reader:
        return {speaker.name for speaker in reader.speakers()}


def test_spellings_of_one_name_are_one_speaker(store: Store) -> None:
    for name in ("Muhammad Javad Zarif", "Zarif", "Mohammad Javad Zarif", "Javad Zarif"):
        keep(store, name, "Foreign Minister")
    assert len(speakers(store)) == 1


def test_a_lone_surname_gets_its_full_name_from_a_later_article(sqlite_store: Store) -> None:
    first = keep(sqlite_store, "Rouhani")
    assert keep(sqlite_store, "Hassan Rouhani") == first
    assert speakers(sqlite_store) == {"Hassan Rouhani"}


def test_two_people_of_one_surname_are_two(sqlite_store: Store) -> None:
    assert keep(sqlite_store, "Fuad Hussein") != keep(sqlite_store, "Saddam Hussein")
    assert keep(sqlite_store, "Bill Clinton") != keep(sqlite_store, "Hillary Clinton")


def test_a_surname_that_two_have_is_nobodys_until_a_role_tells(sqlite_store: Store) -> None:
    bill = keep(sqlite_store, "Bill Clinton", "President")
    hillary = keep(sqlite_store, "Hillary Clinton", "Secretary of State")
    nobody = keep(sqlite_store, "Clinton")
    assert nobody not in {bill, hillary}
    assert keep(sqlite_store, "Clinton", "Secretary of State") == hillary
    assert keep(sqlite_store, "Clinton", "President") == bill
    assert keep(sqlite_store, "Clinton") == nobody


def test_a_merge_holds_for_later_articles(store: Store) -> None:
    abbas = keep(store, "Mahmoud Abbas")
    mazen = keep(store, "Abu Mazen")
    store.merge(abbas, mazen)
    assert keep(store, "Abu Mazen") == abbas
    assert speakers(store) == {"Mahmoud Abbas"}


def test_an_undone_merge_does_not(store: Store) -> None:
    abbas = keep(store, "Mahmoud Abbas")
    mazen = keep(store, "Abu Mazen")
    store.undo(store.merge(abbas, mazen).review_id)
    assert keep(store, "Abu Mazen") == mazen


def test_a_split_holds_for_later_articles(store: Store) -> None:
    one = keep(store, "Salim Ahmed")
    assert keep(store, "Salem Ahmed") == one
    other = store.split(one, ["Salem Ahmed"]).entity_id
    assert other != one
    assert keep(store, "Salem Ahmed") == other
    assert keep(store, "Salim Ahmed") == one


def test_two_that_a_person_set_apart_stay_apart(sqlite_store: Store) -> None:
    one, other = keep(sqlite_store, "Hassan Rouhani"), keep(sqlite_store, "Ahmad Rouhani")
    sqlite_store.distinct(one, other)
    assert keep(sqlite_store, "Hassan Rouhani") == one
    assert keep(sqlite_store, "Ahmad Rouhani") == other


def test_a_new_name_is_known_in_later_articles(sqlite_store: Store) -> None:
    pope = keep(sqlite_store, "Jorge Bergoglio")
    sqlite_store.rename(pope, Spelling("Pope Francis", normalise("Pope Francis")))
    assert keep(sqlite_store, "Pope Francis") == pope


@pytest.mark.parametrize("order", list(itertools.permutations(["Volodymyr Zelenskyy", "Zelensky", "Petro Zelenko"])))
def test_the_order_of_import_does_not_matter(sqlite_store: Store, order: tuple[str, ...]) -> None:
    numbers = {name: keep(sqlite_store, name) for name in order}
    assert numbers["Zelensky"] == numbers["Volodymyr Zelenskyy"] != numbers["Petro Zelenko"]


def test_two_of_one_article_are_two(sqlite_store: Store) -> None:
    keep(sqlite_store, "George Bush")
    keep(sqlite_store, "George W. Bush", also=("George H. W. Bush",))
    with open_reader(sqlite_store.engine) as reader:
        names = {name.name for name in reader.vocabulary.entities(["bush"])}
    assert {"George W. Bush", "George H. W. Bush"} <= names
