"""The parts of the HTML page: its data and places from Python, its styles and scripts as files."""
