"""In groups: the bot speaks when it is spoken to, and to whom it is spoken to."""

from __future__ import annotations

import pytest

from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI

GROUP = -100
BOT_USER = {"id": 123456, "is_bot": True, "first_name": "Qudra", "username": "qudra_bot"}


async def unanswered(bot: BotAPI) -> None:
    """Wait until everything before is done: updates of one chat are handled in order."""
    before = len(bot.in_chat(GROUP))
    await bot.ask("/help@qudra_bot", chat=GROUP)
    assert len(bot.in_chat(GROUP)) == before + 1


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("@qudra_bot How much?", "How much?"),
        ("@Qudra_Bot, how much?", "how much?"),
        ("How much do miners earn, @qudra_bot", "How much do miners earn"),
        ("👍🏽 @qudra_bot كم يجني المعدنون؟", "👍🏽  كم يجني المعدنون؟"),
        ("what @qudra_bot says counts", "what  says counts"),
    ],
)
async def test_a_mention_anywhere_asks_what_is_left(bot: BotAPI, engine: FakeEngine, text: str, question: str) -> None:
    await bot.ask(text, chat=GROUP)
    assert engine.asked == [question]


async def test_a_mention_without_a_name_counts_too(bot: BotAPI, engine: FakeEngine) -> None:
    mention = {"type": "text_mention", "offset": 3, "length": 5, "user": BOT_USER}
    await bot.ask("🙂 Qudra how much?", chat=GROUP, content={"entities": [mention]})
    assert engine.asked == ["🙂  how much?"]


@pytest.mark.parametrize(
    "text", ["How much do miners earn?", "@qudra_bot2 how much?", "mail qudra_bot@example.org", "@other how much?"]
)
async def test_what_is_not_meant_for_the_bot_is_left_alone(bot: BotAPI, engine: FakeEngine, text: str) -> None:
    await bot.write(text, chat=GROUP)
    await unanswered(bot)
    assert engine.asked == []


async def test_a_name_that_only_looks_like_a_mention_is_none(bot: BotAPI, engine: FakeEngine) -> None:
    await bot.write("`@qudra_bot`", chat=GROUP, content={"entities": [{"type": "code", "offset": 0, "length": 12}]})
    await unanswered(bot)
    assert engine.asked == []


async def test_a_reply_to_the_bot_goes_on(bot: BotAPI, engine: FakeEngine) -> None:
    [answer] = await bot.ask("@qudra_bot How much?", chat=GROUP)
    await bot.ask("and by 2030?", chat=GROUP, to=answer, user=2)
    assert engine.asked == ["How much?", "and by 2030?"]


async def test_a_reply_to_somebody_else_is_left_alone(bot: BotAPI, engine: FakeEngine) -> None:
    other = await bot.write("I think 30%", chat=GROUP, user=2)
    await bot.write("really?", chat=GROUP, to=other)
    await unanswered(bot)
    assert engine.asked == []


async def test_the_bots_name_as_a_reply_asks_what_it_replies_to(bot: BotAPI, engine: FakeEngine) -> None:
    other = await bot.write("How much do miners earn?", chat=GROUP, user=2)
    [reply] = await bot.ask("@qudra_bot", chat=GROUP, to=other)
    assert engine.asked == ["How much do miners earn?"]
    assert reply.replies_to is not None


async def test_the_bots_name_alone_is_told_how_to_ask(bot: BotAPI, engine: FakeEngine) -> None:
    [reply] = await bot.ask("@qudra_bot", chat=GROUP, language="ar")
    assert "اكتب سؤالك" in reply.readable
    assert engine.asked == []


async def test_an_answer_replies_to_its_question(bot: BotAPI) -> None:
    question = await bot.write("@qudra_bot How much?", chat=GROUP)
    [answer] = await bot.messages(1, GROUP)
    assert answer.replies_to == question["message_id"]


async def test_in_private_an_answer_stands_alone(bot: BotAPI) -> None:
    [answer] = await bot.ask("How much?")
    assert answer.replies_to is None
    assert "reply_parameters" not in bot.called("sendMessage")[0]


async def test_a_question_that_was_deleted_is_answered_all_the_same(bot: BotAPI, engine: FakeEngine) -> None:
    question = await bot.write("@qudra_bot How much?", chat=GROUP)
    del bot.written[GROUP, question["message_id"]]
    [answer] = await bot.messages(1, GROUP)
    assert answer.replies_to is None


async def test_in_a_topic_the_message_that_opened_it_is_no_reply_to_the_bot(bot: BotAPI, engine: FakeEngine) -> None:
    opening = {
        "message_id": 7,
        "date": 1,
        "chat": {"id": GROUP, "type": "supergroup"},
        "from": BOT_USER,
        "forum_topic_created": {"name": "Power", "icon_color": 0},
    }
    topic = {"is_topic_message": True, "message_thread_id": 7}
    await bot.write("hello everybody", chat=GROUP, to=opening, content=topic)
    [answer] = await bot.ask("@qudra_bot How much?", chat=GROUP, to=opening, content=topic)
    assert engine.asked == ["How much?"]
    assert answer.topic == 7


async def test_a_card_of_an_inline_query_is_not_answered_again(bot: BotAPI, engine: FakeEngine) -> None:
    sent = {"via_bot": BOT_USER}
    await bot.write("@qudra_bot How much?", chat=GROUP, content=sent)
    await bot.write("How much? 13.9 billion", content=sent)
    await unanswered(bot)
    assert engine.asked == []


async def test_each_member_keeps_the_language_that_they_chose(bot: BotAPI) -> None:
    await bot.ask("/language@qudra_bot ar", chat=GROUP, user=1)
    [arabic] = await bot.ask("@qudra_bot How much?", chat=GROUP, user=1)
    [english] = await bot.ask("@qudra_bot How much?", chat=GROUP, user=2)
    assert "مليار" in arabic.text
    assert "billion" in english.text


async def test_a_language_chosen_in_private_holds_in_groups(bot: BotAPI) -> None:
    await bot.ask("/language ar", chat=5, user=5)
    [answer] = await bot.ask("@qudra_bot How much?", chat=GROUP, user=5)
    assert "مليار" in answer.text


async def test_pictures_and_voices_in_a_group_are_passed_over(bot: BotAPI) -> None:
    await bot.write(None, chat=GROUP, content={"voice": {"file_id": "a", "file_unique_id": "b", "duration": 1}})
    await unanswered(bot)


async def test_a_mention_under_a_picture_is_a_question(bot: BotAPI, engine: FakeEngine) -> None:
    caption = {"caption": "@qudra_bot how much?", "caption_entities": [{"type": "mention", "offset": 0, "length": 10}]}
    photo = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}], **caption}
    await bot.ask(None, chat=GROUP, content=photo)
    assert engine.asked == ["how much?"]


@pytest.mark.parametrize(("language", "words"), [("ar", "أهلًا"), ("en", "Hello")])
async def test_brought_into_a_group_the_bot_says_how_to_ask(bot: BotAPI, language: str, words: str) -> None:
    await bot.bring(GROUP, "left", "member", language=language)
    [hello] = await bot.messages(1, GROUP)
    assert hello.readable.startswith(words)
    assert "@qudra_bot" in hello.text


async def test_other_changes_are_passed_over(bot: BotAPI) -> None:
    await bot.bring(GROUP, "member", "administrator")
    await bot.bring(GROUP, "administrator", "kicked")
    await bot.bring(1, "kicked", "member")
    await bot.ask("How much?", chat=2)
    assert bot.in_chat(GROUP) == bot.in_chat(1) == []


async def test_a_group_that_becomes_a_supergroup_keeps_its_language_and_its_questions(
    bot: BotAPI, engine: FakeEngine
) -> None:
    await bot.ask("@qudra_bot How much?", chat=-5)
    await bot.write(None, chat=-5, content={"migrate_to_chat_id": -1005})
    await bot.write(None, chat=-1005, content={"migrate_from_chat_id": -5})
    await bot.ask("@qudra_bot And then?", chat=-1005)
    assert engine.before[-1] == ["How much?"]


async def test_a_reply_to_a_group_that_has_become_a_supergroup_meanwhile_goes_there(bot: BotAPI) -> None:
    bot.fail("sendMessage", 400, migrate_to_chat_id=-1005)
    await bot.write("@qudra_bot How much?", chat=-5)
    [reply] = await bot.messages(1, -1005)
    assert "13.9" in reply.text
