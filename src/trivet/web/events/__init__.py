"""Events, bookings, waiting lists."""
