# ما تقوله أوامر الوثائق.
corpus-added = أُضيفت الوثيقة { $id } ({ $tongue }، { $passages ->
    [one] فقرة واحدة
    [two] فقرتان
    [few] { $passages } فقرات
    [many] { $passages } فقرة
   *[other] { $passages } فقرة
}). تظهر في الإجابات بعد إعادة الفهرسة.
corpus-removed = حُذفت الوثيقة { $id }. تختفي من الإجابات بعد إعادة الفهرسة.
corpus-nothing = لا توجد وثائق.

# أخطاء الوثائق، كلٌّ برمزه.
corpus-bad-id = لا يصلح «{ $id }» معرّفًا لوثيقة: من حرف إلى 80 من الحروف اللاتينية الصغيرة والأرقام والنقط والشرطات، ويبدأ بحرف أو رقم.
corpus-bad-date = «{ $date }» ليس تاريخًا: اكتب 2024 أو 2024-08 أو 2024-08-28.
corpus-bad-url = «{ $url }» ليس عنوانًا على الشبكة: يبدأ العنوان بـ http:// أو https://.
corpus-bad-front-matter = الأسطر التي في أول { $id } ليست على الصورة المطلوبة: { $reason }.
corpus-unreadable-document = تتعذّر قراءة ملف الوثيقة { $id }: { $reason }.
corpus-no-text = لا نص في الوثيقة { $id }.
corpus-duplicate-id = توجد وثيقة بالمعرّف { $id }: اختر معرّفًا آخر أو اطلب استبدالها (--replace).
corpus-unknown-document = لا توجد وثيقة بالمعرّف { $id }.
corpus-not-saved = تعذّر حفظ { $id }: { $reason }.
corpus-file-missing = لا يوجد ملف باسم { $file }.
corpus-file-not-a-file = { $file } ليس ملفًا يُقرأ.
corpus-file-unreadable = يتعذّر فتح { $file }: { $reason }.
corpus-file-empty = الملف { $file } فارغ.
corpus-file-too-large = الملف { $file } أكبر من { $limit } ميغابايت.
corpus-file-unsupported = نوع الملف { $file } غير مقروء: أرسل Markdown أو نصًا أو HTML أو PDF أو Word ‏(.docx).
corpus-file-binary = الملف { $file } ليس نصًا.
corpus-file-encoding = ترميز حروف الملف { $file } غير معروف: احفظه بترميز UTF-8.
corpus-file-broken = الملف { $file } تالف أو ناقص: تتعذّر قراءته بصيغة { $format }.
corpus-file-protected = الملف { $file } محميّ بكلمة سر: احفظه من دونها.
corpus-file-no-text = لا نص في الملف { $file }: إن كان مسحًا ضوئيًا فأرسل النص الذي يظهر فيه.
corpus-file-costly = تحتاج قراءة الملف { $file } إلى ذاكرة أو وقت أكثر مما ينبغي لوثيقة، فلم يُقرأ.
