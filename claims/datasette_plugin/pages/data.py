"""The data of pages, as JSON beside them: the address of the page with ``.json`` behind it."""

from __future__ import annotations

from claims.datasette_plugin.pages.page import Json, Page, Shown, Visit
from claims.store.quotations.filters import Filters
from claims.tracing import told_claim


def article(visit: Visit) -> Shown:
    """An article with its text and its quotations."""
    with visit.reading() as reader:
        found = reader.article(visit.number("number"))
    return Json(
        {
            "article": found.article.to_dict() | {"byline": found.byline},
            "supersedes": f"a{found.supersedes}" if found.supersedes else None,
            "superseded_by": f"a{found.superseded_by}" if found.superseded_by else None,
            "text": found.text,
            "quotations": [
                one.to_dict() | {"source_at": one.source_at, "cue_at": one.cue_at} for one in found.quotations
            ],
        }
    )


def quotation(visit: Visit) -> Shown:
    """One quotation and where it was printed."""
    with visit.reading() as reader:
        found = reader.quotation(visit.number("number"))
    one = found.quotation
    return Json({
        "quotation": one.to_dict() | {"source_at": one.source_at, "cue_at": one.cue_at},
        "article": one.article.to_dict() | {"superseded": found.superseded},
    })  # fmt: skip


def speaker(visit: Visit) -> Shown:
    """A speaker at a glance, with spellings and roles; a number that was merged gives the one that stands for it."""
    with visit.reading() as reader:
        who = reader.identity(visit.number("number"))
        return Json(
            {
                "speaker": {"id": f"s{who.entity_id}", "name": who.name, "kind": who.kind},
                "spellings": [{"name": one.name, "mentions": one.count} for one in reader.spellings(who.entity_id)],
                "roles": [role.to_dict() for role in reader.roles(who.entity_id)],
                "spokespeople": [one.to_dict("s") for one in reader.spokespeople(who.entity_id)],
                **reader.profile(Filters(speakers=(who.entity_id,))).to_dict(),
            }
        )


def relay(visit: Visit) -> Shown:
    """What reached us through a channel, at a glance."""
    number = visit.number("number")
    with visit.reading() as reader:
        found = reader.channel(number)
        said = {"id": f"r{found.id}", "name": found.name, "kind": found.kind, "owner": found.owner}
        together = reader.channels_together(number)
        return Json({"relay": said, **reader.profile(Filters(relay_channels=together)).to_dict()})


def outlet(visit: Visit) -> Shown:
    """What an outlet printed, at a glance."""
    number = visit.number("number")
    with visit.reading() as reader:
        found = reader.outlet(number)
        said = {"id": f"o{found.id}", "name": found.name}
        return Json({"outlet": said, **reader.profile(Filters(outlets=(number,))).to_dict()})


def claim(visit: Visit) -> Shown:
    """A claim, in the shape of ``claims show c12 --json``; a merged number gives the one that stands for it."""
    with visit.reading() as reader:
        return Json(told_claim(reader, visit.number("number")).to_dict())


_NUMBER = r"(?P<number>\d{1,18})"

PAGES = (
    Page(path=rf"/articles/a{_NUMBER}\.json", read=article),
    Page(path=rf"/quotations/q{_NUMBER}\.json", read=quotation),
    Page(path=rf"/speakers/s{_NUMBER}\.json", read=speaker),
    Page(path=rf"/claims/c{_NUMBER}\.json", read=claim),
    Page(path=rf"/relays/r{_NUMBER}\.json", read=relay),
    Page(path=rf"/outlets/o{_NUMBER}\.json", read=outlet),
)
