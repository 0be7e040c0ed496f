"""Transcript files in: text, Markdown and WebVTT become who said what, in order."""
