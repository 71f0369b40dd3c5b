"""How far a result may be off: each input's swing alone, and all inputs drawn at once."""
