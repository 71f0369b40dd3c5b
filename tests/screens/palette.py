"""Colours and measures of a chat on a phone, in pixels of a picture that is twice as dense as the screen."""

from __future__ import annotations

WIDTH = 800  # a phone's 400
WALL, HEADER, HEADER_INK, HEADER_SOFT = "#cfdde8", "#517da2", "#ffffff", "#d5e4f1"
THEIRS, OURS, INK = "#ffffff", "#e3f8cf", "#111111"
LINK, SOFT, OUR_SOFT = "#2678b6", "#8a949d", "#5c9f4c"
QUOTE, QUOTE_PAPER, OUR_QUOTE_PAPER = "#3390d6", "#eaf4fb", "#d0efb8"
BUTTON, BUTTON_INK = "#8fa9bf", "#ffffff"
CHIP = "#93abbf"
CODE = "#8b4a3b"
AVATAR, OTHER_AVATAR = "#3b9ad9", "#e08a3c"

TEXT, SMALL, TINY, TITLE = 31, 27, 22, 34  # sizes of type
LEADING = 1.36
MARGIN, GAP = 18, 10  # beside the bubbles, and between two
PADDING, PADDING_TOP = 22, 14  # within a bubble
RADIUS = 26
WIDEST = 700  # a bubble
