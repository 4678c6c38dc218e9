"""The scorer of speakers: labelled quotations as questions with known answers, and the fit of its weights."""
