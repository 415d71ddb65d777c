"""What somebody looks for in a list of events. A filter that makes no sense finds everything."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from trivet.vocabulary import Delivery, EventKind, EventState
from trivet.web.events.listing import Sought, Wanted
from trivet.web.events.words import NATION_WORDS, month_start

HOW = ((Delivery.IN_PERSON.value, _("In a room")), (Delivery.ONLINE.value, _("Online")))
LANGUAGES = (("en", _("English")), ("cy", _("Welsh")))
_LONGEST = 100


class DatesForm:
    """The filters of the public list, read from the address."""

    nations = tuple(NATION_WORDS.items())
    how = HOW
    languages = LANGUAGES

    def __init__(self, sent: Mapping[str, str]) -> None:
        self.wanted = Wanted(
            nation=_known(sent.get("nation"), dict(self.nations)),
            region=(sent.get("region") or "").replace("\x00", "")[:_LONGEST],
            month=month_start(sent.get("month") or ""),
            how=_known(sent.get("how"), dict(HOW)),
            language=_known(sent.get("language"), dict(LANGUAGES)),
        )


class DeskListForm:
    """The filters of the desk's list, read from the address."""

    kinds = ((EventKind.OPEN.value, "Open"), (EventKind.IN_HOUSE.value, "In-house"))
    states = tuple((state.value, state.value.capitalize()) for state in EventState)
    nations = tuple((value, value.capitalize()) for value in NATION_WORDS)

    def __init__(self, sent: Mapping[str, str]) -> None:
        self.sought = Sought(
            past="past" in sent,
            kind=_known(sent.get("kind"), dict(self.kinds)),
            state=_known(sent.get("state"), dict(self.states)),
            nation=_known(sent.get("nation"), dict(self.nations)),
            words=(sent.get("q") or "").strip().replace("\x00", "")[:_LONGEST],
        )


def _known(value: str | None, known: Mapping[str, object]) -> str:
    return value if value is not None and value in known else ""
