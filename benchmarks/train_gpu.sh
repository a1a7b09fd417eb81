#!/usr/bin/env bash
# Everything about training that needs a GPU, in less than ten minutes: throughput beside a plain loop, accuracy on
# Fashion-MNIST, the lessons' recorded runs. Writes benchmarks/results/training_gpu.md and cnnedu/data/lessons/*.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec "${PYTHON:-python3}" -m benchmarks.training_gpu "$@"
