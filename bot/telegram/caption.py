"""A caption: as much of a reply as fits under a picture, cut at a line's end, or at a word's where a line is long."""

from __future__ import annotations

from bot.chat.reply import Reply
from bot.telegram.layout import Block, Line, lines_of, messages
from bot.telegram.rendering import evidence_of, line_of

LIMIT = 1_024  # UTF-16 code units a caption
_REST = "…"
_ROOM = LIMIT - 2  # with a line end and what stands for the rest
_SHORTEST = 120  # characters: what is left of a line is worth showing from here on


def caption(reply: Reply) -> str:
    """Return a reply as HTML of at most `LIMIT` units, its evidence only if all of it fits; "" when it says nothing."""
    lines, used = [], 0
    whole = True
    for text in lines_of(reply.answer.text if reply.answer else reply.text):
        line = line_of(text, reply)
        whole = used + line.length + 1 <= _ROOM
        if not whole:
            lines.append(_cut(text, reply, _ROOM - used - 1))
            break
        lines.append(line)
        used += line.length + 1
    blocks = [Block(lines)] if any(line.length for line in lines) else []
    evidence = evidence_of(reply.answer) if whole and reply.answer else []
    if evidence and used + sum(line.length + 1 for line in evidence) <= _ROOM:
        blocks.append(Block(evidence, folded=True))
    return "".join(messages(blocks))


def _cut(text: str, reply: Reply, room: int) -> Line:
    """Return the start of a line that fits, up to a space; what stands for the rest where that would say little."""
    end = min(len(text), room)
    while end > _SHORTEST:
        end = text.rfind(" ", 0, end)
        line = line_of(f"{text[:end]} {_REST}", reply) if end > _SHORTEST else None
        if line is not None and line.length <= room:
            return line
    return line_of(_REST, reply)
