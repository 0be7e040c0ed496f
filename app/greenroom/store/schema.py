"""What marks a file as a Greenroom workspace, and which versions of it this program knows."""

FILE_NAME = "greenroom.db"
# Never changes: it tells this program's files from every other SQLite file.
APPLICATION_ID = 0x47524E52
"""The letters GRNR in the file's header."""

REVISIONS = ("0001", "0002", "0003", "0004")
"""Every migration in order; a file's `user_version` n means REVISIONS[n - 1] is applied."""

SCHEMA_VERSION = len(REVISIONS)
