"""What may be kept as a scan of a paper form. Only the frame of the file is read, nothing is decoded."""

from dataclasses import dataclass
from hashlib import sha256

from conference.directory.rules.pictures import frame_of
from conference.registration.errors import NotAScan, ScanTooBig

MOST_OCTETS = 10 * 1024 * 1024
MOST_SCANS = 6  # of one form
PDF = "application/pdf"
_LONGEST_TAIL = 1024  # octets after the last mark of a PDF, as programs tolerate them


@dataclass(frozen=True, kw_only=True)
class Scan:
    """A file whose kind is known from its own octets; what it was called does not matter."""

    content: bytes
    media_type: str

    @property
    def sha256(self) -> str:
        return sha256(self.content).hexdigest()


def scan_of(content: bytes) -> Scan:
    """The scan in these octets: a PDF, JPEG or PNG; refuses everything else."""
    if len(content) > MOST_OCTETS:
        raise ScanTooBig
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-_LONGEST_TAIL:]:
        return Scan(content=content, media_type=PDF)
    try:
        media_type, width, height = frame_of(content)
    except (IndexError, ValueError) as error:
        raise NotAScan from error
    if not (width and height):
        raise NotAScan
    return Scan(content=content, media_type=media_type)
