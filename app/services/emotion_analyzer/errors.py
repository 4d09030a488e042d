"""What can go wrong between a message and its reading.

::

    ModelUnavailable        the artefact is missing, broken or of another make
    TooManyRequests (429)
    └── Overloaded          every permit is taken
"""

from __future__ import annotations

from app.errors import TooManyRequests


class ModelUnavailable(Exception):
    """There is no model to ask; the text says why, without quoting a customer."""


class Overloaded(TooManyRequests):
    """More messages are being read than the model takes at once."""

    code = "model_overloaded"
