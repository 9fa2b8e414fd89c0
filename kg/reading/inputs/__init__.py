"""From a path to documents: files and folders, compression and archives, encodings."""
