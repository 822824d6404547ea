// The search engine, behind one small interface. To exchange it, write another object with the
// same methods and return it from createSearcher; nothing else knows the engine.
//
//   searcher.start()                    loads the engine, so that it is there when it is asked
//   await searcher.stories(text, {sort, facets, from, to, first})
//       -> {total, versions, messages, corrections, hits: the `first` Hit[], take(from, to) -> Hit[],
//           facets() -> Facets, whole(limit) -> Record[]}
//   await searcher.names(text, limit)   -> Name[]
//   await searcher.words(text, limit)   -> texts that go on as the last word may
//   await searcher.marks(text, texts)   -> [[from, to], …] for each text
//
//   Hit:    {url, page, title, date, agency, labels, versions, heading, excerpt, lines}
//           heading and excerpt are pieces {text, isMatch}; lines are {before, match, after}
//   Facets: {dates: {date: count}, facets: {folder: [{page, label, count}]}, counted}
//   Name:   {url, page, title, kind, count}

const ENGINE = new URL("engine.js", document.currentScript.src);

class IndexSearcher {
  constructor() {
    this.worker = null;
    this.index = null;
    this.last = 0;
    this.waiting = new Map();
  }

  /** Starts the engine on first use; after a failure it may be started again. */
  start() {
    if (this.worker) return;
    // What the engine reads first is loaded beside it, not after it.
    this.index = fetch(new URL("index.bin", this.base()))
      .then((response) => (response.ok ? response.arrayBuffer() : null))
      .catch(() => null);
    this.worker = new Worker(ENGINE);
    this.worker.addEventListener("message", ({ data: { id, answer, error } }) => {
      const { resolve, reject } = this.waiting.get(id);
      this.waiting.delete(id);
      if (error) reject(new Error(error));
      else resolve(answer);
    });
    this.worker.addEventListener("error", () => {
      for (const { reject } of this.waiting.values()) reject(new Error("no engine"));
      this.waiting.clear();
      this.worker = null;
    });
  }

  /** The address of the index, wherever it lies. */
  base() {
    return urlOf("assets/search/").href;
  }

  async ask(method, question) {
    this.start();
    const loaded = await this.index;
    const index = this.index && loaded;
    this.index = null;
    if (!this.worker) throw new Error("no engine");
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, base: this.base(), method, question, index });
    });
  }

  async stories(query, { sort = "best", facets = [], from = "", to = "", first = 0 } = {}) {
    const question = { query, facets, from, to };
    const take = async (start, end) => {
      const hits = await this.ask("hits", { ...question, sort, first: start, last: end });
      return hits.map((hit) => ({ ...hit, url: this.address(hit.page, query) }));
    };
    const [about, hits] = await Promise.all([this.ask("count", question), first ? take(0, first) : []]);
    return {
      ...about,
      hits,
      take,
      facets: () => this.ask("facets", question),
      whole: (limit) => this.ask("hits", { ...question, sort, first: 0, last: limit, whole: true }),
    };
  }

  async names(text, limit) {
    const names = await this.ask("suggest", { text, most: limit });
    return names.map((name) => ({ ...name, url: this.address(name.page) }));
  }

  words(text, limit) {
    return this.ask("words", { text, most: limit });
  }

  marks(query, texts) {
    return this.ask("marks", { query, texts });
  }

  address(page, query = "") {
    const url = urlOf(`${page}.html`);
    if (query) url.searchParams.set("mark", query);
    return url.href;
  }
}

function createSearcher() {
  return new IndexSearcher();
}
