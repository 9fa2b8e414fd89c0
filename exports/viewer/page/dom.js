// Elements. Text becomes text nodes only, so that nothing in a paper is ever read as markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, `on` listeners and children; strings become text. */
function element(tag, { on = {}, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  for (const [event, listener] of Object.entries(on)) made.addEventListener(event, listener);
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

function icon(kind) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", `icon kind-${kind}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", LOOKS[kind].path);
  svg.append(path);
  return svg;
}

/** A link to a node of this page. */
function nodeLink(node, ...rest) {
  const tip = node.kind === "Paper" ? undefined : node.kind;
  return element("a", { class: `node kind-${node.kind}`, href: `#${node.id}`, title: tip }, icon(node.kind), element("span", {}, node.name), ...rest);
}

/** A link out of this page where `url` is one of the web, else its text. */
function outLink(url, text = url) {
  let address = null;
  try {
    address = new URL(url.includes("://") ? url : `https://${url}`);
  } catch {
    // No address: shown as it stands.
  }
  if (!address || !["http:", "https:"].includes(address.protocol)) return element("span", { class: "address" }, text);
  return element("a", { class: "address", href: address.href, rel: "noopener noreferrer", target: "_blank" }, text);
}

function section(title, ...children) {
  return element("section", {}, element("h3", {}, title), ...children);
}

/** A list of which only the beginning shows until its button is pressed; the rest is made then. */
function longList(items, most = 12, attributes = {}, make = (item) => item) {
  const list = element("ul", attributes, items.slice(0, most).map(make));
  if (items.length <= most) return [list];
  const more = element("button", { type: "button", class: "more" }, `Show all ${items.length}`);
  more.addEventListener("click", () => {
    for (const item of items.slice(most)) list.append(make(item));
    more.remove();
    list.children[most].querySelector("a, button")?.focus();
  });
  return [list, more];
}

/** Let `button` show and hide `panel`; Escape, and a step elsewhere, hide it too. */
function startPopover(button, panel) {
  const open = (shown) => {
    panel.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
  };
  const both = (target) => panel.contains(target) || button.contains(target);
  button.addEventListener("click", () => open(panel.hidden));
  document.addEventListener("pointerdown", ({ target }) => !panel.hidden && !both(target) && open(false));
  document.addEventListener("focusin", ({ target }) => !panel.hidden && !both(target) && target !== document.body && open(false));
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || panel.hidden) return;
    const inside = panel.contains(document.activeElement);
    open(false);
    if (inside) button.focus();
  });
  return open;
}
