"""The network as a talk: steps of words, anchors and notes, from its caption or by hand. Knows no pixels."""
