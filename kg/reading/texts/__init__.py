"""Bibliographies, tagged lines, Markdown and pages of Hugging Face: entries of texts."""
