"""How well recaps are read: what the program finds, compared with what people annotated."""
