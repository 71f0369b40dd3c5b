"""Receipts: of the last answer, of one replied to, of an id; for whoever asked, and for administrators."""

from __future__ import annotations

from bot.chat.request import About
from tests.bot.chat.conftest import Say


def test_the_last_answer_has_a_receipt_with_all_that_made_it(say: Say) -> None:
    [answer] = say("What is hashprice?")
    [reply] = say("/receipt")
    assert answer.answer is not None
    assert answer.answer.id in reply.text.splitlines()[0]
    for part in ("Question: What is hashprice?", "Index ", "It cites:", "• glossary (glossary", answer.answer.text):
        assert part in reply.text


def test_it_is_said_in_arabic_to_who_asked_in_arabic(say: Say) -> None:
    say("ما هو سعر الهاش؟")
    [reply] = say("/receipt")
    assert reply.text.startswith("الإيصال")
    assert "السؤال: ما هو سعر الهاش؟" in reply.text


def test_an_answer_replied_to_comes_before_the_last(say: Say) -> None:
    [first] = say("What is hashprice?")
    say("how many MW can TeraWulf's site reach?")
    assert first.answer is not None
    [reply] = say("/receipt", about=About("…", first.answer.id))
    assert "Question: What is hashprice?" in reply.text
    [by_id] = say(f"/receipt {first.answer.id.upper()}")
    assert by_id.text == reply.text


def test_anothers_receipt_is_not_even_said_to_exist(say: Say) -> None:
    [first] = say("What is hashprice?")
    assert first.answer is not None
    [others] = say(f"/receipt {first.answer.id}", user="telegram:2")
    [none] = say("/receipt 0000000000", user="telegram:2")
    assert others.text == none.text
    [admins] = say(f"/receipt {first.answer.id}", user="telegram:3", is_admin=True)
    assert "What is hashprice?" in admins.text


def test_before_any_answer_there_is_none(say: Say) -> None:
    [reply] = say("/receipt", language="en")
    assert "no receipt" in reply.text
