"""The talk after a crisis card or a guide against fraud."""
