"""Certificates and badges: issued, revoked, verified."""
