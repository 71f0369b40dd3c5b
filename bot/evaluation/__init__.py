"""The evaluation: golden questions against the engine's answers, retrieval sets against the index."""
