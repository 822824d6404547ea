"""Depesche turns raw wire texts into an annotated, cross-linked, searchable archive."""

__version__ = "0.1.0"

import os

# The matrices of the recogniser are small: threads of the linear algebra cost more than they gain,
# and every process of ours would start as many as there are processors. Read when NumPy loads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
