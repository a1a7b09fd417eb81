"""Build the committed notebooks: MyST source -> executed, normalised ``.ipynb``.

People edit and review ``chapter09/src/NN_topic.md``; students open ``chapter09/NN_topic.ipynb``. The way from the
one to the other is one direction only, and a rebuild in the same environment gives the same bytes::

    cnnedu notebooks             # what is out of date (`make notebooks` is the same)
    cnnedu notebooks --force     # everything
    cnnedu notebooks --check     # builds nothing, says what is stale or wrong

The heavy tools (jupytext, nbclient, nbformat) are imported inside the functions that need them, so that
:func:`stale` and :func:`problems` cost nothing to a caller such as the book's configuration.
"""

from cnnedu.notebook.build import build, build_all, discover, execute, read_source
from cnnedu.notebook.inspection import problems, stale
from cnnedu.notebook.normal_form import NotebookError, fingerprint, normalise, save, sign

__all__ = [
    "NotebookError",
    "build",
    "build_all",
    "discover",
    "execute",
    "fingerprint",
    "normalise",
    "problems",
    "read_source",
    "save",
    "sign",
    "stale",
]
