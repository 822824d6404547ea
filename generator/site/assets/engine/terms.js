// Which terms of a segment a word means, and in which stories and at which places they stand.

const POSITION_BLOCK = 512;
const TITLE_POSITIONS = 64;
const EXACT = 1;
const VARIANT = 0.85;
const VERB = 0.75;
const DERIVED = 0.5;
const PART = 0.4;
const INFLECTION = /^(e?s|e?n|e|e?r|e?m|e?rn|se[nms]?|ses|e?st|e?te?[nst]?)?$/;

/** A term as its entry in the table of terms has it. */
class Term {
  constructor(segment, entry) {
    this.segment = segment;
    const [root, form] = entry.key.split("\t");
    this.root = root;
    this.part = Boolean(form?.endsWith("~"));
    this.form = this.part ? form.slice(0, -1) : form;
    const reader = new Reader(entry.payload);
    this.count = reader.number();
    const size = reader.number();
    if (size % 2) {
      this.away = { size: (size - 1) / 2, part: reader.number(), offset: reader.number() };
    } else this.postings = reader.take(size / 2);
    this.rest = reader;
    this.read = null;
  }

  /** {stories, impacts}: its stories, rising, and how much each is about it; once loaded. */
  list() {
    if (!this.read) {
      const reader = new Reader(this.postings);
      const stories = new Uint32Array(this.count);
      const impacts = new Uint8Array(this.count);
      let story = -1;
      for (let place = 0; place < this.count; place++) {
        const number = reader.number();
        story += Math.floor(number / 16) + 1;
        stories[place] = story;
        impacts[place] = number & 15;
      }
      this.read = { stories, impacts };
    }
    return this.read;
  }

  /** Where the blocks of its positions are: {part, blocks: [{offset, size, small}]}, or {here}. */
  places() {
    if (!this.blocks && this.rest.at < this.rest.bytes.length) {
      const here = this.rest.bytes.subarray(this.rest.at);
      if (this.rest.number()) {
        this.blocks = { here, blocks: [{}] };
        return this.blocks;
      }
      const part = this.rest.number();
      let offset = this.rest.number();
      const blocks = [];
      while (this.rest.at < this.rest.bytes.length) {
        const number = this.rest.number();
        const size = Math.floor(number / 2);
        blocks.push({ offset, size, small: number % 2 === 1 });
        offset += size;
      }
      this.blocks = { part, blocks };
    }
    return this.blocks || { part: 0, blocks: [] };
  }

  /** Its positions by story, for the blocks that hold stories of `wanted` (a score for each). */
  async positions(wanted) {
    const { stories } = this.list();
    const { here: inside, part, blocks } = this.places();
    const found = new Map();
    const reads = blocks.map(async ({ offset, size, small }, number) => {
      const start = number * POSITION_BLOCK;
      const here = stories.subarray(start, start + POSITION_BLOCK);
      if (!here.some((story) => wanted[story] > 0)) return;
      const name = `${this.segment.folder}positions-${part}.bin`;
      const bytes = inside || (await this.segment.files.range(name, offset, size));
      const reader = new Reader(small ? await inflate(bytes) : bytes);
      for (const story of here) {
        const places = [];
        let place = 0;
        for (let count = reader.number(); count > 0; count--) places.push((place += reader.number()));
        if (wanted[story] > 0) found.set(story, places);
      }
    });
    await Promise.all(reads);
    return found;
  }
}

/** Fetches the postings of terms that do not stand in the table. */
async function loadPostings(files, folder, terms) {
  const away = [...new Set(terms)].filter((term) => !term.postings);
  await Promise.all(
    away.map(async (term) => {
      const { part, offset, size } = term.away;
      term.postings = await inflate(await files.range(`${folder}postings-${part}.bin`, offset, size));
    }),
  );
}

/** Whether two forms of one stem differ in their endings only (`Vertrag`, not `vertraglich`). */
function isInflected(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  return INFLECTION.test(one.slice(same)) && INFLECTION.test(other.slice(same));
}

/**
 * The stems a word may stand under: {root, verb, weak}, the verb's infinitive among them. What is
 * `weak` is a guess: the stem that the word would have as a form of a weak verb.
 */
function rootsOf(word, index) {
  const low = lowered(word);
  const roots = new Map();
  for (const language of index.languages.length ? index.languages : ["de"]) {
    const root = stem(low, language);
    if (!roots.has(root)) roots.set(root, false);
    const verb = language === "de" ? verbRoot(root, index) : "";
    if (verb && !roots.has(verb)) roots.set(verb, true);
  }
  // A name's genitive where the stemmer leaves the s: `Gorbatschows`, `Obamas`.
  if (/^[\p{L}\p{Nd}]{3,}[^\P{L}bdfghklmnrts]s$/u.test(word)) {
    const bare = stem(lowered(word.slice(0, -1)), "de");
    if (!roots.has(bare)) roots.set(bare, false);
  }
  const found = [...roots].map(([root, verb]) => ({ root, verb, weak: false }));
  if (!index.languages.length || index.languages.includes("de")) {
    for (const root of weakRoots(stem(low, "de"), index)) {
      if (!roots.has(root)) found.push({ root, verb: true, weak: true });
    }
  }
  return found;
}

/** What may be the stem of the infinitive of a form's stem: `sag` for `sagt` and `gesagt`. */
function weakRoots(root, index) {
  if (!/[a-z]{3}t$/.test(root)) return [];
  if (/[a-z]{2}iert$/.test(root)) return [root.slice(0, -3)];
  const found = [root.slice(0, -1), root.replace(/e?t$/, "")];
  for (const prefix of ["", ...index.prefixes]) {
    if (!root.startsWith(`${prefix}ge`) || root.length < prefix.length + 6) continue;
    found.push(prefix + root.slice(prefix.length + 2).replace(/e?t$/, ""));
  }
  return [...new Set(found.map((text) => stem(`${text}en`, "de")))];
}

/** Whether a stem has forms of a weak verb: what stands under it then was put there as a verb. */
function hasWeakForms(root, entries) {
  return entries.some(({ key }) => {
    const form = key.slice(root.length + 1);
    return form.startsWith("ge") || /t(e[nst]?)?$/.test(form) && !root.endsWith("t");
  });
}

function verbRoot(root, index) {
  if (Object.hasOwn(index.verbs, root)) return index.verbs[root];
  for (const prefix of index.prefixes) {
    const rest = root.slice(prefix.length);
    if (root.startsWith(prefix) && Object.hasOwn(index.verbs, rest)) return prefix + index.verbs[rest];
  }
  return "";
}

/** [{term, weight}] for one word in one segment. */
async function termsOf(segment, word, { exact = false, prefix = false } = {}) {
  const form = spelled(fold(word));
  const found = prefix ? await prefixTerms(segment, word, form) : await stemTerms(segment, word, form, exact);
  await loadPostings(segment.files, segment.folder, found.map(({ term }) => term));
  return found;
}

async function stemTerms(segment, word, form, exact) {
  const found = [];
  const groups = await Promise.all(
    rootsOf(word, segment.index).map(async (stem) => ({
      ...stem, entries: await segment.terms.beginning(`${stem.root}\t`),
    })),
  );
  for (const { root, verb, weak, entries } of groups) {
    if (weak && !hasWeakForms(root, entries)) continue;
    for (const entry of entries) {
      const term = segment.term(entry);
      const same = spelled(term.form) === form;
      if (exact && (!same || term.part)) continue;
      // Stemming may end at a word without meaning (`Sicherheit` at `sich`); that is not meant.
      if (!same && STOP_WORDS.has(term.form) && !STOP_WORDS.has(form)) continue;
      const variant = isInflected(spelled(term.form), form) ? VARIANT : DERIVED;
      const weight = same ? EXACT : verb ? VERB : variant;
      found.push({ term, weight: term.part ? PART * (same ? 1.05 : 1) : weight });
    }
  }
  return found;
}

/**
 * The terms whose form begins with `form`. Stems end before it (`geh` of `gehen*`) or go on; those
 * that end before are its own beginnings, from the third letter on; or they are its own stem, which
 * may end in another letter (`countri` of `country*`).
 */
async function prefixTerms(segment, word, form) {
  const shorter = rootsOf(word, segment.index)
    .filter(({ root }) => !root.startsWith(form))
    .map(({ root }) => segment.terms.beginning(`${root}\t`));
  for (let length = Math.min(3, form.length); length < form.length; length++) {
    shorter.push(segment.terms.beginning(`${form.slice(0, length)}\t`));
  }
  const lists = await Promise.all([segment.terms.beginning(form), ...shorter]);
  const found = [];
  for (const entry of new Set(lists.flat())) {
    const term = segment.term(entry);
    if (!term.form || !spelled(term.form).startsWith(form)) continue;
    const weight = term.form.length === form.length ? EXACT : VARIANT;
    found.push({ term, weight: term.part ? PART : weight });
  }
  return found;
}

/** The first of `size` stories that every one of the lists of terms has. */
function inAll(lists, size) {
  const seen = new Uint8Array(size);
  lists.forEach((found, turn) => {
    for (const { term } of found) {
      for (const story of term.list().stories) if (seen[story] === turn) seen[story] = turn + 1;
    }
  });
  return seen.map((count) => (count === lists.length ? 1 : 0));
}

/** Positions of any of the terms by story, rising. */
async function positionsOfTerms(found, wanted) {
  const maps = await Promise.all(found.map(({ term }) => term.positions(wanted)));
  const joined = new Map();
  for (const map of maps) {
    for (const [story, places] of map) {
      const known = joined.get(story);
      joined.set(story, known ? known.concat(places) : places);
    }
  }
  if (maps.length > 1) {
    for (const [story, places] of joined) joined.set(story, [...new Set(places)].sort((a, b) => a - b));
  }
  return joined;
}

/** Where words stand one after another, the places of the first by story; `among` has a score. */
async function sequence(lists, size, among = null) {
  const wanted = inAll(lists, size);
  if (among) wanted.forEach((one, story) => (wanted[story] = one && among[story] > 0 ? 1 : 0));
  if (lists.some((found) => !found.length) || !wanted.includes(1)) return new Map();
  const maps = await Promise.all(lists.map((found) => positionsOfTerms(found, wanted)));
  const result = new Map();
  for (const [story, firsts] of maps[0]) {
    const others = maps.slice(1).map((map) => new Set(map.get(story)));
    const places = firsts.filter((place) => others.every((set, step) => set.has(place + step + 1)));
    if (places.length) result.set(story, places);
  }
  return result;
}
