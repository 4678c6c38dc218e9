from claims.evaluate.gold import GoldQuotation
from claims.training.tagger.corpus import read_training


def write(folder, name, content):
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content.encode())


def test_each_annotator_gives_a_version(tmp_path):
    write(tmp_path, "text/a.txt", "Rain.")
    write(tmp_path, "attributions/a_k1.ann", "")
    write(tmp_path, "attributions/a_k2.ann", "T2\tCue 0 4\tRain\nE1\tCue:T2\n")
    (article,) = read_training(tmp_path)
    assert article.text == "Rain."
    assert article.versions == ((), (GoldQuotation(content=(), cue=((0, 4),)),))


def test_an_article_is_not_given_the_annotators_of_one_whose_name_begins_like_its_own(tmp_path):
    for name in ("a", "a_b"):
        write(tmp_path, f"text/{name}.txt", "Rain.")
        write(tmp_path, f"attributions/{name}_k1.ann", "")
    assert [len(article.versions) for article in read_training(tmp_path)] == [1, 1]
