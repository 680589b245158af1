"""How long an allocation takes, what memory it needs, and how good it is: ``python -m bench.allocation``.

Every size is worked out in a process of its own, so that the memory is its own. Beside the seconds
by the clock stand those of the processor: on a busy machine the first say more about the others.
"""

import os
import resource
import subprocess
import sys
import time
from random import Random

from conference.allocation.rules.allocating import allocate
from conference.allocation.rules.judging import LEVELS
from conference.allocation.rules.problem import Forum, Person, Problem, Together

SIZES = {  # people, forums a round, rounds, most seconds
    "420 people, 12 forums": (420, 6, 2, 2),
    "3,000 people, 20 forums, 2 rounds": (3_000, 20, 2, 15),
    "30,000 people, 20 forums": (30_000, 20, 1, 300),
}
WISHES = 3
SEATS_PER_PERSON = 1.1
GROUPS = 0.02  # pairs who want to stay together, as a share of the people


def invented(people: int, forums: int, rounds: int, *, seed: int = 1) -> Problem:
    """A conference whose dearest forums are far too small, with needs as they are told to the office."""
    chance = Random(seed)
    offered = tuple(
        Forum(
            id=round_id * 1000 + number,
            round_id=round_id,
            seats=int(people * SEATS_PER_PERSON / forums * (0.5 + number / forums)) + 1,
            minimum=5,
            target=people // forums,
            content=f"content {number}",
            step_free=number % 6 != 2,
            wheelchair_spaces=max(people // 100, 2),
            languages=("ar",) if number % 5 == 1 else (),
        )
        for round_id in range(1, rounds + 1)
        for number in range(forums)
    )
    return Problem(
        forums=offered,
        people=tuple(_person(number, offered, rounds, chance) for number in range(people)),
        groups=tuple(
            Together(round_id=1, people=(first, first + 1))
            for first in range(0, people - 1, int(1 / GROUPS))
        ),
        seed="bench",
    )


def _person(number: int, offered: tuple[Forum, ...], rounds: int, chance: Random) -> Person:
    wishes: list[tuple[int, int]] = []
    for round_id in range(1, rounds + 1):
        here = [forum for forum in offered if forum.round_id == round_id]
        liked = sorted(here, key=lambda forum: chance.random() ** (1 + here.index(forum) % 4))
        wishes += [(forum.id, rank) for rank, forum in enumerate(liked[-WISHES:], start=1)]
    return Person(
        id=number,
        rounds=tuple(range(1, rounds + 1)),
        wishes=tuple(wishes),
        wheelchair=chance.random() < 0.02,
        companion=chance.random() < 0.01,
        languages=("ar",) if chance.random() < 0.08 else (),
        arrived=number,
    )


def measure(name: str) -> None:
    """One size, in this process."""
    people, forums, rounds, most = SIZES[name]
    problem = invented(people, forums, rounds)
    begun, worked = time.perf_counter(), time.process_time()
    found = allocate(problem)
    seconds, processor = time.perf_counter() - begun, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    gap = found.first_gap
    proof = "proven" if gap is None else f"gap {gap[1]} in {gap[0]}"
    costs = ", ".join(f"{level} {cost}" for level, cost in zip(LEVELS, found.costs, strict=True))
    print(f"{name:36}{seconds:8.1f}{processor:8.1f}{most:6}{peak:9.0f}   {proof}: {costs}")


def main() -> None:
    print(f"\n{'':36}{'s':>8}{'cpu/s':>8}{'aim':>6}{'peak/MB':>9}", flush=True)
    for name in SIZES:
        subprocess.run([sys.executable, "-m", "bench.allocation", name], check=True)
    print(f"Machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    if sys.argv[1:]:
        measure(sys.argv[1])
    else:
        main()
