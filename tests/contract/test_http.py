"""The contract over HTTP, version 1: every field, every route, in both languages."""

import json
import time
from email.message import EmailMessage
from typing import Any

import pytest

from api.app import create_app
from api.routes import asking, documents, health, openai
from api.settings import read_settings
from index import rows
from tests.contract.conftest import LETTERS, ORIGIN, Served
from tests.timing import PATIENCE

ANSWER = {
    "id": str,
    "question": str,
    "answered": bool,
    "answer": str,
    "language": str,
    "mode": str,
    "understood": dict,
    "citations": list,
    "nearest": list,
    "index_version": int,
    "seconds": float,
}
UNDERSTOOD = {
    "question": str,
    "people": list,
    "addressees": list,
    "subjects": list,
    "after": type(None),
    "before": type(None),
    "documents": list,
    "titles": list,
    "kinds": list,
}
CITATION = {
    "number": int,
    "document_id": str,
    "title": str,
    "kind": str,
    "speaker": str,
    "about": type(None),
    "authors": list,
    "date": str,
    "quote": str,
    "start": int,
    "end": int,
    "answer_spans": list,
    "url": str,
}
QUESTIONS = [
    "Wat zegt Wim over vertrouwen?",
    "what does Wim say about trust?",
    "Wat zegt Noor over meten?",
    "Wat zeggen de brieven over vertrouwen en controle?",
    "What does Noor say about the moon?",
]
PROBLEM = "application/problem+json"


def ask(served: Served, question: str, **more: Any) -> dict[str, Any]:
    response = served.client.post("/v1/ask", json={"question": question, **more})
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def text_of(served: Served, document_id: str) -> str:
    text: str = served.client.get(f"/v1/documents/{document_id}").json()["text"]
    return text


def events(served: Served, question: str) -> list[tuple[str, Any]]:
    response = served.client.post(
        "/v1/ask", json={"question": question}, headers={"Accept": "text/event-stream", "Accept-Language": "en"}
    )
    assert response.headers["content-type"].startswith("text/event-stream")
    found = []
    for block in response.text.removesuffix("\n\n").split("\n\n"):
        name, data = block.split("\n")
        found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_has_every_field_and_proves_itself(reading: Served, question: str) -> None:
    answer = ask(reading, question)
    assert {name: type(value) for name, value in answer.items()} == ANSWER
    assert {name: type(value) for name, value in answer["understood"].items()} == UNDERSTOOD
    assert answer["question"] == question
    assert bool(answer["citations"]) is answer["answered"]
    assert not (answer["nearest"] and answer["answered"])
    for cited in (*answer["citations"], *answer["nearest"]):
        assert {name: type(value) for name, value in cited.items()} == CITATION
        assert text_of(reading, cited["document_id"])[cited["start"] : cited["end"]] == cited["quote"] != ""
        assert cited["url"] == f"/letters/{cited['document_id']}#c={cited['start']}-{cited['end']}"
    for number, cited in enumerate(answer["citations"], 1):
        assert cited["number"] == number
        assert cited["answer_spans"]
        for start, end in cited["answer_spans"]:
            assert answer["answer"][start:end] == cited["quote"]
            assert answer["answer"][end : end + 5] == f"” [{number}]"
    assert all(cited["answer_spans"] == [] for cited in answer["nearest"])


def test_who_says_it_in_what_and_when_is_told_in_the_question_s_language(reading: Served) -> None:
    dutch = ask(reading, "Wat zegt Wim over vertrouwen?")
    assert dutch["answer"].startswith(
        "In een brief van november 2024 schrijft Wim de Graaf: “Vertrouwen 🙂 komt te voet"
    )
    assert dutch["language"] == "nl"
    assert dutch["understood"] | {"question": ""} == {
        "question": "",
        "people": ["Wim de Graaf"],
        "addressees": [],
        "subjects": [],
        "after": None,
        "before": None,
        "documents": [],
        "titles": [],
        "kinds": [],
    }
    english = ask(reading, "what does Wim say about trust?")
    assert english["answer"].startswith("In a letter of November 2024, Wim de Graaf writes: “")
    assert english["language"] == "en"
    cited = dutch["citations"][0]
    assert (cited["speaker"], cited["authors"], cited["date"], cited["kind"]) == (
        "Wim de Graaf",
        ["Wim de Graaf"],
        "2024-11",
        "letter",
    )
    assert ask(reading, "Wat zegt Wim over vertrouwen?", language="en")["answer"].startswith("In a letter of")


def test_limit_and_filters_narrow(reading: Served) -> None:
    question = "Wat zeggen de brieven over vertrouwen?"
    assert len(ask(reading, question, limit=1)["citations"]) == 1
    for filters, allowed in [
        ({"people": ["Noor Bakker"]}, {"noor-vertrouwen"}),
        ({"people": ["wim de graaf"]}, {"vertrouwen"}),
        ({"addressees": ["Noor"]}, {"vertrouwen"}),
        ({"addressees": ["wim-de-graaf"]}, {"noor-vertrouwen"}),
        ({"documents": ["noor-vertrouwen"]}, {"noor-vertrouwen"}),
        ({"after": "2024"}, {"vertrouwen"}),
        ({"before": "2023-05"}, {"noor-vertrouwen"}),
        ({"kinds": ["letter"]}, {"vertrouwen", "noor-vertrouwen"}),
    ]:
        answer = ask(reading, question, filters=filters)
        assert answer["answered"], filters
        assert {cited["document_id"] for cited in answer["citations"]} <= allowed
    assert not ask(reading, question, filters={"kinds": ["article"]})["answered"]


def test_what_is_ignored_is_not_understood_and_a_filter_can_take_its_place(reading: Served) -> None:
    question = "Wat zegt Wim over een manager die controleert zonder vertrouwen?"
    free = ask(reading, question, ignore=["people"])
    assert (free["understood"]["people"], free["understood"]["question"]) == ([], question)
    assert "Noor Bakker" in {cited["speaker"] for cited in free["citations"]}
    other = ask(reading, question, ignore=["people"], filters={"people": ["Noor Bakker"]})
    assert {cited["speaker"] for cited in other["citations"]} == {"Noor Bakker"}
    dated = "Wat schreef Noor in maart 2025 over vertrouwen?"
    assert ask(reading, dated)["understood"]["after"] == "2025-03"
    undated = ask(reading, dated, ignore=["period", "period"])
    assert (undated["understood"]["after"], undated["understood"]["people"]) == (None, ["Noor Bakker"])
    assert "2023-05-09" in {cited["date"] for cited in (*undated["citations"], *undated["nearest"])}
    for place in ("ask", "search"):
        refused = reading.client.post(f"/v1/{place}", json={"question": question, "ignore": ["colour"]})
        assert (refused.status_code, refused.headers["content-type"]) == (422, PROBLEM)
    found = reading.client.post("/v1/search", json={"question": question, "ignore": ["people"]}).json()
    assert found["understood"]["people"] == []
    assert {passage["speaker"] for passage in found["passages"]} == {"Noor Bakker", "Wim de Graaf"}


def test_documents_that_are_asked_for_are_told_with_their_titles(reading: Served) -> None:
    understood = ask(reading, "Wat zeggen de brieven over vertrouwen?", filters={"documents": ["vertrouwen"]})[
        "understood"
    ]
    assert (understood["documents"], understood["titles"]) == (["vertrouwen"], ["Over vertrouwen 🚶"])


def test_a_follow_up_is_understood_from_its_history(reading: Served) -> None:
    answer = ask(reading, "En Noor?", history=[{"question": "Wat zegt Wim over vertrouwen?", "answer": "..."}])
    assert answer["understood"]["question"] == "Wat zegt Noor Bakker over vertrouwen?"
    assert {cited["speaker"] for cited in answer["citations"]} == {"Noor Bakker"}


def test_what_is_not_known_is_said_with_what_came_closest(reading: Served) -> None:
    answer = ask(reading, "Wat kost een ruimtevaartreis?")
    assert (answer["answered"], answer["citations"]) == (False, [])
    assert answer["answer"] == "De brieven zeggen hier niets over."
    assert [cited["number"] for cited in answer["nearest"]] == list(range(1, len(answer["nearest"]) + 1))
    assert all(cited["quote"] not in answer["answer"] for cited in answer["nearest"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_event_stream_gives_the_same_whole_answer(reading: Served, question: str) -> None:
    expected = ask(reading, question)
    names = [name for name, _ in events(reading, question)]
    found = events(reading, question)
    deltas = [data["text"] for name, data in found if name == "delta"]
    citations = [data for name, data in found if name == "citation"]
    assert names == ["sources", *["delta"] * len(deltas), *["citation"] * len(citations), "done"]
    done = found[-1][1]
    assert "".join(deltas) == done["answer"]
    assert found[0][1] == {"understood": done["understood"], "citations": done["citations"]}
    assert citations == done["citations"]
    assert done | {"id": "", "seconds": 0} == expected | {"id": "", "seconds": 0}


def test_an_error_in_the_stream_is_a_problem_document(reading: Served) -> None:
    [(name, problem)] = events(reading, " \n ")
    assert name == "error"
    assert problem == {
        "type": "urn:briefwijzer:problem:invalid-question",
        "title": "This question cannot be asked like that",
        "status": 422,
        "detail": "Ask a question of 1 to 2000 characters.",
    }


def test_search_gives_passages_and_no_answer(reading: Served) -> None:
    found = reading.client.post("/v1/search", json={"question": "Wat zegt Wim over vertrouwen?", "limit": 3}).json()
    assert set(found) == {"question", "understood", "passages", "index_version", "seconds"}
    assert [passage["document_id"] for passage in found["passages"]] == ["vertrouwen"]
    passage = found["passages"][0]
    assert passage["text"] == LETTERS["vertrouwen"][passage["start"] : passage["end"]]
    assert passage["speaker"] == "Wim de Graaf"
    assert passage["url"] == f"/letters/vertrouwen#c={passage['start']}-{passage['end']}"
    assert "kleine beloften" in passage["text"]


def test_people_are_listed_with_what_they_say(reading: Served) -> None:
    people = reading.client.get("/v1/people").json()["people"]
    assert [(person["name"], sorted(person["documents"])) for person in people] == [
        ("Noor Bakker", ["meten", "noor-vertrouwen"]),
        ("Wim de Graaf", ["vertrouwen"]),
    ]
    assert people[1] == {
        "id": "wim-de-graaf",
        "name": "Wim de Graaf",
        "names": ["Wim", "Wim de Graaf"],
        "documents": ["vertrouwen"],
        "addressed": ["meten", "noor-vertrouwen"],
    }


def test_documents_are_listed_in_pages_and_shown_whole(reading: Served) -> None:
    listed = reading.client.get("/v1/documents").json()
    assert [one["id"] for one in listed["documents"]] == list(LETTERS)
    assert listed["total"] == 3
    page = reading.client.get("/v1/documents?offset=1&limit=1").json()
    assert [one["id"] for one in page["documents"]] == ["meten"]
    assert reading.client.get("/v1/documents?offset=3").json()["documents"] == []
    whole = reading.client.get("/v1/documents/meten").json()
    assert whole["text"] == LETTERS["meten"]
    assert whole | {"text": "", "turns": [], "content_hash": ""} == {
        "id": "meten",
        "title": "Over meten",
        "kind": "letter",
        "language": "nl",
        "authors": ["Noor Bakker"],
        "addressees": ["Wim"],
        "place": "Apeldoorn",
        "date": "2025-03-03",
        "path": None,
        "length": len(LETTERS["meten"]),
        "warnings": [],
        "url": "/letters/meten",
        "text": "",
        "turns": [],
        "content_hash": "",
    }
    assert [(turn["speaker"], turn["about"]) for turn in whole["turns"]] == [("Noor Bakker", None)]
    said = LETTERS["meten"][whole["turns"][0]["start"] : whole["turns"][0]["end"]]
    assert said.startswith("Wie elke maand")
    assert said.endswith("uitkomst doet.")


def test_a_letter_is_sent_replaced_and_removed(served: Served) -> None:
    client = served.client
    text = "Apeldoorn, 3 juni 2025\n\nBeste Wim,\n\nStilte is ook een antwoord.\n\nGroet,\n\nNoor Bakker\n"
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    new = client.put("/v1/documents/stilte", content=text, headers=headers)
    assert (new.status_code, new.headers["location"]) == (201, "/v1/documents/stilte")
    assert new.json() == {
        "id": "stilte",
        "result": "added",
        "title": new.json()["title"],
        "kind": "letter",
        "authors": ["Noor Bakker"],
        "date": "2025-06-03",
        "warnings": [],
        "index_version": 4,
        "url": "/letters/stilte",
    }
    same = client.put("/v1/documents/stilte", content=text, headers=headers)
    assert (same.status_code, same.json()["result"], same.json()["index_version"]) == (200, "unchanged", 4)
    edited = client.put("/v1/documents/stilte", content=text.replace("Stilte", "Zwijgen"), headers=headers)
    assert (edited.status_code, edited.json()["result"]) == (200, "replaced")
    assert ask(served, "Wat zegt Noor over zwijgen?")["citations"][0]["quote"] == "Zwijgen is ook een antwoord."
    assert client.delete("/v1/documents/stilte").status_code == 204
    assert client.delete("/v1/documents/stilte").status_code == 404
    assert client.get("/v1/documents/stilte").status_code == 404
    assert not ask(served, "Wat zegt Noor over zwijgen?")["answered"]


def wait_for(served: Served, place: str) -> dict[str, Any]:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        job: dict[str, Any] = served.client.get(place).json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError(f"{place} does not end")


def test_a_reindex_is_a_job_that_tells_what_it_did(served: Served) -> None:
    (served.folder / "brief één.md").write_text("# Brief één\n\nDoor Wim de Graaf\n\nGeduld loont altijd.\n")
    (served.folder / "leeg.txt").write_text("")
    started = served.client.post("/v1/reindex")
    assert started.status_code == 202
    job = wait_for(served, started.headers["location"])
    assert started.headers["location"] == f"/v1/jobs/{started.json()['id']}"
    assert (job["state"], job["message"], job["replaced"], job["removed"]) == ("done", None, 0, 0)
    assert job["done"] == job["total"]
    assert [(one["path"], one["reason"]) for one in job["rejections"]] == [("leeg.txt", "empty")]
    assert job["index_version"] == served.collection.snapshot.version
    found = served.client.get("/v1/documents").json()["documents"][-1]
    assert (found["path"], found["title"], found["authors"]) == ("brief één.md", "Brief één", ["Wim de Graaf"])


def test_a_file_whose_document_was_removed_is_told_until_it_changes(served: Served) -> None:
    brief = served.folder / "brief.md"

    def reindexed() -> dict[str, Any]:
        return wait_for(served, served.client.post("/v1/reindex").headers["location"])

    brief.write_text("# Brief\n\nDoor Wim de Graaf\n\nGeduld loont altijd.\n")
    assert reindexed()["withdrawn"] == []
    assert served.client.delete("/v1/documents/brief").status_code == 204
    assert reindexed()["withdrawn"] == ["brief.md"]
    assert served.client.get("/v1/documents/brief").status_code == 404
    brief.write_text("# Brief\n\nDoor Wim de Graaf\n\nGeduld loont bijna altijd.\n")
    assert reindexed()["withdrawn"] == []
    assert served.client.get("/v1/documents/brief").status_code == 200


def test_what_may_have_been_lost_in_reading_is_told(served: Served) -> None:
    message = EmailMessage()
    message["From"] = "Noor Bakker <noor@example.org>"
    message["To"] = "Wim de Graaf <wim@example.org>"
    message["Date"] = "Tue, 03 Jun 2025 10:00:00 +0200"
    message["Subject"] = "Stilte"
    message.set_content("Beste Wim,\n\nStilte is ook een antwoord.\n\nGroet,\nNoor\n")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="verslag.pdf")
    taken = served.client.put(
        "/v1/documents/stilte", content=message.as_bytes(), headers={"Content-Type": "message/rfc822"}
    )
    assert (taken.status_code, taken.json()["authors"]) == (201, ["Noor Bakker"])
    [warning] = taken.json()["warnings"]
    assert "1" in warning
    assert served.client.get("/v1/documents/stilte").json()["warnings"] == [warning]
    assert served.client.get("/v1/documents").json()["documents"][-1]["warnings"] == [warning]
    page = served.client.get("/letters/stilte").text
    assert "Bij het lezen van dit bestand kan iets verloren zijn gegaan" in page
    assert "Bijlagen zijn weggelaten: 1." in page
    english = served.client.get("/letters/stilte", headers={"Accept-Language": "en"}).text
    assert "Attachments were left out: 1." in english


def test_why_a_document_is_refused_is_told_in_the_reader_s_language(served: Served) -> None:
    for language, sentence in (("nl", "Er staat geen tekst in het bestand."), ("en", "The file holds no text.")):
        headers = {"Content-Type": "text/plain", "Accept-Language": language}
        refused = served.client.put("/v1/documents/leeg", content=b" \n", headers=headers)
        assert (refused.status_code, refused.json()["detail"]) == (422, sentence)


def test_a_judgement_is_kept_with_question_and_answer(served: Served) -> None:
    answer = ask(served, "Wat zegt Wim over vertrouwen?")
    judged = served.client.post("/v1/feedback", json={"answer_id": answer["id"], "helpful": False, "remark": "Te kort"})
    assert judged.status_code == 204
    statement = "SELECT answer_id, question, answer, helpful, remark FROM feedback"
    [(answer_id, question, kept, helpful, remark)] = served.collection.store.connection.rows(statement)
    assert (answer_id, question, helpful, remark) == (answer["id"], answer["question"], 0, "Te kort")
    assert json.loads(kept) == answer
    unknown = served.client.post("/v1/feedback", json={"answer_id": "niets", "helpful": True})
    assert (unknown.status_code, unknown.json()["type"]) == (404, "urn:briefwijzer:problem:unknown-answer")
    assert len(served.collection.store.connection.rows("SELECT * FROM feedback")) == 1


def test_the_pages_name_no_foreign_place_and_forbid_scripts_of_others(reading: Served) -> None:
    for place, status in (
        ("/", 200),
        ("/people", 200),
        ("/letters/vertrouwen", 200),
        ("/letters/onbekend", 404),
        ("/nergens", 404),
    ):
        page = reading.client.get(place, headers={"Accept": "text/html"})
        assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert page.headers["content-security-policy"].startswith("default-src 'self';")
        assert page.headers["x-content-type-options"] == "nosniff"
        assert page.headers["referrer-policy"] == "same-origin"
    cited = ask(reading, "Wat zegt Wim over vertrouwen?")["citations"][0]
    page = reading.client.get(f"/letters/vertrouwen?c={cited['start']}-{cited['end']}")
    assert f'<mark id="c={cited["start"]}-{cited["end"]}">' in page.text
    assert "<b>kleine" not in page.text
    assert "&lt;b&gt;kleine beloften&lt;/b&gt;" in page.text
    widget = reading.client.get("/widget.js")
    assert widget.headers["content-type"].startswith("text/javascript")
    assert "brief-wijzer" in widget.text


def test_the_language_that_is_preferred_is_spoken(reading: Served) -> None:
    for preferred, title in [
        ("", "Dat document is er niet"),
        ("nl", "Dat document is er niet"),
        ("en", "That document is not there"),
        ("en-GB,en;q=0.9,nl;q=0.8", "That document is not there"),
        ("de, en;q=0.3, nl;q=0.7", "Dat document is er niet"),
        ("nl ; q=0.2 , en ; q=0.9", "That document is not there"),
        ("fr", "Dat document is er niet"),
        ("en;q=0", "Dat document is er niet"),
        (";;q=x,,en;q=a", "Dat document is er niet"),
    ]:
        problem = reading.client.get("/v1/documents/niets", headers={"Accept-Language": preferred})
        assert (problem.status_code, problem.headers["content-type"]) == (404, PROBLEM)
        assert problem.json()["title"] == title, preferred
    assert '<html lang="en"' in reading.client.get("/", headers={"Accept-Language": "en"}).text


def test_only_origins_that_are_set_may_ask_from_elsewhere(reading: Served) -> None:
    asking = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    allowed = reading.client.options("/v1/ask", headers={"Origin": ORIGIN, **asking})
    assert (allowed.status_code, allowed.headers["access-control-allow-origin"]) == (200, ORIGIN)
    assert "content-type" in allowed.headers["access-control-allow-headers"].lower()
    other = reading.client.options("/v1/ask", headers={"Origin": "https://elsewhere.example", **asking})
    assert other.status_code == 400
    assert "access-control-allow-origin" not in other.headers
    body = {"question": "Wat zegt Wim over vertrouwen?"}
    answered = reading.client.post("/v1/ask", json=body, headers={"Origin": ORIGIN})
    assert answered.headers["access-control-allow-origin"] == ORIGIN
    answered = reading.client.post("/v1/ask", json=body, headers={"Origin": "https://elsewhere.example"})
    assert "access-control-allow-origin" not in answered.headers
    removing = {"Access-Control-Request-Method": "DELETE"}
    assert reading.client.options("/v1/documents/meten", headers={"Origin": ORIGIN, **removing}).status_code == 400


def test_without_origins_nobody_may_ask_from_elsewhere(served: Served) -> None:
    bare = create_app(read_settings(data=served.folder.parent / "bare"), served.collection, served.answerer)
    assert not any("CORS" in str(middleware.cls) for middleware in bare.user_middleware)


def test_health_readiness_and_figures(served: Served) -> None:
    assert served.client.get("/healthz").json() == {"status": "ok"}
    assert served.client.get("/readyz").json() == {
        "status": "ready",
        "index_version": 3,
        "documents": 3,
        "passages": rows.passage_count(served.collection.store.connection),
        "model": "fake",
    }
    ask(served, "Wat zegt Wim over vertrouwen?")
    figures = served.client.get("/metrics").text
    assert 'briefwijzer_questions_total{answered="true",language="nl"} 1.0' in figures
    assert "briefwijzer_documents 3.0" in figures


def test_the_same_answer_in_the_shape_of_a_chat(reading: Served) -> None:
    assert [one["id"] for one in reading.client.get("/v1/models").json()["data"]] == ["briefwijzer"]
    messages = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Wat zegt Wim over vertrouwen?"},
        {"role": "assistant", "content": "..."},
        {"role": "user", "content": [{"type": "text", "text": "En Noor?"}]},
    ]
    body = {"model": "briefwijzer", "messages": messages, "temperature": 0.2}
    chat = reading.client.post("/v1/chat/completions", json=body).json()
    answer = chat["briefwijzer"]
    assert answer["understood"]["people"] == ["Noor Bakker"]
    message = chat["choices"][0]["message"]
    assert message["role"] == "assistant"
    assert message["content"].startswith(answer["answer"])
    assert f"http://testserver{answer['citations'][0]['url']}" in message["content"]
    stream = reading.client.post("/v1/chat/completions", json=body | {"stream": True}).text
    *chunks, end = [line.removeprefix("data: ") for line in stream.strip().split("\n\n")]
    assert end == "[DONE]"
    pieces = [json.loads(chunk)["choices"][0]["delta"].get("content", "") for chunk in chunks]
    assert "".join(pieces) == message["content"]


def references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [found for part in node for found in references(part)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [found for part in node.values() for found in references(part)]


def test_every_route_is_described_with_examples(reading: Served) -> None:
    described = reading.client.get("/openapi.json").json()
    routes = {
        (method.lower(), getattr(route, "path", ""))
        for part in (asking, documents, health, openai)
        for route in part.router.routes
        for method in getattr(route, "methods", None) or ()
    }
    operations = {
        (method, path): operation for path, found in described["paths"].items() for method, operation in found.items()
    }
    assert set(operations) == routes >= {("post", "/v1/ask"), ("put", "/v1/documents/{document_id}")}
    assert len({operation["operationId"] for operation in operations.values()}) == len(operations)
    for (method, _), operation in operations.items():
        assert operation["summary"]
        assert operation["description"]
        assert any(status.startswith("2") for status in operation["responses"])
        assert PROBLEM in operation["responses"]["4XX"]["content"]
        assert "422" not in operation["responses"]
        if method in ("post", "put"):
            [content] = [next(iter(operation["requestBody"]["content"].values()))]
            schemas = references(content) or ["#"]
            named = [described["components"]["schemas"].get(schema.split("/")[-1], {}) for schema in schemas]
            assert "example" in content or any(schema.get("examples") for schema in named)
    for reference in references(described):
        assert reference.removeprefix("#/components/schemas/") in described["components"]["schemas"]


def test_the_examples_are_true_to_the_contract(reading: Served) -> None:
    schemas = reading.client.get("/openapi.json").json()["components"]["schemas"]
    [answer] = schemas["AnswerOut"]["examples"]
    assert set(answer) == set(ANSWER)
    # FastAPI leaves what is null out of an example.
    assert [set(cited) for cited in answer["citations"]] == [set(CITATION) - {"about"}]
    [[start, end]] = answer["citations"][0]["answer_spans"]
    assert answer["answer"][start:end] == answer["citations"][0]["quote"]
    for example in schemas["AskIn"]["examples"]:
        assert reading.client.post("/v1/ask", json=example).status_code == 200
    for example in schemas["ChatIn"]["examples"]:
        assert reading.client.post("/v1/chat/completions", json=example).status_code == 200
