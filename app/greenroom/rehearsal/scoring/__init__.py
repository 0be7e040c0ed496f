"""The score of an answer as a bill, the feedback made of it, and two attempts side by side."""
