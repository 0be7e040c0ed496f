"""What an answer's words are: clauses, slots, wordings, and what a question asks for."""
