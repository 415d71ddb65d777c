"""A client's file written by a form: what did not change keeps its own lines, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trivet.content import ContentError, content_root
from trivet.content.clientfile import client_values, flow, new_file, normal, rewritten
from trivet.content.conditions import ConditionError, condition_words, read_condition
from trivet.content.practice import read_client
from trivet.content.yamlfile import read_yaml

CLIENTS = sorted((content_root() / "clients").glob("*.yaml"))
DEAN = (content_root() / "clients" / "dean.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", CLIENTS, ids=lambda path: path.stem)
def test_nothing_changed_changes_nothing(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert rewritten(text, client_values(text, path.name)) == text


@pytest.mark.parametrize("path", CLIENTS, ids=lambda path: path.stem)
def test_a_file_written_anew_is_the_same_client(path) -> None:
    text = path.read_text(encoding="utf-8")
    anew = new_file(client_values(text, path.name))
    assert read_client(anew, path.name) == read_client(text, path.name)


def test_one_change_touches_its_own_lines_and_no_others() -> None:
    text = "# Read by nobody yet.\n" + DEAN.replace("wants:", "# His own words.\nwants:")
    values = client_values(text, "dean.yaml") | {"wants": "To sleep: at 'home', yes"}
    before, after = text.splitlines(), rewritten(text, values).splitlines()
    assert len(before) == len(after)
    assert [(one, two) for one, two in zip(before, after, strict=True) if one != two] == [
        ('wants: "To see his daughter on his own at weekends"', "wants: \"To sleep: at 'home', yes\"")
    ]


def test_a_field_may_come_and_go_and_one_that_nobody_knows_stays() -> None:
    text = DEAN + "colour: blue  # ours\n"
    values = client_values(text, "dean.yaml")
    del values["incident"]
    values["avoid"] = ["on time"]
    after = rewritten(text, values)
    assert "incident" not in client_values(after, "x")
    assert after.index("watch_for:") < after.index('avoid:\n  - "on time"\n') < after.index("hooks:")
    assert after.endswith("colour: blue  # ours\n")


def test_a_file_in_one_line_is_written_anew() -> None:
    text = "{client: x, title: Y}"
    assert rewritten(text, {"client": "x", "title": "Z z"}) == 'client: x\ntitle: "Z z"\n'


def test_what_is_no_file_of_fields_is_refused_in_words() -> None:
    assert client_values("", "x") == {}
    with pytest.raises(ContentError, match="fields with values"):
        client_values("- a\n", "x")


@given(st.text(min_size=1))
def test_any_words_come_back_as_they_were(text: str) -> None:
    stored = text.replace("\r\n", "\n").encode("utf-8", "replace").decode()
    for key in ("background", "title"):
        found = client_values(new_file({key: stored}), "x")[key]
        assert normal(found) == normal(stored)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda one: st.lists(one) | st.dictionaries(st.text(), one),
    )
)
def test_a_value_on_one_line_is_read_back(value: object) -> None:
    if "\ud800" <= max(str(value), default="") <= "\udfff":
        return
    assert read_yaml(f"a: {flow(value)}\n", "x").value == {"a": value}


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("after OWN, VALIDATE; trust high; late", {"after": ["OWN", "VALIDATE"], "trust": ["high"], "late": True}),
        ("After: own or validate", {"after": ["OWN", "VALIDATE"]}),
        ("stage = repair | early", {"stage": ["repair"], "late": False}),
        ("rupture none", {"rupture": ["none"]}),
        ("late: no", {"late": False}),
        ("  ", {}),
    ],
)
def test_a_condition_is_read_from_words(words: str, condition: dict[str, object]) -> None:
    assert read_condition(words) == condition
    assert read_condition(condition_words(condition)) == condition


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("after OWNN", "'OWNN' is not a move; did you mean 'OWN'?"),
        ("afer OWN", "a condition cannot begin with 'afer'; did you mean 'after'?"),
        ("trust lots", "'lots' is not a level of trust"),
        ("after", "'after' needs a value"),
        ("late OWN", "'late' stands alone"),
        ("late; early", "'late' stands twice"),
    ],
)
def test_what_is_no_condition_is_said_with_what_there_is(words: str, said: str) -> None:
    with pytest.raises(ConditionError, match=None) as error:
        read_condition(words)
    assert said in str(error.value)


def test_a_client_may_hold_a_condition_in_words_and_its_fault_has_a_line() -> None:
    text = DEAN.replace("when: {after: [GOALASK]}", 'when: "after GOALASK; trust high"', 1)
    when = next(
        one.when
        for lines in read_client(text, "d").lines.values()
        for one in lines
        if one.when and one.when.trust == ("high",)
    )
    assert when.after == ("GOALASK",)
    with pytest.raises(
        ContentError, match=r"d:38: lines.open.3.when: 'GOALASKS' is not a move; did you mean 'GOALASK'\?"
    ):
        read_client(DEAN.replace("when: {after: [GOALASK]}", 'when: "after GOALASKS"', 1), "d")
