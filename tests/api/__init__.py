"""The chat API as its clients meet it."""
