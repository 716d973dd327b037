<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
    <context>
        <name>About</name>
        <message>
            <source>关于</source>
            <translation>About</translation>
        </message>
        <message>
            <source>青海外贸政策适用清单</source>
            <translation>Qinghai Foreign-Trade Support Checklist</translation>
        </message>
        <message>
            <source>企业画像对照政策条文，逐项说明适用、不适用、待补充，并列出原文。结果供参考，以主管部门的答复为准。</source>
            <translation>Compares a firm's profile with the text of a government notice and says, item by item, what applies, what does not and what is still to be answered, citing the text. For reference; the answer of the competent authority decides.</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>版本</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>文件</source>
            <translation>Notice</translation>
        </message>
        <message>
            <source>发文机关</source>
            <translation>Issued by</translation>
        </message>
        <message>
            <source>有效期</source>
            <translation>In force</translation>
        </message>
        <message>
            <source>规则包</source>
            <translation>Rule pack</translation>
        </message>
        <message>
            <source>核对日期</source>
            <translation>Checked on</translation>
        </message>
        <message>
            <source>应复核</source>
            <translation>Review by</translation>
        </message>
        <message>
            <source>指纹</source>
            <translation>Fingerprint</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>新建(&amp;N)</source>
            <translation>&amp;New</translation>
        </message>
        <message>
            <source>打开…(&amp;O)</source>
            <translation>&amp;Open…</translation>
        </message>
        <message>
            <source>扫码打开…(&amp;Q)</source>
            <translation>Open from &amp;QR code…</translation>
        </message>
        <message>
            <source>保存(&amp;S)</source>
            <translation>&amp;Save</translation>
        </message>
        <message>
            <source>导入表格…(&amp;I)</source>
            <translation>&amp;Import a table…</translation>
        </message>
        <message>
            <source>保存填写模板…(&amp;T)</source>
            <translation>Save the form to fill in…(&amp;T)</translation>
        </message>
        <message>
            <source>另存为…(&amp;A)</source>
            <translation>Save &amp;as…</translation>
        </message>
        <message>
            <source>打印预览(&amp;V)</source>
            <translation>Print pre&amp;view</translation>
        </message>
        <message>
            <source>打印清单…(&amp;P)</source>
            <translation>&amp;Print checklist…</translation>
        </message>
        <message>
            <source>导出 PDF…(&amp;E)</source>
            <translation>&amp;Export PDF…</translation>
        </message>
        <message>
            <source>导出表格…(&amp;B)</source>
            <translation>Export ta&amp;ble…</translation>
        </message>
        <message>
            <source>取消正在做的事(&amp;C)</source>
            <translation>&amp;Cancel what is under way</translation>
        </message>
        <message>
            <source>退出(&amp;X)</source>
            <translation>E&amp;xit</translation>
        </message>
        <message>
            <source>假如…(&amp;W)</source>
            <translation>&amp;What if…</translation>
        </message>
        <message>
            <source>复制依据为文字(&amp;C)</source>
            <translation>&amp;Copy evidence as text</translation>
        </message>
        <message>
            <source>在清单中搜索(&amp;F)</source>
            <translation>&amp;Find in the checklist</translation>
        </message>
        <message>
            <source>下一问(&amp;N)</source>
            <translation>&amp;Next question</translation>
        </message>
        <message>
            <source>使用说明(&amp;G)</source>
            <translation>User &amp;guide</translation>
        </message>
        <message>
            <source>键盘一览(&amp;K)</source>
            <translation>&amp;Keyboard map</translation>
        </message>
        <message>
            <source>命令面板(&amp;K)</source>
            <translation>Command &amp;palette</translation>
        </message>
        <message>
            <source>下一个分区</source>
            <translation>Next Zone</translation>
        </message>
        <message>
            <source>上一个分区</source>
            <translation>Previous Zone</translation>
        </message>
        <message>
            <source>政策原文(&amp;T)</source>
            <translation>&amp;Text of the notice</translation>
        </message>
        <message>
            <source>关于(&amp;A)</source>
            <translation>&amp;About</translation>
        </message>
        <message>
            <source>浅色</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>深色</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>跟随系统</source>
            <translation>As the System</translation>
        </message>
        <message>
            <source>显示目录</source>
            <translation>Show Sections</translation>
        </message>
        <message>
            <source>显示企业画像</source>
            <translation>Show Profile</translation>
        </message>
        <message>
            <source>显示清单</source>
            <translation>Show Checklist</translation>
        </message>
        <message>
            <source>显示依据</source>
            <translation>Show Evidence</translation>
        </message>
        <message>
            <source>文件(&amp;F)</source>
            <translation>&amp;File</translation>
        </message>
        <message>
            <source>编辑(&amp;E)</source>
            <translation>&amp;Edit</translation>
        </message>
        <message>
            <source>政策(&amp;P)</source>
            <translation>&amp;Policy</translation>
        </message>
        <message>
            <source>视图(&amp;V)</source>
            <translation>&amp;View</translation>
        </message>
        <message>
            <source>帮助(&amp;H)</source>
            <translation>&amp;Help</translation>
        </message>
        <message>
            <source>最近打开(&amp;R)</source>
            <translation>&amp;Recent files</translation>
        </message>
        <message>
            <source>打开示例(&amp;M)</source>
            <translation>Open sa&amp;mple</translation>
        </message>
        <message>
            <source>外观(&amp;L)</source>
            <translation>&amp;Look</translation>
        </message>
        <message>
            <source>缩放(&amp;Z)</source>
            <translation>&amp;Zoom</translation>
        </message>
        <message>
            <source>语言(&amp;G)</source>
            <translation>Lan&amp;guage</translation>
        </message>
        <message>
            <source>纸样(&amp;L)</source>
            <translation>Paper(&amp;L)</translation>
        </message>
        <message>
            <source>撤销(&amp;U)</source>
            <translation>&amp;Undo</translation>
        </message>
        <message>
            <source>撤销：{0}</source>
            <translation>Undo: {0}</translation>
        </message>
        <message>
            <source>重做(&amp;R)</source>
            <translation>&amp;Redo</translation>
        </message>
        <message>
            <source>重做：{0}</source>
            <translation>Redo: {0}</translation>
        </message>
    </context>
    <context>
        <name>BackingUp</name>
        <message>
            <source>客户库 {0}（可放到任何客户库）</source>
            <translation>Clients {0} (for any store)</translation>
        </message>
        <message>
            <source>客户库备份 {0}</source>
            <translation>Backup of clients {0}</translation>
        </message>
        <message>
            <source>客户库备份</source>
            <translation>Backup of clients</translation>
        </message>
        <message>
            <source>备份到哪个文件</source>
            <translation>Where to write the backup</translation>
        </message>
        <message>
            <source>正在备份并核对…</source>
            <translation>Backing up and verifying…</translation>
        </message>
        <message>
            <source>已备份到 {0}（{1} KB）。</source>
            <translation>Backed up to {0} ({1} KB).</translation>
        </message>
        <message>
            <source>打开所在文件夹</source>
            <translation>Open its folder</translation>
        </message>
        <message>
            <source>没有备份成（{0}）；客户库没有改动，可以换一个文件夹再试。</source>
            <translation>Not backed up ({0}); the store is unchanged. Try another folder.</translation>
        </message>
        <message>
            <source>已取消，没有写备份；客户库没有改动。</source>
            <translation>Cancelled: no backup was written; the store is unchanged.</translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>收起</source>
            <translation>Less</translation>
        </message>
        <message>
            <source>全文</source>
            <translation>Whole text</translation>
        </message>
        <message>
            <source>收起有效期说明</source>
            <translation>Fold the sentence on validity</translation>
        </message>
        <message>
            <source>有效期说明全文</source>
            <translation>The whole sentence on validity</translation>
        </message>
    </context>
    <context>
        <name>BlankWindow</name>
        <message>
            <source>青海外贸政策适用清单</source>
            <translation>Qinghai Foreign-Trade Support Checklist</translation>
        </message>
    </context>
    <context>
        <name>BusinessDay</name>
        <message>
            <source>打开日历</source>
            <translation>Open the calendar</translation>
        </message>
        <message>
            <source>＋业务发生日</source>
            <translation>+ Day of the business</translation>
        </message>
        <message>
            <source>填写业务发生日</source>
            <translation>Enter the day of the business</translation>
        </message>
        <message>
            <source>业务发生日</source>
            <translation>Business day</translation>
        </message>
        <message>
            <source>出口、申报或付款发生在哪一天；清空即不填。只改变有效期的说法，不改变条件。</source>
            <translation>When the export, filing or payment took place; empty it to leave it out. It only changes what is said about validity, no condition.</translation>
        </message>
        <message>
            <source>改“业务发生日”</source>
            <translation>change "Day of the business"</translation>
        </message>
    </context>
    <context>
        <name>CalendarPanel</name>
        <message>
            <source>选文件并写出…</source>
            <translation>Choose a file and write…</translation>
        </message>
        <message>
            <source>提前几天提醒（0 到 60，留空不提醒）</source>
            <translation>Remind so many days before (0 to 60, empty for none)</translation>
        </message>
        <message>
            <source>没有办完的事项的期限写成 .ics 文件，可导入手机和邮箱的日历；改过以后再导入会更新。</source>
            <translation>Dates of work that is still open go into an .ics file for the calendars of phones and mail programs; importing it again brings changes up to date.</translation>
        </message>
    </context>
    <context>
        <name>Calling</name>
        <message>
            <source>正在看哪些客户要回电…</source>
            <translation>Looking for clients to call…</translation>
        </message>
        <message>
            <source>来过的 {0} 家客户里，截至 {1} 有 {2} 家应当回电话：上次来访以后文件届满，或者规则包换了。</source>
            <translation>Of {0} clients who have been here, as of {1} there are {2} to call: since their last visit the notice has expired, or the rule pack has changed.</translation>
        </message>
        <message>
            <source>来过的 {0} 家客户里，截至 {1} 没有要回电话的：没有因文件届满或换规则包受影响的。</source>
            <translation>Of {0} clients who have been here, as of {1} there is none to call: neither an expiry nor other rules concern them.</translation>
        </message>
        <message>
            <source>还没有记录过来访，所以没有要回电话的；记录来访以后，文件届满或者换规则包时这里会列出来。</source>
            <translation>No visit has been recorded, so nobody is to be called; after visits, whoever is affected by an expiry or by other rules is listed here.</translation>
        </message>
        <message>
            <source>回电名单没有列出来（{0}）；可以再试一次。</source>
            <translation>The call list could not be made ({0}); try again.</translation>
        </message>
        <message>
            <source>表格</source>
            <translation>Table</translation>
        </message>
        <message>
            <source>导出回电名单</source>
            <translation>Export the call list</translation>
        </message>
        <message>
            <source>正在写表格…</source>
            <translation>Writing the table…</translation>
        </message>
        <message>
            <source>已导出 {0}</source>
            <translation>Exported {0}</translation>
        </message>
        <message>
            <source>打开所在文件夹</source>
            <translation>Open its folder</translation>
        </message>
        <message>
            <source>没有写成（{0}）；可以换一个文件夹再试。</source>
            <translation>Not written ({0}); try another folder.</translation>
        </message>
        <message>
            <source>这台电脑没有可用的打印机。可以导出表格，拿到别处打印。</source>
            <translation>This computer has no printer. Export the table and print it elsewhere.</translation>
        </message>
        <message>
            <source>正在排版…</source>
            <translation>Typesetting…</translation>
        </message>
        <message>
            <source>已送往打印机 {0}</source>
            <translation>Sent to printer {0}</translation>
        </message>
    </context>
    <context>
        <name>CallsWindow</name>
        <message>
            <source>企业名称</source>
            <translation>Firm</translation>
        </message>
        <message>
            <source>为什么回电</source>
            <translation>Why to call</translation>
        </message>
        <message>
            <source>牵涉事项</source>
            <translation>Supports</translation>
        </message>
        <message>
            <source>联系人</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>电话</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>上次来访</source>
            <translation>Last visit</translation>
        </message>
        <message>
            <source>最近期限</source>
            <translation>Next due</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>回电名单</source>
            <translation>Call list</translation>
        </message>
        <message>
            <source>应当回电的客户</source>
            <translation>Clients to call</translation>
        </message>
        <message>
            <source>联系方式、原因和牵涉事项</source>
            <translation>Contact, reasons and supports concerned</translation>
        </message>
        <message>
            <source>↑↓ 选择　Enter 打开　Esc 返回</source>
            <translation>↑↓ select　Enter open　Esc back</translation>
        </message>
        <message>
            <source>打印…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <source>导出表格…</source>
            <translation>Export table…</translation>
        </message>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>返回客户列表</source>
            <translation>Back to the client list</translation>
        </message>
    </context>
    <context>
        <name>CarryWindow</name>
        <message>
            <source>办理情况沿用到新规则包</source>
            <translation>Work carried over to the new rules</translation>
        </message>
        <message>
            <source>勾选、备注、期限和经办人都不会丢；改了认定规则的事项重新开始，原状态写进备注。可以撤销。</source>
            <translation>No tick, note, date or person is lost; where the rules decide otherwise the item begins anew and its old state goes into the note. This can be undone.</translation>
        </message>
        <message>
            <source>沿用</source>
            <translation>Carry over</translation>
        </message>
        <message>
            <source>先不沿用</source>
            <translation>Not now</translation>
        </message>
    </context>
    <context>
        <name>Carrying</name>
        <message>
            <source>规则包换了：上次来访按 {0} 判读，现在是 {1}。{2} 项办理情况要看一看。</source>
            <translation>The rules have changed: the last visit was judged by {0}, now it is {1}. Work on {2} supports needs a look.</translation>
        </message>
        <message>
            <source>看怎样沿用</source>
            <translation>See what is kept</translation>
        </message>
        <message>
            <source>旧规则包的记录没有读出来（{0}）；办理情况没有变。</source>
            <translation>The record of the former rules could not be read ({0}); the work is unchanged.</translation>
        </message>
        <message>
            <source>正在“假如”：先保留或放弃试改，再沿用办理情况。</source>
            <translation>Something is being tried out: keep or drop it first, then carry the work over.</translation>
        </message>
        <message>
            <source>沿用到新规则包</source>
            <translation>Carry work over to the new rules</translation>
        </message>
    </context>
    <context>
        <name>CertificatesEditor</name>
        <message>
            <source>去掉 {0}</source>
            <translation>Remove {0}</translation>
        </message>
        <message>
            <source>有效期至</source>
            <translation>Valid until</translation>
        </message>
        <message>
            <source>可不填</source>
            <translation>optional</translation>
        </message>
        <message>
            <source>＋ 添加</source>
            <translation>＋ Add</translation>
        </message>
    </context>
    <context>
        <name>ChangeRow</name>
        <message>
            <source>收回</source>
            <translation>take back</translation>
        </message>
        <message>
            <source>收回这处改动：{0}</source>
            <translation>Take back this change: {0}</translation>
        </message>
    </context>
    <context>
        <name>Checklist</name>
        <message>
            <source>按原文件</source>
            <translation>Former notice</translation>
        </message>
        <message>
            <source>施行后</source>
            <translation>Once in force</translation>
        </message>
        <message>
            <source>待补充</source>
            <translation>to answer</translation>
        </message>
        <message>
            <source>不适用</source>
            <translation>does not apply</translation>
        </message>
        <message>
            <source>仅供了解</source>
            <translation>for information</translation>
        </message>
        <message>
            <source>适用</source>
            <translation>applies</translation>
        </message>
        <message>
            <source>原属适用</source>
            <translation>covered then</translation>
        </message>
        <message>
            <source>将适用</source>
            <translation>will apply</translation>
        </message>
        <message>
            <source>缺：{0}</source>
            <translation>Missing: {0}</translation>
        </message>
        <message>
            <source>差 {0} 问</source>
            <translation>{0} to answer</translation>
        </message>
        <message>
            <source>回车：到步骤 · 空格：勾下一步 · 1–7：办理情况</source>
            <translation>Enter: to the steps · Space: tick the next · 1–7: state of work</translation>
        </message>
        <message>
            <source>可咨询</source>
            <translation>worth asking</translation>
        </message>
        <message>
            <source>差 {0} 项</source>
            <translation>{0} to change</translation>
        </message>
        <message>
            <source>{0}，现在没有事项</source>
            <translation>{0}: nothing here now</translation>
        </message>
        <message>
            <source>{0}，{1} 项</source>
            <translation>{0}: {1}</translation>
        </message>
        <message>
            <source>{0}，显示 {1} 项，共 {2} 项</source>
            <translation>{0}: {1} of {2} shown</translation>
        </message>
    </context>
    <context>
        <name>ChecklistPanel</name>
        <message>
            <source>筛选 {0}</source>
            <translation>Filter {0}</translation>
        </message>
        <message>
            <source>筛选</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>搜索：文字、拼音、部门、编号（/）</source>
            <translation>Search: words, pinyin, department, number (/)</translation>
        </message>
        <message>
            <source>在清单中搜索</source>
            <translation>Search the checklist</translation>
        </message>
        <message>
            <source>筛选清单</source>
            <translation>Filter the list</translation>
        </message>
        <message>
            <source>按办理状态、措施、责任单位、类别、力度筛选（Ctrl+Shift+F）</source>
            <translation>Filter by work, measure, department, kind, strength (Ctrl+Shift+F)</translation>
        </message>
        <message>
            <source>排序</source>
            <translation>Sort</translation>
        </message>
        <message>
            <source>排序：{0}</source>
            <translation>Sorted: {0}</translation>
        </message>
        <message>
            <source>清单</source>
            <translation>Checklist</translation>
        </message>
        <message>
            <source>没有找到，清单里的各项都未显示。</source>
            <translation>Nothing found; the whole list is hidden.</translation>
        </message>
        <message>
            <source>清除筛选</source>
            <translation>Clear filter</translation>
        </message>
        <message>
            <source>还没有能下结论的回答，各项都待补充信息。</source>
            <translation>Nothing answered yet that decides anything: every support needs information.</translation>
        </message>
        <message>
            <source>从第一问开始</source>
            <translation>Start with the first question</translation>
        </message>
    </context>
    <context>
        <name>ChorePanel</name>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>Chores</name>
        <message>
            <source>刚删除的客户还开着，有没存的改动；不需要就新建或打开别的，存入会成为一位新客户。</source>
            <translation>The client that was just deleted is still open with unsaved changes; begin or open another one if you do not need them: saving makes a new client.</translation>
        </message>
    </context>
    <context>
        <name>ClientActions</name>
        <message>
            <source>客户(&amp;C)</source>
            <translation>&amp;Clients</translation>
        </message>
        <message>
            <source>客户列表…(&amp;L)</source>
            <translation>Client &amp;list…</translation>
        </message>
        <message>
            <source>新建客户(&amp;N)</source>
            <translation>&amp;New client</translation>
        </message>
        <message>
            <source>把当前企业存为客户(&amp;K)</source>
            <translation>&amp;Keep this firm as a client</translation>
        </message>
        <message>
            <source>联系方式(&amp;O)</source>
            <translation>C&amp;ontact</translation>
        </message>
        <message>
            <source>注明回答的来源(&amp;S)</source>
            <translation>&amp;Sources of answers</translation>
        </message>
        <message>
            <source>记录本次来访(&amp;V)</source>
            <translation>Record this &amp;visit</translation>
        </message>
        <message>
            <source>上次来访以来(&amp;B)</source>
            <translation>Since the last visit (&amp;B)</translation>
        </message>
        <message>
            <source>比较两次来访…(&amp;M)</source>
            <translation>Co&amp;mpare two visits…</translation>
        </message>
        <message>
            <source>附件与历史…(&amp;H)</source>
            <translation>Files and &amp;history…</translation>
        </message>
        <message>
            <source>请主管部门认定的问题…(&amp;Q)</source>
            <translation>&amp;Questions for an authority…</translation>
        </message>
        <message>
            <source>记下主管部门的答复…(&amp;D)</source>
            <translation>Recor&amp;d an authority's answer…</translation>
        </message>
        <message>
            <source>这个客户的期限日历…(&amp;T)</source>
            <translation>Due da&amp;tes of this client…</translation>
        </message>
        <message>
            <source>导出这个客户…(&amp;E)</source>
            <translation>&amp;Export this client…</translation>
        </message>
        <message>
            <source>删除这个客户…(&amp;X)</source>
            <translation>Delete this client… (&amp;X)</translation>
        </message>
        <message>
            <source>客户库(&amp;A)</source>
            <translation>&amp;All clients</translation>
        </message>
        <message>
            <source>回电名单…(&amp;C)</source>
            <translation>&amp;Call list…</translation>
        </message>
        <message>
            <source>全部客户的期限日历…(&amp;T)</source>
            <translation>Due da&amp;tes of all clients…</translation>
        </message>
        <message>
            <source>导入客户…(&amp;I)</source>
            <translation>&amp;Import a client…</translation>
        </message>
        <message>
            <source>备份客户库…(&amp;B)</source>
            <translation>&amp;Back up the store…</translation>
        </message>
        <message>
            <source>备份成可放到任何客户库的…(&amp;F)</source>
            <translation>Back up &amp;for any store…</translation>
        </message>
        <message>
            <source>从备份恢复…(&amp;R)</source>
            <translation>&amp;Restore a backup…</translation>
        </message>
        <message>
            <source>客户库的位置…(&amp;P)</source>
            <translation>&amp;Place of the clients…</translation>
        </message>
    </context>
    <context>
        <name>ClientDay</name>
        <message>
            <source>客户没有打开（{0}）。当前企业没有改动，可以再试一次。</source>
            <translation>The client was not opened ({0}). The firm at work is unchanged; try again.</translation>
        </message>
        <message>
            <source>客户库：{0}</source>
            <translation>Clients at: {0}</translation>
        </message>
        <message>
            <source>那里的客户库打不开（{0}）。现在的客户库没有变。</source>
            <translation>The clients there cannot be opened ({0}). The present ones stay.</translation>
        </message>
        <message>
            <source>新客户，尚未存入</source>
            <translation>New client, not saved yet</translation>
        </message>
        <message>
            <source>来访 {0} 次，上次 {1}</source>
            <translation>Visits: {0}, last on {1}</translation>
        </message>
        <message>
            <source>还没有来访记录</source>
            <translation>No visit recorded yet</translation>
        </message>
        <message>
            <source>已打印或导出 {0} 份，尚未记入来访</source>
            <translation>printed or exported: {0}, not recorded yet</translation>
        </message>
    </context>
    <context>
        <name>ClientExporting</name>
        <message>
            <source>这位客户正开着，有没存的改动；导出的是存着的内容。要一起导出，请先存入（Ctrl+S）。</source>
            <translation>This client is open with unsaved changes; what is saved is exported. To export them, too, save first (Ctrl+S).</translation>
        </message>
        <message>
            <source>客户资料</source>
            <translation>Client file</translation>
        </message>
        <message>
            <source>导出到哪个文件</source>
            <translation>Which file to export to</translation>
        </message>
        <message>
            <source>正在导出…</source>
            <translation>Exporting…</translation>
        </message>
        <message>
            <source>已导出到 {0}，并记入咨询记录。</source>
            <translation>Exported to {0}, and recorded.</translation>
        </message>
        <message>
            <source>已隐去企业后导出到 {0}，并记入咨询记录；给别人之前，请确认其余内容不足以认出企业。</source>
            <translation>Exported to {0} without what tells which firm it is, and recorded; make sure that the rest does not tell it either before you pass it on.</translation>
        </message>
        <message>
            <source>打开所在文件夹</source>
            <translation>Open its folder</translation>
        </message>
        <message>
            <source>没有导出（{0}）。可以换一个文件夹再试。</source>
            <translation>Not exported ({0}). Try another folder.</translation>
        </message>
    </context>
    <context>
        <name>ClientFiles</name>
        <message>
            <source>附件和历史没有读出来（{0}）。可以关上这个窗口再打开。</source>
            <translation>Files and history could not be read ({0}). Close this window and open it again.</translation>
        </message>
        <message>
            <source>全部文件</source>
            <translation>All files</translation>
        </message>
        <message>
            <source>选择要存的附件</source>
            <translation>Choose a file to keep</translation>
        </message>
        <message>
            <source>已存附件“{0}”。</source>
            <translation>Kept “{0}”.</translation>
        </message>
        <message>
            <source>相同的文件已经存着，叫“{0}”，没有再存。</source>
            <translation>The same file is kept already, as “{0}”; it was not kept again.</translation>
        </message>
        <message>
            <source>附件没有存成（{0}）。可以再试一次。</source>
            <translation>The file was not kept ({0}). Try again.</translation>
        </message>
        <message>
            <source>附件</source>
            <translation>File</translation>
        </message>
        <message>
            <source>附件取出到哪里</source>
            <translation>Where to save the copy</translation>
        </message>
        <message>
            <source>已取出到 {0}</source>
            <translation>Saved as {0}</translation>
        </message>
        <message>
            <source>附件没有取出来（{0}）。可以换一个文件夹再试。</source>
            <translation>The file was not saved ({0}). Try another folder.</translation>
        </message>
        <message>
            <source>已移除附件“{0}”。</source>
            <translation>Removed “{0}”.</translation>
        </message>
        <message>
            <source>附件没有移除（{0}）。可以再试一次。</source>
            <translation>The file was not removed ({0}). Try again.</translation>
        </message>
    </context>
    <context>
        <name>ClientImporting</name>
        <message>
            <source>客户资料</source>
            <translation>Client file</translation>
        </message>
        <message>
            <source>导入哪个文件</source>
            <translation>Which file to import</translation>
        </message>
        <message>
            <source>文件没有读出来（{0}）；没有导入。</source>
            <translation>The file could not be read ({0}); nothing was imported.</translation>
        </message>
        <message>
            <source>正在导入…</source>
            <translation>Importing…</translation>
        </message>
        <message>
            <source>正在打开文件…</source>
            <translation>Opening the file…</translation>
        </message>
        <message>
            <source>已导入“{0}”。</source>
            <translation>Imported “{0}”.</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>没有导入（{0}）；客户库没有改动。</source>
            <translation>Not imported ({0}); the store is unchanged.</translation>
        </message>
        <message>
            <source>打开库里的</source>
            <translation>Open the one in the store</translation>
        </message>
    </context>
    <context>
        <name>ClientList</name>
        <message>
            <source>企业名称</source>
            <translation>Firm</translation>
        </message>
        <message>
            <source>统一社会信用代码</source>
            <translation>Credit code</translation>
        </message>
        <message>
            <source>地区</source>
            <translation>Place</translation>
        </message>
        <message>
            <source>来访次数</source>
            <translation>Visits</translation>
        </message>
        <message>
            <source>上次来访</source>
            <translation>Last visit</translation>
        </message>
        <message>
            <source>按原文属适用·待补·可咨询</source>
            <translation>In the text · open · to ask</translation>
        </message>
        <message>
            <source>最近期限</source>
            <translation>Next due</translation>
        </message>
        <message>
            <source>判读依据版本</source>
            <translation>Told by version</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>{0}（不是现行版本）</source>
            <translation>{0} (not the present one)</translation>
        </message>
        <message>
            <source>上次判读：属适用对象 {0} 项，待补充 {1} 项，可咨询 {2} 项</source>
            <translation>last told: covered {0}, to answer {1}, worth asking {2}</translation>
        </message>
    </context>
    <context>
        <name>ClientStrip</name>
        <message>
            <source>客户</source>
            <translation>Client</translation>
        </message>
        <message>
            <source>联系方式</source>
            <translation>Contact</translation>
        </message>
        <message>
            <source>逐项注明</source>
            <translation>One by one</translation>
        </message>
        <message>
            <source>为每项改动的回答，或没有改的回答，注明来源</source>
            <translation>Say where each changed answer, or one that has not changed, comes from</translation>
        </message>
        <message>
            <source>记录来访</source>
            <translation>Record visit</translation>
        </message>
        <message>
            <source>上次来访以来</source>
            <translation>Since last visit</translation>
        </message>
        <message>
            <source>存入</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>存进客户列表  Ctrl+S</source>
            <translation>Save to the client list  Ctrl+S</translation>
        </message>
        <message>
            <source>改动的回答来自</source>
            <translation>Changed answers come from</translation>
        </message>
        <message>
            <source>改了 {0} 项回答，来源</source>
            <translation>Answers changed: {0}, source</translation>
        </message>
    </context>
    <context>
        <name>ClientWindow</name>
        <message>
            <source>客户列表</source>
            <translation>Client list</translation>
        </message>
        <message>
            <source>名称、拼音、首字母或信用代码末几位</source>
            <translation>Name, pinyin, initials or end of the credit code</translation>
        </message>
        <message>
            <source>找客户</source>
            <translation>Find a client</translation>
        </message>
        <message>
            <source>全部地区</source>
            <translation>All places</translation>
        </message>
        <message>
            <source>只看一个地区</source>
            <translation>Only one place</translation>
        </message>
        <message>
            <source>按名称排</source>
            <translation>By name</translation>
        </message>
        <message>
            <source>最近来访在前</source>
            <translation>Last visit first</translation>
        </message>
        <message>
            <source>最近到期在前</source>
            <translation>Next due first</translation>
        </message>
        <message>
            <source>排列次序</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>{0} 家以上</source>
            <translation>At least {0} clients</translation>
        </message>
        <message>
            <source>新建客户</source>
            <translation>New client</translation>
        </message>
        <message>
            <source>客户列表没有读出来（{0}）。当前企业没有改动，可以再试一次。</source>
            <translation>The client list could not be read ({0}). The firm at work is unchanged; try again.</translation>
        </message>
        <message>
            <source>再试一次</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>共 {0} 家</source>
            <translation>Clients: {0}</translation>
        </message>
        <message>
            <source>还没有客户。把来访企业存进来，下次来访就能接着办。</source>
            <translation>No clients yet. Keep a firm that visits, and next time you go on where you stopped.</translation>
        </message>
        <message>
            <source>没有按旧版本判读的客户。</source>
            <translation>No client was last told by older rules.</translation>
        </message>
        <message>
            <source>看全部客户</source>
            <translation>Show all clients</translation>
        </message>
        <message>
            <source>没有找到“{0}”。</source>
            <translation>“{0}” was not found.</translation>
        </message>
        <message>
            <source>用这个名称新建客户</source>
            <translation>New client with this name</translation>
        </message>
        <message>
            <source>这个地区还没有客户。</source>
            <translation>No clients in this place yet.</translation>
        </message>
        <message>
            <source>看全部地区</source>
            <translation>Show all places</translation>
        </message>
    </context>
    <context>
        <name>CodesEditor</name>
        <message>
            <source>去掉 {0}</source>
            <translation>Remove {0}</translation>
        </message>
        <message>
            <source>…共 {0} 个</source>
            <translation>… {0} in all</translation>
        </message>
        <message>
            <source>＋ 添加</source>
            <translation>＋ Add</translation>
        </message>
    </context>
    <context>
        <name>ConflictModel</name>
        <message>
            <source>项目</source>
            <translation>What</translation>
        </message>
        <message>
            <source>原来</source>
            <translation>Before</translation>
        </message>
        <message>
            <source>已选{0}</source>
            <translation>{0} chosen</translation>
        </message>
        <message>
            <source>原来 {0}</source>
            <translation>before {0}</translation>
        </message>
        <message>
            <source>还没有选</source>
            <translation>not chosen yet</translation>
        </message>
    </context>
    <context>
        <name>ContactPanel</name>
        <message>
            <source>改联系方式</source>
            <translation>change the contact</translation>
        </message>
    </context>
    <context>
        <name>CountsBar</name>
        <message>
            <source>待补充</source>
            <translation>to answer</translation>
        </message>
        <message>
            <source>可咨询</source>
            <translation>worth asking</translation>
        </message>
        <message>
            <source>不适用</source>
            <translation>don't apply</translation>
        </message>
        <message>
            <source>仅供了解</source>
            <translation>for information</translation>
        </message>
        <message>
            <source>适用</source>
            <translation>apply</translation>
        </message>
        <message>
            <source>原属适用</source>
            <translation>covered then</translation>
        </message>
        <message>
            <source>将适用</source>
            <translation>will apply</translation>
        </message>
    </context>
    <context>
        <name>CrashHook</name>
        <message>
            <source>程序出了差错（{0}）。填写的内容都在；请先保存企业画像，再继续。</source>
            <translation>Something went wrong in the program ({0}). Everything you entered is still here; save the profile before going on.</translation>
        </message>
    </context>
    <context>
        <name>CurrentCase</name>
        <message>
            <source>改“{0}”</source>
            <translation>change "{0}"</translation>
        </message>
    </context>
    <context>
        <name>Dates</name>
        <message>
            <source>期限日历：全部客户</source>
            <translation>Due dates: all clients</translation>
        </message>
        <message>
            <source>期限日历：{0}</source>
            <translation>Due dates: {0}</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>期限日历：选中的 {0} 家</source>
            <translation>Due dates: {0} selected clients</translation>
        </message>
        <message>
            <source>{0} 期限 {1}</source>
            <translation>{0} due dates {1}</translation>
        </message>
        <message>
            <source>日历</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>期限日历写到哪里</source>
            <translation>Where to write the due dates</translation>
        </message>
        <message>
            <source>正在写日历…</source>
            <translation>Writing the calendar…</translation>
        </message>
        <message>
            <source>没有还没办完的期限，没有写文件。</source>
            <translation>No dates of open work, no file was written.</translation>
        </message>
        <message>
            <source>{0} 个期限，已写入 {1}。</source>
            <translation>{0} dates, written to {1}.</translation>
        </message>
        <message>
            <source>打开所在文件夹</source>
            <translation>Open its folder</translation>
        </message>
        <message>
            <source>日历没有写成（{0}）；可以换一个文件夹再试。</source>
            <translation>The calendar was not written ({0}); try another folder.</translation>
        </message>
    </context>
    <context>
        <name>Deleting</name>
        <message>
            <source>要删除的客户正开着，有没存的改动。请先存入（Ctrl+S）或放弃改动，再删除。</source>
            <translation>The client to be deleted is open and has unsaved changes. Save them (Ctrl+S) or give them up first.</translation>
        </message>
        <message>
            <source>客户没有读出来（{0}）；没有删除。</source>
            <translation>The client could not be read ({0}); nothing was deleted.</translation>
        </message>
        <message>
            <source>这位客户正开着，有没存的改动。请先存入（Ctrl+S）或放弃改动。</source>
            <translation>This client is open and has unsaved changes. Save them (Ctrl+S) or give them up first.</translation>
        </message>
        <message>
            <source>删除证明 {0} {1}</source>
            <translation>Proof of deletion {0} {1}</translation>
        </message>
        <message>
            <source>删除证明</source>
            <translation>Proof of deletion</translation>
        </message>
        <message>
            <source>删除证明写到哪里</source>
            <translation>Where to write the proof of deletion</translation>
        </message>
        <message>
            <source>正在删除，并抹净文件里的空位…</source>
            <translation>Deleting, and wiping free places in the file…</translation>
        </message>
        <message>
            <source>没有删除（{0}）。客户没有改动，可以再试一次。</source>
            <translation>Not deleted ({0}). The client is unchanged; try again.</translation>
        </message>
    </context>
    <context>
        <name>DeletionPanel</name>
        <message>
            <source>删除，并写出证明…</source>
            <translation>Delete and write the proof…</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>删除“{0}”，不能撤销</source>
            <translation>Delete “{0}” for good</translation>
        </message>
    </context>
    <context>
        <name>DifferencesWindow</name>
        <message>
            <source>与打印时的不同</source>
            <translation>Differences from the printed state</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>DivisionEditor</name>
        <message>
            <source>市（州）未选</source>
            <translation>prefecture not chosen</translation>
        </message>
        <message>
            <source>县（市、区）未选</source>
            <translation>county not chosen</translation>
        </message>
        <message>
            <source>省级</source>
            <translation>Province</translation>
        </message>
        <message>
            <source>市（州）</source>
            <translation>City or prefecture</translation>
        </message>
        <message>
            <source>县（市、区）</source>
            <translation>County, city or district</translation>
        </message>
    </context>
    <context>
        <name>DraftKeeper</name>
        <message>
            <source>自动草稿存不进 {0}：{1}。程序照常可用，请记得自己保存（Ctrl+S）。</source>
            <translation>Automatic drafts cannot be kept in {0}: {1}. The program works on; remember to save yourself (Ctrl+S).</translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <source>未填写（暂按未知）</source>
            <translation>Not answered (taken as unknown)</translation>
        </message>
        <message>
            <source>不清楚</source>
            <translation>not sure</translation>
        </message>
        <message>
            <source>以上都没有</source>
            <translation>none of these</translation>
        </message>
        <message>
            <source>是</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>否</source>
            <translation>no</translation>
        </message>
    </context>
    <context>
        <name>EmptyHint</name>
        <message>
            <source>还没有填写。先答下面一问，或看看示例。</source>
            <translation>Nothing filled in yet. Answer the question below, or look at a sample.</translation>
        </message>
        <message>
            <source>打开示例</source>
            <translation>Open a sample</translation>
        </message>
    </context>
    <context>
        <name>Evidence</name>
        <message>
            <source>力度：{0}</source>
            <translation>Strength: {0}</translation>
        </message>
        <message>
            <source>为什么</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>主管部门的答复</source>
            <translation>Answer of the authority</translation>
        </message>
        <message>
            <source>缺什么</source>
            <translation>What is missing</translation>
        </message>
        <message>
            <source>怎样会变</source>
            <translation>What would change it</translation>
        </message>
        <message>
            <source>原文 · {0}</source>
            <translation>The notice · {0}</translation>
        </message>
        <message>
            <source>责任单位（文件所用名称）</source>
            <translation>Departments (names used in the notice)</translation>
        </message>
        <message>
            <source>裁量</source>
            <translation>Discretion</translation>
        </message>
        <message>
            <source>第二种读法</source>
            <translation>A second reading</translation>
        </message>
        <message>
            <source>届满后</source>
            <translation>After expiry</translation>
        </message>
        <message>
            <source>办理情况（动手前先确认现行规定）</source>
            <translation>Work done (confirm the present rules first)</translation>
        </message>
        <message>
            <source>办理情况</source>
            <translation>Work done</translation>
        </message>
        <message>
            <source>怎么办（按原文件；现行规定须先确认）</source>
            <translation>What to do (under the former notice; confirm the rules now in force first)</translation>
        </message>
        <message>
            <source>怎么办</source>
            <translation>What to do</translation>
        </message>
        <message>
            <source>现存原文没有可供判断的条件，只供了解。</source>
            <translation>The surviving text has no condition to decide by; for information only.</translation>
        </message>
        <message>
            <source>已记录的认定，不是企业自述</source>
            <translation>recorded decision, not the firm's own words</translation>
        </message>
        <message>
            <source>企业如实具备以下情形时，按原文件才属适用对象：</source>
            <translation>Covered under the former notice only if the following is truly so:</translation>
        </message>
        <message>
            <source>企业如实具备以下情形时才属适用对象：</source>
            <translation>Covered only if the following is truly so:</translation>
        </message>
        <message>
            <source>{0} 今为 {1}（{2}）</source>
            <translation>{0}, now {1} ({2})</translation>
        </message>
        <message>
            <source>一般知识，待主管部门核实</source>
            <translation>general knowledge, to be confirmed by the authority</translation>
        </message>
        <message>
            <source>本工具的判断，待主管部门核实</source>
            <translation>our judgement, to be confirmed by the authority</translation>
        </message>
        <message>
            <source>本工具的整理，不是文件原话</source>
            <translation>our summary, not the notice's words</translation>
        </message>
        <message>
            <source>现存文本有缺</source>
            <translation>text lost</translation>
        </message>
        <message>
            <source>非官方英译</source>
            <translation>unofficial translation</translation>
        </message>
        <message>
            <source>〔此处缺 {0} 句〕</source>
            <translation>[sentences lost here: {0}]</translation>
        </message>
    </context>
    <context>
        <name>EvidencePane</name>
        <message>
            <source>依据</source>
            <translation>Evidence</translation>
        </message>
        <message>
            <source>在清单里选一项，这里说明为什么、缺什么、怎么办，并列出原文。</source>
            <translation>Choose an item in the checklist: this pane says why, what is missing and what to do, and shows the notice's words.</translation>
        </message>
        <message>
            <source>复制为文字</source>
            <translation>Copy as text</translation>
        </message>
        <message>
            <source>在原文中看 →</source>
            <translation>See it in the notice →</translation>
        </message>
        <message>
            <source>请主管部门认定 →</source>
            <translation>Ask the authority →</translation>
        </message>
    </context>
    <context>
        <name>ExportPanel</name>
        <message>
            <source>选文件并导出…</source>
            <translation>Choose a file and export…</translation>
        </message>
        <message>
            <source>导出“{0}”</source>
            <translation>Export “{0}”</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>全部资料：回答、历次来访、历史、附件、咨询记录</source>
            <translation>Everything: answers, visits, history, files, consultation record</translation>
        </message>
        <message>
            <source>隐去是哪家企业：给只需要案情的人</source>
            <translation>Without what tells which firm it is: for those who need only the case</translation>
        </message>
    </context>
    <context>
        <name>Exporting</name>
        <message>
            <source>正在写 PDF…</source>
            <translation>Writing the PDF…</translation>
        </message>
        <message>
            <source>已导出 {0}</source>
            <translation>Exported {0}</translation>
        </message>
        <message>
            <source>PDF 没有写成（{0}）。填写的内容都在，可以再试一次，或先保存企业画像。</source>
            <translation>No PDF was written ({0}). Everything filled in is still here: try again, or save the profile first.</translation>
        </message>
        <message>
            <source>PDF 没有写成。</source>
            <translation>No PDF was written.</translation>
        </message>
        <message>
            <source>已取消，没有写 {0}</source>
            <translation>Cancelled; {0} was not written</translation>
        </message>
    </context>
    <context>
        <name>FacetModel</name>
        <message>
            <source>办理状态</source>
            <translation>Work</translation>
        </message>
        <message>
            <source>措施</source>
            <translation>Measure</translation>
        </message>
        <message>
            <source>责任单位</source>
            <translation>Department</translation>
        </message>
        <message>
            <source>类别</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>力度</source>
            <translation>Strength</translation>
        </message>
    </context>
    <context>
        <name>FieldBox</name>
        <message>
            <source>未填写</source>
            <translation>Not answered</translation>
        </message>
        <message>
            <source>为什么问</source>
            <translation>Why?</translation>
        </message>
        <message>
            <source>用于 {0} 项</source>
            <translation>used by {0}</translation>
        </message>
        <message>
            <source>用于 {0} 项的步骤</source>
            <translation>in steps of {0}</translation>
        </message>
        <message>
            <source>不影响判断</source>
            <translation>decides nothing</translation>
        </message>
        <message>
            <source>列出（Ctrl+F1）</source>
            <translation>List them (Ctrl+F1)</translation>
        </message>
    </context>
    <context>
        <name>FileDrops</name>
        <message>
            <source>松开即打开“{0}”</source>
            <translation>Drop to open “{0}”</translation>
        </message>
        <message>
            <source>请先回答打开着的对话框，再把文件拖进来。</source>
            <translation>Answer the open dialog first, then drag the file here.</translation>
        </message>
        <message>
            <source>一次只能打开一个文件；请只拖一个进来。</source>
            <translation>Only one file can be opened at a time; drag just one.</translation>
        </message>
        <message>
            <source>不能打开“{0}”；请拖入企业档案（YAML、JSON）、填写表（XLSX）或本程序导出的 PDF。</source>
            <translation>Cannot open “{0}”; drag a dossier (YAML, JSON), a filled-in form (XLSX) or a PDF exported by this program.</translation>
        </message>
    </context>
    <context>
        <name>Files</name>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>已保存企业原来的回答；试算的改动没有写进文件。</source>
            <translation>The firm's own answers are saved; the changes tried out are not in the file.</translation>
        </message>
        <message>
            <source>填写的内容还在窗口里，没有丢。</source>
            <translation>What you filled in is still in the window; nothing is lost.</translation>
        </message>
        <message>
            <source>已另存一份到 {0}；客户本身仍存在客户列表里。</source>
            <translation>A copy was saved to {0}; the client itself stays in the client list.</translation>
        </message>
        <message>
            <source>{0} 外贸政策适用清单 {1}</source>
            <translation>{0} support checklist {1}</translation>
        </message>
        <message>
            <source>企业画像</source>
            <translation>Profile</translation>
        </message>
    </context>
    <context>
        <name>FilesPanel</name>
        <message>
            <source>附件</source>
            <translation>Files</translation>
        </message>
        <message>
            <source>添加…</source>
            <translation>Add…</translation>
        </message>
        <message>
            <source>取出…</source>
            <translation>Save a copy…</translation>
        </message>
        <message>
            <source>移除</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>正在读取…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>还没有附件。按“添加…”，或把文件拖到这个窗口里。</source>
            <translation>No files yet. Press “Add…”, or drag a file onto this window.</translation>
        </message>
        <message>
            <source>移除“{0}”，不能撤销</source>
            <translation>Remove “{0}”; this cannot be undone</translation>
        </message>
        <message>
            <source>移除附件</source>
            <translation>Remove the file</translation>
        </message>
        <message>
            <source>文件从客户库里删去；别的客户存着相同的文件时，那一份还在。</source>
            <translation>The file goes from the store; where other clients keep the same file, theirs stays.</translation>
        </message>
        <message>
            <source>这是主管部门答复的来函：答复的记录还在，来函从客户库里删去。</source>
            <translation>This is the letter of an authority's answer: the answer stays recorded, the letter goes from the store.</translation>
        </message>
    </context>
    <context>
        <name>FilesWindow</name>
        <message>
            <source>文件名</source>
            <translation>File</translation>
        </message>
        <message>
            <source>大小</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>存入日期</source>
            <translation>Kept on</translation>
        </message>
        <message>
            <source>经办人</source>
            <translation>By</translation>
        </message>
        <message>
            <source>未命名文件</source>
            <translation>unnamed file</translation>
        </message>
        <message>
            <source>附件与历史</source>
            <translation>Files and history</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>unnamed firm</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>一次只能存一个文件；请只拖一个进来。</source>
            <translation>One file at a time; please drag only one.</translation>
        </message>
    </context>
    <context>
        <name>Filing</name>
        <message>
            <source>没有新的改动，客户列表里已是最新。</source>
            <translation>Nothing new to save; the client list is up to date.</translation>
        </message>
        <message>
            <source>已存入客户列表：{0}</source>
            <translation>Saved to the client list: {0}</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>没有存成（{0}）。填写的内容都在，可以再试一次，或另存为文件。</source>
            <translation>Not saved ({0}). Everything you entered is still here; try again, or save to a file.</translation>
        </message>
        <message>
            <source>存为新客户</source>
            <translation>Save as a new client</translation>
        </message>
        <message>
            <source>打开合并后的客户</source>
            <translation>Open the client it was joined to</translation>
        </message>
        <message>
            <source>再试一次</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>还没有存：另一处也改过这家企业。请先保留或放弃试算，再按 Ctrl+S。</source>
            <translation>Not saved yet: another desk changed this firm too. Keep or drop the trial first, then press Ctrl+S.</translation>
        </message>
        <message>
            <source>还没有存：另一处也改过这家企业。两边的改动都在，再按 Ctrl+S 继续选。</source>
            <translation>Not saved yet: another desk changed this firm too. Both sides are kept; press Ctrl+S to go on choosing.</translation>
        </message>
        <message>
            <source>合并另一处的改动</source>
            <translation>join another desk's changes</translation>
        </message>
        <message>
            <source>另一处（{0}）也改过这家企业，{1} 处改动没有冲突，已一并保留。</source>
            <translation>Another desk ({0}) changed this firm too; no conflict, its changes are kept as well: {1}.</translation>
        </message>
        <message>
            <source>看对方改了什么</source>
            <translation>See what they changed</translation>
        </message>
        <message>
            <source>对方的改动</source>
            <translation>Their changes</translation>
        </message>
        <message>
            <source>另一处改过的内容，都已保留：</source>
            <translation>What another desk changed; all of it is kept:</translation>
        </message>
    </context>
    <context>
        <name>FilterBar</name>
        <message>
            <source>筛选中，另有 {0} 项未显示，其中待补充信息 {1} 项</source>
            <translation>Filtered: {0} more not shown, {1} of them need information</translation>
        </message>
        <message>
            <source>筛选中，另有 {0} 项未显示</source>
            <translation>Filtered: {0} more not shown</translation>
        </message>
        <message>
            <source>清除筛选</source>
            <translation>Clear filter</translation>
        </message>
        <message>
            <source>去掉筛选：{0}</source>
            <translation>Remove filter: {0}</translation>
        </message>
    </context>
    <context>
        <name>FilterPopup</name>
        <message>
            <source>筛选清单</source>
            <translation>Filter the list</translation>
        </message>
        <message>
            <source>空格 勾选　← → 折叠、展开　Esc 完成</source>
            <translation>Space ticks, ← → fold, Esc closes</translation>
        </message>
        <message>
            <source>清除筛选</source>
            <translation>Clear</translation>
        </message>
    </context>
    <context>
        <name>GoodsClipboard</name>
        <message numerus="yes">
            <source>已复制 %n 行，可粘贴到表格软件。</source>
            <translation>
                <numerusform>%n row copied, ready for a spreadsheet.</numerusform>
                <numerusform>%n rows copied, ready for a spreadsheet.</numerusform>
            </translation>
        </message>
        <message>
            <source>剪贴板里没有可以读出的货物行；请在表格软件中选中几行再复制。</source>
            <translation>The clipboard holds no rows of goods; select some in the spreadsheet and copy them.</translation>
        </message>
        <message numerus="yes">
            <source>粘贴 %n 行货物</source>
            <translation>
                <numerusform>paste %n row of goods</numerusform>
                <numerusform>paste %n rows of goods</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>已粘贴 %n 行，可一步撤销。</source>
            <translation>
                <numerusform>%n row pasted; one undo takes it back.</numerusform>
                <numerusform>%n rows pasted; one undo takes them back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n 格需核对，照原样保留，见表下说明。</source>
            <translation>
                <numerusform>%n cell to check, kept as written; see below the table.</numerusform>
                <numerusform>%n cells to check, kept as written; see below the table.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n 个 HS 编码按品名补回了开头的 0。</source>
            <translation>
                <numerusform>%n HS code got its leading 0 back by the product's name.</numerusform>
                <numerusform>%n HS codes got their leading 0 back by the product's name.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>表格过长，只取了前 %n 行。</source>
            <translation>
                <numerusform>The table is too long; only the first row was taken.</numerusform>
                <numerusform>The table is too long; only the first %n rows were taken.</numerusform>
            </translation>
        </message>
        <message>
            <source>没有对应的列未采用：{0}。</source>
            <translation>Columns without a counterpart left out: {0}.</translation>
        </message>
    </context>
    <context>
        <name>GoodsDelegate</name>
        <message>
            <source>待填</source>
            <translation>to fill in</translation>
        </message>
        <message>
            <source>{0} 等{1}</source>
            <translation>{0} ({1})</translation>
        </message>
    </context>
    <context>
        <name>GoodsEditor</name>
        <message>
            <source>第{0}行 {1}：{2}</source>
            <translation>Row {0}, {1}: {2}</translation>
        </message>
        <message>
            <source>＋ 加一行</source>
            <translation>＋ Add a row</translation>
        </message>
        <message>
            <source>从表格粘贴</source>
            <translation>Paste from a spreadsheet</translation>
        </message>
        <message>
            <source>Ctrl+V：粘贴从 Excel、WPS 复制的行；Ctrl+C 复制选中的行</source>
            <translation>Ctrl+V pastes rows copied in Excel or WPS; Ctrl+C copies the selected rows</translation>
        </message>
        <message>
            <source>复制本行</source>
            <translation>Duplicate row</translation>
        </message>
        <message>
            <source>删除本行</source>
            <translation>Delete row</translation>
        </message>
        <message>
            <source>以上都没有（没有进出口货物）</source>
            <translation>None (no goods traded)</translation>
        </message>
    </context>
    <context>
        <name>GuideWindow</name>
        <message>
            <source>使用说明</source>
            <translation>User guide</translation>
        </message>
        <message>
            <source>在说明中搜索</source>
            <translation>Search the guide</translation>
        </message>
        <message>
            <source>主题</source>
            <translation>Topics</translation>
        </message>
        <message>
            <source>没有找到。清空上面的字，看全部主题。</source>
            <translation>Nothing found. Clear the line above to see all topics.</translation>
        </message>
        <message>
            <source>‹ 后退</source>
            <translation>‹ Back</translation>
        </message>
        <message>
            <source>前进 ›</source>
            <translation>Forward ›</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>判断日期</source>
            <translation>As of</translation>
        </message>
        <message>
            <source>按哪一天判断。只改变文件是否有效的说法，不改变条件。</source>
            <translation>The day the case is judged for. It changes only what is said about validity, never the conditions.</translation>
        </message>
        <message>
            <source>今天</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>预览</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>看打印出来的样子</source>
            <translation>See it as it is printed</translation>
        </message>
        <message>
            <source>假如…</source>
            <translation>What if…</translation>
        </message>
        <message>
            <source>在副本上改回答，看得到和失去哪些事项（F9）</source>
            <translation>Change answers on a copy and see which supports are gained and lost (F9)</translation>
        </message>
        <message>
            <source>打印清单</source>
            <translation>Print checklist</translation>
        </message>
        <message>
            <source>送到打印机</source>
            <translation>Send to a printer</translation>
        </message>
        <message>
            <source>打开日历</source>
            <translation>Open the calendar</translation>
        </message>
        <message>
            <source>日期未改：请写成 2024-06-01（2000–2099 年）</source>
            <translation>Date not changed: write it as 2024-06-01 (2000–2099)</translation>
        </message>
    </context>
    <context>
        <name>HistoryPanel</name>
        <message>
            <source>打字筛选，如问题、来源、经办人</source>
            <translation>Type to narrow, e.g. by question or person</translation>
        </message>
        <message>
            <source>筛选历史</source>
            <translation>Narrow the history</translation>
        </message>
        <message>
            <source>回答和办理情况的历史</source>
            <translation>History of answers and work</translation>
        </message>
        <message>
            <source>正在读取…</source>
            <translation>Reading…</translation>
        </message>
        <message>
            <source>历史</source>
            <translation>History</translation>
        </message>
        <message>
            <source>没有一条含有所打的字。</source>
            <translation>Nothing has what you typed.</translation>
        </message>
        <message>
            <source>还没有历史；存入改动以后记在这里。</source>
            <translation>No history yet; what is saved is noted here.</translation>
        </message>
        <message>
            <source>显示 {0} 条；这里只列最近 {1} 条，全部 {2} 条在“导出这个客户”写成的文件里。</source>
            <translation>Shown: {0}. Only the newest {1} are listed here; all {2} are in the file that “Export this client” writes.</translation>
        </message>
        <message>
            <source>显示 {0} 条，共 {1} 条；没有存入的改动不在里面。</source>
            <translation>Shown: {0} of {1}; what is not saved is not among them.</translation>
        </message>
    </context>
    <context>
        <name>ImportPanel</name>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>导入</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>导入客户：{0}</source>
            <translation>Import a client: {0}</translation>
        </message>
        <message>
            <source>这个文件用口令加了密。</source>
            <translation>This file is sealed with a passphrase.</translation>
        </message>
        <message>
            <source>口令</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>这个文件的口令</source>
            <translation>Passphrase of this file</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>{0}：{1} 次来访，{2} 条修改历史，{3} 个附件。</source>
            <translation>{0}: {1} visits, {2} entries of history, {3} files. </translation>
        </message>
        <message>
            <source>已隐去是哪家企业，作为一位新客户存入。</source>
            <translation>What tells which firm it is was left out; it becomes a new client.</translation>
        </message>
    </context>
    <context>
        <name>Importing</name>
        <message>
            <source>正在读取 {0}…</source>
            <translation>Reading {0}…</translation>
        </message>
        <message>
            <source>导入 {0}</source>
            <translation>Import {0}</translation>
        </message>
        <message>
            <source>已导入 {0} 项回答、{1} 行货物，可一步撤销。</source>
            <translation>{0} answers and {1} rows of goods imported; one undo takes them back.</translation>
        </message>
        <message>
            <source>{0} 处需核对。</source>
            <translation>{0} to check.</translation>
        </message>
        <message>
            <source>{0} 里的办理情况与现在一致，没有改动。</source>
            <translation>The work noted in {0} is what is here already; nothing was changed.</translation>
        </message>
        <message>
            <source>导入 {0} 的办理情况</source>
            <translation>Import work noted in {0}</translation>
        </message>
        <message>
            <source>已导入 {0} 处办理情况，可一步撤销。</source>
            <translation>{0} changes to the work imported; one undo takes them back.</translation>
        </message>
        <message>
            <source>没有做成（{0}）。填写的内容没有改动，可以再试一次。</source>
            <translation>That did not work ({0}). Nothing was changed; you can try again.</translation>
        </message>
        <message>
            <source>企业画像填写表</source>
            <translation>Form to fill in</translation>
        </message>
        <message>
            <source>已保存填写表 {0}，填好后用“导入”读入。</source>
            <translation>Form saved as {0}; once filled in, import it.</translation>
        </message>
    </context>
    <context>
        <name>Inquiring</name>
        <message>
            <source>单位待定</source>
            <translation>office to be named</translation>
        </message>
        <message>
            <source>问题单 {0}</source>
            <translation>Questions {0}</translation>
        </message>
        <message>
            <source>已导出 {0}</source>
            <translation>Exported {0}</translation>
        </message>
        <message>
            <source>问题单没有写成（{0}）。填写的内容都在，可以再试一次。</source>
            <translation>The sheet was not written ({0}). Everything typed is still here; you can try again.</translation>
        </message>
        <message>
            <source>没有须由主管部门认定的问题。</source>
            <translation>There is no question for an authority.</translation>
        </message>
        <message>
            <source>{0}（更正）</source>
            <translation>{0} (correction)</translation>
        </message>
        <message>
            <source>已记下：{0}</source>
            <translation>Recorded: {0}</translation>
        </message>
        <message>
            <source>答复没有记成（{0}）。填的内容都在，可以再试一次。</source>
            <translation>The answer was not recorded ({0}). Everything typed is still here; you can try again.</translation>
        </message>
    </context>
    <context>
        <name>InquiryWindow</name>
        <message>
            <source>请主管部门认定的问题</source>
            <translation>Questions for an authority</translation>
        </message>
        <message>
            <source>单位</source>
            <translation>Offices</translation>
        </message>
        <message>
            <source>问题单</source>
            <translation>Sheet of questions</translation>
        </message>
        <message>
            <source>不写企业名称和信用代码</source>
            <translation>Without the firm's name and credit code</translation>
        </message>
        <message>
            <source>大字版</source>
            <translation>Large print</translation>
        </message>
        <message>
            <source>记下答复…</source>
            <translation>Record an Answer…</translation>
        </message>
        <message>
            <source>存为文本…</source>
            <translation>Save as Text…</translation>
        </message>
        <message>
            <source>导出 PDF…</source>
            <translation>Export PDF…</translation>
        </message>
        <message>
            <source>{1} 问 · {0}</source>
            <translation>{1} · {0}</translation>
        </message>
        <message>
            <source>原文没有写明的单位</source>
            <translation>Office not named in the text</translation>
        </message>
        <message>
            <source>没有须由主管部门认定的问题。</source>
            <translation>There is no question for an authority.</translation>
        </message>
        <message>
            <source>文件按措施列责任单位，同一个问题可能列在几个单位名下；选一个单位，导出问题单。</source>
            <translation>The notice names offices for whole measures, so a question may stand under several; choose an office and export its sheet.</translation>
        </message>
    </context>
    <context>
        <name>JobLine</name>
        <message>
            <source>正在取消…</source>
            <translation>Cancelling…</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>取消：{0}</source>
            <translation>Cancel: {0}</translation>
        </message>
    </context>
    <context>
        <name>Joining</name>
        <message>
            <source>要合并的客户正开着，有没存的改动。请先存入（Ctrl+S），再合并。</source>
            <translation>One of these clients is open with unsaved changes. Save it first (Ctrl+S), then join.</translation>
        </message>
        <message>
            <source>已合并成一份客户：{0}</source>
            <translation>Joined into one client: {0}</translation>
        </message>
        <message>
            <source>没有合并（{0}）。两份客户都没有改动，可以再试一次。</source>
            <translation>Not joined ({0}). Neither client was changed; try again.</translation>
        </message>
    </context>
    <context>
        <name>KeyMap</name>
        <message>
            <source>到处</source>
            <translation>Everywhere</translation>
        </message>
        <message>
            <source>打开菜单（字母在菜单名后）</source>
            <translation>Open the menus (the letter is underlined)</translation>
        </message>
        <message>
            <source>下一处、上一处</source>
            <translation>Next and previous place</translation>
        </message>
        <message>
            <source>按下按钮、勾选</source>
            <translation>Press a button, tick</translation>
        </message>
        <message>
            <source>在日期上：打开日历</source>
            <translation>On a date: open the calendar</translation>
        </message>
        <message>
            <source>收起弹出的东西，恢复原来的日期</source>
            <translation>Close what popped up, restore the date</translation>
        </message>
        <message>
            <source>命令面板</source>
            <translation>Command palette</translation>
        </message>
        <message>
            <source>选择</source>
            <translation>Choose</translation>
        </message>
        <message>
            <source>执行</source>
            <translation>Run</translation>
        </message>
        <message>
            <source>返回原处</source>
            <translation>Back to where you were</translation>
        </message>
        <message>
            <source>目录</source>
            <translation>Index</translation>
        </message>
        <message>
            <source>上一节、下一节</source>
            <translation>Previous and next section</translation>
        </message>
        <message>
            <source>到这一节的第一个未答问题</source>
            <translation>To the first unanswered question of the section</translation>
        </message>
        <message>
            <source>企业画像</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>为什么问这一问</source>
            <translation>Why this question is asked</translation>
        </message>
        <message>
            <source>哪些事项用到这一问</source>
            <translation>Which supports use this question</translation>
        </message>
        <message>
            <source>选项之间移动</source>
            <translation>Move between options</translation>
        </message>
        <message>
            <source>选中或取消一个选项</source>
            <translation>Choose an option or take it back</translation>
        </message>
        <message>
            <source>按次序选第几个选项</source>
            <translation>Choose an option by its number</translation>
        </message>
        <message>
            <source>清除回答</source>
            <translation>Clear the answer</translation>
        </message>
        <message>
            <source>货物表</source>
            <translation>Goods table</translation>
        </message>
        <message>
            <source>改这一格</source>
            <translation>Edit the cell</translation>
        </message>
        <message>
            <source>下一格、上一格</source>
            <translation>Next and previous cell</translation>
        </message>
        <message>
            <source>取消这次改动</source>
            <translation>Cancel the edit</translation>
        </message>
        <message>
            <source>清空这一格</source>
            <translation>Clear the cell</translation>
        </message>
        <message>
            <source>删除这一行</source>
            <translation>Remove the row</translation>
        </message>
        <message>
            <source>打印预览</source>
            <translation>Print preview</translation>
        </message>
        <message>
            <source>上一页、下一页</source>
            <translation>Previous and next page</translation>
        </message>
        <message>
            <source>第一页、最后一页</source>
            <translation>First and last page</translation>
        </message>
        <message>
            <source>客户列表</source>
            <translation>Client list</translation>
        </message>
        <message>
            <source>选择客户</source>
            <translation>Select a client</translation>
        </message>
        <message>
            <source>打开选中的客户</source>
            <translation>Open the client selected</translation>
        </message>
        <message>
            <source>连选几行</source>
            <translation>Select several rows</translation>
        </message>
        <message>
            <source>选中全部（在表里）</source>
            <translation>Select all (in the table)</translation>
        </message>
        <message>
            <source>能对选中的客户做什么</source>
            <translation>What can be done with the selected clients</translation>
        </message>
        <message>
            <source>为选中的客户各写一份 PDF</source>
            <translation>Write a PDF for each selected client</translation>
        </message>
        <message>
            <source>选中客户的期限日历</source>
            <translation>Due dates of the selected clients</translation>
        </message>
        <message>
            <source>导出选中的客户</source>
            <translation>Export the selected client</translation>
        </message>
        <message>
            <source>删除选中的客户（要输入名称）</source>
            <translation>Delete the selected client (its name must be typed)</translation>
        </message>
        <message>
            <source>在来访说明里：记录</source>
            <translation>In the note on a visit: record it</translation>
        </message>
        <message>
            <source>放弃下面问的事，清空搜索，返回</source>
            <translation>Give up what is asked below, empty the search, go back</translation>
        </message>
        <message>
            <source>合并两处的改动</source>
            <translation>Joining two desks' changes</translation>
        </message>
        <message>
            <source>用我方</source>
            <translation>Take ours</translation>
        </message>
        <message>
            <source>用对方</source>
            <translation>Take theirs</translation>
        </message>
        <message>
            <source>先不存</source>
            <translation>Not now</translation>
        </message>
        <message>
            <source>加一行</source>
            <translation>Add a row</translation>
        </message>
        <message>
            <source>从表格软件粘贴几行</source>
            <translation>Paste rows from a spreadsheet</translation>
        </message>
        <message>
            <source>复制选中的行</source>
            <translation>Copy the selected rows</translation>
        </message>
        <message>
            <source>市场、代码的选择窗</source>
            <translation>Picker of markets and codes</translation>
        </message>
        <message>
            <source>勾选</source>
            <translation>Tick</translation>
        </message>
        <message>
            <source>完成</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>清单</source>
            <translation>Checklist</translation>
        </message>
        <message>
            <source>上一项、下一项</source>
            <translation>Previous and next item</translation>
        </message>
        <message>
            <source>在组标题上：折叠或展开</source>
            <translation>On a group heading: fold or unfold</translation>
        </message>
        <message>
            <source>在事项上：到它的步骤</source>
            <translation>On a support: to its steps</translation>
        </message>
        <message>
            <source>在事项上：勾下一步</source>
            <translation>On a support: tick the next step</translation>
        </message>
        <message>
            <source>在事项上：未开始 … 不办理</source>
            <translation>On a support: not started … not pursued</translation>
        </message>
        <message>
            <source>从搜索框到清单</source>
            <translation>From the search to the list</translation>
        </message>
        <message>
            <source>从搜索框到第一个结果</source>
            <translation>From the search to the first hit</translation>
        </message>
        <message>
            <source>清除搜索和筛选</source>
            <translation>Clear the search and the filter</translation>
        </message>
        <message>
            <source>去掉一个筛选条件</source>
            <translation>Take a condition off the filter</translation>
        </message>
        <message>
            <source>在筛选窗里：勾选</source>
            <translation>In the filter: tick</translation>
        </message>
        <message>
            <source>在筛选窗里：折叠、展开</source>
            <translation>In the filter: fold, unfold</translation>
        </message>
        <message>
            <source>勾选步骤</source>
            <translation>Tick a step</translation>
        </message>
        <message>
            <source>记下正在写的备注</source>
            <translation>Keep the note being written</translation>
        </message>
        <message>
            <source>政策原文</source>
            <translation>Text of the notice</translation>
        </message>
        <message>
            <source>搜索的下一处、上一处</source>
            <translation>Next and previous hit of the search</translation>
        </message>
        <message>
            <source>清除搜索</source>
            <translation>Clear the search</translation>
        </message>
        <message>
            <source>依据</source>
            <translation>Evidence</translation>
        </message>
        <message>
            <source>滚动</source>
            <translation>Scroll</translation>
        </message>
        <message>
            <source>按钮之间移动</source>
            <translation>Move between buttons</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>键盘一览</source>
            <translation>Keyboard map</translation>
        </message>
        <message>
            <source>找一个键或一件事</source>
            <translation>Find a key or a thing to do</translation>
        </message>
        <message>
            <source>没有这样的键。清空上面的字，看全部。</source>
            <translation>There is no such key. Clear the line above to see all.</translation>
        </message>
    </context>
    <context>
        <name>LineEditor</name>
        <message>
            <source>未填写，如 2016-05-20</source>
            <translation>Not answered, e.g. 2016-05-20</translation>
        </message>
        <message>
            <source>未填写，如 46、20-99、300以上</source>
            <translation>Not answered, e.g. 20-99</translation>
        </message>
    </context>
    <context>
        <name>ListActions</name>
        <message>
            <source>清单(&amp;L)</source>
            <translation>&amp;List</translation>
        </message>
        <message>
            <source>筛选清单…(&amp;I)</source>
            <translation>F&amp;ilter the list…</translation>
        </message>
        <message>
            <source>清除筛选和搜索(&amp;C)</source>
            <translation>&amp;Clear filter and search</translation>
        </message>
        <message>
            <source>排序(&amp;O)</source>
            <translation>S&amp;ort</translation>
        </message>
        <message>
            <source>全部展开(&amp;U)</source>
            <translation>&amp;Unfold all</translation>
        </message>
        <message>
            <source>全部折叠(&amp;D)</source>
            <translation>Fol&amp;d all</translation>
        </message>
    </context>
    <context>
        <name>ListDialog</name>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>ListFoot</name>
        <message>
            <source>↑↓ 选择　Enter 打开　Esc 返回</source>
            <translation>↑↓ select　Enter open　Esc back</translation>
        </message>
        <message>
            <source>只看按旧版本判读的</source>
            <translation>Told by older rules only</translation>
        </message>
        <message>
            <source>上次来访时不是按现行规则包判读的客户</source>
            <translation>Clients last told by other rules than the present ones</translation>
        </message>
        <message>
            <source>合并这两家…</source>
            <translation>Join these two…</translation>
        </message>
        <message>
            <source>同一家企业存了两份时，合成一份</source>
            <translation>When one firm was kept twice, make one of the two</translation>
        </message>
        <message>
            <source>更多(&amp;M)</source>
            <translation>&amp;More</translation>
        </message>
        <message>
            <source>删除、导出、导入、批量打印、回电名单、期限日历、备份（Alt+M）</source>
            <translation>Delete, export, import, many papers, call list, due dates, backup (Alt+M)</translation>
        </message>
        <message>
            <source>新建客户</source>
            <translation>New client</translation>
        </message>
        <message>
            <source>用上面写的名称新建一个客户（Ctrl+N）</source>
            <translation>Begin a client with the name typed above (Ctrl+N)</translation>
        </message>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
    </context>
    <context>
        <name>ListMenu</name>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>合并这两家…</source>
            <translation>Join these two…</translation>
        </message>
        <message>
            <source>为选中的客户写 PDF…(&amp;P)</source>
            <translation>&amp;PDF for the selected clients…</translation>
        </message>
        <message>
            <source>选中客户的期限日历…(&amp;D)</source>
            <translation>&amp;Due dates of the selected clients…</translation>
        </message>
        <message>
            <source>导出客户…(&amp;E)</source>
            <translation>&amp;Export the client…</translation>
        </message>
        <message>
            <source>删除客户…(&amp;X)</source>
            <translation>Delete the client… (&amp;X)</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>青海外贸政策适用清单</source>
            <translation>Qinghai Foreign-Trade Support Checklist</translation>
        </message>
        <message>
            <source>假如：{0}</source>
            <translation>What if: {0}</translation>
        </message>
        <message>
            <source>客户：{0}</source>
            <translation>Client: {0}</translation>
        </message>
        <message>
            <source>已复制依据。</source>
            <translation>Evidence copied.</translation>
        </message>
    </context>
    <context>
        <name>ManyPapers</name>
        <message>
            <source>上一批还在写；写完再打印下一批，或先取消。</source>
            <translation>The former papers are still being written; wait for them or stop them first.</translation>
        </message>
        <message>
            <source>写到哪个文件夹</source>
            <translation>Which folder to write into</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>正在为 {0} 家写 PDF…</source>
            <translation>Writing PDFs for {0} clients…</translation>
        </message>
        <message>
            <source>已写 {0} 份到 {1}，都已记入咨询记录。</source>
            <translation>Wrote {0} papers into {1}, all of them recorded.</translation>
        </message>
        <message>
            <source>已写 {0} 份到 {1}；{2} 家有问题。</source>
            <translation>Wrote {0} papers into {1}; {2} clients need a look.</translation>
        </message>
        <message>
            <source>已取消：写好的 {0} 份在 {1}，都已记入咨询记录。</source>
            <translation>Stopped: {0} papers are in {1}, all of them recorded.</translation>
        </message>
        <message>
            <source>已取消：写好的 {0} 份在 {1}；{2} 家有问题。</source>
            <translation>Stopped: {0} papers are in {1}; {2} clients need a look.</translation>
        </message>
        <message>
            <source>看哪些、为什么</source>
            <translation>See which and why</translation>
        </message>
        <message>
            <source>打开文件夹</source>
            <translation>Open the folder</translation>
        </message>
        <message>
            <source>没有写成或没有记上的</source>
            <translation>Not written or not recorded</translation>
        </message>
        <message>
            <source>这些客户要再看一看：</source>
            <translation>These clients need another look:</translation>
        </message>
        <message>
            <source>没有写成（{0}）</source>
            <translation>not written ({0})</translation>
        </message>
        <message>
            <source>{0}：{1}</source>
            <translation>{0}: {1}</translation>
        </message>
    </context>
    <context>
        <name>MergeWindow</name>
        <message>
            <source>合并两处的改动</source>
            <translation>Join two desks' changes</translation>
        </message>
        <message>
            <source>我方</source>
            <translation>Ours</translation>
        </message>
        <message>
            <source>对方</source>
            <translation>Theirs</translation>
        </message>
        <message>
            <source>“{0}”和“{1}”合并成一份：两份的来访都在，有 {2} 项两份不同，请逐项选。合并以后不能拆开。</source>
            <translation>“{0}” and “{1}” become one client with the visits of both. Different in the two: {2}; choose a side for each. This cannot be undone.</translation>
        </message>
        <message>
            <source>合并重复的客户</source>
            <translation>Join duplicate clients</translation>
        </message>
        <message>
            <source>前一份</source>
            <translation>First</translation>
        </message>
        <message>
            <source>后一份</source>
            <translation>Second</translation>
        </message>
        <message>
            <source>只有前一份有，保留：{0}</source>
            <translation>First only, kept: {0}</translation>
        </message>
        <message>
            <source>只有后一份有，保留：{0}</source>
            <translation>Second only, kept: {0}</translation>
        </message>
        <message>
            <source>合并</source>
            <translation>Join</translation>
        </message>
        <message>
            <source>两处都改过的项目</source>
            <translation>Changed on both sides</translation>
        </message>
        <message>
            <source>只有一处改过、都会保留的</source>
            <translation>Changed on one side only, all kept</translation>
        </message>
        <message>
            <source>“{0}”刚刚被 {1} 存过。有 {2} 项两处都改了，请逐项选一边；选完存入之前，两边都留着。</source>
            <translation>“{0}” has just been saved by {1}. Changed on both sides: {2}. Choose a side for each; until you save, both are kept.</translation>
        </message>
        <message>
            <source>另一处</source>
            <translation>another desk</translation>
        </message>
        <message>
            <source>先不存</source>
            <translation>Not now</translation>
        </message>
        <message>
            <source>存入</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>只有对方改过，已采用：{0}</source>
            <translation>Theirs only, taken: {0}</translation>
        </message>
        <message>
            <source>只有我方改过，保留：{0}</source>
            <translation>Ours only, kept: {0}</translation>
        </message>
        <message>
            <source>↑↓ 换行　← 用{0}　→ 用{1}</source>
            <translation>↑↓ row　← {0}　→ {1}</translation>
        </message>
        <message>
            <source>全用{0}</source>
            <translation>All: {0}</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>还有 {0} 项没选</source>
            <translation>Still open: {0}</translation>
        </message>
    </context>
    <context>
        <name>MissingCard</name>
        <message>
            <source>去填写 →</source>
            <translation>Answer →</translation>
        </message>
        <message>
            <source>去填写：{0}</source>
            <translation>Answer: {0}</translation>
        </message>
    </context>
    <context>
        <name>NearNames</name>
        <message>
            <source>名称相近的客户：{0}。</source>
            <translation>Clients with nearly the same name: {0}.</translation>
        </message>
        <message>
            <source>看名称相近的</source>
            <translation>Show them</translation>
        </message>
    </context>
    <context>
        <name>NewDay</name>
        <message>
            <source>今天已是 {0}，判断日期仍是 {1}。</source>
            <translation>It is {0} now; the case is still judged for {1}.</translation>
        </message>
        <message>
            <source>改为今天</source>
            <translation>Judge for today</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>知道了</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>知道了：{0}</source>
            <translation>OK: {0}</translation>
        </message>
        <message>
            <source>收起另外 {0} 条</source>
            <translation>Hide the other {0}</translation>
        </message>
        <message>
            <source>另有 {0} 条</source>
            <translation>{0} more</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>规则包不能用，请重新安装程序，或者改好下面所说的文件再启动：</source>
            <translation>The rule pack cannot be used. Install the program again, or correct the file named below and start again:</translation>
        </message>
    </context>
    <context>
        <name>OrderMenu</name>
        <message>
            <source>按文件次序</source>
            <translation>As in the notice</translation>
        </message>
        <message>
            <source>按名称</source>
            <translation>By title</translation>
        </message>
        <message>
            <source>最快能定的在前</source>
            <translation>Soonest settled first</translation>
        </message>
        <message>
            <source>按截止日期</source>
            <translation>By due date</translation>
        </message>
        <message>
            <source>按办理状态</source>
            <translation>By state of work</translation>
        </message>
    </context>
    <context>
        <name>Overtaken</name>
        <message>
            <source>没有保存：“{0}”在打开之后被别人改过（{1}）。这里的内容都在，覆盖会丢掉那边的改动。</source>
            <translation>Not saved: “{0}” was changed by somebody else after it was opened ({1}). Everything here is kept; overwriting would lose their changes.</translation>
        </message>
        <message>
            <source>另存为…</source>
            <translation>Save as…</translation>
        </message>
        <message>
            <source>仍然覆盖</source>
            <translation>Overwrite anyway</translation>
        </message>
    </context>
    <context>
        <name>PageTabs</name>
        <message>
            <source>企业画像</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>清单</source>
            <translation>Checklist</translation>
        </message>
        <message>
            <source>依据</source>
            <translation>Evidence</translation>
        </message>
        <message>
            <source>分区</source>
            <translation>Zones</translation>
        </message>
    </context>
    <context>
        <name>Palette</name>
        <message>
            <source>现在不能用</source>
            <translation>not available now</translation>
        </message>
        <message>
            <source>企业画像</source>
            <translation>Profile</translation>
        </message>
        <message>
            <source>暂不需要回答</source>
            <translation>not asked now</translation>
        </message>
        <message>
            <source>不清楚</source>
            <translation>not sure</translation>
        </message>
        <message>
            <source>已答</source>
            <translation>answered</translation>
        </message>
        <message>
            <source>未答</source>
            <translation>unanswered</translation>
        </message>
        <message>
            <source>命令、问题、支持事项：文字、拼音、首字母或编号</source>
            <translation>Commands, questions, supports: words, pinyin, initials or id</translation>
        </message>
        <message>
            <source>命令面板</source>
            <translation>Command palette</translation>
        </message>
        <message>
            <source>找到的命令</source>
            <translation>Commands found</translation>
        </message>
        <message>
            <source>↑↓ 选择　Enter 执行　Esc 返回</source>
            <translation>↑↓ choose　Enter run　Esc back</translation>
        </message>
        <message>
            <source>没有找到。换个说法，或按 Esc 返回。</source>
            <translation>Nothing found. Try other words, or press Esc to go back.</translation>
        </message>
    </context>
    <context>
        <name>PassphraseLines</name>
        <message>
            <source>用口令加密</source>
            <translation>Seal with a passphrase</translation>
        </message>
        <message>
            <source>口令</source>
            <translation>Passphrase</translation>
        </message>
        <message>
            <source>再输一遍口令</source>
            <translation>Passphrase once more</translation>
        </message>
        <message>
            <source>口令不存下来，忘记后谁也打不开这个文件；请另行告诉收件人，不要写在一起。</source>
            <translation>The passphrase is kept nowhere; once forgotten, nobody can open the file. Tell it to whoever gets the file by another way.</translation>
        </message>
        <message>
            <source>两遍口令不一样。</source>
            <translation>The two passphrases differ.</translation>
        </message>
    </context>
    <context>
        <name>Picker</name>
        <message>
            <source>名称、拼音、首字母或代码</source>
            <translation>Name, pinyin, initials or code</translation>
        </message>
        <message>
            <source>搜索</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>可选的代码</source>
            <translation>Codes to choose from</translation>
        </message>
        <message>
            <source>↑↓ 选择　Enter 勾选　Esc 完成</source>
            <translation>↑↓ choose　Enter tick　Esc done</translation>
        </message>
    </context>
    <context>
        <name>PlaceWindow</name>
        <message>
            <source>客户库的位置</source>
            <translation>Place of the clients</translation>
        </message>
        <message>
            <source>这台电脑</source>
            <translation>This computer</translation>
        </message>
        <message>
            <source>PostgreSQL 服务器（几个窗口共用）</source>
            <translation>A PostgreSQL server (shared by several desks)</translation>
        </message>
        <message>
            <source>口令只存进系统的钥匙串，不写进文件；服务器的证书必须核对得上。</source>
            <translation>The password is kept in the system's keyring only, never in a file; the server's certificate must be verified.</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>使用</source>
            <translation>Use</translation>
        </message>
        <message>
            <source>主机</source>
            <translation>Host</translation>
        </message>
        <message>
            <source>端口</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>数据库</source>
            <translation>Database</translation>
        </message>
        <message>
            <source>用户</source>
            <translation>User</translation>
        </message>
        <message>
            <source>证书文件</source>
            <translation>Certificate</translation>
        </message>
        <message>
            <source>口令</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>留空：用系统信任的</source>
            <translation>Empty: those the system trusts</translation>
        </message>
        <message>
            <source>留空：用钥匙串里的</source>
            <translation>Empty: the one in the keyring</translation>
        </message>
    </context>
    <context>
        <name>PolicyReader</name>
        <message>
            <source>政策原文</source>
            <translation>The notice</translation>
        </message>
        <message>
            <source>措施</source>
            <translation>Measures</translation>
        </message>
        <message>
            <source>在原文中搜索：文字、拼音首字母（Ctrl+F）</source>
            <translation>Search the notice: words, pinyin initials (Ctrl+F)</translation>
        </message>
        <message>
            <source>在原文中搜索</source>
            <translation>Search the notice</translation>
        </message>
        <message>
            <source>上一处</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>下一处</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>没有找到</source>
            <translation>Not found</translation>
        </message>
        <message>
            <source>{0} 签署</source>
            <translation>signed {0}</translation>
        </message>
        <message>
            <source>{0} 发布</source>
            <translation>published {0}</translation>
        </message>
        <message>
            <source>{0} 施行</source>
            <translation>in force from {0}</translation>
        </message>
        <message>
            <source>{0} 届满</source>
            <translation>in force to {0}</translation>
        </message>
        <message>
            <source>〔现存文本有缺〕</source>
            <translation>[text is lost here]</translation>
        </message>
        <message>
            <source>今名（一般知识，待主管部门核实）：{0}</source>
            <translation>Present names (general knowledge, to be confirmed by the authority): {0}</translation>
        </message>
        <message>
            <source>非官方英译：{0}</source>
            <translation>Unofficial translation: {0}</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>预览没有做成（{0}）。</source>
            <translation>The preview could not be made ({0}).</translation>
        </message>
        <message>
            <source>这台电脑缺预览组件（pypdfium2），看不到纸样。可以导出 PDF，用阅读器看。</source>
            <translation>This computer lacks the preview component (pypdfium2). You can export a PDF and look at it in a reader.</translation>
        </message>
        <message>
            <source>下面仍是上一次排好的纸样。</source>
            <translation>Below is still the paper as it was before.</translation>
        </message>
        <message>
            <source>正在“假如”：纸上只印企业自己的答案，不印试改的。</source>
            <translation>You are in a what-if: the paper shows the firm's own answers, not those tried out.</translation>
        </message>
        <message>
            <source>正在排版…</source>
            <translation>Typesetting…</translation>
        </message>
    </context>
    <context>
        <name>PreviewPane</name>
        <message>
            <source>第 {0} 页，共 {1} 页</source>
            <translation>Page {0} of {1}</translation>
        </message>
        <message>
            <source>打印预览</source>
            <translation>Print preview</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>回到清单  {0}</source>
            <translation>Back to the list  {0}</translation>
        </message>
        <message>
            <source>页宽</source>
            <translation>Width</translation>
        </message>
        <message>
            <source>整页</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>纸样</source>
            <translation>Paper</translation>
        </message>
        <message>
            <source>大字版、可勾选、印哪些部分</source>
            <translation>Large print, boxes to tick, which parts are printed</translation>
        </message>
        <message>
            <source>导出 PDF…</source>
            <translation>Export PDF…</translation>
        </message>
        <message>
            <source>放大</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>缩小</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>实际大小</source>
            <translation>Actual size</translation>
        </message>
        <message>
            <source>与窗口同宽</source>
            <translation>Fit width</translation>
        </message>
        <message>
            <source>整页可见</source>
            <translation>Fit page</translation>
        </message>
    </context>
    <context>
        <name>PrintDialog</name>
        <message>
            <source>打印清单</source>
            <translation>Print checklist</translation>
        </message>
    </context>
    <context>
        <name>PrintPanel</name>
        <message>
            <source>批量打印：选中的 {0} 家，每家一份 PDF</source>
            <translation>Many papers: one PDF for each of {0} selected clients</translation>
        </message>
        <message>
            <source>选文件夹并写出…</source>
            <translation>Choose a folder and write…</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>等</source>
            <translation> and others</translation>
        </message>
        <message>
            <source>判断日期 {0}（文件{1}）；首页{2}。</source>
            <translation>As of {0} (notice: {1}); first page{2}.</translation>
        </message>
        <message>
            <source>，另有{0}</source>
            <translation>, and {0}</translation>
        </message>
        <message>
            <source>写的是存着的内容；已有同名文件时另起名字，不覆盖；每一份都记入咨询记录。纸样在“文件”菜单里改。</source>
            <translation>What is saved is printed; a name that is taken is never overwritten; each paper goes into the consultation record. The look of the paper is chosen in the File menu.</translation>
        </message>
    </context>
    <context>
        <name>Printing</name>
        <message>
            <source>上一份清单还在送往打印机；送完再打印，或先取消。</source>
            <translation>The last checklist is still on its way to the printer; print when it is there, or cancel it first.</translation>
        </message>
        <message>
            <source>这台电脑没有可用的打印机。可以先导出 PDF，拿到别处打印。</source>
            <translation>This computer has no printer. You can export a PDF and print it elsewhere.</translation>
        </message>
        <message>
            <source>正在排版…</source>
            <translation>Typesetting…</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed enterprise</translation>
        </message>
        <message>
            <source>{0} 外贸政策适用清单</source>
            <translation>{0} – foreign-trade policy checklist</translation>
        </message>
        <message>
            <source>已送往打印机 {0}</source>
            <translation>Sent to the printer {0}</translation>
        </message>
        <message>
            <source>没有打印成（{0}）。</source>
            <translation>Not printed ({0}).</translation>
        </message>
        <message>
            <source>已取消打印</source>
            <translation>Printing cancelled</translation>
        </message>
        <message>
            <source>导出 PDF…</source>
            <translation>Export PDF…</translation>
        </message>
    </context>
    <context>
        <name>ProfileForm</name>
        <message>
            <source>企业画像</source>
            <translation>Profile</translation>
        </message>
    </context>
    <context>
        <name>QuestionCard</name>
        <message>
            <source>不清楚</source>
            <translation>not sure</translation>
        </message>
        <message>
            <source>是</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>否</source>
            <translation>no</translation>
        </message>
        <message>
            <source>以上都没有</source>
            <translation>none of these</translation>
        </message>
        <message>
            <source>没有要问的了</source>
            <translation>Nothing left to ask</translation>
        </message>
        <message>
            <source>剩下的事项已不能再由提问确定。</source>
            <translation>Questions can settle nothing more.</translation>
        </message>
        <message>
            <source>可确定 {0} 项</source>
            <translation>settles {0}</translation>
        </message>
        <message>
            <source>有助于判断</source>
            <translation>helps to decide</translation>
        </message>
        <message>
            <source>下一问</source>
            <translation>Next question</translation>
        </message>
        <message>
            <source>去填写</source>
            <translation>Answer</translation>
        </message>
        <message>
            <source>确定</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>RecentFiles</name>
        <message>
            <source>清除列表(&amp;C)</source>
            <translation>&amp;Clear list</translation>
        </message>
        <message>
            <source>“{0}”已不在 {1}，已从“最近打开”中去掉。</source>
            <translation>"{0}" is no longer in {1}; it was taken off the recent files.</translation>
        </message>
    </context>
    <context>
        <name>Reception</name>
        <message>
            <source>另外一次启动要打开“{0}”。</source>
            <translation>Another start wants to open "{0}".</translation>
        </message>
        <message>
            <source>现在打开</source>
            <translation>Open now</translation>
        </message>
    </context>
    <context>
        <name>RecordCheck</name>
        <message>
            <source>与咨询记录核对…</source>
            <translation>Check Against the Record…</translation>
        </message>
        <message>
            <source>正在核对 {0}…</source>
            <translation>Checking {0}…</translation>
        </message>
        <message>
            <source>记录没有读成（{0}）；请检查文件后再试。</source>
            <translation>The record could not be read ({0}); check the file and try again.</translation>
        </message>
    </context>
    <context>
        <name>Recovery</name>
        <message>
            <source>有自动草稿已损坏，不能恢复；文件没有删除，改名为 *.damaged 留在 {0}。</source>
            <translation>An automatic draft is damaged and cannot be restored; its file was not deleted but renamed to *.damaged in {0}.</translation>
        </message>
        <message>
            <source>恢复</source>
            <translation>Restore</translation>
        </message>
        <message>
            <source>丢弃</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>以后再说</source>
            <translation>Later</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed enterprise</translation>
        </message>
        <message>
            <source>上次未保存就中断了：{0}，{1}，已答 {2} 项。</source>
            <translation>The program stopped before this was saved: {0}, {1}, {2} answered.</translation>
        </message>
        <message>
            <source>上次未保存就中断了：{0}（{1}），{2}，已答 {3} 项。</source>
            <translation>The program stopped before this was saved: {0} ({1}), {2}, {3} answered.</translation>
        </message>
        <message>
            <source>这个文件后来又改过（{0}），草稿里没有那些改动。</source>
            <translation> The file was changed later ({0}); the draft does not have those changes.</translation>
        </message>
        <message>
            <source>有 {0} 份打印或导出的纸面还没有记入来访。</source>
            <translation>Papers printed or exported and not yet recorded with a visit: {0}.</translation>
        </message>
        <message>
            <source>已丢弃“{0}”的草稿。</source>
            <translation>The draft of “{0}” has been discarded.</translation>
        </message>
        <message>
            <source>撤销丢弃</source>
            <translation>Undo discard</translation>
        </message>
        <message>
            <source>草稿 {0} 删不掉：{1}；下次启动时还会提起。</source>
            <translation>The draft {0} cannot be deleted: {1}; the next start will mention it again.</translation>
        </message>
    </context>
    <context>
        <name>Rejoining</name>
        <message>
            <source>草稿里填写的内容都在，可以另存为文件。</source>
            <translation>All that the draft holds is here and can be saved as a file.</translation>
        </message>
        <message>
            <source>这份草稿是要存入 {0} 的新客户，现在用的客户库是 {1}；按 Ctrl+S 会存到现在的客户库。</source>
            <translation>This draft is a new client meant for {0}; the store in use is {1}. Ctrl+S saves to the one in use.</translation>
        </message>
        <message>
            <source>草稿所属的客户已并入另一份档案。填写的内容都在：请先另存为文件，再打开合并后的客户。</source>
            <translation>The draft's client was joined to another one. All that was filled in is here: save it as a file, then open the joined client.</translation>
        </message>
        <message>
            <source>这个客户在草稿之后又由 {0} 存过（{1}）。两边的改动都在，保存时放在一起，不一样的逐项选。</source>
            <translation>{0} saved this client after the draft ({1}). Both sides' changes are here; saving lays them together and asks about each that differs.</translation>
        </message>
        <message>
            <source>现在合并</source>
            <translation>Lay together now</translation>
        </message>
        <message>
            <source>客户库 {0} 不见了，那里现在是新建的空库。内容都在：可存为新客户，或另存为文件。</source>
            <translation>The store {0} is gone; a new, empty one is there now. All that the draft holds is here: save it as a new client, or as a file until the store is found.</translation>
        </message>
        <message>
            <source>草稿的客户属于客户库 {0}，现在用的 {1} 里没有。内容都在：可换回那个库，或存为新客户。</source>
            <translation>The draft's client belongs to the store {0}; {1}, in use now, has no such client. All is here: go back to the first store and save, or save as a new client.</translation>
        </message>
        <message>
            <source>草稿里的客户已不在客户库 {0} 里，可能已被删除。内容都在：可存为新客户，或另存为文件。</source>
            <translation>The draft's client is no longer in the store {0} and may have been deleted. All is here: save it as a new client, or as a file.</translation>
        </message>
        <message>
            <source>客户库打不开（{0}）。</source>
            <translation>The store cannot be opened ({0}).</translation>
        </message>
        <message>
            <source>草稿里填写的内容都在，可以稍后再找这个客户，或另存为文件。</source>
            <translation>All that the draft holds is here; look for the client again later, or save it as a file.</translation>
        </message>
        <message>
            <source>再找一次</source>
            <translation>Look again</translation>
        </message>
        <message>
            <source>存为新客户</source>
            <translation>Save as a new client</translation>
        </message>
        <message>
            <source>换到原来的客户库</source>
            <translation>Go back to its store</translation>
        </message>
    </context>
    <context>
        <name>Reopening</name>
        <message>
            <source>正在读取 {0}…</source>
            <translation>Reading {0}…</translation>
        </message>
        <message>
            <source>没有读成（{0}）。当前企业没有改动，可以再试一次。</source>
            <translation>It could not be read ({0}). The present firm is unchanged; you can try again.</translation>
        </message>
        <message>
            <source>看有哪些不同</source>
            <translation>See what differs</translation>
        </message>
        <message>
            <source>与咨询记录核对</source>
            <translation>Check Against the Record</translation>
        </message>
    </context>
    <context>
        <name>ReplyWindow</name>
        <message>
            <source>记下主管部门的答复</source>
            <translation>Record an authority's answer</translation>
        </message>
        <message>
            <source>未命名企业</source>
            <translation>Unnamed firm</translation>
        </message>
        <message>
            <source>选择文件…</source>
            <translation>Choose a File…</translation>
        </message>
        <message>
            <source>不附</source>
            <translation>None</translation>
        </message>
        <message>
            <source>按主管部门的认定记入咨询记录，不算企业自述；记下后不能修改，有更正就再记一次，以后记的为准。</source>
            <translation>Kept in the consultation record as the authority's decision, not as the firm's own words. It cannot be changed afterwards; to correct it record another, the later one counts.</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>记下</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>企业</source>
            <translation>Firm</translation>
        </message>
        <message>
            <source>事项</source>
            <translation>Supports</translation>
        </message>
        <message>
            <source>问题</source>
            <translation>Question</translation>
        </message>
        <message>
            <source>答复单位</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>认定</source>
            <translation>Decision</translation>
        </message>
        <message>
            <source>答复原话</source>
            <translation>Its own words</translation>
        </message>
        <message>
            <source>答复日期</source>
            <translation>Answered on</translation>
        </message>
        <message>
            <source>文号</source>
            <translation>Document number</translation>
        </message>
        <message>
            <source>附件</source>
            <translation>Attachment</translation>
        </message>
        <message>
            <source>可不填；除“是”“否”以外说了什么</source>
            <translation>Optional: what was said besides yes or no</translation>
        </message>
        <message>
            <source>有则照抄，没有就空着</source>
            <translation>As written, if there is one</translation>
        </message>
        <message>
            <source>没有附件</source>
            <translation>No attachment</translation>
        </message>
        <message>
            <source>请写明答复单位。</source>
            <translation>Please name the office that answered.</translation>
        </message>
        <message>
            <source>请选认定：是、否、需补充材料，或另有说明。</source>
            <translation>Choose the decision: yes, no, more documents needed, or something else.</translation>
        </message>
        <message>
            <source>另有说明的，请写下答复原话。</source>
            <translation>For something else, write down what the office said.</translation>
        </message>
        <message>
            <source>答复日期晚于今天，没有记；请核对日期。</source>
            <translation>That day is after today; nothing was recorded. Check the day.</translation>
        </message>
    </context>
    <context>
        <name>RestorePanel</name>
        <message>
            <source>恢复</source>
            <translation>Restore</translation>
        </message>
        <message>
            <source>恢复客户库：{0}</source>
            <translation>Restore: {0}</translation>
        </message>
        <message>
            <source>恢复成另一个文件，现用的不动…</source>
            <translation>Restore into another file, keep this one…</translation>
        </message>
        <message>
            <source>可从那个文件里取回一家客户；现用的客户库和正开着的客户都不受影响</source>
            <translation>A client can be taken from that file; the store in use and the client at work are not touched</translation>
        </message>
        <message>
            <source>先备份现在的，再恢复</source>
            <translation>Back up the present store, then restore</translation>
        </message>
        <message>
            <source>{0} 里还没有客户，将恢复到那里。</source>
            <translation>{0} has no clients yet; the backup will be restored there.</translation>
        </message>
        <message>
            <source>这是单机客户库的备份，不能放到服务器上。请先在“客户库的位置”改用这台电脑恢复，再做成“可放到任何客户库”的备份。</source>
            <translation>This is a backup of a store in a file and cannot go onto a server. Restore it on this computer first (see “Where clients are kept”), then make a backup “for any store”.</translation>
        </message>
        <message>
            <source>{0} 打不开，可能已损坏：原样留在旁边，再换成这一份。</source>
            <translation>{0} cannot be opened and may be damaged: it is kept beside as it is, and this one takes its place.</translation>
        </message>
        <message>
            <source>{0} 里现有 {1} 家客户；这种备份只能恢复到空的客户库，没有改动。</source>
            <translation>{0} has {1} clients; this kind of backup goes into an empty store only. Nothing was changed.</translation>
        </message>
        <message>
            <source>{0} 里现有 {1} 家客户：先备份到 {2} 并核对，再换成这一份；原来的文件也留在旁边。备份以后的改动不在这一份里。</source>
            <translation>{0} has {1} clients: they are first backed up to {2} and verified, then this one takes their place; the former file is kept beside, too. What was changed after this backup was made is not in it.</translation>
        </message>
    </context>
    <context>
        <name>Restoring</name>
        <message>
            <source>客户库备份</source>
            <translation>Backup of clients</translation>
        </message>
        <message>
            <source>全部文件</source>
            <translation>All files</translation>
        </message>
        <message>
            <source>恢复哪个备份</source>
            <translation>Which backup to restore</translation>
        </message>
        <message>
            <source>正在核对备份…</source>
            <translation>Verifying the backup…</translation>
        </message>
        <message>
            <source>恢复前的客户库 {0}</source>
            <translation>Clients before restoring {0}</translation>
        </message>
        <message>
            <source>备份没有读出来（{0}）；现有的客户库没有改动。</source>
            <translation>The backup could not be read ({0}); the present store is unchanged.</translation>
        </message>
        <message>
            <source>正开着一位客户，有没存的改动。请先存入（Ctrl+S）或放弃改动，再恢复。</source>
            <translation>A client is open with unsaved changes. Save them (Ctrl+S) or give them up before restoring.</translation>
        </message>
        <message>
            <source>正在恢复…</source>
            <translation>Restoring…</translation>
        </message>
        <message>
            <source>客户库 {0}</source>
            <translation>Clients {0}</translation>
        </message>
        <message>
            <source>客户库</source>
            <translation>Client store</translation>
        </message>
        <message>
            <source>恢复成哪个文件</source>
            <translation>Restore into which file</translation>
        </message>
        <message>
            <source>打开所在文件夹</source>
            <translation>Open its folder</translation>
        </message>
        <message>
            <source>没有恢复（{0}）；现有的客户库没有改动。</source>
            <translation>Not restored ({0}); the present store is unchanged.</translation>
        </message>
    </context>
    <context>
        <name>ScanStrip</name>
        <message>
            <source>用扫码枪扫清单第一页的二维码，或粘贴手机扫出的文字：</source>
            <translation>Scan the QR code on page 1 of a checklist, or paste the text that a phone read:</translation>
        </message>
        <message>
            <source>二维码的文字</source>
            <translation>Text of the QR code</translation>
        </message>
        <message>
            <source>打开这家企业</source>
            <translation>Open this firm</translation>
        </message>
        <message>
            <source>不扫了</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>Scenario</name>
        <message>
            <source>办理情况：{0}</source>
            <translation>Work: {0}</translation>
        </message>
        <message>
            <source>记录有改动</source>
            <translation>notes changed</translation>
        </message>
        <message>
            <source>业务发生日</source>
            <translation>Day of the business</translation>
        </message>
        <message>
            <source>假如：改动只是试算，不是企业的回答。</source>
            <translation>What if: changes are only tried out and are not the firm's answers.</translation>
        </message>
        <message>
            <source>试算的改动：{0}</source>
            <translation>Tried out: {0}</translation>
        </message>
    </context>
    <context>
        <name>ScenarioDesk</name>
        <message>
            <source>已保留试算的改动，可一步撤销。</source>
            <translation>The changes are kept; one undo takes them back.</translation>
        </message>
        <message>
            <source>留下办理情况</source>
            <translation>Keep the noted work</translation>
        </message>
        <message>
            <source>已放弃试算，回到之前的回答。</source>
            <translation>Dropped; back to the answers as they were.</translation>
        </message>
        <message>
            <source>留下试算期间的办理情况</source>
            <translation>keep the work noted while trying out</translation>
        </message>
        <message numerus="yes">
            <source>采用假如的 %n 处改动</source>
            <translation>
                <numerusform>keep %n change tried out</numerusform>
                <numerusform>keep %n changes tried out</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>试算已放弃；其间记下的 %n 项办理情况也一并收回了。</source>
            <translation>
                <numerusform>What was tried out is dropped; so is the work noted meanwhile on %n support.</numerusform>
                <numerusform>What was tried out is dropped; so is the work noted meanwhile on %n supports.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>离开这家企业之前：试算的 %n 处改动要保留吗？</source>
            <translation>
                <numerusform>Before leaving this firm: keep the %n change tried out?</numerusform>
                <numerusform>Before leaving this firm: keep the %n changes tried out?</numerusform>
            </translation>
        </message>
        <message>
            <source>保留并继续</source>
            <translation>Keep and go on</translation>
        </message>
        <message>
            <source>放弃并继续</source>
            <translation>Drop and go on</translation>
        </message>
        <message>
            <source>回到试算</source>
            <translation>Back to trying out</translation>
        </message>
        <message>
            <source>试算的清单不能打印或导出：请先保留或放弃试算。</source>
            <translation>A checklist that is only tried out cannot be printed or exported: keep or drop the changes first.</translation>
        </message>
    </context>
    <context>
        <name>ScenarioMark</name>
        <message>
            <source>假如</source>
            <translation>What if</translation>
        </message>
        <message>
            <source>假如：以下结论按试算的回答得出</source>
            <translation>What if: the findings below rest on answers that are only tried out</translation>
        </message>
    </context>
    <context>
        <name>ScenarioStrip</name>
        <message>
            <source>得到</source>
            <translation>Gained</translation>
        </message>
        <message>
            <source>失去</source>
            <translation>Lost</translation>
        </message>
        <message>
            <source>其他变化</source>
            <translation>Other changes</translation>
        </message>
        <message>
            <source>改动</source>
            <translation>Changed</translation>
        </message>
        <message>
            <source>照常在表里改回答，这里列出得到和失去的事项。</source>
            <translation>Change answers in the form as usual; supports gained and lost are listed here.</translation>
        </message>
        <message>
            <source>得到 {0} · 失去 {1} · 其他变化 {2} · 改动 {3}</source>
            <translation>gained {0} · lost {1} · other changes {2} · changed {3}</translation>
        </message>
        <message>
            <source>假如：改动只是试算，不是企业的回答</source>
            <translation>What if: changes are only tried out and are not the firm's answers</translation>
        </message>
        <message>
            <source>保留</source>
            <translation>Keep</translation>
        </message>
        <message>
            <source>把试算的改动作为企业的回答，可一步撤销</source>
            <translation>Make the changes the firm's own answers; one undo takes them back</translation>
        </message>
        <message>
            <source>放弃</source>
            <translation>Drop</translation>
        </message>
        <message>
            <source>回到试算之前，一点不差</source>
            <translation>Back to exactly what was before</translation>
        </message>
        <message>
            <source>假如：只是试算</source>
            <translation>What if: only tried out</translation>
        </message>
        <message>
            <source>展开</source>
            <translation>Unfold</translation>
        </message>
        <message>
            <source>收起</source>
            <translation>Fold</translation>
        </message>
        <message>
            <source>收回“{0}”</source>
            <translation>take back "{0}"</translation>
        </message>
        <message numerus="yes">
            <source>放弃这 %n 处改动，回到试算之前？</source>
            <translation>
                <numerusform>Drop this %n change and go back to what was before?</numerusform>
                <numerusform>Drop these %n changes and go back to what was before?</numerusform>
            </translation>
        </message>
        <message>
            <source>放弃改动</source>
            <translation>Drop the changes</translation>
        </message>
        <message>
            <source>继续试算</source>
            <translation>Go on trying</translation>
        </message>
        <message>
            <source>知道了</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>SectionBox</name>
        <message>
            <source>历史事项（{0}）· 收起</source>
            <translation>Questions of the past ({0}) · fold</translation>
        </message>
        <message>
            <source>历史事项（{0}）· 展开</source>
            <translation>Questions of the past ({0}) · unfold</translation>
        </message>
    </context>
    <context>
        <name>SectionIndex</name>
        <message>
            <source>分区</source>
            <translation>Sections</translation>
        </message>
        <message>
            <source>可确定 {0} 项</source>
            <translation>settles up to {0}</translation>
        </message>
        <message numerus="yes">
            <source>%n 行</source>
            <translation>
                <numerusform>%n row</numerusform>
                <numerusform>%n rows</numerusform>
            </translation>
        </message>
        <message>
            <source>{0} 处需改正</source>
            <translation>{0} to correct</translation>
        </message>
    </context>
    <context>
        <name>SectionMenu</name>
        <message>
            <source>目录：{0}　{1}</source>
            <translation>Sections: {0}  {1}</translation>
        </message>
        <message>
            <source>目录</source>
            <translation>Sections</translation>
        </message>
    </context>
    <context>
        <name>Selection</name>
        <message>
            <source>名单刚才有变动，请重新选择。</source>
            <translation>The list has just changed; please select again.</translation>
        </message>
        <message>
            <source>选中的客户没有读出来（{0}）；可以再试一次。</source>
            <translation>The selected clients could not be read ({0}); try again.</translation>
        </message>
    </context>
    <context>
        <name>Sending</name>
        <message>
            <source>正在送往打印机 {0}…</source>
            <translation>Sending to the printer {0}…</translation>
        </message>
        <message>
            <source>这台电脑缺打印组件（pypdfium2），不能直接打印。可以导出 PDF，用阅读器打印。</source>
            <translation>This computer lacks the printing component (pypdfium2). You can export a PDF and print it from a reader.</translation>
        </message>
        <message>
            <source>打印机没有接受这份清单。请检查打印机，再试一次，或导出 PDF。</source>
            <translation>The printer did not take the checklist. Check the printer and try again, or export a PDF.</translation>
        </message>
        <message>
            <source>没有打印成，打印系统说：{0}</source>
            <translation>Not printed; the printing system says: {0}</translation>
        </message>
        <message>
            <source>没有打印成（{0}）。</source>
            <translation>Not printed ({0}).</translation>
        </message>
    </context>
    <context>
        <name>SizeLine</name>
        <message>
            <source>企业规模：尚不能确定</source>
            <translation>Size: cannot be told yet</translation>
        </message>
        <message>
            <source>企业规模：{0}</source>
            <translation>Size: {0}</translation>
        </message>
        <message>
            <source>企业规模：{0}（尚未确定）</source>
            <translation>Size: {0} (not settled)</translation>
        </message>
        <message>
            <source>依据：{0}</source>
            <translation>From: {0}</translation>
        </message>
        <message>
            <source>还需要：{0}</source>
            <translation>Still needed: {0}</translation>
        </message>
        <message>
            <source>标准：{0}</source>
            <translation>Standard: {0}</translation>
        </message>
    </context>
    <context>
        <name>SourcePanel</name>
        <message>
            <source>自上次存入以来没有改过回答。</source>
            <translation>No answer has changed since it was saved.</translation>
        </message>
        <message>
            <source>注明没有改的回答…</source>
            <translation>Add an answer that has not changed…</translation>
        </message>
        <message>
            <source>注明没有改的回答的来源</source>
            <translation>Source of an answer that has not changed</translation>
        </message>
        <message>
            <source>（没有改）</source>
            <translation> (not changed)</translation>
        </message>
        <message>
            <source>来源：{0}</source>
            <translation>Source: {0}</translation>
        </message>
        <message>
            <source>备注，如看了哪份材料</source>
            <translation>Remark, e.g. which document</translation>
        </message>
        <message>
            <source>来源的备注：{0}</source>
            <translation>Remark on the source: {0}</translation>
        </message>
        <message>
            <source>（已注明：{0}）</source>
            <translation> (recorded so far: {0})</translation>
        </message>
        <message>
            <source>注明来源</source>
            <translation>say a source</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>打开所在文件夹</source>
            <translation>Open folder</translation>
        </message>
        <message>
            <source>可撤销：{0}</source>
            <translation>Can undo: {0}</translation>
        </message>
        <message>
            <source>规则包 {0} · {1} · 复核至 {2}</source>
            <translation>Rule pack {0} · {1} · review by {2}</translation>
        </message>
        <message>
            <source>本规则包已超过复核日期</source>
            <translation>this rule pack is past its review date</translation>
        </message>
        <message>
            <source>有未保存的修改</source>
            <translation>Unsaved changes</translation>
        </message>
        <message>
            <source>已存入客户列表</source>
            <translation>Saved to the client list</translation>
        </message>
        <message>
            <source>尚未存入客户列表</source>
            <translation>Not in the client list yet</translation>
        </message>
        <message>
            <source>未存为文件</source>
            <translation>Not saved as a file</translation>
        </message>
        <message>
            <source>已保存：{0}</source>
            <translation>Saved: {0}</translation>
        </message>
        <message>
            <source>系统没有能打开 {0} 的程序。文件已经写好，在 {1}。</source>
            <translation>The system has no program to open {0}. The file is written; it is in {1}.</translation>
        </message>
        <message>
            <source>系统没有能打开文件夹的程序。文件在 {0}。</source>
            <translation>The system has no program to open folders. The file is in {0}.</translation>
        </message>
        <message>
            <source>填写需核对 {0}</source>
            <translation>Answers to check: {0}</translation>
        </message>
        <message>
            <source>到下一处需核对的填写</source>
            <translation>Go to the next answer to check</translation>
        </message>
    </context>
    <context>
        <name>TableExport</name>
        <message>
            <source>正在写表格…</source>
            <translation>Writing the table…</translation>
        </message>
        <message>
            <source>已导出 {0}</source>
            <translation>Exported {0}</translation>
        </message>
        <message>
            <source>表格没有写成。</source>
            <translation>The table was not written.</translation>
        </message>
        <message>
            <source>表格没有写成（{0}）。填写的内容都在，可以再试一次，或先保存企业画像。</source>
            <translation>The table was not written ({0}). All answers are still here; try again, or save the profile first.</translation>
        </message>
        <message>
            <source>已取消，没有写 {0}</source>
            <translation>Cancelled; {0} was not written</translation>
        </message>
    </context>
    <context>
        <name>UsagePopup</name>
        <message>
            <source>用到“{0}”的事项</source>
            <translation>Supports that use “{0}”</translation>
        </message>
        <message>
            <source>↑↓ 选择　Enter 查看　Esc 关闭</source>
            <translation>↑↓ choose   Enter show   Esc close</translation>
        </message>
    </context>
    <context>
        <name>VisitPanel</name>
        <message>
            <source>经办人</source>
            <translation>Adviser</translation>
        </message>
        <message>
            <source>说明</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>来访说明</source>
            <translation>Note on the visit</translation>
        </message>
        <message>
            <source>来问什么、答复了什么</source>
            <translation>What was asked and answered</translation>
        </message>
        <message>
            <source>记录来访</source>
            <translation>Record visit</translation>
        </message>
    </context>
    <context>
        <name>Visiting</name>
        <message>
            <source>将记下：判断日期 {0}，规则包 {1}，{2} {3} 项，{4} {5} 项，已打印或导出 {6} 份。</source>
            <translation>To be recorded: as of {0}, pack {1}; {2}: {3}, {4}: {5}; papers printed or exported: {6}.</translation>
        </message>
        <message>
            <source>已记录第 {0} 次来访。</source>
            <translation>Visit {0} is recorded.</translation>
        </message>
        <message>
            <source>这份纸面已记入第 {0} 次来访。</source>
            <translation>This paper was recorded with visit {0}.</translation>
        </message>
        <message>
            <source>这份纸面没有记进咨询记录（{0}）。记录下一次来访时会再记。</source>
            <translation>This paper was not recorded ({0}). It will be recorded with the next visit.</translation>
        </message>
        <message>
            <source>没有随来访记录的 {0} 份纸面已记进咨询记录。</source>
            <translation>{0} papers that came with no visit were put into the consultation record.</translation>
        </message>
        <message>
            <source>打印或导出的纸面没有记进咨询记录（{0}）。请在咨询记录之外另作登记。</source>
            <translation>What was printed or exported was not put into the consultation record ({0}). Please note it elsewhere.</translation>
        </message>
        <message>
            <source>{0} 份打印或导出的纸面还没有记进咨询记录。</source>
            <translation>Papers printed or exported and not yet in the consultation record: {0}.</translation>
        </message>
        <message>
            <source>再试一次</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>来访没有记成（{0}）。填写的内容都在，可以再试一次。</source>
            <translation>The visit was not recorded ({0}). Everything you entered is still here; try again.</translation>
        </message>
        <message>
            <source>来访记录没有读出来（{0}）。当前企业没有改动，可以重新打开这个客户。</source>
            <translation>The visits could not be read ({0}). The firm at work is unchanged; open the client again.</translation>
        </message>
        <message>
            <source>这个客户还没有来访记录。</source>
            <translation>No visit of this client has been recorded yet.</translation>
        </message>
    </context>
    <context>
        <name>VisitsWindow</name>
        <message>
            <source>来访之间的变化</source>
            <translation>Changes between visits</translation>
        </message>
        <message>
            <source>从</source>
            <translation>From</translation>
        </message>
        <message>
            <source>到</source>
            <translation>To</translation>
        </message>
        <message>
            <source>从哪一次</source>
            <translation>From which visit</translation>
        </message>
        <message>
            <source>到哪一次</source>
            <translation>To which visit</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>现在</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>第 {0} 次来访，{1}，{2}</source>
            <translation>Visit {0}, {1}, {2}</translation>
        </message>
        <message>
            <source>没有变化。</source>
            <translation>Nothing changed.</translation>
        </message>
        <message>
            <source>第 {0} 次</source>
            <translation>Visit {0}</translation>
        </message>
        <message>
            <source>已打印或导出：{0} 页（{1}）</source>
            <translation>Printed or exported: {0} pages ({1})</translation>
        </message>
    </context>
    <context>
        <name>WindowDialogs</name>
        <message>
            <source>打开企业画像</source>
            <translation>Open a Profile</translation>
        </message>
        <message>
            <source>保存企业画像</source>
            <translation>Save the Profile</translation>
        </message>
        <message>
            <source>导出 PDF</source>
            <translation>Export PDF</translation>
        </message>
        <message>
            <source>表格</source>
            <translation>Table</translation>
        </message>
        <message>
            <source>导出表格</source>
            <translation>Export table</translation>
        </message>
        <message>
            <source>填写表、清单表或企业画像</source>
            <translation>Forms, checklist tables or profiles</translation>
        </message>
        <message>
            <source>导入</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>保存填写模板</source>
            <translation>Save the form to fill in</translation>
        </message>
        <message>
            <source>存为文本</source>
            <translation>Save as Text</translation>
        </message>
        <message>
            <source>文本</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>选择答复的文件</source>
            <translation>Choose the File of the Answer</translation>
        </message>
        <message>
            <source>选择咨询记录</source>
            <translation>Choose a Consultation Record</translation>
        </message>
        <message>
            <source>咨询记录</source>
            <translation>Consultation record</translation>
        </message>
        <message>
            <source>尚未保存</source>
            <translation>Not Saved</translation>
        </message>
        <message>
            <source>“{0}”有未保存的修改。</source>
            <translation>"{0}" has unsaved changes.</translation>
        </message>
        <message>
            <source>保存</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>不保存</source>
            <translation>Don't Save</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>企业画像、填写表、PDF 清单</source>
            <translation>Profiles, forms, PDF checklists</translation>
        </message>
        <message>
            <source>企业画像</source>
            <translation>Profile</translation>
        </message>
    </context>
    <context>
        <name>WorkEdits</name>
        <message>
            <source>勾选“{0}”第 {1} 步</source>
            <translation>Tick step {1} of “{0}”</translation>
        </message>
        <message>
            <source>取消勾选“{0}”第 {1} 步</source>
            <translation>Untick step {1} of “{0}”</translation>
        </message>
        <message>
            <source>“{0}”改为“{1}”</source>
            <translation>Set “{0}” to “{1}”</translation>
        </message>
        <message>
            <source>改“{0}”的原因</source>
            <translation>Change the reason of “{0}”</translation>
        </message>
        <message>
            <source>改“{0}”的期限</source>
            <translation>Change the due date of “{0}”</translation>
        </message>
        <message>
            <source>改“{0}”的经办人</source>
            <translation>Change who is in charge of “{0}”</translation>
        </message>
        <message>
            <source>改“{0}”的备注</source>
            <translation>Change the note on “{0}”</translation>
        </message>
        <message>
            <source>“{0}”已重读</source>
            <translation>“{0}” has been read again</translation>
        </message>
    </context>
    <context>
        <name>WorkForm</name>
        <message>
            <source>办理情况</source>
            <translation>Work done</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>期限</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>经办人</source>
            <translation>In charge</translation>
        </message>
        <message>
            <source>备注</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>为什么不办？写一句，以后查得到</source>
            <translation>Why not? One sentence to find again later</translation>
        </message>
        <message>
            <source>年-月-日</source>
            <translation>year-month-day</translation>
        </message>
        <message>
            <source>打开日历</source>
            <translation>Open the calendar</translation>
        </message>
        <message>
            <source>谁来办</source>
            <translation>Who does it</translation>
        </message>
        <message>
            <source>进展、联系人、预约时间；离开或按 Ctrl+Enter 即记下</source>
            <translation>Progress, contacts, appointments; kept on leaving or Ctrl+Enter</translation>
        </message>
        <message>
            <source>已重读</source>
            <translation>Read again</translation>
        </message>
        <message>
            <source>规则包换了（{0}），这一项的说法有改：请重读原文、条件和步骤。</source>
            <translation>The rules changed ({0}) and say this otherwise: read the text, conditions and steps again.</translation>
        </message>
        <message>
            <source>期限未改：“{0}”不是日期，请写成 2024-06-01（2000–2099 年）</source>
            <translation>Due date unchanged: “{0}” is no date like 2024-06-01 (years 2000–2099)</translation>
        </message>
    </context>
    <context>
        <name>WorkReviewWindow</name>
        <message>
            <source>导入办理情况</source>
            <translation>Import work</translation>
        </message>
        <message>
            <source>清单表里的改动</source>
            <translation>Changes in the checklist table</translation>
        </message>
        <message>
            <source>{0} 有 {1} 处改动。采用以后可以一步撤销。</source>
            <translation>{0} holds {1} changes. Once taken, one undo takes them back.</translation>
        </message>
        <message>
            <source>{0} 有 {1} 处改动，另有 {2} 处不能采用，原因列在最前。</source>
            <translation>{0} holds {1} changes; {2} more cannot be taken, the reasons come first.</translation>
        </message>
        <message>
            <source>只采用其余 {0} 处</source>
            <translation>Take only the other {0}</translation>
        </message>
        <message>
            <source>采用 {0} 处改动</source>
            <translation>Take {0} changes</translation>
        </message>
        <message>
            <source>不采用</source>
            <translation>Take none</translation>
        </message>
    </context>
    <context>
        <name>WorkSection</name>
        <message>
            <source>收起步骤与办理情况</source>
            <translation>Fold steps and work</translation>
        </message>
        <message>
            <source>展开步骤与办理情况</source>
            <translation>Show steps and work</translation>
        </message>
    </context>
    <context>
        <name>self._counts</name>
        <message>
            <source>，</source>
            <translation>, </translation>
        </message>
    </context>
</TS>
