<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CatalogWords</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EditText</name>
    <message numerus="yes">
        <source>Add %n reading(s) to “%1”</source>
        <translation>
            <numerusform>Add %n reading to “%1”</numerusform>
            <numerusform>Add %n readings to “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove %n reading(s) from “%1”</source>
        <translation>
            <numerusform>Remove %n reading from “%1”</numerusform>
            <numerusform>Remove %n readings from “%1”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowedWords</name>
    <message numerus="yes">
        <source>%n reading(s) that this meter does not have left the display lists.</source>
        <translation>
            <numerusform>%n reading that this meter does not have left the display lists.</numerusform>
            <numerusform>%n readings that this meter does not have left the display lists.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n legal reading(s) entered the manual list.</source>
        <translation>
            <numerusform>%n legal reading entered the manual list.</numerusform>
            <numerusform>%n legal readings entered the manual list.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LossWords</name>
    <message numerus="yes">
        <source>%n reading(s) of “%1”</source>
        <extracomment>name of a display list</extracomment>
        <translation>
            <numerusform>%n reading of “%1”</numerusform>
            <numerusform>%n readings of “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) of push button 2</source>
        <translation>
            <numerusform>%n function of push button 2</numerusform>
            <numerusform>%n functions of push button 2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MessageStrip</name>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>messages behind the one shown</extracomment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meterbench::ui::OrderSheetPage</name>
    <message numerus="yes">
        <source>The configuration has %n error(s): the sheet is marked and must not be ordered from.</source>
        <translation>
            <numerusform>The configuration has %n error: the sheet is marked and must not be ordered from.</numerusform>
            <numerusform>The configuration has %n errors: the sheet is marked and must not be ordered from.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meterbench::ui::TypeAndCodesPage</name>
    <message numerus="yes">
        <source>%1 keeps its code: “%2” is not one. A code of %1 has %n character(s).</source>
        <extracomment>field id, what was typed, how many characters it has</extracomment>
        <translation>
            <numerusform>%1 keeps its code: “%2” is not one. A code of %1 has %n character.</numerusform>
            <numerusform>%1 keeps its code: “%2” is not one. A code of %1 has %n characters.</numerusform>
        </translation>
    </message>
</context>
</TS>
