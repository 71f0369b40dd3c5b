"""A language model, if the user has one: it phrases answers from the same passages, which the guard then reads."""
