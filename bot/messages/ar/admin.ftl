# ما يقال للمشرفين.

admin-only = هذا الأمر للمشرفين وحدهم. أينقصنا مصدر أو فيه خطأ؟ أخبر القائم على هذا البوت.
admin-unavailable = هذا الأمر غير متاح هنا.
admin-help =
    /add – إضافة صفحة بعنوانها، أو أرسل ملفًا: PDF أو Word أو HTML أو Markdown أو نصًا
    /sources – مع أزرار تُخرج مصدرًا وتعيده
    /note المصدر#الفقرة النوع النص – ملاحظة محرّر على فقرة
    /reindex، /rollback – إعادة قراءة الوثائق، والرجوع إلى فهرس سابق
    /gaps، /stats، /export – ما لم يُجب عنه، وكم يُسأل، وكلاهما في ملف
command-add = إضافة وثيقة
command-note = إضافة ملاحظة محرّر
command-reindex = إعادة قراءة الوثائق
command-rollback = الرجوع إلى فهرس سابق
command-gaps = ما لم يُجب عنه
command-stats = كم يُسأل
command-export = التقييمات والثغرات في ملف

# ما يحول دون الأمر، كلٌّ برمزه
admin-file-too-big = هذا الملف أكبر من { $limit } ميغابايت، وهو أقصى ما أستطيع استلامه هنا. قسّمه أو أضفه بالأمر qudra corpus add.
admin-upload-gone = لم يعد هذا الملف هنا: بُتّ في أمره أو مضى عليه يوم. أعد إرساله إن احتجت إليه.
admin-upload-not-kept = تعذّر حفظ الملف: { $reason }.
admin-address-unreadable = لا أستطيع قراءة العنوان { $url }.
admin-address-scheme = يجب أن يبدأ العنوان { $url } بـ https://.
admin-address-private = الخادم { $host } ليس على الشبكة العامة فلا أذهب إليه.
admin-fetch-unknown-host = لا يوجد خادم باسم { $host }.
admin-fetch-slow = لم تصل الصفحة خلال { $seconds ->
    [zero] الوقت المتاح
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $seconds } ثوانٍ
    [many] { $seconds } ثانية
   *[other] { $seconds } ثانية
}.
admin-fetch-failed = تعذّر جلب الصفحة: { $reason }.
admin-fetch-status = رفض الخادم طلب الصفحة (HTTP { $status }).
admin-fetch-redirects = تحيل الصفحة إلى غيرها أكثر من { $most } مرات.
admin-fetch-type = في العنوان { $type } ولا أستطيع قراءته: أقرأ HTML وPDF وWord وMarkdown والنص.
admin-fetch-large = الصفحة أكبر من { $limit } ميغابايت.
admin-fetch-empty = الصفحة فارغة.
admin-generation-gone = لم يعد الفهرس { $name } موجودًا أو أنه تالف. تجد الموجود في /rollback.
admin-no-past = لا يوجد فهرس سابق يمكن الرجوع إليه.

# إضافة وثيقة
upload-usage = أرسل لي ملفًا (PDF أو Word أو HTML أو Markdown أو نصًا، حتى { $limit } ميغابايت) أو عنوان صفحة: /add https://example.org/page. والكلمة التي تليه تصبح معرّف الوثيقة. وفي الطرفية يكفي مسار الملف.
upload-not-fetched = لم يسلّم تيليغرام الملف. أعد إرساله من فضلك.
upload-nothing-changed = لم يتغير شيء.
upload-passages = { $count ->
    [zero] لا فقرات
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $count } فقرات
    [many] { $count } فقرة
   *[other] { $count } فقرة
}
upload-id = المعرّف: { $id }
upload-taken = ⚠ توجد وثيقة بالمعرّف { $id }.
upload-same = ⚠ النص نفسه موجود هنا: { $id }.
upload-alike = ⚠ نسبة { $percent }% من فقراته تشبه كثيرًا فقرات { $id }.
upload-hidden = ⚠ في الملف نص مخفيّ عن قارئه، فتُرك (عدد أحرفه { $count }).
upload-turning = ⚠ فيه رموز تقلب اتجاه القراءة (عددها { $count })، وقد حُذفت.
upload-blank = ⚠ فيه أحرف لا يراها أحد (عددها { $count })، وقد حُذفت.
upload-lookalikes = ⚠ كلمات تخلط حروفًا متشابهة من أبجديات مختلفة كأنها تنتحل غيرها: { $words }
upload-orders = ⚠ فيه جمل تأمر قارئها، كالنص الموجّه إلى نموذج لغوي (عددها { $count })، منها: «{ $sentence }»
upload-add = إضافة
upload-cancel = إلغاء
upload-language = اللغة: { $tongue }
upload-replace = بدلًا من { $id }
upload-cancelled = لم يُضف { $file }.
upload-added = أُضيفت «{ $title }» ({ $id }): { $passages ->
    [zero] لا فقرات
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $passages } فقرات
    [many] { $passages } فقرة
   *[other] { $passages } فقرة
}.
upload-replaced = حلّت «{ $title }» محل { $id }: { $passages ->
    [zero] لا فقرات
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $passages } فقرات
    [many] { $passages } فقرة
   *[other] { $passages } فقرة
}. يعيد /sources القديمة.

# الفهرس
renewal-checking = أختبر الفهرس الجديد بالأسئلة المرجعية: { $done } من { $total } ({ $percent }%)
renewal-golden = الأسئلة المرجعية التي أُجيب عنها جيدًا: { $after } من { $questions } ({ $percent }%)، وقبله { $before }.
renewal-refused = بُني الفهرس الجديد { $generation } لكنه لا يُستعمل لأن إجاباته أسوأ. وما زال الفهرس القديم يجيب.
renewal-further = { $count ->
    [zero] … ولا غيرها
    [one] … وسؤال آخر
    [two] … وسؤالان آخران
    [few] … و{ $count } أسئلة أخرى
    [many] … و{ $count } سؤالًا آخر
   *[other] … و{ $count } سؤال آخر
}
renewal-force = استعماله مع ذلك
renewal-forced = الإجابات الآن من الفهرس { $generation }.
renewal-reindex = إعادة قراءة الوثائق
past-head = الفهارس التي يمكن الرجوع إليها. تبقى الوثائق كما هي: يعيد /reindex التالي قراءتها.
past-present = ● { $generation } – يجيب منذ { $date }
past-before = ○ { $generation } – آخر استعمال له بدأ { $date }
past-none = لا يوجد فهرس سابق يمكن الرجوع إليه.
past-in-force = الإجابات من الفهرس { $generation } من جديد. تبقى الوثائق كما هي: يعيد /reindex التالي قراءتها.

# المصادر
admin-sources-head = { $count ->
    [zero] لا وثائق.
    [one] وثيقة واحدة. ✕ تُخرجها و↩ تعيد ما حلّت محله:
    [two] وثيقتان. ✕ تُخرج إحداهما و↩ تعيد ما حلّت محله:
    [few] { $count } وثائق. ✕ تُخرج إحداها و↩ تعيد ما حلّت محله:
    [many] { $count } وثيقة. ✕ تُخرج إحداها و↩ تعيد ما حلّت محله:
   *[other] { $count } وثيقة. ✕ تُخرج إحداها و↩ تعيد ما حلّت محله:
}
admin-sources-out = { $count ->
    [zero] لم تُخرج أي وثيقة.
    [one] أُخرجت وثيقة واحدة. ↩ تعيدها:
    [two] أُخرجت وثيقتان. ↩ تعيد إحداهما:
    [few] أُخرجت { $count } وثائق. ↩ تعيد إحداها:
    [many] أُخرجت { $count } وثيقة. ↩ تعيد إحداها:
   *[other] أُخرجت { $count } وثيقة. ↩ تعيد إحداها:
}
admin-sources-none = لا وثائق هنا.
admin-sources-removed = ما أُخرج ({ $count })
source-removed = أُخرج: { $ids }. ويبقى في الإجابات إلى أن تُقرأ الوثائق من جديد.
source-restored = أُعيد: { $ids }. ويدخل الإجابات حين تُقرأ الوثائق من جديد.
source-undo = تراجع

# الملاحظات
admin-note-unreadable = لا أستطيع قراءة هذه الملاحظة. اكتب /note المصدر#الفقرة النوع النص، وتجد مثالًا في /note وحده.
admin-note-kind = ليس «{ $kind }» من أنواع الملاحظات: هي تصحيح أو شرط أو تحديث أو تنبيه أو سكوت.
admin-note-paragraph = عدد فقرات { $id }: { $most ->
    [zero] لا فقرات
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $most } فقرات
    [many] { $most } فقرة
   *[other] { $most } فقرة
} لا غير.
note-usage =
    /note المصدر#الفقرة النوع النص
    النوع تصحيح أو شرط أو تحديث أو تنبيه أو سكوت. وما يبدأ من الأسطر التالية بعلامة ! هو ما يقوله قارئ أخطأ الفهم (وفي السكوت: ما يُبحث عنه عبثًا). مثلًا:

    /note P5 تصحيح رقم فان إيك متوسط على مدى 13 سنة.
    ! سيكسب المعدّنون 13.9 مليار دولار في 2027
note-put = الملاحظة { $id } ({ $kind }) على { $place }. وترافقها حين تُقرأ الوثائق من جديد.
note-correction = تصحيح
note-condition = شرط
note-update = تحديث
note-caution = تنبيه
note-silence = سكوت

# ما يسأله الناس
gaps-head = ما لم يُجب عنه أو لم تُرضِ إجابته. ✎ تبيّن ما يمكن فعله:
gaps-none = أُجيب حتى الآن عن كل ما سُئل، أو لم يُسأل شيء.
gaps-times = { $count ->
    [zero] لم يُسأل
    [one] مرة واحدة
    [two] مرتان
    [few] { $count } مرات
    [many] { $count } مرة
   *[other] { $count } مرة
}، آخرها { $date }
gaps-export = كلها في ملف
gap-gone = لم يعد هذا السؤال بين ما لم يُجب عنه.
gap-nearest = أقرب ما في المصادر: { $places }.
gap-note = إن كانت المصادر لا تذكره فقل ذلك في ملاحظة: { $command }
gap-document = وإن كان ينقصنا مصدر فأرسل لي الوثيقة أو عنوانها.
gap-export = سؤالًا مرجعيًا
stats-head = في 30 يومًا { $count ->
    [zero] لا أسئلة
    [one] سؤال واحد
    [two] سؤالان
    [few] { $count } أسئلة
    [many] { $count } سؤالًا
   *[other] { $count } سؤال
} من { $people ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصين
    [few] { $people } أشخاص
    [many] { $people } شخصًا
   *[other] { $people } شخص
}:
stats-liked = أعجبت { $likes } ولم تعجب { $dislikes }
stats-time = نصف الإجابات استغرق حتى { $milliseconds } ملي ثانية
stats-title = الأسئلة في اليوم
stats-source = الإيصالات المحفوظة من { $first } إلى { $last } (بالتوقيت العالمي)
stats-days = الأيام حتى { $last }
stats-questions = الأسئلة
stats-others = غيرها
stats-mode-answer = أُجيب
stats-mode-calc = حُسب
stats-mode-abstain = ليس في المصادر
stats-mode-correct = صُحّح ما افترضه
stats-mode-chat = حديث
stats-mode-refuse = رُفض
stats-mode-decline = أمور أخرى
stats-mode-clarify = استُوضح
export-done = { $count ->
    [zero] لا أسئلة مرجعية
    [one] سؤال مرجعي واحد
    [two] سؤالان مرجعيان
    [few] { $count } أسئلة مرجعية
    [many] { $count } سؤالًا مرجعيًا
   *[other] { $count } سؤال مرجعي
}. أكمل المتوقع من إجاباتها وضع الملف في المجلد golden من QUDRA_HOME: يُختبر به كل فهرس جديد.
export-nothing = لا تقييمات ولا ثغرات لتُصدَّر بعد.

corpus-restored = أُعيدت الوثيقة { $id }. تظهر في الإجابات بعد إعادة الفهرسة.
