"""Make the bundled encoder and translation table: `python -m index.training DATA_FOLDER --out index/model`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from index.training.make import make
from index.training.recipe import Recipe
from index.training.teacher import TeacherMissing, load_teacher


def main() -> int:
    """Make a model from a data folder; the exit status says whether it was made."""
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("data", type=Path, help="folder with *.tsv.gz, mono_*_ar.txt.gz and written/*.tsv")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model")
    arguments = parser.parse_args()
    try:
        make(arguments.data, arguments.out, load_teacher(), Recipe())
    except (TeacherMissing, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
