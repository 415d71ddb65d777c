"""The web: the only room with Django, a database, the network and a clock."""
