"""How it is found: encoders, lexical and dense search, their fusion, and generations on disk."""
