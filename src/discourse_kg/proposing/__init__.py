"""The door for models: what they propose, what of it counts, and how they are asked. Nobody is asked by default."""
