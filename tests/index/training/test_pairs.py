from index.training.pairs import Pair, read_arabic, read_pairs


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
