"""Trains and measures the recogniser of names: `python -m generator.training --data DIR`.

Only needed to make the model anew; what is shipped was made by it. `MODEL.md` in
`generator/data/recogniser` says which data it reads and on which terms.
"""
