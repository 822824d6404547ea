// What may have been meant by a word that stands nowhere, or hardly anywhere.

/**
 * How many digits of its sound a word must share with what is meant, tried one after another: few
 * words begin alike for long, and the longest tables are those of how words sound.
 */
const SHARED_SOUNDS = [7, 5, 3, 2];
/** A word so near ends the search; whole steps are letters, half a step is another sound. */
const NEAR_ENOUGH = 1;

/** Words that sound or are spelt alike, much more frequent than `count`, the best first. */
async function likely(segments, word, count) {
  const form = fold(word);
  const code = sound(word);
  if (form.length < 4 || !code || /\d/.test(form)) return [];
  let best = [];
  for (const length of SHARED_SOUNDS.filter((length) => length < code.length || length === 2)) {
    const lists = await Promise.all(
      segments.map((segment) => segment.sounds.beginning(code.slice(0, length))),
    );
    best = alike(lists.flat(), form, code).filter(({ times }) => times > 5 * count);
    if (best.length && best[0].away <= NEAR_ENOUGH) break;
  }
  return best.map(({ text }) => text);
}

/** {text, times, away} of the entries of tables of sounds that are near a form. */
function alike(entries, form, code) {
  const most = form.length < 6 ? 1 : 2;
  const mostAlike = form.length < 5 ? 1 : form.length < 8 ? 2 : 3;
  const found = new Map();
  for (const { key, payload } of entries) {
    const [sounds, other] = key.split("\t");
    const limit = sounds === code ? mostAlike : most;
    if (Math.abs(form.length - other.length) > limit) continue;
    const distance = editDistance(form, other, limit);
    if (distance === 0 || distance > limit) continue;
    const reader = new Reader(payload);
    const times = reader.number();
    const known = found.get(other);
    if (known) known.times += times;
    else {
      const text = reader.text(payload.length - reader.at);
      found.set(other, { text, times, away: distance + (sounds === code ? 0 : 0.5) });
    }
  }
  return [...found.values()].sort((a, b) => a.away - b.away || b.times - a.times);
}
