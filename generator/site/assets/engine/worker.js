// The worker's door: {id, base, method, question} in, {id, answer} or {id, error} out. With the first
// message may come `index`, the content of `index.bin`, which the page loads while this is loaded.

const METHODS = new Set(["count", "hits", "numbers", "facets", "suggest", "words", "marks"]);
let engine = null;

self.addEventListener("message", async ({ data: { id, base, method, question, index } }) => {
  try {
    engine ??= new Engine(base);
    if (index) await engine.open(new Uint8Array(index));
    if (!METHODS.has(method)) throw new Error(`no method ${method}`);
    self.postMessage({ id, answer: await engine[method](question) });
  } catch (error) {
    self.postMessage({ id, error: String(error?.message || error) });
  }
});
