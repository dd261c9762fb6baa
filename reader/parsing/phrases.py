"""The labels of web pages in Arabic, Persian, Urdu, Hebrew and English, folded for comparing.

A table, nothing else: what a label means depends on where it stands, see :mod:`reader.parsing.furniture`.
"""

from __future__ import annotations

from reader.letters import fold


def _phrases(text: str) -> frozenset[str]:
    return frozenset(fold(phrase.strip()) for phrase in text.strip().splitlines() if phrase.strip())


LISTS = _phrases("""
الأكثر قراءة
الاكثر قراءه
الأكثر مشاهدة
الأكثر تصفحا
الأكثر تداولا
الأكثر زيارة
الأكثر شعبية
الأكثر شيوعا
الأكثر تفاعلا
الأكثر رواجا
أكثر الأخبار قراءة
أكثر المواضيع قراءة
أكثر الموضوعات رواجا
أخبار ذات صلة
مقالات ذات صلة
مواضيع ذات صلة
موضوعات ذات صلة
مواضيع متعلقة
مواد ذات صلة
مقالات مشابهة
أخبار متعلقة
أخبار مشابهة
مواضيع مشابهة
قد يعجبك أيضا
قد يهمك أيضا
ربما يعجبك أيضا
اخترنا لك
اخترنا لكم
نرشح لك
ترشيحاتنا
زوارنا يقرأون الآن
المزيد من الأخبار
اقرأ المزيد
مقالات أخرى
مقالات أخرى للكاتب
أحدث الأخبار
آخر الأخبار
أخبار أخرى
most read
most popular
related articles
related posts
read more
پربازدیدترین
پربیننده ترین
اخبار مرتبط
مطالب مرتبط
مزید پڑھیں
متعلقہ خبریں
הנקראות ביותר
כתבות נוספות
""")
"""Headings of lists of other articles."""

ASIDES = _phrases("""
اقرأ أيضا
إقرأ أيضا
اقرأ ايضا
اقرئي أيضا
قد تقرأ أيضا
شاهد أيضا
شاهدي أيضا
انظر أيضا
طالع أيضا
تابع أيضا
وتقرأون أيضا
اقرأ كذلك
تابعي المزيد
قصص مقترحة
مواضيع قد تهمك
لقراءة المزيد
read also
see also
also read
بیشتر بخوانید
همچنین بخوانید
یہ بھی پڑھیں
קראו גם
""")
"""Headings of one or two other articles, often inside the text."""

ENDS = _phrases("""
تعليقات
التعليقات
أضف تعليق
أضف تعليقا
إضافة تعليق
إضافة تعليق جديد
اترك تعليقا
اترك تعليقا إلغاء الرد
اترك ردا
اترك رد
كتابة تعليق
شارك برأيك
الكلمات الدالة
الكلمات الدلالية
كلمات دالة
كلمات مفتاحية
الكلمات المفتاحية
الوسوم
وسوم
تاجز
تاجات
هاشتاغ
مشاركة الخبر
مشاركه الخبر
شارك الخبر
شارك المقال
شارك هذا المقال
شارك الموضوع
شاركها
انشر
طباعة
اطبع
tweet
share
share this
email
whatsapp
whats app
telegram
facebook
twitter
فيسبوك
تويتر
واتساب
تيليجرام
لينكد إن
تابعونا على
تابعنا على
تابعنا عبر
جميع الحقوق محفوظة
حقوق النشر محفوظة
النشرة البريدية
اشترك في النشرة البريدية
الموضوع التالي
المقال التالي
المقال السابق
التالي
السابق
comments
leave a comment
leave a reply
tags
برچسب ها
نظرات
ارسال نظر
שתפו
שתף
תגובות
תגיות
""")
"""What begins the rest of a page: comments, tags, sharing, rights."""

JUNK = _phrases("""
|
صص
انتهای پیام
قصص مقترحة نهاية
تخطى قصص مقترحة وواصل القراءة
تخطى وواصل القراءة
تخطى إلى المحتوى
تخط إلى المحتوى
تجاوز إلى المحتوى الرئيسي
tt
x
...
…
المزيد
... المزيد
… المزيد
اقرأ أكثر
محتوى اعلاني
محتوى إعلاني
إعلان
اعلان
إعلانات
advertisement
مباشر
بث مباشر
البث المباشر
عاجل
شارك
مشاركة
مشاهدات عالية
نسخ الرابط
انسخ الرابط
تم نسخ الرابط
حفظ
استمع
استمع للمقال
حجم الخط
تكبير الخط
تصغير الخط
بحث
القائمة
المصدر
المصدر:
التاريخ:
الموضوع:
pdf
en
english
print
share on facebook
share on twitter
share on facebookshare on twitterwhatsapp
لا يوجد نتائج
شاهد كل النتائج
تبصرے دیکھیں
poll
poll buttons
عرض النتائج
d-none hideme
""")
"""Buttons and labels that stand alone."""

HOMES = _phrases("""
الرئيسية
الصفحة الرئيسية
الرئيسيه
home
صفحه اصلی
خانه
דף הבית
ראשי
""")
"""The first step of a breadcrumb."""

SECTIONS = _phrases("""
سياسة
أخبار
محليات
أخبار محلية
أخبار دولية
دولي
دوليات
عربي ودولي
عالم
العالم
العالم العربي
الشرق الأوسط
اقتصاد
مال وأعمال
اقتصاد وأعمال
أسواق
رياضة
كرة القدم
ثقافة
ثقافة وفن
فن
فنون
فن ومشاهير
منوعات
مجتمع
حوادث
تكنولوجيا
علوم
علوم وتكنولوجيا
صحة
تعليم
رأي
آراء
مقالات
دين
سياحة
سيارات
تقارير
تحقيقات
حوارات
مرأة
لبنان
سوريا
مصر
المغرب
تونس
الجزائر
politics
economy
business
sport
sports
culture
world
opinion
technology
health
سياست
اقتصادی
ورزشی
فرهنگ
بین الملل
پاکستان
کھیل
کاروبار
דעות
ספורט
כלכלה
תרבות
חדשות
חדשות מתפרצות
""")
"""What newspapers call their sections."""
