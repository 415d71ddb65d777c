"""Words of simulated clients: what would point at a real person, what wounds and teaches nothing, what nobody would say in that room."""

import re
from collections.abc import Iterator

from trivet.content.lint.words import AVOID

#: What may be filled in a client's line, and what in a practitioner's reply.
LINE_SLOTS = frozenset({"name", "worker", "day"})
REPLY_SLOTS = LINE_SLOTS | {"hook", "wants"}

_PERSONAL = (
    (re.compile(r"(?<!\d)(?:\+?\d[\s()-]{0,2}){7,}(?!\d)"), "looks like a telephone number: leave it out"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"), "looks like a postcode: name no place that can be found"),
    (re.compile(r"[\w.+-]+@[\w-]+\.\w+"), "looks like an e-mail address: leave it out"),
)
#: Phrases of the consulting room. A client who uses one in quotation marks is mocking it, and may.
_PRACTITIONER = re.compile(
    r"\b(?:i (?:feel|sense|notice) that you|i hear (?:what you're saying|that you)|what i(?:'m| am) hearing|i(?:'m| am) processing"
    r"|process my (?:feelings|emotions)|work(?:ing)? through my (?:feelings|emotions|trauma|issues)|my (?:emotional )?needs are"
    r"|coping (?:strateg|mechanism)\w*|support network|risk factors?|protective factors?|safe space|self-care|self-esteem"
    r"|working alliance|therapeutic|intervention plan|ambivalen\w+|motivational|validat(?:e|es|ed|ing)|empower\w*|triggers? my"
    r"|maladaptive|dysregulat\w+|cognitive|in a good place emotionally|engage with (?:services|support|the process)"
    r"|on my recovery journey|my journey|moving forward)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|(?<!\w)'[^']*'(?!\w)")
#: Names for people that only wound. Some of these are also something else, and stand with what makes them a slur.
_SLURS = re.compile(
    r"\b(?:pak[iy]s?|n[i1]gg(?:er|a)s?|chinks?|wogs?|coons?|g[iy]pp?os?|pikeys?|fagg?ots?|poofs?|poofters?|dykes?|trann(?:y|ies)"
    r"|spastics?|spaz+(?:es)?|retard(?:s|ed)?|mongs?|kikes?|yids?|ragheads?|towelheads?|slags?|sluts?|whores?|half-castes?)\b",
    re.IGNORECASE,
)
_SWEARING = re.compile(
    r"\b(?:\w*fuck\w*|(?:bull)?shit\w*|cunts?|wank\w*|bastards?|bitch\w*|twats?|arseholes?|dickheads?)\b", re.IGNORECASE
)
_STIGMA = {
    re.compile(rf"\b{word}\b", re.IGNORECASE): instead
    for word, instead in {
        **{word: instead for word, instead in AVOID.items() if instead.startswith(("person", "client", "what the"))},
        "druggies?": "person who uses drugs",
        "smackheads?|crackheads?|spiceheads?": "person who uses drugs, or the substance and what it does",
        "crooks?|criminals|a criminal|thugs?|yobs?": "person, and what he or she did",
        "nutters?|psychos?|loon(?:y|ies)|schizos?|mental cases?": "person, and what they live with",
        "scroungers?|benefit cheats?": "person, and what they live on",
    }.items()
}
_OF_ONESELF = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|me|my|myself|mine|we|us|our)\b", re.IGNORECASE)
_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_PROTECTED = re.compile(
    r"\b(?:race|racial|ethnic\w*|black|asian|white|mixed heritage|roma|gypsy|traveller|muslim|islam\w*|jewish|sikh|hindu|christian|catholic"
    r"|religio\w*|faith|gay|lesbian|bisexual|sexuality|trans(?:gender)?|gender|disab\w+|deaf|blind|autis\w+|adhd|dyslexi\w+"
    r"|learning difficult\w+|pregnan\w+|(?:his|her|their) age|nationality|immigrants?|(?:his|her|their) culture|foreign)\b",
    re.IGNORECASE,
)
_CAUSE = re.compile(
    r"\b(?:because|due to|as a result|since (?:he|she|they)|owing to|that is why|which is why|typical of|so (?:he|she|they)"
    r"|makes? (?:him|her|them)|explains?|caused? by)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def personal(text: str) -> Iterator[str]:
    """What might be somebody's number, postcode or address, and slurs. For every text."""
    for pattern, message in _PERSONAL:
        for match in pattern.finditer(text):
            yield f"'{match.group(0).strip()}' {message}"
    for match in _SLURS.finditer(text):
        yield f"'{match.group(0)}' is a slur that teaches nothing: leave it out"


def spoken(text: str) -> Iterator[str]:
    """Faults of something that a client says."""
    yield from personal(text)
    own = _QUOTED.sub("", text.replace("’", "'"))
    if match := _PRACTITIONER.search(own):
        yield f"'{match.group(0)}' sounds like a practitioner, not like somebody in the other chair: say it as the person would"
    if match := _SWEARING.search(text):
        yield f"'{match.group(0)}' is stronger than anything else here: 'bloody', 'crap' and 'pissed off' are the limit"
    if not _OF_ONESELF.search(own):
        yield from stigma(own)
    yield from braces(text, LINE_SLOTS)


def told(text: str) -> Iterator[str]:
    """Faults of something that is written for the practitioner. What stands in quotation marks is somebody else's."""
    yield from personal(text)
    yield from stigma(_QUOTED.sub("", text))


def stigma(text: str) -> Iterator[str]:
    """Nouns that make a person out of one thing about them."""
    for pattern, instead in _STIGMA.items():
        if match := pattern.search(text):
            yield f"we do not write '{match.group(0)}'; write: {instead}"


def braces(text: str, slots: frozenset[str]) -> Iterator[str]:
    """Places to fill that nobody fills."""
    known = ", ".join(f"{{{one}}}" for one in sorted(slots))
    for match in _BRACES.finditer(text):
        if match.group(1) is None or match.group(1) not in slots:
            yield f"'{match.group(0)}' is never filled; what may stand in braces here: {known}"


def blamed(text: str) -> Iterator[str]:
    """Sentences that may name a protected characteristic as a cause. To be looked at: most are innocent."""
    for sentence in _SENTENCE.split(" ".join(text.split())):
        found = _PROTECTED.search(sentence)
        if found and _CAUSE.search(sentence):
            yield (
                f"'{found.group(0)}' stands in one sentence with a cause: have a look. Who somebody is never explains why "
                "they do not comply; circumstances, the sentence and what services did before may"
            )
