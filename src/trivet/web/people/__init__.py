"""People: accounts and roles, the provider, the audit log."""
