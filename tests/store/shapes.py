"""What the tables of a file are, so that two files can be compared."""

import re


def shape_of(engine):
    """Every table's and index's parts, in any order: constraints may be written in another."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master"
            " WHERE sql IS NOT NULL AND name != 'alembic_version'"
        ).all()
    return {name: sorted(re.split(r",?\s*\n\s*", sql.strip(" \n)"))) for name, sql in rows}
