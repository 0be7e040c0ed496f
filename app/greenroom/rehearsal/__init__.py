"""One rehearsal: the pure engine, what an answer shows, follow-ups, feedback and the minutes."""
