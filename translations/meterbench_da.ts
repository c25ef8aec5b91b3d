<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="da" sourcelanguage="en">
<context>
    <name>CatalogWords</name>
    <message>
        <source>printed</source>
        <translation>trykt</translation>
    </message>
    <message>
        <source>seen on a real meter</source>
        <translation>set på en rigtig måler</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>udledt</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>gæt</translation>
    </message>
    <message>
        <source>Printed in one of the maker&apos;s documents.</source>
        <translation>Det står i et af producentens dokumenter.</translation>
    </message>
    <message>
        <source>Seen on a real meter; not printed in any document.</source>
        <translation>En rigtig måler siger det; intet dokument trykker det.</translation>
    </message>
    <message>
        <source>Follows from the documents; none states it.</source>
        <translation>Det følger af dokumenterne; intet siger det direkte.</translation>
    </message>
    <message>
        <source>A guess: neither printed nor seen on a meter.</source>
        <translation>Et gæt: hverken trykt eller set.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>standard</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>ændret</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>tvivlsom</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>ugyldig</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fejl</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Advarsel</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Bemærkning</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n fejl</numerusform>
            <numerusform>%n fejl</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n advarsel</numerusform>
            <numerusform>%n advarsler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n bemærkning</numerusform>
            <numerusform>%n bemærkninger</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Ingen bemærkninger</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Energi</translation>
    </message>
    <message>
        <source>Tariff registers</source>
        <translation>Tarifregistre</translation>
    </message>
    <message>
        <source>Trip counters</source>
        <translation>Triptællere</translation>
    </message>
    <message>
        <source>Energy per phase</source>
        <translation>Energi pr. fase</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Effekt</translation>
    </message>
    <message>
        <source>Peak demand</source>
        <translation>Spidseffekt</translation>
    </message>
    <message>
        <source>Voltage, current, power factor</source>
        <translation>Spænding, strøm, effektfaktor</translation>
    </message>
    <message>
        <source>Numbers, clock, status</source>
        <translation>Numre, ur, status</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Funktioner</translation>
    </message>
    <message>
        <source>Breaker and prepayment</source>
        <translation>Afbryder og forudbetaling</translation>
    </message>
    <message>
        <source>Current transformer, secondary values</source>
        <translation>Strømtransformer, sekundære værdier</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Moduler</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Software</translation>
    </message>
    <message>
        <source>Optical reading heads</source>
        <translation>Optiske aflæsehoveder</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Dæksler</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Sæt</translation>
    </message>
    <message>
        <source>Not available on the family “%1”.</source>
        <translation>Målere i familien ”%1” har den ikke.</translation>
    </message>
    <message>
        <source>Requires %1 %2 = %3.</source>
        <extracomment>field id and name, then the codes that would do</extracomment>
        <translation>Den kræver %1 %2 = %3.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> eller </translation>
    </message>
    <message>
        <source>Not available on this meter.</source>
        <translation>Den valgte måler har den ikke.</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Differences</source>
        <translation>Forskelle</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Sted</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mit</translation>
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
        <translation>Sæt %1 %2 til %3</translation>
    </message>
    <message>
        <source>Apply the code</source>
        <translation>Overtag den læste kode</translation>
    </message>
    <message>
        <source>Change family to %1</source>
        <translation>Skift familie til %1</translation>
    </message>
    <message>
        <source>Add “%1” to “%2”</source>
        <extracomment>Undo step: name of a reading, name of a display list</extracomment>
        <translation>Føj ”%1” til ”%2”</translation>
    </message>
    <message numerus="yes">
        <source>Add %n reading(s) to “%1”</source>
        <translation>
            <numerusform>Føj %n visning til ”%1”</numerusform>
            <numerusform>Føj %n visninger til ”%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove “%1” from “%2”</source>
        <translation>Fjern ”%1” fra ”%2”</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n reading(s) from “%1”</source>
        <translation>
            <numerusform>Fjern %n visning fra ”%1”</numerusform>
            <numerusform>Fjern %n visninger fra ”%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>Move “%1” in “%2”</source>
        <translation>Flyt ”%1” i ”%2”</translation>
    </message>
    <message>
        <source>Switch on “%1”</source>
        <translation>Slå ”%1” til</translation>
    </message>
    <message>
        <source>Switch off “%1”</source>
        <translation>Slå ”%1” fra</translation>
    </message>
    <message>
        <source>Enable push-button-2 function “%1”</source>
        <translation>Vælg funktionen ”%1” til på trykknap 2</translation>
    </message>
    <message>
        <source>Disable push-button-2 function “%1”</source>
        <translation>Vælg funktionen ”%1” fra på trykknap 2</translation>
    </message>
    <message>
        <source>Remove accessory %1 from the order</source>
        <translation>Tag tilbehør %1 ud af ordren</translation>
    </message>
    <message>
        <source>Order %1 × accessory %2</source>
        <translation>Bestil %1 × tilbehør %2</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontaktperson</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Ordrenummer</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemærkning</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>Redigér ”%1”</translation>
    </message>
    <message>
        <source>Edit meter number %1</source>
        <translation>Redigér målernummer %1</translation>
    </message>
    <message>
        <source>Change the current-transformer ratio</source>
        <translation>Ændr omsætningsforholdet</translation>
    </message>
    <message>
        <source>Change the calculation method</source>
        <translation>Ændr beregningsmetoden</translation>
    </message>
    <message>
        <source>Customer&apos;s reference</source>
        <translation>Kundens reference</translation>
    </message>
    <message>
        <source>Change the number of meters</source>
        <translation>Ændr antallet af målere</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Select a field, an option or a reading to see what it means, why it is the default, what it excludes and which document says so.</source>
        <translation>Gå til et felt, en valgmulighed eller en visning: her står, hvad den betyder, hvorfor den er standard, hvad den udelukker, og hvilket dokument der siger det.</translation>
    </message>
    <message>
        <source>Documents on this family</source>
        <translation>Dokumenter om denne familie</translation>
    </message>
    <message>
        <source>Legal: fixed when ordered; it cannot be changed later.</source>
        <translation>Lovpligtig: låst ved bestilling og kan aldrig ændres.</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Valgt</translation>
    </message>
    <message>
        <source>Option under the cursor</source>
        <translation>Valgmulighed under markøren</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>This choice excludes</source>
        <translation>Dette valg udelukker</translation>
    </message>
    <message>
        <source>Corrections to the documents</source>
        <translation>Rettelser til dokumenterne</translation>
    </message>
    <message>
        <source>The number of an order form; its content is agreed with the maker.</source>
        <translation>Dannet efter et bestillingsskema; indholdet aftales med producenten.</translation>
    </message>
    <message>
        <source>No document lists this code, and no meter has been seen with it.</source>
        <translation>Intet dokument trykker denne kode, og den er ikke set på nogen måler.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Kilder</translation>
    </message>
    <message>
        <source>Not listed for this family.</source>
        <translation>Ikke trykt for denne familie.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Bemærkninger</translation>
    </message>
    <message>
        <source>%1 prints “%2”; it should read “%3”.</source>
        <extracomment>paper, what it prints, what we read instead</extracomment>
        <translation>%1 trykker ”%2”; læs ”%3”.</translation>
    </message>
    <message>
        <source>OBIS code %1</source>
        <translation>OBIS-kode %1</translation>
    </message>
    <message>
        <source>text field “%1”</source>
        <translation>tekstfelt ”%1”</translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation>enhed %1</translation>
    </message>
    <message>
        <source>Legal reading: it cannot be removed from the manual list.</source>
        <translation>Lovpligtig visning: den kan ikke fjernes fra den manuelle liste.</translation>
    </message>
    <message>
        <source>Allowed in</source>
        <translation>Tilladt i</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Sikkerhed</translation>
    </message>
</context>
<context>
    <name>FollowedWords</name>
    <message>
        <source>This followed: %1.</source>
        <extracomment>What a choice moved: codes, as &quot;Z16 = 338, Z29 = 2&quot;</extracomment>
        <translation>Dette fulgte med: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) that this meter does not have left the display lists.</source>
        <translation>
            <numerusform>%n visning, som denne måler ikke har, er taget ud af displaylisterne.</numerusform>
            <numerusform>%n visninger, som denne måler ikke har, er taget ud af displaylisterne.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n legal reading(s) entered the manual list.</source>
        <translation>
            <numerusform>%n lovpligtig visning er sat ind i den manuelle liste.</numerusform>
            <numerusform>%n lovpligtige visninger er sat ind i den manuelle liste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
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
        <translation>Meterbench konfigurerer elmålere i OMNIPOWER-serien og laver de ark, de bestilles med.</translation>
    </message>
    <message>
        <source>This project is independent of the maker. Kamstrup, OMNIPOWER and METERTOOL are trademarks of Kamstrup A/S, which has neither made, checked nor approved this program.</source>
        <translation>Dette projekt er ikke producentens. Kamstrup, OMNIPOWER og METERTOOL er Kamstrup A/S&apos; varemærker; Kamstrup A/S har hverken lavet, kontrolleret eller godkendt dette program.</translation>
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
        <translation>Tastaturgenveje</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Taster</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Type code: move from digit to digit</source>
        <translation>Typekode: gå fra ciffer til ciffer</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Venstre, Højre</translation>
    </message>
    <message>
        <source>Type code: step through the options still possible</source>
        <translation>Typekode: gå gennem de valgmuligheder, der stadig er mulige</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Op, Ned</translation>
    </message>
    <message>
        <source>Type code: set the code</source>
        <translation>Typekode: sæt koden</translation>
    </message>
    <message>
        <source>type it</source>
        <translation>skriv den</translation>
    </message>
    <message>
        <source>Type code: go to the row</source>
        <translation>Typekode: gå til rækken</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Readings: add to the list</source>
        <translation>Visninger: føj til listen</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Display list: remove a reading</source>
        <translation>Displayliste: tag en visning ud</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Display list: move a reading</source>
        <translation>Displayliste: flyt en visning</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation>Alt+Op, Alt+Ned</translation>
    </message>
    <message>
        <source>Findings: go to the place</source>
        <translation>Bemærkninger: gå til stedet</translation>
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
            <numerusform>%n visning i “%1”</numerusform>
            <numerusform>%n visninger i “%1”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) of push button 2</source>
        <translation>
            <numerusform>%n funktion for trykknap 2</numerusform>
            <numerusform>%n funktioner for trykknap 2</numerusform>
        </translation>
    </message>
    <message>
        <source>Accessories: %1</source>
        <translation>Tilbehør: %1</translation>
    </message>
    <message>
        <source>The options of the display</source>
        <translation>Displayets indstillinger</translation>
    </message>
    <message>
        <source>The settings: plans, limits, alarms, pulses</source>
        <translation>Indstillingerne: planer, grænser, alarmer, pulser</translation>
    </message>
    <message>
        <source>The transformer ratio %1</source>
        <translation>Omsætningsforholdet %1</translation>
    </message>
    <message>
        <source>The calculation method</source>
        <translation>Beregningsmetoden</translation>
    </message>
</context>
<context>
    <name>PageTitles</name>
    <message>
        <source>Type &amp;&amp; codes</source>
        <translation>Type og koder</translation>
    </message>
    <message>
        <source>Display lists</source>
        <translation>Displaylister</translation>
    </message>
    <message>
        <source>Order sheet</source>
        <translation>Bestillingsark</translation>
    </message>
</context>
<context>
    <name>PaletteWords</name>
    <message>
        <source>Field</source>
        <translation>Felt</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Vælg</translation>
    </message>
    <message>
        <source>Choose (excluded now)</source>
        <translation>Vælg (udelukket nu)</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Valgt</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Visning</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Eksempel</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>Seneste fil</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::AccessoryTable</name>
    <message>
        <source>Only for other makers&apos; systems</source>
        <translation>Kun til andre producenters systemer</translation>
    </message>
    <message>
        <source>Only for OMNIA</source>
        <translation>Kun til OMNIA</translation>
    </message>
    <message>
        <source>unknown part</source>
        <translation>ukendt varenummer</translation>
    </message>
    <message>
        <source>Quantity of %1 %2</source>
        <translation>Antal af %1 %2</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::CodeEntry</name>
    <message>
        <source>&amp;Paste or type a code</source>
        <translation>&amp;Indsæt eller skriv en kode</translation>
    </message>
    <message>
        <source>6861111BN242101040 or Z1=1 Z3=05 …</source>
        <translation>6861111BN242101040 eller Z1=1 Z3=05 …</translation>
    </message>
    <message>
        <source>Type code or configuration to read</source>
        <translation>Typekode eller konfiguration, der skal læses</translation>
    </message>
    <message>
        <source>Apply the code to the project (Enter)</source>
        <translation>Sæt den læste kode ind i dokumentet (Enter)</translation>
    </message>
    <message>
        <source>Not a code</source>
        <translation>Kan ikke læses som en kode</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Anvend</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::CodeStrip</name>
    <message>
        <source>Type code</source>
        <translation>Typekode</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::CommandPalette</name>
    <message>
        <source>Search</source>
        <translation>Søg</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultater</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>Intet hedder “%1”.</translation>
    </message>
    <message>
        <source>Search actions, files, fields, options, readings</source>
        <translation>Søg i handlinger, filer, felter, valg, visninger</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::DisplayListModel</name>
    <message>
        <source>legal reading, fixed</source>
        <translation>lovpligtig visning, låst</translation>
    </message>
    <message>
        <source>Legal reading: cannot be removed.</source>
        <translation>Lovpligtig visning: den kan ikke fjernes.</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::DisplayListsPage</name>
    <message>
        <source>%1, with sample values</source>
        <translation>%1, med eksempelværdier</translation>
    </message>
    <message>
        <source>Filter readings (Ctrl+F)</source>
        <translation>Filtrér visninger (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter readings</source>
        <translation>Filtrér visninger</translation>
    </message>
    <message>
        <source>No document describes the display readings of this family.</source>
        <translation>Intet dokument beskriver denne families visninger.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Indstillinger</translation>
    </message>
    <message>
        <source>Lists of the display</source>
        <translation>Displayets lister</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Tilføj</translation>
    </message>
    <message>
        <source>Add the chosen readings to the list (Insert)</source>
        <translation>Føj de valgte visninger til listen (Insert)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Fjern</translation>
    </message>
    <message>
        <source>Remove from the list (Delete)</source>
        <translation>Fjern fra listen (Delete)</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Op</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Flyt op (Alt+Pil op)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Ned</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Flyt ned (Alt+Pil ned)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisk</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuel</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Elselskab</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>Include readings this meter does not have</source>
        <translation>Også dem, måleren ikke har</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>short name of a display list, readings in it</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2 of at most %3 readings</source>
        <extracomment>name of a display list, readings in it, the most it takes</extracomment>
        <translation>%1: %2 af højst %3 visninger</translation>
    </message>
    <message>
        <source>“%1” runs through the text field</source>
        <translation>“%1” løber gennem tekstfeltet</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::DisplayOptions</name>
    <message>
        <source>On the display</source>
        <translation>På displayet</translation>
    </message>
    <message>
        <source>Functions of push button 2</source>
        <translation>Trykknap 2&apos;s funktioner</translation>
    </message>
    <message>
        <source>%1 (reserved for future use)</source>
        <translation>%1 (forbeholdt senere brug)</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::ExplanationPanel</name>
    <message>
        <source>Explanation</source>
        <translation>Forklaring</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FieldRow</name>
    <message>
        <source>Back to the default</source>
        <translation>Tilbage til standard</translation>
    </message>
    <message>
        <source>Set %1 back to the default</source>
        <translation>Sæt %1 tilbage til standard</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FieldTable</name>
    <message>
        <source>listed for another family only</source>
        <translation>kun trykt for en anden familie</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FileController</name>
    <message>
        <source>Untitled</source>
        <translation>Uden navn</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Åbn projekt</translation>
    </message>
    <message>
        <source>Meterbench projects (*.mbench)</source>
        <translation>Meterbench-projekter (*.mbench)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle filer (*)</translation>
    </message>
    <message>
        <source>Save project as</source>
        <translation>Gem projekt som</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gemt som %1.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Ikke-gemte ændringer</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>”%1” har ændringer, der ikke er gemt.</translation>
    </message>
    <message>
        <source>Discarded changes cannot be recovered.</source>
        <translation>Kasserede ændringer kan ikke hentes tilbage.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Gem</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Kassér</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuller</translation>
    </message>
    <message>
        <source>a document without a file</source>
        <translation>et dokument uden fil</translation>
    </message>
    <message>
        <source>The program ended unexpectedly. Unsaved changes of %1 were kept (%2).</source>
        <translation>Programmet sluttede uventet. Ikke-gemte ændringer i %1 blev bevaret (%2).</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Gendan</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Kassér</translation>
    </message>
    <message>
        <source>Recovered. Save the document to keep it.</source>
        <translation>Gendannet. Gem dokumentet for at beholde det.</translation>
    </message>
    <message>
        <source>Another program has changed %1.</source>
        <translation>Et andet program har ændret %1.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Genindlæs</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Behold min</translation>
    </message>
    <message>
        <source>Show differences</source>
        <translation>Vis forskelle</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FindingsPanel</name>
    <message>
        <source>Findings: %1</source>
        <translation>Bemærkninger: %1</translation>
    </message>
    <message>
        <source>Show or hide the findings</source>
        <translation>Vis eller skjul bemærkningerne</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Bemærkninger</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::LcdWidget</name>
    <message>
        <source>value %1 %2</source>
        <translation>værdi %1 %2</translation>
    </message>
    <message>
        <source>identification %1</source>
        <translation>identifikation %1</translation>
    </message>
    <message>
        <source>text %1</source>
        <translation>tekst %1</translation>
    </message>
    <message>
        <source>tariff %1</source>
        <translation>tarif %1</translation>
    </message>
    <message>
        <source>L%1 exporting</source>
        <translation>L%1 eksporterer</translation>
    </message>
    <message>
        <source>L%1 importing</source>
        <translation>L%1 importerer</translation>
    </message>
    <message>
        <source>prepayment</source>
        <translation>forudbetaling</translation>
    </message>
    <message>
        <source>radio</source>
        <translation>radio</translation>
    </message>
    <message>
        <source>breaker closed</source>
        <translation>afbryder sluttet</translation>
    </message>
    <message>
        <source>breaker open</source>
        <translation>afbryder åben</translation>
    </message>
    <message>
        <source>Nothing is shown.</source>
        <translation>Intet vises.</translation>
    </message>
    <message>
        <source>Display of the meter</source>
        <translation>Målerens display</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MainWindow</name>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (ikke gemt)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Fortryd</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Fortryd: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Gentag</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Gentag: %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Å&amp;bn…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Gem</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Gem &amp;som…</translation>
    </message>
    <message>
        <source>&amp;Export sheet…</source>
        <translation>&amp;Eksportér ark…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Udskriv…</translation>
    </message>
    <message>
        <source>Print pre&amp;view</source>
        <translation>&amp;Vis udskrift</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Afslut</translation>
    </message>
    <message>
        <source>Copy &amp;type code</source>
        <translation>Kopiér &amp;typekode</translation>
    </message>
    <message>
        <source>Copy &amp;configuration</source>
        <translation>Kopiér &amp;konfiguration</translation>
    </message>
    <message>
        <source>&amp;Paste code</source>
        <translation>&amp;Indsæt kode</translation>
    </message>
    <message>
        <source>&amp;Search everything…</source>
        <translation>&amp;Søg overalt…</translation>
    </message>
    <message>
        <source>&amp;Filter this page</source>
        <translation>Fi&amp;ltrér denne side</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>&amp;Næste bemærkning</translation>
    </message>
    <message>
        <source>&amp;About Meterbench</source>
        <translation>&amp;Om Meterbench</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastaturgenveje</translation>
    </message>
    <message>
        <source>&amp;Explanation</source>
        <translation>&amp;Forklaring</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Bemærkninger</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (mangler)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Ingen seneste filer</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>&amp;Ryd listen</translation>
    </message>
    <message>
        <source>No samples</source>
        <translation>Ingen eksempler</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Filer</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Ny</translation>
    </message>
    <message>
        <source>Open sa&amp;mple</source>
        <translation>Åbn e&amp;ksempel</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Åbn &amp;seneste</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Redigér</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Vis</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprog</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjælp</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Som &amp;systemet</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Lyst</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Mørkt</translation>
    </message>
    <message>
        <source>Change &amp;meter type…</source>
        <translation>Skift &amp;målertype…</translation>
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
        <translation>Sprog</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MessageStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Luk</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Luk meddelelsen</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>messages behind the one shown</extracomment>
        <translation>
            <numerusform>%n til</numerusform>
            <numerusform>%n til</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MeterSettings</name>
    <message>
        <source>Calculation method</source>
        <translation>Beregningsmetode</translation>
    </message>
    <message>
        <source>Individual import and export</source>
        <translation>Individuel import og eksport</translation>
    </message>
    <message>
        <source>Vector sum</source>
        <translation>Vektorsum</translation>
    </message>
    <message>
        <source>Total sum</source>
        <translation>Totalsum</translation>
    </message>
    <message>
        <source>How the phases are summed. Legal: fixed when ordered.</source>
        <translation>Hvordan faserne summeres. Lovpligtig: låst ved bestilling.</translation>
    </message>
    <message>
        <source>Current-transformer ratio</source>
        <translation>Strømtransformerens omsætningsforhold</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>ikke angivet</translation>
    </message>
    <message>
        <source>Meter number %1</source>
        <translation>Målernummer %1</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MeterTypeDialog</name>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Skift</translation>
    </message>
    <message>
        <source>Change meter type</source>
        <translation>Skift målertype</translation>
    </message>
    <message>
        <source>Meter types</source>
        <translation>Målertyper</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuller</translation>
    </message>
    <message>
        <source>This is the meter type of the project.</source>
        <translation>Det er projektets målertype.</translation>
    </message>
    <message>
        <source>Nothing that was chosen would be lost.</source>
        <translation>Intet af det valgte ville gå tabt.</translation>
    </message>
    <message>
        <source>The project would lose:</source>
        <translation>Projektet ville miste:</translation>
    </message>
    <message>
        <source>Customer, order and meter numbers stay. The change can be undone.</source>
        <translation>Kunde, ordre og målernumre bliver. Skiftet kan fortrydes.</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Opgaver</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::NumberEditor</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>the limits of a number</extracomment>
        <translation>%1 til %2</translation>
    </message>
    <message>
        <source>invalid: not %1</source>
        <translation>ugyldig: ikke %1</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::OptionModel</name>
    <message>
        <source>Not listed for this family</source>
        <translation>Ikke trykt for denne familie</translation>
    </message>
    <message>
        <source>%1, excluded: %2</source>
        <translation>%1, udelukket: %2</translation>
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
        <translation>Antal målere</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::OrderSheetPage</name>
    <message numerus="yes">
        <source>The configuration has %n error(s): the sheet is marked and must not be ordered from.</source>
        <translation>
            <numerusform>Konfigurationen har %n fejl: arket er mærket, og der må ikke bestilles efter det.</numerusform>
            <numerusform>Konfigurationen har %n fejl: arket er mærket, og der må ikke bestilles efter det.</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet was sent to the printer.</source>
        <translation>Arket er sendt til printeren.</translation>
    </message>
    <message>
        <source>Export order sheet</source>
        <translation>Eksportér bestillingsark</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>PDF-dokument (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webside (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabel (*.csv)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Projektmappe (*.xlsx)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Data (*.json)</translation>
    </message>
    <message>
        <source>Sheet saved as %1.</source>
        <translation>Arket er skrevet til %1.</translation>
    </message>
    <message>
        <source>Customer and order</source>
        <translation>Kunde og ordre</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>Tilbehør</translation>
    </message>
    <message>
        <source>&amp;Language of the sheet</source>
        <translation>Arkets &amp;sprog</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>Arkets sprog</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Udskriv…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Eksportér…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Mindre</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Større</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Tilpas til bredden</translation>
    </message>
    <message>
        <source>No document lists accessories for this family.</source>
        <translation>Intet dokument nævner tilbehør til denne familie.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisk</translation>
    </message>
    <message>
        <source>This file is the project itself. Choose another name for the sheet.</source>
        <translation>Denne fil er selve projektet. Vælg et andet navn til arket.</translation>
    </message>
    <message>
        <source>Not given yet: %1.</source>
        <translation>Mangler endnu: %1.</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tabel til regneark (*.csv)</translation>
    </message>
    <message>
        <source>Technical data</source>
        <translation>Tekniske data</translation>
    </message>
    <message>
        <source>The sheet carries the technical data of the meter as an annex</source>
        <translation>Arket har målerens tekniske data som bilag</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::ReadingTree</name>
    <message>
        <source>%1, not on this meter: %2</source>
        <translation>%1, ikke på denne måler: %2</translation>
    </message>
    <message>
        <source>Readings of the meter</source>
        <translation>Målerens visninger</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::SheetView</name>
    <message>
        <source>Preview of the order sheet</source>
        <translation>Forhåndsvisning af bestillingsarket</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::TypeAndCodesPage</name>
    <message>
        <source>Filter fields and options (Ctrl+F)</source>
        <translation>Filtrér felter og valgmuligheder (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter fields and options</source>
        <translation>Filtrér felter og valgmuligheder</translation>
    </message>
    <message>
        <source>The configuration as printed on the sheet</source>
        <translation>Konfigurationen, som databladene skriver den</translation>
    </message>
    <message>
        <source>Hardware: type code</source>
        <translation>Hardware: typekode</translation>
    </message>
    <message>
        <source>Software: configuration</source>
        <translation>Software: konfiguration</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Måler</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Fortryd</translation>
    </message>
    <message>
        <source>Change &amp;meter type…</source>
        <translation>Skift &amp;målertype…</translation>
    </message>
    <message>
        <source>Another family: shows what the project would lose</source>
        <translation>En anden familie: viser, hvad projektet ville miste</translation>
    </message>
    <message>
        <source>No field and no option matches the filter. Escape clears it.</source>
        <translation>Intet felt og intet valg passer til filteret. Escape rydder det.</translation>
    </message>
    <message numerus="yes">
        <source>%1 keeps its code: “%2” is not one. A code of %1 has %n character(s).</source>
        <extracomment>field id, what was typed, how many characters it has</extracomment>
        <translation>
            <numerusform>%1 beholder sin kode: “%2” er ingen kode. En kode i %1 har %n tegn.</numerusform>
            <numerusform>%1 beholder sin kode: “%2” er ingen kode. En kode i %1 har %n tegn.</numerusform>
        </translation>
    </message>
    <message>
        <source>The code is of another meter type: %1.</source>
        <translation>Koden er af en anden målertype: %1.</translation>
    </message>
    <message>
        <source>Replacing would lose: %1.</source>
        <extracomment>what a project would lose, a list</extracomment>
        <translation>Ved erstatning går dette tabt: %1.</translation>
    </message>
    <message>
        <source>Open as new project</source>
        <translation>Åbn som nyt projekt</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Erstat</translation>
    </message>
    <message>
        <source>The project is now of another meter type.</source>
        <translation>Projektet er nu af en anden målertype.</translation>
    </message>
</context>
</TS>
