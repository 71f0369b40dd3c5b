"""What if: commands behind the buttons of a calculation, in a conversation without any transport."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.calculators.declaration.calculation import Origin
from bot.calculators.registry import CALCULATORS
from bot.calculators.what_if.code import encode
from bot.charts import Tornado
from bot.chat import Chat
from bot.chat.choice import LONGEST_COMMAND
from bot.chat.reply import LONGEST_ALERT, Reply, User
from bot.conversation import Conversation
from corpus.document import Language, Reference
from tests.bot.calculators.what_if.cases import STARTS, Given, calculations
from tests.bot.samples import FakeEngine

ARABIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"


class Talk:
    """A chat and one conversation in it."""

    def __init__(self, language: Language = "en") -> None:
        self.engine = FakeEngine()
        self.chat = Chat(self.engine)  # type: ignore[arg-type]
        self.conversation = Conversation()
        self.user = User(language)

    def say(self, text: str) -> Reply:
        *_, reply = self.chat.reply(text, self.conversation, self.user)
        return reply

    def tap(self, reply: Reply, label: str) -> Reply:
        return self.say(next(choice.command for choice in reply.choices if choice.label == label))


def labels(reply: Reply) -> list[list[str]]:
    return [[choice.label for choice in row] for row in reply.rows]


def buttons(reply: Reply) -> list[str]:
    return [choice.label for choice in reply.choices]


def values(reply: Reply) -> dict[str, object]:
    assert reply.answer is not None
    assert reply.answer.calculation is not None
    return dict(reply.answer.calculation.arguments)


def test_under_a_calculation_stand_its_inputs_its_choices_its_views_and_what_may_be_taken_away() -> None:
    assert labels(Talk().say("/calc site_compare mw=100")) == [
        ["−", "Power: 100 MW", "+"],
        ["Tenant-funded: 0%", "+"],
        ["−", "Rent: 150", "+"],
        ["−", "Efficiency: 23.6 J/TH", "+"],
        ["⇄ Basis: gross"],
        ["Range", "Chart", "Formula"],
        ["Table (CSV)", "Share"],
    ]


def test_a_step_works_it_out_again_and_takes_the_place_of_the_message() -> None:
    talk = Talk()
    more = talk.tap(talk.say("/calc site_energy mw=100"), "+")
    assert values(more)["mw"] == 200
    assert more.settles
    assert values(talk.tap(more, "−"))["mw"] == 100


def test_what_was_given_stays_given_from_step_to_step() -> None:
    talk = Talk()
    reply = talk.say("/calc site_compare mw=100 hashprice=60 tenant_funded=50%")
    for label in ("+", "⇄ Basis: gross", "Formula"):
        reply = talk.tap(reply, label)
    assert {"mw": 200, "hashprice": 60, "tenant_funded": 0.5, "basis": "it"}.items() <= values(reply).items()


def test_the_comparison_tells_the_change_before() -> None:
    talk = Talk()
    first = talk.say("/calc site_energy mw=100")
    assert "Compare" not in buttons(first)
    compared = talk.tap(talk.tap(first, "+"), "Compare")
    assert compared.text.startswith("Power: before 100 MW, now 200 MW\nResult: before 0.876 TWh a year, now 1.752 TWh")
    again = talk.tap(compared, "+")
    assert again.text.startswith("Power: before 200 MW, now 500 MW")


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("Range", "P10"),
        ("Formula", "Formula: "),
        ("Formula", "rent 150 USD/kW-month (assumption)"),
        ("Range", "What moves it most, each alone:\ntenant-funded from 0% to 85%"),
    ],
)
def test_a_view_says_more_of_the_same_calculation_and_leads_back(view: str, words: str) -> None:
    talk = Talk()
    first = talk.say("/calc site_compare mw=100")
    seen = talk.tap(first, view)
    assert words in seen.text
    assert view not in buttons(seen)
    back = talk.tap(seen, "Result")
    assert (back.text, labels(back)) == (first.text, labels(first))


def test_a_chart_stays_from_step_to_step_and_view_to_view() -> None:
    talk = Talk()
    chart = talk.tap(talk.say("/calc site_compare mw=100"), "Chart")
    assert chart.picture is not None
    for label in ("+", "Formula", "⇄ Basis: gross", "Result", "Range"):
        chart = talk.tap(chart, label)
        assert chart.picture is not None
        assert "Chart" not in buttons(chart)


def test_the_table_comes_as_a_file_that_a_spreadsheet_reads() -> None:
    talk = Talk("ar")
    reply = talk.say("/calc demand_projection growth=10%")
    table = talk.tap(reply, "الجدول (CSV)")
    assert table.attachment is not None
    assert table.attachment.name == "demand_projection.csv"
    assert "296.2" in table.attachment.content.decode("utf-8-sig").replace("296.20", "296.2")
    assert not table.settles


def test_an_input_explains_itself_in_a_few_words() -> None:
    talk = Talk()
    reply = talk.tap(talk.say("/calc site_compare mw=100"), "Rent: 150")
    assert (
        reply.alert
        == reply.text
        == (
            "Rent: 150 USD/kW-month (assumption)\nFrom 0 to 1,000\nVaried here: 102 to 190\n"
            "If nothing is said: 150 (assumption)"
        )
    )
    assert reply.rows == ()


def test_a_shared_code_opens_the_same_calculation_in_another_conversation() -> None:
    talk = Talk()
    reply = talk.tap(talk.say("/calc site_compare mw=100 basis=it"), "+")
    [share] = [choice for choice in reply.choices if choice.shares]
    opened = Talk().say(share.command)
    assert (opened.text, opened.choices[-1]) == (reply.text, share)
    assert not opened.settles


@pytest.mark.parametrize("argument", ["calc_", "calc_zz", "calc_seA_3!", "calc_" + "x" * 60])
def test_a_link_that_cannot_be_read_is_told_beside_the_welcome(argument: str) -> None:
    reply = Talk().say(f"/start {argument}")
    assert reply.text.startswith("I can't read the calculation in this link")
    assert len(reply.rows) == 3


def test_another_start_parameter_is_left_alone() -> None:
    assert Talk().say("/start hello").text == Talk().say("/start").text


@pytest.mark.parametrize(
    "argument",
    ["", "x", "☃", *(f"seA_3 {words}" for words in ("z", "f f", "A_2 A_2", "iZ", "i", "iA_3", " f", "Z1"))],
)
def test_a_command_that_no_button_carries_is_refused_kindly(argument: str) -> None:
    reply = Talk().say(f"/w {argument}")
    assert reply.alert == reply.text
    assert "can't read" in reply.text


def test_inputs_that_the_calculator_refuses_are_told_why() -> None:
    reply = Talk().say("/w seA5")
    assert "share" in reply.alert
    assert len(reply.alert) <= LONGEST_ALERT
    assert Talk().say("/w ke").alert.startswith("I need the total")


def test_language_and_digits_stay_those_of_the_question() -> None:
    talk = Talk("en")
    reply = talk.say("/w miA100")
    assert reply.language == "ar"
    assert "القدرة: ١٠٠ ميجاوات" in buttons(reply)
    for label in ("+", "النطاق", "المعادلة", "المقارنة"):
        reply = talk.tap(reply, label)
        figures = {char for char in reply.text if char.isdigit()}
        assert figures & set(ARABIC_DIGITS)
    assert "٢٠٠" in talk.tap(reply, "القدرة: ٢٠٠ ميجاوات").alert


def test_a_language_that_the_conversation_chose_goes_before_the_codes() -> None:
    talk = Talk()
    talk.say("/language ar")
    assert talk.say("/w meA100").language == "ar"
    assert talk.say("/w meA100 f").text.count("المدخلات") == 1


def test_mc_and_sensitivity_tell_of_the_last_calculation() -> None:
    talk = Talk()
    for command in ("/mc", "/sensitivity"):
        assert "nothing out" in talk.say(command).text
    talk.say("/calc site_compare mw=100")
    talk.say("What is hashprice?")
    assert "P10" in talk.say("/mc").text
    sensitivity = talk.say("/sensitivity")
    assert "tenant-funded from 0% to 85%" in sensitivity.text
    assert isinstance(sensitivity.picture, Tornado)
    assert not sensitivity.settles


def test_a_tap_changes_what_a_follow_up_goes_on_from_and_forgets_nothing_else() -> None:
    talk = Talk()
    talk.say("What is hashprice?")
    reply = talk.say("/calc site_energy mw=100")
    for _ in range(8):
        reply = talk.tap(reply, "+") if "+" in labels(reply)[0] else reply
    assert [turn.question for turn in talk.conversation.turns] == ["What is hashprice?", "site_energy mw=100"]
    last = talk.conversation.turns[-1].answer.calculation
    assert last is not None
    assert last.arguments["mw"] == values(reply)["mw"]


def test_what_an_input_was_lent_by_stays_known_while_it_is_not_changed() -> None:
    talk = Talk()
    lent = Origin("source", Reference("report", 12))
    answer = talk.engine.calculate("site_compare", {"mw": 200.0, "hashprice": 50.0}, "en", {"mw": lent})
    talk.conversation.remember("q", answer)
    stepped = talk.tap(Reply.of(answer), "⇄ Basis: gross")
    assert "power 200 MW (P12)" in talk.tap(stepped, "Formula").text
    assert "power 500 MW (you)" in talk.tap(talk.tap(stepped, "+"), "Formula").text


def test_a_calculation_that_no_code_fits_is_told_and_not_stepped() -> None:
    talk = Talk()
    totals = ", ".join(f"{1_000_003 + number}" for number in range(8))
    reply = talk.say(f"/calc lease_rate total_usd={totals} mw=100 years=7")
    assert reply.answer is not None
    assert reply.rows == ()
    assert talk.say("/mc").rows == ()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("name", "start"), STARTS)
def test_every_button_of_every_calculator_carries_a_command_that_is_understood(
    name: str, start: Given, language: Language
) -> None:
    talk = Talk(language)
    first = talk.say(f"/w {encode(name, start, language)}")
    assert first.answer is not None
    for view in ("", "Range", "النطاق", "Chart", "الرسم"):
        if view and view not in buttons(first):
            continue
        for choice in (talk.tap(first, view) if view else first).choices:
            reply = talk.say(choice.command)
            assert choice.shares or len(choice.command.encode()) <= LONGEST_COMMAND
            assert reply.answer or reply.alert or reply.attachment
            assert "can't read" not in reply.text
            assert len(reply.alert) <= LONGEST_ALERT


@given(calculations(), st.sampled_from(["", " r", " f", " c", " cs", " b A1", " t", " iA"]))
@settings(max_examples=150, deadline=None)
def test_a_code_of_whatever_inputs_gets_a_result_or_a_sentence(case: tuple[str, Given], view: str) -> None:
    code = encode(*case)
    if code is not None:
        reply = Talk().say(f"/w {code}{view}")
        assert reply.text
        assert len(reply.alert) <= LONGEST_ALERT


@given(st.text(max_size=70) | st.text(st.sampled_from("seACG0123456789_-t rfbciw/"), max_size=64))
@settings(max_examples=200, deadline=None)
def test_a_forged_command_never_fails(text: str) -> None:
    assert Talk().chat.reply(f"/w {text}", Conversation(), User())


def test_every_calculator_is_known_by_its_letter() -> None:
    assert all(encode(name, {}) for name in CALCULATORS)
