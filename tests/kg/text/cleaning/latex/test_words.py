import pytest

from kg.text.cleaning import clean
from kg.text.markup import Markup

ACCENTS = [
    (r"Poincar\'e", "Poincaré"),
    (r"{\'e}t\'{e}", "été"),
    (r"Erd{\H{o}}s", "Erdős"),
    (r"\v{C}ech, Ho\v cevar, {\v c}", "Čech, Hočevar, č"),
    (r"Gar\c{c}on, \c cedilla", "Garçon, çedilla"),
    (r"na{\"\i}ve, na\"{\i}ve", "naïve, naïve"),
    (r"K\"onig, \"Uber", "König, Über"),
    (r"\aa kansson, \AA, \o, \L{}, \ss", "å kansson, Å, ø, Ł, ß"),
    (r"Nu\~nez \^ile \`a", "Nuñez île à"),
    (r"Schr{\"}odinger", "Schrödinger"),
    (r"don\'t, it\'s, we\'re", "don't, it's, we're"),
    (r"\"Attention\" and \"Unity\"", '"Attention" and "Unity"'),
]
BRACES = [
    ("{CIFAR}-10", "CIFAR-10"),
    ("{The {Devil} is in the {Details}}", "The Devil is in the Details"),
    (r"{\%} and {'}", "% and '"),
    ("{Deep}{Face}", "DeepFace"),
    ("unclosed {brace and } another {", "unclosed brace and another"),
    ("at https://a.org/x}{https://a.org/x.", "at https://a.org/x https://a.org/x."),
    (r"a set \{0,1\}, \{x | x > 0\}", "a set {0,1}, {x | x > 0}"),
    ("10{,}000 images", "10,000 images"),
]
COMMANDS = [
    (r"\emph{all}, \textbf{C}IFAR, {\em so}, \textsc{Foo}Bar", "all, CIFAR, so, FooBar"),
    (r"\textbf{\textit{V}i\emph{T}}", "ViT"),
    (r"2\% of R\&D, \#1, a\_b, \$5", "2% of R&D, #1, a_b, $5"),
    (r"BERT~\cite{devlin} and (\citep[see][]{x}), \citet{y}", "BERT and,"),
    (r"see Section~\ref{s} \label{t}", "see Section"),
    (r"OIE\url{https://a.org/x\_y~z}", "OIE https://a.org/x_y~z"),
    (r"\href{https://a.org}{code}", "code (https://a.org)"),
    (r"\href{https://a.org/x}{a.org/x}", "https://a.org/x"),
    (r"wins\footnote{Code: \url{https://a.org}}.", "wins (Code: https://a.org)."),
    (r"\textcolor{red}{ViT} and {\color{blue} DeiT}", "ViT and DeiT"),
    (r"\ours{}, \ours, \method wins", "ours, ours, method wins"),
    (r"\hl{ViT} of \RR", "ViT of RR"),
    (r"e.g.\ this, \eg that (\ie, so) \etc.", "e.g. this, e.g. that (i.e., so) etc."),
    (r"\begin{itemize}\item one \item two\end{itemize}", "one two"),
    (r"one\\two\newline three", "one two three"),
    (r"Pos-R\textsuperscript{2}, One\textsubscript{Hard}", "Pos-R², One_Hard"),
    (r"{\LaTeX} and \TeX{} code", "LaTeX and TeX code"),
    (r"360{\deg} PixArt-\Sigma's", "360° PixArt-Σ's"),
    (r"neuro\-symbolic, a\,b, a\;b, a\ b, a\/b", "neurosymbolic, a b, a b, a b, ab"),
    (r"twice escaped\nWe go on", "twice escaped We go on"),
    (r"unclosed \emph{all of it", "unclosed all of it"),
    (r"a lone \ backslash \1", "a lone backslash 1"),
    (r"C:\Users\ada\x.txt at 2\%", r"C:\Users\ada\x.txt at 2%"),
]
PUNCTUATION = [
    ("``quoted'' and `single'", "\"quoted\" and 'single'"),
    ("Llama~3, Fig.~2, 5~ms", "Llama 3, Fig. 2, 5 ms"),
    ("about ~5% or (~3), 3~5", "about ~5% or (~3), 3~5"),
    ("Kullback--Leibler, 1--5 --- so", "Kullback–Leibler, 1–5 — so"),
    ("run --help, a -->b", "run --help, a -->b"),
    ("https://a.org/~ada/x--y", "https://a.org/~ada/x--y"),
    ("5% & 10%, a_b, p<0.05", "5% & 10%, a_b, p<0.05"),
]


@pytest.mark.parametrize(("text", "cleaned"), [*ACCENTS, *BRACES, *COMMANDS, *PUNCTUATION])
def test_latex_reads_as_its_page_does(text: str, cleaned: str) -> None:
    assert clean(text, Markup.LATEX) == cleaned
