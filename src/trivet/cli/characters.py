"""Finding the client that a command names: one of the content's, or a file."""

from pathlib import Path

import click

from trivet.content import Fault, load_library
from trivet.content.lint.clients import client_faults
from trivet.content.practice import Practice, load_practice, locate_client, read_client
from trivet.simulation import Character, cast_of, character_of
from trivet.simulation.persona import UnknownArchetypeError

FILES = (".yaml", ".yml")


def practice_at(root: Path | None) -> Practice:
    """Everything that practising needs."""
    return load_practice(root.resolve() if root else None)


def character_named(practice: Practice, name: str) -> Character:
    """The client of that id, or the one in that file. Raises UsageError with the ids there are, ContentError for a broken file."""
    cast = cast_of(practice)
    if name in cast:
        return cast[name]
    if name.endswith(FILES):
        return character_in(practice, Path(name))
    raise click.UsageError(
        f"there is no client '{name[:40]}'. The clients are: {', '.join(sorted(cast))}. Or name a .yaml file."
    )


def character_in(practice: Practice, path: Path) -> Character:
    """The client in a file. Raises UsageError where there is no file that can be read, ContentError where it is broken."""
    try:
        client = read_client(path.read_text(encoding="utf-8"), path.name)
        return character_of(client, practice.archetypes)
    except UnicodeDecodeError:
        raise click.UsageError(f"{path} is not UTF-8 text.") from None
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {(error.strerror or 'no reason given').lower()}.") from None
    except UnknownArchetypeError as error:
        raise click.UsageError(f"{error}. The archetypes are: {', '.join(sorted(practice.archetypes))}.") from None


def faults_in(practice: Practice, path: Path) -> tuple[Fault, ...]:
    """What the linter says of a client's file. Raises UsageError and ContentError as `character_in` does."""
    client = character_in(practice, path).client
    located = locate_client(path.read_text(encoding="utf-8"), path.name)
    library = load_library(practice.root)
    return tuple(
        client_faults(client, located, practice.archetypes, library.references, library.modules, library.moves)
    )
