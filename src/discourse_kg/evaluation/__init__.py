"""How well recaps are read: what the program finds is held against what people have annotated."""
