"""From a question to a query, and from what the store finds to a ranked answer; pure functions, no database."""
