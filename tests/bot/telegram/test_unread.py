"""Messages without words get a word on their kind; pictures sent together get one."""

from __future__ import annotations

import pytest

from tests.bot.samples import FakeEngine
from tests.bot.telegram.bot_api import BotAPI

FILE = {"file_id": "a", "file_unique_id": "b"}
SIZED = FILE | {"width": 1, "height": 1}
POLL = {
    "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
    "type": "regular", "allows_multiple_answers": False, "allows_revoting": True, "members_only": False,
}  # fmt: skip
KINDS: dict[str, tuple[dict[str, object], str, str]] = {
    "voice": ({"voice": FILE | {"duration": 1}}, "voice", "الصوتية"),
    "round video": ({"video_note": FILE | {"duration": 1, "length": 1}}, "video", "المصوّر"),
    "video": ({"video": SIZED | {"duration": 1}}, "video", "المصوّر"),
    "audio": ({"audio": FILE | {"duration": 1}}, "recording", "التسجيل"),
    "photo": ({"photo": [SIZED]}, "picture", "الصورة"),
    "animation": ({"animation": SIZED | {"duration": 1}, "document": FILE}, "Nice one", "جميلة"),
    "sticker": (
        {"sticker": SIZED | {"type": "regular", "is_animated": False, "is_video": False}}, "sticker", "ملصق"),
    "document": ({"document": FILE}, "file", "الملف"),
    "location": ({"location": {"longitude": 1.0, "latitude": 2.0}}, "place", "الموقع"),
    "contact": ({"contact": {"phone_number": "1", "first_name": "a"}}, "contact", "جهة الاتصال"),
    "dice": ({"dice": {"emoji": "🎲", "value": 1}}, "games", "الألعاب"),
    "poll": ({"poll": POLL}, "poll", "الاستطلاع"),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
async def test_each_kind_gets_a_sentence_in_the_persons_language(bot: BotAPI, engine: FakeEngine, kind: str) -> None:
    content, english, arabic = KINDS[kind]
    for number, (language, words) in enumerate((("en", english), ("ar", arabic)), start=2):
        [reply] = await bot.ask(None, content=content, language=language, chat=number, user=number)
        assert words in reply.text
    assert engine.asked == []


async def test_pictures_sent_together_get_one_sentence(bot: BotAPI) -> None:
    for _ in range(3):
        await bot.write(None, content={"photo": [SIZED], "media_group_id": "7"})
    await bot.write("next")
    *_, last = await bot.messages(2)
    assert "13.9" in last.text


async def test_a_caption_is_no_question_but_a_command_in_it_is_read(bot: BotAPI, engine: FakeEngine) -> None:
    [reply] = await bot.ask(None, content={"photo": [SIZED], "caption": "what is this?"}, language="en")
    assert "picture" in reply.text
    await bot.ask(None, content={"photo": [SIZED], "caption": "/ask what is this?"})
    assert engine.asked == ["what is this?"]


async def test_what_nobody_knows_yet_gets_a_word_too(bot: BotAPI) -> None:
    [reply] = await bot.ask(None, content={"something_new": {"a": 1}}, language="en")
    assert "only read text" in reply.text
