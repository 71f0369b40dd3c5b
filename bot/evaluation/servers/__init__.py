"""Real servers for tests and benches, each started on loopback and killed at will."""
