"""`greenroom findings`: which weaknesses bare question-answer pairs show, line by line."""

import argparse

from greenroom.cli.console import say, say_problem
from greenroom.errors import InputError
from greenroom.services.findings import RefusedLine, label_file, writing_to


def run(words: argparse.Namespace) -> int:
    """Exit code 0 when every line was labelled, 1 when one was refused."""

    def refuse(line: RefusedLine) -> None:
        say_problem(InputError(f"{words.jsonl}, line {line.number}: {line.reason}"))

    if words.out is None:
        tally = label_file(words.jsonl, say, refuse)
    else:
        with writing_to(words.out) as write:
            tally = label_file(words.jsonl, write, refuse)
        say(f"{words.out}: labelled {tally.labelled}, refused {tally.refused}.")
    return 1 if tally.refused else 0
