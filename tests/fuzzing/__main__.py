"""A campaign: `python -m tests.fuzzing [--inputs N] [--seconds S] [--seed N]` runs random inputs through every target.

It prints how many inputs each target took, what it did wrong with the input that made it, and what took over a second.
The exit status is 1 when something was found.
"""

from __future__ import annotations

import argparse
import logging
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bot.chat import Chat
from bot.engine import Engine
from bot.settings import Settings
from bot.state.database import Database, address_in
from bot.state.stores import State
from tests.fuzzing import mutations, targets
from tests.fuzzing.test_readers import WHOLE
from tests.fuzzing.test_settings import settled

SLOW = 1.0  # seconds
SHARES = {"quantities": 40, "calculators": 20, "settings": 4, "readers": 20, "questions": 8, "callback data": 8}
Run = Callable[[random.Random], object]


@dataclass
class Campaign:
    """What was run so far; one kind of fault of a target is shown once."""

    inputs: Counter[str] = field(default_factory=Counter)
    faults: Counter[tuple[str, str]] = field(default_factory=Counter)
    slow: list[tuple[str, float, str]] = field(default_factory=list)

    def run(self, target: str, run: Run, seed: int, *, again: bool = False) -> None:
        """Run one input, which is all in its seed; one that takes long is run `again`."""
        self.inputs[target] += not again
        started = time.perf_counter()
        try:
            run(random.Random(seed))
        except Exception as error:  # noqa: BLE001 - that any comes out is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
            self.faults[target, kind] += 1
            if self.faults[target, kind] == 1:
                print(f"FAULT {target} seed={seed} {kind}: {str(error)[:300]!a}", flush=True)
        took = time.perf_counter() - started
        if took > SLOW and not again:  # it may have been the machine, which was busy with other things
            self.run(target, run, seed, again=True)
        elif took > SLOW:
            self.slow.append((target, took, f"seed={seed}"))

    def report(self) -> Iterator[str]:
        """Yield what there is to say in the end."""
        yield f"{self.inputs.total()} inputs: " + ", ".join(f"{name} {count}" for name, count in self.inputs.items())
        yield f"{len(self.faults)} kinds of faults in {self.faults.total()} inputs"
        yield f"{len(self.slow)} inputs over {SLOW:g} s"
        for target, took, seed in sorted(self.slow, key=lambda one: -one[1])[:20]:
            yield f"  {target} {took:.1f} s {seed}"


def runs(home: Path) -> dict[str, Run]:
    """Return what runs one input of each target."""
    state = State(Database(address_in(home)), per_minute=0, per_day=0)
    engine = Engine(Settings(home=home, _env_file=None), state.receipts)  # type: ignore[call-arg]
    chat = Chat(engine, state)

    def read(dice: random.Random) -> None:
        ending = dice.choice(sorted(WHOLE))
        targets.read(ending, mutations.file(WHOLE[ending], dice))

    return {
        "quantities": lambda dice: targets.quantities(mutations.text(dice)),
        "calculators": lambda dice: targets.reckon(*mutations.call(dice)),
        "settings": lambda dice: settled(mutations.environment(dice)),
        "readers": read,
        "questions": lambda dice: targets.ask(engine, *(mutations.text(dice) for _ in range(dice.randint(1, 2)))),
        "callback data": lambda dice: targets.reply(chat, *(mutations.data(dice) for _ in range(dice.randint(1, 2)))),
    }


def main() -> int:
    """Run the campaign that the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000, help="how many at most")
    parser.add_argument("--seconds", type=float, default=60.0, help="for how long at most")
    parser.add_argument("--seed", type=int, default=0, help="where the dice begin")
    parser.add_argument("--target", choices=SHARES, help="this one alone")
    args = parser.parse_args()
    logging.disable()
    campaign, names = Campaign(), [args.target] if args.target else list(SHARES)
    with tempfile.TemporaryDirectory() as folder:
        run, until = runs(Path(folder)), time.monotonic() + args.seconds
        dice = random.Random(args.seed)
        for number in range(args.inputs):
            if time.monotonic() > until:
                break
            target = dice.choices(names, [SHARES[name] for name in names])[0]
            campaign.run(target, run[target], args.seed + number)
    print(*campaign.report(), sep="\n")
    return 1 if campaign.faults else 0


if __name__ == "__main__":
    sys.exit(main())
