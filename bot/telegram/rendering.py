"""A reply as Telegram messages: the answer, and under it the evidence behind a tap."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answers.answer import Answer, Citation
from bot.bidi import isolated, laid_out, left_to_right
from bot.chat.reply import Reply
from bot.evidence import attributes, quoted, superscript, title
from bot.messages import message
from bot.telegram.layout import Block, Line, lines_of, messages
from corpus.document import Language
from corpus.text import arabic_figures

_NOTHING = "…"


def rendered(reply: Reply) -> list[str]:
    """Return a reply as HTML messages within Telegram's limits; never none, and none of them empty."""
    if reply.answer:
        return answer_messages(reply.answer)
    return _messages([Block(list(_lines(reply.text, reply.language)))])


def answer_messages(answer: Answer) -> list[str]:
    """Return an answer with its evidence as HTML messages within Telegram's limits."""
    blocks = [Block([Line.of(_directed(line, answer)) for line in lines_of(answer.text)])]
    if folded := evidence_of(answer):
        blocks.append(Block(folded, folded=True))
    return _messages(blocks)


def evidence_of(answer: Answer) -> list[Line]:
    """Return the lines that stand behind a tap: what was too long for the text, and the evidence."""
    folded = [Line.of(_directed(line, answer)) for detail in answer.details for line in lines_of(detail)]
    return [*folded, *_evidence(answer.citations, answer.language)] if answer.citations else folded


def line_of(text: str, reply: Reply) -> Line:
    """Lay out one line of a reply's text."""
    return Line.of(_directed(text, reply.answer) if reply.answer else laid_out(text, reply.language))


def _directed(line: str, answer: Answer) -> str:
    """Lay out a line of an answer; a calculation's formula in it reads from left to right as a whole."""
    formula = answer.calculation.formula if answer.calculation else ""
    for written in filter(None, (formula, arabic_figures(formula))):
        before, found, after = line.partition(written)
        if found:
            return laid_out(before, answer.language) + left_to_right(written) + isolated(after, answer.language)
    return laid_out(line, answer.language)


def _messages(blocks: list[Block]) -> list[str]:
    if not any(line.length for line in blocks[0].lines):
        blocks[0] = Block([Line.of(_NOTHING)])
    return messages(blocks)


def _lines(text: str, language: Language) -> Iterator[Line]:
    for line in lines_of(text):
        yield Line.of(laid_out(line, language))


def _evidence(citations: tuple[Citation, ...], language: Language) -> Iterator[Line]:
    yield Line.of(laid_out(message(language, "evidence-head"), language), bold=True)
    for number, citation in enumerate(citations, start=1):
        yield _source_line(number, citation, language)
        yield from _lines(quoted(citation), citation.language)


def _source_line(number: int, citation: Citation, language: Language) -> Line:
    start = Line.of(laid_out(f"{superscript(number)} {citation.source[:80]} · ", language))
    name = Line.link(_one_line(title(citation), language), citation.url)
    rest = " · ".join(_one_line(part, language) for part in attributes(citation, language))
    return start + name + Line.of(f" · {rest}" if title(citation) else rest)


def _one_line(text: str, language: Language) -> str:
    return isolated(" ".join(lines_of(text)), language)
