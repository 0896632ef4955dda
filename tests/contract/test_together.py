"""Many at once, over a real server: every question gets its own answer, whatever else happens meanwhile."""

import asyncio
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import uvicorn

from tests.contract.conftest import LETTERS, Served
from tests.timing import PATIENCE

QUESTIONS = {
    "Wat zegt Wim over vertrouwen?": {"vertrouwen"},
    "Wat zegt Noor over meten?": {"meten"},
    "Wat schreef Noor in 2023 over vertrouwen?": {"noor-vertrouwen"},
    "Wat zegt Peter over vertrouwen?": set(),
    "what does Wim say about trust?": {"vertrouwen"},
}
TEXT = {"Content-Type": "text/plain"}


@pytest.fixture
def address(served: Served) -> Iterator[str]:
    """The application of this test on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        running = uvicorn.Server(uvicorn.Config(served.client.app, log_level="critical", lifespan="off"))
        thread = threading.Thread(target=running.run, args=([listener],), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        running.should_exit = True
        thread.join()


def assert_right(question: str, answer: dict[str, Any]) -> None:
    assert answer["question"] == question
    assert {cited["document_id"] for cited in answer["citations"]} == QUESTIONS[question]
    for cited in answer["citations"]:
        assert LETTERS[cited["document_id"]][cited["start"] : cited["end"]] == cited["quote"]
        [[start, end]] = cited["answer_spans"]
        assert answer["answer"][start:end] == cited["quote"]


async def ask(client: httpx.AsyncClient, question: str) -> None:
    response = await client.post("/v1/ask", json={"question": question})
    assert response.status_code == 200, response.text
    assert_right(question, response.json())


def test_fifty_questions_at_once_are_not_mixed_up(address: str) -> None:
    async def all_at_once() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=PATIENCE) as client:
            await asyncio.gather(*(ask(client, question) for question in list(QUESTIONS) * 10))

    asyncio.run(all_at_once())


def test_letters_come_and_go_while_questions_are_answered(served: Served, address: str) -> None:
    served.folder.joinpath("stilte.txt").write_text(
        "Apeldoorn, 1 mei 2025\n\nStilte is goud.\n\nGroet,\n\nNoor Bakker\n"
    )

    async def coming_and_going(client: httpx.AsyncClient) -> None:
        for number in range(5):
            content = f"Over geduld\n\nGeduld {number} loont altijd.\n"
            put = await client.put("/v1/documents/geduld", content=content, headers=TEXT)
            assert put.status_code == 201
            deleted = await client.delete("/v1/documents/geduld")
            assert deleted.status_code == 204

    async def reindex(client: httpx.AsyncClient) -> None:
        started = await client.post("/v1/reindex", json={"reread": True})
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            job = (await client.get(started.headers["location"])).json()
            if job["state"] == "done":
                return
            await asyncio.sleep(0.05)
        raise AssertionError(job)

    async def asking(client: httpx.AsyncClient) -> None:
        for question in list(QUESTIONS) * 4:
            await ask(client, question)

    async def all_at_once() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=PATIENCE) as client:
            await asyncio.gather(coming_and_going(client), reindex(client), asking(client), asking(client))
            people = (await client.get("/v1/documents")).json()
            assert [one["id"] for one in people["documents"]] == [*LETTERS, "stilte"]

    asyncio.run(all_at_once())


def test_two_letters_of_one_name_sent_at_once_leave_one_of_them_whole(address: str) -> None:
    contents = [f"Brief {number}\n\nDit is brief nummer {number}, en die blijft heel.\n" for number in range(8)]

    async def all_at_once() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=PATIENCE) as client:
            sent = await asyncio.gather(
                *(client.put("/v1/documents/een", content=one, headers=TEXT) for one in contents)
            )
            assert sorted(one.status_code for one in sent) == [200] * 7 + [201]
            whole = (await client.get("/v1/documents/een")).json()
            assert whole["text"] in contents
            listed = (await client.get("/v1/documents")).json()
            assert [one["id"] for one in listed["documents"]] == [*LETTERS, "een"]

    asyncio.run(all_at_once())


def test_sending_and_removing_the_same_name_at_once_breaks_nothing(address: str) -> None:
    async def all_at_once() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=PATIENCE) as client:
            puts = (client.put("/v1/documents/een", content=f"Brief {n}.\n", headers=TEXT) for n in range(10))
            both = await asyncio.gather(*puts, *(client.delete("/v1/documents/een") for _ in range(10)))
            assert {one.status_code for one in both} <= {200, 201, 204, 404}

    asyncio.run(all_at_once())


def test_a_stream_arrives_as_events_and_ends(address: str) -> None:
    question = "Wat zegt Wim over vertrouwen?"
    headers = {"Accept": "text/event-stream"}
    with httpx.stream(
        "POST", f"{address}/v1/ask", json={"question": question}, headers=headers, timeout=PATIENCE
    ) as stream:
        lines = [line for line in stream.iter_lines() if line.startswith("event: ")]
    assert (lines[0], lines[-1]) == ("event: sources", "event: done")


def test_a_body_that_goes_on_and_on_is_cut_off(address: str) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 100_000

    with httpx.Client(base_url=address, timeout=PATIENCE) as client:
        for method, place in (("PUT", "/v1/documents/een"), ("POST", "/v1/ask")):
            try:
                response = client.request(method, place, content=endless(), headers=TEXT)
            except (httpx.WriteError, httpx.RemoteProtocolError):
                # The server has hung up before all of it was sent.
                continue
            assert (response.status_code, response.json()["type"]) == (413, "urn:briefwijzer:problem:too-large")
        assert client.get("/healthz").json() == {"status": "ok"}
