from hypothesis import given
from hypothesis import strategies as st

from claims.cli.terminal.output import columns_of, print_table, safe


@given(st.text())
def test_a_safe_text_is_one_line_without_controls(text):
    shown = safe(text)
    assert shown == " ".join(shown.split())
    assert all(character >= " " and not "\x7f" <= character <= "\x9f" for character in shown)


def test_typographic_marks_and_other_scripts_stay():
    assert safe("“Łódź” — « да » 東京") == "“Łódź” — « да » 東京"


def test_wide_characters_take_two_columns():
    assert columns_of("東京") == 4
    assert columns_of("e\u0301") == 1


def test_a_table_is_aligned_and_numbers_stand_right(capsys):
    print_table([{"name": "東京", "count": 5}, {"name": "Oslo", "count": 12}], ["name", "count"])
    assert capsys.readouterr().out.splitlines() == ["name  count", "東京      5", "Oslo     12"]


def test_a_long_cell_is_cut_to_fit(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    print_table([{"name": "x" * 100, "count": 1}], ["name", "count"])
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 40
