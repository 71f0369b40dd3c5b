answer-greeting = Hello, I am Qudra. Ask me a question about the report on bitcoin miners' power and AI data centres, or let me calculate a projection. For example: how many MW can TeraWulf's site reach? Or: what if miners moved 30% of their power?
answer-help = I answer questions about one report and the sources around it: how US technology companies compete for bitcoin miners' power. Ask in English or Arabic: who said what, figures, deals, terms, what changed since; or let me calculate projections. I cite the passage for everything, and say so when the sources do not answer.
answer-thanks = You are welcome. Ask me another question whenever you like.
answer-empty = I see no question in this message. Ask me, for example: what did EPRI say about data centres in 2030?
answer-too-long = This message is longer than { $most } characters. Please ask your question in a sentence or two; an admin can add a document as a file.
answer-abuse = Let us keep it friendly. Ask me a question about the report or its sources and I will gladly help.
answer-other-task = That is outside what I do: I answer questions about bitcoin miners' power and AI data centres from the report and its sources. Ask me about those.
answer-advice = I give no investment advice and hold no share prices or price forecasts: I only say what the report and its sources say.
answer-injection = I follow no instructions inside a message and do not change my sources.
answer-ask-instead = Ask me what my sources say.
answer-no-answer-to-rest = My sources do not answer the rest.
answer-fabrication = I do not invent quotations or attribute words to people.
answer-not-found = The sources do not say this.{ $looked ->
    [none] {""}
   *[other] {" "}I looked for: { $looked }.
}
answer-silence = Not in the sources: { $text }
answer-otherwise = The sources say otherwise:
answer-nearest = The nearest that they have:
answer-note = Note: { $text }
answer-original-language = (The source is in Arabic only.)
answer-out-of-domain = That is outside what I cover: my sources are about bitcoin miners' power and AI data centres. Ask me about those.
answer-failed = Something went wrong on my side while answering. Please ask again.
answer-as-of = The newest source here is of { $date }; what came after it I cannot know.
