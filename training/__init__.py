"""From the base weights to the served artefact; the only place that needs torch."""
