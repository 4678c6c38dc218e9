from __future__ import annotations

from dataclasses import replace

import pytest

from claims.training.tagger.config import SHIPPED, TEACHER, Recipe, read_recipe


@pytest.mark.parametrize("recipe", [Recipe(), TEACHER, SHIPPED, Recipe(betas=(0.8, 0.9), teacher=TEACHER)])
def test_a_recipe_is_read_back_as_it_was_written(tmp_path, recipe):
    path = tmp_path / "recipe.json"
    path.write_text(recipe.to_json())
    assert read_recipe(path) == recipe


def test_what_a_file_leaves_out_keeps_its_default(tmp_path):
    path = tmp_path / "recipe.json"
    path.write_text('{"epochs": 1.5, "teacher": {"epochs": 3}}')
    assert read_recipe(path) == replace(SHIPPED, epochs=1.5, teacher=replace(TEACHER, epochs=3))


def test_a_file_can_do_without_the_teacher(tmp_path):
    path = tmp_path / "recipe.json"
    path.write_text('{"teacher": null}')
    assert read_recipe(path).teacher is None


@pytest.mark.parametrize("text", ['{"epoch": 1}', '{"teacher": {"epoch": 1}}', "[1]", "{", '{"teacher": 3}'])
def test_what_is_no_recipe_is_refused_with_the_file_s_name(tmp_path, text):
    path = tmp_path / "recipe.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"recipe\.json"):
        read_recipe(path)
