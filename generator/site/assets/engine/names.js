// Names of people, organisations, places, events and threads, by every way of beginning them.

class Names {
  constructor(table) {
    this.table = table;
  }

  /** Names one of whose words on begins so: {page, title, kind, count, alias, start}. */
  async beginning(text) {
    const key = nameKey(text);
    if (!key) return [];
    const best = new Map();
    for (const entry of await this.table.beginning(key)) {
      if (entry.key.startsWith("#")) continue;
      const [page, title, kind, count, alias] = JSON.parse(decoder.decode(entry.payload));
      const [written, start] = entry.key.split("\t");
      const name = { page, title, kind, count, alias, whole: written === key, start: Number(start) };
      const known = best.get(page);
      if (!known || (name.whole && !known.whole)) best.set(page, name);
    }
    return [...best.values()].sort(
      (a, b) => b.whole - a.whole || b.count - a.count || (a.title < b.title ? -1 : 1),
    );
  }

  /** Names that are called exactly so, by their whole name or by its end (a surname). */
  async exactly(text) {
    return (await this.beginning(text)).filter((name) => name.whole);
  }

  /** The title of a page of a name, "" where there is no such page. */
  async label(page) {
    const [entry] = (await this.table.beginning(`#${page}`)).filter(({ key }) => key === `#${page}`);
    return entry ? JSON.parse(decoder.decode(entry.payload))[1] : "";
  }
}
