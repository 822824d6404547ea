// An archive too large for one site is built as several; here pages get the address of theirs.

/** Where they lie: {base, names}; `depesche build --shards` puts it in. */
const SHARDS = null;

const OF_YEAR = /^(?:stories|days|[a-z]+\/[^/]+)\/([0-9]{4}|undated)(?=[/.])/;
const OF_NAME =
  /^(?:quotes\/)?(?:people|organisations|places|events|names|paragraphs|threads)\/(?!index[/.])([^/.]+)/;

/** The site that a page, or a file of the index, is in; "" is the one with the home page. */
function shardOf(page) {
  if (!SHARDS) return "";
  if (page.startsWith("assets/")) return page.startsWith("assets/search/") ? "search" : "";
  const year = OF_YEAR.exec(page);
  if (year) return year[1];
  const name = SHARDS.names ? OF_NAME.exec(page) : null;
  if (!name) return "";
  let number = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(name[1])) {
    number = Math.imul(number ^ byte, 0x01000193) >>> 0;
  }
  return `names-${(number % SHARDS.names) + 1}`;
}

/** The root of a site of the archive. */
function rootOf(shard) {
  return shard ? new URL(SHARDS.base.replace("{shard}", shard), root) : root;
}

/** Where a page of the archive is, by its path. */
function urlOf(page) {
  return new URL(page, rootOf(shardOf(page)));
}

const ANY_SHARD =
  SHARDS &&
  new RegExp(
    `^${rootOf("SHARD").href.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`.replace(
      "SHARD",
      "(?:[0-9]{4}|undated|search|names-[0-9]+)",
    ),
  );

/** The path in the archive of what is at an address; null for what is not the archive's. */
function pageOf(address) {
  const start = ANY_SHARD?.exec(address)?.[0] || root.href;
  return address.startsWith(start) ? address.slice(start.length) : null;
}
