// Which names fit what someone looks for, and how well: what kg/lookup does in Python; a test
// compares both.

/** How well a name fits a query, best first; `Fit` of kg/lookup/fit.py says what each means. */
const FIT = { SAME: 0, BEGINNING: 1, PHRASE: 2, WORDS: 3, SAME_EXPANDED: 4, INSIDE: 8, SAME_MISSPELLED: 9, WORDS_MISSPELLED: 10, ALIKE: 11, NONE: 255 };
const SHORTEST_INSIDE = 3;
const SHORTEST_WRONG = 4;

/** What a node is found by, its preferred name first; a paper also with its authors, venue and year. */
function namesOf(node) {
  const { name, aliases, kind } = node;
  if (kind !== "Paper") return [name, ...aliases];
  const called = name.includes(":") ? [name.split(":", 1)[0]] : [];
  const known = referenceOf(node);
  return [name, ...aliases, ...called, ...(known.length ? [[name, ...known].join(", ")] : [])];
}

/** What is known of a paper beside its title: its authors, its venue, its year. */
function referenceOf({ authors, venue, date }) {
  return [...authors, venue, (date || "").slice(0, 4)].filter(Boolean);
}

/** Whether no letter of a word can be wrong: it is a number, a mark or short. */
function isFixed(word) {
  return isNumber(word) || [...word].length < SHORTEST_WRONG;
}

/** The words of all names, which are known by their positions; made when first needed. */
const nameIndex = (() => {
  let made = null;

  function make() {
    const names = []; // { node, name, isAlias, key }: the key is its words, a space before and behind each
    const having = new Map(); // the names with each word
    const starting = new Map(); // those with it as their first one
    const add = (map, word, position) => (map.has(word) ? map.get(word).push(position) : map.set(word, [position]));
    for (const node of graph.nodes) {
      namesOf(node).forEach((name, order) => {
        const words = wordsOf(name);
        if (words.length) add(starting, words[0], names.length);
        for (const word of words) add(having, word, names.length);
        names.push({ node, name, isAlias: order > 0, key: ` ${words.join(" ")} ` });
      });
    }
    const vocabulary = [...having.keys()];
    return { names, having, starting, vocabulary, fixed: new Set(vocabulary.filter(isFixed)) };
  }
  return () => (made ??= make());
})();

/** The other forms of each abbreviation and each long form, by their words without spaces. */
const otherForms = (() => {
  const forms = new Map();
  for (const [short, long] of searchData.abbreviations.map((pair) => pair.map((form) => form.split(" ")))) {
    for (const [one, other] of [[short, long], [long, short]]) forms.set(unspaced(one), [...(forms.get(unspaced(one)) || []), other]);
  }
  return forms;
})();

/** The words of a query, then the ways to write it with other forms of its abbreviations. */
function spellings(query) {
  const { mostSpellings, longestForm } = searchData;
  const ways = [[[]]]; // of the query's last words: none, one, two, ...
  for (let start = query.length - 1; start >= 0; start--) {
    const found = ways.at(-1).map((rest) => [query[start], ...rest]);
    for (let size = 1; size <= Math.min(longestForm, ways.length); size++) {
      for (const other of otherForms.get(unspaced(query.slice(start, start + size))) || []) found.push(...ways.at(-size).map((rest) => [...other, ...rest]));
    }
    ways.push(found.slice(0, mostSpellings));
  }
  return ways.at(-1);
}

/** The letters that are wrong between two words: their optimal string alignment distance, or more than `most`. */
function wrongLetters(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
      const areTurned = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (areTurned) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most && Math.min(...last) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[other.length];
}

/** The words of a query, longest first, and of each whether a name must have it whole: a number, unless it is the last word. */
function termsOf(words) {
  const terms = words.map((word, place) => ({ word, isWhole: isNumber(word) && place < words.length - 1 }));
  const different = new Map(terms.map((term) => [`${term.word} ${term.isWhole}`, term]));
  return [...different.values()].sort((a, b) => b.word.length - a.word.length);
}

/** How well each name fits a query: a value of `FIT`, by the name's position. */
function fitsOf(query, others) {
  const { names, having, starting, vocabulary, fixed } = nameIndex();
  const fits = new Uint8Array(names.length).fill(FIT.NONE);
  const fit = (position, how) => (fits[position] = Math.min(how, fits[position]));

  function begun({ word, isWhole }) {
    return isWhole ? [word] : vocabulary.filter((each) => each.startsWith(word));
  }
  function containing(term) {
    return isNumber(term.word) || [...term.word].length < SHORTEST_INSIDE ? begun(term) : vocabulary.filter((each) => each.includes(term.word));
  }
  function near(word) {
    if (isFixed(word)) return [];
    const isNear = (each) => (!fixed.has(each) || word === `${each}s`) && wrongLetters(word, each, 1) === 1;
    return vocabulary.filter(isNear);
  }

  /** The names that have, for each word of a query, one of the words that `wordsFor` gives. */
  function common(query, wordsFor) {
    let left = null;
    for (const term of termsOf(query)) {
      const marks = new Uint8Array(names.length);
      for (const word of wordsFor(term)) for (const position of having.get(word) || []) marks[position] = 1;
      left = left ? left.filter((position) => marks[position]) : [...names.keys()].filter((position) => marks[position]);
      if (!left.length) break;
    }
    return left;
  }

  function fitInWords(words, how) {
    const phrase = ` ${words.join(" ")}`;
    for (const position of common(words, begun)) fit(position, how + (names[position].key.includes(phrase) ? FIT.PHRASE : FIT.WORDS));
    const start = unspaced(words);
    const bare = start.replaceAll(" ", "");
    const hasNumber = words.some(isNumber); // only between two numbers does a space tell names apart
    for (const [first, positions] of starting) {
      if (!first.startsWith(start) && !start.startsWith(first)) continue;
      for (const position of positions) {
        const { key } = names[position];
        const name = key.replaceAll(" ", "");
        if (!name.startsWith(bare)) continue;
        const whole = hasNumber ? unspaced(key.slice(1, -1).split(" ")) : name;
        if (whole.startsWith(start)) fit(position, how + (whole === start ? FIT.SAME : FIT.BEGINNING));
      }
    }
  }

  function fitMisspelled(words) {
    const allowed = new Map();
    const either = (term) => {
      const wrong = near(term.word);
      allowed.set(term.word, new Set([term.word, ...wrong]));
      return [...containing(term), ...wrong];
    };
    for (const position of common(words, either)) {
      const own = names[position].key.slice(1, -1).split(" ");
      const isSame = own.length === words.length && own.every((word, place) => allowed.get(words[place]).has(word));
      fit(position, isSame ? FIT.SAME_MISSPELLED : FIT.WORDS_MISSPELLED);
    }
  }

  fitInWords(query, FIT.SAME);
  for (const words of others) fitInWords(words, FIT.SAME_EXPANDED);
  for (const position of common(query, containing)) fit(position, FIT.INSIDE);
  fitMisspelled(query);
  return fits;
}

/** As `fitsOf`, for the names that are most alike as a whole; words that cannot be wrong are the same in each. */
function mostAlike(query) {
  const { names, fixed } = nameIndex();
  const fits = new Uint8Array(names.length).fill(FIT.NONE);
  const fixedOf = (words) => words.filter((word) => fixed.has(word)).join(" ");
  const key = ` ${query.join(" ")} `;
  const own = query.filter(isFixed).join(" ");
  let most = Math.floor((key.length - 2) / 3);
  names.forEach(({ key: other }, position) => {
    if (Math.abs(other.length - key.length) > most || fixedOf(other.split(" ")) !== own) return;
    const wrong = wrongLetters(key, other, most);
    if (wrong > most) return;
    if (wrong < most) fits.fill(FIT.NONE);
    most = wrong;
    fits[position] = FIT.ALIKE;
  });
  return fits;
}

/** How well a name fits, a preferred name before an alias, a name spelled like the query before another. */
function byName(a, b) {
  return a.fit - b.fit || a.isAlias - b.isAlias || a.isRespelled - b.isRespelled;
}

/** Better matches first; ties are broken by paper count, then in-degree, then id. */
function inOrder(a, b) {
  return byName(a, b) || b.node.papers - a.node.papers || b.node.arriving - a.node.arriving || (a.node.id < b.node.id ? -1 : 1);
}

/** All nodes for `text`, in no order, each with the name that fits best and how well it does. */
function find(text) {
  const [query, ...others] = spellings(wordsOf(text));
  if (!query.length) return [];
  const written = text.trim().toLowerCase();
  const isFound = (fit) => fit !== FIT.NONE;
  const found = [];
  let fits = fitsOf(query, others);
  if (!fits.some(isFound)) fits = mostAlike(query);
  fits.forEach((fit, position) => {
    if (!isFound(fit)) return;
    const { node, name, isAlias } = nameIndex().names[position];
    const isRespelled = fit === FIT.SAME && name.trim().toLowerCase() !== written;
    const match = { node, name, fit, isAlias, isRespelled };
    // The names of a node follow each other; of two that fit as well the first one stays.
    if (found.at(-1)?.node !== node) found.push(match);
    else if (byName(match, found.at(-1)) < 0) found[found.length - 1] = match;
  });
  return found;
}

/** The first `most` of `found` in order; to sort all of very many would take too long. */
function bestOf(found, most) {
  const best = [];
  for (const match of found) {
    if (best.length === most && inOrder(best[most - 1], match) < 0) continue;
    let place = best.length;
    while (place && inOrder(match, best[place - 1]) < 0) place--;
    best.splice(place, 0, match);
    best.length = Math.min(best.length, most);
  }
  return best;
}
