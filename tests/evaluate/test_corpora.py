"""Three formats of annotated corpora, and what is said about those that are broken."""

from __future__ import annotations

import contextlib
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.errors import CorpusError
from claims.evaluate.corpora import read_corpus
from claims.resources import bundled

from .build import TEXT, offsets

FIELDS = (
    "origin",
    "sha256",
    "published",
    "quotations",
    "text",
    "quotes",
    "cue",
    "contents",
    "sources",
    "id",
    "i",
    "via",
)

ANNOTATION = """T1\tSource {source}\tMayor Ana Ruiz
T2\tCue {cue}\tsaid
T3\tContent {content}\tthe bridge was safe
T4\tAttribution {cue}\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
"""


def brat(folder: Path, annotation: str | None = None, *, stem: str = "herald_2024-05-14_bridge") -> Path:
    if annotation is None:
        places = {"source": "Mayor Ana Ruiz", "cue": "said", "content": "the bridge was safe"}
        annotation = ANNOTATION.format(**{role: " ".join(map(str, offsets(words))) for role, words in places.items()})
    (folder / "text").mkdir(exist_ok=True)
    (folder / "attributions").mkdir(exist_ok=True)
    (folder / f"text/{stem}.txt").write_text(TEXT, "utf-8")
    (folder / f"attributions/{stem}_ann1.ann").write_text(annotation, "utf-8")
    return folder


def citron_span(words: str) -> dict[str, Any]:
    start, end = offsets(words)
    return {"start": start, "end": end, "text": words}


def citron(folder: Path, **changed: Any) -> Path:
    quote = {
        "cue": citron_span("said"),
        "sources": [citron_span("Mayor Ana Ruiz")],
        "contents": [citron_span("the bridge was safe")],
    }
    data = {"text": TEXT, "quotes": [quote | changed]}
    (folder / "deep").mkdir()
    (folder / "deep/bridge.json").write_text(json.dumps(data), "utf-8")
    return folder


def own(folder: Path, **changed: Any) -> Path:
    quotation = {
        "kind": "indirect",
        "content": [citron_span("the bridge was safe")],
        "cue": citron_span("said"),
        "source": citron_span("Mayor Ana Ruiz"),
        "speaker": {"name": "Ana Ruiz", "kind": "person", "role": "Mayor"},
    }
    line = {"origin": "bridge.txt", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "title": None}
    line |= {"outlet": "Herald", "published": "2024-05-14", "quotations": [quotation | changed]}
    (folder / "articles").mkdir()
    (folder / "articles/bridge.txt").write_text(TEXT, "utf-8")
    (folder / "gold.jsonl").write_text(f"{json.dumps(line)}\n", "utf-8")
    return folder


@pytest.mark.parametrize("make", [brat, citron, own])
def test_every_format_gives_the_same_stretches(tmp_path: Path, make) -> None:
    (annotated,) = read_corpus(make(tmp_path)).articles
    (quotation,) = annotated.quotations
    assert annotated.article.text == TEXT
    assert quotation.content == (offsets("the bridge was safe"),)
    assert quotation.cue == (offsets("said"),)
    assert quotation.source == (offsets("Mayor Ana Ruiz"),)


def test_the_first_annotator_by_name_counts(tmp_path: Path) -> None:
    brat(tmp_path)
    (tmp_path / "attributions/herald_2024-05-14_bridge_ann2.ann").write_text("", "utf-8")
    assert read_corpus(tmp_path).size == 1


def test_brat_texts_are_dated_by_their_names(tmp_path: Path) -> None:
    (annotated,) = read_corpus(brat(tmp_path)).articles
    assert annotated.article.published == date(2024, 5, 14)


def test_brat_spans_may_be_torn(tmp_path: Path) -> None:
    torn = "T1\tContent 0 5;10 14\tMayor Ruiz\nT2\tAttribution 0 5\tx\nE1\tAttribution:T2 Content2:T1\n"
    (annotated,) = read_corpus(brat(tmp_path, torn)).articles
    assert annotated.quotations[0].content == ((0, 5), (10, 14))


def test_brat_texts_without_annotation_are_left_out(tmp_path: Path) -> None:
    brat(tmp_path)
    (tmp_path / "text/bare.txt").write_text(TEXT, "utf-8")
    assert len(read_corpus(tmp_path).articles) == 1


def test_our_format_keeps_labels_and_kind(tmp_path: Path) -> None:
    corpus = read_corpus(own(tmp_path))
    (quotation,) = corpus.articles[0].quotations
    assert quotation.kind == "indirect"
    assert (quotation.labels.speaker, quotation.labels.kind, quotation.labels.role) == ("Ana Ruiz", "person", "Mayor")
    assert "roles" in corpus.layers


def test_a_changed_text_is_refused(tmp_path: Path) -> None:
    own(tmp_path)
    (tmp_path / "articles/bridge.txt").write_text(TEXT.replace("safe", "sound"), "utf-8")
    with pytest.raises(CorpusError, match="not the one that was annotated"):
        read_corpus(tmp_path)


def test_a_missing_article_is_named(tmp_path: Path) -> None:
    own(tmp_path)
    (tmp_path / "articles/bridge.txt").unlink()
    with pytest.raises(CorpusError, match=r"gold\.jsonl:1.*bridge\.txt cannot be read"):
        read_corpus(tmp_path)


def test_a_span_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    own(tmp_path, cue={"start": 3, "end": 7, "text": "told"})
    with pytest.raises(CorpusError, match="'told'"):
        read_corpus(tmp_path)


def test_a_citron_span_with_other_words_is_refused(tmp_path: Path) -> None:
    citron(tmp_path, cue={"start": 3, "end": 7, "text": "told"})
    with pytest.raises(CorpusError, match="'told'"):
        read_corpus(tmp_path)


def test_a_blank_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "blank.json").write_text('{"text": " ", "quotes": []}', "utf-8")
    with pytest.raises(CorpusError, match=r"blank\.json: the article has no text"):
        read_corpus(tmp_path)


def test_json_that_is_no_citron_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[1, 2]", "utf-8")
    with pytest.raises(CorpusError, match=r"other\.json: .*not in Citron"):
        read_corpus(tmp_path)


def test_a_span_outside_the_text_is_refused(tmp_path: Path) -> None:
    beyond = "T1\tContent 0 5000\tx\nT2\tAttribution 0 5\tx\nE1\tAttribution:T2 Content:T1\n"
    with pytest.raises(CorpusError, match="outside the text"):
        read_corpus(brat(tmp_path, beyond))


def test_an_attribution_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="T9"):
        read_corpus(brat(tmp_path, "E1\tAttribution:T2 Content:T9\n"))


@pytest.mark.parametrize(("name", "message"), [("nowhere", "no such folder"), (".", "no annotated corpus")])
def test_a_folder_without_corpus_is_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(CorpusError, match=message):
        read_corpus(tmp_path / name)


values = st.recursive(
    st.none() | st.integers(-3, 500) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=8,
)
_SETTINGS = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_SETTINGS
@given(value=values)
@pytest.mark.parametrize("name", ["gold.jsonl", "article.json"])
def test_any_json_is_a_corpus_or_is_refused(tmp_path: Path, name: str, value: Any) -> None:
    (tmp_path / name).write_text(json.dumps(value), "utf-8")
    with contextlib.suppress(CorpusError):
        read_corpus(tmp_path)


@_SETTINGS
@given(value=values)
def test_any_json_labels_a_corpus_or_is_refused(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "speakers.jsonl"
    path.write_text(json.dumps(value), "utf-8")
    with contextlib.suppress(CorpusError):
        read_corpus(brat(tmp_path), speakers=path)


def speakers(path: Path, **changed: Any) -> Path:
    via = {"name": "Courier", "type": "outlet", "span": offsets("Courier")}
    quote = {"i": 0, "speaker": "Ana Ruiz", "kind": "person", "via": [via], "addressee": ["reporters"]}
    line = {"id": "herald_2024-05-14_bridge", "quotes": [quote | changed]}
    path.write_text(f"{json.dumps(line)}\n", "utf-8")
    return path


def test_a_file_of_speakers_labels_a_corpus(tmp_path: Path) -> None:
    corpus = read_corpus(brat(tmp_path), speakers=speakers(tmp_path / "speakers.jsonl"))
    labels = corpus.articles[0].quotations[0].labels
    assert (labels.speaker, labels.relays[0].name, labels.addressees) == ("Ana Ruiz", "Courier", ("reporters",))
    assert corpus.layers == {"speakers", "relays", "addressees"}


def test_a_file_of_speakers_may_have_dates(tmp_path: Path) -> None:
    said = {"span": [0, 5], "from": "2024-05-13", "to": "2024-05-13"}
    corpus = read_corpus(brat(tmp_path), speakers=speakers(tmp_path / "speakers.jsonl", said=said))
    assert "dates" in corpus.layers


def test_speakers_of_a_quotation_that_is_not_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="none with the number 4"):
        read_corpus(brat(tmp_path), speakers=speakers(tmp_path / "speakers.jsonl", i=4))


def test_speakers_of_an_article_that_is_not_there_are_refused(tmp_path: Path) -> None:
    folder = brat(tmp_path, stem="another_2024-05-14_bridge")
    with pytest.raises(CorpusError, match="no article 'herald_2024-05-14_bridge'"):
        read_corpus(folder, speakers=speakers(tmp_path / "speakers.jsonl"))


def test_the_hash_changes_with_the_annotation(tmp_path: Path) -> None:
    before = read_corpus(brat(tmp_path)).sha256
    labelled = read_corpus(tmp_path, speakers=speakers(tmp_path / "speakers.jsonl")).sha256
    assert before == read_corpus(tmp_path).sha256 != labelled


def test_the_fixtures_are_a_corpus() -> None:
    assert read_corpus(bundled("fixtures")).size > 200
