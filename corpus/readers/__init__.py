"""Readers: files that people bring (Markdown, plain text, HTML, PDF, Word) as text, one paragraph a line."""

from corpus.readers.read_text import ReadText
from corpus.readers.registry import LARGEST_FILE, read_file

__all__ = ["LARGEST_FILE", "ReadText", "read_file"]
