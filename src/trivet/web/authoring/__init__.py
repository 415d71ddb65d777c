"""Authoring: clients that trainers write themselves, from a first idea to somebody one can practise with."""
