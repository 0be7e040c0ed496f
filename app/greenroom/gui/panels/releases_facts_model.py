"""The fact sheet as a table one can type into."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from greenroom.errors import InputError
from greenroom.model.release import Fact, FactKind, FactStatus
from greenroom.services.release_checks import checked_fact

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One column: its heading, what it shows, and what typing into it changes."""

    title: str
    read: Callable[[Fact], str]
    write: Callable[[Fact, str], Fact]
    choices: tuple[str, ...] = ()


def fact_columns(titles: tuple[str, ...]) -> tuple[FactColumn, ...]:
    """The columns of a fact sheet under those eight titles."""
    rules: tuple[
        tuple[Callable[[Fact], str], Callable[[Fact, str], Fact], tuple[str, ...]], ...
    ] = (
        (lambda fact: fact.label, lambda fact, text: replace(fact, label=text), ()),
        (
            lambda fact: fact.kind.value,
            lambda fact, text: replace(fact, kind=FactKind(text)),
            tuple(FactKind),
        ),
        (lambda fact: fact.value, _with_value, ()),
        (lambda fact: fact.unit, lambda fact, text: replace(fact, unit=text), ()),
        (
            lambda fact: fact.status.value,
            lambda fact, text: replace(fact, status=FactStatus(text)),
            tuple(FactStatus),
        ),
        (lambda fact: fact.owner, lambda fact, text: replace(fact, owner=text), ()),
        (lambda fact: fact.as_of.isoformat() if fact.as_of else "", _with_day, ()),
        (lambda fact: fact.evidence, lambda fact, text: replace(fact, evidence=text), ()),
    )
    return tuple(
        FactColumn(title, read, write, choices)
        for title, (read, write, choices) in zip(titles, rules, strict=True)
    )


def _with_value(fact: Fact, text: str) -> Fact:
    """A typed value is at least an estimate; an emptied one is unknown."""
    if not text.strip():
        return replace(fact, value="", status=FactStatus.UNKNOWN)
    known = fact.status is not FactStatus.UNKNOWN
    return replace(fact, value=text, status=fact.status if known else FactStatus.ESTIMATE)


def _with_day(fact: Fact, text: str) -> Fact:
    if not text.strip():
        return replace(fact, as_of=None)
    try:
        return replace(fact, as_of=date.fromisoformat(text.strip()))
    except ValueError:
        raise InputError(f"“{text}” is not a date.", "Type it as 2026-05-23.") from None


class FactsModel(QAbstractTableModel):
    """Facts as rows. `edited` follows a change that fits; `refused` carries why one does not."""

    edited = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        titles = (
            self.tr("Fact"),
            self.tr("Kind"),
            self.tr("Value"),
            self.tr("Unit"),
            self.tr("Status"),
            self.tr("Owner"),
            self.tr("As of"),
            self.tr("Evidence"),
        )
        self.columns = fact_columns(titles)
        self._facts: list[Fact] = []

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts as they stand."""
        return tuple(self._facts)

    def set_facts(self, facts: tuple[Fact, ...]) -> None:
        """Show these facts."""
        self.beginResetModel()
        self._facts = list(facts)
        self.endResetModel()

    def add(self, fact: Fact) -> int:
        """Append a fact; returns its row."""
        row = len(self._facts)
        self.beginInsertRows(QModelIndex(), row, row)
        self._facts.append(fact)
        self.endInsertRows()
        self.edited.emit()
        return row

    def insert(self, row: int, fact: Fact) -> None:
        """Put a removed fact back where it stood."""
        place = min(row, len(self._facts))
        self.beginInsertRows(QModelIndex(), place, place)
        self._facts.insert(place, fact)
        self.endInsertRows()
        self.edited.emit()

    def remove(self, row: int) -> Fact:
        """Take the fact of that row away and return it."""
        self.beginRemoveRows(QModelIndex(), row, row)
        fact = self._facts.pop(row)
        self.endRemoveRows()
        self.edited.emit()
        return fact

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many facts there are."""
        return 0 if parent.isValid() else len(self._facts)

    def columnCount(self, parent: Index = _TOP) -> int:
        """How many columns a fact has."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The titles of the columns."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a cell shows, and what an editor starts with."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.columns[index.column()].read(self._facts[index.row()])
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed, if it fits its fact."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        before = self._facts[index.row()]
        # Checked here already, so that a refusal stands beside the table and not after it.
        try:
            after = checked_fact(self.columns[index.column()].write(before, str(value)))
        except InputError as error:
            self.refused.emit(error)
            return False
        if after != before:
            self._facts[index.row()] = after
            self.dataChanged.emit(
                self.index(index.row(), 0), self.index(index.row(), len(self.columns) - 1)
            )
            self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed into."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable
