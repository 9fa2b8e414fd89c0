"""A built folder that lives: its inputs, what was extracted from them, and how it changes."""

from kg.library.inputs import Reading
from kg.library.library import Library
from kg.library.tools import Told, Tools
from kg.library.update import OVERRIDES, Update

__all__ = ["OVERRIDES", "Library", "Reading", "Told", "Tools", "Update"]
