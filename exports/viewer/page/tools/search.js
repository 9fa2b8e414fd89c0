// The search box: every name and alias of the graph, best first.

const MOST_FOUND = 40;
const SAME = 3; // up to this rank, a name differs in nothing but case and separators

/** Small letters without accents, words parted by one space. */
function fold(name) {
  if (/^[\x20-\x7e]*$/.test(name)) return name.toLowerCase().replace(/[^a-z0-9+#]+/g, " ").trim() || name.toLowerCase();
  const folded = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+#]+/gu, " ")
    .trim();
  return folded || name.toLowerCase();
}

/** All names, folded; made when first needed or when the browser has nothing else to do. */
const bearers = (() => {
  let made = null;
  const folding = (name) => {
    const folded = fold(name);
    return { name, folded: ` ${folded}`, close: folded.replaceAll(" ", "") };
  };
  return () => (made ??= graph.nodes.map((node) => ({ node, names: [node.name, ...node.aliases].map(folding) })));
})();

/** How well a name answers a query, 0 the best; null where it does not. */
function distance({ folded, close }, query) {
  if (folded === ` ${query.folded}`) return 0;
  if (close === query.close) return 1;
  if (folded.startsWith(` ${query.folded}`)) return 2;
  if (close.startsWith(query.close)) return 3;
  if (folded.includes(` ${query.folded}`)) return 4;
  if (query.words.every((word) => folded.includes(` ${word}`))) return 5;
  if (query.words.every((word) => folded.includes(word))) return 6;
  return null;
}

/** Better matches first: how well a name fits, then how often it is spoken of. */
function inOrder(a, b) {
  return a.rank - b.rank || b.node.papers - a.node.papers || b.node.arriving - a.node.arriving || (a.node.id < b.node.id ? -1 : 1);
}

/** The first `most` of `found` in order; to sort all of very many would take too long. */
function bestOf(found, most) {
  const best = [];
  for (const match of found) {
    if (best.length === most && inOrder(best[most - 1], match) < 0) continue;
    let place = best.length;
    while (place && inOrder(match, best[place - 1]) < 0) place--;
    best.splice(place, 0, match);
    best.length = Math.min(best.length, most);
  }
  return best;
}

/** All nodes for `text`, in no order, each with its `rank`: 0 where a name fits best. */
function find(text) {
  if (!text.trim()) return [];
  const folded = fold(text);
  const query = { folded, close: folded.replaceAll(" ", ""), words: folded.split(" ") };
  const found = [];
  for (const { node, names } of bearers()) {
    let best = null;
    names.forEach((name, index) => {
      const far = distance(name, query);
      // An alias comes after a preferred name that fits as well.
      const rank = far === null ? null : 2 * far + (index ? 1 : 0);
      if (rank !== null && (best === null || rank < best.rank)) best = { node, rank, alias: index ? name.name : null };
    });
    if (best) found.push(best);
  }
  return found;
}

/** The node that an address hash means: an id, or a kind and a name typed by hand. */
function nodeOfHash(hash) {
  const id = hash.replace(/^#/, "");
  if (graph.byId.has(id)) return graph.byId.get(id);
  const [kind, ...rest] = id.split("/");
  let name = rest.join("/");
  try {
    name = decodeURIComponent(name);
  } catch {
    // A lone percent sign: taken as it stands.
  }
  const same = find(name).filter(({ node, rank }) => rank <= SAME && node.kind.toLowerCase() === kind.toLowerCase());
  return same.length ? bestOf(same, 1)[0].node : null;
}

function startSearch(choose) {
  const input = document.getElementById("search");
  const list = document.getElementById("found");
  const box = document.getElementById("found-box");
  const note = document.getElementById("found-note");
  let shown = [];
  let active = -1;

  function close() {
    box.hidden = true;
    list.replaceChildren();
    note.textContent = "";
    shown = [];
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function activate(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }

  function take(index) {
    const { node } = shown[index];
    input.value = "";
    close();
    choose(node);
  }

  function option({ node, alias }, index) {
    const side = alias ? `also ${alias}` : "";
    const papers = isEntity(node) ? count(node.papers, "paper") : "";
    return element(
      "li",
      // The box must keep the focus while an option is pressed.
      { role: "option", id: `found-${index}`, "aria-selected": "false", on: { mousedown: (event) => event.preventDefault(), click: () => take(index) } },
      icon(node.kind),
      element("span", { class: "name" }, node.name, side ? element("span", { class: "quiet" }, ` ${side}`) : null),
      element("span", { class: "quiet" }, papers ? `${node.kind}, ${papers}` : node.kind),
    );
  }

  function search() {
    const found = find(input.value);
    close();
    if (!input.value.trim()) return;
    shown = bestOf(found, MOST_FOUND);
    const rest = found.length - shown.length;
    if (rest > 0) note.textContent = `and ${rest.toLocaleString("en")} more: type on`;
    if (!found.length) note.textContent = "No node bears such a name.";
    list.append(...shown.map(option));
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (shown.length) activate(0);
  }

  const keys = {
    ArrowDown: () => shown.length && activate((active + 1) % shown.length),
    ArrowUp: () => shown.length && activate((active - 1 + shown.length) % shown.length),
    Enter: () => shown.length && take(active),
    Escape: close,
  };
  (window.requestIdleCallback || setTimeout)(() => bearers());
  input.addEventListener("input", search);
  input.addEventListener("focus", search);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    // While a word is being composed, Enter and arrows belong to the input method.
    if (event.isComposing || !keys[event.key]) return;
    if (event.key !== "Escape") event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.matches?.("input, textarea")) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}
