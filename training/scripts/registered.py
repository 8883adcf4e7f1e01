"""All that the config names: importing it registers the package's tokenizer, lexical classes and vectors.

It also lets NumPy multiply matrices, as the package does when it reads text: see `trained.own_products`.
"""

from thinc.api import NumpyOps, set_current_ops

from exergue.annotate import trained

set_current_ops(NumpyOps(use_blis=False))

__all__ = ["trained"]
