"""From what a person names to streams of bytes: folders opened, archives unpacked, formats and encodings told."""
