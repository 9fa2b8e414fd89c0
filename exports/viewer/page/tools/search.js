// The search box: every name and alias of the graph, best first.

const MOST_FOUND = 40;

/** The node that an address hash means: an id, or a kind and a name typed by hand. */
function nodeOfHash(hash) {
  const id = hash.replace(/^#/, "");
  if (graph.byId.has(id)) return graph.byId.get(id);
  const [kind, ...rest] = id.split("/");
  const name = decoded(rest.join("/"));
  const same = find(name).filter(({ node, fit }) => fit === FIT.SAME && node.kind.toLowerCase() === kind.toLowerCase());
  return same.length ? bestOf(same, 1)[0].node : null;
}

const MOST_AUTHORS = 3;

/** What stands beside a node that is found by another name: this one, or who wrote it, where and when. */
function sideOf(node, name) {
  if (node.kind !== "Paper" || name !== namesOf(node).at(-1)) return `also ${name}`;
  const { authors } = node;
  const first = authors.length > MOST_AUTHORS ? [...authors.slice(0, MOST_AUTHORS), "et al."] : authors;
  return referenceOf({ ...node, authors: first }).join(", ");
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

  function option({ node, name, isAlias }, index) {
    const side = isAlias ? sideOf(node, name) : "";
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
    if (!found.length) note.textContent = "No node has a name like this.";
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
  (window.requestIdleCallback || setTimeout)(() => nameIndex());
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
