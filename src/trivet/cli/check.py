"""trivet check: is every content file fit to teach from?"""

from collections.abc import Iterator
from pathlib import Path

import click

from trivet.content import ContentError, Fault, Library, content_root, load_library
from trivet.content.lint import lint
from trivet.content.practice import load_practice
from trivet.curriculum import DayDoesNotFitError, DayRequest, plan_course
from trivet.press.logo import LogoError, check_logo
from trivet.press.pictures import picture_files
from trivet.vocabulary import Nation, Sector


@click.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
def check(path: Path | None) -> None:
    """Validate all of content/: shape, ids, links, sources, timing sums, reading age, doubled ids, missing alt text.

    Names file and line of every fault. Exit code 1 if there is any.

    PATH: a content folder, or one file in it to see only that file's faults (all files are read all the same).
    """
    root, only = _aim(path)
    try:
        library = load_library(root)
        faults = lint(library) or (*_days(library), *_pictures(library))
    except ContentError as error:
        library, faults = None, error.faults
    shown = [fault for fault in faults if only is None or fault.path == only]
    for fault in shown:
        click.echo(str(fault))
    if shown:
        click.echo(f"{len(shown)} fault{'s' if len(shown) > 1 else ''}.", err=True)
        raise click.exceptions.Exit(1)
    if library is not None:
        click.echo(_sound(library))


def _aim(path: Path | None) -> tuple[Path, str | None]:
    if path is None:
        return content_root(), None
    folder = path.resolve()
    if folder.is_dir():
        return folder, None
    root = next((parent for parent in folder.parents if (parent / "course" / "course.yaml").is_file()), None)
    if root is None:
        raise click.UsageError(f"{path} is not inside a content folder (one with course/course.yaml)")
    return root, folder.relative_to(root).as_posix()


def _days(library: Library) -> Iterator[Fault]:
    """The default day, and the day with each option, must fit for everybody."""
    for sector in Sector:
        for options in ((), *((option,) for option in library.course.options)):
            try:
                plan_course(library, DayRequest(sector=sector, nation=Nation.ENGLAND, options=options))
            except DayDoesNotFitError as error:
                named = f" with {options[0]}" if options else ""
                yield Fault("course/course.yaml", 1, f"the usual day for {sector}{named} does not fit: {error.reason}")


def _pictures(library: Library) -> Iterator[Fault]:
    """Every picture must be one that the press can print."""
    for path in picture_files(library.root):
        try:
            check_logo(path.read_bytes(), path.name, path.stem)
        except LogoError as error:
            yield Fault(f"images/{path.name}", 1, str(error))


def _sound(library: Library) -> str:
    items = sum(len(module.check.items) for module in library.modules.values())
    activities = sum(len(module.activities) for module in library.modules.values())
    verified = sum(library.verified(source) is not None for source in library.references)
    practice = load_practice(library.root)
    return (
        f"Sound. {len(library.modules)} modules, {activities} activities, {items} check items, "
        f"{len(practice.clients)} clients, {len(practice.scenarios)} scenarios, {len(practice.drills)} drills, "
        f"{verified} of {len(library.references)} sources may be printed. Content version {library.version}."
    )
