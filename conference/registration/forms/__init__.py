"""Input of the registration room becomes a frozen dataclass."""
