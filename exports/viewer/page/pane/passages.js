// Passages of a paper's text with its entities marked, each a link to the entity.

/** All places in a paper that speak of a node, as `{start, end, node, edge}`; numbers are left plain. */
function mentionsIn(paper) {
  const found = [];
  for (const edge of paper.from) {
    if (edge.relation === "reports" || !isShown(edge)) continue;
    for (const [start, end] of edge.spans) found.push({ start, end, node: edge.target, edge });
  }
  return found;
}

/** The text from `start` to `end`; of mentions within one another the shortest gets the letters. */
function passage(paper, start, end, mentions) {
  const cuts = new Set([start, end]);
  const inside = mentions.filter((mention) => mention.start < end && mention.end > start);
  for (const mention of inside) {
    cuts.add(Math.max(start, mention.start)).add(Math.min(end, mention.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const covering = inside.filter((mention) => mention.start <= places[i] && mention.end >= places[i + 1]);
    covering.sort((a, b) => a.end - a.start - (b.end - b.start));
    const text = paper.text.slice(places[i], places[i + 1]);
    pieces.push(covering.length ? marked(text, covering[0]) : text);
  }
  return pieces;
}

function marked(text, { node, edge, plain }) {
  if (plain) return element("mark", {}, text);
  const verb = VERBS[edge.relation] || "given";
  const tip = `${node.name}: ${node.kind}, ${verb.toLowerCase()} here`;
  return element("a", { class: `mark kind-${node.kind}`, href: `#${node.id}`, title: tip }, text);
}

/** A button-like link to the statement of `edge`: the sentences that say so. */
function whyLink(edge) {
  const what = `${shortened(edge.source.name, 60)} ${SAYS[edge.relation]} ${shortened(edge.target.name, 60)}`;
  return element("a", { class: "why", href: `#?edge=${edgeAddress(edge)}`, "aria-label": `Sentences that say: ${what}`, title: "The sentences that say so" }, "\u201c\u201d");
}

/** Where the text of a paper first says what `edge` says; behind the text where it does not. */
function startOf({ source, spans }) {
  return Math.min(source.text.length, ...spans.map(([start]) => start));
}

/** The sentences of `paper` that hold the spans, each once, with the spans marked.

    Where not all are shown, those of the first spans are: what tells most comes first in the data. */
function evidence(paper, spans, most = 2) {
  const marks = spans.map(([start, end]) => ({ start, end, plain: true }));
  const sentences = pairs(paper.sentences);
  const told = spans.flatMap((span) => sentences.filter(([start, end]) => span[0] < end && span[1] > start));
  const kept = [...new Set(told)];
  const shown = kept.slice(0, most).sort(([a], [b]) => a - b);
  const quotes = shown.map(([start, end]) => element("q", {}, passage(paper, start, end, marks)));
  if (kept.length > most) quotes.push(element("span", { class: "quiet" }, `and ${count(kept.length - most, "more sentence")}`));
  return quotes.length ? element("p", { class: "evidence" }, quotes) : null;
}
