"""What can go wrong between a message and its reading.

::

    ModelUnavailable        the artefact is missing, broken or of another make
    └── AnotherFile         a file is not the one that the manifest names
    TooManyRequests (429)
    └── Overloaded          every permit is taken
"""

from __future__ import annotations

from app.errors import TooManyRequests


class ModelUnavailable(Exception):
    """There is no model to ask; the text says why, without quoting a customer."""


class AnotherFile(ModelUnavailable):
    """A file was replaced by hand."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is not the file the manifest names; copy_model_files.py takes another model over"
        )
        self.name = name


class Overloaded(TooManyRequests):
    """More messages are being read than the model takes at once."""

    code = "model_overloaded"
