# What people who ask are offered: buttons under answers, passages, ratings, receipts, checks, inline cards.

answer-source = Source
answer-calculate = Calculate: { $title }

source-in-ar = In Arabic
source-in-en = In English
source-place = Passage { $number } of { $count }
source-usage = Tap “Source” under an answer to read the whole passage that it rests on.
source-gone = This passage is not in my sources any more. Ask the question again for what they say now.

related-term = What does “{ $term }” mean?
related-name = What is the latest on { $name }?
related-gone = I cannot find this question any more. Write it to me, please.

rate-thanks = Thank you. This helps to make the answers better.
rate-why = Thank you. What was wrong with it? One tap is enough.
rate-wrong = It is wrong
rate-beside = Not what I asked
rate-incomplete = Incomplete
rate-unclear = Unclear
rate-failed = I could not keep that. Please try again in a moment.
rate-unreadable = I cannot tell which answer this is about.

receipt-none = I have no receipt of that answer for you. Reply with /receipt to an answer that I gave you.
receipt-head = Receipt { $id } ({ $at } UTC)
receipt-before = Asked before: { $question }
receipt-question = Question: { $question }
receipt-mode = Kind: { $mode }, confidence { $confidence }
receipt-made = Index { $index }, encoder { $encoder }, version { $version }
receipt-model = Phrased by { $model }
receipt-cites = It cites:
receipt-weighed = It was chosen from:
receipt-formula = Formula: { $formula }

check-usage = Reply with /check to a message, or write /check and a text. I hold each of its statements against my sources.
check-nothing = I find nothing in this text that I could hold against my sources: no figure, no name and nothing about miners, power or data centres.
check-head = { $count ->
    [one] One statement against my sources:
   *[other] { $count } statements against my sources:
}
check-left-out = { $count ->
    [one] One more statement did not fit here. Send it by itself.
   *[other] { $count } more statements did not fit here. Send them by themselves.
}
check-supported = ✅ Supported
check-contradicted = ❌ Contradicted
check-outdated = 🕰 Outdated
check-unknown = ❔ Not in the sources
check-said = The source says: { $text }
check-note = To be exact: { $text }

inline-not-found = Not in the sources
inline-sources = Sources: { $sources }
inline-ask = Ask me in a chat of our own
