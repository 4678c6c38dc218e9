import pytest

from claims.errors import CorpusError
from claims.training.corpus import GoldAttribution, read_corpus


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode())


def test_attributions_are_read_with_every_stretch_of_their_content(tmp_path):
    write(tmp_path, "text/a.txt", "Rain, she said, will fall.\r\n")
    write(
        tmp_path,
        "attributions/a_k1.ann",
        "T1\tSource 6 9\tshe\nT2\tCue 10 14\tsaid\nT3\tContent 0 4;16 25\tRain will fall\nT4\tAttribution 10 14\tsaid\n"
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n",
    )
    (article,) = read_corpus(tmp_path)
    assert article.text.endswith("\r\n")
    assert article.versions == ((GoldAttribution(((6, 9),), ((10, 14),), ((0, 4), (16, 25))),),)


def test_each_annotator_gives_a_version(tmp_path):
    write(tmp_path, "text/a.txt", "Rain.")
    write(tmp_path, "attributions/a_k1.ann", "")
    write(tmp_path, "attributions/a_k2.ann", "T2\tCue 0 4\tRain\nE1\tCue:T2\n")
    (article,) = read_corpus(tmp_path)
    assert [len(version) for version in article.versions] == [0, 1]


def test_a_folder_without_annotations_is_an_error(tmp_path):
    with pytest.raises(CorpusError, match="no annotated article"):
        read_corpus(tmp_path)
