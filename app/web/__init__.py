"""The page where people talk and see, and what serves it."""
