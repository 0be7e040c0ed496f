"""`greenroom analyse`: what is read in files, in lines of JSON, or in a release's transcripts."""

import argparse
from dataclasses import asdict

from greenroom.cli.analyse_lines import analyse_lines
from greenroom.cli.analyse_page import show_file
from greenroom.cli.console import say, say_json, say_problem, say_table, show_progress
from greenroom.cli.figures import richness_words, sentiment_words, short_sentiment_words
from greenroom.errors import InputError, TranscriptError
from greenroom.services.analyses import (
    FileAnalysis,
    analyse_file,
    analyse_waiting,
    file_reader,
    read_release,
)
from greenroom.services.releases import find_release
from greenroom.services.sentiment import SentimentReport, read_sentiment
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
            show_file(read[-1], reader.codebook)
    if words.json:
        say_json([_file_summary(each) for each in read])
    for refused in problems:
        say_problem(refused)
    return 1 if problems else 0


def _file_summary(file: FileAnalysis) -> dict[str, object]:
    return {
        "file": file.transcript.source,
        "speakers": file.transcript.speakers,
        "sentiment": file.analysis.sentiment,
        "score": file.analysis.sentiment.score,
        "richness": file.analysis.richness,
        "diversity": file.analysis.diversity,
        "answers": [
            {**asdict(each), "score": each.sentiment.score} for each in file.analysis.answers
        ],
        "themes": file.codings,
        "notes": [*file.notes, *filter(None, (file.analysis.note,))],
    }


def _show_sentiment(report: SentimentReport) -> None:
    """The baseline, and the score by theme, by person and by interview."""
    baseline = report.baseline
    if baseline.sentiment is not None:
        against = baseline.compare(report.whole)
        counted = f"{baseline.transcripts} interview{'' if baseline.transcripts == 1 else 's'}"
        say(f"Baseline        NSS {sentiment_words(baseline.sentiment)}, from {counted}")
        say(f"                this release: {against.value}")
    who = "asked by" if report.practice else "respondent"
    for heading, rows in (("confirmed theme", report.themes), (who, report.people)):
        if rows:
            say()
            say_table(
                (heading, "against the baseline", "NSS"),
                [
                    (
                        row.name,
                        baseline.compare(row.sentiment).value,
                        short_sentiment_words(row.sentiment),
                    )
                    for row in rows
                ],
            )
    if len(report.trend) > 1:
        say()
        say_table(
            ("day", "transcript", "NSS"),
            [
                (f"{step.day:%Y-%m-%d}", step.title, short_sentiment_words(step.sentiment))
                for step in report.trend
            ],
        )


def _analyse_release(words: argparse.Namespace) -> int:
    with workspace_at(words.workspace) as workspace:
        release = find_release(workspace, words.release)
        fresh = analyse_waiting(workspace, release.id, show_progress)
        reading = read_release(workspace, release.id)
        report = read_sentiment(workspace, release.id)
    if words.json:
        say_json({**asdict(reading), "sentiment": report})
        return 0
    say(f"{release.title}: {fresh} transcript{'' if fresh == 1 else 's'} newly analysed.")
    say(f"Interviews ({reading.interview_count})  NSS {sentiment_words(reading.interviews)}")
    say(f"Practice ({reading.rehearsal_count})    NSS {sentiment_words(reading.rehearsals)}")
    say(f"Richness        {richness_words(reading.richness)}")
    _show_sentiment(report)
    rows = [(each.theme.name, str(each.confirmed), str(each.suggested)) for each in reading.themes]
    if rows:
        say()
        say_table(("theme", "confirmed", "suggested"), rows)
    return 0
