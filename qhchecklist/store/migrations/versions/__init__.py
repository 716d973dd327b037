"""One module for every version of the schema; what was released is never changed."""
