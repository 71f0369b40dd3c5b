# What the conversation says of its own accord, in Telegram and in the terminal.

chat-start =
    I answer questions about how US technology companies compete with bitcoin miners for power and sites for AI data centres.

    Ask in Arabic or English. Every answer shows the passage that it rests on; what my sources do not say, I do not guess. I also work out projections, such as what miners would earn by moving a share of their power.

    For example:
chat-help =
    Send a question, and follow it up as in any conversation. Under each answer is its evidence: the source, its date and the passage.

    /ask QUESTION – ask, in a group too; there you can also mention me or reply to me
    /check TEXT – hold a text's statements against my sources; or reply with /check to a message
    /sources – what I answer from, with dates
    /calc – the calculators; /calc sector_revenue share=30%, or in words: /calc what if miners moved 30% of their power?
    /mc, /sensitivity – how far off the last calculation may be, and what moves it
    /receipt – where my last answer came from; or reply with it to an answer
    /language – the language that I answer in
    /privacy – what is kept and for how long; /forget deletes it
    /help – this page
chat-help-admin = /reindex – read the documents again (administrators)
chat-help-examples = For example:

example-1 = How much could miners earn a year from AI?
example-2 = What if miners moved 30% of their power?
example-3 = What is hashprice?

chat-privacy =
    What is kept: your questions, my answers with a receipt of where they come from, your 👍 and 👎, the language that you chose, and how many questions you asked. Your name is not kept, only the number that Telegram gives your account.

    How long: { $days ->
        [0] until you delete it.
        [one] one day. Then it is deleted.
       *[other] { $days } days. Then it is deleted.
    }

    What for: to understand follow-up questions, to show you receipts, and to make the answers better. It is passed on to nobody. Where a language model phrases the answers, it sees your question and the passages found, and not who asks.

    In groups I see only what is meant for me: commands, mentions and replies to me. A question typed inline after my name is answered and not kept.

    /forget deletes everything of yours at once.
chat-ask-usage = Write the question after the command: /ask What is hashprice?
chat-unknown-command = I don't know the command { $command }. /help lists those that I know; a question needs no command.

language-ask = Which language shall I answer in?
language-ar = العربية
language-en = English
language-auto = That of each question
language-set-ar = From now on I answer in Arabic.
language-set-en = From now on I answer in English.
language-set-auto = From now on I answer each question in its own language.
language-usage = Choose one: /language ar, /language en or /language auto.

sources-head = { $count ->
    [one] I answer from one source:
   *[other] I answer from { $count } sources:
}
sources-none = There are no documents yet.
sources-wording = “Our wording” marks a text that we wrote from the source; the others are in the source's own words.

page-back = ‹
page-on = ›

calc-head = Calculators. Send /calc NAME for what one takes, or ask in words.
calc-example = For example: /calc sector_revenue share=30%
calc-others = It also takes, with defaults where they stand: { $inputs }
calc-like = To type it: { $command }
calc-all = All calculators

reindex-refused = Only administrators can re-index. Is a source missing? Tell whoever runs this bot.
reindex-busy = A re-index is running already; its message shows how far it is.
reindex-start = Reading the documents …
reindex-progress = Re-indexing: { $done } of { $total } passages ({ $percent }%)
reindex-done = Done in { $seconds } s: { $passages ->
    [one] one passage
   *[other] { $passages } passages
}, { $embedded } of them new or changed. Questions are now answered from index { $generation }.
reindex-failed = The re-index failed, and the last good index still answers. The reason: { $reason }

# Evidence and calculations
evidence-head = Evidence
evidence-undated = undated
evidence-seen-via = seen via { $places }
kind-summary = our wording
kind-glossary = our wording, glossary
kind-original = original text
