"""Speakers, relays and outlets: a list of each, and a page for every one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claims.datasette_plugin.charts import over_time
from claims.datasette_plugin.pages.page import Html, Page, Redirect, Shown, Visit
from claims.resolve import normalise
from claims.store.browsing.listed import Listed
from claims.store.browsing.profiles import LOOKED_AT, Named, Profile
from claims.store.quotations.filters import Filters
from claims.store.reader import Reader

_A_PAGE, _LAST_PAGE = 50, 200
_ROLES, _SPELLINGS = 20, 40


def speaker(visit: Visit) -> Shown:
    """A speaker; after a merge the one that stands for both."""
    number = visit.number("number")
    with visit.reading() as reader:
        who = reader.identity(number)
        if who.entity_id != number:
            return Redirect(visit.links.speaker(who.entity_id))
        roles = sorted(reader.roles(number), key=lambda role: -role.articles)
        spellings = reader.spellings(number)
        context = {
            "who": who,
            "roles": [role for role in reader.roles(number) if role in roles[:_ROLES]],
            "more_roles": len(roles) - _ROLES,
            "spellings": spellings[:_SPELLINGS],
            "more_spellings": len(spellings) - _SPELLINGS,
            "wikidata": reader.wikidata(number),
            "decisions": reader.decisions(number),
            "spokespeople": reader.spokespeople(number),
        }
        profile = reader.profile(Filters(speakers=(number,)))
    return Html(context | _shown(profile) | {"ask": {"speaker": f"s{number}"}})


def relay(visit: Visit) -> Shown:
    """A channel: what reached us through it."""
    number = visit.number("number")
    with visit.reading() as reader:
        channel = reader.channel(number)
        profile = reader.profile(Filters(relay_channels=reader.channels_together(number)))
    return Html({"channel": channel, "ask": {"relay": f"r{number}"}} | _shown(profile))


def outlet(visit: Visit) -> Shown:
    """An outlet: whom it quotes, and through whom."""
    number = visit.number("number")
    with visit.reading() as reader:
        found = reader.outlet(number)
        profile = reader.profile(Filters(outlets=(number,)))
    return Html({"outlet": found, "ask": {"outlet": f"o{number}"}} | _shown(profile))


def _shown(profile: Profile) -> dict[str, Any]:
    return {
        "profile": profile,
        "chart": over_time(profile.months, "quotations"),
        "of_latest": profile.looked_at if profile.looked_at == LOOKED_AT < profile.quotations else None,
    }


def _speakers(reader: Reader, visit: Visit, offset: int) -> Listed:
    words = normalise(visit.get("q") or "").split()
    if not words:
        return reader.speakers_listed(offset=offset, limit=_A_PAGE)
    known = reader.vocabulary.entities(words, beginnings=True)
    found: dict[int, Named] = {}
    for one in known:
        parts = normalise(one.spelling).split()
        if all(any(part.startswith(word) for part in parts) for word in words):
            found.setdefault(one.id, Named(one.id, one.name, one.kind, 0))
    some = list(found.values())
    return Listed(tuple(some[offset : offset + _A_PAGE]), len(some) > offset + _A_PAGE)


def _relays(reader: Reader, visit: Visit, offset: int) -> Listed:
    del visit
    return reader.relays_listed(offset=offset, limit=_A_PAGE)


def _outlets(reader: Reader, visit: Visit, offset: int) -> Listed:
    del visit
    return reader.outlets_listed(offset=offset, limit=_A_PAGE)


def _listing(path: str, title: str, read: Callable[[Reader, Visit, int], Listed], counted: str) -> Page:
    def page(visit: Visit) -> Shown:
        asked = visit.get("page") or "1"
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
        number = min(max(number, 1), _LAST_PAGE)
        with visit.reading() as reader:
            found = read(reader, visit, (number - 1) * _A_PAGE)
        links = {"speakers": visit.links.speaker, "relays": visit.links.relay, "outlets": visit.links.outlet}
        around = {"q": visit.get("q")}
        return Html(
            {
                "title": title,
                "path": path,
                "rows": [(one, links[path[1:]](one.id or 0)) for one in found.names],
                "counted": counted,
                "asked": visit.get("q"),
                "previous": visit.links.page(path, around | {"page": number - 1}) if number > 1 else None,
                "next": visit.links.page(path, around | {"page": number + 1}) if found.more else None,
            }
        )

    return Page(path=path, read=page, template="claims_list.html", nav=title)


PAGES = (
    _listing("/speakers", "Speakers", _speakers, "quotation"),
    _listing("/relays", "Relays", _relays, "quotation"),
    _listing("/outlets", "Outlets", _outlets, "article"),
    Page(path=r"/speakers/s(?P<number>\d{1,18})", read=speaker, template="claims_speaker.html", of="speakers"),
    Page(path=r"/relays/r(?P<number>\d{1,18})", read=relay, template="claims_relay.html", of="relays"),
    Page(path=r"/outlets/o(?P<number>\d{1,18})", read=outlet, template="claims_outlet.html", of="outlets"),
)
