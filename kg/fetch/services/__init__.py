"""The services that `kg fetch` knows, one file each."""
