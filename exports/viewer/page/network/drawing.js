// How nodes and edges look, in the words of vis-network.

// What vis-network calls shapes by other names.
const CANVAS_SHAPES = { circle: "dot", "triangle-down": "triangleDown" };
const STROKES = { introduces: 2.5, uses: 1.2 };
const FAINT = 0.22; // how much of a node is left while another one is looked at
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';

/** What draws a sheet of paper: vis-network has no such shape. */
function sheet({ ctx, x, y, style, state: { hover } }) {
  const height = style.size * 2;
  const width = style.size * 1.5;
  return {
    drawNode() {
      ctx.save();
      ctx.globalAlpha = style.opacity ?? 1;
      ctx.beginPath();
      ctx.roundRect(x - width / 2, y - height / 2, width, height, style.size / 4);
      ctx.fillStyle = style.color;
      ctx.fill();
      ctx.lineWidth = hover ? 2 * style.borderWidth : style.borderWidth;
      ctx.strokeStyle = style.borderColor;
      ctx.stroke();
      ctx.restore();
    },
    nodeDimensions: { width, height },
  };
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
    colours[kind] = { fill: read("--fill"), line: read("--line"), ink: read("--ink"), ground: read("--ground"), thread: read("--thread") };
  }
  probe.remove();
  return colours;
}

function shortened(name, most) {
  const letters = [...name];
  return letters.length <= most ? name : `${letters.slice(0, most - 1).join("").trimEnd()}\u2026`;
}

/** What stands before the colon of a title where that is short, else its beginning. */
function stemOf(title, most) {
  const [, stem] = /^([^:]{2,40}):\s/.exec(title) || [null, title];
  return stem === title ? shortened(title, most) : `${shortened(stem, most)}: \u2026`;
}

function nameOf(node) {
  if (node.kind === "Result") return valueOf(node);
  if (node.kind === "Paper") return stemOf(node.name, Infinity);
  return node.name.replace(/^https?:\/\/(www\.)?/, "");
}

/** A name on one line or two. */
function labelOf(node, length) {
  const name = nameOf(node).replace(/\s+/g, " ");
  if (name.length <= length) return [name];
  const space = name.lastIndexOf(" ", length);
  if (space < length / 3) return [shortened(name, length)];
  return [name.slice(0, space), shortened(name.slice(space + 1), length)];
}

function tipOf(node) {
  const aliases = node.aliases.length ? `\nalso ${node.aliases.slice(0, 5).join(", ")}` : "";
  const papers = isEntity(node) ? `, in ${count(node.papers, "paper")}` : "";
  return `${node.name}\n${node.kind}${papers}${aliases}`;
}

/** `node` at a place and in a size. */
function drawnNode(node, { x, y, size, focus = false }, colours) {
  const { fill, line } = colours[node.kind];
  const { ink } = colours.page;
  const { shape: name } = LOOKS[node.kind];
  const shape = name === "sheet" ? { shape: "custom", ctxRenderer: sheet } : { shape: CANVAS_SHAPES[name] || name };
  const lively = { background: fill, border: ink };
  return {
    ...shape,
    id: node.id,
    title: tipOf(node),
    x,
    y,
    size,
    borderWidth: focus ? 3 : 1.2,
    borderWidthSelected: 3,
    color: { background: fill, border: focus ? ink : line, hover: lively, highlight: lively },
  };
}

function edgeId(edge) {
  return edgeAddress(edge);
}

/** Numbers are many and say least by their lines. */
function opacityOf({ relation, source, target }, calm) {
  if (relation === "introduces") return calm ? 0.6 : 0.85;
  return source.kind === "Result" || target.kind === "Result" ? 0.28 : 0.5;
}

/** `edge` as a line, in the colour of what is spoken of; `calm` where very many lines cross. */
function drawnEdge(edge, colours, calm) {
  const { fill, line } = colours[edge.target.kind];
  const introduces = edge.relation === "introduces";
  const colour = calm && !introduces ? colours.page.thread : fill;
  return {
    id: edgeId(edge),
    from: edge.source.id,
    to: edge.target.id,
    width: (STROKES[edge.relation] || 1) * (calm ? 1.6 : 1),
    dashes: edge.relation === "mentions" && !calm ? [3, 5] : false,
    color: { color: colour, opacity: opacityOf(edge, calm), hover: line, highlight: line },
    hoverWidth: calm ? 2 : 1,
    selectionWidth: calm ? 2.5 : 1,
    arrows: edge.relation === "variantOf" ? { to: { enabled: true, scaleFactor: 0.6 } } : "",
  };
}
