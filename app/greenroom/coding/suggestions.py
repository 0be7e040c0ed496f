"""Suggestions made from an analysis; what a person has decided is never asked again."""

import hashlib

from greenroom.coding.spans import overlaps
from greenroom.model.analysis import Analysis, ThemeMark
from greenroom.model.transcript import AUTO, Coding, CodingStatus


def suggested_codings(
    transcript_id: str, analysis: Analysis, existing: tuple[Coding, ...]
) -> tuple[Coding, ...]:
    """The fresh suggestions of an analysis, by start, then theme.

    No theme is suggested where a decided coding of that theme in `existing` shares text with
    it, nor a suggestion whose decided self was moved elsewhere; decided codings themselves are
    never touched. The same input always gives the same ids.
    """
    decided: dict[str, list[tuple[int, int]]] = {}
    decided_ids = set()
    for coding in existing:
        if coding.status is not CodingStatus.SUGGESTED:
            decided.setdefault(coding.theme_id, []).append((coding.start, coding.end))
            decided_ids.add(coding.id)
    fresh = {
        coding.id: coding
        for sentence in analysis.sentences
        for mark in sentence.themes
        if not _is_decided(mark, decided)
        for coding in (_suggestion(transcript_id, mark),)
        if coding.id not in decided_ids
    }
    return tuple(sorted(fresh.values(), key=lambda each: (each.start, each.end, each.theme_id)))


def _is_decided(mark: ThemeMark, decided: dict[str, list[tuple[int, int]]]) -> bool:
    span = (mark.start, mark.end)
    # Changed rules may move a span a little; the person's answer still stands.
    return any(overlaps(span, other) for other in decided.get(mark.theme_id, ()))


def _suggestion(transcript_id: str, mark: ThemeMark) -> Coding:
    # Named by what it marks, so analysing again gives the same suggestion the same id.
    named = f"{transcript_id}\0{mark.theme_id}\0{mark.start}\0{mark.end}"
    digest = hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()
    return Coding(
        id=digest[:32],
        transcript_id=transcript_id,
        theme_id=mark.theme_id,
        start=mark.start,
        end=mark.end,
        coder=AUTO,
        status=CodingStatus.SUGGESTED,
        stance=mark.stance,
        reason=mark.reason,
        confidence=mark.confidence,
    )
