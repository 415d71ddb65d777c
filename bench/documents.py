"""How long documents take: a pack in a warm worker, the whole set, each kind; as seconds and as ratios to one tip sheet."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from trivet.cli.press import read_brief
from trivet.press.brief import CourseBrief
from trivet.press.catalogue import FORMATS, PDF, everything, print_document
from trivet.press.worker import Press
from trivet.vocabulary import DocumentKind

CUSTOMERS = sorted((Path(__file__).resolve().parent.parent / "examples" / "customers").glob("*.yaml"))
ROUNDS = 7


def main() -> None:
    with Press() as press:
        for path in CUSTOMERS:
            brief = read_brief(path, None, date(2026, 11, 23))
            print(f"{path.stem}")
            tip = warm(lambda one: print_document(one, DocumentKind.TIPS, PDF, pdf=press.pdf), brief)
            for kind, forms in FORMATS.items():
                module = brief.plan.modules[0] if kind is DocumentKind.TIP_SHEET else ""
                for form in forms:
                    took = warm(
                        lambda one, k=kind, f=form, m=module: print_document(one, k, f, module=m, pdf=press.pdf), brief
                    )
                    print(f"  {kind + ' ' + form:<16} {took:6.3f} s   {took / tip:6.1f} x the ten tips")
            whole = [timed(lambda one: list(everything(one, pdf=press.pdf)), renamed(brief, n)) for n in range(3)]
            print(f"  the whole set    {median(whole):6.3f} s   {median(whole) / tip:6.1f} x the ten tips")


def warm(make: Callable[[CourseBrief], object], brief: CourseBrief) -> float:
    """The median of several rounds after a first, each for a customer with another name: no round finds its own result."""
    make(renamed(brief, 99))
    return median(timed(make, renamed(brief, number)) for number in range(ROUNDS))


def renamed(brief: CourseBrief, number: int) -> CourseBrief:
    return replace(brief, customer=brief.customer.model_copy(update={"name": f"{brief.customer.name} {number}"}))


def timed(make: Callable[[CourseBrief], object], brief: CourseBrief) -> float:
    start = perf_counter()
    make(brief)
    return perf_counter() - start


if __name__ == "__main__":
    main()
