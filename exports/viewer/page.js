// The page: what the address names is shown in the network and in the pane.

(() => {
  const status = document.getElementById("status");
  const legend = document.getElementById("legend");
  const hidden = new Set();
  const go = (node) => {
    location.hash = node.id;
  };
  const network = startNetwork(go);
  let focus = null;

  function drawStill(still) {
    const { nodes, left } = network.show(focus, hidden, { still });
    const away = graph.size - nodes.length;
    const unseen = `${away.toLocaleString("en")} hidden`;
    if (focus) {
      const cut = left ? ` ${count(left, "neighbour")} more: see the pane.` : "";
      status.textContent = `${shortened(focus.name, 40)} and ${count(nodes.length - 1, "neighbour")}; ${unseen}.${cut}`;
      return;
    }
    const papers = nodes.filter((node) => node.kind === "Paper").length;
    const entities = count(nodes.length - papers, "entity", "entities");
    status.textContent = `${count(nodes.length, "node")} shown, ${unseen}: the ${entities} in most papers, and ${count(papers, "paper")}.`;
  }

  function route({ moveFocus }) {
    const named = location.hash.length > 1;
    focus = named ? nodeOfHash(location.hash) : null;
    drawStill(false);
    showPane(focus);
    document.title = focus ? `${focus.name} \u2013 Knowledge graph of papers` : "Knowledge graph of papers";
    if (named && !focus) status.textContent = `Nothing in this graph is called ${location.hash.slice(1)}. ${status.textContent}`;
    if (moveFocus) document.querySelector("#pane h2").focus({ preventScroll: true });
  }

  function legendButton(kind, size) {
    const button = element("button", { type: "button", class: `kind-${kind}`, "aria-pressed": "true", title: `Hide or show: ${kind}` }, icon(kind), element("span", {}, kind), element("span", { class: "quiet" }, size.toLocaleString("en")));
    button.addEventListener("click", () => {
      if (!hidden.delete(kind)) hidden.add(kind);
      button.setAttribute("aria-pressed", String(!hidden.has(kind)));
      drawStill(true);
    });
    return button;
  }

  const sizes = KINDS.map((kind) => [kind, ofKind(kind).length]).filter(([, size]) => size);
  legend.append(...sizes.map(([kind, size]) => legendButton(kind, size)));
  const papers = ofKind("Paper").length;
  const entities = ENTITY_KINDS.reduce((sum, kind) => sum + ofKind(kind).length, 0);
  document.getElementById("totals").textContent = `${count(papers, "paper")}, ${count(entities, "entity", "entities")}`;
  startSearch(go);
  addEventListener("hashchange", () => route({ moveFocus: true }));
  route({ moveFocus: false });
  document.documentElement.dataset.ready = "true";
})();
