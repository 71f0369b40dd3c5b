"""What if: a calculation as a short code, and what may be changed in it, from its declaration alone."""
