"""Signs of fraud and illegal lending in a message (pure)."""

from app.services.fraud_screen.detection import detect_fraud

__all__ = ["detect_fraud"]
