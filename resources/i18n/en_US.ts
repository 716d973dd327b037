<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>About</name>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="19" />
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="24" />
        <source>青海外贸政策适用清单</source>
        <translation>Qinghai Foreign-Trade Support Checklist</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="26" />
        <source>企业画像对照政策条文，逐项说明适用、不适用、待补充，并列出原文。结果供参考，以主管部门的答复为准。</source>
        <translation>Compares a firm's profile with the text of a government notice and says, item by item, what applies, what does not and what is still to be answered, citing the text. For reference; the answer of the competent authority decides.</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="35" />
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="44" />
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="45" />
        <source>文件</source>
        <translation>Notice</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="46" />
        <source>发文机关</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="47" />
        <source>有效期</source>
        <translation>In force</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="48" />
        <source>规则包</source>
        <translation>Rule pack</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="49" />
        <source>核对日期</source>
        <translation>Checked on</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="50" />
        <source>应复核</source>
        <translation>Review by</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/about.py" line="51" />
        <source>指纹</source>
        <translation>Fingerprint</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="131" />
        <source>新建(&amp;N)</source>
        <translation>&amp;New</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="132" />
        <source>打开…(&amp;O)</source>
        <translation>&amp;Open…</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="133" />
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="134" />
        <source>另存为…(&amp;A)</source>
        <translation>Save &amp;As…</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="135" />
        <source>导出 PDF…(&amp;P)</source>
        <translation>Export &amp;PDF…</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="136" />
        <source>退出(&amp;Q)</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="138" />
        <source>复制依据为文字(&amp;C)</source>
        <translation>&amp;Copy Evidence as Text</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="139" />
        <source>在清单中搜索(&amp;F)</source>
        <translation>&amp;Find in the Checklist</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="140" />
        <source>下一问(&amp;N)</source>
        <translation>&amp;Next Question</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="141" />
        <source>下一个分区</source>
        <translation>Next Zone</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="142" />
        <source>上一个分区</source>
        <translation>Previous Zone</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="143" />
        <source>政策原文(&amp;T)</source>
        <translation>&amp;Text of the Notice</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="144" />
        <source>关于(&amp;A)</source>
        <translation>&amp;About</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="145" />
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="146" />
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="147" />
        <source>跟随系统</source>
        <translation>As the System</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="152" />
        <source>显示目录</source>
        <translation>Show Sections</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="153" />
        <source>显示企业画像</source>
        <translation>Show Profile</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="154" />
        <source>显示清单</source>
        <translation>Show Checklist</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="155" />
        <source>显示依据</source>
        <translation>Show Evidence</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="159" />
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="160" />
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="161" />
        <source>政策(&amp;P)</source>
        <translation>&amp;Policy</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="162" />
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="163" />
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="164" />
        <source>打开示例(&amp;X)</source>
        <translation>Open E&amp;xample</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="165" />
        <source>外观(&amp;L)</source>
        <translation>&amp;Look</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="166" />
        <source>缩放(&amp;Z)</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="167" />
        <source>语言(&amp;G)</source>
        <translation>Lan&amp;guage</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="174" />
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="174" />
        <source>撤销：{0}</source>
        <translation>Undo: {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="175" />
        <source>重做(&amp;R)</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/actions.py" line="175" />
        <source>重做：{0}</source>
        <translation>Redo: {0}</translation>
    </message>
</context>
<context>
    <name>CertificatesEditor</name>
    <message>
        <location filename="../../qhchecklist/ui/form/certificate_editor.py" line="110" />
        <source>去掉 {0}</source>
        <translation>Remove {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/certificate_editor.py" line="113" />
        <location filename="../../qhchecklist/ui/form/certificate_editor.py" line="115" />
        <source>有效期至</source>
        <translation>Valid until</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/certificate_editor.py" line="114" />
        <source>可不填</source>
        <translation>optional</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/certificate_editor.py" line="167" />
        <source>＋ 添加</source>
        <translation>＋ Add</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/rows.py" line="71" />
        <source>按原文件</source>
        <translation>Former notice</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/rows.py" line="73" />
        <source>施行后</source>
        <translation>Once in force</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/rows.py" line="116" />
        <source>缺：{0}</source>
        <translation>Missing: {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/rows.py" line="119" />
        <source>已具备：续证、扩项</source>
        <translation>Already held: renew or extend</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/rows.py" line="129" />
        <source>差 {0} 问</source>
        <translation>{0} to answer</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/rows.py" line="131" />
        <source>可咨询</source>
        <translation>worth asking</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/rows.py" line="133" />
        <source>差 {0} 项</source>
        <translation>{0} to change</translation>
    </message>
</context>
<context>
    <name>ChecklistPanel</name>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/panel.py" line="90" />
        <source>搜索：文字、拼音首字母、部门、编号（/）</source>
        <translation>Search words, departments, ids, pinyin initials (/)</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/panel.py" line="91" />
        <source>在清单中搜索</source>
        <translation>Search the checklist</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/panel.py" line="92" />
        <source>清单</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/panel.py" line="93" />
        <source>没有找到。按 Esc 清除搜索。</source>
        <translation>Nothing found. Press Esc to clear the search.</translation>
    </message>
</context>
<context>
    <name>CodesEditor</name>
    <message>
        <location filename="../../qhchecklist/ui/form/code_editors.py" line="100" />
        <source>去掉 {0}</source>
        <translation>Remove {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/code_editors.py" line="103" />
        <source>…共 {0} 个</source>
        <translation>… {0} in all</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/code_editors.py" line="144" />
        <source>＋ 添加</source>
        <translation>＋ Add</translation>
    </message>
</context>
<context>
    <name>CountsBar</name>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/counts.py" line="72" />
        <source>待补充</source>
        <translation>to answer</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/counts.py" line="73" />
        <source>可咨询</source>
        <translation>worth asking</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/counts.py" line="74" />
        <source>不适用</source>
        <translation>don't apply</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/counts.py" line="75" />
        <source>仅供了解</source>
        <translation>for information</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/counts.py" line="82" />
        <source>适用</source>
        <translation>apply</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/counts.py" line="84" />
        <source>原属适用</source>
        <translation>covered then</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/checklist_view/counts.py" line="86" />
        <source>将适用</source>
        <translation>will apply</translation>
    </message>
</context>
<context>
    <name>CrashHook</name>
    <message>
        <location filename="../../qhchecklist/app.py" line="131" />
        <source>程序出了差错（{0}）。填写的内容都在；请先保存企业画像，再继续。</source>
        <translation>Something went wrong in the program ({0}). Everything you entered is still here; save the profile before going on.</translation>
    </message>
</context>
<context>
    <name>DivisionEditor</name>
    <message>
        <location filename="../../qhchecklist/ui/form/division_editor.py" line="80" />
        <source>市（州）未选</source>
        <translation>prefecture not chosen</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/division_editor.py" line="82" />
        <source>县（市、区）未选</source>
        <translation>county not chosen</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/division_editor.py" line="107" />
        <source>省级</source>
        <translation>Province</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/division_editor.py" line="108" />
        <source>市（州）</source>
        <translation>City or prefecture</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/division_editor.py" line="109" />
        <source>县（市、区）</source>
        <translation>County, city or district</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <location filename="../../qhchecklist/ui/form/editor.py" line="64" />
        <source>未填写（暂按未知）</source>
        <translation>Not answered (taken as unknown)</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/editor.py" line="68" />
        <source>不清楚</source>
        <translation>not sure</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/editor.py" line="72" />
        <source>以上都没有</source>
        <translation>none of these</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/editor.py" line="76" />
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/editor.py" line="80" />
        <source>否</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="57" />
        <source>已具备：续证、扩项</source>
        <translation>Already held: renew or extend</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="61" />
        <source>力度：{0}</source>
        <translation>Strength: {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="68" />
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="69" />
        <source>缺什么</source>
        <translation>What is missing</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="70" />
        <source>怎样会变</source>
        <translation>What would change it</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="72" />
        <source>原文 · {0}</source>
        <translation>The notice · {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="74" />
        <source>责任单位（文件所用名称）</source>
        <translation>Departments (names used in the notice)</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="75" />
        <source>裁量</source>
        <translation>Discretion</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="76" />
        <source>第二种读法</source>
        <translation>A second reading</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="77" />
        <source>届满后</source>
        <translation>After expiry</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="81" />
        <source>怎么办（按原文件；现行规定须先确认）</source>
        <translation>What to do (under the former notice; confirm the rules now in force first)</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="82" />
        <source>怎么办</source>
        <translation>What to do</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="87" />
        <source>现存原文没有可供判断的条件，只供了解。</source>
        <translation>The surviving text has no condition to decide by; for information only.</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="104" />
        <source>企业如实具备以下情形时，按原文件才属适用对象：</source>
        <translation>Covered under the former notice only if the following is truly so:</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="106" />
        <source>企业如实具备以下情形时才属适用对象：</source>
        <translation>Covered only if the following is truly so:</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="124" />
        <source>{0} 今为 {1}（{2}）</source>
        <translation>{0}, now {1} ({2})</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="127" />
        <source>一般知识，待主管部门核实</source>
        <translation>general knowledge, to be confirmed by the authority</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="141" />
        <source>本工具的判断，待主管部门核实</source>
        <translation>our judgement, to be confirmed by the authority</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/compose.py" line="144" />
        <source>本工具的整理，不是文件原话</source>
        <translation>our summary, not the notice's words</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/quotation.py" line="26" />
        <source>现存文本有缺</source>
        <translation>text lost</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/quotation.py" line="33" />
        <source>非官方英译</source>
        <translation>unofficial translation</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/quotation.py" line="41" />
        <source>〔此处缺 {0} 句〕</source>
        <translation>[{0} sentence(s) lost here]</translation>
    </message>
</context>
<context>
    <name>EvidencePane</name>
    <message>
        <location filename="../../qhchecklist/ui/evidence/pane.py" line="74" />
        <source>依据</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/pane.py" line="97" />
        <source>在清单里选一项，这里说明为什么、缺什么、怎么办，并列出原文。</source>
        <translation>Choose an item in the checklist: this pane says why, what is missing and what to do, and shows the notice's words.</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/pane.py" line="119" />
        <source>复制为文字</source>
        <translation>Copy as text</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <location filename="../../qhchecklist/ui/form/field_box.py" line="119" />
        <source>未填写</source>
        <translation>Not answered</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/field_box.py" line="122" />
        <location filename="../../qhchecklist/ui/form/field_box.py" line="123" />
        <source>为什么问</source>
        <translation>Why we ask</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/field_box.py" line="133" />
        <source>用于 {0} 项</source>
        <translation>used by {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/field_box.py" line="135" />
        <source>用于 {0} 项的步骤</source>
        <translation>in the steps of {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/field_box.py" line="137" />
        <source>不影响判断</source>
        <translation>decides nothing</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <location filename="../../qhchecklist/ui/files.py" line="101" />
        <source>未命名企业</source>
        <translation>Unnamed firm</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/files.py" line="133" />
        <source>PDF 没有写成。</source>
        <translation>The PDF was not written.</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/files.py" line="141" />
        <source>PDF 没有写成（{0}）。填写的内容都在，可以再试一次，或先保存企业画像。</source>
        <translation>The PDF was not written ({0}). Everything you entered is still here; try again, or save the profile first.</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/files.py" line="148" />
        <source>{0} 外贸政策适用清单 {1}</source>
        <translation>{0} support checklist {1}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/files.py" line="149" />
        <source>企业画像</source>
        <translation>Profile</translation>
    </message>
</context>
<context>
    <name>GoodsDelegate</name>
    <message>
        <location filename="../../qhchecklist/ui/form/goods_delegate.py" line="99" />
        <source>待填</source>
        <translation>to fill in</translation>
    </message>
</context>
<context>
    <name>GoodsEditor</name>
    <message>
        <location filename="../../qhchecklist/ui/form/goods_editor.py" line="193" />
        <source>＋ 加一行</source>
        <translation>＋ Add a row</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/goods_editor.py" line="194" />
        <source>复制本行</source>
        <translation>Duplicate row</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/goods_editor.py" line="195" />
        <source>删除本行</source>
        <translation>Delete row</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/goods_editor.py" line="199" />
        <source>以上都没有（没有进出口货物）</source>
        <translation>None (no goods traded)</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <location filename="../../qhchecklist/ui/header.py" line="99" />
        <source>未命名企业</source>
        <translation>Unnamed firm</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/header.py" line="133" />
        <location filename="../../qhchecklist/ui/header.py" line="134" />
        <source>判断日期</source>
        <translation>As of</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/header.py" line="135" />
        <source>按哪一天判断。只改变文件是否有效的说法，不改变条件。</source>
        <translation>The day the case is judged for. It changes only what is said about validity, never the conditions.</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/header.py" line="136" />
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/header.py" line="137" />
        <source>导出 PDF</source>
        <translation>Export PDF</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/header.py" line="261" />
        <source>打开日历</source>
        <translation>Open the calendar</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/header.py" line="241" />
        <source>日期未改：请写成 2024-06-01（2000–2099 年）</source>
        <translation>Date not changed: write it as 2024-06-01 (2000–2099)</translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <location filename="../../qhchecklist/ui/form/text_editors.py" line="78" />
        <source>未填写，如 2016-05-20</source>
        <translation>Not answered, e.g. 2016-05-20</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/text_editors.py" line="80" />
        <source>未填写，如 46、20-99、300以上</source>
        <translation>Not answered, e.g. 46, 20-99, 300以上</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../../qhchecklist/ui/main_window.py" line="213" />
        <source>未命名企业</source>
        <translation>Unnamed firm</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/main_window.py" line="214" />
        <source>青海外贸政策适用清单</source>
        <translation>Qinghai Foreign-Trade Support Checklist</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/main_window.py" line="222" />
        <source>已复制依据。</source>
        <translation>Evidence copied.</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/main_window.py" line="226" />
        <source>正在写 PDF…</source>
        <translation>Writing the PDF…</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/main_window.py" line="230" />
        <source>已导出 {0}</source>
        <translation>Exported {0}</translation>
    </message>
</context>
<context>
    <name>MissingCard</name>
    <message>
        <location filename="../../qhchecklist/ui/evidence/blocks.py" line="51" />
        <source>去填写 →</source>
        <translation>Answer →</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/evidence/blocks.py" line="52" />
        <source>去填写：{0}</source>
        <translation>Answer: {0}</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <location filename="../../qhchecklist/ui/form/picker.py" line="61" />
        <source>名称、拼音、首字母或代码</source>
        <translation>Name, pinyin, initials or code</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/picker.py" line="62" />
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/picker.py" line="63" />
        <source>可选的代码</source>
        <translation>Codes to choose from</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/picker.py" line="64" />
        <source>↑↓ 选择　Enter 勾选　Esc 完成</source>
        <translation>↑↓ choose　Enter tick　Esc done</translation>
    </message>
</context>
<context>
    <name>PolicyReader</name>
    <message>
        <location filename="../../qhchecklist/ui/policy_reader.py" line="42" />
        <location filename="../../qhchecklist/ui/policy_reader.py" line="43" />
        <source>政策原文</source>
        <translation>Text of the notice</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/policy_reader.py" line="60" />
        <source>〔现存文本有缺〕</source>
        <translation>[text lost] </translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/policy_reader.py" line="71" />
        <source>非官方英译：{0}</source>
        <translation>Unofficial translation: {0}</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <location filename="../../qhchecklist/ui/form/profile_form.py" line="137" />
        <source>企业画像</source>
        <translation>Profile</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="116" />
        <source>不清楚</source>
        <translation>not sure</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="119" />
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="119" />
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="123" />
        <source>以上都没有</source>
        <translation>none of these</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="131" />
        <source>没有要问的了</source>
        <translation>Nothing left to ask</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="132" />
        <source>剩下的事项已不能再由提问确定。</source>
        <translation>Questions can settle nothing more.</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="134" />
        <source>可确定 {0} 项</source>
        <translation>settles {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="134" />
        <source>有助于判断</source>
        <translation>helps to decide</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="135" />
        <source>下一问</source>
        <translation>Next question</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="144" />
        <source>去填写</source>
        <translation>Answer</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/question_card.py" line="146" />
        <source>确定</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>SectionBox</name>
    <message>
        <location filename="../../qhchecklist/ui/form/section_box.py" line="91" />
        <location filename="../../qhchecklist/ui/form/section_box.py" line="92" />
        <source>历史事项（{0}）</source>
        <translation>Past matters ({0})</translation>
    </message>
</context>
<context>
    <name>SectionIndex</name>
    <message>
        <location filename="../../qhchecklist/ui/form/section_index.py" line="123" />
        <location filename="../../qhchecklist/ui/form/section_index.py" line="129" />
        <source>分区</source>
        <translation>Sections</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/section_index.py" line="142" />
        <source>{0} 行</source>
        <translation>{0} rows</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/section_index.py" line="149" />
        <source>{0} 处需改正</source>
        <translation>{0} to correct</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <location filename="../../qhchecklist/ui/session.py" line="94" />
        <source>改“{0}”</source>
        <translation>change "{0}"</translation>
    </message>
</context>
<context>
    <name>SizeLine</name>
    <message>
        <location filename="../../qhchecklist/ui/form/size_line.py" line="58" />
        <source>企业规模：尚不能确定</source>
        <translation>Size: cannot be told yet</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/size_line.py" line="60" />
        <source>企业规模：{0}</source>
        <translation>Size: {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/size_line.py" line="62" />
        <source>企业规模：{0}（尚未确定）</source>
        <translation>Size: {0} (not settled)</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/size_line.py" line="73" />
        <source>依据：{0}</source>
        <translation>From: {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/size_line.py" line="77" />
        <source>还需要：{0}</source>
        <translation>Still needed: {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/form/size_line.py" line="78" />
        <source>标准：{0}</source>
        <translation>Standard: {0}</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <location filename="../../qhchecklist/ui/status.py" line="69" />
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/status.py" line="71" />
        <source>可撤销：{0}</source>
        <translation>Can undo: {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/status.py" line="74" />
        <source>规则包 {0} · {1} · 复核至 {2}</source>
        <translation>Rule pack {0} · {1} · review by {2}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/status.py" line="77" />
        <source>本规则包已超过复核日期</source>
        <translation>this rule pack is past its review date</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/status.py" line="85" />
        <source>有未保存的修改</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/status.py" line="87" />
        <source>未存为文件</source>
        <translation>Not saved as a file</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/status.py" line="88" />
        <source>已保存：{0}</source>
        <translation>Saved: {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/status.py" line="101" />
        <source>填写需核对 {0}</source>
        <translation>Answers to check: {0}</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/status.py" line="102" />
        <source>到下一处需核对的填写</source>
        <translation>Go to the next answer to check</translation>
    </message>
</context>
<context>
    <name>WindowDialogs</name>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="38" />
        <source>打开企业画像</source>
        <translation>Open a Profile</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="43" />
        <source>保存企业画像</source>
        <translation>Save the Profile</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="48" />
        <source>导出 PDF</source>
        <translation>Export PDF</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="56" />
        <source>尚未保存</source>
        <translation>Not Saved</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="57" />
        <source>“{0}”有未保存的修改。</source>
        <translation>"{0}" has unsaved changes.</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="58" />
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="59" />
        <source>不保存</source>
        <translation>Don't Save</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="60" />
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="75" />
        <source>没有完成</source>
        <translation>Not Done</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="77" />
        <source>知道了</source>
        <translation>OK</translation>
    </message>
    <message>
        <location filename="../../qhchecklist/ui/dialogs.py" line="82" />
        <source>企业画像</source>
        <translation>Profile</translation>
    </message>
</context>
</TS>
