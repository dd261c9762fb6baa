<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>%1 is saved</source>
        <translation>حُفظ %1</translation>
    </message>
    <message>
        <source>Sent to the printer %1</source>
        <translation>أُرسل إلى الطابعة %1</translation>
    </message>
</context>
<context>
    <name>ArticleView</name>
    <message>
        <source>Most read</source>
        <translation>الأكثر قراءة</translation>
    </message>
    <message>
        <source>Left out of the text</source>
        <translation>مما استُبعد من النص</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>المقال</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>ملاحظة: %1</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>Lemon</source>
        <translation>ليموني</translation>
    </message>
    <message>
        <source>Mint</source>
        <translation>نعناعي</translation>
    </message>
    <message>
        <source>Sky</source>
        <translation>سماوي</translation>
    </message>
    <message>
        <source>Rose</source>
        <translation>وردي</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Moving around</source>
        <translation>التنقّل</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>البحث</translation>
    </message>
    <message>
        <source>Highlights and notes</source>
        <translation>التظليل والملاحظات</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Shelves and sections</source>
        <translation>الرفوف والأقسام</translation>
    </message>
    <message>
        <source>General</source>
        <translation>عام</translation>
    </message>
    <message>
        <source>Next article</source>
        <translation>المقال التالي</translation>
    </message>
    <message>
        <source>Previous article</source>
        <translation>المقال السابق</translation>
    </message>
    <message>
        <source>Next unread article</source>
        <translation>التالي غير المقروء</translation>
    </message>
    <message>
        <source>Read the article</source>
        <translation>قراءة المقال</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>بين الأعمدة</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>العمود السابق</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>تقدّم</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>خطوة إلى الوراء</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>صفحة إلى الأسفل</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>تكبير الخط</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>تصغير الخط</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>الحجم المعتاد للخط</translation>
    </message>
    <message>
        <source>Change the theme</source>
        <translation>تبديل المظهر</translation>
    </message>
    <message>
        <source>Show what was left out</source>
        <translation>إظهار ما استُبعد من النص</translation>
    </message>
    <message>
        <source>Menus, lists and notes of the page that are not the article</source>
        <translation>قوائم الصفحة وملحقاتها التي ليست من المقال</translation>
    </message>
    <message>
        <source>Read without distraction</source>
        <translation>القراءة بلا مشتتات</translation>
    </message>
    <message>
        <source>The article alone on the whole screen, one paragraph in focus</source>
        <translation>المقال وحده على الشاشة كلها، وفقرة واحدة في البؤرة</translation>
    </message>
    <message>
        <source>Dim the other paragraphs</source>
        <translation>تعتيم الفقرات الأخرى</translation>
    </message>
    <message>
        <source>Next paragraph</source>
        <translation>الفقرة التالية</translation>
    </message>
    <message>
        <source>Previous paragraph</source>
        <translation>الفقرة السابقة</translation>
    </message>
    <message>
        <source>Select more: word, sentence, paragraph</source>
        <translation>توسيع التحديد: كلمة، جملة، فقرة</translation>
    </message>
    <message>
        <source>Select less</source>
        <translation>تضييق التحديد</translation>
    </message>
    <message>
        <source>Next highlight</source>
        <translation>التظليل التالي</translation>
    </message>
    <message>
        <source>Previous highlight</source>
        <translation>التظليل السابق</translation>
    </message>
    <message>
        <source>Search the library</source>
        <translation>بحث في الخزانة</translation>
    </message>
    <message>
        <source>Find in the article</source>
        <translation>بحث في المقال</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>المطابقة التالية</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>المطابقة السابقة</translation>
    </message>
    <message>
        <source>Take the better query</source>
        <translation>أخذ البحث المقترح</translation>
    </message>
    <message>
        <source>Search what «Did you mean» offers</source>
        <translation>البحث عما يقترحه «هل تقصد»</translation>
    </message>
    <message>
        <source>Match: spelling, form or root</source>
        <translation>المطابقة: الرسم أو الصيغة أو الجذر</translation>
    </message>
    <message>
        <source>How near the words of an article must come to yours</source>
        <translation>كم يجب أن تقرب كلمات المقال من كلماتك</translation>
    </message>
    <message>
        <source>Why did this match?</source>
        <translation>لماذا ظهر هذا المقال؟</translation>
    </message>
    <message>
        <source>More like this</source>
        <translation>مثل هذا المقال</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>حفظ هذا البحث…</translation>
    </message>
    <message>
        <source>Keep it in the sidebar; Delete there forgets it, F2 names it anew</source>
        <translation>يبقى في الشريط الجانبي؛ Delete هناك تحذفه وF2 تسميه من جديد</translation>
    </message>
    <message>
        <source>Earlier searches</source>
        <translation>عمليات بحث سابقة</translation>
    </message>
    <message>
        <source>Forget earlier searches</source>
        <translation>نسيان عمليات البحث السابقة</translation>
    </message>
    <message>
        <source>Keep vowel marks apart</source>
        <translation>التفريق بالتشكيل</translation>
    </message>
    <message>
        <source>Find only what is vocalised as you type it</source>
        <translation>لا يُعثر إلا على ما شُكّل كما تكتبه</translation>
    </message>
    <message>
        <source>Keep hamza apart: أ إ آ ا</source>
        <translation>التفريق بين الهمزات: أ إ آ ا</translation>
    </message>
    <message>
        <source>Keep ي and ى apart</source>
        <translation>التفريق بين ي وى</translation>
    </message>
    <message>
        <source>Keep ة and ه apart</source>
        <translation>التفريق بين ة وه</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>حفظ / إلغاء الحفظ</translation>
    </message>
    <message>
        <source>Keep this article among the bookmarks, or release it</source>
        <translation>يحفظ هذا المقال بين المحفوظات أو يخرجه منها</translation>
    </message>
    <message>
        <source>Read or unread</source>
        <translation>مقروء / غير مقروء</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>حفظ بصيغة PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>نسخ النص</translation>
    </message>
    <message>
        <source>What is selected, or the whole article</source>
        <translation>المحدَّد، أو المقال كله</translation>
    </message>
    <message>
        <source>Copy with the source</source>
        <translation>نسخ مع المصدر</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>نسخ بصيغة Markdown</translation>
    </message>
    <message>
        <source>Copy as visual text, for old programs</source>
        <translation>نسخ نصًا مرئيًا للبرامج القديمة</translation>
    </message>
    <message>
        <source>Highlight in a colour</source>
        <translation>تظليل بلون</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>Write beside the selected passage, or about the article</source>
        <translation>اكتب بجانب المقطع المحدد، أو عن المقال</translation>
    </message>
    <message>
        <source>Bookmark the passage</source>
        <translation>حفظ المقطع</translation>
    </message>
    <message>
        <source>Remove the highlight</source>
        <translation>إزالة التظليل</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>الوسوم…</translation>
    </message>
    <message>
        <source>Tag the selected highlight, or the article</source>
        <translation>وسم التظليل المحدد أو المقال</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Import files…</source>
        <translation>استيراد ملفات…</translation>
    </message>
    <message>
        <source>Add article files to the library</source>
        <translation>إضافة ملفات مقالات إلى الخزانة</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>استيراد مجلد…</translation>
    </message>
    <message>
        <source>Preview files before importing…</source>
        <translation>معاينة ملفات قبل استيرادها…</translation>
    </message>
    <message>
        <source>See what files would become, and correct it</source>
        <translation>انظر كيف ستُقرأ الملفات وصحّح ما يلزم</translation>
    </message>
    <message>
        <source>Preview a folder before importing…</source>
        <translation>معاينة مجلد قبل استيراده…</translation>
    </message>
    <message>
        <source>Paste as an article</source>
        <translation>لصق مقالًا جديدًا</translation>
    </message>
    <message>
        <source>Import the text or the files of the clipboard</source>
        <translation>استورد نصَّ الحافظة أو ملفاتها</translation>
    </message>
    <message>
        <source>The last import&apos;s report</source>
        <translation>تقرير آخر استيراد</translation>
    </message>
    <message>
        <source>Watched folders…</source>
        <translation>المجلدات المراقَبة…</translation>
    </message>
    <message>
        <source>Folders whose new files are imported by themselves</source>
        <translation>مجلدات تُستورد ملفاتها الجديدة تلقائيًا</translation>
    </message>
    <message>
        <source>About this article…</source>
        <translation>عن هذا المقال…</translation>
    </message>
    <message>
        <source>Older versions…</source>
        <translation>النسخ الأقدم…</translation>
    </message>
    <message>
        <source>Copies in other papers…</source>
        <translation>نسخ عند غيره…</translation>
    </message>
    <message>
        <source>Fold copies into one row</source>
        <translation>طيّ النسخ في صف واحد</translation>
    </message>
    <message>
        <source>Articles that tell the same story are one row, or each its own</source>
        <translation>المقالات التي تروي الخبر نفسه صفٌّ واحد، أو لكلٍّ صف</translation>
    </message>
    <message>
        <source>Put on the reading list, or take off</source>
        <translation>إضافة إلى قائمة القراءة أو إزالة منها</translation>
    </message>
    <message>
        <source>Read it earlier</source>
        <translation>تقديم في قائمة القراءة</translation>
    </message>
    <message>
        <source>Read it later</source>
        <translation>تأخير في قائمة القراءة</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Articles, or bookmarks, highlights and notes, as files</source>
        <translation>المقالات، أو المحفوظات والتظليلات والملاحظات، ملفات</translation>
    </message>
    <message>
        <source>Import highlights and notes…</source>
        <translation>استيراد تظليلات وملاحظات…</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>التظليلات</translation>
    </message>
    <message>
        <source>Reading list</source>
        <translation>قائمة القراءة</translation>
    </message>
    <message>
        <source>Pin the section to the top, or no longer</source>
        <translation>تثبيت القسم في الأعلى أو إلغاء تثبيته</translation>
    </message>
    <message>
        <source>Rename or merge the section…</source>
        <translation>تسمية القسم أو دمجه…</translation>
    </message>
    <message>
        <source>Order: relevance, newest or oldest first</source>
        <translation>الترتيب: الأقرب أو الأحدث أو الأقدم أولًا</translation>
    </message>
    <message>
        <source>All articles</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير المقروء</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>المحفوظات</translation>
    </message>
    <message>
        <source>Sections, first to ninth</source>
        <translation>الأقسام من الأول إلى التاسع</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>لوحة الأوامر</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>المظهر: فاتح</translation>
    </message>
    <message>
        <source>Theme: sepia</source>
        <translation>المظهر: ورقي</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>المظهر: داكن</translation>
    </message>
    <message>
        <source>Theme: high contrast</source>
        <translation>المظهر: تباين عالٍ</translation>
    </message>
    <message>
        <source>Theme: high contrast, dark</source>
        <translation>المظهر: تباين عالٍ داكن</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>المظهر: كالنظام</translation>
    </message>
    <message>
        <source>Library in figures</source>
        <translation>المكتبة بالأرقام</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>تغيير المفاتيح…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Language: Arabic or English</source>
        <translation>اللغة: العربية أو الإنجليزية</translation>
    </message>
    <message>
        <source>Key sheet</source>
        <translation>ورقة المفاتيح</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>إنهاء</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>Monday</source>
        <translation>الاثنين</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>الثلاثاء</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>الأربعاء</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>الخميس</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>الجمعة</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>السبت</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>الأحد</translation>
    </message>
    <message>
        <source>January</source>
        <translation>يناير</translation>
    </message>
    <message>
        <source>February</source>
        <translation>فبراير</translation>
    </message>
    <message>
        <source>March</source>
        <translation>مارس</translation>
    </message>
    <message>
        <source>April</source>
        <translation>أبريل</translation>
    </message>
    <message>
        <source>May</source>
        <translation>مايو</translation>
    </message>
    <message>
        <source>June</source>
        <translation>يونيو</translation>
    </message>
    <message>
        <source>July</source>
        <translation>يوليو</translation>
    </message>
    <message>
        <source>August</source>
        <translation>أغسطس</translation>
    </message>
    <message>
        <source>September</source>
        <translation>سبتمبر</translation>
    </message>
    <message>
        <source>October</source>
        <translation>أكتوبر</translation>
    </message>
    <message>
        <source>November</source>
        <translation>نوفمبر</translation>
    </message>
    <message>
        <source>December</source>
        <translation>ديسمبر</translation>
    </message>
    <message>
        <source>Muharram</source>
        <translation>محرّم</translation>
    </message>
    <message>
        <source>Safar</source>
        <translation>صفر</translation>
    </message>
    <message>
        <source>Rabi I</source>
        <translation>ربيع الأول</translation>
    </message>
    <message>
        <source>Rabi II</source>
        <translation>ربيع الآخر</translation>
    </message>
    <message>
        <source>Jumada I</source>
        <translation>جمادى الأولى</translation>
    </message>
    <message>
        <source>Jumada II</source>
        <translation>جمادى الآخرة</translation>
    </message>
    <message>
        <source>Rajab</source>
        <translation>رجب</translation>
    </message>
    <message>
        <source>Shaban</source>
        <translation>شعبان</translation>
    </message>
    <message>
        <source>Ramadan</source>
        <translation>رمضان</translation>
    </message>
    <message>
        <source>Shawwal</source>
        <translation>شوّال</translation>
    </message>
    <message>
        <source>Dhu al-Qadah</source>
        <translation>ذو القعدة</translation>
    </message>
    <message>
        <source>Dhu al-Hijjah</source>
        <translation>ذو الحجة</translation>
    </message>
    <message>
        <source>%1 AH</source>
        <translation>%1 هـ</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>Less than an hour ago</source>
        <translation>قبل أقل من ساعة</translation>
    </message>
</context>
<context>
    <name>DatesLevantine</name>
    <message>
        <source>January</source>
        <translation>كانون الثاني</translation>
    </message>
    <message>
        <source>February</source>
        <translation>شباط</translation>
    </message>
    <message>
        <source>March</source>
        <translation>آذار</translation>
    </message>
    <message>
        <source>April</source>
        <translation>نيسان</translation>
    </message>
    <message>
        <source>May</source>
        <translation>أيار</translation>
    </message>
    <message>
        <source>June</source>
        <translation>حزيران</translation>
    </message>
    <message>
        <source>July</source>
        <translation>تموز</translation>
    </message>
    <message>
        <source>August</source>
        <translation>آب</translation>
    </message>
    <message>
        <source>September</source>
        <translation>أيلول</translation>
    </message>
    <message>
        <source>October</source>
        <translation>تشرين الأول</translation>
    </message>
    <message>
        <source>November</source>
        <translation>تشرين الثاني</translation>
    </message>
    <message>
        <source>December</source>
        <translation>كانون الأول</translation>
    </message>
</context>
<context>
    <name>DatesMaghrebi</name>
    <message>
        <source>January</source>
        <translation>جانفي</translation>
    </message>
    <message>
        <source>February</source>
        <translation>فيفري</translation>
    </message>
    <message>
        <source>March</source>
        <translation>مارس</translation>
    </message>
    <message>
        <source>April</source>
        <translation>أفريل</translation>
    </message>
    <message>
        <source>May</source>
        <translation>ماي</translation>
    </message>
    <message>
        <source>June</source>
        <translation>جوان</translation>
    </message>
    <message>
        <source>July</source>
        <translation>جويلية</translation>
    </message>
    <message>
        <source>August</source>
        <translation>أوت</translation>
    </message>
    <message>
        <source>September</source>
        <translation>سبتمبر</translation>
    </message>
    <message>
        <source>October</source>
        <translation>أكتوبر</translation>
    </message>
    <message>
        <source>November</source>
        <translation>نوفمبر</translation>
    </message>
    <message>
        <source>December</source>
        <translation>ديسمبر</translation>
    </message>
</context>
<context>
    <name>DatesMoroccan</name>
    <message>
        <source>January</source>
        <translation>يناير</translation>
    </message>
    <message>
        <source>February</source>
        <translation>فبراير</translation>
    </message>
    <message>
        <source>March</source>
        <translation>مارس</translation>
    </message>
    <message>
        <source>April</source>
        <translation>أبريل</translation>
    </message>
    <message>
        <source>May</source>
        <translation>ماي</translation>
    </message>
    <message>
        <source>June</source>
        <translation>يونيو</translation>
    </message>
    <message>
        <source>July</source>
        <translation>يوليوز</translation>
    </message>
    <message>
        <source>August</source>
        <translation>غشت</translation>
    </message>
    <message>
        <source>September</source>
        <translation>شتنبر</translation>
    </message>
    <message>
        <source>October</source>
        <translation>أكتوبر</translation>
    </message>
    <message>
        <source>November</source>
        <translation>نونبر</translation>
    </message>
    <message>
        <source>December</source>
        <translation>دجنبر</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>a highlight</source>
        <translation>تظليل</translation>
    </message>
    <message>
        <source>a bookmark</source>
        <translation>حفظ</translation>
    </message>
    <message>
        <source>removing a bookmark</source>
        <translation>إزالة حفظ</translation>
    </message>
    <message>
        <source>a note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>tags</source>
        <translation>وسوم</translation>
    </message>
    <message>
        <source>a change</source>
        <translation>تغيير</translation>
    </message>
    <message>
        <source>renaming a tag</source>
        <translation>تسمية وسم</translation>
    </message>
    <message>
        <source>removing</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>adding to the reading list</source>
        <translation>إضافة إلى قائمة القراءة</translation>
    </message>
    <message>
        <source>taking off the reading list</source>
        <translation>إزالة من قائمة القراءة</translation>
    </message>
    <message>
        <source>a smart filter</source>
        <translation>بحث محفوظ</translation>
    </message>
    <message>
        <source>removing a smart filter</source>
        <translation>إزالة بحث محفوظ</translation>
    </message>
    <message>
        <source>renaming a section</source>
        <translation>تسمية قسم</translation>
    </message>
    <message>
        <source>pinning a section</source>
        <translation>تثبيت قسم</translation>
    </message>
    <message>
        <source>unpinning a section</source>
        <translation>إلغاء تثبيت قسم</translation>
    </message>
    <message>
        <source>importing annotations</source>
        <translation>استيراد تظليلات</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>لا شيء للتراجع عنه.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>تراجعت عن: %1</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>لا شيء لإعادته.</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>أعيد: %1</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>About this article</source>
        <translation>عن هذا المقال</translation>
    </message>
    <message>
        <source>Found in:</source>
        <translation>وُجد في:</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>لم يعد موجودًا</translation>
    </message>
    <message>
        <source>Layout: %1</source>
        <translation>التنسيق: %1</translation>
    </message>
    <message>
        <source>Encoding: %1</source>
        <translation>الترميز: %1</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>The file could not be read; check that the disk is connected</source>
        <translation>تعذّرت قراءة الملف؛ تأكّد من اتصال القرص</translation>
    </message>
    <message>
        <source>The file is empty; there is nothing to import</source>
        <translation>الملف فارغ؛ لا شيء فيه للاستيراد</translation>
    </message>
    <message>
        <source>The file is not text; save it as plain text first</source>
        <translation>الملف ليس نصًا؛ احفظه نصًا عاديًا أولًا</translation>
    </message>
    <message>
        <source>The file is larger than an article can be; split it into articles</source>
        <translation>الملف أكبر من أن يكون مقالًا؛ قسّمه إلى مقالات</translation>
    </message>
    <message>
        <source>There is no ordinary file here; choose a text file or a folder</source>
        <translation>لا ملف عاديًا هنا؛ اختر ملفًا نصيًا أو مجلدًا</translation>
    </message>
    <message>
        <source>Reading the file is not allowed; change its permissions</source>
        <translation>لا إذن بقراءة الملف؛ غيّر أذوناته ثم أعد استيراده</translation>
    </message>
    <message>
        <source>There is no such encoding; use a name such as UTF-8</source>
        <translation>لا ترميز بهذا الاسم؛ استعمل اسمًا مثل UTF-8</translation>
    </message>
    <message>
        <source>No article text was found; the file may hold only a page&apos;s menus</source>
        <translation>لم يُعثر على نص مقال؛ ربما ليس في الملف سوى قوائم صفحة</translation>
    </message>
    <message>
        <source>It was left out in the preview; import it again to add it</source>
        <translation>استُبعد في المعاينة؛ استورده من جديد لإضافته</translation>
    </message>
    <message>
        <source>The new text is the known one cut off; the fuller text stays</source>
        <translation>النص الجديد هو النص المعروف مبتورًا؛ يبقى النص الأكمل</translation>
    </message>
    <message>
        <source>The library could not be written; check that its folder exists</source>
        <translation>تعذّرت الكتابة في الخزانة؛ تأكّد من وجود مجلدها</translation>
    </message>
    <message>
        <source>The library file is damaged; restore a backup</source>
        <translation>ملف الخزانة تالف؛ استرجع نسخة احتياطية</translation>
    </message>
    <message>
        <source>The library was made by a newer Khizana; update the program</source>
        <translation>أنشأ هذه الخزانةَ إصدارٌ أحدث؛ حدّث البرنامج</translation>
    </message>
    <message>
        <source>This article is not in the library any more</source>
        <translation>لم يعد هذا المقال في الخزانة</translation>
    </message>
    <message>
        <source>There is no such highlight, bookmark or note any more</source>
        <translation>لم يعد هذا التظليل أو الحفظ أو الملاحظة موجودًا</translation>
    </message>
    <message>
        <source>This is not a date; write it like 2024-12-07</source>
        <translation>هذا ليس تاريخًا؛ اكتبه مثل ⁨2024-12-07⁩</translation>
    </message>
    <message>
        <source>It could not be exchanged</source>
        <translation>تعذّر التبادل</translation>
    </message>
    <message>
        <source>The file was not written; choose another folder or let it be replaced</source>
        <translation>لم يُكتب الملف؛ اختر مجلدًا آخر أو اسمح باستبداله</translation>
    </message>
    <message>
        <source>The file holds no annotations; choose a W3C Web Annotation file</source>
        <translation>لا تظليلات في الملف؛ اختر ملفًا بصيغة ⁨W3C Web Annotation⁩</translation>
    </message>
    <message>
        <source>The search index could not answer; no article is lost</source>
        <translation>لم يُجب فهرس البحث؛ لم يضِع أي مقال</translation>
    </message>
    <message>
        <source>The search took too long; add a word or leave out wildcards</source>
        <translation>طال البحث كثيرًا؛ أضف كلمة أو اترك الرموز البديلة</translation>
    </message>
    <message>
        <source>The search index is damaged and is being built anew</source>
        <translation>فهرس البحث تالف ويُبنى من جديد</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>استبدالها</translation>
    </message>
    <message>
        <source>The articles of the list: section, search or shelf</source>
        <translation>مقالات القائمة: القسم أو البحث أو الرف</translation>
    </message>
    <message>
        <source>All bookmarks, highlights, notes and tags</source>
        <translation>كل المحفوظات والتظليلات والملاحظات والوسوم</translation>
    </message>
    <message>
        <source>The open article</source>
        <translation>المقال المفتوح</translation>
    </message>
    <message>
        <source>What is kept of the open article</source>
        <translation>ما حُفظ من المقال المفتوح</translation>
    </message>
    <message>
        <source>What the list of the kept shows</source>
        <translation>ما تعرضه قائمة التظليلات</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>يجري التصدير…</translation>
    </message>
    <message>
        <source>Stopped; what was written stays.</source>
        <translation>توقف؛ وبقي ما كُتب.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>ماذا</translation>
    </message>
    <message>
        <source>As</source>
        <translation>بصيغة</translation>
    </message>
    <message>
        <source>Text, as it was imported (.txt)</source>
        <translation>نص كما استُورد (⁦.txt⁩)</translation>
    </message>
    <message>
        <source>Markdown (.md)</source>
        <translation>ماركداون (⁦.md⁩)</translation>
    </message>
    <message>
        <source>A page for any browser (.html)</source>
        <translation>صفحة لأي متصفح (⁦.html⁩)</translation>
    </message>
    <message>
        <source>Pages to print (.pdf)</source>
        <translation>صفحات للطباعة (⁦.pdf⁩)</translation>
    </message>
    <message>
        <source>Markdown, to read (.md)</source>
        <translation>ماركداون للقراءة (⁦.md⁩)</translation>
    </message>
    <message>
        <source>W3C Web Annotation, to import again (.json)</source>
        <translation>W3C Web Annotation للاستيراد ثانية (⁦.json⁩)</translation>
    </message>
    <message>
        <source>A table for spreadsheets (.csv)</source>
        <translation>جدول (⁦.csv⁩)</translation>
    </message>
    <message>
        <source>A folder for the articles</source>
        <translation>مجلد للمقالات</translation>
    </message>
    <message>
        <source>A file for what is kept</source>
        <translation>ملف لما حُفظ</translation>
    </message>
    <message>
        <source>Import highlights, notes and bookmarks</source>
        <translation>استيراد تظليلات وملاحظات ومحفوظات</translation>
    </message>
</context>
<context>
    <name>Find</name>
    <message>
        <source>Find in the article</source>
        <translation>بحث في المقال</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>No match in this article</source>
        <translation>لا مطابقة في هذا المقال</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Choose a folder…</source>
        <translation>اختيار مجلد…</translation>
    </message>
    <message>
        <source>Your library is empty</source>
        <translation>خزانتك فارغة بعد</translation>
    </message>
    <message>
        <source>Put your text articles in it, to read and search them offline.</source>
        <translation>ضَع فيها مقالاتك النصية لتقرأها وتبحث فيها دون اتصال.</translation>
    </message>
    <message>
        <source>Drop a folder or files here</source>
        <translation>أفلِت مجلدًا أو ملفات هنا</translation>
    </message>
    <message>
        <source>Text and saved web pages, in any Arabic encoding</source>
        <translation>نصوص وصفحات ويب محفوظة، بأي ترميز عربي</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>اختيار ملفات…</translation>
    </message>
    <message>
        <source>Open the sample articles</source>
        <translation>فتح مقالات نموذجية</translation>
    </message>
    <message>
        <source>The section, in the first line</source>
        <translation>القسم في السطر الأول</translation>
    </message>
    <message>
        <source>The date and time, in the second</source>
        <translation>التاريخ والوقت في الثاني</translation>
    </message>
    <message>
        <source>The headline, then the lead and the text</source>
        <translation>العنوان، ثم المقدمة، ثم المتن</translation>
    </message>
    <message>
        <source>What is read from a file</source>
        <translation>ما الذي يُقرأ من الملف</translation>
    </message>
    <message>
        <source>From the keyboard</source>
        <translation>من لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Everything stays on this computer: no account, no network.</source>
        <translation>كل شيء يبقى على هذا الجهاز: لا حساب ولا شبكة.</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Outcome</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Article or reason</source>
        <translation>المقال أو السبب</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation>استيراد المقالات</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>The report was not saved: %1</source>
        <translation>لم يُحفظ التقرير: %1</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>حُفظ باسم %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>استئناف</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>Go on in the background</source>
        <translation>متابعة في الخلفية</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>تم</translation>
    </message>
    <message>
        <source>This computer has no program that shows folders.</source>
        <translation>لا برنامج على هذا الجهاز يعرض المجلدات.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>نُسخ التقرير.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Outcome of every file</source>
        <translation>نتيجة كل ملف</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>التقرير</translation>
    </message>
    <message>
        <source>Save the report…</source>
        <translation>حفظ التقرير…</translation>
    </message>
    <message>
        <source>Look at the files before they are imported (Ctrl+P)</source>
        <translation>انظر إلى الملفات قبل استيرادها (Ctrl+P)</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
    <message>
        <source>Your files stay as they are.</source>
        <translation>ملفاتك الأصلية تبقى كما هي.</translation>
    </message>
    <message>
        <source>The library has this article already</source>
        <translation>هذا المقال في الخزانة من قبل</translation>
    </message>
    <message>
        <source>Nothing has changed since the last import</source>
        <translation>لم يتغيّر شيء منذ آخر استيراد</translation>
    </message>
    <message>
        <source>Without a title</source>
        <translation>بلا عنوان</translation>
    </message>
    <message>
        <source>Counting the files…</source>
        <translation>تُعَدّ الملفات…</translation>
    </message>
</context>
<context>
    <name>Intake</name>
    <message>
        <source>Nothing has been imported since the window was opened.</source>
        <translation>لم يُستورد شيء منذ فُتحت النافذة.</translation>
    </message>
    <message>
        <source>The clipboard holds no text and no files.</source>
        <translation>ليس في الحافظة نص ولا ملفات.</translation>
    </message>
    <message>
        <source>An import was interrupted: %1. What came in is kept.</source>
        <translation>انقطع استيرادٌ قبل أن يتم: %1. ما دخل منه محفوظ.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>ترك</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>The article is on the reading list.</source>
        <translation>المقال في قائمة القراءة.</translation>
    </message>
    <message>
        <source>The article is off the reading list.</source>
        <translation>أزيل المقال من قائمة القراءة.</translation>
    </message>
    <message>
        <source>Choose one section first.</source>
        <translation>اختر قسمًا واحدًا أولًا.</translation>
    </message>
    <message>
        <source>Another name for the section</source>
        <translation>اسم آخر للقسم</translation>
    </message>
    <message>
        <source>There is a section of this name: the two will be shown as one. Undo parts them.</source>
        <translation>يوجد قسم بهذا الاسم: سيُعرض القسمان واحدًا. التراجع يفصلهما.</translation>
    </message>
    <message>
        <source>Another name for the tag</source>
        <translation>اسم آخر للوسم</translation>
    </message>
    <message>
        <source>There is a tag of this name: the two will become one. Undo parts them.</source>
        <translation>يوجد وسم بهذا الاسم: سيصير الوسمان واحدًا. التراجع يفصلهما.</translation>
    </message>
    <message>
        <source>Rename or merge…</source>
        <translation>تسمية أو دمج…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>تسمية…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>نسيان</translation>
    </message>
    <message>
        <source>Pin no longer</source>
        <translation>إلغاء التثبيت</translation>
    </message>
    <message>
        <source>Pin to the top</source>
        <translation>تثبيت في الأعلى</translation>
    </message>
    <message>
        <source>Show under its own names</source>
        <translation>عرض بأسمائه الأصلية</translation>
    </message>
    <message>
        <source>Export its articles…</source>
        <translation>تصدير مقالاته…</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>اسم آخر</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>تسمية</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>Its article is not here, or says otherwise now.</source>
        <translation>مقاله ليس هنا، أو تغيّر نصه.</translation>
    </message>
    <message>
        <source>Everything kept</source>
        <translation>كل ما حُفظ</translation>
    </message>
    <message>
        <source>Highlights</source>
        <translation>التظليلات</translation>
    </message>
    <message>
        <source>Nothing kept fits this. Let go of a filter.</source>
        <translation>لا شيء يوافق هذا. أزل أحد المرشحات.</translation>
    </message>
    <message>
        <source>Nothing is kept yet. Select a passage and press 1, or Ctrl+M for a note.</source>
        <translation>لا شيء هنا بعد. حدّد مقطعًا واضغط 1، أو Ctrl+M لملاحظة.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>الكل</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>النوع</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>القسم</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>الوسم</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>الشهر</translation>
    </message>
    <message>
        <source>Export what is shown…</source>
        <translation>تصدير المعروض…</translation>
    </message>
    <message>
        <source>Search in quotes, notes and tags</source>
        <translation>ابحث في المقاطع والملاحظات والوسوم</translation>
    </message>
    <message>
        <source>Unplaced: the passage was not found again</source>
        <translation>بلا موضع: لم يُعثر على المقطع ثانية</translation>
    </message>
    <message>
        <source>An article that is not in the library</source>
        <translation>مقال ليس في المكتبة</translation>
    </message>
</context>
<context>
    <name>KeyCaps</name>
    <message>
        <source>or</source>
        <translation>أو</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>In the search field</source>
        <translation>في خانة البحث</translation>
    </message>
    <message>
        <source>Words to go on with, then the results</source>
        <translation>الكلمات المقترحة، ثم النتائج</translation>
    </message>
    <message>
        <source>Take the word</source>
        <translation>أخذ الكلمة المقترحة</translation>
    </message>
    <message>
        <source>To the results</source>
        <translation>إلى النتائج</translation>
    </message>
    <message>
        <source>Earlier searches, while it is empty</source>
        <translation>عمليات بحث سابقة، والخانة فارغة</translation>
    </message>
    <message>
        <source>Put the words away, clear, go back</source>
        <translation>إخفاء المقترحات، فالمسح، فالرجوع</translation>
    </message>
    <message>
        <source>In the lists</source>
        <translation>في القوائم</translation>
    </message>
    <message>
        <source>Pick several articles</source>
        <translation>تحديد عدة مقالات</translation>
    </message>
    <message>
        <source>One more section, month or source</source>
        <translation>إضافة قسم أو شهر أو مصدر آخر</translation>
    </message>
    <message>
        <source>Name a saved search anew</source>
        <translation>إعادة تسمية بحث محفوظ</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>حذفه</translation>
    </message>
    <message>
        <source>Key sheet</source>
        <translation>ورقة المفاتيح</translation>
    </message>
    <message>
        <source>Letters work on Arabic, Persian, Hebrew and Latin keyboards</source>
        <translation>تعمل الحروف باللوحات العربية والفارسية والعبرية واللاتينية</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>Change keys</source>
        <translation>تغيير المفاتيح</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>المفتاح الجديد</translation>
    </message>
    <message>
        <source>Set the key</source>
        <translation>تعيين المفتاح</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>المفاتيح المعتادة</translation>
    </message>
    <message>
        <source>Go to the field and press the new key.</source>
        <translation>انتقل إلى الحقل واضغط المفتاح الجديد.</translation>
    </message>
    <message>
        <source>%1 belongs to «%2». Setting it here takes it from there.</source>
        <translation>%1 مفتاح «%2». تعيينه هنا ينزعه من هناك.</translation>
    </message>
</context>
<context>
    <name>Kinds</name>
    <message>
        <source>Highlights</source>
        <translation>التظليلات</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>المحفوظات</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>الملاحظات</translation>
    </message>
    <message>
        <source>Tagged articles</source>
        <translation>مقالات موسومة</translation>
    </message>
    <message>
        <source>The article is bookmarked</source>
        <translation>المقال محفوظ</translation>
    </message>
    <message>
        <source>Tags of the article</source>
        <translation>وسوم المقال</translation>
    </message>
    <message>
        <source>About the article</source>
        <translation>عن المقال</translation>
    </message>
</context>
<context>
    <name>Layouts</name>
    <message>
        <source>SGML records</source>
        <translation>سجلات SGML</translation>
    </message>
    <message>
        <source>News feed</source>
        <translation>خلاصة أخبار</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>صفحة ويب</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>جدول</translation>
    </message>
    <message>
        <source>Padded lines</source>
        <translation>أسطر محشوّة</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>ماركداون</translation>
    </message>
    <message>
        <source>News text</source>
        <translation>نص خبري</translation>
    </message>
</context>
<context>
    <name>LibraryPage</name>
    <message>
        <source>The library in figures</source>
        <translation>المكتبة بالأرقام</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>القسم</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير المقروء</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>الشهر</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>No article has these words. Try fewer words, or let go of a filter.</source>
        <translation>لا مقال فيه هذه الكلمات. جرّب كلمات أقل، أو أزِل أحد المرشّحات.</translation>
    </message>
    <message>
        <source>Did you mean «%1»?</source>
        <translation>هل تقصد «%1»؟</translation>
    </message>
    <message>
        <source>Nothing yet: the search index is being built. What it finds will stand here.</source>
        <translation>لا شيء بعد: فهرس البحث قيد البناء. ما يجده سيظهر هنا.</translation>
    </message>
    <message>
        <source>Let go of the filter %1</source>
        <translation>إزالة المرشّح %1</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>ترتيب القائمة</translation>
    </message>
    <message>
        <source>Like one article</source>
        <translation>مثل مقال واحد</translation>
    </message>
    <message>
        <source>No bookmarks here yet. Ctrl+D keeps the open article.</source>
        <translation>لا محفوظات هنا بعد. ⁨Ctrl+D⁩ يحفظ المقال المفتوح.</translation>
    </message>
    <message>
        <source>The reading list is empty. Ctrl+Shift+Q puts the open article on it.</source>
        <translation>قائمة القراءة فارغة. Ctrl+Shift+Q يضيف إليها المقال المفتوح.</translation>
    </message>
    <message>
        <source>Everything here has been read.</source>
        <translation>قرأتَ كل ما هنا.</translation>
    </message>
    <message>
        <source>There are no articles here.</source>
        <translation>لا مقالات هنا.</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>The passage is bookmarked.</source>
        <translation>حُفظ المقطع.</translation>
    </message>
    <message>
        <source>Nothing is marked here. F4 goes to the next highlight.</source>
        <translation>لا تظليل هنا. F4 ينقلك إلى التظليل التالي.</translation>
    </message>
    <message>
        <source>Select a passage first: F8 widens, Shift with the arrows extends.</source>
        <translation>حدّد مقطعًا أولًا: F8 يوسّع التحديد، وShift مع الأسهم يمدّه.</translation>
    </message>
    <message>
        <source>This is an older version; mark the newest one.</source>
        <translation>هذه نسخة أقدم؛ ظلّل أحدث نسخة.</translation>
    </message>
    <message>
        <source>Note about the article</source>
        <translation>ملاحظة عن المقال</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>ملاحظة</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>ملاحظة جديدة</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>Name</name>
    <message>
        <source>Name of the search</source>
        <translation>اسم البحث</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>حفظ</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Some letters could not be read and are shown as boxes.</source>
        <translation>تعذّرت قراءة بعض الحروف فظهرت مربعات.</translation>
    </message>
    <message>
        <source>Letters had been spelled out in codes and were restored.</source>
        <translation>كانت حروف مكتوبة برموزها فأُعيدت إلى أصلها.</translation>
    </message>
    <message>
        <source>The encoding was recognised by its letters.</source>
        <translation>عُرف الترميز من حروف النص.</translation>
    </message>
    <message>
        <source>The letters had become question marks; look for another copy.</source>
        <translation>صارت الحروف علامات استفهام؛ ابحث عن نسخة أخرى.</translation>
    </message>
    <message>
        <source>Some lines were in another encoding and were read so.</source>
        <translation>كانت بعض الأسطر بترميز آخر فقُرئت به.</translation>
    </message>
    <message>
        <source>The text had been saved through a wrong encoding and was restored.</source>
        <translation>كان النص محفوظًا بترميز خاطئ فأُصلح.</translation>
    </message>
    <message>
        <source>Letters stored in their drawn shapes were made plain.</source>
        <translation>كانت الحروف مخزّنة بأشكالها المرسومة فأُعيدت حروفًا عادية.</translation>
    </message>
    <message>
        <source>The file gives its date only as a time ago, so it has none.</source>
        <translation>لا يذكر الملف تاريخه إلا منسوبًا إلى وقت مضى، فبقي بلا تاريخ.</translation>
    </message>
    <message>
        <source>The letters of words stood apart and were joined.</source>
        <translation>كانت حروف الكلمات متباعدة فضُمّت.</translation>
    </message>
    <message>
        <source>Hidden or look-alike letters could make this text seem another; it is shown without their effect.</source>
        <translation>في النص حروف خفية أو متشابهة قد توهم بغير معناه؛ وهو معروض هنا بلا أثرها.</translation>
    </message>
    <message>
        <source>Lines had been stored back to front and were turned round.</source>
        <translation>كانت الأسطر مخزّنة معكوسة فأُعيدت إلى اتجاهها.</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>Added</source>
        <translation>أُضيف</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>لم يتغيّر</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>حُدّث</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>مكرّر</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>تعذّر</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>تُجووز</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation>لوحة الأوامر</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>الأوامر</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>الأقسام</translation>
    </message>
    <message>
        <source>Articles</source>
        <translation>المقالات</translation>
    </message>
    <message>
        <source>Command, section or article</source>
        <translation>أمر أو قسم أو مقال</translation>
    </message>
    <message>
        <source>What matches</source>
        <translation>ما يطابق</translation>
    </message>
    <message>
        <source>walk</source>
        <translation>تنقّل</translation>
    </message>
    <message>
        <source>do it</source>
        <translation>تنفيذ</translation>
    </message>
    <message>
        <source>commands only</source>
        <translation>الأوامر فقط</translation>
    </message>
    <message>
        <source>section</source>
        <translation>قسم</translation>
    </message>
</context>
<context>
    <name>Plurals</name>
    <message numerus="yes">
        <source>%1 article(s)</source>
        <translation>
            <numerusform>%1 مقال</numerusform>
            <numerusform>مقال واحد</numerusform>
            <numerusform>مقالان</numerusform>
            <numerusform>%1 مقالات</numerusform>
            <numerusform>%1 مقالًا</numerusform>
            <numerusform>%1 مقال</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s)</source>
        <translation>
            <numerusform>%1 ملف</numerusform>
            <numerusform>ملف واحد</numerusform>
            <numerusform>ملفان</numerusform>
            <numerusform>%1 ملفات</numerusform>
            <numerusform>%1 ملفًا</numerusform>
            <numerusform>%1 ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 result(s)</source>
        <translation>
            <numerusform>لا نتائج</numerusform>
            <numerusform>نتيجة واحدة</numerusform>
            <numerusform>نتيجتان</numerusform>
            <numerusform>%1 نتائج</numerusform>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 match(es)</source>
        <translation>
            <numerusform>لا مطابقة</numerusform>
            <numerusform>مطابقة واحدة</numerusform>
            <numerusform>مطابقتان</numerusform>
            <numerusform>%1 مطابقات</numerusform>
            <numerusform>%1 مطابقة</numerusform>
            <numerusform>%1 مطابقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 unread</source>
        <translation>
            <numerusform>%1 غير مقروء</numerusform>
            <numerusform>%1 غير مقروء</numerusform>
            <numerusform>%1 غير مقروء</numerusform>
            <numerusform>%1 غير مقروء</numerusform>
            <numerusform>%1 غير مقروء</numerusform>
            <numerusform>%1 غير مقروء</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Search %1 article(s)</source>
        <translation>
            <numerusform>ابحث في %1 مقال</numerusform>
            <numerusform>ابحث في مقال واحد</numerusform>
            <numerusform>ابحث في مقالين</numerusform>
            <numerusform>ابحث في %1 مقالات</numerusform>
            <numerusform>ابحث في %1 مقالًا</numerusform>
            <numerusform>ابحث في %1 مقال</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 ms</source>
        <translation>
            <numerusform>في %1 مللي ثانية</numerusform>
            <numerusform>في %1 مللي ثانية</numerusform>
            <numerusform>في %1 مللي ثانية</numerusform>
            <numerusform>في %1 مللي ثانية</numerusform>
            <numerusform>في %1 مللي ثانية</numerusform>
            <numerusform>في %1 مللي ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 min read</source>
        <translation>
            <numerusform>قراءة %1 دقيقة</numerusform>
            <numerusform>قراءة دقيقة واحدة</numerusform>
            <numerusform>قراءة دقيقتين</numerusform>
            <numerusform>قراءة %1 دقائق</numerusform>
            <numerusform>قراءة %1 دقيقة</numerusform>
            <numerusform>قراءة %1 دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 days ago</source>
        <translation>
            <numerusform>اليوم</numerusform>
            <numerusform>أمس</numerusform>
            <numerusform>قبل يومين</numerusform>
            <numerusform>قبل %1 أيام</numerusform>
            <numerusform>قبل %1 يومًا</numerusform>
            <numerusform>قبل %1 يوم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hours ago</source>
        <translation>
            <numerusform>قبل أقل من ساعة</numerusform>
            <numerusform>قبل ساعة</numerusform>
            <numerusform>قبل ساعتين</numerusform>
            <numerusform>قبل %1 ساعات</numerusform>
            <numerusform>قبل %1 ساعة</numerusform>
            <numerusform>قبل %1 ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%2 of %1 file(s)</source>
        <translation>
            <numerusform>%2 من %1 ملف</numerusform>
            <numerusform>%2 من ملف واحد</numerusform>
            <numerusform>%2 من ملفين</numerusform>
            <numerusform>%2 من %1 ملفات</numerusform>
            <numerusform>%2 من %1 ملفًا</numerusform>
            <numerusform>%2 من %1 ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) looked at</source>
        <translation>
            <numerusform>لا ملفات هنا</numerusform>
            <numerusform>فُحص ملف واحد</numerusform>
            <numerusform>فُحص ملفان</numerusform>
            <numerusform>فُحصت %1 ملفات</numerusform>
            <numerusform>فُحص %1 ملفًا</numerusform>
            <numerusform>فُحص %1 ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %1 file(s)</source>
        <translation>
            <numerusform>توقّف قبل أول ملف</numerusform>
            <numerusform>توقّف بعد ملف واحد</numerusform>
            <numerusform>توقّف بعد ملفين</numerusform>
            <numerusform>توقّف بعد %1 ملفات</numerusform>
            <numerusform>توقّف بعد %1 ملفًا</numerusform>
            <numerusform>توقّف بعد %1 ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) failed</source>
        <translation>
            <numerusform>لم يتعذّر أي ملف</numerusform>
            <numerusform>تعذّر ملف واحد</numerusform>
            <numerusform>تعذّر ملفان</numerusform>
            <numerusform>تعذّرت %1 ملفات</numerusform>
            <numerusform>تعذّر %1 ملفًا</numerusform>
            <numerusform>تعذّر %1 ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 second(s) left</source>
        <translation>
            <numerusform>بقي أقل من ثانية</numerusform>
            <numerusform>بقيت نحو ثانية</numerusform>
            <numerusform>بقي نحو ثانيتين</numerusform>
            <numerusform>بقي نحو %1 ثوانٍ</numerusform>
            <numerusform>بقي نحو %1 ثانية</numerusform>
            <numerusform>بقي نحو %1 ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 minute(s) left</source>
        <translation>
            <numerusform>بقي أقل من دقيقة</numerusform>
            <numerusform>بقيت نحو دقيقة</numerusform>
            <numerusform>بقي نحو دقيقتين</numerusform>
            <numerusform>بقي نحو %1 دقائق</numerusform>
            <numerusform>بقي نحو %1 دقيقة</numerusform>
            <numerusform>بقي نحو %1 دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) a second</source>
        <translation>
            <numerusform>%1 ملف في الثانية</numerusform>
            <numerusform>ملف واحد في الثانية</numerusform>
            <numerusform>ملفان في الثانية</numerusform>
            <numerusform>%1 ملفات في الثانية</numerusform>
            <numerusform>%1 ملفًا في الثانية</numerusform>
            <numerusform>%1 ملف في الثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 passage(s) left out</source>
        <translation>
            <numerusform>لم يُستبعد شيء</numerusform>
            <numerusform>فقرة واحدة مستبعدة</numerusform>
            <numerusform>فقرتان مستبعدتان</numerusform>
            <numerusform>%1 فقرات مستبعدة</numerusform>
            <numerusform>%1 فقرة مستبعدة</numerusform>
            <numerusform>%1 فقرة مستبعدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more article(s) tell this in nearly the same words</source>
        <translation>
            <numerusform>لا مقال آخر يروي هذا</numerusform>
            <numerusform>مقال آخر يروي هذا بكلمات متقاربة</numerusform>
            <numerusform>مقالان آخران يرويان هذا بكلمات متقاربة</numerusform>
            <numerusform>%1 مقالات أخرى تروي هذا بكلمات متقاربة</numerusform>
            <numerusform>%1 مقالًا آخر تروي هذا بكلمات متقاربة</numerusform>
            <numerusform>%1 مقال آخر تروي هذا بكلمات متقاربة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 older version(s)</source>
        <translation>
            <numerusform>لا نسخ أقدم</numerusform>
            <numerusform>نسخة أقدم واحدة</numerusform>
            <numerusform>نسختان أقدم</numerusform>
            <numerusform>%1 نسخ أقدم</numerusform>
            <numerusform>%1 نسخة أقدم</numerusform>
            <numerusform>%1 نسخة أقدم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) read so far</source>
        <translation>
            <numerusform>لم يُقرأ ملف بعد</numerusform>
            <numerusform>قُرئ ملف واحد</numerusform>
            <numerusform>قُرئ ملفان</numerusform>
            <numerusform>قُرئت %1 ملفات</numerusform>
            <numerusform>قُرئ %1 ملفًا</numerusform>
            <numerusform>قُرئ %1 ملف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more file(s) corrected in the same way</source>
        <translation>
            <numerusform>لم يُصحَّح ملف آخر</numerusform>
            <numerusform>صُحِّح ملف آخر مثله</numerusform>
            <numerusform>صُحِّح ملفان آخران مثله</numerusform>
            <numerusform>صُحِّحت %1 ملفات أخرى مثله</numerusform>
            <numerusform>صُحِّح %1 ملفًا آخر مثله</numerusform>
            <numerusform>صُحِّح %1 ملف آخر مثله</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 article(s) came from watched folders</source>
        <translation>
            <numerusform>لم يصل مقال من المجلدات المراقَبة</numerusform>
            <numerusform>وصل مقال من المجلدات المراقَبة</numerusform>
            <numerusform>وصل مقالان من المجلدات المراقَبة</numerusform>
            <numerusform>وصلت %1 مقالات من المجلدات المراقَبة</numerusform>
            <numerusform>وصل %1 مقالًا من المجلدات المراقَبة</numerusform>
            <numerusform>وصل %1 مقال من المجلدات المراقَبة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 month(s)</source>
        <translation>
            <numerusform>%1 شهر</numerusform>
            <numerusform>شهر واحد</numerusform>
            <numerusform>شهران</numerusform>
            <numerusform>%1 أشهر</numerusform>
            <numerusform>%1 شهرًا</numerusform>
            <numerusform>%1 شهر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %1 word(s)</source>
        <translation>
            <numerusform>ضمن %1 كلمة</numerusform>
            <numerusform>ضمن كلمة واحدة</numerusform>
            <numerusform>ضمن كلمتين</numerusform>
            <numerusform>ضمن %1 كلمات</numerusform>
            <numerusform>ضمن %1 كلمة</numerusform>
            <numerusform>ضمن %1 كلمة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 letter(s) may differ</source>
        <translation>
            <numerusform>قد يختلف %1 حرف</numerusform>
            <numerusform>قد يختلف حرف واحد</numerusform>
            <numerusform>قد يختلف حرفان</numerusform>
            <numerusform>قد تختلف %1 أحرف</numerusform>
            <numerusform>قد يختلف %1 حرفًا</numerusform>
            <numerusform>قد يختلف %1 حرف</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) kept</source>
        <translation>
            <numerusform>لا عناصر</numerusform>
            <numerusform>عنصر واحد</numerusform>
            <numerusform>عنصران</numerusform>
            <numerusform>%1 عناصر</numerusform>
            <numerusform>%1 عنصرًا</numerusform>
            <numerusform>%1 عنصر</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) imported</source>
        <translation>
            <numerusform>لا عناصر استُوردت</numerusform>
            <numerusform>عنصر واحد استُوردت</numerusform>
            <numerusform>عنصران استُوردت</numerusform>
            <numerusform>%1 عناصر استُوردت</numerusform>
            <numerusform>%1 عنصرًا استُوردت</numerusform>
            <numerusform>%1 عنصر استُوردت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) here already</source>
        <translation>
            <numerusform>لا عناصر موجودة من قبل</numerusform>
            <numerusform>عنصر واحد موجودة من قبل</numerusform>
            <numerusform>عنصران موجودة من قبل</numerusform>
            <numerusform>%1 عناصر موجودة من قبل</numerusform>
            <numerusform>%1 عنصرًا موجودة من قبل</numerusform>
            <numerusform>%1 عنصر موجودة من قبل</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) not understood</source>
        <translation>
            <numerusform>لا عناصر لم تُفهم</numerusform>
            <numerusform>عنصر واحد لم تُفهم</numerusform>
            <numerusform>عنصران لم تُفهم</numerusform>
            <numerusform>%1 عناصر لم تُفهم</numerusform>
            <numerusform>%1 عنصرًا لم تُفهم</numerusform>
            <numerusform>%1 عنصر لم تُفهم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) exported</source>
        <translation>
            <numerusform>لا عناصر صُدّرت</numerusform>
            <numerusform>عنصر واحد صُدّرت</numerusform>
            <numerusform>عنصران صُدّرت</numerusform>
            <numerusform>%1 عناصر صُدّرت</numerusform>
            <numerusform>%1 عنصرًا صُدّرت</numerusform>
            <numerusform>%1 عنصر صُدّرت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 article(s) exported</source>
        <translation>
            <numerusform>لا مقالات صُدّرت</numerusform>
            <numerusform>مقال واحد صُدّرت</numerusform>
            <numerusform>مقالان صُدّرت</numerusform>
            <numerusform>%1 مقالات صُدّرت</numerusform>
            <numerusform>%1 مقالًا صُدّرت</numerusform>
            <numerusform>%1 مقال صُدّرت</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %1 article(s) picked in the list</source>
        <translation>
            <numerusform>لا مقالات مختارة في القائمة</numerusform>
            <numerusform>المقال المختار في القائمة</numerusform>
            <numerusform>المقالان المختاران في القائمة</numerusform>
            <numerusform>%1 مقالات مختارة في القائمة</numerusform>
            <numerusform>%1 مقالًا مختارًا في القائمة</numerusform>
            <numerusform>%1 مقال مختار في القائمة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) of this name are there already and were left</source>
        <translation>
            <numerusform>لا ملفات بهذا الاسم</numerusform>
            <numerusform>ملف واحد بهذا الاسم موجود وتُرك</numerusform>
            <numerusform>ملفان بهذا الاسم موجودان وتُركا</numerusform>
            <numerusform>%1 ملفات بهذه الأسماء موجودة وتُركت</numerusform>
            <numerusform>%1 ملفًا بهذه الأسماء موجودة وتُركت</numerusform>
            <numerusform>%1 ملف بهذه الأسماء موجودة وتُركت</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>New</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>In the library</source>
        <translation>في الخزانة</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>نسخة جديدة</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>مكرّر</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>لا يُقرأ</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>متروك</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>مستبعَد</translation>
    </message>
    <message>
        <source>Will be</source>
        <translation>النتيجة</translation>
    </message>
    <message>
        <source>Headline or reason</source>
        <translation>العنوان أو السبب</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>القسم</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Preview before importing</source>
        <translation>معاينة قبل الاستيراد</translation>
    </message>
    <message>
        <source>Files as they would be imported</source>
        <translation>الملفات كما ستُستورد</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>استبعاد</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>استيراد</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>إدراج</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>الترميز</translation>
    </message>
    <message>
        <source>What was left out, warnings and text</source>
        <translation>ما استُبعد من النص والتنبيهات والمتن</translation>
    </message>
    <message>
        <source>As recognised: %1</source>
        <translation>كما عُرف: %1</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>التنسيق</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>العنوان</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>المقدمة</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>التعليق</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>المتن</translation>
    </message>
</context>
<context>
    <name>Relations</name>
    <message>
        <source>You are reading an older version; what differs from the newest is marked.</source>
        <translation>أنت تقرأ نسخة أقدم؛ وما يختلف عن الأحدث معلَّم.</translation>
    </message>
    <message>
        <source>Newest version</source>
        <translation>النسخة الأحدث</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Nothing was left out of this article.</source>
        <translation>لم يُستبعد شيء من هذا المقال.</translation>
    </message>
    <message>
        <source>This article has no older versions.</source>
        <translation>لا نسخ أقدم من هذا المقال.</translation>
    </message>
    <message>
        <source>No other article tells this in nearly the same words.</source>
        <translation>لا مقال آخر يروي هذا بكلمات متقاربة.</translation>
    </message>
</context>
<context>
    <name>Relatives</name>
    <message>
        <source>Other articles</source>
        <translation>مقالات أخرى</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>ما يختلف</translation>
    </message>
    <message>
        <source>Struck through: only in the other one. Underlined: only in the open one.</source>
        <translation>المشطوب في الآخر وحده، والمسطَّر تحته في المفتوح وحده.</translation>
    </message>
    <message>
        <source>came %1</source>
        <translation>دخل الخزانة %1</translation>
    </message>
    <message>
        <source>No words differ.</source>
        <translation>لا اختلاف في الكلمات.</translation>
    </message>
    <message>
        <source>Words differ.</source>
        <translation>في الكلمات اختلاف.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Search the articles</source>
        <translation>البحث في المقالات</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>مسح البحث</translation>
    </message>
    <message>
        <source>Nothing to search yet</source>
        <translation>لا شيء للبحث فيه بعد</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>ابحث</translation>
    </message>
    <message>
        <source>Earlier searches</source>
        <translation>عمليات بحث سابقة</translation>
    </message>
    <message>
        <source>Completions</source>
        <translation>إكمال الكلمات</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Typeface of articles</source>
        <translation>خط المقالات</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Distance of lines</source>
        <translation>تباعد الأسطر</translation>
    </message>
    <message>
        <source>Tight</source>
        <translation>ضيّق</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Loose</source>
        <translation>واسع</translation>
    </message>
    <message>
        <source>Very loose</source>
        <translation>واسع جدًا</translation>
    </message>
    <message>
        <source>Length of lines</source>
        <translation>طول السطر</translation>
    </message>
    <message>
        <source>Short</source>
        <translation>قصير</translation>
    </message>
    <message>
        <source>Long</source>
        <translation>طويل</translation>
    </message>
    <message>
        <source>Very long</source>
        <translation>طويل جدًا</translation>
    </message>
    <message>
        <source>Paragraphs</source>
        <translation>الفقرات</translation>
    </message>
    <message>
        <source>Stand apart</source>
        <translation>متباعدة</translation>
    </message>
    <message>
        <source>Begin further in</source>
        <translation>تبدأ بإزاحة</translation>
    </message>
    <message>
        <source>Edges of the text</source>
        <translation>حواف النص</translation>
    </message>
    <message>
        <source>Straight</source>
        <translation>مستقيمة</translation>
    </message>
    <message>
        <source>Straight, with kashida</source>
        <translation>مستقيمة بالكشيدة</translation>
    </message>
    <message>
        <source>Ragged</source>
        <translation>حرّة</translation>
    </message>
    <message>
        <source>Vowel marks</source>
        <translation>التشكيل</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>ظاهر</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>مخفي</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>الواجهة</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Sepia</source>
        <translation>ورقي</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>تباين عالٍ داكن</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>كالنظام</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Typeface of the window</source>
        <translation>خط الواجهة</translation>
    </message>
    <message>
        <source>Digits of the window and of dates</source>
        <translation>أرقام الواجهة والتواريخ</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>التقويم</translation>
    </message>
    <message>
        <source>Gregorian, names as in Egypt</source>
        <translation>ميلادي، بأسماء الأشهر في مصر</translation>
    </message>
    <message>
        <source>Gregorian, names as in the Levant</source>
        <translation>ميلادي، بأسماء الأشهر في المشرق</translation>
    </message>
    <message>
        <source>Gregorian, names as in Algeria and Tunisia</source>
        <translation>ميلادي، بأسماء الأشهر في الجزائر وتونس</translation>
    </message>
    <message>
        <source>Gregorian, names as in Morocco</source>
        <translation>ميلادي، بأسماء الأشهر في المغرب</translation>
    </message>
    <message>
        <source>Hijri (Umm al-Qura)</source>
        <translation>هجري (أم القرى)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>معاينة</translation>
    </message>
    <message>
        <source>Every choice holds at once</source>
        <translation>كل اختيار يسري فورًا</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Not read yet</source>
        <translation>لم يُقرأ بعد</translation>
    </message>
    <message>
        <source>Already read</source>
        <translation>قُرئ</translation>
    </message>
    <message>
        <source>Bookmarked</source>
        <translation>محفوظ</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>مختار</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>عمليات بحث محفوظة</translation>
    </message>
    <message>
        <source>Read or kept</source>
        <translation>القراءة والحفظ</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>المصادر</translation>
    </message>
    <message>
        <source>Shelves and sections</source>
        <translation>الرفوف والأقسام</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>الأقسام</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Progress</source>
        <translation>التقدّم</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>يُستورد الآن…</translation>
    </message>
    <message>
        <source>Nothing indexed yet</source>
        <translation>لا فهرس بعد</translation>
    </message>
    <message>
        <source>Indexing…</source>
        <translation>يُفهرَس الآن…</translation>
    </message>
    <message>
        <source>Index up to date</source>
        <translation>الفهرس مكتمل</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Tags of the passage</source>
        <translation>وسوم المقطع</translation>
    </message>
    <message>
        <source>Tags of the article</source>
        <translation>وسوم المقال</translation>
    </message>
    <message>
        <source>Show what bears the tag %1</source>
        <translation>عرض ما يحمل الوسم %1</translation>
    </message>
    <message>
        <source>Edit the tags</source>
        <translation>تحرير الوسوم</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>الوسوم</translation>
    </message>
    <message>
        <source>A tag; Enter adds it</source>
        <translation>وسم؛ Enter يضيفه</translation>
    </message>
    <message>
        <source>Take off the tag %1</source>
        <translation>إزالة الوسم %1</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Months</source>
        <translation>الأشهر</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>A</source>
        <translation>أ</translation>
    </message>
    <message>
        <source>Remove the bookmark</source>
        <translation>إلغاء الحفظ</translation>
    </message>
    <message>
        <source>Khizana</source>
        <translation>خزانة</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>القائمة</translation>
    </message>
</context>
<context>
    <name>Understood</name>
    <message>
        <source>%1 in the headline</source>
        <translation>%1 في العنوان</translation>
    </message>
    <message>
        <source>%1 in the lead</source>
        <translation>%1 في المقدمة</translation>
    </message>
    <message>
        <source>%1 in the picture&apos;s caption</source>
        <translation>%1 في شرح الصورة</translation>
    </message>
    <message>
        <source>%1 in the text</source>
        <translation>%1 في المتن</translation>
    </message>
    <message>
        <source>%1 among the related items</source>
        <translation>%1 في المواد ذات الصلة</translation>
    </message>
    <message>
        <source>section «%1»</source>
        <translation>قسم «%1»</translation>
    </message>
    <message>
        <source>tag «%1»</source>
        <translation>وسم «%1»</translation>
    </message>
    <message>
        <source>a note with «%1»</source>
        <translation>ملاحظة فيها «%1»</translation>
    </message>
    <message>
        <source>from a source named «%1»</source>
        <translation>من مصدر اسمه «%1»</translation>
    </message>
    <message>
        <source>Match: automatic</source>
        <translation>المطابقة: تلقائية</translation>
    </message>
    <message>
        <source>Match: same spelling</source>
        <translation>المطابقة: الرسم نفسه</translation>
    </message>
    <message>
        <source>Match: forms of the word</source>
        <translation>المطابقة: صيغ الكلمة</translation>
    </message>
    <message>
        <source>Match: whole root</source>
        <translation>المطابقة: الجذر كله</translation>
    </message>
    <message>
        <source>same spelling, «%1»</source>
        <translation>الرسم نفسه «%1»</translation>
    </message>
    <message>
        <source>form of the word, «%1»</source>
        <translation>صيغة من الكلمة «%1»</translation>
    </message>
    <message>
        <source>same root, «%1»</source>
        <translation>من الجذر نفسه «%1»</translation>
    </message>
    <message>
        <source>vowel marks</source>
        <translation>الحركات</translation>
    </message>
    <message>
        <source>hamza (أ إ آ ا)</source>
        <translation>الهمزات (أ إ آ ا)</translation>
    </message>
    <message>
        <source>ي / ى</source>
        <translation>ي / ى</translation>
    </message>
    <message>
        <source>ة / ه</source>
        <translation>ة / ه</translation>
    </message>
    <message>
        <source>Kept apart: %1</source>
        <translation>مع التفريق بين: %1</translation>
    </message>
    <message>
        <source>Understood as: %1</source>
        <translation>فُهم هكذا: %1</translation>
    </message>
    <message>
        <source>not in this article</source>
        <translation>ليس في هذا المقال</translation>
    </message>
    <message>
        <source>published %1</source>
        <translation>نُشر في %1</translation>
    </message>
    <message>
        <source>published from %1</source>
        <translation>نُشر منذ %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>%1 spelled so</source>
        <translation>%1 بهذا الرسم</translation>
    </message>
    <message>
        <source>the phrase %1</source>
        <translation>العبارة %1</translation>
    </message>
    <message>
        <source>words like %1</source>
        <translation>كلمات على صورة %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 و%2</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 أو %2</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>دون %1</translation>
    </message>
    <message>
        <source>Keep apart:</source>
        <translation>التفريق بين:</translation>
    </message>
    <message>
        <source>All spellings are one</source>
        <translation>لا تفريق بين الرسوم</translation>
    </message>
</context>
<context>
    <name>Watched</name>
    <message>
        <source>Watched folders</source>
        <translation>المجلدات المراقَبة</translation>
    </message>
    <message>
        <source>No folder is watched yet.</source>
        <translation>لا مجلد مراقَبًا بعد.</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>مراقبة مجلد…</translation>
    </message>
    <message>
        <source>Watch no longer</source>
        <translation>ترك المراقبة</translation>
    </message>
    <message>
        <source>Files that come to these folders or change there are imported by themselves.</source>
        <translation>كل ملف يصل إلى هذه المجلدات أو يتغير فيها يُستورد تلقائيًا.</translation>
    </message>
</context>
<context>
    <name>Why</name>
    <message>
        <source>Why did this match?</source>
        <translation>لماذا ظهر هذا المقال؟</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Khizana</source>
        <translation>خزانة</translation>
    </message>
    <message>
        <source>Import articles</source>
        <translation>استيراد المقالات</translation>
    </message>
    <message>
        <source>Import a folder of articles</source>
        <translation>استيراد مجلد مقالات</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>جدول لبرامج الجداول (*.csv)</translation>
    </message>
    <message>
        <source>Plain text (*.txt)</source>
        <translation>نص عادي (*.txt)</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>حفظ التقرير</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>حفظ بصيغة PDF</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>, </source>
        <translation>، </translation>
    </message>
    <message>
        <source>%1%</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>No section</source>
        <translation>بلا قسم</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>غير مقروء</translation>
    </message>
    <message>
        <source>bookmarked</source>
        <translation>محفوظ</translation>
    </message>
    <message>
        <source>Its text hid something</source>
        <translation>في نصه ما كان خفيًا</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>الأحدث أولًا</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>الأقدم أولًا</translation>
    </message>
    <message>
        <source>Most relevant</source>
        <translation>الأوثق صلةً</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>آخر ما أُضيف</translation>
    </message>
</context>
</TS>
