"""From bytes to papers: what every source format shares.

A format (`kg.sources`, one file each) recognises the beginning of an input (`Head`) and yields a
`Record` for each entry, with texts as they stand there. The rest is done once for all formats:
opening and decompressing, decoding, cleaning of the markup that the format declares, dates, names
of people, ids, and joining.
"""
