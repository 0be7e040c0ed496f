"""Remembering what a function answered about words, in a memory that stays small."""

from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")

_MOST = 16_000
_LONGEST = 60


class Memo(dict[str, Answer]):
    """A dictionary that asks `answer` for what it does not hold, and starts anew when full.

    A known answer is read without a call, which is why this is no `lru_cache`.
    """

    def __init__(self, answer: Callable[[str], Answer]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, asked: str) -> Answer:
        answer = self._answer(asked)
        # An address or a line without blanks is not met again, and may be megabytes long.
        if len(asked) <= _LONGEST:
            # Forgetting everything is cheaper than knowing what was not asked for longest.
            if len(self) >= _MOST:
                self.clear()
            self[asked] = answer
        return answer
