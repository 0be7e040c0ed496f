"""The terminal front door: the same services, the same words, the only `print`."""
