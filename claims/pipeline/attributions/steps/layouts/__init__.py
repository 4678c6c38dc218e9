"""What the look of a page tells: labels, headlines, headings, signatures, posts, colons."""
