"""``claims train``: what it says where it cannot train. Training itself is tested in tests/training."""

from __future__ import annotations

import sys

import pytest
import typer
from typer.testing import CliRunner

from claims.cli import training
from claims.errors import ModelError

app = typer.Typer()
app.command()(training.train)


def test_without_the_extra_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.delitem(sys.modules, "claims.training.tagger.run", raising=False)
    done = CliRunner().invoke(app, [str(tmp_path), "--out", str(tmp_path / "out")])
    assert isinstance(done.exception, ModelError)
    assert "claims[train]" in str(done.exception)


def test_a_recipe_with_an_unknown_constant_is_refused(tmp_path):
    pytest.importorskip("torch", reason="needs the extra train")
    recipe = tmp_path / "recipe.json"
    recipe.write_text('{"epoch": 3}')
    done = CliRunner().invoke(app, [str(tmp_path), "--out", str(tmp_path / "out"), "--recipe", str(recipe)])
    assert done.exit_code == 2
    assert "no such constant: epoch" in done.output
