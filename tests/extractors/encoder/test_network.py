"""The encoder gives each token a vector that depends on its document alone."""

from concurrent.futures import ThreadPoolExecutor

from spacy.tokens import Doc

from extractors.encoder.heads import shipped_heads
from extractors.encoder.network import shipped_encoder
from tests.extractors.tagged import NLP

TEXTS = [
    "ZorbNet: Zorbing\nZorbNet reaches 87.3% on ImageNet.",
    "Fish\nFish 🤗 swim.",
    "word",
    " \n ",
    "Nets\n" + "Nets are nets of nets. " * 200,
]


def vectors(doc: Doc) -> bytes:
    return shipped_encoder()(doc).tobytes()


def test_every_token_has_a_vector_as_wide_as_the_heads_expect() -> None:
    for doc in map(NLP.make_doc, TEXTS):
        found = shipped_encoder()(doc)
        assert found.shape == (len(doc), shipped_heads().arrays["labels.weight"].shape[1])


def test_vectors_of_a_token_tell_its_context() -> None:
    doc = NLP.make_doc("Nets\nWe use nets and nets.")
    found = shipped_encoder()(doc)
    assert [token.text for token in (doc[4], doc[6])] == ["nets", "nets"]
    assert abs(found[4] - found[6]).max() > 0.01


def test_vectors_are_the_same_bytes_whatever_is_read_before_and_beside() -> None:
    docs = list(map(NLP.make_doc, TEXTS))
    alone = list(map(vectors, docs))
    assert [vectors(doc) for doc in reversed(docs)] == alone[::-1]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(vectors, docs * 2)) == alone * 2


def test_the_network_runs_on_one_thread() -> None:
    options = shipped_encoder().session.get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)
