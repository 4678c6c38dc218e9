"""FollowTheMoney entities (https://followthemoney.tech), one a line: what Aleph, OpenAleph and ``ftm`` read.

Speakers are Person or Organization, articles Article. A quotation by a known speaker is a Documentation between the
two; one by somebody who is no entity ("two officials") a Note on the article. Names as articles print them are
Mentions. Identifiers of articles and quotations are hashes of what they are, the same from every database; those of
speakers are their numbers in this one, after ``base``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from claims.exports.format import Format, Wanted
from claims.exports.json import iri, line
from claims.store.quotations.exported import ExportedArticle, ExportedQuotation
from claims.store.reader import Reader
from claims.store.records import KnownEntity

_SCHEMATA = {"person": "Person", "organisation": "Organization"}
_BASE = "claims-"
# ISO 639-1 to the ISO 639-3 codes that FollowTheMoney wants; other languages are left out.
_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "it": "ita",
    "ku": "kur", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip


def pieces(reader: Reader, wanted: Wanted) -> Iterator[str]:
    """One line an entity; each speaker once, before what it says."""
    base = wanted.base or _BASE
    # Numbers only: what is held grows with speakers, at some bytes each, not with quotations.
    told = bytearray()
    for article in reader.exported(wanted.filters, limit=wanted.limit):
        speakers = {number for one in article.quotations for number in one.stored.speaker_ids}
        new = sorted(number for number in speakers if not _was_told(told, number))
        for known in reader.known(new):
            item = reader.wikidata(known.entity_id)
            yield _entity(f"{base}s{known.entity_id}", *_speaker(known, item.id if item else None))
        yield from _of_article(article, base)


def _was_told(told: bytearray, number: int) -> bool:
    """Whether this number was asked for before; from now on it was."""
    if number >= len(told):
        told.extend(bytes(2 * number + 1 - len(told)))
    before = bool(told[number])
    told[number] = 1
    return before


def _of_article(article: ExportedArticle, base: str) -> Iterator[str]:
    number = f"{base}{article.identity}"
    yield _entity(number, "Article", _article(article))
    mentioned: set[tuple[int, str]] = set()
    for one in article.quotations:
        speaker, called = one.stored.speaker_id, one.called
        if speaker and called and (speaker, called) not in mentioned:
            mentioned.add((speaker, called))
            yield _mention(number, base, speaker, called, one)
        yield _quotation(number, base, article, one)


def _speaker(known: KnownEntity, wikidata: str | None) -> tuple[str, dict[str, Any]]:
    schema = _SCHEMATA[known.kind]
    others = [name for name in known.spellings if name != known.name]
    roles = {"position" if schema == "Person" else "description": list(known.roles)}
    return schema, {"name": [known.name], "alias": others, **roles, "wikidataId": [wikidata]}


def _article(article: ExportedArticle) -> dict[str, Any]:
    stored = article.stored
    return {
        "title": [stored.title],
        "author": [article.byline],
        "publisher": [stored.outlet],
        "publishedAt": [stored.published.isoformat() if stored.published else None],
        "sourceUrl": [_address(stored.url)],
        "language": [_LANGUAGES.get(article.language or "")],
        "mimeType": ["text/plain"],
        "bodyText": [article.text],
    }


def _mention(number: str, base: str, speaker: int, called: str, one: ExportedQuotation) -> str:
    kind = one.record.speaker.kind if one.record.speaker else "person"
    digest = hashlib.sha256(f"{number}\n{speaker}\n{called}".encode()).hexdigest()
    properties = {
        "document": [number],
        "name": [" ".join(called.split())],
        "resolved": [f"{base}s{speaker}"],
        "detectedSchema": [_SCHEMATA.get(kind, "LegalEntity")],
    }
    return _entity(f"{base}{digest}", "Mention", properties)


def _quotation(number: str, base: str, article: ExportedArticle, one: ExportedQuotation) -> str:
    record, said = one.record, one.record.said
    via = [f"via {relay.name} ({relay.kind})" for relay in record.relays]
    to = [f"to {addressee.name}" for addressee in record.addressees]
    if not one.stored.speaker_ids:
        who = record.speaker.name if record.speaker else one.stored.source
        note = {"entity": [number], "description": [record.text], "summary": [who, *via, *to]}
        return _entity(f"{base}{one.identity}", "Note", note)
    days = {"startDate": [str(said.first)], "endDate": [str(said.last)]} if said else {}
    properties = {
        "document": [number],
        "entity": [f"{base}s{speaker}" for speaker in one.stored.speaker_ids],
        "role": ["speaker"],
        "summary": [record.text],
        "description": [*via, *to],
        "status": [record.kind],
        "recordId": [f"q{one.stored.id}"],
        "publisher": [article.stored.outlet],
        "sourceUrl": [_address(article.stored.url)],
        **days,
    }
    return _entity(f"{base}{one.identity}", "Documentation", properties)


def _address(url: str | None) -> str | None:
    return iri(url) if url and url.startswith(("http://", "https://")) else None


def _entity(number: str, schema: str, properties: dict[str, Any]) -> str:
    given = {key: [value for value in values if value] for key, values in properties.items()}
    kept = {key: values for key, values in given.items() if values}
    return f"{line({'id': number, 'schema': schema, 'properties': kept})}\n"


FORMAT = Format(
    name="ftm",
    title="FollowTheMoney entities, one a line",
    media_type="application/json+ftm",
    suffix="ftm.json",
    pieces=pieces,
    takes=frozenset({"base"}),
)
