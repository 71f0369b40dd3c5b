"""Chaos: kills at random moments, of indexing and of answering, and what they leave."""
