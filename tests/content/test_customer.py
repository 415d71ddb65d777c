from pathlib import Path

import pytest

from trivet.content import ContentError
from trivet.content.customer import read_customer

SOUND = """
provider: {name: Fellside}
customer: {name: '#evil[*x*] "q" <b>', sector: probation, nation: wales}
course: {date: 2027-03-01, start: "09:30", end: "16:30"}
"""


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "customer.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_hostile_name_is_just_a_name(tmp_path: Path) -> None:
    assert read_customer(write(tmp_path, SOUND)).customer.name == '#evil[*x*] "q" <b>'


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "sector: probation",
            "sector: prison",
            "4: customer.sector: 'prison' is not a setting; did you mean 'probation'?",
        ),
        (", nation: wales", "", "3: customer.nation: this field is missing"),
        ('start: "09:30"', 'start: "9.30"', "course.start"),
        ("name: Fellside", "name: Fellside, colour: teal", "provider.colour"),
        ("nation: wales", "nation: wales, terms: {punter: x}", "unknown terms: punter"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(ContentError) as error:
        read_customer(write(tmp_path, SOUND.replace(old, new)))
    assert said.removeprefix("4: ").removeprefix("3: ") in str(error.value)
    assert f"{tmp_path}/customer.yaml:" in str(error.value)


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="cannot be read: No such file"):
        read_customer(tmp_path / "nobody.yaml")
