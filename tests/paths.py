"""Where the checkout is, and what tests read of it."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
GOLD: Final = ROOT / "tests" / "gold"
DEV: Final = GOLD / "dev.jsonl"
TRAIN: Final = GOLD / "train.jsonl"
