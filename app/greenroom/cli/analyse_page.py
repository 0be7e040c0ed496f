"""What the terminal shows of one analysed file: numbers with their parts, marks with reasons."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from greenroom.cli.console import say, say_table, say_wrapped
from greenroom.cli.figures import richness_words, sentiment_words
from greenroom.model.analysis import Analysis, Polarity, Richness
from greenroom.model.theme import Codebook, Stance
from greenroom.model.transcript import Coding, SpeakerRole
from greenroom.services.analyses import FileAnalysis, describe_codings

MOST_QUOTED = 3
"""Marks quoted of each theme; `--json` gives all of them."""

_PARTS = {
    "volume": "different words with content",
    "specificity": "numbers, dates and names",
    "coverage": "risk, mitigation, owner, timing, evidence, impact",
    "diversity": "how rarely words repeat",
    "signal": "words neither fillers nor said before",
}
_LONGEST = 200


def show_file(file: FileAnalysis, codebook: Codebook) -> None:
    """Print one page about a file."""
    analysis = file.analysis
    asked = sum(each.role is SpeakerRole.INTERVIEWER for each in file.transcript.utterances)
    answers = len(file.transcript.utterances) - asked
    say(
        f"{file.transcript.source}: {answers} answers, {asked} questions or remarks by interviewers"
    )
    say(f"  NSS       {sentiment_words(analysis.sentiment)}")
    say("            = 100 x (positive - negative) / all sentences of respondents")
    say(f"  Outlook   {_outlook_words(analysis)}")
    say(f"  Richness  {richness_words(analysis.richness.score)} ({analysis.richness.words} words)")
    for line in _part_lines(analysis.richness):
        say(f"            {line}")
    say(f"  Diversity {_diversity_words(analysis)}")
    for note in (*file.notes, *filter(None, (analysis.note,))):
        say(f"  Note      {note}")
    say()
    if file.codings:
        _show_themes(file.codings, codebook)
        _show_marks(file, codebook)
    else:
        say("  No release-risk theme is suggested.")
    say()


def _outlook_words(analysis: Analysis) -> str:
    counts = Counter(each.polarity for each in analysis.sentences)
    return ", ".join(f"{counts[polarity]} {polarity.value}" for polarity in Polarity)


def _part_lines(richness: Richness) -> Iterable[str]:
    for name, meaning in _PARTS.items():
        value = getattr(richness, name)
        shown = "-" if value is None else f"{value:.0f}"
        yield f"{name:<12}{shown:>4}  {meaning}"


def _diversity_words(analysis: Analysis) -> str:
    found = analysis.diversity
    if found is None:
        return "measured from 400 words on"
    return f"MATTR {found.mattr:.3f}, MTLD {found.mtld:.1f}, HD-D {found.hdd:.3f}"


def _show_themes(codings: Iterable[Coding], codebook: Codebook) -> None:
    stances: dict[str, Counter[Stance]] = defaultdict(Counter)
    for coding in codings:
        stances[coding.theme_id][coding.stance] += 1
    ordered = sorted(stances, key=lambda theme_id: (-stances[theme_id].total(), theme_id))
    rows = [
        (
            codebook.theme(theme_id).name,
            str(stances[theme_id].total()),
            *(str(stances[theme_id][stance]) for stance in Stance),
        )
        for theme_id in ordered
    ]
    say_table(("suggested theme", "marks", *(stance.value for stance in Stance)), rows)


def _show_marks(file: FileAnalysis, codebook: Codebook) -> None:
    """The surest marks of each theme with their sentences, themes in the codebook's order."""
    details = describe_codings(file.transcript, file.analysis, file.codings)
    for theme in codebook.themes:
        marks = [each for each in file.codings if each.theme_id == theme.id]
        marks.sort(key=lambda each: (-(each.confidence or 0), each.start))
        for coding in marks[:MOST_QUOTED]:
            outlook = details[coding.id].outlook
            say()
            sure = f"{100 * (coding.confidence or 0):.0f} % sure"
            sounds = f", outlook {outlook.value}" if outlook is not None else ""
            say(f"{theme.name}: {coding.stance.value}{sounds}, {sure}")
            say_wrapped(f"“{_sentence(file, coding)}”", indent="    ")
            say_wrapped(coding.reason, indent="    ")
        if len(marks) > MOST_QUOTED:
            say(f"    and {len(marks) - MOST_QUOTED} more")


def _sentence(file: FileAnalysis, coding: Coding) -> str:
    """The sentence that holds the marked words, cut when it is very long."""
    text = file.transcript.text
    for sentence in file.analysis.sentences:
        if sentence.start <= coding.start < sentence.end:
            words = " ".join(text[sentence.start : sentence.end].split())
            return words if len(words) <= _LONGEST else f"{words[:_LONGEST]} …"
    return text[coding.start : coding.end]
