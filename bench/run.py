"""All measurements: `make bench`. Machines are noisy, so what counts are the ratios within one run."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


SCRIPTS: tuple[tuple[str, list[str]], ...] = (
    ("documents.py", []),
    ("certificates.py", []),
    ("credentials.py", []),
    ("pages.py", []),
    ("pack_memory.py", ["60"]),
    ("thousand_certificates.py", ["300"]),
    ("booking.py", []),
    ("simulation.py", []),
    ("practising.py", []),
)


def main() -> None:
    """Each measurement in a process of its own, so that none warms the next."""
    for script, words in SCRIPTS:
        print(f"\n== {script} {' '.join(words)}".rstrip(), flush=True)
        subprocess.run(
            [sys.executable, str(HERE / script), *words], check=True, env={**os.environ, "PYTHONHASHSEED": "0"}
        )


if __name__ == "__main__":
    main()
