# What the commands about documents say.
corpus-added = Added { $id } ({ $tongue }, { $passages ->
    [one] one passage
   *[other] { $passages } passages
}). Run “qudra index” to make it findable.
corpus-removed = Removed { $id }. Run “qudra index” to take it out of the answers.
corpus-nothing = There are no documents.

# The corpus's errors, by their codes.
corpus-bad-id = “{ $id }” cannot be a document's id: use 1 to 80 small Latin letters, digits, dots, dashes and underscores, starting with a letter or digit.
corpus-bad-date = “{ $date }” is not a date: write 2024, 2024-08 or 2024-08-28.
corpus-bad-url = “{ $url }” is not a web address: it must start with http:// or https://.
corpus-bad-front-matter = The lines at the top of { $id } are not as they should be: { $reason }.
corpus-unreadable-document = The file of { $id } cannot be read: { $reason }.
corpus-no-text = { $id } has no text.
corpus-duplicate-id = There is already a document { $id }: choose another id, or say that it is to be replaced (--replace).
corpus-unknown-document = There is no document { $id }.
corpus-not-saved = { $id } could not be saved: { $reason }.
corpus-file-missing = There is no file { $file }.
corpus-file-not-a-file = { $file } is not a file that can be read.
corpus-file-unreadable = { $file } cannot be opened: { $reason }.
corpus-file-empty = { $file } is empty.
corpus-file-too-large = { $file } is larger than { $limit } MB.
corpus-file-unsupported = { $file } is of a type that cannot be read: bring Markdown, plain text, HTML, PDF or Word (.docx).
corpus-file-binary = { $file } is not text.
corpus-file-encoding = The letters of { $file } are in an unknown encoding: save it as UTF-8.
corpus-file-broken = { $file } is damaged or incomplete: it cannot be read as { $format }.
corpus-file-protected = { $file } is protected by a password: save it without one.
corpus-file-no-text = { $file } has no text: if it is a scan, bring the text that it shows.
corpus-file-costly = { $file } takes more memory or time to read than a document should: it is not read.
