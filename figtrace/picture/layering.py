"""Layers from left to right: cycles are opened, then every agent stands right of all that acts on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence


def forward(keys: Sequence[str], pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The pairs with those turned round that close a cycle, found by a walk in depth from the first keys on.

    Linear; pairs that start and end at one key are left out.
    """
    after: dict[str, list[str]] = {}
    before = dict.fromkeys(keys, 0)
    for a, b in pairs:
        if a != b:
            after.setdefault(a, []).append(b)
            before[b] += 1
    state: dict[str, int] = {}
    for root in sorted(keys, key=lambda key: before[key] > 0):
        if root not in state:
            yield from _walk(root, after, state)


def _walk(root: str, after: Mapping[str, list[str]], state: dict[str, int]) -> Iterator[tuple[str, str]]:
    """One walk without recursion; state 1 is on the way, 2 is done."""
    stack = [(root, iter(after.get(root, ())))]
    state[root] = 1
    while stack:
        here, following = stack[-1]
        for there in following:
            if state.get(there) == 1:
                yield there, here
                continue
            yield here, there
            if there not in state:
                state[there] = 1
                stack.append((there, iter(after.get(there, ()))))
                break
        else:
            state[here] = 2
            stack.pop()


def longest_paths(
    keys: Sequence[str], pairs: Iterable[tuple[str, str]], least: Mapping[str, int] | None = None
) -> dict[str, int]:
    """The layer of every key: its own ``least``, and one more than that of all before it.

    Agents that nothing acts on are then drawn up to what they act on, so that their lines are short.
    """
    least = least or {}
    after: dict[str, list[str]] = {}
    waiting = dict.fromkeys(keys, 0)
    for a, b in forward(keys, pairs):
        after.setdefault(a, []).append(b)
        waiting[b] += 1
    is_source = {key: n == 0 for key, n in waiting.items()}
    layer = {key: least.get(key, 0) for key in keys}
    ready = [key for key in keys if waiting[key] == 0]
    for key in ready:
        for there in after.get(key, ()):
            layer[there] = max(layer[there], layer[key] + 1)
            waiting[there] -= 1
            if waiting[there] == 0:
                ready.append(there)
    for key in keys:
        if is_source[key] and key not in least and key in after:
            layer[key] = max(layer[key], min(layer[there] for there in after[key]) - 1)
    return layer
