"""Learning the reader's weights from questions with answers; nothing of it runs when the bot answers."""
