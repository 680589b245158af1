"""What every room stands on: database, transaction, events, errors, clock, actor, languages. No domain word."""
