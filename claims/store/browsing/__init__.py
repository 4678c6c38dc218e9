"""What lists and pages show: speakers, channels and outlets with counts, facets, and whom a database knows by name."""
