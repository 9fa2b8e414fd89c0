"use strict";
// The graph: its nodes, and from each node the edges that leave and reach it.
//
// Edges stand in the page as columns of numbers; an object is made of one when a node of it is
// looked at.

const LOOKS = readJson("kinds-data"); // of each kind its shape, and the path that draws it
const KINDS = Object.keys(LOOKS);
const ENTITY_KINDS = ["Model", "Method", "Dataset", "Metric", "Task"];
const ROLES = ["introduces", "uses", "mentions"];

function readJson(id) {
  return JSON.parse(document.getElementById(id).textContent);
}

class GraphNode {
  #edges;
  #place;
  #from;
  #to;

  constructor(given, edges, place) {
    Object.assign(this, given);
    this.aliases = given.aliases || [];
    this.papers = 0;
    this.#edges = edges;
    this.#place = place;
  }
  get from() {
    return (this.#from ??= this.#edges.from(this.#place));
  }
  get to() {
    return (this.#to ??= this.#edges.to(this.#place));
  }
}

/** A paper; what it says is read when it is asked for. */
class PaperNode extends GraphNode {
  #order;

  constructor(given, edges, place, order) {
    super(given, edges, place);
    this.authors = given.authors || [];
    this.#order = order;
  }
  get told() {
    return details.of(this.id, this.#order);
  }
  get title() {
    return this.told.title ?? this.name;
  }
  get abstract() {
    return this.told.abstract;
  }
  get text() {
    return `${this.title}\n${this.abstract}`;
  }
  get sentences() {
    return this.told.sentences;
  }
  get sources() {
    return this.told.sources;
  }
  get url() {
    return this.told.url;
  }
}

class GraphEdge {
  #order;

  constructor(source, target, said, order) {
    Object.assign(this, said);
    this.source = source;
    this.target = target;
    this.#order = order; // among the edges that leave the source
  }
  /** Where the source's text says so; only papers have a text. */
  get spans() {
    return this.source.kind === "Paper" ? pairs(this.source.told.spans[this.#order] || []) : [];
  }
}

/** Edges by the place of either end. `nodes` may still be empty when this is called. */
function edgeLists({ relation, extractor, leaving, targets, relations, extractors, confidence, role, unsure }, nodes) {
  const doubted = new Set(unsure);
  const starts = new Uint32Array(leaving.length + 1); // of the edges that leave each node
  const ends = new Uint32Array(leaving.length + 1); // of those that reach each node
  const sources = new Uint32Array(targets.length);
  const reaching = new Uint32Array(targets.length); // numbers of edges by target, in order
  const made = new Array(targets.length);
  leaving.forEach((number, place) => {
    starts[place + 1] = starts[place] + number;
    sources.fill(place, starts[place], starts[place + 1]);
  });
  for (const target of targets) ends[target + 1] += 1;
  for (let place = 0; place < leaving.length; place++) ends[place + 1] += ends[place];
  const next = ends.slice();
  targets.forEach((target, index) => {
    reaching[next[target]] = index;
    next[target] += 1;
  });

  function edge(index) {
    const source = sources[index];
    const said = { relation: relation[relations[index]], confidence: confidence[index], extractor: extractor[extractors[index]], roleConfidence: role[index] ?? undefined, sure: !doubted.has(index) };
    return (made[index] ??= new GraphEdge(nodes[source], nodes[targets[index]], said, index - starts[source]));
  }

  /** How many papers introduce, use or mention each node for sure. */
  function countPapers() {
    const isRole = relation.map((name) => ROLES.includes(name));
    targets.forEach((target, index) => {
      if (isRole[relations[index]] && !doubted.has(index)) nodes[target].papers += 1;
    });
  }
  return {
    countPapers,
    from: (place) => Array.from({ length: leaving[place] }, (_, order) => edge(starts[place] + order)),
    to: (place) => Array.from(reaching.subarray(ends[place], ends[place + 1]), edge),
    degree: (place) => leaving[place] + ends[place + 1] - ends[place],
    reaching: (place) => ends[place + 1] - ends[place],
  };
}

const graph = (() => {
  const given = readJson("graph-data");
  const nodes = [];
  const edges = edgeLists(given.edges, nodes);
  const byId = new Map();
  let papers = 0;
  given.nodes.forEach((row, place) => {
    const node = row.kind === "Paper" ? new PaperNode(row, edges, place, papers++) : new GraphNode(row, edges, place);
    node.degree = edges.degree(place);
    node.arriving = edges.reaching(place);
    nodes.push(node);
    byId.set(node.id, node);
  });
  edges.countPapers();
  // Everything that shows a node waits for `load`: its texts may have to be asked for.
  // `all` is whether what is not sure is shown too; the view says so.
  return { base: given.base, nodes, byId, size: nodes.length, load: details.load, all: false };
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

/** Whether what `edge` says is shown: it is sure, or all is. */
function isShown(edge) {
  return graph.all || edge.sure;
}

/** Shown edges from `node` of the given relations, in the order of the relations. */
function edgesFrom(node, ...relations) {
  return relations.flatMap((relation) => node.from.filter((edge) => edge.relation === relation && isShown(edge)));
}

/** Shown edges to `node` of the given relations, in the order of the relations. */
function edgesTo(node, ...relations) {
  return relations.flatMap((relation) => node.to.filter((edge) => edge.relation === relation && isShown(edge)));
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
