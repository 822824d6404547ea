// What a query's words mean in this archive: its tree made ready for each segment to answer.

const MOST_NAME_WORDS = 5;
const ENTITY = /^(people|organisations|places|events)\//;
/** Facets that have no page of their own. */
const LABELS = ["agency", "kind", "keyword"];
const MEANT_TIMES = 100;
const MEANT_WEIGHT = 0.5;

const countOf = (lists) =>
  lists.flat().reduce((sum, { term, weight }) => sum + (weight > 0 ? term.count : 0), 0);

/** Prepares a tree: what a word means may depend on all segments together (found nowhere?). */
class Plan {
  constructor(index, names) {
    this.index = index;
    this.names = names;
    this.segments = index.segments;
    this.total = index.total;
    this.messages = [];
    this.corrections = [];
    this.ids = new Map();
  }

  /** The whole query made ready; where it is a name as a whole, the stories of who is so called. */
  async begin(tree) {
    const prepared = await this.prepare(tree);
    const words = tree?.op === "and" ? tree.parts : [tree];
    if (words.length > MOST_NAME_WORDS || !words.every((part) => part?.op === "word" && !part.prefix)) {
      return prepared;
    }
    const text = words.map((part) => part.text).join(" ");
    const found = await this.names.exactly(text);
    const pages = [...new Set(found.map((name) => name.page))].filter((page) => ENTITY.test(page));
    if (pages.length !== 1) return prepared;
    const name = found.find(({ page }) => page === pages[0]);
    const isOther = !` ${nameKey(name.title)} `.includes(` ${nameKey(text)} `);
    // A single word of the name itself is found in the texts.
    if (!isOther && tokens(text).length < 2) return prepared;
    // A common word that is also another name (`Regierung`) means the word.
    if (prepared.lists && countOf(prepared.lists) > name.count) return prepared;
    // Nothing else was meant.
    this.messages = this.messages.filter(([code]) => code !== "meant");
    if (isOther) this.say("alias", `${text} → ${name.title}`);
    const named = { op: "field", field: pages[0].split("/")[0], value: pages[0], pages, also: [name.title] };
    return { op: "or", parts: [prepared, named] };
  }

  say(code, text) {
    if (!this.messages.some(([known, other]) => known === code && other === text)) {
      this.messages.push([code, text]);
    }
  }

  /** The tree with stop words beside other words left out, and its leaves looked up. */
  async prepare(tree) {
    if (!tree) return null;
    if (tree.parts) {
      let parts = tree.parts;
      if (tree.op === "and") {
        const kept = parts.filter((part) => !this.isStopWord(part));
        if (kept.some((part) => part.op !== "not")) parts = kept;
      }
      return { ...tree, parts: await Promise.all(parts.map((part) => this.prepare(part))) };
    }
    if (tree.op === "not") return { ...tree, part: await this.prepare(tree.part) };
    if (tree.op === "near") {
      const [left, right] = await Promise.all([this.prepare(tree.left), this.prepare(tree.right)]);
      return { ...tree, left, right };
    }
    if (tree.op === "word") return this.word(tree);
    if (tree.op === "field") return this.field(tree);
    return tree;
  }

  isStopWord(part) {
    return part.op === "word" && !part.prefix && STOP_WORDS.has(fold(part.text));
  }

  async word(node) {
    const parts = tokens(node.text);
    if (parts.length > 1) return this.compound(node, parts);
    const word = parts[0].text;
    const lists = await this.everywhere(word, { prefix: node.prefix });
    if (countOf(lists)) return this.offer({ ...node, lists }, word, countOf(lists));
    if (node.prefix) return { ...node, lists };
    return this.unknown(node, word, lists);
  }

  everywhere(word, how) {
    return Promise.all(this.segments.map((segment) => termsOf(segment, word, how)));
  }

  /** A word with hyphens: written together, or its parts in a row. */
  async compound(node, parts) {
    const whole = parts.map((part) => part.text).join("");
    const joined = await this.everywhere(whole, {});
    const lists = await Promise.all(
      parts.map((part, place) =>
        this.everywhere(part.text, { prefix: node.prefix && place === parts.length - 1 }),
      ),
    );
    return { ...node, lists: joined, row: lists };
  }

  /** A word that stands nowhere: another name of something, its beginning, or a slip. */
  async unknown(node, word, lists) {
    const named = await this.names.exactly(word);
    if (named.length) {
      const pages = named.map((name) => name.page);
      if (nameKey(word) !== nameKey(named[0].title)) this.say("alias", `${word} → ${named[0].title}`);
      return { ...node, lists, pages, also: named.map((name) => name.title) };
    }
    if (word.length >= 3) {
      const longer = await this.everywhere(word, { prefix: true });
      if (countOf(longer)) return { ...node, lists: longer, prefix: true };
    }
    const [best] = await likely(this.segments, word, 0);
    if (!best) return { ...node, lists };
    this.corrections.push([word, best]);
    return { ...node, lists: await this.everywhere(best, {}), also: [best] };
  }

  /** What may have been meant by a rare word, to be offered beside what was found. */
  async offer(node, word, count) {
    if (count > 2 || word.length < 5) return node;
    const [best] = await likely(this.segments, word, count);
    // Who is called so is found beside the word: nothing else was meant.
    if (!best || this.corrections.length || (await this.names.exactly(word)).length) return node;
    this.messages.push(["meant", best]);
    const [more] = await likely(this.segments, word, (MEANT_TIMES / 5) * count);
    if (more !== best) return node;
    // So rare beside a word so frequent: a slip in a text as in the query.
    const others = await this.everywhere(best, {});
    const lists = node.lists.map((list, place) => [
      ...list,
      ...others[place].map(({ term, weight }) => ({ term, weight: weight * MEANT_WEIGHT })),
    ]);
    this.messages.push(["also", best]);
    return { ...node, lists, also: [best] };
  }

  async field(node) {
    const { field, value, written } = node;
    if (field === "title") return { ...node, inner: await this.title(value) };
    if (value.startsWith(`${field}/`)) return { ...node, pages: [value] };
    const pages = LABELS.includes(field) ? await this.labels(field, value) : await this.called(field, value);
    if (!pages.length) this.say("unknown", `${written}:${value}`);
    return { ...node, pages };
  }

  /** Agencies and the like that are called so, without regard to capitals; else that begin so. */
  async labels(field, value) {
    const wanted = fold((field === "kind" && KINDS[fold(value)]) || value);
    const lists = await Promise.all(this.segments.map((segment) => segment.members.beginning(`${field}/`)));
    const pages = [...new Set(lists.flat().map(({ key }) => key))];
    const names = pages.map((page) => [page, fold(page.slice(field.length + 1))]);
    const exact = names.filter(([, name]) => name === wanted);
    const found = exact.length ? exact : names.filter(([, name]) => name.startsWith(wanted));
    return found.map(([page]) => page);
  }

  /** Pages of a kind that are called so; else those with a name that begins so. */
  async called(field, value) {
    const named = (await this.names.beginning(value)).filter(({ page }) => page.startsWith(`${field}/`));
    const whole = named.filter((name) => name.whole);
    return (whole.length ? whole : named).map(({ page }) => page);
  }

  title(value) {
    const op = tokens(value).length > 1 ? "phrase" : "word";
    return op === "word" ? this.word({ op, text: value, prefix: value.endsWith("*") }) : { op, text: value };
  }
}
