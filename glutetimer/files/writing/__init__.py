"""Files as people would write them: what `reading` reads back the same."""
