"""The workspace on disk: one database, its tables, migrations, backups and everything saved."""
