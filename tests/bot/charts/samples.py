"""One chart of each kind, in both languages."""

from __future__ import annotations

from bot.charts import Axis, Bars, BreakEven, CashFlow, Chart, Fan, Line, Swing, Tornado
from corpus.document import Language

YEARS = tuple(range(2023, 2031))
POINTS = tuple(float(price) for price in range(0, 101, 10))


def growth(rate: float, base: float = 152.0) -> tuple[float, ...]:
    return tuple(base * (1 + rate) ** (year - YEARS[0]) for year in YEARS)


def fan(language: Language = "en", arabic_digits: bool = False) -> Fan:
    arabic = language == "ar"
    names = (
        ("EPRI المنخفض (3.7%)", "EPRI المعتدل (5%)", "EPRI المرتفع (10%)", "EPRI الأعلى (15%)")
        if arabic
        else ("EPRI low (3.7%)", "EPRI moderate (5%)", "EPRI high (10%)", "EPRI higher (15%)")
    )
    rates = (0.037, 0.05, 0.10, 0.15)
    lines = [Line(name, growth(rate)) for name, rate in zip(names, rates, strict=True)]
    lines[3] = Line(names[3], growth(0.15), tuple(0.9 * v for v in growth(0.15)), tuple(1.1 * v for v in growth(0.15)))
    return Fan(
        title="طلب مراكز البيانات الأمريكية حتى 2030" if arabic else "US data centres' electricity to 2030",
        source="تقدير — EPRI، مايو 2024، نمو 3.7%–15% سنويًا" if arabic else "Estimate: EPRI, May 2024, growth 3.7–15%",
        language=language, arabic_digits=arabic_digits, years=YEARS, lines=tuple(lines),
        x=Axis("السنة" if arabic else "Year"),
        y=Axis("استهلاك الكهرباء", "تيراواط ساعة سنويًا") if arabic else Axis("Electricity use", "TWh a year"),
    )  # fmt: skip


def tornado(language: Language = "en", arabic_digits: bool = False) -> Tornado:
    arabic = language == "ar"
    swings = (
        Swing("كلفة الطاقة (30–60 $/MWh)" if arabic else "Power price (30–60 $/MWh)", 41.5, 22.0),
        Swing("سعر الهاش" if arabic else "Hashprice", 12.4, 55.1),
        Swing("كفاءة الأجهزة (J/TH)" if arabic else "Machines' efficiency (J/TH)", 38.0, 27.5),
        Swing("معدل التحميل" if arabic else "Load factor", 29.0, 34.2),
    )
    return Tornado(
        title="ما الذي يحرّك ربح التعدين لكل MWh؟" if arabic else "What moves mining profit per MWh?",
        source="حساب تقديري، يونيو 2025" if arabic else "Estimate, as of June 2025",
        language=language, arabic_digits=arabic_digits, base=33.0, swings=swings,
        x=Axis("الربح", "$/MWh") if arabic else Axis("Profit", "$/MWh"),
        low_name="عند الحد الأدنى" if arabic else "at the low end",
        high_name="عند الحد الأعلى" if arabic else "at the high end",
        base_name="الأساس" if arabic else "base",
    )  # fmt: skip


def cash_flow(language: Language = "en", arabic_digits: bool = False) -> CashFlow:
    arabic = language == "ar"
    return CashFlow(
        title="تحويل موقع تعدين بقدرة 100 MW إلى مركز بيانات" if arabic else "Converting a 100 MW mining site",
        source="حساب تقديري بافتراض 8 ملايين دولار لكل MW" if arabic else "Estimate at $8m per MW; not advice",
        language=language, arabic_digits=arabic_digits,
        years=tuple(range(2025, 2037)), flows=(-500e6, -300e6, *[145.8e6] * 10),
        x=Axis("السنة" if arabic else "Year"), y=Axis("التدفق النقدي", "دولار") if arabic else Axis("Cash flow", "$"),
        flow_name="تدفق السنة" if arabic else "in the year",
        cumulative_name="التراكمي" if arabic else "cumulative",
    )  # fmt: skip


def bars(language: Language = "en", arabic_digits: bool = False) -> Bars:
    arabic = language == "ar"
    return Bars(
        title="إيجار الكيلوواط في عقود المعدّنين" if arabic else "What miners' leases pay per kilowatt",
        source="من إعلانات الشركات 2024–2025؛ حسابنا" if arabic else "Announcements of 2024–2025; our arithmetic",
        language=language, arabic_digits=arabic_digits,
        labels=("Core Scientific – CoreWeave", "TeraWulf – Fluidstack", "Galaxy – CoreWeave",
                "متوسط السوق في شمال فرجينيا" if arabic else "Average of Northern Virginia's market"),
        values=(121.5, 155.6, 120.8, 184.06), x=Axis("الإيجار", "$/kW شهريًا") if arabic else Axis("Rent", "$/kW-month"),
    )  # fmt: skip


def break_even(language: Language = "en", arabic_digits: bool = False) -> BreakEven:
    arabic = language == "ar"
    return BreakEven(
        title="متى يغطي التعدين ثمن الطاقة؟" if arabic else "When does mining pay for its power?",
        source="تقدير لأجهزة 23.6 J/TH، يونيو 2025" if arabic else "Estimate for machines of 23.6 J/TH, June 2025",
        language=language, arabic_digits=arabic_digits, points=POINTS,
        first=Line("الإيراد" if arabic else "Income", (45.0,) * len(POINTS)),
        second=Line("كلفة الطاقة" if arabic else "Cost of power", tuple(0.5664 * p + 8 for p in POINTS)),
        x=Axis("سعر الكهرباء" if arabic else "Price of power", "$/MWh"),
        y=Axis("لكل وحدة هاش", "$/PH/s يوميًا") if arabic else Axis("Per unit of hashrate", "$/PH/s a day"),
        crossing_name="التعادل" if arabic else "break-even",
    )  # fmt: skip


KINDS = (fan, tornado, cash_flow, bars, break_even)
SCRIPTS: tuple[tuple[Language, bool], ...] = (("en", False), ("ar", False), ("ar", True))
CHARTS: tuple[Chart, ...] = tuple(kind(*script) for kind in KINDS for script in SCRIPTS)
