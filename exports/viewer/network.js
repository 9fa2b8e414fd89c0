// The drawing: the overview as it was laid out when the page was written, or one node's neighbours.

const CANVAS_SHAPES = {
  Model: "dot",
  Method: "triangle",
  Dataset: "square",
  Metric: "diamond",
  Task: "hexagon",
  Result: "triangleDown",
  Link: "star",
};
const STROKES = { introduces: 3, uses: 1.5 };
const OUTER = ["mentions", "linksTo", "ofModel", "onDataset", "byMetric", "forTask"];
const MOST_NEIGHBOURS = 140;
const SMALLEST_LABEL = 7; // in pixels of the screen; a smaller one is left out
// Characters on a line of a label and its size; on a narrow screen fewer and larger ones.
const LABELS = { wide: { length: 22, text: 14 }, narrow: { length: 13, text: 24 } };
const NARROW = 500; // pixels
const MARGIN = 32; // pixels around the whole network
const MOST_SCALE = 1.3;

/** What draws a sheet of paper with its label: vis-network has no such shape. */
function sheet(label, font) {
  return ({ ctx, x, y, style, state: { hover } }) => {
    const height = style.size * 2;
    const width = style.size * 1.5;
    return {
      drawNode() {
        ctx.beginPath();
        ctx.roundRect(x - width / 2, y - height / 2, width, height, style.size / 4);
        ctx.fillStyle = style.color;
        ctx.fill();
        ctx.lineWidth = hover ? 2 * style.borderWidth : style.borderWidth;
        ctx.strokeStyle = style.borderColor;
        ctx.stroke();
      },
      drawExternalLabel: () => drawLabel(ctx, label, font, { x, y: y + height / 2 + 4 }),
      nodeDimensions: { width, height },
    };
  };
}

function drawLabel(ctx, label, font, { x, y }) {
  if ((font.size * ctx.getTransform().a) / devicePixelRatio < SMALLEST_LABEL) return;
  ctx.font = `${font.size}px ${font.face}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.lineWidth = font.strokeWidth;
  ctx.strokeStyle = font.strokeColor;
  ctx.fillStyle = font.color;
  label.split("\n").forEach((line, index) => {
    const top = y + index * font.size * 1.1;
    ctx.strokeText(line, x, top);
    ctx.fillText(line, x, top);
  });
}

/** Colours as the style sheet gives them now, light or dark. */
function readColours() {
  const colours = {};
  const probe = document.createElement("span");
  document.body.append(probe);
  for (const kind of ["page", ...KINDS]) {
    probe.className = `kind-${kind}`;
    const style = getComputedStyle(probe);
    const read = (name) => style.getPropertyValue(name).trim();
    colours[kind] = { fill: read("--fill"), line: read("--line"), ink: read("--ink"), ground: read("--ground"), faint: read("--faint") };
  }
  probe.remove();
  return colours;
}

function shortened(name, most) {
  const letters = [...name];
  return letters.length <= most ? name : `${letters.slice(0, most - 1).join("").trimEnd()}\u2026`;
}

/** A name on one line or two; a result is called by its number alone, beside what it belongs to. */
function labelOf(node, length) {
  const name = node.kind === "Result" ? valueOf(node) : node.name.replace(/^https?:\/\/(www\.)?/, "");
  if (name.length <= length) return name;
  const space = name.lastIndexOf(" ", length);
  if (space < length / 3) return shortened(name, length);
  return `${name.slice(0, space)}\n${shortened(name.slice(space + 1), length)}`;
}

function tip(node) {
  const aliases = node.aliases.length ? `\nalso ${node.aliases.slice(0, 5).join(", ")}` : "";
  return `${node.name}\n${node.kind}${aliases}`;
}

/** The end of an edge that gives it its colour: what a paper speaks of, not the paper. */
function colouredEnd(edge) {
  return edge.target.kind;
}

/** `node` as vis-network draws it, at a place and in a size; `text` is the size of its label. */
function drawnNode(node, { x, y, size, text, label, focus = false }, colours) {
  const { fill, line } = colours[node.kind];
  const { ink, ground } = colours.page;
  const font = { color: ink, size: text, strokeWidth: 4, strokeColor: ground, face: "system-ui, sans-serif" };
  const shape = node.kind === "Paper" ? { shape: "custom", ctxRenderer: sheet(label, font) } : { shape: CANVAS_SHAPES[node.kind] };
  const lively = { background: fill, border: ink };
  return {
    ...shape,
    id: node.id,
    label,
    title: tip(node),
    x,
    y,
    size,
    font,
    borderWidth: focus ? 4 : 1.5,
    color: { background: fill, border: focus ? ink : line, hover: lively, highlight: lively },
  };
}

function drawnEdge(edge, colours) {
  const { fill, line } = colours[colouredEnd(edge)];
  return {
    id: `${edge.source.id} ${edge.relation} ${edge.target.id}`,
    from: edge.source.id,
    to: edge.target.id,
    width: STROKES[edge.relation] || 1,
    dashes: edge.relation === "mentions" ? [3, 5] : false,
    color: { color: fill, opacity: edge.relation === "introduces" ? 0.8 : 0.5, hover: line, highlight: line },
    hoverWidth: 0.5,
    selectionWidth: 0.5,
    arrows: edge.relation === "variantOf" ? "to" : "",
  };
}

/** Ring on which a neighbour stands: the more a paper does with it, the nearer. */
function ringOf(relation) {
  if (relation === "introduces") return 0;
  return OUTER.includes(relation) ? 2 : 1;
}

/** Places on rings around the origin for rings of neighbours; a full ring goes on in the next. */
function ringPlaces(rings) {
  const places = new Map();
  let radius = 170;
  let turn = 0;
  for (const ring of rings) {
    const left = [...ring];
    while (left.length) {
      const room = Math.floor((2 * Math.PI * radius) / 125);
      const here = left.splice(0, room);
      here.forEach((node, index) => {
        const angle = (2 * Math.PI * (index + 0.5)) / here.length + turn;
        // Every second one stands a little further out, so that labels do not meet.
        const far = radius + (here.length > 8 && index % 2 ? 34 : 0);
        places.set(node, { x: Math.round(1.45 * far * Math.cos(angle)), y: Math.round(far * Math.sin(angle)) });
      });
      radius += 130;
      // Turned by the golden angle, so that rings of few nodes do not stand in one line.
      turn += Math.PI * (3 - Math.sqrt(5));
    }
  }
  return places;
}

/** The neighbours of a node with their places, and all edges between what is shown. */
function neighbourhood(focus, hidden) {
  const rings = [[], [], []];
  const seen = new Set([focus]);
  const around = [
    ...focus.from.map((edge) => [edge.target, ringOf(edge.relation)]),
    ...focus.to.map((edge) => [edge.source, ringOf(edge.relation)]),
  ];
  around.sort(([a, m], [b, n]) => m - n || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.degree - a.degree);
  for (const [node, ring] of around) {
    if (seen.has(node) || hidden.has(node.kind)) continue;
    if (seen.size > MOST_NEIGHBOURS) break;
    seen.add(node);
    rings[ring].push(node);
  }
  const left = new Set(around.map(([node]) => node).filter((node) => !seen.has(node) && !hidden.has(node.kind))).size;
  const edges = [...seen].flatMap((node) => node.from.filter((edge) => seen.has(edge.target)));
  return { places: ringPlaces(rings), edges, left };
}

/** The box around drawn nodes and their labels, of which vis-network's own fit knows nothing. */
function extentOf(nodes) {
  const box = { left: -50, right: 50, top: -50, bottom: 50 };
  for (const { x, y, size, label, font } of nodes) {
    const lines = font.size < 10 ? [] : label.split("\n");
    const half = Math.max(size, ...lines.map((line) => line.length * font.size * 0.28));
    box.left = Math.min(box.left, x - half);
    box.right = Math.max(box.right, x + half);
    box.top = Math.min(box.top, y - size);
    box.bottom = Math.max(box.bottom, y + size + 6 + lines.length * font.size * 1.1);
  }
  return box;
}

function startNetwork(choose) {
  const holder = document.getElementById("network");
  const { nodes: laidOut, edges: joined } = readJson("network-data");
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const view = new vis.Network(holder, { nodes, edges }, {
    ...readJson("network-options"),
    autoResize: true,
    nodes: { scaling: { label: { drawThreshold: SMALLEST_LABEL, maxVisible: 40 } }, labelHighlightBold: false },
    edges: { smooth: false },
    interaction: { hover: true, tooltipDelay: 120, keyboard: { enabled: true, bindToWindow: false }, hideEdgesOnZoom: false, multiselect: false },
  });
  // vis-network makes an element that takes the focus, for moving about by arrow keys.
  const stage = holder.querySelector(".vis-network");
  stage.setAttribute("role", "application");
  let extent = { left: 0, right: 0, top: 0, bottom: 0 };
  let shown = { focus: null, hidden: new Set() };

  function replace(newNodes, newEdges) {
    edges.clear();
    nodes.clear();
    nodes.add(newNodes);
    edges.add(newEdges);
    extent = extentOf(newNodes);
    holder.dataset.shown = newNodes.length;
  }

  function drawOverview(hidden, colours) {
    const kept = laidOut.filter((place) => !hidden.has(place.kind));
    const ids = new Set(kept.map((place) => place.id));
    const between = joined
      .filter(({ from, to }) => ids.has(from) && ids.has(to))
      .map(({ from, to, relation }) => graph.byId.get(from).from.find((edge) => edge.target.id === to && edge.relation === relation));
    replace(
      kept.map((place) => drawnNode(graph.byId.get(place.id), place, colours)),
      between.map((edge) => drawnEdge(edge, colours)),
    );
    return { nodes: kept.map((place) => graph.byId.get(place.id)), left: 0 };
  }

  function drawNeighbourhood(focus, hidden, colours) {
    const { places, edges: between, left } = neighbourhood(focus, hidden);
    const { length, text } = holder.clientWidth < NARROW ? LABELS.narrow : LABELS.wide;
    const around = [...places].map(([node, place]) => drawnNode(node, { ...place, size: 12, text, label: labelOf(node, length) }, colours));
    const middle = drawnNode(focus, { x: 0, y: 0, size: 24, text: 1.3 * text, label: labelOf(focus, length), focus: true }, colours);
    replace([middle, ...around], between.map((edge) => drawnEdge(edge, colours)));
    return { nodes: [focus, ...places.keys()], left };
  }

  function fit(animated = true) {
    const { left, right, top, bottom } = extent;
    const scale = Math.min((holder.clientWidth - MARGIN) / (right - left), (holder.clientHeight - MARGIN) / (bottom - top), MOST_SCALE);
    view.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 },
      scale: Math.max(scale, 0.05),
      animation: animated && !calm.matches ? { duration: 300, easingFunction: "easeOutQuad" } : false,
    });
  }

  /** Show the neighbours of `focus`, or the overview where it is null, without the `hidden` kinds. */
  function show(focus, hidden, { still = false } = {}) {
    const moved = focus !== shown.focus;
    shown = { focus, hidden };
    const colours = readColours();
    const drawn = focus ? drawNeighbourhood(focus, hidden, colours) : drawOverview(hidden, colours);
    const what = focus ? `Network of ${focus.name} and its neighbours` : "Network of the best connected nodes";
    stage.setAttribute("aria-label", `${what}; arrow keys move it, the pane names its nodes`);
    if (moved || !still) fit(false);
    return drawn;
  }

  view.on("click", ({ nodes: [id] }) => id !== undefined && choose(graph.byId.get(id)));
  view.on("hoverNode", () => holder.classList.add("over"));
  view.on("blurNode", () => holder.classList.remove("over"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(shown.focus, shown.hidden, { still: true }));
  const zoom = (factor) => view.moveTo({ scale: view.getScale() * factor, animation: calm.matches ? false : { duration: 150, easingFunction: "easeOutQuad" } });
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.4));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  document.getElementById("zoom-fit").addEventListener("click", () => fit());
  return { show, fit };
}
