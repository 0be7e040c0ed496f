"""The words in which the steps write down tables; older steps lean on them, so they stay put."""

import sqlalchemy as sa


def text(
    name: str, *, empty: bool = False, key: bool = False, index: bool = False
) -> sa.Column[str]:
    """A column of text; `empty` allows NULL, `key` makes it part of the primary key."""
    return sa.Column(name, sa.String(), nullable=empty, primary_key=key, index=index)


def number(name: str, *, empty: bool = False, key: bool = False) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer(), nullable=empty, primary_key=key)


def real(name: str, *, empty: bool = False) -> sa.Column[float]:
    """A column of numbers with decimals."""
    return sa.Column(name, sa.Float(), nullable=empty)


def flag(name: str) -> sa.Column[bool]:
    """A column of yes or no."""
    return sa.Column(name, sa.Boolean(), nullable=False)


def owner(table: str, *, empty: bool = False, key: bool = False) -> sa.Column[str]:
    """The id of a row in that table, with which this one is deleted."""
    return sa.Column(
        f"{table}_id",
        sa.String(),
        sa.ForeignKey(f"{table}.id", ondelete="CASCADE"),
        nullable=empty,
        primary_key=key,
        # A key is its own index.
        index=not key,
    )


def one_of(column: str, words: str) -> sa.CheckConstraint:
    """The rule that the column holds one of those words, given as `this | that`."""
    listed = ", ".join(f"'{word.strip()}'" for word in words.split("|"))
    return sa.CheckConstraint(f"{column} IN ({listed})", name=column)


def span() -> sa.CheckConstraint:
    """The rule that `start` and `end` enclose something, or nothing."""
    return sa.CheckConstraint('"start" >= 0 AND "end" >= "start"', name="span")
