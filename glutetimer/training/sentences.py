"""Sentences that become a part of others, and parts that become sentences."""

from __future__ import annotations


def begin_small(words: str) -> str:
    return words[:1].lower() + words[1:]


def begin_large(words: str) -> str:
    return words[:1].upper() + words[1:]


def join_sentences(*sentences: str) -> str:
    """Sentences one after the other; empty ones are left out."""
    return ". ".join(filter(None, sentences))
