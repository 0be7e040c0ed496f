"""How long work reports on itself, in the window and in the terminal alike."""

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Called as `progress(done, total, text)`; it raises `Cancelled` when the user said stop."""


def no_progress(done: int, total: int, text: str) -> None:
    """Report nothing: the default for callers that only want the result."""
