"""Claims: the quotations gathered into each, kept and read. Persons' decisions on them are in ``decisions``."""
