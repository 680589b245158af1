"""Templates, compiled once for an installation and not once for every process."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import jinja2
from flask import Flask
from jinja2.bccache import Bucket

HERE = Path(__file__).parent


class Kept(jinja2.FileSystemBytecodeCache):
    """Compiled templates in a folder; one that cannot be read or written costs only time.

    What is kept counts as long as the template reads as it did, and Jinja and the modules beside
    this one are those that compiled it: the answer of a filter to a constant is kept along.
    """

    def __init__(self, folder: Path, filters: Path = HERE) -> None:
        super().__init__(str(folder))
        code = b"".join(path.read_bytes() for path in sorted(filters.glob("*.py")))
        self._made_by = f"{jinja2.__version__} {sha256(code).hexdigest()}\n"

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(self._made_by + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            Path(self.directory).mkdir(parents=True, exist_ok=True, mode=0o700)
            super().dump_bytecode(bucket)


def init_app(app: Flask) -> None:
    app.jinja_env.undefined = jinja2.StrictUndefined
    app.jinja_env.bytecode_cache = Kept(Path(app.instance_path) / "templates")
