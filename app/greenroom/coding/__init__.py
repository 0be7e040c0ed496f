"""Themes marked on text: the codebook, the rules of spans, suggestions and their counts."""
