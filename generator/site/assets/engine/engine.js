// The engine: opens the index and answers the page's questions, each by the name of a method.

const FORMAT = 4;
const SEGMENT_TABLES = 4;
const ANSWERS_KEPT = 12;
const FACET_BLOCKS = 8;
const FACETS_ADDED = 400;
const LINES_A_STORY = 4;
const HITS_AT_ONCE = 24;
const LEAST_TYPED = 4;
const LEAST_CODE = 3;
const SEGMENTS_ASKED = 2;

class Engine {
  constructor(base) {
    this.files = new Files(base);
    this.answers = new Memory(ANSWERS_KEPT);
    this.opened = null;
  }

  /** `given` is the content of `index.bin`, where the page has it already. */
  open(given = null) {
    this.opened ??= this.load(given).catch((error) => {
      this.opened = null;
      throw error;
    });
    return this.opened;
  }

  async load(given) {
    const reader = new Reader(await inflate(given || (await this.files.all("index.bin"))));
    const about = JSON.parse(reader.text(reader.number()));
    if (about.format !== FORMAT) throw new Error(`index format ${about.format}, not ${FORMAT}`);
    const index = {
      languages: about.languages, verbs: about.verbs, prefixes: about.prefixes, segments: [], total: 0,
    };
    this.names = new Names(new Table(this.files, "names", readDirectory(reader)));
    for (const segment of about.segments) {
      const tables = Array.from({ length: SEGMENT_TABLES }, () => readDirectory(reader));
      index.segments.push(new Segment(index, this.files, segment, tables));
      index.total += index.segments.at(-1).size;
    }
    return index;
  }

  /** The answer to a query with facets: kept, as its pages and facets are asked for one by one. */
  answer({ query, facets = [], from = "", to = "" }) {
    const key = JSON.stringify([query, facets, from, to]);
    return this.answers.get(key, () => this.find(query, facets, from, to));
  }

  /**
   * The stories that match. Where there are none, rows of words are taken apart, then those with
   * most of the words are found; `tree` and `said` are that other question and what to say of it.
   */
  async find(query, facets, from, to, tree = null, said = []) {
    const index = await this.open();
    const parsed = parseQuery(query);
    const plan = new Plan(index, this.names);
    const chosen = facets.map((page) => ({ op: "field", field: page.split("/")[0], value: page, pages: [page] }));
    const asked = tree || parsed.tree;
    const prepared = await plan.begin(asked);
    if (from || to) chosen.push({ op: "date", from, to });
    const parts = [prepared, ...chosen].filter(Boolean);
    const found = { tree: prepared, index, lists: [], order: [], dropped: new Map() };
    found.messages = [...parsed.messages, ...plan.messages, ...said];
    found.corrections = plan.corrections;
    if (!parts.length) return found;
    const whole = { op: "and", parts };
    // Needed only behind the scores, but loaded beside them; who needs it hears of a failure.
    for (const segment of index.segments) segment.later().catch(() => {});
    found.lists = await Promise.all(
      index.segments.map((_, place) => new Evaluation(plan, place).scores(whole)),
    );
    await this.group(found);
    if (found.order.length) return found;
    const [apart, most] = [loosened(asked), mostOf(asked)];
    if (apart) return this.find(query, facets, from, to, apart, [["apart", ""]]);
    return most ? this.find(query, facets, from, to, most, [["most", ""]]) : found;
  }

  /** Leaves the newest of several versions of a story that match; the others are counted. */
  async group(found) {
    for (const [place, segment] of found.index.segments.entries()) {
      const scores = found.lists[place];
      if (!scores.some((score) => score > 0)) continue;
      const later = await segment.later();
      for (let story = 0; story < scores.length; story++) {
        if (!(scores[story] > 0)) continue;
        let newest = story;
        for (let next = later.get(story); next !== undefined; next = later.get(next)) {
          if (scores[next] > 0) newest = next;
        }
        if (newest === story) found.order.push({ place, story, score: scores[story] });
        else {
          const id = segment.first + newest;
          found.dropped.set(id, (found.dropped.get(id) || 0) + 1);
          scores[newest] = Math.max(scores[newest], scores[story]);
        }
      }
    }
    for (const hit of found.order) hit.score = found.lists[hit.place][hit.story];
  }

  sorted(found, sort) {
    found.sorted ??= {};
    const newest = (a, b) => b.place - a.place || b.story - a.story;
    // Scores are compared in steps, so that the newest stands first among near equals.
    const step = (hit) => Math.round(hit.score * 20);
    const ways = {
      best: (a, b) => step(b) - step(a) || newest(a, b),
      newest,
      oldest: (a, b) => newest(b, a),
    };
    found.sorted[sort] ??= found.order.slice().sort(ways[sort] || ways.best);
    return found.sorted[sort];
  }

  /** How many stories match, and what had to be said about the query. */
  async count(question) {
    const found = await this.answer(question);
    const versions = [...found.dropped.values()].reduce((sum, count) => sum + count, 0);
    const { messages, corrections } = found;
    return { total: found.order.length, versions, messages, corrections };
  }

  /** The hits from `first` to before `last` in the wanted order, with excerpts and lines. */
  async hits({ first, last, sort = "best", whole = false, ...question }) {
    const found = await this.answer(question);
    const marker = markerOf(found.tree, found.index);
    const chosen = this.sorted(found, sort).slice(first, last);
    const hits = [];
    // A browser refuses thousands of requests at once.
    for (let start = 0; start < chosen.length; start += HITS_AT_ONCE) {
      const some = chosen.slice(start, start + HITS_AT_ONCE);
      hits.push(...(await Promise.all(some.map((hit) => this.hit(found, hit, marker, whole)))));
    }
    return hits;
  }

  async hit(found, { place, story }, marker, whole) {
    const segment = found.index.segments[place];
    const { text, ...about } = await segment.story(story);
    const versions = found.dropped.get(segment.first + story) || 0;
    if (whole) return { ...about, versions, excerpt: [] };
    const { title } = about;
    const flat = text.replaceAll("\n\n", " ");
    const words = tokens(flat);
    const marks = marker(words);
    return {
      ...about,
      versions,
      heading: pieces(title, 0, title.length, marker(tokens(title))),
      excerpt: excerpt(flat, words, marks),
      lines: lines(flat, words, marks, LINES_A_STORY),
    };
  }

  /** The numbers of the stories that match, counted from the oldest, in the wanted order. */
  async numbers({ sort = "best", ...question }) {
    const found = await this.answer(question);
    const first = ({ place }) => found.index.segments[place].first;
    return this.sorted(found, sort).map((hit) => first(hit) + hit.story);
  }

  /** {dates: {date: number}, facets: {folder: [{page, label, count}]}, counted}. */
  async facets({ most = 8, newestOnly = true, ...question }) {
    const found = await this.answer(question);
    const { segments } = found.index;
    const shown = segments.map(({ size }) => new Uint8Array(size));
    const inBlocks = segments.map(({ facetSizes }) => facetSizes.map(() => 0));
    for (const { place, story } of found.order) {
      shown[place][story] = 1;
      inBlocks[place][Math.floor(story / FACET_BLOCK)] += 1;
    }
    let left = newestOnly ? FACET_BLOCKS : Infinity;
    let counted = 0;
    const blocks = segments.map(() => []);
    for (let place = segments.length - 1; place >= 0; place--) {
      for (let block = inBlocks[place].length - 1; block >= 0 && left > 0; block--) {
        if (!inBlocks[place][block]) continue;
        blocks[place].push(block);
        counted += inBlocks[place][block];
        left -= 1;
      }
    }
    const dates = {};
    const totals = new Map();
    await Promise.all(
      segments.map(async (segment, place) => {
        if (!inBlocks[place].some((count) => count)) return;
        const counts = new Map();
        const [runs] = await Promise.all([
          segment.runs(),
          ...blocks[place].map((block) => segment.countFacets(block, shown[place], counts)),
        ]);
        for (const [date, first, end] of runs) {
          let count = 0;
          for (let story = first; story < end; story++) count += shown[place][story];
          if (count) dates[date] = (dates[date] || 0) + count;
        }
        await this.addFacets(totals, segment, counts);
      }),
    );
    return { dates, facets: await this.best(totals, most), counted };
  }

  async addFacets(totals, segment, counts) {
    const top = [...counts].sort((a, b) => b[1] - a[1]).slice(0, FACETS_ADDED);
    const pages = await segment.facetNames(top.map(([number]) => number));
    pages.forEach((page, place) => totals.set(page, (totals.get(page) || 0) + top[place][1]));
  }

  async best(totals, most) {
    const groups = {};
    for (const [page, count] of totals) (groups[page.split("/")[0]] ??= []).push({ page, count });
    for (const group of Object.values(groups)) {
      group.sort((a, b) => b.count - a.count || (a.page < b.page ? -1 : 1));
      group.splice(most);
    }
    await Promise.all(
      Object.values(groups).flat().map(async (facet) => {
        const rest = facet.page.slice(facet.page.indexOf("/") + 1);
        facet.label = (await this.names.label(facet.page)) || rest;
      }),
    );
    return groups;
  }

  /** Names that what was typed begins: by all of it, or by its last words. */
  async suggest({ text, most }) {
    await this.open();
    const words = tokens(text);
    const tries = [0, words.length - 2, words.length - 1].filter((from) => words[from]);
    const found = new Map();
    for (const from of [...new Set(tries)]) {
      for (const name of await this.names.beginning(text.slice(words[from].start))) {
        if (!found.has(name.page)) found.set(name.page, name);
      }
      if (found.size >= most) break;
    }
    return [...found.values()].slice(0, most);
  }

  /** Words that begin as the last word of a text does, as they are written, the frequent first. */
  async words({ text, most }) {
    const index = await this.open();
    const last = tokens(text).at(-1);
    // Behind a field or within quotation marks a word stands for something else.
    if (!last || last.end < text.length || /[:"„“«»]/.test(text[last.start - 1])) return [];
    const form = fold(last.text);
    const code = sound(last.text);
    if (form.length < LEAST_TYPED || code.length < LEAST_CODE || /\d/.test(form)) return [];
    const largest = index.segments.slice().sort((a, b) => b.size - a.size).slice(0, SEGMENTS_ASKED);
    const counts = new Map();
    for (const entry of (await Promise.all(largest.map((one) => one.sounds.beginning(code)))).flat()) {
      const [, other] = entry.key.split("\t");
      if (!other.startsWith(form) || other === form) continue;
      const reader = new Reader(entry.payload);
      const times = reader.number();
      const word = reader.text(entry.payload.length - reader.at);
      counts.set(word, (counts.get(word) || 0) + times);
    }
    const best = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return best.slice(0, most).map(([word]) => text.slice(0, last.start) + word);
  }

  /** Where a query's words stand in each of these texts: ranges [from, to). */
  async marks({ query, texts }) {
    const index = await this.open();
    const marker = markerOf(parseQuery(query).tree, index);
    return texts.map((text) => marker(tokens(text)).map(({ from, to }) => [from, to]));
  }
}
