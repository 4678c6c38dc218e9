from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from typer.testing import CliRunner

import claims
from claims.article import Article
from claims.cli.extracting import as_lines, as_record
from claims.errors import ArticleError, ModelError
from claims.pipeline.annotations import Attribution, register_extensions
from claims.pipeline.build import COMPONENTS, build
from claims.pipeline.extract import describe, extract, extract_all, quotations_of
from claims.pipeline.pieces import LONGEST_WORD
from claims.pipeline.text.marks import find_marks
from claims.quotation import Extraction, Quotation, Span

NEWS = "“We will not leave,” Mayor Ana Ruiz told reporters on Monday. She said that the valley would stay dry."
PARTS = (
    "he said ",
    "“",
    "”",
    '"',
    "'",
    "according to ",
    "Ana Ruiz ",
    "told ",
    "that ",
    "\n\n",
    ". ",
    ", ",
    ": ",
    "A: ",
)
odd_text = st.lists(st.sampled_from(PARTS) | st.text(max_size=6), min_size=1, max_size=30).map("".join)


def spans_fit(text: str, quotation: Quotation) -> bool:
    spans = [*quotation.content, *filter(None, (quotation.cue, quotation.source))]
    return all(text[span.start : span.end] == span.text for span in spans)


def well_formed(text: str, extraction: Extraction) -> bool:
    count = len(extraction.quotations)
    starts = [quotation.content[0].start for quotation in extraction.quotations]
    return (
        all(spans_fit(text, one) for one in extraction.quotations)
        and starts == sorted(starts)
        and all(one.inside is None or 0 <= one.inside < count for one in extraction.quotations)
    )


def test_quotations_are_records_in_the_order_of_the_text(nlp: Language) -> None:
    direct, indirect = extract(NEWS, nlp=nlp).quotations
    assert (direct.kind, indirect.kind) == ("direct", "indirect")
    assert well_formed(NEWS, extract(NEWS, nlp=nlp))


def test_what_a_quoted_text_reports_is_indirect_unless_it_has_marks_of_its_own(nlp: Language) -> None:
    text = "“Mayor Ruiz added that the valley would stay dry for years,” reads the agency’s account of the meeting."
    outer, inner = extract(text, nlp=nlp).quotations
    assert (outer.kind, inner.kind, inner.inside) == ("direct", "indirect", 0)


def test_time_does_not_explode_where_everything_is_quoted() -> None:
    register_extensions()
    # Linear time takes about a second; to look at all of the text for each quotation takes minutes.
    doc = spacy.blank("en").make_doc("“a” " * 40_000)
    doc._.claims_marks = find_marks(doc.text)
    doc._.claims_attributions = tuple(Attribution(content=((pair.start, pair.end),)) for pair in doc._.claims_marks)
    start = time.process_time()
    assert all(one.kind == "direct" for one in quotations_of(doc))
    assert time.process_time() - start < 20


def test_extraction_is_deterministic(nlp: Language) -> None:
    assert extract(NEWS, nlp=nlp) == extract(NEWS, nlp=nlp)


def test_batches_give_what_single_articles_give(nlp: Language) -> None:
    articles = [Article(text=text, origin=str(at)) for at, text in enumerate((NEWS, "Rain.", NEWS + "\n\n" + NEWS))]
    batched = dict(extract_all(articles, nlp=nlp, batch_size=2))
    assert [batched[article] for article in articles] == [extract(article, nlp=nlp) for article in articles]


def test_pieces_of_a_text_keep_the_offsets_of_the_whole(nlp: Language) -> None:
    noise = "a" * LONGEST_WORD
    text = f"{NEWS} {noise} {NEWS}"
    extraction = extract(text, nlp=nlp)
    assert well_formed(text, extraction)
    assert [one.content[0].start > len(NEWS) for one in extraction.quotations] == [False, False, True, True]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        '"' * 20_000,
        "\x00\x01 he said \u202e“x”\r",
        "🙂 “👍🏽” said 🙂.",
        "“" * 300 + "x",
        "he said that " * 100,
    ],
    ids=["one word", "marks only", "control characters", "emoji", "unclosed", "nested clauses"],
)
def test_odd_texts_do_not_fail(nlp: Language, text: str) -> None:
    assert well_formed(text, extract(text, nlp=nlp))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(odd_text)
def test_spans_of_any_text_fit_it(text: str) -> None:
    if text.strip():
        assert well_formed(text, extract(text))


def test_blank_text_is_no_article() -> None:
    with pytest.raises(ArticleError):
        extract(" \n")


def test_missing_model_says_how_to_install_one() -> None:
    with pytest.raises(ModelError, match="pip install"):
        build(model="xx_no_such_model")


def test_a_run_describes_itself(nlp: Language) -> None:
    described = describe(nlp)
    assert described["version"] == claims.__version__
    assert described["model"].startswith("en_core_web_")
    assert [part.split()[0] for part in described["model"].split(", ")[1:]] == ["tagger", "speakers", "relays"]
    assert set(COMPONENTS) <= set(described["components"].split())


def test_record_has_the_published_shape(nlp: Language) -> None:
    article = Article(text=NEWS, origin="a.txt", published=date(2024, 5, 6))
    record = json.loads(json.dumps(as_record(article, extract(article, nlp=nlp))))
    assert list(record) == ["origin", "sha256", "title", "outlet", "published", "quotations"]
    assert record["published"] == "2024-05-06"
    assert record["quotations"][0]["content"][0]["text"] == "“We will not leave,”"


def test_text_output_has_a_line_a_quotation(nlp: Language) -> None:
    article = Article(text=NEWS, origin="a.txt")
    lines = as_lines(article, extract(article, nlp=nlp)).splitlines()
    assert lines[0] == "a.txt"
    assert "[told]: “We will not leave,”" in lines[1]


def test_command_prints_json_lines_and_reports_what_it_cannot_read(tmp_path: Path) -> None:
    from claims.cli import app

    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", "--json", str(tmp_path / "news.txt"), str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["quotations"][0]["kind"] == "direct"
    assert "none.txt" in result.stderr


def test_text_output_repaints_no_terminal() -> None:
    text = "“\x1b[31mred\x07 alert”, Ana\u202eRuiz said."
    quotation = Quotation(kind="direct", content=(Span.of(text, 0, 16),), source=Span.of(text, 18, 26))
    shown = as_lines(Article(text=text, origin="a.txt", title="\x1b[2Jgone"), Extraction(quotations=(quotation,)))
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)
