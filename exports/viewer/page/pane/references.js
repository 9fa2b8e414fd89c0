// BibTeX of papers, as the exporter of that format writes it: the same escapes, keys and fields.

const TEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
// What stands between dollar signs that pair stays mathematics.
const WHITE_SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const MATHEMATICS = /(\$(?!\s)(?:[^${}\\]|\\[^\s]|\{[^${}]*\})+(?<![\s\\])\$(?!\d))/u;
// Unless it would have TeX read or write files, or change its rules.
const NO_MATHEMATICS = /\^\^|\\(?:input|include|open(?:in|out)|read|write|immediate|special|directlua|usepackage|csname|catcode|[exg]?def|newcommand|renewcommand|let|futurelet)(?![A-Za-z])/;

function texOf(text) {
  const parts = text.split(WHITE_SPACE).filter(Boolean).join(" ").split(MATHEMATICS);
  const plain = (part) => part.replace(/[\\~^{}%&#_$]/g, (character) => TEX[character] || `\\${character}`);
  return parts.map((part, index) => (index % 2 && !NO_MATHEMATICS.test(part) ? part : plain(part))).join("");
}

/** A key that no earlier paper has, told apart without case, of characters that TeX takes. */
function keyOf(paper, taken) {
  const own = paper.key || decodeURIComponent(paper.id.slice("paper/".length));
  const stem = own.replace(/[^A-Za-z0-9_.:/+-]+/g, "-").replace(/^-+|-+$/g, "") || "paper";
  let key = stem;
  for (let number = 2; taken.has(key.toLowerCase()); number++) key = `${stem}-${number}`;
  taken.add(key.toLowerCase());
  return key;
}

function authorOf(name) {
  return /\band\b/.test(texOf(name)) ? `{${texOf(name)}}` : texOf(name);
}

function fieldsOf(paper) {
  return [
    ["title", `{${texOf(paper.title)}}`],
    ["author", paper.authors.map(authorOf).join(" and ")],
    ["year", yearOf(paper) === null ? "" : /^\d{4}/.exec(paper.date)[0]],
    ["journal", texOf(paper.venue || "")],
    ["doi", texOf(paper.doi || "")],
    ["eprint", paper.arxiv || ""],
    ["archiveprefix", paper.arxiv ? "arXiv" : ""],
    ["url", texOf(paper.url || "")],
    ["abstract", texOf(paper.abstract)],
  ].filter(([, value]) => value);
}

/** One entry a paper, sorted by id. */
function bibtexOf(papers) {
  if (!papers.length) return "% no papers\n";
  const taken = new Set();
  const sorted = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
  const entry = (paper) => `@${paper.venue ? "article" : "misc"}{${keyOf(paper, taken)},\n${fieldsOf(paper).map(([name, value]) => `  ${name} = {${value}},\n`).join("")}}\n`;
  return sorted.map(entry).join("\n");
}
