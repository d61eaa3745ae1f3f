"""The benchmarks themselves: seeded, honest, and able to find what they look for."""
