<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Plurals</name>
    <message numerus="yes">
        <source>%1 article(s)</source>
        <translation>
            <numerusform>%1 article</numerusform>
            <numerusform>%1 articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s)</source>
        <translation>
            <numerusform>%1 file</numerusform>
            <numerusform>%1 files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 result(s)</source>
        <translation>
            <numerusform>%1 result</numerusform>
            <numerusform>%1 results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 match(es)</source>
        <translation>
            <numerusform>%1 match</numerusform>
            <numerusform>%1 matches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 unread</source>
        <translation>
            <numerusform>%1 unread</numerusform>
            <numerusform>%1 unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Search %1 article(s)</source>
        <translation>
            <numerusform>Search %1 article</numerusform>
            <numerusform>Search %1 articles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %1 ms</source>
        <translation>
            <numerusform>in %1 ms</numerusform>
            <numerusform>in %1 ms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 min read</source>
        <translation>
            <numerusform>%1 min read</numerusform>
            <numerusform>%1 min read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 days ago</source>
        <translation>
            <numerusform>yesterday</numerusform>
            <numerusform>%1 days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hours ago</source>
        <translation>
            <numerusform>1 hour ago</numerusform>
            <numerusform>%1 hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%2 of %1 file(s)</source>
        <translation>
            <numerusform>%2 of %1 file</numerusform>
            <numerusform>%2 of %1 files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) looked at</source>
        <translation>
            <numerusform>%1 file looked at</numerusform>
            <numerusform>%1 files looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %1 file(s)</source>
        <translation>
            <numerusform>Stopped after %1 file</numerusform>
            <numerusform>Stopped after %1 files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) failed</source>
        <translation>
            <numerusform>%1 file failed</numerusform>
            <numerusform>%1 files failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 second(s) left</source>
        <translation>
            <numerusform>about %1 second left</numerusform>
            <numerusform>about %1 seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 minute(s) left</source>
        <translation>
            <numerusform>about %1 minute left</numerusform>
            <numerusform>about %1 minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) a second</source>
        <translation>
            <numerusform>%1 file a second</numerusform>
            <numerusform>%1 files a second</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 passage(s) left out</source>
        <translation>
            <numerusform>%1 passage left out</numerusform>
            <numerusform>%1 passages left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more article(s) tell this in nearly the same words</source>
        <translation>
            <numerusform>%1 more article tells this in nearly the same words</numerusform>
            <numerusform>%1 more articles tell this in nearly the same words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 older version(s)</source>
        <translation>
            <numerusform>%1 older version</numerusform>
            <numerusform>%1 older versions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) read so far</source>
        <translation>
            <numerusform>%1 file read so far</numerusform>
            <numerusform>%1 files read so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more file(s) corrected in the same way</source>
        <translation>
            <numerusform>%1 more file corrected in the same way</numerusform>
            <numerusform>%1 more files corrected in the same way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 article(s) came from watched folders</source>
        <translation>
            <numerusform>%1 article came from watched folders</numerusform>
            <numerusform>%1 articles came from watched folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 month(s)</source>
        <translation>
            <numerusform>%1 month</numerusform>
            <numerusform>%1 months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>within %1 word(s)</source>
        <translation>
            <numerusform>within %1 word</numerusform>
            <numerusform>within %1 words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 letter(s) may differ</source>
        <translation>
            <numerusform>%1 letter may differ</numerusform>
            <numerusform>%1 letters may differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) kept</source>
        <translation>
            <numerusform>%1 item kept</numerusform>
            <numerusform>%1 items kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) imported</source>
        <translation>
            <numerusform>%1 item imported</numerusform>
            <numerusform>%1 items imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) here already</source>
        <translation>
            <numerusform>%1 item here already</numerusform>
            <numerusform>%1 items here already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) not understood</source>
        <translation>
            <numerusform>%1 item not understood</numerusform>
            <numerusform>%1 items not understood</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 item(s) exported</source>
        <translation>
            <numerusform>%1 item exported</numerusform>
            <numerusform>%1 items exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 article(s) exported</source>
        <translation>
            <numerusform>%1 article exported</numerusform>
            <numerusform>%1 articles exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %1 article(s) picked in the list</source>
        <translation>
            <numerusform>The %1 article picked in the list</numerusform>
            <numerusform>The %1 articles picked in the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 file(s) of this name are there already and were left</source>
        <translation>
            <numerusform>%1 file of this name is there already and was left</numerusform>
            <numerusform>%1 files of this name are there already and were left</numerusform>
        </translation>
    </message>
</context>
</TS>
