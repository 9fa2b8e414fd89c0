"""What commands of LaTeX stand for.

Symbols come from pylatexenc's table (https://pylatexenc.readthedocs.io). Left out of it are those
that authors more often define anew: names of planets and of the zodiac, which are names of models.
"""

import re
from functools import cache
from typing import Final

from kg.text.cleaning.word_lists import words

_SYMBOL: Final = re.compile(
    # Letters of Latin, Greek and Cyrillic, punctuation, arrows, operators.
    "[!-/:-@^-`|~\u00a1-\u024f\u0370-\u04ff\u2010-\u205e\u20a0-\u20bf\u2100-\u22ff\u2308-\u230b"
    "\u27e8\u27e9\u27f5-\u27ff\u2a00-\u2aff]"
)
_GLUED: Final = re.compile("[\u0391-\u03c9\u2190-\u21ff√]")
_OWN_MEANING: Final = words(
    "today image original estimates between recorder id Ident hint hints hinweis hinweise top star"
    " natural sharp flat homothetic Equal Angle th eth ng NG ij IJ"
)
"""Left out of the table, or given below as this field writes them."""
_OURS: Final = {
    "epsilon": "ε", "phi": "φ", "eps": "ε", "ast": "*", "bullet": "•", "star": "*", "top": "⊤",
    "leqslant": "≤", "geqslant": "≥", "leqq": "≤", "geqq": "≥", "deg": "°", "degree": "°",
    "degrees": "°", "circ": "∘", "cdot": "·", "cdots": "...", "ldots": "...", "dots": "...",
    "dotsc": "...", "dotsb": "...", "textellipsis": "...", "sim": "∼", "textasciitilde": "~",
    "textasciicircum": "^", "textbackslash": "\\", "backslash": "\\",
    "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">", "lt": "<",
    "gt": ">", "percent": "%", "textpercent": "%", "checkmark": "✓", "xmark": "✗", "cmark": "✓",
    "longrightarrow": "→", "longleftarrow": "←", "longleftrightarrow": "↔", "longmapsto": "↦",
    "triangle": "△", "Box": "□", "bigstar": "★", "copyright": "©", "pounds": "£", "dollar": "$",
    "sqrt": "√",
    "mod": "mod", "bmod": "mod", "dag": "†", "ddag": "‡", "TM": "™",
    "lbrack": "[", "rbrack": "]", "lbrace": "{", "rbrace": "}", "colon": ":", "and": "and",
    "eg": "e.g.", "Eg": "E.g.", "ie": "i.e.", "Ie": "I.e.", "etal": "et al.", "etc": "etc.",
    "wrt": "w.r.t.", "cf": "cf.", "vs": "vs.", "iid": "i.i.d.", "aka": "a.k.a.", "LaTeX": "LaTeX",
    "TeX": "TeX", "BibTeX": "BibTeX", "lq": "'", "rq": "'", "quotedbl": '"',
    "textquotedbl": '"', "textquotedblleft": '"', "textquotedblright": '"',
    "textquoteleft": "'", "textquoteright": "'",
    **{
        name: name
        for name in words(
            "log ln lg exp max min sup inf lim arg argmax argmin det dim ker gcd Pr sin cos tan cot"
            " sinh cosh tanh sgn sign softmax poly polylog tr diag rank hom"
        )
    },
}  # fmt: skip
_SPACES: Final = words(
    "quad qquad enspace enskip thinspace space par newline linebreak newpage item hfill hline"
    " smallskip medskip bigskip tabularnewline allowbreak"
)
_NOTHING: Final = words(
    "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr middle limits"
    " nolimits displaystyle textstyle scriptstyle xspace protect noindent centering relax"
    " negthinspace nobreak nolinebreak bf it em tt rm sc sf sl cal bfseries itshape ttfamily"
    " scshape sffamily rmfamily mdseries upshape slshape normalfont small footnotesize tiny"
    " scriptsize large Large LARGE huge Huge normalsize boldmath unboldmath mathstrut strut"
    " textcompwordmark ignorespaces unskip leavevmode b bm mathbf mathbb mathcal mathrm mathsf"
    " mathit mathtt mathfrak mathscr boldsymbol text textbf textit texttt textsc textrm textsf"
    " textsl textup textmd textnormal emph underline uline mbox hbox operatorname ensuremath"
    " overline widehat widetilde hat bar vec"
)
DROPPED: Final = words(
    "ref autoref cref Cref eqref pageref nameref vref label vspace hspace footnotemark thanks"
    " index color pagestyle thispagestyle begin end input include includegraphics bibliography"
    " bibliographystyle phantom vphantom hphantom setlength setcounter fontsize selectfont todo"
    " usepackage documentclass nocite tag notag hypertarget acresetall iffalse markboth"
)
"""Commands that go with all that stands in their braces; so do all that begin with `cite`."""
TWO_PARTS: Final = words(
    "frac dfrac tfrac nicefrac sfrac cfrac binom href textcolor colorbox hyperlink hyperref"
    " texorpdfstring overset underset stackrel replaced raisebox scalebox resizebox parbox"
    " rule foreignlanguage"
)
"""Commands with two pairs of braces."""
SPECIAL: Final = words("sqrt url path nolinkurl footnote textsuperscript textsubscript unicode not")
"""Commands with one pair of braces that do something to what is in it."""
FORMATS: Final = words(
    "emph textbf textit texttt textsc textrm textsf text textsuperscript textsubscript underline"
    " uline mbox url footnote mathcal mathbb mathbf mathrm mathsf mathit mathtt mathfrak mathscr"
    " boldsymbol bm operatorname sqrt hat bar vec tilde widehat widetilde overline section"
    " subsection paragraph ensuremath unicode textup textsl textmd"
)
"""Commands with one pair of braces that show that a text is LaTeX."""


def is_dropped(name: str) -> bool:
    """Say whether a command goes with its arguments."""
    return name in DROPPED or name.lower().startswith("cite")


@cache
def symbols() -> dict[str, str]:
    """Return the text for which each known command without arguments stands."""
    from pylatexenc.latex2text import get_default_latex_context_db

    known = {
        spec.macroname: spec.simplify_repl
        for spec in get_default_latex_context_db().iter_macro_specs()
        if isinstance(spec.simplify_repl, str) and _is_symbol(spec.macroname, spec.simplify_repl)
    }
    return {
        **known,
        **_OURS,
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_NOTHING, ""),
    }


def is_known(name: str) -> bool:
    """Say whether a command shows that the text is LaTeX.

    >>> is_known("alpha"), is_known("citep"), is_known("ours")
    (True, True, False)
    """
    return name in FORMATS or name in TWO_PARTS or is_dropped(name) or name in symbols()


@cache
def is_symbol_of_glue(name: str) -> bool:
    """Say whether a symbol is seen at the beginning of a name: a Greek letter, an arrow, a root.

    >>> is_symbol_of_glue("rightarrow"), is_symbol_of_glue("log")
    (True, False)
    """
    return _GLUED.fullmatch(symbols().get(name, "")) is not None


def _is_symbol(name: str, text: str) -> bool:
    is_word = name.isalpha() and name.isascii()
    return is_word and name not in _OWN_MEANING and _SYMBOL.fullmatch(text) is not None
