"""Whether a message tries to steer the language model, by written patterns over several readings (pure)."""

from app.services.input_guard.injection.steering import steering_family, steers

__all__ = ["steering_family", "steers"]
