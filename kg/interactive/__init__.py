"""The graph that users hold: data, look-up, questions, and how it shows in notebooks."""
