# Completion of glutetimer for fish, as it looks for it.
glutetimer completion fish | source
