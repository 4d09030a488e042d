"""What customers see, what is lost and how long it takes until all is well, fault by fault, with real processes."""
