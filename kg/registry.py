"""A named table of plug-ins that fills itself from a package.

A plug-in is one module of that package; modules whose name begins with `_`, and the packages
inside it, are parts of plug-ins and are not found. A registry made with `part` finds packages
instead: every one inside it that has a module of that name, which holds what is slow to import. A
plug-in bears the name of its file or folder, with `-` for `_`. The command line's choices, error
messages, documentation and contract tests all read the same table.
"""

import importlib
import pkgutil
import sys
import threading
from collections.abc import Iterator, Mapping
from typing import TypeVar

from kg.errors import DuplicateNameError, InvalidValueError, UnknownNameError

T = TypeVar("T")


class Registry(Mapping[str, T]):
    """Plug-ins of one sort by name, in the order of their names.

    >>> shapes = Registry[type]("shape", "kg.nowhere")
    >>> _ = shapes.register("square", int)
    >>> shapes.register("square", int)
    Traceback (most recent call last):
    ...
    kg.errors.DuplicateNameError: shape 'square' is registered twice; give one of them another name
    """

    def __init__(self, what: str, package: str, part: str | None = None) -> None:
        """Name the sort of plug-in, for messages, and the package to search on first use."""
        self.what, self.package, self.part = what, package, part
        self._items: dict[str, T] = {}
        self._is_filled = False
        self._here = threading.local()

    def register(self, name: str, item: T) -> T:
        """Add `item` under `name` and return it; a name that is taken is an error."""
        if name in self._items:
            raise DuplicateNameError(self.what, name)
        self._items[name] = item
        return item

    def _fill(self) -> dict[str, T]:
        # A plug-in may read the registry while it loads, in its own thread. Others wait: the
        # interpreter lets a thread wait for a module that another one is importing, and finds out
        # where two wait for each other, as it could not with a lock of our own.
        if not self._is_filled and not getattr(self._here, "is_filling", False):
            self._here.is_filling = True
            try:
                for name, module in self._modules():
                    self._import(name, module)
                self._is_filled = True
            finally:
                self._here.is_filling = False
        return self._items

    def _import(self, name: str, module: str) -> None:
        is_new = module not in sys.modules
        importlib.import_module(module)
        # A module that was there may be loading still, and register when this is over.
        if is_new and name not in self._items:
            raise InvalidValueError(
                f"{module} registers no {self.what} {name!r}; register it by the name of its file,"
                " or let the name begin with `_` if the file is no plug-in"
            )

    def _modules(self) -> Iterator[tuple[str, str]]:
        """Yield the name of each plug-in and the module that registers it, sorted."""
        folder = importlib.import_module(self.package).__path__
        for module in sorted(pkgutil.iter_modules(folder), key=lambda module: module.name):
            path, name = f"{self.package}.{module.name}", module.name.replace("_", "-")
            if self.part is None and not module.ispkg and not module.name.startswith("_"):
                yield name, path
            elif self.part is not None and module.ispkg:
                inside = pkgutil.iter_modules(importlib.import_module(path).__path__)
                if self.part in {each.name for each in inside}:
                    yield name, path

    def module(self, name: str) -> str:
        """Return the name of the module in which the work of a plug-in is done."""
        path = f"{self.package}.{name.replace('-', '_')}"
        return path if self.part is None else f"{path}.{self.part}"

    def __getitem__(self, name: str) -> T:
        """Return the plug-in of that name; an unknown name is an error that lists the known.

        No other one is imported for it.
        """
        if name not in self._items and not self._is_filled:
            self._import_one(name)
        items = self._items if name in self._items else self._fill()
        if name not in items:
            raise UnknownNameError(self.what, name, items)
        return items[name]

    def _import_one(self, name: str) -> None:
        module = dict(self._modules()).get(name)
        if module is not None:
            self._import(name, module)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._fill()))

    def __len__(self) -> int:
        return len(self._fill())
