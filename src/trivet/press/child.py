"""The worker process: sets one document after another from its standard input, and says when it has grown too big."""

import json
import os
import resource
import sys
from pathlib import Path
from struct import Struct
from typing import BinaryIO

from trivet.press import engine

#: Before each request: what is wanted, its length in bytes, and the document's date in seconds since 1970.
REQUEST = Struct(">BIq")
DOCUMENT, CERTIFICATE = 0, 1
#: Before each answer: what came of it, 1 if this process should be replaced, and the answer's length in bytes.
ANSWER = Struct(">BBI")
DONE, FAILED, TOO_LONG = 0, 1, 2
_STATM = Path("/proc/self/statm")


def main() -> None:
    """Serve until standard input closes. The one argument is how many bytes of memory are too many."""
    answers = os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not land among the answers.
    os.dup2(2, 1)
    engine.fonts()
    serve(sys.stdin.buffer, answers, int(sys.argv[1]))


def serve(requests: BinaryIO, answers: BinaryIO, limit: int) -> None:
    while len(head := requests.read(REQUEST.size)) == REQUEST.size:
        kind, length, timestamp = REQUEST.unpack(head)
        status, payload = _set(kind, requests.read(length).decode(), timestamp)
        answers.write(ANSWER.pack(status, memory_used() > limit, len(payload)) + payload)
        answers.flush()


def memory_used() -> int:
    """Bytes of memory that this process holds now; where the system does not tell, the most it has ever held."""
    if _STATM.exists():
        return int(_STATM.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _set(kind: int, data: str, timestamp: int) -> tuple[int, bytes]:
    try:
        if kind == CERTIFICATE:
            return DONE, engine.certificate(json.loads(data), timestamp)
        return DONE, engine.pdf(engine.MAIN, data, timestamp)
    except engine.TooLongError as error:
        return TOO_LONG, str(error).encode()
    except engine.PressError as error:
        return FAILED, str(error).encode()


if __name__ == "__main__":
    main()
