"""Backup and restore: one encrypted file with the database, the uploaded files and the keys."""
