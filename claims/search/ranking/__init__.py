"""From what search finds to a ranked answer: words and meaning weighed, matches marked, statements compared."""
