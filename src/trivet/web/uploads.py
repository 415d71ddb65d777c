"""Uploaded files: kept in memory up to a limit, then only counted, so that a form can refuse one and lose nothing else."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LARGEST_UPLOAD = 2 * 1024 * 1024


class BoundedUploadHandler(FileUploadHandler):
    """A file over the limit arrives empty, with the size that it had."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]
        self._kept = BytesIO()
        self._seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._seen += len(raw_data)
        if self._seen <= LARGEST_UPLOAD:
            self._kept.write(raw_data)
        else:
            self._kept = BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self._kept.seek(0)
        return InMemoryUploadedFile(
            self._kept, self.field_name, self.file_name or "file", self.content_type, file_size, self.charset
        )
