"""Pure rules of the directory: contrast, pictures, how long a statement holds."""
