import pytest

from kg.text.cleaning import clean
from kg.text.markup import Markup

MATHEMATICS = [
    (r"$\mathcal{M}$athNet", "MathNet"),
    (r"$\textbf{Fr}$ame-wise", "Frame-wise"),
    ("$10^{2}$, 10$^{-3}$, $10^5$", "10², 10⁻³, 10⁵"),
    ("NOEM$^{3}$A, FMS$^2$, F$_1$", "NOEM³A, FMS², F₁"),
    ("10^{2} and G_{stack} without dollars", "10² and G_stack without dollars"),
    ("10^2 and a_b without braces", "10^2 and a_b without braces"),
    (r"up to 5.3$\times$, $256 \times 256$", "up to 5.3×, 256 × 256"),
    (r"80.1 $\pm$ 0.2, \pm 3", "80.1 ± 0.2, ± 3"),
    (r"$\beta$-VAE, $\mu$P, \alpha-BN", "β-VAE, μP, α-BN"),
    (r"$\ell_2$, $\ell$1, $L_\infty$", "ℓ₂, ℓ1, L_∞"),
    (r"AP$_{50}$, $D_{\mathrm{task}}$, $\textrm{GriTS}_\textrm{Con}$", "AP₅₀, D_task, GriTS_Con"),
    (r"$x^{ij}$, $x^{a+b}$, $e^{-f(x)}$", "x^ij, x^(a+b), e^(-f(x))"),
    (r"$90^\circ$, $5^{th}$, PQ$^\dagger$", "90°, 5th, PQ†"),
    (r"$O(\sqrt{T\log T})$", "O(√(T log T))"),
    (r"$\frac{1}{2}$, $\frac{a+b}{\sqrt{n}}$", "1/2, (a+b)/√n"),
    (r"$\frac{q+\lfloor2\sqrt{q}\rfloor}{2}$", "(q+⌊2√q⌋)/2"),
    (r"$\tilde{O}(n^{2/3})$, $\hat y$", "Õ(n^(2/3)), ŷ"),
    (r"$x \in \{0,1\}^n$, $\|w\|_2$", "x ∈ {0,1}ⁿ, ‖w‖₂"),
    (r"$x \not\in \mathbb{R}^d$, $a \neq b$", "x ∉ R^d, a ≠ b"),
    (r"$\arg\max_x f(x)$, $n\log n$", "arg max_x f(x), n log n"),
    (r"$\left( a \right]$, $a \geq b \leq c$", "( a ], a ≥ b ≤ c"),
    (r"$\sim$5\%, 3$\sim$5, $x \sim p$", "~5%, 3~5, x ∼ p"),
    (r"\(k\)-means and \[x = y\]", "k-means and x = y"),
    ("$$E = mc^2$$", "E = mc²"),
    (r"10\,000 of $P(a \mid b)$, $x^\prime$, \textquotesingle", "10,000 of P(a | b), x', '"),
    (r"$ \alpha $-VAE, $-$50", "α-VAE, -50"),
    ("GSM$8$K, ImageNet-$1$k", "GSM8K, ImageNet-1k"),
    (r"$\mathbbR^d$, \emphnot, $\mathcalO(n)$", "R^d, not, O(n)"),
    (r"{\em $\lambda$-model}, \textbf{a $x$ b}", "λ-model, a x b"),
    (r"90$\unicode{x00b0}$", "90°"),
]
MONEY = [
    "$5 and $10",
    "it costs $5 and mine costs 10$",
    "from $20K to $1M",
    "$0.15/$0.60 a million",
    "US$ and CA$ are currencies",
    "$HOME and $USER",
]


@pytest.mark.parametrize(("text", "cleaned"), MATHEMATICS)
def test_mathematics_reads_on_one_line(text: str, cleaned: str) -> None:
    assert clean(text, Markup.LATEX) == cleaned


@pytest.mark.parametrize("text", MONEY)
@pytest.mark.parametrize("markup", [Markup.LATEX, Markup.SOME_LATEX])
def test_dollars_that_are_money_stay(text: str, markup: Markup) -> None:
    assert clean(text, markup) == text
