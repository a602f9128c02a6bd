"""What the phrases of the features do: tell what the scenario's journey saw. No step makes a request."""
