"""The vocabulary every room speaks: frozen dataclasses and enums, and nothing that acts."""
