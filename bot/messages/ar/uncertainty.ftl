# How far off a calculation may be: always an estimate.
uncertainty-range = النطاق المقدّر{ $measure ->
    [none] {""}
   *[other] {" "}({ $measure })
  }: { $range }، في ثمانية من كل عشرة سحوبات.
uncertainty-measure = { $measure }: عند 10% { $low }، وعند 50% { $median }، وعند 90% { $high }{ $unit }
uncertainty-positive = أكبر من الصفر في { $share } من السحوبات.
uncertainty-drawn = تقديرات من 20,000 سحب لـ: { $inputs }.
uncertainty-swing = { $input } من { $low } إلى { $high }: من { $at_low } إلى { $at_high }
uncertainty-none = لم يُسحب أي مدخل في هذا الحساب.
uncertainty-never = أبدًا
measure-value = النتيجة
measure-npv = صافي القيمة الحالية
measure-payback = مدة الاسترداد
measure-margin = الهامش
measure-homes = المنازل
list-separator = ؛ {""}
