"""A spread: the median and the 95th percentile of a measured quantity."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from pydantic import BaseModel, ConfigDict


class Spread(BaseModel):
    """Median and 95th percentile, in the unit of what was measured; both 0 when nothing was."""

    model_config = ConfigDict(frozen=True)

    median: float = 0.0
    p95: float = 0.0

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Summarise some values, interpolating between neighbours."""
        if not values:
            return cls()
        median, p95 = np.percentile(np.asarray(values, np.float64), [50, 95])
        return cls(median=round(float(median), 3), p95=round(float(p95), 3))
