"use strict";
// The graph: its nodes, and from each node the edges that leave and reach it.

const KINDS = ["Paper", "Model", "Method", "Dataset", "Metric", "Task", "Result", "Link"];
const ENTITY_KINDS = ["Model", "Method", "Dataset", "Metric", "Task"];
const ROLES = ["introduces", "uses", "mentions"];

function readJson(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

const graph = (() => {
  const { nodes, edges } = readJson("graph-data");
  const byId = new Map();
  for (const node of nodes) {
    node.aliases = node.aliases || [];
    node.from = [];
    node.to = [];
    if (node.kind === "Paper") node.text = `${node.title}\n${node.abstract}`;
    byId.set(node.id, node);
  }
  for (const [source, target, relation, offsets, confidence, extractor] of edges) {
    const edge = { source: nodes[source], target: nodes[target], relation, spans: pairs(offsets), confidence, extractor };
    edge.source.from.push(edge);
    edge.target.to.push(edge);
  }
  for (const node of nodes) node.degree = node.from.length + node.to.length;
  return { nodes, byId, size: nodes.length };
})();

function pairs(numbers) {
  const found = [];
  for (let i = 0; i < numbers.length; i += 2) found.push([numbers[i], numbers[i + 1]]);
  return found;
}

function ofKind(kind) {
  return graph.nodes.filter((node) => node.kind === kind);
}

/** Edges from `node` of the given relations, in the order of the relations. */
function edgesFrom(node, ...relations) {
  return relations.flatMap((relation) => node.from.filter((edge) => edge.relation === relation));
}

/** Edges to `node` of the given relations, in the order of the relations. */
function edgesTo(node, ...relations) {
  return relations.flatMap((relation) => node.to.filter((edge) => edge.relation === relation));
}

function papersOf(entity) {
  return edgesTo(entity, ...ROLES).map((edge) => edge.source);
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
