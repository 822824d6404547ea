// Which words of a text a query means, for excerpts and for the page one lands on.

const EXCERPT_WORDS = 34;
const LINE_WORDS = 9;

/** A test of tokens for one word: same stem, same beginning, or a part of a longer word. */
function matcherOf(text, prefix, exact, index) {
  const form = spelled(fold(text));
  const roots = new Set(rootsOf(text, index).map(({ root }) => root));
  const part = [...(prefix ? [] : roots), form].find((text) => text.length >= 4);
  // A form begins as its stem does, save those of some strong verbs and what begins with ge-.
  const beginnings = new Set([form[0], "g", ...[...roots].map((root) => root[0])]);
  for (const [other, verb] of Object.entries(index.verbs)) if (roots.has(verb)) beginnings.add(other[0]);
  const known = new Map();
  const matches = (word) => {
    const other = spelled(fold(word));
    if (other === form) return true;
    if (exact || (STOP_WORDS.has(other) && !STOP_WORDS.has(form))) return false;
    const inside = part && other.length > part.length + 3 && /^\p{Lu}/u.test(word);
    if (inside && other.includes(part)) return true;
    if (prefix) return other.startsWith(form);
    if (!beginnings.has(other[0])) return false;
    return rootsOf(word, index).some(({ root }) => roots.has(root));
  };
  return (word) => {
    if (!known.has(word)) known.set(word, matches(word));
    return known.get(word);
  };
}

/** What marks a text for a query: a function from its tokens to ranges [from, to) with a leaf each. */
function markerOf(tree, index) {
  const sequences = [];
  const add = (text, prefix, exact) => {
    const words = tokens(text);
    if (!words.length) return;
    sequences.push(
      words.map((word, place) =>
        matcherOf(word.text, prefix && place === words.length - 1, exact, index),
      ),
    );
    if (words.length > 1 && !exact) {
      sequences.push([matcherOf(words.map((word) => word.text).join(""), prefix, exact, index)]);
    }
  };
  const found = leaves(tree);
  const meant = found.filter((leaf) => leaf.op === "phrase" || !STOP_WORDS.has(fold(leaf.text)));
  for (const leaf of meant.length ? meant : found) {
    add(leaf.text, leaf.prefix, leaf.op === "phrase");
    for (const other of leaf.also || []) add(other, false, false);
  }
  return (words) => ranges(words, sequences);
}

function ranges(words, sequences) {
  const found = [];
  words.forEach((word, place) => {
    sequences.forEach((sequence, leaf) => {
      const here = words.slice(place, place + sequence.length);
      if (here.length < sequence.length) return;
      if (!sequence.every((matches, step) => matches(here[step].text))) return;
      found.push({ from: word.start, to: here.at(-1).end, leaf, word: place });
    });
  });
  return found.sort((a, b) => a.from - b.from || b.to - a.to);
}

/** A stretch of text as pieces {text, isMatch}. */
function pieces(text, from, to, marks) {
  const found = [];
  let at = from;
  for (const mark of marks) {
    if (mark.from < at || mark.to > to) continue;
    if (mark.from > at) found.push({ text: text.slice(at, mark.from), isMatch: false });
    found.push({ text: text.slice(mark.from, mark.to), isMatch: true });
    at = mark.to;
  }
  if (at < to) found.push({ text: text.slice(at, to), isMatch: false });
  return found;
}

/** The stretch that has most of what was asked for, as pieces. */
function excerpt(flat, words, marks) {
  if (!words.length) return [];
  let start = 0;
  let best = 0;
  for (const mark of marks) {
    const end = mark.word + EXCERPT_WORDS - 6;
    const inside = marks.filter((other) => other.word >= mark.word && other.word < end);
    const worth = new Set(inside.map((other) => other.leaf)).size * 100 + Math.min(99, inside.length);
    if (worth > best) [best, start] = [worth, mark.word];
  }
  const from = Math.max(0, Math.min(start - 6, words.length - EXCERPT_WORDS));
  const to = Math.min(words.length, from + EXCERPT_WORDS);
  const end = to === words.length ? flat.length : words[to - 1].end;
  const found = pieces(flat, from ? words[from].start : 0, end, marks);
  if (from) found.unshift({ text: "… ", isMatch: false });
  if (to < words.length) found.push({ text: " …", isMatch: false });
  return found;
}

/** A line for each match, with what stands before and after it. */
function lines(flat, words, marks, most) {
  const found = [];
  for (const mark of marks) {
    if (found.length && mark.from < found.at(-1).end) continue;
    const first = words[Math.max(0, mark.word - LINE_WORDS)];
    const last = words[Math.min(words.length - 1, mark.word + LINE_WORDS)];
    found.push({
      before: flat.slice(first.start, mark.from),
      match: flat.slice(mark.from, mark.to),
      after: flat.slice(mark.to, Math.max(mark.to, last.end)),
      end: mark.to,
    });
    if (found.length === most) break;
  }
  return found.map(({ before, match, after }) => ({ before, match, after }));
}
