"""Who is kept: persons and organisations with their spellings, why who is who, and who speaks together."""
