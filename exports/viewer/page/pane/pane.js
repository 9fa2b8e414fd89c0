// The side pane: where to begin, and what every node's page is made of.

const VERBS = { introduces: "Introduced", uses: "Used", mentions: "Mentioned" };
const SAYS = {
  introduces: "introduces",
  uses: "uses",
  mentions: "mentions",
  reports: "reports",
  hasRepository: "has as its own link",
  linksTo: "links to",
  ofModel: "is a result of",
  onDataset: "was measured on",
  byMetric: "is given in",
  forTask: "was measured for",
  versus: "is measured against",
  variantOf: "is a variant of",
};
const FACETS = [["ofModel", "Model"], ["onDataset", "Dataset"], ["byMetric", "Metric"], ["forTask", "Task"], ["versus", "Versus"]];
const TOP = 6;

function confidenceOf(edge) {
  const percent = Math.round(100 * edge.confidence);
  if (percent >= 100 && edge.sure) return null;
  return element("span", { class: "confidence", title: `Confidence; found by ${edge.extractor}` }, `${percent} %`, edge.sure ? null : doubt());
}

/** The mark of what is not sure. */
function doubt() {
  return element("span", { class: "doubt", title: "Not sure enough to be shown by default" }, "not sure");
}

/** How much of what is said of `node` is not sure, and a button that shows or hides it. */
function doubtsOf(node) {
  const doubted = [...node.from, ...node.to].filter((edge) => !edge.sure);
  const others = new Set(doubted.map((edge) => (edge.source === node ? edge.target : edge.source)));
  if (!others.size) return null;
  const press = () => document.getElementById("filter-all").click();
  const button = element("button", { type: "button", class: "plain-button", on: { click: press } }, graph.all ? "Hide" : "Show");
  return element("p", { class: "quiet doubts" }, `${count(others.size, "statement")} not sure. `, button);
}

function heading(node) {
  const name = node.kind === "Paper" ? passage(node, 0, node.title.length, mentionsIn(node)) : node.name;
  return [
    element("p", { class: `chip kind-${node.kind}` }, icon(node.kind), node.kind),
    element("h2", { tabindex: "-1" }, name),
  ];
}

/** Said of a node that is read but not in the middle of the network. */
function towards(node, centre) {
  if (node === centre) return null;
  return element("p", {}, element("a", { class: "plain-button", href: `#${node.id}` }, "Put it in the middle"));
}

/** One line for the number of a result, as its paper writes it. */
function valueOf(result) {
  const sign = result.sign === "-" ? "\u2212" : result.sign || "";
  const delta = result.result_kind === "delta" ? `\u0394\u00a0${sign}` : "";
  const unit = result.unit || "";
  const around = result.uncertainty ? ` ${result.uncertainty}` : "";
  return `${delta}${result.value ?? result.name}${/^[\p{L}]/u.test(unit) ? "\u00a0" : ""}${unit}${around}`;
}

function chips(nodes) {
  return element("ul", { class: "chips" }, nodes.map((node) => element("li", {}, nodeLink(node))));
}

/** A paper that says a thing by `edge`, with the first sentence that does. */
function paperItem(edge) {
  return element("li", {}, element("div", { class: "said" }, nodeLink(edge.source), confidenceOf(edge), whyLink(edge)), evidence(edge.source, edge.spans, 1));
}

function resultPane(result) {
  const facts = FACETS.flatMap(([relation, term]) => edgesFrom(result, relation).map((edge) => [element("dt", {}, term), element("dd", {}, nodeLink(edge.target), confidenceOf(edge))]));
  return [
    ...heading(result),
    element("p", { class: "quiet" }, readingOf(result)),
    facts.length ? element("dl", {}, facts) : null,
    section("Reported by", element("ul", { class: "plain" }, edgesTo(result, "reports").map(paperItem))),
  ];
}

/** What the number of a result means, in words. */
function readingOf({ result_kind: kind, sign, relative, whose }) {
  if (kind !== "delta") return { own: "A score of the paper's own", baseline: "A baseline's score" }[whose] || "A score that was reached";
  const way = { "+": "A rise of the measured value", "-": "A fall of the measured value" }[sign] || "An improvement or a difference";
  return relative ? `${way}, relative to the rival's` : way;
}

function linkPane(link) {
  const papers = (title, relation) => {
    const items = edgesTo(link, relation).map(paperItem);
    return items.length ? section(title, longList(items, 12, { class: "plain" })) : null;
  };
  const kind = linkKind(link);
  return [
    ...heading(link),
    kind ? element("p", { class: "quiet" }, kind) : null,
    element("p", {}, outLink(link.url, "Open in a new tab")),
    papers("The own link of", "hasRepository"),
    papers("Named by", "linksTo"),
  ];
}

function overviewPane() {
  const lists = ["Dataset", "Model", "Task", "Method", "Metric"].map((kind) => {
    const top = ofKind(kind)
      .filter((node) => graph.all || !node.unsure)
      .sort((a, b) => b.papers - a.papers || (a.id < b.id ? -1 : 1))
      .slice(0, TOP);
    if (!top.length) return null;
    const most = Math.max(1, top[0].papers);
    const items = top.map((node) => element("li", {}, nodeLink(node), element("meter", { class: `kind-${kind}`, min: 0, max: most, value: node.papers, "aria-hidden": "true" }), element("span", { class: "quiet", title: `In ${count(node.papers, "paper")}` }, node.papers.toLocaleString("en"))));
    return section(`${kind}s in most papers`, element("ul", { class: "plain top" }, items));
  });
  return [
    element("h2", { tabindex: "-1" }, "Start here"),
    element("p", { class: "lead" }, "Papers, and the models, methods, datasets, metrics and tasks that they speak of; the larger, the more papers. Click a node to read it, double-click to put it in the middle, or find any name above."),
    element("p", { class: "quiet" }, "A coloured line: the paper introduces it. A grey line: it uses or mentions it. Numbers count papers."),
    element("div", { class: "lists" }, lists),
  ];
}

/** Show in the pane what the view says: a statement, a node, or where to begin. */
function showPane({ centre, see, edge }) {
  const pane = document.getElementById("pane");
  const panes = { Paper: paperPane, Result: resultPane, Link: linkPane };
  const node = see || centre;
  const parts = edge ? edgePane(edge, node) : node ? (panes[node.kind] || entityPane)(node) : overviewPane();
  if (!edge && node) parts.splice(2, 0, towards(node, centre));
  if (!edge && node) parts.push(doubtsOf(node));
  pane.replaceChildren(...parts.flat(Infinity).filter(Boolean));
  pane.scrollTop = 0;
}
