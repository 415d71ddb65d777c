"""Printing many documents: worker processes that are replaced as they grow, because Typst keeps what it has set."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from queue import LifoQueue
from types import TracebackType
from typing import IO, Self

from trivet.press.certificate import Attachment, CertificateSheet, Wording, certificate_inputs, issued_at
from trivet.press.child import ANSWER, CERTIFICATE, DOCUMENT, DONE, REQUEST, TOO_LONG
from trivet.press.document import Brand, Document
from trivet.press.engine import PressError, TooLongError
from trivet.press.pdf import timestamp_of
from trivet.press.serial import to_json

__all__ = ["Press", "PressError", "TooLongError"]

MEGABYTE = 1024 * 1024
_STOPPED = "The press stopped in the middle of this document. Nothing else was lost; please try again."


class Press:
    """Prints documents in other processes. Safe to share between threads, and to carry over a fork."""

    def __init__(self, workers: int = 1, *, memory: int = 300 * MEGABYTE, patience: float = 60.0) -> None:
        """A worker is replaced when it holds more than `memory` bytes, and stopped after `patience` seconds."""
        self.size, self.memory, self.patience = workers, memory, patience
        self._lock = threading.Lock()
        self._open()

    def pdf(self, document: Document) -> bytes:
        """The document as PDF; PressError when it cannot be set or when its worker died. The next call works."""
        request = to_json(document).encode()
        with self._worker() as worker:
            return worker.print(DOCUMENT, request, timestamp_of(document))

    def certificate(
        self, sheet: CertificateSheet, brand: Brand, wording: Wording, *, attachments: tuple[Attachment, ...] = ()
    ) -> bytes:
        """As `to_certificate`, in a worker: the same bytes, the same errors, and PressError when the worker died."""
        request = json.dumps(certificate_inputs(sheet, brand, wording, attachments), ensure_ascii=False).encode()
        with self._worker() as worker:
            return worker.print(CERTIFICATE, request, issued_at(sheet))

    def many(self, documents: Iterable[Document]) -> list[bytes]:
        """Several documents in the order given, as many at a time as there are workers."""
        with ThreadPoolExecutor(max_workers=self.size) as threads:
            return list(threads.map(self.pdf, documents))

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of the workers that run now."""
        return tuple(worker.process.pid for worker in self._workers if worker.process is not None)

    def close(self) -> None:
        """Stop every worker, once it is idle. A later call starts new ones."""
        idle = self._own_idle()
        for worker in [idle.get() for _ in self._workers]:
            worker.stop()
            idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _worker(self) -> Iterator[_Worker]:
        idle = self._own_idle()
        worker = idle.get()
        try:
            yield worker
        finally:
            idle.put(worker)

    def _own_idle(self) -> LifoQueue[_Worker]:
        with self._lock:
            # A forked process must not write into its parent's pipes.
            if self._pid != os.getpid():
                self._open()
            return self._idle

    def _open(self) -> None:
        self._pid = os.getpid()
        self._workers = [_Worker(self.memory, self.patience) for _ in range(self.size)]
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
            weakref.finalize(self, worker.stop)


class _Worker:
    """One process at a time, started when it is first needed."""

    def __init__(self, memory: int, patience: float) -> None:
        self.memory, self.patience = memory, patience
        self.owner = os.getpid()
        self.process: subprocess.Popen[bytes] | None = None

    def print(self, kind: int, request: bytes, timestamp: int) -> bytes:
        process = self._running()
        try:
            line = _Line(process, time.monotonic() + self.patience)
            status, is_full, answer = line.ask(REQUEST.pack(kind, len(request), timestamp) + request)
        except (EOFError, OSError) as error:
            self.stop()
            raise PressError(_STOPPED) from error
        if is_full:
            # The next one starts at once, to be warm when somebody asks.
            self.stop()
            self._running()
        return _printed(status, answer)

    def stop(self) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            _close(pipe)
        if self.owner == os.getpid():
            process.kill()
            process.wait()

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is not None and self.process.poll() is not None:
            self.stop()
        if self.process is None:
            self.process = subprocess.Popen(  # noqa: S603 -- our own interpreter and module, nothing from outside
                [sys.executable, "-P", "-m", "trivet.press.child", str(self.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                bufsize=0,
            )
        return self.process


class _Line:
    """One question to a worker and its answer, until a moment. A thread that watched the clock took as long as a QR code."""

    def __init__(self, process: subprocess.Popen[bytes], until: float) -> None:
        assert process.stdin is not None and process.stdout is not None
        self.to, self.back, self.until = process.stdin.fileno(), process.stdout.fileno(), until
        os.set_blocking(self.to, False)

    def ask(self, request: bytes) -> tuple[int, bool, bytes]:
        left = memoryview(request)
        while left:
            self._wait(self.to, select.POLLOUT)
            left = left[os.write(self.to, left) :]
        status, is_full, length = ANSWER.unpack(self._whole(ANSWER.size))
        return status, bool(is_full), self._whole(length)

    def _whole(self, length: int) -> bytes:
        read = bytearray()
        while len(read) < length:
            self._wait(self.back, select.POLLIN)
            some = os.read(self.back, length - len(read))
            if not some:
                raise EOFError
            read += some
        return bytes(read)

    def _wait(self, pipe: int, wanted: int) -> None:
        waiting = select.poll()
        waiting.register(pipe, wanted)
        if not waiting.poll(1000 * max(0.0, self.until - time.monotonic())):
            raise TimeoutError


def _printed(status: int, answer: bytes) -> bytes:
    if status == DONE:
        return answer
    raise (TooLongError if status == TOO_LONG else PressError)(answer.decode())


def _close(pipe: IO[bytes] | None) -> None:
    if pipe is None:
        return
    try:
        pipe.close()
    except BrokenPipeError:
        # What was still to be written has nobody to read it.
        return
