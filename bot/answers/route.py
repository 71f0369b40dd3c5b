"""Route: what a message is, before anything is looked for. The order of the checks matters and is said beside each."""

from __future__ import annotations

from enum import StrEnum

from bot.answers import lexicon
from bot.answers.domain import DOMAIN
from bot.answers.order import Order, order_in
from bot.answers.question import LONGEST, Question


class Route(StrEnum):
    """What a message is."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    INJECTION = "injection"
    FABRICATION = "fabrication"
    ABUSE = "abuse"
    ADVICE = "advice"
    OTHER_TASK = "other-task"
    GREETING = "greeting"
    HELP = "help"
    THANKS = "thanks"
    SUMMARY = "summary"
    FIGURES = "figures"
    SIMPLY = "simply"
    ERRATA = "errata"  # what the report got wrong
    FACT = "fact"  # and whatever else the sources may say: calculations, definitions and follow-ups are told further on


_ORDERS = {Order.LEAVE_RULES: Route.INJECTION, Order.FABRICATE: Route.FABRICATION}
_CHAT_WORDS = 7  # a greeting before a question does not make it a greeting


def route_of(question: Question) -> Route:
    """Tell what a message is."""
    if len(question.text) > LONGEST:
        return Route.TOO_LONG
    if not any(character.isalnum() for character in question.text):
        return Route.EMPTY
    if order := order_in(question.text):  # first: it may be wrapped in anything
        return _ORDERS[order]
    if question.says(lexicon.ADVICE):
        return Route.ADVICE
    return _conversation(question)


def _conversation(question: Question) -> Route:
    about_sources = bool(question.names or question.quantities)
    if question.says(lexicon.ABUSE) and not about_sources:
        return Route.ABUSE
    if _is_other_task(question):
        return Route.OTHER_TASK
    if question.says(lexicon.ERRATA) and "#report" in question.keys:
        return Route.ERRATA
    if question.says(lexicon.FIGURES) and _of_the_report(question):
        return Route.FIGURES
    if question.says(lexicon.SIMPLY) and _of_the_report(question):
        return Route.SIMPLY
    if question.says(lexicon.SUMMARY) and ("#report" in question.keys or _of_the_report(question)):
        return Route.SUMMARY  # before help: "what is the report about"
    short = len(question.tokens) <= _CHAT_WORDS and not about_sources
    if short and question.says(lexicon.HELP):
        return Route.HELP
    if short and question.says(lexicon.THANKS):
        return Route.THANKS
    if short and question.says(lexicon.GREETING) and (len(question.tokens) <= 3 or question.keys.isdisjoint(DOMAIN)):
        return Route.GREETING
    return Route.FACT


def _is_other_task(question: Question) -> bool:
    """Tell whether a message orders another's work, about nobody known."""
    known = any(name.kind != "place" for name in question.names)
    ordered = question.says(lexicon.OTHER_TASK) and lexicon.headed(question.text, question.tokens, lexicon.MAKE)
    return ordered and not known


def _of_the_report(question: Question) -> bool:
    """Tell whether a message asks of the report as a whole: no name, figure or matter of the field stands in it."""
    return not question.names and not question.quantities and not (question.keys & DOMAIN) - {"#report"}
