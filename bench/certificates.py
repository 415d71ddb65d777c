"""How long certificates take, each with a badge inside: one in a warm process, one by a worker, a thousand by two."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from trivet.content.papers import load_papers
from trivet.press.certificate import Attachment, CertificateSheet, to_certificate
from trivet.press.document import Brand
from trivet.press.worker import Press
from trivet.vocabulary import CertificateKind, Delivery, Language

WARM, ROUNDS, MANY = 20, 200, 1000
WORDS = load_papers().certificate
FIRST_NAMES = ("Siân", "Ŵyn", "Anwen", "Rhys", "Ffion", "Elin", "Owain", "Nia")
BRAND = Brand("Fellside Alliance Training")
SHEET = CertificateSheet(
    name="",
    kind=CertificateKind.ATTENDANCE,
    title="Therapeutic Working Alliance Focused Training",
    outcomes=(
        "Explain what the working alliance is, and why bond, goals and tasks each matter",
        "Agree roles and limits in the first ten minutes",
        "Negotiate one goal that the person would also choose",
        "Notice collusion in yourself and say so in supervision",
        "Name a strain before it becomes a rupture",
        "Repair a rupture in three steps",
    ),
    dates=(date(2027, 3, 4),),
    place="Wrexham",
    delivery=Delivery.IN_PERSON,
    minutes=310,
    minutes_attended=310,
    practical_minutes=172,
    provider=BRAND.name,
    provider_contact="hello@example.org",
    trainer="Ruth Haworth",
    number="",
    issued_on=date(2027, 3, 4),
    verify_at="",
)


def main() -> None:
    """With a number, print so many through two workers instead of a thousand."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    for name, languages in (("English", (Language.ENGLISH,)), ("both languages", tuple(Language))):
        base = replace(SHEET, languages=languages)
        print(name)
        show("in this process", times(lambda one: to_certificate(one, BRAND, WORDS, attachments=badge(one)), base))
        with Press() as press:
            show("by one worker", times(by(press), base))
    run(many)


def by(press: Press) -> Callable[[CertificateSheet], bytes]:
    return lambda one: press.certificate(one, BRAND, WORDS, attachments=badge(one))


def times(make: Callable[[CertificateSheet], bytes], base: CertificateSheet) -> list[float]:
    """Milliseconds for each of many people, after some that warm the press."""
    taken = []
    for one in people(base, WARM + ROUNDS):
        start = perf_counter()
        make(one)
        taken.append(1000 * (perf_counter() - start))
    return taken[WARM:]


def show(name: str, taken: list[float]) -> None:
    slow = quantiles(taken, n=20)[-1]
    print(f"  {name:<16} median {median(taken):5.2f} ms   fastest {min(taken):5.2f} ms   19 of 20 below {slow:5.2f} ms")


def run(many: int) -> None:
    """Certificates by the hundred through two workers, and what the workers hold at the end of each tenth."""
    print(f"{many} certificates with badges, two workers, {os.cpu_count()} processors")
    with Press(workers=2) as press, ThreadPoolExecutor(max_workers=2) as threads:
        sheets, start, size = list(people(SHEET, many)), perf_counter(), 0
        for tenth in range(10):
            part = sheets[tenth * many // 10 : (tenth + 1) * many // 10]
            made = threads.map(lambda one: len(press.certificate(one, BRAND, WORDS, attachments=badge(one))), part)
            size += sum(made)
            print(f"  {len(part):>5}   {perf_counter() - start:6.2f} s   workers hold {held(press)} MB")
        print(f"  {size / many / 1024:.0f} kB each")


def held(press: Press) -> str:
    pages = [int(Path(f"/proc/{process}/statm").read_text().split()[1]) for process in press.processes]
    return " and ".join(str(count * 4096 // 2**20) for count in pages)


def people(base: CertificateSheet, count: int) -> Iterator[CertificateSheet]:
    """Nobody has a name that the press has set before."""
    for number in range(count):
        code = f"TRV-2027-{number:06d}"
        name = f"{FIRST_NAMES[number % 8]} Number-{number * 7919}"
        yield replace(base, name=name, number=code, verify_at=f"https://training.example.org/c/{code}/")


def badge(sheet: CertificateSheet) -> tuple[Attachment, ...]:
    """A file of the size of a signed credential; this measurement signs nothing."""
    text = json.dumps({"credentialSubject": {"name": sheet.name}, "proof": sheet.number * 180})
    return (Attachment("credential.json", text.encode(), "application/ld+json", "Open Badges 3.0 credential"),)


if __name__ == "__main__":
    main()
