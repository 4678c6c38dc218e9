"""Which quotations of one speaker say the same thing, what contradicts itself, and what is worth checking."""
