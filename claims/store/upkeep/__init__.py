"""Keeping a database whole: its schema brought up to date, checks, copies, and giving space back."""
