"""How the window says moments and spans of time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def moment_words(moment: datetime | None, zone: str = "") -> str:
    """Weekday, day and time in that zone: `Thursday 21 May, 14:00`; empty for no moment."""
    if moment is None:
        return ""
    local = moment.astimezone(ZoneInfo(zone)) if zone else moment
    english = QLocale(QLocale.Language.English)
    return f"{english.dayName(local.isoweekday())} {local.day} {local:%B}, {local:%H:%M}"


def countdown(moment: datetime, now: datetime) -> str:
    """How long it is until then, in its two largest units: `in 2 days 3 hours`."""
    seconds = int((moment - now) / timedelta(seconds=1))
    if seconds < -_DAY:
        return _words("The board met %1 ago.").replace("%1", _span(-seconds))
    if seconds < _MINUTE:
        return (
            _words("The board meets now.") if seconds > -_HOUR else _words("The board met today.")
        )
    return _words("in %1").replace("%1", _span(seconds))


def _span(seconds: int) -> str:
    days, rest = divmod(seconds, _DAY)
    hours, rest = divmod(rest, _HOUR)
    minutes = rest // _MINUTE
    parts = ((days, "day"), (hours, "hour"), (minutes, "minute"))
    said = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number]
    return " ".join(said[:2]) or _words("a moment")


def _words(text: str) -> str:
    return QCoreApplication.translate("wording", text)
