"""Small pictures, made here."""

import struct
import zlib


def png(width=48, height=24, *, after=b""):
    """A real PNG of one colour."""
    rows = b"".join(b"\x00" + b"\x1a\x3d\xa5" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks) + after


def jpeg(width=48, height=24):
    """The frame of a JPEG with its size; nothing here decodes the rest."""
    jfif = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    frame = b"\xff\xc0\x00\x11\x08" + struct.pack(">HH", height, width) + bytes(10)
    return b"\xff\xd8" + jfif + frame + b"\xff\xda\x00\x02\x00\xff\xd9"


def _chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
