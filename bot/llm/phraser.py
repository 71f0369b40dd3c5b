"""The phraser: lets a language model say an extractive answer in its own words, and takes only what stands."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from bot.answers.answer import Answer, Mode
from bot.answers.calculations import present
from bot.answers.context import in_context
from bot.answers.guard import Guard
from bot.answers.knowledge import Knowledge
from bot.answers.question import Question
from bot.answers.route import Route, route_of
from bot.conversation import Conversation
from bot.llm.offer import offer_for
from bot.llm.phrasing import Phrasing
from bot.llm.prompt import messages_for
from bot.llm.sentences import stated_in
from bot.llm.server import Message, Reply, Server, ServerError
from bot.llm.tools import Tools

_log = logging.getLogger(__name__)

OnText = Callable[[str], None]
_PHRASED = frozenset({Mode.ANSWER, Mode.CORRECT})  # what the sources do not say, a model may not say either
_ROUTES = frozenset({Route.FACT, Route.SUMMARY})
_ROUNDS = 3  # replies that may call tools


class Phraser:
    """Phrases answers from one generation of the index."""

    def __init__(self, knowledge: Knowledge, guard: Guard, server: Server) -> None:
        self._knowledge = knowledge
        self._guard = guard
        self._server = server

    def phrase(
        self, text: str, conversation: Conversation, extractive: Answer, on_text: OnText | None = None
    ) -> Answer | None:
        """Return an answer in a model's words, None where the extractive one is to go out.

        `on_text` is told, from another thread, the text so far that the guard lets out; what is returned may differ.
        """
        deadline = time.monotonic() + self._server.timeout
        asked = Question.of(text, conversation.language, wrote_arabic_digits=conversation.arabic_digits)
        if not _may_be_phrased(asked, extractive):
            return None
        question = in_context(asked, conversation, self._knowledge).question
        phrasing = Phrasing(
            replace(question, language=extractive.language),
            extractive,
            offer_for(question, extractive, self._knowledge),
            self._knowledge,
            self._guard,
            self._server.model,
        )
        try:
            return self._converse(phrasing, conversation, deadline, on_text)
        except ServerError as error:
            _log.warning("the language model: %s", error)
            return None

    def _converse(
        self, phrasing: Phrasing, conversation: Conversation, deadline: float, on_text: OnText | None
    ) -> Answer | None:
        """Let the model call tools, a few times at most, and take its answer."""
        known = phrasing.extractive.calculation
        tools = Tools(phrasing.question, phrasing.offer, known)
        messages = messages_for(phrasing.question, conversation, phrasing.offer, known)
        for left in reversed(range(_ROUNDS + 1)):
            current = self._reckoned(phrasing, tools)
            listener = _Listener(current, on_text).heard if on_text else None
            reply = self._server.chat(messages, tools.schemas if left else (), deadline, listener)
            if not reply.calls:
                return current.answer(stated_in(reply.text))
            messages += _told(reply, tools)
        return None

    def _reckoned(self, phrasing: Phrasing, tools: Tools) -> Phrasing:
        """Put what a tool has worked out in the place of the extractive answer."""
        if tools.calculation is None or phrasing.extractive.calculation is not None:
            return phrasing
        return replace(phrasing, extractive=present(tools.calculation, phrasing.question.language, self._knowledge))


class _Listener:
    """Hears a reply as it is written, and passes on what of it may be shown."""

    def __init__(self, phrasing: Phrasing, on_text: OnText) -> None:
        self._phrasing = phrasing
        self._on_text = on_text
        self._sentences = 0

    def heard(self, text: str) -> None:
        """Pass on the answer so far when it has another sentence."""
        stated = stated_in(text, is_whole=False)
        if len(stated) > self._sentences:
            self._sentences = len(stated)
            if answer := self._phrasing.answer(stated, is_whole=False):
                self._on_text(answer.text)


def _may_be_phrased(question: Question, extractive: Answer) -> bool:
    """Tell whether an answer says what was found or worked out, in reply to a question of fact."""
    if extractive.mode is Mode.CALC:
        return extractive.calculation is not None
    return extractive.mode in _PHRASED and bool(extractive.citations) and route_of(question) in _ROUTES


def _told(reply: Reply, tools: Tools) -> list[Message]:
    """Return the model's calls and their results, as they go on in the conversation."""
    calls = [
        {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}
        for call in reply.calls
    ]
    results = [{"role": "tool", "tool_call_id": call.id, "content": tools.run(call)} for call in reply.calls]
    return [{"role": "assistant", "content": reply.text, "tool_calls": calls}, *results]
