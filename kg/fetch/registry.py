"""The table of services, and what a service says of itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.registry import Registry


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: the path below the service's endpoint, and its parameters.

    With `body`, it is a POST of that JSON; else a GET.
    """

    path: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Sequence[str]] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A public service: how to begin, how to go on, and how politely.

    `first` makes the requests of what a user asks for (at least one), and says so with
    `InvalidValueError` where it cannot. `following` gets an answer, its request and how many
    papers are still wanted, and returns the next request, or None after the last one. `papers`
    counts the papers in an answer. `pause` is the number of seconds between two requests, as the
    service asks for.
    """

    summary: str
    endpoint: str
    terms: str
    """Where the service says what it allows."""
    pause: float
    first: Callable[[Sequence[str], int], Sequence[Ask]]
    following: Callable[[bytes, Ask, int], Ask | None]
    papers: Callable[[bytes], int]
    contact_parameter: str | None = None
    """The parameter by which the service wants to know whom to write to."""


SERVICES = Registry[Service]("service", "kg.fetch.services")
