"""The answer object as other programs read it."""

from __future__ import annotations

import json

from bot.answers.answer import Citation
from bot.answers.knowledge import Knowledge
from tests.bot.answers.conftest import Ask
from tests.bot.answers.corpora import LEASE_EN


def test_a_citation_is_cut_from_the_document_and_says_whose_it_is(small: Knowledge) -> None:
    passage = small.of_source("nordvik", "en")[0]
    citation = Citation.of(small.documents["nordvik.en"], passage, (8, 20))
    assert citation.quote == LEASE_EN[8:20]
    assert (citation.source, citation.document, citation.language) == ("nordvik", "nordvik.en", "en")
    assert (citation.title, citation.publisher, citation.date) == ("Nordvik's lease at Tromso", "Nordvik", "2027")


def test_the_json_has_the_contracts_fields(ask: Ask) -> None:
    line = ask("كم ميجاوات أجّرت نوردفيك في ترومسو؟").as_json()
    assert json.loads(json.dumps(line)) == line
    assert list(line)[:7] == ["mode", "language", "text", "citations", "calculation", "confidence", "elapsed_ms"]
    assert (line["mode"], line["language"], line["calculation"]) == ("answer", "ar", None)
    assert set(line["citations"][0]) == {"source", "document", "start", "end", "quote"}
    assert 0 < line["confidence"] <= 1


def test_a_calculation_is_in_the_json_with_its_inputs(ask_shipped: Ask) -> None:
    line = ask_shipped("what if miners moved 30% of their power to AI?").as_json()
    assert line["calculation"]["name"] == "sector_revenue"
    assert line["calculation"]["arguments"]["share"] == 0.3
    assert line["provenance"].keys() == {"generation", "encoder", "version"}
    assert line["elapsed_ms"] > 0
