import pytest

from kg.text.cleaning import clean
from kg.text.markup import Markup

FOLDED = [
    ("Attention is\n      all you need", "Attention is all you need"),
    ("one\r\ntwo\rthree", "one two three"),
    ("one\n\n\ntwo", "one two"),
    ("one\u2028two\u0085three", "one two…three"),
    ("深度\n学习", "深度学习"),
    ("深度 学习", "深度 学习"),
]
CUT = [
    ("Image-\nNet", "ImageNet"),
    ("Image- \r\n    Net", "ImageNet"),
    ("CIFAR-\n10", "CIFAR-10"),
    ("GPT-\n4", "GPT-4"),
    ("3-\nD", "3-D"),
    ("2019-\n2020", "2019-2020"),
    ("trans-\nformer", "transformer"),
    ("Trans-\nformers", "Transformers"),
    ("TRANS-\nFORMERS", "TRANSFORMERS"),
    ("convo-\nlutional", "convolutional"),
    ("tokeni-\nzer", "tokenizer"),
    ("state-of-the-\nart", "state-of-the-art"),
    ("state-\nof-the-art", "state-of-the-art"),
    ("self-\nsupervised", "self-supervised"),
    ("large-\nscale", "large-scale"),
    ("zero-\nshot", "zero-shot"),
    ("BERT-\nbased", "BERT-based"),
    ("ViT-\nB", "ViT-B"),
    ("Kullback-\nLeibler", "Kullback-Leibler"),
    ("Mip-\nNeRF", "Mip-NeRF"),
    ("pre-\nand post-training", "pre- and post-training"),
    ("plug-\nand-play", "plug-and-play"),
    ("https://a.org/some-\nwhere", "https://a.org/some-where"),
    ("a -\nb", "a - b"),
    ("Image\u00ad\nNet", "ImageNet"),
    ("Image\u2010\nNet", "ImageNet"),
    ("Zorb-\nlex and Zorblex", "Zorblex and Zorblex"),
    ("Zorb-\nlex and Zorb-lex", "Zorb-lex and Zorb-lex"),
    ("Bild-\nverarbeitung", "Bildverarbeitung"),
]


@pytest.mark.parametrize(("text", "cleaned"), FOLDED)
def test_a_text_is_one_line(text: str, cleaned: str) -> None:
    assert clean(text, Markup.PLAIN) == cleaned


@pytest.mark.parametrize(("text", "cleaned"), CUT)
def test_a_word_that_a_line_end_has_cut_is_whole(text: str, cleaned: str) -> None:
    assert clean(text, Markup.PLAIN) == cleaned
