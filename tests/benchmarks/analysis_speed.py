"""How fast the analysis is beside NLTK's own sequence, and whether its sentiment is NLTK's.

Run by hand: `PYTHONPATH=app python tests/benchmarks/analysis_speed.py [--lines N] [--bad]`. It
reads the transcripts in `../shared` beside the checkout; without them it says so and stops.

    NLTK's sequence   sent_tokenize, word_tokenize, SentimentIntensityAnalyzer, PorterStemmer
    the pipeline      every step of `build_analyser`, theme, outlook, stance, richness included

Both run in the same process on the same text, turn about; the median of CPU times counts.
`word_tokenize` cuts what it is given into sentences once more, as NLTK's own does.
`--lines N` reads N lines of JSON, ever new words among them, and tells the memory; `--bad` times
texts of 1, 2, 4 and 8 MB that are hard to read.
"""

import argparse
import json
import resource as limits
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants
from nltk.stem import PorterStemmer
from nltk.tokenize import NLTKWordTokenizer
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from greenroom.analysis.lines import LineReader
from greenroom.analysis.pipeline import Analyser, build_analyser, build_line_reader
from greenroom.analysis.sentiment import Vader
from greenroom.coding.codebook import load_codebook
from greenroom.errors import TranscriptError
from greenroom.exchange.importing import read_transcript
from greenroom.model.transcript import SpeakerRole, Transcript, TranscriptKind, Utterance
from greenroom.resources import resource, resource_text
from greenroom.services.batch import read_lines
from greenroom.services.workspace import utc_now

SHARED = Path(__file__).resolve().parents[3] / "shared" / "transcripts"
ROUNDS = 7
SENTENCES = 1_500


def speech() -> Iterator[str]:
    """The turns of every transcript that can be read."""
    for path in sorted(SHARED.glob("*/*.*")):
        try:
            read = read_transcript(path)
        except TranscriptError:
            continue
        for turn in read.utterances:
            yield read.text[turn.start : turn.end]


def stock_sentiment() -> SentimentIntensityAnalyzer:
    """NLTK's own analyser on the shipped lexicon, without its search for data."""
    rules = SentimentIntensityAnalyzer.__new__(SentimentIntensityAnalyzer)
    rules.lexicon_file = resource_text("lexicons/vader_lexicon.txt").strip("\r\n")
    rules.lexicon = rules.make_lex_dict()
    rules.constants = VaderConstants()
    return rules


def stock_sequence() -> Callable[[str], None]:
    """NLTK's sequence as its book shows it."""
    punkt, words = PunktSentenceTokenizer(PunktParameters()), NLTKWordTokenizer()
    sentiment, porter = stock_sentiment(), PorterStemmer()

    def run(text: str) -> None:
        """Every part of the sequence on one turn."""
        for sentence in punkt.tokenize(text):
            sentiment.polarity_scores(sentence)
            # So does `word_tokenize`, which takes any text and cuts it into sentences first.
            for part in punkt.tokenize(sentence):
                for token in words.tokenize(part):
                    porter.stem(token)

    return run


def a_transcript(turns: list[str]) -> Transcript:
    """A transcript in which a respondent says those turns."""
    spans, at = [], 0
    for number, turn in enumerate(turns):
        spans.append(Utterance(number, "A", SpeakerRole.RESPONDENT, at, at + len(turn)))
        at += len(turn) + 1
    text = "\n".join(turns)
    kind = TranscriptKind.INTERVIEW
    return Transcript("speed", kind, "Speed", text, tuple(spans), utc_now(), "speed", "0")


def cpu(run: Callable[[], object]) -> float:
    """Seconds of CPU that one run takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def compare(turns: list[str], analyser: Analyser) -> None:
    """Both sequences, turn about."""
    stock, transcript = stock_sequence(), a_transcript(turns)
    pairs = [
        (cpu(lambda: [stock(turn) for turn in turns]), cpu(lambda: analyser.analyse(transcript)))
        for _ in range(ROUNDS)
    ]
    theirs, ours = (statistics.median(column) for column in zip(*pairs, strict=True))
    size = len(transcript.text)
    print(f"{len(turns)} turns, {size} characters, median of {ROUNDS}")
    print(f"NLTK's sequence {theirs * 1e3:8.1f} ms\nthe pipeline    {ours * 1e3:8.1f} ms")
    print(f"{theirs / ours:.2f} times as fast")


def check_sentiment(turns: list[str]) -> None:
    """How many sentences get another score than NLTK gives them."""
    punkt, stock = PunktSentenceTokenizer(PunktParameters()), stock_sentiment()
    ours = Vader(resource_text("lexicons/vader_lexicon.txt"), {})
    sentences = sorted({each for turn in turns for each in punkt.tokenize(turn)})
    differ = [s for s in sentences if stock.polarity_scores(s)["compound"] != ours.compound(s)]
    print(f"sentiment differs on {len(differ)} of {len(sentences)} sentences", differ[:2])


def check_import() -> None:
    """Seconds to import the analysis, a fresh interpreter each time."""
    code = (
        "import time; start = time.process_time(); import greenroom.analysis.pipeline; "
        "print(time.process_time() - start)"
    )
    taken = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(5)
    ]
    print(f"import {statistics.median(taken):.3f} s of CPU")


def check_bad(reader: LineReader) -> None:
    """Seconds for texts that are hard to read, which should double from column to column."""
    kinds = {
        "one word": "x",
        "no full stop": "word ",
        "emoji": "\N{ROCKET}",
        "addresses": "https://example.org/a?b=c ",
        "not": "not ",
        "bugs": "bug fixed ",
        "full stops": "a. ",
        "control": "\x00\x07 ",
        "surrogates": "\ud800 ",
        "spaces": "no" + " " * 500,
        "hyphens": "no-open-bug-fixed-",
    }
    for name, unit in kinds.items():
        times = []
        for size in (1, 2, 4, 8):
            text = unit * (size * 1_000_000 // len(unit))
            times.append(cpu(lambda text=text: reader.read(text)))
        print(f"{name:14s}" + "".join(f"{each:8.2f}" for each in times))


def check_memory(count: int, turns: list[str]) -> None:
    """The memory while that many lines are read."""

    def lines() -> Iterator[bytes]:
        """Lines made of the turns, over and over, each with words that were never met before."""
        for number in range(count):
            new = f"Ticket GR-{number} of build{number}x on host{number:x}, v{number}.{number % 7}"
            text = f"{turns[number % len(turns)][:200]} {new}. Did {_name(number)} see it?"
            yield json.dumps({"id": number, "text": text}).encode() + b"\n"

    steps = sorted({count // 100, *(count * tenth // 10 for tenth in range(1, 11))} - {0})
    start = time.process_time()
    for number, _ in enumerate(read_lines(lines(), 1), start=1):
        if number in steps:
            peak = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss / 1024
            taken = time.process_time() - start
            print(f"{number:9d} lines, {taken:6.0f} s, {peak:6.1f} MB at most", flush=True)


def _name(number: int) -> str:
    """A word of letters for each number, a new one each time."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).title()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=0)
    parser.add_argument("--bad", action="store_true")
    words = parser.parse_args()
    if not SHARED.exists():
        sys.exit(f"There are no transcripts in {SHARED}.")
    turns = [turn for turn in speech() if turn.strip()]
    codebook = load_codebook(resource("codebook.yaml"))
    if words.bad:
        check_bad(build_line_reader(codebook))
    elif words.lines:
        check_memory(words.lines, turns)
    else:
        check_import()
        sample = turns[:: max(1, len(turns) // SENTENCES)]
        compare(sample, build_analyser(codebook))
        check_sentiment(turns)


if __name__ == "__main__":
    main()
