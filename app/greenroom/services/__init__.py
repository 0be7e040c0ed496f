"""The corridor: one function for each thing a user can do, in the order of the data's way."""
