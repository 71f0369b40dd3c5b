# What is kept of people, and how much they may ask.

forget-done = Forgotten. I deleted all that I kept of you: { $rows ->
    [one] one record
   *[other] { $rows } records
} – your questions, my answers to them, your ratings and settings. What you ask from now on starts afresh.
forget-nothing = There is nothing to forget: I keep nothing of you.
forget-failed = I could not delete what I keep of you just now, and nothing was deleted. Please try again in a few minutes.

limit-seconds = That is a lot of questions at once, and I like to keep up with everybody. Please ask again in { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}.
limit-minutes = That is a lot of questions for now, and I like to keep up with everybody. Please ask again in { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}.
limit-hours = You have asked all that I can answer one person in a day. Please ask again in { $hours ->
    [one] one hour
   *[other] { $hours } hours
}.
