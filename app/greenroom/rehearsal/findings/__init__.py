"""What is weak and what is strong in an answer, each with the words that show it."""
