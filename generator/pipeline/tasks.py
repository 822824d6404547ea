"""What can be handed out: a task, its batches, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Asked = TypeVar("Asked")
Given = TypeVar("Given")
Shared = TypeVar("Shared")

Task = Callable[[Shared, Sequence[Asked]], list[Given]]
"""Makes of what all batches share and of one batch a result for each of its items."""


class Executor(Protocol):
    """Does tasks in batches."""

    def run(
        self, task: Task[Shared, Asked, Given], shared: Shared, batches: Sequence[Sequence[Asked]]
    ) -> Iterator[tuple[int, list[Given]]]:
        """Each batch's number with its results, as they are done."""

    def close(self) -> None:
        """Let go of the workers."""
