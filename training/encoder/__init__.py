"""How the encoder learns: one small transformer, fine-tuned for every decision at once.

`python -m training.encoder.learn` makes a checkpoint of annotated papers, and
`python -m training.encoder.export` the files of `extractors/models/encoder` of a checkpoint. Both
need the extra `training`; nothing outside this package imports torch.
"""
