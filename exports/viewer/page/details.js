// What papers say: their texts and where each thing stands in them. The page holds it, one line a
// paper, read when it is needed; or, where the graph is too large for that, a server gives it.

const UNTOLD = { title: null, abstract: "", sentences: [], sources: [], spans: [] };

const details = (() => {
  const here = document.documentElement.dataset.papers === "page";
  const lines = here ? document.getElementById("papers-data").textContent.trim().split("\n") : [];
  const told = new Map(); // by id
  const asked = new Map(); // by id, promises
  let trouble = null;

  /** What is known of the paper that is the `order`-th one of the page. */
  function of(id, order) {
    if (here && !told.has(id)) told.set(id, JSON.parse(lines[order]));
    return told.get(id) || UNTOLD;
  }

  async function ask(id) {
    try {
      if (!location.protocol.startsWith("http")) throw new Error("a page from disk asks for nothing");
      const answer = await fetch(`data/node/${id}`);
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      for (const [paper, said] of Object.entries((await answer.json()).papers)) told.set(paper, said);
      trouble = null;
    } catch (error) {
      asked.delete(id);
      trouble = error.message;
    }
  }

  /** Resolves once the texts that the page of `node` quotes are here, or cannot be had. */
  async function load(node) {
    if (here || told.has(node.id)) return node;
    if (!asked.has(node.id)) asked.set(node.id, ask(node.id));
    await asked.get(node.id);
    return node;
  }

  /** Say at the head of `pane` what a page that lacks its texts lacks, and how to have it. */
  function tell(pane) {
    if (here || (!trouble && location.protocol.startsWith("http"))) return;
    const why = trouble && location.protocol.startsWith("http") ? ` (${trouble})` : "";
    pane.prepend(element("p", { class: "partial", role: "note" }, "This graph is too large for one page: names and connections are here, abstracts and quoted sentences are not", why, ". Start ", element("code", {}, "kg serve DIR"), " and open the address that it gives."));
  }

  return { of, load, tell };
})();
