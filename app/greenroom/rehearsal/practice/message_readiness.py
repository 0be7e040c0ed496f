"""How well the presenter answers by now: recent scores, and how much of the field they cover."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from greenroom.model.board import MessageReadiness, ThemeAnswer
from greenroom.model.card import Card
from greenroom.model.score import Scored
from greenroom.model.theme import Enforcement, Theme
from greenroom.rehearsal.practice.met import Met, by_prompt, questions_met

RECENT = 3
"""How many of the newest attempts at a question count; the best of them is taken."""


def message_readiness(
    themes: Sequence[Theme], scored: Sequence[Scored], cards: Sequence[Card]
) -> MessageReadiness:
    """Message readiness over those themes, with every part that made it.

    A prompt's recent score is the best of its last three attempts, a pass counting as an
    attempt without a score. Stale cards do not count, and no answer counts for more than the
    best one whose facts still hold. A theme's score is the mean of its prompts', so that one
    good answer does not hide a weak one beside it. Then

        mean = sum(severity x score) / sum(severity), over the themes with a score
        coverage = themes with a score / all themes
        value = mean x coverage

    `asked` counts the questions met on a theme, passes included; `rehearsals` the rehearsals
    with an answer; `as_of` is the newest answer.
    """
    met = questions_met(scored)
    answers = _theme_answers(themes, met, {card.prompt_id: card for card in cards})
    counted = [(each.severity, each.score) for each in answers if each.score is not None]
    weight = sum(severity for severity, _ in counted)
    mean = sum(severity * score for severity, score in counted) / weight if weight else None
    coverage = len(counted) / len(answers) if answers else 0.0
    answered = [each for each in met if each.bill is not None]
    return MessageReadiness(
        value=None if mean is None else mean * coverage,
        mean=mean,
        coverage=coverage,
        themes=answers,
        rehearsals=len({each.rehearsal_id for each in answered}),
        as_of=answered[-1].at if answered else None,
    )


def recent_score(met: Sequence[Met], card: Card | None) -> int | None:
    """The recent score of one prompt from what was met of it, oldest first; None without one."""
    if card is not None and card.stale:
        return None
    scores = [each.bill.score for each in met[-RECENT:] if each.bill is not None]
    # Among the last three may be an answer from before a fact changed; the best that
    # holds is the limit of what can be counted on.
    if card is not None:
        scores = [min(score, card.best.score) for score in scores if card.best is not None]
    return max(scores, default=None)


def _theme_answers(
    themes: Sequence[Theme], met: Sequence[Met], cards: Mapping[str, Card]
) -> tuple[ThemeAnswer, ...]:
    scores: dict[str, list[int]] = {theme.id: [] for theme in themes}
    asked = dict.fromkeys(scores, 0)
    for prompt_id, each in by_prompt(met).items():
        # The newest wording decides, as on the card: a prompt may have changed its theme.
        theme_id = each[-1].turn.question.theme_id
        if theme_id not in scores:
            continue
        asked[theme_id] += len(each)
        score = recent_score(each, cards.get(prompt_id))
        if score is not None:
            scores[theme_id].append(score)
    return tuple(
        ThemeAnswer(
            theme_id=theme.id,
            theme_name=theme.name,
            severity=theme.severity,
            blocking=theme.enforcement is Enforcement.BLOCKING,
            score=round(fmean(scores[theme.id])) if scores[theme.id] else None,
            asked=asked[theme.id],
        )
        for theme in themes
    )
