"""Write the golden transcripts anew, after an intended change of engine or lines: two stories for each client. Read them before committing."""

from pathlib import Path

from trivet.content.practice import load_practice
from trivet.simulation import PRACTITIONERS, Stage, cast_of, play
from trivet.simulation.transcript import written

#: client -> (story's name, practitioner, stage, seed, in words)
STEADY = ("steady", "expert", "A practitioner who meets what is there: bond before goals, goals before tasks.")
STORIES = {
    "amina": (
        "defended",
        "novice",
        Stage.REPAIR,
        5,
        "Kind and in a hurry, with a strain that was left open last time.",
    ),
    "callum": (
        "questions",
        "novice",
        Stage.FIRST,
        3,
        "Questions and advice for somebody who can hardly get the words out.",
    ),
    "carys": ("yes", "lecturer", Stage.FIRST, 4, "Everything is explained, and everything is agreed to."),
    "dean": ("enforced", "enforcer", Stage.FIRST, 6, "The order and its consequences, again and again."),
    "gareth": ("warned", "enforcer", Stage.FIRST, 7, "Somebody who cannot is treated as somebody who will not."),
    "kerry": ("favourite", "colluder", Stage.FIRST, 8, "The nice one: easy company, until it is not."),
    "liam": ("laughing", "flatterer", Stage.FIRST, 9, "Everybody is having a good time."),
    "marcus": ("between-us", "colluder", Stage.FIRST, 10, "Small favours, and what they cost."),
    "morag": ("over-treated", "role-clarifier", Stage.FIRST, 11, "Rules for somebody who never broke any."),
    "rhys": ("told", "lecturer", Stage.FIRST, 12, "One more adult with the answer."),
    "shona": ("two-minds", "competent", Stage.MIDDLE, 13, "Good work with slips in it, with somebody of two minds."),
    "tanya": ("silent-shrug", "competent", Stage.REPAIR, 14, "Coming back after a strain that nobody spoke of."),
}


def main() -> None:
    """Both stories for every client that has one."""
    practice = load_practice()
    cast, folder = cast_of(practice), practice.root / "clients" / "sessions"
    folder.mkdir(exist_ok=True)
    for client, (name, practitioner, stage, seed, words) in STORIES.items():
        for story, who, at, luck, told in (
            (STEADY[0], STEADY[1], Stage.FIRST, 21, STEADY[2]),
            (name, practitioner, stage, seed, words),
        ):
            session = play(cast[client], PRACTITIONERS[who], luck, stage=at)
            Path(folder / f"{client}-{story}.session").write_text(written(session, told), encoding="utf-8")
    print(f"{2 * len(STORIES)} transcripts in {folder}")


if __name__ == "__main__":
    main()
