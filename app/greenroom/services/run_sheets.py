"""The steps of a run sheet on the clock: read a time, move a step, see whether all of it fits."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta

from greenroom.errors import InputError
from greenroom.model.launch import Step
from greenroom.model.release import Window
from greenroom.services.launches import LONGEST_PLAN

_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_MINUTES = re.compile(r"[tT]?\s*([+-]?)\s*(\d+)\s*(?:min|minutes?|m)?\.?")
_DAY = 24 * 60
_MOST_QUOTED = 40


@dataclass(frozen=True, slots=True)
class Fit:
    """How steps lie in their window, in minutes.

    `lasts` counts from the first start to the last end; `spare` is what the window leaves
    after the last end, below zero when the steps overrun it, None without a window.
    """

    steps: int
    lasts: int
    spare: int | None
    without_owner: int
    no_return: tuple[Step, ...]


def ordered_steps(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The steps in the order they are taken; those of one minute stay as they are."""
    return tuple(sorted(steps, key=lambda step: step.at))


def clock_of(at: int, window: Window | None) -> str:
    """The clock at that minute in the window's zone, such as `22:40`; empty without a window."""
    if window is None:
        return ""
    return f"{window.start + timedelta(minutes=at):%H:%M}"


def read_start(text: str, window: Window | None, near: int = 0) -> int:
    """The minute that a person means: `-30`, `+10 min`, or a clock such as `22:40`.

    A clock counts on the day that brings it nearest to the minute `near`. Raises InputError for
    anything else, for a clock without a window, and for more than a week from the start.
    """
    words = text.strip().replace("−", "-")
    clock, minutes = _CLOCK.fullmatch(words), _MINUTES.fullmatch(words)
    if clock is not None and window is None:
        raise InputError("There is no window to set the clock by.", "Give minutes, such as +10.")
    if clock is not None and window is not None:
        found = _nearest(int(clock[1]), int(clock[2]), window, near)
    elif minutes is not None:
        found = -int(minutes[2]) if minutes[1] == "-" else int(minutes[2])
    else:
        raise InputError(
            f"“{words[:_MOST_QUOTED]}” is not a time.", "Type minutes (−30) or a clock (22:40)."
        )
    if abs(found) > LONGEST_PLAN:
        raise InputError("A step lies at most a week from the start.", "Correct the time.")
    return found


def _nearest(hour: int, minute: int, window: Window, near: int) -> int:
    if hour > 23 or minute > 59:
        raise InputError(f"{hour}:{minute:02d} is not a time of day.", "Type it as 22:40.")
    opens = window.start.hour * 60 + window.start.minute
    apart = hour * 60 + minute - opens
    return apart + round((near - apart) / _DAY) * _DAY


def next_start(steps: tuple[Step, ...]) -> int:
    """The minute at which the last of these steps is done; 0 without any."""
    return max((step.at + step.minutes for step in steps), default=0)


def swap_steps(first: Step, second: Step) -> tuple[Step, Step]:
    """The two steps the other way round, in the same time and with the same pause between.

    `first` starts before `second` or with it; the new first one comes back first.
    """
    pause = second.at - (first.at + first.minutes)
    sooner = replace(second, at=first.at)
    return sooner, replace(first, at=first.at + second.minutes + pause)


def fit_steps(steps: tuple[Step, ...], window: Window | None) -> Fit:
    """How the steps lie in the window."""
    ends = next_start(steps)
    begins = min((step.at for step in steps), default=0)
    spare = None
    if window is not None and steps:
        spare = round((window.end - window.start).total_seconds() / 60) - ends
    return Fit(
        steps=len(steps),
        lasts=ends - begins,
        spare=spare,
        without_owner=sum(not step.owner.strip() for step in steps),
        no_return=tuple(step for step in ordered_steps(steps) if step.no_return),
    )
