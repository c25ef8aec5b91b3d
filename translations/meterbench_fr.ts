<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>CatalogWords</name>
    <message>
        <source>printed</source>
        <translation>imprimé</translation>
    </message>
    <message>
        <source>seen on a real meter</source>
        <translation>relevé sur un compteur réel</translation>
    </message>
    <message>
        <source>inferred</source>
        <translation>déduit</translation>
    </message>
    <message>
        <source>guess</source>
        <translation>supposition</translation>
    </message>
    <message>
        <source>Printed in one of the maker&apos;s documents.</source>
        <translation>Un document du fabricant l&apos;imprime.</translation>
    </message>
    <message>
        <source>Seen on a real meter; not printed in any document.</source>
        <translation>Un compteur réel l&apos;indique ; aucun document ne l&apos;imprime.</translation>
    </message>
    <message>
        <source>Follows from the documents; none states it.</source>
        <translation>Cela découle des documents ; aucun ne le dit.</translation>
    </message>
    <message>
        <source>A guess: neither printed nor seen on a meter.</source>
        <translation>Une supposition : ni imprimé ni relevé.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>par défaut</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>modifié</translation>
    </message>
    <message>
        <source>doubtful</source>
        <translation>douteux</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>non valide</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n erreur</numerusform>
            <numerusform>%n erreurs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n avertissement</numerusform>
            <numerusform>%n avertissements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message>
        <source>No findings</source>
        <translation>Aucun constat</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>Énergie</translation>
    </message>
    <message>
        <source>Tariff registers</source>
        <translation>Registres tarifaires</translation>
    </message>
    <message>
        <source>Trip counters</source>
        <translation>Compteurs partiels</translation>
    </message>
    <message>
        <source>Energy per phase</source>
        <translation>Énergie par phase</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Puissance</translation>
    </message>
    <message>
        <source>Peak demand</source>
        <translation>Pointes de puissance</translation>
    </message>
    <message>
        <source>Voltage, current, power factor</source>
        <translation>Tension, courant, facteur de puissance</translation>
    </message>
    <message>
        <source>Numbers, clock, status</source>
        <translation>Numéros, horloge, état</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>Fonctions</translation>
    </message>
    <message>
        <source>Breaker and prepayment</source>
        <translation>Organe de coupure et prépaiement</translation>
    </message>
    <message>
        <source>Current transformer, secondary values</source>
        <translation>Transformateur de courant, valeurs secondaires</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>Modules</translation>
    </message>
    <message>
        <source>Software</source>
        <translation>Logiciels</translation>
    </message>
    <message>
        <source>Optical reading heads</source>
        <translation>Têtes de lecture optiques</translation>
    </message>
    <message>
        <source>Covers</source>
        <translation>Couvercles</translation>
    </message>
    <message>
        <source>Kits</source>
        <translation>Jeux de pièces</translation>
    </message>
    <message>
        <source>Not available on the family “%1”.</source>
        <translation>Les compteurs de la famille « %1 » ne l&apos;ont pas.</translation>
    </message>
    <message>
        <source>Requires %1 %2 = %3.</source>
        <extracomment>field id and name, then the codes that would do</extracomment>
        <translation>Cela exige %1 %2 = %3.</translation>
    </message>
    <message>
        <source> or </source>
        <translation> ou </translation>
    </message>
    <message>
        <source>Not available on this meter.</source>
        <translation>Le compteur choisi ne l&apos;a pas.</translation>
    </message>
</context>
<context>
    <name>DifferenceWords</name>
    <message>
        <source>Differences</source>
        <translation>Différences</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Emplacement</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Ma version</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>Dans le fichier</translation>
    </message>
</context>
<context>
    <name>EditText</name>
    <message>
        <source>Set %1 %2 to %3</source>
        <extracomment>Undo step: field id, its name, the code chosen</extracomment>
        <translation>Régler %1 %2 sur %3</translation>
    </message>
    <message>
        <source>Apply the code</source>
        <translation>Reprendre le code lu</translation>
    </message>
    <message>
        <source>Change family to %1</source>
        <translation>Passer à la famille %1</translation>
    </message>
    <message>
        <source>Add “%1” to “%2”</source>
        <extracomment>Undo step: name of a reading, name of a display list</extracomment>
        <translation>Ajouter « %1 » à « %2 »</translation>
    </message>
    <message numerus="yes">
        <source>Add %n reading(s) to “%1”</source>
        <translation>
            <numerusform>Ajouter %n valeur à « %1 »</numerusform>
            <numerusform>Ajouter %n valeurs à « %1 »</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove “%1” from “%2”</source>
        <translation>Retirer « %1 » de « %2 »</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n reading(s) from “%1”</source>
        <translation>
            <numerusform>Retirer %n valeur de « %1 »</numerusform>
            <numerusform>Retirer %n valeurs de « %1 »</numerusform>
        </translation>
    </message>
    <message>
        <source>Move “%1” in “%2”</source>
        <translation>Déplacer « %1 » dans « %2 »</translation>
    </message>
    <message>
        <source>Switch on “%1”</source>
        <translation>Activer « %1 »</translation>
    </message>
    <message>
        <source>Switch off “%1”</source>
        <translation>Désactiver « %1 »</translation>
    </message>
    <message>
        <source>Enable push-button-2 function “%1”</source>
        <translation>Activer la fonction « %1 » du bouton-poussoir 2</translation>
    </message>
    <message>
        <source>Disable push-button-2 function “%1”</source>
        <translation>Désactiver la fonction « %1 » du bouton-poussoir 2</translation>
    </message>
    <message>
        <source>Remove accessory %1 from the order</source>
        <translation>Retirer l&apos;accessoire %1 de la commande</translation>
    </message>
    <message>
        <source>Order %1 × accessory %2</source>
        <translation>Commander %1 × accessoire %2</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Interlocuteur</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>Numéro de commande</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Date de commande</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Remarque</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>Modifier « %1 »</translation>
    </message>
    <message>
        <source>Edit meter number %1</source>
        <translation>Modifier le numéro de compteur %1</translation>
    </message>
    <message>
        <source>Change the current-transformer ratio</source>
        <translation>Modifier le rapport de transformation</translation>
    </message>
    <message>
        <source>Change the calculation method</source>
        <translation>Modifier la méthode de calcul</translation>
    </message>
    <message>
        <source>Customer&apos;s reference</source>
        <translation>Référence du client</translation>
    </message>
    <message>
        <source>Change the number of meters</source>
        <translation>Modifier le nombre de compteurs</translation>
    </message>
</context>
<context>
    <name>Explanation</name>
    <message>
        <source>Select a field, an option or a reading to see what it means, why it is the default, what it excludes and which document says so.</source>
        <translation>Allez sur un champ, une option ou une valeur : ici s&apos;affichent sa signification, la raison de la valeur par défaut, ce qu&apos;il exclut et le document qui le dit.</translation>
    </message>
    <message>
        <source>Documents on this family</source>
        <translation>Documents sur cette famille</translation>
    </message>
    <message>
        <source>Legal: fixed when ordered; it cannot be changed later.</source>
        <translation>Légal : figé à la commande, ne peut plus jamais être modifié.</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Choisi</translation>
    </message>
    <message>
        <source>Option under the cursor</source>
        <translation>Option sous le curseur</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Valeur par défaut</translation>
    </message>
    <message>
        <source>This choice excludes</source>
        <translation>Ce choix exclut</translation>
    </message>
    <message>
        <source>Corrections to the documents</source>
        <translation>Corrections des documents</translation>
    </message>
    <message>
        <source>The number of an order form; its content is agreed with the maker.</source>
        <translation>Issu d&apos;un formulaire de commande ; son contenu est convenu avec le fabricant.</translation>
    </message>
    <message>
        <source>No document lists this code, and no meter has been seen with it.</source>
        <translation>Aucun document n&apos;imprime ce code et aucun compteur n&apos;a été vu avec.</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>Not listed for this family.</source>
        <translation>Non imprimé pour cette famille.</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
    <message>
        <source>%1 prints “%2”; it should read “%3”.</source>
        <extracomment>paper, what it prints, what we read instead</extracomment>
        <translation>%1 imprime « %2 » ; lire « %3 ».</translation>
    </message>
    <message>
        <source>OBIS code %1</source>
        <translation>code OBIS %1</translation>
    </message>
    <message>
        <source>text field “%1”</source>
        <translation>champ texte « %1 »</translation>
    </message>
    <message>
        <source>unit %1</source>
        <translation>unité %1</translation>
    </message>
    <message>
        <source>Legal reading: it cannot be removed from the manual list.</source>
        <translation>Valeur légale : elle ne peut pas être retirée de la liste manuelle.</translation>
    </message>
    <message>
        <source>Allowed in</source>
        <translation>Autorisé dans</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Certitude</translation>
    </message>
</context>
<context>
    <name>FollowedWords</name>
    <message>
        <source>This followed: %1.</source>
        <extracomment>What a choice moved: codes, as &quot;Z16 = 338, Z29 = 2&quot;</extracomment>
        <translation>Ceci a suivi : %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) that this meter does not have left the display lists.</source>
        <translation>
            <numerusform>%n valeur que ce compteur n&apos;a pas a quitté les listes d&apos;affichage.</numerusform>
            <numerusform>%n valeurs que ce compteur n&apos;a pas ont quitté les listes d&apos;affichage.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n legal reading(s) entered the manual list.</source>
        <translation>
            <numerusform>%n valeur légale est entrée dans la liste manuelle.</numerusform>
            <numerusform>%n valeurs légales sont entrées dans la liste manuelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>HelpWords</name>
    <message>
        <source>About Meterbench</source>
        <translation>À propos de Meterbench</translation>
    </message>
    <message>
        <source>Meterbench configures electricity meters of the OMNIPOWER series and makes their order sheets.</source>
        <translation>Meterbench configure les compteurs d&apos;électricité de la gamme OMNIPOWER et établit les fiches pour les commander.</translation>
    </message>
    <message>
        <source>This project is independent of the maker. Kamstrup, OMNIPOWER and METERTOOL are trademarks of Kamstrup A/S, which has neither made, checked nor approved this program.</source>
        <translation>Ce projet n&apos;est pas celui du fabricant. Kamstrup, OMNIPOWER et METERTOOL sont des marques de Kamstrup A/S, qui n&apos;a ni réalisé, ni vérifié, ni approuvé ce programme.</translation>
    </message>
    <message>
        <source>Licence: Apache-2.0</source>
        <translation>Licence : Apache-2.0</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Type code: move from digit to digit</source>
        <translation>Code de type : passer d&apos;un caractère à l&apos;autre</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>Gauche, Droite</translation>
    </message>
    <message>
        <source>Type code: step through the options still possible</source>
        <translation>Code de type : parcourir les options encore possibles</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Haut, Bas</translation>
    </message>
    <message>
        <source>Type code: set the code</source>
        <translation>Code de type : fixer le code</translation>
    </message>
    <message>
        <source>type it</source>
        <translation>le saisir</translation>
    </message>
    <message>
        <source>Type code: go to the row</source>
        <translation>Code de type : aller à la ligne</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrée</translation>
    </message>
    <message>
        <source>Readings: add to the list</source>
        <translation>Valeurs : ajouter à la liste</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Inser</translation>
    </message>
    <message>
        <source>Display list: remove a reading</source>
        <translation>Liste d&apos;affichage : retirer une valeur</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Suppr</translation>
    </message>
    <message>
        <source>Display list: move a reading</source>
        <translation>Liste d&apos;affichage : déplacer une valeur</translation>
    </message>
    <message>
        <source>Alt+Up, Alt+Down</source>
        <translation>Alt+Haut, Alt+Bas</translation>
    </message>
    <message>
        <source>Findings: go to the place</source>
        <translation>Constats : aller à l&apos;endroit</translation>
    </message>
</context>
<context>
    <name>LossWords</name>
    <message>
        <source>Codes: %1</source>
        <extracomment>codes that were chosen, &quot;X5 = 8, Z13 = 123&quot;</extracomment>
        <translation>Codes : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s) of “%1”</source>
        <extracomment>name of a display list</extracomment>
        <translation>
            <numerusform>%n valeur de « %1 »</numerusform>
            <numerusform>%n valeurs de « %1 »</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n function(s) of push button 2</source>
        <translation>
            <numerusform>%n fonction du bouton-poussoir 2</numerusform>
            <numerusform>%n fonctions du bouton-poussoir 2</numerusform>
        </translation>
    </message>
    <message>
        <source>Accessories: %1</source>
        <translation>Accessoires : %1</translation>
    </message>
    <message>
        <source>The options of the display</source>
        <translation>Les options de l’afficheur</translation>
    </message>
    <message>
        <source>The settings: plans, limits, alarms, pulses</source>
        <translation>Les réglages : plans, limites, alarmes, impulsions</translation>
    </message>
    <message>
        <source>The transformer ratio %1</source>
        <translation>Le rapport de transformation %1</translation>
    </message>
    <message>
        <source>The calculation method</source>
        <translation>La méthode de calcul</translation>
    </message>
</context>
<context>
    <name>PageTitles</name>
    <message>
        <source>Type &amp;&amp; codes</source>
        <translation>Type et codes</translation>
    </message>
    <message>
        <source>Display lists</source>
        <translation>Listes d’affichage</translation>
    </message>
    <message>
        <source>Order sheet</source>
        <translation>Bon de commande</translation>
    </message>
</context>
<context>
    <name>PaletteWords</name>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Choisir</translation>
    </message>
    <message>
        <source>Choose (excluded now)</source>
        <translation>Choisir (exclu pour l&apos;instant)</translation>
    </message>
    <message>
        <source>Chosen</source>
        <translation>Choisi</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Valeur affichée</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Exemple</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>Fichier récent</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::AccessoryTable</name>
    <message>
        <source>Only for other makers&apos; systems</source>
        <translation>Uniquement pour des systèmes d&apos;autres fabricants</translation>
    </message>
    <message>
        <source>Only for OMNIA</source>
        <translation>Uniquement pour OMNIA</translation>
    </message>
    <message>
        <source>unknown part</source>
        <translation>référence inconnue</translation>
    </message>
    <message>
        <source>Quantity of %1 %2</source>
        <translation>Quantité de %1 %2</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::CodeEntry</name>
    <message>
        <source>&amp;Paste or type a code</source>
        <translation>&amp;Coller ou saisir un code</translation>
    </message>
    <message>
        <source>6861111BN242101040 or Z1=1 Z3=05 …</source>
        <translation>6861111BN242101040 ou Z1=1 Z3=05 …</translation>
    </message>
    <message>
        <source>Type code or configuration to read</source>
        <translation>Code de type ou configuration à lire</translation>
    </message>
    <message>
        <source>Apply the code to the project (Enter)</source>
        <translation>Reporter le code lu dans le document (Entrée)</translation>
    </message>
    <message>
        <source>Not a code</source>
        <translation>Illisible comme code</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>A&amp;ppliquer</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::CodeStrip</name>
    <message>
        <source>Type code</source>
        <translation>Code de type</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::CommandPalette</name>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message>
        <source>Nothing found for “%1”.</source>
        <translation>Rien ne s’appelle « %1 ».</translation>
    </message>
    <message>
        <source>Search actions, files, fields, options, readings</source>
        <translation>Chercher actions, fichiers, champs, options, valeurs</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::DisplayListModel</name>
    <message>
        <source>legal reading, fixed</source>
        <translation>valeur légale, figée</translation>
    </message>
    <message>
        <source>Legal reading: cannot be removed.</source>
        <translation>Valeur légale : elle ne peut pas être retirée.</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::DisplayListsPage</name>
    <message>
        <source>%1, with sample values</source>
        <translation>%1, avec des valeurs d&apos;exemple</translation>
    </message>
    <message>
        <source>Filter readings (Ctrl+F)</source>
        <translation>Filtrer les valeurs (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter readings</source>
        <translation>Filtrer les valeurs</translation>
    </message>
    <message>
        <source>No document describes the display readings of this family.</source>
        <translation>Aucun document ne décrit les valeurs affichées de cette famille.</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>Lists of the display</source>
        <translation>Listes de l&apos;afficheur</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add the chosen readings to the list (Insert)</source>
        <translation>Ajouter les valeurs choisies à la liste (Inser)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Remove from the list (Delete)</source>
        <translation>Retirer de la liste (Suppr)</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>Monter (Alt+Haut)</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>Descendre (Alt+Bas)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatique</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuelle</translation>
    </message>
    <message>
        <source>Utility</source>
        <translation>Distributeur</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Secours</translation>
    </message>
    <message>
        <source>Include readings this meter does not have</source>
        <translation>Aussi celles que le compteur n&apos;a pas</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>short name of a display list, readings in it</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1: %2 of at most %3 readings</source>
        <extracomment>name of a display list, readings in it, the most it takes</extracomment>
        <translation>%1 : %2 valeurs sur %3 au plus</translation>
    </message>
    <message>
        <source>“%1” runs through the text field</source>
        <translation>« %1 » défile dans le champ de texte</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::DisplayOptions</name>
    <message>
        <source>On the display</source>
        <translation>Sur l&apos;afficheur</translation>
    </message>
    <message>
        <source>Functions of push button 2</source>
        <translation>Fonctions du bouton-poussoir 2</translation>
    </message>
    <message>
        <source>%1 (reserved for future use)</source>
        <translation>%1 (réservé pour plus tard)</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::ExplanationPanel</name>
    <message>
        <source>Explanation</source>
        <translation>Explication</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FieldRow</name>
    <message>
        <source>Back to the default</source>
        <translation>Revenir à la valeur par défaut</translation>
    </message>
    <message>
        <source>Set %1 back to the default</source>
        <translation>Remettre %1 à la valeur par défaut</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FieldTable</name>
    <message>
        <source>listed for another family only</source>
        <translation>imprimé pour une autre famille seulement</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FileController</name>
    <message>
        <source>Untitled</source>
        <translation>Sans titre</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Ouvrir un projet</translation>
    </message>
    <message>
        <source>Meterbench projects (*.mbench)</source>
        <translation>Projets Meterbench (*.mbench)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Save project as</source>
        <translation>Enregistrer le projet sous</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>“%1” has changes that are not saved.</source>
        <translation>« %1 » comporte des modifications non enregistrées.</translation>
    </message>
    <message>
        <source>Discarded changes cannot be recovered.</source>
        <translation>Les modifications abandonnées ne peuvent pas être récupérées.</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>A&amp;bandonner</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>a document without a file</source>
        <translation>un document sans fichier</translation>
    </message>
    <message>
        <source>The program ended unexpectedly. Unsaved changes of %1 were kept (%2).</source>
        <translation>Le programme s&apos;est arrêté de façon inattendue. Les modifications non enregistrées de %1 ont été conservées (%2).</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>Récupérer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Recovered. Save the document to keep it.</source>
        <translation>Récupéré. Enregistrez le document pour le conserver.</translation>
    </message>
    <message>
        <source>Another program has changed %1.</source>
        <translation>Un autre programme a modifié %1.</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Recharger</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>Garder ma version</translation>
    </message>
    <message>
        <source>Show differences</source>
        <translation>Voir les différences</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::FindingsPanel</name>
    <message>
        <source>Findings: %1</source>
        <translation>Constats : %1</translation>
    </message>
    <message>
        <source>Show or hide the findings</source>
        <translation>Afficher ou masquer les constats</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Constats</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::LcdWidget</name>
    <message>
        <source>value %1 %2</source>
        <translation>valeur %1 %2</translation>
    </message>
    <message>
        <source>identification %1</source>
        <translation>identification %1</translation>
    </message>
    <message>
        <source>text %1</source>
        <translation>texte %1</translation>
    </message>
    <message>
        <source>tariff %1</source>
        <translation>tarif %1</translation>
    </message>
    <message>
        <source>L%1 exporting</source>
        <translation>L%1 en injection</translation>
    </message>
    <message>
        <source>L%1 importing</source>
        <translation>L%1 en soutirage</translation>
    </message>
    <message>
        <source>prepayment</source>
        <translation>prépaiement</translation>
    </message>
    <message>
        <source>radio</source>
        <translation>radio</translation>
    </message>
    <message>
        <source>breaker closed</source>
        <translation>organe de coupure fermé</translation>
    </message>
    <message>
        <source>breaker open</source>
        <translation>organe de coupure ouvert</translation>
    </message>
    <message>
        <source>Nothing is shown.</source>
        <translation>Rien n&apos;est affiché.</translation>
    </message>
    <message>
        <source>Display of the meter</source>
        <translation>Afficheur du compteur</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MainWindow</name>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (non enregistré)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Annuler</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Annuler : %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Rétablir</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Rétablir : %1</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>Famille</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Ouvrir…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Enregistrer</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>Enregistrer &amp;sous…</translation>
    </message>
    <message>
        <source>&amp;Export sheet…</source>
        <translation>E&amp;xporter la fiche…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Imprimer…</translation>
    </message>
    <message>
        <source>Print pre&amp;view</source>
        <translation>&amp;Aperçu avant impression</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Quitter</translation>
    </message>
    <message>
        <source>Copy &amp;type code</source>
        <translation>Copier le code de &amp;type</translation>
    </message>
    <message>
        <source>Copy &amp;configuration</source>
        <translation>Copier la &amp;configuration</translation>
    </message>
    <message>
        <source>&amp;Paste code</source>
        <translation>C&amp;oller un code</translation>
    </message>
    <message>
        <source>&amp;Search everything…</source>
        <translation>&amp;Chercher partout…</translation>
    </message>
    <message>
        <source>&amp;Filter this page</source>
        <translation>&amp;Filtrer cette page</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>Constat &amp;suivant</translation>
    </message>
    <message>
        <source>&amp;About Meterbench</source>
        <translation>À &amp;propos de Meterbench</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Raccourcis clavier</translation>
    </message>
    <message>
        <source>&amp;Explanation</source>
        <translation>&amp;Explication</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>&amp;Constats</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (introuvable)</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>Aucun fichier récent</translation>
    </message>
    <message>
        <source>&amp;Clear the list</source>
        <translation>&amp;Vider la liste</translation>
    </message>
    <message>
        <source>No samples</source>
        <translation>Aucun exemple</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>&amp;Nouveau</translation>
    </message>
    <message>
        <source>Open sa&amp;mple</source>
        <translation>Ouvrir un exe&amp;mple</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Ouvrir un fichier &amp;récent</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>É&amp;dition</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Thème</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>Ai&amp;de</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Comme le &amp;système</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>Change &amp;meter type…</source>
        <translation>Changer de type de co&amp;mpteur…</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouveau</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MessageStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>Masquer</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Masquer le message</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <extracomment>messages behind the one shown</extracomment>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MeterSettings</name>
    <message>
        <source>Calculation method</source>
        <translation>Méthode de calcul</translation>
    </message>
    <message>
        <source>Individual import and export</source>
        <translation>Import et export individuels</translation>
    </message>
    <message>
        <source>Vector sum</source>
        <translation>Somme vectorielle</translation>
    </message>
    <message>
        <source>Total sum</source>
        <translation>Somme totale</translation>
    </message>
    <message>
        <source>How the phases are summed. Legal: fixed when ordered.</source>
        <translation>Manière de sommer les phases. Légal : figé à la commande.</translation>
    </message>
    <message>
        <source>Current-transformer ratio</source>
        <translation>Rapport du transformateur de courant</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>non indiqué</translation>
    </message>
    <message>
        <source>Meter number %1</source>
        <translation>Numéro de compteur %1</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::MeterTypeDialog</name>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Changer</translation>
    </message>
    <message>
        <source>Change meter type</source>
        <translation>Changer de type de compteur</translation>
    </message>
    <message>
        <source>Meter types</source>
        <translation>Types de compteur</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>This is the meter type of the project.</source>
        <translation>C’est le type de compteur du projet.</translation>
    </message>
    <message>
        <source>Nothing that was chosen would be lost.</source>
        <translation>Rien de ce qui a été choisi ne serait perdu.</translation>
    </message>
    <message>
        <source>The project would lose:</source>
        <translation>Le projet perdrait :</translation>
    </message>
    <message>
        <source>Customer, order and meter numbers stay. The change can be undone.</source>
        <translation>Client, commande et numéros de compteur restent. Le changement peut être annulé.</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Tâches</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::NumberEditor</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>the limits of a number</extracomment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>invalid: not %1</source>
        <translation>non valide : hors de %1</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::OptionModel</name>
    <message>
        <source>Not listed for this family</source>
        <translation>Non imprimé pour cette famille</translation>
    </message>
    <message>
        <source>%1, excluded: %2</source>
        <translation>%1, exclu : %2</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::OrderForm</name>
    <message>
        <source>YYYY-MM-DD</source>
        <translation>AAAA-MM-JJ</translation>
    </message>
    <message>
        <source>Number of meters</source>
        <translation>Nombre de compteurs</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::OrderSheetPage</name>
    <message numerus="yes">
        <source>The configuration has %n error(s): the sheet is marked and must not be ordered from.</source>
        <translation>
            <numerusform>La configuration comporte %n erreur : la fiche est marquée et ne doit pas servir à commander.</numerusform>
            <numerusform>La configuration comporte %n erreurs : la fiche est marquée et ne doit pas servir à commander.</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet was sent to the printer.</source>
        <translation>La fiche a été envoyée à l&apos;imprimante.</translation>
    </message>
    <message>
        <source>Export order sheet</source>
        <translation>Exporter la fiche de commande</translation>
    </message>
    <message>
        <source>PDF document (*.pdf)</source>
        <translation>Document PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Page web (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tableau (*.csv)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>Classeur (*.xlsx)</translation>
    </message>
    <message>
        <source>Data (*.json)</source>
        <translation>Données (*.json)</translation>
    </message>
    <message>
        <source>Sheet saved as %1.</source>
        <translation>La fiche a été écrite dans %1.</translation>
    </message>
    <message>
        <source>Customer and order</source>
        <translation>Client et commande</translation>
    </message>
    <message>
        <source>Accessories</source>
        <translation>Accessoires</translation>
    </message>
    <message>
        <source>&amp;Language of the sheet</source>
        <translation>&amp;Langue de la fiche</translation>
    </message>
    <message>
        <source>Language of the sheet</source>
        <translation>Langue de la fiche</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimer…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>Fit the width</source>
        <translation>Ajuster à la largeur</translation>
    </message>
    <message>
        <source>No document lists accessories for this family.</source>
        <translation>Aucun document ne cite d&apos;accessoires pour cette famille.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatique</translation>
    </message>
    <message>
        <source>This file is the project itself. Choose another name for the sheet.</source>
        <translation>Ce fichier est le projet lui-même. Choisissez un autre nom pour le bon.</translation>
    </message>
    <message>
        <source>Not given yet: %1.</source>
        <translation>Pas encore indiqué : %1.</translation>
    </message>
    <message>
        <source>Table for spreadsheets (*.csv)</source>
        <translation>Tableau pour tableur (*.csv)</translation>
    </message>
    <message>
        <source>Technical data</source>
        <translation>Données techniques</translation>
    </message>
    <message>
        <source>The sheet carries the technical data of the meter as an annex</source>
        <translation>Le bon porte en annexe les données techniques du compteur</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::ReadingTree</name>
    <message>
        <source>%1, not on this meter: %2</source>
        <translation>%1, absent de ce compteur : %2</translation>
    </message>
    <message>
        <source>Readings of the meter</source>
        <translation>Valeurs affichées du compteur</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::SheetView</name>
    <message>
        <source>Preview of the order sheet</source>
        <translation>Aperçu de la fiche de commande</translation>
    </message>
</context>
<context>
    <name>meterbench::ui::TypeAndCodesPage</name>
    <message>
        <source>Filter fields and options (Ctrl+F)</source>
        <translation>Filtrer champs et options (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter fields and options</source>
        <translation>Filtrer champs et options</translation>
    </message>
    <message>
        <source>The configuration as printed on the sheet</source>
        <translation>La configuration telle que les fiches l&apos;écrivent</translation>
    </message>
    <message>
        <source>Hardware: type code</source>
        <translation>Matériel : code de type</translation>
    </message>
    <message>
        <source>Software: configuration</source>
        <translation>Logiciel : configuration</translation>
    </message>
    <message>
        <source>Meter</source>
        <translation>Compteur</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Change &amp;meter type…</source>
        <translation>Changer de type de co&amp;mpteur…</translation>
    </message>
    <message>
        <source>Another family: shows what the project would lose</source>
        <translation>Une autre famille : montre ce que le projet perdrait</translation>
    </message>
    <message>
        <source>No field and no option matches the filter. Escape clears it.</source>
        <translation>Aucun champ et aucune option ne correspond au filtre. Échap l’efface.</translation>
    </message>
    <message numerus="yes">
        <source>%1 keeps its code: “%2” is not one. A code of %1 has %n character(s).</source>
        <extracomment>field id, what was typed, how many characters it has</extracomment>
        <translation>
            <numerusform>%1 garde son code : « %2 » n’en est pas un. Un code de %1 a %n caractère.</numerusform>
            <numerusform>%1 garde son code : « %2 » n’en est pas un. Un code de %1 a %n caractères.</numerusform>
        </translation>
    </message>
    <message>
        <source>The code is of another meter type: %1.</source>
        <translation>Le code est d’un autre type de compteur : %1.</translation>
    </message>
    <message>
        <source>Replacing would lose: %1.</source>
        <extracomment>what a project would lose, a list</extracomment>
        <translation>Le remplacement ferait perdre : %1.</translation>
    </message>
    <message>
        <source>Open as new project</source>
        <translation>Ouvrir comme nouveau projet</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Remplacer</translation>
    </message>
    <message>
        <source>The project is now of another meter type.</source>
        <translation>Le projet est maintenant d’un autre type de compteur.</translation>
    </message>
</context>
</TS>
