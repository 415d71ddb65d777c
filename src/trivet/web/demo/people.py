"""Who is in the demonstration, and what each of them did. All of it is invented."""

from dataclasses import dataclass

DOMAIN = "fellside.example.org"


@dataclass(frozen=True, slots=True)
class Person:
    """A participant: in which customer's course, how many parts read, how many checks done, what they noted."""

    name: str
    email: str
    customer: str
    read: int
    checked: int = 0
    notes: tuple[str, ...] = ()


OWNER = ("Ruth Haworth", f"ruth@{DOMAIN}")
TRAINER = ("Imran Sadiq", f"imran@{DOMAIN}")
PARTICIPANTS = (
    Person(
        "Cerys Vaughan-Pryce", "cerys@cwmarian.example.org", "cwm-arian-probation", read=5, checked=4,
        notes=(
            "I explain the order, then the rules, then ask if there are questions. There never are. I have been taking that as a yes.",
            "He said 'you people' and I answered the words instead of what was under them.",
            "Ask for one thing he would change about our meetings. Then change it.",
        ),
    ),
    Person("Dewi Probert", "dewi@cwmarian.example.org", "cwm-arian-probation", read=2, checked=1),
    Person(
        "Hannah Iqbal", "hannah@ribblemere.example.org", "ribblemere-drug-and-alcohol", read=8, checked=8,
        notes=("She missed two appointments after I was kind about the first one. Kind is not the same as clear.",),
    ),
    Person("Tom Ashcroft", "tom@ribblemere.example.org", "ribblemere-drug-and-alcohol", read=1),
    Person(
        "Mairi Kerr", "mairi@strathlorne.example.org", "strathlorne-justice-social-work", read=4, checked=2,
        notes=("Whose goal was it? Mine. I wrote it before we met.",),
    ),
    Person("Callum Reid", "callum@strathlorne.example.org", "strathlorne-justice-social-work", read=0),
)  # fmt: skip
