"""Where extraction runs: in this process, in several, or wherever an executor takes the work."""

from kg.engines.extraction import SetAside, extract
from kg.engines.processes import Processes, available_cores

__all__ = ["Processes", "SetAside", "available_cores", "extract"]
