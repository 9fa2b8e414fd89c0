import pytest

from kg.text.cleaning import clean
from kg.text.markup import Markup

CASES = [
    (
        "ligatures are spelled out",
        "classi\ufb01er, di\ufb00, a\ufb04ict",
        "classifier, diff, afflict",
    ),
    ("soft hyphens are gone", "Image\u00adNet", "ImageNet"),
    ("zero-width spaces are gone", "Image\u200bNet\ufeff", "ImageNet"),
    ("joiners are gone between Latin letters", "Image\u200dNet\u200c", "ImageNet"),
    ("joiners of Persian stay", "می\u200cخواهم", "می\u200cخواهم"),
    ("joined emoji stay", "\U0001f469\u200d\U0001f52c", "\U0001f469\u200d\U0001f52c"),
    ("marks of direction are gone", "\u202aViT\u202c", "ViT"),
    ("control characters are gone", "Vi\x02T\x00", "ViT"),
    ("the escape character is gone", "\x1b[2JViT", "[2JViT"),
    ("form feeds part words", "one\x0ctwo", "one two"),
    ("non-breaking spaces are spaces", "Llama\u00a03\u202fB\u2009x", "Llama 3 B x"),
    ("tabs and runs of spaces are one space", " a \t  b ", "a b"),
    ("accents are composed", "Schro\u0308dinger", "Schrödinger"),
    ("superscripts stay", "10² of H₂O at 5½ ℃", "10² of H₂O at 5½ ℃"),
    ("wide and styled letters stay", "ＡＢ 𝒩 ℓ", "ＡＢ 𝒩 ℓ"),
    ("mojibake of quotes is undone", "â\x80\x9cViTâ\x80\x9d", "“ViT”"),
    ("mojibake of Windows is undone", "donâ€™t â€” Ã©tude", "don’t — étude"),
    ("quotes of Windows are quotes", "\x93ViT\x94 isn\x92t", "“ViT” isn’t"),
    ("mojibake twice over is undone", "cafÃ\x83Â©", "café"),
    ("curly quotes and dashes stay", "“ViT” – it’s — …", "“ViT” – it’s — …"),
    ("a lone surrogate is replaced", "a\ud800b", "a\ufffdb"),
    ("surrogates that are a pair are one character", "\ud83d\ude00", "\U0001f600"),
    ("noncharacters are gone", "a\ufffe\ufdd0b", "ab"),
    ("astral characters stay", "𝛼-VAE 😀", "𝛼-VAE 😀"),
    ("other writing stays", "基于BERT的 Обучение 학습 تعلم", "基于BERT的 Обучение 학습 تعلم"),
    ("capital letters with accents stay", "Ångström, Ærø, À propos", "Ångström, Ærø, À propos"),
]
KEPT = [
    "p<0.05 and n>30",
    "a < b > c, <mask>, <unk>",
    "$5 and $10",
    "$k$-means",
    "a literal &lt; and &amp;",
    r"C:\data\text\alpha",
    r"\emph{x} and 2\% in plain text",
    "5% & 10%",
    "file_name_v2, x^2, {a}, ~5%",
    "--flag, ``code'', `x'",
    "<p>no tag here</p>",
    "https://github.com/a_b/c-d?x=1&y=2#z",
    "don't \"quote\" 'this'",
    "C++, C#, RefCOCO+, .NET, @misc",
]


@pytest.mark.parametrize(
    ("text", "cleaned"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_characters_are_those_that_the_writer_meant(text: str, cleaned: str) -> None:
    assert clean(text, Markup.PLAIN) == cleaned


@pytest.mark.parametrize("text", KEPT)
def test_what_is_no_markup_stays(text: str) -> None:
    assert clean(text, Markup.PLAIN) == text
