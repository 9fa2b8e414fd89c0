// The words by which names are compared: what kg/names does in Python; a test compares both.

const searchData = readJson("search-data");

const wordsOf = (() => {
  const { symbols, greek, format, command, spelled, plural, irregular } = searchData.folding;
  const GONE = "\0"; // what is dropped; between two digits it becomes a space
  const markup = new RegExp(format, "g");
  const commands = new RegExp(command, "g");
  const nouns = new RegExp(plural, "u");
  const [symbolOf, letterOf, spellingOf, singularOf] = [symbols, greek, spelled, irregular].map((table) => new Map(Object.entries(table)));
  const ACRONYM_PLURAL = /(?<=[A-Z])(?<!^[A-Z])(?<![^\p{L}\p{N}_][A-Z])s$/u;
  const ACCENT = /(?<![^a-z ])[\u0300-\u036f]+/gu;
  const SPACES = /(?:[^\S\ufeff]|[\x1c-\x1f\x85])+/u; // as Python knows them
  const WORD = /[\u3040-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}]|\p{Nd}+(?:\.\p{Nd}+)*|(?:(?![\u3040-\u30ff\u3400-\u9fff\u{20000}-\u{3ffff}])[\p{L}\p{Nl}\p{No}])+|[+#*]/gu;
  const known = new Map(); // the words of each part of a name; many names have the same parts
  const isAscii = (text) => /^[\0-\x7f]*$/.test(text);
  const parts = (text) => text.split(SPACES).filter(Boolean);

  /** Part a superscript and its like from a digit beside it: `10²` is no 102. */
  function apart(character) {
    if (isAscii(character) || /\p{Nd}/u.test(character)) return character;
    const plain = character.normalize("NFKC");
    return /\p{Nd}/u.test(plain) ? ` ${plain} ` : character;
  }

  function withoutMarkup(text) {
    return text.replace(markup, GONE).replace(commands, (name) => spellingOf.get(name) ?? name.slice(1));
  }

  function tidy(text) {
    const marked = text.replace(/[^\p{L}\p{N}]/gu, (mark) => symbolOf.get(mark) ?? (/\p{Pd}/u.test(mark) ? " " : mark));
    const joined = marked.replace(/(?<=\p{Nd})\0+(?=\p{Nd})/gu, " ").replaceAll(GONE, "");
    return joined.replace(/(?<!\p{Nd})[/,]|[/,](?!\p{Nd})/gu, " ").replace(/[.\s]+$/u, "");
  }

  function lowered(text) {
    const lower = text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
    if (isAscii(lower)) return lower;
    const bare = lower.normalize("NFKD").replace(ACCENT, "").normalize("NFKC");
    return bare.replace(/[α-ω]/gu, (letter) => letterOf.get(letter) ?? letter);
  }

  function folded(part) {
    const plain = isAscii(part) ? part : Array.from(part, apart).join("").normalize("NFKC");
    const text = tidy(plain.includes("\\") ? withoutMarkup(plain) : plain);
    return tidy(lowered(text.replace(ACRONYM_PLURAL, ""))) || part;
  }

  function singular(word) {
    if (singularOf.has(word)) return singularOf.get(word);
    if (!nouns.test(word)) return word;
    return word.endsWith("ies") ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  }

  function wordsOfPart(part) {
    if (!known.has(part)) known.set(part, (folded(part).match(WORD) || []).map(singular));
    return known.get(part);
  }

  return (name) => {
    const found = parts(name.replaceAll("-", " ")).flatMap(wordsOfPart);
    return found.length ? found : parts(name.toLowerCase());
  };
})();

/** Words without the spaces between them, save those between two numbers. */
function unspaced(words) {
  return words.join(" ").replace(/(?<!\p{Nd}) | (?!\p{Nd})/gu, "");
}

function isNumber(word) {
  return /^\p{Nd}/u.test(word);
}
