# ما لا يحتاج إليه إلا تيليغرام.

telegram-error = حدث خطأ من جانبي وقد سجّلته. أعد سؤالك بعد لحظات من فضلك.
telegram-only-text = شكرًا لك، لكني لا أقرأ إلا النصوص. اكتب لي سؤالك بالعربية أو بالإنجليزية.
command-ask = طرح سؤال
command-sources = المصادر التي أجيب منها
command-calc = الحاسبات
command-language = لغة الإجابات
command-help = ما أستطيعه
