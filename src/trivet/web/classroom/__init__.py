"""The classroom: a client on the projector, the room votes from its phones, and triads observe one another."""
