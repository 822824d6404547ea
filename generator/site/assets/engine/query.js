// The query language. `parseQuery` turns what a reader typed into a tree, and whatever it had to
// mend into messages [code, text]; it never fails.
//
//   word · "a phrase" · wort* · -word · NICHT word · a ODER b · a UND b · (a b) · a NAHE/5 b
//   person:"Kaja Kallas" ort:Kiew organisation: ereignis: agentur: strang: titel: art: thema:
//   von:2025-03 bis:2025-04 datum:2025-03 jahr:2025
//
// ODER binds the two sides next to it, as in web searches: `Gipfel Paris ODER Berlin` is
// `Gipfel (Paris ODER Berlin)`.

const OPERATORS = {
  UND: "and", AND: "and", "&": "and", ODER: "or", OR: "or", "|": "or", NICHT: "not", NOT: "not",
};
const FIELDS = {
  person: "people", people: "people",
  ort: "places", place: "places",
  organisation: "organisations", organization: "organisations", org: "organisations",
  ereignis: "events", event: "events",
  strang: "threads", thread: "threads",
  agentur: "agency", agency: "agency",
  art: "kind", kind: "kind",
  thema: "keyword", subject: "keyword", keyword: "keyword",
  titel: "title", title: "title",
  von: "from", from: "from", seit: "from", since: "from",
  bis: "to", until: "to", to: "to",
  datum: "date", date: "date", jahr: "date", year: "date",
};
/** Kinds of stories, as a German reader calls them. */
const KINDS = { meldung: "story", ankundigung: "announcement", uberblick: "digest" };
const DATE_FIELDS = new Set(["from", "to", "date"]);
const EDTF = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const LEXEME =
  /\s+|(?<paren>[()])|(?<near>(?:NAHE|NEAR)(?:\/(?<steps>\d{1,3}))?(?=[\s(]|$))|(?<minus>-(?=[\p{L}\p{N}"(]))|(?:(?<field>\p{L}+):(?=\S))?(?:"(?<quoted>[^"]*)(?<closed>"?)|(?<bare>[^\s()"]+))|(?<rest>.)/gsu;

/** A German date (27.3.2025, 3.2025) as the engine writes dates; others as they are. */
function isoDate(text) {
  const found = /^(?:(\d{1,2})\.)?(\d{1,2})\.(\d{4})$/.exec(text);
  if (!found) return text;
  const [, day, month, year] = found;
  return [year, month, day].filter(Boolean).map((part) => part.padStart(2, "0")).join("-");
}

/** Dates as they are written in a text: their words belong together. */
const WRITTEN_DATE = new RegExp(
  `(?<![\\p{L}\\p{N}.])(?:\\d{1,2}\\.? (?:${MONTHS})(?: \\d{4})?|(?:${MONTHS}) \\d{4})(?![\\p{L}\\p{N}])`,
  "giu",
);

/** What the query is made of, from left to right. */
function lexemes(query, messages) {
  const text = query
    .normalize("NFC")
    .replace(/[„“”«»‟]/g, '"')
    .replace(/(?<!\p{Nd})(\d{1,3})((?:[ \u00a0\u2009\u202f]\d{3})+)(?!\p{Nd})/gu, (whole) =>
      whole.replace(/\s/g, ""),
    )
    // A hyphen joins what stands in a row.
    .replace(/"[^"]*"?|[^"]+/g, (part) =>
      part[0] === '"' ? part : part.replace(WRITTEN_DATE, (date) => date.replaceAll(" ", "-")),
    );
  const found = [];
  for (const { groups, 0: whole } of text.matchAll(LEXEME)) {
    if (!whole.trim()) continue;
    const { paren, near, steps, minus, quoted, closed, bare, rest } = groups;
    const field = groups.field && FIELDS[groups.field.toLowerCase()];
    if (rest) continue;
    if (paren) found.push({ is: paren });
    else if (near) found.push({ is: "near", steps: Number(steps || 10) });
    else if (minus) found.push({ is: "not" });
    else if (quoted !== undefined) {
      if (!closed) messages.push(["quote", quoted]);
      const before = groups.field && !field ? `${groups.field} ` : "";
      if (field) found.push({ is: "field", field, value: quoted, written: groups.field });
      else if (tokens(before + quoted).length) found.push({ is: "phrase", text: before + quoted });
    } else if (field) found.push({ is: "field", field, value: bare, written: groups.field });
    else if (!groups.field && Object.hasOwn(OPERATORS, bare)) found.push({ is: OPERATORS[bare] });
    else {
      const word = groups.field ? `${groups.field}:${bare}` : bare;
      if (/^\p{L}+:$/u.test(word) && FIELDS[word.slice(0, -1).toLowerCase()]) {
        messages.push(["empty", word]);
      } else if (tokens(word).length) found.push({ is: "word", text: word });
    }
  }
  return found;
}

class Parser {
  constructor(found, messages) {
    this.found = found;
    this.at = 0;
    this.messages = messages;
  }

  peek() {
    return this.found[this.at]?.is;
  }

  /** Everything up to a closing bracket or the end, joined by AND. */
  all(depth) {
    const parts = [];
    while (this.peek() && !(this.peek() === ")" && depth > 0)) {
      const part = this.either(depth);
      if (part) parts.push(part);
    }
    return parts.length > 1 ? { op: "and", parts } : parts[0] || null;
  }

  either(depth) {
    const parts = [this.close(depth)];
    while (this.peek() === "or") {
      this.at++;
      const part = this.peek() && this.peek() !== ")" ? this.close(depth) : null;
      if (!part || !parts[0]) this.messages.push(["operator", "ODER"]);
      parts.push(part);
    }
    const real = parts.filter(Boolean);
    return real.length > 1 ? { op: "or", parts: real } : real[0] || null;
  }

  close(depth) {
    let left = this.one(depth);
    while (this.peek() === "near") {
      const { steps } = this.found[this.at++];
      const right = this.peek() && this.peek() !== ")" ? this.one(depth) : null;
      const placed = (node) => node && ["word", "phrase"].includes(node.op);
      if (placed(left) && placed(right)) left = { op: "near", steps, left, right };
      else {
        this.messages.push(["operator", "NAHE"]);
        if (left && right) left = { op: "and", parts: [left, right] };
        else left ||= right;
      }
    }
    return left;
  }

  one(depth) {
    const { is, ...rest } = this.found[this.at++];
    switch (is) {
      case "(": {
        const inner = this.all(depth + 1);
        if (this.peek() === ")") this.at++;
        else this.messages.push(["bracket", "("]);
        return inner;
      }
      case ")":
        this.messages.push(["bracket", ")"]);
        return null;
      case "and":
        if (this.at === 1 || !this.peek()) this.messages.push(["operator", "UND"]);
        return null;
      case "or":
      case "near":
        this.messages.push(["operator", is === "or" ? "ODER" : "NAHE"]);
        return null;
      case "not": {
        const inner = this.peek() && this.peek() !== ")" ? this.one(depth) : null;
        if (!inner) this.messages.push(["operator", "NICHT"]);
        return inner && { op: "not", part: inner };
      }
      case "field":
        return this.field(rest);
      case "phrase":
        return { op: "phrase", text: rest.text };
      default:
        return this.word(rest.text);
    }
  }

  word(text) {
    const star = text.endsWith("*");
    const letters = tokens(text).reduce((sum, token) => sum + token.text.length, 0);
    if (star && letters < 2) {
      this.messages.push(["wildcard", text]);
      return null;
    }
    return { op: "word", text: text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""), prefix: star };
  }

  field({ field, value, written }) {
    if (!DATE_FIELDS.has(field)) return { op: "field", field, value, written };
    const date = isoDate(value);
    if (!EDTF.test(date)) {
      this.messages.push(["date", `${written}:${value}`]);
      return null;
    }
    return { op: "date", from: field === "to" ? "" : date, to: field === "from" ? "" : date };
  }
}

/** Puts `von:` after `bis:` the right way round where both stand side by side. */
function mendDates(tree, messages) {
  const parts = tree?.op === "and" ? tree.parts : [];
  const from = parts.find((part) => part.op === "date" && part.from && !part.to);
  const to = parts.find((part) => part.op === "date" && part.to && !part.from);
  if (from && to && from.from > to.to && !from.from.startsWith(to.to)) {
    messages.push(["swapped", `${to.to} – ${from.from}`]);
    [from.from, to.to] = [to.to, from.from];
  }
}

/**
 * {tree, messages}; the tree is null where the query is empty. Where nothing is left to ask for, its
 * words are asked for as they stand, and without words every story.
 */
function parseQuery(query) {
  const messages = [];
  const parser = new Parser(lexemes(query, messages), messages);
  let tree = parser.all(0);
  mendDates(tree, messages);
  if (!tree && query.trim()) {
    const parts = tokens(query.normalize("NFC")).map(({ text }) => ({ op: "word", text, prefix: false }));
    tree = parts.length ? { op: "and", parts } : { op: "all" };
    messages.push(parts.length ? ["plain", parts.map(({ text }) => text).join(" ")] : ["all", ""]);
  }
  const known = new Set();
  const isNew = (message) => known.size < known.add(JSON.stringify(message)).size;
  return { tree, messages: messages.filter(isNew) };
}

/** The tree with every row of words (a word with hyphens, a date) taken apart; null if none is. */
function loosened(tree) {
  let changed = false;
  const loose = (node) => {
    if (!node) return node;
    if (node.parts) return { ...node, parts: node.parts.map(loose) };
    if (node.op !== "word" || node.prefix || tokens(node.text).length < 2) return node;
    changed = true;
    return { op: "and", parts: tokens(node.text).map(({ text }) => ({ op: "word", text, prefix: false })) };
  };
  const result = loose(tree);
  return changed ? result : null;
}

/** The tree with as many of its words as a story has instead of all; null if it has no two. */
function mostOf(tree) {
  if (tree?.op !== "and") return null;
  const isWord = ({ op, text }) => op === "phrase" || (op === "word" && !STOP_WORDS.has(fold(text)));
  const parts = tree.parts.flatMap((part) => (part.op === "and" ? part.parts : [part]));
  const words = parts.filter(isWord);
  if (words.length < 2) return null;
  const others = parts.filter((part) => !["word", "phrase"].includes(part.op));
  return { op: "and", parts: [{ op: "most", parts: words }, ...others] };
}

/** The words and phrases of a tree that a match is marked by; negated ones are none. */
function leaves(tree) {
  if (!tree || tree.op === "not") return [];
  if (tree.op === "near") return [tree.left, tree.right];
  if (tree.parts) return tree.parts.flatMap(leaves);
  if (tree.op === "field" && tree.field === "title") return [tree.inner].filter(Boolean);
  return ["word", "phrase"].includes(tree.op) ? [tree] : [];
}
