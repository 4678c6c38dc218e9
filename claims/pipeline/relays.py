"""The component claims_relays: through which channels each quotation came, and to whom it was said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.addressees import find_addressees
from claims.pipeline.annotations import Attribution, register_extensions
from claims.pipeline.channels import ORDER, find_nouns, find_outlets, is_outlet, outlet_kind
from claims.pipeline.conversation import Conversation
from claims.pipeline.mentions import Mentions, find_mentions
from claims.pipeline.occasions import steps
from claims.pipeline.surface import Surface
from claims.pipeline.zones import zone_of
from claims.quotation import Addressee, Relay, Speaker


@Language.factory("claims_relays", assigns=["doc._.claims_relays", "doc._.claims_addressees"])
def create_relays(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # spaCy passes both
    """Create the component; it reads ``doc._.claims_attributions`` and ``doc._.claims_speakers``.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """
    register_extensions()
    return add_relays


def add_relays(doc: Doc) -> Doc:
    """Write the relays and addressees of each of a Doc's attributions."""
    surface = Surface(doc)
    mentions = doc._.claims_names or find_mentions(surface)
    finder = _Finder(surface, mentions, doc._.claims_attributions, doc._.claims_speakers)
    doc._.claims_relays, doc._.claims_addressees = finder.find()
    return doc


# Channels in which more is said than one quotation: they go on into the next paragraph.
_LASTING = frozenset({"speech", "interview", "outlet", "agency"})
# Channels that go on within a paragraph, or where the next words say that they do ("he added").
_SHORT = frozenset({"statement", "website", "document"})


class _Finder:
    def __init__(
        self,
        surface: Surface,
        mentions: Mentions,
        attributions: Sequence[Attribution],
        speakers: Sequence[Speaker | None],
    ) -> None:
        self.surface = surface
        self.mentions = mentions
        self.attributions = attributions
        self.speakers = list(speakers) + [None] * (len(attributions) - len(speakers))
        self.conversation = Conversation(surface, mentions, attributions)
        self.conversation.replay(self.speakers)

    def find(self) -> tuple[tuple[tuple[Relay, ...], ...], tuple[tuple[Addressee, ...], ...]]:
        relays: list[tuple[Relay, ...]] = []
        addressees: list[tuple[Addressee, ...]] = []
        for attribution, speaker in zip(self.attributions, self.speakers, strict=True):
            channels, told = self._own(attribution, speaker)
            relays.append(channels)
            addressees.append(told)
        self._carry_on(relays)
        self._hand_on(relays)
        return tuple(relays), tuple(addressees)

    def _own(
        self, attribution: Attribution, speaker: Speaker | None
    ) -> tuple[tuple[Relay, ...], tuple[Addressee, ...]]:
        zone = zone_of(self.surface, attribution)
        name = speaker.name if speaker is not None else None
        found: list[Relay] = list(find_nouns(self.surface, zone, attribution, name))
        found += find_outlets(self.surface, self.mentions, zone, attribution, name)
        told: list[Addressee] = []
        for one in find_addressees(self.conversation, zone, attribution, speaker):
            if isinstance(one, Relay):
                found.append(one)
            else:
                told.append(one)
        return ordered(found), _distinct(told)

    def _carry_on(self, relays: list[tuple[Relay, ...]]) -> None:
        """The same speaker goes on through the same channel: a speech for paragraphs, a letter for its own."""
        for step in steps(self.surface, self.attributions, self.speakers):
            if not relays[step.index]:
                near = step.paragraphs == 0 or step.adds
                kinds = _LASTING | _SHORT if near else _LASTING
                relays[step.index] = tuple(relay for relay in relays[step.before] if relay.kind in kinds)

    def _hand_on(self, relays: list[tuple[Relay, ...]]) -> None:
        """Whoever is quoted around a quotation handed it on: "reads IRNA's account", with Rouhani's words inside."""
        for index, attribution in enumerate(self.attributions):
            outer = attribution.inside
            if outer is None or not 0 <= outer < len(relays) or outer == index:
                continue
            source = self.attributions[outer].source
            if source is None:
                continue
            for name, entity in self.mentions.overlapping(*source)[:1]:
                if is_outlet(self.surface, entity, name):
                    relay = Relay(entity.name, outlet_kind(entity), name.start, name.end)
                    relays[index] = ordered([*relays[index], relay])


def ordered(relays: Iterable[Relay]) -> tuple[Relay, ...]:
    """Each channel once, nearest the speaker first; no interview beside the outlet that held it."""
    found: dict[tuple[str, str], Relay] = {}
    for relay in relays:
        found.setdefault((relay.kind, relay.name.casefold()), relay)
    kinds = {relay.kind for relay in found.values()}
    kept = [relay for relay in found.values() if relay.kind != "interview" or not kinds & {"outlet", "agency"}]
    kept = [relay for relay in kept if not any(_holds(other, relay) for other in kept)]
    return tuple(sorted(kept, key=lambda relay: (ORDER.index(relay.kind), relay.start)))


def _holds(outer: Relay, inner: Relay) -> bool:
    """Whether one name is part of a longer one: "Fox" in "Fox and Friends"."""
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def _distinct(addressees: Iterable[Addressee]) -> tuple[Addressee, ...]:
    found: dict[str, Addressee] = {}
    for addressee in addressees:
        found.setdefault(addressee.name.casefold(), addressee)
    return tuple(found.values())
