"""What a message passes before anything else reads it: normal form, personal data, injection (pure)."""

from app.services.input_guard.guard import guard
from app.services.input_guard.injection import steers

__all__ = ["guard", "steers"]
