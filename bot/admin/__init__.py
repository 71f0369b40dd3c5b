"""The administrator's side: what is added to the corpus and taken from it, and when an index may be put in force."""
