"""Many packs through one press: seconds a pack, and the memory of this process and its worker. `pack_memory.py [60]`."""

import sys
from pathlib import Path
from resource import getpagesize
from statistics import median
from time import perf_counter

from trivet.press.document import (
    Block,
    Brand,
    Bullets,
    Callout,
    Cover,
    Document,
    Heading,
    Paragraph,
    PlayCard,
    Text,
    WriteLines,
    WriteTable,
)
from trivet.press.worker import MEGABYTE, Press

SENTENCE = "Ask what the person wants, wait for the answer, and write it down in the words that were used. "
PARTS, CARDS = 6, 24


def main() -> None:
    packs = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    seconds, own, workers, started = [0.0], [0.0], [0.0], set[int]()
    with Press() as press:
        for number in range(1, packs + 1):
            start = perf_counter()
            press.pdf(pack(f"Customer {number}"))
            seconds.append(perf_counter() - start)
            own.append(held("self"))
            workers.append(sum(held(str(process)) for process in press.processes))
            started.update(press.processes)
            if number % 10 == 0:
                print(
                    f"{number:5} packs   median {median(seconds[-10:]):.2f} s   most memory held: "
                    f"here {max(own[-10:]):.0f} MB, worker {max(workers[-10:]):.0f} MB   workers so far {len(started)}"
                )


def held(process: str) -> float:
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * getpagesize() / MEGABYTE


def pack(name: str) -> Document:
    """About 45 pages: parts of running text with two worksheets each, and a deck of cards."""
    blocks = [block for part in range(PARTS) for block in _part(part, name)]
    cards = [
        PlayCard("Client", "M1.1", f"Card {n}", (_words(4),), line="Just tell me what to sign.") for n in range(CARDS)
    ]
    return Document(
        f"Pack for {name}",
        (*blocks, Heading(1, (Text("Cards"),)), *cards),
        Brand("Provider"),
        Brand(name, "#7a1f5c"),
        contents=True,
        cover=Cover("Participant’s pack", (("Date", "12 March 2027"),)),
    )


def _part(part: int, name: str) -> list[Block]:
    body: list[Block] = [Heading(1, (Text(f"Part {part}"),))]
    for section in range(6):
        body += [Heading(2, (Text(f"Section {section}"),)), *(_words(5) for _ in range(4))]
    body.append(Bullets(tuple((_words(1),) for _ in range(8))))
    body.append(Callout("week", "", (Paragraph((Text(f"One thing to do at {name}."),)),)))
    body.append(WriteTable(((Text("They say"),), (Text("I tend to"),)), 5, label="My sheet"))
    return [*body, WriteLines((Text("What I shall do"),), 4)]


def _words(sentences: int) -> Paragraph:
    return Paragraph((Text((SENTENCE * sentences).strip()),))


if __name__ == "__main__":
    main()
