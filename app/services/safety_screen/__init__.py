"""The crisis lane: decides whether somebody is in danger, and answers with words written by people (pure).

It needs no language model, no database and no Redis; without the emotion model the written signs
decide alone.
"""

from app.services.safety_screen.crisis_card import crisis_reply
from app.services.safety_screen.screening import screen, tells_danger

__all__ = ["crisis_reply", "screen", "tells_danger"]
