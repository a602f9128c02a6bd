"""What the phrases of the features do: tell what the scenario's scenario run saw. No step makes a request."""
