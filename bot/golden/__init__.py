"""The project's own golden questions."""

from pathlib import Path

QUESTIONS = Path(__file__).with_name("questions.jsonl")
