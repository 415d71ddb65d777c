"""What the dials, postures and acts mean, a sentence each: for people who would rather not think in numbers."""

from trivet.vocabulary import Act, Posture, Rupture

Choices = tuple[tuple[str, str], ...]

DIALS: dict[str, tuple[str, str, Choices]] = {
    "trust": ("Trust", "What you begin with. It decides what can be gained, and what is told.", (
        ("none", "none: expects to be let down"), ("low", "low: waits to see"),
        ("medium", "medium: gives you the benefit of the doubt"), ("high", "high: trusts you already"),
    )),
    "coercion": ("Felt pressure", "How much somebody feels made to come.", (
        ("none", "none: here by choice"), ("low", "low: a little pushed"), ("medium", "medium: would not have picked this"),
        ("high", "high: only here because of what happens otherwise"),
    )),
    "readiness": ("Readiness to change", "How near they are to wanting anything different.", (
        ("none", "none: sees nothing to change"), ("low", "low: has thought of it"), ("medium", "medium: half wants to"),
        ("high", "high: wants to, and has begun"),
    )),
    "capacity": ("What they can manage", "Can’t before won’t: money, health, housing, other people’s needs.", (
        ("none", "none: nearly everything is in the way just now"), ("low", "low: a lot is in the way"),
        ("medium", "medium: manages with some help"), ("high", "high: does what they decide to do"),
    )),
    "temper": ("Temper", "How soon something hurts.", (
        ("slow", "slow: it takes a lot"), ("even", "even: like most people"), ("quick", "quick: small things go deep"),
    )),
    "seeks_ally": ("Looks for an ally", "Whether they invite you to take sides, bend a rule, keep a secret.", (
        ("little", "little: hardly ever"), ("some", "some: tries it now and then"), ("much", "much: charms, sides, asks for favours"),
    )),
    "ambivalence": ("Of two minds", "Wanting it and not wanting it.", (
        ("none", "none: knows what they want"), ("some", "some: sees both sides"),
        ("strong", "strong: both sides in one sentence"),
    )),
}  # fmt: skip
POSTURES: dict[Posture, tuple[str, str]] = {
    Posture.COMMITMENT: ("Commitment", "believes in what this is for"),
    Posture.CAPITULATION: ("Capitulation", "goes along for the least trouble"),
    Posture.RESISTANCE: ("Resistance", "angry at how it is done"),
    Posture.DISENGAGEMENT: ("Disengagement", "has left, and only the body comes"),
    Posture.GAME_PLAYING: ("Game-playing", "keeps the letter of the rules, and gets round them"),
}
#: How much there is of a posture, in words, and what each word weighs beside the others.
SHARES: dict[str, tuple[str, int]] = {
    "": ("none", 0),
    "little": ("a little", 1),
    "some": ("some", 2),
    "much": ("much", 4),
}
STRAINS: dict[Rupture, str] = {
    Rupture.WITHDRAWAL: "moves away: agrees, goes quiet, changes the subject",
    Rupture.CONFRONTATION: "moves against: complains about you, the service, the order",
}
ACTS: dict[Act, tuple[str, str]] = {
    Act.OPEN: ("Opens up", "talks, and answers with substance"),
    Act.NEUTRAL: ("Answers", "an ordinary answer, guarded but fine"),
    Act.MINIMAL: ("Says next to nothing", "one to five words, flat"),
    Act.CHALLENGE: ("Pushes back", "at you, the order, the service, and stays in it"),
    Act.SUSTAIN: ("Argues for things as they are", "reasons not to change"),
    Act.CHANGE: ("Leans towards change", "a wish, a reason, a first idea"),
    Act.WITHDRAW: ("Moves away", "“Fine. Whatever you think.” Politeness that has left the room"),
    Act.CONFRONT: ("Moves against", "a complaint about you, the task or how they are treated"),
    Act.ALLY: ("Invites you to side", "flatters, asks for a favour, a secret, a bent rule"),
    Act.REPAIR: ("Comes back", "after a strain was met well: softens, says what it was about"),
    Act.DISCLOSE: ("Tells something", "that costs them a little"),
    Act.LEAVE: ("Goes", "ends the meeting"),
}


def share_word(weight: object) -> str:
    """A weight of a posture, 0 to 1, as a word."""
    if not isinstance(weight, int | float) or weight <= 0:
        return ""
    return "little" if weight <= 0.22 else "some" if weight <= 0.42 else "much"


def weights(words: dict[str, str]) -> dict[str, float]:
    """Words as weights that add up to 1, in hundredths; empty where there is none of anything."""
    parts = {name: SHARES.get(word, ("", 0))[1] for name, word in words.items()}
    total = sum(parts.values())
    if not total:
        return {}
    found = {name: round(part / total, 2) for name, part in parts.items() if part}
    most = max(found, key=lambda name: found[name])
    found[most] = round(found[most] + 1 - sum(found.values()), 2)
    return found
