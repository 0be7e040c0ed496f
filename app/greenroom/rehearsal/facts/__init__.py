"""What an answer says about the facts of the release, and whether it agrees."""
