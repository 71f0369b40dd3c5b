# ما تحت الحساب وما تأتي به أزراره: طرق عرضه ومدخلاته والمقارنات.

what-if-range = النطاق
what-if-chart = الرسم
what-if-formula = المعادلة
what-if-compare = المقارنة
what-if-result = النتيجة
what-if-table = الجدول (CSV)
what-if-share = مشاركة
what-if-table-caption = الأرقام في جدول، لبرامج الجداول.

what-if-unreadable = لا أستطيع قراءة ما يحمله هذا الزر. اسأل من جديد بالكلام، أو أرسل /calc.
what-if-link-unreadable = لا أستطيع قراءة الحساب في هذا الرابط، ولعله انقطع جزء منه.
what-if-none = لم أحسب شيئًا في هذه المحادثة بعد. اطلب حسابًا أولًا، أو أرسل /calc.

what-if-swings = أكثر ما يغيّر النتيجة، كلٌّ وحده:
what-if-before = { $name }: { $before } سابقًا، والآن { $now }
what-if-changed = { $name }: { $before } سابقًا، والآن { $now } ({ $change })
what-if-unchanged = بلا تغيير
what-if-points = { $points } نقطة
what-if-unset = من دون اختيار

what-if-limits = من { $low } إلى { $high }
what-if-swing = يتغيّر هنا من { $low } إلى { $high }
what-if-default = إذا لم يُذكر: { $value } ({ $origin })
what-if-one-of = واحد من: { $choices }

# الحاسبات بكلمات قليلة
title-sector-revenue = دخل القطاع
title-site-compare = تعدين أم تأجير
title-mining-revenue = عائد التعدين
title-breakeven-hashprice = تعادل الهاش برايس
title-colo-lease = تأجير الموقع
title-lease-rate = سعر الإيجار
title-demand-projection = توقع الطلب
title-growth-required = النمو اللازم
title-doubling-time = زمن التضاعف
title-share-crossing = بلوغ حصة
title-site-energy = طاقة الموقع
title-convert = تحويل الوحدات
title-time-to-power = قيمة السبق
title-rerate = إعادة التقييم
title-share-compare = مقارنة رقمين
