"""Files dropped on the check page: kept in memory up to its own limit, then only counted."""

from io import BytesIO

from trivet.web.awards.forms import LARGEST
from trivet.web.uploads import BoundedUploadHandler


class CertificateUploadHandler(BoundedUploadHandler):
    """A file over five megabytes arrives empty, with the size that it had."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._seen += len(raw_data)
        if self._seen <= LARGEST:
            self._kept.write(raw_data)
        else:
            self._kept = BytesIO()
