"""XML: its elements one by one, of one document or of several."""
