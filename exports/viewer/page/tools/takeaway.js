// Taking the view away: as a picture, a table, references, or a query. Nothing leaves the machine.

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

function csvCell(value) {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180 in UTF-8: one row a node, sorted by id; papers are counted for entities. */
function csvOf(nodes) {
  const rows = [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1)).map((node) => [node.id, node.kind, node.name, isEntity(node) ? node.papers : ""]);
  return [["id", "kind", "name", "papers"], ...rows].map((row) => `${row.map(csvCell).join(",")}\n`).join("");
}

/** The network as it stands, on its ground: a canvas alone is transparent. */
function picture() {
  const drawn = document.querySelector("#network canvas");
  const made = element("canvas", { width: drawn.width, height: drawn.height });
  const ctx = made.getContext("2d");
  ctx.fillStyle = readColours().page.ground;
  ctx.fillRect(0, 0, made.width, made.height);
  ctx.drawImage(drawn, 0, 0);
  return new Promise((resolve) => made.toBlob(resolve, "image/png"));
}

/** A name for a file after what is in the middle. */
function fileName({ centre }, suffix) {
  const stem = centre ? centre.id.replace(/[^A-Za-z0-9.-]+/g, "-") : "overview";
  return `${stem}.${suffix}`;
}

function startTakeaway(viewed) {
  const panel = document.getElementById("takeaway");
  const dialog = document.getElementById("query");
  const text = document.getElementById("query-text");
  const told = document.getElementById("query-told");
  const open = startPopover(document.getElementById("takeaway-open"), panel);
  const words = (content, type) => new Blob([content], { type: `${type};charset=utf-8` });

  async function copy() {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      told.textContent = "Copied.";
    } catch {
      told.textContent = "The browser does not let a page copy here: the text is selected, copy it with Ctrl+C.";
    }
  }

  const ways = {
    png: async (view) => save(fileName(view, "png"), await picture()),
    csv: (view) => save(fileName(view, "csv"), words(csvOf(view.nodes), "text/csv")),
    async bib(view) {
      const papers = await Promise.all(view.nodes.filter((node) => node.kind === "Paper").map(graph.load));
      save(fileName(view, "bib"), words(bibtexOf(papers), "application/x-bibtex"));
    },
    sparql(view) {
      text.value = queryOf(view);
      told.textContent = "";
      dialog.showModal();
    },
  };
  for (const button of panel.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      open(false);
      document.getElementById("takeaway-open").focus();
      ways[button.value](viewed());
    });
  }
  document.getElementById("query-copy").addEventListener("click", copy);
  document.getElementById("query-close").addEventListener("click", () => dialog.close());
}
