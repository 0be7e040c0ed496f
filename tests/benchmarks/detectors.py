"""How often each detector fires on ordinary speech, and how long feedback takes.

Run by hand: `PYTHONPATH=app python tests/benchmarks/detectors.py [--show KIND]`. It reads the
interview transcripts in `../shared` beside the checkout, takes the respondents' turns of 40 to
150 words, and puts two questions to each: one that needs every slot, so nothing is gated away,
and one that needs an answer only. Without that folder it says so and stops.
"""

import argparse
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from greenroom.model.prompt import PromptKind, Slot
from greenroom.model.rehearsal import Exchange, FindingKind, Question, Turn
from greenroom.rehearsal.detectors import find
from greenroom.rehearsal.feedback import feedback
from greenroom.rehearsal.slots import read_slots

CHECKOUT = Path(__file__).resolve().parents[2]
SPEECH = CHECKOUT.parent / "shared" / "transcripts" / "md"
SPOKEN_TURN = re.compile(r"\*\*([^*]+):\*\*(.*?)(?=\n\*\*[^*]+:\*\*|\Z)", re.DOTALL)
GAPS = {
    FindingKind.NO_NUMBER,
    FindingKind.NO_OWNER,
    FindingKind.NO_DATE,
    FindingKind.NO_EVIDENCE,
}


def a_question(needs: tuple[Slot, ...]) -> Question:
    """A status question that needs those slots."""
    return Question(
        prompt_id="benchmark",
        persona_id="chair",
        persona_name="Chair",
        persona_seat="chair",
        theme_id="rollback_recovery",
        theme_name="Rollback",
        kind=PromptKind.STATUS,
        difficulty=2,
        text="Where do we stand?",
        short="Where do we stand?",
        why="",
        needs=needs,
        key_points=(),
        probes=(),
        hint="",
        target_words=(30, 110),
        time_limit=90,
    )


def read_speech(folder: Path) -> Iterator[str]:
    """Turns of 40 to 150 words by speakers who ask less than others of the same file."""
    for path in sorted(folder.glob("transcripts__*.md")):
        turns = SPOKEN_TURN.findall(path.read_text(encoding="utf-8"))
        said: dict[str, list[str]] = defaultdict(list)
        for speaker, text in turns:
            said[speaker].append(re.sub(r"\\?\[[^\]]*\]", "", text).replace("\\", "").strip())
        asking = sum("?" in text for _, text in turns) / max(1, len(turns))
        for texts in said.values():
            if sum("?" in text for text in texts) / len(texts) <= asking:
                yield from (text for text in texts if 40 <= len(text.split()) <= 150)


def print_rates(turns: list[str], needs: tuple[Slot, ...], show: str) -> None:
    """One line for each kind: the share of turns in which it was found."""
    counts: Counter[FindingKind] = Counter()
    for text in turns:
        found = find(text, a_question(needs), ())
        counts.update({finding.kind for finding in found})
        for finding in found:
            if finding.kind.value == show:
                print(f"   {finding.quote or text[:100]!r}")
    print(f"\nneeds: {', '.join(needs)}")
    for kind in FindingKind:
        if needs == tuple(Slot) or kind not in GAPS:
            print(f"  {kind.value:18} {100 * counts[kind] / len(turns):5.1f} %")


def print_slots(turns: list[str]) -> None:
    """One line for each slot: the share of turns that fill it."""
    filled: Counter[Slot] = Counter()
    for text in turns:
        filled.update(each.slot for each in read_slots(text, tuple(Slot), ()) if each.filled)
    print("\nslots filled")
    for slot in Slot:
        print(f"  {slot.value:18} {100 * filled[slot] / len(turns):5.1f} %")


def print_speed(turns: list[str]) -> None:
    """The median time of feedback on 300 words of speech."""
    words = " ".join(turns).split()
    now = datetime(2030, 1, 1, tzinfo=UTC)
    times = []
    for start in range(0, min(len(words) - 300, 60_000), 300):
        answer = " ".join(words[start : start + 300])
        turn = Turn(a_question(tuple(Slot)), now, (Exchange(None, answer, now),))
        began = time.perf_counter()
        feedback(turn, ("Ines Okafor", "Priya Nair"))
        times.append(1000 * (time.perf_counter() - began))
    print(f"\nfeedback on 300 words: median {statistics.median(times):.1f} ms, n {len(times)}")


def main() -> None:
    """Print the figures, or say why there are none."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--show", default="", metavar="KIND", help="print what this kind found")
    options.add_argument("--slot", default="", metavar="SLOT", help="print what fills this slot")
    chosen = options.parse_args()
    turns = list(read_speech(SPEECH))
    if not turns:
        print(f"No transcripts in {SPEECH}; put them beside the checkout to measure.")
        return
    print(f"{len(turns)} turns")
    if chosen.slot:
        for text in turns:
            for each in read_slots(text, (Slot(chosen.slot),), ()):
                if each.filled:
                    print(f"   {text[each.start : each.end]!r}")
    print_rates(turns, tuple(Slot), chosen.show)
    print_rates(turns, (Slot.ANSWER,), "")
    print_slots(turns)
    print_speed(turns)


if __name__ == "__main__":
    main()
