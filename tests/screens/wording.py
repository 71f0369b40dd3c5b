"""What Telegram itself says around messages, in the client's language."""

from __future__ import annotations

from corpus.document import Language

SAID: dict[Language, dict[str, str]] = {
    "en": {
        "bot": "bot",
        "members": "12 members",
        "group": "Power & mining",
        "edited": "edited",
        "forwarded": "Forwarded from",
        "you": "You",
        "friend": "Mona",
        "joined": "Mona added Qudra",
        "KB": "KB",
    },
    "ar": {
        "bot": "بوت",
        "members": "12 عضوًا",
        "group": "الطاقة والتعدين",
        "edited": "عُدّلت",
        "forwarded": "أعيد توجيهها من",
        "you": "أنت",
        "friend": "منى",
        "joined": "أضافت منى البوت Qudra",
        "KB": "ك.ب",
    },
}
