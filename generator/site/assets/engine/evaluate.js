// From a query's tree to scores: for every segment one number a story, 0 where it does not match.

const PHRASE_BONUS = 6;
const NEIGHBOURS_BONUS = 8;
const NEIGHBOURS_LOOKED_AT = 2000;
const MOST_NAME_WORDS = 5;
const ENTITY = /^(people|organisations|places|events)\//;
const MEANT_TIMES = 100;
const MEANT_WEIGHT = 0.5;
const FIELD_SCORE = 0.01;

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
      this.say("alias", `${word} → ${named[0].title}`);
      return { ...node, lists, pages, also: named.map((name) => name.title) };
    }
    if (word.length >= 3) {
      const longer = await this.everywhere(word, { prefix: true });
      if (countOf(longer)) return { ...node, lists: longer, prefix: true };
    }
    const [best] = await this.suggestions(word, 0);
    if (!best) return { ...node, lists };
    this.corrections.push([word, best]);
    return { ...node, lists: await this.everywhere(best, {}), also: [best] };
  }

  /** What may have been meant by a rare word, to be offered beside what was found. */
  async offer(node, word, count) {
    if (count > 2 || word.length < 5) return node;
    const [best] = await this.suggestions(word, count);
    // Who is called so is found beside the word: nothing else was meant.
    if (!best || this.corrections.length || (await this.names.exactly(word)).length) return node;
    this.messages.push(["meant", best]);
    const [more] = await this.suggestions(word, (MEANT_TIMES / 5) * count);
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

  /** Words that sound or are spelt alike, much more frequent than `count`, the best first. */
  async suggestions(word, count) {
    const form = fold(word);
    const code = sound(word);
    if (form.length < 4 || !code || /\d/.test(form)) return [];
    const most = form.length < 6 ? 1 : 2;
    const mostAlike = form.length < 5 ? 1 : form.length < 8 ? 2 : 3;
    const found = new Map();
    const lists = await Promise.all(
      this.segments.map((segment) => segment.sounds.beginning(code.slice(0, 2))),
    );
    for (const { key, payload } of lists.flat()) {
      const [sounds, other] = key.split("\t");
      const alike = sounds === code;
      const limit = alike ? mostAlike : most;
      const distance = editDistance(form, other, limit);
      if (distance === 0 || distance > limit) continue;
      const reader = new Reader(payload);
      const times = reader.number();
      const known = found.get(other);
      if (known) known.times += times;
      else {
        const text = reader.text(payload.length - reader.at);
        found.set(other, { text, times, away: distance + (alike ? 0 : 0.5) });
      }
    }
    return [...found.values()]
      .filter(({ times }) => times > 5 * count)
      .sort((a, b) => a.away - b.away || b.times - a.times)
      .map(({ text }) => text);
  }

  async field(node) {
    const { field, value } = node;
    if (field === "title") return { ...node, inner: await this.title(value) };
    if (["agency", "kind", "keyword"].includes(field)) return { ...node, pages: [`${field}/${value}`] };
    if (value.startsWith(`${field}/`)) return { ...node, pages: [value] };
    const named = (await this.names.called(value)).filter((name) => name.page.startsWith(`${field}/`));
    if (named.length) return { ...node, pages: named.map((name) => name.page) };
    this.messages.push(["unknown", `${node.written}:${value}`]);
    return { op: "field", field, value, pages: [], inner: null };
  }

  title(value) {
    const op = tokens(value).length > 1 ? "phrase" : "word";
    return op === "word" ? this.word({ op, text: value, prefix: value.endsWith("*") }) : { op, text: value };
  }
}

const countOf = (lists) =>
  lists.flat().reduce((sum, { term, weight }) => sum + (weight > 0 ? term.count : 0), 0);

/** Scores of one segment for a prepared tree. */
class Evaluation {
  constructor(plan, place) {
    this.plan = plan;
    this.place = place;
    this.segment = plan.segments[place];
    this.size = this.segment.size;
  }

  empty() {
    return new Float32Array(this.size);
  }

  async scores(node) {
    switch (node.op) {
      case "and":
        return this.and(node);
      case "or": {
        const lists = await Promise.all(node.parts.map((part) => this.scores(part)));
        return lists.reduce((all, some) => all.map((score, story) => Math.max(score, some[story])));
      }
      case "not":
        return (await this.scores(node.part)).map((score) => (score > 0 ? 0 : FIELD_SCORE));
      case "near":
        return this.fromPlaces(await this.near(node));
      case "phrase":
        return this.fromPlaces(await this.phrase(node.text));
      case "field":
        return this.field(node);
      case "date":
        return this.date(node);
      default:
        return this.word(node);
    }
  }

  /** What has all parts; words that also stand side by side as in the query count more. */
  async and({ parts }) {
    const lists = await Promise.all(parts.map((part) => this.scores(part)));
    const all = lists[0];
    for (const some of lists.slice(1)) {
      for (let story = 0; story < this.size; story++) {
        all[story] = all[story] > 0 && some[story] > 0 ? all[story] + some[story] : 0;
      }
    }
    await this.addNeighbours(all, parts);
    return all;
  }

  async addNeighbours(scores, parts) {
    const found = scores.reduce((sum, score) => sum + (score > 0), 0);
    if (!found || found > NEIGHBOURS_LOOKED_AT) return;
    for (const [place, right] of parts.slice(1).entries()) {
      const left = parts[place];
      if (![left, right].every((part) => part.op === "word" && !part.row && !part.prefix)) continue;
      const pair = [left.lists[this.place], right.lists[this.place]];
      const bonus = (NEIGHBOURS_BONUS * (this.rarity(countOf(left.lists)) + this.rarity(countOf(right.lists)))) / 2;
      for (const story of (await sequence(pair, this.size, scores)).keys()) scores[story] += bonus;
    }
  }

  async word(node) {
    const scores = this.empty();
    const rarity = this.rarity(countOf(node.lists));
    for (const { term, weight } of node.lists[this.place]) {
      const { stories, impacts } = term.list();
      for (let at = 0; at < stories.length; at++) {
        const score = weight * rarity * (impacts[at] + 1);
        if (score > scores[stories[at]]) scores[stories[at]] = score;
      }
    }
    if (node.pages) await this.addPages(scores, node.pages, rarity);
    if (node.row) {
      for (const [story, places] of await this.row(node)) {
        scores[story] = Math.max(scores[story], rarity * (PHRASE_BONUS + Math.min(6, places.length)));
      }
    }
    return scores;
  }

  /** How rare what stands in `count` stories is (BM25's inverse document frequency). */
  rarity(count) {
    const within = Math.min(count, this.plan.total);
    return Math.log(1 + (this.plan.total - within + 0.5) / (within + 0.5));
  }

  row(node) {
    return sequence(node.row.map((lists) => lists[this.place]), this.size);
  }

  async addPages(scores, pages, score) {
    for (const page of pages) {
      for (const entry of await this.segment.terms.beginning(`@${page}`)) {
        if (entry.key !== `@${page}`) continue;
        for (const story of await this.segment.storiesOf(entry)) {
          scores[story] = Math.max(scores[story], score);
        }
      }
    }
  }

  async phrase(text) {
    const words = tokens(text);
    const lists = await Promise.all(
      words.map((word) => termsOf(this.segment, word.text, { exact: true })),
    );
    return sequence(lists, this.size);
  }

  /** Where a word or phrase stands. */
  async places(node, wanted) {
    if (node.op === "phrase") return this.phrase(node.text);
    const single = await positionsOfTerms(node.lists[this.place], wanted);
    if (!node.row) return single;
    for (const [story, places] of await this.row(node)) {
      single.set(story, [...(single.get(story) || []), ...places].sort((a, b) => a - b));
    }
    return single;
  }

  /** Where `left` stands at most so many words from `right`. */
  async near({ left, right, steps }) {
    const [ones, others] = await Promise.all([this.scores(left), this.scores(right)]);
    const wanted = ones.map((score, story) => (score > 0 && others[story] > 0 ? 1 : 0));
    const [here, there] = await Promise.all([this.places(left, wanted), this.places(right, wanted)]);
    const found = new Map();
    for (const [story, places] of here) {
      const targets = there.get(story) || [];
      const close = places.filter((place) =>
        targets.some((target) => target !== place && Math.abs(target - place) <= steps),
      );
      if (close.length) found.set(story, close);
    }
    return found;
  }

  fromPlaces(found) {
    const scores = this.empty();
    const rarity = this.rarity(found.size);
    for (const [story, places] of found) {
      const title = places[0] < TITLE_POSITIONS ? 5 : 0;
      scores[story] = rarity * (PHRASE_BONUS + Math.min(6, places.length) + title) + FIELD_SCORE;
    }
    return scores;
  }

  async field(node) {
    const scores = this.empty();
    if (node.inner) {
      const all = await this.scores(node.inner);
      const found = await this.places(node.inner, all);
      for (const [story, places] of found) {
        if (places[0] < TITLE_POSITIONS) scores[story] = all[story];
      }
    } else if (["agency", "keyword", "kind"].includes(node.field)) {
      await this.addFolded(scores, node.pages[0]);
    } else await this.addPages(scores, node.pages, FIELD_SCORE);
    return scores;
  }

  /** Agencies and the like are asked for without regard to capitals. */
  async addFolded(scores, page) {
    const [folder] = page.split("/");
    for (const entry of await this.segment.terms.beginning(`@${folder}/`)) {
      if (fold(entry.key.slice(1)) !== fold(page)) continue;
      for (const story of await this.segment.storiesOf(entry)) scores[story] = FIELD_SCORE;
    }
  }

  /** Dates of less precision than a day match where any of their days would. */
  async date({ from, to }) {
    const scores = this.empty();
    for (const [date, first, end] of await this.segment.runs()) {
      const day = date.replace(/[?~%]$/, "");
      const late = !from || day >= from || (day && from.startsWith(day));
      const early = !to || day <= to || day.startsWith(to);
      if (day && late && early) scores.fill(FIELD_SCORE, first, end);
    }
    return scores;
  }
}
