"""A server with the pages as they are and answers that are made up, always the same for the same question."""

import asyncio
import json
import threading
import time
import tomllib
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from api.pages import LetterView, render_ask_page, render_letter_page, render_people_page, render_problem_page
from api.people import Present
from api.widget import widget_script
from index.document import PartialDate, Span, Turn
from index.people import Person
from index.records import DocumentSummary
from tests.timing import PATIENCE

ROOT = Path(__file__).parents[2]
WORDS_FOLDER = ROOT / "rag" / "words"

LETTER_TEXT = (
    "GRATIS VERZENDING 🎉 vanaf 20 euro\n"
    "\n"
    "Aan 👩‍👩‍👧 Noor en Bas,\n"
    "\n"
    "Vertrouwen komt te voet 🚶 en gaat te paard. Wie één keer zijn woord breekt, loopt jaren achter zichzelf aan.\n"
    "Een klant die ons vertrouwt, belt <b>minder</b> & klaagt eerder. Dat is geen toeval; "
    "het is het gevolg van duizend kleine beloften die iemand is nagekomen, ook toen niemand keek.\n"
    "\n"
    "Meten helpt 𝒏𝒊𝒆𝒕 vanzelf.\n"
    "Groet,\n"
    "Wim\n"
    "\n"
    "<script>document.title='gekaapt'</script> reacties mogelijk gemaakt door PraatMee"
)
INTERVIEW_TEXT = (
    "Over luisteren\n"
    "Waarom luistert een bedrijf zo slecht?\n"
    "Omdat het te veel vraagt. Wie blijft vragen, hoort zichzelf.\n"
    "En wat dan?\n"
    "Een jaar lang niets meten. 🙂\n"
    "Noor Bakker geeft les in luisteren.\n"
)


def span_of(text: str, part: str) -> Span:
    """Return where `part` stands in `text`."""
    start = text.index(part)
    return Span(start, start + len(part))


LETTER = LetterView(
    id="over-vertrouwen",
    title="Over <i>vertrouwen</i> & tijd",
    kind="letter",
    authors=("Wim de Graaf",),
    addressees=("Noor Bakker", "Bas Timmer"),
    place="Zutphen",
    date="2024-11",
    language="nl",
    text=LETTER_TEXT,
    turns=(
        Turn(
            Span(LETTER_TEXT.index("Vertrouwen komt"), LETTER_TEXT.index("Groet,")),
            "Wim de Graaf",
        ),
    ),
)
INTERVIEW = LetterView(
    id="over-luisteren",
    title="Over luisteren",
    kind="interview",
    authors=("Tess Hofman",),
    addressees=(),
    place=None,
    date="2023-05-09",
    language="nl",
    text=INTERVIEW_TEXT,
    turns=(
        Turn(span_of(INTERVIEW_TEXT, "Waarom luistert een bedrijf zo slecht?\n"), "Tess Hofman"),
        Turn(span_of(INTERVIEW_TEXT, "Omdat het te veel vraagt. Wie blijft vragen, hoort zichzelf.\n"), "Noor Bakker"),
        Turn(span_of(INTERVIEW_TEXT, "En wat dan?\n"), None),
        Turn(span_of(INTERVIEW_TEXT, "Een jaar lang niets meten. 🙂\n"), "Noor Bakker"),
        Turn(span_of(INTERVIEW_TEXT, "Noor Bakker geeft les in luisteren.\n"), None, about="Noor Bakker"),
    ),
    warnings=("A part of the page was left out.",),
)
LETTERS = {letter.id: letter for letter in (LETTER, INTERVIEW)}

TRUST_QUOTE = "Vertrouwen komt te voet 🚶 en gaat te paard."
LONG_QUOTE = LETTER_TEXT[LETTER_TEXT.index("Wie één keer") : LETTER_TEXT.index(" Dat is geen toeval")]
LISTEN_QUOTE = "Wie blijft vragen, hoort zichzelf."
YEAR_QUOTE = "Een jaar lang niets meten."
TWO_LINES = "ook toen niemand keek.\n\nMeten helpt 𝒏𝒊𝒆𝒕 vanzelf."


def citation(
    number: int, letter: LetterView, speaker: str | None, quote: str, answer: str = "", about: str | None = None
) -> dict[str, Any]:
    """Return a citation as the contract has it."""
    span = span_of(letter.text, quote)
    at = answer.find(quote)
    return {
        "number": number,
        "document_id": letter.id,
        "title": letter.title,
        "kind": letter.kind,
        "speaker": speaker,
        "about": about,
        "authors": list(letter.authors),
        "date": letter.date,
        "quote": quote,
        "start": span.start,
        "end": span.end,
        "answer_spans": [] if at < 0 else [[at, at + len(quote)]],
        "url": f"/letters/{letter.id}?c={span.start}-{span.end}#c={span.start}-{span.end}",
    }


UNDERSTOOD: dict[str, Any] = {
    "people": [],
    "addressees": [],
    "subjects": [],
    "after": None,
    "before": None,
    "documents": [],
    "titles": [],
    "kinds": [],
}
WIM = {"people": ["Wim de Graaf"], "after": "2024-11", "before": "2024-11"}
BOTH = {"people": ["Wim de Graaf", "Noor Bakker"]}
EVERYTHING = {
    "people": ["Wim de Graaf"],
    "addressees": ["Noor Bakker", "Bas <Timmer>"],
    "subjects": ["Tess Hofman", "Piet Mulder"],
    "after": "2023-05",
    "before": "2024-12-31",
    "documents": [LETTER.id],
    "titles": [LETTER.title],
    "kinds": ["letter", "interview"],
}


def understood_of(question: str, ignored: Sequence[str] = ()) -> dict[str, Any]:
    """Return what is understood of a question but for what is to be ignored; a word in it decides what that is."""
    known: dict[str, dict[str, Any]] = {"niets": {}, "samen": BOTH, "alles": EVERYTHING}
    found = UNDERSTOOD | next((parts for word, parts in known.items() if word in question), WIM)
    for part in ignored:
        names = {"period": ("after", "before"), "documents": ("documents", "titles")}.get(part, (part,))
        found |= {name: UNDERSTOOD[name] for name in names}
    standalone = question.replace("En Noor", "Wat zegt Noor Bakker over vertrouwen")
    return {"question": standalone, **found}


def answer_to(question: str, number: int, ignored: Sequence[str] = ()) -> dict[str, Any]:
    """Return the whole answer to a question; the word in it decides which."""
    whole: dict[str, Any] = {
        "id": f"answer-{number}",
        "question": question,
        "answered": True,
        "language": "en" if "what" in question.lower() else "nl",
        "mode": "quote",
        "understood": understood_of(question, ignored),
        "nearest": [],
        "index_version": 1,
        "seconds": 0.01,
    }
    if "niets" in question:
        nearest = [citation(1, INTERVIEW, "Noor Bakker", LISTEN_QUOTE)]
        return whole | {
            "answered": False,
            "answer": "Daar staat niets over in de brieven.",
            "citations": [],
            "nearest": nearest,
        }
    if ignored:
        text = f"Zonder {' en '.join(ignored)}: “{LISTEN_QUOTE}” [1]"
        return whole | {"answer": text, "citations": [citation(1, INTERVIEW, "Noor Bakker", LISTEN_QUOTE, text)]}
    if "samen" in question:
        return whole | comparison()
    text = (
        f"Wim de Graaf schrijft in een brief (november 2024): “{TRUST_QUOTE}” [1] "
        "Wat <b>hij</b> daarna schrijft, zegt hoe lang het duurt [2]; Noor is het ermee eens [3]."
    )
    cited = [
        citation(1, LETTER, "Wim de Graaf", TRUST_QUOTE, text),
        citation(2, LETTER, "Wim de Graaf", LONG_QUOTE, text),
        citation(3, INTERVIEW, None, LISTEN_QUOTE, text),
    ]
    return whole | {"answer": text, "citations": cited}


def comparison() -> dict[str, Any]:
    """Return an answer in which two people are quoted, and one of them tells of the other."""
    text = (
        f"In een brief van november 2024 schrijft Wim de Graaf: “{TRUST_QUOTE}” [1] “{TWO_LINES}” [2]\n\n"
        f"In een interview van 9 mei 2023 zegt Noor Bakker: “{LISTEN_QUOTE}” [3]\n\n"
        f"In een interview van 9 mei 2023 zegt Noor Bakker, over Wim de Graaf: “{YEAR_QUOTE}” [4]"
    )
    cited = [
        citation(1, LETTER, "Wim de Graaf", TRUST_QUOTE, text),
        citation(2, LETTER, "Wim de Graaf", TWO_LINES, text),
        citation(3, INTERVIEW, "Noor Bakker", LISTEN_QUOTE, text),
        citation(4, INTERVIEW, "Noor Bakker", YEAR_QUOTE, text, about="Wim de Graaf"),
    ]
    return {"answer": text, "citations": cited}


@dataclass
class Stub:
    """What the server was asked, and what it is told to do."""

    asked: list[dict[str, Any]] = field(default_factory=list)
    feedback: list[dict[str, Any]] = field(default_factory=list)
    failures: list[Response] = field(default_factory=list)
    feedback_failures: list[Response] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    aborted: list[str] = field(default_factory=list)
    as_json: bool = False
    break_off: bool = False
    error_event: str = ""
    piece: int = 211
    line_break: str = "\n"
    url: str = ""
    other_origin: str = ""
    hold: threading.Event = field(default_factory=threading.Event)

    def was_aborted(self, question: str) -> bool:
        """Wait a moment for the sign that nobody listens to the answer to `question` any more."""
        deadline = time.monotonic() + PATIENCE
        while question not in self.aborted and time.monotonic() < deadline:
            time.sleep(0.01)
        return question in self.aborted

    def forget(self) -> None:
        """Be as new, for the next test."""
        fresh = Stub(url=self.url, other_origin=self.other_origin)
        self.__dict__.update(fresh.__dict__)


def words(name: str) -> Mapping[str, Mapping[str, str]]:
    """Read one of the word files."""
    return tomllib.loads((WORDS_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def problem(status: int, detail: str) -> Response:
    """Return a problem document."""
    document = {"type": "about:blank", "title": "Problem", "status": status, "detail": detail}
    return JSONResponse(document, status_code=status, media_type="application/problem+json")


def event(name: str, data: object, line_break: str) -> str:
    """Write one server-sent event, its data over several lines and a comment before it."""
    lines = json.dumps(data, ensure_ascii=False, indent=1).split("\n")
    return line_break.join([": a comment", f"event: {name}", *(f"data: {line}" for line in lines), "", ""])


async def stream(stub: Stub, answer: Mapping[str, Any]) -> AsyncIterator[bytes]:
    """Send an answer as events, in pieces of `stub.piece` bytes that respect no character."""
    text = str(answer["answer"])
    events: list[tuple[str, object]] = [("sources", {key: answer[key] for key in ("understood", "citations")})]
    events += [("delta", {"text": text[at : at + 9]}) for at in range(0, len(text), 9)]
    events += [("citation", cited) for cited in answer["citations"]]
    events += [("done", dict(answer))]
    if stub.break_off:
        events = events[:3]
    if stub.error_event:
        events = [*events[:3], ("error", {"type": "about:blank", "status": 503, "detail": stub.error_event})]
    encoded = [event(name, data, stub.line_break).encode() for name, data in events]
    body = b"".join(encoded)
    pause = sum(len(one) for one in encoded[:3]) if "langzaam" in str(answer["question"]) else None
    try:
        for at in range(0, len(body), stub.piece):
            yield body[at : at + stub.piece]
            while pause is not None and at > pause and not stub.hold.is_set():
                await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        stub.aborted.append(str(answer["question"]))
        raise


def make_app(stub: Stub) -> Starlette:
    """Make the server."""
    page_words, widget_words = words("page"), words("widget")
    security = {"Content-Security-Policy": "default-src 'self'"}

    async def ask_page(request: Request) -> Response:
        language = "en" if request.query_params.get("language") == "en" else "nl"
        questions = ["Wat zegt Wim over vertrouwen?", "What does Noor say about <listening>?"]
        return HTMLResponse(render_ask_page(language, questions, page_words[language]), headers=security)  # type: ignore[arg-type]

    async def letter_page(request: Request) -> Response:
        letter = LETTERS.get(request.path_params["id"])
        if letter is None:
            page = render_problem_page(404, "Niet gevonden", "Deze brief is er niet.", page_words["nl"])
            return HTMLResponse(page, status_code=404, headers=security)
        asked = request.query_params.get("c")
        mark = Span(*(int(part) for part in asked.split("-"))) if asked else None
        return HTMLResponse(render_letter_page(letter, mark, page_words["nl"]), headers=security)

    async def people_page(_: Request) -> Response:
        letters = [
            DocumentSummary(
                1,
                one.id,
                None,
                one.title,
                one.kind,
                "nl",
                one.authors,
                (),
                None,
                PartialDate.parse(one.date or "2024"),
                10,
            )
            for one in LETTERS.values()
        ]
        everybody = (
            Present(Person("wim-de-graaf", "Wim de Graaf", frozenset({"Wim", "Wim de Graaf"})), tuple(letters), ()),
            Present(Person("w", "W" * 60, frozenset({"W" * 60})), (), (letters[0],)),
        )
        return HTMLResponse(render_people_page(everybody, page_words["nl"]), headers=security)

    async def widget(_: Request) -> Response:
        script = widget_script(widget_words)
        return Response(script, media_type="text/javascript", headers={"Access-Control-Allow-Origin": "*"})

    async def host_page(request: Request) -> Response:
        page = (Path(__file__).parent / "host_page.html").read_text(encoding="utf-8")
        return HTMLResponse(page.replace("{server}", request.query_params.get("server", stub.url)))

    async def ask(request: Request) -> Response:
        cross = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*"}
        if request.method == "OPTIONS":
            return Response(headers=cross)
        body = await request.json()
        stub.asked.append(body)
        stub.languages.append(request.headers["accept-language"])
        if stub.failures:
            return stub.failures.pop(0)
        answer = answer_to(body["question"], len(stub.asked), body.get("ignore", ()))
        if stub.as_json:
            return JSONResponse(answer, headers=cross)
        return StreamingResponse(stream(stub, answer), media_type="text/event-stream", headers=cross)

    async def feedback(request: Request) -> Response:
        stub.feedback.append(await request.json())
        return stub.feedback_failures.pop(0) if stub.feedback_failures else Response(status_code=204)

    return Starlette(
        routes=[
            Route("/", ask_page),
            Route("/letters/{id}", letter_page),
            Route("/people", people_page),
            Route("/widget.js", widget),
            Route("/host", host_page),
            Route("/v1/ask", ask, methods=["POST", "OPTIONS"]),
            Route("/v1/feedback", feedback, methods=["POST"]),
            Mount("/static", StaticFiles(directory=ROOT / "api" / "static")),
        ]
    )


@contextmanager
def serve(stub: Stub) -> Iterator[Stub]:
    """Serve on a free port of this machine until the block ends."""
    config = uvicorn.Config(make_app(stub), host="127.0.0.1", port=0, log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + PATIENCE
    while not server.started:
        if time.monotonic() > deadline:
            raise TimeoutError("the stub server did not start")
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    stub.url, stub.other_origin = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
    try:
        yield stub
    finally:
        stub.hold.set()
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    with serve(Stub()) as running:
        print(running.url)
        threading.Event().wait()
