// The pane of a paper: its text with the entities marked, its results, its links, where it stood.

function paperPane(paper) {
  const mentions = mentionsIn(paper);
  const links = edgesFrom(paper, "hasRepository", "linksTo");
  const about = [paper.date, paper.authors.join(", "), paper.venue].filter(Boolean).join(" \u00b7 ");
  const start = paper.title.length + 1;
  return [
    ...heading(paper),
    about ? element("p", { class: "quiet" }, about) : null,
    paper.url ? element("p", {}, outLink(paper.url)) : null,
    section("Abstract", element("p", { class: "abstract" }, passage(paper, start, paper.text.length, mentions))),
    ROLES.map((role) => entitiesOf(paper, role)),
    paperResults(paper),
    links.length ? section("Links", element("ul", { class: "plain" }, links.map(linkItem))) : null,
    paper.sources.length ? section("Where it came from", element("ul", { class: "plain quiet" }, paper.sources.map(sourceItem))) : null,
  ];
}

function entitiesOf(paper, role) {
  const edges = edgesFrom(paper, role);
  if (!edges.length) return null;
  edges.sort((a, b) => KINDS.indexOf(a.target.kind) - KINDS.indexOf(b.target.kind) || startOf(a) - startOf(b));
  const items = edges.map((edge) => element("li", {}, nodeLink(edge.target, confidenceOf(edge)), whyLink(edge)));
  return section(`${VERBS[role]} here (${items.length})`, element("ul", { class: "chips" }, items));
}

/** The results of a paper, in the order of its text. */
function paperResults(paper) {
  const edges = edgesFrom(paper, "reports").sort((a, b) => startOf(a) - startOf(b));
  if (!edges.length) return null;
  const rows = edges.map((edge) => resultRow(edge, null));
  return section(`Results (${rows.length})`, resultTable(rows, ["Score", "Metric", "Model", "Versus", "Dataset", "Task"], { caption: "Results of this paper" }));
}

function linkItem(edge) {
  const whose = edge.relation === "hasRepository" ? "the paper's own" : "named in it";
  const about = [linkKind(edge.target), whose].filter(Boolean).join(", ");
  return element("li", {}, element("div", { class: "said" }, outLink(edge.target.url), whyLink(edge)), element("span", { class: "quiet" }, `${about}; `, element("a", { href: `#${edge.target.id}` }, "who else links there")));
}

function linkKind({ link_kind: kind }) {
  return !kind || kind === "other" ? "" : kind.replaceAll("_", " ");
}

function sourceItem([file, line, date]) {
  return element("li", {}, `${file}, line ${line}`, date ? ` (page of ${date})` : "");
}
