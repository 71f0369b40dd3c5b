"""A reply as Telegram messages: the answer, and under it the evidence behind a tap."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bot.answers.answer import Answer, Citation
from bot.bidi import isolated, laid_out, left_to_right
from bot.chat.reply import Reply
from bot.evidence import attributes, quoted, superscript, title
from bot.messages import message
from bot.telegram.emphasis import emphasised
from bot.telegram.layout import Block, Line, lines_of, messages
from corpus.document import Language
from corpus.text import arabic_figures

_NOTHING = "…"
_PASSAGE = 80  # letters of a line that is more than a name


def rendered(reply: Reply) -> list[str]:
    """Return a reply as HTML messages within Telegram's limits; never none, and none of them empty."""
    if reply.answer:
        return answer_messages(reply.answer)
    lines = lines_of(reply.text)
    return _messages([Block([Line.of(laid_out(line, _language_of(line, reply.language))) for line in lines])])


def answer_messages(answer: Answer) -> list[str]:
    """Return an answer with its evidence as HTML messages within Telegram's limits."""
    blocks = [Block([answer_line(line, answer) for line in lines_of(answer.text)])]
    if folded := evidence_of(answer):
        blocks.append(Block(folded, folded=True))
    return _messages(blocks)


def evidence_of(answer: Answer) -> list[Line]:
    """Return the lines that stand behind a tap: what was too long for the text, and the evidence."""
    folded = [Line.of(_directed(line, answer)) for detail in answer.details for line in lines_of(detail)]
    return [*folded, *_evidence(answer.citations, answer.language)] if answer.citations else folded


def line_of(text: str, reply: Reply) -> Line:
    """Lay out one line of a reply's text."""
    return answer_line(text, reply.answer) if reply.answer else Line.of(laid_out(text, reply.language))


def _language_of(line: str, language: Language) -> Language:
    """Return the language in whose direction a line reads: a passage in the other one keeps its own."""
    letters = [unicodedata.bidirectional(char) in ("R", "AL") for char in line if char.isalpha()]
    if language == "en":
        return "ar" if sum(letters) > len(letters) / 2 else "en"
    return "en" if len(letters) >= _PASSAGE and not any(letters) else "ar"


def plain_line(text: str, language: Language, *, bold: bool = False) -> Line:
    """Lay out a line that is no answer's."""
    return Line.of(laid_out(text, language), bold=bold)


def answer_line(line: str, answer: Answer) -> Line:
    """Lay out a line of an answer's text, its figures in bold; not those of a formula."""
    directed = _directed(line, answer)
    return Line.of(directed) if _formula_in(line, answer) else emphasised(directed)


def _directed(line: str, answer: Answer) -> str:
    """Lay out a line of an answer; a calculation's formula in it reads from left to right as a whole."""
    written = _formula_in(line, answer)
    if not written:
        return laid_out(line, answer.language)
    before, _, after = line.partition(written)
    return laid_out(before, answer.language) + left_to_right(written) + isolated(after, answer.language)


def _formula_in(line: str, answer: Answer) -> str:
    """Return a calculation's formula as a line has it, "" when it has none."""
    formula = answer.calculation.formula if answer.calculation else ""
    return next((written for written in (formula, arabic_figures(formula)) if written and written in line), "")


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
