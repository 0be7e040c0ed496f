"""Chance that is the same on every machine."""

from hashlib import sha256


def chance(seed: int, number: int, what: str) -> float:
    """A number from 0 up to 1 that depends on the seed, the turn and what it is for."""
    # A hash, not `random`: a new prompt in the bank then leaves every other prompt's number alone.
    digest = sha256(f"{seed}:{number}:{what}".encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
