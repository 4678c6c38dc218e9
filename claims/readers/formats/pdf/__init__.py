"""PDF documents: their text in reading order, taken out by a child process with limits on time and memory.

A PDF is a program of sorts: a page of a few bytes can unpack to gigabytes or keep a parser busy for days. A child that
may use so much and no more is the one bound that holds whatever the file does, and it can be killed.
"""

from claims.readers.formats.pdf.reader import read_pdf

__all__ = ["read_pdf"]
