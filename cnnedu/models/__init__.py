"""Every architecture of the chapter from its paper, in plain PyTorch: one paper, one file, one registry.

- `list_models` names them, `create_model` builds one, `model_card` says where it comes from and what was new.
- Reading order: `cnnedu.models.layers`, then `cnnedu.models.vgg`, then the file of any paper you like.

Only torch is imported; a model is built when it is asked for.
"""

import importlib
import pkgutil

try:
    import torch  # noqa: F401
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("cnnedu.models needs torch: pip install 'cnnedu[torch]'", name="torch") from error

from cnnedu.models.card import ModelCard, Paper
from cnnedu.models.comparison import ModelComparison, compare
from cnnedu.models.layers import ConvNormAct, DropPath, SqueezeExcite
from cnnedu.models.pictures import Preprocess, classify
from cnnedu.models.pretrained import load_pretrained
from cnnedu.models.registry import create_model, list_models, model_card, register

__all__ = [
    "ConvNormAct",
    "DropPath",
    "ModelCard",
    "ModelComparison",
    "Paper",
    "Preprocess",
    "SqueezeExcite",
    "classify",
    "compare",
    "create_model",
    "list_models",
    "load_pretrained",
    "model_card",
    "register",
]

for _file in pkgutil.iter_modules(__path__):  # importing a file registers its models
    importlib.import_module(f"{__name__}.{_file.name}")
