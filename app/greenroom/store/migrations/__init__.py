"""The steps that made the tables what they are, run by Alembic from inside the package."""
