import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claims.ask import ask, browse, quotes
from claims.errors import QuestionError
from claims.ingest import embed_missing
from claims.quotation import Mention, Speaker
from claims.search.questions.options import Asked
from claims.store.reader import open_reader
from claims.store.store import Store
from tests import worlds
from tests.builders import article, keep, quotation, span

TODAY = date(2021, 2, 5)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("ask") / "world.db") as opened:
        worlds.build(opened)
        yield opened


def texts(answers):
    return [answer.quotation.text for answer in answers.answers]


def test_other_words_for_the_topic_find_the_statement(store):
    found = texts(ask(store, "what did Varga say about US troops", today=TODAY))
    assert set(found[:2]) == {
        "The presence of American armed forces harms the whole coast",
        "“The United States should withdraw its fleet,”",
    }


def test_what_is_on_another_topic_is_no_answer(store):
    assert "Trade with Sundria should double within two years" not in texts(ask(store, "Varga on US troops"))


def test_a_topic_on_which_nothing_was_said_finds_nothing_and_says_what_there_is(store):
    answers = ask(store, "what did Varga say about football")
    assert answers.answers == ()
    assert answers.instead == "4 quotations by Ilse Varga, none on football"


def test_an_unknown_speaker_finds_nothing(store):
    answers = ask(store, "what did Olaf Quist say about trade")
    assert answers.answers == ()
    assert answers.instead == "No quotations by Olaf Quist"


def test_what_somebody_wrote_in_an_article_of_his_own_is_his(tmp_path):
    text = "I shall create many jobs in this state.\n\nRick Moss is the governor of Harlan."
    said = replace(quotation(text, "create many jobs in this state"), speaker=Speaker("author", "author"))
    mention = Mention(span=span(text, "Rick Moss"), name="Rick Moss", kind="person")
    with Store.open(str(tmp_path / "x.db")) as opened:
        keep(opened, replace(article(text, origin="by.txt"), byline="Rick Moss"), said, mentions=[mention])
        keep(opened, article(text + " ", origin="about.txt"), said, mentions=[mention])
        found = ask(opened, "what did Rick Moss say about jobs").answers
        assert [one.quotation.article.origin for one in found] == ["by.txt"]


def test_whoever_speaks_for_a_person_is_named_where_that_person_is_not_quoted(tmp_path):
    text = "Ana Ruiz, a spokeswoman for Omar Haddad, said the bridge was sound."
    said = quotation(text, "the bridge was sound")
    with Store.open(str(tmp_path / "x.db")) as opened:
        keep(
            opened,
            article(text),
            replace(said, speaker=Speaker("Ana Ruiz", "person", "spokeswoman", "Omar Haddad")),
            mentions=[Mention(span=span(text, "Omar Haddad"), name="Omar Haddad", kind="person")],
        )
        assert ask(opened, "what did Omar Haddad say").instead == (
            "No quotations by Omar Haddad; speaking for Omar Haddad: Ana Ruiz"
        )


def test_a_misspelled_speaker_is_found(store):
    assert ask(store, "what did Vargha say about trade").query.speaker == "Ilse Varga"


def test_tweets_are_found_by_their_network(store):
    assert texts(ask(store, "what did Reyk say via Twitter")) == ["“Our harbours are open to every merchant,”"]


def test_who_told_somebody_in_a_month(store):
    (answer,) = ask(store, "who told Tomas Reyk anything in September 2020", today=TODAY).answers
    assert (answer.quotation.speaker, str(answer.quotation.said.first)) == ("Ilse Varga", "2020-09-26")


def test_a_role_stands_for_its_holder(store):
    assert ask(store, "what did the finance minister say about the deficit").query.speaker == "Lena Reyk"


def test_according_to_an_agency(store):
    assert texts(ask(store, "what did Varga say according to NNA")) == [
        "The presence of American armed forces harms the whole coast"
    ]


def test_a_question_without_a_topic_lists_the_latest_first(store):
    assert texts(ask(store, "quotes by Varga"))[0] == "praised the new tax law"


def test_unnamed_speakers_are_found_by_their_description(store):
    assert texts(ask(store, "what did officials say")) == ["the talks had been “friendly”"]


def test_an_unnamed_addressee_is_found_by_its_description(store):
    assert texts(ask(store, "what did Lena Reyk tell reporters")) == ["“We cut taxes for fishermen,”"]


def test_dates_are_those_of_the_utterance_else_of_publication(store):
    assert texts(ask(store, "what did Varga say in February 2021")) == ["praised the new tax law"]


def test_printed_in_an_outlet(store):
    assert texts(ask(store, "what did Varga say in the Coast Herald")) == ["praised the new tax law"]


def test_where_the_article_does_not_say_to_whom_the_answer_says_so(store):
    answers = ask(store, "what did Varga tell Lena Reyk about trade")
    assert texts(answers) == ["Trade with Sundria should double within two years"]
    assert answers.answers[0].score < 0.5
    assert answers.instead == "None is known to be to Lena Reyk; these do not say"


def test_what_was_said_to_another_is_no_answer(store):
    assert not ask(store, "what did Varga tell Lena Reyk about the presence of soldiers").answers


def test_options_override_the_question(store):
    answers = ask(store, "what did Varga say about taxes", speaker="Lena Reyk", until="2021-02")
    assert texts(answers) == ["“We cut taxes for fishermen,”"]
    assert answers.query.until == date(2021, 2, 28)


def test_quotes_filters_without_a_question(store):
    assert len(quotes(store).answers) == 8
    assert len(quotes(store, Asked(kind="direct")).answers) == 3
    assert len(quotes(store, Asked(min_confidence=0.5)).answers) == 7
    assert len(quotes(store, Asked(relay="website")).answers) == 1
    assert len(quotes(store, Asked(outlet="Coast Herald"), limit=2).answers) == 2


@pytest.mark.parametrize("asked", [Asked(outlet="Nowhere Post"), Asked(relay="Nowhere Agency"), Asked(speaker="s999")])
def test_an_option_that_names_nothing_known_finds_nothing(store, asked):
    answers = quotes(store, asked)
    assert answers.answers == ()
    assert answers.instead


def test_a_kind_or_day_that_there_is_not_is_refused(store):
    with pytest.raises(QuestionError, match="loud"):
        ask(store, "Varga on trade", kind="loud")
    with pytest.raises(QuestionError, match="--since"):
        ask(store, "Varga on trade", since="whenever")


@pytest.mark.parametrize(
    "hostile", ['" OR "', "' OR 1=1 --", "NEAR(a b)", "x*", "a AND NOT b", "{x} (", "%_%", "\\", "x\0y"]
)
def test_no_character_of_a_question_has_a_meaning_for_the_engine(store, hostile):
    for question in (hostile, f"Varga on {hostile} taxes", f"what did {hostile} say"):
        try:
            ask(store, question, speaker=hostile, relay=hostile, outlet=hostile, addressee=hostile)
            ask(store, question)
        except QuestionError:
            continue


def test_the_json_has_the_shape_that_programs_rely_on(store):
    found = ask(store, "what did Varga say about taxes", today=TODAY).to_dict()
    assert list(found) == ["question", "understood", "answers"]
    (answer,) = found["answers"]
    assert list(answer) == ["score", "quotation", "article", "context", "also", "fact_checks"]
    assert list(answer["quotation"]) == [
        "id", "kind", "text", "spans", "speaker", "role", "source", "cue", "relays", "addressees", "said", "confidence",
        "review",
    ]  # fmt: skip
    assert list(answer["article"]) == ["id", "origin", "title", "outlet", "published", "url"]
    assert answer["quotation"]["id"].startswith("q")
    assert answer["quotation"]["spans"] == [[answer["quotation"]["spans"][0][0], answer["quotation"]["spans"][0][1]]]


def test_an_empty_database_says_so(tmp_path):
    with Store.open(tmp_path / "empty.db") as empty:
        assert ask(empty, "Varga on trade").instead == "This database holds no quotations yet"


@pytest.fixture(scope="module")
def embedded(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("ask") / "vectors.db") as opened:
        worlds.build(opened)
        embed_missing(opened)
        yield opened


def test_meaning_finds_what_shares_no_word_with_the_question(embedded):
    assert texts(ask(embedded, "what did Reyk say about trading ships in our ports"))[:1] == [
        "“Our harbours are open to every merchant,”"
    ]


def test_what_is_meant_comes_before_what_stands_beside_it(embedded):
    found = texts(ask(embedded, "what did Varga say about US troops", today=TODAY))
    assert found[0] == "The presence of American armed forces harms the whole coast"
    assert found[1] == "“The United States should withdraw its fleet,”"


def test_far_from_all_that_was_said_nothing_is_found_and_the_nearest_is_named(embedded):
    answers = ask(embedded, "what did Varga say about football")
    assert answers.answers == ()
    assert answers.instead.startswith("4 quotations by Ilse Varga, none on football; nearest topic: ")


def test_each_answer_has_the_sentence_in_which_it_is_printed(embedded):
    (first, *_) = ask(embedded, "Varga on her website about the fleet").answers
    assert first.context == "“The United States should withdraw its fleet,” Varga said on her website."
    assert worlds.HARBOUR[slice(*first.context_at)] == first.context


def test_a_relay_that_only_the_question_names_excludes_nothing_but_is_told(embedded):
    answers = ask(embedded, "what did Varga say about American armed forces on Twitter")
    assert texts(answers)[0] == "The presence of American armed forces harms the whole coast"
    assert answers.instead == "None is known to be through Twitter; these do not say"


def test_what_was_said_to_another_is_left_out_and_what_does_not_say_is_shown(embedded):
    answers = ask(embedded, "what did Varga tell Lena Reyk about American forces")
    assert texts(answers)[0] == "“The United States should withdraw its fleet,”"
    assert "The presence of American armed forces harms the whole coast" not in texts(answers)
    assert answers.instead == "None is known to be to Lena Reyk; these do not say"


def test_a_relay_that_an_option_names_excludes(embedded):
    answers = ask(embedded, "what did Varga say about American armed forces", relay="website")
    assert texts(answers) == ["“The United States should withdraw its fleet,”"]


def test_an_office_stands_for_who_is_called_so_beside_a_quotation(embedded):
    assert ask(embedded, "what did Norland's president say about soldiers").query.speaker == "Ilse Varga"


def test_one_utterance_in_two_articles_is_one_answer_with_two_places(tmp_path):
    words = "“The fleet of the United States should leave our coast,”"
    with Store.open(tmp_path / "twice.db") as store:
        for origin in ("one.txt", "two.txt"):
            text = f"{words} Ilse Varga said, says {origin}.\n"
            keep(store, article(text, origin=origin), quotation(text, words, kind="direct", speaker="Ilse Varga"))
        embed_missing(store)
        (answer,) = ask(store, "what did Varga say about the American fleet").answers
    (place,) = answer.places
    assert {answer.quotation.article.origin, place.article.origin} == {"one.txt", "two.txt"}


def test_a_denial_is_an_answer_of_its_own_and_no_place_of_what_it_denies(tmp_path):
    with Store.open(tmp_path / "denied.db") as store:
        for words in (
            "“The American fleet should leave our coast,”",
            "“The American fleet should not leave our coast,”",
        ):
            text = f"{words} Ilse Varga said.\n"
            keep(store, article(text, origin=words), quotation(text, words, kind="direct", speaker="Ilse Varga"))
        embed_missing(store)
        answers = ask(store, "what did Varga say about the American fleet").answers
    assert [answer.places for answer in answers] == [(), ()]


def test_words_in_quotation_marks_must_be_said_in_this_order(embedded):
    assert texts(ask(embedded, 'what did Varga say about "armed forces"')) == [
        "The presence of American armed forces harms the whole coast"
    ]
    assert texts(ask(embedded, 'what did Varga say about "forces armed"')) == []


def test_a_word_with_a_star_stands_for_all_that_begin_so(embedded):
    assert texts(ask(embedded, "what did Varga say about withdr*")) == [
        "“The United States should withdraw its fleet,”"
    ]
    assert texts(ask(embedded, "what did Varga say about presencing*")) == []


def test_what_was_said_about_somebody_names_that_person(tmp_path):
    text = "Tomas Reyk said Varga was wrong. Tomas Reyk said the harbour was open.\n"
    with Store.open(tmp_path / "about.db") as store:
        keep(
            store,
            article(text, origin="about.txt"),
            quotation(text, "Varga was wrong", speaker="Tomas Reyk"),
            quotation(text, "the harbour was open", speaker="Tomas Reyk"),
            mentions=[Mention(span=span(text, "Varga"), name="Ilse Varga", kind="person")],
        )
        embed_missing(store)
        assert texts(ask(store, "what was said about Varga"))[0] == "Varga was wrong"
        assert texts(quotes(store, Asked(about="Ilse Varga"))) == ["Varga was wrong"]
        assert texts(ask(store, "what did Reyk say", about="Varga")) == ["Varga was wrong"]


def test_each_of_several_speakers_is_heard_or_named_as_silent(embedded):
    both = ask(embedded, "Varga and Lena Reyk on taxes", limit=2)
    assert {answer.quotation.speaker for answer in both.answers} == {"Ilse Varga", "Lena Reyk"}
    one = ask(embedded, "Lena Reyk and Tomas Reyk on taxes")
    assert {answer.quotation.speaker for answer in one.answers} >= {"Lena Reyk"}


def test_a_topic_that_an_option_gives_overrides_the_questions(embedded):
    found = ask(embedded, "what did Varga say about football", topic="armed forces")
    assert found.query.topic == "armed forces"
    assert texts(found)[0] == "The presence of American armed forces harms the whole coast"


@pytest.mark.parametrize("question", ["", "  ", "?!", "\x00", "🙂"])
def test_a_question_without_words_is_answered_by_nothing_and_told_so(store, question):
    answers = ask(store, question)
    assert answers.answers == ()
    assert "no words" in answers.instead


SAID = st.one_of(
    st.text(max_size=400),
    st.text(alphabet="\"“”*^:()'-+ORANDTNEAR \\\0%_;", max_size=400),
    st.builds(lambda one, times: one * times, st.text(min_size=1, max_size=20), st.integers(1, 500)),
    st.builds("what did Varga say about {}".format, st.text(max_size=200)),
)


@given(question=SAID)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_question_is_answered(embedded, question):
    assert all(0 <= answer.score <= 1 for answer in ask(embedded, question).answers)


@pytest.mark.parametrize("unit", ["what did Varga say ", '"', "a* ", "Varga and ", "in 2019 ", "Ω", "x"])
def test_ten_thousand_characters_take_no_longer_than_a_thousand(embedded, unit):
    start = time.process_time()
    assert ask(embedded, (unit * 10_000)[:10_000]).query.question == (unit * 10_000)[:10_000]
    assert time.process_time() - start < 5


OPERATORS = ['" OR *', "NEAR(a b, 5)", "content : x", "a AND NOT b", "^x*", "%_\\", "'; --", "x" * 999]


@pytest.mark.parametrize("hostile", OPERATORS)
def test_operators_of_the_engines_are_just_words(embedded, hostile):
    ask(embedded, f"what did Varga say about {hostile}"[:1000])


def test_a_part_of_the_question_can_be_let_go_of(store):
    question = "what did Varga say about taxes"
    assert texts(ask(store, question)) == ["praised the new tax law"]
    assert set(texts(browse(store, question, Asked(without=["speaker"])).answers)) == {
        "praised the new tax law",
        "“We cut taxes for fishermen,”",
    }


def test_a_question_has_no_other_parts(store):
    with pytest.raises(QuestionError, match="no part 'weather'"):
        browse(store, "Varga", Asked(without=["weather"]))


def test_options_give_numbers_and_what_is_understood_names(store):
    with open_reader(store.engine) as reader:
        facets = reader.facets(range(1, 9))
    for part, name in (("speaker", "Ilse Varga"), ("relay", "NNA"), ("outlet", "Coast Herald")):
        number = next(one.value for one in facets[part] if one.label == name)
        found = browse(store, asked=Asked(**{part: number}))
        assert found.answers.query.understood()[part] == name
        assert found.total == next(one.count for one in facets[part] if one.label == name)


def test_a_number_that_nobody_has_finds_nothing(store):
    assert browse(store, asked=Asked(speaker="s999999")).total == 0
    assert browse(store, asked=Asked(relay="r999999")).total == 0


def test_answers_are_browsed_in_parts(store):
    everything = browse(store, asked=Asked(since="1900")).answers
    parts = [browse(store, asked=Asked(since="1900"), offset=start, limit=3).answers for start in (0, 3, 6)]
    assert [text for part in parts for text in texts(part)] == texts(everything)
