"""What stands beside a name and says what somebody is: titles, offices, ranks, honours, seats."""
