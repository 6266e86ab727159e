"""Dataclasses that are frozen, made quickly.

`@dataclass(frozen=True, slots=True)` of the standard library compiles six functions for every class: 0.8 ms each before
Python 3.13, and for all of them together a third of what this program adds to the start of Textual. Made here, a class
compiles its `__init__` alone, in 0.2 ms, when its first object is made, and shares the rest with all others. To a type
checker it is the standard one, and it is the checker that refuses to change an object.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 13):
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from collections.abc import Callable
    from operator import attrgetter
    from typing import Any

    def dataclass(*, frozen: bool, slots: bool, eq: bool = True, kw_only: bool = False) -> Callable[[type], type]:
        """As `dataclasses.dataclass`, for a class that is frozen and has slots."""
        assert frozen and slots, "dataclasses makes the others"
        shared = ("__repr__", "__eq__", "__hash__") if eq else ("__repr__",)

        def make(cls: type) -> type:
            made = dataclasses.dataclass(cls, init=False, repr=False, eq=False, slots=True, kw_only=kw_only)
            _compile_late(made)
            names = [field.name for field in dataclasses.fields(made) if field.compare]
            made._compared = attrgetter(*names) if names else lambda _: ()
            for name in shared:
                if cls.__dict__.get(name) is None:  # an own __eq__ alone leaves a None for __hash__
                    setattr(made, name, _Shared.__dict__[name])
            return made

        return make

    def _compile_late(cls: Any) -> None:
        """Let a class learn how its objects are made from the first one: in a start, many a class has none."""

        def first(self: object, *args: object, **named: object) -> None:
            cls.__init__ = _compiled(cls)
            cls.__init__(self, *args, **named)

        cls.__init__ = first

    def _compiled(cls: Any) -> Any:
        fields = sorted(dataclasses.fields(cls), key=lambda field: field.kw_only)
        parameters, body = ["self"], []
        known: dict[str, Any] = {"_unset": dataclasses.MISSING}
        for field in fields:
            name = value = field.name
            if field.kw_only and "*" not in parameters:
                parameters.append("*")
            if field.default_factory is not dataclasses.MISSING:
                known[f"_make_{name}"] = field.default_factory
                parameters.append(f"{name}=_unset")
                value = f"_make_{name}() if {name} is _unset else {name}"
            elif field.default is not dataclasses.MISSING:
                known[f"_{name}"] = field.default
                parameters.append(f"{name}=_{name}")
            else:
                parameters.append(name)
            body.append(f"self.{name} = {value}")
        if hasattr(cls, "__post_init__"):
            body.append("self.__post_init__()")
        lines = "\n ".join(body or ["pass"])
        exec(f"def __init__({', '.join(parameters)}):\n {lines}", known)
        known["__init__"].__qualname__ = f"{cls.__qualname__}.__init__"
        return known["__init__"]

    class _Shared:
        """What all of them do in the same way."""

        def __repr__(self) -> str:
            shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
            return f"{self.__class__.__qualname__}({', '.join(shown)})"

        def __eq__(self, other: object) -> bool:
            if other.__class__ is not self.__class__:
                return NotImplemented
            compared = self.__class__._compared
            return compared(self) == compared(other)

        def __hash__(self) -> int:
            return hash((self.__class__, self.__class__._compared(self)))
