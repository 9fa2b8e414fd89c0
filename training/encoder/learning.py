"""Learning, epoch by epoch; what it has reached is a checkpoint from which it goes on."""

import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import torch
from torch import nn

from kg.errors import InvalidValueError
from training.encoder.arrays import Example
from training.encoder.batches import SIZE, batches
from training.encoder.losses import losses
from training.encoder.network import Network, Shape
from training.encoder.stages import FIRST, STAGES, Stage

__all__ = ["Learning", "Plan", "read_checkpoint"]

_DECAY: Final = 0.01
_WARM_UP: Final = 0.1
_LARGEST_GRADIENT: Final = 5.0
_SHOWN: Final = 25
_KEPT: Final = 0.98


@dataclass(frozen=True, slots=True)
class Plan:
    """What, beside the papers, what is learned depends on; `stage` is a name of `STAGES`."""

    epochs: int = 5
    seed: int = 0
    stage: str = FIRST


class Learning:
    """A network that learns from examples: AdamW with a warm-up and a linear decay.

    The method is that of Loshchilov and Hutter 2019, https://arxiv.org/abs/1711.05101. Equal
    examples, plan, number of threads and release of torch give equal weights, also where learning
    was stopped after an epoch and goes on from its checkpoint.
    """

    def __init__(self, examples: Sequence[Example], plan: Plan, shape: Shape | None = None) -> None:
        torch.manual_seed(plan.seed)
        self.shape = shape or Shape()
        self.network = Network(self.shape)
        self.plan = plan
        self.epoch = 0
        self._examples = examples
        self._chance = random.Random(plan.seed)
        self._step = 0
        self._stage = STAGES[plan.stage]
        self._optimizer = _optimizer(self.network, self._stage)
        self._rates = [group["lr"] for group in self._optimizer.param_groups]
        self._means: dict[str, float] = {}

    @property
    def steps(self) -> int:
        """How many steps all epochs have."""
        return self.plan.epochs * -(-len(self._examples) // SIZE)

    def learn_epoch(self) -> None:
        """Learn from each example once, and print running means of the losses now and then."""
        self.network.train()
        for batch in batches([len(example) for example in self._examples], self._chance):
            found = self._learn([self._examples[k] for k in batch])
            for name, loss in found.items():
                before = self._means.get(name, loss)
                self._means[name] = _KEPT * before + (1 - _KEPT) * loss
            if self._step % _SHOWN == 0:
                shown = " ".join(f"{name} {mean:.2f}" for name, mean in self._means.items())
                print(f"{self.epoch + 1}: {self._step}/{self.steps} {shown}", flush=True)  # noqa: T201  # its output
        self.epoch += 1

    def _learn(self, examples: Sequence[Example]) -> dict[str, float]:
        part = self._step / self.steps
        share = min(part / _WARM_UP, (1 - part) / (1 - _WARM_UP))
        for group, rate in zip(self._optimizer.param_groups, self._rates, strict=True):
            group["lr"] = rate * share
        found = losses(self.network, examples, self._chance)
        self._optimizer.zero_grad()
        weights = self._stage.weights
        torch.stack([weights[name] * loss for name, loss in found.items()]).sum().backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), _LARGEST_GRADIENT)
        self._optimizer.step()
        self._step += 1
        return {name: loss.detach().item() for name, loss in found.items()}

    def save(self, path: Path, pieces: str) -> None:
        """Write a checkpoint with the vocabulary of its word pieces; the file is whole or old."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "step": self._step,
            "epoch": self.epoch,
            "chance": self._chance.getstate(),
            "torch": torch.get_rng_state(),
            "shape": asdict(self.shape),
            "plan": asdict(self.plan),
            "papers": len(self._examples),
            "pieces": pieces,
        }
        unfinished = path.with_suffix(".unfinished")
        torch.save(state, unfinished)
        unfinished.replace(path)

    def start_from(self, path: Path) -> None:
        """Begin with the weights of a checkpoint, of whatever plan and papers; no step is taken."""
        self.network.load_state_dict(read_checkpoint(path)["network"])

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint; raise InvalidValueError if it is of another plan or papers."""
        state = read_checkpoint(path)
        own = {
            "plan": asdict(self.plan),
            "shape": asdict(self.shape),
            "papers": len(self._examples),
        }
        for name, value in own.items():
            if state[name] != value:
                raise InvalidValueError(
                    f"{path} has {name} {state[name]} and not {value}; give another folder, or the"
                    " options and papers that it was begun with"
                )
        self.network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])
        self._step, self.epoch = state["step"], state["epoch"]
        self._chance.setstate(state["chance"])
        torch.set_rng_state(state["torch"])


def read_checkpoint(path: Path) -> dict[str, Any]:
    """Return what `Learning.save` wrote; nothing in it is run."""
    state: dict[str, Any] = torch.load(path, weights_only=True)
    return state


def _optimizer(network: Network, stage: Stage) -> torch.optim.AdamW:
    pretrained = network.encoder.pretrained()
    known = set(map(id, pretrained))
    others = [
        parameter
        for parameter in network.parameters()
        if id(parameter) not in known and parameter.requires_grad
    ]
    groups = [
        {"params": pretrained, "lr": stage.rate_pretrained},
        {"params": others, "lr": stage.rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=_DECAY)
