"""One module for each revision, oldest first; a released revision is never edited."""
