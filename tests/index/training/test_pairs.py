from index.training.pairs import Pair, is_lexicon, read_arabic, read_pairs, read_readings, read_written


def test_pairs_come_from_archives_and_from_the_written_folder(data):
    pairs = read_pairs(data)
    assert len(pairs) == 132
    assert pairs[0].collection == "stories"
    assert pairs[-1] == Pair("garden", "حديقة", "lexicon_x")


def test_arabic_alone_is_read_beside_them(data):
    assert read_arabic(data) == ["سافر القبطان في الشتاء"]


def test_an_unusual_line_separator_stays_within_its_pair(tmp_path):
    (tmp_path / "written").mkdir()
    (tmp_path / "written" / "a.tsv").write_text("one\u2028two\tواحد\n\n", "utf-8")
    assert read_pairs(tmp_path) == [Pair("one\u2028two", "واحد", "a")]


def test_what_was_written_for_the_model_is_in_the_project():
    written = read_written()
    assert sum(is_lexicon(pair.collection) for pair in written) > 20_000
    assert all(pair.english.strip() and pair.arabic.strip() for pair in written)


def test_every_written_passage_has_sentences_and_questions_in_three_forms():
    readings = read_readings()
    assert len(readings) > 400
    for reading in readings:
        assert len(reading.sentences) >= 3
        assert len(reading.questions) >= 2
        assert all(form.strip() for question in reading.questions for form in question)
