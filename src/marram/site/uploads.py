"""Uploads are held in memory. Django would write large ones to a temporary file, in plain text."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

LIMIT = 64 * 1024 * 1024


class InMemoryOnly(MemoryFileUploadHandler):
    """Takes a file into memory up to 64 MiB and stops reading beyond that."""

    def handle_raw_input(self, *_: Any, **__: Any) -> None:
        """Take the file whatever its announced size; the limit is kept while reading."""
        self.activated = True
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep this part, or stop."""
        self.taken += len(raw_data)
        if self.taken > LIMIT:
            raise StopUpload(connection_reset=False)
        return super().receive_data_chunk(raw_data, start)
