"""From net sentiment to points of launch readiness.

A straight line would ask for a net sentiment of +70 to reach the target of 85, while +40 is
already strong in practice. So the scale is drawn through four printed points instead.
"""

from itertools import pairwise

POINTS = ((-50.0, 0.0), (0.0, 50.0), (40.0, 85.0), (80.0, 100.0))
"""Net sentiment (-100..100) and the score (0..100) it stands for; straight lines between."""


def score_of_sentiment(nss: float) -> float:
    """The score 0..100 of a net sentiment score in points; flat outside -50..+80."""
    if nss <= POINTS[0][0]:
        return POINTS[0][1]
    for (left, low), (right, high) in pairwise(POINTS):
        if nss <= right:
            return low + (high - low) * (nss - left) / (right - left)
    return POINTS[-1][1]
