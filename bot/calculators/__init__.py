"""Calculators: pure functions, one declaration and one file each."""
