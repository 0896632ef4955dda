"""Only this server's own names are answered, so that another site cannot point its name here and read the letters."""

import socket
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.settings import InvalidSettings, read_settings
from tests.contract.conftest import ORIGIN, Served
from tests.contract.test_bad_input import WIM, assert_problem

OURS = [
    "127.0.0.1",
    "127.0.0.1:8000",
    "192.168.1.20:8000",
    "[::1]",
    "[::1]:8000",
    "[fe80::1]",
    "localhost",
    "LocalHost:8000",
    "localhost.",
    "brieven.localhost:8000",
    "testserver",
    "TESTSERVER.:443",
    socket.gethostname(),
]
OTHERS = [
    "evil.example",
    "evil.example:8000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example:localhost",
    "testserver.evil.example",
    "eviltestserver",
    "user@localhost",
    "localhost:8000:8000",
    "localhost:x",
    "[::1",
    "::1",
    "",
    " ",
    "0x7f.1",
    "2130706433",
    "<script>",
]


@pytest.mark.parametrize("host", OURS)
def test_our_own_names_are_answered(reading: Served, host: str) -> None:
    assert reading.client.post("/v1/ask", json={"question": WIM}, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("host", OTHERS)
def test_another_name_gets_nothing(reading: Served, host: str) -> None:
    headers = {"Host": host, "Accept-Language": "en"}
    for method, place in (("POST", "/v1/ask"), ("GET", "/letters/vertrouwen"), ("DELETE", "/v1/documents/meten")):
        problem = assert_problem(reading.client.request(method, place, headers=headers), 421, "unknown-host")
        assert "hosts" in problem["detail"]
    asking = {"Origin": ORIGIN, "Access-Control-Request-Method": "POST", "Host": host}
    assert reading.client.options("/v1/ask", headers=asking).status_code == 421
    assert reading.client.get("/v1/documents/meten").status_code == 200


def test_a_person_with_a_browser_is_told_on_a_page(reading: Served) -> None:
    page = reading.client.get("/", headers={"Host": "evil.example", "Accept": "text/html"})
    assert (page.status_code, page.headers["content-type"]) == (421, "text/html; charset=utf-8")
    assert "Briefwijzer kent zichzelf niet als evil.example." in page.text
    hostile = reading.client.get("/", headers={"Host": "<script>x", "Accept": "text/html"})
    assert "<script>x" not in hostile.text


def test_a_long_name_is_refused_at_once(reading: Served) -> None:
    for host in ("a" * 60_000, ":" * 60_000, "[" * 60_000, "a:1" * 20_000, "1" * 60_000):
        problem = assert_problem(reading.client.get("/healthz", headers={"Host": host}), 421, "unknown-host")
        assert len(problem["detail"]) < 300


def test_the_names_are_a_setting(tmp_path: Path) -> None:
    assert read_settings(data=tmp_path, hosts=" brieven.example , intern ").hosts == ("brieven.example", "intern")
    assert read_settings(data=tmp_path).hosts == ()
    for wrong in ("https://brieven.example", "brieven.example:443", "*", "a b", "-." * 50_000):
        with pytest.raises(InvalidSettings, match=r"^Wrong setting: hosts: .* is no name of a host"):
            read_settings(data=tmp_path, hosts=wrong)


def test_a_server_without_settings_answers_this_machine_alone(served: Served) -> None:
    assert isinstance(served.client, TestClient)
    served.client.headers["Host"] = "127.0.0.1"
    assert served.client.get("/").status_code == 200
