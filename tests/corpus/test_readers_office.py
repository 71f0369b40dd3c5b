"""PDF and Word as one paragraph a line."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from pypdf import PdfReader, PdfWriter

from corpus.readers import docx as word
from corpus.readers import pdf
from corpus.readers.visual_order import plain_letters, readable

MakeFile = Callable[..., bytes]
_LATIN = re.compile(r"[%]?[A-Za-z0-9](?:[A-Za-z0-9 ,.]*[A-Za-z0-9])?[$]?")


def as_painted(line: str) -> str:
    """Write an Arabic line from left to right as it stands on paper: Latin words and numbers as they are."""
    turned = line[::-1].translate(str.maketrans("()", ")("))
    return _LATIN.sub(lambda match: match[0][::-1], turned)


def test_wrapped_lines_of_a_pdf_are_joined_into_paragraphs(make_pdf: MakeFile) -> None:
    content = make_pdf(
        "Power and miners",
        "Technology companies are looking for power that",
        "bitcoin miners hold while they race to supply",
        "their data centres.",
        "Miners, for their part, are glad to sell what they",
        "have.",
    )
    assert pdf.read(content, "a.pdf").text.split("\n\n") == [
        "Power and miners",
        "Technology companies are looking for power that bitcoin miners hold while they race to supply "
        "their data centres.",
        "Miners, for their part, are glad to sell what they have.",
    ]


def test_words_hyphenated_at_line_ends_are_joined(make_pdf: MakeFile) -> None:
    content = make_pdf("The miners hold elec-", "tricity at low-cost sites and sell low-", "cost power.")
    assert pdf.read(content, "a.pdf").text == "The miners hold electricity at low-cost sites and sell low-cost power."


def test_a_pdf_has_the_title_of_its_properties(make_pdf: MakeFile) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf("Some words."))))
    writer.add_metadata({"/Title": "Power\n deals"})
    out = io.BytesIO()
    writer.write(out)
    assert pdf.read(out.getvalue(), "a.pdf").title == "Power deals"


@pytest.mark.parametrize(
    "line",
    [
        "تحتاج Microsoft إلى 1,200 ميجاوات.",
        "وقعت شركة Hut 8 (عقدا) في 2024، بقيمة 3.5% فقط",
        "خط عربي خالص في الصفحة.",
        "بلغت القيمة $3.5 مليار في السنة",
    ],
)
def test_arabic_of_a_pdf_is_in_reading_order_however_it_is_painted(make_pdf: MakeFile, line: str) -> None:
    assert pdf.read(make_pdf(as_painted(line)), "a.pdf").text == line
    assert pdf.read(make_pdf("الطاقة والحوسبة السحابية", line), "a.pdf").text.endswith(line)


def test_positional_forms_become_plain_letters(make_pdf: MakeFile) -> None:
    assert pdf.read(make_pdf("ﻣﻴﺠﺎﻭﺍﺕ ﻣﻦ ﺍﻟﻄﺎﻗﺔ ﻻ ﺃﻛﺜﺮ"), "a.pdf").text == "ميجاوات من الطاقة لا أكثر"


def test_signs_that_are_not_letters_stay_as_they_are() -> None:
    assert plain_letters("½ ﷼ ﬁt") == "½ ﷼ fit"


def test_arabic_words_of_an_english_pdf_are_turned_alone(make_pdf: MakeFile) -> None:
    content = make_pdf(f"The word {'الطاقة'[::-1]} means power.")
    assert pdf.read(content, "a.pdf").text == "The word الطاقة means power."


def test_text_without_arabic_is_left_alone() -> None:
    assert readable("Power (MW) 3.5%") == "Power (MW) 3.5%"


def test_word_paragraphs_and_table_rows_are_a_line_each(make_word: MakeFile) -> None:
    content = make_word(
        "First\nline.", "", "Second.", title=" The  title ", table=(("Site", "MW"), ("Pecos", "40\n50"))
    )
    read = word.read(content, "a.docx")
    assert read.text.split("\n\n") == ["First line.", "Second.", "Site | MW", "Pecos | 40 50"]
    assert read.title == "The title"


def test_word_without_the_property_has_the_title_of_its_title_line() -> None:
    document = docx.Document()
    document.add_heading("Power deals", 0)
    out = io.BytesIO()
    document.save(out)
    assert word.read(out.getvalue(), "a.docx").title == "Power deals"


def test_word_keeps_insertions_and_content_controls_and_drops_deletions() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = docx.Document()
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>Miners </w:t></w:r><w:ins><w:r><w:t>sell</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>buy</w:delText></w:r></w:del><w:r><w:tab/><w:t>power.</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    out = io.BytesIO()
    document.save(out)
    assert word.read(out.getvalue(), "a.docx").text == "Miners sell power."
