from __future__ import annotations

import pytest

from claims.pipeline.text.sections import Sections
from claims.pipeline.text.surface import Surface
from tests.pipeline.quoting import BLANK


@pytest.mark.parametrize("rule", ["___.", "***", "* * *", "— — —", "7 p.m.", "11:05 a.m.", "6:30 pm EDT"])
def test_a_line_of_marks_or_a_time_of_the_day_parts_sections(rule: str) -> None:
    text = f"Ruiz wants it closed.\n\n{rule}\n\nPark wants it open."
    sections = Sections(Surface(BLANK(text)))
    assert sections
    assert sections.of(text.index("Ruiz")) != sections.of(text.index("Park"))


@pytest.mark.parametrize("line", ["At 7 p.m. they left.", "“…”, he said", "No.", "7 people came."])
def test_a_line_that_says_something_parts_nothing(line: str) -> None:
    assert not Sections(Surface(BLANK(f"Ruiz wants it closed.\n\n{line}\n\nPark wants it open.")))
