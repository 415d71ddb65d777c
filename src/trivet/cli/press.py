"""trivet press: print what a customer's day needs, from a customer's file."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from trivet.content import load_library
from trivet.content.customer import read_customer
from trivet.curriculum import DayDoesNotFitError, UnknownPartError, Verification, plan_course
from trivet.press.brand import BrandError, check_brand
from trivet.press.brief import CourseBrief, request_for
from trivet.press.catalogue import FORMATS, PDF, NotOfferedError, Printed, everything, print_document
from trivet.press.document import Logo
from trivet.press.logo import LogoError, check_logo
from trivet.vocabulary import DocumentKind

KINDS = [*(kind.value for kind in DocumentKind), "all"]


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@click.option("--customer", "path", required=True, type=click.Path(path_type=Path), help="A customer's YAML file.")
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="Folder to write to.")
@click.option("--format", "form", help="pdf, html, docx or pptx; without it, every format of that kind.")
@click.option("--module", default="", help="Which tip sheet; without it, one for each module of the course.")
@click.option(
    "--verified", type=click.Path(path_type=Path), help="CSV of verified standards, as exported by the web app."
)
@click.option("--draft", is_flag=True, help="Matrix only: the working draft, with everything the gate refuses.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to print for, if not today.")
def press(
    kind: str,
    path: Path,
    out: Path,
    form: str | None,
    module: str,
    verified: Path | None,
    draft: bool,
    today: date | None,
) -> None:
    """Print documents in a customer's name, logo, colours and words.

    \b
    KIND is one of:
      pack       the participant's pack (PDF/UA, accessible HTML, editable Word)
      guide      the facilitator's guide, minute by minute
      slides     PowerPoint with speaker notes
      cards      role-play cards and observer sheets, to print and cut
      tips       Ten Top Tips, one side
      tip-sheet  one side for each module
      matrix     outcomes against occupational standards that a person has verified
      leaflet    the course leaflet
      all        everything above

    \b
    Example:
      trivet press all --customer examples/customers/NAME.yaml --out out
    """
    day = today.date() if today and hasattr(today, "date") else date.today()
    try:
        brief = read_brief(path, verified, day)
        files = list(_files(brief, kind, form, module, draft))
    except (DayDoesNotFitError, UnknownPartError, NotOfferedError, LogoError, BrandError) as error:
        raise click.UsageError(str(error)) from error
    for file in files:
        click.echo(_write(out, file))


def read_brief(path: Path, verified: Path | None, today: date) -> CourseBrief:
    """A brief from a customer's file. Raises ContentError, LogoError, BrandError, DayDoesNotFitError, UnknownPartError."""
    file = read_customer(path)
    library = load_library()
    for owner in (file.provider, file.customer):
        check_brand(owner.colour or file.provider.colour, owner.accent or file.provider.accent)
    return CourseBrief(
        library=library,
        plan=plan_course(library, request_for(file.customer, file.course)),
        provider=file.provider,
        customer=file.customer,
        course=file.course,
        today=today,
        verifications=tuple(_verifications(verified)) if verified else (),
        provider_logo=_logo(path, file.provider.logo, file.provider.name),
        customer_logo=_logo(path, file.customer.logo, file.customer.name),
    )


def _logo(path: Path, name: str, owner: str) -> Logo | None:
    if not name:
        return None
    place = path.parent / name
    try:
        data = place.read_bytes()
    except OSError as error:
        raise LogoError(f"The logo {name}, named in {path.name}, cannot be read: {error.strerror}.") from error
    return check_logo(data, name, f"Logo of {owner}")


def _files(brief: CourseBrief, kind: str, form: str | None, module: str, draft: bool) -> Iterator[Printed]:
    if kind == "all":
        yield from everything(brief)
        return
    wanted = DocumentKind(kind)
    modules = [module] if module or wanted is not DocumentKind.TIP_SHEET else list(brief.plan.modules)
    forms = [form.lower()] if form else list(FORMATS[wanted])
    for one in modules:
        for each in forms:
            yield print_document(brief, wanted, each, module=one, draft=draft and each == PDF)


def _write(out: Path, file: Printed) -> str:
    try:
        out.mkdir(parents=True, exist_ok=True)
        half = out / f".{file.name}.part"
        half.write_bytes(file.data)
        half.replace(out / file.name)
    except OSError as error:
        raise click.UsageError(
            f"{out / file.name} could not be written: {error.strerror}. Earlier files are whole."
        ) from error
    return str(out / file.name)


def _verifications(path: Path) -> Iterator[Verification]:
    """Rows of the CSV that the web app exports. A row without a name and a day is not a verification."""
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{path} cannot be read as a CSV file") from error
    for number, row in enumerate(rows, 2):
        if not (row.get("verified_by") and row.get("verified_on")):
            continue
        try:
            yield Verification(
                code=row["code"],
                suite=row["suite"],
                urn=row.get("urn") or "",
                verified_by=row["verified_by"],
                verified_on=date.fromisoformat(row["verified_on"]),
                version=row.get("version") or "",
                valid_from=_day(row.get("valid_from")),
                valid_to=_day(row.get("valid_to")),
            )
        except (KeyError, ValueError) as error:
            raise click.UsageError(f"{path}:{number}: {error} is missing or is not a date like 2026-11-23") from error


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
