"""The press in its own process: right, patient up to a point, replaced as it grows, and back after a crash."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from trivet.press.document import Brand, Document, Logo, Paragraph, Text
from trivet.press.pdf import to_pdf
from trivet.press.worker import Press, PressError, TooLongError

pytestmark = pytest.mark.press

PROVIDER = Brand("Fellside Alliance Training")


def note(title: str = "A note", words: int = 1, **more: object) -> Document:
    blocks = tuple(Paragraph((Text(f"{title}: paragraph {n} of some length. " * 8),)) for n in range(words))
    return Document(title, blocks, PROVIDER, layout="plain", **more)  # type: ignore[arg-type]


def title_of(data: bytes) -> str:
    with pikepdf.open(BytesIO(data)) as made:
        return str(made.docinfo["/Title"])


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press() as running:
        yield running


def test_a_worker_prints_what_this_process_would_print(press: Press, book: Document) -> None:
    assert press.pdf(book) == to_pdf(book)


def test_many_documents_come_back_in_the_order_given() -> None:
    titles = [f"Note {number}" for number in range(12)]
    with Press(workers=2) as press:
        assert [title_of(made) for made in press.many(note(title) for title in titles)] == titles


def test_threads_that_share_a_press_each_get_their_own_document(press: Press) -> None:
    titles = [f"Note {number}" for number in range(16)]
    with ThreadPoolExecutor(max_workers=8) as threads:
        assert [title_of(made) for made in threads.map(press.pdf, map(note, titles))] == titles


def test_one_process_serves_many_documents(press: Press) -> None:
    press.pdf(note())
    first = press.processes
    press.many([note("Another"), note("And another")])
    assert press.processes == first


def test_a_document_that_cannot_be_set_is_refused_and_the_next_one_is_printed(press: Press) -> None:
    press.pdf(note())
    before = press.processes
    broken = note(customer=replace(PROVIDER, logo=Logo(b"<svg", "svg", "x")))
    with pytest.raises(PressError, match="The press could not set this document"):
        press.pdf(broken)
    assert title_of(press.pdf(note("Next"))) == "Next"
    assert press.processes == before


def test_a_sheet_that_is_too_long_is_refused_as_such(press: Press) -> None:
    with pytest.raises(TooLongError, match="too long for one A4 side"):
        press.pdf(replace(note(words=80), layout="sheet"))


def test_a_worker_that_was_killed_between_documents_is_replaced_unnoticed(press: Press) -> None:
    press.pdf(note())
    killed = press.processes
    os.kill(killed[0], signal.SIGKILL)
    wait_until_gone(killed[0])
    assert title_of(press.pdf(note("After"))) == "After"
    assert press.processes != killed


def test_a_worker_that_dies_in_the_middle_is_an_error_and_the_next_call_works() -> None:
    with Press() as press, ThreadPoolExecutor(max_workers=1) as thread:
        press.pdf(note())
        # A sleeping worker is in the middle for as long as we please.
        os.kill(press.processes[0], signal.SIGSTOP)
        unanswered = thread.submit(press.pdf, note())
        time.sleep(0.3)
        os.kill(press.processes[0], signal.SIGKILL)
        with pytest.raises(PressError, match="stopped in the middle of this document"):
            unanswered.result()
        assert title_of(press.pdf(note("After"))) == "After"


def test_a_document_that_takes_too_long_is_given_up_and_the_next_call_works() -> None:
    with Press(patience=1.5) as press:
        press.pdf(note())
        os.kill(press.processes[0], signal.SIGSTOP)
        with pytest.raises(PressError, match="stopped in the middle of this document"):
            press.pdf(note())
        assert title_of(press.pdf(note("After"))) == "After"


def test_a_worker_that_holds_too_much_is_replaced_before_the_next_document() -> None:
    with Press(memory=1) as press:
        seen = set()
        for number in range(3):
            assert title_of(press.pdf(note(f"Note {number}"))) == f"Note {number}"
            seen.add(press.processes)
    assert len(seen) == 3


def test_memory_stays_flat_over_many_documents() -> None:
    limit, most = 110, 0
    with Press(memory=limit * 1024 * 1024) as press:
        workers = set()
        for number in range(40):
            press.pdf(note(f"Note {number}", words=60))
            workers.update(press.processes)
            most = max(most, held(press.processes[0]))
    assert len(workers) > 1
    assert most < limit + 40


def test_a_closed_press_leaves_no_process_behind_and_can_be_used_again() -> None:
    press = Press(workers=2)
    press.many([note("One"), note("Two"), note("Three")])
    left = press.processes
    press.close()
    assert press.processes == ()
    assert [process for process in left if Path(f"/proc/{process}").exists()] == []
    assert title_of(press.pdf(note("Again"))) == "Again"
    press.close()


def test_a_forked_process_prints_with_a_worker_of_its_own() -> None:
    # In a fresh interpreter: forking the test runner itself would copy its threads' locks.
    script = (
        "import os, sys\n"
        "from trivet.press.document import Brand, Document\n"
        "from trivet.press.worker import Press\n"
        "note = Document('A note', (), Brand('Fellside'), layout='plain')\n"
        "press = Press()\n"
        "made = press.pdf(note)\n"
        "child = os.fork()\n"
        "same = press.pdf(note) == made\n"
        "press.close()\n"
        "if child == 0: os._exit(0 if same else 1)\n"
        "sys.exit(0 if same and os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0 else 1)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], timeout=60, check=False).returncode == 0


def held(process: int) -> int:
    """Megabytes that a process holds."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096 // 1024 // 1024


def wait_until_gone(process: int) -> None:
    for _ in range(200):
        # The first thread is gone before the others are; only then can anybody see that the process has ended.
        states = [task.read_text().split()[2] for task in Path(f"/proc/{process}/task").glob("*/stat")]
        if states == ["Z"]:
            return
        time.sleep(0.01)
    raise AssertionError(f"process {process} did not end")
