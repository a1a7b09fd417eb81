"""Explorers: interactive figures that are alive in Jupyter and on a static page, and can be driven from Python.

>>> from cnnedu.explorers import ConvolutionExplorer
>>> explorer = ConvolutionExplorer(stride=2)
>>> explorer.output.shape
(1, 3, 3)
"""

from cnnedu.explorers.architecture import ArchitectureExplorer
from cnnedu.explorers.arithmetic import ArithmeticExplorer
from cnnedu.explorers.base import Explorer, list_explorers
from cnnedu.explorers.connectivity import ConnectivityExplorer
from cnnedu.explorers.convolution import ConvolutionExplorer
from cnnedu.explorers.equivariance import EquivarianceExplorer
from cnnedu.explorers.feature_map import FeatureMapExplorer
from cnnedu.explorers.gradient import GradientExplorer
from cnnedu.explorers.kernel import KernelExplorer
from cnnedu.explorers.pooling import PoolingExplorer
from cnnedu.explorers.prediction import Prediction
from cnnedu.explorers.presets import PRESETS
from cnnedu.explorers.receptive_field import ReceptiveFieldExplorer
from cnnedu.explorers.scaling import ScalingExplorer
from cnnedu.explorers.training import TrainingExplorer

__all__ = [
    "PRESETS",
    "ArchitectureExplorer",
    "ArithmeticExplorer",
    "ConnectivityExplorer",
    "ConvolutionExplorer",
    "EquivarianceExplorer",
    "Explorer",
    "FeatureMapExplorer",
    "GradientExplorer",
    "KernelExplorer",
    "PoolingExplorer",
    "Prediction",
    "ReceptiveFieldExplorer",
    "ScalingExplorer",
    "TrainingExplorer",
    "list_explorers",
]
