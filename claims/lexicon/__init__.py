"""Word lists as data files, and the small functions that read them; every room may use them."""
