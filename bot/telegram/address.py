"""Address: what a group's message says to the bot. A bot in privacy mode sees commands, mentions and replies to it;
one that sees more keeps to these."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from telegram import Bot, Message, MessageEntity

_ENTITIES = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)


def text_of(message: Message) -> str:
    """Return a message's text, or the caption of what it shows."""
    return message.text or message.caption or ""


def text_for(bot: Bot, message: Message, knows: Callable[[str], bool]) -> str | None:
    """Return what a message says to the bot, without its name; None when it is not meant for it.

    `knows` tells whether a command, without its slash, is one of the bot's.
    """
    if message.via_bot is not None:  # a card of an inline query, ours or another bot's: an answer already
        return None
    text = text_of(message)
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    if first.startswith("/") and len(first) > 1:
        name, _, addressee = first[1:].partition("@")
        is_ours = addressee.lower() == bot.username.lower() if addressee else knows(name.lower())
        return text if is_ours else None
    mentions = [entity for entity in _entities(message) if _names(bot, message, entity)]
    if mentions:
        return _without(text, mentions)
    return text if replies_to(bot, message) and text.strip() else None


def replies_to(bot: Bot, message: Message) -> bool:
    """Tell whether a message replies to one of the bot's; what only opened a topic is none."""
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.forum_topic_created is not None:
        return False
    return replied.from_user.id == bot.id


def _entities(message: Message) -> Iterable[MessageEntity]:
    return (entity for entity in (*message.entities, *message.caption_entities) if entity.type in _ENTITIES)


def _names(bot: Bot, message: Message, entity: MessageEntity) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot.id
    return _slice(text_of(message), entity).lower() == f"@{bot.username.lower()}"


def _slice(text: str, entity: MessageEntity) -> str:
    """Return what an entity spans; its offset and length count UTF-16 code units."""
    units = text.encode("utf-16-le")
    return units[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le", "replace")


def _without(text: str, entities: Iterable[MessageEntity]) -> str:
    units = text.encode("utf-16-le")
    for entity in sorted(entities, key=lambda one: -one.offset):
        units = units[: entity.offset * 2] + units[(entity.offset + entity.length) * 2 :]
    return units.decode("utf-16-le", "replace").strip(" ,:،؛\n\t")
