/**
 * Marks the quotes that the address names (`#c=START-END`, `#c=1-5,10-20`) in a letter's text and
 * goes to the first. Offsets count code points of the letter's text, the end exclusive.
 */

/** Return the ranges that a fragment names, in order and without overlap; none if it is not one of ours. */
export function rangesOf(fragment) {
  if (!/^#c=\d{1,9}-\d{1,9}(,\d{1,9}-\d{1,9}){0,99}$/.test(fragment)) return [];
  const named = fragment
    .slice("#c=".length)
    .split(",")
    .map((range) => range.split("-").map(Number))
    .filter(([start, end]) => start < end)
    .sort(([first], [second]) => first - second);
  const ranges = [];
  for (const [start, end] of named) {
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}

/** Return for each code point of `text` where it begins in UTF-16 units, and last the length in units. */
function unitsOf(text) {
  const units = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  return units;
}

/** Read the letter's stretches of text from the page, with their place in code points. */
function stretchesOf(root) {
  return [...root.querySelectorAll("[data-start]")].map((element) => {
    const units = unitsOf(element.textContent);
    const start = Number(element.dataset.start);
    return { element, start, end: start + units.length - 1, units };
  });
}

/** Take every mark away again; the text itself stays. */
function unmark(root) {
  for (const mark of root.querySelectorAll("[data-start] mark")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

/** Mark `ranges` in one stretch, the last first, so that the text node before it stays whole. */
function markStretch({ element, start, end, units }, ranges) {
  for (const [from, to] of ranges.toReversed()) {
    if (to <= start || end <= from) continue;
    const text = element.firstChild;
    const first = units[Math.max(from, start) - start];
    const last = units[Math.min(to, end) - start];
    text.splitText(last);
    const quote = text.splitText(first);
    const mark = document.createElement("mark");
    quote.replaceWith(mark);
    mark.append(quote);
  }
  element.normalize();
}

/** Mark what the fragment names below `root` and return the first mark; null, and nothing changed, if it names nothing here. */
export function markFragment(root, fragment) {
  const stretches = stretchesOf(root);
  const length = stretches.at(-1)?.end ?? 0;
  const ranges = rangesOf(fragment);
  if (!ranges.length || ranges.some(([, end]) => end > length)) return null;
  unmark(root);
  for (const stretch of stretches) markStretch(stretch, ranges);
  return root.querySelector("[data-start] mark");
}

/** Follow the address: mark, scroll to the first mark and let reading go on from there. */
function follow() {
  const mark = markFragment(document, location.hash);
  if (!mark) return;
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  mark.scrollIntoView({ block: "center" });
}

addEventListener("hashchange", follow);
follow();
