# What only Telegram needs.

telegram-error = Something went wrong on my side, and I have noted it. Please ask again in a moment.
telegram-only-text = Thank you, but I can only read text. Write me your question, in Arabic or English.
command-ask = Ask a question
command-sources = What I answer from
command-calc = Calculators
command-language = The language of my answers
command-help = What I can do
