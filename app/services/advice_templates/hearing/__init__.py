"""What a message asks for: its normal form, the question in it, and what a short one leaves out."""
