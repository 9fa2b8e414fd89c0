// The page: what the address says is shown in the network and in the pane.

(() => {
  const TITLE = "Knowledge graph of papers";
  const status = document.getElementById("status");
  const hop = [1, 2].map((hops) => document.getElementById(`hops-${hops}`));
  let view = viewOf("");
  let told = null;
  let routed = null;
  let trail = history.state?.trail ?? 0; // steps taken within the page, which `Back` may undo

  /** Go where `changes` lead; a step can be gone back, a filter set in passing is none. */
  function go(changes, { step = true, moveFocus = false } = {}) {
    const next = { ...view, edge: null, see: null, unknown: null, ...changes };
    const hash = hashOf(next);
    if (hash === routed) return;
    if (step) trail += 1;
    // A bare hash would stay behind as one; the page's own address has none.
    const address = hash === "#" ? location.href.replace(/#.*$/, "") : hash;
    history[step ? "pushState" : "replaceState"]({ trail }, "", address);
    route({ moveFocus });
  }
  const centreOn = (node, how) => go({ centre: node, hops: usualHops(node) }, how);
  const actions = {
    centre: (node) => centreOn(node),
    select: (node) => go(node === view.centre ? {} : { see: node }),
    selectEdge: (edge) => edge && go({ edge, see: view.see }),
    leave: () => (view.see || view.edge) && go({}),
  };
  const network = startNetwork(actions);
  const filters = startFilters((chosen) => go({ filters: chosen, see: view.see, edge: view.edge }, { step: false }));
  startTakeaway(() => ({ ...view, ...told }));

  function tell() {
    const { nodes, left, filtered } = told;
    const number = (value) => value.toLocaleString("en");
    if (view.centre) {
      const far = view.hops === 2 ? " within two steps" : "";
      const thinned = filtered ? `, ${number(filtered)} more hidden by filters` : "";
      const cut = left ? ` ${count(left, "neighbour")} too many to draw: see the details.` : "";
      return `${shortened(view.centre.name, 40)} and ${count(nodes.length - 1, "neighbour")}${far}${thinned}.${cut}`;
    }
    const papers = nodes.filter((node) => node.kind === "Paper").length;
    const entities = count(nodes.length - papers, "entity", "entities");
    const thinned = filtered ? `, ${number(filtered)} of them by filters` : "";
    return `${number(nodes.length)} of ${count(graph.size, "node")} shown, ${number(left + filtered)} hidden${thinned}: the ${entities} in most papers, and ${count(papers, "paper")}.`;
  }

  function draw(before) {
    const same = before && before.centre === view.centre && before.hops === view.hops && hashOf({ ...before, see: null, edge: null }) === hashOf({ ...view, see: null, edge: null });
    if (same) network.mark(view);
    else told = network.show(view);
    filters.show(view.filters);
    const unknown = view.unknown ? `Nothing in this graph is called ${view.unknown}. ` : "";
    status.textContent = unknown + tell();
  }

  function showWalk() {
    document.getElementById("walk").dataset.at = view.centre ? "node" : "overview";
    document.getElementById("back").hidden = trail <= 0;
    document.getElementById("to-overview").hidden = !view.centre;
    hop.forEach((button, index) => {
      button.disabled = !view.centre;
      button.setAttribute("aria-pressed", String(Boolean(view.centre) && view.hops === index + 1));
    });
  }

  async function route({ moveFocus = false } = {}) {
    const hash = location.hash;
    routed = hash || "#";
    const next = viewOf(hash);
    const needed = [next.centre, next.see, next.edge?.source, next.edge?.target].filter(Boolean);
    await Promise.all(needed.map(graph.load));
    if (hash !== location.hash) return; // overtaken by a later step
    const before = told && view;
    view = next;
    graph.all = view.filters.all;
    draw(before);
    showWalk();
    const read = view.see || view.centre;
    showPane(view);
    details.tell(document.getElementById("pane"));
    document.title = read ? `${read.name} \u2013 ${TITLE}` : TITLE;
    if (moveFocus) document.querySelector("#pane h2").focus({ preventScroll: true });
    document.documentElement.dataset.ready = "true";
  }

  /** Links within the page keep the filters; the address that they bear alone has none. */
  function follow(event) {
    const link = event.target.closest?.("a[href^='#']");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const { centre, edge } = viewOf(link.getAttribute("href"));
    if (edge) go({ edge, see: view.see }, { moveFocus: true });
    else centreOn(centre, { moveFocus: true });
  }

  function moved() {
    if ((location.hash || "#") === routed) return;
    // An address written by hand is a step too.
    trail = history.state?.trail ?? trail + 1;
    history.replaceState({ trail }, "");
    route({ moveFocus: true });
  }

  history.replaceState({ trail }, "");
  document.addEventListener("click", follow);
  addEventListener("popstate", moved);
  addEventListener("hashchange", moved);
  document.getElementById("back").addEventListener("click", () => history.back());
  document.getElementById("to-overview").addEventListener("click", () => go({ centre: null, hops: 1 }));
  hop.forEach((button, index) => button.addEventListener("click", () => go({ hops: index + 1, see: view.see })));
  const papers = ofKind("Paper").length;
  const entities = ENTITY_KINDS.reduce((sum, kind) => sum + ofKind(kind).filter((node) => !node.unsure).length, 0);
  document.getElementById("totals").textContent = `${count(papers, "paper")}, ${count(entities, "entity", "entities")}`;
  startSearch((node) => centreOn(node, { moveFocus: true }));
  route();
})();
