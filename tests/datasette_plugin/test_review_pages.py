"""Reviewing on the site: who may, what a form does, and that nothing is written without permission."""

from __future__ import annotations

import asyncio
import re
from html import unescape
from typing import Any

import pytest

from claims.datasette_plugin.pages import PAGES
from claims.datasette_plugin.serving import build
from claims.store.store import Store
from tests import worlds
from tests.datasette_plugin.conftest import getter
from tests.store.articles.test_write import everything

TOKEN = "a token that was printed"  # noqa: S105


class Visitor:
    """Somebody with a browser's cookies, or a proxy's header."""

    def __init__(self, path: str, *, review: dict[str, Any] | None, headers: dict[str, str] | None = None) -> None:
        self.datasette = build(path, review=review)
        self.cookies: dict[str, str] = {}
        self.headers = headers or {}

    def get(self, path: str) -> Any:
        return self._ask("get", path)

    def post(self, path: str, *, csrf: bool = True, **fields: Any) -> Any:
        data = {name: value for name, value in fields.items() if value is not None}
        if csrf:
            if "ds_csrftoken" not in self.cookies:
                self.get("/review/enter")
            data["csrftoken"] = self.cookies.get("ds_csrftoken", "")
        return self._ask("post", path, data=data)

    def enter(self, name: str = "Kim", token: str = TOKEN) -> Any:
        return self.post("/review/enter", token=token, name=name)

    def _ask(self, method: str, path: str, **options: Any) -> Any:
        async def ask() -> Any:
            await self.datasette.invoke_startup()
            return await getattr(self.datasette.client, method)(
                path, cookies=self.cookies, headers=self.headers, **options
            )

        response = asyncio.run(ask())
        self.cookies |= dict(response.cookies)
        return response


@pytest.fixture
def database(sqlite_url):
    with Store.open(sqlite_url) as store:
        worlds.build(store)
    return sqlite_url


@pytest.fixture
def reviewer(database):
    visitor = Visitor(database, review={"token": TOKEN})
    assert visitor.enter().status_code == 302
    return visitor


def fields_of(page: Any) -> dict[str, str]:
    """What the form of a review page sends when nothing is touched."""
    found = dict(re.findall(r'<input id="\w+" name="(\w+)"[^>]*?value="([^"]*)"', page.text))
    found |= re.findall(r'<textarea id="\w+" name="(\w+)"[^>]*>([^<]*)</textarea>', page.text)
    for name, options in re.findall(r'<select id="\w+" name="(\w+)">(.*?)</select>', page.text, re.DOTALL):
        chosen = re.search(r"<option selected>(\w+)", options)
        found[name] = chosen[1] if chosen else ""
    return {name: unescape(value) for name, value in found.items()}


def state(path: str) -> dict[str, list[tuple]]:
    with Store.open(path) as store:
        return everything(store)


# Who may


def test_a_site_for_reading_has_no_reviews(database):
    visitor = Visitor(database, review=None)
    assert visitor.get("/review").status_code == 404
    assert visitor.get("/review/enter?token=x").status_code == 404
    assert "Review" not in visitor.get("/articles/a1").text


def test_nobody_reviews_without_the_token(database):
    visitor = Visitor(database, review={"token": TOKEN})
    assert visitor.get("/review").status_code == 403
    assert "Review" not in visitor.get("/").text
    assert visitor.enter("Kim", "guessed").status_code == 400
    assert visitor.get("/review").status_code == 403


def test_the_token_lets_in_and_signs_with_the_name(reviewer, database):
    assert "Review" in reviewer.get("/").text
    assert reviewer.post("/review/q1/accept", note="read it").status_code == 302
    (row,) = state(database)["reviews"]
    assert {"accept", "Kim", "read it"} <= set(row)


def test_the_cookie_of_another_site_lets_nobody_in(database, reviewer):
    other = Visitor(database, review={"token": "another token"})
    other.cookies = {"claims_reviewer": reviewer.cookies["claims_reviewer"]}
    assert other.get("/review").status_code == 403


def test_a_cookie_that_somebody_wrote_lets_nobody_in(database):
    visitor = Visitor(database, review={"token": TOKEN})
    visitor.cookies = {"claims_reviewer": '{"id": "Kim", "until": 99999999999}'}
    assert visitor.get("/review").status_code == 403


def test_a_proxys_header_names_the_reviewer(database):
    review = {"actor_header": "X-Remote-User"}
    visitor = Visitor(database, review=review, headers={"X-Remote-User": "lee"})
    assert visitor.get("/review").status_code == 200
    assert visitor.post("/review/q1/reject").status_code == 302
    assert "lee" in state(database)["reviews"][0]
    assert Visitor(database, review=review).get("/review").status_code == 403


def test_an_allow_block_lets_in_other_plugins_actors(database):
    visitor = Visitor(database, review={"allow": {"id": "root"}})
    assert visitor.get("/review").status_code == 403
    visitor.cookies["ds_actor"] = visitor.datasette.sign({"a": {"id": "root"}}, "actor")
    assert visitor.get("/review").status_code == 200


def paths() -> list[str]:
    """An address of every page, with small numbers for its variable parts."""
    return [re.sub(r"\(\?P<\w+>[^)]*\)", "1", page.path).replace("\\", "") for page in PAGES]


@pytest.mark.parametrize("path", paths())
@pytest.mark.parametrize("who", ["anybody", "with a wrong cookie", "on a site for reading"])
def test_no_route_writes_without_permission(database, path, who):
    visitor = Visitor(database, review=None if who == "on a site for reading" else {"token": TOKEN})
    if who == "with a wrong cookie":
        visitor.cookies["claims_reviewer"] = "forged"
    before = state(database)
    answer = visitor.post(path, name="x", other="s2", spelling="Ilse Varga", kind="mixed")
    assert answer.status_code in {400, 403, 404, 405}
    assert state(database) == before


@pytest.mark.parametrize("path", [path for path, page in zip(paths(), PAGES, strict=True) if "POST" in page.methods])
def test_no_route_writes_without_the_forms_token(database, reviewer, path):
    before = state(database)
    assert reviewer.post(path, csrf=False, name="x", other="s2").status_code == 403
    reviewer.cookies.pop("ds_csrftoken")
    assert reviewer.post(path, csrf=False, name="x", other="s2").status_code == 403
    assert state(database) == before


def test_a_proxys_header_is_not_enough_for_another_sites_form(database):
    visitor = Visitor(database, review={"actor_header": "X-Remote-User"}, headers={"X-Remote-User": "lee"})
    assert visitor.post("/review/q1/accept", csrf=False).status_code == 403
    assert state(database)["reviews"] == []


def test_every_page_that_answers_post_needs_permission_or_gives_it():
    posting = [page for page in PAGES if "POST" in page.methods and not page.reviews]
    assert [page.path for page in posting] == ["/review/enter"]


# Deciding


def test_the_queue_begins_with_the_most_doubtful(reviewer):
    page = reviewer.get("/review").text
    assert page.index("had been") < page.index("withdraw its fleet")


def test_an_untouched_form_corrects_nothing(reviewer, database):
    for number in range(1, 9):
        fields = fields_of(reviewer.get(f"/review/q{number}"))
        answer = reviewer.post(f"/review/q{number}/correct", **fields)
        assert answer.status_code == 400, number
        assert "what it says already" in answer.text
    assert state(database)["reviews"] == []


def test_a_corrected_speaker_is_found_by_the_search_and_undone(reviewer):
    fields = fields_of(reviewer.get("/review/q2"))
    answer = reviewer.post("/review/q2/correct", **(fields | {"speaker": "Tomas Reyk", "role": ""}))
    assert answer.status_code == 302
    found = reviewer.get("/search.json?q=what+did+Tomas+Reyk+say+about+the+fleet").json()["answers"]
    assert found[0]["quotation"]["id"] == "q2"
    assert found[0]["quotation"]["speaker"] == "Tomas Reyk"
    assert reviewer.post("/review/decisions/1/undo").headers["location"].endswith("/review/q2")
    found = reviewer.get("/search.json?q=what+did+Varga+say+about+the+fleet").json()["answers"]
    assert found[0]["quotation"]["speaker"] == "Ilse Varga"


def test_selected_places_become_the_words(reviewer):
    start = worlds.HARBOUR.index("withdraw its fleet")
    fields = fields_of(reviewer.get("/review/q2")) | {"content": f"{start}-{start + 18}"}
    assert reviewer.post("/review/q2/correct", **fields).status_code == 302
    found = reviewer.get("/search.json?q=withdraw+fleet").json()["answers"]
    assert [one["quotation"]["text"] for one in found if one["quotation"]["id"] == "q2"] == ["withdraw its fleet"]


def test_a_rejected_quotation_leaves_article_and_search(reviewer):
    reviewer.post("/review/q2/reject")
    assert 'id="q2"' not in reviewer.get("/articles/a1").text
    assert "q2" not in [one["quotation"]["id"] for one in reviewer.get("/search.json?q=fleet").json()["answers"]]
    assert "rejected" in reviewer.get("/review/q2").text


def test_after_a_decision_comes_the_next_in_the_queue(reviewer):
    answer = reviewer.post("/review/q5/accept")
    following = reviewer.get(answer.headers["location"]).headers["location"]  # q5 is the most doubtful
    assert following == "/review/q1?done=1"
    assert "Decision 1 is kept" in reviewer.get(following).text


def test_what_is_refused_is_shown_with_what_was_written(reviewer):
    fields = fields_of(reviewer.get("/review/q2")) | {"content": "words that are not there", "note": "my reason"}
    answer = reviewer.post("/review/q2/correct", **fields)
    assert answer.status_code == 400
    assert "does not have the words" in answer.text
    assert fields_of(answer)["note"] == "my reason"


def test_a_speaker_that_nobody_is_loses_nothing_that_was_written(reviewer):
    answer = reviewer.post(
        "/review/q2/correct", **fields_of(reviewer.get("/review/q2")) | {"speaker": "s9999", "note": "x"}
    )
    assert answer.status_code == 400
    assert "There is no speaker s9999. Choose one of those named near" in answer.text
    assert (fields_of(answer)["speaker"], fields_of(answer)["note"]) == ("s9999", "x")


def test_a_decision_on_a_quotation_that_is_not_there_says_so(reviewer):
    answer = reviewer.post("/review/q9999/accept")
    assert answer.status_code == 404
    assert "All quotations" in answer.text


def test_merging_with_nobody_links_all_speakers_and_splitting_names_the_spellings(reviewer):
    assert "All speakers" in reviewer.post("/review/speakers/s1/merge", other="Nobody At All").text
    assert "It has Ilse Varga" in reviewer.post("/review/speakers/s1/split", spelling="Nobody").text


def test_the_history_of_a_quotation_names_who_decided_and_undid(reviewer):
    reviewer.post("/review/q2/reject", note="a headline")
    reviewer.post("/review/decisions/1/undo")
    page = reviewer.get("/review/q2").text
    assert "a headline" in page
    assert "undone by <bdi>Kim</bdi>" in page


def test_speakers_are_merged_and_split_on_the_site(reviewer, database):
    assert reviewer.post("/review/speakers/s1/merge", other="s2").headers["location"].endswith("/speakers/s1")
    assert reviewer.post("/review/speakers/s1/split", spelling="Tomas Reyk").status_code == 302
    assert [row[1] for row in state(database)["reviews"]] == ["merge", "split"]


def test_claims_follow_decisions_on_speakers_at_once(reviewer):
    reviewer.post("/review/speakers/s1/merge", other="s2")
    claims = [reviewer.get(f"/claims/c{number}").text for number in range(1, 5)]
    assert all('href="/speakers/s1"' in page for page in claims)
    assert "/claims/c" in reviewer.get("/articles/a1").text


def test_a_refused_decision_on_a_speaker_says_why(reviewer):
    answer = reviewer.post("/review/speakers/s1/merge", other="s1")
    assert answer.status_code == 400
    assert "is one already" in answer.text


def test_every_character_of_the_article_knows_its_place(reviewer, database):
    pieces = re.findall(r'<span data-at="(\d+)"[^>]*>(.*?)</span>', reviewer.get("/review/q1").text, re.DOTALL)
    for start, shown in pieces:
        words = unescape(shown)
        assert worlds.HARBOUR[int(start) : int(start) + len(words)] == words
    # What stands between paragraphs is shown as space between them.
    assert "".join("".join(unescape(shown) for _, shown in pieces).split()) == "".join(worlds.HARBOUR.split())


def test_the_token_is_nowhere_to_be_read(world):
    get = getter(build(world, review={"token": "s3cr3t"}))
    for path in (
        "/-/metadata.json",
        "/-/plugins.json?all=1",
        "/-/settings.json",
        "/",
        "/world.json",
        "/-/versions.json",
    ):
        assert "s3cr3t" not in get(path).text
