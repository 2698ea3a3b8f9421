"""How good labels are: comparison with other labels, calibration, statistics of a data set.

Everything works on one :class:`~carnn_desktop.quality.labels.LabelImage` at a time,
whatever the labels came from.
"""
