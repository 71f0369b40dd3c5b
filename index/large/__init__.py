"""A large index: segments on disk that are built once, shared between generations, and searched approximately."""
