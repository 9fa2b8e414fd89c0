// The address: after the hash the node in the middle, and after a question mark how it is looked at.
//
//   #dataset/imagenet-1k?hops=2&role=introduces&conf=0.8
//
// One step around the node is shown, or two where it has few neighbours, unless `hops` says so.
// `see` is a node that is read but not in the middle, `edge` a statement: source,relation,target.

/** A view: `centre` null for the overview; `unknown` what the address names in vain. */
function viewOf(hash) {
  const whole = hash.replace(/^#/, "");
  const [, id, rest] = graph.byId.has(whole) ? [null, whole, ""] : /^(.*?)(?:\?(\w+=[^?]*))?$/s.exec(whole);
  const given = new Map((rest || "").split("&").map((pair) => pair.split(/=(.*)/s, 2)));
  const centre = id ? nodeOfHash(id) : null;
  return {
    centre,
    unknown: id && !centre ? id : null,
    hops: /^[12]$/.test(given.get("hops") || "") ? Number(given.get("hops")) : usualHops(centre),
    see: graph.byId.get(given.get("see")) || null,
    edge: edgeOfAddress(given.get("edge")),
    filters: filtersOf(given),
  };
}

function edgeOfAddress(text = "") {
  const [source, relation, target] = text.split(",");
  if (!graph.byId.has(source) || !graph.byId.has(target)) return null;
  return edgeBetween(graph.byId.get(source), relation, graph.byId.get(target));
}

function edgeAddress(edge) {
  return [edge.source.id, edge.relation, edge.target.id].join(",");
}

/** Filters as an address gives them; what is no filter's value counts as not given. */
function filtersOf(given) {
  const filters = noFilters();
  const listed = (name, known) => (given.get(name) || "").split(",").filter((word) => known.includes(word));
  const number = (name, form) => (form.test(given.get(name) || "") ? Number(given.get(name)) : null);
  filters.hide = new Set(listed("hide", KINDS));
  if (given.has("role")) filters.roles = new Set(listed("role", ROLES));
  filters.all = given.get("all") === "1";
  filters.papers = number("papers", /^\d{1,9}$/) ?? 0;
  filters.conf = Math.min(1, number("conf", /^[01](\.\d+)?$/) ?? 0);
  if (YEARS) {
    filters.from = number("from", /^\d{4}$/);
    filters.to = number("to", /^\d{4}$/);
  }
  for (const name of ["author", "venue"]) if (KNOWN[name]) filters[name] = decoded(given.get(name) || "").trim();
  return filters;
}

/** A part of an address as text; what is no such part, as where a percent sign stands alone, is taken as it stands. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The hash for a view; what is as usual is left out, so that a node alone is its id alone. */
function hashOf({ centre, hops, see, edge, filters }) {
  const { hide, roles, papers, conf, from, to, author, venue, all } = filters;
  const given = [
    ["hops", centre && hops !== usualHops(centre) ? hops : null],
    ["see", see && see !== centre ? see.id : null],
    ["edge", edge ? edgeAddress(edge) : null],
    ["hide", KINDS.filter((kind) => hide.has(kind)).join(",") || null],
    ["role", roles.size < ROLES.length ? ROLES.filter((role) => roles.has(role)).join(",") : null],
    ["papers", papers || null],
    ["conf", conf || null],
    ["from", from],
    ["to", to],
    ["author", author ? encodeURIComponent(author) : null],
    ["venue", venue ? encodeURIComponent(venue) : null],
    ["all", all ? 1 : null],
  ].filter(([, value]) => value !== null);
  const rest = given.map(([name, value]) => `${name}=${value}`).join("&");
  return `#${centre ? centre.id : ""}${rest ? `?${rest}` : ""}`;
}
