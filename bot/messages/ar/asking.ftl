# ما يُعرض على من يسأل: الأزرار تحت الإجابات، والمقاطع، والتقييم، والإيصالات، والتحقق، والبطاقات.

answer-source = المصدر
answer-calculate = احسب: { $title }

source-in-ar = بالعربية
source-in-en = بالإنجليزية
source-place = المقطع { $number } من { $count }
source-usage = اضغط «المصدر» تحت أي إجابة لتقرأ المقطع الذي تستند إليه كاملًا.
source-gone = لم يعد هذا المقطع في مصادري. أعد سؤالك لترى ما تقوله الآن.

related-term = ما معنى { $term }؟
related-name = ما آخر أخبار { $name }؟
related-gone = لم أعد أجد هذا السؤال. اكتبه لي من فضلك.

rate-thanks = شكرًا لك. هذا يساعد على تحسين الإجابات.
rate-why = شكرًا لك. ما عيبها؟ تكفي ضغطة واحدة.
rate-wrong = خاطئة
rate-beside = ليست ما سألت عنه
rate-incomplete = ناقصة
rate-unclear = غير واضحة
rate-failed = لم أتمكن من حفظ تقييمك. حاول بعد لحظات من فضلك.
rate-unreadable = لا أعرف أي إجابة تقصد.

receipt-none = ليس لدي إيصال لك عن تلك الإجابة. رُدّ بالأمر /receipt على إجابة قدّمتها لك.
receipt-head = الإيصال { $id } ({ $at } بالتوقيت العالمي)
receipt-before = سُئل قبله: { $question }
receipt-question = السؤال: { $question }
receipt-mode = النوع: { $mode }، والثقة { $confidence }
receipt-made = الفهرس { $index }، والمرمّز { $encoder }، والإصدار { $version }
receipt-model = صاغها { $model }
receipt-cites = تستشهد بما يلي:
receipt-weighed = اختيرت من بين:
receipt-formula = المعادلة: { $formula }

check-usage = رُدّ بالأمر /check على رسالة، أو اكتب /check ثم النص. أقارن كل قول فيه بمصادري.
check-nothing = لا أجد في هذا النص ما أقارنه بمصادري: لا رقم ولا اسم ولا شيء عن المعدّنين أو الكهرباء أو مراكز البيانات.
check-head = { $count ->
    [zero] لا أقوال قورنت بمصادري.
    [one] قول واحد في ميزان مصادري:
    [two] قولان في ميزان مصادري:
    [few] { $count } أقوال في ميزان مصادري:
    [many] { $count } قولًا في ميزان مصادري:
   *[other] { $count } قول في ميزان مصادري:
}
check-left-out = { $count ->
    [zero] لم يُترك شيء.
    [one] لم يتسع المكان لقول واحد. أرسله وحده.
    [two] لم يتسع المكان لقولين. أرسلهما وحدهما.
    [few] لم يتسع المكان لـ{ $count } أقوال. أرسلها وحدها.
    [many] لم يتسع المكان لـ{ $count } قولًا. أرسلها وحدها.
   *[other] لم يتسع المكان لـ{ $count } قول. أرسلها وحدها.
}
check-supported = ✅ تؤيده المصادر
check-contradicted = ❌ تخالفه المصادر
check-outdated = 🕰 تجاوزه الزمن
check-unknown = ❔ ليس في المصادر
check-said = يقول المصدر: { $text }
check-note = توضيح: { $text }

inline-not-found = ليس في المصادر
inline-sources = المصادر: { $sources }
inline-ask = اسألني في محادثة بيننا
