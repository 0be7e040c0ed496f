"""The question bank: read it, check it, fill its placeholders, choose what is asked next."""
