"""What a question asks: who, what about, when, through whom, and to whom it was said."""
