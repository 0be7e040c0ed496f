"""The next question: milliseconds to choose among 2,000 prompts, and what a session covers.

Run by hand: `PYTHONPATH=app python tests/benchmarks/choice.py [--prompts N] [--seeds N]`. The bank
is the shipped one, copied under new ids; the baseline hashes and sorts as many ids in the same
run, so that a slow machine is not taken for a slow choice. The last line is the one compared.
"""

import argparse
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from statistics import mean, median

from greenroom.coding.codebook import load_codebook
from greenroom.model.prompt import PromptBank
from greenroom.model.rehearsal import Plan, Pressure, Question
from greenroom.model.release import Fact, FactKind, FactStatus, Release
from greenroom.model.theme import Codebook, Enforcement
from greenroom.prompts.bank import load_bank
from greenroom.prompts.choose import choose_question
from greenroom.prompts.facts import FactKey, load_fact_keys
from greenroom.prompts.history import History
from greenroom.resources import resource

SLOWEST = 20.0
"""Milliseconds that choosing among 2,000 prompts may take."""

VALUES = {
    FactKind.DURATION: "4",
    FactKind.PERCENT: "2",
    FactKind.COUNT: "40",
    FactKind.DATE: "2026-05-12",
    FactKind.PERSON: "Ines Okafor",
}


class Session:
    """A session that goes on from question to question."""

    def __init__(self, bank: PromptBank, codebook: Codebook, release: Release) -> None:
        self.bank, self.codebook, self.release = bank, codebook, release
        self.fact_keys = load_fact_keys(resource("facts.yaml"))

    def asked(
        self, plan: Plan, history: History, times: list[float] | None = None
    ) -> tuple[Question, ...]:
        """All its questions; the seconds of each choice are added to `times`."""
        asked: tuple[Question, ...] = ()
        while len(asked) < plan.length:
            began = time.perf_counter()
            question = choose_question(
                self.bank,
                plan,
                self.release,
                self.codebook,
                asked,
                fact_keys=self.fact_keys,
                history=replace(history, scores=(60,) * len(asked)),
            )
            if times is not None:
                times.append(time.perf_counter() - began)
            if question is None:
                break
            asked = (*asked, question)
        return asked


def main() -> None:
    """Measure, print both tables, and end with the time, its limit and its ratio."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("--prompts", type=int, default=2000, help="size of the bank (2000)")
    words.add_argument("--seeds", type=int, default=200, help="sessions for the coverage (200)")
    options = words.parse_args()
    codebook = load_codebook(resource("codebook.yaml"))
    themes = {theme.id for theme in codebook.themes}
    files = sorted(resource("prompts").glob("*.yaml"))
    bank = load_bank(files, resource("personas.yaml"), themes)
    print(f"{len(bank.prompts)} prompts shipped")
    for panel in bank.panels:
        print_coverage(bank, codebook, panel.id, options.seeds)
    print_speed(bank, codebook, options.prompts)


def a_release(status: FactStatus) -> Release:
    """A release whose whole sheet has that status."""
    facts = (a_fact(each, status) for each in load_fact_keys(resource("facts.yaml")))
    return Release(id="r", name="Skylark", version="4.2", facts=tuple(facts))


def a_fact(fact_key: FactKey, status: FactStatus) -> Fact:
    """One line of that sheet."""
    value = VALUES.get(fact_key.kind, "the night train")
    return Fact(fact_key.key, fact_key.label, fact_key.kind, value, fact_key.unit, status)


def enlarged(bank: PromptBank, size: int) -> PromptBank:
    """The bank with its prompts copied under new ids until there are that many."""
    prompts = (bank.prompts[place % len(bank.prompts)] for place in range(size))
    copies = (replace(each, id=f"{each.id[:-3]}{place:04}") for place, each in enumerate(prompts))
    return replace(bank, prompts=tuple(copies))


def print_coverage(bank: PromptBank, codebook: Codebook, panel: str, seeds: int) -> None:
    """One line: themes and blocking themes that 16 questions touch."""
    gates = {t.id for t in codebook.themes if t.enforcement is Enforcement.BLOCKING}
    session = Session(bank, codebook, a_release(FactStatus.CONFIRMED))
    seats = bank.panel(panel).personas
    touched = []
    for seed in range(seeds):
        plan = Plan("r", panel, seats, Pressure.BOARD, 16, seed)
        touched.append({question.theme_id for question in session.asked(plan, History())})
    counts, blocking = [len(each) for each in touched], [len(each & gates) for each in touched]
    print(
        f"{panel:20} themes mean {mean(counts):5.2f}, fewest {min(counts):2}, "
        f"blocking themes fewest {min(blocking)} of {len(gates)}"
    )


def print_speed(bank: PromptBank, codebook: Codebook, size: int) -> None:
    """The time of a choice for each kind of sheet, and of the slowest beside the baseline."""
    large = enlarged(bank, size)
    due = {prompt.id: 0.5 for prompt in large.prompts}
    history = History(due=due, weakness={theme.id: 0.5 for theme in codebook.themes})
    medians = []
    for status in FactStatus:
        session = Session(large, codebook, a_release(status))
        times: list[float] = []
        for pressure in Pressure:
            seats = large.panel("full_board").personas
            session.asked(Plan("r", "full_board", seats, pressure, 16, 1), history, times)
        medians.append(1000 * median(times))
        print(
            f"sheet {status.value:10} median {medians[-1]:5.1f} ms, slowest {1e3 * max(times):.1f}"
        )
    baseline = median(baseline_times([prompt.id for prompt in large.prompts]))
    slowest = max(medians)
    print(
        f"next of {size} prompts {slowest:.1f} ms (limit {SLOWEST:.0f}), "
        f"{slowest / baseline:.1f} times hashing and sorting as many ids"
    )


def baseline_times(ids: list[str]) -> Iterator[float]:
    """Milliseconds for hashing and sorting the ids, thirty times over."""
    for _ in range(30):
        began = time.perf_counter()
        sorted(ids, key=digest_of)
        yield 1000 * (time.perf_counter() - began)


def digest_of(text: str) -> bytes:
    """The hash that chance is drawn from."""
    return sha256(text.encode()).digest()


if __name__ == "__main__":
    main()
