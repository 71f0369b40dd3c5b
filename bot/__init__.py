"""Who asks: answers, calculators, conversation, Telegram, evaluation, settings and the command line."""
