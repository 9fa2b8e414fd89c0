"""What lies in files: extractions, papers and graphs as JSON, checked field by field when read."""
