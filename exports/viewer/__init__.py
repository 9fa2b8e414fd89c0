"""The parts of the HTML page: data, layout, styles and scripts."""
