"""One state of the database, to read from: what the rooms above use, so that they need no SQLAlchemy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from claims.on_demand import OnDemand
from claims.store.browsing import channels, facets
from claims.store.browsing.vocabulary import StoreVocabulary
from claims.store.engines.engine import reading
from claims.store.factchecks import factchecks
from claims.store.quotations import read, search

if TYPE_CHECKING:
    from claims.store.browsing import dossier, listed, overview, principals, profiles, summaries
    from claims.store.browsing.dossier import KeptDecision, RoleOverTime
    from claims.store.browsing.facets import Facets
    from claims.store.browsing.listed import Listed
    from claims.store.browsing.overview import Overview
    from claims.store.browsing.profiles import ChannelRecord, Named, OutletRecord, Profile
    from claims.store.claims import claim_reading, gathered
    from claims.store.claims.claim_reading import ClaimDecision, ClaimOfQuotation, ClaimOrder, ClaimSummary
    from claims.store.decisions import on_factchecks, on_quotations, questions, queue
    from claims.store.decisions.on_factchecks import Judged
    from claims.store.decisions.questions import Link, Question
    from claims.store.decisions.queue import Candidate, Doubtful, QuotationDecision
    from claims.store.entities import known
    from claims.store.factchecks.factchecks import StoredFactCheck, Verdict
    from claims.store.quotations import exported, whole_articles
    from claims.store.quotations.exported import ExportedArticle
    from claims.store.quotations.filters import Filters
    from claims.store.quotations.quoted import Quoted
    from claims.store.quotations.search import Field, Hit
    from claims.store.records import KnownEntity, WikidataItem
    from claims.store.stored import QuotationInContext, SourceSummary, SpeakerSummary, StoredQuotation, WholeArticle
else:
    # What a question does not need; loading it takes longer than answering.
    claim_reading = OnDemand("claims.store.claims.claim_reading")
    dossier = OnDemand("claims.store.browsing.dossier")
    exported = OnDemand("claims.store.quotations.exported")
    gathered = OnDemand("claims.store.claims.gathered")
    on_quotations = OnDemand("claims.store.decisions.on_quotations")
    known = OnDemand("claims.store.entities.known")
    listed = OnDemand("claims.store.browsing.listed")
    overview = OnDemand("claims.store.browsing.overview")
    principals = OnDemand("claims.store.browsing.principals")
    profiles = OnDemand("claims.store.browsing.profiles")
    questions = OnDemand("claims.store.decisions.questions")
    queue = OnDemand("claims.store.decisions.queue")
    summaries = OnDemand("claims.store.browsing.summaries")
    on_factchecks = OnDemand("claims.store.decisions.on_factchecks")
    whole_articles = OnDemand("claims.store.quotations.whole_articles")

# No phrase of words is called so.
_TOTAL = "\0"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads from one connection; everything it gives belongs to one state of the database.

    Args:
        connection: An open connection.
    """

    connection: Connection
    _counted: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    @property
    def vocabulary(self) -> StoreVocabulary:
        """Whom and what the database knows by name."""
        return StoreVocabulary(self.connection)

    def quotations(self, ids: Sequence[int], *, brief: bool = False) -> list[StoredQuotation]:
        """Quotations in the order of their numbers given; see :func:`claims.store.quotations.read.quotations`."""
        return read.quotations(self.connection, ids, brief=brief)

    def said(self, ids: Collection[int]) -> list[str]:
        """What was said in some quotations; see :func:`claims.store.quotations.read.said`."""
        return read.said(self.connection, ids)

    def quotation(self, number: int) -> QuotationInContext:
        """One quotation with its article's text; see :func:`claims.store.quotations.read.quotation`."""
        return read.quotation(self.connection, number)

    def article(self, number: int) -> WholeArticle:
        """An article's text and all its quotations; see :func:`claims.store.quotations.whole_articles.article`."""
        return whole_articles.article(self.connection, number)

    def speakers(self, *, limit: int | None = None, kind: str | None = None) -> list[SpeakerSummary]:
        """Speakers, most quoted first; see :func:`claims.store.browsing.summaries.speakers`."""
        return summaries.speakers(self.connection, limit=limit, kind=kind)

    def speaker(self, number: int) -> SpeakerSummary:
        """One speaker; see :func:`claims.store.browsing.summaries.speaker`."""
        return summaries.speaker(self.connection, number)

    def roles(self, speaker_id: int) -> list[RoleOverTime]:
        """A speaker's roles over time; see :func:`claims.store.browsing.dossier.roles`."""
        return dossier.roles(self.connection, speaker_id)

    def wikidata(self, speaker_id: int) -> WikidataItem | None:
        """The item of Wikidata that a speaker is; see :func:`claims.store.browsing.dossier.wikidata`."""
        return dossier.wikidata(self.connection, speaker_id)

    def decisions(self, speaker_id: int) -> list[KeptDecision]:
        """Persons' decisions on a speaker; see :func:`claims.store.browsing.dossier.decisions`."""
        return dossier.decisions(self.connection, speaker_id)

    def questions(self, *, limit: int | None = None) -> list[Question]:
        """Pairs of speakers that may be one; see :func:`claims.store.decisions.questions.questions`."""
        return questions.questions(self.connection, limit=limit)

    def links(self, speaker_id: int) -> list[Link]:
        """Why each name of a speaker is his, hers or its own; see :func:`claims.store.decisions.questions.links`."""
        return questions.links(self.connection, speaker_id)

    def together(self, one: int, other: int) -> int:
        """How many articles name both of two speakers; see :func:`claims.store.decisions.questions.together`."""
        return questions.together(self.connection, one, other)

    def identity(self, speaker_id: int) -> KnownEntity:
        """A speaker's name and kind, after merges; see :func:`claims.store.browsing.profiles.identity`."""
        return profiles.identity(self.connection, speaker_id)

    def channel(self, number: int) -> ChannelRecord:
        """One channel; see :func:`claims.store.browsing.profiles.channel`."""
        return profiles.channel(self.connection, number)

    def outlet(self, number: int) -> OutletRecord:
        """One outlet; see :func:`claims.store.browsing.profiles.outlet`."""
        return profiles.outlet(self.connection, number)

    def spellings(self, speaker_id: int) -> list[Named]:
        """Spellings with counts; see :func:`claims.store.browsing.profiles.spellings`."""
        return profiles.spellings(self.connection, speaker_id)

    def spokespeople(self, speaker_id: int) -> tuple[Named, ...]:
        """Who speaks for somebody; see :func:`claims.store.browsing.principals.spokespeople`."""
        return principals.spokespeople(self.connection, speaker_id)

    def profile(self, filters: Filters) -> Profile:
        """One speaker, channel or outlet at a glance; see :func:`claims.store.browsing.profiles.profile`."""
        return profiles.profile(self.connection, filters)

    def speakers_listed(self, *, offset: int = 0, limit: int = 50) -> Listed:
        """A page of speakers; see :func:`claims.store.browsing.listed.speakers_listed`."""
        return listed.speakers_listed(self.connection, offset=offset, limit=limit)

    def channels_together(self, number: int) -> tuple[int, ...]:
        """A channel with those that are one with it; see :func:`claims.store.browsing.channels.together`."""
        return channels.together(self.connection, [number])

    def relays_listed(self, *, offset: int = 0, limit: int = 50) -> Listed:
        """A page of channels; see :func:`claims.store.browsing.listed.relays_listed`."""
        return listed.relays_listed(self.connection, offset=offset, limit=limit)

    def outlets_listed(self, *, offset: int = 0, limit: int = 50) -> Listed:
        """A page of outlets; see :func:`claims.store.browsing.listed.outlets_listed`."""
        return listed.outlets_listed(self.connection, offset=offset, limit=limit)

    def doubtful(self, filters: Filters, *, after: int | None = None, limit: int = 20) -> list[Doubtful]:
        """Quotations to review, the most doubtful first; see :func:`claims.store.decisions.queue.doubtful`."""
        return queue.doubtful(self.connection, filters, after=after, limit=limit)

    def candidates(self, quotation_id: int) -> list[Candidate]:
        """Who may have said it; see :func:`claims.store.decisions.queue.candidates`."""
        return queue.candidates(self.connection, quotation_id)

    def history(self, quotation_id: int) -> list[QuotationDecision]:
        """Persons' decisions on a quotation; see :func:`claims.store.decisions.queue.history`."""
        return queue.history(self.connection, quotation_id)

    def reviews(self, *, limit: int = 20) -> list[QuotationDecision]:
        """Persons' latest decisions on quotations; see :func:`claims.store.decisions.queue.decisions`."""
        return queue.decisions(self.connection, limit=limit)

    def quoted(self, quotation_id: int) -> Quoted:
        """A quotation with all places, to be corrected; see :func:`claims.store.decisions.on_quotations.one`."""
        return on_quotations.one(self.connection, quotation_id)

    def known(self, speaker_ids: Sequence[int]) -> list[KnownEntity]:
        """What resolution knows of speakers; see :func:`claims.store.entities.known.known`."""
        return known.known(self.connection, speaker_ids)

    def sources(self, *, limit: int | None = None, kind: str | None = None) -> list[SourceSummary]:
        """Channels, most used first; see :func:`claims.store.browsing.summaries.sources`."""
        return summaries.sources(self.connection, limit=limit, kind=kind)

    def find(self, phrases: Collection[str], filters: Filters | None = None, *, limit: int = 500) -> list[Hit]:
        """Full-text search; see :func:`claims.store.quotations.search.find`."""
        return search.find(self.connection, phrases, filters, limit=limit)

    def holding(self, ids: Collection[int], phrases: Collection[str], field: Field) -> frozenset[int]:
        """Which quotations hold a phrase; see :func:`claims.store.quotations.search.holding`."""
        return search.holding(self.connection, ids, phrases, field)

    def frequency(self, phrases: Collection[str]) -> int:
        """About how many quotations hold any of the phrases; see :func:`claims.store.quotations.search.frequency`."""
        key = "\n".join(phrases)
        if key not in self._counted:
            self._counted[key] = search.frequency(self.connection, phrases, last=self.total())
        return self._counted[key]

    def frequencies(self, words: Iterable[str]) -> dict[str, int]:
        """About how many quotations hold each of some words; see :func:`claims.store.quotations.search.frequencies`."""
        each = list(dict.fromkeys(words))
        new = [word for word in each if word not in self._counted]
        counts = search.frequencies(self.connection, [[word] for word in new], last=self.total()) if new else []
        self._counted.update(zip(new, counts, strict=True))
        return {word: self._counted[word] for word in each}

    def total(self) -> int:
        """About how many quotations the full-text index holds; see :func:`claims.store.quotations.search.total`."""
        if _TOTAL not in self._counted:
            self._counted[_TOTAL] = search.total(self.connection)
        return self._counted[_TOTAL]

    def facets(self, ids: Sequence[int], *, limit: int = 8) -> Facets:
        """What quotations have in common; see :func:`claims.store.browsing.facets.facets`."""
        return facets.facets(self.connection, ids, limit=limit)

    def overview(self) -> Overview:
        """The database at a glance; see :func:`claims.store.browsing.overview.overview`."""
        return overview.overview(self.connection)

    def latest(self, filters: Filters, *, limit: int = 10) -> list[int]:
        """Numbers of quotations, the latest first; see :func:`claims.store.quotations.search.latest`."""
        return search.latest(self.connection, filters, limit=limit)

    def count(self, filters: Filters, *, at_most: int | None = None) -> int:
        """How many quotations in the latest versions of all articles fit the filters, counted up to ``at_most``."""
        return search.count(self.connection, filters, at_most=at_most)

    def exported_ones(self, ids: Sequence[int]) -> Iterator[ExportedArticle]:
        """Some quotations with all that is known of them; see :func:`claims.store.quotations.exported.of`."""
        return exported.of(self.connection, ids)

    def exported(self, filters: Filters, *, limit: int | None = None) -> Iterator[ExportedArticle]:
        """Articles with all quotations that fit, in turn; see :func:`claims.store.quotations.exported.articles`."""
        return exported.articles(self.connection, filters, limit=limit)

    def fact_checks(self, ids: Sequence[int]) -> list[StoredFactCheck]:
        """Fact-checks in the order of the numbers; see :func:`claims.store.factchecks.factchecks.fact_checks`."""
        return factchecks.fact_checks(self.connection, ids)

    def every_fact_check(
        self, filters: Filters | None = None, *, own: bool = False, limit: int | None = None
    ) -> Iterator[StoredFactCheck]:
        """All fact-checks, some at a time; see :func:`claims.store.factchecks.factchecks.every`."""
        return factchecks.every(self.connection, filters, own=own, limit=limit)

    def verdicts(self, quotation_ids: Collection[int]) -> dict[int, tuple[Verdict, ...]]:
        """The fact-checks of some quotations; see :func:`claims.store.factchecks.factchecks.verdicts`."""
        return factchecks.verdicts(self.connection, quotation_ids)

    def judged(self, *, claim_id: int | None = None, quotation_id: int | None = None) -> Judged:
        """What a verdict would be about; see :func:`claims.store.decisions.on_factchecks.judged`."""
        return on_factchecks.judged(self.connection, claim_id=claim_id, quotation_id=quotation_id)

    def count_articles(self) -> int:
        """How many articles there are; see :func:`claims.store.quotations.read.count_articles`."""
        return read.count_articles(self.connection)

    def claims(
        self,
        *,
        limit: int | None = None,
        speaker_id: int | None = None,
        order: ClaimOrder = "quotations",
        least: int = 1,
    ) -> list[ClaimSummary]:
        """Claims with counts; see :func:`claims.store.claims.claim_reading.claims`."""
        return claim_reading.claims(self.connection, limit=limit, speaker_id=speaker_id, order=order, least=least)

    def claim(self, number: int) -> ClaimSummary:
        """One claim with counts; see :func:`claims.store.claims.claim_reading.claim`."""
        return claim_reading.claim(self.connection, number)

    def quotations_of_claims(self, claim_ids: Sequence[int]) -> dict[int, list[int]]:
        """The quotations of claims; see :func:`claims.store.claims.claim_reading.quotations_of`."""
        return claim_reading.quotations_of(self.connection, claim_ids)

    def claims_of(self, quotation_ids: Sequence[int]) -> dict[int, int]:
        """The claims of quotations; see :func:`claims.store.claims.claim_reading.claims_of`."""
        return claim_reading.claims_of(self.connection, quotation_ids)

    def told_beside(self, quotation_ids: Sequence[int]) -> dict[int, ClaimOfQuotation]:
        """The claims of quotations with counts; see :func:`claims.store.claims.claim_reading.told_beside`."""
        return claim_reading.told_beside(self.connection, quotation_ids)

    def worthiest_claims(self, *, offset: int = 0, limit: int = 50) -> list[ClaimSummary]:
        """The claims most worth checking; see :func:`claims.store.claims.claim_reading.worthiest`."""
        numbers = claim_reading.worthiest(self.connection, offset=offset, limit=limit)
        return [claim_reading.claim(self.connection, number) for number in numbers]

    def claim_decisions(self, quotation_ids: Sequence[int]) -> list[ClaimDecision]:
        """Decisions on claims about some quotations; see :func:`claims.store.claims.claim_reading.decisions`."""
        return claim_reading.decisions(self.connection, quotation_ids)

    def count_ungathered(self) -> int:
        """How many quotations wait to be gathered into claims."""
        return gathered.count_waiting(self.connection)


@contextmanager
def open_reader(engine: Engine) -> Iterator[Reader]:
    """A reader of one state of the database, for a ``with`` block.

    Raises:
        DatabaseUnavailableError: It cannot be opened or read.
    """
    with reading(engine) as connection:
        yield Reader(connection)
