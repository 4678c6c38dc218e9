"""A small world in a database, for tests of what reads from it: invented people, invented articles."""

from __future__ import annotations

from claims.quotation import Mention
from claims.store.store import Store
from tests.builders import article, keep, quotation, span

HARBOUR = """Norland's president wants American soldiers gone

PORT ALDER — The presence of American armed forces harms the whole coast, Norland's President Ilse Varga told visiting \
Transport Minister Tomas Reyk on Saturday, according to the agency NNA.

“The United States should withdraw its fleet,” Varga said on her website.

Trade with Sundria should double within two years, she added.

“Our harbours are open to every merchant,” Reyk tweeted.

Two officials said the talks had been “friendly”.
"""
BUDGET = """Budget passes after long night

Finance Minister Lena Reyk said the budget deficit would shrink. “We cut taxes for fishermen,” she told reporters.

Varga praised the new tax law in an interview with Coast Radio.
"""


FLEET = """Talks on the fleet

Norland's President Ilse Varga said the American fleet should leave the harbour by summer.

The American fleet must leave the harbour at once, a senior official said.

The American fleet has harmed the harbour for years, he added.

The American fleet may stay in the harbour, Varga and Reyk said.
"""
NOT_KNOWN = "Whether Ilse Varga said this is not known."


def build_unnamed(store: Store) -> None:
    """One article in which a president, a source without a name, nobody known and a group speak of one thing."""
    keep(
        store,
        article(FLEET, origin="fleet.txt", title=FLEET.split("\n", 1)[0]),
        quotation(FLEET, "the American fleet should leave the harbour by summer", speaker="Ilse Varga", cue="said"),
        quotation(FLEET, "The American fleet must leave the harbour at once", speaker="a senior official",
                  speaker_kind="unnamed", cue="said"),
        quotation(FLEET, "The American fleet has harmed the harbour for years", cue="added", source="he"),
        quotation(FLEET, "The American fleet may stay in the harbour", speaker="Varga and Reyk", speaker_kind="group",
                  cue="said"),
        mentions=[Mention(span=span(FLEET, "Ilse Varga"), name="Ilse Varga", kind="person")],
    )  # fmt: skip


def build(store: Store) -> None:
    """Two articles: on the harbour (26 September 2020) and on the budget (3 February 2021)."""
    keep(
        store,
        article(HARBOUR, origin="harbour.txt", published="2020-09-26", title=HARBOUR.split("\n", 1)[0]),
        quotation(
            HARBOUR, "The presence of American armed forces harms the whole coast", speaker="Ilse Varga",
            role="Norland's President", cue="told", source="Norland's President Ilse Varga",
            relays=[("NNA", "agency")], to=["Tomas Reyk"], said=("2020-09-26", "2020-09-26", "on Saturday"),
        ),
        quotation(
            HARBOUR, "“The United States should withdraw its fleet,”", kind="direct", speaker="Ilse Varga", cue="said",
            source="Varga", relays=[("her website", "website")],
        ),
        quotation(HARBOUR, "Trade with Sundria should double within two years", speaker="Ilse Varga", cue="added"),
        quotation(
            HARBOUR, "“Our harbours are open to every merchant,”", kind="direct", speaker="Tomas Reyk", cue="tweeted",
            relays=[("tweeted", "social")],
        ),
        quotation(HARBOUR, "the talks had been “friendly”", kind="mixed", speaker="Two officials",
                  speaker_kind="unnamed", cue="said", source="Two officials", confidence=0.4),
    )  # fmt: skip
    keep(
        store,
        article(BUDGET, origin="budget.txt", outlet="Coast Herald", title=BUDGET.split("\n", 1)[0]),
        quotation(BUDGET, "the budget deficit would shrink", speaker="Lena Reyk", role="Finance Minister", cue="said"),
        quotation(BUDGET, "“We cut taxes for fishermen,”", kind="direct", speaker="Lena Reyk", cue="told",
                  to=["reporters"]),
        quotation(BUDGET, "praised the new tax law", speaker="Ilse Varga", relays=[("Coast Radio", "outlet")]),
    )  # fmt: skip
