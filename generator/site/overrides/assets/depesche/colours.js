// The choices of colours, and the one made earlier. Runs in the header, before anything is seen.
// Without scripts nothing could be chosen, so pages hold no copy of this.
"use strict";

{
  const FACTS = ["media", "scheme", "primary", "accent"];
  const AUTOMATIC = "(prefers-color-scheme)";
  const CHOICES = [
    {% for option in config.theme.palette %}
      {% set icon %}
        {% if option.toggle %}{% include ".icons/" ~ option.toggle.icon ~ ".svg" %}{% endif %}
      {% endset %}
      {{ {
        "media": option.media or "",
        "scheme": option.scheme | d("default", true) | replace(" ", "-"),
        "primary": option.primary | d("indigo", true) | replace(" ", "-"),
        "accent": option.accent | d("indigo", true) | replace(" ", "-"),
        "name": option.toggle.name if option.toggle else "",
        "icon": icon | trim
      } | tojson }},
    {% endfor %}
  ];

  /** What the device asks for, as the choice for it states it. */
  const ofDevice = () => {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    return CHOICES.find(({ media }) => media === `(prefers-color-scheme: ${scheme})`) || {};
  };

  /** A choice, and the button that leads on to the next one. */
  const radio = (choice, place) => {
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "__palette", id: `__palette_${place}` });
    input.className = "md-option";
    for (const fact of FACTS) input.setAttribute(`data-md-color-${fact}`, choice[fact]);
    if (!choice.name) {
      input.setAttribute("aria-hidden", "true");
      return [input];
    }
    input.setAttribute("aria-label", choice.name);
    const label = document.createElement("label");
    label.className = "md-header__button md-icon";
    Object.assign(label, { title: choice.name, hidden: true, innerHTML: choice.icon });
    label.htmlFor = `__palette_${(place + 1) % CHOICES.length}`;
    return [input, label];
  };

  const form = document.createElement("form");
  form.className = "md-header__option";
  form.dataset.mdComponent = "palette";
  form.append(...CHOICES.flatMap(radio));
  document.currentScript.before(form);

  const chosen = window.__md_get("__palette")?.color;
  if (chosen) {
    const color = chosen.media === AUTOMATIC ? { ...chosen, ...ofDevice() } : chosen;
    for (const fact of FACTS) {
      if (color[fact]) document.body.setAttribute(`data-md-color-${fact}`, color[fact]);
    }
  }
}
