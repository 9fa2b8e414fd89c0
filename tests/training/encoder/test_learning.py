"""A small network learns two papers by heart, and goes on as if it had never stopped."""

import random
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from kg.errors import InvalidValueError
from tests.training.encoder.networks import TINY
from tests.training.encoder.papers import examples
from training.encoder.learning import Learning, Plan, read_checkpoint
from training.encoder.losses import losses

PAPERS = examples()


def weights(learning: Learning) -> list[float]:
    parameters = learning.network.state_dict().values()
    return [float(each.double().sum()) for each in parameters]


def of_papers(learning: Learning) -> dict[str, float]:
    """The losses of the papers, nothing dropped, the same words hidden every time."""
    torch.manual_seed(0)
    found = losses(learning.network.eval(), PAPERS, random.Random(0))
    return {name: float(loss.detach()) for name, loss in found.items()}


def test_two_papers_are_learned_by_heart() -> None:
    learning = Learning(PAPERS, Plan(epochs=120), TINY)
    before = of_papers(learning)
    while learning.epoch < 120:
        learning.learn_epoch()
    after = of_papers(learning)
    assert {name for name in before if after[name] > before[name] / 4} == set()


def test_learning_that_was_stopped_ends_as_if_it_had_not(tmp_path: Path) -> None:
    plan, path = Plan(epochs=4), tmp_path / "checkpoint.pt"
    undisturbed, stopped = Learning(PAPERS, plan, TINY), Learning(PAPERS, plan, TINY)
    torch.manual_seed(5)
    for _ in range(4):
        undisturbed.learn_epoch()
    torch.manual_seed(5)
    stopped.learn_epoch()
    stopped.learn_epoch()
    stopped.save(path, "a")
    again = Learning(PAPERS, plan, TINY)
    again.resume(path)
    assert weights(again) == weights(stopped) != weights(undisturbed)
    again.learn_epoch()
    again.learn_epoch()
    assert again.epoch == 4
    ours, theirs = undisturbed.network.state_dict(), again.network.state_dict()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)


@pytest.mark.parametrize(
    ("papers", "plan", "message"),
    [
        (PAPERS, Plan(epochs=4, seed=1), "has plan .*'seed': 0.* and not .*'seed': 1"),
        (PAPERS[:1], Plan(epochs=4), "has papers 2 and not 1; give another folder"),
    ],
)
def test_a_checkpoint_of_other_learning_is_refused(
    tmp_path: Path, papers: list[object], plan: Plan, message: str
) -> None:
    path = tmp_path / "checkpoint.pt"
    Learning(PAPERS, Plan(epochs=4), TINY).save(path, "a")
    with pytest.raises(InvalidValueError, match=message):
        Learning(papers, plan, TINY).resume(path)  # type: ignore[arg-type]  # "list[object]"


def test_a_second_stage_begins_with_the_weights_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    first = Learning(PAPERS, Plan(epochs=1), TINY)
    first.learn_epoch()
    first.save(path, "a")
    second = Learning(PAPERS, Plan(epochs=2, seed=1, stage="results"), TINY)
    assert weights(second) != weights(first)
    second.start_from(path)
    assert weights(second) == weights(first)
    assert second.epoch == 0
    second.learn_epoch()
    second.learn_epoch()
    assert weights(second) != weights(first)


def test_a_checkpoint_has_its_vocabulary_and_no_half_of_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    Learning(PAPERS, Plan(), TINY).save(path, "a\nb")
    assert read_checkpoint(path)["pieces"] == "a\nb"
    assert list(tmp_path.iterdir()) == [path]
