import json
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from kg.reading.json.text import JsonText

_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=True)
    | st.text(alphabet='NaInfity-"\\, :é\n')
    | st.sampled_from(["NaN", '"NaN', "\\", '\\"', "-Infinity"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=12,
)


def _without_nan(value: object) -> object:
    return json.loads(json.dumps(value), parse_constant=lambda _: None)


@given(_VALUES, st.integers(1, 9))
def test_what_python_writes_is_json_when_mended_in_pieces_of_any_size(
    value: object, size: int
) -> None:
    text = JsonText(StringIO(json.dumps(value, ensure_ascii=False)), mend=True)
    pieces = list(iter(lambda: text.read(size), b""))
    assert json.loads(b"".join(pieces)) == _without_nan(value)


def test_nothing_is_changed_unless_asked_for() -> None:
    assert JsonText(StringIO('{"a": NaN}')).read() == b'{"a": NaN}'
