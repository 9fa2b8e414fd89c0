import pytest

from kg.text.cleaning import clean
from kg.text.markup import Markup

TAGS = [
    ("<fixed-case>CIFAR</fixed-case>-10", "CIFAR-10"),
    ("<fixed-case>B</fixed-case>io<fixed-case>BERT</fixed-case>", "BioBERT"),
    ("<jats:p>One.</jats:p><jats:p>Two.</jats:p>", "One. Two."),
    ("<jats:title>Abstract</jats:title><jats:p>We win.</jats:p>", "We win."),
    ("<jats:sec><jats:title>Methods</jats:title><jats:p>We look.</jats:p></jats:sec>", "We look."),
    ("<title>Trial registration</title><p>NCT1</p>", "Trial registration: NCT1"),
    ("<title>Who?</title><p>We.</p>", "Who? We."),
    ("<title>H<sub>2</sub>O</title><p>It is wet.</p>", "H₂O: It is wet."),
    ("10<sup>2</sup>, 10<jats:sup>-3</jats:sup>, x<sup>k</sup>", "10², 10⁻³, x^k"),
    ("H<sub>2</sub>O, BERT<sub>BASE</sub>, x<inf>i</inf>", "H₂O, BERT_BASE, x_i"),
    ("5<sup>th</sup>, 20<sup>°</sup>, Brand<sup>®</sup>", "5th, 20°, Brand®"),
    ("Ca<sup>2+</sup> and m<sup>2</sup>", "Ca²⁺ and m²"),
    ("<italic>E. coli</italic>, <bold>bold</bold>, <sc>VeriFi</sc>", "E. coli, bold, VeriFi"),
    ("such as<italic>Phaser</italic>can help", "such as Phaser can help"),
    ("micro<italic>RNA</italic>s", "microRNAs"),
    ("<ce:para>One</ce:para> <abstract-sec><simple-para>2</simple-para></abstract-sec>", "One 2"),
    ('<ext-link ext-link-type="uri" xlink:href="http://a.org">here</ext-link>', "here"),
    ("<list><list-item><p>one</p></list-item><list-item><p>two</p></list-item></list>", "one two"),
    ("<![CDATA[We <i>win</i>]]>", "We win"),
    ("<?xml version='1.0'?><!-- no --><p>We</p>", "We"),
    ("<P>We</P >", "We"),
    ("<p>Image-\nNet</p>", "ImageNet"),
    ("<p>unclosed <b>tags <sup>2", "unclosed tags 2"),
]
ENTITIES = [
    ("AT&amp;T &lt; 5 &gt; 3", "AT&T < 5 > 3"),
    ("&amp;lt;5%", "<5%"),
    ("&amp;amp;amp;", "&"),
    ("&#x3b1;, &#945;, &alpha;, &nbsp;x", "α, α, α, x"),
    ("&lt;p&gt;We &lt;em&gt;win&lt;/em&gt;&lt;/p&gt;", "We win"),
    ("AT&T, R&D; x & y; &unknown;", "AT&T, R&D; x & y; &unknown;"),
    ("&acirc;&#128;&#153;", "’"),
]
FORMULAS = [
    (
        (
            "<inline-formula>"
            '<tex-math notation="LaTeX">$15 \\times$</tex-math><alternatives>'
            "<mml:math><mml:mn>15</mml:mn><mml:mo>×</mml:mo></mml:math></alternatives>"
            "</inline-formula>"
        ),
        "15 ×",
    ),
    (
        (
            "<mml:math><mml:msup><mml:mn>10</mml:mn><mml:mn>2</mml:mn></mml:msup></mml:math>"
            "<tex-math>$10^2$</tex-math> of them"
        ),
        "10² of them",
    ),
    (
        "<math><mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mi>c</mi></mrow></mfrac></math>",
        "a/(b+c)",
    ),
    ("<math><msubsup><mi>x</mi><mn>1</mn><mi>k</mi></msubsup></math>", "x₁^k"),
    ("<math><msqrt><mi>n</mi></msqrt></math> and <math><mi>m</mi></math>", "√n and m"),
    (
        "<math><semantics><mi>x</mi><annotation encoding='tex'>\\x</annotation></semantics></math>",
        "x",
    ),
    (
        (
            "<tex-math>\\documentclass{minimal}\\usepackage{amsmath}\\begin{document}$$x_i$$"
            "\\end{document}</tex-math>"
        ),
        "x_i",
    ),
]
KEPT = [
    "p<0.05 and n>30",
    "a<b and c>d",
    "if x < y and y > z",
    "<mask>, <unk>, <think>, </s>, <|endoftext|>",
    "List<String> and std::vector<int>",
    "a <- b -> c <= d",
    r"$5 and \emph{x}",
]


@pytest.mark.parametrize(("text", "cleaned"), [*TAGS, *ENTITIES, *FORMULAS])
@pytest.mark.parametrize("markup", [Markup.JATS, Markup.HTML])
def test_tags_and_entities_are_undone(text: str, cleaned: str, markup: Markup) -> None:
    assert clean(text, markup) == cleaned


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_tag_stays(text: str) -> None:
    assert clean(text, Markup.JATS) == text
