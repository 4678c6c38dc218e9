"""The tagger that comes with Claims, on sentences of our own."""

import pytest

from claims.pipeline.tagger.model import load_tagger


@pytest.fixture(scope="module")
def tagger():
    return load_tagger(threads=1)


def read(tagger, text):
    return [
        (text[slice(*one.source)] if one.source else None, text[slice(*one.cue)], [text[s:e] for s, e in one.content])
        for one in tagger.tag(text)
    ]


def test_a_direct_quotation_is_found_with_its_speaker(tagger):
    text = "“The harbour will open in spring,” Mayor Ana Lindqvist told reporters on Friday.\n"
    ((source, cue, content),) = read(tagger, text)
    assert "Ana Lindqvist" in source
    assert cue.startswith("told")
    assert "The harbour will open in spring" in content[0]


def test_an_indirect_quotation_is_found(tagger):
    text = "The harbour is safe, according to a report by the port authority. Rain fell all day.\n"
    ((source, cue, content),) = read(tagger, text)
    assert source.startswith("a report")
    assert cue == "according to"
    assert content == ["The harbour is safe"]


def test_a_text_without_quotations_gives_none(tagger):
    assert read(tagger, "Rain fell all day. The harbour stayed shut and the ferries did not run.\n") == []


def test_line_ends_and_spaces_do_not_matter(tagger):
    plain = "Officials said that the harbour will open in spring."
    spaced = "\r\n  Officials\tsaid  that the harbour will open in spring.\r\n"
    assert read(tagger, plain)[0][:2] == read(tagger, spaced)[0][:2] == ("Officials", "said")
