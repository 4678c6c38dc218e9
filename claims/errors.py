"""Everything that Claims raises on purpose.

::

    ClaimsError
    ├── ArticleError        an article that cannot be one (no text, broken Unicode)
    ├── ReadError           an input that cannot be read; carries where and what to do
    │   ├── MissingInputError   no such file, folder, or nothing matches the pattern
    │   ├── NotTextError        a PDF, an image or other binary under any name
    │   ├── EncodingError       bytes that are no text in any encoding we can be sure of
    │   ├── EmptyInputError     nothing in it to read
    │   ├── MissingPackageError a format whose library is not installed
    │   ├── WebError            an address that cannot be fetched, or must not be
    │   └── FormatError         broken JSON, CSV without the columns, a line past the limit
    ├── WriteError          an output that cannot be written
    ├── ModelError          a language model that is missing or damaged
    ├── WorkerError         a process that extracts has died
    ├── StoreError          the database
    │   ├── DatabaseUnavailableError    cannot be opened, is locked, is no database
    │   ├── SchemaVersionError          newer than this version of Claims, or damaged
    │   │   └── NoSchemaError               a schema that there is not was asked for
    │   └── NotFoundError               no such quotation, speaker, article
    ├── QuestionError       a question or a filter that cannot be understood
    │   └── WrongValueError     a value that no database takes: an ID, a day, a choice that is none
    └── CorpusError         an annotated corpus that cannot be read

Each says what happened, where, and what to do about it.
"""

from __future__ import annotations


class ClaimsError(Exception):
    """The base of all errors raised on purpose.

    Args:
        what: What happened, one sentence without a full stop.
        where: The file, line, table or option that it happened in.
        hint: What the user can do about it.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(what, where, hint)

    def __str__(self) -> str:
        """Everything in one line: ``where: what. hint``."""
        line = f"{self.where}: {self.what}" if self.where else self.what
        return f"{line}. {self.hint}" if self.hint else line

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process."""
        return (_rebuild, (type(self), self.what, self.where, self.hint))


def _rebuild(kind: type[ClaimsError], what: str, where: str | None, hint: str | None) -> ClaimsError:
    return kind(what, where=where, hint=hint)


class ArticleError(ClaimsError):
    """An article that cannot be one: no text, or text that is no valid Unicode."""


class ReadError(ClaimsError):
    """An input that cannot be read."""


class MissingInputError(ReadError):
    """No such file or folder, or a pattern that matches nothing."""


class NotTextError(ReadError):
    """A PDF, an image or another binary, whatever its name says."""


class EncodingError(ReadError):
    """Bytes that are no text in any encoding that we can be sure of."""


class EmptyInputError(ReadError):
    """An input with nothing in it to read."""


class MissingPackageError(ReadError):
    """An input in a format whose library is not installed; the hint names the extra that brings it."""


class WebError(ReadError):
    """An address that cannot be fetched, or must not be."""


class FormatError(ReadError):
    """An input that breaks the rules of its own format, or has not the fields that we need."""


class WriteError(ClaimsError):
    """An output that cannot be written."""


class ModelError(ClaimsError):
    """A language model that is missing or damaged."""


class WorkerError(ClaimsError):
    """A process that extracts has died, or cannot be started."""


class StoreError(ClaimsError):
    """Something about the database."""


class DatabaseUnavailableError(StoreError):
    """A database that cannot be opened, is locked for too long, or is none."""


class SchemaVersionError(StoreError):
    """A database whose schema is newer than this version of Claims, or damaged."""


class NoSchemaError(SchemaVersionError):
    """A schema was asked for that there is not, nor was."""


class NotFoundError(StoreError):
    """No such quotation, speaker, article or decision."""


class QuestionError(ClaimsError):
    """A question or a filter that cannot be understood."""


class WrongValueError(QuestionError):
    """A value that is wrong whatever the database holds: an ID or a day that is none, an unknown choice."""


class CorpusError(ClaimsError):
    """An annotated corpus that cannot be read."""
