"""What a calculator declares: its arguments with a slot each, how it is asked for, and what comes out."""
