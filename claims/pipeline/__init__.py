"""The spaCy pipeline: from the text of an article to quotations with speakers, relays, addressees and dates."""
