// Names of nodes: in the size of the screen's letters however near one is, none upon another.
//
// The more a node matters, the earlier it is asked where its name fits; one that fits nowhere
// waits until the reader comes nearer. Where names stand depends on the scale alone, so that
// moving the network moves them along.

const LINE = 1.15; // height of a line, in sizes of the font
const GAP = 3; // pixels between a node and its name, and between names
const LEAST_SHEET = 4; // pixels: a paper that is drawn smaller bears no title

const FOREMOST = 12; // names that had better hide a small node than be missing

const measure = document.createElement("canvas").getContext("2d");

function fontOf({ strong, font }) {
  return `${strong ? "600 " : ""}${font}px ${FONT}`;
}

function widthOf(label) {
  measure.font = fontOf(label);
  return Math.max(...label.lines.map((line) => measure.measureText(line).width));
}

/** The boxes in which the name of a node at x, y may stand, best first, in pixels. */
function boxesAround({ sides, width, height }, x, y, radius) {
  const away = radius + GAP;
  const near = 0.6 * radius + GAP;
  const boxes = {
    below: [x - width / 2, y + away],
    above: [x - width / 2, y - away - height],
    right: [x + away, y - height / 2],
    left: [x - away - width, y - height / 2],
    southeast: [x + near, y + near],
    southwest: [x - near - width, y + near],
    northeast: [x + near, y - near - height],
    northwest: [x - near - width, y - near - height],
  };
  return [...sides, "southeast", "southwest", "northeast", "northwest"].map((side) => ({ left: boxes[side][0], top: boxes[side][1], right: boxes[side][0] + width, bottom: boxes[side][1] + height }));
}

function meet(a, b) {
  return a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + 1 && b.top < a.bottom + 1;
}

/** Labels `{id, lines, font, x, y, size, sides, rank, kind}` that fit at `scale`, each with a box.

    No box meets another or leaves `frame`. None lies upon a node either, but for the foremost
    where nothing else is left, and never upon one that matters more. Where one other name is in the way, it makes room if it can. */
function placeLabels(labels, scale, frame) {
  const ranked = [...labels].sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1)).map((label, order) => ({ ...label, order, box: null }));
  const nodes = ranked.map(({ x, y, size }) => ({ left: (x - size) * scale, right: (x + size) * scale, top: (y - size) * scale, bottom: (y + size) * scale }));
  const placed = [];
  const inFrame = (box) => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
  const clear = (label, box, most) => nodes.every((node, other) => other >= most || other === label.order || ranked[other].faint || !meet(box, node));
  const inTheWay = (label, box) => placed.filter((other) => other !== label && meet(box, other.box));

  /** Boxes that a name may have, those on no node; for the foremost also, after these, those on nodes that matter less. */
  function choices(label) {
    const around = boxesAround(label, label.x * scale, label.y * scale, label.size * scale).filter(inFrame);
    const best = around.filter((box) => clear(label, box, nodes.length));
    if (label.order >= FOREMOST) return best;
    return [...best, ...around.filter((box) => !best.includes(box) && clear(label, box, label.order))];
  }

  function makeRoom(label, boxes) {
    for (const box of boxes) {
      const [other, ...more] = inTheWay(label, box);
      if (more.length) continue;
      const elsewhere = choices(other).find((each) => !meet(each, box) && !inTheWay(other, each).length);
      if (!elsewhere) continue;
      other.box = elsewhere;
      return box;
    }
    return null;
  }

  for (const label of ranked) {
    if (label.kind === "Paper" && label.size * scale < LEAST_SHEET) continue;
    const boxes = choices(label);
    label.box = boxes.find((box) => !inTheWay(label, box).length) || makeRoom(label, boxes);
    if (label.box) placed.push(label);
  }
  return placed;
}

/** What writes the names above `view`; `set` gives them, `boxes` tells where they stand on screen. */
function startLabels(view) {
  let labels = [];
  let placed = [];
  let at = null;
  let colours = null;
  let bright = null;
  let ground = null;

  /** `newGround` is the box around the nodes; names may reach `aside` pixels beyond it. */
  function set(newLabels, newColours, newGround) {
    ground = newGround;
    labels = newLabels.map((label) => ({ ...label, width: widthOf(label), height: label.lines.length * label.font * LINE }));
    colours = newColours;
    bright = null;
    at = null;
  }

  /** Write the names of `ids` first and those of others faintly; of all alike where it is null. */
  function highlight(ids) {
    bright = ids;
    at = null;
  }

  function place() {
    const scale = view.getScale();
    if (at === scale) return;
    at = scale;
    const { box, aside } = ground;
    const frame = { left: box.left * scale - aside.x, right: box.right * scale + aside.x, top: box.top * scale - aside.y, bottom: box.bottom * scale + aside.y };
    placed = placeLabels(labels.map((label) => (bright?.has(label.id) ? { ...label, rank: label.rank + 1e9 } : label)), scale, frame);
  }

  function screenBox({ box }) {
    const { x, y } = view.canvasToDOM({ x: 0, y: 0 });
    return { left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y };
  }

  view.on("afterDrawing", (ctx) => {
    if (!colours) return;
    place();
    const { width, height } = ctx.canvas;
    const pixels = ctx.getTransform().a / view.getScale();
    ctx.save();
    ctx.setTransform(pixels, 0, 0, pixels, 0, 0);
    Object.assign(ctx, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 3.5, strokeStyle: colours.page.ground, fillStyle: colours.page.ink });
    for (const label of placed) {
      const { left, right, top, bottom } = screenBox(label);
      if (right < 0 || bottom < 0 || left * pixels > width || top * pixels > height) continue;
      ctx.globalAlpha = bright && !bright.has(label.id) ? 0.35 : 1;
      ctx.font = fontOf(label);
      label.lines.forEach((line, index) => {
        const y = top + (index + 0.5) * label.font * LINE;
        ctx.strokeText(line, (left + right) / 2, y);
        ctx.fillText(line, (left + right) / 2, y);
      });
    }
    ctx.restore();
  });
  return { set, highlight };
}
