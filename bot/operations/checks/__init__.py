"""The checks of `qudra doctor`: each says of one thing whether it is well, and how to mend it where it is not."""
