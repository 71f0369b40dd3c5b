# What administrators are told.

admin-only = This command is for administrators. Is a source missing or wrong? Tell whoever runs this bot.
admin-unavailable = This command is not available here.
admin-help =
    /add – add a page by its address; or send a file: PDF, Word, HTML, Markdown or text
    /sources – with buttons that take a source out and bring it back
    /note SOURCE#PARAGRAPH KIND TEXT – an editor's note on a passage
    /reindex, /rollback – read the documents again; put an earlier index back
    /gaps, /stats, /export – what was not answered; how much is asked; both as a file
command-add = Add a document
command-note = Add an editor's note
command-reindex = Read the documents again
command-rollback = Put an earlier index back
command-gaps = What was not answered
command-stats = How much is asked
command-export = Feedback and gaps as a file

# What stands in the way, by its code
admin-file-too-big = This file is larger than { $limit } MB, which is the most that I can take here. Split it, or add it with “qudra corpus add”.
admin-upload-gone = That upload is no longer here: it was decided on, or a day has gone by. Send it again if you need it.
admin-upload-not-kept = The file could not be saved: { $reason }.
admin-address-unreadable = I can't read the address { $url }.
admin-address-scheme = { $url } must start with https://.
admin-address-private = { $host } is not on the public web, so I don't go there.
admin-fetch-unknown-host = There is no server { $host }.
admin-fetch-slow = The page did not come within { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
admin-fetch-failed = The page could not be fetched: { $reason }.
admin-fetch-status = The server refused the page (HTTP { $status }).
admin-fetch-redirects = The page leads on more than { $most } times.
admin-fetch-type = The address holds { $type }, which I can't read: it takes HTML, PDF, Word, Markdown or text.
admin-fetch-large = The page is larger than { $limit } MB.
admin-fetch-empty = The page is empty.
admin-generation-gone = The index { $name } is no longer there, or damaged. /rollback lists those that are.
admin-no-past = There is no earlier index to put back.

# Adding a document
upload-usage = Send me a file (PDF, Word, HTML, Markdown or text, up to { $limit } MB), or the address of a page: /add https://example.org/page. A word after it becomes the document's id. In the terminal a file's path does as well.
upload-not-fetched = Telegram did not hand the file over. Please send it again.
upload-nothing-changed = Nothing was changed.
upload-passages = { $count ->
    [one] one passage
   *[other] { $count } passages
}
upload-id = id: { $id }
upload-taken = ⚠ There is already a document { $id }.
upload-same = ⚠ The very same text is already here: { $id }.
upload-alike = ⚠ { $percent }% of its passages are much like those of { $id }.
upload-hidden = ⚠ Text that the file hides from its readers was left out ({ $count ->
    [one] one character
   *[other] { $count } characters
}).
upload-turning = ⚠ It holds characters that turn the reading direction round ({ $count }); they were taken out.
upload-blank = ⚠ It holds characters that nobody sees ({ $count }); they were taken out.
upload-lookalikes = ⚠ These words mix letters of several scripts that look alike, as if to pass for others: { $words }
upload-orders = ⚠ It tells its reader what to do, as text for a language model does ({ $count ->
    [one] one sentence
   *[other] { $count } sentences
}), such as: “{ $sentence }”
upload-add = Add
upload-cancel = Cancel
upload-language = Language: { $tongue }
upload-replace = Replace { $id }
upload-cancelled = { $file } was not added.
upload-added = Added { $title } ({ $id }): { $passages ->
    [one] one passage
   *[other] { $passages } passages
}.
upload-replaced = { $title } now stands in for { $id }: { $passages ->
    [one] one passage
   *[other] { $passages } passages
}. /sources brings the old one back.

# The index
renewal-checking = Checking the new index with golden questions: { $done } of { $total } ({ $percent }%)
renewal-golden = Golden questions answered well: { $after } of { $questions } ({ $percent }%), before { $before }.
renewal-refused = The new index { $generation } was built but is not used: it answers worse. The old one goes on answering.
renewal-further = { $count ->
    [one] … and one more
   *[other] … and { $count } more
}
renewal-force = Use it all the same
renewal-forced = Questions are now answered from index { $generation }.
renewal-reindex = Read the documents again
past-head = Indexes that can be put back. The documents stay as they are: the next /reindex reads them again.
past-present = ● { $generation } – answers since { $date }
past-before = ○ { $generation } – last put in use { $date }
past-none = There is no earlier index to put back.
past-in-force = Questions are answered from index { $generation } again. The documents stay as they are: the next /reindex reads them again.

# Sources
admin-sources-head = { $count ->
    [one] One document. ✕ takes it out, ↩ puts back what it replaced:
   *[other] { $count } documents. ✕ takes one out, ↩ puts back what it replaced:
}
admin-sources-out = { $count ->
    [one] One document was taken out. ↩ brings it back:
   *[other] { $count } documents were taken out. ↩ brings one back:
}
admin-sources-none = There are no documents here.
admin-sources-removed = Taken out ({ $count })
source-removed = Taken out: { $ids }. It goes on answering until the documents are read again.
source-restored = Brought back: { $ids }. It answers once the documents are read again.
source-undo = Undo

# Notes
admin-note-unreadable = I can't read this note. Write /note SOURCE#PARAGRAPH KIND TEXT; /note alone shows an example.
admin-note-kind = “{ $kind }” is no kind of note: it is one of correction, condition, update, caution, silence.
admin-note-paragraph = { $id } has { $most ->
    [one] only one paragraph
   *[other] only { $most } paragraphs
}.
note-usage =
    /note SOURCE#PARAGRAPH KIND TEXT
    KIND is correction, condition, update, caution or silence. Further lines that begin with ! are what a mistaken reader would say (for a silence: what one looks for in vain). For example:

    /note P5 correction VanEck's figure is an average over 13 years.
    ! Miners will earn 13.9 billion dollars in 2027
note-put = Note { $id } ({ $kind }) is on { $place }. It rides along once the documents are read again.
note-correction = correction
note-condition = condition
note-update = update
note-caution = caution
note-silence = silence

# What people asked
gaps-head = What was not answered, or not liked. ✎ shows what can be done:
gaps-none = So far everything that was asked was answered, or nothing was asked.
gaps-times = { $count ->
    [one] once
   *[other] { $count } times
}, last on { $date }
gaps-export = All as a file
gap-gone = This question is no longer among those that were not answered.
gap-nearest = The nearest that the sources have: { $places }.
gap-note = If the sources do not say it, note that: { $command }
gap-document = If a source is missing, send me the document or its address.
gap-export = As a golden question
stats-head = In 30 days { $count ->
    [one] one question
   *[other] { $count } questions
} from { $people ->
    [one] one person
   *[other] { $people } people
}:
stats-liked = Liked { $likes }, disliked { $dislikes }
stats-time = Half of the answers took up to { $milliseconds } ms
stats-title = Questions a day
stats-source = Kept receipts, { $first } to { $last } (UTC)
stats-days = Days up to { $last }
stats-questions = Questions
stats-others = others
stats-mode-answer = answered
stats-mode-calc = worked out
stats-mode-abstain = not in the sources
stats-mode-correct = premise corrected
stats-mode-chat = talk
stats-mode-refuse = refused
stats-mode-decline = other matters
stats-mode-clarify = asked back
export-done = { $count ->
    [one] One golden question
   *[other] { $count } golden questions
}. Complete what is expected, and put the file into the folder “golden” of QUDRA_HOME: every new index is held against it.
export-nothing = There is no feedback and there are no gaps to export yet.

corpus-restored = Brought back { $id }. Run “qudra index” to make it findable.
