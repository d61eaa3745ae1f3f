"""Keyring, sealing, providers and blind index: the only importer of `cryptography`.

`keys.content` is for `marram.record` alone; `keys.purposes` serves people and accounts.
"""
