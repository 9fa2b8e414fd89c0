"""The same paper from several places is one paper, whatever the order in which they are read.

Two items are compared where they share a key: an id, the title, the beginning or the rarest words
of the abstract. Which are one paper is decided by `likeness`, what the one paper then says by
`merged`. All that grows with the number of papers lies in a temporary database.
"""
