"""What the tables of corrections may say."""

import pytest

from kg.corrections.override_file import parse
from kg.errors import InvalidValueError

ROLE = '[[role]]\npaper = "p"\nkind = "Task"\nname = "n"\n'
RESULT = '[[result]]\npaper = "p"\nvalue = "1"\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[merge]", "o.toml: is no TOML"),
        ("[[marge]]", "unknown table 'marge'; write one of merge, split"),
        ("merge = 1", r"merge is no list of tables; write \[\[merge\]\]"),
        ("merge = [1]", "merge 1: is 1 and no table"),
        ('[[stop]]\nname = "a"\nkid = "b"', "stop 1: unknown key 'kid'; known: kind, name"),
        ('[[stop]]\nname = "a"', "stop 1: has no 'kind'; add it"),
        ('[[stop]]\nname = "a"\nkind = "Modell"', "stop 1: kind is 'Modell'; give one of Model,"),
        ('[[stop]]\nname = " "\nkind = "Model"', "stop 1: name is ' '; give a name"),
        ('[[stop]]\nname = 1979-05-27\nkind = "Model"', "stop 1: name is datetime"),
        ('[[merge]]\nnames = []\nkind = "Model"', "merge 1: names is an empty array"),
        ('[[merge]]\nnames = "a"\nkind = "Model"', "merge 1: names is a string; give a list"),
        (
            '[[merge]]\nnames = ["A"]\nkind = "Model"',
            "merge 1: names has one name alone, 'A'; add another name of it, or give it",
        ),
        ('[[merge]]\nnames = ["Ab", "ab"]\nkind = "Model"', "merge 1: names has one name alone"),
        (
            '[[distinct]]\nnames = ["A"]\nkind = "Model"',
            "distinct 1: names has one name alone, 'A'; add the name of what it is not",
        ),
        ('[[merge]]\nnames = [1]\nkind = "Model"', "merge 1: names is 1; give a string"),
        ('[[retype]]\nname = "a"\nkind = "Model"\nto = "x"', "retype 1: to is 'x'; give one of"),
        (f'{ROLE}to = "uses"', "role 1: to is 'uses'; give one of introduced, used, mentioned"),
        (f'{ROLE}to = "used"\ndate = "today"', "role 1: date is 'today'; give a date without"),
        (f'{ROLE}to = "used"\ndate = 2024-05-31T07:32:00', "role 1: date is datetime"),
        (f'{ROLE}to = "used"\nreason = 1', "role 1: reason is 1; give a string"),
        ('[[result]]\npaper = "p"\ndrop = true', "result 1: has no 'value'; give the number as"),
        (RESULT, "result 1: says not what to do; give either set or drop = true"),
        (f"{RESULT}drop = true\nset = {{ unit = '%' }}", "result 1: says not what to do"),
        (f"{RESULT}drop = 'yes'", "result 1: drop is 'yes'; give true or false"),
        (f"{RESULT}set = 'F1'", r"result 1: set is a string; give fields such as { metric"),
        (f"{RESULT}set = {{}}", "result 1: set is empty; give what to change, or drop"),
        (
            f"{RESULT}set = {{ metrik = 'F1' }}",
            "result 1: unknown key 'metrik'; known: value, unit",
        ),
        (f"{RESULT}set = {{ sign = '*' }}", r"""result 1: sign is '\*'; give "\+", "-" or"""),
        (f"{RESULT}set = {{ kind = 'x' }}", "result 1: kind is 'x'; give one of absolute, delta"),
        (f"{RESULT}set = {{ value = '' }}", "result 1: value is empty; give the number"),
        ('[[entity]]\npaper = "p"\nkind = "Task"\nname = "n"', "entity 1: has no 'role'; add it"),
        ('[[drop]]\npaper = "p"\nname = "n"', "drop 1: names nothing to drop; give kind and name"),
        ('[[drop]]\npaper = "p"', "drop 1: names nothing to drop; give kind and name, or url"),
    ],
)
def test_a_file_that_is_no_overrides_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(InvalidValueError, match=message) as error:
        parse(text, "o.toml")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("words", ['"a word"', '["a word"]'])
def test_words_are_one_quotation_or_several(words: str) -> None:
    text = f'[[entity]]\npaper="p"\nkind="Task"\nname="n"\nrole="used"\nwords={words}'
    assert parse(text).entity[0].words == ("a word",)
