// One segment of the index: its tables, columns, facets and stories.

const FACET_BLOCK = 1024;
const OFFSET_BYTES = 10;
const OFFSETS_READ = 16;

class Segment {
  constructor(index, files, about, first) {
    this.index = index;
    this.files = files;
    this.folder = `${about.id}/`;
    this.size = about.stories;
    this.first = first;
    this.facetSizes = about.facets;
    this.versions = about.versions;
    this.terms = new Table(files, `${this.folder}terms`, about.terms);
    this.sounds = new Table(files, `${this.folder}sounds`, about.sounds);
    this.entities = new Table(files, `${this.folder}entities`, about.entities);
    this.known = new WeakMap();
    this.memory = new Memory(600);
  }

  term(entry) {
    let term = this.known.get(entry);
    if (!term) this.known.set(entry, (term = new Term(this, entry)));
    return term;
  }

  /** The stories of an entry that has no words: of an entity, an agency. */
  async storiesOf(entry) {
    const term = this.term(entry);
    await loadPostings(this, [term]);
    return term.list().stories;
  }

  /** Map(story -> its next version) for the stories that have one. */
  later() {
    return this.memory.get("later", async () => {
      const found = new Map();
      if (!this.versions) return found;
      const reader = new Reader(await inflate(await this.files.all(`${this.folder}versions.bin`)));
      let story = 0;
      for (let count = this.versions; count > 0; count--) {
        story += reader.number();
        found.set(story, story + reader.number());
      }
      return found;
    });
  }

  /** [date, from, to) for each date, in order. */
  runs() {
    return this.memory.get("dates", async () => {
      const bytes = await this.files.all(`${this.folder}dates.bin`);
      const dates = JSON.parse(decoder.decode(await inflate(bytes)));
      return dates.map(([date, from], place) => [date, from, dates[place + 1]?.[1] ?? this.size]);
    });
  }

  /** The story with a number: everything but its annotations. */
  story(number) {
    return this.memory.get(`story ${number}`, async () => {
      const window = Math.floor(number / OFFSETS_READ);
      const offsets = await this.memory.get(`offsets ${window}`, () => {
        const from = window * OFFSETS_READ * OFFSET_BYTES;
        const to = Math.min(this.size * OFFSET_BYTES, from + OFFSETS_READ * OFFSET_BYTES);
        return this.files.range(`${this.folder}offsets.bin`, from, to - from);
      });
      const at = (number % OFFSETS_READ) * OFFSET_BYTES;
      const view = new DataView(offsets.buffer, offsets.byteOffset + at, OFFSET_BYTES);
      const name = `${this.folder}stories-${view.getUint16(0, true)}.bin`;
      const bytes = await this.files.range(name, view.getUint32(2, true), view.getUint32(6, true));
      const [page, title, date, kind, lang, agency, byline, labels, versions, text] = JSON.parse(
        decoder.decode(await inflate(bytes)),
      );
      return { page, title, date, kind, lang, agency, byline, labels, versions, text };
    });
  }

  /** Counts the facets of the stories of one block that have a score; numbers of facets. */
  async countFacets(block, scores, counts) {
    const lists = await this.memory.get(`facets ${block}`, async () => {
      const offset = this.facetSizes.slice(0, block).reduce((sum, size) => sum + size, 0);
      const name = `${this.folder}facets.bin`;
      const bytes = await this.files.range(name, offset, this.facetSizes[block]);
      const reader = new Reader(await inflate(bytes));
      const found = [];
      const size = Math.min(FACET_BLOCK, this.size - block * FACET_BLOCK);
      for (let story = 0; story < size; story++) {
        found.push(Array.from({ length: reader.number() }, () => reader.number()));
      }
      return found;
    });
    lists.forEach((numbers, place) => {
      if (!scores[block * FACET_BLOCK + place]) return;
      for (const number of numbers) counts.set(number, (counts.get(number) || 0) + 1);
    });
  }

  /** What a facet's number stands for. */
  async facet(number) {
    const [entry] = await this.entities.beginning(String(number).padStart(8, "0"));
    return decoder.decode(entry.payload);
  }
}
