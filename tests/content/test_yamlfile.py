import pytest

from trivet.content import ContentError
from trivet.content.schema import Outcome
from trivet.content.yamlfile import read_yaml, shape


def test_a_wrong_field_is_named_with_its_line() -> None:
    located = read_yaml("id: bond-o1\ntext: ''\n", "a.yaml", first_line=10)
    with pytest.raises(ContentError) as error:
        shape(located, Outcome)
    assert str(error.value) == "a.yaml:11: text: this is empty; it needs at least 1 character(s)"


def test_missing_and_unknown_fields_are_said_in_words() -> None:
    with pytest.raises(ContentError) as error:
        shape(read_yaml("id: a\nwords: b\n", "a.yaml"), Outcome)
    assert [str(fault) for fault in error.value.faults] == [
        "a.yaml:1: text: this field is missing",
        "a.yaml:2: words: this field is not known here. The fields here are: id, text",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\na: 2\n", "a.yaml:2: the key 'a' stands twice"),
        ("a: [1\n", "a.yaml:2: YAML cannot be read"),
        ("a: !!python/object/apply:os.system ['true']\n", "a.yaml:1: YAML cannot be read"),
    ],
)
def test_bad_yaml_is_refused_at_its_line(text: str, said: str) -> None:
    with pytest.raises(ContentError) as error:
        read_yaml(text, "a.yaml")
    assert str(error.value).startswith(said)
