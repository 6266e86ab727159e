"""`glutetimer workouts schema`: the language as JSON Schema."""

from __future__ import annotations

import argparse
import json

from glutetimer.cli.loading import load_library
from glutetimer.cli.options import add_json
from glutetimer.files.reading.schema import workout_schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_json(parser, True)  # it is nothing else


def run(args: argparse.Namespace) -> int:
    print(json.dumps(workout_schema(load_library(args).names), indent=2, ensure_ascii=False))
    return 0
