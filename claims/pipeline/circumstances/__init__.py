"""Circumstances: channels and times that a text names, and for which quotation each may hold.

Finds channels, the words around a quotation and what a circumstance hangs on, and pairs circumstances with quotations;
trained weights say how probable a pair is. The components of ``relays`` and ``dates`` read that. ``speakers`` reads the
channels: an outlet may hand on what somebody said.
"""
