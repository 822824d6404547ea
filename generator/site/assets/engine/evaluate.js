// From a prepared tree to scores: for every segment one number a story, 0 where it does not match.

const PHRASE_BONUS = 6;
const NEIGHBOURS_BONUS = 8;
const NEIGHBOURS_LOOKED_AT = 2000;
const FIELD_SCORE = 0.01;
/** More than a word can score: its rarity is at most 12 in 100,000 stories, its impact 16. */
const EACH_WORD = 200;

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
      case "most":
        return this.most(node);
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
      case "all":
        return this.empty().fill(FIELD_SCORE);
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

  /** What has any of the parts; what has more of them comes first. */
  async most({ parts }) {
    const lists = await Promise.all(parts.map((part) => this.scores(part)));
    const all = this.empty();
    for (const some of lists) {
      for (let story = 0; story < this.size; story++) {
        if (some[story] > 0) all[story] += some[story] + EACH_WORD;
      }
    }
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
      for (const story of await this.segment.storiesOf(page)) {
        scores[story] = Math.max(scores[story], score);
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
    } else await this.addPages(scores, node.pages, FIELD_SCORE);
    return scores;
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
