"""What the sentences around tell: halves of a quotation, what goes on, who quotes whom."""
