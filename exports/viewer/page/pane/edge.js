// The pane of a statement: its two ends, the sentences that say so, how sure it is, and who found it.

/** `back` is the node whose page one came from, if any. */
function edgePane(edge, back) {
  const { source, target, relation } = edge;
  const quotes = source.kind === "Paper" ? evidence(source, edge.spans, Infinity) : null;
  const words = [...edge.spans].sort(([a], [b]) => a - b).map(([start, end]) => `\u201c${source.text.slice(start, end)}\u201d`);
  const facts = [
    ["Confidence", percent(edge.confidence)],
    ["Of the role", edge.roleConfidence === undefined ? null : percent(edge.roleConfidence)],
    ["Sure", edge.sure ? null : "No: not shown by default"],
    ["Found by", edge.extractor.split("+").join(", ")],
    ["Places", words.length ? words.join(", ") : null],
  ];
  return [
    element("p", { class: `chip kind-${target.kind}` }, icon(target.kind), "Statement"),
    element("h2", { tabindex: "-1", class: "statement" }, nodeLink(source), element("span", { class: "verb" }, SAYS[relation]), nodeLink(target)),
    section("The sentences that say so", quotes || element("p", { class: "quiet" }, reasonFor(edge))),
    element("dl", { class: "facts-of" }, facts.filter(([, said]) => said !== null).map(([term, said]) => [element("dt", {}, term), element("dd", {}, said)])),
    back ? element("p", {}, element("a", { class: "plain-button", href: `#${back.id}` }, `Back to ${shortened(back.name, 40)}`)) : null,
  ];
}

function percent(share) {
  return `${Math.round(100 * share)} %`;
}

/** Why an edge has no sentence of its own. */
function reasonFor({ source, relation }) {
  if (relation === "variantOf") return "No single sentence: the two names say so.";
  const reports = edgesTo(source, "reports");
  if (!reports.length) return "No sentence is on record.";
  return [
    "Read beside the number, in ",
    ...reports.map((edge) => [element("a", { href: `#?edge=${edgeAddress(edge)}` }, shortened(edge.source.name, 60)), evidence(edge.source, edge.spans, 2)]),
  ];
}
