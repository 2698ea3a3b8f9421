"""Learning from reviewed photos: a ridge regression on a frozen network's dense features.

Knows no network by name and no Qt. ``features`` says what a backbone offers, ``targets`` what a
reviewed photo teaches, ``statistics`` adds photos up, ``ridge`` solves, ``held_out`` asks each
photo of the others, ``evidence`` joins what was learned with the words.
"""
