"""Run the chosen verb and turn failures into sentences and exit codes."""

import argparse
import os
import sys
from importlib import import_module

from greenroom.cli.console import say_problem
from greenroom.errors import GreenroomError

_MODULES = {
    "demo": "demo",
    "release": "release",
    "rehearse": "rehearse",
    "practice": "practice",
    "import": "importing",
    "analyse": "analyse",
    "themes": "themes",
    "learning": "learning",
    "codebook": "codebook",
    "readiness": "readiness",
    "export": "export",
    "verify": "verify",
    "look": "look",
    "findings": "findings",
    "bank": "bank",
    "workspace": "workspace",
}


def run(words: argparse.Namespace) -> int:
    """The exit code of one verb: 0, or 1 with one sentence and a hint on stderr."""
    # One verb is imported, not all: `greenroom release list` needs no NLTK and no ReportLab.
    verb = import_module(f"greenroom.cli.{_MODULES[words.command]}")
    try:
        exit_code: int = verb.run(words)
    except GreenroomError as error:
        say_problem(error)
        return 1
    except KeyboardInterrupt:
        say_problem(GreenroomError("Stopped.", "What was saved before stays saved."))
        return 1
    except BrokenPipeError:
        # The reader (`head`, a pager) has seen enough; keep the interpreter's exit quiet too.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return exit_code
