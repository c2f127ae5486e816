"""From a tree of files to documents that know the place of every key and value."""
