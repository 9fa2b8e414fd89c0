// The drawing: the overview as it was laid out when the page was written, or one node's neighbours.

// Characters on a line of a label, on a wide stage and on a narrow one.
const LETTERS = { wide: 24, narrow: 15 };
const NARROW = 500; // pixels
const MARGIN = { x: 52, top: 52, bottom: 36 }; // pixels around the network, for names and controls
const MANY = 250; // lines, beyond which most are drawn as threads
const MOST_SCALE = 1.3;

/** The nodes and edges of the overview that `filters` let through. */
function overviewOf({ nodes, edges }, filters) {
  const bare = filters.roles.size < ROLES.length || filters.conf > 0;
  const admitted = new Set(nodes.filter(({ node }) => admits(filters, node)).map(({ node }) => node));
  const between = edges.filter((edge) => admitted.has(edge.source) && admitted.has(edge.target) && passes(filters, edge));
  // A node that has lost its lines to a filter of lines says nothing any more.
  const joined = bare ? new Set(between.flatMap((edge) => [edge.source, edge.target])) : admitted;
  return { places: nodes.filter(({ node }) => joined.has(node)), edges: between };
}

/** The box around drawn nodes, of whose names vis-network's own fit knows nothing. */
function extentOf(nodes) {
  const box = { left: -50, right: 50, top: -50, bottom: 50 };
  for (const { x, y, size } of nodes) {
    box.left = Math.min(box.left, x - size);
    box.right = Math.max(box.right, x + size);
    box.top = Math.min(box.top, y - size);
    box.bottom = Math.max(box.bottom, y + size);
  }
  return box;
}

/** What the page was written with: the places of the overview's nodes, and its edges. */
function readLaidOut() {
  const { nodes, edges } = readJson("network-data");
  return {
    nodes: nodes.map(({ id, x, y, size }) => ({ node: graph.byId.get(id), x, y, size })),
    edges: edges.map(({ from, to, relation }) => edgeBetween(graph.byId.get(from), relation, graph.byId.get(to))),
  };
}

function startNetwork({ select, selectEdge, centre: makeCentre, leave }) {
  const holder = document.getElementById("network");
  const laidOut = readLaidOut();
  const mostPapers = graph.nodes.reduce((most, { papers }) => Math.max(most, papers), 1);
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const view = new vis.Network(holder, { nodes, edges }, {
    ...readJson("network-options"),
    autoResize: true,
    edges: { smooth: false },
    interaction: { hover: true, tooltipDelay: 120, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnZoom: false, multiselect: false, selectConnectedEdges: true },
  });
  const labels = startLabels(view);
  // vis-network makes an element that takes the focus, for moving about by arrow keys.
  const stage = holder.querySelector(".vis-network");
  stage.setAttribute("role", "application");
  let drawn = { nodes: [], edges: [], extent: extentOf([]) };
  let lines = [];
  let dimmed = false;
  let shown = null;

  function replace(places, between, { calmLines, centre = null, aside }) {
    const colours = readColours();
    const extent = extentOf(places);
    const length = holder.clientWidth < NARROW ? LETTERS.narrow : LETTERS.wide;
    dimmed = false;
    edges.clear();
    nodes.clear();
    nodes.add(places.map(({ node, ...place }) => drawnNode(node, { ...place, focus: node === centre }, colours)));
    lines = between.map((edge) => ({ edge, line: drawnEdge(edge, colours, calmLines) }));
    edges.add(lines.map(({ line }) => line));
    const share = (node) => Math.sqrt(node.papers / mostPapers);
    labels.set(
      places.map(({ node, x, y, size, sides = ["below", "right", "left", "above"] }) => ({
        id: node.id, kind: node.kind, x, y, size, sides,
        lines: labelOf(node, length),
        font: node === centre ? 15 : isEntity(node) ? 11.5 + 3.5 * share(node) : 11,
        rank: node === centre ? 1e12 : isEntity(node) ? 1e6 + node.papers : node.degree,
        strong: node === centre || share(node) > 0.6,
        // A paper as small as in the overview may stand below a name.
        faint: calmLines && node.kind === "Paper",
      })),
      colours,
      { box: extent, aside: { x: aside - 4, y: MARGIN.bottom - 4 } },
    );
    drawn = { nodes: places.map(({ node }) => node), edges: between, extent };
    holder.dataset.shown = places.length;
  }

  function drawOverview(filters) {
    const { places, edges: between } = overviewOf(laidOut, filters);
    replace(places, between, { calmLines: true, aside: MARGIN.x });
    const filtered = laidOut.nodes.length - places.length;
    return { nodes: drawn.nodes, left: graph.size - laidOut.nodes.length, filtered, whole: false };
  }

  function drawNeighbourhood({ centre, hops, filters }) {
    const { levels, edges: between, left, filtered } = neighbourhood(centre, hops, filters);
    const aside = holder.clientWidth < NARROW ? MARGIN.x : 110;
    const places = ringPlaces(levels, { width: Math.max(120, holder.clientWidth / 2 - aside), height: Math.max(110, holder.clientHeight / 2 - 44) });
    const smaller = holder.clientWidth < NARROW ? 0.75 : 1;
    const size = (node) => smaller * (isEntity(node) ? 8 + 9 * Math.sqrt(node.papers / mostPapers) : node.kind === "Paper" ? 8 : 6);
    const near = [...places].map(([node, place]) => ({ node, ...place, size: size(node) }));
    replace([{ node: centre, x: 0, y: 0, size: 18 * smaller }, ...near], between, { calmLines: between.length > MANY, centre, aside });
    return { nodes: drawn.nodes, left, filtered, whole: left === 0 };
  }

  function fit(animated = true) {
    const { left, right, top, bottom } = drawn.extent;
    const [width, height] = [holder.clientWidth - 2 * MARGIN.x, holder.clientHeight - MARGIN.top - MARGIN.bottom];
    const scale = Math.max(0.05, Math.min(width / (right - left), height / (bottom - top), shown?.centre ? 1 : MOST_SCALE));
    view.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 - (MARGIN.top - MARGIN.bottom) / 2 / scale },
      scale,
      animation: animated && !calm.matches ? { duration: 300, easingFunction: "easeOutQuad" } : false,
    });
  }

  /** Draw what `viewed` asks for; returns the nodes drawn and how many are left out, and why. */
  function show(viewed) {
    const moved = !shown || shown.centre !== viewed.centre || shown.hops !== viewed.hops || viewed.centre;
    shown = viewed;
    const result = viewed.centre ? drawNeighbourhood(viewed) : drawOverview(viewed.filters);
    const what = viewed.centre ? `Network of ${viewed.centre.name} and its neighbours` : "Network of the best connected nodes";
    stage.setAttribute("aria-label", `${what}; arrow keys move it, the details name its nodes`);
    if (moved) fit(false);
    mark(viewed);
    return result;
  }

  /** Draw all but `chosen` faintly; with null, nothing. Lines stay that are or touch `what`. */
  function dim(chosen, what) {
    const stays = (edge) => !chosen || edge === what || edge.source === what || edge.target === what;
    nodes.update(drawn.nodes.map((node) => ({ id: node.id, opacity: !chosen || chosen.has(node) ? 1 : FAINT })));
    edges.update(lines.map(({ edge, line }) => ({ id: line.id, color: { ...line.color, opacity: line.color.opacity * (stays(edge) ? 1 : 0.3) } })));
    dimmed = Boolean(chosen);
  }

  /** Let the selected node and its neighbours, or the selected edge and its ends, stand out. */
  function mark({ centre, see, edge }) {
    const bright = edge ? new Set([edge.source, edge.target]) : see && see !== centre ? new Set([see, ...steps(see).map(([other]) => other)]) : null;
    const there = bright && drawn.nodes.some((node) => (edge ? bright : new Set([see])).has(node));
    const chosen = there ? bright : null;
    if (chosen || dimmed) dim(chosen, edge || see);
    view.unselectAll();
    if (edge && edges.get(edgeId(edge))) view.selectEdges([edgeId(edge)]);
    else if (see && nodes.get(see.id)) view.selectNodes([see.id]);
    labels.highlight(chosen && new Set([...chosen].map((node) => node.id)));
    view.redraw();
  }

  view.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) select(graph.byId.get(node));
    else if (edge !== undefined) selectEdge(edgeOfAddress(edge));
    else leave();
  });
  view.on("doubleClick", ({ nodes: [node] }) => node !== undefined && makeCentre(graph.byId.get(node)));
  for (const [event, over] of [["hoverNode", true], ["hoverEdge", true], ["blurNode", false], ["blurEdge", false]]) {
    view.on(event, () => holder.classList.toggle("over", over));
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(shown));
  view.on("resize", ({ width, oldWidth, height, oldHeight }) => shown && (width !== oldWidth || height !== oldHeight) && setTimeout(() => show(shown)));
  const zoom = (factor) => view.moveTo({ scale: view.getScale() * factor, animation: calm.matches ? false : { duration: 150, easingFunction: "easeOutQuad" } });
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  document.getElementById("zoom-fit").addEventListener("click", () => fit());
  return { show, mark, drawn: () => drawn };
}
