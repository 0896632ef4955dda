"""Measure everything, show it, and keep it."""

import argparse
import json
import shlex
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

from api.command.stopping import stops_on_terminate
from scripts.benchmarking.large import measure_large
from scripts.benchmarking.machine import describe_machine
from scripts.benchmarking.processes import ROOT
from scripts.benchmarking.sample import measure_sample
from scripts.benchmarking.sizes import FULL, QUICK
from scripts.benchmarking.table import table

RESULTS = ROOT / "scripts" / "results" / "benchmark.json"


def main() -> None:
    """Read the arguments, measure, print a table and write the figures."""
    parser = argparse.ArgumentParser(prog="scripts/benchmark", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="little of everything, in about a minute; no figures")
    parser.add_argument(
        "--vectors",
        choices=("random", "real"),
        default="random",
        help="the invented passages' vectors: drawn by chance, or by the real model, which takes more than an hour",
    )
    parser.add_argument("--passages", type=int, help="about how many invented passages, where other than 100,000")
    parser.add_argument("--results", type=Path, help="the file to write to [default: scripts/results/benchmark.json]")
    arguments = parser.parse_args()
    sizes = QUICK if arguments.quick else FULL
    if arguments.passages is not None:
        sizes = replace(sizes, passages=arguments.passages)
    machine = describe_machine()
    # Stopped by whatever means, it ends its servers and leaves no files behind.
    with stops_on_terminate(), tempfile.TemporaryDirectory(prefix="briefwijzer-benchmark-") as name:
        print("Measuring with the sample letters.", file=sys.stderr, flush=True)
        sample = measure_sample(Path(name) / "sample", sizes)
        print(f"Measuring with {sizes.passages} invented passages.", file=sys.stderr, flush=True)
        large = measure_large(Path(name) / "large", sizes, arguments.vectors)
    print("\n".join(table(sample, large)))
    figures = {
        "command": shlex.join(["scripts/benchmark", *sys.argv[1:]]),
        "machine": asdict(machine),
        "sizes": asdict(sizes),
        "sample": asdict(sample),
        "large": asdict(large),
    }
    results: Path | None = arguments.results or (None if arguments.quick else RESULTS)
    if results is not None:
        results.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
