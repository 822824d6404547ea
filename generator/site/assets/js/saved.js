// Searches kept in this browser and nowhere else, with how many stories are new since.

const KEPT_SEARCHES = 20;
const RECENT_SEARCHES = 6;

const kept = {
  list(key) {
    try {
      const list = JSON.parse(memory.get(key) || "[]");
      return Array.isArray(list) ? list : [];
    } catch {
      return [];
    }
  },
  put(key, list, most) {
    memory.set(key, JSON.stringify(list.slice(0, most)));
  },
};

/** Notes a query as asked, the newest first. */
function noteRecent(query) {
  if (query.length < 3) return;
  kept.put("recent", [query, ...kept.list("recent").filter((old) => old !== query)], RECENT_SEARCHES);
}

/** How many results have come since a search was kept: before its newest one, or anywhere. */
async function newSince(searcher, search) {
  const stories = await searcher.stories(search.query, { ...search.choices, sort: "newest" });
  const hits = await stories.whole(100);
  const place = hits.findIndex((hit) => hit.page === search.newest);
  return Math.max(place, stories.total - search.total, 0);
}

async function keepSearch(searcher, address, query, choices) {
  const stories = await searcher.stories(query, { ...choices, sort: "newest" });
  const [newest] = await stories.whole(1);
  const search = { address, query, choices, total: stories.total, newest: newest?.page || "" };
  const others = kept.list("saved").filter((old) => old.address !== address);
  kept.put("saved", [search, ...others], KEPT_SEARCHES);
}

/** The list of kept searches, or null where there are none. */
function savedList(searcher, refresh) {
  const searches = kept.list("saved");
  if (!searches.length) return null;
  const rows = searches.map((search) => {
    const label = search.query || search.choices.facets.map((page) => page.split("/").pop()).join(", ");
    const fresh = make("span", { class: "dp-saved__new" });
    newSince(searcher, search).then(
      (count) => (fresh.textContent = count ? strings.newSince(count) : ""),
      () => {},
    );
    const drop = make("button", {
      type: "button", class: "dp-search__close", "aria-label": strings.forgetSearch(label),
    }, "×");
    drop.addEventListener("click", () => {
      kept.put("saved", kept.list("saved").filter((old) => old.address !== search.address), KEPT_SEARCHES);
      refresh();
    });
    const address = new URL(`search.html${search.address}`, root).href;
    return make("li", {}, make("a", { href: address }, label), fresh, drop);
  });
  return make("section", { class: "dp-saved", "aria-label": strings.savedSearches },
    make("h2", {}, strings.savedSearches), make("ul", {}, ...rows));
}
