// The side pane: a paper with its entities marked, an entity with its papers, or the whole graph.

const VERBS = { introduces: "Introduced", uses: "Used", mentions: "Mentioned" };
const FACETS = [["ofModel", "Model"], ["onDataset", "Dataset"], ["byMetric", "Metric"], ["forTask", "Task"]];
const COMPANIONS = 10;
const TOP = 6;

function confidenceOf(edge) {
  const percent = Math.round(100 * edge.confidence);
  if (percent >= 100) return null;
  const tip = `Confidence; found by ${edge.extractor}`;
  return element("span", { class: "confidence", title: tip }, `${percent} %`);
}

function heading(node) {
  const name = node.kind === "Paper" ? passage(node, 0, node.title.length, mentionsIn(node)) : node.name;
  return [
    element("p", { class: `chip kind-${node.kind}` }, icon(node.kind), node.kind),
    element("h2", { tabindex: "-1" }, name),
  ];
}

/** One line for the number of a result, as its paper writes it. */
function valueOf(result) {
  const sign = result.result_kind === "delta" ? "\u0394\u00a0" : "";
  return `${sign}${result.value ?? result.name}${result.unit ?? ""}`;
}

/** What a result was measured of, on, by and for; `but` is left out, being the page one is on. */
function facets(result, but) {
  return FACETS.flatMap(([relation]) => edgesFrom(result, relation))
    .filter((edge) => edge.target !== but)
    .map((edge) => nodeLink(edge.target));
}

function resultItem(edge, but) {
  const { source: paper, target: result } = edge;
  const value = element("a", { class: "value", href: `#${result.id}` }, valueOf(result));
  const quoted = but === paper ? null : element("p", { class: "from" }, nodeLink(paper));
  return element("li", { class: "result" }, element("div", { class: "facts" }, value, facets(result, but), confidenceOf(edge)), quoted, evidence(paper, edge.spans, 1));
}

function results(edges, but) {
  if (!edges.length) return null;
  const items = edges.map((edge) => resultItem(edge, but));
  return section(`Results (${items.length})`, longList(items, 8, { class: "plain" }));
}

function paperPane(paper) {
  const mentions = mentionsIn(paper);
  const links = edgesFrom(paper, "hasRepository", "linksTo");
  const about = [paper.date, (paper.authors || []).join(", ")].filter(Boolean).join(" \u00b7 ");
  const start = paper.title.length + 1;
  return [
    ...heading(paper),
    about ? element("p", { class: "quiet" }, about) : null,
    paper.url ? element("p", {}, outLink(paper.url)) : null,
    section("Abstract", element("p", { class: "abstract" }, passage(paper, start, paper.text.length, mentions))),
    ROLES.map((role) => entitiesOf(paper, role)),
    results(edgesFrom(paper, "reports"), paper),
    links.length ? section("Links", element("ul", { class: "plain" }, links.map(linkItem))) : null,
    paper.sources.length ? section("Where it came from", element("ul", { class: "plain quiet" }, paper.sources.map(sourceItem))) : null,
  ];
}

function entitiesOf(paper, role) {
  const edges = edgesFrom(paper, role);
  if (!edges.length) return null;
  edges.sort((a, b) => KINDS.indexOf(a.target.kind) - KINDS.indexOf(b.target.kind) || a.spans[0]?.[0] - b.spans[0]?.[0]);
  const items = edges.map((edge) => element("li", {}, nodeLink(edge.target, confidenceOf(edge))));
  return section(`${VERBS[role]} here (${items.length})`, element("ul", { class: "chips" }, items));
}

function linkItem(edge) {
  const whose = edge.relation === "hasRepository" ? "the paper's own" : "named in it";
  const kind = linkKind(edge.target);
  const details = element("a", { href: `#${edge.target.id}` }, "details");
  return element("li", {}, outLink(edge.target.url), element("span", { class: "quiet" }, ` ${[kind, whose].filter(Boolean).join(", ")}; `, details));
}

function linkKind({ link_kind: kind }) {
  return !kind || kind === "other" ? "" : kind.replaceAll("_", " ");
}

function sourceItem([file, line, date]) {
  return element("li", {}, `${file}, line ${line}`, date ? ` (page of ${date})` : "");
}

function paperItem(edge) {
  return element("li", {}, nodeLink(edge.source, confidenceOf(edge)), evidence(edge.source, edge.spans));
}

function entityPane(entity) {
  const variants = [["Variant of", edgesFrom(entity, "variantOf").map((edge) => edge.target)], ["Variants", edgesTo(entity, "variantOf").map((edge) => edge.source)]];
  const measured = FACETS.flatMap(([relation]) => edgesTo(entity, relation)).flatMap((edge) => edgesTo(edge.source, "reports"));
  const near = companions(entity, COMPANIONS);
  return [
    ...heading(entity),
    entity.aliases.length ? element("p", { class: "quiet" }, `Also ${entity.aliases.join(", ")}`) : null,
    element("p", { class: "quiet" }, `In ${count(papersOf(entity).length, "paper")}`),
    variants.map(([title, nodes]) => (nodes.length ? section(title, chips(nodes)) : null)),
    ROLES.map((role) => {
      const items = edgesTo(entity, role).map(paperItem);
      return items.length ? section(`${VERBS[role]} by (${items.length})`, longList(items, 12, { class: "plain" })) : null;
    }),
    results(measured, entity),
    near.length ? section("Often together with", element("ul", { class: "chips" }, near.map(([node, papers]) => element("li", {}, nodeLink(node, element("span", { class: "confidence" }, count(papers, "paper"))))))) : null,
  ];
}

function chips(nodes) {
  return element("ul", { class: "chips" }, nodes.map((node) => element("li", {}, nodeLink(node))));
}

function resultPane(result) {
  const facts = FACETS.flatMap(([relation, term]) => edgesFrom(result, relation).map((edge) => [element("dt", {}, term), element("dd", {}, nodeLink(edge.target))]));
  const reading = result.result_kind === "delta" ? "An improvement or a difference" : "A score that was reached";
  return [
    ...heading(result),
    element("p", { class: "quiet" }, reading),
    facts.length ? element("dl", {}, facts) : null,
    section("Reported by", element("ul", { class: "plain" }, edgesTo(result, "reports").map(paperItem))),
  ];
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
  const lists = ENTITY_KINDS.map((kind) => {
    const top = ofKind(kind)
      .map((node) => [node, papersOf(node).length])
      .sort(([a, m], [b, n]) => n - m || (a.id < b.id ? -1 : 1))
      .slice(0, TOP);
    if (!top.length) return null;
    const items = top.map(([node, papers]) => element("li", {}, nodeLink(node), element("span", { class: "quiet", title: `In ${count(papers, "paper")}` }, papers.toLocaleString("en"))));
    return section(`${kind}s`, element("ul", { class: "plain top" }, items));
  });
  return [
    element("h2", { tabindex: "-1" }, "Start here"),
    element("p", { class: "lead" }, "The network shows the best connected entities and the papers that join them. Choose any node, or find one by name, to read what each paper says of it. Numbers count papers."),
    element("p", { class: "quiet" }, "A line is thick where a paper introduces something, thin where it uses it, and dashed where it only mentions it."),
    element("div", { class: "lists" }, lists),
  ];
}

function showPane(node) {
  const pane = document.getElementById("pane");
  const panes = { Paper: paperPane, Result: resultPane, Link: linkPane };
  const parts = node ? (panes[node.kind] || entityPane)(node) : overviewPane();
  pane.replaceChildren(...parts.flat(Infinity).filter(Boolean));
  pane.scrollTop = 0;
}
