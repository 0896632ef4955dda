/**
 * `<brief-wijzer>`: asks the letters and shows the answer with its quotes.
 *
 * Attributes are its state: `server` (where Briefwijzer runs; default: where this module came from),
 * `language` (`nl` or `en`; default: the page's), `mode` (`embedded` or `page`), `heading`, and
 * `questions` (one a line, to start from). It shows everything as text, never as markup.
 */

const WORDS = {};

const HOME = new URL(".", import.meta.url).href;
const LONGEST_QUESTION = 2000;
const REMEMBERED = 6;
const LOCALES = { nl: "nl-NL", en: "en-GB" };
const KINDS = ["letter", "message", "interview", "article", "other"];
/** What can be understood of a question, in the order in which it is shown, and where one of several can be kept. */
const ROLES = ["people", "addressees", "subjects", "period", "kinds", "documents"];
const FILTERS = ["people", "addressees", "kinds", "documents"];

const STYLE = `
:host { display: block !important; color-scheme: light dark; }
:host([mode="page"]) { display: flex !important; flex-direction: column; }
:host([hidden]) { display: none !important; }

.frame {
  --accent: var(--briefwijzer-accent, light-dark(#2a5078, #a3c4ec));
  --on-accent: var(--briefwijzer-on-accent, light-dark(#ffffff, #14202e));
  --surface: var(--briefwijzer-surface, light-dark(#fffdf8, #201e1b));
  --ink: var(--briefwijzer-ink, light-dark(#262320, #ebe6dd));
  --muted: var(--briefwijzer-muted, light-dark(#6a6359, #aaa297));
  --line: var(--briefwijzer-line, light-dark(#e4ddd0, #3a3631));
  --border: var(--briefwijzer-border, light-dark(#8f8778, #7d766b));
  --tint: var(--briefwijzer-tint, light-dark(#f3eee3, #2b2825));
  --danger: var(--briefwijzer-danger, light-dark(#9a2f22, #f0a79b));
  --radius: var(--briefwijzer-radius, 12px);
  --sans: var(--briefwijzer-font, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif);
  --serif: var(--briefwijzer-quote-font, "Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, "Liberation Serif", serif);
  all: initial;
  color-scheme: inherit;
  display: block;
  container-type: inline-size;
  background: var(--surface);
  color: var(--ink);
  font-family: var(--sans);
  font-size: var(--briefwijzer-font-size, medium);
  line-height: 1.55;
  overflow-wrap: anywhere;
  direction: ltr;
  unicode-bidi: isolate;
}
.frame[data-mode="embedded"] { border: 1px solid var(--line); border-radius: var(--radius); padding: 1.25em; }
.frame[data-mode="page"] { display: flex; flex: 1; flex-direction: column; }

*, *::before, *::after { box-sizing: border-box; }
h2, h3, h4, p, ol, ul, blockquote { margin: 0; padding: 0; font-size: 1em; font-weight: inherit; }
ol, ul { list-style: none; }
button, textarea, input { font: inherit; color: inherit; letter-spacing: inherit; }
button { cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.conversation:has(*) { flex: 1; }
.frame[data-mode="page"] .conversation :is(button, a, summary, input) { scroll-margin-block: 1em 11em; }

.head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25em 1em; }
.heading { font: 600 1.3em/1.3 var(--serif); }
.anew { margin-left: auto; }
.quiet { border: 0; background: none; padding: .35em 0; color: var(--accent); font-size: .875em; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
.quiet:hover { text-decoration-thickness: 2px; }

.starters:has(*) { margin-top: 1em; }
.small { color: var(--muted); font-size: .875em; }
.starters ol { display: flex; flex-wrap: wrap; gap: .5em; margin-top: .5em; }
.starter { border: 1px solid var(--line); border-radius: 1.3em; background: none; padding: .45em 1em; text-align: left; line-height: 1.4; }
.starter:hover { border-color: var(--accent); background: var(--tint); }

.exchange { padding: 1.5em 0; border-bottom: 1px solid var(--line); scroll-margin-top: 1em; animation: appear .25s ease-out; }
.exchange:last-child { border-bottom: 0; }
.frame[data-mode="page"] .exchange:last-child:not(:first-child) { min-height: calc(100vh - 9.5em); }
@keyframes appear { from { opacity: 0; } }
.question { width: fit-content; max-width: 88%; margin-left: auto; padding: .6em 1em; border-radius: var(--radius) var(--radius) 3px var(--radius); background: var(--tint); white-space: pre-wrap; }
.question:focus { outline: none; }
.understood { display: grid; gap: .5em; margin-top: 1.1em; }
.chips { display: flex; flex-wrap: wrap; gap: .4em; }
.chip { display: flex; align-items: center; border: 1px solid var(--line); border-radius: 1.2em; background: var(--tint); padding-left: .8em; color: var(--ink); line-height: 1.3; }
.chip .role { color: var(--muted); }
.chip .part { padding: .25em 0; }
.chip button { flex: none; align-self: stretch; min-width: 28px; min-height: 28px; border: 0; border-radius: 0 1.2em 1.2em 0; background: none; padding: 0 .7em 0 .5em; color: var(--accent); }
.chip button:hover { background: var(--line); }
.chip .cross { font-size: 1.2em; line-height: 1; }
.chip.left { border-style: dashed; border-color: var(--border); background: none; }
.chip.left s { color: var(--muted); }
.chip.left button { margin-left: .35em; border-radius: 1.2em; padding-left: .5em; text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .2em; }
.answer { margin-top: 1.1em; font-size: 1.0625em; line-height: 1.65; white-space: pre-wrap; }
.understood:not([hidden]) + .answer { margin-top: .75em; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr)); gap: 1.25em 1.75em; margin: .25em 0; white-space: normal; }
.column { border-top: 2px solid var(--line); padding-top: .5em; white-space: pre-wrap; }
.group + .columns, .columns + .group { margin-top: 1em; }
.column .speaker { margin-bottom: .35em; font-size: .94em; }
.column .group:last-child .between, .columns + .group:last-child .between, .group:has(+ .columns) .between { display: none; }
.quoted { font-family: var(--serif); font-size: 1.06em; }
.mark { display: inline-block; vertical-align: .22em; margin: 0 .1em; border: 1px solid transparent; border-radius: .5em; background: var(--tint); padding: .1em .35em; color: var(--accent); font: 600 .72em/1.45 var(--sans); min-width: 24px; min-height: 24px; }
.kept { white-space: nowrap; }
.mark:hover { border-color: var(--accent); }

.stopped { margin-top: 1.1em; font-style: italic; }
.waiting { margin-top: 1.1em; color: var(--muted); }
.waiting::after { content: ""; display: inline-block; width: .5em; height: .5em; margin-left: .6em; border-radius: 50%; background: var(--accent); animation: breathe 1.4s ease-in-out infinite; }
@keyframes breathe { 50% { opacity: .2; } }

.sources { margin-top: 1.5em; }
.sources > .small, .closest summary { font-weight: 600; }
.citations { margin-top: .5em; border-left: 2px solid var(--line); }
.citation { padding: .55em .5em .55em 1em; border-radius: 0 8px 8px 0; scroll-margin: 1em 0 10em; transition: background .2s; }
.citation:has(summary:focus) { background: var(--tint); }
.citation summary { display: flex; gap: .65em; cursor: pointer; list-style: none; border-radius: 4px; }
.citation summary::-webkit-details-marker { display: none; }
.number { flex: none; min-width: 1.7em; height: 1.7em; padding: 0 .35em; border-radius: .5em; background: var(--tint); color: var(--accent); font-weight: 600; font-size: .875em; line-height: 1.7; text-align: center; }
.citation:has(summary:focus) .number { background: var(--accent); color: var(--on-accent); }
.source { flex: 1; min-width: 0; }
.speaker { font-weight: 600; }
.title { display: block; color: var(--muted); font-size: .875em; }
.turner { flex: none; align-self: center; width: .5em; height: .5em; margin: 0 .3em; border: solid var(--muted); border-width: 0 2px 2px 0; transform: rotate(45deg) translate(-.1em, -.1em); }
details[open] > summary .turner { transform: rotate(225deg) translate(-.1em, -.1em); }
.quote { margin: .5em 0 .35em; font: 1.0625em/1.6 var(--serif); white-space: pre-line; }
.link { display: inline-block; padding: .15em 0; color: var(--accent); font-size: .875em; text-decoration-thickness: 1px; text-underline-offset: .2em; }
.link:hover { text-decoration-thickness: 2px; }
.numbered .quote, .numbered .link { margin-left: calc(1.7em * .875 + .65em); }
.numbered .quote { margin-left: calc((1.7em * .875 + .65em) / 1.0625); }
.numbered .link { margin-left: calc((1.7em * .875 + .65em) / .875); }

.closest { margin-top: 1.1em; border: 1px dashed var(--border); border-radius: var(--radius); padding: .6em 1em; }
.closest > summary { cursor: pointer; color: var(--muted); font-size: .875em; border-radius: 4px; }
.closest .small { margin-top: .6em; }

.problem { margin-top: 1.1em; border-left: 3px solid var(--danger); padding: .2em 0 .2em 1em; }
.problem .plain { margin-top: .6em; }
.plain { border: 1px solid var(--border); border-radius: 8px; background: none; padding: .3em .9em; }
.plain:hover { border-color: var(--accent); background: var(--tint); }
.plain[aria-pressed="true"] { border-color: var(--accent); background: var(--tint); color: var(--accent); font-weight: 600; }

.feedback { margin-top: 1.25em; color: var(--muted); font-size: .875em; }
.judge { display: flex; flex-wrap: wrap; align-items: center; gap: .5em; }
.remark { display: grid; gap: .35em; margin-top: .75em; }
.remark div { display: flex; flex-wrap: wrap; gap: .5em; }
.remark input { flex: 1 1 12em; min-width: 0; border: 1px solid var(--border); border-radius: 8px; background: none; padding: .35em .75em; color: var(--ink); }
.remark .failed { color: var(--danger); }
.thanks:focus { outline: none; }

.form { margin: 1.25em 0 0; }
.frame[data-mode="page"] .form { position: sticky; bottom: 0; margin-top: 0; padding: .75em 0 1em; background: var(--surface); }
.frame[data-mode="page"] .conversation:has(*) + .form::before { content: ""; position: absolute; inset: -1.5em 0 auto; height: 1.5em; background: linear-gradient(transparent, var(--surface)); pointer-events: none; }
.label { display: block; margin-bottom: .35em; font-weight: 600; font-size: .875em; }
.field { display: flex; align-items: flex-end; gap: .5em; border: 1px solid var(--border); border-radius: var(--radius); background: var(--surface); padding: .4em; }
.field:focus-within { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.field textarea { flex: 1; min-width: 0; min-height: 2.6em; max-height: 9em; border: 0; background: none; padding: .5em .6em; line-height: 1.5; resize: none; field-sizing: content; outline: none; }
.field textarea::placeholder { color: var(--muted); opacity: 1; }
.send { flex: none; min-height: 2.6em; border: 0; border-radius: calc(var(--radius) - 4px); background: var(--accent); padding: .4em 1.2em; color: var(--on-accent); font-weight: 600; }
.send:hover { filter: brightness(1.08); }
.hint { margin-top: .4em; font-size: .8125em; color: var(--muted); }
@container (max-width: 24em) { .hint { display: none; } .question { max-width: 100%; } .send { padding-inline: .85em; } }

@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation: none !important; transition: none !important; } }
@media (forced-colors: active) { .send, .mark, .plain[aria-pressed="true"] { border: 2px solid ButtonText; } }
@media print { .form, .feedback, .head .anew, .chip button { display: none; } .chip { padding-right: .8em; } }
`;

/** A problem to tell the person who asked, in the server's words or, as a key, in ours. */
class Problem extends Error {
  constructor({ detail = null, key = null, values = {} }, cause) {
    super(detail ?? key, { cause });
    Object.assign(this, { detail, key, values });
  }
}

/** Read server-sent events from a stream of bytes, however it is cut up: yields `{name, data}`. */
export async function* readEvents(stream) {
  let rest = "";
  let name = "";
  let data = [];
  for await (const text of textOf(stream)) {
    rest += text;
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop();
    for (const line of lines) {
      if (line === "") {
        if (data.length) yield { name: name || "message", data: data.join("\n") };
        name = "";
        data = [];
        continue;
      }
      const [, field, value] = /^([^:]*)(?:: ?([^]*))?$/.exec(line);
      if (field === "event") name = value ?? "";
      if (field === "data") data.push(value ?? "");
    }
  }
}

/** Decode a stream of UTF-8 bytes, and end it with a line break's other half if one was left open. */
async function* textOf(stream) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let open = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const text = decoder.decode(value, { stream: true });
      if (text) open = text.endsWith("\r");
      yield text;
    }
    if (open) yield "\n";
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** Cut an answer's text into plain text, quoted text and the marks of its citations, losing nothing. */
export function partsOf(text, citations) {
  const units = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  const quoted = new Uint8Array(text.length);
  for (const [start, end] of citations.flatMap((citation) => citation.answer_spans ?? [])) quoted.fill(1, units[start], units[end]);
  const numbers = new Set(citations.map((citation) => citation.number));
  const parts = [];
  let position = 0;
  for (const piece of text.split(/(\[\d{1,3}\])/)) {
    const number = /^\[\d+\]$/.test(piece) && !quoted[position] ? Number(piece.slice(1, -1)) : null;
    if (numbers.has(number)) parts.push({ text: piece, number });
    else {
      for (let start = 0, end; start < piece.length; start = end) {
        end = start + 1;
        while (end < piece.length && quoted[position + end] === quoted[position + start]) end += 1;
        parts.push({ text: piece.slice(start, end), quoted: quoted[position + start] === 1 });
      }
    }
    position += piece.length;
  }
  return parts;
}

/** Group the parts of an answer's text: each group ends with the blank line after it, unless that stands in a quote. */
export function groupsOf(parts) {
  const groups = [[]];
  for (const part of parts) {
    if (part.quoted || part.number) {
      groups.at(-1).push(part);
      continue;
    }
    for (const text of part.text.split(/(\n{2,})/)) {
      const between = text.startsWith("\n\n");
      if (text) groups.at(-1).push({ text, between });
      if (between) groups.push([]);
    }
  }
  return groups.filter((group) => group.length);
}

/** Say `2024`, `2024-11` or `2024-11-05` in words, as precise as it is. */
export function dateInWords(date, language) {
  const [year, month, day] = date.split("-").map(Number);
  const precision = { year: "numeric", month: month ? "long" : undefined, day: day ? "numeric" : undefined };
  return new Intl.DateTimeFormat(LOCALES[language], { ...precision, timeZone: "UTC" }).format(Date.UTC(year, (month || 1) - 1, day || 1));
}

/** Make an element with attributes, listeners (`onclick`) and children; strings become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** One question and what has come of it so far. `stage`: waiting, reading, done, failed or stopped. */
class Exchange {
  stage = "waiting";
  text = "";
  citations = [];
  answer = null;
  problem = null;
  standalone = null;
  chips = [];
  controller = new AbortController();
  feedback = { stage: "unasked", helpful: null };

  constructor(question, number) {
    this.question = question;
    this.number = number;
    this.slots = {
      understood: element("div", { class: "understood small", part: "understood", hidden: true }),
      answer: element("div", { class: "answer", part: "answer", hidden: true }),
      sources: element("div", { class: "sources", part: "sources", hidden: true }),
      feedback: element("div", { class: "feedback", part: "feedback", hidden: true }),
      problem: element("div", { hidden: true }),
    };
    this.heading = element("h3", { class: "question", part: "question", tabindex: "-1" });
    this.article = element("article", { class: "exchange", part: "exchange" }, this.heading, ...Object.values(this.slots));
  }

  get busy() {
    return this.stage === "waiting" || this.stage === "reading";
  }

  /** Be as before the answer; what was understood stays, with what is left out of it. */
  begin() {
    Object.assign(this, { stage: "waiting", text: "", citations: [], answer: null, problem: null });
    Object.assign(this, { controller: new AbortController(), feedback: { stage: "unasked", helpful: null } });
  }

  /** What the server is to leave aside, and to which of several it keeps. */
  get restriction() {
    const of = (role) => this.chips.filter((chip) => chip.role === role);
    const ignore = ROLES.filter((role) => of(role).some(({ left }) => left));
    const kept = (role) => of(role).filter(({ left }) => !left).map(({ value }) => value);
    const filters = FILTERS.filter((role) => ignore.includes(role) && kept(role).length).map((role) => [role, kept(role)]);
    return { ...(ignore.length && { ignore }), ...(filters.length && { filters: Object.fromEntries(filters) }) };
  }
}

export class BriefWijzer extends HTMLElement {
  static observedAttributes = ["server", "language", "mode", "heading", "questions"];

  #exchanges = [];
  #drawn = new WeakMap();
  #frame;
  #heading;
  #anew;
  #starters;
  #conversation;
  #form;
  #label;
  #hint;
  #question;
  #send;
  #announcer;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];

    this.#heading = element("h2", { class: "heading", part: "heading" });
    this.#anew = element("button", { class: "anew quiet", part: "anew", type: "button", onclick: () => this.startAnew() });
    this.#conversation = element("section", { class: "conversation", part: "conversation" });
    this.#starters = element("div", { class: "starters", part: "starters" });
    this.#label = element("label", { class: "label", part: "label", for: "question" });
    this.#question = element("textarea", {
      id: "question",
      name: "question",
      part: "input",
      rows: "1",
      maxlength: LONGEST_QUESTION,
      autocomplete: "off",
      "aria-describedby": "hint",
      onkeydown: (event) => this.#typed(event),
    });
    this.#send = element("button", { class: "send", part: "send", type: "submit" });
    this.#hint = element("p", { class: "hint", id: "hint", part: "hint" });
    const field = element("div", { class: "field", part: "field" }, this.#question, this.#send);
    this.#form = element("form", { class: "form", part: "form", onsubmit: (event) => this.#submitted(event) }, this.#label, field, this.#hint);
    this.#announcer = element("p", { class: "unseen", role: "status", "aria-live": "polite" });
    this.#frame = element(
      "div",
      { class: "frame", part: "frame" },
      element("header", { class: "head", part: "header" }, this.#heading, this.#anew),
      this.#conversation,
      this.#form,
      this.#starters,
      this.#announcer,
    );
    root.append(this.#frame);
  }

  connectedCallback() {
    this.render();
  }

  disconnectedCallback() {
    this.#stop();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.render();
  }

  get server() {
    return (this.getAttribute("server") ?? HOME).replace(/\/+$/, "");
  }

  get mode() {
    return this.getAttribute("mode") === "page" ? "page" : "embedded";
  }

  /** The language of the words: the attribute's, else that of the nearest `lang`, else the browser's, else English. */
  get language() {
    const wanted = [this.getAttribute("language"), nearestLanguage(this), ...navigator.languages];
    const primary = wanted.map((tag) => tag?.toLowerCase().split("-")[0]);
    return primary.find((tag) => tag in LOCALES) ?? "en";
  }

  /** Ask `question`, after which a former one that is still being answered is dropped. */
  ask(question) {
    const asked = question.trim();
    if (!asked) return this.#question.focus();
    this.#stop();
    const exchange = new Exchange(asked, this.#exchanges.length + 1);
    this.#exchanges.push(exchange);
    this.#answer(exchange);
    exchange.article.scrollIntoView({ block: this.mode === "page" ? "start" : "nearest" });
  }

  /** Forget the conversation. */
  startAnew() {
    this.#stop();
    this.#exchanges = [];
    this.#announcer.textContent = "";
    this.render();
    this.#question.focus();
  }

  /** Bring what is shown in line with the attributes and the conversation; what is right already is left alone. */
  render() {
    const begun = this.#exchanges.length > 0;
    this.#frame.lang = this.language;
    this.#frame.dataset.mode = this.mode;
    const heading = this.getAttribute("heading") ?? (this.mode === "page" ? "" : this.#say("heading"));
    this.#draw(this.#heading, [heading], () => [heading]);
    this.#heading.hidden = !heading;
    this.#draw(this.#anew, [], () => [this.#say("anew")]);
    this.#anew.hidden = !begun;
    this.#conversation.setAttribute("aria-label", this.#say("conversation"));
    this.#draw(this.#label, [], () => [this.#say("label")]);
    this.#draw(this.#hint, [], () => [this.#say("hint")]);
    this.#draw(this.#send, [], () => [this.#say("send")]);
    this.#question.placeholder = this.#say("placeholder");
    const starters = begun ? [] : this.#starterQuestions();
    this.#draw(this.#starters, starters, () => this.#startersShown(starters));
    const articles = this.#exchanges.map((exchange) => exchange.article);
    for (const former of [...this.#conversation.children]) if (!articles.includes(former)) former.remove();
    for (const exchange of this.#exchanges) {
      if (!exchange.article.isConnected) this.#conversation.append(exchange.article);
      this.#renderExchange(exchange);
    }
  }

  #renderExchange(exchange) {
    const { slots, stage, text, citations, answer, problem, feedback } = exchange;
    exchange.article.setAttribute("aria-busy", String(exchange.busy));
    this.#draw(exchange.heading, [], () => [element("span", { class: "unseen" }, `${this.#say("you_asked")} `), exchange.question]);
    this.#renderUnderstood(exchange);
    const shown = answer ? answer.answer : text;
    if (answer?.language) slots.answer.lang = answer.language;
    this.#draw(slots.answer, [answer?.id ?? null, shown, citations.length], () => this.#answerShown(exchange, shown));
    this.#draw(slots.sources, [answer?.id ?? null], () => (answer ? this.#sourcesShown(exchange) : []));
    this.#draw(slots.feedback, [answer?.id ?? null, feedback], () => (answer?.id ? this.#feedbackShown(exchange) : []));
    this.#draw(slots.problem, [stage, problem && this.#explain(problem)], () => this.#stageShown(exchange));
    for (const slot of Object.values(slots)) slot.hidden = !slot.hasChildNodes();
  }

  /** Show what was understood; whoever was on one of its buttons stays there, or goes to the question if it is gone. */
  #renderUnderstood(exchange) {
    const { chips, standalone, question, heading, slots } = exchange;
    const focused = this.shadowRoot.activeElement;
    const key = slots.understood.contains(focused) ? focused.dataset.key : null;
    const rewritten = standalone && squeezed(standalone) !== squeezed(question) ? standalone : null;
    this.#draw(slots.understood, [rewritten, chips], () => this.#understoodShown(exchange, rewritten));
    if (key === null || slots.understood.contains(focused)) return;
    const same = [...slots.understood.querySelectorAll("button")].find((button) => button.dataset.key === key);
    (same ?? heading).focus({ preventScroll: true });
  }

  #understoodShown(exchange, rewritten) {
    const shown = [];
    if (rewritten) shown.push(element("p", { class: "rewritten" }, this.#say("understood_as", { question: rewritten })));
    const chips = exchange.chips.map((chip) => this.#chipShown(exchange, chip));
    if (chips.length) shown.push(element("ul", { class: "chips", "aria-label": this.#say("understood") }, ...chips));
    return shown;
  }

  #chipShown(exchange, chip) {
    const { role, part } = this.#chipInWords(chip);
    const named = [element("span", { class: "role" }, `${role}: `), part];
    const toggle = () => this.#leaveOut(exchange, chip, !chip.left);
    const button = (name, ...content) => element("button", { type: "button", "data-key": chip.key, "aria-label": name, onclick: toggle }, ...content);
    if (!chip.left) {
      const cross = element("span", { class: "cross" }, "×");
      return element("li", { class: "chip", part: "chip" }, element("span", { class: "part" }, ...named), button(this.#say("without", { part }), cross));
    }
    const unseen = element("span", { class: "unseen" }, `${this.#say("left_out")}: `);
    const restore = button(this.#say("restore_part", { part }), this.#say("restore"));
    return element("li", { class: "chip left", part: "chip" }, unseen, element("s", { class: "part" }, ...named), restore);
  }

  /** Ask again without a part of what was understood, or with it after all. */
  #leaveOut(exchange, { key }, left) {
    exchange.chips = exchange.chips.map((chip) => (chip.key === key ? { ...chip, left } : chip));
    this.#again(exchange);
  }

  /** Fill `slot` with what `build` makes, unless it was last drawn for the same key. */
  #draw(slot, key, build) {
    const wanted = JSON.stringify([this.language, key]);
    if (this.#drawn.get(slot) === wanted) return;
    this.#drawn.set(slot, wanted);
    slot.replaceChildren(...build().filter((node) => node !== ""));
  }

  #startersShown(questions) {
    if (!questions.length) return [];
    const buttons = questions.map((question) => {
      const choose = () => {
        this.ask(question);
        this.#question.focus({ preventScroll: true });
      };
      return element("li", {}, element("button", { class: "starter", part: "starter", type: "button", onclick: choose }, question));
    });
    return [element("p", { class: "small" }, this.#say("starters")), element("ol", {}, ...buttons)];
  }

  /** The answer's text; when several people were asked for and each group is one voice's, the voices stand side by side. */
  #answerShown(exchange, text) {
    const parts = partsOf(text, exchange.citations);
    const columns = exchange.answer ? this.#columns(exchange, groupsOf(parts)) : null;
    if (!columns) return this.#partsShown(exchange, parts);
    const group = (parts) => element("div", { class: "group" }, ...this.#partsShown(exchange, parts));
    const column = ([voice, groups]) => {
      const name = element("h4", { class: "speaker", part: "speaker" }, voice);
      return element("section", { class: "column", part: "column", "aria-label": voice }, name, ...groups.map(group));
    };
    const sides = element("div", { class: "columns", part: "columns" }, ...[...columns.voices].map(column));
    return [...columns.before.map(group), sides, ...columns.after.map(group)];
  }

  /** Return the groups by voice, and those that quote nobody before and after them; null when they can't stand side by side. */
  #columns({ citations, chips }, groups) {
    const people = chips.filter(({ role, left }) => role === "people" && !left).map(({ value }) => value);
    if (people.length < 2) return null;
    const voiceOf = (citation) => (people.includes(citation.speaker) ? citation.speaker : this.#voiceOf(citation));
    const [before, after, voices] = [[], [], new Map()];
    for (const group of groups) {
      const cited = citations.filter(({ number }) => group.some((part) => part.number === number));
      const [voice, ...others] = new Set(cited.map(voiceOf));
      if (others.length) return null;
      if (voice) voices.set(voice, [...(voices.get(voice) ?? []), group]);
      else (voices.size ? after : before).push(group);
    }
    return voices.size > 1 ? { before, voices, after } : null;
  }

  /** The parts of a text; a line never breaks between a mark and the punctuation after it. */
  #partsShown(exchange, parts) {
    const nodes = [];
    for (const part of parts) {
      if (part.number) nodes.push(element("span", { class: "kept" }, this.#markShown(exchange, part)));
      else if (part.between) nodes.push(element("span", { class: "between" }, part.text));
      else if (part.quoted) nodes.push(element("span", { class: "quoted", part: "quoted" }, part.text));
      else {
        const [, closing, rest] = /^([.,;:!?)\]”’"']*)([^]*)$/.exec(part.text);
        if (nodes.at(-1)?.className === "kept") nodes.at(-1).append(closing);
        else nodes.push(closing);
        nodes.push(rest);
      }
    }
    return nodes;
  }

  #markShown(exchange, { number, text }) {
    const citation = exchange.citations.find((candidate) => candidate.number === number);
    const label = this.#say("mark_label", { number, source: this.#sourceInWords(citation) });
    const reveal = () => this.#reveal(exchange, number);
    return element("button", { class: "mark", part: "mark", type: "button", "aria-label": label, onclick: reveal }, text);
  }

  #sourcesShown({ answer, number }) {
    if (answer.answered) {
      if (!answer.citations.length) return [];
      const cards = answer.citations.map((citation) => this.#citationShown(citation, number, answer.answer));
      return [element("p", { class: "small" }, this.#say("sources")), element("ol", { class: "citations numbered" }, ...cards)];
    }
    const nearest = answer.nearest ?? [];
    if (!nearest.length) return [];
    const cards = nearest.map((citation) => element("li", { class: "citation", part: "nearest" }, this.#sourceShown(citation), ...this.#proofShown(citation)));
    return [
      element(
        "details",
        { class: "closest", part: "closest" },
        element("summary", {}, this.#say("nearest")),
        element("p", { class: "small" }, this.#say("nearest_note")),
        element("ol", { class: "citations" }, ...cards),
      ),
    ];
  }

  /** A citation is open unless its quote can be read in the answer already; its mark opens it. */
  #citationShown(citation, exchangeNumber, answer) {
    const [quote, link] = this.#proofShown(citation);
    const number = element("span", { class: "number" }, String(citation.number));
    const summary = element("summary", {}, number, this.#sourceShown(citation), element("span", { class: "turner" }));
    const details = element("details", { open: !answer.includes(citation.quote) }, summary, quote);
    return element("li", { class: "citation", part: "citation", id: `citation-${exchangeNumber}-${citation.number}` }, details, link);
  }

  #sourceShown(citation) {
    const who = element("span", { class: "speaker", part: "speaker" }, this.#voiceOf(citation));
    const rest = [this.#say(`kind_${kindOf(citation)}`), this.#dateOf(citation)].filter(Boolean).flatMap((part) => [" · ", element("span", { class: "kept" }, part)]);
    return element("span", { class: "source" }, who, ...rest, element("span", { class: "title", part: "title" }, citation.title));
  }

  #proofShown(citation) {
    const quote = element("blockquote", { class: "quote", part: "quote" }, citation.quote);
    const address = this.#addressOf(citation);
    const unseen = element("span", { class: "unseen" }, ` ${this.#say("new_tab")}`);
    const words = this.#say(`open_${kindOf(citation)}`);
    return [quote, address && element("a", { class: "link", part: "link", href: address, target: "_blank", rel: "noopener" }, words, unseen)];
  }

  #stageShown(exchange) {
    if (exchange.busy) return [element("p", { class: "waiting", part: "waiting" }, this.#say(exchange.stage))];
    if (exchange.stage === "done") return [];
    if (exchange.stage === "stopped") return [element("p", { class: "stopped small" }, this.#say("stopped"))];
    const retry = element("button", { class: "plain", part: "retry", type: "button", onclick: () => this.#retry(exchange) }, this.#say("retry"));
    return [element("div", { class: "problem", part: "problem" }, element("p", {}, this.#explain(exchange.problem)), retry)];
  }

  #feedbackShown(exchange) {
    const { stage, helpful } = exchange.feedback;
    if (stage === "sent") return [element("p", { class: "thanks", tabindex: "-1" }, this.#say("feedback_thanks"))];
    const judge = (verdict) => {
      exchange.feedback = { stage: "open", helpful: verdict };
      this.render();
      exchange.slots.feedback.querySelector("input").focus();
    };
    const button = (verdict, words) =>
      element("button", { class: "plain", part: "judge", type: "button", "aria-pressed": String(helpful === verdict), onclick: () => judge(verdict) }, words);
    const buttons = element(
      "div",
      { class: "judge", role: "group", "aria-label": this.#say("feedback") },
      element("span", {}, this.#say("feedback")),
      button(true, this.#say("feedback_yes")),
      button(false, this.#say("feedback_no")),
    );
    return stage === "unasked" ? [buttons] : [buttons, this.#remarkShown(exchange)];
  }

  #remarkShown(exchange) {
    const { stage } = exchange.feedback;
    const id = `remark-${exchange.number}`;
    const remark = element("input", { id, name: "remark", maxlength: LONGEST_QUESTION, autocomplete: "off", value: exchange.feedback.remark });
    const send = element("button", { class: "plain", type: "submit", disabled: stage === "sending" }, this.#say("remark_send"));
    const submit = (event) => {
      event.preventDefault();
      this.#sendFeedback(exchange, remark.value.trim());
    };
    const outcome = { sending: () => this.#say("feedback_sending"), failed: () => this.#explain(exchange.feedback.problem) }[stage];
    return element(
      "form",
      { class: "remark", onsubmit: submit },
      element("label", { for: id }, this.#say("remark")),
      element("div", {}, remark, send),
      outcome ? element("p", { class: stage, role: "status" }, outcome()) : null,
    );
  }

  #typed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#form.requestSubmit();
  }

  #submitted(event) {
    event.preventDefault();
    const question = this.#question.value;
    if (question.trim()) this.#question.value = "";
    this.ask(question);
  }

  #retry(exchange) {
    this.#again(exchange);
    exchange.heading.focus({ preventScroll: true });
  }

  /** Ask a question once more, in its place in the conversation. */
  #again(exchange) {
    this.#stop();
    exchange.begin();
    this.#answer(exchange);
  }

  #reveal(exchange, number) {
    const card = this.shadowRoot.getElementById(`citation-${exchange.number}-${number}`);
    if (!card) return;
    card.querySelector("details").open = true;
    card.querySelector("summary").focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
  }

  /** Drop the question that is still being answered. */
  #stop() {
    for (const exchange of this.#exchanges.filter(({ busy }) => busy)) {
      exchange.controller.abort();
      Object.assign(exchange, { stage: "stopped", text: "", citations: [] });
    }
  }

  /** Ask the server and show what comes, until the answer is whole, something fails or another question takes over. */
  async #answer(exchange) {
    const { signal } = exchange.controller;
    this.#announcer.textContent = "";
    this.render();
    try {
      for await (const { name, data } of this.#request(exchange, signal)) {
        if (signal.aborted) return;
        take(exchange, name, data);
        this.render();
        if (!exchange.busy) break;
      }
      if (exchange.busy) throw new Problem({ key: "problem_broken" });
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Problem)) console.error(error);
      exchange.problem = error instanceof Problem ? error : new Problem({ key: "problem_reply" }, error);
      Object.assign(exchange, { stage: "failed", text: "", citations: [] });
      this.render();
    }
    this.#announcer.textContent = exchange.answer ? this.#announcement(exchange.answer) : this.#explain(exchange.problem);
  }

  /** Yield the server's events, their data read; a plain JSON reply is one `done`. */
  async *#request(exchange, signal) {
    const earlier = this.#exchanges.slice(0, this.#exchanges.indexOf(exchange)).filter(({ stage }) => stage === "done");
    const history = earlier.slice(-REMEMBERED).map(({ question, answer }) => ({ question, answer: answer.answer }));
    const response = await this.#post("/v1/ask", { question: exchange.question, history, ...exchange.restriction }, signal, "text/event-stream, application/json;q=0.9");
    if (!response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
      yield { name: "done", data: await response.json() };
      return;
    }
    const events = readEvents(response.body);
    try {
      for (;;) {
        const { done, value } = await events.next().catch((error) => {
          throw new Problem({ key: "problem_broken" }, error);
        });
        if (done) return;
        yield { name: value.name, data: JSON.parse(value.data) };
      }
    } finally {
      await events.return();
    }
  }

  async #post(path, body, signal, accept) {
    const headers = { "Content-Type": "application/json", "Accept": accept, "Accept-Language": this.language };
    const response = await fetch(this.server + path, { method: "POST", headers, body: JSON.stringify(body), signal }).catch((error) => {
      throw new Problem({ key: "problem_network" }, error);
    });
    if (response.ok) return response;
    throw await problemOf(response);
  }

  async #sendFeedback(exchange, remark) {
    const { helpful } = exchange.feedback;
    exchange.feedback = { stage: "sending", helpful, remark };
    this.render();
    try {
      await this.#post("/v1/feedback", { answer_id: exchange.answer.id, helpful, ...(remark && { remark }) }, undefined, "application/json");
      exchange.feedback = { stage: "sent", helpful };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      exchange.feedback = { stage: "failed", helpful, remark, problem: error };
    }
    this.render();
    exchange.slots.feedback.querySelector(".thanks, input").focus({ preventScroll: true });
  }

  #say(key, values = {}) {
    return WORDS[this.language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  #explain({ detail, key, values }) {
    return detail ?? this.#say(key, values);
  }

  #announcement({ answer, citations }) {
    const count = citations.length;
    const sources = count ? this.#say(count === 1 ? "sources_one" : "sources_many", { count }) : "";
    return `${answer} ${sources}`.trim();
  }

  /** Say what role a part of a question plays ("by") and what it is ("Wim"). */
  #chipInWords({ role, value, title }) {
    if (role === "people" || role === "addressees") return { role: this.#say(`role_${role}`), part: value };
    if (role === "subjects") return { role: this.#say("role_subjects"), part: this.#listed(value) };
    if (role === "kinds") return { role: this.#say("role_kinds"), part: this.#say(`kind_${kindOf({ kind: value })}`) };
    if (role === "documents") return { role: this.#say("role_documents"), part: `“${title}”` };
    const [after, before] = value.map((day) => day && dateInWords(day, this.language));
    if (!after || !before) return { role: this.#say(after ? "role_after" : "role_before"), part: after || before };
    return { role: this.#say("role_period"), part: after === before ? after : this.#say("period_between", { after, before }) };
  }

  #listed(names) {
    return new Intl.ListFormat(LOCALES[this.language]).format(names);
  }

  /** Say whose words a quote is, and of whom it tells; what an article's authors write together is theirs. */
  #voiceOf({ speaker, about, kind, authors = [] }) {
    if (about) return speaker ? this.#say("speaker_about", { speaker, about }) : this.#say("about", { about });
    return speaker ?? (kind === "article" && authors.length ? this.#listed(authors) : this.#say("speaker_unknown"));
  }

  #dateOf(citation) {
    return citation.date ? dateInWords(citation.date, this.language) : "";
  }

  #sourceInWords(citation) {
    return [this.#voiceOf(citation), this.#dateOf(citation), citation.title].filter(Boolean).join(", ");
  }

  /** Where the letter can be read: below the server, and never anything but a web address. */
  #addressOf({ url }) {
    const below = url.startsWith("/") && !url.startsWith("//") ? this.server + url : url;
    if (!URL.canParse(below, `${this.server}/`)) return null;
    const address = new URL(below, `${this.server}/`);
    return ["http:", "https:"].includes(address.protocol) ? address.href : null;
  }

  #starterQuestions() {
    const lines = (this.getAttribute("questions") ?? "").split("\n");
    return lines.map((line) => line.trim()).filter(Boolean);
  }
}

/** Take one event of the server into the exchange; events of another name are left alone. */
function take(exchange, name, data) {
  if (data.understood) understand(exchange, data.understood);
  if (name === "sources") exchange.stage = "reading";
  if (name === "delta") exchange.text += data.text;
  if (name === "citation") exchange.citations = [...exchange.citations, data];
  if (name === "done") Object.assign(exchange, { answer: data, citations: data.citations, stage: "done" });
  if (name === "error") throw new Problem({ detail: data.detail ?? data.title ?? null, key: "problem_reply" });
}

/** Take what the server understood; where something of a role is left out, all of that role stays as it is shown. */
function understand(exchange, understood) {
  const { question, people = [], addressees = [], subjects = [], after = null, before = null, documents = [], titles = [], kinds = [] } = understood;
  const chip = (role, value, title) => ({ role, value, title, key: JSON.stringify([role, value]), left: false });
  const found = {
    people: people.map((name) => chip("people", name)),
    addressees: addressees.map((name) => chip("addressees", name)),
    subjects: subjects.length ? [chip("subjects", subjects)] : [],
    period: after || before ? [chip("period", [after, before])] : [],
    kinds: kinds.map((kind) => chip("kinds", kind)),
    documents: documents.map((id, place) => chip("documents", id, titles[place] ?? id)),
  };
  const shown = (role) => exchange.chips.filter((former) => former.role === role);
  exchange.chips = ROLES.flatMap((role) => (shown(role).some(({ left }) => left) ? shown(role) : found[role]));
  exchange.standalone = question ?? null;
}

/** Return a text's words with one space between them. */
function squeezed(text) {
  return text.trim().split(/\s+/).join(" ");
}

async function problemOf(response) {
  const type = response.headers.get("Content-Type") ?? "";
  const told = type.includes("json") ? await response.json().catch(() => null) : null;
  const detail = typeof told?.detail === "string" ? told.detail : null;
  return new Problem({ detail, key: "problem_status", values: { status: response.status } });
}

/** Return the `lang` that holds for `node`, also from outside the shadow tree it stands in. */
function nearestLanguage(node) {
  const marked = node.closest("[lang]");
  if (marked) return marked.lang;
  const { host } = node.getRootNode();
  return host ? nearestLanguage(host) : null;
}

function kindOf(citation) {
  return KINDS.includes(citation.kind) ? citation.kind : "other";
}

if (!customElements.get("brief-wijzer")) customElements.define("brief-wijzer", BriefWijzer);
