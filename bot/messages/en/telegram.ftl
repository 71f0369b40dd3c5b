# What only Telegram needs.

telegram-error = Something went wrong on my side, and I have noted it. Please ask again in a moment.
telegram-only-text = Thank you, but I can only read text. Write me your question, in Arabic or English.
telegram-not-voice = Thank you for the voice message, but I cannot listen yet: write me your question, in Arabic or English.
telegram-not-photo = Thank you for the picture, but I cannot look at pictures: write me what you want to know about it.
telegram-not-video = Thank you for the video, but I cannot watch it: write me what you want to know.
telegram-not-audio = Thank you for the recording, but I cannot listen to it: write me what you want to know.
telegram-not-sticker = Nice sticker! I only understand words, so ask me something, in Arabic or English.
telegram-not-animation = Nice one! I only understand words, so ask me something, in Arabic or English.
telegram-not-document = Thank you for the file, but only administrators can add documents: send me a question, or reply with /check to a text.
telegram-not-location = Thank you for the place, but I know nothing about places on the map: write me your question.
telegram-not-contact = Thank you for the contact, but I have no use for it and have not kept it: write me your question.
telegram-not-poll = Thank you for the poll, but I do not vote: write me your question.
telegram-not-game = I am no good at games: ask me something instead, in Arabic or English.
telegram-hello = Hello, I am Qudra. I answer about bitcoin miners' power and AI data centres from named sources. Here I read only what is meant for me: write @{ $name } and your question, reply to one of my messages, or send /ask. /check as a reply to a message holds what it says against my sources.
telegram-mentioned = Yes? Write your question after my name, or reply with my name to a message that asks one.
command-ask = Ask a question
command-check = Check what a text says
command-receipt = Where an answer came from
command-privacy = What is kept, and for how long
command-sources = What I answer from
command-calc = Calculators
command-language = The language of my answers
command-help = What I can do
