"""The network in torch: a transformer, a vector for each token, and the heads that decide.

`extractors.encoder.heads.Heads` computes the same as `Heads` here, in numpy. Numbers of rows are
those of `extractors.encoder.inputs.ROWS`. The transformer is BERT's: Devlin et al. 2019,
https://arxiv.org/abs/1810.04805.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import torch
from torch import nn
from torch.nn import functional

from extractors.encoder.heads import FIELDS, KINDS
from extractors.encoder.inputs import ROWS
from extractors.tagger.crf import label_names
from kg.schema import Role

__all__ = ["Attention", "Encoder", "Heads", "Network", "Shape", "attention"]

Attention = Callable[[torch.Tensor, torch.Tensor, torch.Tensor, int], torch.Tensor]
"""Function from queries, keys and values, each (text, place, width), and the number of heads that
part their width, to what is attended."""

_DROPPED: Final = 0.1
_FORMS_DROPPED: Final = 0.2
_EPSILON: Final = 1e-12
_FORM_WIDTHS: Final = (48, 24, 24)
_PLACES: Final = 8
_PLACE_WIDTH: Final = 8
_DISTANCES: Final = ((33, 32), (7, 16), (12, 24), (12, 16), (4, 8))
"""Classes and widths of what `extractors.results.distances` says."""
_ASKED: Final = 64
_NUMBER_KINDS: Final = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; without any, those of all-MiniLM-L6-v2 and of the shipped heads."""

    pieces: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    attention_heads: int = 12
    layers: int = 6
    vectors: int = 256
    joined: int = 128


def attention(present: torch.Tensor) -> Attention:
    """Return the attention of padded texts to what is `present`, a Boolean each (text, place)."""
    mask = present[:, None, None, :]

    def attend(
        query: torch.Tensor, key: torch.Tensor, value: torch.Tensor, heads: int
    ) -> torch.Tensor:
        parted = [
            each.view(*each.shape[:2], heads, -1).transpose(1, 2) for each in (query, key, value)
        ]
        found = functional.scaled_dot_product_attention(*parted, attn_mask=mask)
        return found.transpose(1, 2).reshape(query.shape)

    return attend


class Layer(nn.Module):
    """A layer of the transformer."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.attention_heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.attended = nn.Linear(width, width)
        self.attended_norm = nn.LayerNorm(width, _EPSILON)
        self.up, self.down = nn.Linear(width, shape.inner), nn.Linear(shape.inner, width)
        self.norm = nn.LayerNorm(width, _EPSILON)

    def forward(self, x: torch.Tensor, attend: Attention) -> torch.Tensor:
        """Return the states of the next layer, (text, place, width) as those given."""
        found = self.attended(attend(self.query(x), self.key(x), self.value(x), self.heads))
        x = self.attended_norm(x + functional.dropout(found, _DROPPED, self.training))
        found = self.down(functional.gelu(self.up(x)))
        return self.norm(x + functional.dropout(found, _DROPPED, self.training))


class Encoder(nn.Module):
    """Word pieces and forms of tokens in, a vector a token out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.pieces = nn.Embedding(shape.pieces, width)
        self.positions = nn.Embedding(shape.positions, width)
        self.segment = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, _EPSILON)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.forms = nn.ModuleList(_table(*size) for size in zip(ROWS, _FORM_WIDTHS, strict=True))
        self.places = _table(_PLACES, _PLACE_WIDTH)
        mixed = 2 * width + sum(_FORM_WIDTHS) + _PLACE_WIDTH
        self.mix = nn.Sequential(nn.Linear(mixed, shape.vectors), nn.GELU())
        # Words that no annotated paper has keep what they mean.
        self.pieces.weight.requires_grad = False

    def load_pretrained(self, tensors: Mapping[str, Any]) -> None:
        """Take over a transformer by the names of BERT; there may be more layers than here."""
        names = {
            "pieces.weight": "embeddings.word_embeddings.weight",
            "positions.weight": "embeddings.position_embeddings.weight",
            "norm.weight": "embeddings.LayerNorm.weight",
            "norm.bias": "embeddings.LayerNorm.bias",
        }
        for layer in range(len(self.layers)):
            for own, its in _NAMES_IN_LAYER.items():
                for part in ("weight", "bias"):
                    names[f"layers.{layer}.{own}.{part}"] = f"encoder.layer.{layer}.{its}.{part}"
        own = self.state_dict()
        own |= {name: tensors[its] for name, its in names.items()}
        own["segment"] = tensors["embeddings.token_type_embeddings.weight"][0]
        self.load_state_dict(own)

    def pretrained(self) -> list[nn.Parameter]:
        """Return the parameters of the transformer that learn."""
        parts = (self.positions, self.norm, self.layers)
        return [self.segment, *(parameter for part in parts for parameter in part.parameters())]

    def states(self, pieces: torch.Tensor, attend: Attention) -> torch.Tensor:
        """Return the states of word pieces, of shape (text, place, width)."""
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.segment
        x = functional.dropout(self.norm(x), _DROPPED, self.training)
        for layer in self.layers:
            x = layer(x, attend)
        return x

    def vectors(
        self, first: torch.Tensor, last: torch.Tensor, forms: torch.Tensor, places: torch.Tensor
    ) -> torch.Tensor:
        """Return the vectors of tokens by the states of their first and last pieces, and forms."""
        looked_up = [table(forms[:, :, k]) for k, table in enumerate(self.forms)]
        form = torch.cat([*looked_up, self.places(places)], dim=2)
        form = functional.dropout(form, _FORMS_DROPPED, self.training)
        mixed = self.mix(torch.cat([first, last, form], dim=2))
        return functional.dropout(mixed, _DROPPED, self.training)


_NAMES_IN_LAYER: Final = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "attended_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}


def _table(rows: int, width: int) -> nn.Embedding:
    table = nn.Embedding(rows, width)
    nn.init.normal_(table.weight, std=0.1)
    return table


class Heads(nn.Module):
    """The layers that decide, named and computed as in `extractors.encoder.heads.Heads`."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width, joined = shape.vectors, shape.joined
        labels = len(label_names(KINDS))
        self.labels = nn.Linear(width, labels)
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.span = nn.Linear(3 * width + len(KINDS), width)
        self.role, self.kind = nn.Linear(width, len(Role)), nn.Linear(width, len(KINDS) + 1)
        self.number = nn.Linear(4 * width, width)
        self.number_kind, self.relative = nn.Linear(width, _NUMBER_KINDS), nn.Linear(width, 1)
        self.pair_number, self.pair_span = nn.Linear(width, joined), nn.Linear(width, joined)
        self.distance = nn.ModuleList(_table(*size) for size in _DISTANCES)
        self.pair_distance = nn.Linear(sum(size for _, size in _DISTANCES), joined)
        self.pair = nn.Linear(joined, len(FIELDS))
        self.query, self.key = (nn.Linear(width, len(FIELDS) * _ASKED) for _ in range(2))
        self.absent = nn.Linear(width, len(FIELDS))

    def spans(
        self, vectors: torch.Tensor, spans: torch.Tensor, kinds: torch.Tensor
    ) -> torch.Tensor:
        """Return a vector for each span [start, end) of tokens.

        `vectors` are (token, width), `spans` (span, 2), `kinds` (span, kind), 1 for the kind that
        is known.
        """
        first, after = spans.unbind(dim=1)
        sums = torch.cat([vectors.new_zeros(1, vectors.shape[1]), vectors.cumsum(dim=0)])
        means = (sums[after] - sums[first]) / (after - first)[:, None]
        whole = torch.cat([vectors[first], vectors[after - 1], means, kinds], dim=1)
        return functional.gelu(self.span(whole))

    def numbers(self, vectors: torch.Tensor, spans: torch.Tensor) -> torch.Tensor:
        """Return a vector for each number, given as tokens [start, end)."""
        first, after = spans.unbind(dim=1)
        places = (first, after - 1, (first - 1).clamp(min=0), after.clamp(max=len(vectors) - 1))
        whole = torch.cat([vectors[place] for place in places], dim=1)
        return functional.gelu(self.number(whole))

    def pairs(
        self, numbers: torch.Tensor, spans: torch.Tensor, distances: torch.Tensor
    ) -> torch.Tensor:
        """Return the scores of each number with each span, of shape (number, span, field)."""
        looked_up = [table(distances[:, :, k]) for k, table in enumerate(self.distance)]
        far = self.pair_distance(torch.cat(looked_up, dim=2))
        near = self.pair_number(numbers)[:, None] + self.pair_span(spans)[None]
        asked = self.query(numbers).view(len(numbers), len(FIELDS), _ASKED)
        given = self.key(spans).view(len(spans), len(FIELDS), _ASKED)
        dot = torch.einsum("nfd,mfd->nmf", asked, given) / _ASKED**0.5
        return self.pair(functional.gelu(near + far)) + dot


class Network(nn.Module):
    """The encoder and its heads, which learn together."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.heads = Heads(shape)
