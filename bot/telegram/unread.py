"""The unread: messages without words, each kind with a sentence of its own."""

from __future__ import annotations

from telegram import Message

# Of what a message may hold, the first that it does; an animation is a document too.
_KINDS = {
    "voice": "voice",
    "video_note": "video",
    "animation": "animation",
    "audio": "audio",
    "photo": "photo",
    "video": "video",
    "sticker": "sticker",
    "document": "document",
    "venue": "location",
    "location": "location",
    "contact": "contact",
    "poll": "poll",
    "dice": "game",
    "game": "game",
}


def key_for(message: Message) -> str:
    """Return the key of what is said to a message without words."""
    kind = next((kind for attribute, kind in _KINDS.items() if getattr(message, attribute, None)), "")
    return f"telegram-not-{kind}" if kind else "telegram-only-text"
