"""The dashboard that runs the EST meeting's hour: situation picture, agreed actions, minutes."""

__version__ = "0.1.0"
