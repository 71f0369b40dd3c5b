"""What may be said: documents, their passages and notes, text, quantities and names."""
