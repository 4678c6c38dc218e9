"""The library's front door: one object for importing, asking and reading.

>>> import claims
>>> with claims.open_database("claims.db") as database:  # doctest: +SKIP
...     database.import_articles("articles/*.txt", outlet="Rudaw")
...     for answer in database.ask("what did Rouhani say about US troops").answers:
...         print(answer.quotation.text)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from os import PathLike
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

from claims.arguments import number_of
from claims.article import Article
from claims.deciding import Deciding
from claims.store.store import Store

if TYPE_CHECKING:
    from claims.ask import Answers
    from claims.factchecks import Imported, Recorded
    from claims.factchecks.match import Matches
    from claims.ingest import Summary
    from claims.readers import Failure, WebSettings
    from claims.search.questions.options import Asked
    from claims.store.claims.claim_reading import ClaimOrder, ClaimSummary
    from claims.store.stored import QuotationInContext, SourceSummary, SpeakerSummary
    from claims.tracing import ToldClaim


class Database(Deciding):
    """A database of articles and quotations; open it with :func:`claims.open_database`.

    Args:
        store: The open store; its methods merge, split, rename and undo (:class:`claims.store.store.Store`).
    """

    @classmethod
    def open(cls, path_or_url: str | PathLike[str] | None = None) -> Self:
        """See :func:`claims.open_database`."""
        return cls(Store.open(path_or_url))

    def close(self) -> None:
        """Close all connections."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def import_articles(
        self,
        *inputs: str | PathLike[str] | Article,
        outlet: str | None = None,
        published: date | None = None,
        url: str | None = None,
        language: str | None = None,
        mapping: Mapping[str, str] | None = None,
        encoding: str | None = None,
        fetch: bool = False,
        web: WebSettings | None = None,
        workers: int = 1,
    ) -> Summary:
        """Import articles; what the database has is skipped.

        The options are for inputs that do not say so themselves, and not for Articles; see
        :func:`claims.readers.read`.

        Args:
            *inputs: Paths, folders, patterns, web addresses, ``-``, or Articles.
            outlet: Who published them.
            published: The day of publication.
            url: The address.
            language: The ISO 639-1 code.
            mapping: Our field name to the records' (``{"published": "pub_date"}``).
            encoding: The encoding of all inputs, where it is not to be detected.
            fetch: Whether pages are fetched that feeds and sitemaps in files point at.
            web: How addresses are fetched.
            workers: How many processes extract; see :func:`claims.ingest.ingest` for what more than one asks of a
                program.

        Returns:
            How many were new, unchanged or superseding, and what failed.

        Raises:
            ModelError: No language model is installed.
            StoreError: The database cannot be written.
        """
        from claims.ingest import ingest
        from claims.readers import read

        def items() -> Iterator[Article | Failure]:
            # Together, so that what is fetched is fetched by one client, which knows how fast each host may be asked.
            for is_article, some in groupby(inputs, key=lambda one: isinstance(one, Article)):
                if is_article:
                    yield from cast("Iterator[Article]", some)
                    continue
                yield from read(
                    cast("list[str | PathLike[str]]", list(some)),
                    outlet=outlet,
                    published=published,
                    url=url,
                    language=language,
                    mapping=mapping,
                    encoding=encoding,
                    fetch=fetch,
                    web=web,
                    absolute=True,
                )

        return ingest(self.store, items(), workers=workers)

    def import_fact_checks(
        self,
        *inputs: str | PathLike[str],
        mapping: Mapping[str, str] | None = None,
        encoding: str | None = None,
    ) -> Imported:
        """Import fact-checks: ClaimReview in web pages, feeds and JSON lines, and tables; what is known is skipped.

        Args:
            *inputs: Paths, folders, patterns, or ``-``.
            mapping: Our field name to a table's column (``{"rating": "Verdict"}``).
            encoding: The encoding of all inputs, where it is not to be detected.

        Returns:
            How many were new or unchanged, how many are about something that is known, and what failed.

        Raises:
            StoreError: The database cannot be written.
        """
        from claims.factchecks import import_fact_checks
        from claims.readers.claimreview import read_fact_checks

        return import_fact_checks(
            self.store, read_fact_checks(inputs, mapping=mapping, encoding=encoding, absolute=True)
        )

    def fact_check(self, about: str, *, rating: str, **more: Any) -> Recorded:  # noqa: ANN401
        """Record one's own verdict on a claim ("c7") or a quotation ("q12").

        Args:
            about: What it is on.
            rating: The verdict in one's own words.
            more: ``summary``, ``link``, ``publisher`` and so on; see
                :func:`claims.factchecks.verdicts.record_verdict`, which this calls.
        """
        from claims.factchecks import record_verdict

        return record_verdict(self.store, about, rating=rating, **more)

    def ask(
        self,
        question: str,
        *,
        limit: int = 10,
        speaker: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        relay: str | None = None,
        outlet: str | None = None,
        addressee: str | None = None,
        kind: str | None = None,
        topic: str | None = None,
        about: str | None = None,
    ) -> Answers:
        """Answer a question in plain English with quotations; see :func:`claims.ask.ask`."""
        from claims.ask import ask

        return ask(
            self.store,
            question,
            limit=limit,
            speaker=speaker,
            since=since,
            until=until,
            relay=relay,
            outlet=outlet,
            addressee=addressee,
            kind=kind,
            topic=topic,
            about=about,
        )

    def export(
        self,
        name: str,
        *,
        asked: Asked | None = None,
        limit: int | None = None,
        base: str | None = None,
        with_text: bool = False,
        own: bool = False,
        publisher: str | None = None,
        publisher_url: str | None = None,
    ) -> Iterator[str]:
        """What fits, as text in a format that others read, piece after piece; ``"".join`` makes it one.

        Args:
            name: The format: a key of :data:`claims.exports.FORMATS`, such as ``jsonl``.
            asked: Which quotations (:class:`claims.search.questions.options.Asked`), as for ``claims quotes``; all by
                default.
            limit: At most so many quotations.
            base: What identifiers begin with, such as ``https://example.org/claims/``; by default they are hashes.
            with_text: Whether JSON lines hold the articles' whole texts.
            own: Of fact-checks (``claimreview``) only one's own verdicts.
            publisher: Who publishes those of one's own verdicts that name nobody.
            publisher_url: The address of that publisher.

        Raises:
            QuestionError: There is no such format, or an option cannot be understood, or means nothing to the format.
            DatabaseUnavailableError: The database cannot be read.
        """
        from claims.ask import fitting
        from claims.exports import Wanted, export, format_called
        from claims.store.reader import open_reader

        format_called(name)
        with open_reader(self.store.engine) as reader:
            filters = fitting(reader, asked)
            wanted = Wanted(
                filters=filters,
                limit=limit,
                base=base,
                with_text=with_text,
                own=own,
                publisher=publisher,
                publisher_url=publisher_url,
            )
            yield from export(reader, name, wanted)

    def match(self, text: str, *, limit: int = 10) -> Matches:
        """The known claims and fact-checks that say what any text says, or may; see :func:`claims.factchecks.match`."""
        from claims.factchecks.match import match

        return match(self.store, text, limit=limit)

    def quotation(self, number: int | str) -> QuotationInContext:
        """One quotation with its article's text.

        Args:
            number: Its number: 12 or "q12".

        Raises:
            WrongValueError: That is none.
            NotFoundError: There is no such quotation.
        """
        from claims.store.reader import open_reader

        wanted = number_of(number, "q", where="number")
        with open_reader(self.store.engine) as reader:
            return reader.quotation(wanted)

    def claims(
        self, *, limit: int | None = None, speaker: str | None = None, order: ClaimOrder = "quotations", least: int = 1
    ) -> list[ClaimSummary]:
        """Claims: what speakers said, wherever it was printed, with counts.

        Args:
            limit: At most so many.
            speaker: Only this speaker's: a number (``s12``) or a name.
            order: ``quotations``, ``outlets`` or ``worth``: most first; ``first`` or ``last``: by the day.
            least: Only claims with so many quotations.

        Raises:
            NotFoundError: There is no such speaker.
            QuestionError: Several have this name.
        """
        from claims.speakers import find_speaker
        from claims.store.reader import open_reader

        with open_reader(self.store.engine) as reader:
            speaker_id = find_speaker(reader, speaker) if speaker else None
            return reader.claims(limit=limit, speaker_id=speaker_id, order=order, least=least)

    def claim(self, number: int | str) -> ToldClaim:
        """One claim with its quotations, and with the differences between their words.

        Args:
            number: Its number: 12 or "c12".

        Raises:
            WrongValueError: That is none.
            NotFoundError: There is no such claim, or it has no quotations any more.
        """
        from claims.store.reader import open_reader
        from claims.tracing import told_claim

        wanted = number_of(number, "c", where="number")
        with open_reader(self.store.engine) as reader:
            return told_claim(reader, wanted)

    def drift(self, *, limit: int = 10, speaker: str | None = None) -> list[ToldClaim]:
        """The claims whose verbatim wordings differ most; see :func:`claims.tracing.drifted`."""
        from claims.speakers import find_speaker
        from claims.store.reader import open_reader
        from claims.tracing import drifted

        with open_reader(self.store.engine) as reader:
            return drifted(reader, limit=limit, speaker_id=find_speaker(reader, speaker) if speaker else None)

    def speakers(self, *, limit: int | None = None, kind: str | None = None) -> list[SpeakerSummary]:
        """The speakers, most quoted first.

        Args:
            limit: At most so many.
            kind: ``person`` or ``organisation``.
        """
        from claims.store.reader import open_reader

        with open_reader(self.store.engine) as reader:
            return reader.speakers(limit=limit, kind=kind)

    def sources(self, *, limit: int | None = None, kind: str | None = None) -> list[SourceSummary]:
        """The channels through which quotations came, most used first.

        Args:
            limit: At most so many.
            kind: A kind of relay, such as ``agency``.
        """
        from claims.store.reader import open_reader

        with open_reader(self.store.engine) as reader:
            return reader.sources(limit=limit, kind=kind)
