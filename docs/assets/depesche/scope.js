// Runs before a page is drawn: what Material's scripts ask for by name, and whether marks are shown.
"use strict";

{
  const here = document.currentScript;
  /** The site's root, which keeps sites of one host apart in the browser's storage. */
  const root = new URL(here.dataset.scope ?? "../../", here.dataset.scope ? location : here.src);
  const keyOf = (name, scope) => `${scope.pathname}.${name}`;

  window.__md_scope = root;
  window.__md_hash = (text) =>
    [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
  window.__md_get = (name, storage = localStorage, scope = root) =>
    JSON.parse(storage.getItem(keyOf(name, scope)));
  window.__md_set = (name, value, storage = localStorage, scope = root) => {
    try {
      storage.setItem(keyOf(name, scope), JSON.stringify(value));
    } catch {
      // Without storage a choice holds for one page.
    }
  };

  try {
    if (localStorage.getItem("depesche.marks") === "off") {
      document.documentElement.dataset.marks = "off";
    }
  } catch {
    // Without storage marks are shown.
  }
}
