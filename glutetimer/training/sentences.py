"""Sentences that become a part of others, and parts that become sentences."""

from __future__ import annotations


def begin_small(words: str) -> str:
    return words[:1].lower() + words[1:]


def begin_large(words: str) -> str:
    return words[:1].upper() + words[1:]
