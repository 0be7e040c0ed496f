"""The parts that pages are made of; every one shows text as plain text."""
