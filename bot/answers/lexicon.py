"""Words of questions: which carry no content, which ask for what kind of answer, which mark a route. Folded at load.

Phrases match word by word; a word also matches behind the Arabic clitics و ف ب ل ال.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from corpus.text import fold
from corpus.tokens import Token, tokenise

STOP = """
a an the of in on at to for from by with about as into than then that this these those it its is are was were be been being do does did
has have had can could would should will may might must shall i you he she they we me my your their our his her them us and or but if so
not no nor only just also too very much many some any per what which who whom whose when where why how there here s t re
please tell give show according acc say says said does did whats got get gets went going go put puts per still
whos more most such same other own between both after before over under up down out off again once one ones thing vs via
في فى من على الى إلى عن مع هو هي هم هذا هذه ذلك تلك التي الذي الذين اللي ما ماذا هل كم كام كيف متى اين أين لماذا مين ايه ايش شو وش ليه ليش فين وين
امتى إمتى او أو و ثم قد لقد كان كانت يكون تكون ان أن إن لا لم لن ليس غير بعد قبل عند عندها عنده بعض اي أي أية كما لكن بل حتى
منذ بين حول ضد دون ب ل ف ك يا بس مش ولا دي ده دا دول كده علشان عشان زي يعني طب طيب كده كدا زمان سواء لدى لديه لديها هنا هناك ايضا أيضا هما احنا انت انا
فيه فيها منه منها به بها له لها عليه عليها اذا إذا لو بما عليهم لهم لنا بيه ليها ع م ال قول قولي قل قوللي احكي اخبرني اذكر
بالظبط بالضبط تقريبا نحو حوالي فقط كانوا وقد فقد فهل وهل وكم ومن وما وهو وهي وفي كذلك عليك عايز عاوز ابغى ابي اريد أريد ممكن لي لنا شنو شنهو منو منهو وش
بتاع بتاعة بتاعت بتاعتهم بتاعهم بتاعته بتاعتها حق صاحب صاحبة نفس كلام حلول بحلول خلال شيء حاجة حاجه
حد احد أحد جدا مجرد يعتبر تعتبر اجل بشأن حسبما عشر عبر الى اليه إليه إليها سوف رح راح هي ولو
يقول قال قالت ذكر ذكرت حسب بحسب وفق وفقا
"""

CONDITIONAL = """if|what if|suppose|supposing|assuming|assume|imagine|say they|لو|إذا|اذا|ماذا لو|لنفترض|افترض|بفرض|بافتراض|لو ان|فرضا|law"""
COMPUTE = """calc|calculate|compute|work out|estimate the|project|run the numbers|convert|how much would|how much could they|how many would|what would|when would|when does|when will|how long until|how long would|how long till
|احسب|احسبلي|احسبها|احسب لي|حساب|احتسب|قدر لي|قدرلي|كم يعادل|يساوي كم|توقع طلب|توقعلي|كم سيصبح|كم يصبح|كم هيبقى|هيبقى كام|هيوصل كام|هتوصل كام|توصل كم|يوصل كم|e7seb|ehseb|e7sebly"""

GREETING = """hi|hello|hey|good morning|good evening|salam|salaam|hola|greetings|السلام عليكم|سلام عليكم|سلام|مرحبا|مرحبًا|اهلا|أهلا|هاي|هلا|صباح الخير|مساء الخير|ازيك|ازيكم|كيف حالك|شلونك|اخبارك|start|salam 3alaykom|ezayak|هلو"""
HELP = """how to use|use this bot|use you|استخدم البوت|استخدامك|استعمل البوت|كيف استعملك|help|what can you do|what do you do|who are you|what are you|how do you work|how does this work|how do i use you|what can i ask|what do you know|انت بتعرف تعمل ايه|بتعرف تعمل ايه|تقدر تعمل ايه|شو بتعمل|وش تقدر تسوي|ماذا تستطيع|ماذا يمكنك|من انت|من أنت|مين انت|انت مين|مساعدة|ساعدني|ازاي استخدمك|كيف استخدمك|ايش تقدر تسوي|بتعمل ايه|what is this bot|are you a bot|are you human|انت بوت|انت روبوت|ممكن تساعدني ازاي|بماذا تساعدني"""
THANKS = """thanks|thank you|thx|cheers|great job|bye|goodbye|شكرا|شكرًا|تسلم|متشكر|مشكور|يعطيك العافية|مع السلامة|باي|جزاك الله خيرا|shokran"""

SUMMARY = """summarise|summarize|summary|sum up|tldr|tl dr|key numbers|key figures|main points|key points|overview|in short|gist|main figures|main numbers|key facts|highlights|most important numbers|takeaways|what is the report about|what is the article about|what s the article about|whats the article about|whats the report about
|لخص|لخصلي|لخص لي|ملخص|تلخيص|الخلاصة|خلاصة|اهم الارقام|أهم الأرقام|ابرز الارقام|أبرز الأرقام|اهم النقاط|أهم النقاط|أبرز النقاط|باختصار|التقرير بيتكلم عن ايه|عن ماذا يتحدث التقرير|ما موضوع التقرير|زبدة|الزبدة|lakhas|lakhasly|mola5as"""
DEFINITION = """what is|what are|what s|whats|define|definition of|meaning of|what does|explain|what is meant by|ما هو|ما هي|ما معنى|معنى|يعني ايه|ايه هو|ايه هي|ايش هو|ايش يعني|شو يعني|وش يعني|عرف|عرّف|تعريف|اشرح|اشرحلي|اشرح لي|فسر|ما المقصود ب|المقصود ب|شو هو|ya3ni eh|eh howa"""

FOLLOW_UP = """and|what about|how about|is that|was that|is it|does that|did that|that number|that figure|why is that|who said that|has it|has that|since then|then what|وماذا عن|وماذا|وهل|وكم|ومتى|ومن|وأين|واين|ولماذا|طب|طيب|وده|وهذا|وذلك|هل ذلك|هل هذا|ومين|وفين|وليه|وامتى|وايه|وكام|طب و|ماذا عن|وبعدين|وبعد ذلك|و 2030|we kam|w kam"""
PRONOUN = """it|its|that|this|they|them|their|those|these|he|she|his|her|him|there|the company itself|itself|the deal|the site|the figure|the number|same|ده|دي|دا|هذا|هذه|ذلك|تلك|هذا الرقم|الرقم ده|موقعهم|عندهم|لهم|منهم|شركتهم|شركته|شركتها|هو|هي|هم|فيه|عنه|عنها|منه|بتاعهم|بتاعتهم|الصفقة دي|نفس|نفسها|ليهم|قال|قالت|منصبه|منصبها|قدرته|سعته"""
CHANGE = """changed|change|different figure|different number|another figure|updated|update|revised|newer|latest|later figure|since then|still|still true|now|still valid|happened later|later on|تغير|تغيّر|تغيرت|اتغير|اختلف|رقم مختلف|رقم اخر|رقم آخر|محدث|حدثت|تحديث|أحدث|احدث|بعد ذلك|بعدها|لاحقا|لاحقًا|لسه|لا يزال|مازال|دلوقتي"""

ALTERNATIVES = """or|ولا|أم|ام|or is it|او لا"""
YES_NO = """is it true|did|does|do|is|are|was|were|has|have|can|will|هل|صحيح|فعلا|حقا"""

INTERROGATIVE = """منو|ومنو|شنو|وشنو|what|who|whom|whose|when|where|why|how|which|did|does|is|was|are|were|has|have|will|by how much
|كم|وكم|من|ومن|ما|وما|متى|ومتى|أين|اين|واين|وأين|فين|وفين|مين|ومين|كام|وكام|هل|وهل|بكم|وبكم|وبكام|لكم|ولكم|بأي|وبأي|ليه|وليه|ايه|وايه|ايش|وايش|وش|لماذا|ولماذا|كيف|وكيف"""

WHY = """why|how come|شعنده|what drives|driving|reason|cause|because|لماذا|ليه|ليش|لم|سبب|السبب|ما سبب|le|leh|lesh"""
WHO = """منو|منهو|مينو|who|whom|whose|which company|which exec|which firm|which executive|name the|who is|مين|من هو|من هي|من قال|من الذي|من التي|من اشتراه|من اشترى|لمن|أي شركة|اي شركة|انهي شركة|صاحبة|صاحب|meen|min|men howa|min howa"""
WHEN = """when|what year|which year|what date|what month|since when|متى|امتى|إمتى|في اي سنة|أي عام|اي عام|اي سنة|تاريخ|emta|mata"""
WHERE = """where|which state|located|location|أين|اين|فين|وين|في أي ولاية|في اي ولاية|مكان|feen|wein"""
HOW_MANY = """how many|how much|what percentage|what share|what proportion|number of|how big|how large|how long|what price|by how much|what did it cost|كم|كام|بكم|بكام|قد ايه|قديش|أد ايه|نسبة|كم عدد|عدد|ما مقدار|ما حجم|ما قيمة|what figure|what number|how high|kam|bkam|2ad eh|ad eh"""
COUNT = "how many|number of|كم عدد|عدد|كم|كام|kam"
COMPARISON = """compare|versus|vs|difference between|differ|compared|which is bigger|which is higher|same thing|the same|قارن|مقارنة|الفرق|فرق|ولا نفس|نفس الشيء|يقارن|تختلف|يختلف|أكبر من|مقابل"""


_CONJUNCTIONS = ("و", "ف")


@cache
def phrases(words: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a list, separated by `|`, as sequences of folded words."""
    return tuple(key for part in words.split("|") if (key := tuple(token.form for token in tokenise(part))))


def says(tokens: Sequence[Token], words: str) -> bool:
    """Tell whether a tokenised text holds one of the phrases of a list."""
    return position(tokens, words) >= 0


def position(tokens: Sequence[Token], words: str) -> int:
    """Return the place of the first phrase of a list that a tokenised text holds, or -1.

    A phrase's first word also counts behind a conjunction (وكم, فهل).
    """
    table = _by_first_word(words)
    forms = [token.form for token in tokens]
    for at, form in enumerate(forms):
        inner = form[1:] if form[0] in _CONJUNCTIONS else form
        rests = table.get(form, ()) if inner is form else (*table.get(form, ()), *table.get(inner, ()))
        if any(tuple(forms[at + 1 : at + 1 + len(rest)]) == rest for rest in rests):
            return at
    return -1


@cache
def _by_first_word(words: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the rests of a list's phrases by their first words."""
    table: dict[str, tuple[tuple[str, ...], ...]] = {}
    for first, *rest in phrases(words):
        table[first] = (*table.get(first, ()), tuple(rest))
    return table


def stop_words() -> frozenset[str]:
    """Return the folded words without content of their own."""
    return _fold_all(STOP.split())


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _fold_all(words: Iterable[str]) -> frozenset[str]:
    return _folded(tuple(words))


INJECTION = """ignore previous|ignore all|ignore your|ignore the|disregard|system prompt|your instructions|your prompt|you are now|pretend to be|pretend you|act as|jailbreak|developer mode|dan mode|reveal your|print your|add to index|add to the index|insert into|delete the index|delete your|drop table|from now on|override|sudo|new rule|forget everything|forget your|change your answer
|تجاهل التعليمات|تجاهل كل|تجاهل ما سبق|انس التعليمات|انسى التعليمات|انسى كل|تعليماتك|تظاهر|تصرف كأنك|انت الان|انت دلوقتي|من الان فصاعدا|اضف الى الفهرس|أضف إلى الفهرس|احذف الفهرس|غير المصدر|عدل المصدر|ضيف للفهرس|اكشف تعليماتك"""
FABRICATE = """make up|invent|fabricate|fake|forge|write a quote|write me a quote|a quote saying|attribute it to|attribute to|put words|claim that the report says|say that the report says
|اخترع|لفق|فبرك|زور|اكتب اقتباس|اكتبلي اقتباس|اقتباس مزيف|اقتباس من المقال بيقول|الف اقتباس|ألف اقتباس|انسبه|وانسبه|انسب|وانسبها|على لسان"""
ABUSE = """idiot|stupid|moron|shut up|fuck|fucking|shit|bitch|useless bot|dumb|غبي|حمار|كلب|اخرس|تافه|زفت|يا غبي|متخلف|وسخ"""
OTHER_TASK = """write me a|write a|write an|write code|write some code|python script|javascript|code for|poem|essay|story|song|joke|recipe|translate|translate the following|homework|weather|football|score of the match|movie|horoscope|medical advice|capital of|president of|who won the world cup|how do i cook|cook
|اكتبلي كود|اكتب كود|سكربت|برنامج بايثون|قصيدة|شعر|قصة|اغنية|أغنية|نكتة|وصفة|طبخ|طبخة|ترجم لي|الطقس|الجو عامل|كرة القدم|مباراة|ماتش|فيلم|مسلسل|ابراج|عاصمة|رئيس جمهورية|اكل|كشري"""
ADVICE = """should i buy|should i invest|should i sell|is it a good investment|good buy|which stock|what stock|will the price of bitcoin|price target|buy the stock|recommend a stock|اشتري سهم|اشتري اسهم|هل اشتري|هل استثمر|انصحني|تنصحني|أنصح|سهم ايه|افضل سهم|أفضل سهم|استثمر في"""
