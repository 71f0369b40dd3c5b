"""The running bot measured from where Telegram stands: a Bot API server that times it, and that makes faults."""
