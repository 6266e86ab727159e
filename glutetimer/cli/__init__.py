"""What may be written after `glutetimer`: the arguments of each command, and what runs it."""
