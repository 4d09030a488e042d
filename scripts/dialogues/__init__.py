"""The frozen dialogues: read, held, judged and reported on."""
