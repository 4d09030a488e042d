"""The application of the pipeline's tests."""

from __future__ import annotations

from tests.pipeline.conftest import app, emotions, services, settings

__all__ = ["app", "emotions", "services", "settings"]
