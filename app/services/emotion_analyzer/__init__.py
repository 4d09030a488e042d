"""Our own emotion model in serving: ONNX Runtime off the event loop, no torch."""

from app.services.emotion_analyzer.analyzer import AbsentModel, EmotionAnalyzer
from app.services.emotion_analyzer.errors import AnotherFile, ModelUnavailable, Overloaded

__all__ = ["AbsentModel", "AnotherFile", "EmotionAnalyzer", "ModelUnavailable", "Overloaded"]
