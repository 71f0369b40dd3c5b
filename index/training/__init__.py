"""The recipe of the bundled encoder and translation table: `python -m index.training DATA_FOLDER --out index/model`."""
