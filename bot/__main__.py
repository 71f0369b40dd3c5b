"""`python -m bot` is `qudra`."""

import sys

from bot.cli import main

sys.exit(main())
