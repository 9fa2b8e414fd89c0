// Which nodes and edges may be drawn, as the reader has chosen, and the panel that chooses.

function noFilters() {
  return { hide: new Set(), roles: new Set(ROLES), papers: 0, conf: 0, from: null, to: null, author: "", venue: "", all: false };
}

/** The years of the oldest and the newest dated paper; null where no paper has a date. */
const YEARS = (() => {
  const years = ofKind("Paper").map(yearOf).filter((year) => year !== null);
  return years.length ? years.reduce(([low, high], year) => [Math.min(low, year), Math.max(high, year)], [9999, 0]) : null;
})();

/** Whether some paper has authors, and whether some has a venue. */
const KNOWN = { author: ofKind("Paper").some(({ authors }) => authors.length), venue: ofKind("Paper").some(({ venue }) => venue) };

/** Whether one of `names` has each word of `text`, or one that begins so. */
function haveWords(names, text) {
  const wanted = wordsOf(text);
  return !wanted.length || names.some((name) => wanted.every((word) => wordsOf(name).some((own) => own.startsWith(word))));
}

/** Whether a paper lies in the years that are chosen; one without a date lies in none. */
function isOfYears({ from, to }, paper) {
  if (from === null && to === null) return true;
  const year = yearOf(paper);
  return year !== null && year >= (from ?? -Infinity) && year <= (to ?? Infinity);
}

/** Whether `node` may be drawn. */
function admits(filters, node) {
  if (filters.hide.has(node.kind)) return false;
  if (isEntity(node)) return node.papers >= filters.papers && (filters.all || !node.unsure);
  if (node.kind !== "Paper") return true;
  return isOfYears(filters, node) && haveWords(node.authors, filters.author) && haveWords(node.venue ? [node.venue] : [], filters.venue);
}

/** Whether `edge` may be drawn: its role, and how sure it is that a paper says so or reports it. */
function passes(filters, edge) {
  if (ROLES.includes(edge.relation) && !filters.roles.has(edge.relation)) return false;
  return (filters.all || edge.sure) && (isEntity(edge.source) || edge.confidence >= filters.conf);
}

/** How many filters are set, those of the legend left out. */
function filtersSet({ roles, papers, conf, from, to, author, venue, all }) {
  return [roles.size < ROLES.length, papers > 0, conf > 0, from !== null || to !== null, author, venue, all].filter(Boolean).length;
}

/** The legend and the panel; `change(filters)` is called with what the reader has chosen. */
function startFilters(change) {
  const legend = document.getElementById("legend");
  const panel = document.getElementById("filters");
  const badge = document.getElementById("filters-set");
  let filters = noFilters();

  function legendButton(kind) {
    const size = ofKind(kind).length;
    if (!size) return null;
    const button = element("button", { type: "button", class: `kind-${kind}`, "data-kind": kind, "aria-pressed": "true", title: `${count(size, kind)}: hide or show in the network` }, icon(kind), element("span", {}, kind));
    button.addEventListener("click", () => {
      const hide = new Set(filters.hide);
      if (!hide.delete(kind)) hide.add(kind);
      change({ ...filters, hide });
    });
    return button;
  }

  const roles = ROLES.map((role) => element("input", { type: "checkbox", value: role, checked: true }));
  const papers = element("input", { type: "number", id: "filter-papers", min: "0", step: "1", inputmode: "numeric" });
  const conf = element("input", { type: "range", id: "filter-conf", min: "0", max: "1", step: "0.05" });
  const all = element("input", { type: "checkbox", id: "filter-all" });
  const shownConf = element("output", { for: "filter-conf" });
  const years = ["From", "to"].map((word, end) => {
    const known = YEARS || [null, null];
    return element("input", { type: "number", "aria-label": `${word} the year`, min: known[0], max: known[1], placeholder: known[end], inputmode: "numeric" });
  });
  const words = Object.fromEntries(["author", "venue"].map((name) => [name, element("input", { type: "text", id: `filter-${name}`, autocomplete: "off", spellcheck: "false" })]));

  function read() {
    const year = (input) => (/^\d{4}$/.test(input.value) ? Number(input.value) : null);
    change({
      hide: filters.hide,
      roles: new Set(roles.filter((box) => box.checked).map((box) => box.value)),
      papers: Math.max(0, Math.floor(Number(papers.value) || 0)),
      conf: Number(conf.value),
      from: year(years[0]),
      to: year(years[1]),
      author: words.author.value.trim(),
      venue: words.venue.value.trim(),
      all: all.checked,
    });
  }

  const reset = element("button", { type: "button", id: "filters-reset", class: "plain-button", on: { click: () => change(noFilters()) } }, "Reset all");
  panel.append(
    element("fieldset", {}, element("legend", {}, "What a paper does with it"), ROLES.map((role, index) => element("label", {}, roles[index], VERBS[role]))),
    element("div", { class: "row" }, element("label", { for: "filter-papers" }, "At least this many papers"), papers),
    element("div", { class: "row" }, element("label", { for: "filter-conf" }, "Confidence at least"), conf, shownConf),
    ...(YEARS ? [element("fieldset", { class: "row" }, element("legend", {}, "Years of the papers"), years[0], "to", years[1])] : []),
    ...["author", "venue"].filter((name) => KNOWN[name]).map((name) => element("div", { class: "row" }, element("label", { for: `filter-${name}` }, `Papers with the ${name}`), words[name])),
    element("fieldset", {}, element("legend", {}, "Network and details"), element("label", {}, all, "Also what is not sure")),
    element("p", { class: "quiet" }, "Filters thin out the network; the details beside it tell everything, as far as it is sure."),
    reset,
  );
  for (const input of [...roles, papers, conf, ...years, ...Object.values(words), all]) input.addEventListener("input", read);
  legend.append(...KINDS.map(legendButton).filter(Boolean));

  /** Make the controls say what is chosen; one that the reader is writing in is left alone. */
  function show(chosen) {
    filters = chosen;
    const write = (input, value) => {
      if (document.activeElement !== input || document.activeElement.type === "range") input.value = value;
    };
    for (const button of legend.querySelectorAll("button")) button.setAttribute("aria-pressed", String(!chosen.hide.has(button.dataset.kind)));
    for (const box of roles) box.checked = chosen.roles.has(box.value);
    all.checked = chosen.all;
    write(papers, chosen.papers);
    write(conf, chosen.conf);
    write(years[0], chosen.from ?? "");
    write(years[1], chosen.to ?? "");
    for (const [name, input] of Object.entries(words)) write(input, chosen[name]);
    shownConf.textContent = `${Math.round(100 * chosen.conf)} %`;
    const set = filtersSet(chosen);
    badge.textContent = set ? String(set) : "";
    badge.hidden = !set;
    reset.disabled = !set && !chosen.hide.size;
  }

  startPopover(document.getElementById("filters-open"), panel);
  return { show };
}
