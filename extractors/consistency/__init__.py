"""Mentions made consistent within one paper."""
