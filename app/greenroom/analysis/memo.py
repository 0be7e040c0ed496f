"""Remembering what a function answered about words and the like, in a memory that stays small."""

from collections.abc import Callable
from typing import Any, TypeVar

Asked = TypeVar("Asked", str, tuple[Any, ...])
Answer = TypeVar("Answer")

_MOST = 16_000
_LONGEST = 60


class Memo(dict[Asked, Answer]):
    """A dictionary that asks `answer` for what it does not hold, and starts anew when full.

    A known answer is read without a call, which is why this is no `lru_cache`.
    """

    def __init__(self, answer: Callable[[Asked], Answer]) -> None:
        super().__init__()
        self._answer: Callable[[Asked], Answer] = answer

    def __missing__(self, asked: Asked) -> Answer:
        answer = self._answer(asked)
        # An address or a line without blanks is not met again, and may be megabytes long.
        if len(asked) <= _LONGEST:
            # Forgetting everything is cheaper than knowing what was not asked for longest.
            if len(self) >= _MOST:
                self.clear()
            self[asked] = answer
        return answer
