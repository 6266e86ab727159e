"""Commands of the user's own, run when something happens in a session."""
