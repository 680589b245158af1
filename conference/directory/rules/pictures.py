"""What kind of picture some octets are. Nothing is decoded; only the frame is read."""

from dataclasses import dataclass

from conference.directory.errors import NotAPicture, PictureTooBig, PictureTooSmall

MOST_OCTETS = 200 * 1024
MOST_PIXELS = 2000  # of each side
FEWEST_PIXELS = 24

PNG, JPEG = "image/png", "image/jpeg"
_PNG_BEGINS = b"\x89PNG\r\n\x1a\n"
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # the markers of JPEG that carry the size
_WITHOUT_LENGTH = {0x01, *range(0xD0, 0xD8)}


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture whose octets were looked at; ``width`` and ``height`` in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


def picture_of(content: bytes) -> Picture:
    """The picture in these octets, whatever the file calls itself; refuses everything else."""
    if len(content) > MOST_OCTETS:
        raise PictureTooBig
    try:
        media_type, width, height = frame_of(content)
        _check_the_end(content, media_type)
    except (IndexError, ValueError) as error:
        raise NotAPicture from error
    if max(width, height) > MOST_PIXELS:
        raise PictureTooBig
    if min(width, height) < FEWEST_PIXELS:
        raise PictureTooSmall
    return Picture(content=content, media_type=media_type, width=width, height=height)


def frame_of(content: bytes) -> tuple[str, int, int]:
    """Media type, width and height of a PNG or JPEG; ValueError or IndexError for everything else."""
    if content.startswith(_PNG_BEGINS):
        return PNG, *_size_of_png(content)
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG, *_size_of_jpeg(content)
    raise ValueError("neither PNG nor JPEG")


def _check_the_end(content: bytes, media_type: str) -> None:
    """Cameras write things behind a picture; what we show to everybody has nothing there."""
    if media_type == JPEG and not content.rstrip(b"\x00").endswith(b"\xff\xd9"):
        raise ValueError("the picture does not end")


def _size_of_png(content: bytes) -> tuple[int, int]:
    """Walk the chunks from IHDR to IEND, which must be the end of the file (PNG, section 5)."""
    position, size = len(_PNG_BEGINS), (0, 0)
    while True:
        length = _number(content[position : position + 4])
        name = content[position + 4 : position + 8]
        body = content[position + 8 : position + 8 + length]
        if len(name) < 4 or len(body) < length:
            raise ValueError("a chunk ends too early")
        position += 12 + length
        if name == b"IHDR":
            size = _number(body[:4]), _number(body[4:8])
        if name == b"IEND":
            if position != len(content) or size == (0, 0):
                raise ValueError("something follows the end, or the size is missing")
            return size


def _size_of_jpeg(content: bytes) -> tuple[int, int]:
    """Walk the segments up to the first frame header (ITU T.81, annex B)."""
    position = 2
    while True:
        if content[position] != 0xFF:
            raise ValueError("no marker where one must be")
        marker = content[position + 1]
        if marker == 0xFF:  # a fill octet before the marker
            position += 1
        elif marker in _WITHOUT_LENGTH:
            position += 2
        elif marker in _FRAMES:
            height = _number(content[position + 5 : position + 7])
            return _number(content[position + 7 : position + 9]), height
        elif marker in {0xD9, 0xDA}:
            raise ValueError("the picture begins without its size")
        else:
            position += 2 + max(_number(content[position + 2 : position + 4]), 2)


def _number(octets: bytes) -> int:
    return int.from_bytes(octets, "big")
