"""Which follow-up comes next, and in which words."""
