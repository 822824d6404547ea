// Reading the index's files: ranges, numbers, tables. `generator/site/index/FORMAT.md` has the format.

const KEPT_BLOCKS = 400;
/** Ranges of a file less apart than this are asked for as one: a request costs more than so much. */
const JOINED_GAP = 1500;
const decoder = new TextDecoder();

/** Compares keys as the writer sorted them. */
const before = (left, right) => left < right;

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** The next number, seven bits a byte, lowest first. */
  number() {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(length) {
    return decoder.decode(this.take(length));
  }
}

/** Keeps what was asked for last; a promise that failed is forgotten. */
class Memory {
  constructor(limit) {
    this.limit = limit;
    this.kept = new Map();
  }

  get(key, load) {
    let value = this.kept.get(key);
    if (value) this.kept.delete(key);
    else {
      value = load();
      value.catch(() => this.kept.delete(key));
    }
    this.kept.set(key, value);
    if (this.kept.size > this.limit) this.kept.delete(this.kept.keys().next().value);
    return value;
  }
}

/** The files below one address; whole files where the server knows no ranges. */
class Files {
  constructor(base) {
    this.base = base;
    this.whole = new Map();
    this.ranges = null;
    this.waiting = new Map();
  }

  async fetched(name, headers, cache = "default") {
    const response = await fetch(new URL(name, this.base), { headers, cache, credentials: "same-origin" });
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    return response;
  }

  all(name) {
    if (!this.whole.has(name)) {
      const answer = this.fetched(name, {}).then(async (r) => new Uint8Array(await r.arrayBuffer()));
      answer.catch(() => this.whole.delete(name));
      this.whole.set(name, answer);
    }
    return this.whole.get(name);
  }

  /** A part of a file. What is asked for in one go is asked of the server together. */
  async range(name, offset, length) {
    if (this.whole.has(name) || this.ranges === false) {
      return (await this.all(name)).subarray(offset, offset + length);
    }
    return new Promise((resolve, reject) => {
      if (!this.waiting.size) queueMicrotask(() => this.send());
      const asked = { from: offset, to: offset + length, resolve, reject };
      this.waiting.set(name, [...(this.waiting.get(name) || []), asked]);
    });
  }

  send() {
    for (const [name, asked] of this.waiting) {
      const runs = [];
      for (const one of asked.sort((a, b) => a.from - b.from)) {
        const run = runs.at(-1);
        if (run && one.from - run.to < JOINED_GAP) {
          run.to = Math.max(run.to, one.to);
          run.asked.push(one);
        } else runs.push({ from: one.from, to: one.to, asked: [one] });
      }
      for (const { from, to, asked: some } of runs) {
        // A browser that caches them loads parts of one file one after another.
        this.part(name, from, to, runs.length > 1 ? "no-store" : "default").then(
          (bytes) => some.forEach((one) => one.resolve(bytes.subarray(one.from - from, one.to - from))),
          (error) => some.forEach((one) => one.reject(error)),
        );
      }
    }
    this.waiting.clear();
  }

  async part(name, from, to, cache) {
    const response = await this.fetched(name, { Range: `bytes=${from}-${to - 1}` }, cache);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (response.status === 206) {
      this.ranges = true;
      return bytes;
    }
    // The whole file came: keep it, and ask for whole files from now on.
    this.ranges = false;
    this.whole.set(name, Promise.resolve(bytes));
    return bytes.subarray(from, to);
  }
}

/** A directory as it stands in `index.bin`: {keys, sizes, parts}. */
function readDirectory(reader) {
  const column = (count) => Array.from({ length: count }, () => reader.number());
  const [count, files] = column(2);
  const parts = column(files);
  const shared = column(count);
  const lengths = column(count);
  let key = "";
  const keys = shared.map((same, block) => (key = key.slice(0, same) + reader.text(lengths[block])));
  return { keys, sizes: column(count), parts };
}

/** A sorted table in compressed blocks; `directory` says where each block begins. */
class Table {
  constructor(files, name, directory) {
    this.files = files;
    this.name = name;
    this.keys = directory.keys;
    this.memory = new Memory(KEPT_BLOCKS);
    this.places = [];
    let offset = 0;
    let part = -1;
    directory.sizes.forEach((size, block) => {
      if (directory.parts[part + 1] === block) {
        part += 1;
        offset = 0;
      }
      this.places.push([part, offset, size]);
      offset += size;
    });
  }

  /** The block that a key is or would be in. */
  blockOf(key) {
    let low = 0;
    let high = this.keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(key, this.keys[middle])) high = middle;
      else low = middle + 1;
    }
    return Math.max(0, low - 1);
  }

  block(number) {
    return this.memory.get(number, async () => {
      const [part, offset, size] = this.places[number];
      const bytes = await this.files.range(`${this.name}-${part}.bin`, offset, size);
      const reader = new Reader(await inflate(bytes));
      const entries = [];
      let key = "";
      for (let count = reader.number(); count > 0; count--) {
        const shared = reader.number();
        key = key.slice(0, shared) + reader.text(reader.number());
        entries.push({ key, payload: reader.take(reader.number()) });
      }
      return entries;
    });
  }

  /** Every entry whose key begins with `prefix`, in order. */
  async beginning(prefix) {
    if (!this.keys.length) return [];
    const first = this.blockOf(prefix);
    let last = first;
    while (last + 1 < this.keys.length && before(this.keys[last + 1], `${prefix}\uffff`)) last++;
    const numbers = Array.from({ length: last - first + 1 }, (_, step) => first + step);
    const blocks = await Promise.all(numbers.map((number) => this.block(number)));
    return blocks.flatMap((entries) => entries.filter(({ key }) => key.startsWith(prefix)));
  }

  /** The payloads of these keys, which the table has. */
  async payloads(keys) {
    const numbers = keys.map((key) => this.blockOf(key));
    const blocks = new Map();
    await Promise.all(
      [...new Set(numbers)].map(async (number) => blocks.set(number, await this.block(number))),
    );
    return keys.map((key, place) => blocks.get(numbers[place]).find((entry) => entry.key === key)?.payload);
  }
}
