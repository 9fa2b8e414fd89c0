"""The graph as tables, in a file of SQLite that opens without being read whole."""
