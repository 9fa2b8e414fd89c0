// The pane of an entity: who introduces and uses it, its results, its family, where else it is known.

const COMPANIONS = 10;

function entityPane(entity) {
  const near = companions(entity, COMPANIONS);
  const [introduced, used, mentioned] = ROLES.map((role) => rolePapers(entity, role));
  return [
    ...heading(entity),
    entity.aliases.length ? element("p", { class: "quiet" }, `Also ${entity.aliases.join(", ")}`) : null,
    summaryOf(entity),
    introduced,
    evaluatedOn(entity),
    leaderboards(entity),
    used,
    mentioned,
    family(entity),
    repositories(entity),
    knownElsewhere(entity),
    near.length ? section("Often together with", element("ul", { class: "chips" }, near.map(([node, papers]) => element("li", {}, nodeLink(node, element("span", { class: "confidence" }, count(papers, "paper"))))))) : null,
  ];
}

/** How many papers do what, in one line. */
function summaryOf(entity) {
  const said = ROLES.map((role) => [edgesTo(entity, role).length, VERBS[role].toLowerCase()])
    .filter(([papers]) => papers)
    .map(([papers, verb]) => `${verb} in ${papers.toLocaleString("en")}`);
  return element("p", { class: "quiet" }, `In ${count(entity.papers, "paper")}${said.length ? `: ${said.join(", ")}` : ""}`);
}

function rolePapers(entity, role) {
  const edges = edgesTo(entity, role);
  if (!edges.length) return null;
  edges.sort((a, b) => b.confidence - a.confidence || (a.source.id < b.source.id ? -1 : 1));
  return section(`${VERBS[role]} by (${edges.length})`, longList(edges, 4, { class: "plain" }, paperItem));
}

/** Datasets that the papers which introduce a model or method use, with the sentence that says so. */
function evaluatedOn(entity) {
  if (!["Model", "Method"].includes(entity.kind)) return null;
  const papers = edgesTo(entity, "introduces").map((edge) => edge.source);
  const used = papers.flatMap((paper) => edgesFrom(paper, "uses").filter((edge) => edge.target.kind === "Dataset"));
  if (!used.length) return null;
  const item = (edge) => element("li", {}, element("div", { class: "said" }, nodeLink(edge.target), confidenceOf(edge), whyLink(edge)), evidence(edge.source, edge.spans, 1));
  return section(`Datasets that its paper${papers.length > 1 ? "s use" : " uses"} (${used.length})`, longList(used, 4, { class: "plain" }, item));
}

function family(entity) {
  const parents = edgesFrom(entity, "variantOf").map((edge) => edge.target);
  const members = edgesTo(entity, "variantOf").map((edge) => edge.source).sort((a, b) => b.papers - a.papers || (a.id < b.id ? -1 : 1));
  const siblings = [...new Set(parents.flatMap((parent) => edgesTo(parent, "variantOf").map((edge) => edge.source)))].filter((node) => node !== entity);
  const titled = [["Variant of", parents], [`Variants (${members.length})`, members], ["Other variants of the same", siblings]];
  return titled.map(([title, nodes]) => (nodes.length ? section(title, longList(nodes.map((node) => element("li", {}, nodeLink(node))), 12, { class: "chips" })) : null));
}

/** Repositories of the papers that speak of an entity: those of its introducers first. */
function repositories(entity) {
  const found = new Map();
  for (const role of ROLES.slice(0, 2)) {
    for (const { source: paper } of edgesTo(entity, role)) {
      for (const edge of edgesFrom(paper, "hasRepository")) {
        if (!found.has(edge.target)) found.set(edge.target, { edge, own: role === "introduces" });
      }
    }
  }
  const sorted = [...found.values()].sort((a, b) => b.own - a.own || (a.edge.target.id < b.edge.target.id ? -1 : 1));
  if (!sorted.length) return null;
  const items = sorted.map(({ edge, own }) =>
    element("li", {}, outLink(edge.target.url), element("div", { class: "from" }, own ? element("b", {}, "Its own, by ") : "By ", element("a", { href: `#${edge.source.id}` }, shortened(edge.source.name, 70)))),
  );
  return section(`Repositories of its papers (${items.length})`, longList(items, 5, { class: "plain" }));
}

function knownElsewhere(entity) {
  const known = entity.identifiers || [];
  if (!known.length) return null;
  const rows = known.map(([name, value, url]) => [element("dt", {}, name), element("dd", {}, outLink(url, value))]);
  return section("Known elsewhere", element("dl", {}, rows));
}
