from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image

from bot.charts import Axis, Bars, BreakEven, CashFlow, Chart, Fan, Line, Mark, Swing, Tornado, draw
from bot.charts.drawing import figure_of
from bot.charts.palette import STROKES
from bot.charts.strokes import spread
from corpus.document import Language
from tests.bot.charts import samples

MARKS = dict.fromkeys([0x200E, 0x200F, *range(0x2066, 0x206A)])
LONG = "كلفة الكهرباء المتوقعة في السنوات القادمة بحسب Lawrence Berkeley National Laboratory لعام 2024 " * 3
finite = st.floats(-2e13, 2e13)
every_chart = pytest.mark.parametrize(
    "chart", samples.CHARTS, ids=lambda c: f"{type(c).__name__}-{c.language}-{c.arabic_digits}"
)
both_languages = pytest.mark.parametrize("language", ["en", "ar"])


def shown(text: Text) -> str:
    return text.get_text().translate(MARKS)


def written(figure: Figure) -> dict[str, Text]:
    return {shown(text): text for text in figure.texts}


def line_named(figure: Figure, name: str) -> Line2D:
    return next(line for line in figure.axes[0].lines if line.get_label() == name)


def ticks(labels: list[Text]) -> list[str]:
    return [shown(label) for label in labels]


@every_chart
def test_every_text_is_on_the_sheet_and_none_lies_on_another(chart: Chart) -> None:
    figure = figure_of(chart)
    figure.canvas.draw()
    axes = figure.axes[0]
    texts = [text for text in (*figure.texts, *axes.get_xticklabels(), *axes.get_yticklabels()) if text.get_text()]
    boxes = [text.get_window_extent() for text in texts]
    assert all(b.x0 >= 0 and b.y0 >= 0 and b.x1 <= 1000 and b.y1 <= figure.bbox.height for b in boxes)
    for (one, a), (other, b) in combinations(zip(texts, boxes, strict=True), 2):
        apart = abs(a.y0 + a.y1 - b.y0 - b.y1) / 2  # of their middles; a box is half empty above and below its letters
        assert min(a.x1, b.x1) <= max(a.x0, b.x0) or apart >= (a.height + b.height) / 4, (shown(one), shown(other))


@every_chart
def test_pictures_are_small_and_quick_once_warm(chart: Chart) -> None:
    draw(chart)
    begin = time.process_time()
    picture = draw(chart)
    assert time.process_time() - begin <= 0.5
    assert len(picture) <= 150_000
    assert Image.open(BytesIO(picture)).size == (1000, 750)


@every_chart
def test_title_and_source_begin_at_the_readers_side(chart: Chart) -> None:
    texts = figure_of(replace(chart, title="عنوان title", source="مصدر source")).texts
    side, x = ("right", 970) if chart.language == "ar" else ("left", 30)
    assert [shown(text) for text in texts[:2]] == ["عنوان title", "مصدر source"]
    assert [(text.get_ha(), text.get_position()[0]) for text in texts[:2]] == [(side, x)] * 2


@both_languages
def test_a_fan_draws_every_scenario_and_its_band(language: Language) -> None:
    chart = samples.fan(language)
    figure = figure_of(chart)
    for line in chart.lines:
        drawn = line_named(figure, line.name)
        assert list(drawn.get_xdata()) == list(chart.years)
        assert list(drawn.get_ydata()) == list(line.values)
    [band] = figure.axes[0].collections
    assert (band.get_datalim(figure.axes[0].transData).y0, figure.axes[0].get_ylim()) == (
        pytest.approx(136.8),
        (0, 500),
    )
    assert {"404.3", "296.2", "213.9", "196"} <= set(written(figure))


@both_languages
def test_time_runs_to_the_right_and_y_stands_at_the_readers_side(language: Language) -> None:
    axes = figure_of(samples.fan(language)).axes[0]
    low, high = axes.get_xlim()
    assert low == 2023 < 2030 < high
    assert ticks(axes.get_xticklabels()) == [str(year) for year in range(2023, 2031)]
    assert axes.yaxis.get_ticks_position() == ("right" if language == "ar" else "left")


def test_lines_differ_by_colour_dash_and_marker() -> None:
    lines = [Line(str(place), (0.0, float(place))) for place in range(6)]
    figure = figure_of(replace(samples.fan(), years=(2024.0, 2025.0), lines=tuple(lines)))
    drawn = [line_named(figure, line.name) for line in lines]
    assert len({to_hex(line.get_color()) for line in drawn}) == len({line.get_marker() for line in drawn}) == 6
    assert len({stroke.dash for stroke in STROKES}) == 6


@both_languages
def test_the_legend_is_in_reading_order(language: Language) -> None:
    chart = samples.fan(language)
    texts = written(figure_of(chart))
    first, second, third, _ = (texts[line.name].get_position() for line in chart.lines)
    assert first[1] == second[1] > third[1]
    assert (first[0] > second[0]) == (language == "ar")


def test_an_end_label_of_ones_own_is_written() -> None:
    chart = replace(samples.fan(), years=(1.0, 2.0), lines=(Line("a", (1.0, 2.0), end="2 TWh"),))
    assert "2 TWh" in written(figure_of(chart))


@both_languages
def test_tornado_bars_go_from_the_base_with_names_at_the_readers_side(language: Language) -> None:
    chart = samples.tornado(language)
    figure = figure_of(chart)
    axes, texts = figure.axes[0], written(figure)
    low, high = ([(bar.get_x(), bar.get_width()) for bar in bars] for bars in axes.containers)
    assert low == [(33, pytest.approx(swing.low - 33)) for swing in chart.ranked]
    assert high == [(33, pytest.approx(swing.high - 33)) for swing in chart.ranked]
    names = [texts[swing.name].get_position() for swing in chart.ranked]
    assert {x for x, _ in names} == {970 if language == "ar" else 30}
    assert [y for _, y in names] == sorted((y for _, y in names), reverse=True)
    assert axes.get_xlim()[0] < 12.4 < 55.1 < axes.get_xlim()[1]


def test_results_on_one_side_of_the_base_are_written_together() -> None:
    chart = replace(samples.tornado(), swings=(Swing("a", 36.0, 39.0), Swing("b", 30.0, 31.5), Swing("c", 33.0, 33.0)))
    assert {"36–39", "30–31.5", "33"} <= set(written(figure_of(chart)))


@both_languages
def test_comparison_bars_grow_in_the_direction_of_reading(language: Language) -> None:
    chart = samples.bars(language)
    figure = figure_of(chart)
    axes, texts = figure.axes[0], written(figure)
    assert [bar.get_width() for bar in axes.patches] == list(chart.values)
    assert axes.xaxis.get_inverted() == (language == "ar")
    ends = [texts[text].get_position()[0] for text in ("121.5", "155.6", "184.1")]
    assert ends == sorted(ends, reverse=language == "ar")


def test_cash_flow_draws_flows_and_their_sum() -> None:
    chart = samples.cash_flow()
    figure = figure_of(chart)
    axes = figure.axes[0]
    assert [bar.get_height() for bar in axes.patches] == list(chart.flows)
    assert list(line_named(figure, "cumulative").get_ydata()) == list(chart.cumulative)
    assert axes.get_ylim() == (-1e9, 1e9)
    assert ticks(axes.get_yticklabels()) == ["−1bn", "−0.5bn", "0", "0.5bn", "1bn"]
    assert "658M" in written(figure)


@pytest.mark.parametrize(
    ("language", "digits", "text"),
    [
        ("en", False, "break-even: 65.32 $/MWh"),
        ("ar", False, "التعادل: 65.32 $/MWh"),
        ("ar", True, "التعادل: ٦٥٫٣٢ $/MWh"),
    ],
)
def test_the_crossing_is_marked_and_named(language: Language, digits: bool, text: str) -> None:
    chart = samples.break_even(language, digits)
    figure = figure_of(chart)
    rings = [line for line in figure.axes[0].lines if line.get_markersize() == 16]
    assert [(ring.get_xdata()[0], ring.get_ydata()[0]) for ring in rings] == list(chart.crossings)  # type: ignore[index]
    assert text in written(figure)


@both_languages
def test_a_mark_is_drawn_across_and_named(language: Language) -> None:
    chart = replace(samples.break_even(language), marks=(Mark(40.0, "$40"), Mark(400.0, "beyond")))
    figure = figure_of(chart)
    axes = figure.axes[0]
    assert [list(line.get_xdata()) for line in axes.lines if line.get_linewidth() == 2.5] == [[40, 40]]
    assert "$40" in written(figure)
    assert "beyond" not in written(figure)


def test_a_crossings_unit_is_left_to_the_axis_where_it_has_no_room() -> None:
    chart = replace(samples.break_even(), crossing_name="where income meets all costs")
    assert f"{chart.crossing_name}: 65.32" in written(figure_of(chart))


def test_the_name_of_a_crossing_is_beside_bands_and_marks() -> None:
    chart = samples.break_even()
    band = replace(chart.second, low=chart.second.values, high=tuple(value + 15 for value in chart.second.values))
    name = written(figure_of(replace(chart, second=band)))["break-even: 65.32 $/MWh"]
    assert name.get_position()[1] != written(figure_of(chart))["break-even: 65.32 $/MWh"].get_position()[1]


def test_years_of_the_calendar_have_no_separators() -> None:
    points = tuple(2020.0 + place for place in range(11))
    chart = replace(samples.break_even(), points=points, x=Axis("Year", calendar=True))
    figure = figure_of(chart)
    assert "2024" in ticks(figure.axes[0].get_xticklabels())
    assert "break-even: 2026.5" in written(figure)
    swings = replace(samples.tornado(), base=2029.2, swings=(Swing("a", 2028.51, 2030.4),), x=chart.x)
    assert {"base: 2029.2", "2028.5", "2030.4"} <= set(written(figure_of(swings)))


def test_a_single_line_that_the_axis_names_needs_no_legend() -> None:
    chart = replace(samples.fan(), lines=(Line("Use", samples.growth(0.1)),))
    assert "Use" in written(figure_of(chart))
    assert "Use" not in written(figure_of(replace(chart, y=Axis("Use", "TWh"))))


@both_languages
def test_bars_stay_wide_beside_long_results_of_one_side(language: Language) -> None:
    swings = (Swing("a", -38.9e6, 527.7e6), Swing("b", -289.7e6, 170e6), Swing("c", -182.5e6, -38.9e6))
    figure = figure_of(replace(samples.tornado(language), base=-38.9e6, swings=swings))
    axes = figure.axes[0]
    left, right = (axes.transData.transform((x, 0))[0] for x in (-289.7e6, 527.7e6))
    assert right - left > axes.bbox.width / 3
    assert not [text for text in written(figure) if "–" in text and "38.9" in text]


def test_arabic_indic_digits_are_everywhere_or_nowhere() -> None:
    figure = figure_of(samples.fan("ar", True))
    axes = figure.axes[0]
    everything = "".join(map(shown, (*figure.texts, *axes.get_xticklabels(), *axes.get_yticklabels())))
    assert not set(everything) & set("0123456789%")


def test_dollar_signs_are_no_formula() -> None:
    figure = figure_of(replace(samples.bars(), labels=("$a$", "b", "c", "d")))
    assert not written(figure)["$a$"].get_parse_math()


def test_long_texts_are_cut_and_the_sheet_grows() -> None:
    chart = replace(samples.fan("ar"), title=LONG, source=LONG, x=Axis(LONG), y=Axis(LONG))
    figure = figure_of(chart)
    assert 750 < figure.bbox.height <= 950
    assert all(text.get_window_extent().width <= 941 for text in figure.texts)
    assert len(draw(chart)) <= 150_000


def test_twelve_rows_are_drawn_higher() -> None:
    swings = tuple(Swing(f"Input {place} with a name that takes two lines", 30.0 - place, 40.0) for place in range(12))
    assert Image.open(BytesIO(draw(replace(samples.tornado(), swings=swings)))).size == (1000, 1060)


def test_threads_may_draw_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(draw, [samples.bars()] * 4))
    assert set(pictures) == {draw(samples.bars())}


def test_an_unknown_kind_of_chart_is_an_error() -> None:
    with pytest.raises(TypeError, match="no drawing for Chart"):
        draw(Chart(title="t", source="s"))


@given(st.lists(st.floats(0, 700), min_size=1, max_size=6))
def test_labels_are_spread_apart_in_their_order(heights: list[float]) -> None:
    placed = spread(heights, 100, 600)
    ranked = [placed[place] for place in sorted(range(len(heights)), key=heights.__getitem__)]
    assert all(100 - 1e-6 <= height <= 600 for height in placed)
    assert all(upper - lower >= 36 - 1e-6 for lower, upper in pairwise(ranked))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(finite, finite), min_size=2, max_size=12), st.sampled_from(samples.SCRIPTS))
def test_any_finite_series_draws(pairs: list[tuple[float, float]], script: tuple[Language, bool]) -> None:
    first, second = (tuple(values) for values in zip(*pairs, strict=True))
    years = tuple(range(2020, 2020 + len(pairs)))
    lines = Line("a", first, tuple(map(min, first, second)), tuple(map(max, first, second))), Line("ب", second)
    swings = tuple(Swing(str(place), *pair) for place, pair in enumerate(pairs))
    fan, tornado, cash, bars, curve = (kind(*script) for kind in samples.KINDS)
    charts: tuple[Chart, ...] = (
        replace(fan, years=years, lines=lines), replace(tornado, swings=swings, base=first[0]),
        replace(cash, years=years, flows=first), replace(bars, values=first, labels=tuple(map(str, years))),
        replace(curve, points=years, first=lines[0], second=lines[1]),
    )  # fmt: skip
    for chart in charts:
        assert isinstance(chart, Fan | Tornado | CashFlow | Bars | BreakEven)
        assert draw(chart).startswith(b"\x89PNG")
