"""The day itself: register, check-in, room screen."""
