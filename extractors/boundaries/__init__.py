"""Where mentions begin and end."""
