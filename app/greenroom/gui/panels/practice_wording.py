"""How the practice page says moments and names."""

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale

from greenroom.model.release import Release

_SHORT = QLocale.FormatType.ShortFormat


def short_moment(moment: datetime | None, zone: str = "") -> str:
    """Day and time in that zone, as a table shows them: `Thu 21 May, 14:00`; empty for none."""
    if moment is None:
        return ""
    local = moment.astimezone(ZoneInfo(zone)) if zone else moment
    english = QLocale(QLocale.Language.English)
    day = english.dayName(local.isoweekday(), _SHORT)
    return f"{day} {local.day} {english.monthName(local.month, _SHORT)}, {local:%H:%M}"


def zone_of(release: Release) -> str:
    """The time zone in which a release is planned; empty when it has no window."""
    return release.window.time_zone if release.window else ""


def with_capital(text: str) -> str:
    """A sentence's beginning."""
    return text[:1].upper() + text[1:]
