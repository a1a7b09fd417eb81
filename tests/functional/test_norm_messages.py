"""Normalisation: each kind of bad argument raises by name, and leaves the running statistics alone."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import cnnedu.functional as cf
from cnnedu.errors import DTypeError, ShapeError

X, C = np.arange(24.0).reshape(2, 3, 4), np.ones(3)


def locked() -> np.ndarray:
    array = np.ones(3)
    array.flags.writeable = False
    return array


BATCH: list[tuple[type[Exception], str, dict[str, Any]]] = [
    (DTypeError, "input must be a NumPy array, got list", dict(input=[[1.0]])),
    (DTypeError, "input must hold floats, got dtype int64: dividing", dict(input=X.astype(int))),
    (DTypeError, "input must hold integers or floats, got dtype complex128", dict(input=X.astype(complex))),
    (ShapeError, r"input must have the axes of one of \(n, c\), .*got shape \(3,\)", dict(input=X[0, :, 0])),
    (ShapeError, r"input must have the axes of one of .*\(1, 1, 2, 3, 4, 1\)", dict(input=X[None, None, ..., None])),
    (ShapeError, "input may be empty along the batch axis n only, got .*l=0", dict(input=X[..., :0])),
    (ValueError, r"training needs more than one value per channel, got \(n=1, c=3, l=1\)", dict(input=X[:1, :, :1])),
    (DTypeError, "running_mean must be a NumPy array, got list", dict(running_mean=[0, 0, 0])),
    (
        ShapeError,
        r"running_mean must have shape \(3,\) \(one number per channel\), got \(2,\)",
        dict(running_mean=C[:2]),
    ),
    (DTypeError, "running_var must hold floats, got dtype int64", dict(running_var=np.ones(3, int))),
    (ValueError, "running_mean and running_var must be given both, or neither", dict(running_var=None)),
    (ValueError, "running_mean is read-only, but training updates it in place", dict(running_mean=locked())),
    (ValueError, "running_var is read-only, but training updates it in place", dict(running_var=locked())),
    (ShapeError, r"weight must have the axes \(c\), got shape \(3, 1\)", dict(weight=C[:, None])),
    (ShapeError, r"bias must have shape \(3,\) .* got \(1,\)", dict(bias=C[:1])),
    (DTypeError, "bias must be a NumPy array, got int", dict(bias=0)),
    (TypeError, "training must be True or False, got 1", dict(training=1)),
    (TypeError, "training must be True or False, got array", dict(training=np.ones(2))),
    (TypeError, "momentum must be a number, got None. .* momentum=1/t", dict(momentum=None)),
    (TypeError, "momentum must be a number, got '0.1'", dict(momentum="0.1")),
    (ValueError, "momentum must be between 0 and 1, got 1.5", dict(momentum=1.5)),
    (ValueError, "momentum must be finite, got nan", dict(momentum=float("nan"))),
    (ValueError, "eps must be at least 0, got -1", dict(eps=-1)),
    (ValueError, "eps must be positive in training", dict(eps=0)),
    (ValueError, "running_mean and running_var must be given unless", dict(training=False, running_mean=None)),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), BATCH, ids=[message for _, message, _ in BATCH])
def test_batch_norm_names_it_and_updates_nothing(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    mean, var = np.zeros(3), np.ones(3)
    settings = {"input": X, "running_mean": mean, "running_var": var, "training": True, **change}
    with pytest.raises(error, match=f"^batch_norm: {message}"):
        cf.batch_norm(**settings)
    assert (mean == 0).all()
    assert (var == 1).all()
    if "read-only" not in message:  # backward does not write
        with pytest.raises(error, match=f"^batch_norm_backward: {message}"):
            cf.batch_norm_backward(X, **settings)


def test_backward_reads_locked_statistics() -> None:
    assert cf.batch_norm_backward(X, X, locked(), locked(), training=True).input.shape == X.shape
    assert cf.batch_norm(X, locked(), locked()).shape == X.shape


LAYER: list[tuple[type[Exception], str, dict[str, Any]]] = [
    (DTypeError, "input must hold floats, got dtype int64", dict(input=X.astype(int))),
    (DTypeError, "input must be a NumPy array, got NoneType", dict(input=None)),
    (ShapeError, r"normalized_shape must be .* got \(3,\) for an input of shape \(2, 3, 4\)", dict(normalized_shape=3)),
    (ShapeError, r"normalized_shape must be .* got \(\)", dict(normalized_shape=())),
    (ShapeError, r"normalized_shape must be .* got \(1, 2, 3, 4\)", dict(normalized_shape=(1, 2, 3, 4))),
    (TypeError, r"normalized_shape\[0\] must be an integer, got 4.0", dict(normalized_shape=[4.0])),
    (ShapeError, r"weight must have shape \(3, 4\) \(normalized_shape: .*got \(3,\)", dict(weight=C)),
    (DTypeError, "bias must hold floats, got dtype int64", dict(bias=np.ones((3, 4), int))),
    (ValueError, "eps must be at least 0, got -1e-05", dict(eps=-1e-5)),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), LAYER, ids=[message for _, message, _ in LAYER])
def test_layer_norm_names_it(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    settings = {"input": X, "normalized_shape": (3, 4), **change}
    with pytest.raises(error, match=f"^layer_norm: {message}"):
        cf.layer_norm(**settings)
    with pytest.raises(error, match=f"^layer_norm_backward: {message}"):
        cf.layer_norm_backward(X, **settings)


GROUP: list[tuple[type[Exception], str, dict[str, Any]]] = [
    (DTypeError, "input must hold floats, got dtype int64", dict(input=X.astype(int))),
    (ShapeError, r"input must have the axes \(n, c\), got shape \(4,\)", dict(input=X[0, 0])),
    (ShapeError, "num_groups=2 does not divide the 3 channels", dict(num_groups=2)),
    (ValueError, "num_groups must be at least 1, got 0", dict(num_groups=0)),
    (TypeError, "num_groups must be an integer, got True", dict(num_groups=True)),
    (ValueError, r"a group of one value has no variance, .*shape \(1, 3, 1\)", dict(input=X[:1, :, :1])),
    (ShapeError, r"weight must have shape \(3,\) .*got \(2,\)", dict(weight=C[:2])),
    (ShapeError, r"bias must have the axes \(c\), got shape \(3, 1\)", dict(bias=C[:, None])),
    (TypeError, "eps must be a number, got None", dict(eps=None)),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), GROUP, ids=[message for _, message, _ in GROUP])
def test_group_norm_names_it(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    settings = {"input": X, "num_groups": 3, **change}
    with pytest.raises(error, match=f"^group_norm: {message}"):
        cf.group_norm(**settings)
    with pytest.raises(error, match=f"^group_norm_backward: {message}"):
        cf.group_norm_backward(X, **settings)


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(
    "backward",
    [
        lambda grad: cf.batch_norm_backward(grad, X, None, None, training=True),
        lambda grad: cf.layer_norm_backward(grad, X, 4),
        lambda grad: cf.group_norm_backward(grad, X, 1),
    ],
)
def test_grad_output_has_the_shape_of_the_output(backward: Any) -> None:
    with pytest.raises(ShapeError, match=r"_norm_backward: grad_output must have shape \(2, 3, 4\) .* got \(3, 4\)"):
        backward(X[0])
    with pytest.raises(DTypeError, match="_norm_backward: grad_output must be a NumPy array, got float"):
        backward(1.0)


FOLD: list[tuple[type[Exception], str, dict[str, Any]]] = [
    (ShapeError, r"weight must have the axes \(c_out, c_in, \.\.\.\), got shape \(3,\)", dict(weight=C)),
    (DTypeError, "weight must hold floats, got dtype int64", dict(weight=np.ones((3, 4), int))),
    (ShapeError, r"bias must have shape \(3,\) .*got \(4,\)", dict(bias=np.ones(4))),
    (DTypeError, "running_mean must be a NumPy array, got NoneType", dict(running_mean=None)),
    (ShapeError, r"running_var must have shape \(3,\)", dict(running_var=C[:2])),
    (DTypeError, "bn_weight must hold floats", dict(bn_weight=np.ones(3, int))),
    (ShapeError, r"bn_bias must have the axes \(c\)", dict(bn_bias=np.array(1.0))),
    (ValueError, "eps must be at least 0, got -1", dict(eps=-1)),
]


@pytest.mark.usefixtures("as_user")
@pytest.mark.parametrize(("error", "message", "change"), FOLD, ids=[message for _, message, _ in FOLD])
def test_folding_names_it(error: type[Exception], message: str, change: dict[str, Any]) -> None:
    layer = {"weight": np.ones((3, 4)), "bias": None, "running_mean": C, "running_var": C}
    with pytest.raises(error, match=f"^fold_batch_norm: {message}"):
        cf.fold_batch_norm(**{**layer, **change})
