"""The pages of the window, one module each; none of them knows another."""
