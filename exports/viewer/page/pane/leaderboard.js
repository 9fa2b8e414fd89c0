// Results as tables: of a paper as it gives them, of an entity by metric and the best first.
//
// Where a result stands among others, and which of them say the same, comes with the page's data.

const COLUMNS = {
  Score: { of: (row) => row.edge.target },
  Model: { of: (row) => row.ofModel },
  Dataset: { of: (row) => row.onDataset },
  Metric: { of: (row) => row.byMetric },
  Task: { of: (row) => row.forTask },
  Versus: { of: (row) => row.versus },
  Paper: { of: (row) => row.edge.source },
};

/** A result with the entities that it is of; `but`, the node of the page, is left out unless a rival. */
function resultRow(edge, but) {
  const { result_kind: kind, score = null, place, same = null } = edge.target;
  const row = { edge, delta: kind === "delta", score, place, same, doubted: new Set() };
  for (const [relation] of FACETS) {
    const facet = edgesFrom(edge.target, relation).find(({ target }) => target !== but || relation === "versus");
    row[relation] = facet?.target || null;
    if (facet && edge.sure && !facet.sure) row.doubted.add(facet.target);
  }
  return row;
}

function scoreCell(row) {
  const { edge } = row;
  return element("td", { class: "score" }, element("a", { href: `#?edge=${edgeAddress(edge)}`, title: "The sentence that says so" }, valueOf(edge.target)), edge.sure ? null : doubt());
}

function cellOf(name, row) {
  if (name === "Score") return scoreCell(row);
  const node = COLUMNS[name].of(row);
  if (!node) return element("td", {});
  const isBaseline = name === "Model" && row.edge.target.whose === "baseline";
  if (name !== "Paper") return element("td", {}, nodeLink(node), row.doubted.has(node) ? doubt() : null, isBaseline ? element("span", { class: "whose", title: "The paper does not introduce it" }, "baseline") : null);
  return element("td", { class: "paper" }, element("a", { href: `#${node.id}`, title: node.name }, stemOf(node.name, 32)));
}

/** Rows in their order; of those that say the same, as far as it is shown, the first. */
function bestFirst(rows) {
  const told = new Set();
  const isNew = ({ same, versus }) => {
    const said = `${same} ${versus?.id}`;
    return same === null || (!told.has(said) && told.add(said));
  };
  return [...rows].sort((a, b) => a.place - b.place).filter(isNew);
}

/** Rows by a column, what has no value there last; ties, and all without a direction, by place. */
function sortedBy(rows, { name, descending }) {
  const by = (row) => (name === "Score" ? row.score : (COLUMNS[name].of(row)?.name.toLowerCase() ?? null));
  const way = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const ties = a.place - b.place;
    if (descending === undefined) return ties;
    const [x, y] = [by(a), by(b)];
    if (x === null || y === null) return (x === null) - (y === null) || ties;
    return x === y ? ties : x < y ? -way : way;
  });
}

/** A table of `rows`; columns in which nothing stands are left out. `order` makes headers buttons. */
function resultTable(rows, names, { caption, order = null }) {
  const shown = names.filter((name) => name === "Score" || rows.some((row) => COLUMNS[name].of(row)));
  const body = element("tbody");
  const heads = new Map();
  let most = 8;
  let sort = order;

  function fill() {
    const sorted = sort ? sortedBy(rows, sort) : rows;
    body.replaceChildren(...sorted.slice(0, most).map((row) => element("tr", {}, shown.map((name) => cellOf(name, row)))));
    for (const [name, head] of heads) {
      const active = sort?.name === name && sort.descending !== undefined;
      if (active) head.setAttribute("aria-sort", sort.descending ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  }

  function headOf(name) {
    if (!order || (name === "Score" && rows.every((row) => row.score === null))) return element("th", { scope: "col" }, name);
    const press = () => {
      const descending = sort.name === name && sort.descending !== undefined ? !sort.descending : name === "Score" && order.better !== "lower";
      sort = { ...order, name, descending };
      fill();
    };
    const head = element("th", { scope: "col" }, element("button", { type: "button", on: { click: press } }, name));
    heads.set(name, head);
    return head;
  }

  const table = element("table", {}, element("caption", { class: "unseen" }, caption), element("thead", {}, element("tr", {}, shown.map(headOf))), body);
  fill();
  const scroll = element("div", { class: "scroll" }, table);
  if (rows.length <= most) return scroll;
  const more = element("button", { type: "button", class: "more" }, `Show all ${rows.length}`);
  more.addEventListener("click", () => {
    most = Infinity;
    fill();
    more.remove();
    body.querySelector("a")?.focus();
  });
  return [scroll, more];
}

const SCORES = {
  higher: "Higher is better; the best first.",
  lower: "Lower is better; the best first.",
  unknown: "Which way is better is not known: listed, not ranked.",
  delta: "Improvements and differences: listed, not ranked.",
};

/** Tables of an entity's results: one a metric with scores, most results first, then differences. */
function leaderboards(entity) {
  const reported = FACETS.flatMap(([relation]) => edgesTo(entity, relation)).flatMap((facet) => edgesTo(facet.source, "reports"));
  const rows = [...new Set(reported)].map((edge) => resultRow(edge, entity));
  if (!rows.length) return null;
  const byMetric = new Map();
  for (const row of rows) {
    const metric = row.byMetric || (entity.kind === "Metric" ? entity : null);
    const key = `${row.delta ? 1 : 0} ${metric ? metric.id : ""}`;
    if (!byMetric.has(key)) byMetric.set(key, { metric, delta: row.delta, rows: [] });
    byMetric.get(key).rows.push(row);
  }
  const sorted = [...byMetric.values()].sort((a, b) => a.delta - b.delta || Boolean(b.metric) - Boolean(a.metric) || b.rows.length - a.rows.length || (a.metric?.id < b.metric?.id ? -1 : 1));
  const tables = sorted.map((table) => ({ ...table, rows: bestFirst(table.rows) }));
  const total = tables.reduce((sum, table) => sum + table.rows.length, 0);
  return section(`Results (${total})`, longList(tables, 3, { class: "boards" }, (table) => element("li", {}, board(table, entity))));
}

function board({ metric, delta, rows }, entity) {
  const better = delta ? null : metric?.better || null;
  const name = metric ? metric.name : "no metric named";
  const note = SCORES[delta ? "delta" : better || "unknown"];
  const title = element("h4", {}, metric && metric !== entity ? nodeLink(metric) : name, delta ? " (differences)" : "");
  const tasks = new Set(rows.map((row) => row.forTask));
  const task = tasks.size === 1 ? rows[0].forTask : null;
  const columns = ["Score", "Model", "Versus", "Dataset", "Task", "Paper"].filter((column) => column !== entity.kind && !(column === "Task" && task) && !(column === "Model" && entity.kind === "Method"));
  const known = columns.filter((column) => rows.some((row) => COLUMNS[column].of(row)));
  // Five columns are too many beside a network; a task follows from a dataset more often than not.
  const shown = known.length > 4 ? known.filter((column) => column !== "Task") : known;
  const order = { name: "Score", better, descending: better ? better === "higher" : undefined };
  const all = task && task !== entity ? [" All for ", element("a", { href: `#${task.id}` }, task.name), "."] : [];
  return [title, element("p", { class: "quiet" }, note, ...all), resultTable(rows, shown, { caption: `Results in ${name}. ${note}`, order })];
}
