"""What can be wrong with a backup.

Failure
└── DamagedBackup    a file is no backup, or is damaged, or forged
"""

from __future__ import annotations

from bot.errors import Failure


class DamagedBackup(Failure):
    """A file is no backup, or is damaged, or forged."""
