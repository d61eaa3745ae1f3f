"""Which passages say something like another: found on this machine, kept nowhere.

No label, score or count leaves this package: only the places of the nearest passages, in order.
"""

import os

# A question asked by one person at three in the morning must not take every core, and on a machine
# that shows more cores than it may use, threads that wait for each other take half a minute.
# Both are read when numpy and the tokenizer are first imported, which happens below this package.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
