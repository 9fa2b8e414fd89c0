"use strict";
// The graph: its nodes, and from each node the edges that leave and reach it.

const KINDS = ["Paper", "Model", "Method", "Dataset", "Metric", "Task", "Result", "Link"];
const ENTITY_KINDS = ["Model", "Method", "Dataset", "Metric", "Task"];
const ROLES = ["introduces", "uses", "mentions"];

function readJson(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

const graph = (() => {
  const { base, nodes, edges } = readJson("graph-data");
  const byId = new Map();
  for (const node of nodes) {
    node.aliases = node.aliases || [];
    node.from = [];
    node.to = [];
    node.papers = 0;
    if (node.kind === "Paper") node.text = `${node.title}\n${node.abstract}`;
    byId.set(node.id, node);
  }
  for (const [source, target, relation, offsets, confidence, extractor, roleConfidence] of edges) {
    const edge = { source: nodes[source], target: nodes[target], relation, spans: pairs(offsets), confidence, extractor, roleConfidence };
    edge.source.from.push(edge);
    edge.target.to.push(edge);
    if (ROLES.includes(relation)) edge.target.papers += 1;
  }
  for (const node of nodes) node.degree = node.from.length + node.to.length;

  /** Resolves to `node` once all its edges and their other ends are here; everything that shows a
      node waits for it. In this page all is here from the start. */
  async function load(node) {
    return node;
  }
  return { base, nodes, byId, size: nodes.length, load };
})();

function pairs(numbers) {
  const found = [];
  for (let i = 0; i < numbers.length; i += 2) found.push([numbers[i], numbers[i + 1]]);
  return found;
}

function ofKind(kind) {
  return graph.nodes.filter((node) => node.kind === kind);
}

function isEntity(node) {
  return ENTITY_KINDS.includes(node.kind);
}

/** Edges from `node` of the given relations, in the order of the relations. */
function edgesFrom(node, ...relations) {
  return relations.flatMap((relation) => node.from.filter((edge) => edge.relation === relation));
}

/** Edges to `node` of the given relations, in the order of the relations. */
function edgesTo(node, ...relations) {
  return relations.flatMap((relation) => node.to.filter((edge) => edge.relation === relation));
}

function edgeBetween(source, relation, target) {
  return source.from.find((edge) => edge.relation === relation && edge.target === target) || null;
}

function papersOf(entity) {
  return edgesTo(entity, ...ROLES).map((edge) => edge.source);
}

/** The year of a paper's own date, null where it has none. */
function yearOf(paper) {
  const year = /^\d{4}/.exec(paper.date || "");
  return year ? Number(year[0]) : null;
}

/** Entities that share most papers with `entity`, with the number of papers shared. */
function companions(entity, most) {
  const shared = new Map();
  for (const paper of papersOf(entity)) {
    for (const { target } of edgesFrom(paper, ...ROLES)) {
      if (target !== entity) shared.set(target, (shared.get(target) || 0) + 1);
    }
  }
  return [...shared]
    .filter(([, papers]) => papers > 1)
    .sort(([a, m], [b, n]) => n - m || a.degree - b.degree || (a.id < b.id ? -1 : 1))
    .slice(0, most);
}

function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}
