"""trivet serve: the web app on this machine."""

import os
import sys

import click
import segno


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 lets the phones in the room in.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 32), default=2, show_default=True)
@click.option("--room", is_flag=True, help="Serve the phones in the room too, over this machine’s own network.")
@click.option("--demo", is_flag=True, help="Load the demonstration provider first and print its logins.")
def serve(host: str, port: int, workers: int, room: bool, demo: bool) -> None:
    """Prepare the database, then serve Trivet with gunicorn until stopped with Ctrl-C.

    Data lives in the folder TRIVET_DATA (default .data): the database, the keys, the uploaded logos. DATABASE_URL names
    a PostgreSQL database instead of SQLite. TRIVET_HOSTS lists the names by which the site may be called.
    TRIVET_SITE_URL is the address that letters, codes and badges carry.

    With --room, phones on the same network reach the register, the forms and the room screen's codes. No internet is
    needed, and nothing leaves the network.
    """
    if not os.environ.get("TRIVET_HOSTS"):
        os.environ.setdefault("TRIVET_SITE_URL", f"http://127.0.0.1:{port}")
    if room:
        host = _open_to_the_room(port)
    from django.core.management import call_command  # -- slow import

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "trivet.web.settings")
    import django  # -- slow import

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    if demo:
        call_command("demo")
    click.echo(f"Trivet is at http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}   (stop with Ctrl-C)")  # noqa: S104
    sys.stdout.flush()
    os.execv(  # noqa: S606
        sys.executable,
        [
            sys.executable, "-m", "gunicorn", "trivet.web.wsgi:application", "--config", "python:trivet.web.keeper",
            "--bind", f"{host}:{port}", "--workers", str(workers), "--threads", "4", "--worker-class", "gthread", "--log-level", "warning",
            "--max-requests", "2000", "--max-requests-jitter", "200", "--graceful-timeout", "10",
        ],
    )  # fmt: skip


def _open_to_the_room(port: int) -> str:
    """Let this machine's own addresses in, say them, and show the first as a code. Answers what to listen on."""
    from trivet.web.day.lan import addresses  # -- before Django reads its settings

    found = addresses()
    if not found:
        raise click.ClickException(
            "This machine is on no network: switch on its hotspot or join the room’s Wi-Fi, then start again."
        )
    known = os.environ.get("TRIVET_HOSTS", "localhost,127.0.0.1,[::1]")
    os.environ |= {
        "TRIVET_HOSTS": ",".join((known, *found)), "TRIVET_HTTPS": "0", "TRIVET_ROOM": f"http://{found[0]}:{port}",
    }  # fmt: skip
    for address in found:
        click.echo(f"Phones in the room: http://{address}:{port}/")
    segno.make(f"http://{found[0]}:{port}/").terminal(compact=True)
    click.echo("Phones must be on the same network; nothing leaves it.")
    return "0.0.0.0"  # noqa: S104 -- the phones in the room are let in on purpose
