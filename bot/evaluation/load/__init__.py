"""Load: how many questions a second the running bot answers, and for how long."""
