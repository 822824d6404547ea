// The words that were searched for, marked on the page one lands on (?mark=…).

const MARKED_BLOCKS = ".story-head h1, .story-text :is(p, h2, h3, li, td, th, blockquote)";

/** The text nodes of a block with where each begins in the block's text. */
function textNodes(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  let start = 0;
  while (walker.nextNode()) {
    found.push({ node: walker.currentNode, start });
    start += walker.currentNode.length;
  }
  return found;
}

/** Puts a range of a block's text into <mark> elements, one a text node; the last ranges first. */
function markRange(nodes, from, to) {
  for (const { node, start } of nodes) {
    const first = Math.max(from, start) - start;
    const last = Math.min(to, start + node.length) - start;
    if (first >= last) continue;
    const range = document.createRange();
    range.setStart(node, first);
    range.setEnd(node, last);
    range.surroundContents(make("mark", { class: "dp-found" }));
  }
}

function unmark() {
  for (const mark of document.querySelectorAll("mark.dp-found")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

async function markFound(searcher) {
  const query = new URL(location.href).searchParams.get("mark");
  const text = document.querySelector(".story-text");
  if (!query || !text || fromDisk) return;
  const blocks = [...document.querySelectorAll(MARKED_BLOCKS)];
  const found = await searcher.marks(query, blocks.map((block) => block.textContent));
  blocks.forEach((block, place) => {
    let end = Infinity;
    for (const [from, to] of found[place].reverse()) {
      if (to > end) continue;
      end = from;
      markRange(textNodes(block), from, to);
    }
  });
  if (!document.querySelector("mark.dp-found")) return;
  const page = new URL("search.html", root);
  page.searchParams.set("q", query);
  const off = make("button", { type: "button", class: "dp-search__close" }, strings.unmark);
  const note = make(
    "p",
    { class: "dp-found-note" },
    make("a", { href: page.href }, strings.foundBy(query)),
    off,
  );
  off.addEventListener("click", () => {
    unmark();
    note.remove();
    const here = new URL(location.href);
    here.searchParams.delete("mark");
    history.replaceState(history.state, "", here);
  });
  text.prepend(note);
}
