"""Where a cue, a source and a content begin and end; which of them are none."""
