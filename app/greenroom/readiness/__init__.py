"""Launch readiness: what people entered, what it adds up to, and what the board may decide."""
