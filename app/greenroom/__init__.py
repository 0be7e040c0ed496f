"""Greenroom: rehearse for the change review board, and bring it one page it can decide on."""

__version__ = "0.1.0"
