"""The recipe of the bundled encoder: `python -m index.training DATA_FOLDER --out index/model`."""
