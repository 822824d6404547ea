// Runs where the choices of colours stand in a page: the one made earlier, before anything is seen.
"use strict";

{
  const FACTS = ["media", "scheme", "primary", "accent"];
  const AUTOMATIC = "(prefers-color-scheme)";

  /** What the device asks for, as the page's own choice for it states it. */
  function ofDevice() {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const choice = document.querySelector(
      `[data-md-color-media='(prefers-color-scheme: ${scheme})']`,
    );
    return Object.fromEntries(
      FACTS.map((fact) => [fact, choice.getAttribute(`data-md-color-${fact}`)]),
    );
  }

  const chosen = window.__md_get("__palette")?.color;
  if (chosen) {
    const color = chosen.media === AUTOMATIC ? { ...chosen, ...ofDevice() } : chosen;
    for (const [fact, value] of Object.entries(color)) {
      document.body.setAttribute(`data-md-color-${fact}`, value);
    }
  }
}
