"""The steps from an empty database to the present schema; the first is 0001."""
