"""The component claims_speakers: who each source is, inside one article."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from claims.pipeline.annotations import register_extensions
from claims.pipeline.entities.entity import Entity
from claims.pipeline.entities.mentions import find_mentions
from claims.pipeline.names.name import Name
from claims.pipeline.sources.spokespeople import with_principals
from claims.pipeline.speakers.resolution import resolve
from claims.pipeline.text.surface import surface_of
from claims.quotation import Mention, Span


@Language.factory(
    "claims_speakers",
    assigns=[
        "doc._.claims_mentions",
        "doc._.claims_names",
        "doc._.claims_speakers",
        "doc._.claims_choices",
    ],
)
def create_speakers(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # spaCy passes both
    """Create the component; it reads ``doc._.claims_attributions`` and ``doc._.claims_marks``.

    Args:
        nlp: The pipeline.
        name: The component's name in it.
    """
    register_extensions()
    return add_speakers


def add_speakers(doc: Doc) -> Doc:
    """Write the mentions of a Doc and the speaker of each of its attributions."""
    surface = surface_of(doc)
    sources = [one.source for one in doc._.claims_attributions if one.source is not None]
    mentions = doc._.claims_names = find_mentions(surface, sources)
    conversation = resolve(surface, mentions, doc._.claims_attributions)
    doc._.claims_speakers = with_principals(surface, mentions, doc._.claims_attributions, conversation.speakers)
    doc._.claims_choices = tuple(conversation.choices)
    doc._.claims_mentions = tuple(
        _mention(surface.text, name, entity) for name, entity in zip(mentions.names, mentions.owners, strict=True)
    )
    return doc


def _mention(text: str, name: Name, entity: Entity) -> Mention:
    role = Span.of(text, *name.role) if name.role is not None and entity.kind == "person" else None
    return Mention(span=Span.of(text, name.start, name.end), name=entity.name, kind=entity.kind, role=role)
