"""Office files (zips of XML) as the same bytes every time, whatever the clock says."""

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

#: The earliest moment that a zip can hold, given to every file in it.
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def settled(package: bytes) -> bytes:
    """The same package with every file in it dated alike."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for item in source.infolist():
            info = ZipInfo(item.filename, ZIP_EPOCH)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(item))
    return out.getvalue()


def midnight(dated: date | None) -> datetime:
    """The moment that a file says it was made: its document's date, not the clock's."""
    day = dated or date(2000, 1, 1)
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- both libraries want it without a zone, as UTC
