# ما يقوله البوت من تلقاء نفسه، في تيليغرام وفي الطرفية.

chat-start =
    أجيب عن الأسئلة المتعلقة بتنافس شركات التقنية الأميركية مع معدّني بيتكوين على الكهرباء والمواقع اللازمة لمراكز بيانات الذكاء الاصطناعي.

    اسأل بالعربية أو بالإنجليزية. تحت كل إجابة المقطع الذي تستند إليه، وما لا تذكره مصادري لا أخمّنه. وأحسب لك أيضًا توقعات، مثل ما قد يجنيه المعدّنون إذا حوّلوا حصة من طاقتهم.

    من الأمثلة:
chat-help =
    أرسل سؤالك، ثم تابع بما شئت كما في أي حديث. تحت كل إجابة دليلها: المصدر وتاريخه والمقطع.

    /ask ثم السؤال – للسؤال، وفي المجموعات أيضًا
    /sources – المصادر التي أجيب منها، بتواريخها
    /calc – الحاسبات: /calc sector_revenue share=30% أو بالكلام: /calc ماذا لو حوّل المعدّنون 30% من طاقتهم؟
    /mc و/sensitivity – مدى عدم اليقين في آخر حساب، وأكثر ما يغيّره
    /language – لغة الإجابة
    /help – هذه الصفحة
chat-help-admin = /reindex – إعادة قراءة الوثائق (للمشرفين)
chat-help-examples = من الأمثلة:

example-1 = كم قد يجني المعدّنون سنويًا من الذكاء الاصطناعي؟
example-2 = ماذا لو حوّل المعدّنون 30% من طاقتهم؟
example-3 = ما هو سعر الهاش؟

chat-ask-usage = اكتب السؤال بعد الأمر: /ask ما هو سعر الهاش؟
chat-unknown-command = لا أعرف الأمر { $command }. تجد ما أعرفه من أوامر في /help، والسؤال لا يحتاج إلى أمر.

language-ask = بأي لغة أجيبك؟
language-ar = العربية
language-en = English
language-auto = لغة كل سؤال
language-set-ar = سأجيب من الآن بالعربية.
language-set-en = سأجيب من الآن بالإنجليزية.
language-set-auto = سأجيب من الآن عن كل سؤال بلغته.
language-usage = اختر واحدًا: /language ar أو /language en أو /language auto.

sources-head = { $count ->
    [one] أجيب من مصدر واحد:
    [two] أجيب من مصدرين:
    [few] أجيب من { $count } مصادر:
    [many] أجيب من { $count } مصدرًا:
   *[other] أجيب من { $count } مصدر:
}
sources-none = لا وثائق بعد.
sources-wording = «بصياغتنا» تعني أننا كتبنا النص نقلًا عن المصدر، وما عداه بنص المصدر نفسه.

calc-head = الحاسبات. أرسل /calc واسم الحاسبة لترى مدخلاتها، أو اسأل بالكلام.
calc-example = مثال: /calc sector_revenue share=30%
calc-others = وتقبل أيضًا، والقيمة المعتادة بجانب ما له قيمة معتادة: { $inputs }
calc-like = للكتابة: { $command }
calc-all = كل الحاسبات

reindex-refused = إعادة الفهرسة للمشرفين وحدهم. أينقصنا مصدر؟ أخبر القائم على هذا البوت.
reindex-busy = تجري إعادة فهرسة الآن، ورسالتها تبيّن ما أُنجز منها.
reindex-start = أقرأ الوثائق…
reindex-progress = إعادة الفهرسة: { $done } من { $total } مقطعًا ({ $percent }%)
reindex-done = تمت في { $seconds } ثانية: { $passages ->
    [zero] لا مقاطع
    [one] مقطع واحد
    [two] مقطعان
    [few] { $passages } مقاطع
    [many] { $passages } مقطعًا
   *[other] { $passages } مقطع
}، الجديد أو المتغيّر منها { $embedded }. الإجابات الآن من الفهرس { $generation }.
reindex-failed = فشلت إعادة الفهرسة، وما زال آخر فهرس سليم يجيب. السبب: { $reason }

# الدليل والحساب
evidence-head = الدليل
evidence-undated = بلا تاريخ
evidence-seen-via = عن طريق { $places }
kind-summary = بصياغتنا
kind-glossary = بصياغتنا، من مسرد المصطلحات
kind-original = بنصه الأصلي
