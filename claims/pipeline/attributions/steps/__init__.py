"""The steps after a finder, whichever it was: each takes all candidates and gives them back changed.

They fit them to the page: its marks, its lines and paragraphs, and who spoke last. ``component.py`` has their order.
"""
