"use strict";
// Corrections in the viewer: "not right?" beside what its pane says.

{
  const pane = document.getElementById("pane");
  const FIXED = ["Paper", "Link"]; // kinds of which nothing is said as a whole

  const read = () => {
    const { see, centre } = viewOf(location.hash);
    return see || centre;
  };

  function beside(link) {
    const { edge } = viewOf(link.getAttribute("href"));
    if (!edge || edge.relation === "variantOf" || link.nextElementSibling?.matches(".not-right")) return;
    link.after(corrections.button(edge.source.id, edge.relation, edge.target.id));
  }

  function mark() {
    for (const link of pane.querySelectorAll("a[href^='#?edge=']")) beside(link);
    const kind = pane.querySelector(":scope > .chip");
    if (!kind || kind.nextElementSibling?.matches(".not-right")) return;
    const { edge } = viewOf(location.hash);
    const node = read();
    if (edge && edge.relation !== "variantOf") kind.after(corrections.button(edge.source.id, edge.relation, edge.target.id));
    else if (!edge && node && !FIXED.includes(node.kind)) kind.after(corrections.button(node.id));
  }

  corrections.here = () => read()?.id || null;
  corrections.go = ({ node }) => {
    const { edge } = viewOf(location.hash);
    if (edge || node !== corrections.here()) history.replaceState(null, "", node ? `#${node}` : location.pathname);
    location.reload();
  };
  corrections.ready = () => {
    new MutationObserver(mark).observe(pane, { childList: true, subtree: true });
    mark();
  };
}
