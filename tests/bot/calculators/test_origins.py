"""Every default that names a paragraph stands in that paragraph, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.calculators.registry import CALCULATORS
from bot.calculators.scenarios import SCENARIOS
from corpus.document import Language, Reference
from corpus.library import Library
from corpus.quantities import find_quantities

SOURCED = [
    pytest.param(
        slot.origin, float(str(calculator.arguments.default(name))) / slot.per_base, id=f"{calculator.name}-{name}"
    )
    for calculator in CALCULATORS.values()
    for name, slot in calculator.arguments.slots().items()
    if slot.origin is not None
]
PATHS = [
    pytest.param(reference, value, id=f"{scenario.name}-{value:g}")
    for scenario in SCENARIOS.values()
    for reference, value in (
        (scenario.base_reference, scenario.base_twh * 1e6),
        (scenario.growth_reference, scenario.growth * 100),
    )
]
TEXTS = {(document.source, document.language): document.text for document in Library(Path("nowhere")).documents()}


def paragraph(reference: Reference, language: Language) -> str:
    paragraphs = [line for line in TEXTS[reference.source, language].splitlines() if line.strip()]
    return paragraphs[reference.paragraph - 1]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("reference", "value"), SOURCED + PATHS)
def test_a_default_stands_in_the_paragraph_it_cites(reference: Reference, value: float, language: Language) -> None:
    figures = [end for q in find_quantities(paragraph(reference, language)) for end in (q.low, q.high)]
    assert any(figure == pytest.approx(value) for figure in figures), (value, figures)
