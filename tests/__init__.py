"""The suite: unit, property, data, wiring, js, browser."""
