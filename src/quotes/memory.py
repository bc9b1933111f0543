"""What has been worked out is remembered: the answers for the words that a newspaper uses again and again."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

Question = TypeVar("Question")
Answer = TypeVar("Answer")

WORDS = 1 << 16  # spellings; 1,500 articles ask for 21,000, each further 1,500 for 5,000 more


class Memory(dict[Question, Answer]):
    """Answers by question, each worked out when it is first asked; all are forgotten where there are too many.

    A dict, not a cached function: what is known is looked up without a call, and a whole article in one ``map``.

    >>> length = Memory(len)
    >>> length["bakan"], list(map(length.__getitem__, ["bakan", "kurul"]))
    (5, [5, 5])
    """

    __slots__ = ("_answer", "_most")

    def __init__(self, answer: Callable[[Question], Answer], most: int = WORDS) -> None:
        super().__init__()
        self._answer, self._most = answer, most

    def __missing__(self, question: Question) -> Answer:
        if len(self) >= self._most:
            self.clear()
        answer = self[question] = self._answer(question)
        return answer


_Remembering = type(lru_cache(int))


def forget() -> None:
    """Let go of all answers, here and in the bounded caches of functions: where memory is needed for something else."""
    gc.unfreeze()  # objects that a worker has frozen are in no list
    for one in gc.get_objects():
        if isinstance(one, Memory):
            one.clear()
        elif isinstance(one, _Remembering) and one.__module__.startswith("quotes.") and one.cache_parameters()["maxsize"]:
            one.cache_clear()
