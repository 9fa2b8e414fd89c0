"""Where extraction runs: here, in several processes, or wherever an executor takes the work."""
