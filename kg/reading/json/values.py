"""Values of JSON records, whatever a service wraps them in."""

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["first_text", "texts", "value_at"]


def value_at(fields: Mapping[str, Any], path: str) -> Any:  # noqa: ANN401 - JSON
    """Return what stands at a path of keys, or None where it leads nowhere.

    `{"value": x}`, as OpenReview writes its fields, is x.

    >>> value_at({"content": {"title": {"value": "CrossViT"}}}, "content.title")
    'CrossViT'
    """
    value: Any = fields
    for key in path.split("."):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value["value"] if isinstance(value, Mapping) and "value" in value else value


def first_text(fields: Mapping[str, Any], *paths: str) -> str | None:
    """Return the first text that is not blank at one of the paths; of a list its first text.

    Numbers are texts too, as ids and years are written either way; truth values are none.

    >>> first_text({"title": None, "display_name": ["CrossViT"]}, "title", "display_name")
    'CrossViT'
    """
    for path in paths:
        for text in texts(value_at(fields, path)):
            return text
    return None


def texts(value: object) -> Iterable[str]:
    """Yield the texts in a value: itself, or those of a list, none of them blank."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str) and item.strip():
            yield item
        elif isinstance(item, int | float) and not isinstance(item, bool):
            yield str(item)
