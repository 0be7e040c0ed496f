"""`greenroom analyse`: what is read in files, in lines of JSON, or in a release's transcripts."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict

from greenroom.cli.analyse_lines import analyse_lines
from greenroom.cli.console import say, say_json, say_problem, say_table, show_progress
from greenroom.cli.figures import richness_words, sentiment_words
from greenroom.errors import InputError, TranscriptError
from greenroom.model.theme import Codebook, Stance
from greenroom.model.transcript import Coding, SpeakerRole
from greenroom.services.analyses import (
    FileAnalysis,
    analyse_file,
    analyse_waiting,
    file_reader,
    read_release,
)
from greenroom.services.releases import find_release
from greenroom.services.workspace import workspace_at


def run(words: argparse.Namespace) -> int:
    """Exit code 0 when everything was read, 1 when a file was refused."""
    if words.jsonl:
        return analyse_lines(words.jsonl, words.out, words.jobs)
    if words.files:
        return _analyse_files(words)
    if not words.release:
        raise InputError(
            "Nothing to analyse was named.", "Name a file, or a release with --release."
        )
    return _analyse_release(words)


def _analyse_files(words: argparse.Namespace) -> int:
    reader = file_reader()
    read, problems = [], []
    for path in words.files:
        try:
            read.append(analyse_file(reader, path, show_progress))
        except TranscriptError as problem:
            problems.append(problem)
            continue
        if not words.json:
            _show_file(read[-1], reader.codebook)
    if words.json:
        say_json([_file_summary(each) for each in read])
    for refused in problems:
        say_problem(refused)
    return 1 if problems else 0


def _show_file(file: FileAnalysis, codebook: Codebook) -> None:
    analysis = file.analysis
    asked = sum(each.role is SpeakerRole.INTERVIEWER for each in file.transcript.utterances)
    answers = len(file.transcript.utterances) - asked
    say(
        f"{file.transcript.source}: {answers} answers, {asked} questions or remarks by interviewers"
    )
    say(f"  NSS       {sentiment_words(analysis.sentiment)}")
    say(f"  Richness  {richness_words(analysis.richness.score)} ({analysis.richness.words} words)")
    for note in (*file.notes, *filter(None, (analysis.note,))):
        say(f"  Note      {note}")
    rows = _theme_rows(file.codings, codebook)
    if rows:
        say()
        say_table(("suggested theme", "marks", *(stance.value for stance in Stance)), rows)
    else:
        say("  No release-risk theme is suggested.")
    say()


def _theme_rows(codings: Iterable[Coding], codebook: Codebook) -> list[tuple[str, ...]]:
    stances: dict[str, Counter[Stance]] = defaultdict(Counter)
    for coding in codings:
        stances[coding.theme_id][coding.stance] += 1
    ordered = sorted(stances, key=lambda theme_id: (-stances[theme_id].total(), theme_id))
    return [
        (
            codebook.theme(theme_id).name,
            str(stances[theme_id].total()),
            *(str(stances[theme_id][stance]) for stance in Stance),
        )
        for theme_id in ordered
    ]


def _file_summary(file: FileAnalysis) -> dict[str, object]:
    return {
        "file": file.transcript.source,
        "speakers": file.transcript.speakers,
        "sentiment": file.analysis.sentiment,
        "score": file.analysis.sentiment.score,
        "richness": file.analysis.richness,
        "answers": [
            {**asdict(each), "score": each.sentiment.score} for each in file.analysis.answers
        ],
        "themes": file.codings,
        "notes": [*file.notes, *filter(None, (file.analysis.note,))],
    }


def _analyse_release(words: argparse.Namespace) -> int:
    with workspace_at(words.workspace) as workspace:
        release = find_release(workspace, words.release)
        fresh = analyse_waiting(workspace, release.id, show_progress)
        reading = read_release(workspace, release.id)
    if words.json:
        say_json(reading)
        return 0
    say(f"{release.title}: {fresh} transcript{'' if fresh == 1 else 's'} newly analysed.")
    say(f"Interviews ({reading.interview_count})  NSS {sentiment_words(reading.interviews)}")
    say(f"Practice ({reading.rehearsal_count})    NSS {sentiment_words(reading.rehearsals)}")
    say(f"Richness        {richness_words(reading.richness)}")
    rows = [(each.theme.name, str(each.confirmed), str(each.suggested)) for each in reading.themes]
    if rows:
        say()
        say_table(("theme", "confirmed", "suggested"), rows)
    return 0
