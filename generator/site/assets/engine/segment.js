// One segment of the index: its tables, columns, facets and stories.

const FACET_BLOCK = 1024;
const OFFSET_BLOCK = 512;

class Segment {
  /** `about` is [id, its facets' id, stories, sizes of facets' blocks, of offsets' blocks, versions]. */
  constructor(index, files, about, [terms, sounds, members, entities]) {
    const [id, facetsId, stories, facets, offsets, versions] = about;
    this.index = index;
    this.files = files;
    this.folder = `${id}/`;
    this.facetFolder = `${facetsId}/`;
    this.size = stories;
    this.first = index.total;
    this.facetSizes = facets;
    this.offsetSizes = offsets;
    this.versions = versions;
    this.terms = new Table(files, `${this.folder}terms`, terms);
    this.sounds = new Table(files, `${this.folder}sounds`, sounds);
    this.members = new Table(files, `${this.facetFolder}members`, members);
    this.entities = new Table(files, `${this.facetFolder}entities`, entities);
    this.known = new WeakMap();
    this.memory = new Memory(600);
  }

  term(entry) {
    let term = this.known.get(entry);
    if (!term) this.known.set(entry, (term = new Term(this, entry)));
    return term;
  }

  /** The stories that belong to an entity, an agency. */
  async storiesOf(facet) {
    const entry = (await this.members.beginning(facet)).find(({ key }) => key === facet);
    if (!entry) return [];
    const term = this.term(entry);
    await loadPostings(this.files, this.facetFolder, [term]);
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
      const reader = new Reader(await inflate(await this.files.all(`${this.folder}dates.bin`)));
      const found = [];
      let date = "";
      for (let first = 0; first < this.size; ) {
        const shared = reader.number();
        date = date.slice(0, shared) + reader.text(reader.number());
        found.push([date, first, (first += reader.number())]);
      }
      return found;
    });
  }

  /** A block of a column of the segment, as a reader. */
  async column(name, sizes, block, folder = this.folder) {
    const offset = sizes.slice(0, block).reduce((sum, size) => sum + size, 0);
    const bytes = await this.files.range(`${folder}${name}.bin`, offset, sizes[block]);
    return new Reader(await inflate(bytes));
  }

  /** [file, offset, size] of each story of a block. */
  offsets(block) {
    return this.memory.get(`offsets ${block}`, async () => {
      const reader = await this.column("offsets", this.offsetSizes, block);
      const found = [];
      let [part, offset] = [reader.number(), reader.number()];
      for (let left = Math.min(OFFSET_BLOCK, this.size - block * OFFSET_BLOCK); left > 0; left--) {
        const number = reader.number();
        if (number % 2) [part, offset] = [part + 1, 0];
        const size = Math.floor(number / 2);
        found.push([part, offset, size]);
        offset += size;
      }
      return found;
    });
  }

  /** The story with a number: everything but its annotations. */
  story(number) {
    return this.memory.get(`story ${number}`, async () => {
      const offsets = await this.offsets(Math.floor(number / OFFSET_BLOCK));
      const [part, offset, size] = offsets[number % OFFSET_BLOCK];
      const bytes = await this.files.range(`${this.folder}stories-${part}.bin`, offset, size);
      const [page, title, date, kind, lang, agency, byline, labels, versions, text] = JSON.parse(
        decoder.decode(await inflate(bytes)),
      );
      return { page, title, date, kind, lang, agency, byline, labels, versions, text };
    });
  }

  /** Counts the facets of the stories of one block that are `shown`; by numbers of facets. */
  async countFacets(block, shown, counts) {
    const lists = await this.memory.get(`facets ${block}`, async () => {
      const reader = await this.column("facets", this.facetSizes, block, this.facetFolder);
      const size = Math.min(FACET_BLOCK, this.size - block * FACET_BLOCK);
      return Array.from({ length: size }, () => Array.from({ length: reader.number() }, () => reader.number()));
    });
    lists.forEach((numbers, place) => {
      if (!shown[block * FACET_BLOCK + place]) return;
      for (const number of numbers) counts.set(number, (counts.get(number) || 0) + 1);
    });
  }

  /** What facets' numbers stand for. */
  async facetNames(numbers) {
    const keys = numbers.map((number) => String(number).padStart(8, "0"));
    return (await this.entities.payloads(keys)).map((payload) => decoder.decode(payload));
  }
}
