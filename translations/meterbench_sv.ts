<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
<context>
    <name>CatalogWords</name>
    <message>
        <source>printed</source>
        <translation>tryckt</translation>
    </message>
    <message>
        <source>seen on a real meter</source>
        <translation>sedd på en verklig mätare</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>härledd</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>gissning</translation>
    </message>
    <message>
        <source>Printed in one of the maker&apos;s documents.</source>
        <translation>Det står i ett av tillverkarens dokument.</translation>
    </message>
    <message>
        <source>Seen on a real meter; not printed in any document.</source>
        <translation>En verklig mätare säger det; inget dokument trycker det.</translation>
    </message>
    <message>
        <source>Follows from the documents; none states it.</source>
        <translation>Det följer av dokumenten; inget säger det direkt.</translation>
    </message>
    <message>
        <source>A guess: neither printed nor seen on a meter.</source>
        <translation>En gissning: varken tryckt eller sedd.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>förval</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>ändrad</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>tveksam</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>ogiltig</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fel</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Varning</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notis</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n fel</numerusform>
            <numerusform>%n fel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n varning</numerusform>
            <numerusform>%n varningar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n notis</numerusform>
            <numerusform>%n notiser</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Inga anmärkningar</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energi</translation>
    </message>
    <message>
        <source>Tariff registers</source>
        <translation>Tariffregister</translation>
    </message>
    <message>
        <source>Trip counters</source>
        <translation>Trippräknare</translation>
    </message>
    <message>
        <source>Energy per phase</source>
        <translation>Energi per fas</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Effekt</translation>
    </message>
    <message>
        <source>Peak demand</source>
        <translation>Effekttoppar</translation>
    </message>
    <message>
        <source>Voltage, current, power factor</source>
        <translation>Spänning, ström, effektfaktor</translation>
    </message>
    <message>
        <source>Numbers, clock, status</source>
        <translation>Nummer, klocka, status</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktioner</translation>
    </message>
    <message>
        <source>Breaker and prepayment</source>
        <translation>Brytare och förbetalning</translation>
    </message>
    <message>
        <source>Current transformer, secondary values</source>
        <translation>Strömtransformator, sekundära värden</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Moduler</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Programvara</translation>
    </message>
    <message>
        <source>Optical reading heads</source>
        <translation>Optiska läshuvuden</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Kåpor</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Satser</translation>
    </message>
    <message>
        <source>Not available on the family “%1”.</source>
        <translation>Mätare i familjen ”%1” har den inte.</translation>
    </message>
    <message>
        <source>Requires %1 %2 = %3.</source>
        <extracomment>field id and name, then the codes that would do</extracomment>
        <translation>Den kräver %1 %2 = %3.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> eller </translation>
    </message>
    <message>
        <source>Not available on this meter.</source>
        <translation>Den valda mätaren har den inte.</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Differences</source>
        <translation>Skillnader</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mitt</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>I filen</translation>
    </message>
</context>
<context>
    <name>EditText</name>
    <message>
        <source>Set %1 %2 to %3</source>
        <extracomment>Undo step: field id, its name, the code chosen</extracomment>
        <translation>Sätt %1 %2 till %3</translation>
    </message>
    <message>
        <source>Apply the code</source>
        <translation>Överta den lästa koden</translation>
    </message>
    <message>
        <source>Change family to %1</source>
        <translation>Byt familj till %1</translation>
    </message>
    <message>
        <source>Add “%1” to “%2”</source>
        <extracomment>Undo step: name of a reading, name of a display list</extracomment>
        <translation>Lägg till ”%1” i ”%2”</translation>
    </message>
    <message numerus="yes">
        <source>Add %n reading(s) to “%1”</source>
        <translation>
            <numerusform>Lägg till %n avläsning i ”%1”</numerusform>
            <numerusform>Lägg till %n avläsningar i ”%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove “%1” from “%2”</source>
        <translation>Ta bort ”%1” från ”%2”</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n reading(s) from “%1”</source>
        <translation>
            <numerusform>Ta bort %n avläsning från ”%1”</numerusform>
            <numerusform>Ta bort %n avläsningar från ”%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>Move “%1” in “%2”</source>
        <translation>Flytta ”%1” i ”%2”</translation>
    </message>
    <message>
        <source>Switch on “%1”</source>
        <translation>Slå på ”%1”</translation>
    </message>
    <message>
        <source>Switch off “%1”</source>
        <translation>Slå av ”%1”</translation>
    </message>
    <message>
        <source>Enable push-button-2 function “%1”</source>
        <translation>Aktivera funktionen ”%1” för tryckknapp 2</translation>
    </message>
    <message>
        <source>Disable push-button-2 function “%1”</source>
        <translation>Inaktivera funktionen ”%1” för tryckknapp 2</translation>
    </message>
    <message>
        <source>Remove accessory %1 from the order</source>
        <translation>Ta bort tillbehör %1 ur ordern</translation>
    </message>
    <message>
        <source>Order %1 × accessory %2</source>
        <translation>Beställ %1 × tillbehör %2</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kund</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontaktperson</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Ordernummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Anmärkning</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>Redigera ”%1”</translation>
    </message>
    <message>
        <source>Edit meter number %1</source>
        <translation>Redigera mätarnummer %1</translation>
    </message>
    <message>
        <source>Change the current-transformer ratio</source>
        <translation>Ändra omsättningen</translation>
    </message>
    <message>
        <source>Change the calculation method</source>
        <translation>Ändra beräkningsmetoden</translation>
    </message>
    <message>
        <source>Customer&apos;s reference</source>
        <translation>Kundens referens</translation>
    </message>
    <message>
        <source>Change the number of meters</source>
        <translation>Ändra antalet mätare</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Select a field, an option or a reading to see what it means, why it is the default, what it excludes and which document says so.</source>
        <translation>Gå till ett fält, ett alternativ eller en avläsning: här står vad det betyder, varför det är förvalt, vad det utesluter och vilket dokument som säger det.</translation>
    </message>
    <message>
        <source>Documents on this family</source>
        <translation>Dokument om denna familj</translation>
    </message>
    <message>
        <source>Legal: fixed when ordered; it cannot be changed later.</source>
        <translation>Lagstadgad: låst vid beställning och kan aldrig ändras.</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Valt</translation>
    </message>
    <message>
        <source>Option under the cursor</source>
        <translation>Alternativ under markören</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Förval</translation>
    </message>
    <message>
        <source>This choice excludes</source>
        <translation>Detta val utesluter</translation>
    </message>
    <message>
        <source>Corrections to the documents</source>
        <translation>Rättelser av dokumenten</translation>
    </message>
    <message>
        <source>The number of an order form; its content is agreed with the maker.</source>
        <translation>Bildad enligt en beställningsblankett; innehållet avtalas med tillverkaren.</translation>
    </message>
    <message>
        <source>No document lists this code, and no meter has been seen with it.</source>
        <translation>Inget dokument trycker denna kod och ingen mätare har setts med den.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Källor</translation>
    </message>
    <message>
        <source>Not listed for this family.</source>
        <translation>Inte tryckt för denna familj.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Anmärkningar</translation>
    </message>
    <message>
        <source>%1 prints “%2”; it should read “%3”.</source>
        <extracomment>paper, what it prints, what we read instead</extracomment>
        <translation>%1 trycker ”%2”; läs ”%3”.</translation>
    </message>
    <message>
        <source>OBIS code %1</source>
        <translation>OBIS-kod %1</translation>
    </message>
    <message>
        <source>text field “%1”</source>
        <translation>textfält ”%1”</translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation>enhet %1</translation>
    </message>
    <message>
        <source>Legal reading: it cannot be removed from the manual list.</source>
        <translation>Lagstadgad avläsning: den kan inte tas bort från den manuella listan.</translation>
    </message>
    <message>
        <source>Allowed in</source>
        <translation>Tillåten i</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Säkerhet</translation>
    </message>
</context>
<context>
    <name>FollowedWords</name>
    <message>
        <source>This followed: %1.</source>
        <extracomment>What a choice moved: codes, as &quot;Z16 = 338, Z29 = 2&quot;</extracomment>
        <translation>Detta följde med: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) that this meter does not have left the display lists.</source>
        <translation>
            <numerusform>%n avläsning som denna mätare inte har togs bort ur displaylistorna.</numerusform>
            <numerusform>%n avläsningar som denna mätare inte har togs bort ur displaylistorna.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n legal reading(s) entered the manual list.</source>
        <translation>
            <numerusform>%n lagstadgad avläsning lades till i den manuella listan.</numerusform>
            <numerusform>%n lagstadgade avläsningar lades till i den manuella listan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>About Meterbench</source>
        <translation>Om Meterbench</translation>
    </message>
    <message>
        <source>Meterbench configures electricity meters of the OMNIPOWER series and makes their order sheets.</source>
        <translation>Meterbench konfigurerar elmätare i OMNIPOWER-serien och gör bladen som de beställs med.</translation>
    </message>
    <message>
        <source>This project is independent of the maker. Kamstrup, OMNIPOWER and METERTOOL are trademarks of Kamstrup A/S, which has neither made, checked nor approved this program.</source>
        <translation>Detta projekt är inte tillverkarens. Kamstrup, OMNIPOWER och METERTOOL är varumärken som tillhör Kamstrup A/S, som varken har gjort, granskat eller godkänt detta program.</translation>
    </message>
    <message>
        <source>Licence: Apache-2.0</source>
        <translation>Licens: Apache-2.0</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tangentbordsgenvägar</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Åtgärd</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tangenter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Type code: move from digit to digit</source>
        <translation>Typkod: gå från siffra till siffra</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Vänster, Höger</translation>
    </message>
    <message>
        <source>Type code: step through the options still possible</source>
        <translation>Typkod: stega genom de alternativ som ännu är möjliga</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Upp, Ned</translation>
    </message>
    <message>
        <source>Type code: set the code</source>
        <translation>Typkod: sätt koden</translation>
    </message>
    <message>
        <source>type it</source>
        <translation>skriv den</translation>
    </message>
    <message>
        <source>Type code: go to the row</source>
        <translation>Typkod: gå till raden</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Retur</translation>
    </message>
    <message>
        <source>Readings: add to the list</source>
        <translation>Avläsningar: lägg till i listan</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Display list: remove a reading</source>
        <translation>Displaylista: ta bort en avläsning</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Display list: move a reading</source>
        <translation>Displaylista: flytta en avläsning</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation>Alt+Upp, Alt+Ned</translation>
    </message>
    <message>
        <source>Findings: go to the place</source>
        <translation>Anmärkningar: gå till stället</translation>
    </message>
</context>
<context>
    <name>LossWords</name>
    <message>
        <source>Codes: %1</source>
        <extracomment>codes that were chosen, &quot;X5 = 8, Z13 = 123&quot;</extracomment>
        <translation>Koder: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) of “%1”</source>
        <extracomment>name of a display list</extracomment>
        <translation>
            <numerusform>%n avläsning i ”%1”</numerusform>
            <numerusform>%n avläsningar i ”%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) of push button 2</source>
        <translation>
            <numerusform>%n funktion för tryckknapp 2</numerusform>
            <numerusform>%n funktioner för tryckknapp 2</numerusform>
        </translation>
    </message>
    <message>
        <source>Accessories: %1</source>
        <translation>Tillbehör: %1</translation>
    </message>
    <message>
        <source>The options of the display</source>
        <translation>Displayens inställningar</translation>
    </message>
    <message>
        <source>The settings: plans, limits, alarms, pulses</source>
        <translation>Inställningarna: planer, gränser, larm, pulser</translation>
    </message>
    <message>
        <source>The transformer ratio %1</source>
        <translation>Omsättningsförhållandet %1</translation>
    </message>
    <message>
        <source>The calculation method</source>
        <translation>Beräkningsmetoden</translation>
    </message>
</context>
<context>
    <name>PageTitles</name>
    <message>
        <source>Type &amp;&amp; codes</source>
        <translation>Typ och koder</translation>
    </message>
    <message>
        <source>Display lists</source>
        <translation>Displaylistor</translation>
    </message>
    <message>
        <source>Order sheet</source>
        <translation>Beställningsblad</translation>
    </message>
</context>
<context>
    <name>PaletteWords</name>
    <message>
        <source>Field</source>
        <translation>Fält</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Välj</translation>
    </message>
    <message>
        <source>Choose (excluded now)</source>
        <translation>Välj (utesluten nu)</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Valt</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Avläsning</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Exempel</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>Senaste fil</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::AccessoryTable</name>
    <message>
        <source>Only for other makers&apos; systems</source>
        <translation>Endast för andra tillverkares system</translation>
    </message>
    <message>
        <source>Only for OMNIA</source>
        <translation>Endast för OMNIA</translation>
    </message>
    <message>
        <source>unknown part</source>
        <translation>okänt artikelnummer</translation>
    </message>
    <message>
        <source>Quantity of %1 %2</source>
        <translation>Antal av %1 %2</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::CodeEntry</name>
    <message>
        <source>&amp;Paste or type a code</source>
        <translation>K&amp;listra in eller skriv en kod</translation>
    </message>
    <message>
        <source>6861111BN242101040 or Z1=1 Z3=05 …</source>
        <translation>6861111BN242101040 eller Z1=1 Z3=05 …</translation>
    </message>
    <message>
        <source>Type code or configuration to read</source>
        <translation>Typkod eller konfiguration att läsa</translation>
    </message>
    <message>
        <source>Apply the code to the project (Enter)</source>
        <translation>För in den lästa koden i dokumentet (Enter)</translation>
    </message>
    <message>
        <source>Not a code</source>
        <translation>Kan inte läsas som en kod</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Använd</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::CodeStrip</name>
    <message>
        <source>Type code</source>
        <translation>Typkod</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::CommandPalette</name>
    <message>
        <source>Search</source>
        <translation>Sök</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>Inget heter ”%1”.</translation>
    </message>
    <message>
        <source>Search actions, files, fields, options, readings</source>
        <translation>Sök bland åtgärder, filer, fält, val, avläsningar</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::DisplayListModel</name>
    <message>
        <source>legal reading, fixed</source>
        <translation>lagstadgad avläsning, låst</translation>
    </message>
    <message>
        <source>Legal reading: cannot be removed.</source>
        <translation>Lagstadgad avläsning: den kan inte tas bort.</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::DisplayListsPage</name>
    <message>
        <source>%1, with sample values</source>
        <translation>%1, med exempelvärden</translation>
    </message>
    <message>
        <source>Filter readings (Ctrl+F)</source>
        <translation>Filtrera avläsningar (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter readings</source>
        <translation>Filtrera avläsningar</translation>
    </message>
    <message>
        <source>No document describes the display readings of this family.</source>
        <translation>Inget dokument beskriver denna familjs avläsningar.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Inställningar</translation>
    </message>
    <message>
        <source>Lists of the display</source>
        <translation>Displayens listor</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Lägg till</translation>
    </message>
    <message>
        <source>Add the chosen readings to the list (Insert)</source>
        <translation>Lägg till de valda avläsningarna i listan (Insert)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Ta bort</translation>
    </message>
    <message>
        <source>Remove from the list (Delete)</source>
        <translation>Ta bort från listan (Delete)</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Upp</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Flytta upp (Alt+Uppil)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ned</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Flytta ned (Alt+Nedpil)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisk</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuell</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Elnätsföretag</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Include readings this meter does not have</source>
        <translation>Även de som mätaren saknar</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>short name of a display list, readings in it</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2 of at most %3 readings</source>
        <extracomment>name of a display list, readings in it, the most it takes</extracomment>
        <translation>%1: %2 av högst %3 avläsningar</translation>
    </message>
    <message>
        <source>“%1” runs through the text field</source>
        <translation>”%1” rullar genom textfältet</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::DisplayOptions</name>
    <message>
        <source>On the display</source>
        <translation>På displayen</translation>
    </message>
    <message>
        <source>Functions of push button 2</source>
        <translation>Funktioner för tryckknapp 2</translation>
    </message>
    <message>
        <source>%1 (reserved for future use)</source>
        <translation>%1 (reserverad för senare)</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::ExplanationPanel</name>
    <message>
        <source>Explanation</source>
        <translation>Förklaring</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FieldRow</name>
    <message>
        <source>Back to the default</source>
        <translation>Tillbaka till standard</translation>
    </message>
    <message>
        <source>Set %1 back to the default</source>
        <translation>Ställ tillbaka %1 till standard</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FieldTable</name>
    <message>
        <source>listed for another family only</source>
        <translation>endast tryckt för en annan familj</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FileController</name>
    <message>
        <source>Untitled</source>
        <translation>Namnlös</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Öppna projekt</translation>
    </message>
    <message>
        <source>Meterbench projects (*.mbench)</source>
        <translation>Meterbench-projekt (*.mbench)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>Save project as</source>
        <translation>Spara projekt som</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Sparad som %1.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Osparade ändringar</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>”%1” har ändringar som inte är sparade.</translation>
    </message>
    <message>
        <source>Discarded changes cannot be recovered.</source>
        <translation>Kasserade ändringar kan inte återfås.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Spara</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Kassera</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Avbryt</translation>
    </message>
    <message>
        <source>a document without a file</source>
        <translation>ett dokument utan fil</translation>
    </message>
    <message>
        <source>The program ended unexpectedly. Unsaved changes of %1 were kept (%2).</source>
        <translation>Programmet avslutades oväntat. Osparade ändringar i %1 har bevarats (%2).</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Återställ</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Kassera</translation>
    </message>
    <message>
        <source>Recovered. Save the document to keep it.</source>
        <translation>Återställt. Spara dokumentet för att behålla det.</translation>
    </message>
    <message>
        <source>Another program has changed %1.</source>
        <translation>Ett annat program har ändrat %1.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Läs in igen</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Behåll min</translation>
    </message>
    <message>
        <source>Show differences</source>
        <translation>Visa skillnader</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FindingsPanel</name>
    <message>
        <source>Findings: %1</source>
        <translation>Anmärkningar: %1</translation>
    </message>
    <message>
        <source>Show or hide the findings</source>
        <translation>Visa eller dölj anmärkningarna</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Anmärkningar</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::LcdWidget</name>
    <message>
        <source>value %1 %2</source>
        <translation>värde %1 %2</translation>
    </message>
    <message>
        <source>identification %1</source>
        <translation>identifiering %1</translation>
    </message>
    <message>
        <source>text %1</source>
        <translation>text %1</translation>
    </message>
    <message>
        <source>tariff %1</source>
        <translation>tariff %1</translation>
    </message>
    <message>
        <source>L%1 exporting</source>
        <translation>L%1 matar in</translation>
    </message>
    <message>
        <source>L%1 importing</source>
        <translation>L%1 tar ut</translation>
    </message>
    <message>
        <source>prepayment</source>
        <translation>förbetalning</translation>
    </message>
    <message>
        <source>radio</source>
        <translation>radio</translation>
    </message>
    <message>
        <source>breaker closed</source>
        <translation>brytare sluten</translation>
    </message>
    <message>
        <source>breaker open</source>
        <translation>brytare öppen</translation>
    </message>
    <message>
        <source>Nothing is shown.</source>
        <translation>Inget visas.</translation>
    </message>
    <message>
        <source>Display of the meter</source>
        <translation>Mätarens display</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MainWindow</name>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (inte sparad)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Ångra</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Ångra: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Gör om</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Gör om: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familj</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Meny</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ppna…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Spara</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Spara s&amp;om…</translation>
    </message>
    <message>
        <source>&amp;Export sheet…</source>
        <translation>&amp;Exportera blad…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>Skriv &amp;ut…</translation>
    </message>
    <message>
        <source>Print pre&amp;view</source>
        <translation>&amp;Förhandsgranska</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Avsluta</translation>
    </message>
    <message>
        <source>Copy &amp;type code</source>
        <translation>Kopiera &amp;typkod</translation>
    </message>
    <message>
        <source>Copy &amp;configuration</source>
        <translation>Kopiera &amp;konfiguration</translation>
    </message>
    <message>
        <source>&amp;Paste code</source>
        <translation>K&amp;listra in kod</translation>
    </message>
    <message>
        <source>&amp;Search everything…</source>
        <translation>&amp;Sök överallt…</translation>
    </message>
    <message>
        <source>&amp;Filter this page</source>
        <translation>Fi&amp;ltrera denna sida</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>&amp;Nästa anmärkning</translation>
    </message>
    <message>
        <source>&amp;About Meterbench</source>
        <translation>&amp;Om Meterbench</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tangentbordsgenvägar</translation>
    </message>
    <message>
        <source>&amp;Explanation</source>
        <translation>&amp;Förklaring</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Anmärkningar</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (saknas)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Inga senaste filer</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>&amp;Rensa listan</translation>
    </message>
    <message>
        <source>No samples</source>
        <translation>Inga exempel</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arkiv</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nytt</translation>
    </message>
    <message>
        <source>Open sa&amp;mple</source>
        <translation>Öppna e&amp;xempel</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Öppna &amp;senaste</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Redigera</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Visa</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Språk</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjälp</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Som &amp;systemet</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Ljust</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Mörkt</translation>
    </message>
    <message>
        <source>Change &amp;meter type…</source>
        <translation>Byt &amp;mätartyp…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Ny</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MessageStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Stäng meddelandet</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>messages behind the one shown</extracomment>
        <translation>
            <numerusform>%n till</numerusform>
            <numerusform>%n till</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MeterSettings</name>
    <message>
        <source>Calculation method</source>
        <translation>Beräkningsmetod</translation>
    </message>
    <message>
        <source>Individual import and export</source>
        <translation>Individuell import och export</translation>
    </message>
    <message>
        <source>Vector sum</source>
        <translation>Vektorsumma</translation>
    </message>
    <message>
        <source>Total sum</source>
        <translation>Totalsumma</translation>
    </message>
    <message>
        <source>How the phases are summed. Legal: fixed when ordered.</source>
        <translation>Hur faserna summeras. Lagstadgad: låst vid beställning.</translation>
    </message>
    <message>
        <source>Current-transformer ratio</source>
        <translation>Strömtransformatorns omsättning</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>ej angiven</translation>
    </message>
    <message>
        <source>Meter number %1</source>
        <translation>Mätarnummer %1</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MeterTypeDialog</name>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Byt</translation>
    </message>
    <message>
        <source>Change meter type</source>
        <translation>Byt mätartyp</translation>
    </message>
    <message>
        <source>Meter types</source>
        <translation>Mätartyper</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>This is the meter type of the project.</source>
        <translation>Det är projektets mätartyp.</translation>
    </message>
    <message>
        <source>Nothing that was chosen would be lost.</source>
        <translation>Inget av det valda skulle gå förlorat.</translation>
    </message>
    <message>
        <source>The project would lose:</source>
        <translation>Projektet skulle förlora:</translation>
    </message>
    <message>
        <source>Customer, order and meter numbers stay. The change can be undone.</source>
        <translation>Kund, order och mätarnummer blir kvar. Bytet kan ångras.</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Uppgifter</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::NumberEditor</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>the limits of a number</extracomment>
        <translation>%1 till %2</translation>
    </message>
    <message>
        <source>invalid: not %1</source>
        <translation>ogiltig: inte %1</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::OptionModel</name>
    <message>
        <source>Not listed for this family</source>
        <translation>Inte tryckt för denna familj</translation>
    </message>
    <message>
        <source>%1, excluded: %2</source>
        <translation>%1, utesluten: %2</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::OrderForm</name>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>ÅÅÅÅ-MM-DD</translation>
    </message>
    <message>
        <source>Number of meters</source>
        <translation>Antal mätare</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::OrderSheetPage</name>
    <message numerus="yes">
        <source>The configuration has %n error(s): the sheet is marked and must not be ordered from.</source>
        <translation>
            <numerusform>Konfigurationen har %n fel: bladet är märkt och får inte användas för beställning.</numerusform>
            <numerusform>Konfigurationen har %n fel: bladet är märkt och får inte användas för beställning.</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet was sent to the printer.</source>
        <translation>Bladet har skickats till skrivaren.</translation>
    </message>
    <message>
        <source>Export order sheet</source>
        <translation>Exportera beställningsblad</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webbsida (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabell (*.csv)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Arbetsbok (*.xlsx)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Data (*.json)</translation>
    </message>
    <message>
        <source>Sheet saved as %1.</source>
        <translation>Bladet har skrivits till %1.</translation>
    </message>
    <message>
        <source>Customer and order</source>
        <translation>Kund och order</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>Tillbehör</translation>
    </message>
    <message>
        <source>&amp;Language of the sheet</source>
        <translation>Bladets &amp;språk</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>Bladets språk</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Skriv ut…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportera…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Mindre</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Större</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Anpassa till bredden</translation>
    </message>
    <message>
        <source>No document lists accessories for this family.</source>
        <translation>Inget dokument nämner tillbehör för denna familj.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisk</translation>
    </message>
    <message>
        <source>This file is the project itself. Choose another name for the sheet.</source>
        <translation>Den här filen är själva projektet. Välj ett annat namn för bladet.</translation>
    </message>
    <message>
        <source>Not given yet: %1.</source>
        <translation>Saknas ännu: %1.</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabell för kalkylprogram (*.csv)</translation>
    </message>
    <message>
        <source>Technical data</source>
        <translation>Tekniska data</translation>
    </message>
    <message>
        <source>The sheet carries the technical data of the meter as an annex</source>
        <translation>Bladet har mätarens tekniska data som bilaga</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::ReadingTree</name>
    <message>
        <source>%1, not on this meter: %2</source>
        <translation>%1, inte på denna mätare: %2</translation>
    </message>
    <message>
        <source>Readings of the meter</source>
        <translation>Mätarens avläsningar</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::SheetView</name>
    <message>
        <source>Preview of the order sheet</source>
        <translation>Förhandsvisning av beställningsbladet</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::TypeAndCodesPage</name>
    <message>
        <source>Filter fields and options (Ctrl+F)</source>
        <translation>Filtrera fält och alternativ (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter fields and options</source>
        <translation>Filtrera fält och alternativ</translation>
    </message>
    <message>
        <source>The configuration as printed on the sheet</source>
        <translation>Konfigurationen som databladen skriver den</translation>
    </message>
    <message>
        <source>Hardware: type code</source>
        <translation>Hårdvara: typkod</translation>
    </message>
    <message>
        <source>Software: configuration</source>
        <translation>Programvara: konfiguration</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Mätare</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ångra</translation>
    </message>
    <message>
        <source>Change &amp;meter type…</source>
        <translation>Byt &amp;mätartyp…</translation>
    </message>
    <message>
        <source>Another family: shows what the project would lose</source>
        <translation>En annan familj: visar vad projektet skulle förlora</translation>
    </message>
    <message>
        <source>No field and no option matches the filter. Escape clears it.</source>
        <translation>Inget fält och inget val passar filtret. Escape tömmer det.</translation>
    </message>
    <message numerus="yes">
        <source>%1 keeps its code: “%2” is not one. A code of %1 has %n character(s).</source>
        <extracomment>field id, what was typed, how many characters it has</extracomment>
        <translation>
            <numerusform>%1 behåller sin kod: ”%2” är ingen kod. En kod i %1 har %n tecken.</numerusform>
            <numerusform>%1 behåller sin kod: ”%2” är ingen kod. En kod i %1 har %n tecken.</numerusform>
        </translation>
    </message>
    <message>
        <source>The code is of another meter type: %1.</source>
        <translation>Koden gäller en annan mätartyp: %1.</translation>
    </message>
    <message>
        <source>Replacing would lose: %1.</source>
        <extracomment>what a project would lose, a list</extracomment>
        <translation>Om projektet ersätts förloras: %1.</translation>
    </message>
    <message>
        <source>Open as new project</source>
        <translation>Öppna som nytt projekt</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersätt</translation>
    </message>
    <message>
        <source>The project is now of another meter type.</source>
        <translation>Projektet är nu av en annan mätartyp.</translation>
    </message>
</context>
</TS>
