"""One named customer for each scenario, and one of whom nothing is known, to talk as."""

from __future__ import annotations

from scripts.personas.persona import PERSONAS, STRANGER, Persona

__all__ = ["PERSONAS", "STRANGER", "Persona"]
