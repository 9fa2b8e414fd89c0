"""A small pre-trained transformer that reads a paper once, and what is decided over its vectors."""
