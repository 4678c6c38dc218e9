"""The text as its letters and lines show it: quotation marks, paragraphs, datelines, bylines, words with capitals.

Needs no parse and knows no names. ``marks.py`` and ``lines.py`` are components of the pipeline; :class:`Surface
<claims.pipeline.text.surface.Surface>` is what all other rooms read a text through.
"""
