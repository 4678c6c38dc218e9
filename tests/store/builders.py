"""Small articles and extractions, each in one line."""

from __future__ import annotations

from datetime import date

from claims.article import Article
from claims.quotation import Addressee, Extraction, Mention, Quotation, Relay, Span, Speaker, UtteranceDate
from claims.store.records import AssignedEntity, Spelling
from claims.store.store import Store

TEXT = (
    "Mayor Ana Ruiz said “the bridge stays open” on Monday.\n\n"
    "“No lorry shall cross it,” Ruiz told Omar Haddad, according to Harbour News.\n"
)


def article(text: str = TEXT, **fields: object) -> Article:
    values = {
        "origin": "harbour.txt",
        "title": "Bridge stays open",
        "outlet": "The Quay",
        "published": date(2024, 5, 6),
    }
    return Article(text=text, **(values | fields))


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def extraction(text: str = TEXT) -> Extraction:
    """What the pipeline would take from TEXT."""
    ruiz = Speaker("Ana Ruiz", "person", "Mayor")
    to = span(text, "Omar Haddad")
    relay = span(text, "Harbour News")
    return Extraction(
        quotations=(
            Quotation(
                kind="direct",
                content=(span(text, "“the bridge stays open”"),),
                cue=span(text, "said"),
                source=span(text, "Mayor Ana Ruiz"),
                speaker=ruiz,
                said=UtteranceDate(date(2024, 5, 6), date(2024, 5, 6), "on Monday"),
            ),
            Quotation(
                kind="direct",
                content=(span(text, "“No lorry shall cross it,”"),),
                cue=span(text, "told"),
                source=Span.of(text, text.index("Ruiz told"), text.index(" told Omar")),
                speaker=ruiz,
                relays=(Relay("Harbour News", "agency", relay.start, relay.end),),
                addressees=(Addressee("Omar Haddad", "person", to.start, to.end),),
                confidence=0.9,
            ),
        ),
        mentions=(
            Mention(span=span(text, "Ana Ruiz"), name="Ana Ruiz", kind="person", role=span(text, "Mayor")),
            Mention(span=to, name="Omar Haddad", kind="person"),
        ),
    )


def person(name: str, *more: str, entity_id: int | None = None, roles: tuple[str, ...] = ()) -> AssignedEntity:
    spellings = tuple(Spelling(one, one.casefold()) for one in (name, *more))
    keys = frozenset({name.rsplit(maxsplit=1)[-1].casefold()})
    return AssignedEntity(name=name, kind="person", spellings=spellings, keys=keys, entity_id=entity_id, roles=roles)


def run(store: Store, components: str = "rules") -> int:
    return store.run(version="0.1.0", model="test 1.0", components=components)


def quoting(name: str, words: str = "“Yes,”") -> tuple[str, Extraction]:
    """A text in which one person says one thing, and what is taken from it."""
    text = f"{words} {name} said.\n"
    return text, Extraction(
        quotations=(
            Quotation(
                kind="direct",
                content=(span(text, words),),
                cue=span(text, "said"),
                source=span(text, name),
                speaker=Speaker(name, "person"),
            ),
        ),
        mentions=(Mention(span=span(text, name), name=name, kind="person"),),
    )
