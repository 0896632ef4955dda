"""Whatever is sent gets a clear problem document or harmless text, and the server goes on answering."""

import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from tests.contract.conftest import Served
from tests.contract.test_http import PROBLEM, ask

JSON = {"Content-Type": "application/json", "Accept-Language": "en"}
INVALID_QUESTION = "urn:briefwijzer:problem:invalid-question"
INVALID_REQUEST = "urn:briefwijzer:problem:invalid-request"
WIM = "Wat zegt Wim over vertrouwen?"


def assert_problem(response: httpx2.Response, status: int, kind: str = "") -> dict[str, Any]:
    assert response.status_code == status, response.text[:300]
    assert response.headers["content-type"] == PROBLEM
    problem: dict[str, Any] = response.json()
    assert set(problem) - {"errors"} == {"type", "title", "status", "detail"}
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    for leak in ("Traceback", "site-packages", 'File "', "apsw", "sqlite", "pydantic"):
        assert leak not in response.text
    if kind:
        assert problem["type"] == f"urn:briefwijzer:problem:{kind}"
    return problem


def assert_goes_on(served: Served) -> None:
    answer = ask(served, WIM)
    assert [cited["document_id"] for cited in answer["citations"]] == ["vertrouwen"]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"question": ""}, "invalid-question"),
        ({"question": " \t\n "}, "invalid-question"),
        ({"question": "a" * 2001}, "invalid-question"),
        ({"question": "🚶" * 2001}, "invalid-question"),
        ({}, "invalid-request"),
        ({"question": None}, "invalid-request"),
        ({"question": 3}, "invalid-request"),
        ({"question": ["x"]}, "invalid-request"),
        ([], "invalid-request"),
        ("x", "invalid-request"),
        (None, "invalid-request"),
        ({"question": WIM, "colour": "red"}, "invalid-request"),
        ({"question": WIM, "filters": {"colour": "red"}}, "invalid-request"),
        ({"question": WIM, "limit": 0}, "invalid-request"),
        ({"question": WIM, "limit": 11}, "invalid-request"),
        ({"question": WIM, "limit": "many"}, "invalid-request"),
        ({"question": WIM, "language": "de"}, "invalid-request"),
        ({"question": WIM, "mode": "guess"}, "invalid-request"),
        ({"question": WIM, "history": [{"question": "x"}] * 21}, "invalid-request"),
        ({"question": WIM, "history": [{"question": "x" * 2001}]}, "invalid-request"),
        ({"question": WIM, "history": [{"answer": "x"}]}, "invalid-request"),
        ({"question": WIM, "filters": {"kinds": ["novel"]}}, "invalid-request"),
        ({"question": WIM, "filters": {"after": "2024-13"}}, "invalid-request"),
        ({"question": WIM, "filters": {"before": "2024-02-30"}}, "invalid-request"),
        ({"question": WIM, "filters": {"before": "0000"}}, "invalid-request"),
        ({"question": WIM, "filters": {"before": "last year"}}, "invalid-request"),
        ({"question": WIM, "filters": {"people": ["Peter"]}}, "unknown-person"),
    ],
)
def test_a_wrong_question_is_refused_with_a_reason(reading: Served, body: object, kind: str) -> None:
    assert_problem(reading.client.post("/v1/ask", json=body, headers={"Accept-Language": "en"}), 422, kind)
    assert_goes_on(reading)


def test_two_thousand_characters_and_twenty_exchanges_are_fine(reading: Served) -> None:
    question = f"{WIM} {'vertrouwen ' * 200}"[:2000]
    assert len(question) == 2000
    answer = ask(reading, question, history=[{"question": WIM, "answer": "x" * 50_000}] * 20, limit=10)
    assert answer["question"] == question


def test_a_person_or_document_that_is_not_known_is_named(reading: Served) -> None:
    body = {"question": WIM, "filters": {"people": ["<b>Peter</b>"]}}
    response = reading.client.post("/v1/ask", json=body, headers={"Accept-Language": "en"})
    assert assert_problem(response, 422)["detail"].startswith("Nobody called <b>Peter</b> appears in the letters")
    for name in ("x", "", "..", "../meten", "a b", "é", "x" * 5000, "' OR 1=1 --"):
        body = {"question": WIM, "filters": {"documents": [name]}}
        assert_problem(reading.client.post("/v1/ask", json=body), 404, "unknown-document")


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 422),
        (b"{", 422),
        (b'{"question": "x",}', 422),
        (b'{"question": "caf\xe9"}', 400),
        (b"\xff\xfe\x00\x01", 422),
        (b'{"question": "\xed\xa0\x80"}', 422),
        (b'{"question": "\\ud800"}', 422),
        (b'{"question": "x", "history": [{"question": "\\udfff"}]}', 422),
        (b'{"question": "x", "filters": {"people": ["\\ud800"]}}', 422),
        (b'{"question": "x", "filters": {"after": "\\ud800"}}', 422),
        (b'{"question": "x", "\\ud800": 1}', 422),
        (b'{"question": "x", "limit": NaN}', 422),
        (b'{"question": "x", "limit": 1e999}', 422),
        (b'{"question": "x", "limit": ' + b"9" * 5000 + b"}", 400),
        (b"[" * 100_000, 400),
        (b'{"question": "x", "' + b"y" * 100_000 + b'": 1}', 422),
    ],
)
@pytest.mark.parametrize("route", ["/v1/ask", "/v1/search", "/v1/chat/completions", "/v1/feedback"])
def test_a_body_that_is_no_good_is_refused(reading: Served, route: str, content: bytes, status: int) -> None:
    response = reading.client.post(route, content=content, headers=JSON)
    assert_problem(response, status)
    assert len(response.content) < 5000
    assert_goes_on(reading)


@pytest.mark.parametrize(
    "content", ['"\\ud800"', '[{"type": "text", "text": "\\ud800"}]', '""', '" "', '"' + "x" * 2001 + '"']
)
def test_a_chat_without_a_question_is_refused(reading: Served, content: str) -> None:
    body = f'{{"messages": [{{"role": "user", "content": {content}}}]}}'.encode()
    assert_problem(reading.client.post("/v1/chat/completions", content=body, headers=JSON), 422)


def test_a_chat_of_long_messages_is_answered_by_its_last(reading: Served) -> None:
    messages = [{"role": "user", "content": "zegt wim " * 100_000}, {"role": "user", "content": WIM}]
    chat = reading.client.post("/v1/chat/completions", json={"messages": messages}).json()
    assert chat["briefwijzer"]["understood"]["people"] == ["Wim de Graaf"]
    only = [{"role": "assistant", "content": "Dag."}]
    assert_problem(reading.client.post("/v1/chat/completions", json={"messages": only}), 422, "invalid-question")


def test_another_media_type_is_not_read_as_json(reading: Served) -> None:
    body = json.dumps({"question": WIM}).encode()
    for media_type in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert_problem(reading.client.post("/v1/ask", content=body, headers={"Content-Type": media_type}), 422)


@pytest.mark.parametrize(
    "question",
    [
        '" OR 1=1 --',
        "'; DROP TABLE documents; --",
        "NEAR(a b)",
        "*",
        '"',
        "AND",
        "OR NOT",
        "title:x",
        "terms:vertrouwen^9 -wim +x ~2",
        "(" * 2000,
        "[" * 2000,
        "\\" * 2000,
        "vertrouwen\0wim",
        "\0",
        "%s %n {0} {question} ${jndi:x}",
        "<script>alert(1)</script>",
        "\u202e\u200b\ufeff",
        "🚶" * 2000,
        "?",
        "a" * 2000,
        "Wim " * 500,
        "e\u0301" * 1000,
    ],
)
@pytest.mark.parametrize("route", ["/v1/ask", "/v1/search"])
def test_syntax_is_text(reading: Served, route: str, question: str) -> None:
    response = reading.client.post(route, json={"question": question})
    if response.status_code != 200:
        assert_problem(response, 422)
    else:
        assert response.json()["question"] == question
    assert_goes_on(reading)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("a%20b", 422),
        ("%2e%2e", 422),
        ("..%2f..%2fetc%2fpasswd", 404),
        ("x" * 201, 422),
        ("-x", 422),
        ("%C3%A9", 422),
        ("a%00b", 422),
        ("a%0Ab", 422),
        ("%3Cb%3E", 422),
        ("%FF", 422),
        ("x" * 200, 201),
        ("a..b", 201),
    ],
)
def test_names_of_documents(served: Served, name: str, status: int) -> None:
    headers = {"Content-Type": "text/plain"}
    response = served.client.put(f"/v1/documents/{name}", content=b"Geduld loont altijd.", headers=headers)
    if status == 201:
        assert response.status_code == 201
        assert served.client.get(f"/letters/{name}").status_code == 200
        return
    assert_problem(response, status)
    assert_problem(served.client.get(f"/v1/documents/{name}"), 404)
    assert_problem(served.client.delete(f"/v1/documents/{name}"), 404)
    assert served.client.get("/v1/documents").json()["total"] == 3


@pytest.mark.parametrize(
    ("content", "media_type", "status", "kind"),
    [
        (b"", "text/plain", 422, "empty-document"),
        (b" \n\t ", "text/plain", 422, "empty-document"),
        (bytes(range(256)) * 20, "text/plain", 422, "unreadable-document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "text/plain", 422, "unreadable-document"),
        ("Caf\u00e9 en enqu\u00eate".encode()[:-4] + b"\xc3", "text/plain", 422, "garbled-document"),
        (b"%PDF-1.7", "application/x-unknown", 415, "unsupported-document"),
        (b"tekst", None, 415, "unsupported-document"),
        (b"x" * 5_000_001, "text/plain", 413, "too-large"),
        (b"x" * 10_000_000, "text/plain", 413, "too-large"),
    ],
)
def test_a_letter_that_cannot_be_taken_changes_nothing(
    served: Served, content: bytes, media_type: str | None, status: int, kind: str
) -> None:
    headers = {"Content-Type": media_type} if media_type else {}
    for name in ("nieuw", "vertrouwen"):
        response = served.client.put(f"/v1/documents/{name}", content=content, headers=headers)
        problem = assert_problem(response, status, kind)
        assert "The file" not in problem["detail"]
    assert served.client.get("/v1/documents").json()["total"] == 3
    assert_goes_on(served)


def pieces(total: int) -> Iterator[bytes]:
    for _ in range(total // 100_000):
        yield b"x" * 100_000


@pytest.mark.parametrize("route", ["/v1/ask", "/v1/search", "/v1/chat/completions", "/v1/feedback", "/v1/reindex"])
def test_ten_megabytes_are_too_much(reading: Served, route: str) -> None:
    assert_problem(reading.client.post(route, content=b"x" * 10_000_000, headers=JSON), 413, "too-large")
    # In pieces, without a Content-Length.
    assert_problem(reading.client.post(route, content=pieces(10_000_000), headers=JSON), 413, "too-large")
    assert_goes_on(reading)


def test_ten_megabytes_in_pieces_are_too_much_for_a_letter(served: Served) -> None:
    headers = {"Content-Type": "text/plain"}
    response = served.client.put("/v1/documents/nieuw", content=pieces(10_000_000), headers=headers)
    assert_problem(response, 413, "too-large")
    assert served.client.get("/v1/documents").json()["total"] == 3


def test_html_in_a_letter_is_text(served: Served) -> None:
    script = "<script>alert(1)</script>"
    (served.folder / "<img src=x onerror=alert(1)>.md").write_text(
        f"# Over {script} titels\n\nDoor Wim {script} de Graaf\n\nGeduld {script} loont altijd, zegt <i>men</i>.\n"
    )
    served.collection.synchronise(served.folder)
    [found] = [one for one in served.client.get("/v1/documents").json()["documents"] if one["path"]]
    assert found["path"] == "<img src=x onerror=alert(1)>.md"
    page = served.client.get(found["url"])
    assert page.status_code == 200
    assert script not in page.text
    assert "<img" not in page.text
    assert "&lt;script&gt;" in page.text
    start = served.client.get("/")
    assert script not in start.text
    answer = served.client.post("/v1/ask", json={"question": "Wat loont altijd?"})
    assert answer.headers["content-type"] == "application/json"
    assert script in answer.json()["citations"][0]["quote"]


@pytest.mark.parametrize(
    ("method", "place", "status", "kind"),
    [
        ("GET", "/v1/ask", 405, "method"),
        ("DELETE", "/v1/people", 405, "method"),
        ("GET", "/v2/ask", 404, "not-found"),
        ("GET", "/v1/jobs/x", 404, "unknown-job"),
        ("GET", "/v1/documents?limit=0", 422, "invalid-request"),
        ("GET", "/v1/documents?offset=-1", 422, "invalid-request"),
        ("GET", "/v1/documents?offset=99999999999999999999", 422, "invalid-request"),
        ("GET", "/letters/onbekend", 404, "unknown-document"),
        ("GET", "/static/../../etc/passwd", 404, "not-found"),
        ("GET", "/static/%2e%2e/%2e%2e/app.py", 404, "not-found"),
    ],
)
def test_places_that_are_not_there(reading: Served, method: str, place: str, status: int, kind: str) -> None:
    assert_problem(reading.client.request(method, place), status, kind)


@pytest.mark.parametrize(
    "mark", ["", "x", "1-", "-1-2", "5-3", "0-999999999", "9999999999-99999999999", "1-2<b>", "٣-٤"]
)
def test_a_mark_that_is_none_marks_nothing(reading: Served, mark: str) -> None:
    page = reading.client.get("/letters/vertrouwen", params={"c": mark})
    assert page.status_code == 200
    assert "<mark" not in page.text


def test_what_breaks_inside_is_not_told_outside(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret of /etc/passwd")

    monkeypatch.setattr("api.routes.asking.present_answer", broken)
    response = served.client.post("/v1/ask", json={"question": WIM})
    assert "secret" not in response.text
    assert_problem(response, 500, "internal")
    streamed = served.client.post("/v1/ask", json={"question": WIM}, headers={"Accept": "text/event-stream"})
    assert "secret" not in streamed.text
    assert streamed.text.startswith("event: error\n")
    assert json.loads(streamed.text.split("data: ")[1])["status"] == 500
    monkeypatch.undo()
    assert_goes_on(served)
