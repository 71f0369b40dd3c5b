"""Vocabulary: the words of both languages that the intents and cues of several calculators share, separated by `|`.

Words match by stem, Arabic ones behind clitics, verb prefixes and before suffixes too: one form stands for its kin.
"""

from __future__ import annotations

from itertools import product


def pairs(firsts: str, seconds: str) -> str:
    """Return the phrases of every word of one list with every word of another behind it."""
    return "|".join(f"{first} {second}" for first, second in product(firsts.split("|"), seconds.split("|")))


HOW_MUCH = (
    "how much|how many|what|how long|how big|how valuable|how soon|give me|tell me|need"
    "|ماذا|كم|كام|بكم|بكام|جم|شكد|اشكد|شكثر|اشكثر|اشقد|قد ايه|اد ايه|قديش|ايش قد|وش قد|ما|ايه|ايش|وش|شو|شنو"
)
GROW = (
    "grow|grew|grown|growth|rise|rising|rose|climb|increase|expand|expansion|go up|goes up|going up|went up|rate|cagr"
    "|compound"
    "|نمو|نما|نمى|نمت|ينمو|تنمو|بنمو|زاد|زايد|يزيد|تزيد|زيد|زيادة|يزداد|تزداد|معدل|نسبة زيادة|ارتفع|يرتفع|ترتفع"
    "|ارتفاع|كبر|يكبر|تكبر|طلع|يطلع"
)
FALL = (
    "shrink|shrank|shrinking|fall|falls|fell|falling|decline|declines|declining|decrease|decreasing|drop|drops|dropping"
    "|go down|goes down|going down|ينخفض|تنخفض|انخفض|انخفاض|يتراجع|تتراجع|تراجع|يهبط|هبوط|ينكمش|انكماش"
    "|يقل|تقل|بيقل|بتقل|ينزل|بينزل|يتناقص|تناقص|نقص|ينقص|بينقص|يصغر"
)
YEARLY = (
    "a year|per year|yearly|annual|annually|annualised|annualized|every year|each year|a yr|per annum|p a|year on year"
    "|سنويا|سنوي|سنوية|كل سنة|كل عام|في السنة|بالسنة|في العام"
)
DEMAND = (
    "demand|consumption|consume|use|usage|electricity|load|twh|gwh|mwh|terawatt|gigawatt hour|data centre|data center"
    "|centre|center"
    "|طلب|استهلاك|كهرباء|كهربا|تيرا|تيراوات|تيراواط|مراكز|حمل|طاقة|داتا سنتر|داتا سنترز"
)
MINERS = (
    "miner|miners|mining|mine|bitcoin|sector|industry|معدنين|معدنون|معدني|معدن|تعدين|المنقبين|منقبين|منقبون|القطاع"
    "|قطاع|البيتكوين|بيتكوين"
)
MOVE = (
    "move|shift|switch|divert|pivot|redirect|reroute|reassign|assign|steer|channel|swing|sell|sold|lend|flip|commit"
    "|set aside|put|give|gave|send|sent|allocate|dedicate|devote|convert|repurpose|transfer|turn over|hand over"
    "|hand|went|go|goes|gone|حول|حولوا|تحويل|نقل|وجه|خصص|راح|راحت|ودوا|ودى|بدل|غير|اعطى|اعطوا|ادوا|سلم|ذهب|ذهبت|صارت"
    "|انتقل|تحول|توجه"
)
AI = "ai|artificial|hpc|intelligence|workloads|الذكاء|ذكاء|اصطناعي"
EXTRA = (
    "extra income|extra revenue|extra earnings|extra money|additional income|additional revenue|additional earnings"
    "|added income|added revenue|upside|uplift|windfall"
    f"|{pairs('extra|additional|added', 'yearly|annual')}"
    "|how much extra|how much more|الدخل الاضافي|الدخل الزائد|الدخل الزايد|الايراد الاضافي|الربح الاضافي|زيادة دخل"
    "|زيادة الدخل|دخل اضافي"
)
EARN = (
    "income|revenue|earn|earnings|make|made|profit|money|upside|uplift|windfall|cash|proceeds|extra|gain|bring|pocket"
    "|collect|get|take in|gross|net|return|yield|margin"
    "|دخل|يدخل|ايراد|ايرادات|عائد|عايد|عوائد|ربح|ارباح|يربح|تربح|نربح|اربح|كسب|يكسب|تكسب|نكسب|اكسب|مكسب|جاب|يجيب|تجيب"
    "|يجي|يجيهم|يدر|صافي|هامش|يطلع"
)
EARNINGS = (  # of a site, in words that say nothing else
    "income|revenue|earn|earnings|profit|proceeds|make|bring in"
    "|دخل|يدخل|ايراد|ايرادات|عائد|عوائد|ربح|ارباح|يربح|تربح|نربح|اربح|كسب|يكسب|تكسب|نكسب|اكسب|مكسب|يجيب|تجيب|يدر|تدر"
)
SITE = "site|land|plot|facility|power|money|cash|موقع|موقعي|ارض|منشأة|قدرة|كهرباء|فلوس|مال|عندي|لدي|عندنا|لدينا"
TIME = "year|yearly|annual|annually|month|monthly|سنة|سنوي|سنويا|عام|شهر|شهري|شهريا"
LEASE_WORDS = (
    "lease|leased|leasing|rent|rented|renting|rental|let out|let to|we let|i let|letting|colocation|colo|tenant"
    "|landlord"
    "|تاجير|ايجار|اجر|اجار|يؤجر|نؤجر|تؤجر|أؤجر|يتاجر|اتاجر|استاجر|ااجر|مؤجر|مستاجر|مؤجرة|استضافة|كولوكيشن"
)
HOST_WORDS = f"{LEASE_WORDS}|host|hosting|{AI}"
MINE_WORDS = "mining|mine|miner|hashprice|hash|hashing|منجم|مناجم|تعدين|يعدن|نعدن|اعدن|بعدن|عدن|عدنا|هاش|هاشبرايس"
WORTH = (
    "worth|value|valued|valuable|dollar|money|gain|earn|benefit"
    "|قيمة|قيمته|قيمتها|يسوى|تسوى|يسوي|تسوي|سوى|يساوي|تساوي|بكام|بكم|دولار|يكسب|فايدة|فائدة"
)
SOONER = (
    "sooner|earlier|faster|early|ahead of schedule|quicker|save|saving|shorten|cut|time saved|waiting|head start"
    "|speed up|speeding up|accelerate|bring forward"
    "|تسريع|تعجيل|تبكير|ابكر|ابدر|بدري|اسرع|توفير|يوفر|وفر|نوفر|اختصار|اختصر|يختصر|نختصر|قبل الموعد|قبل موعد"
    "|قبل الوقت|قبل"
)
CRITICAL = "critical|حرجة|الحرجة|حرج|الحرج"  # the power of the computers alone: "50 MW IT" is read as critical load
IT_LOAD = f"{CRITICAL}|it load|تقنية المعلومات|تقنية معلومات"
AT_METER = "gross|at the meter|إجمالي|إجمالية|عند العداد"
ALWAYS = (  # a load factor of 1, through the year
    "all year|year round|all year round|all year long|the whole year|around the clock|round the clock|flat out"
    "|non stop|nonstop|full tilt|full blast|full load|full power|full capacity|day and night|without a break"
    "|without stopping|طول السنة|طوال السنة|طيلة السنة|طول العام|طوال العام|طيلة العام|على مدار الساعة"
    "|على مدار السنة|على مدار العام|بدون توقف|من غير توقف|بلا توقف|دون توقف|من دون توقف|ليل نهار|ليل ونهار"
    "|بكامل طاقته|بكامل طاقتها|بكامل الطاقة|بكامل الحمل|بكامل قدرته|بكامل قدرتها"
)
HOMES = "home|homes|house|household|بيت|بيوت|منزل|منزلا|منازل|مسكن|مسكنا|مساكن"
SHARE = (
    "share|data centre|data center|مراكز البيانات|المراكز|percentage|proportion|fraction|of us power"
    "|of us electricity|of electricity|of power|of the grid"
    "|نسبة|حصة|نصيب|من كهرباء|من الكهرباء"
)
REACH = (
    "reach|hit|cross|pass|exceed|surpass|top|get to|climb to|go to|rise to|take|account for|make up|be|become|from|to"
    "|تصير|يصير|تكون|يكون|تصبح|يصبح|تصل|يصل|توصل|يوصل|وصول|تبلغ|يبلغ|بلوغ|تتجاوز|يتجاوز|تعدي|يعدي|تتخطى|من"
)
WATTS_AR = (
    "كيلووات|كيلوواط|ميجا|ميجاوات|ميجاواط|ميغا|ميغاوات|ميغاواط|جيجا|جيجاوات|جيجاواط|غيغاوات|غيغاواط|تيرا|تيراوات"
    "|تيراواط"
)
WATT_HOURS_AR = (
    "ميجاوات ساعة|ميجاواط ساعة|ميغاوات ساعة|ميغاواط ساعة|جيجاوات ساعة|جيجاواط ساعة|غيغاوات ساعة|غيغاواط ساعة"
    "|تيراوات ساعة|تيراواط ساعة"
)
COUNT_AR = "كم|كام|جم|شكد|شكثر|اشكثر|قد ايه|اد ايه|قديش|ايش قد|وش قد|كم تقريبا"
