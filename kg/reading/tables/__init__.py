"""Tables, and records whose fields are spelled in any usual way."""
