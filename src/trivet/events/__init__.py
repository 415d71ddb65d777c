"""Rules of events: states, places, attendance, money, days. Pure: no database, no clock."""
