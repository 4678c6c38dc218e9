"""The component claims_relays: through which channels each quotation came, and to whom it was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from claims.lexicon.lists import words
from claims.pipeline.annotations import Attribution, register_extensions
from claims.pipeline.circumstances.channels import ORDER, Channel, find_channels
from claims.pipeline.circumstances.clauses import names_channel
from claims.pipeline.circumstances.occasions import walk
from claims.pipeline.circumstances.outlets import is_outlet, outlet_kind, outlet_relay
from claims.pipeline.circumstances.pairing import Pairing
from claims.pipeline.circumstances.programmes import halves
from claims.pipeline.circumstances.scene import Scene
from claims.pipeline.circumstances.summed_up import names_the_words, sums_up
from claims.pipeline.circumstances.weights import Weights, read_weights
from claims.pipeline.circumstances.zones import zone_of
from claims.pipeline.entities.mentions import Mentions, find_mentions
from claims.pipeline.relays.addressees import find_addressees
from claims.pipeline.relays.elsewhere import describes_source, opens_another
from claims.pipeline.relays.exchanges import exchange
from claims.pipeline.relays.published import is_published_there
from claims.pipeline.relays.questions import ask_between
from claims.pipeline.relays.written import is_written_in
from claims.pipeline.speakers.conversation import Conversation
from claims.pipeline.text.surface import Surface, surface_of
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


def add_relays(doc: Doc, weights: Weights | None = None) -> Doc:
    """Write the relays and addressees of each of a Doc's attributions.

    Args:
        doc: The Doc.
        weights: Other weights than those that Claims comes with.
    """
    surface = surface_of(doc)
    mentions = doc._.claims_names or find_mentions(surface)
    finder = _Finder(surface, mentions, doc._.claims_attributions, doc._.claims_speakers)
    doc._.claims_relays, doc._.claims_addressees = finder.find(weights or read_weights("relays"))
    return doc


# "The Tasnim news agency": words behind an outlet's name that say no more than that it is one.
_MEDIA = words("channels", "media") | {"news"}
# What stands in the attributing clause by its grammar needs only so much of the threshold.
_CLAUSE_SHARE = 0.5
_CARRIERS = frozenset({"outlet", "agency"})
_AHEAD_OF_REPORT = 60  # characters from what was said to the outlet that reports it
_BEFORE_REPORT = re.compile(r"[^.;:!?\n]*,[”\"’']*\s[^.,;:!?\n]*\Z")
_REPORT = re.compile(r"\s+(?:(?:has|had|also|later)\s+)*(?:reported|reports)\b(?!\s+that\b)")
_ON_AIR = re.compile(
    r"\bon\s+(?:[\w’']+\s+)?(?:broadcast|edition|episode|installment|airing) of\s+(?:the\s+)?"
    r"(?:[\w.&]+[’']s?\s+)?[“\"]?\Z"
)
_MADE = frozenset({"statement", "document", "website"})
_SPOKEN = frozenset({"statement", "speech"})
_OWN_WORDS = frozenset({"statement", "social"})
_WHOSE = re.compile(r"(?:['’]s|s['’]|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts))\s(?:[\w-]+\s){0,3}\Z")
_IN_ONE = re.compile(r"\s*[\"”]?\s*(?:In|During)\s(?:an?|the|his|her|their)\s(?:[\w-]+\s){0,3}")
_ACCORDING = re.compile(
    r"(?:\s(?:after|before|during|following|at)\s[^,.;:“”\"\n]{2,40}?)?\W*\baccording to "
    r"(?:an?|the|his|her|their|its|this)\s(?:[\w-]+\s){0,3}",
    re.IGNORECASE,
)
_AN_OCCASION = re.compile(r"\s(?:an?|the|his|her|their|its)\s(?:(?!of\b|to\b|in\b|that\b)[\w’'-]+\s){0,4}")
_NEXT_CLAUSE = re.compile(r"[,;]\s+(?:while|whereas|and|but|though)\b")
_NEAR = 4  # attributions before one that may stand in its sentence
# Behind an outlet's name: who leads it or speaks for it, and is not quoted in it for that.
_LEADS_IT = re.compile(
    r"(?:['’]s)?\s(?:[\w-]+\s){0,2}?(?:president|CEO|chief executive|chair(?:man|woman|person)?|owner|publisher"
    r"|director[- ]general|managing director|spokes(?:man|woman|person))\b"
)
_HANDLE = re.compile(r"\s?\((?P<handle>@\w{1,30})\)\s")
_TOLD = re.compile(r"\b(?:told|tells|telling|interview with)\s+(?:the\s+)?\Z", re.IGNORECASE)
_QUOTING = frozenset({"quoted", "quotes", "cited", "cites"})
_AUXILIARIES = frozenset({"", "has", "have", "had", "also", "later", "earlier"})  # before "quoted"


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

    def find(self, weights: Weights) -> tuple[tuple[tuple[Relay, ...], ...], tuple[tuple[Addressee, ...], ...]]:
        relays: list[tuple[Relay, ...]] = [()] * len(self.attributions)
        addressees: list[tuple[Addressee, ...]] = [()] * len(self.attributions)
        scene = Scene(self.surface, self.mentions, self.attributions, self.speakers)
        channels = find_channels(self.surface, self.mentions)
        pairs = halves(self.surface, self.mentions, channels)
        for pairing in walk(scene, channels, names_channel):
            index = pairing.stand.index
            told, outlets = self._told(index)
            taken = channels_of(pairing, weights)
            outlets += [*self._source_itself(index), *self._handle(index)]
            taken = [channel for channel in taken if not self._employs(index, channel, outlets)]
            pairing.take([channel.key for channel in taken])
            outlets += _other_halves([channel.value for channel in taken] + outlets, pairing.stand.speaker, pairs)
            relays[index] = ordered([*(_owned(channel.value, pairing.stand.speaker) for channel in taken), *outlets])
            addressees[index] = told
        self._hand_on(relays)
        ask_between(scene, relays)
        exchange(self.conversation, scene, relays, addressees)
        return tuple(relays), tuple(addressees)

    def _told(self, index: int) -> tuple[tuple[Addressee, ...], list[Relay]]:
        """Who was told, and the outlets among them, which are relays."""
        attribution = self.attributions[index]
        zone = zone_of(self.surface, attribution)
        found = list(find_addressees(self.conversation, zone, attribution, self.speakers[index]))
        outlets = [one for one in found if isinstance(one, Relay)]
        return _distinct(one for one in found if isinstance(one, Addressee)), outlets

    def _employs(self, index: int, one: Channel, told: Sequence[Relay]) -> bool:
        """Whether an outlet only employs the speaker: "CNN president Ruiz", "Harbour's editor Ruiz told CBS"."""
        source = self.attributions[index].source
        if source is None or one.value.kind not in _CARRIERS or not source[0] <= one.start < source[1]:
            return False
        if _LEADS_IT.match(self.surface.text, one.end):
            return True
        return "possessive" in one.traits and any(relay.name != one.value.name for relay in told)

    def _source_itself(self, index: int) -> Iterator[Relay]:
        """The outlet that a source is, where somebody else speaks: "According to Reuters, Ana Ruiz said …"."""
        source, speaker = self.attributions[index].source, self.speakers[index]
        if source is None or speaker is None or speaker.name is None:
            return
        named = self.mentions.overlapping(*source)
        if len(named) != 1 or speaker.name.casefold() in self.surface.text[slice(*source)].casefold():
            return
        name, entity = named[0]
        rest = {word.key for word in self.surface.words_between(name.end, source[1])}
        if entity.name != speaker.name and is_outlet(self.surface, entity, name) and rest <= _MEDIA:
            yield outlet_relay(self.surface, name, entity)

    def _handle(self, index: int) -> Iterator[Relay]:
        """The handle beside whoever signs a post: "— Ana Ruiz (@anaruiz) April 7, 2017"."""
        attribution = self.attributions[index]
        if attribution.source is None or attribution.cue is not None:
            return
        signed = _HANDLE.match(self.surface.text, attribution.source[1])
        if signed is not None:
            yield Relay(signed["handle"], "social", *signed.span("handle"))

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


def channels_of(pairing: Pairing[Relay], weights: Weights) -> list[Channel]:
    """The channels that hold for one attribution, each once, where it is named most clearly."""
    best: dict[str, tuple[float, Channel]] = {}
    for one in candidates_of(pairing):
        probability = pairing.probability(one, weights)
        least = weights.threshold * _share(one, pairing)
        if probability >= max(least, best.get(one.key, (0.0, one))[0]):
            best[one.key] = (probability, one)
    return [one for _, one in best.values()]


def _share(one: Channel, pairing: Pairing[Relay]) -> float:
    """How much of the threshold a channel needs.

    Nothing at all, where it is what says it ("the mayor's statement read"), the interview that begins the sentence,
    what quotes ("state television quoted Ruiz as saying"), what reports the whole sentence
    ("…, IRNA reported", "…, according to a press release", "… on Friday's broadcast of “Low Tide”"), where the
    statement was published ("in a statement published on the website of the board"), the cue itself
    ("she posted"), told by a sentence beside it ("She said this in an address"; "Ruiz sent a letter"), what heard it
    ("told a briefing"), or the speaker's own in the attributing clause.
    """
    marks = (_says, _opens, _quotes, _reports, _posts, _tells, _airs, _hears, is_published_there)
    if any(holds(one, pairing) for holds in marks):
        return 0.0
    if sums_up(pairing.scene, pairing.stand, one) or is_written_in(one, pairing):
        return 0.0
    if one not in pairing.own:
        return 1.0
    return 0.0 if one.value.owner == "" else _CLAUSE_SHARE


def _says(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether a statement or a post is what the source is, as somebody's: "Ruiz's Sunday tweet read"."""
    source = pairing.scene.attributions[pairing.stand.index].source
    if source is None or one.value.kind not in _OWN_WORDS or one.end != source[1] or "form=verb" in one.traits:
        return False
    return _WHOSE.search(pairing.scene.surface.text, source[0], one.start) is not None


def _opens(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether an interview begins the sentence that tells what was said in it: "In an interview at home, Ruiz said"."""
    if one.value.kind != "interview" or one not in pairing.own:
        return False
    surface = pairing.scene.surface
    start = surface.sentences[surface.sentence_of(one.start)][0]
    return _IN_ONE.fullmatch(surface.text, start, one.start) is not None


def _quotes(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether a channel is the subject of "quoted", behind which stands who said it."""
    attribution, text = pairing.scene.attributions[pairing.stand.index], pairing.scene.surface.text
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None or source[0] < cue[1] or text[slice(*cue)].casefold() not in _QUOTING:
        return False
    return one.end < cue[0] and text[one.end : cue[0]].strip() in _AUXILIARIES


def _reports(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether an outlet reports the sentence whose end it stands at: "…, Iran's state-run IRNA reported"."""
    if one.value.kind not in _CARRIERS:
        return False
    text, end = pairing.scene.surface.text, pairing.scene.attributions[pairing.stand.index].content[-1][1]
    between = text[end : one.start]
    near = end <= one.start and len(between) <= _AHEAD_OF_REPORT and _BEFORE_REPORT.match(between) is not None
    return near and _REPORT.match(text, one.end) is not None


def _posts(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether a network is the verb that ends the cue: "she tweeted", "he also posted"."""
    cue = pairing.scene.attributions[pairing.stand.index].cue
    return cue is not None and one.value.kind == "social" and one.end == cue[1] and one.value.name.endswith("ed")


def _tells(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether what somebody said is told by something made: “…,” Ruiz said, according to a press release."""
    attribution, text = pairing.scene.attributions[pairing.stand.index], pairing.scene.surface.text
    cue, end = attribution.cue, attribution.content[-1][1]
    if cue is None or one.value.kind not in _MADE or not max(end, cue[1]) <= one.start <= end + _AHEAD_OF_REPORT:
        return False
    return _ACCORDING.fullmatch(text, max(end, cue[1]), one.start) is not None


def _airs(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether a broadcast is named at the end of what somebody said on it: "… on Friday's broadcast of “Low Tide”"."""
    if one.value.kind not in _CARRIERS or pairing.stand.index not in pairing.scene.contents_at(one.start):
        return False
    text, end = pairing.scene.surface.text, pairing.scene.attributions[pairing.stand.index].content[-1][1]
    start = pairing.scene.surface.sentences[pairing.scene.surface.sentence_of(one.start)][0]
    quoted = pairing.scene.surface.quoted(one.start) and "form=outlet" in one.traits
    ends = end - one.end <= _AHEAD_OF_REPORT and _ON_AIR.search(text, start, one.start) is not None
    return ends and not quoted


def _hears(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether an occasion is what is "told" something: “We pay,” Ruiz told a press briefing."""
    attribution, text = pairing.scene.attributions[pairing.stand.index], pairing.scene.surface.text
    cue = attribution.cue
    if cue is None or one.value.kind != "speech" or not cue[1] < one.start <= cue[1] + _AHEAD_OF_REPORT:
        return False
    tells = text[slice(*cue)].casefold().split()[-1:] in (["told"], ["tells"])
    return tells and _AN_OCCASION.fullmatch(text, cue[1], one.start) is not None


def candidates_of(pairing: Pairing[Relay]) -> list[Channel]:
    """The channels near an attribution.

    An outlet that speaks for itself relays nothing, nor does one that another told, nor what the turns of a transcript
    speak of ("Will he be at the debate?").
    """
    is_turn = pairing.scene.surface.text[slice(*pairing.stand.anchor)] == ":"
    return [
        one
        for one in pairing.circumstances
        if not _is_the_speaker(one, pairing)
        and not _told_by_another(one, pairing)
        and not _made_by_another(one, pairing)
        and not _is_a_cue(one, pairing)
        and not (opens_another(one, pairing) or describes_source(one, pairing))
        and not (one.value.kind in _SPOKEN and names_the_words(pairing.scene.surface, one.start))
        and not (is_turn and pairing.scene.contents_at(one.start))
    ]


def _is_the_speaker(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether a channel is the speaker, under a name that may say what it is: "Harbour" and "Harbour Magazine"."""
    name, speaker = one.value.name, pairing.stand.speaker
    if name == speaker or speaker is None or one.value.kind not in _CARRIERS:
        return name == speaker
    shorter, longer = sorted((name.casefold(), speaker.casefold()), key=len)
    return longer.startswith(f"{shorter} ") and longer[len(shorter) + 1 :] in _MEDIA


def _is_a_cue(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether "reports" is what an agency does, though the parser may take it for a noun: "…, the agency reports"."""
    reports = pairing.scene.surface.text[one.start : one.end] == "reports"
    return reports and (one.start, one.end) in pairing.scene.cues


def _made_by_another(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether somebody else in the sentence made it: "Ruiz signed an order, while Haddad proposed a tax"."""
    scene, stand = pairing.scene, pairing.stand
    if one.value.kind not in _MADE or stand.speaker is None or one.start > stand.anchor[0]:
        return False
    if one in pairing.own and _NEXT_CLAUSE.search(scene.surface.text, one.end, stand.anchor[0]) is None:
        return False
    return any(
        other.sentence == stand.sentence
        and other.speaker not in {None, stand.speaker}
        and other.anchor[0] <= one.start < other.anchor[1]
        for other in scene.stands[max(0, stand.position - _NEAR) : stand.position]
    )


def _told_by_another(one: Channel, pairing: Pairing[Relay]) -> bool:
    """Whether somebody else told an outlet in another sentence: "Park told Hanbit News …. Amin disagreed"."""
    scene, speaker = pairing.scene, pairing.stand.speaker
    if one.value.kind not in _CARRIERS or speaker is None or one in pairing.own:
        return False
    there = scene.surface.sentence_of(one.start)
    others = scene.spoken.get(there, set())
    return (
        there != pairing.stand.sentence
        and bool(others)
        and speaker not in others
        and _TOLD.search(scene.surface.text, scene.surface.sentences[there][0], one.start) is not None
    )


def _owned(relay: Relay, speaker: str | None) -> Relay:
    """A relay with "his" resolved: the channel of one's own words is one's own."""
    return replace(relay, owner=speaker) if relay.owner == "" else relay


def _other_halves(relays: Sequence[Relay], speaker: str | None, pairs: Mapping[int, Relay]) -> list[Relay]:
    """The networks of broadcasts and the broadcasts of networks among some relays, none that speaks itself."""
    names = {speaker, *(relay.name for relay in relays)}
    others = (pairs[relay.start] for relay in relays if relay.start in pairs)
    return [other for other in others if other.name not in names]


def ordered(relays: Iterable[Relay]) -> tuple[Relay, ...]:
    """Each channel once, nearest the speaker first; no interview beside the outlet that held it."""
    found: dict[tuple[str, str], Relay] = {}
    for relay in relays:
        found.setdefault((relay.kind, relay.name.casefold()), relay)
    kinds = {relay.kind for relay in found.values()}
    kept = [relay for relay in found.values() if not _says_less(relay, kinds, found)]
    kept = [relay for relay in kept if not any(_holds(other, relay) for other in kept)]
    return tuple(sorted(kept, key=lambda relay: (ORDER.index(relay.kind), relay.start)))


def _says_less(relay: Relay, kinds: Set[str], found: Mapping[tuple[str, str], Relay]) -> bool:
    """Whether others say more: the outlet of an interview or appearance, the newspaper of "the paper" and the like."""
    name = relay.name.casefold()
    if relay.kind == "interview" or (relay.kind, name) in {("document", "paper"), ("speech", "appearance")}:
        return bool(kinds & {"outlet", "agency"})
    if (relay.kind, name) != ("social", "posted"):
        return False
    return "website" in kinds or any(kind == "social" and other != name for kind, other in found)


def _holds(outer: Relay, inner: Relay) -> bool:
    """Whether one name is part of a longer one: "Fox" in "Fox and Friends"."""
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def _distinct(addressees: Iterable[Addressee]) -> tuple[Addressee, ...]:
    found: dict[str, Addressee] = {}
    for addressee in addressees:
        found.setdefault(addressee.name.casefold(), addressee)
    return tuple(found.values())
