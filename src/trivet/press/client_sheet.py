"""A simulated client on paper: cards to cut for the person who plays, the practitioner and the observer."""

import re
from collections.abc import Iterator
from dataclasses import replace

from trivet.content.library import Library
from trivet.content.schema.client_sheet import ClientSheetWords
from trivet.content.schema.clients import Archetype, Client, Line
from trivet.press.document import (
    Block,
    Blocks,
    Brand,
    Bullets,
    Cover,
    Document,
    Inlines,
    NewPage,
    Paragraph,
    PlayCard,
    Strong,
    Text,
)
from trivet.vocabulary import Act, MoveId, Posture

_OPENING, _CLOSING = re.compile(r"(?<![^\s(“‘:])'(?=\S)"), re.compile("'")
#: Lines of each act on the card, and how many of them the archetype may lend.
LINES, LENT = 3, 2
#: How each posture opens.
_OPENS = {
    Posture.COMMITMENT: Act.NEUTRAL, Posture.CAPITULATION: Act.MINIMAL, Posture.RESISTANCE: Act.CHALLENGE,
    Posture.DISENGAGEMENT: Act.MINIMAL, Posture.GAME_PLAYING: Act.ALLY,
}  # fmt: skip
#: What is worth watching for with anybody; what mends this person's strain comes first.
_WATCHED = (MoveId.REFLECT, MoveId.AUTONOMY, MoveId.GOALASK)
_MOST_WATCHED = 6


def client_sheet(client: Client, archetype: Archetype, brand: Brand, library: Library) -> Document:
    """The cards of one client, in the order in which they are handed out."""
    sheet = _Sheet(client, archetype, library)
    words = sheet.words
    deck = sheet.cards()
    cards = tuple(
        replace(card, code=words.place.format(number=number, of=len(deck))) for number, card in enumerate(deck, 1)
    )
    return Document(
        title=sheet.said(words.title),
        subtitle=words.subtitle,
        blocks=(*sheet.first(), NewPage(), *cards[:2], NewPage(), cards[2], NewPage(), *cards[3:]),
        provider=brand,
        layout="cards",
        cover=Cover(sheet.said(client.title)),
        author=brand.name,
        running_head=sheet.said(client.title),
        footer=words.footer,
    )


class _Sheet:
    """One client's words, filled in."""

    def __init__(self, client: Client, archetype: Archetype, library: Library) -> None:
        self.client, self.archetype, self.library = client, archetype, library
        self.words: ClientSheetWords = library.furniture.trainer.client

    def said(self, text: str) -> str:
        """A text with its slots filled, in proper quotes, on one line."""
        slots = {"name": self.client.person.name, "worker": self.words.worker, "day": self.words.day}
        for name, value in slots.items():
            text = text.replace(f"{{{name}}}", value)
        return _quoted(" ".join(text.split()))

    def first(self) -> Blocks:
        steps = tuple((self._paragraph(step),) for step in self.words.steps)
        return (Paragraph(self._text(self.words.lead), lead=True), Bullets(steps, numbered=True))

    def cards(self) -> tuple[PlayCard, ...]:
        player, words = self.said(self.words.player), self.words
        return (
            PlayCard(player, "", words.who, tuple(self._who()), line=self._opening()),
            PlayCard(player, "", words.tell, tuple(self._tells())),
            PlayCard(player, "", words.say, tuple(self._says())),
            PlayCard(words.practitioner, "", words.practitioner_title, tuple(self._practitioner())),
            PlayCard(
                words.observer, "", words.observer_title, tuple(self._observer()), look_for=tuple(self._watched())
            ),
        )

    def _who(self) -> Iterator[Block]:
        client, words = self.client, self.words
        yield self._paragraph(client.background)
        yield self._paragraph(words.wants.replace("{wants}", client.wants.rstrip(".")))
        yield self._strong(words.inside)
        dials = [words.dials[name].get(str(getattr(client.dials, name)), "") for name in words.dials]
        style = words.strain[client.rupture or self.archetype.rupture]
        yield self._list(one for one in (*dials, style) if one)

    def _says(self) -> Iterator[Block]:
        yield self._paragraph(self.words.say_lead)
        for act in Act:
            lines = tuple(self._lines(act))
            if lines and act is not Act.DISCLOSE:
                yield self._strong(self.words.acts[act])
                yield self._list(f"‘{line}’" for line in lines)

    def _tells(self) -> Iterator[Block]:
        words, client = self.words, self.client
        yield self._paragraph(words.tell_lead)
        for level in ("low", "medium", "high"):
            told = [f"‘{fact.line}’" for fact in client.facts if fact.trust == level]
            if told:
                yield self._strong(words.levels[level])
                yield self._list(told)
        if client.incident:
            yield self._strong(words.happens)
            yield self._paragraph(words.happens_lead)
            yield Paragraph((Strong(self._text(f"‘{client.incident.line}’")),))
            calms = "; ".join(self._mends(move) for move in client.incident.repaired_by)
            yield self._labelled(words.calms, f"{calms}.")
        yield self._labelled(words.worse, words.worse_text)

    def _practitioner(self) -> Iterator[Block]:
        words, client = self.words, self.client
        yield self._paragraph(client.background)
        yield self._strong(words.known)
        yield self._paragraph(client.practitioner_brief)
        for stage, label in words.meetings.items():
            text = getattr(client.sessions, stage.value)
            if text:
                yield self._labelled(label, text)

    def _observer(self) -> Iterator[Block]:
        yield self._labelled(self.words.well, self.client.did_well)
        yield self._labelled(self.words.tempting, self.client.watch_for)
        yield self._paragraph(self.words.point)

    def _watched(self) -> Iterator[Inlines]:
        moves = {move.id: move for move in self.library.moves}
        mending = self.client.incident.repaired_by if self.client.incident else ()
        for name in [*dict.fromkeys((*mending, *_WATCHED))][:_MOST_WATCHED]:
            move = moves[name.value]
            yield (Strong(self._text(f"{move.name}:")), Text(" "), *self._text(move.definition))

    def _opening(self) -> str:
        act = _OPENS[self.archetype.posture]
        return next(iter(self._lines(act)), "")

    def _lines(self, act: Act) -> Iterator[str]:
        """Own lines first, those without a condition before the others; the archetype lends what is missing."""
        own = sorted(self.client.lines.get(act, ()), key=lambda one: one.when is not None)[:LINES]
        lent = (one for one in self.archetype.lines[act] if one.when is None and not self._contradicts(one))
        missing = max(0, LENT - len(own))
        yield from (self.said(one.line) for one in (*own, *(one for one, _ in zip(lent, range(missing), strict=False))))

    def _contradicts(self, line: Line) -> bool:
        return any(words.lower() in line.line.lower() for words in self.client.avoid)

    def _mends(self, move: MoveId) -> str:
        known = self.words.mends.get(move)
        if known:
            return known
        found = next(one for one in self.library.moves if one.id == move.value)
        return f"{found.name.lower()} ({found.definition.rstrip('.')})"

    def _text(self, text: str) -> Inlines:
        return (Text(self.said(text)),)

    def _paragraph(self, text: str) -> Paragraph:
        return Paragraph(self._text(text))

    def _strong(self, text: str) -> Paragraph:
        return Paragraph((Strong(self._text(text)),))

    def _labelled(self, label: str, text: str) -> Paragraph:
        return Paragraph((Strong(self._text(label)), Text(" "), *self._text(text)))

    def _list(self, lines: Iterator[str] | list[str]) -> Bullets:
        return Bullets(tuple((self._paragraph(line),) for line in lines))


def _quoted(text: str) -> str:
    """Typewriter quotes as a printer sets them. No other sign means anything: these are somebody's words, not Markdown."""
    return _CLOSING.sub("’", _OPENING.sub("‘", text))
