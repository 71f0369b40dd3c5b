"""From a question to an answer: route, retrieve, read, decide, compose."""
