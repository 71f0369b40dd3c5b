"""Calculators in a conversation: which one a question calls, with which inputs, and what a follow-up changes."""
