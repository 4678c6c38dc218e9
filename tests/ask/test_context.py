import pytest

from claims.ask.context import sentence_around


@pytest.mark.parametrize(
    ("text", "said", "sentence"),
    [
        ("It rained. “No,” said Mr. Ruiz on Monday. He left.", "“No,”", "“No,” said Mr. Ruiz on Monday."),
        ("It rained. Mrs. Vogt called it “a scandal” then.", "a scandal", "Mrs. Vogt called it “a scandal” then."),
        ("It rained. Aides to Sen. Lee J. Moss call it safe. So?", "safe", "Aides to Sen. Lee J. Moss call it safe."),
        ("It rained. (Mr. Ruiz said no.) He left.", "no", "(Mr. Ruiz said no.)"),
        ("He is Lee J.\nRuiz said no.", "no", "Ruiz said no."),
        ("Nobody knows, nor do I. Ruiz said no.", "no.", "Ruiz said no."),
    ],
)
def test_an_abbreviation_or_an_initial_ends_no_sentence(text, said, sentence):
    start = text.rindex(said) if said == "no." else text.index(said)
    found = sentence_around(text, [(start, start + len(said))])
    assert text[slice(*found)] == sentence
