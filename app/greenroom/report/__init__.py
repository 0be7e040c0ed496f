"""Documents: a neutral block tree, the wording that fills it and the writers that print it."""
