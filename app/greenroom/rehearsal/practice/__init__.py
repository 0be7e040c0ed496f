"""What rehearsals show together: cards, heat map, poll, message readiness."""
