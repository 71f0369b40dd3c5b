# What only the terminal needs.

terminal-banner = Qudra. Ask in Arabic or English; /help says more, “exit” ends.
terminal-picture = Picture: { $title } (seen in Telegram)
