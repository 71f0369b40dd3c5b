"""How the index grows: synthetic texts by the million, and what building and searching them costs."""
