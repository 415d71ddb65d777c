"""The fixed words of a simulated client on paper."""

from trivet.content.schema.base import Frozen, Text
from trivet.vocabulary import Act, MoveId, Rupture, Stage


class ClientSheetWords(Frozen):
    """A simulated client on paper, for a role play. `dials` and `mends` speak to whoever plays the person."""

    title: Text
    subtitle: Text
    lead: Text
    steps: tuple[Text, ...]
    player: Text
    who: Text
    wants: Text
    inside: Text
    dials: dict[str, dict[str, Text]]
    strain: dict[Rupture, Text]
    say: Text
    say_lead: Text
    acts: dict[Act, Text]
    tell: Text
    tell_lead: Text
    levels: dict[str, Text]
    happens: Text
    happens_lead: Text
    calms: Text
    mends: dict[MoveId, Text]
    worse: Text
    worse_text: Text
    practitioner: Text
    practitioner_title: Text
    known: Text
    meetings: dict[Stage, Text]
    observer: Text
    observer_title: Text
    well: Text
    tempting: Text
    point: Text
    place: Text
    worker: Text
    day: Text
    footer: Text
