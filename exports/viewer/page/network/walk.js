// Walking: who stands around a node, one step away or two, and where each is drawn.

const MOST_NEIGHBOURS = 140;
const LAST = ["mentions", "linksTo", "ofModel", "onDataset", "byMetric", "forTask", "versus"];
const FEW = 5; // neighbours
const ON_RING = 30; // nodes that find room on one ring; more stand on several, close together

/** Nodes one step away from `node`, each with the edge that leads there. */
function steps(node) {
  return [...node.from.map((edge) => [edge.target, edge]), ...node.to.map((edge) => [edge.source, edge])];
}

/** Where little stands around a node, two steps show what it belongs to. */
function usualHops(node) {
  return node && new Set(steps(node).map(([other]) => other)).size < FEW ? 2 : 1;
}

/** All nodes within `hops` steps of `centre` by edges and nodes that `filters` let through. */
function within(centre, hops, filters) {
  const levels = [new Set([centre])];
  const seen = new Set([centre]);
  while (levels.length <= hops) {
    const next = new Set();
    for (const node of levels.at(-1)) {
      for (const [other, edge] of steps(node)) {
        if (!seen.has(other) && passes(filters, edge) && admits(filters, other)) next.add(other);
      }
    }
    for (const node of next) seen.add(node);
    levels.push(next);
  }
  return levels.slice(1).map((level) => [...level]);
}

/** 0 for what a paper introduces, 2 for what it only mentions; the nearer, the earlier shown. */
function distanceOf(node, centre) {
  const joining = steps(node).filter(([other]) => other === centre);
  return Math.min(...joining.map(([, { relation }]) => (relation === "introduces" ? 0 : LAST.includes(relation) ? 2 : 1)));
}

/** What is drawn around `centre`: levels of nodes, edges, and how many are left out, and why. */
function neighbourhood(centre, hops, filters) {
  const levels = within(centre, hops, filters);
  const all = within(centre, hops, { ...noFilters(), all: filters.all }).flat().length;
  const kept = levels.flat().length;
  const near = new Map(levels[0].map((node) => [node, distanceOf(node, centre)]));
  levels[0].sort((a, b) => near.get(a) - near.get(b) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.degree - a.degree || (a.id < b.id ? -1 : 1));
  levels[0] = levels[0].slice(0, MOST_NEIGHBOURS);
  if (levels[1]) {
    const first = new Set(levels[0]);
    const ties = new Map(levels[1].map((node) => [node, steps(node).filter(([other, edge]) => first.has(other) && passes(filters, edge)).length]));
    levels[1] = levels[1].filter((node) => ties.get(node));
    // Numbers and addresses say little so far from the node.
    const minor = ({ kind }) => kind === "Result" || kind === "Link";
    levels[1].sort((a, b) => minor(a) - minor(b) || ties.get(b) - ties.get(a) || b.degree - a.degree || (a.id < b.id ? -1 : 1));
    levels[1] = levels[1].slice(0, MOST_NEIGHBOURS - levels[0].length);
  }
  const nodes = [centre, ...levels.flat()];
  const drawn = new Set(nodes);
  const edges = nodes.flatMap((node) => node.from.filter((edge) => drawn.has(edge.target) && passes(filters, edge)));
  return { levels, nodes, edges, left: kept + 1 - nodes.length, filtered: all - kept };
}

/** Results stand behind the paper that reports them, if it is shown, not beside it. */
function ringsOf(levels) {
  const first = new Set(levels[0]);
  const behind = (node) => node.kind === "Result" && edgesTo(node, "reports").some((edge) => first.has(edge.source));
  const inner = levels[0].filter((node) => !behind(node));
  inner.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
  return [inner, [...levels[0].filter(behind), ...(levels[1] || [])]];
}

/** The mean direction of the nodes in `angles` that `node` is joined to. */
function directionOf(node, angles) {
  let [x, y] = [0, 0];
  for (const [other] of steps(node)) {
    const angle = angles.get(other);
    if (angle === undefined) continue;
    x += Math.cos(angle);
    y += Math.sin(angle);
  }
  return Math.atan2(y, x);
}

function sidesAt(angle) {
  const [x, y] = [Math.cos(angle), Math.sin(angle)];
  const level = x > 0 ? ["right", "below", "above", "left"] : ["left", "below", "above", "right"];
  const upright = y > 0 ? ["below", "right", "left", "above"] : ["above", "right", "left", "below"];
  return Math.abs(x) > 0.4 ? level : upright;
}

/** Places around the origin for the `levels`, on a stage of half the given width and height. */
function ringPlaces(levels, { width, height }) {
  const [inner, outer] = ringsOf(levels);
  const places = new Map();
  const angles = new Map();

  function ring(nodes, radius, turn) {
    const tracks = Math.ceil(nodes.length / ON_RING);
    nodes.forEach((node, index) => {
      const angle = turn + (2 * Math.PI * index) / nodes.length;
      const far = radius * (1 + (tracks > 1 ? 0.32 * ((index % tracks) / (tracks - 1) - 1) : 0));
      angles.set(node, angle);
      places.set(node, { x: Math.round(width * far * Math.cos(angle)), y: Math.round(height * far * Math.sin(angle)), sides: sidesAt(angle) });
    });
  }

  ring(inner, outer.length ? 0.58 : 0.86, -Math.PI / 2 + 0.3);
  const around = new Map(outer.map((node) => [node, directionOf(node, angles)]));
  const sorted = [...outer].sort((a, b) => around.get(a) - around.get(b));
  ring(sorted, 1, sorted.length ? around.get(sorted[0]) : 0);
  return places;
}
