// A SPARQL query over the exported RDF whose answer is the nodes of the view, by id.

const WORDS = "https://w3id.org/paperkg/ontology#";

function iri(node) {
  return `<${graph.base}${node.id}>`;
}

/** Kinds are the first segments of ids; the node in the middle is shown whatever its kind. */
function kindFilter({ centre, filters }) {
  const line = (kind) => `  FILTER(?node = ${iri(centre)} || !STRSTARTS(STR(?node), "${graph.base}${kind.toLowerCase()}/"))\n`;
  return KINDS.filter((kind) => filters.hide.has(kind)).map(line).join("");
}

/** That the paper is sure enough of what it says of the other end of its statement. */
function confidencePattern({ conf }, paper, other) {
  if (!conf) return "";
  return `
    ?annotation oa:hasBody ${other} ; itsrdf:taConfidence ?confidence ; oa:hasTarget/oa:hasSource/schema:isPartOf ${paper} .
    FILTER(?confidence >= ${conf})`;
}

/** That a result, if it is one, is sure enough. */
function resultPattern({ conf }, result) {
  if (!conf) return "";
  return `
    OPTIONAL { ${result} itsrdf:taConfidence ?sure }
    FILTER(!BOUND(?sure) || ?sure >= ${conf})`;
}

/** That nothing of what `lines` say of doubt holds. */
function surePattern({ all }, ...lines) {
  return all ? "" : lines.map((line) => `\n    FILTER NOT EXISTS { ${line} }`).join("");
}

/** The doubts that hide a result: of its value, or of a field that decides. */
function doubtsOfResult(result) {
  return [`${result} paperkg:sure false`, `${result} paperkg:unsureOf ?field . ${result} ${DECIDING.map((relation) => `paperkg:${relation}`).join("|")} ?field`];
}

const DECIDING = ["ofModel", "onDataset", "byMetric"];
const BY_PAPERS = [...ROLES, "reports", "hasRepository", "linksTo"];

/** The neighbours of a node by a pattern: what this graph, when it grows, and others answer too. */
function patternQuery({ centre, filters }) {
  const among = (relations) => `FILTER(?relation IN (${relations.map((relation) => `paperkg:${relation}`).join(", ")}))`;
  const said = BY_PAPERS.filter((relation) => !ROLES.includes(relation) || filters.roles.has(relation));
  const others = Object.keys(SAYS).filter((relation) => !BY_PAPERS.includes(relation));
  const [middle, branches] = [iri(centre), []];
  const seen = surePattern(filters, ...doubtsOfResult("?node"));
  const itself = centre.kind === "Result" ? surePattern(filters, ...doubtsOfResult(middle)) : "";
  if (centre.kind === "Paper") {
    const told = surePattern(filters, `${middle} paperkg:unsureOf ?node`);
    branches.push(`${middle} ?relation ?node .\n    ${among(said)}${confidencePattern(filters, middle, "?node")}${told}${seen}`);
  } else {
    const told = surePattern(filters, `?node paperkg:unsureOf ${middle}`);
    const tells = surePattern(filters, `${middle} paperkg:unsureOf ?node`);
    branches.push(`?node ?relation ${middle} .\n    ${among(said)}${confidencePattern(filters, "?node", middle)}${told}${itself}`);
    branches.push(`?node ?relation ${middle} .\n    ${among(others)}${resultPattern(filters, "?node")}${told}${seen}`);
    branches.push(`${middle} ?relation ?node .\n    ${among(others)}${resultPattern(filters, middle)}${tells}${seen}${itself}`);
  }
  branches.push(`BIND(${middle} AS ?node)`);
  return `# ${centre.name.replace(/\s+/g, " ")} and its neighbours
PREFIX paperkg: <${WORDS}>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX schema: <https://schema.org/>

SELECT DISTINCT (STRAFTER(STR(?node), "${graph.base}") AS ?id) WHERE {
  ${branches.map((branch) => `{\n    ${branch}\n  }`).join(" UNION ")}
${kindFilter({ centre, filters })}}
ORDER BY ?id
`;
}

/** The very nodes of a view that no pattern gives: an overview, or one cut where it was too full. */
function listQuery({ nodes }) {
  const sorted = [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1));
  return `# The ${count(nodes.length, "node")} of this view, which was chosen by number of papers
SELECT DISTINCT (STRAFTER(STR(?node), "${graph.base}") AS ?id) WHERE {
  VALUES ?node {
${sorted.map((node) => `    ${iri(node)}`).join("\n")}
  }
  ?node ?property ?value .
}
ORDER BY ?id
`;
}

/** The query for a view `{centre, hops, filters, nodes, whole}`. */
function queryOf(view) {
  const { papers, from, to, author, venue } = view.filters;
  // RDF holds a confidence where it holds the words; the few statements without words are listed.
  const worded = view.centre && [...view.centre.from, ...view.centre.to].every((edge) => edge.source.kind !== "Paper" || edge.spans.length);
  const simple = view.centre && view.hops === 1 && view.whole && !papers && from === null && to === null && !author && !venue && (worded || !view.filters.conf);
  return simple ? patternQuery(view) : listQuery(view);
}
