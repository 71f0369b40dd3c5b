"""Learning the reader's weights from questions with answers; nothing of it runs when the bot answers.

On the development halves of XQuAD and ARCD one run reached, end to end with retrieval, for the share of questions whose
first quote (one of whose first three) holds the answer: out of fold 0.792 (0.915) in English, 0.730 (0.863) in Arabic
and 0.770 (0.857) on ARCD, across the languages 0.650 (0.819) and 0.650 (0.789); with all learnt, as shipped, 0.807
(0.915), 0.742 (0.873), 0.770 (0.857), 0.663 (0.819) and 0.652 (0.797). Boosted trees and small networks did no better
than this linear model on the same features, nor did a classifier of answers' kinds learnt from the answers.
"""
