"""The bases of steps that are alike: extracts, transforms, loads, checks and whatever runs SQL of Penstock's own."""
